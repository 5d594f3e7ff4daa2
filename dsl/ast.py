"""The tree of a rule file: frozen nodes, each with its place, no behaviour.

A file is a list of blocks; a block is a heading and the lines below it (docs/sprak, language.md).
Nothing is resolved here: names are text, units are words, a missing part is None.
"""

from datetime import date
from decimal import Decimal
from enum import Enum

from attrs import frozen

from findings.span import Span


@frozen
class Name:
    """A name as written; compared without regard to case."""

    text: str
    span: Span


@frozen
class Quoted:
    """The text between quotes; strings on consecutive lines are joined with one space."""

    text: str
    span: Span


@frozen
class Quantity:
    """A figure in a rule file: `61,25 %`, `−4,9`, `3,7 mnkr`, `5`."""

    value: Decimal
    #: The unit's word or sign as written, lower case (`%`, `procent`, `mnkr`), or None.
    unit: str | None
    #: As written, with its unit.
    printed: str
    span: Span


# --- Time ---------------------------------------------------------------------------------------


@frozen
class Years:
    """One year (`first == last`) or a span of years, both ends included."""

    first: int
    last: int
    span: Span


@frozen
class Deadline:
    """A last day: `senast maj 2024` is 31 May, `Q2` 30 June (semantics 6.2)."""

    last_day: date
    printed: str
    span: Span


# --- Targets ------------------------------------------------------------------------------------


class Compare(Enum):
    """What a target asks for; the value is the Swedish phrase it is written with."""

    AT_LEAST = "minst"
    AT_MOST = "högst"
    ABOVE = "över"
    BELOW = "under"
    EXACTLY = "exakt"
    BETWEEN = "mellan"
    RISE = "öka"
    FALL = "minska"
    IMPROVE = "förbättras"
    NOT_RISE = "inte öka"
    NOT_FALL = "inte minska"
    NOT_WORSEN = "inte försämras"
    UNCHANGED = "oförändrat"
    BETTER_THAN = "bättre än"
    AS_GOOD_AS = "minst lika bra som"
    #: `plats 50 eller bättre`: bounds = (50,).
    RANK = "plats"
    #: `bland de 25 % bästa`: bounds = (25 %,).
    TOP_SHARE = "bland de bästa"
    #: `på väg mot minst 100 % år 2035 från 2019`.
    LINE = "på väg mot"
    #: `i genomsnitt 2018–2020 (av minst 2 år) minst 2 %`.
    MEAN = "i genomsnitt"
    YES = "ja"
    NO = "nej"


@frozen
class Share:
    """A share of a base year's outcome: `hälften av 2022`, `120 % av 2019`, `halveras från 2022`."""

    #: 1/2, 6/5 …, as a decimal: 0.5, 1.2.
    factor: Decimal
    printed: str


@frozen
class Target:
    """One comparison, as data; which fields are set depends on `compare`.

    AT_LEAST, AT_MOST, ABOVE, BELOW take either `bounds` (one figure) or `share` with `base`.
    RISE … UNCHANGED take an optional amount in `bounds` and an optional `base` (None: the year before).
    BETTER_THAN, AS_GOOD_AS take `comparator`. LINE and MEAN take the comparison in `inner`.
    """

    compare: Compare
    span: Span
    #: As written, spaces folded: what messages and explanations show.
    printed: str
    bounds: tuple[Quantity, ...] = ()
    share: Share | None = None
    #: The base year, of a change, a share or a line (`från 2018`).
    base: int | None = None
    #: The end year of `halveras … till 2026` and of a line (`år 2035`).
    end: int | None = None
    #: "riket", "liknande kommuner" or a quoted name.
    comparator: str | None = None
    #: The comparison at the end of a line or on a mean.
    inner: "Target | None" = None
    #: The years of a mean.
    years: Years | None = None
    #: `av minst 2 år`.
    at_least_years: int | None = None
    scope: "Scope | None" = None


@frozen
class Scope:
    """`i alla` (n = of = None), `i minst 5 av 7`, `för båda könen`."""

    both_sexes: bool = False
    at_least: int | None = None
    out_of: int | None = None


