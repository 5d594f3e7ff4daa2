"""A row of a table in, the year that its figures are of out, where a column of its own says it."""

from engine.facts import folded
from interpret.headers import Column, is_year
from interpret.heading_rows import Row
from interpret.table_walk import Rows
from readers.document import Field


def year_of_row(rows: Rows, row: Row) -> int | None:
    """The year in the row's cell below `År`; None where there is none."""
    for cell, head in zip(row.cells, rows.heads, strict=True):
        if head.column is Column.YEAR and cell is not None and is_year(cell.text):
            return int(cell.text.strip())
    return None


def is_other_year(rows: Rows, row: Row, name: Field) -> bool:
    """Whether the row is one more year of the measure above it."""
    last = rows.last
    same = last is not None and folded(last.named.name.printed) == folded(name.text)
    return same and year_of_row(rows, row) is not None
