"""A row that does not fit its headings in, a question with all its readings out: nothing of it is used."""

from engine.case import YearCell
from findings.text import Text
from interpret.cells import is_blank, readings_of_cell
from interpret.collected import Collected
from interpret.found import Question
from interpret.header_answers import row_key
from interpret.headers import Header
from interpret.heading_rows import Row, Sheet
from readers.document import Field
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
        ask = Text(
            f'vilka siffror står i vilken kolumn på raden "{printed}"?',
            f'which figures stand in which column of the row "{printed}"?',
        )
        readings = readings_of(uncut.text, uncut.last - uncut.first + 1) or readings_of_cell(uncut.text)
        found.add_question(Question(ask, uncut.span, readings, row_key(row.fields), row=printed, of_rows=_UNCUT))
    elif any(not is_blank(field.text) for field in row.fields):
        count = len(row.fields)
        ask = Text(
            f'raden "{printed}" har {count} rutor under {columns} rubriker',
            f'the row "{printed}" has {count} cells below {columns} headings',
        )
        alike = Text(
            f"rader har {count} rutor under {columns} rubriker", f"rows have {count} cells below {columns} headings"
        )
        found.add_question(
            Question(ask, row.fields[0].span, _readings(row), row_key(row.fields), row=printed, of_rows=alike)
        )


def ask_kind(found: Collected, row: Row, cell: Field, head: Header) -> None:
    """The question of a row of the right number of cells, one of which is not what its heading says."""
    printed = " | ".join(field.text for field in row.fields)
    over = head.printed.strip()
    sv, en = f'under "{over}"' if over else "under en tom rubrik", f'below "{over}"' if over else "below no heading"
    ask = Text(
        f'raden "{printed}" passar inte sina rubriker: "{cell.text}" står {sv}',
        f'the row "{printed}" does not fit its headings: "{cell.text}" stands {en}',
    )
    alike = Text(
        f"rader passar inte sina rubriker: det som står {sv} hör inte dit",
        f"rows do not fit their headings: what stands {en} does not belong there",
    )
    found.add_question(
        Question(ask, row.fields[0].span, _readings(row), row_key(row.fields), row=printed, of_rows=alike)
    )


def ask_span(found: Collected, row: Row, cell: Field) -> None:
    """The question which end of a span is the target of a row; what else the row says is used."""
    ask = Text(
        f'vilket är målvärdet i "{cell.text.strip()}"? det som står är två tal',
        f'which is the target in "{cell.text.strip()}"? two figures are printed',
    )
    found.add_question(Question(ask, cell.span, readings_of_cell(cell.text), row_key(row.fields)))


def ask_twice(found: Collected, name: str, one: YearCell, other: YearCell) -> None:
    """The question which of two figures of a year a measure has."""
    ask = Text(
        f'vilken siffra för {other.year} gäller för "{name}"?', f'which figure of {other.year} holds for "{name}"?'
    )
    found.add_question(Question(ask, other.cell.place, (one.cell.printed, other.cell.printed), row=name))


def ask_which(found: Collected, row: Row) -> None:
    """The question which measure a row of figures is of."""
    printed = " | ".join(field.text for field in row.fields)
    ask = Text(f'vilket nyckeltal är raden "{printed}"?', f'which measure is the row "{printed}"?')
    found.add_question(Question(ask, row.fields[0].span, row=printed, of_rows=_UNNAMED))


def _readings(row: Row) -> tuple[str, ...]:
    return tuple(one for field in row.fields for one in readings_of_cell(field.text))


_UNNAMED = Text("rader utan namn: vilka nyckeltal är de?", "rows without a name: which measures are they?")
_UNCUT = Text(
    "rader vars siffror kan höra till flera kolumner: vilka siffror står i vilken kolumn?",
    "rows whose figures may be of several columns: which figures stand in which column?",
)
