"""A plan's rules and its `delvis` limits in, the limits that no condition tests out (MK111, MK106, MK401)."""

from collections.abc import Iterable

from dsl import ast
from dsl.ast import Class, Group
from engine.assessment import MeasureAssessment
from engine.names import key
from engine.plan import Goal, Measure, Plan, Rule
from engine.truth import Truth
from engine.uses import Members, conditions_of, indicators_below, members_of

FULL_LINE = "helt uppfyllt när alla nyckeltal nås"
PARTLY_LINE = "delvis uppfyllt när alla nyckeltal nås delvis"


def untested(plan: Plan) -> tuple[tuple[Measure, tuple[Goal, ...]], ...]:
    """The plan's own measures with a `delvis` limit that nothing tests, and the goals that are measured by each.

    A measure of no goal that is judged by its measures is none of them: nothing is lost by its limit.
    """
    above = {key(measure.name): measure for measure in plan.measures}
    tested: set[str] = set()
    goals: dict[str, list[Goal]] = {}
    for goal in plan.goals:
        members = members_of(goal, above)
        tested |= _tested(goal.rule, members)
        if not goal.rule.by_board:
            for name in members.measures:
                goals.setdefault(name, []).append(goal)
    below = indicators_below(plan)
    for roll_up in plan.roll_ups:
        indicators = tuple(below.get(None if roll_up.is_overall else key(roll_up.name), ()))
        tested |= _tested(roll_up.rule, Members((), indicators))
    return tuple(
        (measure, tuple(goals[key(measure.name)]))
        for measure in plan.measures
        if not measure.imported
        and any(of_year.partial is not None for of_year in measure.targets)
        and key(measure.name) in goals
        and key(measure.name) not in tested
    )


def would_be_partly(rule: Rule, stated: Iterable[Class], measures: Iterable[MeasureAssessment]) -> bool:
    """Whether delvis is stated, every `delvis` limit is met, and the rule tests none of them."""
    every = tuple(measures)
    missed = [one for one in every if one.reached is not Truth.TRUE]
    return (
        Class.PARTLY in stated
        and bool(missed)
        and all(one.partly is Truth.TRUE for one in every)
        and not any(_asks_partly(part) for part in conditions_of(rule))
    )


def lines_to_write(rule: Rule) -> str:
    """The verdict lines that test the limits; a line of its own takes the place of the built-in rule."""
    return f"`{PARTLY_LINE}`" if rule.lines else f"`{FULL_LINE}` och `{PARTLY_LINE}`"


def _tested(rule: Rule, members: Members) -> set[str]:
    found: set[str] = set()
    for part in conditions_of(rule):
        if isinstance(part, ast.SetReached) and part.partly:
            found.update(members.indicators if part.group is Group.INDICATORS else members.measures)
        elif isinstance(part, ast.Reached) and part.partly:
            found.update(members.indicators if part.measure is None else (key(part.measure.text),))
    return found


def _asks_partly(part: ast.Condition) -> bool:
    return isinstance(part, ast.SetReached | ast.Reached) and part.partly
