"""The lines and tables of a page in, the order they are read in out: columns of running text one after the other."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol

from attrs import frozen

from readers.pdf_sheet import Rule
from readers.pdf_words import Line, segments, stretched

#: The narrowest gutter, in points, and how many lines of text each column must have.
_GUTTER = 8.0
_LINES = 5
#: Places where a gutter is looked for.
_MOST_PLACES = 60


class Block(Protocol):
    """Something that takes up a part of the page."""

    @property
    def x0(self) -> float: ...
    @property
    def x1(self) -> float: ...
    @property
    def top(self) -> float: ...
    @property
    def bottom(self) -> float: ...


@frozen
class Frame:
    """What is no running text, and stands in the way of a gutter: a table."""

    x0: float
    top: float
    x1: float
    bottom: float
    number: int


Part = Line | Frame


def regions(parts: Sequence[Part], across: Sequence[Rule], depth: int = 0) -> list[list[Part]]:
    """The parts in reading order, those that stand in one column together."""
    ordered = sorted(parts, key=lambda part: (_height(part), part.x0))
    found = _gutter(ordered, across) if depth < 4 else None
    if found is None:
        return [ordered] if ordered else []
    start, end, x = found
    left: list[Part] = []
    right: list[Part] = []
    for part in ordered[start:end]:
        if isinstance(part, Frame):
            (left if part.x1 <= x + 1 else right).append(part)
            continue
        for side, words in ((left, [w for w in part.words if w.x1 <= x]), (right, [w for w in part.words if w.x1 > x])):
            if words:
                side.append(part.part(words))
    return [
        *([list(ordered[:start])] if start else []),
        *regions(left, across, depth + 1),
        *regions(right, across, depth + 1),
        *regions(ordered[end:], across, depth),
    ]


def _height(part: Part) -> float:
    return part.top if isinstance(part, Frame) else part.base - 0.7 * part.size


def _gutter(parts: Sequence[Part], across: Sequence[Rule]) -> tuple[int, int, float] | None:
    """The longest run of lines with the same white gutter between two columns of text: from, to, and where."""
    best: tuple[int, int, int, float] | None = None
    for x in _places(parts):
        start = 0
        clear = [_clear(part, x) for part in parts]
        while start < len(parts):
            if not clear[start]:
                start += 1
                continue
            end = start
            while end < len(parts) and clear[end]:
                end += 1
            run = _trimmed(parts, start, end, x)
            if (
                run is not None
                and (best is None or run[1] - run[0] > best[0])
                and _is_text(parts[slice(*run)], x, across)
            ):
                best = run[1] - run[0], *run, x
            start = end
    return best[1:] if best else None


def _places(parts: Sequence[Part]) -> list[float]:
    """Where a gutter may be: the middles of wide gaps, and the left edges of lines, the most common first."""
    count: dict[int, int] = {}
    edges: dict[int, int] = {}
    for part in parts:
        if isinstance(part, Frame):
            continue
        edges[round(part.x0)] = edges.get(round(part.x0), 0) + 1
        for before, word in pairwise(part.words):
            if word.x0 - before.x1 > _GUTTER:
                for place in (round((before.x1 + word.x0) / 2), round(word.x0 - _GUTTER / 2)):
                    count[place] = count.get(place, 0) + 1
    for edge, lines in edges.items():
        if lines >= _LINES:
            count[edge - 4] = count.get(edge - 4, 0) + lines
    return sorted(sorted(count, key=lambda place: (-count[place], place))[:_MOST_PLACES])


def _clear(part: Part, x: float) -> bool:
    if isinstance(part, Frame):
        return part.x1 <= x + 1 or part.x0 >= x - 1
    half = _GUTTER / 2 - 1
    return not any(word.x0 < x + half and word.x1 > x - half for word in part.words)


def _trimmed(parts: Sequence[Part], start: int, end: int, x: float) -> tuple[int, int] | None:
    """The run without lines at its ends that stand beside no other column."""
    sides = [(part.x0 < x, part.x1 > x) for part in parts[start:end]]
    lefts = [start + n for n, (left, _) in enumerate(sides) if left]
    rights = [start + n for n, (_, right) in enumerate(sides) if right]
    if not lefts or not rights:
        return None
    first = min(lefts[0], rights[0])
    top = max(parts[lefts[0]].top, parts[rights[0]].top)
    while first < end and parts[first].bottom < top - 2:
        first += 1
    foot = min(max(parts[n].bottom for n in lefts), max(parts[n].bottom for n in rights))
    last = end
    while last > first and parts[last - 1].top > foot and not _beside(parts, last - 1, foot):
        last -= 1
    return first, last


def _beside(parts: Sequence[Part], number: int, foot: float) -> bool:
    """Whether a line below the shorter column follows close on the longer one, and is part of it."""
    part = parts[number]
    above = parts[number - 1] if number > 0 else part
    height = min(part.bottom - part.top, above.bottom - above.top)
    return part.bottom - foot < 0 or (number > 0 and part.top - above.bottom < 0.9 * height)


def _is_text(parts: Sequence[Part], x: float, across: Sequence[Rule]) -> bool:
    """Whether both sides are running text, and not the cells of a table."""
    lines = [part for part in parts if isinstance(part, Line)]
    left = [part.part(words) for part in lines if (words := [word for word in part.words if word.x1 <= x])]
    right = [part.part(words) for part in lines if (words := [word for word in part.words if word.x1 > x])]
    if not (_runs(left) and _runs(right)):
        return False
    top, bottom = max(left[0].top, right[0].top), min(left[-1].bottom, right[-1].bottom)
    if any(top + 4 < rule.at < bottom - 4 and rule.start < x - 10 and rule.end > x + 10 for rule in across):
        return False
    one, other = _breaks(left), _breaks(right)
    common = sum(any(a[0] < b[1] and b[0] < a[1] for b in other) for a in one)
    return not (common > 1 and common >= 0.7 * max(len(one), len(other)))


def _runs(lines: Sequence[Line]) -> bool:
    """Whether lines are running text: long, of several words, with few figures alone."""
    if len(lines) < _LINES:
        return False
    split = [[list(line.words)] if stretched(line.words) else segments(line.words) for line in lines]
    whole = 4 * sum(len(part) > 1 for part in split) <= len(split)
    parts = [line.words for line in lines] if whole else [tuple(piece) for part in split for piece in part]
    letters = sum(sum(sign.isalpha() for sign in word.text) for part in parts for word in part)
    signs = sum(len(word.text) for part in parts for word in part)
    words = sum(len(part) for part in parts)
    return signs >= 15 * len(parts) and words >= 2.5 * len(parts) and letters > 0.75 * signs


def _breaks(lines: Sequence[Line]) -> list[tuple[float, float]]:
    """The white bands between paragraphs."""
    steps = sorted(after.base - before.base for before, after in pairwise(lines))
    if not steps:
        return []
    usual = steps[len(steps) // 4]
    return [(before.bottom, after.top) for before, after in pairwise(lines) if after.base - before.base > 1.3 * usual]
