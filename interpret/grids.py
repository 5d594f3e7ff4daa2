"""A table of a report in, rows of measures out, or the table as printed where it is of another kind."""

from collections.abc import Iterator

from attrs import frozen

from engine.case import Cell, NamedCell, YearCell
from findings.span import Span
from findings.text import Text
from interpret.found import FoundMeasure, FoundTable, Question
from interpret.headers import Column, Header, header
from readers.document import Field, Grid

_FIGURES = frozenset({Column.TARGET, Column.OUTCOME, Column.FORECAST})
_NAMES = frozenset({Column.MEASURE, Column.INDICATOR})


@frozen
class Named:
    """What a table without names of its own is about: the text above it."""

    name: Cell
    is_indicator: bool | None


def heading_of(grid: Grid) -> tuple[Header, ...]:
    """What the first row says of each column; read per table, never inherited."""
    return tuple(header(field.text) for field in grid.rows[0])


def is_of_measures(heading: tuple[Header, ...]) -> bool:
    """Whether the table gives outcomes or targets of measures."""
    return any(one.column in _FIGURES for one in heading)


def measures(
    grid: Grid, heading: tuple[Header, ...], above: Named | None, year: int | None
) -> Iterator[FoundMeasure | Question]:
    """The measures of a table, one a row; a row that does not fit its headings is a question."""
    names = [number for number, one in enumerate(heading) if one.column in _NAMES]
    if not names and heading[0].column is Column.UNKNOWN and len(heading) > 1:
        names = [0]
    rows = grid.rows[1:]
    for row in rows:
        if len(row) != len(heading):
            yield _misfit(row, heading)
        elif names:
            field = row[names[0]]
            indicator = heading[names[0]].column is Column.INDICATOR or None
            yield from _measure(row, heading, Named(cell_of(field), indicator), year)
        elif above is not None and len(rows) == 1:
            yield from _measure(row, heading, above, year)
        else:
            what = Text("vilket nyckeltal är raden?", "which measure is the row?")
            yield Question(what, row[0].span)


def _measure(
    row: tuple[Field, ...], heading: tuple[Header, ...], named: Named, year: int | None
) -> Iterator[FoundMeasure]:
    of: dict[Column, list[YearCell]] = {column: [] for column in _FIGURES}
    comparators: list[NamedCell] = []
    single: dict[Column, Cell] = {}
    for field, head in zip(row, heading, strict=True):
        at = head.year or year
        if head.column in _FIGURES and at is not None:
            of[head.column].append(YearCell(at, cell_of(field, head)))
        elif head.column is Column.COMPARATOR and at is not None:
            comparators.append(NamedCell(head.name, at, cell_of(field, head)))
        elif head.column in (Column.UNIT, Column.SOURCE, Column.VERDICT):
            single[head.column] = cell_of(field, head)
    verdict = single.get(Column.VERDICT)
    yield FoundMeasure(
        name=named.name,
        is_indicator=named.is_indicator,
        targets=tuple(of[Column.TARGET]),
        years=tuple(of[Column.OUTCOME]),
        forecasts=tuple(of[Column.FORECAST]),
        comparators=tuple(comparators),
        unit=single.get(Column.UNIT),
        source=single.get(Column.SOURCE),
        verdicts=() if verdict is None else (verdict,),
        place=row[0].span._replace(column=None, end=None),
    )


def _misfit(row: tuple[Field, ...], heading: tuple[Header, ...]) -> Question:
    printed = " | ".join(field.text for field in row)
    return Question(
        Text(
            f'raden "{printed}" har {len(row)} rutor under {len(heading)} rubriker',
            f'the row "{printed}" has {len(row)} cells below {len(heading)} headings',
        ),
        row[0].span,
    )


def cell_of(field: Field, head: Header | None = None) -> Cell:
    """The field as a case keeps it, under its heading."""
    span = field.span if head is None else field.span._replace(col=head.printed)
    return Cell(field.text, span, span)


def as_printed(grid: Grid, name: str, place: Span) -> FoundTable:
    """A table of another kind, cell for cell."""
    columns = tuple(field.text for field in grid.rows[0])
    rows = tuple((cell_of(row[0]), tuple(cell_of(field) for field in row[1:])) for row in grid.rows[1:])
    return FoundTable(name, columns[1:], rows, place)