@frozen
class TargetLine:
    """`mål 2020 minst 90 %, delvis minst 80 % enligt "…" ändrat från minst 95 % enligt "…"`."""

    years: Years
    target: Target
    partial: Target | None
    decision: Quoted | None
    changed_from: Target | None
    changed_by: Quoted | None
    span: Span


# --- Conditions ---------------------------------------------------------------------------------


class Class(Enum):
    """The classes of verdict words, best first; the value is the built-in word."""

    FULL = "Helt uppfyllt"
    PARTLY = "Delvis uppfyllt"
    NOT = "Ej uppfyllt"
    UNDECIDED = "Kan ej bedömas"


@frozen
class Verdict:
    """What a line gives: a class (`helt uppfyllt`) or one of the plan's words (`"Gul"`)."""

    of_class: Class | None
    word: str | None
    span: Span


@frozen
class And:
    parts: tuple["Condition", ...]
    span: Span


@frozen
class Or:
    parts: tuple["Condition", ...]
    span: Span


@frozen
class Not:
    part: "Condition"
    span: Span


@frozen
class Reached:
    """`x nås`, `x nås delvis`; `measure` None is `indikatorn`."""

    measure: Name | None
    partly: bool
    span: Span


@frozen
class ReachesShare:
    """`x når minst 90 % av målvärdet`."""

    measure: Name | None
    percent: Quantity
    span: Span


@frozen
class Fulfils:
    """`x är minst 5`, `x förbättras`: any target phrase, said of a measure."""

    measure: Name | None
    target: Target
    span: Span


@frozen
class IsMissing:
    """`x saknas`: about the expected year, whatever the policy (semantics 3.1)."""

    measure: Name | None
    span: Span


@frozen
class IsPreliminary:
    """`x är preliminärt`: about the figure used."""

    measure: Name | None
    span: Span


class Group(Enum):
    """What a set condition counts over."""

    MEASURES = "nyckeltal"
    WEIGHT = "vikten"
    INDICATORS = "indikatorer"
    ACTIVITIES = "aktiviteter"
    ASSIGNMENTS = "uppdrag"
    GOALS = "nämndsmål"
    PRIORITY_GOALS = "prioriterade mål"


@frozen
class Quantifier:
    """`alla`, `inget`, `minst 2 av 3`, `minst 80 %`, `mer än hälften`: exactly one field says it.

    `compare` is AT_LEAST, AT_MOST, ABOVE or BELOW and belongs to `count` and `percent`.
    """

    printed: str
    every: bool = False
    none: bool = False
    compare: Compare = Compare.AT_LEAST
    count: int | None = None
    #: The m of `minst 2 av 3`; None in `minst 2 nyckeltal`.
    out_of: int | None = None
    percent: Decimal | None = None


@frozen
class SetReached:
    """`alla nyckeltal nås`, `minst 80 % av vikten nås`, `mer än hälften av indikatorerna förbättras`."""

    quantifier: Quantifier
    group: Group
    #: None is `nås`; PARTLY-or-better is `nås delvis`; else the change that is asked for.
    partly: bool
    change: Target | None
    span: Span


@frozen
class SetDone:
    """`alla aktiviteter är klara`."""

    quantifier: Quantifier
    group: Group
    span: Span


@frozen
class AverageShare:
    """`i snitt minst 91 % av målvärdena`, each share capped at 100 %."""

    percent: Quantity
    span: Span


@frozen
class GoalsAre:
    """`minst 80 % av nämndsmålen är (minst) delvis uppfyllda`."""

    quantifier: Quantifier
    group: Group
    of_class: Class
    or_better: bool
    span: Span


@frozen
class GoalIs:
    """`svarstid är (minst) helt uppfyllt`: one goal, priority goal or plan, by name."""

    goal: Name
    of_class: Class
    or_better: bool
    span: Span


Condition = (
    And
    | Or
    | Not
    | Reached
    | ReachesShare
    | Fulfils
    | IsMissing
    | IsPreliminary
    | SetReached
    | SetDone
    | AverageShare
    | GoalsAre
    | GoalIs
)


# --- Policies -----------------------------------------------------------------------------------


