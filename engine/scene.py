"""The workbench on which one rule is compiled: what it may look at, and what it has found so far.

A figure enters a formula through `figure`, which notes its value, or that it has none.
"""

from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from attrs import define, evolve, field, frozen

from dsl.ast import Action, Class, Compare, RollUpPolicy
from engine.assessment import AssignmentAssessment, Evidence, MeasureAssessment, Problem, State, Why
from engine.case import Case
from engine.evidence import Ledger, choose, in_range, level_of, printed
from engine.facts import Fact, Role
from engine.figure import WITHOUT_VALUE
from engine.formula import Compiled, Formula, Variable
from engine.names import key
from engine.plan import Goal, Measure, Plan, Policies, PolicyInForce, TargetOfYear
from engine.policies import declared_policies, overridden


@frozen
class Known:
    """A figure that is used: its value, how it may vary, and how good it is as evidence."""

    value: Fraction
    #: Half the resolution: the true value lies strictly closer (figures F1.2).
    half: Fraction
    #: The measure's range.
    low: Fraction | None
    high: Fraction | None
    #: 0 final of the expected year, 1 older, 2 preliminary or estimate, 3 forecast (semantics 4.4).
    level: int
    year: int
    marks: tuple[str, ...]
    #: The preliminary policy's margin, where it asks for one (2.7).
    margin: Fraction | None
    #: The measure's `felmarginal`.
    error_margin: Fraction | None
    #: The outcome itself, not a base or a comparator.
    is_outcome: bool


class Mode(Enum):
    """How figures enter a rule: as the policies say, or as a question of semantics 4 needs them."""

    #: As the policies say.
    POLICY = 1
    #: Missing figures are left open whatever the policy, preliminary ones are used (`possible`, 4.1).
    OPEN = 2
    #: Preliminary figures are used whatever the policy (`possible_rounding`, 4.1).
    NOTHING_REJECTED = 3
    #: What a policy counts as not met, or leaves out, is unknown (*uppgift saknas*, 4.4).
    NOTHING_COUNTED = 4


@frozen
class JudgedGoal:
    """A goal or a roll-up already judged, for the roll-ups above it."""

    computed: Class
    why: Why | None
    #: What it gives in each world, by the policies and with everything open; None where the class stands alone:
    #: judged by the board, or by semantics 4.2.
    by_policy: "tuple[Compiled, Scene] | None"
    by_open: "tuple[Compiled, Scene] | None"


@frozen
class World:
    """What a rule may look at: the plan, one case, one year, and the policies of the command line."""

    plan: Plan
    case: Case
    book: Ledger
    year: int
    measures: dict[str, Measure]
    overrides: tuple[PolicyInForce, ...]
    #: The day deadlines are compared with (semantics 6.1).
    on: date
    #: Goals judged so far, by name as compared; filled before any roll-up is compiled.
    judged: dict[str, JudgedGoal]
    mode: Mode = Mode.POLICY
    #: Policies looked up so far, by goal ("" for any goal without its own, None for none) and measure.
    declared: dict[tuple[str | None, str], Policies] = field(factory=dict)


@define
class Scene:
    """One rule being compiled: the world, whose rule it is, and what has been found."""

    world: World
    goal: Goal | None
    #: The members of implicit sets: names of the goal's own measures with their weights.
    members: tuple[tuple[str, Fraction], ...]
    indicators: tuple[str, ...]
    #: Goals and priority goals a roll-up counts, and what it does with undecided ones.
    goals: tuple[str, ...] = ()
    priority_goals: tuple[str, ...] = ()
    undecided: RollUpPolicy | None = None
    #: An undecided goal makes the whole roll-up undecided (3.5).
    blocked: bool = False
    known: dict[Variable, Known] = field(factory=dict)
    #: The values of `known`.
    values: dict[Variable, Fraction] = field(factory=dict)
    #: Figures without a value, and the range they may lie in.
    free: dict[Variable, tuple[Fraction | None, Fraction | None]] = field(factory=dict)
    #: Bases of a change in percent: at or below zero they make an error (semantics 2.2).
    positive: set[Variable] = field(factory=set)
    evidence: dict[str, Evidence] = field(factory=dict)
    problems: list[Problem] = field(factory=list)
    #: Why parts of it are unknown, in the order met.
    whys: list[Why] = field(factory=list)
    #: A figure is printed and a policy rejects it.
    rejected: bool = False
    #: A missing figure is counted as not met, or left out, by policy.
    counted: bool = False
    in_force: dict[str, Policies] = field(factory=dict)
    #: Measures assessed so far (engine/measured.py).
    assessed: dict[str, MeasureAssessment] = field(factory=dict)
    #: `x nås` and `x nås delvis`, by measure and partly; built once.
    reached: dict[tuple[str, bool], Formula] = field(factory=dict)
    #: The assignments and activities that conditions count, by name.
    assignments: dict[str, AssignmentAssessment] = field(factory=dict)


