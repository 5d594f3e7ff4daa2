"""A calculation with printed figures and what is claimed of it in, the answer out (figures F2.1, F2.3, F2.4)."""

from collections.abc import Iterable, Mapping
from enum import Enum
from fractions import Fraction

from attrs import frozen

from engine.claim_tree import Amount, Than
from engine.extent import Const, Expression, Product, Quotient, Sum, Var, extent, minus, names, value_of
from engine.hedges import Hedge, allowed
from engine.interval import Interval, add, contains, exact, meets, rounded, scale, truncated
from engine.relation import Agreement, Relation, equal


class Answer(Enum):
    """What a claim's test gives; the value is the Swedish wording."""

    HOLDS = "stämmer"
    #: The figure is cut, not rounded.
    TRUNCATED = "stämmer endast avhugget"
    #: With the zeros that it ends with as rounding.
    ROUNDED = "stämmer avrundat"
    #: False as printed, and not excluded; or said in words that leave it open.
    DOUBTFUL = "stämmer kanske inte"
    FAILS = "stämmer inte"
    UNTESTABLE = "kan ej prövas"


#: Of several tests of one claim the first here is the claim's answer.
GRAVEST = (
    Answer.FAILS,
    Answer.TRUNCATED,
    Answer.ROUNDED,
    Answer.DOUBTFUL,
    Answer.UNTESTABLE,
    Answer.HOLDS,
)
#: The one that is missing, another, and what they come to: of fewer nothing follows.
FEWEST_IN_A_SUM = 3
#: The name of the claimed figure itself; no printed figure is called so.
CLAIMED = "påståendet"


@frozen
class Figures:
    """The printed figures that a claim is tested against, by their names in the calculation."""

    intervals: Mapping[str, Interval]
    values: Mapping[str, Fraction]


@frozen
class Tested:
    """One test."""

    answer: Answer
    #: What the calculation is of the printed values; None where it cannot be told.
    value: Fraction | None = None
    #: Everything that it can be.
    interval: Interval | None = None
    #: ROUNDED: what it holds rounded to.
    step: Fraction | None = None
    #: UNTESTABLE: the figures that are not printed.
    missing: tuple[str, ...] = ()
    #: The one that is missing, and what it would have to be.
    needed: tuple[str, Interval] | None = None
    #: The interval may be too wide (figures F1.4).
    naive: bool = False


@frozen
class Quoted:
    """A claimed amount, in the base unit."""

    value: Fraction
    #: One unit of its last printed digit.
    resolution: Fraction
    #: Counts and ranks are exact.
    is_exact: bool
    hedge: Hedge | None
    #: How many zeros it ends with that may be rounding.
    zeros: int


def quoted(amount: Amount, factor: Fraction, is_exact: bool, hedge: Hedge | None) -> Quoted:
    """A claimed amount; `factor` is how many of the base unit its unit is.

    A hundred percent is all, and never a round figure.
    """
    whole = abs(amount.value) == 100 and amount.unit is not None and amount.unit.dimension == "procent"
    zeros = 0 if whole or amount.declared or amount.resolution != 1 else _zeros(int(abs(amount.value)))
    return Quoted(
        Fraction(amount.value) * factor,
        Fraction(amount.resolution) * factor,
        is_exact and not amount.declared,
        hedge,
        zeros,
    )


def _zeros(whole: int) -> int:
    text = str(whole)
    return len(text) - len(text.rstrip("0")) if whole else 0


def gravest(tests: Iterable[Tested]) -> Tested:
    """The test whose answer is the claim's."""
    return min(tests, key=lambda test: GRAVEST.index(test.answer))


# --- Amounts ------------------------------------------------------------------------------------------


def try_amount(calculation: Expression, claimed: Quoted, figures: Figures) -> Tested:
    """Whether the calculation is the claimed amount (figures F2.1).

    Truncation and round figures are tried on the claimed amount only, and never on a hedged one.
    """
    if claimed.hedge is not None:
        meant = allowed(claimed.hedge, claimed.value, claimed.resolution)
        return _against(calculation, meant, claimed.value, figures, Answer.HOLDS)
    step = Fraction(0) if claimed.is_exact else claimed.resolution
    if step and _printed_alike(calculation, step, figures):
        return _copied(calculation, claimed, figures)
    first = _against(calculation, rounded(claimed.value, step), claimed.value, figures, Answer.HOLDS)
    if first.answer is not Answer.FAILS:
        return first
    cut = _against(calculation, truncated(claimed.value, step), claimed.value, figures, Answer.TRUNCATED)
    if cut.answer is Answer.TRUNCATED:
        return cut
    return _roughly(calculation, claimed, figures) or first


def _printed_alike(calculation: Expression, step: Fraction, figures: Figures) -> bool:
    """Whether the calculation is one printed figure with the same resolution as the claimed amount."""
    match calculation:
        case Var(name) | Sum(((Var(name), _),)):
            known = figures.intervals.get(name)
            return known is not None and known.low is not None and known.high == known.low + step
    return False


def one_figure(left: Interval, right: Interval) -> bool:
    """Whether two printings can be of one figure: of the same resolution they are the same value (semantics 1.5)."""
    ends = (left.low, left.high, right.low, right.high)
    if None not in ends and left != right and left.low != left.high and _width(left) == _width(right):
        return False
    return meets(left, right)


def _width(interval: Interval) -> Fraction | None:
    return None if interval.low is None or interval.high is None else interval.high - interval.low


