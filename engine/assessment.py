"""What the evaluation says of each goal: verdict, marks, what else was possible, and why."""

from datetime import date
from decimal import Decimal
from enum import Enum

from attrs import frozen

from dsl.ast import Class
from engine.case import Case, Cell, Outcome, Stated
from engine.claim_answer import Answered
from engine.facts import Fact
from engine.figure import Figure
from engine.plan import Assignment, Measure, Plan, Policies, PolicyInForce, TargetOfYear
from engine.truth import Truth
from findings.finding import Label
from findings.span import Span
from findings.text import Text


class State(Enum):
    """What became of the figure that a measure is judged by (semantics 1)."""

    #: The figure of the expected year is used.
    USED = "used"
    #: An older figure is used in place of a missing one, or of a year not measured.
    CARRIED = "carried"
    #: A figure is printed, and a policy rejects it: undecided, never a fallback (1.2).
    REJECTED = "rejected"
    #: No figure, and the policy says undecided (or no figure young enough to carry).
    MISSING = "missing"
    #: No figure, and the policy counts it as not met.
    COUNTED_AS_NOT_MET = "counted as not met"
    #: Takes no part: `räknas inte`, not applicable, or no target that year.
    LEFT_OUT = "left out"
    #: Outside the measure's range (1.7).
    OUT_OF_RANGE = "out of range"
    #: The cell can be read in more ways than one, or its unit is another (F5, MK303).
    UNREADABLE = "unreadable"
    #: Part-year with nothing to test, or not due yet (1.6).
    NOT_DUE = "not due"


@frozen
class Evidence:
    """The figure chosen for one measure in one role, and why."""

    measure: str
    #: The year whose figure was asked for (1.1).
    expected_year: int
    state: State
    #: The figure and its cell; where the state has none, the one looked at (the `i.u.` itself), or None.
    figure: Figure | None
    cell: Cell | None
    #: The year of `figure`; None where there is none.
    year: int | None
    #: The figure's value in the measure's unit, where it has one.
    value: Decimal | None
    #: 0 final of the expected year, 1 older, 2 preliminary or estimate, 3 forecast (4.4).
    level: int
    #: The policy that decided what became of it, where one did.
    policy: PolicyInForce | None


class Why(Enum):
    """Why a goal cannot be assessed (4.3); the value is the Swedish wording."""

    OUTCOME_MISSING = "utfall saknas"
    POLICY = "policy"
    ERROR = "fel"
    NOT_DUE = "ej aktuellt än"
    NOTHING_TO_JUDGE = "inget att bedöma"
    GAP = "lucka"
    EXCEPTIONS_CONFLICT = "undantag som strider"
    COMPARATOR_MISSING = "jämförelsetal saknas"
    TARGET_MISSING = "målvärde saknas"
    STATUS_UNCLEAR = "oklart om uppdrag är klart"


@frozen
class PartAssessment:
    """One sex or one part of a measure, tested against the target (semantics 2.6)."""

    #: "kvinnor", "män", or the part as the plan names it.
    name: str
    #: None where nothing is printed of it.
    cell: Cell | None
    reached: Truth
    #: As of a measure.
    margin: Decimal | None
    limit: Decimal | None


@frozen
class MeasureAssessment:
    """One measure of a goal, tested against its target of the year."""

    measure: Measure
    evidence: Evidence
    #: None where the measure has no target that year.
    target: TargetOfYear | None
    policies: Policies
    #: `nås` and `nås delvis`.
    reached: Truth
    partly: Truth
    #: Signed distance to the target in the better direction (2.8), in the measure's unit.
    margin: Decimal | None
    #: The value the outcome was compared with: the bound, or what was derived; None where there is none.
    limit: Decimal | None
    #: The same of its `delvis` target; None where it has none.
    partial_limit: Decimal | None = None
    #: Each sex or part that the target is for (`för båda könen`, `i alla`), tested with itself; empty where it is none.
    parts: tuple[PartAssessment, ...] = ()


