"""Lines whose columns are parted by upright strokes in, the grid of their cells out; lines that rule it are left."""

import re
from collections.abc import Sequence
from itertools import pairwise

from findings.span import Span
from readers.document import Field, Grid
from readers.text_pages import Line

#: A stroke with a space, or the line's end, on at least one side: what a machine takes for an l stands in a word.
_STROKE = re.compile(r"(?:(?<=\s)|^)[|\u00a6\u2502]|[|\u00a6\u2502](?=\s|$)")
_RULE = re.compile(r"[\s+|:=\-\u2500-\u257f_]*[-=\u2500\u2550_]{3}[\s+|:=\-\u2500-\u257f_]*")
#: A longer line is no row of a table.
_LONGEST = 2_000


def piped_at(lines: Sequence[Line], at: int) -> tuple[Grid, int] | None:
    """The table that begins at line `at`, and the number of the line behind it; None where none begins there.

    It has two rows at least, and all of them have as many cells.
    """
    rows: list[tuple[Field, ...]] = []
    number = at
    while number < len(lines) and (rows or number <= at + 1):
        text = lines[number][0]
        if len(text) > _LONGEST:
            break
        if _RULE.fullmatch(text) is None:
            row = _cells(lines[number])
            if len(row) < 2 or (rows and len(row) != len(rows[0])):
                break
            rows.append(row)
        number += 1
    return (
        (Grid(tuple(rows), rows[0][0].span._replace(column=None, end=None), placed=True), number)
        if len(rows) > 1
        else None
    )


def _cells(line: Line) -> tuple[Field, ...]:
    """The cells of a line: what stands between strokes; strokes at its ends are its frame."""
    text, span = line
    cuts = [match.start() for match in _STROKE.finditer(text)]
    parts = [(begin + 1, end) for begin, end in pairwise([-1, *cuts, len(text)])]
    if cuts and not text[: cuts[0]].strip():
        parts = parts[1:]
    if len(cuts) > 1 and not text[cuts[-1] + 1 :].strip() and not text[: cuts[0]].strip():
        parts = parts[:-1]
    return tuple(_field(text, begin, end, column, span) for column, (begin, end) in enumerate(parts))


def _field(text: str, begin: int, end: int, column: int, span: Span) -> Field:
    part = text[begin:end]
    stripped = part.strip()
    start = begin + len(part) - len(part.lstrip()) + 1
    return Field(stripped, span._replace(column=start, end=start + len(stripped)), column, column)
