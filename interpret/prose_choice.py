"""The things that words of a sentence can mean in, the one that they do out; None where that can be doubted."""

from collections.abc import Iterable

from interpret.prose_outline import Figure
from interpret.prose_things import Thing, same_figures, value_of


def chosen(named: tuple[Thing, ...], longer: tuple[Thing, ...], figure: Figure, *years: int) -> Thing | None:
    """The one of `named` that an amount of `years` is said of: a level of one year, a change of two.

    Of several it is any where the same is printed of all, else the one whose level is just the amount. Where
    the name begins a longer one (`longer`), the amount must be of one of the two.
    """
    fitting = tuple(one for one in named if one.fits(figure.amount, of_change=len(years) > 1))
    fitting = tuple(one for one in fitting if _is_printed(one, years))
    if not fitting:
        return None
    others = tuple(one for one in longer if one.fits(figure.amount, of_change=len(years) > 1))
    if others and not (len(years) == 1 and any(_is(one, figure, years[0]) for one in (*fitting, *others))):
        return None
    if len(fitting) == 1 or (not any(one.is_row for one in fitting) and same_figures(fitting, years)):
        return fitting[0]
    if len(years) > 1 or any(one.is_row for one in fitting):
        return None
    return _only(one for one in fitting if _is(one, figure, years[0]))


def chosen_alike(named: tuple[Thing, ...], *years: int) -> Thing | None:
    """The one of `named` that is printed for `years`, or any where the same is printed of all that are."""
    fitting = tuple(one for one in named if _is_printed(one, years))
    if len(fitting) == 1:
        return fitting[0]
    if not fitting or any(one.is_row for one in fitting) or not same_figures(fitting, years):
        return None
    return fitting[0]


def chosen_target(of_goal: tuple[Thing, ...], figure: Figure | None, year: int) -> Thing | None:
    """The goal's measure whose target is spoken of; the one whose target the amount is, where they differ."""
    fitting = tuple(one for one in of_goal if year in one.targets and (figure is None or one.fits(figure.amount)))
    if len(fitting) == 1:
        return fitting[0]
    if fitting and same_figures(fitting, (year,), targets=True) and same_figures(fitting, (year,)):
        return fitting[0]
    if figure is None:
        return None
    return _only(one for one in fitting if value_of(one.targets[year], one.unit) == figure.amount.value)


def _is_printed(thing: Thing, years: tuple[int, ...]) -> bool:
    """Whether there is a figure of each year; of a measure none less than 0, whose sign the text may leave out."""
    if any(year not in thing.outcomes for year in years):
        return False
    return thing.is_row or all((thing.value(year) or 0) >= 0 for year in years)


def _is(thing: Thing, figure: Figure, year: int) -> bool:
    return thing.value(year) == figure.amount.value


def _only(things: Iterable[Thing]) -> Thing | None:
    found = list(things)
    return found[0] if len(found) == 1 else None
