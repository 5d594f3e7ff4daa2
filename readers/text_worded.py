"""A table of nothing but text in, its rows out, each whole: spaces alone do not say where its columns part.

A row begins on a line of several columns that ends like others, or behind a line like the one that ends the table.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from readers.column_headings import capitals, headings_of
from readers.document import Field, Grid
from readers.figure_cells import words_of
from readers.text_heads import LONGEST_NAME, is_lower
from readers.text_pages import Line
from readers.text_passages import begins_heading

#: A line that begins a row has the beginnings of so many columns.
_FEWEST = 3
#: The words that lines end in alike have so many consonants.
_SHORTEST = 5
_MOST_LINES = 2_000
#: A heading whose words stand each on a line of its own has no more lines.
_MOST_HEADING = 12
_LONGEST = 160
#: A line of running text, where it is not the last of its paragraph, is no shorter.
_FULL = 70
_VOWELS = re.compile(r"[aeiouyåäöéüæø0-9\W_]+")


def worded_heading(lines: Sequence[Line], at: int, known: Collection[str]) -> int:
    """How many lines, blank ones too, the heading of such a table takes; 0 where none begins at line `at`.

    Three names of columns or more, gone on with below; or, a word or two a line, the words of one that is `known`.
    """
    if at + 1 < len(lines) and _is_heading(lines[at][0], lines[at + 1][0]):
        return 2
    said = ""
    for number in range(at, min(at + _MOST_HEADING, len(lines))):
        text = lines[number][0]
        if "\t" in text or len(text) > LONGEST_NAME:
            break
        said += heading_key(text)
        if said in known:
            return number - at + 1
    return 0


def heading_key(text: str) -> str:
    """The consonants of a text: the same where a machine has read its vowels wrong."""
    return _VOWELS.sub("", text.casefold())


def last_column(text: str) -> int:
    """The number of the last column that the first line of a heading names."""
    headings = headings_of(text)
    return len(headings.columns) if headings is not None else 0


def worded_table(lines: Sequence[Line], at: int, heading: int, last: int) -> tuple[Grid, int] | None:
    """The table below `heading` lines of headings, and the number of the line behind it; None where it has no rows.

    `last` is the number of its last column.
    """
    body = list(_body(lines, at + heading))
    rows = list(_rows(body))
    if len(rows) < 2:
        return None
    head = [line for line in lines[at : at + heading] if line[0].strip()]
    grid = Grid((_whole(head, last, uncut=True), *(_whole(row, last) for row in rows)), lines[at][1], heads=1)
    return grid, body[-1][0] + 1


def _is_heading(text: str, below: str) -> bool:
    headings = headings_of(text)
    if headings is None or headings.of_years or len(headings.columns) < 2:
        return False
    goes_on = bool(below.strip()) and is_lower(below) and len(below.split()) <= len(headings.columns) + 1
    return goes_on and not text.strip().endswith((".", ",")) and len(below.strip()) < LONGEST_NAME


def _body(lines: Sequence[Line], start: int) -> Iterator[tuple[int, Line, bool]]:
    """The lines of the table with their numbers, and whether a blank line stands above each."""
    held: list[tuple[int, Line, bool]] = []
    for block in _blocks(lines, start):
        if _is_prose([line[0].strip() for _, line in block]):
            return
        # A line by itself may be the heading of what follows the table.
        if len(block) > 1 or not block[0][1][0].strip()[:1].isupper():
            yield from held
            held = []
        held.extend((number, line, place == 0) for place, (number, line) in enumerate(block))
        if len(block) > 1:
            yield from held
            held = []
    yield from held


def _blocks(lines: Sequence[Line], start: int) -> Iterator[list[tuple[int, Line]]]:
    """The runs of lines between blank lines, until something else begins."""
    block: list[tuple[int, Line]] = []
    for number in range(start, min(start + _MOST_LINES, len(lines))):
        text = lines[number][0]
        if "\t" in text or len(text) > _LONGEST or begins_heading(text) or text.strip().isdigit():
            break
        if text.strip():
            block.append((number, lines[number]))
        elif block:
            yield block
            block = []
    if block:
        yield block


def _is_prose(texts: Sequence[str]) -> bool:
    """Whether lines are full from the first to the last but one: in a table the shortest column ends first."""
    if len(texts) == 1:
        return len(texts[0]) > _FULL and texts[0].endswith(".")
    return all(len(text) >= _FULL for text in texts[:-1])


def _rows(body: Sequence[tuple[int, Line, bool]]) -> Iterator[list[Line]]:
    """The lines of each row; nothing where rows cannot be told apart."""
    ends = Counter(_ending(line[0]) for _, line, _ in body)
    often = tuple(end for end, count in ends.items() if count > 1 and len(end) >= _SHORTEST)
    final = heading_key(body[-1][1][0]) if body else ""
    closing = [
        at
        for at, (_, line, _) in enumerate(body)
        if heading_key(line[0]) == final and (at + 1 == len(body) or body[at + 1][2])
    ]
    row: list[Line] = []
    for at, (_, line, _) in enumerate(body):
        begins = _capitals(line[0]) >= _FEWEST and heading_key(line[0]).endswith(often)
        if row and (begins or (len(closing) > 1 and at - 1 in closing)):
            yield row
            row = []
        row.append(line)
    if row:
        yield row


def _capitals(text: str) -> int:
    return sum(word.text[0].isupper() for word in words_of(text))


def _ending(text: str) -> str:
    """What the last words of a line are, from their capital on."""
    return heading_key(" ".join(word.text for word in capitals(words_of(text))[-1]))


def _whole(lines: Sequence[Line], last: int, *, uncut: bool = False) -> tuple[Field, ...]:
    text, span = lines[0]
    start = len(text) - len(text.lstrip())
    printed = "\n".join(one.strip() for one, _ in lines)
    return (Field(printed, span._replace(column=start + 1, end=len(text.rstrip()) + 1), 0, last, uncut=uncut),)
