"""A table of a report in, a question of every figure that may have lost its decimal comma, or be a share, out.

None is mended, and no figure of a row that is asked about is used.
"""

import re

from attrs import evolve

from interpret.cells import is_blank
from interpret.collected import Collected
from interpret.header_answers import comma_key
from interpret.headers import Column, Header
from interpret.heading_rows import Row, Sheet
from interpret.ocr import in_percent, lost_commas, printed_as_shares
from readers.document import Field

#: Columns whose figures on one row are of one kind.
_ALIKE = frozenset({Column.OUTCOME, Column.TARGET, Column.FORECAST, Column.BARE_YEAR, Column.SEX, Column.COMPARATOR})
#: What says that the figures of a row are percent.
_PERCENT = re.compile(r"%|\bprocent\b", re.IGNORECASE)


def ask_figures(found: Collected, sheet: Sheet) -> Sheet:
    """Asks of `34` beside `3,4`, and of `0,91` percent beside `90`; the table, with the rows that are asked about."""
    return evolve(sheet, rows=tuple(_asked(found, row, sheet) for row in sheet.rows))


def _asked(found: Collected, row: Row, sheet: Sheet) -> Row:
    cells = _figures(row, sheet.heads, sheet.is_uncut)
    printed = [cell.text for cell in cells]
    shares = printed_as_shares(printed) if any(_PERCENT.search(field.text) for field in row.fields) else ()
    asked = [at for at in shares or lost_commas(printed) if comma_key(row.fields, printed[at]) not in found.answers]
    for at in asked:
        others = [text for place, text in enumerate(printed) if place != at and (shares or "," in text)]
        sv, en = f'har "{printed[at]}" tappat ett decimalkomma?', f'has "{printed[at]}" lost a decimal comma?'
        reading = _with_comma(printed[at], others[0])
        if shares:
            sv, en = f'är "{printed[at]}" en andel, inte procent?', f'is "{printed[at]}" a share, not percent?'
            reading = in_percent(printed[at])
        found.ask(
            f"{sv} raden har också {' och '.join(others)}",
            f"{en} its row has {' and '.join(others)} too",
            cells[at].span,
            tuple(dict.fromkeys((printed[at], reading))),
            comma_key(row.fields, printed[at]),
        )
    return evolve(row, is_doubted=True) if asked else row


def _figures(row: Row, heads: tuple[Header, ...], is_uncut: bool) -> list[Field]:
    """The cells of a row that are figures of the same thing, each once; none where the row does not fit."""
    if row.is_misfit:
        return []
    cells = zip(row.cells, heads, strict=True)
    fields = [cell for cell, head in cells if cell is not None and (is_uncut or head.column in _ALIKE)]
    return [one for one in dict.fromkeys(fields) if one.first > 0 and not is_blank(one.text)]


def _with_comma(printed: str, other: str) -> str:
    """`34` with a comma where `3,2` has it: so many digits from the end of the number."""
    decimals = len(other.partition(",")[2].rstrip("% "))
    number = printed.rstrip("% ")
    digits = "".join(number.split())
    return f"{digits[:-decimals]},{digits[-decimals:]}{printed[len(number) :]}"
