"""The parts of a table of a web page in, its rows of cells out, each with the columns and rows it covers."""

from collections.abc import Mapping

from attrs import define, field

from findings.span import Span
from readers.document import Item
from readers.html_look import Seen, name_of
from readers.table_layout import MOST_CELLS, MOST_COLUMNS, Box

#: A cell covers no more rows than this (the HTML standard).
_MOST_ROWS = 65_534


@define
class CellOnItsWay:
    """The cell that is open."""

    first: int
    last: int
    rows: int
    span: Span
    own: Seen
    is_heading: bool
    #: What it is said to show where it holds no words.
    name: str | None = None


@define
class TableOnItsWay:
    """A table whose end has not come."""

    #: Where it stands, and how it is seen.
    outer: Span
    base: Seen
    #: How many containers there were when it began.
    depth: int
    name: str
    title: str | None = None
    is_frame: bool = False
    rows: list[list[Box]] = field(factory=list)
    #: How many rows from the top are headings, and whether the next may be one.
    heads: int = 0
    heads_end: bool = False
    in_head: bool = False
    row: list[Box] | None = None
    row_own: Seen | None = None
    row_all_heads: bool = True
    #: The column where the next cell may stand, and for each column the row from which it is free.
    column: int = 0
    free: list[int] = field(factory=list)
    count: int = 0
    is_too_large: bool = False
    cell: CellOnItsWay | None = None
    in_caption: bool = False


def open_row(table: TableOnItsWay, own: Seen) -> None:
    """Begins a row."""
    table.row, table.row_own, table.row_all_heads, table.column = [], own, True, 0


def close_row(table: TableOnItsWay) -> None:
    """Ends the row that is open, if one is."""
    if table.row is None:
        return
    is_head = bool(table.row) and (table.in_head or table.row_all_heads) and not table.heads_end
    table.heads += is_head
    table.heads_end = not is_head
    table.rows.append(table.row)
    table.row = None


def open_cell(
    table: TableOnItsWay, attributes: Mapping[str, str], own: Seen, line: int, column: int, is_heading: bool
) -> CellOnItsWay:
    """Begins a cell in the first column that no cell above reaches down into."""
    at_row, at = len(table.rows), table.column
    while at < len(table.free) and table.free[at] > at_row:
        at += 1
    width = min(max(_count(attributes.get("colspan")), 1), MOST_COLUMNS)
    rows = min(_count(attributes.get("rowspan")) or _MOST_ROWS, _MOST_ROWS)
    # Columns that cells above reach down into are as much work as cells.
    table.count += at - table.column + 1
    if at + width > MOST_COLUMNS or table.count > MOST_CELLS:
        table.is_too_large = True
        at, width = 0, 1
    table.free.extend([0] * (at + width - len(table.free)))
    table.free[at : at + width] = [at_row + rows] * width
    table.column = at + width
    place = table.outer._replace(line=line, column=column, table=table.name, row=str(at_row + 1), col=str(at + 1))
    table.cell = CellOnItsWay(at, at + width - 1, rows, place, own, is_heading, name_of(attributes))
    return table.cell


def close_cell(table: TableOnItsWay, items: list[Item], printed: list[str], has_heading: bool) -> None:
    """Ends the cell that is open, with what stands in it."""
    cell, table.cell = table.cell, None
    if cell is None or table.row is None:
        return
    table.row_all_heads = table.row_all_heads and cell.is_heading
    # A heading in an ordinary cell says that the table only arranges the page.
    table.is_frame = table.is_frame or (has_heading and not cell.is_heading)
    if not table.is_too_large:
        shown = "\n".join(one for one in printed if one)
        table.row.append(Box(tuple(items), cell.first, cell.last, cell.rows, cell.span, cell.own.back, shown))


def _count(written: str | None) -> int:
    """A number of columns or rows; 1 where none is said."""
    text = (written or "").strip()
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else 1
