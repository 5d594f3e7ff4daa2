"""The figures of a table in, where a total is not that of the women and the men beside it out."""

from collections.abc import Iterator
from fractions import Fraction

from engine.table_grid import Fit, Grid, chance, fit
from engine.table_sums import Off
from engine.table_words import adds_up, are_sexes, says_sum

#: So many crossings must show that the two make up the whole; one in so many that agree may be wrong.
_FEWEST, _ONE_IN = 2, 4
_BY_CHANCE = Fraction(1, 1000)


def sexes_off(grid: Grid) -> Iterator[Off]:
    """The totals that women and men do not come to, where they do in the other crossings."""
    for line in range(len(grid.names) - 1):
        if not are_sexes(grid.names[line], grid.names[line + 1]):
            continue
        for total in (line - 1, line + 2):
            if 0 <= total < len(grid.names) and _may_be_total(grid, total, is_before=total < line):
                yield from _off(grid, total, ((line, 1), (line + 1, 1)))


def _may_be_total(grid: Grid, at: int, *, is_before: bool) -> bool:
    """A row before the two is their whole, where it is of amounts; a column, or a row behind, where it says so."""
    name = grid.names[at]
    return adds_up(name) and (says_sum(name) or (is_before and not grid.turned))


def _off(grid: Grid, total: int, members: tuple[tuple[int, int], ...]) -> Iterator[Off]:
    usable = [cross for cross, name in enumerate(grid.across) if adds_up(name)]
    fits = {cross: fit(grid, total, members, cross) for cross in usable}
    holds = [cross for cross in usable if fits[cross] is Fit.YES]
    fails = [cross for cross in usable if fits[cross] is Fit.NO]
    by_chance = Fraction(1)
    for cross in holds:
        by_chance *= chance(grid, total, members, cross)
    if len(holds) < _FEWEST or by_chance > _BY_CHANCE or len(fails) > max(1, len(holds) // _ONE_IN):
        return
    for cross in fails:
        yield Off(grid.at(total, cross), tuple((grid.at(line, cross), sign) for line, sign in members), True)