class PolicyKind(Enum):
    """What a policy is about; the value is the short form of `--policy`."""

    PRELIMINARY = "prel"
    MISSING = "saknat"
    #: SDMX L, M, Q: `ej mätt i år …`, `ej tillämpligt …`, `sekretess …`.
    NOT_COLLECTED = "ej mätt i år"
    NOT_APPLICABLE = "ej tillämpligt"
    SUPPRESSED = "sekretess"
    EQUAL = "lika"
    ROUNDING = "avrundning"


class Action(Enum):
    """What a policy says; the value is the Swedish wording."""

    ACCEPT = "godtas"
    ACCEPT_WITH_MARGIN = "godtas med marginal"
    UNDECIDED = "kan ej bedömas"
    COUNT_AS_NOT_MET = "räknas som ej uppfyllt"
    CARRY = "ersätts av senaste utfall"
    LEAVE_OUT = "räknas inte"
    ENOUGH = "räcker"
    NOT_ENOUGH = "räcker inte"


@frozen
class Policy:
    """`saknat utfall ersätts av senaste utfall, högst 1 år gammalt`."""

    kind: PolicyKind
    action: Action
    span: Span
    #: As written, spaces folded.
    printed: str
    #: The margin of ACCEPT_WITH_MARGIN.
    margin: Quantity | None = None
    #: The greatest age of CARRY, in years; None is any age.
    max_age: int | None = None


class RollUpPolicy(Enum):
    """`mål som inte kan bedömas …`, in a roll-up."""

    NOT_COUNTED = "räknas inte"
    COUNTED_AS_NOT_MET = "räknas som ej uppfyllda"
    UNDECIDED = "gör att helheten inte kan bedömas"


@frozen
class RollUpPolicyLine:
    policy: RollUpPolicy
    span: Span


# --- Lines --------------------------------------------------------------------------------------


class BodyKind(Enum):
    MUNICIPALITY = "kommun"
    REGION = "region"
    COMPANY = "bolag"


@frozen
class BodyLine:
    """`kommun Upplands Väsby 0114`: the code is text, or None."""

    kind: BodyKind
    name: str
    code: str | None
    span: Span


@frozen
class BoardLine:
    """`nämnd "Kommunstyrelsen"`."""

    name: Quoted
    span: Span


class PeriodKind(Enum):
    YEAR = "år"
    PART_YEAR = "delår"
    SCHOOL_YEAR = "läsår"


@frozen
class PeriodLine:
    """`år 2020, 2021`, `år 2020–2022`, `delår 2020-08`, `läsår 2020/21` (its first year)."""

    kind: PeriodKind
    years: tuple[Years, ...]
    #: The month in which a part-year ends.
    month: int | None
    span: Span


@frozen
class DecisionLine:
    """`beslut "KF 2019-11-27 § 210"`."""

    decision: Quoted
    span: Span


@frozen
class WordLine:
    """`bedömning "Gul" betyder delvis uppfyllt eller kan ej bedömas`, best first."""

    word: Quoted
    classes: tuple[Class, ...]
    #: None: for every kind of period (`vid delår`, `vid helår`).
    period: PeriodKind | None
    span: Span


class Meaning(Enum):
    """What a marker in a cell means; the value is the wording after `betyder`."""

    MISSING = "uppgift saknas"
    PRELIMINARY = "preliminärt"
    FORECAST = "prognos"
    ESTIMATE = "uppskattning"
    NOT_COLLECTED = "mäts ej i år"
    NOT_APPLICABLE = "ej tillämpligt"
    SUPPRESSED = "sekretess"
    ZERO = "noll"
    BREAK = "tidsseriebrott"
    NEW_DEFINITION = "ny definition"


@frozen
class MarkerLine:
    """`tecken "i.u." betyder uppgift saknas`."""

    marker: Quoted
    meaning: Meaning
    span: Span


@frozen
class CallsLine:
    """`kallar prioriterat mål "riktningsmål"`: the plan's own word for a thing of the language."""

    thing: str
    word: Quoted
    span: Span


@frozen
class ComparatorLine:
    """`jämför med riket "Genomsnitt riket"`: what a comparator is called in reports."""

    comparator: str
    word: Quoted
    span: Span


