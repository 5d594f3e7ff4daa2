"""A printed figure in, the interval that it stands for out, and exact arithmetic on intervals (figures F1)."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from itertools import product
from math import ceil, floor

from attrs import frozen

from engine.exact import decimal

#: A number without error.
Exact = Decimal | Fraction | int


@frozen
class Interval:
    """All numbers from `low` to `high`; None is without end. Never empty: `low` is at most `high`."""

    low: Fraction | None
    high: Fraction | None
    #: The end itself is not one of the numbers; False where there is no end.
    low_open: bool = False
    high_open: bool = False


def exact(value: Exact) -> Interval:
    """[value, value]."""
    at = Fraction(value)
    return Interval(at, at)


def rounded(value: Exact, resolution: Exact) -> Interval:
    """What a rounded figure stands for: half a unit of its last digit on each side, closed (figures F1.2).

    A resolution of 0 is an exact figure.
    """
    at, half = Fraction(value), Fraction(resolution) / 2
    return Interval(at - half, at + half)


def truncated(value: Exact, resolution: Exact) -> Interval:
    """What a figure cut toward zero stands for: [v, v + u), (v - u, v], of 0 (-u, u) (figures F1.2)."""
    at, step = Fraction(value), Fraction(resolution)
    if step == 0:
        return exact(at)
    if at == 0:
        return Interval(-step, step, True, True)
    return Interval(at, at + step, False, True) if at > 0 else Interval(at - step, at, True)


def _between(low: Fraction | None, high: Fraction | None, low_open: bool, high_open: bool) -> Interval:
    """The interval, with no openness where there is no end."""
    return Interval(low, high, low is not None and low_open, high is not None and high_open)


def strictly_inside(interval: Interval) -> Interval:
    """The same without its ends; a single point stays."""
    if interval.low is not None and interval.low == interval.high:
        return interval
    return _between(interval.low, interval.high, True, True)


def contains(interval: Interval, value: Exact) -> bool:
    """Whether `value` is one of the numbers."""
    return meets(interval, exact(value))


def meets(left: Interval, right: Interval) -> bool:
    """Whether the two have a number in common; touching closed ends have (figures F1.5)."""
    return intersection(left, right) is not None


def intersection(left: Interval, right: Interval) -> Interval | None:
    """What the two have in common, or None."""
    low, low_open = max((left.low, left.low_open), (right.low, right.low_open), key=_low_key)
    high, high_open = min((left.high, left.high_open), (right.high, right.high_open), key=_high_key)
    if low is not None and high is not None and (low > high or (low == high and (low_open or high_open))):
        return None
    return _between(low, high, low_open, high_open)


def hull(left: Interval, right: Interval) -> Interval:
    """The least interval that holds both."""
    low, low_open = min((left.low, left.low_open), (right.low, right.low_open), key=_low_key)
    high, high_open = max((left.high, left.high_open), (right.high, right.high_open), key=_high_key)
    return _between(low, high, low_open, high_open)


def _low_key(end: tuple[Fraction | None, bool]) -> tuple[bool, Fraction, bool]:
    """Orders low ends by how far to the right they begin: an open one after the closed."""
    value, is_open = end
    return (value is not None, value or Fraction(0), is_open)


def _high_key(end: tuple[Fraction | None, bool]) -> tuple[bool, Fraction, bool]:
    """Orders high ends by how far to the right they reach: a closed one after the open."""
    value, is_open = end
    return (value is None, value or Fraction(0), not is_open)


def add(left: Interval, right: Interval) -> Interval:
    """Every sum of a number of each."""
    return _between(
        None if left.low is None or right.low is None else left.low + right.low,
        None if left.high is None or right.high is None else left.high + right.high,
        left.low_open or right.low_open,
        left.high_open or right.high_open,
    )


def subtract(left: Interval, right: Interval) -> Interval:
    """Every difference of a number of each."""
    return add(left, scale(right, -1))


def scale(interval: Interval, weight: Exact) -> Interval:
    """Every number times `weight`; a negative one swaps the ends and their openness (figures F1.3)."""
    times = Fraction(weight)
    if times == 0:
        return exact(0)
    low = None if interval.low is None else interval.low * times
    high = None if interval.high is None else interval.high * times
    if times < 0:
        return _between(high, low, interval.high_open, interval.low_open)
    return _between(low, high, interval.low_open, interval.high_open)


def multiply(left: Interval, right: Interval) -> Interval:
    """Every product of a number of each; its extremes are products of ends."""
    corners = [_corner(a, b) for a, b in product(_ends(left), _ends(right))]
    low = min(corners, key=lambda end: (end.side, end.value, end.is_open))
    high = max(corners, key=lambda end: (end.side, end.value, not end.is_open))
    return _between(
        low.value if low.side == 0 else None,
        high.value if high.side == 0 else None,
        low.is_open,
        high.is_open,
    )


def divide(left: Interval, right: Interval) -> Interval | None:
    """Every quotient of a number of each; None where the divisor can be 0 (figures F1.3)."""
    if contains(right, 0):
        return None
    return multiply(left, _reciprocal(right))


def _reciprocal(interval: Interval) -> Interval:
    """1 through every number of an interval without 0; an open end at 0 becomes one without end."""
    return _between(
        _one_through(interval.high),
        _one_through(interval.low),
        interval.high_open or interval.high is None,
        interval.low_open or interval.low is None,
    )


def _one_through(end: Fraction | None) -> Fraction | None:
    if end is None:
        return Fraction(0)
    return None if end == 0 else 1 / end


@frozen
class _End:
    """An end of an interval: a number (`side` 0), or without end to the left (-1) or the right (1)."""

    side: int
    value: Fraction
    is_open: bool


def _ends(interval: Interval) -> tuple[_End, _End]:
    low, high = interval.low, interval.high
    return (
        _End(0 if low is not None else -1, low or Fraction(0), interval.low_open or low is None),
        _End(0 if high is not None else 1, high or Fraction(0), interval.high_open or high is None),
    )


def _corner(left: _End, right: _End) -> _End:
    """The product of two ends; 0 times anything is 0, and reached where the 0 is."""
    zeros = [end for end in (left, right) if end.side == 0 and end.value == 0]
    if zeros:
        return _End(0, Fraction(0), all(end.is_open for end in zeros))
    is_open = left.is_open or right.is_open
    if left.side == 0 and right.side == 0:
        return _End(0, left.value * right.value, is_open)
    return _End(_sign(left) * _sign(right), Fraction(0), True)


def _sign(end: _End) -> int:
    return end.side or (1 if end.value > 0 else -1)


# --- Printed figures ----------------------------------------------------------------------------------


def excess_digits(value: Decimal, resolution: Decimal) -> tuple[Decimal, Decimal] | None:
    """What of `value` its resolution covers and what it does not; None where nothing is left over.

    `(1230, 4)` of 1234 in tens: cut toward zero, the rest without sign. Exact, of any length.
    """
    step = Fraction(resolution)
    steps = abs(Fraction(value)) // step
    rest = abs(Fraction(value)) - steps * step
    if rest == 0:
        return None
    return decimal(steps * step if value > 0 else -steps * step), decimal(rest)


def same_figure(figures: Iterable[tuple[Decimal, Decimal]]) -> Interval | None:
    """What several printings `(value, resolution)` of one figure leave possible; None where they clash.

    Printings of the same resolution must be the same value; others must meet (XBRL duplicates).
    """
    by_resolution: dict[Fraction, Fraction] = {}
    left: Interval | None = Interval(None, None)
    for value, resolution in figures:
        if by_resolution.setdefault(Fraction(resolution), Fraction(value)) != value:
            return None
        left = None if left is None else intersection(left, rounded(value, resolution))
    return left


def outward(interval: Interval, decimals: int) -> tuple[Decimal | None, Decimal | None]:
    """The ends with so many decimals, the low one rounded down, the high one up: for print (figures F1.6)."""
    step = 10**decimals
    low = None if interval.low is None else Fraction(floor(interval.low * step), step)
    high = None if interval.high is None else Fraction(ceil(interval.high * step), step)
    return _with_decimals(low, decimals), _with_decimals(high, decimals)


def _with_decimals(value: Fraction | None, decimals: int) -> Decimal | None:
    if value is None:
        return None
    whole = int(value * 10**decimals)
    return Decimal((int(whole < 0), Decimal(abs(whole)).as_tuple().digits, -decimals))
