"""A roll-up in, the verdict it would have if the report's own words for its goals were right out."""

from dsl.ast import Class
from engine.assessment import Assessment, Evaluated
from engine.names import key
from engine.scene import JudgedGoal
from engine.verdict import compute
from engine.world import world_of


def by_stated_goals(evaluated: Evaluated, roll_up: Assessment) -> Class:
    """The roll-up's verdict from stated words where the computation is from computed ones (semantics 3.5).

    A roll-up that agrees with its goals as stated tells nothing that is not told of those goals.
    """
    world = world_of(evaluated)
    for assessment in evaluated.assessments:
        if assessment.name != roll_up.name or not assessment.is_roll_up:
            of_class = (*assessment.stated_classes, assessment.computed)[0]
            world.judged[key(assessment.name)] = JudgedGoal(of_class, None, None, None)
    named = next(one for one in evaluated.plan.roll_ups if one.name == roll_up.name)
    return compute(world, named).of_class
