"""The printed lines of a table, each in pieces that stand in columns, in; its rows of fields out.

A cell that runs over several lines is one field where a ruling, a blank cell, the spacing or the width of its column
shows that it does; where nothing shows it, the lines stay rows of their own.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from attrs import frozen

from findings.span import Span
from readers.document import Field
from readers.joined_lines import joined
from readers.pdf_words import Word, printed, span_of, stretched

_FIGURE = re.compile(
    r"[(<>≤≥=~±+−–-]*\s*(?:(?:prel|ca|c:a|cirka|prognos|minst|högst|max|min)[.:]*\s*)?[0-9][0-9\s.,:–-]*"
    r"(?:\s*(?:%|procent|procentenheter|kr|tkr|mkr|mnkr|mdkr|st|dagar|tim|h|år|ggr))?[)*⁰¹²³⁴-⁹]*",
    re.IGNORECASE,
)
_NONE = re.compile(r"i\.? ?u\.?|ingen uppgift|uppgift saknas|saknas|[-–—.*]{1,3}|mäts ej.*|ej mätt", re.IGNORECASE)
YEAR = re.compile(r"(?:19|20)[0-9]{2}(?:\s*[-–/]\s*(?:[0-9]{2}){1,2})?")
_LETTERS = "abcdefghijklmnopqrstuvwxyzåäöABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ.: "
_HYPHEN = ("-", "\u2010", "\u2011")
#: The lines of one cell stand no further apart than this, in sizes of the type.
_LEADING = 1.5
#: A gap between lines this much wider than the narrowest parts two rows.
_WIDER = 1.22
#: What is left free at the sides of a drawn cell is no more than this, in points.
_PADDING = 6.0


class Piece(NamedTuple):
    """The words of one printed line in one cell, and the columns that the cell covers."""

    first: int
    last: int
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


@frozen
class Band:
    """Lines between two rulings, or all the lines of a table that has none."""

    lines: tuple[tuple[Piece, ...], ...]
    #: Rulings part it from the bands above and below.
    ruled: bool


@frozen
class Place:
    """Which document and page the words are of."""

    document: str
    page: int


Row = list[list[Piece]]


def is_figure(text: str) -> bool:
    """Whether a cell holds a figure, or says that there is none; a bare year is a heading's."""
    text = text.strip()
    if YEAR.fullmatch(text) or YEAR.fullmatch(text.lstrip(_LETTERS)):
        return False  # `Prognos 2022` is a heading too
    return _FIGURE.fullmatch(text) is not None or _NONE.fullmatch(text) is not None


def rows_of(band: Band, columns: int, right: Sequence[float]) -> list[Row]:
    """The rows of a band: for each, the pieces of every cell from the top. `right` is where each column ends."""
    lines = [line for line in band.lines if line]
    if not lines:
        return []
    figures = [
        sum(is_figure(p.text) and p.first == p.last == c for line in lines for p in line) for c in range(columns)
    ]
    crowded = max(figures, default=0)
    if len(lines) == 1 or (band.ruled and crowded <= 1):
        return [_row(lines)]
    marked = {column for column, count in enumerate(figures) if count}
    anchors = [any(p.first in marked and p.last == p.first and p.first > 0 for p in line) for line in lines]
    if band.ruled and not _are_rows([line for line, anchor in zip(lines, anchors, strict=True) if anchor], marked):
        return [_row(lines)]  # two figures in one drawn cell beside one name: neither is certain
    if not any(anchors):
        anchors = [is_figure(line[0].text) for line in lines] if marked else [False] * len(lines)
    rows: list[Row] = []
    for group in _spaced(lines):
        held = [anchors[number] for number in group]
        members = [lines[number] for number in group]
        if sum(held) <= 1 and (len(group) < len(lines) or (sum(held) == 1 and held[0])) and _alike(members):
            rows.append(_row(members))
        else:
            rows.extend(_row(part) for part in _parted(members, held, right))
    return rows


