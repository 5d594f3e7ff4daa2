"""Tables of a case in, the columns that are differences and with which sign out: as declared, and as found."""

from collections.abc import Iterable, Iterator

from attrs import frozen

from engine.claim_tables import TableBook
from engine.facts import folded
from engine.relation import Agreement
from engine.table_declared import DeclaredColumn, column_sums, columns_declared
from engine.table_differences import FEWEST_TO_COMPARE, differences, is_turned
from engine.table_grid import Grid
from engine.table_relation import CellSum, try_sum
from engine.table_words import kind_of
from findings.span import Span


@frozen
class Convention:
    """How a column of a table is counted: `after` less `before`, by the headings."""

    table: int
    column: int
    after: int
    before: int
    #: Rows that hold so and would not with the other sign.
    telling: tuple[int, ...]


@frozen
class Opposite:
    """A column that is counted the other way than the plan declares."""

    line: Span
    found: Convention


def opposite_of_declared(book: TableBook, number: int, declared: DeclaredColumn) -> Opposite | None:
    """The column where at least two rows, and most, hold with the other sign only; else None."""
    if sorted(sign for _, sign in declared.terms) != [-1, 1]:
        return None
    (first, sign), (second, _) = declared.terms
    after, before = (first, second) if sign > 0 else (second, first)
    rows = range(len(book.tables[number].rows))
    holds, turned = [], []
    for row, one in zip(rows, column_sums(number, declared, rows), strict=True):
        other = CellSum(one.of.total, tuple((at, -weight) for at, weight in one.of.members))
        agreements = (try_sum(book, one.of).agreement, try_sum(book, other).agreement)
        if agreements == (Agreement.CONSISTENT, Agreement.INCONSISTENT):
            holds.append(row)
        elif agreements == (Agreement.INCONSISTENT, Agreement.CONSISTENT):
            turned.append(row)
    if len(turned) < FEWEST_TO_COMPARE or len(turned) <= len(holds):
        return None
    return Opposite(declared.line.span, Convention(number, declared.column, before, after, tuple(turned)))


def opposites(book: TableBook, number: int) -> tuple[Opposite, ...]:
    """The columns of a table that are counted the other way than the plan declares."""
    found = (opposite_of_declared(book, number, one) for one in columns_declared(book, number)[0])
    return tuple(one for one in found if one is not None)


def conventions(grid: Grid) -> Iterator[Convention]:
    """How the columns that are differences are counted, as the rows of a `turned` grid show; not where some rows
    hold with the other sign.
    """
    for one in differences(grid):
        if not any(is_turned(grid, one, row) for row in one.failing):
            yield Convention(one.table, one.column, one.after, one.before, one.telling)


def opposing(book: TableBook, found: Iterable[Convention]) -> Iterator[tuple[Convention, tuple[Convention, ...]]]:
    """Each column that is counted the other way than columns of the same heading in other tables, and those.

    Of the two ways the one that fewer tables have is told; of as many, the one met later.
    """
    groups: dict[tuple[str, frozenset[str]], dict[str, list[Convention]]] = {}
    for one in found:
        headings = book.tables[one.table].columns
        after, before = _told_apart(headings[one.after], headings[one.before])
        ways = groups.setdefault((kind_of(headings[one.column]), frozenset((after, before))), {})
        ways.setdefault(after, []).append(one)
    for ways in groups.values():
        if len(ways) == 2:
            many, few = sorted(ways.values(), key=len, reverse=True)
            for one in few:
                others = tuple(other for other in many if other.table != one.table)
                if others:
                    yield one, others


def _told_apart(after: str, before: str) -> tuple[str, str]:
    """The two columns by their headings; without years, where that tells them apart."""
    kinds = kind_of(after), kind_of(before)
    return kinds if kinds[0] != kinds[1] else (folded(after), folded(before))
