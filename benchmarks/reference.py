"""A target and the figures of some years in, whether it is met out: by hand, in whole numbers, in a few lines.

It shares no code with the engine, so that a fast engine that is wrong is found out. A missing figure is replaced
by that of the year before, as the generated plans say.
"""

from collections.abc import Mapping

from attrs import frozen

#: Year -> figure in units of its last digit; None is missing.
Figures = Mapping[int, int | None]


@frozen
class Target:
    """A comparison of the rule language and its figures."""

    compare: str
    higher_is_better: bool
    #: In units of the last digit; none where it is compared with the year before.
    bounds: tuple[int, ...]


def verdict(target: Target, figures: Figures, year: int) -> bool | None:
    """Whether the target of `year` is met; None where the figures do not say."""
    if figures[year] is None:
        year -= 1
    figure = figures[year]
    limits = target.bounds or (figures.get(year - 1),)
    if figure is None or limits[0] is None:
        return None
    return _met(target, figure, limits[0], limits[-1] or 0)


def _met(target: Target, figure: int, low: int, high: int) -> bool:
    compare = target.compare
    if compare == "förbättras":
        compare = "öka" if target.higher_is_better else "minska"
    if compare == "inte försämras":
        compare = "minst" if target.higher_is_better else "högst"
    return {
        "minst": figure >= low,
        "högst": figure <= low,
        "över": figure > low,
        "under": figure < low,
        "öka": figure > low,
        "minska": figure < low,
        "mellan": low <= figure <= high,
    }[compare]
