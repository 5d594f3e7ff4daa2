"""Två mått med olika namn stämmer misstänkt väl överens.

Samma målvärde, samma utfall i minst två år och ett enda år som skiljer: 59 i den ena raden och 58 i den andra.
Troligen är det samma siffror som har skrivits av två gånger, och ett skrivfel eller en rad som hör till ett
annat mått.

Tyst om mått som är deklarerade som samma. "i.u." är inte lika med något, inte heller noll, skalans ändar eller
små antal, som ofta råkar vara lika; och där ett tredje mått med samma målvärde också har en av siffrorna, för då
är den vanlig.
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from attrs import frozen

from engine.assessment import Evaluated
from engine.check import Check, finding
from engine.facts import Fact, of_measure
from engine.ownership import declared_target, goal_of, printed_facts, target_of
from engine.plan import Measure
from engine.same_measure import same_measure
from engine.stricter import level
from engine.wording import one_line
from findings.finding import Consequence, Finding, Label, Severity
from findings.text import Text

CHECK = Check(
    "MK305",
    "två-mått-stämmer-misstänkt-väl",
    Severity.WARNING,
    Consequence.NUMBER,
    Text(
        "Två mått med olika namn har samma målvärde och samma utfall i alla år utom ett.",
        "Two measures of different names have the same target and the same outcomes in all years but one.",
    ),
    Text(
        "Tyst om mått som är deklarerade som samma; i.u. är inte lika med något.",
        "Silent on measures declared to be the same; a missing figure equals nothing.",
    ),
)
#: Counts and ranks below this are often equal by chance.
_SMALL = Decimal(10)


@frozen
class _Pair:
    """Two measures that agree, and where they do not."""

    one: Measure
    other: Measure
    equal: tuple[int, ...]
    unequal: tuple[Fact, Fact]


def find(evaluated: Evaluated) -> Iterator[Finding]:
    """Each pair of measures that agree in all but one year, one finding a goal."""
    goals: dict[str | None, list[_Pair]] = {}
    for one, other in combinations(evaluated.plan.measures, 2):
        pair = _pair(evaluated, *sorted((one, other), key=lambda measure: measure.is_indicator))
        if pair is not None:
            goals.setdefault(goal_of(evaluated.plan, pair.one.name), []).append(pair)
    for goal, pairs in goals.items():
        first = pairs[0]
        odd, against = first.unequal
        years = ", ".join(str(year) for year in first.equal)
        here, there = one_line(odd.cell.printed), one_line(against.cell.printed)
        yield finding(
            CHECK,
            Text(
                f'"{first.one.name}" och "{first.other.name}" har samma målvärde och samma utfall {years}, men '
                f"{here} och {there} för {odd.year}",
                f'"{first.one.name}" and "{first.other.name}" have the same target and the same outcomes of '
                f"{years}, but {here} and {there} for {odd.year}",
            ),
            tuple(label for pair in pairs for label in _places(evaluated, pair)),
            goal=goal,
            help=Text(
                f"kontrollera {here} och {there} mot källan, eller skriv `samma mått som`",
                f"check {here} and {there} against the source, or write `samma mått som`",
            ),
        )


def _pair(evaluated: Evaluated, one: Measure, other: Measure) -> _Pair | None:
    if one.unit is None or one.unit != other.unit or same_measure(one, other):
        return None
    if not _same_target(one, other, evaluated.year):
        return None
    here, there = _by_year(evaluated, one), _by_year(evaluated, other)
    both = [year for year in sorted(here, reverse=True) if year in there]
    unequal = [year for year in both if here[year].value != there[year].value]
    equal = [year for year in both if year not in unequal and _telling(one, here[year])]
    if len(unequal) != 1 or len(equal) < 2:
        return None
    pair = _Pair(one, other, tuple(equal), (here[unequal[0]], there[unequal[0]]))
    return None if _commonplace(evaluated, pair, here) else pair


def _commonplace(evaluated: Evaluated, pair: _Pair, here: dict[int, Fact]) -> bool:
    """Whether a third measure with the same target has one of the equal figures too, so that they say little."""
    return any(
        any(fact.value == here[year].value for year, fact in _by_year(evaluated, third).items() if year in pair.equal)
        for third in evaluated.plan.measures
        if not same_measure(third, pair.one)
        and not same_measure(third, pair.other)
        and third.unit == pair.one.unit
        and _same_target(third, pair.one, evaluated.year)
    )


def _same_target(one: Measure, other: Measure, year: int) -> bool:
    target, against = target_of(one, year), target_of(other, year)
    return (
        target is not None
        and against is not None
        and target.target.compare is against.target.compare
        and level(target.target) is not None
        and level(target.target) == level(against.target)
    )


def _by_year(evaluated: Evaluated, measure: Measure) -> dict[int, Fact]:
    """The figures by year; the first of two that are printed for one year."""
    found: dict[int, Fact] = {}
    for fact in of_measure(evaluated.facts, measure.name):
        if fact.value is not None:
            found.setdefault(fact.year, fact)
    return found


def _telling(measure: Measure, fact: Fact) -> bool:
    """Whether it says something that two measures have this figure in common."""
    small = measure.unit is not None and measure.unit.exact and fact.value is not None and fact.value < _SMALL
    return bool(fact.value) and fact.value not in (measure.low, measure.high) and not small


def _places(evaluated: Evaluated, pair: _Pair) -> Iterator[Label]:
    yield from printed_facts(pair.unequal)
    for measure in (pair.one, pair.other):
        target = target_of(measure, evaluated.year)
        if target is not None:
            yield declared_target(measure, target)