def _are_rows(lines: Sequence[Sequence[Piece]], marked: set[int]) -> bool:
    """Whether lines with figures in one drawn row are rows: each has a name that begins, and figures in as many
    columns as the others; a figure that a narrow cell has broken stands beside the rest of a name, or of nothing."""
    counts = {sum(piece.first in marked for piece in line) for line in lines}
    begins = all(line[0].first == 0 and not line[0].words[0].text[:1].islower() for line in lines)
    return begins and max(counts, default=0) - min(counts, default=0) <= 1


def _spaced(lines: Sequence[Sequence[Piece]]) -> list[list[int]]:
    """The lines parted where the spacing is wider than the narrowest."""
    bases = [max(word.base for piece in line for word in piece.words) for line in lines]
    steps = [after - before for before, after in pairwise(bases)]
    narrowest = min((step for step in steps if step > 1), default=0.0)
    groups = [[0]]
    for number, step in enumerate(steps, 1):
        if step > _WIDER * narrowest:
            groups.append([number])
        else:
            groups[-1].append(number)
    return groups


def _alike(lines: Sequence[Sequence[Piece]]) -> bool:
    """Whether lines that stand close are one row: a change of weight within a column begins another."""
    weights: dict[int, bool] = {}
    for line in lines:
        for piece in line:
            if weights.setdefault(piece.first, piece.words[0].bold) != piece.words[0].bold:
                return False
    return True


def _parted(
    lines: Sequence[Sequence[Piece]], anchors: Sequence[bool], right: Sequence[float]
) -> list[list[Sequence[Piece]]]:
    """Lines with the same spacing: one without figures goes to the line above that it continues."""
    parts: list[list[Sequence[Piece]]] = []
    for line, anchor in zip(lines, anchors, strict=True):
        above = parts[-1][-1] if parts else None
        if above is None:
            parts.append([line])
        elif anchor:
            if _ends_name(parts[-1], line, right):
                parts[-1].append(line)
            else:
                parts.append([line])
        elif _continues(above, line, right, full=_holds_figure(parts[-1]) or not any(anchors)):
            parts[-1].append(line)
        else:
            parts.append([line])
    return parts


def _holds_figure(lines: Sequence[Sequence[Piece]]) -> bool:
    return any(is_figure(piece.text) for line in lines for piece in line if piece.first > 0)


def _only_names(lines: Sequence[Sequence[Piece]]) -> bool:
    return all(piece.first == 0 and piece.last == 0 for line in lines for piece in line)


def _continues(above: Sequence[Piece], line: Sequence[Piece], right: Sequence[float], *, full: bool) -> bool:
    """Whether every piece of a line goes on with the piece above it: it begins within a sentence, or where the row
    above is `full`, its first word did not fit there."""
    before = {piece.first: piece for piece in above}
    for piece in line:
        upper = before.get(piece.first)
        if upper is None or upper.last != piece.last or upper.words[0].bold != piece.words[0].bold:
            return False
        word = piece.words[0]
        if upper.text.endswith(_HYPHEN):
            continue
        near = word.base - upper.words[-1].base <= _LEADING * word.size
        if not word.text[:1].islower() and not (full and near and len(upper.words) > 1):
            return False
        if _fits(upper, word, right):
            return False
    return True


def _fits(upper: Piece, word: Word, right: Sequence[float]) -> bool:
    """Whether there was room for a word after those of the line above: then the line was ended on purpose."""
    room = right[min(upper.last, len(right) - 1)] - upper.words[-1].x1
    return room > 0.3 * word.size + (word.x1 - word.x0)


def _ends_name(names: Sequence[Sequence[Piece]], line: Sequence[Piece], right: Sequence[float]) -> bool:
    """Whether the last line of a name has the figures: it has no name of its own, or goes on with one above it."""
    if _holds_figure(names) or not _only_names(names):
        return False
    own, upper = line[0], names[-1][0]
    if own.first > 0:
        return True
    word = own.words[0]
    goes_on = word.text[:1].islower() or upper.text.endswith(_HYPHEN)
    return goes_on and word.bold == upper.words[0].bold and not _fits(upper, word, right)


