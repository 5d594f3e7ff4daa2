"""A plan in, the targets that are compared with another figure, in target lines and in conditions, out."""

from collections.abc import Iterator

from attrs import frozen

from dsl import ast
from dsl.ast import Compare, Group
from engine.names import key
from engine.plan import Goal, Measure, Plan, TargetOfYear
from engine.uses import Members, conditions_of, indicators_below, members_of

#: Comparisons that mean the opposite where lower is better. A tuple: hashing a member of an Enum is slow.
NEEDS_DIRECTION = (Compare.IMPROVE, Compare.NOT_WORSEN, Compare.BETTER_THAN, Compare.AS_GOOD_AS)


@frozen
class RelativeCondition:
    """`x förbättras`, `alla nyckeltal är bättre än riket`: a target phrase, said of measures in a condition."""

    target: ast.Target
    #: Names of the measures, as compared.
    measures: tuple[str, ...]


def target_lines(measure: Measure) -> tuple[TargetOfYear, ...]:
    """The measure's targets, a line that is for several years once, by its first year."""
    if len(measure.targets) < 2:
        return measure.targets
    return tuple({id(target.line): target for target in reversed(measure.targets)}.values())[::-1]


def relative_conditions(plan: Plan) -> Iterator[RelativeCondition]:
    """Every target phrase in the conditions of goals and roll-ups, with the measures it is said of; linear."""
    measures = {key(measure.name): measure for measure in plan.measures}
    for goal in plan.goals:
        yield from _of(goal, members_of(goal, measures))
    below = indicators_below(plan)
    for roll_up in plan.roll_ups:
        indicators = tuple(below.get(None if roll_up.is_overall else key(roll_up.name), ()))
        for part in conditions_of(roll_up.rule):
            yield from _said(part, Members((), indicators))


def _of(goal: Goal, members: Members) -> Iterator[RelativeCondition]:
    for part in conditions_of(goal.rule):
        yield from _said(part, members)


def _said(part: ast.Condition, members: Members) -> Iterator[RelativeCondition]:
    if isinstance(part, ast.Fulfils):
        names = members.indicators if part.measure is None else (key(part.measure.text),)
        yield RelativeCondition(part.target, names)
    elif isinstance(part, ast.SetReached) and part.change is not None:
        group = members.indicators if part.group is Group.INDICATORS else members.measures
        yield RelativeCondition(part.change, group)
