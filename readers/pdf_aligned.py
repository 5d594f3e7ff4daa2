"""The printed lines of a region in, the tables without ruling lines among them out: columns by how words stand.

A figure that stands below no heading, or between two, is given all the columns it may belong to: whoever reads the
row then sees that it does not fit.
"""

from collections.abc import Sequence
from itertools import pairwise

from attrs import frozen

from readers.pdf_fit import ALIGNED, Column, columns_for, columns_of, spread_heading, text_of
from readers.pdf_rows import Band, Piece, is_figure
from readers.pdf_sheet import Rule
from readers.pdf_words import Line, Word, segments, stretched

#: Lines further apart than this, in sizes of the type, are of different tables.
_FARTHEST = 2.6
#: A line across the columns longer than this, in signs, is running text.
_LONGEST_ROW = 100
#: A text that is so much larger or smaller than a table stands outside it.
_OTHER_SIZE = 0.15


@frozen
class Run:
    """Lines that are a table, and the columns that their words make."""

    lines: tuple[Line, ...]
    columns: tuple[Column, ...]
    bands: tuple[Band, ...]


def runs(lines: Sequence[Line], across: Sequence[Rule]) -> list[Line | Run]:
    """The lines, those of tables gathered."""
    left, right = min((line.x0 for line in lines), default=0.0), max((line.x1 for line in lines), default=0.0)
    parts: list[list[list[Word]]] = []
    for number, line in enumerate(lines):
        whole = [segments(line.words)]
        if stretched(line.words) and abs(line.x0 - left) < ALIGNED and abs(line.x1 - right) < ALIGNED:
            before = lines[number - 1] if number and len(parts[-1]) == 1 else None
            after = lines[number + 1] if number + 1 < len(lines) else None
            if _above(before, line, right) or _below(after, line, left):
                whole = [[list(line.words)]]
        parts.extend(whole)
    found: list[Line | Run] = []
    at = 0
    while at < len(lines):
        run = _run(lines, parts, at, across) if len(parts[at]) > 1 else None
        if run is None:
            found.append(lines[at])
            at += 1
            continue
        at += len(run.lines)
        above = _heading_above(found, run)
        if above:
            del found[-len(above) :]
            run = _table([*above, *run.lines], run.columns, across)
        found.append(run)
    return found


def _above(before: Line | None, line: Line, right: float) -> bool:
    """Whether a line that is set from edge to edge goes on with the paragraph above it."""
    return before is not None and abs(before.x1 - right) < ALIGNED and line.base - before.base < 1.7 * line.size


def _below(after: Line | None, line: Line, left: float) -> bool:
    """Whether the paragraph of a line that is set from edge to edge goes on below it."""
    if after is None or abs(after.x0 - left) > ALIGNED or after.base - line.base > 1.7 * line.size:
        return False
    return len(segments(after.words)) == 1 or stretched(after.words)


def _run(lines: Sequence[Line], parts: list[list[list[Word]]], start: int, across: Sequence[Rule]) -> Run | None:
    """The table that begins with a line, or None."""
    end = start + 1
    last = start
    while end < len(lines):
        gap = lines[end].base - lines[end - 1].base
        size = max(lines[end].size, lines[end - 1].size)
        if gap > (_FARTHEST if len(parts[end]) > 1 else 1.9) * size:
            break
        if len(parts[end]) == 1 and abs(lines[end].size - lines[start].size) > _OTHER_SIZE * lines[start].size:
            break
        if len(parts[end]) > 1:
            last = end
        end += 1
    while last >= start:
        members = range(start, last + 1)
        columns = columns_for([parts[n] for n in members])
        if columns is None:
            return _single(lines[start], parts[start], across)
        stop = _stop(lines, parts, start, end, columns)
        if stop > last or stop >= end:
            members = range(start, stop)
            if _is_table([parts[n] for n in members], columns):
                return _table([lines[n] for n in members], columns, across)
            return _single(lines[start], parts[start], across)
        end = last = stop
        last -= 1
        while last > start and len(parts[last]) < 2:
            last -= 1
        end = last + 1
    return _single(lines[start], parts[start], across)


def _stop(lines: Sequence[Line], parts: list[list[list[Word]]], start: int, end: int, columns: Sequence[Column]) -> int:
    """The first line that is no line of the table."""
    for number in range(start, end):
        part = parts[number]
        if len(part) > 1:
            continue
        first, last = columns_of(part[0], columns)
        text = " ".join(word.text for word in part[0])
        tight = lines[number].base - lines[number - 1].base < 1.6 * lines[number].size
        if first != last:
            follows = number + 1 < end and len(parts[number + 1]) > 1
            figures = follows and any(is_figure(text_of(one)) for one in parts[number + 1][1:])
            if len(text) > _LONGEST_ROW or not figures:
                return number
            continue
        more = any(len(one) > 1 for one in parts[number + 1 : end])
        if not more and not (tight and _wraps(lines, parts, number, columns)):
            return number
    return end


