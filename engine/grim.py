"""A printed share or mean and a number of answers in, whether it can occur out (GRIM; checks, MK308)."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from engine.interval import Interval, rounded


def possible_share(value: Decimal, resolution: Decimal, answers: int) -> bool:
    """Whether some k of `answers` is `value` percent as printed, both ends of the rounding allowed.

    Of no answers there is no share. For shares only, never for an index.
    """
    parts = _parts(rounded(value, resolution), Fraction(answers, 100))
    return answers > 0 and max(parts.start, 0) < min(parts.stop, answers + 1)


def possible_mean(value: Decimal, resolution: Decimal, answers: int) -> bool:
    """Whether `answers` whole numbers can have the mean `value` as printed, both ends allowed."""
    return answers > 0 and len(_parts(rounded(value, resolution), Fraction(answers))) > 0


def answers_that_fit(values: Iterable[tuple[Decimal, Decimal]], upper: int) -> tuple[int, ...]:
    """The numbers of answers, 1 to `upper`, of which every share `(value, resolution)` can occur."""
    shares = tuple(values)
    return tuple(
        answers
        for answers in range(1, upper + 1)
        if all(possible_share(value, resolution, answers) for value, resolution in shares)
    )


def _parts(interval: Interval, times: Fraction) -> range:
    """The whole numbers in `times` the interval."""
    assert interval.low is not None and interval.high is not None
    return range(ceil(interval.low * times), floor(interval.high * times) + 1)
