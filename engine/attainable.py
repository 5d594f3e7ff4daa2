"""A measure and a target in, whether some figure of its range meets it and some does not out (checks, MK104)."""

from decimal import Decimal
from enum import Enum

from attrs import frozen

from dsl.ast import Compare, Target
from engine.plan import Measure

_HUNDRED = Decimal(100)
#: Of these a larger amount asks for more; of an unchanged figure, a rise not allowed, a share of the best, for less.
_MORE_IS_STRICTER = (Compare.RISE, Compare.FALL, Compare.IMPROVE)


class Attainable(Enum):
    """What can become of a target, whatever the outcome."""

    NEVER = "never"
    SOMETIMES = "sometimes"
    ALWAYS = "always"


@frozen
class Scale:
    """The ends of the figures that a measure can have, both included; None is unbounded."""

    low: Decimal | None
    high: Decimal | None


def scale_of(measure: Measure) -> Scale:
    """The measure's range; of a rank the last place is the number ranked, where that is declared."""
    is_rank = measure.unit is not None and measure.unit.name == "plats"
    if is_rank and measure.ranked is not None and measure.high is None:
        return Scale(measure.low, Decimal(measure.ranked))
    return Scale(measure.low, measure.high)


def attainable(measure: Measure, target: Target, *, strict: bool = False) -> Attainable:
    """Whether any figure of the measure's range meets `target`, and whether any does not.

    What depends on another figure (a base, a comparator) is only looked at where every base gives the same. The
    end of a line is looked at: a line to nowhere is never reached. `strict`: equality is not enough (2.9).
    """
    inner = target if target.inner is None else target.inner
    scale = scale_of(measure)
    if inner.share is not None:
        return Attainable.SOMETIMES
    if inner.compare is Compare.TOP_SHARE:
        return _top_share(measure, inner.bounds[0].value)
    if inner.compare in (Compare.RISE, Compare.FALL, Compare.UNCHANGED) and inner.bounds:
        return _change(scale, inner)
    met = _met_by(inner, strict)
    return Attainable.SOMETIMES if met is None else _within(scale, met)


def between(scale: Scale, low: Decimal, high: Decimal) -> Attainable:
    """What becomes of the figures from `low` to `high`, both included."""
    return _within(scale, _Met(low, high))


@frozen
class _Met:
    """The figures that meet a target: from `low` to `high`, an end included or not."""

    low: Decimal | None = None
    high: Decimal | None = None
    is_open: bool = False


def _met_by(target: Target, strict: bool) -> _Met | None:
    """The figures that meet a limit; None for what is no limit."""
    compare = target.compare
    if not target.bounds:
        return None
    bound = target.bounds[0].value
    if compare in (Compare.AT_LEAST, Compare.ABOVE):
        return _Met(low=bound, is_open=strict or compare is Compare.ABOVE)
    if compare in (Compare.AT_MOST, Compare.BELOW):
        return _Met(high=bound, is_open=strict or compare is Compare.BELOW)
    if compare is Compare.RANK:
        return _Met(high=bound)
    if compare is Compare.EXACTLY:
        return _Met(bound, bound)
    if compare is Compare.BETWEEN:
        low, high = sorted(bound.value for bound in target.bounds)
        return _Met(low, high)
    return None


def _within(scale: Scale, met: _Met) -> Attainable:
    low, high = scale.low, scale.high
    if _beyond(met.low, high, met.is_open) or _beyond(low, met.high, met.is_open):
        return Attainable.NEVER
    from_below = met.low is None or (low is not None and (low > met.low or (low == met.low and not met.is_open)))
    to_above = met.high is None or (high is not None and (high < met.high or (high == met.high and not met.is_open)))
    return Attainable.ALWAYS if from_below and to_above else Attainable.SOMETIMES


def _beyond(low: Decimal | None, high: Decimal | None, is_open: bool) -> bool:
    """Whether nothing lies between the two."""
    return low is not None and high is not None and (low > high or (low == high and is_open))


def _top_share(measure: Measure, percent: Decimal) -> Attainable:
    """`bland de p % bästa`: nobody is among fewer than one."""
    if percent >= _HUNDRED:
        return Attainable.ALWAYS
    if percent <= 0 or (measure.ranked is not None and percent * measure.ranked < _HUNDRED):
        return Attainable.NEVER
    return Attainable.SOMETIMES


def _change(scale: Scale, target: Target) -> Attainable:
    """A change that is wider than the whole range, or takes away more than there is."""
    amount = target.bounds[0]
    if amount.unit == "%":
        below_nothing = amount.value > _HUNDRED and scale.low is not None and scale.low >= 0
        return Attainable.NEVER if target.compare is Compare.FALL and below_nothing else Attainable.SOMETIMES
    if scale.low is None or scale.high is None:
        return Attainable.SOMETIMES
    width = scale.high - scale.low
    if target.compare is Compare.UNCHANGED:
        return Attainable.ALWAYS if amount.value >= width else Attainable.SOMETIMES
    return Attainable.NEVER if amount.value > width else Attainable.SOMETIMES


def no_easier(partial: Target, full: Target) -> bool:
    """Whether whatever meets `partial` meets `full` too, so that nothing is met in part only.

    False where the two cannot be compared without other figures.
    """
    one, other = _comparable(partial), _comparable(full)
    if one is not None and other is not None and partial.scope == full.scope:
        return _inside(one, other)
    return _same_kind(partial, full) and _asks_as_much(partial, full)


def _comparable(target: Target) -> _Met | None:
    return None if target.share is not None or target.inner is not None else _met_by(target, strict=False)


def _inside(one: _Met, other: _Met) -> bool:
    above = other.low is None or (one.low is not None and _reaches(one.low - other.low, one.is_open, other.is_open))
    below = other.high is None or (one.high is not None and _reaches(other.high - one.high, one.is_open, other.is_open))
    return above and below


def _reaches(beyond: Decimal, is_open: bool, other_open: bool) -> bool:
    return beyond > 0 or (beyond == 0 and (is_open or not other_open))


def _same_kind(partial: Target, full: Target) -> bool:
    """Whether the two compare with the same figure, so that only amounts can differ."""
    return all(
        getattr(partial, field) == getattr(full, field) for field in ("compare", "base", "end", "comparator", "scope")
    ) and _span(partial) == _span(full)


def _span(target: Target) -> tuple[int, int] | None:
    return None if target.years is None else (target.years.first, target.years.last)


def _asks_as_much(partial: Target, full: Target) -> bool:
    """Of two targets of one kind: the same figures, or a partial one with more to reach."""
    if partial.inner is not None and full.inner is not None:
        return no_easier(partial.inner, full.inner)
    if partial.share is not None and full.share is not None:
        more = partial.share.factor - full.share.factor
        return more >= 0 if partial.compare in (Compare.AT_LEAST, Compare.ABOVE) else more <= 0
    if [bound.unit for bound in partial.bounds] != [bound.unit for bound in full.bounds]:
        return False
    amounts, others = ([bound.value for bound in target.bounds] for target in (partial, full))
    return amounts >= others if partial.compare in _MORE_IS_STRICTER else amounts <= others
