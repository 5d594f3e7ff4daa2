"""The shaded cells of a page in, the lines that a table of shaded and white rows in turn would have had drawn out.

Only where no word stands across the edges of the shaded cells: then the white rows have the same columns.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from attrs import frozen

from readers.pdf_sheet import Box, Rule, Sheet
from readers.pdf_words import Word

_NEAR = 3.0
#: Shaded rows further apart than this, in points, are of different tables.
_FARTHEST = 60.0
#: More shaded cells than this are a drawing.
_MOST = 1_500
#: A heading above the shaded rows is no more lines than this.
_HEADS = 5


@frozen
class _Band:
    """Words on one printed line between the outer edges of a table."""

    words: tuple[Word, ...]

    @property
    def top(self) -> float:
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        return max(word.bottom for word in self.words)


def lines_between(sheet: Sheet) -> tuple[list[Rule], list[Rule]]:
    """The lines across and down that complete the tables whose rows are shaded in turn."""
    across: list[Rule] = []
    down: list[Rule] = []
    boxes = [fill.box for fill in sheet.fills]
    if len(boxes) <= _MOST:
        for group in _groups([box for box in boxes if box.bottom - box.top < 0.3 * sheet.height]):
            _complete(group, sheet, across, down)
    return across, down


def _groups(boxes: Sequence[Box]) -> list[list[Box]]:
    """The shaded cells that stand side by side, or above each other with at most a row between."""
    found: list[list[Box]] = []
    for box in sorted(boxes, key=lambda box: (box.top, box.x0)):
        near = [group for group in found if any(_meets(one, box) for one in group)]
        merged = [box]
        for group in near:
            found.remove(group)
            merged = [*group, *merged]
        found.append(merged)
    return found


def _meets(one: Box, other: Box) -> bool:
    beside = -_NEAR < max(one.x0 - other.x1, other.x0 - one.x1) < _NEAR
    level = min(one.bottom, other.bottom) - max(one.top, other.top)
    if beside and level > 0.6 * min(one.bottom - one.top, other.bottom - other.top):
        return True
    over = abs(one.x0 - other.x0) < _NEAR and abs(one.x1 - other.x1) < _NEAR
    return over and -_NEAR < other.top - one.bottom < _FARTHEST


def _complete(boxes: Sequence[Box], sheet: Sheet, across: list[Rule], down: list[Rule]) -> None:
    xs = _edges(edge for box in boxes for edge in (box.x0, box.x1))
    ys = _edges(edge for box in boxes for edge in (box.top, box.bottom))
    if len(xs) < 3 or len(ys) < 4 or not _has_white_row(boxes, xs, ys):
        return
    lines = _lines(sheet, xs)
    inside = [line for line in lines if ys[0] < (line.top + line.bottom) / 2 < ys[-1]]
    if any(_across(word, xs) and not _within(word, boxes) for line in inside for word in line.words):
        return
    top, bottom = _heading(lines, xs, ys[0]), _last_row(lines, xs, ys[-1])
    if bottom > ys[-1]:
        across.append(Rule(bottom, xs[0], xs[-1]))
    if top < ys[0]:
        across.append(Rule(top, xs[0], xs[-1]))
    levels = [*([top] if top < ys[0] else []), *ys, *([bottom] if bottom > ys[-1] else [])]
    for x in xs:
        for upper, lower in pairwise(levels):
            middle = (upper + lower) / 2
            if not any(box.x0 + _NEAR < x < box.x1 - _NEAR and box.top < middle < box.bottom for box in boxes):
                down.append(Rule(x, upper, lower))


def _edges(places: Iterable[float]) -> list[float]:
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _NEAR:
            found.append(place)
    return found


def _has_white_row(boxes: Sequence[Box], xs: Sequence[float], ys: Sequence[float]) -> bool:
    """Whether white parts the shaded rows somewhere over more than one column."""
    for upper, lower in pairwise(ys):
        middle = (upper + lower) / 2
        beside = [box for box in boxes if box.top < middle < box.bottom]
        white = [(a, b) for a, b in pairwise(xs) if not any(box.x0 < (a + b) / 2 < box.x1 for box in beside)]
        if len(white) > 1:
            return True
    return False


def _lines(sheet: Sheet, xs: Sequence[float]) -> list[_Band]:
    """The printed lines, as far as they stand between the outer edges."""
    found = []
    for line in sheet.lines:
        words = tuple(word for word in line.words if xs[0] - _NEAR < (word.x0 + word.x1) / 2 < xs[-1] + _NEAR)
        if words:
            found.append(_Band(words))
    return found


def _across(word: Word, xs: Sequence[float]) -> bool:
    return any(word.x0 < x - 1 and word.x1 > x + 1 for x in xs)


def _within(word: Word, boxes: Sequence[Box]) -> bool:
    middle = (word.top + word.bottom) / 2
    return any(box.x0 - 1 < word.x0 and word.x1 < box.x1 + 1 and box.top < middle < box.bottom for box in boxes)


def _columns(line: _Band, xs: Sequence[float]) -> set[int]:
    return {sum(x < (word.x0 + word.x1) / 2 for x in xs) for word in line.words}


def _spans(line: _Band, xs: Sequence[float]) -> bool:
    """Whether the words run on across an edge: a sentence, and not cells."""
    if any(_across(word, xs) for word in line.words):
        return True
    for before, word in pairwise(line.words):
        edge = any(before.x1 < x + 1 and word.x0 > x - 1 for x in xs)
        if edge and word.x0 - before.x1 < 0.35 * word.size:
            return True
    return False


def _heading(lines: Sequence[_Band], xs: Sequence[float], top: float) -> float:
    """The top of the heading that stands above the first shaded row; the row's own where there is none."""
    kept: list[_Band] = []
    at = top
    for line in sorted((one for one in lines if one.bottom < top + _NEAR), key=lambda one: -one.words[0].base):
        size = line.words[0].size
        named = any(1 in _columns(one, xs) for one in kept)
        alone = _columns(line, xs) == {1} and named
        if at - line.bottom > 0.9 * size or len(kept) == _HEADS or alone or _spans(line, xs):
            break
        kept.append(line)
        at = min(at, line.top)
    return at - 1 if len({column for line in kept for column in _columns(line, xs)}) > 1 else top


def _last_row(lines: Sequence[_Band], xs: Sequence[float], bottom: float) -> float:
    """The foot of the white row below the last shaded one; the shaded row's own where there is none."""
    kept: list[_Band] = []
    at = bottom
    for line in sorted((one for one in lines if one.top > bottom - _NEAR), key=lambda one: one.words[0].base):
        size = line.words[0].size
        if line.top - at > (0.3 if kept else 0.9) * size or _spans(line, xs):
            break
        kept.append(line)
        at = max(at, line.bottom)
    return at + 1 if len({column for line in kept for column in _columns(line, xs)}) > 1 else bottom
