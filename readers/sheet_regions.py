"""The cells of a sheet in, its regions out: tables and texts that blank rows and columns part from one another."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from attrs import frozen

from readers.sheet import Sheet, Shown
from readers.unreadable import damaged

#: Merged cells that cover more rows than this together do not lie beside one another.
_MOST_COVERED = 2_000_000


@frozen
class Block:
    """One cell that shows, with everything it covers of the rows and columns that show."""

    cell: Shown
    #: As the sheet numbers them.
    row: int
    column: int
    #: As what shows is counted, from 0.
    top: int
    left: int
    bottom: int
    right: int


@frozen
class Region:
    """Cells that lie together: from `top` to `bottom`, from `left` to `right`, counted as the blocks are."""

    blocks: tuple[Block, ...]
    top: int
    left: int
    bottom: int
    right: int


@frozen
class Shape:
    """What of a sheet shows: the number in the sheet of each row and column that is counted."""

    rows: tuple[int, ...]
    columns: tuple[int, ...]
    regions: tuple[Region, ...]


def shape_of(sheet: Sheet, document: str) -> Shape:
    """The regions of a sheet from the top; raises UnreadableError where merged cells lie on one another."""
    if not sheet.cells:
        return Shape((), (), ())
    widest = max(max(row, default=0) for row in sheet.cells.values())
    last = max(sheet.cells)
    hidden = set(sheet.hidden_rows)
    areas = {
        (top, left): (bottom, right)
        for top, left, bottom, right in sheet.merged
        if top <= last and left <= widest and (bottom, right) != (top, left)
    }
    columns = tuple(number for number in range(1, widest + 1) if number not in sheet.hidden_columns)
    # Blank rows part regions, and there may be a million of them: one is kept for each run of them.
    rows = tuple(_rows(sheet, areas, hidden, last, document))
    column_at = {number: at for at, number in enumerate(columns)}
    blocks: list[Block] = []
    room = 4 * len(rows) * max(len(columns), 1)
    for number in sorted(sheet.cells):
        for column in sorted(sheet.cells[number]):
            bottom, right = areas.get((number, column), (number, column))
            begin = bisect_left(rows, number)
            down = range(begin, max(begin, bisect_right(rows, bottom)))
            across = [column_at[one] for one in range(column, min(right, widest) + 1) if one in column_at]
            room -= len(down) * len(across)
            if room < 0:
                raise damaged(document)
            if down and across:
                one = Block(sheet.cells[number][column], number, column, down[0], across[0], down[-1], across[-1])
                blocks.append(one)
    return Shape(rows, columns, tuple(_regions(_without_covered(blocks))))


def _rows(
    sheet: Sheet, areas: dict[tuple[int, int], tuple[int, int]], hidden: set[int], last: int, document: str
) -> Iterator[int]:
    """The rows that hold something or are covered by a merged cell, and one for each run of blank rows between."""
    held = set(sheet.cells)
    room = _MOST_COVERED
    for (top, left), (bottom, _) in areas.items():
        if left in sheet.cells.get(top, {}):
            room -= min(bottom, last) - top
            if room < 0:
                raise damaged(document)
            held.update(range(top, min(bottom, last) + 1))
    before = None
    for number in sorted(held - hidden):
        if before is not None and any(one not in hidden for one in range(before + 1, number)):
            yield next(one for one in range(before + 1, number) if one not in hidden)
        yield number
        before = number


def _without_covered(blocks: list[Block]) -> list[Block]:
    """The blocks without what another one covers: Excel shows the upper left cell of merged cells alone."""
    wide = [one for one in blocks if (one.top, one.left) != (one.bottom, one.right)]
    covered = {
        (row, column)
        for one in wide
        for row in range(one.top, one.bottom + 1)
        for column in range(one.left, one.right + 1)
        if (row, column) != (one.top, one.left)
    }
    return [one for one in blocks if (one.top, one.left) not in covered]


def _regions(blocks: list[Block]) -> Iterator[Region]:
    """The blocks parted at blank rows, what is left at blank columns, and so on until nothing parts."""
    if not blocks:
        return
    bands = _parted(blocks, [(one.top, one.bottom) for one in blocks])
    if len(bands) > 1:
        for band in bands:
            yield from _regions(band)
        return
    head, rest = _title(blocks)
    if head is not None:
        yield _region([head])
        yield from _regions(rest)
        return
    parts = _parted(blocks, [(one.left, one.right) for one in blocks])
    if len(parts) > 1:
        for part in parts:
            yield from _regions(part)
        return
    yield _region(blocks)


def _parted(blocks: list[Block], extents: list[tuple[int, int]]) -> list[list[Block]]:
    """The blocks in runs of touching extents, in order."""
    found: list[list[Block]] = []
    end = -2
    for (first, last), one in sorted(zip(extents, blocks, strict=True), key=lambda pair: pair[0]):
        if first > end + 1:
            found.append([])
        found[-1].append(one)
        end = max(end, last)
    return found


def _title(blocks: list[Block]) -> tuple[Block | None, list[Block]]:
    """The one cell of the first row, at the left, above a table of several columns; and the rest."""
    top = min(one.top for one in blocks)
    left = min(one.left for one in blocks)
    first = [one for one in blocks if one.top == top]
    rest = [one for one in blocks if one.top > top]
    alone = len(first) == 1 and first[0].left == left and first[0].bottom == top
    if not alone or not _has_columns(rest) or first[0].cell.stored is not None:
        return None, blocks
    return first[0], rest


def _has_columns(blocks: Iterable[Block]) -> bool:
    """Whether any row has two cells."""
    rows: set[int] = set()
    for one in blocks:
        if one.top in rows:
            return True
        rows.add(one.top)
    return False


def _region(blocks: list[Block]) -> Region:
    ordered = tuple(sorted(blocks, key=lambda one: (one.top, one.left)))
    return Region(
        ordered,
        min(one.top for one in blocks),
        min(one.left for one in blocks),
        max(one.bottom for one in blocks),
        max(one.right for one in blocks),
    )