@frozen
class MaterialLine:
    """`väsentligt från 100 tkr`."""

    limit: Quantity
    span: Span


@frozen
class UseLine:
    """`använd "fil.mal"`."""

    path: Quoted
    span: Span


@frozen
class VerdictLine:
    """`helt uppfyllt när …`; `condition` None is `i övrigt`."""

    verdict: Verdict
    condition: Condition | None
    span: Span


@frozen
class ExceptionLine:
    """`undantag "b" från "a" när … ger …`."""

    name: Quoted
    to: Quoted | None
    condition: Condition
    verdict: Verdict
    span: Span


@frozen
class ByBoardLine:
    """`bedöms av nämnden`."""

    span: Span


@frozen
class ContributesLine:
    """`bidrar till prioriterat mål 1`, `bidrar till indikatorn x, y`, `bidrar till nämndsmålet z`."""

    #: "prioriterat mål", "indikator", "nämndsmål", or None where only a name is written.
    thing: str | None
    names: tuple[Name, ...]
    span: Span


@frozen
class Weighted:
    """`b (vikt 2)`."""

    measure: Name
    weight: Decimal | None


@frozen
class MeasuredByLine:
    """`mäts med a, b (vikt 2)`."""

    measures: tuple[Weighted, ...]
    span: Span


@frozen
class WithoutMeasureLine:
    """`utan nyckeltal`."""

    span: Span


@frozen
class AlsoCalledLine:
    """`kallas "…"`: other names it goes under in reports."""

    names: tuple[Quoted, ...]
    span: Span


@frozen
class SameAsLine:
    """`samma mått som x`."""

    measure: Name
    span: Span


@frozen
class UnitLine:
    """`enhet andel`, `enhet "kr per elev"`; lower case unless quoted."""

    unit: str
    quoted: bool
    span: Span


@frozen
class RangeLine:
    """`mellan 1 och 6`."""

    low: Quantity
    high: Quantity
    span: Span


class Direction(Enum):
    HIGHER = "högre är bättre"
    LOWER = "lägre är bättre"
    BAND = "bäst mellan"


@frozen
class DirectionLine:
    """`högre är bättre`, `bäst mellan A och B` (bounds)."""

    direction: Direction
    bounds: tuple[Quantity, ...]
    span: Span


@frozen
class SourceLine:
    """`källa Kolada N07900`: the words after `källa`, or the quoted text."""

    source: str
    span: Span


@frozen
class BySexLine:
    """`könsuppdelat`."""

    span: Span


@frozen
class PartsLine:
    """`redovisas per "Norr", "Syd"`."""

    parts: tuple[Quoted, ...]
    span: Span


@frozen
class CycleLine:
    """`mäts vartannat år från 2019`: every `step` years; `start` None is incomplete."""

    step: int
    start: int | None
    span: Span


@frozen
class LagLine:
    """`eftersläpning 1 år`."""

    years: int
    span: Span


@frozen
class NumberLine:
    """`decimaler 1`, `felmarginal ±2`, `svar 95`, `plats bland 290`."""

    #: "decimaler", "felmarginal", "svar" or "plats bland".
    what: str
    value: Quantity
    span: Span


@frozen
class NoTargetLine:
    """`saknar målvärde 2021`."""

    years: Years
    span: Span


@frozen
class ValidLine:
    """`gäller 2020–2022`; `pågår 2024–2026`."""

    years: Years
    span: Span


@frozen
class NewSeriesLine:
    """`nytt mått från 2023`."""

    year: int
    span: Span


@frozen
class FormerLine:
    """`tidigare "…"`."""

    name: Quoted
    span: Span


@frozen
class PerPartYearLine:
    """`per delår`: an outcome to date tests the year's target (semantics 1.6)."""

    span: Span


@frozen
class DeadlineLine:
    """`klart senast …`, `redovisas senast …`, `klart under 2024`."""

    #: "klart" or "redovisas".
    what: str
    deadline: Deadline
    span: Span


@frozen
class ResponsibleLine:
    """`ansvarig "HR-chef"`."""

    who: Quoted
    span: Span


