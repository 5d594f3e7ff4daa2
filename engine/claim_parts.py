"""A claim that a whole consists of parts in, its answer out (`består av`, `varav`).

Of parts that are said to be all the sum must be the whole; of those that are said to be some none may be more.
Amounts of the text are figures too: rounded, and cut where only that makes it hold.
"""

from collections.abc import Sequence
from fractions import Fraction

from attrs import evolve, frozen

from engine.case import Claim
from engine.claim_amounts import because, figures_of
from engine.claim_answer import About, Answered
from engine.claim_expressions import Binding, Bound, bind, clash, shown
from engine.claim_figures import Printed, in_base
from engine.claim_tree import Amount, Parts, Share, Than
from engine.claim_trials import Answer, Figures, Tested, try_equal, try_order
from engine.extent import Expression, Sum, Var, names, value_of
from engine.hedges import allowed
from engine.interval import Interval, exact, rounded, truncated
from engine.units import Unit
from findings.text import same

#: Decimals of what the parts come to.
_DECIMALS = 3
#: Of several parts the first here is the claim's answer.
_GRAVEST = (Answer.FAILS, Answer.UNTESTABLE, Answer.DOUBTFUL, Answer.HOLDS)


@frozen
class _Side:
    """The whole or a part: how it is written, and its calculation."""

    printed: str
    bound: Bound


def in_parts(claim: Claim, binding: Binding, says: Parts) -> Answered:
    """`11,6 mnkr består av 8,2 mnkr, 4,2 mnkr`, `x 2022 varav y 2022`."""
    cut: dict[str, Interval] = {}
    whole, *parts = _sides(binding, (says.whole, *says.parts), cut)
    answered = Answered(
        claim, About.PARTS, Answer.UNTESTABLE, " + ".join(part.printed for part in parts), whole.printed
    )
    figures = figures_of(binding)
    answered = evolve(answered, figures=tuple(binding.figures.values()))
    other = next((part for part in parts if part.bound.dimension != whole.bound.dimension), None)
    if other is not None or binding.clashes:
        why = binding.clashes[0] if other is None else clash(whole.bound, other.bound)
        known = other is None or (bool(whole.bound.dimension) and bool(other.bound.dimension))
        return evolve(answered, because=why, clash=known)
    of_whole, of_parts = _by_size(says, whole, parts, figures)
    tests: list[tuple[Expression, str]] = [(one, part.printed) for one, part in zip(of_parts, parts, strict=True)]
    if says.exhaustive:
        tests = [(Sum(tuple((one, Fraction(1)) for one in of_parts)), answered.what)]
    tried = [(_tried(says, one, of_whole, figures, cut), one, what) for one, what in tests]
    tested, expression, what = min(tried, key=lambda one: _GRAVEST.index(one[0].answer))
    unit = whole.bound.unit
    value, of_all = (
        None if tested.missing else value_of(one, figures.values) for one in (expression, whole.bound.expression)
    )
    is_amount = isinstance(says.whole.term, Amount)
    return evolve(
        answered,
        what=what,
        answer=tested.answer,
        comes_to="" if value is None else shown(value, unit, _DECIMALS),
        other="" if of_all is None or is_amount else shown(of_all, unit, _DECIMALS),
        because=because(binding, tested),
        naive=tested.naive,
    )


def _tried(says: Parts, of: Expression, whole: Expression, figures: Figures, cut: dict[str, Interval]) -> Tested:
    """The test with the amounts of the text rounded; where it fails, with them cut."""
    tested = _compared(says, of, whole, figures)
    if tested.answer is not Answer.FAILS:
        return tested
    also = _compared(says, of, whole, Figures({**figures.intervals, **cut}, figures.values))
    return tested if also.answer is Answer.FAILS else also


def _compared(says: Parts, of: Expression, whole: Expression, figures: Figures) -> Tested:
    if says.exhaustive:
        return try_equal(of, whole, figures)
    return try_order(of, Than.AT_MOST, whole, figures)


def _by_size(
    says: Parts, whole: _Side, parts: Sequence[_Side], figures: Figures
) -> tuple[Expression, tuple[Expression, ...]]:
    """The whole and the parts; of costs, which tables print with a minus sign and texts without, by their size."""
    own = tuple(part.bound.expression for part in parts)
    of_whole = _value(whole, figures)
    if of_whole is None or of_whole >= 0:
        return whole.bound.expression, own
    negative = [(value := _value(part, figures)) is not None and value < 0 for part in parts]
    if says.exhaustive and any(negative):
        return whole.bound.expression, own
    turned = (_turned(one) if less else one for one, less in zip(own, negative, strict=True))
    return _turned(whole.bound.expression), tuple(turned)


def _turned(expression: Expression) -> Expression:
    return Sum(((expression, Fraction(-1)),))


def _value(side: _Side, figures: Figures) -> Fraction | None:
    """What it is of the printed values; None where one is missing."""
    expression = side.bound.expression
    known = all(name in figures.values for name in names(expression))
    return value_of(expression, figures.values) if known else None


def _sides(binding: Binding, shares: Sequence[Share], cut: dict[str, Interval]) -> list[_Side]:
    """Each share bound; an amount without a unit has that of the others."""
    bound = [None if isinstance(share.term, Amount) else bind(binding, share.term) for share in shares]
    units = [share.term.unit for share in shares if isinstance(share.term, Amount)]
    units += [one.unit for one in bound if one is not None]
    usual = next((unit for unit in units if unit is not None), None)
    return [
        _Side(share.printed, one or _amount(binding, f"belopp|{number}", share, usual, cut))
        for number, (share, one) in enumerate(zip(shares, bound, strict=True))
    ]


def _amount(binding: Binding, key: str, share: Share, usual: Unit | None, cut: dict[str, Interval]) -> Bound:
    """An amount of the text as a figure of its own."""
    amount = share.term
    assert isinstance(amount, Amount)
    unit = amount.unit or usual
    value = in_base(Fraction(amount.value), unit)
    step = in_base(Fraction(amount.resolution), unit)
    if unit is not None and unit.exact and not amount.declared:
        step = Fraction(0)
    if share.hedge is not None:
        interval = cut[key] = allowed(share.hedge, value, step)
    else:
        interval, cut[key] = rounded(value, step), truncated(value, step) if step else exact(value)
    binding.figures[key] = Printed(key, same(share.printed), unit, interval, value, share.printed)
    return Bound(Var(key), "" if unit is None else unit.dimension, unit)
