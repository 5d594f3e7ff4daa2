"""Målet nås inte, men kommunfullmäktiges indikator ovanför det nås.

Det kan bero på att nämnden har satt ett strängare målvärde än fullmäktige, vilket den får. Det är värt att
veta när rapporten ska förklaras.

Vilar indikatorn på ett äldre år eller en preliminär siffra sägs det. Tyst när indikatorn själv står i målets
villkor, när målet eller indikatorn inte kan avgöras och när målet delvis är uppfyllt.
"""

from collections.abc import Iterator

from dsl.ast import Class
from engine.assessment import Assessment, Evaluated, MeasureAssessment
from engine.check import Check, finding
from engine.truth import Truth
from engine.wording import (
    FORECAST,
    PRELIMINARY,
    joined,
    outcome_labels,
    provisional,
    shown_name,
    stated_place,
    target_labels,
    tested,
)
from findings.finding import Consequence, Finding, Label, Severity
from findings.text import Text

CHECK = Check(
    code="MK407",
    slug="mål-missat-indikator-nådd",
    severity=Severity.NOTE,
    consequence=Consequence.WORDING,
    title=Text(
        "Målet nås inte medan fullmäktiges indikator ovanför det nås.",
        "The goal is not met while the council's indicator above it is met.",
    ),
    quiet=Text(
        "Tyst när indikatorn står i målets villkor, eller något av dem inte kan avgöras.",
        "Quiet where the indicator is in the goal's conditions, or either is undecided.",
    ),
)
ENGLISH = {PRELIMINARY: "preliminary", FORECAST: "forecast"}


def find(evaluated: Evaluated) -> Iterator[Finding]:
    """Each goal that is not met, with an indicator above it that is."""
    for assessment in evaluated.assessments:
        met = tuple(one for one in assessment.indicators if one.reached is Truth.TRUE)
        if assessment.computed is Class.NOT and met:
            yield _found(evaluated, assessment, met)


def _found(evaluated: Evaluated, assessment: Assessment, met: tuple[MeasureAssessment, ...]) -> Finding:
    name, word = shown_name(assessment), assessment.computed_word
    tests = joined(_with_marks(evaluated, indicator) for indicator in met)
    return finding(
        CHECK,
        Text(
            f'"{name}" bedöms som "{word}", men indikatorn ovanför nås: {tests.sv}',
            f'"{name}" is assessed as "{word}", but the indicator above it is met: {tests.en}',
        ),
        (
            Label(stated_place(assessment), Text("bedömningen", "the assessment")),
            *outcome_labels(met),
            *target_labels(met),
        ),
        goal=assessment.name,
    )


def _with_marks(evaluated: Evaluated, indicator: MeasureAssessment) -> Text:
    """The indicator's test, and what it rests on where that is not a final figure of the year."""
    mark, test = provisional(evaluated, indicator), tested(indicator)
    if mark is None:
        return test
    return Text(f"{test.sv} ({mark})", f"{test.en} ({ENGLISH[mark]})")
