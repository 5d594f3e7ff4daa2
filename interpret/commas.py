"""A table of a report in, a question of every figure that may have lost its decimal comma out: none is mended."""

from interpret.cells import is_blank
from interpret.collected import Collected
from interpret.headers import Column, Header
from interpret.heading_rows import Row, Sheet
from interpret.ocr import lost_commas
from readers.document import Field

#: Columns whose figures on one row are of one kind.
_ALIKE = frozenset({Column.OUTCOME, Column.TARGET, Column.FORECAST, Column.BARE_YEAR, Column.SEX, Column.COMPARATOR})


def ask_lost_commas(found: Collected, sheet: Sheet) -> None:
    """Asks of `34` beside `3,4`: the figure is kept as it is printed."""
    for row in sheet.rows:
        cells = _figures(row, sheet.heads, sheet.is_uncut)
        printed = [cell.text for cell in cells]
        for at in lost_commas(printed):
            others = [text for place, text in enumerate(printed) if place != at and "," in text]
            found.ask(
                f'har "{printed[at]}" tappat ett decimalkomma? raden har också {" och ".join(others)}',
                f'has "{printed[at]}" lost a decimal comma? its row has {" and ".join(others)} too',
                cells[at].span,
                tuple(dict.fromkeys((printed[at], _with_comma(printed[at], others[0])))),
            )


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