def _wraps(lines: Sequence[Line], parts: list[list[list[Word]]], number: int, columns: Sequence[Column]) -> bool:
    """Whether a line after the last row goes on with a cell of the row."""
    own = parts[number][0]
    column = columns_of(own, columns)[0]
    upper = None
    for before in range(number - 1, max(number - 3, -1), -1):
        above = {columns_of(one, columns)[0]: one for one in parts[before]}
        if own[0].base - above.get(column, own)[0].base < 1.6 * own[0].size:
            upper = upper or above.get(column)
    if upper is None or own[0].bold != upper[0].bold or lines[number].size < 0.9 * lines[number - 1].size:
        return False
    if own[0].text[:1].islower() or upper[-1].text.endswith("-"):
        return True
    return columns[column][1] - upper[-1].x1 < 0.3 * own[0].size + own[0].x1 - own[0].x0


def _is_table(parts: list[list[list[Word]]], columns: Sequence[Column]) -> bool:
    """Whether lines that agree on columns are a table, and not prose with wide gaps."""
    several = [part for part in parts if len(part) > 1]
    figures = sum(any(is_figure(text_of(one)) for one in part[1:]) for part in several)
    if len(columns) > 2:
        return len(several) > 1 or figures > 0
    size = several[0][0][0].size
    gutter = columns[1][0] - columns[0][1]
    if len(several) < 2:
        return figures > 0 and is_figure(text_of(several[0][0]))
    if 2 * figures >= len(several) - 1:
        return gutter > 0.5 * size
    return gutter > 1.2 * size and len(several) > 2


def _single(line: Line, part: list[list[Word]], across: Sequence[Rule]) -> Run | None:
    """A line by itself: a table only where figures would run together if it were a text."""
    meets = any(a[-1].text[-1:].isdigit() and b[0].text[:1].isdigit() for a, b in pairwise(part))
    if len(part) < 3 and not meets:
        return None
    columns = tuple((one[0].x0, one[-1].x1) for one in part)
    return _table([line], columns, across) if meets or sum(is_figure(text_of(one)) for one in part) > 1 else None


def _heading_above(found: list[Line | Run], run: Run) -> list[Line]:
    """The lines close above a table that stand over its columns of figures: the upper part of its heading."""
    if any(is_figure(text_of(part)) for part in segments(run.lines[0].words)[1:]):
        return _name_above(found, run)
    above: list[Line] = []
    next_line = run.lines[0]
    for line in reversed(found):
        if not isinstance(line, Line) or len(above) == 2:
            break
        near = next_line.base - line.base < 1.6 * max(line.size, next_line.size)
        over = line.x0 > run.columns[0][1] and line.x1 < run.columns[-1][1] + 20
        if not (near and over and len(run.columns) > 2) or any(is_figure(word.text) for word in line.words):
            break
        above.insert(0, line)
        next_line = line
    return above


def _name_above(found: list[Line | Run], run: Run) -> list[Line]:
    """The line close above a table whose first row has figures: what its names are, and all the heading it has."""
    line = found[-1] if found else None
    if not isinstance(line, Line) or len(segments(line.words)) > 1:
        return []
    near = run.lines[0].base - line.base < _FARTHEST * max(line.size, run.lines[0].size)
    over = abs(line.x0 - run.columns[0][0]) < ALIGNED and line.x1 < run.columns[1][0]
    return [line] if near and over and not line.text.endswith((".", ":", ",")) else []


def _table(lines: Sequence[Line], columns: Sequence[Column], across: Sequence[Rule]) -> Run:
    """The lines with every piece in its columns, parted at the rulings across the table."""
    left, right = columns[0][0], columns[-1][1]
    top, bottom = lines[0].top, lines[-1].bottom
    ruled = sorted(
        rule.at
        for rule in across
        if top - 4 < rule.at < bottom + 4 and min(rule.end, right) - max(rule.start, left) > 0.5 * (right - left)
    )
    parts = [ruled_part for ruled_part in _between(lines, ruled) if ruled_part]
    enough = len(ruled) > 3 and len(parts) >= 3
    drawn = [[_pieces(line, columns, across) for line in part] for part in parts]
    if len(lines) > 2:
        spread_heading(drawn, columns)
    bands = tuple(Band(tuple(part), enough) for part in drawn)
    return Run(tuple(lines), tuple(columns), bands)


def _between(lines: Sequence[Line], ruled: Sequence[float]) -> list[list[Line]]:
    parts: list[list[Line]] = [[] for _ in range(len(ruled) + 1)]
    for line in lines:
        middle = line.base - 0.25 * line.size
        parts[sum(at < middle for at in ruled)].append(line)
    return parts


def _pieces(line: Line, columns: Sequence[Column], across: Sequence[Rule]) -> tuple[Piece, ...]:
    pieces = []
    for words in segments(line.words):
        first, last = columns_of(words, columns, _underlined(words, columns, across))
        pieces.append(Piece(first, last, tuple(words)))
    return tuple(pieces)


def _underlined(words: Sequence[Word], columns: Sequence[Column], across: Sequence[Rule]) -> Column | None:
    """The reach of a heading over several columns, where a ruling below it shows that."""
    x0, x1, bottom = words[0].x0, words[-1].x1, max(word.bottom for word in words)
    if is_figure(text_of(words)):
        return None
    for rule in across:
        beside = bottom - 3 <= rule.at <= bottom + 5 and rule.start <= x0 + 2 and rule.end >= x1 - 2
        if beside and rule.start > columns[0][0] + 2 and rule.end - rule.start > 1.2 * (x1 - x0):
            return rule.start, rule.end
    return None
