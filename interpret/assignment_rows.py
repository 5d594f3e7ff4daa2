"""A table of assignments in; each row's assignment, how far it has come and by when, added to what was found."""

from engine.case import Cell
from interpret.cells import has_words, is_blank
from interpret.collected import Collected
from interpret.found import FoundAssignment
from interpret.headers import Column, Header
from interpret.heading_rows import Sheet
from interpret.printed_table import cell_of
from interpret.scale import is_status, is_verdict
from interpret.worded_deadline import worded_deadline


def assignment_rows(found: Collected, sheet: Sheet, heads: tuple[Header, ...]) -> None:
    """The assignments of a table, one a row, with how far they have come and by when."""
    at = next(number for number, one in enumerate(heads) if one.column is Column.ASSIGNMENT)
    for row in sheet.rows:
        sentence = row.cells[at]
        if row.is_misfit or row.alone is not None or sentence is None or not has_words(sentence.text):
            continue
        said: dict[Column, Cell] = {}
        for cell, head in zip(row.cells, heads, strict=True):
            if cell is not None and not is_blank(cell.text):
                said.setdefault(head.column, cell_of(cell, head))
        status: Cell | None = said.get(Column.VERDICT)
        if status is not None and not (is_status(status.printed) or is_verdict(status.printed, found.scale)):
            ask = f'vilken status har uppdraget "{sentence.text}"?'
            found.ask(ask, f'which status has the assignment "{sentence.text}"?', status.place, (status.printed,))
            status = None
        comments = (said[Column.COMMENT],) if Column.COMMENT in said else ()
        named = cell_of(sentence, heads[at])
        deadline, responsible = said.get(Column.DEADLINE) or worded_deadline(named), said.get(Column.RESPONSIBLE)
        found.assignments.append(FoundAssignment(named, status, comments, named.place, deadline, responsible))
