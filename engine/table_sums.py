"""The figures of a table in, the rows and columns that are sums, and where they are not what they sum up to, out.

Nothing is declared: a line is a sum where its name says so, or the figures of other columns do. Where more than
one reading is possible, or rounding or cutting explains a difference, nothing is said.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations

from attrs import evolve, frozen

from engine.claim_tables import At
from engine.table_grid import Figure, Fit, Grid, Members, chance, fit
from engine.table_words import (
    adds_up,
    is_cost,
    kind_of,
    may_be_sum,
    says_difference,
    says_part,
    says_sum,
    says_sum_of_rows,
)

#: How likely it may be that what agrees does so by chance: where the name says that it is a sum of just those
#: lines, where it says that it is one of others, and where only the figures say so, all readings counted.
_OF_THOSE, _OF_OTHERS, _BY_FIGURES = Fraction(1, 100), Fraction(1, 1000), Fraction(1, 10_000)
#: A sum is tried of so many lines right before it, where its name says that it is one and where not; and a line
#: of so many below it.
_MOST_NAMED, _MOST_UNNAMED, _MOST_BELOW = 60, 12, 40
#: Of so many lines every choice is tried, before a sum that nothing confirms is called wrong.
_MOST_CHOSEN = 12
_MONEY = "kr"


@frozen
class Off:
    """A printed sum that is not the sum of its members."""

    total: At
    members: tuple[tuple[At, int], ...]
    #: The same reading holds in other columns (rows); else the name alone says that it is a sum.
    is_confirmed: bool


@frozen
class _Reading:
    """One way to read a line as a sum, and the crossings where it holds and does not."""

    members: Members
    fits: tuple[int, ...]
    fails: tuple[int, ...]
    chance: Fraction
    #: All lines that can be meant, or those since the last sum or sub-heading.
    is_natural: bool = False


def sums_off(grid: Grid) -> Iterator[Off]:
    """The figures that are not what their own line sums up to, in the order printed."""
    usable = [cross for cross, name in enumerate(grid.across) if adds_up(name)]
    covered: dict[int, int] = {}
    nested = _nested(grid, usable)
    added = [at for at in range(len(grid.names)) if _may_be_added(grid, at)]
    since = -1
    for line, name in enumerate(grid.names):
        if line and (grid.blank[line - 1] or says_sum(grid.names[line - 1])):
            since = line - 1
        if not adds_up(name) or grid.blank[line] or says_part(name) or (grid.turned and says_difference(name)):
            continue
        before = _uncovered(line, added, covered, nested)
        own = [at for at in before if at > since]
        if says_sum(name) and len(own) == 1 and since >= 0 and grid.figures[own[0]] == grid.figures[line]:
            covered[own[0]] = line  # the sum of a single line
            continue
        readings = list(_readings(grid, line, before, since, usable))
        best = _best(grid, line, readings)
        if best is not None:
            covered.update(dict.fromkeys((member for member, _ in best.members), line))
            if best.fails:
                yield from (_off(grid, line, best, cross, confirmed=True) for cross in best.fails)
        elif says_sum(name):
            yield from _alone(grid, line, before, usable, readings)
            yield from _below(grid, line, usable)


def _off(grid: Grid, line: int, reading: _Reading, cross: int, *, confirmed: bool) -> Off:
    members = tuple((grid.at(member, cross), sign) for member, sign in reading.members)
    return Off(grid.at(line, cross), members, confirmed)


# --- Which lines a sum may be of ------------------------------------------------------------------------


def _uncovered(line: int, added: Sequence[int], covered: Mapping[int, int], nested: Mapping[int, int]) -> list[int]:
    """The lines before that may be added, and are no part of another."""
    found: list[int] = []
    until = 0
    for at in added:
        if at >= line:
            break
        if at < until:
            continue
        if at not in covered:
            found.append(at)
        if (end := nested.get(at, 0)) <= line:
            until = end
    return found


def _may_be_added(grid: Grid, line: int) -> bool:
    name = grid.names[line]
    is_amount = any(grid.figures[line]) and adds_up(name) and not says_part(name)
    return is_amount and not (grid.turned and says_difference(name))


def _nested(grid: Grid, usable: Sequence[int]) -> dict[int, int]:
    """By line: where the lines end that it is the sum of, where it stands above them (`Reinvestering`)."""
    ends: dict[int, int] = {}
    if grid.turned or len(usable) < 2:
        return ends
    for line in reversed(range(len(grid.names))):
        members: list[tuple[int, int]] = []
        at = line + 1
        while at < len(grid.names) and len(members) < _MOST_BELOW and not (grid.blank[at] or says_sum(grid.names[at])):
            members.append((at, 1))
            at = ends.get(at, at + 1)
            reading = _tried(grid, line, tuple(members), usable)
            if _heads(grid, line, reading):
                ends[line] = at
                break
    return ends


def _heads(grid: Grid, line: int, reading: _Reading) -> bool:
    """Whether a line is beyond doubt the sum of those below; of a single one, where two figures are the same."""
    if reading.fails or len(reading.fits) < 2 or len(reading.members) < 2:
        return False
    return reading.chance <= _BY_FIGURES


def _readings(grid: Grid, line: int, before: Sequence[int], since: int, usable: Sequence[int]) -> Iterator[_Reading]:
    """The line as the sum of the lines right before it, from each of them on; of a result, costs taken off."""
    most = _MOST_NAMED if may_be_sum(grid.names[line]) else _MOST_UNNAMED
    for start in range(len(before) - 1):
        if 0 < start < len(before) - most:
            continue
        chosen = before[start:]
        is_natural = start == 0 or before[start - 1] <= since < chosen[0]
        yield evolve(_tried(grid, line, tuple((one, 1) for one in chosen), usable), is_natural=is_natural)
        costs = [-1 if is_cost(grid.names[one]) else 1 for one in chosen]
        if not grid.turned and not says_sum(grid.names[line]) and len(set(costs)) == 2:
            yield _tried(grid, line, tuple(zip(chosen, costs, strict=True)), usable)
            yield _tried(grid, line, tuple((one, -sign) for one, sign in zip(chosen, costs, strict=True)), usable)


def _tried(grid: Grid, line: int, members: Members, usable: Sequence[int]) -> _Reading:
    found: dict[Fit, list[int]] = {Fit.YES: [], Fit.NO: [], Fit.UNKNOWN: []}
    by_chance = Fraction(1)
    for cross in usable:
        one = fit(grid, line, members, cross)
        found[one].append(cross)
        if one is Fit.YES:
            by_chance *= chance(grid, line, members, cross)
    return _Reading(members, tuple(found[Fit.YES]), tuple(found[Fit.NO]), by_chance)


# --- Which reading is meant -----------------------------------------------------------------------------


def _best(grid: Grid, line: int, readings: Sequence[_Reading]) -> _Reading | None:
    """The reading that the crossings confirm: one that holds throughout, else the only one that nearly does."""
    named = says_sum(grid.names[line])
    sure = [one for one in readings if _is_sure(one, named, len(readings))]
    whole = [one for one in sure if not one.fails]
    if whole:
        natural = [one for one in whole if one.is_natural and named]
        # Small figures before the last sum may fit as well: they are that sum's, or nobody's.
        return min(natural or whole, key=lambda one: len(one.members) if natural else -len(one.members))
    if not may_be_sum(grid.names[line]) or (grid.turned and not named):
        return None
    nearly = [one for one in sure if len(one.fails) <= max(1, len(one.fits) // 4) and _is_table_wide(grid, one)]
    told = {(one.fails, _computed(grid, one)): one for one in sorted(nearly, key=lambda one: len(one.members))}
    if len(told) != 1:
        return None
    (best,) = told.values()
    fails = tuple(cross for cross in best.fails if not _may_be_other(grid, line, best, cross))
    return evolve(best, fails=fails)


def _is_sure(reading: _Reading, named: bool, readings: int) -> bool:
    """Whether the figures that agree do not do so by chance."""
    if not named:
        return len(reading.fits) >= 2 and reading.chance * readings <= _BY_FIGURES
    limit = _OF_THOSE if reading.is_natural else _OF_OTHERS / readings
    return len(reading.fits) >= 1 and reading.chance <= limit


def _is_table_wide(grid: Grid, reading: _Reading) -> bool:
    """Of columns that are sums three rows at the least must say so."""
    return not grid.turned or len(reading.fits) >= 3


def _computed(grid: Grid, reading: _Reading) -> tuple[int, ...]:
    return tuple(_sum(_parts(grid, reading.members, cross)) for cross in reading.fails)


def _parts(grid: Grid, members: Members, cross: int) -> list[tuple[Figure, int]]:
    return [(one, sign) for line, sign in members if (one := grid.figures[line][cross]) is not None]


def _sum(parts: Sequence[tuple[Figure, int]]) -> int:
    return sum(part.value * sign for part, sign in parts)


def _may_be_other(grid: Grid, line: int, reading: _Reading, cross: int) -> bool:
    """Whether the figure may rightly be another: a mean, or a count of persons that stand in several lines."""
    whole = grid.figures[line][cross]
    parts = _parts(grid, reading.members, cross)
    if whole is None or whole.dimension == _MONEY:
        return False
    sizes = [part.value * sign for part, sign in parts if part.value]
    if not sizes or min(sizes) < 0 < max(sizes):
        return False
    if abs(whole.value) <= max(map(abs, sizes)) and len(sizes) > 1:
        return True
    alike = {kind_of(grid.across[one]) for one in reading.fits}
    return abs(whole.value) < abs(_sum(parts)) and (grid.turned or kind_of(grid.across[cross]) not in alike)


# --- Where no other column confirms it ------------------------------------------------------------------


def _alone(
    grid: Grid, line: int, before: Sequence[int], usable: Sequence[int], readings: Sequence[_Reading]
) -> Iterator[Off]:
    """A sum in one column alone, of rows that can be read in no other way and no choice of which gives it."""
    columns = [cross for cross in usable if grid.figures[line][cross] is not None]
    if (
        grid.turned
        or not says_sum_of_rows(grid.names[line])
        or len(columns) != 1
        or not 2 <= len(before) <= _MOST_CHOSEN
    ):
        return
    (cross,) = columns
    if any(says_part(name) or says_sum(name) for name in grid.names[:line]) or any(grid.blank[:line]):
        return
    whole = _tried(grid, line, tuple((one, 1) for one in before), columns)
    if whole.fails != (cross,) or any(one.fits for one in readings) or _may_be_other(grid, line, whole, cross):
        return
    choices = (chosen for many in range(2, len(before)) for chosen in combinations(before, many))
    if not any(fit(grid, line, tuple((one, 1) for one in some), cross) is not Fit.NO for some in choices):
        yield _off(grid, line, whole, cross, confirmed=False)


def _below(grid: Grid, line: int, usable: Sequence[int]) -> Iterator[Off]:
    """A sum that stands first, of the rows below it down to the next sum or sub-heading."""
    if grid.turned or any(not blank for blank in grid.blank[:line]):
        return
    end = next(
        (at for at in range(line + 1, len(grid.names)) if grid.blank[at] or says_sum(grid.names[at])), len(grid.names)
    )
    members = tuple((at, 1) for at in range(line + 1, end) if _may_be_added(grid, at))
    reading = _tried(grid, line, members, usable)
    if len(members) < 2 or reading.chance > _OF_OTHERS or len(reading.fails) > max(1, len(reading.fits) // 4):
        return
    for cross in reading.fails:
        if not _may_be_other(grid, line, reading, cross):
            yield _off(grid, line, reading, cross, confirmed=True)
