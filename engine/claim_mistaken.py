"""A claim whose figure is not the named measure's in, the measure whose figure it is out (MK601, MK606)."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from fractions import Fraction

from attrs import frozen

from engine.assessment import Evaluated
from engine.claim_answer import Answered
from engine.claim_figures import in_base
from engine.claim_trials import Answer, one_figure
from engine.facts import Fact, Role, folded
from engine.interval import rounded
from engine.plan import Plan
from engine.same_measure import same_measures

#: So many printed digits are seldom the same by chance.
TELLING_DIGITS = 3


@frozen
class Mistaken:
    """Another measure's printed figure, which the claim quotes."""

    fact: Fact
    #: The two measures speak for the same goal, or the name of one begins the other's: then it is what was meant.
    related: bool


@frozen
class Outcomes:
    """Outcomes of one year and dimension by value, and half of the coarsest resolution among them."""

    facts: tuple[tuple[Fraction, Fraction, Fact], ...]
    reach: Fraction


@frozen
class Others:
    """The outcomes of a case, to be found by what they are."""

    outcomes: Mapping[tuple[int, str], Outcomes]
    #: By measure: the number of the group of the same measures that it is in.
    group: Mapping[str, int]
    #: By folded measure: the goals that it speaks for.
    goals: Mapping[str, frozenset[str]]
    #: By folded measure: the words of its title, what stands in brackets left out.
    titles: Mapping[str, tuple[str, ...]]


def others(evaluated: Evaluated) -> Others:
    """The outcomes of a case; made once a case."""
    units = {measure.name: measure.unit for measure in evaluated.plan.measures}
    found: dict[tuple[int, str], list[tuple[Fraction, Fraction, Fact]]] = {}
    for fact in evaluated.facts:
        if fact.role is Role.OUTCOME and fact.value is not None:
            unit = units[fact.measure]
            value, step = in_base(Fraction(fact.value), unit), in_base(Fraction(fact.resolution), unit)
            found.setdefault((fact.year, "" if unit is None else unit.dimension), []).append((value, step, fact))
    groups = same_measures(evaluated.plan.measures)
    return Others(
        {
            key: Outcomes(tuple(sorted(of, key=lambda one: one[0])), max(step for _, step, _ in of) / 2)
            for key, of in found.items()
        },
        {measure.name: number for number, group in enumerate(groups) for measure in group},
        _goals(evaluated.plan),
        {folded(measure.name): _words(measure.title) for measure in evaluated.plan.measures},
    )


def _goals(plan: Plan) -> dict[str, frozenset[str]]:
    """The goals that each measure is a measure or an indicator of."""
    found: dict[str, set[str]] = {}
    for goal in plan.goals:
        for name in (*(measure for measure, _ in goal.measures), *goal.indicators):
            found.setdefault(folded(name), set()).add(goal.name)
    return {name: frozenset(of) for name, of in found.items()}


def _words(title: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", re.sub(r"\([^()]*\)", " ", folded(title))))


def mistaken(known: Others, answered: Answered) -> Mistaken | None:
    """The figure of another measure and the same year that a wrong claim quotes; related measures first.

    Of a measure that has nothing to do with the goal only a figure of many digits: others agree by chance.
    """
    level = answered.level
    if level is None or answered.answer is not Answer.FAILS:
        return None
    found = sorted(_candidates(known, answered), key=lambda one: not one.related)
    return next((one for one in found if one.related or level.digits >= TELLING_DIGITS), None)


def _candidates(known: Others, answered: Answered) -> Iterator[Mistaken]:
    level = answered.level
    assert level is not None
    low, high = level.rounded.low, level.rounded.high
    of = known.outcomes.get((level.year, level.dimension))
    if of is None or low is None or high is None:
        return
    first = bisect_left(of.facts, low - of.reach, key=lambda one: one[0])
    last = bisect_right(of.facts, high + of.reach, key=lambda one: one[0])
    own = known.goals.get(folded(level.measure), frozenset())
    for value, step, fact in of.facts[first:last]:
        if known.group[fact.measure] != known.group[level.measure] and one_figure(rounded(value, step), level.rounded):
            of_goal = not own.isdisjoint(known.goals.get(folded(fact.measure), frozenset()))
            yield Mistaken(fact, of_goal or _begins(known, level.measure, fact.measure))


def _begins(known: Others, one: str, other: str) -> bool:
    """Whether the name of one measure begins the other's: `Andel svar` and `Andel svar, kontoret`."""
    short, long = sorted((known.titles.get(folded(name), ()) for name in (one, other)), key=len)
    return bool(short) and long[: len(short)] == short
