"""An assessment in, the verdicts that other honest readings of plan and figures give out (checks, MK401)."""

from collections.abc import Iterator

from attrs import evolve, frozen

from dsl.ast import Action, Class, Compare, PolicyKind, Target
from engine.alternatives import in_plan, listed, with_policy, with_target
from engine.assessment import Assessment, Evaluated
from engine.plan import Goal, Measure
from engine.policies import BUILT_IN_ORIGIN
from engine.scene import Scene, World
from engine.sentence_target import differing_targets
from engine.verdict import compiled, rounding_domains
from engine.world import world_of
from engine.worlds import possible_verdicts
from findings.text import Text

PRELIMINARY = (
    (Action.ACCEPT, Text("preliminära utfall godtas", "preliminary outcomes are accepted")),
    (Action.UNDECIDED, Text("preliminära utfall inte kan bedömas", "preliminary outcomes cannot be assessed")),
)
MISSING = (
    (Action.UNDECIDED, Text("saknade utfall inte kan bedömas", "missing outcomes cannot be assessed")),
    (Action.COUNT_AS_NOT_MET, Text("saknade utfall räknas som ej uppfyllda", "missing outcomes count as not met")),
    (Action.CARRY, Text("saknade utfall ersätts av det senaste", "missing outcomes are replaced by the latest")),
    (Action.LEAVE_OUT, Text("saknade utfall inte räknas", "missing outcomes are left out")),
)
LOOSER = {Compare.ABOVE: Compare.AT_LEAST, Compare.BELOW: Compare.AT_MOST}


@frozen
class Reading:
    """One way to read the plan and the figures, and the verdicts it can give."""

    #: Completes "med läsningen att …" / "reading it so that …".
    how: Text
    gives: tuple[Class, ...]


def readings(evaluated: Evaluated, assessment: Assessment) -> tuple[Reading, ...]:
    """Every honest reading that is not the plan's own; none for a roll-up, which follows its goals.

    The policies the plan has not declared; every value within rounding, ends included; equality at a strict or
    an undeclared limit; the figure of the goal's sentence. Not another basis, another target, or a guess at a
    missing figure.
    """
    goal = next((goal for goal in evaluated.plan.goals if goal.name == assessment.name), None)
    if goal is None or assessment.is_roll_up or goal.rule.by_board:
        return ()
    world = world_of(evaluated)
    rule, scene = compiled(world, goal)
    found = [*_policies(world, goal, scene)]
    fixed = scene.values
    within = possible_verdicts(rule, fixed, rounding_domains(scene.known, closed=True))
    found.append(Reading(Text("siffrorna är avrundade", "the figures are rounded"), within.classes))
    found.extend(_equality(evaluated, world, goal, scene))
    found.extend(_sentence(evaluated, assessment, goal))
    return tuple(found)


def _policies(world: World, goal: Goal, scene: Scene) -> Iterator[Reading]:
    """Each preliminary and missing policy, where the plan has declared none for any of the goal's measures."""
    for kind, choices in ((PolicyKind.PRELIMINARY, PRELIMINARY), (PolicyKind.MISSING, MISSING)):
        in_force = [
            policies.preliminary if kind is PolicyKind.PRELIMINARY else policies.missing
            for policies in scene.in_force.values()
        ]
        if any(policy.origin != BUILT_IN_ORIGIN for policy in in_force):
            continue
        for action, how in choices:
            if all(policy.action is not action for policy in in_force):
                yield Reading(how, (with_policy(world, goal, listed(kind, action)),))


def _equality(evaluated: Evaluated, world: World, goal: Goal, scene: Scene) -> Iterator[Reading]:
    """minst read as över and över as minst, unless the plan says what equality is worth."""
    if any(policies.equal.origin != BUILT_IN_ORIGIN for policies in scene.in_force.values()):
        return
    strict = with_policy(world, goal, listed(PolicyKind.EQUAL, Action.NOT_ENOUGH))
    yield Reading(Text("lika med målvärdet inte räcker", "equal to the target is not enough"), (strict,))
    plan = evolve(evaluated.plan, measures=tuple(_loosened(measure) for measure in evaluated.plan.measures))
    if plan.measures != evaluated.plan.measures:
        loose = in_plan(evaluated, plan, goal)
        yield Reading(Text("lika med målvärdet räcker", "equal to the target is enough"), (loose,))


def _loosened(measure: Measure) -> Measure:
    targets = tuple(evolve(of_year, target=_loose(of_year.target)) for of_year in measure.targets)
    return evolve(measure, targets=targets)


def _loose(target: Target) -> Target:
    return evolve(target, compare=LOOSER.get(target.compare, target.compare))


def _sentence(evaluated: Evaluated, assessment: Assessment, goal: Goal) -> Iterator[Reading]:
    """The figure of the goal's sentence in place of the target's, where the two differ (MK201)."""
    for differing in differing_targets(evaluated, goal, assessment):
        said = differing.said
        how = Text(f'målet är "{said.quote}" som i målsatsen', f'the target is "{said.quote}" as in the sentence')
        yield Reading(how, with_target(evaluated, assessment, said.measure.name, said.value))
