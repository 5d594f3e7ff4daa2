"""Cells of a table in, whether one is the sum of the others as printed out (figures F1.5, F2.3)."""

from collections.abc import Sequence
from fractions import Fraction

from attrs import frozen

from engine.claim_expressions import PERCENT, POINTS, called
from engine.claim_figures import Printed
from engine.claim_tables import At, TableBook, of_cell
from engine.exact import decimal
from engine.interval import Interval, outward, scale
from engine.printed import in_swedish
from engine.relation import Agreement, Item, sum_relation
from engine.units import Unit, find_unit


@frozen
class CellSum:
    """A cell, and the cells that it is to be the sum of, each times 1 or -1."""

    total: At
    members: tuple[tuple[At, int], ...]


@frozen
class Tested:
    """A relation between cells, tested."""

    of: CellSum
    agreement: Agreement
    total: Printed
    members: tuple[Printed, ...]
    #: What the printed members come to, in the base unit; None where one is missing.
    computed: Fraction | None
    #: What the missing ones would have to be, together where they are several.
    needed: Interval | None
    #: Their units do not go together.
    clash: bool = False

    @property
    def missing(self) -> tuple[Printed, ...]:
        """The cells without a figure that can be used, the total first."""
        return tuple(one for one in (self.total, *self.members) if one.interval is None)

    @property
    def gap(self) -> Fraction:
        """How far the printed total is from what its members come to."""
        return abs((self.total.value or Fraction(0)) - (self.computed or Fraction(0)))


def try_sum(book: TableBook, of: CellSum) -> Tested:
    """Whether the total is the sum of its members within rounding; a missing one leaves it undecided."""
    total = of_cell(book, of.total)
    members = tuple(of_cell(book, at) for at, _ in of.members)
    dimensions = {_dimension(one.unit) for one in (total, *members) if one.interval is not None}
    if len(dimensions) > 1:
        return Tested(of, Agreement.UNDECIDED, total, members, None, None, clash=True)
    items = [Item(one.interval, one.value, Fraction(sign)) for one, (_, sign) in zip(members, of.members, strict=True)]
    relation = sum_relation(Item(total.interval, total.value), items)
    return Tested(of, relation.agreement, total, members, _computed(items), relation.needed)


def _computed(items: Sequence[Item]) -> Fraction | None:
    values = [None if item.value is None else item.value * item.weight for item in items]
    known = [value for value in values if value is not None]
    return sum(known, Fraction(0)) if len(known) == len(values) else None


def _dimension(unit: Unit | None) -> str:
    """A difference of two percents is printed with % as often as not (figures F2.7)."""
    dimension = "" if unit is None else unit.dimension
    return PERCENT if dimension == POINTS else dimension


def in_own_unit(value: Fraction, like: Printed) -> str:
    """A computed value as the figure beside it would be printed: in its unit, all its decimals."""
    unit = like.unit
    own = value if unit is None else value / Fraction(unit.factor)
    return in_swedish(decimal(own).normalize() + 0) + _sign(like)


def span_in_own_unit(interval: Interval, like: Printed) -> str:
    """`3 786 – 3 788`, in the unit of the figure, printed outward; "" where an end is not known."""
    of_unit = interval if like.unit is None else scale(interval, 1 / Fraction(like.unit.factor))
    low, high = outward(of_unit, 2)
    if low is None or high is None:
        return ""
    ends = dict.fromkeys(in_swedish(end).rstrip("0").rstrip(",") for end in (low, high))
    return " – ".join(ends) + _sign(like)


def _sign(like: Printed) -> str:
    """The unit after a figure, where the cell itself prints one."""
    if like.unit is None or not any(character.isalpha() or character == "%" for character in like.text):
        return ""
    percent = find_unit("%")
    return " %" if like.unit.dimension == (percent.dimension if percent else "") else f" {called(like.unit)}"
