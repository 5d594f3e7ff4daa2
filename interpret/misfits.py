"""A row that does not fit its headings in, a question with all its readings out: nothing of it is used."""

from interpret.cells import is_blank, readings_of_cell
from interpret.collected import Collected
from interpret.heading_rows import Row, Sheet
from readers.figure_cells import readings_of


def ask_misfits(found: Collected, sheet: Sheet) -> None:
    """A question for each row of a table that does not fit."""
    for row in sheet.rows:
        if row.is_misfit and row.alone is None:
            ask_misfit(found, row, len(sheet.heads))


def ask_misfit(found: Collected, row: Row, columns: int) -> None:
    """The question of one row, with every reading of what is not cut."""
    printed = " | ".join(field.text for field in row.fields)
    uncut = next((field for field in row.fields if field.uncut), None)
    if uncut is not None:
        found.ask(
            f'vilka siffror står i vilken kolumn på raden "{printed}"?',
            f'which figures stand in which column of the row "{printed}"?',
            uncut.span,
            readings_of(uncut.text, uncut.last - uncut.first + 1) or readings_of_cell(uncut.text),
        )
    elif any(not is_blank(field.text) for field in row.fields):
        found.ask(
            f'raden "{printed}" har {len(row.fields)} rutor under {columns} rubriker',
            f'the row "{printed}" has {len(row.fields)} cells below {columns} headings',
            row.fields[0].span,
            tuple(one for field in row.fields for one in readings_of_cell(field.text)),
        )


def ask_kind(found: Collected, row: Row, why: str, why_en: str) -> None:
    """The question of a row of the right number of cells, one of which is not what its heading says."""
    printed = " | ".join(field.text for field in row.fields)
    found.ask(
        f'raden "{printed}" passar inte sina rubriker: {why}',
        f'the row "{printed}" does not fit its headings: {why_en}',
        row.fields[0].span,
        tuple(one for field in row.fields for one in readings_of_cell(field.text)),
    )