def _copied(calculation: Expression, claimed: Quoted, figures: Figures) -> Tested:
    """Two printings of one figure with the same resolution are the same value; neither is cut (semantics 1.5)."""
    interval, value = extent(calculation, figures.intervals), value_of(calculation, figures.values)
    assert interval is not None
    if value == claimed.value:
        return Tested(Answer.HOLDS, value, interval.interval)
    return _roughly(calculation, claimed, figures) or Tested(Answer.FAILS, value, interval.interval)


def _roughly(calculation: Expression, claimed: Quoted, figures: Figures) -> Tested | None:
    """With as few of the zeros that the amount ends with as rounding as will do; None where none will."""
    for zeros in range(1, claimed.zeros + 1):
        coarse = claimed.resolution * 10**zeros
        test = _against(calculation, rounded(claimed.value, coarse), claimed.value, figures, Answer.ROUNDED)
        if test.answer is Answer.ROUNDED:
            return Tested(Answer.ROUNDED, test.value, test.interval, coarse, naive=test.naive)
    return None


def try_within(calculation: Expression, meant: Interval, figures: Figures) -> Tested:
    """Whether the calculation can be in an interval."""
    return _against(calculation, meant, Fraction(0), figures, Answer.HOLDS)


def try_equal(left: Expression, right: Expression, figures: Figures) -> Tested:
    """Whether two calculations with printed figures agree (figures F1.5); `value` is that of the left."""
    return _answered(equal(left, right, figures.intervals, figures.values), left, right, figures, Answer.HOLDS)


def _against(calculation: Expression, meant: Interval, value: Fraction, figures: Figures, holds: Answer) -> Tested:
    known = {**figures.intervals, CLAIMED: meant}
    relation = equal(calculation, Var(CLAIMED), known, {**figures.values, CLAIMED: value})
    return _answered(relation, calculation, Var(CLAIMED), Figures(known, figures.values), holds)


def _answered(relation: Relation, left: Expression, right: Expression, figures: Figures, holds: Answer) -> Tested:
    value = None if relation.missing else value_of(left, figures.values)
    if relation.agreement is Agreement.UNDECIDED:
        needed = _needed(left, right, relation.missing, figures)
        return Tested(Answer.UNTESTABLE, value, relation.left, missing=relation.missing, needed=needed)
    answer = holds if relation.agreement is Agreement.CONSISTENT else Answer.FAILS
    return Tested(answer, value, relation.left, naive=relation.naive)


def _needed(
    left: Expression, right: Expression, missing: tuple[str, ...], figures: Figures
) -> tuple[str, Interval] | None:
    """What the one figure that is missing would have to be, where the relation is a sum (figures F2.3)."""
    weights = _linear(minus(left, right))
    if len(missing) != 1 or weights is None or weights.get(missing[0], 0) == 0 or len(weights) < FEWEST_IN_A_SUM:
        return None
    rest = exact(weights.pop("", Fraction(0)))
    own = weights.pop(missing[0])
    for name, weight in weights.items():
        rest = add(rest, scale(figures.intervals[name], weight))
    return missing[0], scale(rest, -1 / own)


def _linear(expression: Expression) -> dict[str, Fraction] | None:
    """The weight of each figure in a sum, and what is added under ""; None where it is no sum of figures."""
    match expression:
        case Const(value):
            return {"": value}
        case Var(name):
            return {name: Fraction(1)}
        case Sum(terms):
            total: dict[str, Fraction] = {}
            for term, weight in terms:
                part = _linear(term)
                if part is None:
                    return None
                for name, of_name in part.items():
                    total[name] = total.get(name, Fraction(0)) + weight * of_name
            return total
    left, right = (
        (expression.left, expression.right) if isinstance(expression, Product) else (expression.above, expression.below)
    )
    if isinstance(expression, Product) and isinstance(left, Const):
        left, right = right, left
    part = _linear(left)
    if part is None or not isinstance(right, Const) or (isinstance(expression, Quotient) and right.value == 0):
        return None
    times = right.value if isinstance(expression, Product) else 1 / right.value
    return {name: weight * times for name, weight in part.items()}


# --- Order --------------------------------------------------------------------------------------------


def try_order(left: Expression, than: Than, right: Expression, figures: Figures) -> Tested:
    """Whether `left` is more, less, at least or at most `right` (figures F2.4).

    True as printed holds; printed equal cannot be told where rounding hides which is more; false as printed
    is doubtful where the two can meet, and else fails.
    """
    more = than in (Than.MORE, Than.AT_LEAST)
    gap = minus(left, right) if more else minus(right, left)
    missing = tuple(dict.fromkeys(name for name in names(gap) if name not in figures.intervals))
    if missing:
        return Tested(Answer.UNTESTABLE, missing=missing)
    found, printed = extent(gap, figures.intervals), value_of(gap, figures.values)
    if found is None or printed is None:
        return Tested(Answer.UNTESTABLE)
    value = value_of(left, figures.values)
    return Tested(_order(printed, found.interval, than), value, found.interval, naive=found.naive)


def _order(gap: Fraction, interval: Interval, than: Than) -> Answer:
    if gap > 0 or (gap == 0 and than in (Than.AT_LEAST, Than.AT_MOST)):
        return Answer.HOLDS
    if gap == 0:
        above = Interval(Fraction(0), None, low_open=True)
        return Answer.UNTESTABLE if meets(interval, above) else Answer.FAILS
    return Answer.DOUBTFUL if contains(interval, 0) else Answer.FAILS
