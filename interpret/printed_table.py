"""A sheet of a table in, the table as printed out: its headings, and every row that fits them, cell for cell."""

from attrs import evolve

from engine.case import Cell
from engine.claim_tables import unit_in
from engine.figure import read_cell
from findings.span import Span
from interpret.cells import is_blank, is_sentence, is_target
from interpret.found import FoundTable
from interpret.headers import Column, Header
from interpret.heading_rows import Row, Sheet
from readers.document import Field, Grid

#: Headings of figures: a first column below one of them names no rows.
_OF_FIGURES = frozenset({Column.TARGET, Column.OUTCOME, Column.FORECAST, Column.BARE_YEAR, Column.GOAL_OR_TARGET})


def cell_of(field: Field, head: Header | None = None) -> Cell:
    """The field as a case keeps it, under its heading."""
    span = field.span if head is None else field.span._replace(col=head.printed)
    return Cell(field.text, span, span, _unrounded(field))


def _unrounded(field: Field) -> str | None:
    """What the file keeps behind a figure, where it is another figure than the printed one."""
    if field.stored is None:
        return None
    shown, kept = (read_cell(text, None, ()).value for text in (field.text, field.stored))
    return None if shown is None or kept is None or shown == kept else field.stored


def as_printed(sheet: Sheet, name: str, place: Span, *, is_of_measures: bool = False) -> FoundTable:
    """The table with rows of totals, sub-headings and blank cells as they stand; misfits are left to questions."""
    columns = tuple(head.printed for head in sheet.heads)
    rows = tuple(_row(row, len(columns)) for row in sheet.rows if row.fields and _fits(row))
    if _is_nameless(sheet):
        rows = tuple((evolve(first, printed=""), (first, *cells)) for first, cells in rows)
        return FoundTable(name, columns, rows, place, is_of_measures)
    return FoundTable(name, columns[1:], rows, place, is_of_measures)


def _is_nameless(sheet: Sheet) -> bool:
    """Whether the first column is of figures too: its rows have no names."""
    first = [row.cells[0] for row in sheet.rows if not row.is_misfit and row.alone is None]
    printed = [cell.text for cell in first if cell is not None and not is_blank(cell.text)]
    of_figures = sheet.heads[0].column in _OF_FIGURES and any(any(map(str.isdigit, text)) for text in printed)
    return of_figures and all(is_target(text) and not is_sentence(text) for text in printed)


def unit_of(sheet: Sheet, grid: Grid) -> Cell | None:
    """What heads the names of the rows, where it says what the figures are in: `Belopp i tkr`."""
    printed = sheet.heads[0].printed.strip() if sheet.heads else ""
    if unit_in(printed) is None:
        return None
    fields = (field for row in grid.rows for field in row if field.text.strip() == printed and not field.uncut)
    field = next(fields, None)
    return None if field is None else cell_of(field)


def _fits(row: Row) -> bool:
    return row.alone is not None or not row.is_misfit


def _row(row: Row, columns: int) -> tuple[Cell, tuple[Cell, ...]]:
    """The row's name and its cells; a cell that reaches over several columns stands in the first of them."""
    alone = row.alone
    place = row.fields[0].span
    blank = Cell("", place, place)
    if alone is not None and len(row.fields) == 1:
        return cell_of(alone), (blank,) * (columns - 1)
    cells: list[Cell] = []
    seen: list[Field] = []
    for own, reaching in zip(row.cells, row.above, strict=True):
        field = own or reaching
        if field is None or any(field is one for one in seen):
            cells.append(blank)
        else:
            cells.append(cell_of(field))
            seen.append(field)
    return cells[0], tuple(cells[1:])
