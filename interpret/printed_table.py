"""A sheet of a table in, the table as printed out: its headings, and every row that fits them, cell for cell."""

from engine.case import Cell
from findings.span import Span
from interpret.found import FoundTable
from interpret.headers import Header
from interpret.heading_rows import Row, Sheet
from readers.document import Field


def cell_of(field: Field, head: Header | None = None) -> Cell:
    """The field as a case keeps it, under its heading."""
    span = field.span if head is None else field.span._replace(col=head.printed)
    return Cell(field.text, span, span)


def as_printed(sheet: Sheet, name: str, place: Span, *, is_of_measures: bool = False) -> FoundTable:
    """The table with rows of totals, sub-headings and blank cells as they stand; misfits are left to questions."""
    columns = tuple(head.printed for head in sheet.heads)
    rows = tuple(_row(row, len(columns)) for row in sheet.rows if row.fields and _fits(row))
    return FoundTable(name, columns[1:], rows, place, is_of_measures)


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
