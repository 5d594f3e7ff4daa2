"""A setting in, the values that each of its figures is tried at out: such as a report could print."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations_with_replacement, product
from math import comb, prod

from attrs import frozen

from engine.formula import Compiled, Linear, Variable, comparisons, formulas, variables_of
from engine.judge import Values, evaluate
from engine.truth import Truth
from engine.without_case import Setting
from engine.worlds import Domain, Sampler, samples

#: The finest decimal that is looked for between two limits.
MOST_DECIMALS = 12


@frozen
class Level:
    """One value of a figure for all that the rule does not tell from it; what the rule is told by it."""

    value: Fraction
    told: tuple[bool, ...]


Levels = Mapping[Variable, tuple[Level, ...]]


def levels_of(setting: Setting) -> Levels:
    """The levels of every figure that is compared with limits alone; of those that are alike, best first."""
    return {
        variable: _levels(setting, variable, tests)
        for variable, tests in _compared_alone(setting.rule).items()
        if variable in setting.domains
    }


def comparisons_of_levels(rule: Compiled) -> int:
    """How many comparisons it takes to find the levels: a figure has two for every limit, and one more."""
    return sum((2 * len(tests) + 1) * len(tests) for tests in _compared_alone(rule).values())


def sampler(levels: Levels) -> Sampler:
    """Chooses the levels of the figures that have them, and for others values that a report could print."""

    def chosen(variable: Variable, domain: Domain, points: set[Fraction], values: Values) -> Sequence[Fraction]:
        if variable in levels:
            return [level.value for level in levels[variable]]
        return [_printable(value, domain, points) for value in samples(domain, points)]

    return chosen


def worlds_of(setting: Setting, levels: Levels) -> Iterator[Values]:
    """A world for every combination of levels; of figures that are alike only how many have each level matters.

    The same mapping is changed and given again.
    """
    alike: dict[object, list[Variable]] = {}
    for variable, of in levels.items():
        kind = _kind(setting, of, variable) if variable in setting.alike else variable
        alike.setdefault(kind, []).append(variable)
    several = [(tuple(members), levels[members[0]]) for members in alike.values()]
    ways = [combinations_with_replacement(range(len(of)), len(members)) for members, of in several]
    world: dict[Variable, Fraction] = {}
    for chosen in product(*ways):
        for (members, _), numbers in zip(several, chosen, strict=True):
            for variable, number in zip(members, numbers, strict=True):
                world[variable] = levels[variable][number].value
        yield world


def combinations_of(setting: Setting, levels: Levels) -> int:
    """How many worlds there are of the levels."""
    alike = Counter(_kind(setting, of, variable) for variable, of in levels.items() if variable in setting.alike)
    count = prod(len(of) for variable, of in levels.items() if variable not in setting.alike)
    for (_, told), members in alike.items():
        count *= comb(members + len(told) - 1, members)
    return count


def _kind(
    setting: Setting, levels: Sequence[Level], variable: Variable
) -> tuple[Fraction, tuple[tuple[bool, ...], ...]]:
    """What figures that are alike have in common."""
    return setting.alike[variable].weight, tuple(level.told for level in levels)


def _compared_alone(rule: Compiled) -> dict[Variable, list[Linear]]:
    """The comparisons of each figure that is never compared with another, nor part of a mean."""
    found: dict[Variable, list[Linear]] = {}
    joined: set[Variable] = set()
    for formula in formulas(rule):
        for test in comparisons(formula):
            if isinstance(test, Linear) and len(test.terms) == 1:
                found.setdefault(test.terms[0][0], []).append(test)
            else:
                joined.update(variables_of(test))
    return {variable: tests for variable, tests in found.items() if variable not in joined}


def _levels(setting: Setting, variable: Variable, tests: list[Linear]) -> tuple[Level, ...]:
    domain = setting.domains[variable]
    if variable in setting.choices:
        tried = list(setting.choices[variable])
    else:
        points = {-test.constant / test.terms[0][1] for test in tests}
        tried = [_printable(value, domain, points) for value in samples(domain, points)]
    asked = setting.alike[variable].asked if variable in setting.alike else tests
    groups: dict[tuple[bool, ...], list[Fraction]] = {}
    for value in tried:
        told = tuple(evaluate(formula, {variable: value}) is Truth.TRUE for formula in asked)
        groups.setdefault(told, []).append(value)
    return tuple(Level(_plainest(groups[told], domain), told) for told in sorted(groups, reverse=True))


def _printable(value: Fraction, domain: Domain, points: set[Fraction]) -> Fraction:
    """`value`, or the plainest number that is not told from it: with the fewest decimals, nearest to it."""
    ends = {*points, *(end for end in (domain.low, domain.high) if end is not None)}
    if value in ends:
        return value
    low, high = max((e for e in ends if e < value), default=None), min((e for e in ends if e > value), default=None)
    for decimals in range(MOST_DECIMALS):
        near = Fraction(round(value * 10**decimals), 10**decimals)
        if (low is None or low < near) and (high is None or near < high):
            return near
    return value


def _plainest(values: list[Fraction], domain: Domain) -> Fraction:
    """Of values that are not told apart: the fewest decimals, then one inside the range, then the middle one."""
    middle = len(values) // 2
    order = sorted(
        range(len(values)),
        key=lambda n: (decimals_of(values[n]), values[n] in (domain.low, domain.high), abs(n - middle)),
    )
    return values[order[0]]


def decimals_of(value: Fraction) -> int:
    """How many decimals `value` has; the most that are looked for where they do not end before."""
    return next((n for n in range(MOST_DECIMALS) if (value * 10**n).denominator == 1), MOST_DECIMALS)
