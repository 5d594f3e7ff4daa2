"""The figures of a table in, the columns that are differences, with which sign, and the rows where they are not, out.

Nothing is declared: a column is a difference of two others where its heading says that it is one and nearly
all rows agree. A column that can be read in more ways than one is left alone.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import permutations

from attrs import frozen

from engine.table_grid import Fit, Grid, chance, fit
from engine.table_sums import Off
from engine.table_words import adds_up, says_difference, says_remaining

#: So many rows at the least must show with which sign a column is a difference.
FEWEST_TO_ACCUSE, FEWEST_TO_COMPARE = 3, 2
#: How likely it may be that the rows that agree do so by chance, all pairs of columns counted.
_BY_CHANCE = Fraction(1, 1000)
#: One row in so many that agree may be wrong.
_ONE_IN = 4
#: Columns of a table that are tried against each other.
_MOST_COLUMNS = 24


@frozen
class Difference:
    """A column that is `after` less `before`, as its rows show; columns by number."""

    table: int
    column: int
    after: int
    before: int
    #: Rows that agree and would not with the other sign, and rows that do not agree.
    telling: tuple[int, ...]
    failing: tuple[int, ...]


def differences(grid: Grid) -> Iterator[Difference]:
    """The columns of a `turned` grid that are differences, each in the one way that its rows allow."""
    for column, heading in enumerate(grid.names):
        if says_difference(heading) and len(grid.names) <= _MOST_COLUMNS:
            found = _read(grid, column)
            if found is not None:
                yield found


def differences_off(grid: Grid, found: Difference) -> Iterator[Off]:
    """The rows where a difference is not what the two columns give, of a column that three rows show."""
    if len(found.telling) < _fewest(grid, found.column, found.after, found.before):
        return
    for row in found.failing:
        if not is_turned(grid, found, row) or _has_signs(grid, found):
            members = ((grid.at(found.after, row), 1), (grid.at(found.before, row), -1))
            yield Off(grid.at(found.column, row), members, True)


def _read(grid: Grid, column: int) -> Difference | None:
    others = [at for at, heading in enumerate(grid.names) if at != column and not says_difference(heading)]
    rows = [row for row, name in enumerate(grid.across) if name]
    pairs = tuple(permutations(others, 2))
    tried = [_tried(grid, column, after, before, rows, len(pairs)) for after, before in pairs]
    sure = [one for one in tried if one is not None]
    whole = [one for one in sure if not one.failing]
    if whole:
        return whole[0] if len(whole) == 1 else None
    return sure[0] if len(sure) == 1 else None


def _tried(grid: Grid, column: int, after: int, before: int, rows: Sequence[int], tries: int) -> Difference | None:
    """The column read as a difference of two; None where not nearly all rows are."""
    if not (adds_up(grid.names[after]) or adds_up(grid.names[before])) and adds_up(grid.names[column]):
        return None
    members = ((after, 1), (before, -1))
    telling, failing = [], []
    by_chance = Fraction(tries)
    for row in rows:
        one = fit(grid, column, members, row)
        if one is Fit.NO:
            failing.append(row)
        elif one is Fit.YES and fit(grid, column, ((after, -1), (before, 1)), row, in_doubt=False) is Fit.NO:
            telling.append(row)
            by_chance *= chance(grid, column, members, row, fewest=1)
    most = _most_failing(len(telling), _fewest(grid, column, after, before))
    if by_chance > _BY_CHANCE or len(telling) < FEWEST_TO_COMPARE or len(failing) > most:
        return None
    return Difference(grid.table, column, after, before, tuple(telling), tuple(failing))


def _fewest(grid: Grid, column: int, after: int, before: int) -> int:
    """So many rows must agree; fewer where the headings say what is taken from what: `Återstår`."""
    names = grid.names[column], grid.names[after], grid.names[before]
    return FEWEST_TO_COMPARE if says_remaining(*names) else FEWEST_TO_ACCUSE


def _most_failing(telling: int, fewest: int) -> int:
    """So many rows may be wrong where so many agree."""
    return max(1, telling // _ONE_IN) if telling >= fewest else 0


def is_turned(grid: Grid, found: Difference, row: int) -> bool:
    """Whether the row holds with the other sign: costs and incomes may be counted each their way."""
    return fit(grid, found.column, ((found.after, -1), (found.before, 1)), row) is not Fit.NO


def _has_signs(grid: Grid, found: Difference) -> bool:
    """Whether incomes and costs are printed with signs of their own, and the column takes both alike."""
    signs = {figure.value > 0 for row in found.telling if (figure := grid.figures[found.after][row]) is not None}
    return len(signs) == 2
