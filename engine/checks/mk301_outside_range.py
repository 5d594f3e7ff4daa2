"""En siffra ligger utanför måttets skala.

34 på en skala 1–4 eller 105 procent av de svarande kan inte stämma, och ett mål som bedöms på en sådan siffra är
inte bedömt. Oftast är det ett decimalkomma som har fallit bort: 34 ska vara 3,4.

Tyst om mått utan skala (`enhet procent` har ingen, `enhet andel` har 0–100). En varning i stället för ett fel när
ett bortfallet decimalkomma förklarar siffran: den hamnar då i skalan, och måttets övriga siffror har lika många
decimaler eller finns inte.
"""

from collections.abc import Iterator
from decimal import Decimal

from engine.assessment import Evaluated
from engine.check import Check, finding
from engine.evidence import in_range
from engine.facts import Fact, Role
from engine.ownership import by_goal, named, printed_facts
from engine.plan import Measure
from engine.printed import in_swedish
from engine.wording import one_line
from findings.finding import Consequence, Finding, Severity
from findings.text import Text, same

CHECK = Check(
    "MK301",
    "utanför-skalan",
    Severity.ERROR,
    Consequence.VERDICT,
    Text("En siffra ligger utanför måttets skala.", "A figure lies outside the measure's range."),
    Text(
        "Tyst om mått utan skala; en varning när ett bortfallet decimalkomma förklarar siffran.",
        "Silent on measures without a range; a warning where a lost decimal comma explains it.",
    ),
)
_COUNTS_AND_TARGETS = (Role.TARGET, Role.RANKED, Role.ANSWERS)


def find(evaluated: Evaluated) -> Iterator[Finding]:
    """The printed figures, of whatever year, that the measure cannot have."""
    measures = {measure.name: measure for measure in evaluated.plan.measures}
    outside = [
        fact
        for fact in evaluated.facts
        if fact.role not in _COUNTS_AND_TARGETS
        and fact.value is not None
        and not in_range(measures[fact.measure], fact.value)
    ]
    for goal, facts in by_goal(evaluated, outside):
        meant = {fact: _meant(evaluated, fact, measures[fact.measure]) for fact in facts}
        first = next((fact for fact in facts if meant[fact] is None), facts[0])
        measure, suggestion = measures[first.measure], meant[first]
        printed = one_line(first.cell.printed)
        yield finding(
            CHECK,
            Text(
                f"{printed} för {named(first)} ligger utanför skalan {_range(measure).sv}",
                f"{printed} of {named(first)} lies outside the range {_range(measure).en}",
            ),
            printed_facts(sorted(facts, key=lambda fact: fact is not first)),
            goal=goal,
            severity=Severity.ERROR if suggestion is None else Severity.WARNING,
            help=None
            if suggestion is None
            else Text(f"har ett decimalkomma fallit bort, {suggestion}?", f"is a decimal comma lost, {suggestion}?"),
        )


def _meant(evaluated: Evaluated, fact: Fact, measure: Measure) -> str | None:
    """The figure with the decimal comma that has probably been lost, or None."""
    if fact.value is None or fact.value != fact.value.to_integral_value():
        return None
    others = [
        other.value
        for other in evaluated.facts
        if other.measure == fact.measure
        and other.role not in _COUNTS_AND_TARGETS
        and other.value is not None
        and in_range(measure, other.value)
    ]
    sign, digits, _ = fact.value.to_integral_value().as_tuple()
    for places in range(1, len(digits)):
        candidate = Decimal((sign, digits, -places))
        fits = not others or any(_decimals(value) == places for value in others)
        if in_range(measure, candidate) and fits:
            return in_swedish(candidate)
    return None


def _decimals(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def _range(measure: Measure) -> Text:
    ends = [in_swedish(end) for end in (measure.low, measure.high) if end is not None]
    return same("–".join(ends)) if len(ends) == 2 else Text(f"(minst {ends[0]})", f"(at least {ends[0]})")
