"""A plan and a case in, every printed figure read once out: which measure, which year, in which role."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import Enum
from unicodedata import normalize

from attrs import evolve, frozen

from engine.case import Case, Cell, NamedCell, Outcome, YearCell
from engine.figure import Figure, read_cell
from engine.plan import Measure, Plan
from engine.units import Unit

#: Soft hyphen, zero-width characters, byte-order mark.
UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))


class Role(Enum):
    """What a figure is of its measure."""

    #: Figures are looked up by role a hundred times a goal, and Enum's own hash is slow.
    __hash__ = object.__hash__

    OUTCOME = "outcome"
    TARGET = "target"
    FORECAST = "forecast"
    COMPARATOR = "comparator"
    SEX = "sex"
    PART = "part"
    RANKED = "ranked"
    ANSWERS = "answers"


@frozen
class Fact:
    """One printed figure of a declared measure."""

    #: The measure's name in the rule file.
    measure: str
    role: Role
    year: int
    figure: Figure
    cell: Cell
    #: In the measure's unit; None where there is no figure, or its unit does not convert.
    value: Decimal | None
    #: One unit of the last printed digit, in the measure's unit; 0 is exact.
    resolution: Decimal
    #: The comparator, sex or part; "" for the measure's own figures.
    name: str = ""
    #: Which of the case's rows it stands in (index into `case.outcomes`).
    row: int = 0


def folded(name: str) -> str:
    """A name as it is compared: NFC, case-folded, white space folded, what nobody sees left out."""
    return " ".join(normalize("NFC", name).translate(UNSEEN).casefold().split())


def read_facts(
    plan: Plan, case: Case, names: Mapping[str, Measure] | None = None
) -> tuple[tuple[Fact, ...], tuple[Outcome, ...]]:
    """Every figure of the plan's measures, in the order of the case; and the rows of no declared measure.

    `names` are the plan's `measure_names`, where many cases of one plan are read.
    """
    if names is None:
        names = measure_names(plan)
    facts: list[Fact] = []
    unknown: list[Outcome] = []
    for row, outcome in enumerate(case.outcomes):
        measure = names.get(folded(outcome.measure))
        if measure is None:
            unknown.append(outcome)
        else:
            facts.extend(_of_row(plan, measure, outcome, row))
    return tuple(facts), tuple(unknown)


def measure_names(plan: Plan) -> dict[str, Measure]:
    """Every name a measure goes under, folded; a declared name beats a full name and `kallas`."""
    names = {folded(measure.name): measure for measure in plan.measures}
    for measure in plan.measures:
        for name in (*measure.also_called, measure.title):
            names.setdefault(folded(name), measure)
    return names


def _of_row(plan: Plan, measure: Measure, outcome: Outcome, row: int) -> Iterable[Fact]:
    for role, cells in (
        (Role.TARGET, outcome.targets),
        (Role.OUTCOME, outcome.years),
        (Role.FORECAST, outcome.forecasts),
        (Role.RANKED, outcome.ranked),
        (Role.ANSWERS, outcome.answers),
    ):
        for cell in cells:
            fact = _fact(plan, measure, role, cell, "", row)
            yield fact
            if role is Role.OUTCOME:
                yield from _of_sexes(fact)
    for role, named in (
        (Role.COMPARATOR, outcome.comparators),
        (Role.SEX, outcome.by_sex),
        (Role.PART, outcome.parts),
    ):
        for of_name in named:
            yield _fact(plan, measure, role, of_name, folded(of_name.name), row)


def _of_sexes(fact: Fact) -> Iterable[Fact]:
    """The figures of women and men that stand in the same cell: `53 (K 55, M 51)` (figures F5)."""
    for sex, value in fact.figure.by_sex:
        yield evolve(fact, role=Role.SEX, name=folded(sex), value=value)


def _fact(plan: Plan, measure: Measure, role: Role, at: YearCell | NamedCell, name: str, row: int) -> Fact:
    counts = role in (Role.RANKED, Role.ANSWERS)
    figure = read_cell(at.cell.printed, None if counts else measure.unit, plan.markers)
    value = figure.value
    resolution = Decimal(0) if counts else figure.resolution
    if not counts and figure.unit is not None and measure.unit is not None and figure.unit is not measure.unit:
        value = value if figure.unit == measure.unit or rest_is_understood(figure.unit, measure.unit) else None
    return Fact(measure.name, role, at.year, figure, at.cell, value, resolution, name, row)


def rest_is_understood(printed: Unit, declared: Unit) -> bool:
    """`2 593 kr` of a measure in kr per invånare: its name says per what (checks, MK303)."""
    return declared.name.startswith(f"{printed.name} per ")


def of_measure(facts: Iterable[Fact], measure: str, role: Role = Role.OUTCOME) -> tuple[Fact, ...]:
    """The facts of one measure in one role, oldest year first, else in the order printed."""
    return tuple(
        sorted(
            (fact for fact in facts if fact.measure == measure and fact.role is role),
            key=lambda fact: fact.year,
        )
    )
