"""A goal or a roll-up and its world in, the verdict with its marks and what else was possible out (semantics 4)."""

from collections.abc import Mapping
from fractions import Fraction

from attrs import evolve, frozen

from dsl.ast import Action, Class
from engine.assessment import State, Why
from engine.compile import compile_goal, compile_roll_up
from engine.facts import Role
from engine.formula import Compiled, Variable
from engine.judge import Margins, Outcome, decided, judge
from engine.marks import Basis, basis, in_order
from engine.names import key
from engine.plan import Goal, RollUp
from engine.scene import Known, Mode, Scene, World, target_of
from engine.worlds import Domain, Verdicts, possible_verdicts

#: What is said first of several reasons: an error before all, missing before policy (checks, MK402).
GRAVEST = (
    Why.ERROR,
    Why.EXCEPTIONS_CONFLICT,
    Why.OUTCOME_MISSING,
    Why.COMPARATOR_MISSING,
    Why.POLICY,
    Why.STATUS_UNCLEAR,
    Why.NOT_DUE,
    Why.TARGET_MISSING,
    Why.GAP,
    Why.NOTHING_TO_JUDGE,
)
NOTHING = Verdicts(())


@frozen
class Computed:
    """The verdict on one goal or roll-up."""

    of_class: Class
    #: Set where `of_class` is UNDECIDED.
    why: Why | None
    marks: tuple[str, ...]
    basis_years: tuple[int, ...]
    possible: Verdicts
    possible_rounding: Verdicts
    #: Kleene leaves it open, and every conceivable outcome gives the verdict (4.2).
    by_every_world: bool
    #: The exceptions that contradict each other, by index.
    conflict: tuple[int, ...]
    rule: Compiled
    scene: Scene


def compiled(world: World, subject: Goal | RollUp) -> tuple[Compiled, Scene]:
    """The compiled rule of a goal or a roll-up."""
    return compile_goal(world, subject) if isinstance(subject, Goal) else compile_roll_up(world, subject)


def compute(world: World, subject: Goal | RollUp) -> Computed:
    """The verdict on `subject` (semantics 3.3 and 4)."""
    rule, scene = compiled(world, subject)
    values = scene.values
    margins = accepted_margins(scene.known)
    outcome = judge(rule, values, margins)
    if subject.unread or (isinstance(subject, Goal) and _lost_target(world, subject)):
        scene.whys.append(Why.ERROR)
    error = bool(scene.problems) or Why.ERROR in scene.whys
    of_class = None if error or scene.blocked else decided(outcome)
    if error or not (scene.known or scene.free or of_class):
        return _undecided(rule, scene, outcome, NOTHING, NOTHING)
    rounding = _rounding(world, subject, rule, scene, values, of_class)
    possible = _possible(world, subject, rule, scene, rounding)
    by_every_world = of_class is None and _every_world_agrees(scene, outcome, possible, margins)
    if by_every_world:
        of_class = possible.classes[0]
    if of_class is None or of_class is Class.UNDECIDED:
        return _undecided(rule, scene, outcome, possible, rounding)
    if len(rounding.classes) > 1 and _rounding_refused(scene):
        return _undecided(rule, scene, Outcome(frozenset()), possible, rounding, Why.POLICY)
    if by_every_world:
        found = Basis(in_order({mark for known in scene.known.values() for mark in known.marks}), ())
    else:
        found = basis(rule, of_class, values, scene.known, margins)
    marks = (*found.marks, *_other_marks(world, subject, rule, scene, of_class, rounding))
    return Computed(of_class, None, marks, found.years, possible, rounding, by_every_world, (), rule, scene)


def _lost_target(world: World, goal: Goal) -> bool:
    """Whether one of the goal's measures has no target of the year, and lines that could not be read."""
    measures = (world.measures[key(name)] for name, _ in goal.measures)
    return any(measure.unread and target_of(measure, world.year) is None for measure in measures)


def _undecided(
    rule: Compiled,
    scene: Scene,
    outcome: Outcome,
    possible: Verdicts,
    rounding: Verdicts,
    why: Why | None = None,
) -> Computed:
    """Undecided verdicts carry no marks (4.4); nothing is possible where the reason is an error or not due (4.1)."""
    whys = list(scene.whys)
    if scene.problems:
        whys.append(Why.ERROR)
    if outcome.conflict:
        whys.append(Why.EXCEPTIONS_CONFLICT)
    if outcome.gap and not whys:
        whys.append(Why.GAP)
    if accepted_margins(scene.known) or (not whys and Class.UNDECIDED in outcome.classes):
        whys.append(Why.POLICY)
    if scene.blocked:
        whys.append(Why.OUTCOME_MISSING)
    reason = why or next((reason for reason in GRAVEST if reason in whys), Why.NOTHING_TO_JUDGE)
    silent = reason in (Why.ERROR, Why.NOT_DUE, Why.NOTHING_TO_JUDGE)
    return Computed(
        Class.UNDECIDED,
        reason,
        (),
        (),
        NOTHING if silent else possible,
        rounding if reason is Why.POLICY else NOTHING,
        False,
        outcome.conflict,
        rule,
        scene,
    )


