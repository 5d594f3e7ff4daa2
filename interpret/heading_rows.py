"""A table of a report in, its sheets out: what each column's headings say, and the rows below them."""

from itertools import pairwise

from attrs import evolve, frozen

from engine.facts import folded
from interpret.headers import Column, Header, header, under
from readers.document import Field, Grid

#: More rows of headings than this no table has.
_MOST_HEADS = 4
_LEAVES = frozenset({Column.BARE_YEAR, Column.SEX, Column.COMPARATOR})
_FIGURES = frozenset({Column.TARGET, Column.OUTCOME, Column.FORECAST})
_NO_NAME = _FIGURES | {Column.BARE_YEAR, Column.SEX, Column.BLANK, Column.VERDICT}


@frozen
class Row:
    """One row below the headings: its own fields, and what stands in each column."""

    #: As printed, from left to right.
    fields: tuple[Field, ...]
    #: By column of the sheet; None where nothing stands, or a cell of a row above reaches down.
    cells: tuple[Field | None, ...]
    #: By column: the cell of a row above that reaches down to here.
    above: tuple[Field | None, ...]
    #: Its cells cannot be placed below the headings for certain.
    is_misfit: bool
    #: One of its figures is asked about: none of them is used.
    is_doubted: bool = False

    @property
    def alone(self) -> Field | None:
        """The only field with a text, where it begins in the first column or covers them all; else None."""
        printed = [field for field in self.fields if field.text.strip()]
        if len(printed) != 1 or any(field is not None for field in self.above):
            return None
        first = printed[0]
        whole = len(self.fields) == 1 or first.last > first.first
        return first if whole and not first.uncut else None


@frozen
class Sheet:
    """One table under one row of headings."""

    heads: tuple[Header, ...]
    rows: tuple[Row, ...]
    #: What stands above the headings, in rows of their own.
    titles: tuple[Field, ...]
    #: The headings themselves are not cut: no column is certain.
    is_uncut: bool


def sheets(grid: Grid, comparators: frozenset[str] = frozenset()) -> tuple[Sheet, ...]:
    """The tables that stand side by side in a grid; one, for most."""
    matrix = _matrix(grid)
    titles, start = _titles(grid, comparators) if grid.heads != 0 else ((), 0)
    end = _heads_end(grid, start, comparators) if grid.heads != 0 else 0
    head = matrix[start:end]
    headed = grid.rows[start:end] or grid.rows
    width = max((field.last + 1 for row in headed for field in row), default=0)
    heads = tuple(_leaf(grid, head, start, column, comparators) for column in range(width))
    is_uncut = any(field.uncut for row in grid.rows[start:end] for field in row)
    rows = [_row(grid, matrix, number, width) for number in range(end, len(grid.rows))]
    rows = [row for row in rows if not _is_heading_again(row, heads)]
    size = max(width, 1) if is_uncut else _period(heads)
    return tuple(
        Sheet(heads[at : at + size], tuple(_part(row, at, size, width) for row in rows), titles, is_uncut)
        for at in range(0, width, size)
    ) or (Sheet((), (), titles, is_uncut),)


def turned(grid: Grid) -> Grid | None:
    """The table with its columns as rows; None where a cell is lost, stands twice or is not cut."""
    width = max((field.last + 1 for row in grid.rows for field in row), default=0)
    columns: list[list[Field]] = [[] for _ in range(width)]
    covered = 0
    for number, row in enumerate(grid.rows):
        for field in row:
            if field.uncut or number + field.rows > len(grid.rows):
                return None
            covered += field.rows * (field.last - field.first + 1)
            last = number + field.rows - 1
            columns[field.first].append(evolve(field, first=number, last=last, rows=field.last - field.first + 1))
    whole = sum(map(len, _matrix(grid)))
    if width < 2 or covered != whole or whole != width * len(grid.rows):
        return None
    return evolve(grid, rows=tuple(map(tuple, columns)), heads=1)


def _matrix(grid: Grid) -> list[dict[int, Field]]:
    """By row and column the field that stands there, merged ones in every place they cover."""
    matrix: list[dict[int, Field]] = [{} for _ in grid.rows]
    for number, row in enumerate(grid.rows):
        for field in row:
            for below in range(number, min(number + field.rows, len(grid.rows))):
                for column in range(field.first, field.last + 1):
                    matrix[below].setdefault(column, field)
    return matrix


def _titles(grid: Grid, comparators: frozenset[str]) -> tuple[tuple[Field, ...], int]:
    """The rows above the headings that hold one text alone."""
    found: list[Field] = []
    for row, below in pairwise(grid.rows):
        printed = [field for field in row if field.text.strip()]
        if len(printed) != 1 or printed[0].first != 0 or printed[0].uncut or len(found) == 2:
            break
        kind = header(printed[0].text, comparators).column
        texts = [field.text for field in below if field.text.strip()]
        if kind in _FIGURES or len(texts) < 2:
            break
        whole = len(row) == 1 or printed[0].last > 0
        known = sum(header(text, comparators).column is not Column.UNKNOWN for text in texts)
        # In a table of texts a title is a row whose other cells are blank: only above what are headings for certain.
        if not whole and (kind is not Column.UNKNOWN or len(row) < 3 or 2 * known < len(texts)):
            break
        found.append(printed[0])
    return tuple(found), len(found)


