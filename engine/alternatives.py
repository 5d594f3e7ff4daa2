"""A judged goal in, the verdicts that another policy or another target would have given out."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from attrs import evolve

from dsl.ast import Action, Class, PolicyKind
from engine.assessment import Alternative, Assessment, Evaluated, MeasureAssessment, State
from engine.names import key
from engine.plan import Goal, Measure, Plan, PolicyInForce, RollUp, TargetOfYear, Word
from engine.policies import COMMAND_LINE
from engine.scene import World
from engine.stated import word_for
from engine.verdict import Computed, compute
from engine.world import world_of
from findings.text import Text

WORDING = {
    (PolicyKind.PRELIMINARY, Action.ACCEPT): Text("preliminärt utfall godtas", "preliminary outcomes are accepted"),
    (PolicyKind.PRELIMINARY, Action.UNDECIDED): Text(
        "preliminärt utfall kan ej bedömas", "preliminary outcomes cannot be assessed"
    ),
    (PolicyKind.MISSING, Action.UNDECIDED): Text("saknat utfall kan ej bedömas", "missing outcomes cannot be assessed"),
    (PolicyKind.MISSING, Action.COUNT_AS_NOT_MET): Text(
        "saknat utfall räknas som ej uppfyllt", "missing outcomes count as not met"
    ),
    (PolicyKind.MISSING, Action.CARRY): Text(
        "saknat utfall ersätts av senaste utfall", "missing outcomes are replaced by the latest outcome"
    ),
    (PolicyKind.MISSING, Action.LEAVE_OUT): Text("saknat utfall räknas inte", "missing outcomes are left out"),
    (PolicyKind.EQUAL, Action.ENOUGH): Text("lika med målvärdet räcker", "equal to the target is enough"),
    (PolicyKind.EQUAL, Action.NOT_ENOUGH): Text("lika med målvärdet räcker inte", "equal to the target is not enough"),
    (PolicyKind.ROUNDING, Action.ACCEPT): Text(
        "avrundning som avgör godtas", "rounding that decides the verdict is accepted"
    ),
    (PolicyKind.ROUNDING, Action.UNDECIDED): Text(
        "avrundning som avgör kan ej bedömas", "a verdict that rounding decides cannot be assessed"
    ),
}
MISSING_STATES = frozenset({State.CARRIED, State.MISSING, State.COUNTED_AS_NOT_MET, State.LEFT_OUT})


def alternatives(
    world: World,
    subject: Goal | RollUp,
    computed: Computed,
    measures: Iterable[MeasureAssessment],
    scale: tuple[Word, ...],
) -> tuple[Alternative, ...]:
    """What each listed policy that could matter would give; none for a roll-up, which follows its goals."""
    if isinstance(subject, RollUp):
        return ()
    found = []
    for policy in _that_matter(computed, measures):
        gives = with_policy(world, subject, policy)
        found.append(Alternative(WORDING[policy.kind, policy.action], word_for(gives, scale), gives))
    return tuple(found)


def with_policy(world: World, goal: Goal, policy: PolicyInForce) -> Class:
    """The verdict of `goal` were `policy` in force for every measure."""
    overrides = (*(of for of in world.overrides if of.kind is not policy.kind), policy)
    return compute(evolve(world, overrides=overrides), goal).of_class


def _that_matter(computed: Computed, measures: Iterable[MeasureAssessment]) -> Iterator[PolicyInForce]:
    """The listed policies that are not already in force, of the kinds that the figures at hand depend on."""
    scene = computed.scene
    kinds = set()
    if scene.rejected or any("preliminärt" in known.marks for known in scene.known.values()):
        kinds.add(PolicyKind.PRELIMINARY)
    if any(evidence.state in MISSING_STATES for evidence in scene.evidence.values()):
        kinds.add(PolicyKind.MISSING)
    if any(measure.margin == 0 for measure in measures):
        kinds.add(PolicyKind.EQUAL)
    if len(computed.possible_rounding.classes) > 1:
        kinds.add(PolicyKind.ROUNDING)
    in_force = {
        (policy.kind, policy.action)
        for policies in scene.in_force.values()
        for policy in (policies.preliminary, policies.missing, policies.equal, policies.rounding)
    }
    for kind, action in WORDING:
        if kind in kinds and (kind, action) not in in_force:
            yield listed(kind, action)


def listed(kind: PolicyKind, action: Action) -> PolicyInForce:
    """A policy as it would stand on the command line."""
    return PolicyInForce(kind, action, None, None, COMMAND_LINE, None)


def with_target(evaluated: Evaluated, assessment: Assessment, measure_name: str, value: Decimal) -> tuple[Class, ...]:
    """The verdict were the figure in that measure's target of the year `value`, in the measure's unit.

    Empty for a roll-up, and where the target is not one figure.
    """
    goal = next((goal for goal in evaluated.plan.goals if goal.name == assessment.name), None)
    if goal is None or assessment.is_roll_up:
        return ()
    measures = tuple(_with_figure(m, measure_name, evaluated.year, value) for m in evaluated.plan.measures)
    if measures == evaluated.plan.measures:
        return ()
    return (in_plan(evaluated, evolve(evaluated.plan, measures=measures), goal),)


def in_plan(evaluated: Evaluated, plan: Plan, goal: Goal) -> Class:
    """The verdict of `goal` under another plan, the figures being the same."""
    world = world_of(evaluated)
    measures = {key(measure.name): measure for measure in plan.measures}
    return compute(evolve(world, plan=plan, measures=measures), goal).of_class


def _with_figure(measure: Measure, name: str, year: int, value: Decimal) -> Measure:
    if key(measure.name) != key(name):
        return measure
    return evolve(
        measure,
        targets=tuple(_changed(target, value) if target.year == year else target for target in measure.targets),
    )


def _changed(of_year: TargetOfYear, value: Decimal) -> TargetOfYear:
    if len(of_year.target.bounds) != 1:
        return of_year
    bound = evolve(of_year.target.bounds[0], value=value)
    return evolve(of_year, target=evolve(of_year.target, bounds=(bound,)))
