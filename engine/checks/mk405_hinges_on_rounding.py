"""Utfallet ligger så nära målvärdet att avrundningen avgör om målet nås.

Ett utskrivet 53 kan vara 52,6 eller 53,4. Är målvärdet 53 säger siffran inte vilken sida målet hamnar på, och
en decimal till hade kunnat ändra bedömningen.

Bara en notis när värdet ligger vid slutet av skalan, som 100 % av 100 %: där kan det inte bli bättre.
Har filen siffran med fler decimaler än den visar, och ger de en annan bedömning, sägs vad som står i filen.

Tyst när varje värde som kan ha avrundats till det utskrivna ger samma bedömning.
"""

from collections.abc import Iterator
from decimal import Decimal

from attrs import evolve

from engine.assessment import Assessment, Evaluated, MeasureAssessment
from engine.case import YearCell
from engine.check import Check, finding
from engine.evaluate import evaluate
from engine.wording import (
    STANDS_ON_A_FIGURE,
    fact_of,
    flips,
    joined,
    outcome_labels,
    shown_name,
    stated_place,
    target_labels,
    tested,
)
from findings.finding import Consequence, Finding, Label, Severity
from findings.text import Text

CHECK = Check(
    code="MK405",
    slug="avrundning-avgör",
    severity=Severity.WARNING,
    consequence=Consequence.VERDICT,
    title=Text("Avrundningen avgör bedömningen.", "Rounding settles the assessment."),
    quiet=Text(
        "Tyst när varje värde inom avrundningen ger samma bedömning.",
        "Quiet where every value within the rounding gives the same assessment.",
    ),
)
MARK = "avgörs av avrundning"


def find(evaluated: Evaluated) -> Iterator[Finding]:
    """Each goal with the mark avgörs av avrundning (semantics 4.5)."""
    kept = _by_what_the_file_keeps(evaluated)
    for assessment in evaluated.assessments:
        if kept.get(assessment.name, assessment.computed_word) != assessment.computed_word:
            yield _hidden(assessment, kept[assessment.name])
            continue
        if MARK not in assessment.marks:
            continue
        standing = tuple(m for m in assessment.measures if m.evidence.state in STANDS_ON_A_FIGURE)
        near = tuple(m for m in standing if _near_a_limit(m, evaluated)) or standing
        if near or not assessment.is_roll_up:
            at_end = bool(near) and all(_at_end_of_range(measure) for measure in near)
            yield _found(assessment, near, Severity.NOTE if at_end else Severity.WARNING)


def _by_what_the_file_keeps(evaluated: Evaluated) -> dict[str, str]:
    """Each goal's computed word when the figures that the file keeps are taken; empty where it keeps no others."""
    case = evaluated.case
    outcomes = tuple(evolve(one, years=tuple(map(_unrounded, one.years))) for one in case.outcomes)
    if outcomes == case.outcomes:
        return {}
    again = evaluate(
        evaluated.plan, evolve(case, outcomes=outcomes), evaluated.overrides, evaluated.on, explained=False
    )
    return {one.name: one.computed_word for one in again.assessments}


def _unrounded(year: YearCell) -> YearCell:
    text = year.cell.unrounded
    return year if text is None else evolve(year, cell=evolve(year.cell, printed=text))


def _hidden(assessment: Assessment, word: str) -> Finding:
    """The finding where the printed figures and those behind them give different assessments."""
    measures = tuple(m for m in assessment.measures if m.evidence.cell is not None and m.evidence.cell.unrounded)
    cells = [(m.measure.name, m.evidence.cell) for m in measures if m.evidence.cell is not None]
    shown = "; ".join(f'{name} visas som "{cell.printed}" och är "{cell.unrounded}" i filen' for name, cell in cells)
    shown_en = "; ".join(
        f'{name} is shown as "{cell.printed}" and is "{cell.unrounded}" in the file' for name, cell in cells
    )
    name, computed = shown_name(assessment), assessment.computed_word
    return finding(
        CHECK,
        Text(
            f'"{name}" bedöms som "{computed}", men avrundningen döljer "{word}"{f": {shown}" if shown else ""}',
            f'"{name}" is assessed as "{computed}", but rounding hides "{word}"{f": {shown_en}" if shown else ""}',
        ),
        (
            *outcome_labels(measures),
            *target_labels(measures),
            Label(stated_place(assessment), Text("bedömningen", "the assessment")),
        ),
        goal=assessment.name,
        severity=Severity.WARNING,
        flips_verdict=True,
        help=Text("skriv ut utfallet med en decimal till", "print the outcome with one more decimal"),
    )


def _near_a_limit(measure: MeasureAssessment, evaluated: Evaluated) -> bool:
    """Whether the limit, or that of `delvis`, lies within half a unit of the last printed digit."""
    fact, value = fact_of(evaluated, measure), measure.evidence.value
    if value is None or fact is None:
        return False
    partial = measure.target.partial if measure.target is not None else None
    limits = [measure.limit, *(bound.value for bound in (partial.bounds if partial is not None else ()))]
    return any(limit is not None and 2 * abs(value - limit) <= fact.resolution for limit in limits)


def _at_end_of_range(measure: MeasureAssessment) -> bool:
    """Whether the figure is the first or the last of what the measure can be."""
    declared, unit, value = measure.measure, measure.measure.unit, measure.evidence.value
    ends: list[Decimal | None] = [declared.low, declared.high]
    if unit is not None:
        ends += [unit.low, unit.high]
    return value is not None and value in ends


def _found(assessment: Assessment, near: tuple[MeasureAssessment, ...], severity: Severity) -> Finding:
    name, word = shown_name(assessment), assessment.computed_word
    tests = joined(tested(measure) for measure in near)
    return finding(
        CHECK,
        Text(
            f'"{name}" bedöms som "{word}", men avrundningen avgör: {tests.sv}',
            f'"{name}" is assessed as "{word}", but rounding settles it: {tests.en}',
        ),
        (
            *outcome_labels(near),
            *target_labels(near),
            Label(stated_place(assessment), Text("bedömningen", "the assessment")),
        ),
        goal=assessment.name,
        severity=severity,
        flips_verdict=flips(
            assessment, (gives for gives in assessment.possible_rounding if gives is not assessment.computed)
        ),
        help=Text(
            "skriv ut utfallet med en decimal till",
            "print the outcome with one more decimal",
        ),
    )
