"""Två mått med olika namn stämmer misstänkt väl överens.

Samma målvärde, samma utfall i minst två år och ett enda år som skiljer: 59 i den ena raden och 58 i den andra.
Troligen är det samma siffror som har skrivits av två gånger, och ett skrivfel eller en rad som hör till ett
annat mått.

Tyst om mått som är deklarerade som samma, och där ett tredje mått med samma målvärde också har en av siffrorna,
för då är den vanlig. "i.u." räknas aldrig som lika, och inte heller noll, skalans ändar eller små antal, som ofta
råkar vara lika.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import combinations

from attrs import frozen

from dsl.ast import Compare
from engine.assessment import Evaluated
from engine.check import Check, finding
from engine.facts import Fact, Role, folded
from engine.ownership import by_measure, declared_target, owners, printed_facts, target_of
from engine.plan import Measure
from engine.same_measure import same_measures
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


@frozen
class _Row:
    """A measure, which of the plan's distinct measures it is, and its figures by year."""

    measure: Measure
    identity: int
    figures: dict[int, Fact]


_Target = tuple[str, Compare, Decimal]


def find(evaluated: Evaluated) -> Iterator[Finding]:
    """Each pair of measures that agree in all but one year, one finding a goal."""
    of_plan = owners(evaluated.plan)
    goals: dict[str | None, list[_Pair]] = {}
    for pair in _pairs(evaluated):
        goals.setdefault(of_plan.get(folded(pair.one.name)), []).append(pair)
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


def _pairs(evaluated: Evaluated) -> Iterator[_Pair]:
    """The pairs that agree, the one that is no indicator first."""
    figures = by_measure(evaluated.facts)
    groups = same_measures(evaluated.plan.measures)
    alike: dict[_Target, list[_Row]] = {}
    for identity, group in enumerate(groups):
        for measure in group:
            key = _target(measure, evaluated.year)
            if key is not None:
                outcomes = figures.get((measure.name, Role.OUTCOME), ())
                alike.setdefault(key, []).append(_Row(measure, identity, _by_year(outcomes)))
    for rows in alike.values():
        yield from _pairs_among(rows)


def _pairs_among(rows: list[_Row]) -> Iterator[_Pair]:
    """The pairs among measures of the same target. A figure that a third measure has too is a common one."""
    having: dict[tuple[int, Decimal | None], list[_Row]] = {}
    for row in rows:
        for year, fact in row.figures.items():
            having.setdefault((year, fact.value), []).append(row)
    pairs: set[tuple[int, int]] = set()
    common = {cell for cell, of_cell in having.items() if len({row.identity for row in of_cell}) > 2}
    position = {row.measure.name: number for number, row in enumerate(rows)}
    for cell, of_cell in having.items():
        if cell not in common:
            for one, other in combinations(of_cell, 2):
                pairs.add((position[one.measure.name], position[other.measure.name]))
    for numbers in sorted(pairs):
        one, other = sorted((rows[number] for number in numbers), key=lambda row: row.measure.is_indicator)
        pair = _pair(one, other)
        if pair is not None and not any((year, one.figures[year].value) in common for year in pair.equal):
            yield pair


def _pair(one: _Row, other: _Row) -> _Pair | None:
    both = [year for year in sorted(one.figures, reverse=True) if year in other.figures]
    unequal = [year for year in both if one.figures[year].value != other.figures[year].value]
    equal = [year for year in both if year not in unequal and _telling(one.measure, one.figures[year])]
    if one.identity == other.identity or len(unequal) != 1 or len(equal) < 2:
        return None
    odd = unequal[0]
    return _Pair(one.measure, other.measure, tuple(equal), (one.figures[odd], other.figures[odd]))


def _target(measure: Measure, year: int) -> _Target | None:
    """What measures must have in common to be compared: unit and target; None without a target of one figure."""
    target = target_of(measure, year)
    bound = None if target is None else level(target.target)
    if target is None or bound is None or measure.unit is None:
        return None
    return measure.unit.name, target.target.compare, bound


def _by_year(outcomes: Iterable[Fact]) -> dict[int, Fact]:
    """The figures by year; the first of two that are printed for one year."""
    found: dict[int, Fact] = {}
    for fact in outcomes:
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
