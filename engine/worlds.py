"""A compiled rule and the ranges of its figures in, every verdict that some world gives out (semantics 4.1).

A world gives each figure one value, the same in all its occurrences. A verdict can change only where a comparison
does, so it is enough to try each figure at its cut points and between them: figure by figure, each cut computed
for the values already given, which is exact for comparisons of straight lines.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise, product

from attrs import frozen

from dsl.ast import Class
from engine.formula import AverageAtLeast, CappedShare, Compiled, Linear, Variable, comparisons, formulas, variables_of
from engine.judge import BEST_FIRST, Values, agree, judge, share, span

#: More combinations than this are not tried; the answer is then an upper bound (semantics 4.1).
MOST_WORLDS = 20_000
#: Marks of one comparison's other figures that are combined.
MOST_CHOICES = 64
#: More figures than this that move are not combined: they have more combinations than are tried.
MOST_MOVING = 60
#: How many comparisons in a row carry a mark from one figure to the next.
ROUNDS = 2


@frozen
class Domain:
    """The values a figure may take; an end that is None is unbounded."""

    low: Fraction | None
    high: Fraction | None
    low_closed: bool = True
    high_closed: bool = True


@frozen
class Verdicts:
    """The verdicts that some world gives, best first; never UNDECIDED (semantics 4.3)."""

    classes: tuple[Class, ...]
    #: There were too many combinations: some of the classes may be impossible.
    upper_bound: bool = False


def possible_verdicts(rule: Compiled, fixed: Values, domains: Mapping[Variable, Domain]) -> Verdicts:
    """Every verdict of `rule` when each figure of `domains` takes any value of its domain, the rest as `fixed`.

    A figure in neither is unknown in every world.
    """
    tests = tuple(
        test for formula in formulas(rule) for test in comparisons(formula) if not _settled(test, fixed, domains)
    )
    moving = tuple(dict.fromkeys(v for test in tests for v in variables_of(test) if v in domains))
    values = {variable: samples(domain, set())[0] for variable, domain in domains.items() if variable not in fixed}
    values.update(fixed)
    for variable in moving:
        del values[variable]
    known = dict(values)
    if _too_many(tests, moving, domains):
        return Verdicts(_best_first(judge(rule, known).classes), upper_bound=True)
    budget = [MOST_WORLDS]
    found: set[Class] = set()
    marks = _marks(tests, {variable: domains[variable] for variable in moving}, values)
    for world in _worlds(tests, moving, domains, marks, values, budget):
        outcome = judge(rule, world)
        if not outcome.conflict and not outcome.gap and len(outcome.classes) == 1:
            found.update(outcome.classes)
        if budget[0] < 0:
            return Verdicts(_best_first(judge(rule, known).classes), upper_bound=True)
    return Verdicts(_best_first(found))


def _too_many(
    tests: Sequence[Linear | AverageAtLeast], moving: Sequence[Variable], domains: Mapping[Variable, Domain]
) -> bool:
    """Whether there are more worlds than are tried: seen from the cuts that are the same in every world."""
    fixed: dict[Variable, set[Fraction]] = {variable: set() for variable in moving}
    for test in tests:
        members = test.members if isinstance(test, AverageAtLeast) else ()
        for member in members:
            if member.variable in fixed:
                fixed[member.variable].add(member.target)
        if len(variables_of(test)) == 1 and variables_of(test)[0] in fixed:
            fixed[variables_of(test)[0]].update(cuts(test, variables_of(test)[0], {}))
    worlds = 1
    for variable, points in fixed.items():
        worlds *= len(samples(domains[variable], points))
        if worlds > MOST_WORLDS:
            return True
    return len(moving) > MOST_MOVING


def _best_first(classes: set[Class] | frozenset[Class]) -> tuple[Class, ...]:
    return tuple(c for c in BEST_FIRST if c in classes and c is not Class.UNDECIDED)


def _settled(test: Linear | AverageAtLeast, fixed: Values, domains: Mapping[Variable, Domain]) -> bool:
    """Whether every world agrees on the comparison: its figures may then have any value of their domains."""
    if isinstance(test, AverageAtLeast):
        return _average_settled(test, fixed, domains)
    ends = {}
    for variable, _ in test.terms:
        domain = domains.get(variable)
        if domain is None:
            if variable not in fixed:
                return True
        elif domain.low is None or domain.high is None:
            return False
        else:
            ends[variable] = (domain.low, domain.high)
    return not ends or agree(*span(test, fixed, ends), test.relation)


def _average_settled(test: AverageAtLeast, fixed: Values, domains: Mapping[Variable, Domain]) -> bool:
    """The same for a mean of shares, which rise or fall all the way from one end of a domain to the other."""
    low, high, unknown = Fraction(0), Fraction(0), 0
    for member in test.members:
        domain = domains.get(member.variable)
        if domain is not None and (domain.low is None or domain.high is None):
            return False
        if domain is not None and domain.low is not None and domain.high is not None:
            ends = (share(member, domain.low), share(member, domain.high))
            low, high = low + min(ends), high + max(ends)
        elif member.variable in fixed:
            low, high = low + share(member, fixed[member.variable]), high + share(member, fixed[member.variable])
        else:
            unknown += 1
    needed = test.least * len(test.members)
    return low >= needed or high + unknown < needed or (high < needed <= low + unknown)


def _marks(
    tests: Sequence[Linear | AverageAtLeast], domains: Mapping[Variable, Domain], fixed: Values
) -> dict[Variable, set[Fraction]]:
    """The values of each figure that matter to itself or, through a comparison, to another."""
    marks = {
        variable: {end for end in (domain.low, domain.high) if end is not None} for variable, domain in domains.items()
    }
    for _ in range(ROUNDS):
        for test in tests:
            moving = [variable for variable in variables_of(test) if variable in domains]
            for variable in moving:
                others = [other for other in moving if other != variable]
                for choice in _choices(others, marks, fixed):
                    marks[variable].update(cuts(test, variable, choice))
    return marks


def _choices(others: Sequence[Variable], marks: Mapping[Variable, set[Fraction]], values: Values) -> Iterator[Values]:
    """`values` with every combination of the marks of `others`; 0 where a figure has no mark."""
    pools = [sorted(marks[other]) or [Fraction(0)] for other in others]
    for number, combination in enumerate(product(*pools)):
        if number == MOST_CHOICES:
            return
        yield {**values, **dict(zip(others, combination, strict=True))}


def _worlds(
    tests: Sequence[Linear | AverageAtLeast],
    moving: tuple[Variable, ...],
    domains: Mapping[Variable, Domain],
    marks: Mapping[Variable, set[Fraction]],
    values: dict[Variable, Fraction],
    budget: list[int],
) -> Iterator[Values]:
    """Every combination of sample values; `budget[0]` counts down and is negative when it is spent."""
    if not moving:
        budget[0] -= 1
        yield values
        return
    variable, later = moving[0], moving[1:]
    points: set[Fraction] = set()
    for test in tests:
        if variable in variables_of(test):
            unset = [other for other in variables_of(test) if other in later]
            for choice in _choices(unset, marks, values):
                points.update(cuts(test, variable, choice))
    for sample in samples(domains[variable], points):
        values[variable] = sample
        yield from _worlds(tests, later, domains, marks, values, budget)
        if budget[0] < 0:
            return
    del values[variable]


def samples(domain: Domain, points: set[Fraction]) -> list[Fraction]:
    """One value from each piece that `points` cut `domain` into, and the points themselves; ascending."""
    inside = sorted(point for point in points if _holds(domain, point))
    values: list[Fraction] = []
    if domain.low is not None and domain.low_closed:
        values.append(domain.low)
    edges: list[Fraction | None] = [domain.low, *inside, domain.high]
    for left, right in pairwise(edges):
        if right is not None and values and values[-1] == right:
            continue
        values.append(_between(left, right))
        if right is not None and right in points:
            values.append(right)
    if domain.high is not None and domain.high_closed and (not values or values[-1] != domain.high):
        values.append(domain.high)
    return sorted(value for value in set(values) if _holds(domain, value))


def _holds(domain: Domain, value: Fraction) -> bool:
    low_ok = domain.low is None or value > domain.low or (domain.low_closed and value == domain.low)
    high_ok = domain.high is None or value < domain.high or (domain.high_closed and value == domain.high)
    return low_ok and high_ok


def _between(left: Fraction | None, right: Fraction | None) -> Fraction:
    if left is None and right is None:
        return Fraction(0)
    if left is None:
        assert right is not None
        return right - 1
    return left + 1 if right is None else (left + right) / 2


def cuts(test: Linear | AverageAtLeast, variable: Variable, values: Values) -> tuple[Fraction, ...]:
    """The values of `variable` at which `test` may change, the other figures having `values`.

    Empty where another figure of the comparison has no value yet.
    """
    if isinstance(test, AverageAtLeast):
        return _cuts_of_average(test, variable, values)
    rest, own = test.constant, Fraction(0)
    for other, coefficient in test.terms:
        if other == variable:
            own += coefficient
        elif other in values:
            rest += coefficient * values[other]
        else:
            return ()
    return () if own == 0 else (-rest / own,)


def _cuts_of_average(test: AverageAtLeast, variable: Variable, values: Values) -> tuple[Fraction, ...]:
    """Where the mean reaches its limit, and where it would if the unknown members were all at 100 %."""
    needed, unknown = test.least * len(test.members), 0
    own: CappedShare | None = None
    for member in test.members:
        if member.variable == variable:
            own = member
        elif member.variable in values:
            needed -= share(member, values[member.variable])
        else:
            unknown += 1
    if own is None:
        return ()
    limits = [limit for limit in {needed, needed - unknown} if limit > 0 or not own.inverse]
    reached = [own.target / limit if own.inverse else limit * own.target for limit in sorted(limits)]
    return (own.target, *reached)
