"""An example and what it gave in, whether it waits for a target that is not decided yet out (MK106, `malkoll test`)."""

from collections.abc import Iterator, Mapping

from dsl import ast
from dsl.ast import Class, Group
from engine.examples import Judged, agrees
from engine.names import key
from engine.plan import Goal, Measure, Plan
from engine.target_years import years_without_target
from engine.uses import conditions_of, is_built_in, members_of


def waits_for_target(plan: Plan, judged: Judged) -> bool:
    """Whether what the example gives is another thing for want of a target that MK102 asks for.

    A target that the plan says it does without is no such target, and neither is one that the verdict does not
    hang on: that of a measure named in a condition, where the rest of the figures decide.
    """
    if agrees(judged) or judged.computed.scene.problems:
        return False
    world = judged.computed.scene.world
    undecided = judged.of_class is Class.UNDECIDED
    return any(
        world.year in years_without_target(plan, world.measures[name])
        for name, leaves_the_set in _asked(judged.goal, world.measures)
        if (undecided or leaves_the_set) and name in world.measures
    )


def _asked(goal: Goal, measures: Mapping[str, Measure]) -> Iterator[tuple[str, bool]]:
    """The measures whose targets the goal's rule asks for, and whether one without is left out (semantics 3.1)."""
    members = members_of(goal, measures)
    if is_built_in(goal.rule):
        yield from ((name, True) for name in members.measures)
    for part in conditions_of(goal.rule):
        if isinstance(part, ast.AverageShare):
            yield from ((name, True) for name in members.measures)
        elif isinstance(part, ast.SetReached) and part.change is None:
            group = members.indicators if part.group is Group.INDICATORS else members.measures
            yield from ((name, part.quantifier.out_of is None) for name in group)
        elif isinstance(part, ast.Reached | ast.ReachesShare):
            named = members.indicators if part.measure is None else (key(part.measure.text),)
            yield from ((name, False) for name in named)
