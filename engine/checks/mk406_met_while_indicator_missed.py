"""Målet nås, men kommunfullmäktiges indikator ovanför det nås inte.

Nämnden har gjort det den satte upp, och ändå rör sig inte det som fullmäktige ville ändra. Det är inget fel
i rapporten, men läsaren behöver få veta det, och målvärdena kan behöva ses över tillsammans.

Tyst när indikatorn själv står i målets villkor, när målet eller indikatorn inte kan avgöras, när målet bara
delvis är uppfyllt och när indikatorn delvis nås.
"""

from collections.abc import Iterator

from dsl.ast import Class
from engine.assessment import Assessment, Evaluated, MeasureAssessment
from engine.check import Check, finding
from engine.truth import Truth
from engine.wording import joined, outcome_labels, shown_name, stated_place, target_labels, tested
from findings.finding import Consequence, Finding, Label, Severity
from findings.text import Text

CHECK = Check(
    code="MK406",
    slug="mål-nått-indikator-missad",
    severity=Severity.WARNING,
    consequence=Consequence.WORDING,
    title=Text(
        "Målet nås medan fullmäktiges indikator ovanför det inte nås.",
        "The goal is met while the council's indicator above it is missed.",
    ),
    quiet=Text(
        "Tyst när indikatorn står i målets villkor, eller något av dem inte kan avgöras.",
        "Quiet where the indicator is in the goal's conditions, or either is undecided.",
    ),
)


def find(evaluated: Evaluated) -> Iterator[Finding]:
    """Each goal that is met, with an indicator above it that is not."""
    for assessment in evaluated.assessments:
        missed = tuple(
            indicator
            for indicator in assessment.indicators
            if indicator.reached is Truth.FALSE and indicator.partly is not Truth.TRUE
        )
        if assessment.computed is Class.FULL and missed:
            yield _found(assessment, missed)


def _found(assessment: Assessment, missed: tuple[MeasureAssessment, ...]) -> Finding:
    name, word = shown_name(assessment), assessment.computed_word
    tests = joined(tested(indicator) for indicator in missed)
    return finding(
        CHECK,
        Text(
            f'"{name}" bedöms som "{word}", men indikatorn ovanför nås inte: {tests.sv}',
            f'"{name}" is assessed as "{word}", but the indicator above it is missed: {tests.en}',
        ),
        (
            Label(stated_place(assessment), Text("bedömningen", "the assessment")),
            *outcome_labels(missed),
            *target_labels(missed),
        ),
        goal=assessment.name,
        help=Text(
            "säg i kommentaren hur målet kan vara nått när indikatorn inte är det",
            "say in the comment how the goal can be met when the indicator is not",
        ),
    )
