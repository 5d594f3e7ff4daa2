"""A target and what was reached before it in, whether it asks for more out (checks, MK203, MK204, MK206)."""

from collections.abc import Iterable
from decimal import Decimal

from dsl.ast import Compare, Direction, Target
from engine.evidence import expected_year
from engine.facts import Fact, Role
from engine.figure import Status
from engine.ownership import Figures, target_of
from engine.plan import Measure, TargetOfYear

#: Targets that a higher outcome meets, and those that a lower does.
_HIGHER = (Compare.AT_LEAST, Compare.ABOVE)
_LOWER = (Compare.AT_MOST, Compare.BELOW, Compare.RANK)
#: Strict: met only beyond the figure itself.
_BEYOND = (Compare.ABOVE, Compare.BELOW)
_BREAKS = (Status.BREAK, Status.NEW_DEFINITION)
_NOT_FINAL = (Status.PRELIMINARY, Status.ESTIMATE, Status.FORECAST)


def level(target: Target) -> Decimal | None:
    """The one figure that the target sets for the whole measure, in the measure's unit; None for other targets."""
    plain = target.compare in (*_HIGHER, *_LOWER, Compare.EXACTLY)
    if not plain or target.scope is not None or target.share is not None or len(target.bounds) != 1:
        return None
    return target.bounds[0].value


def asks_for_more(target: Target, than: Decimal, measure: Measure) -> bool | None:
    """Whether an outcome of `than` would fall short of the target.

    None where that cannot be said: no plain minst, högst, över, under or plats, a direction of the measure
    that disagrees with it (MK103), or either figure at the end of the range, where nothing is stricter.
    """
    bound = level(target)
    higher = target.compare in _HIGHER
    against = Direction.LOWER if higher else Direction.HIGHER
    if bound is None or target.compare is Compare.EXACTLY or measure.direction in (against, Direction.BAND):
        return None
    end = measure.high if higher else measure.low
    if end is not None and (bound == end or than == end):
        return None
    if bound == than:
        return target.compare in _BEYOND
    return bound > than if higher else bound < than


def not_stricter(
    figures: Figures, measures: Iterable[Measure], year: int
) -> tuple[tuple[Measure, TargetOfYear, tuple[Fact, ...]], ...]:
    """The measures whose target of the year asks for no more than was reached before, with those outcomes.

    Before is before the year whose figure tests the target: `eftersläpning` and `mäts vartannat år` count.
    """
    found = []
    for measure in measures:
        target = target_of(measure, year)
        outcomes = figures.get((measure.name, Role.OUTCOME), ())
        last = last_outcome(outcomes, measure, expected_year(measure, year))
        if target is not None and last and all(_reached_before(target, fact, measure) for fact in last):
            found.append((measure, target, last))
    return tuple(found)


def _reached_before(target: TargetOfYear, fact: Fact, measure: Measure) -> bool:
    return fact.value is not None and asks_for_more(target.target, fact.value, measure) is False


def last_outcome(outcomes: Iterable[Fact], measure: Measure, year: int) -> tuple[Fact, ...]:
    """The latest final ones of a measure's outcomes before `year`, and any preliminary one later than they.

    `outcomes` stand oldest year first. Empty where none is printed, where a break or a new definition lies
    between, or where one year is printed with different values.
    """
    printed = [fact for fact in outcomes if fact.year <= year and fact.value is not None]
    before = [fact for fact in printed if fact.year < year and _same_series(measure, fact, year)]
    final = [fact for fact in before if fact.figure.status not in _NOT_FINAL]
    if not final:
        return ()
    latest = final[-1].year
    found = tuple(fact for fact in before if (fact.year == latest and fact in final) or fact.year > latest)
    broken = any(fact.figure.status in _BREAKS for fact in printed if fact.year > latest)
    differ = len({fact.value for fact in found if fact.year == latest}) > 1
    return () if broken or differ else found


def _same_series(measure: Measure, fact: Fact, year: int) -> bool:
    return measure.new_from is None or measure.new_from > year or fact.year >= measure.new_from


def laxer(target: Target, than: Target) -> bool:
    """Whether a target asks for less than another of the same kind; False where the two cannot be compared."""
    bound, other = level(target), level(than)
    if bound is None or other is None or target.compare is not than.compare:
        return False
    if target.compare in _HIGHER:
        return bound < other
    return target.compare in _LOWER and bound > other
