"""Two plans in, what became of each measure from the one to the other out (`malkoll roll`, MK206)."""

from collections.abc import Iterable
from enum import Enum

from attrs import frozen

from dsl import ast
from engine.facts import folded
from engine.names import key
from engine.ownership import target_of
from engine.plan import Measure, Plan, TargetOfYear
from engine.same_measure import Former, continued, former
from engine.stricter import laxer


class Became(Enum):
    """What became of a measure's target; the value is the Swedish wording."""

    UNCHANGED = "oförändrat"
    STRICTER = "skärpt"
    LAXER = "sänkt"
    #: Changed, and neither stricter nor laxer: another kind of target.
    OTHER = "ändrat"
    #: It is not declared before, or is a new series since.
    NEW = "nytt"
    #: It is not declared any more.
    DROPPED = "utgått"
    #: It has no target for the year.
    WITHOUT = "utan målvärde"


@frozen
class MeasureChange:
    """One measure in both plans, or in one of them."""

    became: Became
    before: Measure | None
    after: Measure | None
    #: The earlier plan's target of its own last year, or its latest before that; the later plan's of the year.
    #: Of a measure whose only targets are of years to come, the first of those.
    old: TargetOfYear | None
    new: TargetOfYear | None


def measure_changes(before: Plan, after: Plan, year: int) -> tuple[MeasureChange, ...]:
    """What became of every measure up to `year` of the later plan: as that plan has them, then the dropped.

    A measure is the same where it has the same full name (also by `tidigare` and `samma mått som`) or series, in
    the same unit and of the same owner; its short name only tells apart those that are.
    """
    since = min([year, *before.years[-1:]])
    pairs = _paired(before.measures, after.measures)
    found = [_measure_change(pairs.get(key(measure.name)), since, measure, year) for measure in after.measures]
    kept = {key(measure.name) for measure in pairs.values()}
    for measure in before.measures:
        if key(measure.name) not in kept:
            found.append(MeasureChange(Became.DROPPED, measure, None, _latest(measure, since), None))
    return tuple(found)


def renamed(change: MeasureChange) -> bool:
    """Whether a measure that both plans have goes under another name, or another full name, in the later."""
    before, after = change.before, change.after
    if before is None or after is None:
        return False
    return folded(before.title) != folded(after.title) or key(before.name) != key(after.name)


def declared_before(
    measure: Measure, plans: Iterable[tuple[Plan, Former]], year: int
) -> tuple[Plan, Measure, TargetOfYear] | None:
    """The same measure in the first of the plans that has it, with its target of `year` or the latest before."""
    for plan, known in plans:
        for before in continued(measure, known):
            target = _of_or_before(before, year)
            if target is not None:
                return plan, before, target
    return None


def is_new_since(measure: Measure, year: int) -> bool:
    """Whether the measure is another series than it was in `year` (`nytt mått från …`)."""
    return measure.new_from is not None and measure.new_from > year


def compared(new: TargetOfYear, old: TargetOfYear) -> Became:
    """UNCHANGED, STRICTER, LAXER or OTHER: what is asked for, and where that is the same, what `delvis` asks for."""
    became = _compared(new.target, new.year, old.target, old.year)
    if became is not Became.UNCHANGED:
        return became
    if new.partial is None or old.partial is None:
        return Became.UNCHANGED if new.partial is old.partial else Became.OTHER
    return _compared(new.partial, new.year, old.partial, old.year)


def _compared(new: ast.Target, year: int, old: ast.Target, of_old: int) -> Became:
    if _asks(new, year) == _asks(old, of_old):
        return Became.UNCHANGED
    if laxer(new, old):
        return Became.LAXER
    return Became.STRICTER if laxer(old, new) else Became.OTHER


def _asks(target: ast.Target, year: int) -> tuple[object, ...]:
    """What a target asks for, without its wording and its place; the years of a mean counted from its own year."""
    years = target.years
    return (
        target.compare,
        tuple((bound.value, bound.unit) for bound in target.bounds),
        None if target.share is None else target.share.factor,
        target.base,
        target.end,
        target.comparator,
        None if target.inner is None else _asks(target.inner, year),
        None if years is None else (years.first - year, years.last - year),
        target.at_least_years,
        target.scope,
    )


def _measure_change(before: Measure | None, since: int, after: Measure, year: int) -> MeasureChange:
    new = target_of(after, year) or (None if _of_or_before(after, year) else _latest(after, year))
    if before is None:
        return MeasureChange(Became.NEW, None, after, None, new)
    old = _latest(before, since)
    if old is None:
        became = Became.WITHOUT if new is None else Became.NEW
    elif is_new_since(after, old.year):
        became = Became.NEW
    elif new is None:
        became = Became.WITHOUT
    else:
        became = compared(new, old)
    return MeasureChange(became, before, after, old, new)


def _latest(measure: Measure, year: int) -> TargetOfYear | None:
    """The target of the year, else the latest before it, else the first after it."""
    return _of_or_before(measure, year) or next(iter(measure.targets), None)


def _of_or_before(measure: Measure, year: int) -> TargetOfYear | None:
    return next((target for target in reversed(measure.targets) if target.year <= year), None)


def _paired(before: tuple[Measure, ...], after: tuple[Measure, ...]) -> dict[str, Measure]:
    """By the later measure's name, the earlier one that it continues; each is continued once."""
    known, alike = former(before), {_declared_as(measure): measure for measure in before}
    pairs: dict[str, Measure] = {}
    taken: set[str] = set()
    for by_name in (True, False):
        for measure in after:
            if key(measure.name) in pairs:
                continue
            # Declared alike, name for name: all that a measure without a unit can be known by.
            same = alike.get(_declared_as(measure))
            for other in (*continued(measure, known), *((same,) if same is not None else ())):
                if key(other.name) not in taken and (not by_name or key(other.name) == key(measure.name)):
                    pairs[key(measure.name)] = other
                    taken.add(key(other.name))
                    break
    return pairs


def _declared_as(measure: Measure) -> tuple[object, ...]:
    return key(measure.name), folded(measure.title), measure.unit, measure.is_indicator
