"""En siffra har en annan enhet än måttets, eller saknar den enhet som radens andra siffror har.

Siffror i olika enheter kan inte jämföras, och ett mål kan inte bedömas på dem.

Tyst om enheter som räknas om (tkr och mnkr), och om en enhet som saknas i flera av radens rutor: då framgår den
av rubriken eller måttets namn. En ensam ruta utan den enhet som alla radens andra siffror har är ett fynd även om
namnet säger enheten, för något har fallit bort; men inte om kolumnens rubrik säger den. Procenttecknet på en
skillnad mellan två procenttal (procentenheter) är bara en notis.
"""

import re
from collections.abc import Iterator

from engine.assessment import Evaluated
from engine.check import Check, finding
from engine.facts import Fact, Role, rest_is_understood
from engine.ownership import by_goal, named, printed_facts
from engine.plan import Measure
from engine.units import Unit
from engine.wording import one_line
from findings.finding import Consequence, Finding, Severity
from findings.text import Text

CHECK = Check(
    "MK303",
    "annan-enhet",
    Severity.ERROR,
    Consequence.VERDICT,
    Text("En siffra har en annan enhet än måttets.", "A figure has another unit than the measure's."),
    Text(
        "Tyst om enheter som räknas om, och om en saknad enhet som kolumnens rubrik säger eller flera rutor saknar.",
        "Silent on units that convert, and on a missing unit that the heading says or that several cells lack.",
    ),
)
#: The sign of a percentage, not of percentage points ("%-enheter").
_PERCENT = re.compile(r"%(?!-)|\bprocent\b", re.IGNORECASE)
_COUNTS = (Role.RANKED, Role.ANSWERS)


def find(evaluated: Evaluated) -> Iterator[Finding]:
    """The printed figures in another unit, and the single ones without a unit among others that have it."""
    measures = {measure.name: measure for measure in evaluated.plan.measures}
    facts = [fact for fact in evaluated.facts if fact.role not in _COUNTS]
    rows: dict[int, list[Fact]] = {}
    for fact in facts:
        if fact.role in (Role.OUTCOME, Role.TARGET) and fact.figure.value:
            rows.setdefault(fact.row, []).append(fact)
    wrong = {
        fact: severity
        for fact in facts
        if (severity := _severity(rows.get(fact.row, []), fact, measures[fact.measure])) is not None
    }
    for goal, found in by_goal(evaluated, wrong):
        first = min(found, key=lambda fact: list(Severity).index(wrong[fact]))
        yield finding(
            CHECK,
            _message(first, measures[first.measure]),
            printed_facts(sorted(found, key=lambda fact: fact is not first)),
            goal=goal,
            severity=wrong[first],
        )


def _severity(row: list[Fact], fact: Fact, measure: Measure) -> Severity | None:
    printed, declared = fact.figure.unit, measure.unit
    if declared is None:
        return None
    if declared.dimension == "procentenheter" and _PERCENT.search(fact.cell.printed):
        return Severity.NOTE
    if printed is not None:
        understood = printed.dimension == declared.dimension or rest_is_understood(printed, declared)
        return None if understood else Severity.ERROR
    without = [other for other in row if other.role is Role.OUTCOME and other.figure.unit is None]
    with_unit = [other for other in row if other.figure.unit is not None]
    alone = without == [fact] and len(with_unit) > 1
    return Severity.WARNING if alone and not _supplied(fact, declared) else None


def _supplied(fact: Fact, unit: Unit) -> bool:
    """Whether the heading of the cell's column, row or table says the unit."""
    place = fact.cell.place
    return any(
        re.search(rf"(?<!\w){re.escape(sign)}(?!\w)", text, re.IGNORECASE)
        for text in (place.col, place.row, place.table)
        if text
        for sign in unit.signs
    )


def _message(fact: Fact, measure: Measure) -> Text:
    printed = one_line(fact.cell.printed)
    unit = "" if measure.unit is None else measure.unit.name
    if measure.unit is not None and measure.unit.dimension == "procentenheter" and _PERCENT.search(printed):
        return Text(
            f"{printed} för {named(fact)} är en skillnad mellan procenttal och mäts i procentenheter",
            f"{printed} of {named(fact)} is a difference of percentages, and measured in percentage points",
        )
    if fact.figure.unit is None:
        return Text(
            f"{printed} för {named(fact)} saknar den enhet som radens andra siffror har",
            f"{printed} of {named(fact)} lacks the unit that the other figures of the row have",
        )
    return Text(
        f"{printed} för {named(fact)} har enheten {fact.figure.unit.name}, men måttets enhet är {unit}",
        f"{printed} of {named(fact)} is in {fact.figure.unit.name}, but the measure is in {unit}",
    )
