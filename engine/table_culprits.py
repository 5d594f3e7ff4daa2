"""Relations between cells that do not hold in, the cells that each explain several of them out.

A wrong cell breaks every sum and difference that it takes part in, by the same amount.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from attrs import frozen

from engine.claim_figures import Printed
from engine.claim_tables import At, TableBook, of_cell
from engine.table_relation import Tested


@frozen
class Culprit:
    """One cell that is wrong, and the relations that it alone breaks, by number."""

    at: At
    of: tuple[int, ...]
    #: What each of them makes it, in the base unit: the same within rounding.
    needed: tuple[Fraction, ...]


def culprits(book: TableBook, broken: Sequence[Tested]) -> tuple[Culprit, ...]:
    """The cells that explain every broken relation they take part in, two at the least, as no other cell does."""
    found = [
        Culprit(at, numbers, needed)
        for at, numbers in _by_cell(broken).items()
        if len(numbers) > 1 and (needed := _needed(of_cell(book, at), at, [broken[one] for one in numbers]))
    ]
    return tuple(
        one
        for one in found
        if not any(other is not one and set(one.of) & set(other.of) and not set(other.of) < set(one.of)
                   for other in found)
    )  # fmt: skip


def entangled(broken: Sequence[Tested]) -> Mapping[int, tuple[int, ...]]:
    """By relation: the other broken ones that have a cell in common with it."""
    found: dict[int, set[int]] = {}
    for numbers in _by_cell(broken).values():
        for one in numbers:
            found.setdefault(one, set()).update(other for other in numbers if other != one)
    return {one: tuple(sorted(others)) for one, others in found.items() if others}


def _by_cell(broken: Iterable[Tested]) -> dict[At, tuple[int, ...]]:
    found: dict[At, list[int]] = {}
    for number, tested in enumerate(broken):
        for at in (tested.of.total, *(member for member, _ in tested.of.members)):
            found.setdefault(at, []).append(number)
    return {at: tuple(dict.fromkeys(numbers)) for at, numbers in found.items()}


def _needed(cell: Printed, at: At, broken: Sequence[Tested]) -> tuple[Fraction, ...]:
    """What each relation makes the cell; nothing where they do not agree within rounding."""
    if cell.value is None:
        return ()
    off = [(_off_by(tested, at), _half(tested)) for tested in broken]
    agree = all(abs(one - other) <= half + wide for one, half in off for other, wide in off)
    return tuple(cell.value + by for by, _ in off) if agree else ()


def _off_by(tested: Tested, at: At) -> Fraction:
    """How much the cell would have to change for the relation to hold."""
    gap = (tested.computed or Fraction(0)) - (tested.total.value or Fraction(0))
    if at == tested.of.total:
        return gap
    return next(-gap / sign for member, sign in tested.of.members if member == at)


def _half(tested: Tested) -> Fraction:
    """How far rounding alone may put a relation off."""
    ends = [(one.interval.low, one.interval.high) for one in (tested.total, *tested.members) if one.interval]
    return sum(((high - low) / 2 for low, high in ends if low is not None and high is not None), Fraction(0))
