"""The drawn lines of a page in, its ruled tables out: every cell with the columns and rows it covers."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from attrs import frozen

from readers.pdf_shade import lines_between
from readers.pdf_sheet import Box, Rule, Sheet
from readers.pdf_words import Line, Word, segments

#: Lines no further apart than this are one; an end may stop this far from the line it meets.
_NEAR = 3.0
#: More crossings than this are no table but a drawing.
_MOST = 400_000
#: Elementary cells of one table.
_MOST_CELLS = 60_000


@frozen
class Cell:
    """One cell: the columns and rows it covers, from 0."""

    first: int
    last: int
    row: int
    rows: int
    box: Box


@frozen
class Lattice:
    """One ruled table."""

    box: Box
    columns: tuple[float, ...]
    lines: tuple[float, ...]
    cells: tuple[Cell, ...]


def lattices(sheet: Sheet) -> list[Lattice]:
    """The ruled tables of a page with at least two cells, from the top."""
    levels, uprights = lines_between(sheet)
    across = merged([*sheet.across, *levels])
    down = merged([*sheet.down, *uprights])
    if not across or not down or len(across) * len(down) > _MOST:
        return []
    found = []
    for level, upright in _groups(across, down):
        lattice = _lattice(level, upright)
        if lattice is not None and len(lattice.cells) > 1 and not _is_shade(lattice, sheet):
            found.append(lattice)
    return sorted(found, key=lambda one: (one.box.top, one.box.x0))


def _is_shade(lattice: Lattice, sheet: Sheet) -> bool:
    """Whether it is shaded rows of a table that goes on without shade above or below: every line is a shade's edge."""
    box = lattice.box
    fills = [fill.box for fill in sheet.fills if _near(fill.box, box)]
    levels = [edge for one in fills for edge in (one.top, one.bottom)]
    places = [edge for one in fills for edge in (one.x0, one.x1)]
    if not all(_on(at, levels) for at in lattice.lines) or not all(_on(at, places) for at in lattice.columns):
        return False
    beside = [line.part(words) for line in sheet.lines if (words := _between(line, box))]
    above = max((line for line in beside if line.base < box.top + _NEAR), key=lambda line: line.base, default=None)
    below = min((line for line in beside if line.top > box.bottom - _NEAR), key=lambda line: line.base, default=None)
    return any(
        line is not None
        and min(abs(line.bottom - box.top), abs(line.top - box.bottom)) < line.size
        and len(segments(line.words)) > 1
        for line in (above, below)
    )


def _between(line: Line, box: Box) -> list[Word]:
    return [word for word in line.words if word.x0 > box.x0 - _NEAR and word.x1 < box.x1 + _NEAR]


def _near(one: Box, other: Box) -> bool:
    return one.x0 < other.x1 + 1 and other.x0 < one.x1 + 1 and one.top < other.bottom + 1 and other.top < one.bottom + 1


def _on(at: float, edges: Sequence[float]) -> bool:
    return any(abs(at - edge) < _NEAR for edge in edges)


def merged(rules: Sequence[Rule]) -> list[Rule]:
    """Lines at nearly the same place made one, and those that meet end to end."""
    found: list[Rule] = []
    cluster: list[Rule] = []
    for rule in sorted(rules):
        if cluster and rule.at - cluster[0].at > _NEAR:
            found.extend(_chained(cluster))
            cluster = []
        cluster.append(rule)
    if cluster:
        found.extend(_chained(cluster))
    return found


def _chained(cluster: list[Rule]) -> list[Rule]:
    at = sum(rule.at for rule in cluster) / len(cluster)
    chains: list[Rule] = []
    for rule in sorted(cluster, key=lambda rule: rule.start):
        if chains and rule.start <= chains[-1].end + _NEAR:
            chains[-1] = Rule(at, chains[-1].start, max(chains[-1].end, rule.end))
        else:
            chains.append(Rule(at, rule.start, rule.end))
    return chains


