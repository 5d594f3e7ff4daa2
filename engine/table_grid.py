"""A table of a case in, its figures as whole numbers out, so that many readings of it can be tried (figures F1.5)."""

from collections.abc import Sequence
from enum import Enum
from fractions import Fraction
from math import lcm

from attrs import frozen

from engine.claim_expressions import PERCENT, POINTS
from engine.claim_tables import At, TableBook, of_cell

#: A table of more cells is no table of a report; nothing is guessed of it.
MOST_CELLS = 2000


@frozen
class Figure:
    """A printed figure, in the grid's whole numbers: its value, half its last digit, and its dimension."""

    value: int
    half: int
    dimension: str


@frozen
class Grid:
    """Lines of figures that cross others: rows that cross columns, or the other way round."""

    table: int
    #: The lines, whose sums are looked for, and what crosses them.
    names: tuple[str, ...]
    across: tuple[str, ...]
    #: By line, then by crossing; None where no figure is printed that can be used.
    figures: tuple[tuple[Figure | None, ...], ...]
    #: By line: nothing at all is printed there.
    blank: tuple[bool, ...]
    #: The lines are columns.
    turned: bool

    def at(self, line: int, cross: int) -> At:
        """The cell of a line and a crossing."""
        return At(self.table, cross, line) if self.turned else At(self.table, line, cross)


class Fit(Enum):
    """Whether a figure is the sum of others."""

    YES = "yes"
    NO = "no"
    #: A figure is missing, the units differ, or rounding or cutting explains it.
    UNKNOWN = "unknown"


#: Lines with the weights 1 and -1.
Members = tuple[tuple[int, int], ...]


def grid_of(book: TableBook, number: int) -> Grid:
    """The rows of a table, crossed by its columns; without figures where it is too large."""
    table = book.tables[number]
    size = len(table.rows) * len(table.columns)
    read = [
        [of_cell(book, At(number, row, column)) for column in range(len(table.columns))]
        for row in range(len(table.rows) if size <= MOST_CELLS else 0)
    ]
    printed = [one for row in read for one in row if one.interval is not None and one.value is not None]
    halves = {one.key: _half(one.interval.low, one.interval.high) for one in printed if one.interval is not None}
    times = lcm(
        *(one.value.denominator for one in printed if one.value is not None),
        *(half.denominator for half in halves.values()),
    )
    figures = tuple(
        tuple(
            Figure(
                int(one.value * times),
                int(halves[one.key] * times),
                _dimension("" if one.unit is None else one.unit.dimension),
            )
            if one.key in halves and one.value is not None
            else None
            for one in row
        )
        for row in read
    )
    blank = tuple(not any(cell.printed.strip() for cell in row.cells) for row in table.rows[: len(read)])
    names = tuple(row.name for row in table.rows[: len(read)])
    return Grid(number, names, table.columns, figures, blank, False)


def _half(low: Fraction | None, high: Fraction | None) -> Fraction:
    assert low is not None
    assert high is not None
    return (high - low) / 2


def _dimension(dimension: str) -> str:
    """A difference of two percents is printed with % as often as not."""
    return PERCENT if dimension == POINTS else dimension


def turned(grid: Grid) -> Grid:
    """The same, the columns as lines."""
    columns = range(len(grid.across))
    figures = tuple(tuple(row[column] for row in grid.figures) for column in columns)
    blank = tuple(not any(column) for column in figures)
    return Grid(grid.table, grid.across, grid.names, figures, blank, not grid.turned)


def fit(grid: Grid, total: int, members: Members, cross: int, *, in_doubt: bool = True) -> Fit:
    """Whether the line `total` is the sum of `members` there; `in_doubt` it may have been cut, not rounded."""
    whole = grid.figures[total][cross]
    parts = [(grid.figures[line][cross], sign) for line, sign in members]
    if whole is None or not all(part is not None and part.dimension == whole.dimension for part, _ in parts):
        return Fit.UNKNOWN
    known = [(part, sign) for part, sign in parts if part is not None]
    gap = whole.value - sum(part.value * sign for part, sign in known)
    if abs(gap) <= whole.half + sum(part.half for part, _ in known):
        return Fit.YES
    return Fit.UNKNOWN if in_doubt and _by_cutting(gap, whole, known) else Fit.NO


def _by_cutting(gap: int, whole: Figure, parts: Sequence[tuple[Figure, int]]) -> bool:
    """Whether the gap can come of figures that are all cut toward zero; the far ends are open (figures F1.2)."""
    low = high = gap
    for figure, sign in ((whole, 1), *((part, -sign) for part, sign in parts)):
        below, above = _cut(figure)
        low += below if sign > 0 else -above
        high += above if sign > 0 else -below
    return low < 0 < high


def _cut(figure: Figure) -> tuple[int, int]:
    """How far below and above its value a figure that is cut may be."""
    step = 2 * figure.half
    return (-step if figure.value <= 0 else 0), (step if figure.value >= 0 else 0)


def chance(grid: Grid, total: int, members: Members, cross: int, *, fewest: int = 2) -> Fraction:
    """How likely figures of this size are to fit by chance; 1 where the total or all but so few of them are 0."""
    figures = [grid.figures[line][cross] for line in (total, *(line for line, _ in members))]
    known = [figure for figure in figures if figure is not None]
    if len(known) < len(figures) or not known[0].value or sum(figure.value != 0 for figure in known[1:]) < fewest:
        return Fraction(1)
    width = 2 * sum(figure.half for figure in known)
    return min(Fraction(1), Fraction(max(width, 1), sum(abs(figure.value) for figure in known)))
