"""Two sides of a relation between printed figures in, whether they agree out (figures F1.5, F2.3)."""

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from fractions import Fraction

from attrs import frozen

from engine.extent import Expression, extent, minus, names, value_of
from engine.interval import Interval, add, contains, exact, meets, scale, subtract


class Agreement(Enum):
    """Whether the two sides of a relation can be the same number."""

    CONSISTENT = "consistent"
    INCONSISTENT = "inconsistent"
    #: A figure is missing, or a divisor can be 0.
    UNDECIDED = "undecided"


@frozen
class Relation:
    """How two sides of `a = b` agree (figures F1.5)."""

    agreement: Agreement
    #: What each side can be; None where it is not known.
    left: Interval | None
    right: Interval | None
    #: |difference of the printed values| / sum of the half-widths: 0 to 1 where consistent. None where a side
    #: is not known, and where two exact sides differ.
    slack: Fraction | None
    #: A side is too wide: more figures than corners are tried of.
    naive: bool
    #: Where one figure is missing: what it would have to be.
    needed: Interval | None = None
    #: The figures that are not printed, by name.
    missing: tuple[str, ...] = ()


def equal(
    left: Expression, right: Expression, figures: Mapping[str, Interval], printed: Mapping[str, Fraction]
) -> Relation:
    """Whether `left = right` holds of figures as printed; a figure on both sides is the same (figures F1.4).

    A figure that is not in `figures` leaves it undecided, and is named.
    """
    named = dict.fromkeys((*names(left), *names(right)))
    missing = tuple(name for name in named if name not in figures)
    if missing:
        return Relation(Agreement.UNDECIDED, None, None, None, False, missing=missing)
    sides = (extent(left, figures), extent(right, figures))
    difference = extent(minus(left, right), figures)
    values = (value_of(left, printed), value_of(right, printed))
    if sides[0] is None or sides[1] is None or difference is None:
        return Relation(
            Agreement.UNDECIDED,
            None if sides[0] is None else sides[0].interval,
            None if sides[1] is None else sides[1].interval,
            None,
            False,
        )
    agreement = Agreement.CONSISTENT if contains(difference.interval, 0) else Agreement.INCONSISTENT
    slack = _slack(values[0], values[1], difference.interval)
    return Relation(agreement, sides[0].interval, sides[1].interval, slack, difference.naive)


def _slack(left: Fraction | None, right: Fraction | None, difference: Interval) -> Fraction | None:
    """How much of what rounding allows is used up."""
    if left is None or right is None or difference.low is None or difference.high is None:
        return None
    half = (difference.high - difference.low) / 2
    if half == 0:
        return Fraction(0) if left == right else None
    return abs(left - right) / half


# --- Sums -------------------------------------------------------------------------------------------


@frozen
class Item:
    """One member of a sum; no interval where no figure is printed."""

    interval: Interval | None
    #: As printed.
    value: Fraction | None
    weight: Fraction = Fraction(1)


def sum_relation(total: Item, items: Sequence[Item]) -> Relation:
    """Whether `total` is the weighted sum of `items`: `left` is the total, `right` the sum (figures F1.5).

    With one figure missing it is undecided, and `needed` says what that figure would have to be; with
    several, what the missing ones would have to sum up to, weights included (figures F2.3).
    """
    known = [item for item in items if item.interval is not None]
    computed = exact(0)
    for item in known:
        assert item.interval is not None
        computed = add(computed, scale(item.interval, item.weight))
    if total.interval is None:
        whole = computed if len(known) == len(items) else None
        return Relation(Agreement.UNDECIDED, None, whole, None, False, whole)
    if len(known) < len(items):
        needed = subtract(total.interval, computed)
        missing = [item for item in items if item.interval is None]
        if len(missing) == 1 and missing[0].weight != 0:
            needed = scale(needed, 1 / missing[0].weight)
        return Relation(Agreement.UNDECIDED, total.interval, None, None, False, needed)
    agreement = Agreement.CONSISTENT if meets(total.interval, computed) else Agreement.INCONSISTENT
    slack = _slack(total.value, _printed_sum(items), subtract(total.interval, computed))
    return Relation(agreement, total.interval, computed, slack, False)


def _printed_sum(items: Iterable[Item]) -> Fraction | None:
    total = Fraction(0)
    for item in items:
        if item.value is None:
            return None
        total += item.value * item.weight
    return total
