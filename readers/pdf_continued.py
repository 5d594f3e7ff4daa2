"""Two tables of a PDF in, whether the second goes on with the first on the next page, and the whole of them, out."""

import re
from collections.abc import Iterable

from attrs import evolve

from readers.document import Field
from readers.joined_lines import joined
from readers.pdf_rows import is_figure
from readers.pdf_tables import Table


def continues(table: Table, after: Table) -> bool:
    """Whether a table at the top of a page goes on with one at the foot of the page before: the same columns,
    and either the same heading again or none."""
    if len(table.edges) != len(after.edges) or after.title:
        return False
    near = 6.0
    if len(table.grid.rows[0]) and any(abs(a - b) > near for a, b in _edges(table, after)):
        return False
    return repeats(table, after) or any(is_figure(field.text) for field in after.grid.rows[0])


def _edges(table: Table, after: Table) -> Iterable[tuple[float, float]]:
    """The pairs of edges that must agree: all where they are drawn, else one edge of each column."""
    pairs = list(zip(table.edges, after.edges, strict=True))
    if len(pairs) == max((field.last for row in table.grid.rows for field in row), default=0) + 2:
        return pairs
    columns = zip(pairs[::2], pairs[1::2], strict=True)
    return [min(column, key=lambda pair: abs(pair[0] - pair[1])) for column in columns]


def repeats(table: Table, after: Table) -> bool:
    """Whether the first row is the heading of the table again."""
    return [field.text for field in table.grid.rows[0]] == [field.text for field in after.grid.rows[0]]


def joined_tables(table: Table, after: Table) -> Table:
    """One table of the two, without the heading that is repeated."""
    rows = list(after.grid.rows[1:] if repeats(table, after) else after.grid.rows)
    before = list(table.grid.rows)
    if rows and _goes_on(before[-1], rows[0]):
        before[-1] = tuple(_longer(upper, lower) for upper, lower in zip(before[-1], rows.pop(0), strict=True))
    return evolve(table, grid=evolve(table.grid, rows=tuple(before + rows)))


def _goes_on(upper: tuple[Field, ...], lower: tuple[Field, ...]) -> bool:
    """Whether a row is the rest of the row before the page's end."""
    if [(f.first, f.last) for f in upper] != [(f.first, f.last) for f in lower]:
        return False
    texts = [(one.text, other.text) for one, other in zip(upper, lower, strict=True) if other.text]
    return bool(texts) and all(
        one and re.match(r"[a-zåäöé]", other) is not None and not is_figure(one) for one, other in texts
    )


def _longer(upper: Field, lower: Field) -> Field:
    return evolve(upper, text=joined([upper.text, lower.text])) if lower.text else upper
