"""A compiled rule and the ranges of its figures in, every verdict that some world gives out (semantics 4.1).

A world gives each figure one value, the same in all its occurrences. A verdict can change only where a comparison
does, so it is enough to try each figure at its cut points and between them: figure by figure, each cut computed
for the values already given. With the points where two comparisons meet among the cuts, that is exact.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations, pairwise

from attrs import frozen

from dsl.ast import Class
from engine.formula import AverageAtLeast, CappedShare, Compiled, Linear, Variable, comparisons, formulas, variables_of
from engine.judge import BEST_FIRST, Values, agree, decided, judge, share, span

#: More combinations than this are not tried; the answer is then an upper bound (semantics 4.1).
MOST_WORLDS = 20_000
#: More lines than this are not followed; the answer is then an upper bound too.
MOST_FORMS = 500
ZERO, ONE = Fraction(0), Fraction(1)
#: Chooses the values a figure is tried at: the figure, its domain, where something changes, the figures before it.
Sampler = Callable[[Variable, "Domain", set[Fraction], Values], Sequence[Fraction]]
#: A sum of figures, in the order they are tried, the first coefficient 1; and its constant.
Form = tuple[tuple[tuple[Variable, Fraction], ...], Fraction]


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
    #: No world leaves the rule undecided, or gives "kan ej bedömas".
    always_decided: bool = True


def possible_verdicts(rule: Compiled, fixed: Values, domains: Mapping[Variable, Domain]) -> Verdicts:
    """Every verdict of `rule` when each figure of `domains` takes any value of its domain, the rest as `fixed`.

    A figure in neither is unknown in every world.
    """
    found: set[Class] = set()
    always_decided = True
    for world in each_world(rule, fixed, domains) if domains else (fixed,):
        if world is None:
            start, _, _ = _tried(rule, fixed, domains)
            return Verdicts(_best_first(judge(rule, start).classes), upper_bound=True)
        verdict = decided(judge(rule, world))
        if verdict is None or verdict is Class.UNDECIDED:
            always_decided = False
        else:
            found.add(verdict)
    return Verdicts(_best_first(found), always_decided=always_decided)


def each_world(
    rule: Compiled,
    fixed: Values,
    domains: Mapping[Variable, Domain],
    most: int | None = None,
    sampler: Sampler | None = None,
) -> Iterator[Values | None]:
    """One world for every combination that `rule` could tell apart; then None if there are more than `most`.

    The same mapping is changed and given again: what is kept must be copied. A `sampler` may leave out values that
    it knows to be like others.
    """
    values, tests, moving = _tried(rule, fixed, domains)
    forms = _forms(tests, moving, domains, values)
    if forms is None:
        yield None
        return
    averages = tuple(test for test in tests if isinstance(test, AverageAtLeast))
    search = _Search(forms, averages, domains, sampler or _at_every_cut, [MOST_WORLDS if most is None else most])
    yield from _worlds(search, moving, values)


@frozen
class _Search:
    """What stays the same from world to world."""

    forms: tuple[Form, ...]
    averages: tuple[AverageAtLeast, ...]
    domains: Mapping[Variable, Domain]
    sampler: Sampler
    #: How many worlds are left.
    budget: list[int]


def _tried(
    rule: Compiled, fixed: Values, domains: Mapping[Variable, Domain]
) -> tuple[dict[Variable, Fraction], tuple[Linear | AverageAtLeast, ...], tuple[Variable, ...]]:
    """The figures that stand still, the comparisons that can change, and the figures that change them."""
    tests = tuple(
        test for formula in formulas(rule) for test in comparisons(formula) if not _settled(test, fixed, domains)
    )
    moving = tuple(dict.fromkeys(v for test in tests for v in variables_of(test) if v in domains))
    values = {variable: samples(domain, set())[0] for variable, domain in domains.items() if variable not in fixed}
    values.update(fixed)
    for variable in moving:
        del values[variable]
    return values, tests, moving


def _at_every_cut(variable: Variable, domain: Domain, points: set[Fraction], values: Values) -> Sequence[Fraction]:
    return samples(domain, points)


def _best_first(classes: set[Class] | frozenset[Class]) -> tuple[Class, ...]:
    return tuple(c for c in BEST_FIRST if c in classes and c is not Class.UNDECIDED)


def _settled(test: Linear | AverageAtLeast, fixed: Values, domains: Mapping[Variable, Domain]) -> bool:
    """Whether every world agrees on the comparison: its figures may then have any value of their domains."""
    if isinstance(test, AverageAtLeast):
        return _average_settled(test, fixed, domains)
    if any(variable not in domains and variable not in fixed for variable, _ in test.terms):
        return True
    ends = {}
    for variable, _ in test.terms:
        domain = domains.get(variable)
        if domain is not None:
            if domain.low is None or domain.high is None:
                return False
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


def _forms(
    tests: Sequence[Linear | AverageAtLeast],
    moving: tuple[Variable, ...],
    domains: Mapping[Variable, Domain],
    values: Values,
) -> tuple[Form, ...] | None:
    """Every straight line at which something may change, each figure seen from those before it alone.

    The comparisons and the ends of the domains; and where two of them meet, the figures after eliminated one by
    one, last first. None where there are too many.
    """
    found: dict[Form, None] = {}
    for test in tests:
        if isinstance(test, Linear):
            found.setdefault(_form(test.terms, test.constant, moving, values))
        else:
            caps = (member for member in test.members if member.variable in moving)
            found.update(dict.fromkeys((((cap.variable, ONE),), -cap.target) for cap in caps))
    for variable in moving:
        for end in (domains[variable].low, domains[variable].high):
            if end is not None:
                found.setdefault((((variable, ONE),), -end))
    if len(found) > MOST_FORMS:
        return None
    for last in reversed(moving):
        touching = [(dict(terms), constant) for terms, constant in found if last in dict(terms)]
        for (one, at_one), (other, at_other) in combinations(touching, 2):
            factor = one[last] / other[last]
            terms = ((v, one.get(v, ZERO) - factor * other.get(v, ZERO)) for v in moving if v != last)
            found.setdefault(_form(terms, at_one - factor * at_other, moving, {}))
            if len(found) > MOST_FORMS:
                return None
    return tuple(form for form in found if form[0])


def _form(
    terms: Iterable[tuple[Variable, Fraction]], constant: Fraction, moving: tuple[Variable, ...], values: Values
) -> Form:
    """The sum over the moving figures, the known ones put in; its first coefficient is 1."""
    sums: dict[Variable, Fraction] = {}
    for variable, coefficient in terms:
        if variable in moving:
            sums[variable] = sums.get(variable, ZERO) + coefficient
        else:
            constant += coefficient * values[variable]
    kept = [(variable, sums[variable]) for variable in moving if sums.get(variable)]
    if not kept:
        return (), ZERO
    first = kept[0][1]
    return tuple((variable, coefficient / first) for variable, coefficient in kept), constant / first


def _worlds(search: _Search, moving: tuple[Variable, ...], values: dict[Variable, Fraction]) -> Iterator[Values | None]:
    """Every combination of sample values; None, and no more, when the budget is spent."""
    if not moving:
        search.budget[0] -= 1
        yield values if search.budget[0] >= 0 else None
        return
    variable, later = moving[0], moving[1:]
    points = {
        -_at(terms[:-1], constant, values) / terms[-1][1]
        for terms, constant in search.forms
        if terms[-1][0] == variable
    }
    for average in search.averages:
        for choice in _at_ends(average, later, search.domains, values):
            points.update(mean_cuts(average, variable, choice))
    for sample in search.sampler(variable, search.domains[variable], points, values):
        values[variable] = sample
        yield from _worlds(search, later, values)
        if search.budget[0] < 0:
            return
    del values[variable]


def _at(terms: Iterable[tuple[Variable, Fraction]], constant: Fraction, values: Values) -> Fraction:
    return sum((coefficient * values[variable] for variable, coefficient in terms), constant)


def _at_ends(
    average: AverageAtLeast, later: tuple[Variable, ...], domains: Mapping[Variable, Domain], values: Values
) -> Iterator[Values]:
    """`values` with the later figures of a mean all at their worst ends, and all at their best."""
    worst, best = dict(values), dict(values)
    for member in average.members:
        if member.variable in later:
            domain = domains[member.variable]
            low = ZERO if domain.low is None else domain.low
            high = max(low, 2 * member.target) if domain.high is None else domain.high
            worst[member.variable], best[member.variable] = (high, low) if member.inverse else (low, high)
    yield worst
    yield best


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


def mean_cuts(test: AverageAtLeast, variable: Variable, values: Values) -> tuple[Fraction, ...]:
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
