"""A compiled rule and the figures' values in, the verdicts it leaves open out (semantics, clause 3)."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import product

from attrs import frozen

from dsl.ast import Class
from engine.formula import (
    AllOf,
    AnyOf,
    AverageAtLeast,
    CappedShare,
    Compiled,
    Constant,
    Count,
    ExceptionBranch,
    Formula,
    Judged,
    Linear,
    Negation,
    Relation,
    Variable,
)
from engine.truth import Truth, all_of, any_of, negation, truth

Values = Mapping[Variable, Fraction]
#: Figures accepted with a margin: every value between the ends must agree (semantics 2.7).
Margins = Mapping[Variable, tuple[Fraction, Fraction]]
NO_MARGINS: Margins = {}
#: More exceptions than this with unknown conditions, and their combinations are not tried.
MOST_UNKNOWN_EXCEPTIONS = 10
BEST_FIRST = (Class.FULL, Class.PARTLY, Class.NOT, Class.UNDECIDED)


@frozen
class Outcome:
    """What a rule gives: one class when it is decided, several when something unknown keeps it open."""

    classes: frozenset[Class]
    #: Two exceptions side by side hold (or may hold) and give different verdicts: their indices.
    conflict: tuple[int, ...] = ()
    #: No condition holds (or it may be so), and the rule has no rest.
    gap: bool = False


def decided(outcome: Outcome) -> Class | None:
    """The verdict, or None where the rule leaves more than one open (semantics 3.3)."""
    if outcome.conflict or outcome.gap or len(outcome.classes) != 1:
        return None
    return next(iter(outcome.classes))


def judge(rule: Compiled, values: Values, margins: Margins = NO_MARGINS) -> Outcome:
    """What `rule` gives for `values`: conditions best first, then the exceptions (semantics 3.3, 3.4)."""
    base = _base(rule, values, margins)
    if not rule.exceptions:
        return base
    truths = [evaluate(exception.formula, values, margins) for exception in rule.exceptions]
    if truths.count(Truth.UNKNOWN) > MOST_UNKNOWN_EXCEPTIONS:
        every = frozenset(exception.of_class for exception in rule.exceptions)
        return Outcome(base.classes | every, (), base.gap)
    outcomes = [_with_exceptions(rule.exceptions, held, base) for held in ways(truths)]
    conflicts = [outcome.conflict for outcome in outcomes if outcome.conflict]
    return Outcome(
        frozenset().union(*(outcome.classes for outcome in outcomes)),
        conflicts[0] if conflicts else (),
        any(outcome.gap for outcome in outcomes),
    )


def _base(rule: Compiled, values: Values, margins: Margins) -> Outcome:
    """The first condition that holds gives the verdict; an unknown one leaves its verdict open."""
    found: list[Class] = []
    for branch in rule.branches:
        value = evaluate(branch.formula, values, margins)
        if value is not Truth.FALSE:
            found.append(branch.of_class)
        if value is Truth.TRUE:
            return Outcome(frozenset(found))
    if rule.rest is None:
        return Outcome(frozenset(found), gap=True)
    return Outcome(frozenset((*found, rule.rest)))


def ways(truths: list[Truth]) -> Iterator[tuple[bool, ...]]:
    """Every way the exceptions can hold; one where none is unknown."""
    choices = [(True, False) if t is Truth.UNKNOWN else (t is Truth.TRUE,) for t in truths]
    yield from product(*choices)


def _with_exceptions(exceptions: tuple[ExceptionBranch, ...], held: tuple[bool, ...], base: Outcome) -> Outcome:
    given = giving(exceptions, held)
    if not given:
        return base
    classes = frozenset(exceptions[index].of_class for index in given)
    return Outcome(classes, given if len(classes) > 1 else ())


def giving(exceptions: tuple[ExceptionBranch, ...], held: tuple[bool, ...]) -> tuple[int, ...]:
    """The exceptions that give the verdict: one that holds replaces the whole branch above it, also where it is
    itself replaced."""
    replaced = set()
    for index, holds in enumerate(held):
        above = exceptions[index].above
        # Above one that is replaced already, everything is: each is met once, however long the chain.
        while holds and above is not None and above not in replaced:
            replaced.add(above)
            above = exceptions[above].above
    return tuple(index for index, holds in enumerate(held) if holds and index not in replaced)


def _judged(test: Judged, outcome: Outcome) -> Truth:
    """Whether the other rule gives one of the classes; unknown where it leaves both open."""
    inside = outcome.classes & test.classes
    if outcome.conflict or outcome.gap or (inside and inside != outcome.classes):
        return Truth.UNKNOWN
    return truth(bool(inside))


def evaluate(formula: Formula, values: Values, margins: Margins = NO_MARGINS) -> Truth:
    """The truth of `formula`; a figure without a value leaves its comparison unknown."""
    if isinstance(formula, Linear):
        return _linear(formula, values, margins)
    if isinstance(formula, AllOf):
        return all_of(evaluate(part, values, margins) for part in formula.parts)
    if isinstance(formula, Constant):
        return formula.value
    if isinstance(formula, AnyOf):
        return any_of(evaluate(part, values, margins) for part in formula.parts)
    if isinstance(formula, Negation):
        return negation(evaluate(formula.part, values, margins))
    if isinstance(formula, Count):
        return _count(formula, [evaluate(part, values, margins) for part, _ in formula.members])
    if isinstance(formula, Judged):
        return _judged(formula, judge(formula.rule, values, margins))
    return _average(formula, values)


def compare(sum_: Fraction, relation: Relation) -> bool:
    """Whether `sum_` stands in `relation` to zero."""
    if relation is Relation.AT_LEAST:
        return sum_ >= 0
    if relation is Relation.AT_MOST:
        return sum_ <= 0
    if relation is Relation.ABOVE:
        return sum_ > 0
    if relation is Relation.BELOW:
        return sum_ < 0
    return sum_ == 0


def _linear(test: Linear, values: Values, margins: Margins) -> Truth:
    total = test.constant
    for variable, coefficient in test.terms:
        value = values.get(variable)
        if value is None:
            return Truth.UNKNOWN
        total += value if coefficient == 1 else coefficient * value
    if not margins:
        return truth(compare(total, test.relation))
    return _over(*span(test, values, margins), test.relation)


def span(test: Linear, values: Values, ends: Margins) -> tuple[Fraction, Fraction]:
    """The least and the greatest value of the sum when each figure of `ends` lies anywhere between its ends."""
    low = high = test.constant
    for variable, coefficient in test.terms:
        least, greatest = ends[variable] if variable in ends else (values[variable], values[variable])
        if coefficient < 0:
            least, greatest = greatest, least
        low, high = low + coefficient * least, high + coefficient * greatest
    return low, high


def _over(low: Fraction, high: Fraction, relation: Relation) -> Truth:
    """What all sums between `low` and `high` agree on."""
    return truth(compare(low, relation)) if agree(low, high, relation) else Truth.UNKNOWN


def agree(low: Fraction, high: Fraction, relation: Relation) -> bool:
    """Whether all sums between `low` and `high`, the ends included, compare alike with zero."""
    if relation is Relation.EQUAL:
        return low == high or not low <= 0 <= high
    return compare(low, relation) is compare(high, relation)


def _count(count: Count, truths: list[Truth]) -> Truth:
    """`minst n av m`: met if the true ones are enough, not met if the unknown ones could not help."""
    weights = [weight for _, weight in count.members]
    sure = sum((w for w, t in zip(weights, truths, strict=True) if t is Truth.TRUE), Fraction(0))
    open_ = sum((w for w, t in zip(weights, truths, strict=True) if t is Truth.UNKNOWN), Fraction(0))
    return _over(sure - count.threshold, sure + open_ - count.threshold, count.relation)


def _average(average: AverageAtLeast, values: Values) -> Truth:
    """A missing member is anywhere between 0 and 100 % (semantics 2.3)."""
    total, unknown = Fraction(0), 0
    for member in average.members:
        value = values.get(member.variable)
        if value is None:
            unknown += 1
        else:
            total += share(member, value)
    needed = average.least * len(average.members)
    if total >= needed:
        return Truth.TRUE
    return Truth.FALSE if total + unknown < needed else Truth.UNKNOWN


def share(member: CappedShare, value: Fraction) -> Fraction:
    """The member's share of its target, at most 1."""
    if member.inverse:
        return Fraction(1) if value <= member.target else member.target / value
    return min(Fraction(1), value / member.target)