def policies_of(scene: Scene, measure: Measure) -> Policies:
    """The policies in force for `measure` in this rule."""
    found = scene.in_force.get(measure.name)
    if found is None:
        found = overridden(_declared(scene, measure), scene.world.overrides)
        found = MODES[scene.world.mode](found)
        scene.in_force[measure.name] = found
    return found


def _declared(scene: Scene, measure: Measure) -> Policies:
    """The policies without the command line; the same for every goal that has none of its own."""
    goal = scene.goal
    at = (goal.name if goal is not None and goal.policies else "" if goal is not None else None, measure.name)
    found = scene.world.declared.get(at)
    if found is None:
        found = scene.world.declared[at] = declared_policies(scene.world.plan, goal, measure)
    return found


def _as_declared(policies: Policies) -> Policies:
    return policies


def _opened(policies: Policies) -> Policies:
    """Whatever the policy: a missing figure stays missing, a preliminary one is used."""
    return evolve(
        _nothing_rejected(policies),
        missing=_undecided(policies.missing),
        not_collected=None if policies.not_collected is None else _undecided(policies.not_collected),
        suppressed=None,
    )


def _nothing_rejected(policies: Policies) -> Policies:
    return evolve(policies, preliminary=evolve(policies.preliminary, action=Action.ACCEPT, margin=None))


def _nothing_counted(policies: Policies) -> Policies:
    return evolve(
        policies,
        missing=_uncounted(policies.missing),
        not_collected=None if policies.not_collected is None else _uncounted(policies.not_collected),
        not_applicable=None if policies.not_applicable is None else _uncounted(policies.not_applicable),
        suppressed=None if policies.suppressed is None else _uncounted(policies.suppressed),
    )


def _undecided(policy: PolicyInForce) -> PolicyInForce:
    return evolve(policy, action=Action.UNDECIDED)


def _uncounted(policy: PolicyInForce) -> PolicyInForce:
    return _undecided(policy) if policy.action in (Action.COUNT_AS_NOT_MET, Action.LEAVE_OUT) else policy


MODES = {
    Mode.POLICY: _as_declared,
    Mode.OPEN: _opened,
    Mode.NOTHING_REJECTED: _nothing_rejected,
    Mode.NOTHING_COUNTED: _nothing_counted,
}


def evidence_of(scene: Scene, measure: Measure) -> Evidence:
    """The figure that `measure` is judged by in this rule; chosen once."""
    found = scene.evidence.get(measure.name)
    if found is None:
        found = _chosen(scene, measure)
        scene.evidence[measure.name] = found
        _note(scene, found)
    return found


def _chosen(scene: Scene, measure: Measure) -> Evidence:
    world = scene.world
    found = choose(measure, world.year, policies_of(scene, measure), world.book)
    if measure.by_sex and found.cell is None and found.state is not State.NOT_DUE:
        year = found.expected_year
        if any(printed(world.book, measure.name, year, Role.SEX, sex) for sex in SEX_NAMES):
            return Evidence(measure.name, year, State.MISSING, None, None, None, None, 0, None)
    return found


def _note(scene: Scene, evidence: Evidence) -> None:
    """What the state of a measure's figure means for the whole rule."""
    state = evidence.state
    if state is State.MISSING:
        scene.whys.append(Why.OUTCOME_MISSING)
    elif state is State.REJECTED:
        scene.whys.append(Why.POLICY)
        scene.rejected = True
    elif state is State.COUNTED_AS_NOT_MET or (state is State.LEFT_OUT and evidence.policy is not None):
        scene.counted = True
    elif state in (State.OUT_OF_RANGE, State.UNREADABLE):
        scene.whys.append(Why.ERROR)
    elif state is State.NOT_DUE:
        scene.whys.append(Why.NOT_DUE)


#: How the sexes are written in a report, folded; the first of each is the name a target uses.
WOMEN = ("k", "kv", "kvinna", "kvinnor", "flicka", "flickor")
MEN = ("m", "man", "män", "pojke", "pojkar")
SEX_NAMES = (*WOMEN, *MEN)


