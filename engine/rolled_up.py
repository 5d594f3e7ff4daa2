"""A roll-up in, the goals and priority goals that it counts out (semantics 3.5)."""

from dsl import ast
from dsl.ast import Group
from engine.assessment import Assessment, Evaluated
from engine.compile import contributes
from engine.names import key
from engine.resolve import OVERALL
from engine.uses import conditions_of
from engine.wording import rule_of


def goals_below(evaluated: Evaluated, roll_up: Assessment) -> tuple[Assessment, ...]:
    """The goals and priority goals that the roll-up counts, in the order of the plan; none for a goal."""
    if not roll_up.is_roll_up:
        return ()
    plan, rule = evaluated.plan, rule_of(evaluated, roll_up)
    said = tuple(conditions_of(rule))
    groups = {part.group for part in said if isinstance(part, ast.GoalsAre)}
    named = {key(part.goal.text) for part in said if isinstance(part, ast.GoalIs)}
    counted = {
        key(goal.name) for goal in plan.goals if roll_up.name == OVERALL or contributes(plan, goal, roll_up.name)
    }
    counts_goals = Group.GOALS in groups or not (groups or named)
    return tuple(
        one
        for one in evaluated.assessments
        if one.name != roll_up.name
        and (
            key(one.name) in named
            or (not one.is_roll_up and counts_goals and key(one.name) in counted)
            or (one.is_roll_up and one.name != OVERALL and Group.PRIORITY_GOALS in groups)
        )
    )
