"""A reading of a report in, every goal, figure, verdict, table, tie and question of it as lines of text out."""

from collections.abc import Iterable, Iterator

from engine.case import Case, Cell, NamedCell, YearCell
from findings.span import Span
from interpret.found import Found, FoundMeasure
from interpret.reading import Reading


def shown(reading: Reading) -> str:
    """All of it, in the order in which it was found."""
    parts = [*_found(reading.found), *_questions(reading)]
    if reading.planned:
        parts = [*_tied(reading.case), *_questions(reading)]
    return "\n".join(parts) + "\n"


def _found(found: Found) -> Iterator[str]:
    month = "" if found.month is None else f"-{found.month:02}"
    day = "" if found.day is None else f" ({found.day})"
    yield f"rapport {found.year}{month}{day}: {found.title}"
    for number, goal in enumerate(found.goals):
        kind = "prioriterat mål" if goal.is_priority else "mål"
        yield f"{kind}: {goal.sentence.printed}{_at(goal.place, *goal.places)}"
        yield from (f"  bedömning: {_cell(one)}" for one in goal.verdicts)
        yield from (f"  tecken: {_cell(one)}" for one in goal.marks)
        yield from (f"  kommentar: {_cell(one)}" for one in goal.comments)
        yield from _measures(one for one in found.measures if one.goal == number)
    loose = [one for one in found.measures if one.goal is None]
    if loose:
        yield "utan mål:"
        yield from _measures(loose)
    for work in found.assignments:
        yield f"uppdrag: {work.sentence.printed}{_at(work.place)}"
        said = (("status", work.status), ("klart", work.deadline), ("ansvarig", work.responsible))
        yield from (f"  {name}: {_cell(one)}" for name, one in said if one is not None)
        yield from (f"  kommentar: {_cell(one)}" for one in work.comments)
    for table in found.tables:
        if not table.is_of_measures:
            yield f"tabell {table.name}: {' | '.join(table.columns)}"
            for name, cells in table.rows:
                yield f"  {name.printed}: {' | '.join(cell.printed for cell in cells)}"


def _measures(measures: Iterable[FoundMeasure]) -> Iterator[str]:
    for one in measures:
        kind = {True: "indikator", False: "nyckeltal", None: "mått"}[one.is_indicator]
        own = " (målets eget)" if one.is_goals_own else ""
        yield f"  {kind}: {one.name.printed}{own}{_at(one.place)}"
        said = [
            *_years("mål", one.targets),
            *_years("utfall", one.years),
            *_years("prognos", one.forecasts),
            *_named(one.comparators),
            *_named(one.by_sex),
            *_named(one.parts),
            *(f"{name} {cell.printed}" for name, cell in (("enhet", one.unit), ("källa", one.source)) if cell),
            *(f"bedömning {cell.printed}" for cell in one.verdicts),
        ]
        yield f"    {'; '.join(said)}"


def _tied(case: Case) -> Iterator[str]:
    for one in case.stated:
        yield f"{one.name}: {_cell(one.word) if one.word is not None else 'ingen bedömning'}"
    for outcome in case.outcomes:
        said = [
            *_years("mål", outcome.targets),
            *_years("utfall", outcome.years),
            *_years("prognos", outcome.forecasts),
            *_named(outcome.comparators),
            *_named(outcome.by_sex),
            *_named(outcome.parts),
        ]
        yield f"{outcome.measure}{_at(outcome.place)}: {'; '.join(said)}"


def _years(kind: str, cells: Iterable[YearCell]) -> list[str]:
    return [f"{kind} {one.year} {one.cell.printed or 'blank'}" for one in cells]


def _named(cells: Iterable[NamedCell]) -> list[str]:
    return [f"{one.name} {one.year} {one.cell.printed}" for one in cells]


def _questions(reading: Reading) -> Iterator[str]:
    for one in reading.questions:
        key = f" {{{one.key}}}" if one.key else ""
        readings = f" [{', '.join(one.readings)}]" if one.readings else ""
        yield f"fråga: {one.ask.sv}{readings}{key}{_at(one.span)}"


def _cell(cell: Cell) -> str:
    return f"{cell.printed}{_at(cell.place)}"


def _at(*places: Span) -> str:
    """`(4)` is a line; `(2:3)` the third row of the second table."""
    shown = [_one(place) for place in places]
    return f" ({', '.join(shown)})" if any(shown) else ""


def _one(place: Span) -> str:
    if place.line is not None:
        return str(place.line)
    return f"{place.table or ''}:{place.row}" if place.row is not None else ""