def _heads_end(grid: Grid, start: int, comparators: frozenset[str]) -> int:
    """The number of the first row below the headings."""
    end = max(start + 1, min(grid.heads or 0, len(grid.rows)))
    while end < min(len(grid.rows), start + _MOST_HEADS) and _goes_on(grid, start, end, comparators):
        end += 1
    return end


def _goes_on(grid: Grid, start: int, number: int, comparators: frozenset[str]) -> bool:
    """Whether a row is one more of headings: those above leave it open, and it holds nothing but headings."""
    above = grid.rows[number - 1]
    is_open = any(f.last > f.first or not f.text.strip() for f in above) or any(
        f.rows > 1 for row in grid.rows[start:number] for f in row
    )
    if len(grid.rows) == number + 1:
        return False
    printed = [field.text for field in grid.rows[number] if field.text.strip()]
    kinds = [header(text, comparators).column for text in printed]
    if not is_open:
        # `Målvärde`, `Utfall` over `2023`, `2023`: nothing but years, and no name before them.
        over = [header(field.text, comparators) for field in above if field.text.strip()]
        years = kinds == [Column.BARE_YEAR] * len(kinds) and all(one.year is None for one in over)
        return years and len(kinds) > 1 and not grid.rows[number][0].text.strip()
    if kinds == [Column.BARE_YEAR] and not grid.rows[number][0].text.strip():
        return len(grid.rows[number]) > 1
    return len(printed) > 1 and Column.UNKNOWN not in kinds and any(kind in _LEAVES | _FIGURES for kind in kinds)


def _leaf(grid: Grid, head: list[dict[int, Field]], start: int, column: int, comparators: frozenset[str]) -> Header:
    """What the rows of headings together say of a column."""
    found: Header | None = None
    seen: list[Field] = []
    for depth, row in enumerate(head):
        field = row.get(column)
        if field is None or any(field is one for one in seen):
            continue
        seen.append(field)
        if not field.text.strip() and depth + 1 < len(head) and not _is_merged(grid, start + depth):
            field = _reaching(head, depth, column, comparators) or seen[-1]
        one = header(field.text, comparators)
        found = one if found is None else under(found, one)
    return found or header("", comparators)


def _is_merged(grid: Grid, number: int) -> bool:
    return any(field.last > field.first for field in grid.rows[number])


def _reaching(head: list[dict[int, Field]], depth: int, column: int, comparators: frozenset[str]) -> Field | None:
    """The heading to the left that a format without merged cells means for this column too.

    Only over years, sexes and comparators, and only where the heading stands over one itself.
    """
    below = head[depth + 1]
    for left in range(column, -1, -1):
        leaf = below.get(left)
        if leaf is None or header(leaf.text, comparators).column not in _LEAVES:
            return None
        field = head[depth].get(left)
        if field is not None and field.text.strip():
            return field
    return None


def _row(grid: Grid, matrix: list[dict[int, Field]], number: int, width: int) -> Row:
    own = grid.rows[number]
    cells: list[Field | None] = [None] * width
    for field in own:
        for column in range(field.first, min(field.last + 1, width)):
            cells[column] = field
    above = [
        one if (one := matrix[number].get(c)) is not None and not any(one is f for f in own) else None
        for c in range(width)
    ]
    reach = max((field.last for row in (matrix[number],) for field in row.values()), default=-1)
    twice = sum(field.last - field.first + 1 for field in own) != sum(cell is not None for cell in cells)
    short = reach != width - 1 or (not grid.placed and len(own) + sum(a is not None for a in above) < width)
    uncut = any(field.uncut for field in own)
    return Row(own, tuple(cells), tuple(above), uncut or twice or short)


def _is_heading_again(row: Row, heads: tuple[Header, ...]) -> bool:
    """Whether a row is the headings once more, as on a new page."""
    printed = [folded(cell.text) if cell is not None else "" for cell in row.cells]
    own = [folded(one.printed) for one in heads]
    same = all(a in (b, "") for a, b in zip(printed, own, strict=True))
    return same and len(set(own)) > 1 and sum(map(bool, printed)) > 1


def _period(heads: tuple[Header, ...]) -> int:
    """How many columns the headings repeat after; all of them where they do not repeat."""
    words = [folded(one.printed) for one in heads]
    for size in range(2, len(words) // 2 + 1):
        repeats = len(words) % size == 0 and all(words[at] == words[at % size] for at in range(len(words)))
        if repeats and heads[0].column not in _NO_NAME:
            return size
    return max(len(words), 1)


def _part(row: Row, at: int, size: int, width: int) -> Row:
    """The part of a row that stands under one of several like headings."""
    if size >= width:
        return row
    fields = tuple(f for f in row.fields if f.first < at + size and f.last >= at)
    straddles = any(f.first < at or f.last >= at + size for f in fields)
    return Row(fields, row.cells[at : at + size], row.above[at : at + size], row.is_misfit or straddles)
