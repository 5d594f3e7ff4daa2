"""En siffra har en annan enhet än måttets, eller saknar den enhet som radens andra siffror har.

Siffror i olika enheter kan inte jämföras, och ett mål kan inte bedömas på dem.

Tyst om enheter som räknas om (tkr och mnkr), och om en enhet som saknas men framgår av rubriken eller måttets
namn, eller som saknas i flera av radens rutor. Procenttecknet på en skillnad mellan två procenttal
(procentenheter) är bara en notis.
"""

import re
from collections.abc import Iterator

from engine.assessment import Evaluated
from engine.check import Check, finding
from engine.facts import Fact, Role
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
        "Tyst om enheter som räknas om, och om en saknad enhet som framgår av rubriken eller namnet.",
        "Silent on units that convert, and on a missing unit that the heading or the name supplies.",
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
        if fact.role is Role.OUTCOME and fact.figure.value:
            rows.setdefault(fact.row, []).append(fact)
    wrong = {
        fact: severity
        for fact in facts
        if (severity := _severity(evaluated, rows.get(fact.row, []), fact, measures[fact.measure])) is not None
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


def _severity(evaluated: Evaluated, row: list[Fact], fact: Fact, measure: Measure) -> Severity | None:
    printed, declared = fact.figure.unit, measure.unit
    if declared is None:
        return None
    if declared.dimension == "procentenheter" and _PERCENT.search(fact.cell.printed):
        return Severity.NOTE
    if printed is not None:
        return None if printed.dimension == declared.dimension else Severity.ERROR
    without = [other for other in row if other.figure.unit is None]
    alone = without == [fact] and len(row) > 2
    return Severity.WARNING if alone and not _supplied(evaluated, fact, measure, declared) else None


def _supplied(evaluated: Evaluated, fact: Fact, measure: Measure, unit: Unit) -> bool:
    """Whether the name of the measure or the heading of the column says the unit."""
    title = evaluated.case.outcomes[fact.row].title
    place = fact.cell.place
    said = [measure.title, "" if title is None else title.printed, place.col, place.row, place.table]
    return any(
        re.search(rf"(?<!\w){re.escape(sign)}(?!\w)", text, re.IGNORECASE)
        for text in said
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