def _row(lines: Sequence[Sequence[Piece]]) -> Row:
    """The cells of one row, from left to right; pieces that overlap in columns are one cell."""
    cells: list[list[Piece]] = []
    spans: list[tuple[int, int]] = []
    for line in lines:
        for piece in line:
            met = [n for n, (first, last) in enumerate(spans) if piece.first <= last and first <= piece.last]
            if not met:
                cells.append([piece])
                spans.append((piece.first, piece.last))
                continue
            keep = met[0]
            for other in reversed(met[1:]):
                cells[keep].extend(cells.pop(other))
                first, last = spans.pop(other)
                spans[keep] = min(first, spans[keep][0]), max(last, spans[keep][1])
            cells[keep].append(piece)
            spans[keep] = min(piece.first, spans[keep][0]), max(piece.last, spans[keep][1])
    order = sorted(range(len(cells)), key=lambda n: spans[n])
    return [[piece._replace(first=spans[n][0], last=spans[n][1]) for piece in cells[n]] for n in order]


def fields_of(row: Row, columns: int, place: Place, edges: Sequence[float] = ()) -> tuple[Field, ...]:
    """The fields of a row; a column where nothing is printed has a blank one. `edges` are the drawn columns'."""
    fields: list[Field] = []
    line = min(piece.words[0].line for cell in row for piece in cell)
    column = 0
    for cell in row:
        fields.extend(blank(at, place, line) for at in range(column, cell[0].first))
        words = [word for piece in cell for word in piece.words]
        words.sort(key=lambda word: (word.line, word.x0))
        text = text_of(words, (edges[cell[0].first], edges[cell[0].last + 1]) if edges else None)
        uncut = re.search(r"[0-9%][\t\n].*[0-9]", text) is not None
        span = span_of(words, place.document, place.page)
        fields.append(Field(text, span, cell[0].first, cell[0].last, uncut=uncut))
        column = cell[0].last + 1
    fields.extend(blank(at, place, line) for at in range(column, columns))
    return tuple(fields)


def blank(column: int, place: Place, line: int) -> Field:
    """A cell where nothing is printed."""
    return Field("", Span(place.document, line, page=place.page), column, column)


def text_of(words: Sequence[Word], edges: tuple[float, float] | None = None) -> str:
    """The words of one cell: its lines joined, but figures that meet at a line's end kept on two lines.

    A word that is longer than its drawn cell is wide, and was broken where the cell ends, is one word.
    """
    lines: list[list[Word]] = []
    for word in words:
        if lines and lines[-1][-1].line == word.line:
            lines[-1].append(word)
        else:
            lines.append([word])
    text = ""
    for number, line in enumerate(lines):
        part = " ".join(word.text for word in line) if stretched(line) else printed(line)
        if text[-1:].isdigit() and part[:1].isdigit():
            text += "\n" + part
        elif number and edges is not None and _is_broken(lines[number - 1], line[0], *edges):
            text += part
        else:
            text = joined([text, part]) if not re.search("[\\n\\t]", text + part) else f"{text} {part}".strip()
    return text


def _is_broken(upper: Sequence[Word], rest: Word, left: float, right: float) -> bool:
    """Whether a word is too long for its cell, fills a line of it and goes on in the next."""
    word = upper[-1]
    if len(upper) > 1 or not word.text[-1:].isalpha() or not rest.text[:1].islower():
        return False
    inner = right - left - 2 * min(word.x0 - left, right - word.x1, _PADDING)
    room = inner - (word.x1 - word.x0)
    return room < 1.3 * (rest.x1 - rest.x0) / len(rest.text) and room < rest.x1 - rest.x0