def _groups(across: list[Rule], down: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Lines that cross or meet, directly or by way of others."""
    parent = list(range(len(across) + len(down)))

    def root(one: int) -> int:
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for i, level in enumerate(across):
        for j, upright in enumerate(down, len(across)):
            meets = upright.start - _NEAR <= level.at <= upright.end + _NEAR
            if meets and level.start - _NEAR <= upright.at <= level.end + _NEAR:
                parent[root(i)] = root(j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for number in range(len(parent)):
        group = groups.setdefault(root(number), ([], []))
        if number < len(across):
            group[0].append(across[number])
        else:
            group[1].append(down[number - len(across)])
    return [group for group in groups.values() if len(group[0]) > 1 or len(group[1]) > 1]


def _places(rules: list[Rule], ends: list[Rule]) -> list[float]:
    """The distinct places of lines; where the lines across reach beyond the outermost, their ends too."""
    places: list[float] = []
    outer = [min(rule.start for rule in ends), max(rule.end for rule in ends)] if ends else []
    for at in sorted([rule.at for rule in rules] + outer):
        if not places or at - places[-1] > 2 * _NEAR:
            places.append(at)
    return places


def _lattice(across: list[Rule], down: list[Rule]) -> Lattice | None:
    if not across or not down:
        return None
    xs, ys = _places(down, across), _places(across, down)
    wide, high = len(xs) - 1, len(ys) - 1
    if wide < 1 or high < 1 or wide * high > _MOST_CELLS:
        return None
    uprights, levels = _covers(down, xs, ys), _covers(across, ys, xs)
    box = Box(xs[0], ys[0], xs[-1], ys[-1])
    return Lattice(box, tuple(xs), tuple(ys), tuple(_cells(xs, ys, uprights, levels)))


def _covers(rules: list[Rule], places: list[float], steps: list[float]) -> set[tuple[int, int]]:
    """Which stretches between two steps are drawn at which place."""
    drawn: set[tuple[int, int]] = set()
    for rule in rules:
        place = min(range(len(places)), key=lambda n: abs(places[n] - rule.at))
        low = bisect_left(steps, rule.start - 2 * _NEAR)
        high = bisect_right(steps, rule.end + 2 * _NEAR) - 1
        drawn.update((place, step) for step in range(low, high))
    return drawn


def _cells(
    xs: list[float], ys: list[float], uprights: set[tuple[int, int]], levels: set[tuple[int, int]]
) -> list[Cell]:
    """The cells: places with no line drawn between them are one, where together they make a rectangle."""
    wide, high = len(xs) - 1, len(ys) - 1
    owner: dict[tuple[int, int], int] = {}
    cells: list[Cell] = []
    for row in range(high):
        for column in range(wide):
            if (row, column) in owner:
                continue
            last = column
            while last + 1 < wide and (last + 1, row) not in uprights and (row, last + 1) not in owner:
                last += 1
            end = row
            while end + 1 < high and _goes_on(end + 1, column, last, wide, uprights, levels, owner):
                end += 1
            for down in range(row, end + 1):
                for over in range(column, last + 1):
                    owner[down, over] = len(cells)
            cells.append(Cell(column, last, row, end - row + 1, Box(xs[column], ys[row], xs[last + 1], ys[end + 1])))
    return cells


def _goes_on(
    row: int,
    first: int,
    last: int,
    wide: int,
    uprights: set[tuple[int, int]],
    levels: set[tuple[int, int]],
    owner: dict[tuple[int, int], int],
) -> bool:
    """Whether a cell goes on into the next row: no line above it there, none through it, lines beside it."""
    if any((row, column) in levels or (row, column) in owner for column in range(first, last + 1)):
        return False
    if any((column, row) in uprights for column in range(first + 1, last + 1)):
        return False
    left = first == 0 or (first, row) in uprights
    return left and (last + 1 == wide or (last + 1, row) in uprights)
