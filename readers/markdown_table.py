"""The lines of a pipe table of Markdown in, its grid out: a cell's place is that of its words in the source."""

import re
from collections.abc import Iterator

from findings.span import Span
from readers.document import Field, Grid, Item, Kind, Passage, Unread
from readers.markdown_inline import HARD, Notes, words
from readers.markdown_lines import Line
from readers.printed_text import joined_lines
from readers.table_layout import MOST_CELLS, MOST_COLUMNS

_DASHES = re.compile(r"\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?[ \t]*+")


def is_table(lines: list[Line], at: int) -> bool:
    """Whether a table begins in the line number `at`: a row, and below it dashes for as many columns."""
    if at + 1 >= len(lines) or "|" not in lines[at].text:
        return False
    below = lines[at + 1].text
    if "-" not in below or ("|" not in below and ":" not in below) or _DASHES.fullmatch(below) is None:
        return False
    return len([*_cells(lines[at])]) == len([*_cells(lines[at + 1])])


def rows_end(lines: list[Line], at: int) -> int:
    """The number of the first line after the table that begins in the line number `at`."""
    end = at + 2
    while end < len(lines) and "|" in lines[end].text and lines[end].depth == lines[at].depth:
        end += 1
    return end


def read_rows(lines: list[Line], place: Span, notes: Notes) -> list[Item] | None:
    """The grid of the rows and what follows it; None where it is too large. A row keeps as many cells as it has."""
    rows: list[tuple[Field, ...]] = []
    beside: list[Item] = []
    count = 0
    for number, line in enumerate(lines, 1):
        fields: list[Field] = []
        for text, column in _cells(line):
            count += 1
            if len(fields) >= MOST_COLUMNS or count > MOST_CELLS:
                return None
            at = len(fields)
            span = place._replace(
                line=line.number, column=column, end=column + len(text), row=str(number), col=str(at + 1)
            )
            found = words(text.replace("\\|", "|"), notes)
            shown = "\n".join(one for part in found.text.split(HARD) if (one := joined_lines([part])))
            if (marks := text.find(shown)) > 0 and shown:
                span = span._replace(column=column + marks, end=column + marks + len(shown))
            picture = "; ".join(dict.fromkeys(found.pictures)) or None
            fields.append(Field(shown, span, at, at, colour=found.colour, picture=picture))
            beside.extend(Passage(Kind.REMARK, said, span, (), what=what) for what, said in found.remarks)
            beside.extend(Unread(what, span) for what in dict.fromkeys(found.unread))
        rows.append(tuple(fields))
    return [Grid(tuple(rows), place, heads=1), *beside]


def _cells(line: Line) -> Iterator[tuple[str, int]]:
    """The cells of a row, without blanks around them, with the column where each begins."""
    text = line.text.rstrip()
    at = 1 if text.startswith("|") else 0
    begin = at
    while at <= len(text):
        bar = text.find("|", at)
        if bar < 0:
            if begin < len(text):
                yield _cell(text[begin:], line.column + begin)
            return
        slashes = bar - len(text[begin:bar].rstrip("\\")) - begin
        if slashes % 2:
            at = bar + 1
            continue
        yield _cell(text[begin:bar], line.column + begin)
        at = begin = bar + 1


def _cell(text: str, column: int) -> tuple[str, int]:
    bare = text.strip()
    return bare, column + (len(text) - len(text.lstrip()) if bare else 0)