# --- Worlds ---------------------------------------------------------------------------------------


def accepted_margins(known: Mapping[Variable, Known]) -> Margins:
    """Preliminary figures accepted with a margin, clipped to the range (2.7)."""
    return {
        variable: _clipped(of.value - of.margin, of.value + of.margin, of)
        for variable, of in known.items()
        if of.margin is not None
    }


def _clipped(low: Fraction, high: Fraction, known: Known) -> tuple[Fraction, Fraction]:
    if known.low is not None:
        low = max(low, known.low)
    if known.high is not None:
        high = min(high, known.high)
    return low, high


def rounding_domain(known: Known, *, closed: bool) -> Domain:
    """The values a printed figure stands for: inside its rounding interval and its range (4.1, 2.8)."""
    low, high = _clipped(known.value - known.half, known.value + known.half, known)
    return Domain(low, high, closed or low == known.low, closed or high == known.high)


def rounding_domains(known: Mapping[Variable, Known], *, closed: bool = False) -> dict[Variable, Domain]:
    """The domain of every figure that is not exact."""
    return {variable: rounding_domain(of, closed=closed) for variable, of in known.items() if of.half}


def _rounding(
    world: World,
    subject: Goal | RollUp,
    rule: Compiled,
    scene: Scene,
    values: Mapping[Variable, Fraction],
    of_class: Class | None,
) -> Verdicts:
    """`possible_rounding`: for a decided verdict, and for one that the preliminary policy left undecided."""
    if scene.rejected:
        rule, scene = compiled(evolve(world, mode=Mode.NOTHING_REJECTED), subject)
        values = scene.values
    elif of_class is None and not accepted_margins(scene.known):
        return NOTHING
    domains = rounding_domains(scene.known)
    return possible_verdicts(rule, values, domains)


def _possible(world: World, subject: Goal | RollUp, rule: Compiled, scene: Scene, rounding: Verdicts) -> Verdicts:
    """`possible`: missing figures anywhere in their range, whatever the policy (4.1)."""
    states = {evidence.state for evidence in scene.evidence.values()}
    all_printed = states <= {State.USED} and not scene.free and not isinstance(subject, RollUp)
    if all_printed and rounding.classes:
        return rounding
    rule, scene = compiled(evolve(world, mode=Mode.OPEN), subject)
    if Why.ERROR in scene.whys or scene.problems:
        return NOTHING
    domains = rounding_domains(scene.known)
    domains.update({variable: Domain(low, high) for variable, (low, high) in scene.free.items()})
    fixed = scene.values
    return possible_verdicts(rule, fixed, domains)


def _every_world_agrees(scene: Scene, outcome: Outcome, possible: Verdicts, margins: Margins) -> bool:
    """Semantics 4.2: one possible verdict, a figure printed and used, none rejected."""
    one = len(possible.classes) == 1 and not possible.upper_bound
    return (
        one and bool(scene.known) and not scene.rejected and not margins and not outcome.conflict and not scene.blocked
    )


def _rounding_refused(scene: Scene) -> bool:
    return any(policies.rounding.action is Action.UNDECIDED for policies in scene.in_force.values())


# --- Marks ----------------------------------------------------------------------------------------


def _other_marks(
    world: World,
    subject: Goal | RollUp,
    rule: Compiled,
    scene: Scene,
    of_class: Class,
    rounding: Verdicts,
) -> tuple[str, ...]:
    marks = []
    if _to_date(world, scene):
        marks.append("delår")
    if scene.counted and not _decided_without_counting(world, subject, of_class):
        marks.append("uppgift saknas")
    if len(rounding.classes) > 1:
        marks.append("avgörs av avrundning")
    if _within_error_margin(rule, scene, scene.values):
        marks.append("inom felmarginalen")
    return tuple(marks)


def _to_date(world: World, scene: Scene) -> bool:
    """A part-year verdict rests on a figure to date (1.6)."""
    return world.book.period.month is not None and any(
        variable.role is Role.OUTCOME and known.is_outcome and known.year == world.year
        for variable, known in scene.known.items()
    )


def _decided_without_counting(world: World, subject: Goal | RollUp, of_class: Class) -> bool:
    """Whether the verdict stands with the missing figures unknown that a policy has counted or left out."""
    rule, scene = compiled(evolve(world, mode=Mode.NOTHING_COUNTED), subject)
    values = scene.values
    return decided(judge(rule, values, accepted_margins(scene.known))) is of_class


def _within_error_margin(rule: Compiled, scene: Scene, values: Mapping[Variable, Fraction]) -> bool:
    """`felmarginal ±2`: values that near would give more than one verdict (4.5)."""
    domains = {}
    for variable, known in scene.known.items():
        if known.error_margin:
            low, high = _clipped(known.value - known.error_margin, known.value + known.error_margin, known)
            domains[variable] = Domain(low, high, low == known.low, high == known.high)
    return bool(domains) and len(possible_verdicts(rule, values, domains).classes) > 1