def outcome(scene: Scene, measure: Measure) -> Variable:
    """The figure that `measure` is judged by, as it enters a formula."""
    evidence = evidence_of(scene, measure)
    if evidence.state in (State.USED, State.CARRIED) and evidence.year is not None:
        role = Role.OUTCOME
        fact = printed(scene.world.book, measure.name, evidence.year)
        if fact is None or fact.cell is not evidence.cell:
            role = Role.FORECAST
            fact = printed(scene.world.book, measure.name, evidence.year, role)
        if fact is not None:
            carried = evidence.state is State.CARRIED
            return _use(scene, measure, fact, Variable(measure.name, role, evidence.year), carried, True)
    variable = Variable(measure.name, Role.OUTCOME, evidence.expected_year)
    scene.free[variable] = bounds(measure, Role.OUTCOME)
    return variable


def figure(
    scene: Scene,
    measure: Measure,
    role: Role,
    year: int,
    names: tuple[str, ...] = ("",),
    missing: Why = Why.OUTCOME_MISSING,
) -> Variable:
    """Another figure of `measure`: a base, a comparator, a sex, a part, a number ranked.

    The first of `names` that is printed; never filled by fallback (semantics 2.2, 2.5), and `missing` says what
    it is for where there is none. A preliminary one that the policy rejects is unknown.
    """
    fact = next((f for name in names if (f := printed(scene.world.book, measure.name, year, role, name))), None)
    variable = Variable(measure.name, role, year, names[0])
    absent = fact is None or fact.value is None or fact.figure.status in WITHOUT_VALUE
    if fact is None or absent or (role is not Role.RANKED and not in_range(measure, fact.value or Decimal(0))):
        scene.whys.append(missing)
        scene.free[variable] = bounds(measure, role)
        return variable
    rejecting = policies_of(scene, measure).preliminary.action is Action.UNDECIDED
    if rejecting and level_of(fact) == 2:
        scene.rejected = True
        scene.whys.append(Why.POLICY)
        scene.free[variable] = bounds(measure, role)
        return variable
    return _use(scene, measure, fact, variable, False, role in (Role.SEX, Role.PART))


def _use(scene: Scene, measure: Measure, fact: Fact, variable: Variable, carried: bool, is_outcome: bool) -> Variable:
    if variable not in scene.known:
        assert fact.value is not None
        scene.values[variable] = Fraction(fact.value)
        preliminary = policies_of(scene, measure).preliminary
        status_level = level_of(fact)
        low, high = bounds(measure, fact.role)
        scene.known[variable] = Known(
            value=scene.values[variable],
            half=Fraction(fact.resolution) / 2,
            low=low,
            high=high,
            level=max(status_level, 1 if carried else 0),
            year=fact.year,
            marks=_marks(fact, carried),
            margin=(
                Fraction(preliminary.margin)
                if status_level == 2
                and preliminary.action is Action.ACCEPT_WITH_MARGIN
                and preliminary.margin is not None
                else None
            ),
            error_margin=None if measure.error_margin is None else Fraction(measure.error_margin),
            is_outcome=is_outcome,
        )
    return variable


def _marks(fact: Fact, carried: bool) -> tuple[str, ...]:
    marks = []
    if level_of(fact) == 2:
        marks.append("preliminärt")
    if carried:
        marks.append(f"på {fact.year}")
    if level_of(fact) == 3:
        marks.append("prognos")
    return tuple(marks)


def bounds(measure: Measure, role: Role) -> tuple[Fraction | None, Fraction | None]:
    """The range of a figure, both ends included; a number ranked is at least 1."""
    if role is Role.RANKED:
        return Fraction(1), None
    low = None if measure.low is None else Fraction(measure.low)
    high = None if measure.high is None else Fraction(measure.high)
    return low, high


def target_of(measure: Measure, year: int) -> TargetOfYear | None:
    """The target of `year`, or None; a line gives no target before its first year (semantics 2.4)."""
    for of_year in measure.targets:
        if of_year.year == year:
            target = of_year.target
            early = target.compare is Compare.LINE and target.base is not None and year < target.base
            return None if early else of_year
    return None


def measure_named(scene: Scene, name: str) -> Measure:
    """The declared measure of that name; names are checked when the plan is resolved."""
    return scene.world.measures[key(name)]