class Standing(Enum):
    """What the report says of an assignment or an activity (semantics 3.7)."""

    DONE = "klart"
    NOT_DONE = "ej klart"
    #: Not done, and the last day is not past or not said.
    NOT_DUE = "ej klart än"
    NOT_STATED = "anges inte"
    #: A word that does not say whether it is done.
    UNCLEAR = "oklart"


@frozen
class AssignmentAssessment:
    """An assignment or an activity that a condition counts, as the report states it."""

    assignment: Assignment
    #: None where the report states nothing of it.
    stated: Stated | None
    standing: Standing


@frozen
class Problem:
    """An error in a goal's conditions; the check with this code reports it (semantics 3.2)."""

    #: "MK105" or "MK112"; of what the plan alone shows "MK103" or "MK108", whose `lint` has told it.
    code: str
    message: Text
    labels: tuple[Label, ...]
    help: Text | None = None


@frozen
class Alternative:
    """What another policy would have given."""

    #: The policy as it would be written.
    policy: Text
    computed: str
    of_class: Class


@frozen
class Assessment:
    """A goal (or a roll-up): the verdict stated and the verdict computed."""

    #: The name in the rule file.
    name: str
    sentence: str
    is_roll_up: bool
    #: None where the case has no entry for it.
    stated: Stated | None
    #: The classes of the stated word; empty where there is none, or it is not the plan's.
    stated_classes: tuple[Class, ...]
    computed: Class
    #: The plan's first word of the class.
    computed_word: str
    #: Set where `computed` is UNDECIDED.
    why: Why | None
    #: "preliminärt", "på 2019", "prognos", "delår", "uppgift saknas", "avgörs av avrundning",
    #: "inom felmarginalen", "manuellt": in that order.
    marks: tuple[str, ...]
    #: The years of the figures the verdict rests on, ascending.
    basis_years: tuple[int, ...]
    #: Best first; UNDECIDED is never a member (4.3).
    possible: tuple[Class, ...]
    possible_rounding: tuple[Class, ...]
    #: The two above are an upper bound: more than 20 000 combinations (4.1).
    upper_bound: bool
    #: The goal's own measures, then other measures that its conditions name.
    measures: tuple[MeasureAssessment, ...]
    #: Indicators above the goal, tested for MK406 and MK407; those in its conditions are in `measures`.
    indicators: tuple[MeasureAssessment, ...]
    #: One for each policy that could matter here, also where it changes nothing.
    alternatives: tuple[Alternative, ...]
    #: How the verdict came about, one sentence each.
    reasons: tuple[Text, ...]
    #: Errors in its conditions; they leave it undecided.
    errors: tuple[Problem, ...]
    #: By `bedöms av nämnden`, what its measures would have given.
    by_measures: Class | None
    #: Where the report states it, else where the goal is declared.
    place: Span
    #: The assignments and activities that its conditions count, in the order of the plan.
    assignments: tuple[AssignmentAssessment, ...] = ()


@frozen
class Evaluated:
    """One case judged by its plan: what every check reads."""

    plan: Plan
    case: Case
    #: The year judged.
    year: int
    #: In the order of the rule file; roll-ups last.
    assessments: tuple[Assessment, ...]
    #: The evidence for every declared measure in the year judged, also those that no goal uses.
    measures: tuple[MeasureAssessment, ...]
    #: Every printed figure of the plan's measures.
    facts: tuple[Fact, ...]
    #: Rows of the case that no declared measure answers to.
    unknown_rows: tuple[Outcome, ...]
    #: The day deadlines and suppressions are compared with (semantics 6.1).
    on: date
    #: `--policy`, as given.
    overrides: tuple[PolicyInForce, ...]
    #: Cases of earlier periods and plans of earlier years of the same board, latest first.
    earlier_cases: tuple[Case, ...] = ()
    earlier_plans: tuple[Plan, ...] = ()
    #: What becomes of the claims about figures, in their order.
    claims: tuple[Answered, ...] = ()
    #: Other boards of the same body in the same run, judged before this one (MK608).
    beside: tuple["Evaluated", ...] = ()
