"""What was found in a report in; without any plan, a plan of its own names and the case of it out.

The plan asks for nothing: no targets, and goals that the board itself assesses. It is what the checks that need no
plan stand on, and is never shown as one.
"""

from collections.abc import Iterator

from attrs import frozen

from authoring.identifiers import identifier
from dsl.ast import PeriodKind
from engine.case import Case, Cell, Outcome, Period, Report, Stated, Table, TableRow
from engine.facts import folded
from engine.plan import Goal, Measure, Plan, Rule
from engine.resolve import BUILT_IN_SCALE
from engine.units import Unit, find_unit
from findings.span import Span
from interpret.found import Found, FoundMeasure

_NO_RULE = Rule((), (), by_board=True, built_in=False)
#: What a report that names no year is filed under; no check compares it with a year.
NO_YEAR = 1900
#: A goal is called by no more of its sentence.
_LONGEST_NAME = 60
#: Two rows and their sum.
_FEWEST_IN_A_SUM = 3


@frozen
class Named:
    """The names of a report's own plan: of measures by their printed name, of goals by their sentence.

    A measure has a name that claims can say; a goal is called by its own sentence, as far as it is short.
    """

    measures: dict[tuple[bool, str], str]
    goals: dict[str, str]


def names_of(found: Found) -> Named:
    """A name for every measure and goal; the same printed name is the same measure, an indicator apart."""
    taken: dict[str, int] = {}
    measures: dict[tuple[bool, str], str] = {}
    for measure in found.measures:
        if _key(measure) not in measures:
            measures[_key(measure)] = identifier(measure.name.printed, taken)
    goals: dict[str, str] = {}
    for goal in found.goals:
        sentence = folded(goal.sentence.printed)
        if not goal.is_priority and sentence not in goals:
            short = _shortened(" ".join(goal.sentence.printed.split()))
            goals[sentence] = short if short not in goals.values() else " ".join(goal.sentence.printed.split())
    return Named(measures, goals)


def planless(found: Found, document: str) -> Plan:
    """The plan that the report's own names make."""
    names = names_of(found)
    measures: dict[str, Measure] = {}
    for one in found.measures:
        name = names.measures[_key(one)]
        measures.setdefault(name, _measure(one, name))
    goals = tuple(
        _goal(name, next(g.sentence.printed for g in found.goals if folded(g.sentence.printed) == sentence), found)
        for sentence, name in names.goals.items()
    )
    year = found.year
    return Plan(
        title=found.title,
        body=None,
        board=None,
        years=() if year is None else (year,),
        period=PeriodKind.YEAR if found.month is None else PeriodKind.PART_YEAR,
        scale=BUILT_IN_SCALE,
        markers=(),
        comparators=(),
        calls=(),
        decision=None,
        material=None,
        policies=(),
        every_goal_policies=(),
        measures=tuple(measures.values()),
        goals=goals,
        roll_ups=(),
        assignments=(),
        tables=(),
        suppressions=(),
        span=Span(document),
    )


def without_plan(found: Found, plan: Plan, document: str, sha256: str | None) -> Case:
    """The case of a report whose plan is its own: everything under its printed name."""
    names = names_of(found)
    place = Span(document)
    report = Report(found.title, Period(found.year or NO_YEAR, found.month), found.day, document, sha256, place)
    stated: dict[str, Stated] = {}
    for goal in found.goals:
        if goal.is_priority:
            continue
        name = names.goals[folded(goal.sentence.printed)]
        word = goal.verdicts[0] if len(goal.verdicts) == 1 else None
        reason = goal.comments[0] if goal.comments else None
        at = goal.place if word is None else word.place
        stated.setdefault(name, Stated(name, goal.sentence, word, reason, at, at))
    outcomes = tuple(_outcome(one, names.measures[_key(one)]) for one in found.measures)
    tables = tuple(
        Table(
            table.name,
            table.columns,
            tuple(TableRow(name.printed, cells, name.place) for name, cells in table.rows),
            table.place,
            table.unit,
        )
        for number, table in enumerate(found.tables)
        if not _is_kept(found, number)
    )
    return Case(report, None, outcomes, tuple(stated.values()), (), tables, place)


def _shortened(sentence: str) -> str:
    """The sentence, or as many whole words of it as are short."""
    if len(sentence) <= _LONGEST_NAME:
        return sentence
    words = sentence[:_LONGEST_NAME].rpartition(" ")[0] or sentence[:_LONGEST_NAME]
    return f"{words.rstrip(' ,;:–-')} …"


def _is_kept(found: Found, number: int) -> bool:
    """Whether every figure of a table is a measure's, and no row can be a sum: it need not be kept as a table too."""
    table = found.tables[number]
    if len(table.rows) >= _FEWEST_IN_A_SUM:
        return False
    cells = [cell for one in found.measures if one.table == number for cell in _cells(one)]
    kept = {(cell.place._replace(col=None), cell.printed) for cell in cells}
    printed = (cell for _, row in table.rows for cell in row if any(map(str.isdigit, cell.printed)))
    return bool(kept) and all((cell.place._replace(col=None), cell.printed) in kept for cell in printed)


def _cells(one: FoundMeasure) -> Iterator[Cell]:
    """Every cell that a measure has."""
    yield from (of_year.cell for years in (one.targets, one.years, one.forecasts) for of_year in years)
    yield from (named.cell for cells in (one.comparators, one.by_sex, one.parts) for named in cells)
    yield from (cell for cell in (one.unit, one.source, *one.verdicts) if cell is not None)


def _key(measure: FoundMeasure) -> tuple[bool, str]:
    return measure.is_indicator is True, folded(measure.name.printed)


def _outcome(one: FoundMeasure, name: str) -> Outcome:
    return Outcome(
        measure=name,
        targets=one.targets,
        years=one.years,
        forecasts=one.forecasts,
        comparators=one.comparators,
        by_sex=one.by_sex,
        parts=one.parts,
        ranked=(),
        answers=(),
        title=one.name,
        source=one.source,
        place=one.place,
        span=one.place,
    )


def _measure(one: FoundMeasure, name: str) -> Measure:
    return Measure(
        name=name,
        title=one.name.printed,
        is_indicator=one.is_indicator is True,
        also_called=(),
        same_as=name,
        unit=_unit(one),
        low=None,
        high=None,
        direction=None,
        band=None,
        source=None if one.source is None else one.source.printed,
        by_sex=False,
        parts=(),
        cycle=None,
        lag=0,
        decimals=None,
        error_margin=None,
        answers=None,
        ranked=None,
        per_part_year=False,
        new_from=None,
        targets=(),
        without_target=(),
        contributes_to=(),
        policies=(),
        suppressions=(),
        imported=False,
        span=one.name.place,
    )


def _unit(one: FoundMeasure) -> Unit | None:
    """The unit of its column, or the percent that every figure or the name itself has."""
    if one.unit is not None:
        return find_unit(one.unit.printed.strip(" ()"))
    printed = [cell.cell.printed for cell in (*one.years, *one.targets) if any(c.isdigit() for c in cell.cell.printed)]
    if "%" in one.name.printed or (printed and all("%" in text for text in printed)):
        return find_unit("%")
    return None


def _goal(name: str, sentence: str, found: Found) -> Goal:
    place = next(goal.place for goal in found.goals if goal.sentence.printed == sentence)
    return Goal(
        name=name,
        sentence=sentence,
        also_called=(),
        measures=(),
        without_measures=True,
        indicators=(),
        priority_goals=(),
        rule=_NO_RULE,
        policies=(),
        examples=(),
        suppressions=(),
        span=place,
    )
