"""Lines with tabs in, the grid of their fields out; a table that blank lines within its cells part is put together."""

import re
from collections.abc import Sequence

from attrs import evolve

from readers.document import Field, Grid
from readers.text_pages import Line

#: A cell longer than this is running text, and a blank line may stand in it.
_TEXT = 40
_FIGURE = re.compile(r"[-+\u2212\u2013]?[0-9][0-9 ,.]*%?")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


def tabbed_grid(lines: Sequence[Line]) -> Grid:
    """A table of tab-separated lines: the number of a field in its row says its column."""
    rows = []
    for text, span in lines:
        fields = []
        column = 1
        for number, part in enumerate(text.split("\t")):
            stripped = part.strip()
            at = column + len(part) - len(part.lstrip())
            fields.append(Field(stripped, span._replace(column=at, end=at + len(stripped)), number, number))
            column += len(part) + 1
        rows.append(tuple(fields))
    return Grid(tuple(rows), lines[0][1], placed=True)


def put_together(above: Grid, below: Grid) -> Grid | None:
    """The two as one table where only blank lines part them and the lower one goes on within it; None else.

    Only a table with running text in its cells is parted so: where it has figures alone a blank line ends it, and
    headings are never those of another table.
    """
    widths = {len(row) for row in (*above.rows, *below.rows)}
    first, body = below.rows[0], above.rows[1:]
    if len(widths) > 1 or len(first) < 4 or not any(len(cell.text) > _TEXT for row in body for cell in row[1:]):
        return None
    if not first[0].text:
        row = _wrapped(above.rows[-1], first)
        return None if row is None else evolve(above, rows=(*above.rows[:-1], row, *below.rows[1:]))
    figures = [at for at, cell in enumerate(first) if at and _is_figure(cell.text)]
    goes_on = figures and all(
        not _is_figure(above.rows[0][at].text) and all(_is_figure(row[at].text) for row in body) for at in figures
    )
    return evolve(above, rows=(*above.rows, *below.rows)) if goes_on else None


def _is_figure(text: str) -> bool:
    return _FIGURE.fullmatch(text) is not None and _YEAR.fullmatch(text) is None


def _wrapped(above: Sequence[Field], below: Sequence[Field]) -> tuple[Field, ...] | None:
    """The row with what is left of its cells below a blank line; None where a text begins anew."""
    pairs = [(high, low) for high, low in zip(above, below, strict=True) if low.text]
    if not pairs or any(not high.text or not low.text[0].islower() for high, low in pairs):
        return None
    return tuple(
        evolve(high, text=f"{high.text}\n{low.text}") if low.text else high
        for high, low in zip(above, below, strict=True)
    )