@frozen
class ExampleValue:
    """`svarstid 2020 = prel 91 %`: `quantity` None is i.u.; `prefix` is "prel", "prognos" or None."""

    measure: Name
    year: int
    prefix: str | None
    quantity: Quantity | None
    printed: str
    span: Span


@frozen
class ExampleLine:
    """`exempel år 2021: a 2021 = 5, … ger helt uppfyllt, preliminärt, på 2019`."""

    #: The year judged, where the plan has several.
    year: int | None
    values: tuple[ExampleValue, ...]
    verdict: Verdict
    #: "preliminärt", "prognos", "uppgift saknas", "på 2019", as written, lower case.
    marks: tuple[str, ...]
    span: Span


@frozen
class SuppressionLine:
    """`känd avvikelse MK201 "skäl" till 2021-12-31`."""

    code: str
    reason: Quoted | None
    until: date | None
    span: Span


# --- Tables -------------------------------------------------------------------------------------


@frozen
class RoundedLine:
    """`avrundat till tusental`: the power of ten, 3."""

    power: int
    span: Span


@frozen
class TruncatedLine:
    """`avhugget`."""

    span: Span


@frozen
class BlankLine:
    """`tom ruta betyder noll | uppgift saknas`."""

    zero: bool
    span: Span


@frozen
class Term:
    """`− budget`, `+ "Finansnetto"`: the sign is 1 or -1."""

    sign: int
    name: str
    span: Span


@frozen
class ColumnLine:
    """`kolumn avvikelse = bokslut − budget`."""

    column: str
    terms: tuple[Term, ...]
    span: Span


@frozen
class RowLine:
    """`rad "X" = "A" + "B"`; `exhaustive` False is `rad "X" varav "C"`."""

    row: str
    terms: tuple[Term, ...]
    exhaustive: bool
    span: Span


Line = (
    BodyLine
    | BoardLine
    | PeriodLine
    | DecisionLine
    | WordLine
    | MarkerLine
    | CallsLine
    | ComparatorLine
    | MaterialLine
    | UseLine
    | VerdictLine
    | ExceptionLine
    | ByBoardLine
    | ContributesLine
    | MeasuredByLine
    | WithoutMeasureLine
    | AlsoCalledLine
    | SameAsLine
    | UnitLine
    | RangeLine
    | DirectionLine
    | SourceLine
    | BySexLine
    | PartsLine
    | CycleLine
    | LagLine
    | NumberLine
    | NoTargetLine
    | ValidLine
    | NewSeriesLine
    | FormerLine
    | PerPartYearLine
    | DeadlineLine
    | ResponsibleLine
    | ExampleLine
    | SuppressionLine
    | TargetLine
    | Policy
    | RollUpPolicyLine
    | RoundedLine
    | TruncatedLine
    | BlankLine
    | ColumnLine
    | RowLine
)


# --- Blocks -------------------------------------------------------------------------------------


class Heading(Enum):
    """What a block declares; the value is the heading as `fmt` writes it."""

    PLAN = "plan"
    EVERY_GOAL = "varje nämndsmål"
    PRIORITY_GOAL = "prioriterat mål"
    ROLL_UP = "samlad bedömning"
    INDICATOR = "indikator"
    MEASURE = "nyckeltal"
    GOAL = "nämndsmål"
    ASSIGNMENT = "uppdrag"
    ACTIVITY = "aktivitet"
    TABLE = "tabell"


@frozen
class Block:
    """A heading and its lines. `name` is None for plan, varje nämndsmål, samlad bedömning."""

    heading: Heading
    name: Name | None
    #: The quoted text of the heading: the plan's title, the goal's sentence, the measure's full name.
    title: Quoted | None
    lines: tuple[Line, ...]
    span: Span
    #: Lines below it that could not be read, or do not belong there: what they meant is not known.
    unread: tuple[Span, ...] = ()


@frozen
class File:
    """One rule file. `uses` are the `använd` lines before the first heading."""

    document: str
    #: The number after `språk`, 1 where none is written.
    version: int
    uses: tuple[UseLine, ...]
    blocks: tuple[Block, ...]
