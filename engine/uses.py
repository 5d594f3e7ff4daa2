"""A plan in, which of its measures anything uses, and which of their targets anything asks for, out."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from attrs import frozen

from dsl import ast
from dsl.ast import Group
from engine.bind import parts
from engine.facts import folded
from engine.names import key
from engine.ownership import owners
from engine.plan import Assignment, Goal, Measure, Plan, RollUp, Rule

Found = TypeVar("Found")


@frozen
class Uses:
    """Names of measures, as compared."""

    #: A goal is measured by it or contributes to it, a condition or an assignment names it, or another measure
    #: is the same as it.
    used: frozenset[str]
    #: A goal is measured by it, or stands below it, and nothing says that it is judged without a target.
    asked: frozenset[str]
    #: Those of `used` that are so by more than being the same as another measure.
    named: frozenset[str]


@frozen
class Members:
    """The measures that the sets of a rule count over, as compared: `nyckeltal`, and `indikatorer`."""

    measures: tuple[str, ...]
    indicators: tuple[str, ...]


def uses(plan: Plan) -> Uses:
    """What the goals, roll-ups, measures and assignments of the plan use. Linear in the plan."""
    above = {key(measure.name): measure for measure in plan.measures}
    used = {key(name) for assignment in plan.assignments for name in assignment.measures}
    used |= {key(name) for assignment in plan.assignments for name in assignment.contributes_to}
    used |= {key(name) for measure in plan.measures for name in measure.contributes_to}
    members: set[str] = set()
    tested: set[str] = set()
    otherwise: set[str] = set()
    for goal in plan.goals:
        own = members_of(goal, above)
        members.update(own.measures, own.indicators)
        _note(goal.rule, own, tested, otherwise, used)
    below = indicators_below(plan)
    for roll_up in plan.roll_ups:
        indicators = tuple(below.get(None if roll_up.is_overall else key(roll_up.name), ()))
        _note(roll_up.rule, Members((), indicators), tested, otherwise, used, is_roll_up=True)
    asked = tested | (members - otherwise)
    named = frozenset(used | members | tested | otherwise)
    return Uses(named | _same_as_others(plan), frozenset(asked), named)


def members_of(goal: Goal, measures: Mapping[str, Measure]) -> Members:
    """The goal's own measures, and the indicators above it: those it names, else those its measures name."""
    own = tuple(key(name) for name, _ in goal.measures)
    if goal.indicators:
        return Members(own, tuple(key(name) for name in goal.indicators))
    found: dict[str, None] = {}
    for name in own:
        for over in measures[name].contributes_to if name in measures else ():
            measure = measures.get(key(over))
            if measure is not None and measure.is_indicator:
                found.setdefault(key(over))
    return Members(own, tuple(found))


def conditions_of(rule: Rule) -> Iterator[ast.Condition]:
    """Every condition without parts of its own that the rule's lines and exceptions are made of."""
    for line in rule.lines:
        yield from parts(line.condition)
    for exception in rule.exceptions:
        yield from parts(exception.condition)


def is_built_in(rule: Rule) -> bool:
    """Whether the goal is judged by `alla nyckeltal nås`: it has no line of its own that says when."""
    return not rule.lines


def activities_of(plan: Plan) -> Mapping[str, tuple[Assignment, ...]]:
    """By goal, as compared: the activities and assignments that say they contribute to it."""
    found: dict[str, list[Assignment]] = {}
    for assignment in plan.assignments:
        for name in assignment.contributes_to:
            found.setdefault(key(name), []).append(assignment)
    return {name: tuple(of_name) for name, of_name in found.items()}


def rules_of(plan: Plan) -> Iterator[tuple[Goal | RollUp, Rule]]:
    """Every goal and roll-up with its rule, in order."""
    for goal in plan.goals:
        yield goal, goal.rule
    for roll_up in plan.roll_ups:
        yield roll_up, roll_up.rule


def by_owner(
    plan: Plan, found: Iterable[tuple[Measure, Found]]
) -> Iterator[tuple[str | None, list[tuple[Measure, Found]]]]:
    """What was found of measures, by the goal that each speaks for, else by the assignment; others stand alone."""
    every = list(found)
    if not every:
        return
    goals = dict(owners(plan))
    for assignment in plan.assignments:
        for name in assignment.measures:
            goals.setdefault(folded(name), assignment.name)
    groups: dict[tuple[str | None, str], list[tuple[Measure, Found]]] = {}
    for measure, what in every:
        goal = goals.get(folded(measure.name))
        groups.setdefault((goal, key(measure.name) if goal is None else ""), []).append((measure, what))
    for (goal, _), of_goal in groups.items():
        yield goal, of_goal


def indicators_below(plan: Plan) -> Mapping[str | None, list[str]]:
    """The indicators by the priority goal they contribute to; under None all of them."""
    found: dict[str | None, list[str]] = {None: []}
    for measure in plan.measures:
        if measure.is_indicator:
            found[None].append(key(measure.name))
            for name in measure.contributes_to:
                found.setdefault(key(name), []).append(key(measure.name))
    return found


def _note(
    rule: Rule,
    members: Members,
    tested: set[str],
    otherwise: set[str],
    used: set[str],
    *,
    is_roll_up: bool = False,
) -> None:
    """Adds what the rule says of measures: `x nås` asks for the target, `x är minst 5` does without it."""
    if is_built_in(rule) and not is_roll_up:
        tested.update(members.measures)
    for part in conditions_of(rule):
        if isinstance(part, ast.SetReached):
            group = members.indicators if part.group is Group.INDICATORS else members.measures
            (tested if part.change is None else otherwise).update(group)
        elif isinstance(part, ast.AverageShare):
            tested.update(members.measures)
        else:
            named = _named(part, members)
            if isinstance(part, ast.Reached | ast.ReachesShare):
                tested.update(named)
            elif isinstance(part, ast.Fulfils):
                otherwise.update(named)
            else:
                used.update(named)


def _named(part: ast.Condition, members: Members) -> tuple[str, ...]:
    """The measure that a condition is about; `indikatorn` is every indicator above the goal."""
    if isinstance(part, ast.Reached | ast.ReachesShare | ast.Fulfils | ast.IsMissing | ast.IsPreliminary):
        return members.indicators if part.measure is None else (key(part.measure.text),)
    return ()


def _same_as_others(plan: Plan) -> set[str]:
    """The measures that another is the same as, and those that may stand between the two."""
    groups: dict[str, list[str]] = {}
    for measure in plan.measures:
        groups.setdefault(key(measure.same_as), []).append(key(measure.name))
    found = set()
    for first, group in groups.items():
        others = [name for name in group if name != first]
        if others:
            found.add(first)
        if len(others) > 1:
            found.update(others)
    return found
