"""Samma uppgift är utskriven två gånger, med olika värden.

Båda kan inte stämma, och läsaren vet inte vilken som gäller.

Samma uppgift är samma mått (samma deklaration, numrerade källa eller fullständiga namn), år och del. Tyst när
den ena är preliminär och den andra slutlig, för det är en revidering, och när de kan vara samma siffra med olika
avrundning.
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from engine.assessment import Evaluated
from engine.check import Check, finding
from engine.facts import Fact, Role
from engine.figure import Status
from engine.interval import meets, rounded
from engine.ownership import by_goal, named, printed_facts
from engine.plan import Measure
from engine.same_measure import same_measures
from engine.units import convert
from engine.wording import one_line
from findings.finding import Consequence, Finding, Severity
from findings.text import Text

CHECK = Check(
    "MK304",
    "samma-uppgift-två-värden",
    Severity.ERROR,
    Consequence.NUMBER,
    Text(
        "Samma uppgift är utskriven två gånger med olika värden.",
        "The same fact is printed twice with different values.",
    ),
    Text(
        "Tyst om preliminärt mot slutligt, och om samma siffra med olika avrundning.",
        "Silent on preliminary against final, and on the same figure rounded differently.",
    ),
    needs_plan=False,
)
#: A target is compared in MK202 and MK205; two forecasts may be of different days.
_NOT_FACTS = (Role.TARGET, Role.FORECAST)
_REVISED = (Status.PRELIMINARY, Status.ESTIMATE, Status.FORECAST)


def find(evaluated: Evaluated) -> Iterator[Finding]:
    """The facts that two cells give differently, one finding a goal."""
    facts: dict[str, list[Fact]] = {}
    for fact in evaluated.facts:
        facts.setdefault(fact.measure, []).append(fact)
    conflicts: dict[Fact, Fact] = {}
    for group in same_measures(evaluated.plan.measures):
        measures = {measure.name: measure for measure in group}
        places: dict[tuple[Role, int, str], list[Fact]] = {}
        for fact in sorted((one for name in measures for one in facts.get(name, ())), key=lambda one: one.row):
            if fact.role not in _NOT_FACTS and fact.value is not None:
                places.setdefault((fact.role, fact.year, fact.name), []).append(fact)
        for printed in places.values():
            for one, other in combinations(printed, 2):
                if _conflict(one, other, measures):
                    conflicts.setdefault(one, other)
    for goal, found in by_goal(evaluated, conflicts):
        first, second = found[0], conflicts[found[0]]
        here, there = one_line(first.cell.printed), one_line(second.cell.printed)
        yield finding(
            CHECK,
            Text(
                f"för {named(first)} anges både {here} och {there}",
                f"for {named(first)} both {here} and {there} are given",
            ),
            printed_facts(place for fact in found for place in (fact, conflicts[fact])),
            goal=goal,
            help=Text(
                "rätta den siffra som är fel; gäller de olika saker, skriv ut skillnaden i namnet",
                "mend the figure that is wrong; if they are of different things, let the names tell them apart",
            ),
        )


def _conflict(one: Fact, other: Fact, measures: dict[str, Measure]) -> bool:
    """Whether two cells of one fact cannot both be right."""
    if one.value is None or other.value is None:
        return False
    if (one.figure.status in _REVISED) != (other.figure.status in _REVISED):
        return False
    value = _in_unit_of(one, other.value, other, measures)
    resolution = _in_unit_of(one, other.resolution, other, measures)
    if value is None or resolution is None:
        return False
    return not meets(rounded(one.value, one.resolution), rounded(value, resolution))


def _in_unit_of(one: Fact, value: Decimal, other: Fact, measures: dict[str, Measure]) -> Decimal | None:
    unit, own = measures[one.measure].unit, measures[other.measure].unit
    if unit is None or own is None or other.role in (Role.RANKED, Role.ANSWERS):
        return value
    return convert(value, own, unit)
