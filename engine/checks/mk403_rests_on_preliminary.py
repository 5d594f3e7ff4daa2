"""Bedömningen vilar på en preliminär siffra, eller på en prognos fast året är slut.

Siffran kommer att ändras. Den som läser ordet bör veta det, och den som skriver nästa rapport bör gå
tillbaka och se om det höll.

Tyst när bedömningen blir densamma utan den preliminära siffran, när planen avvisar preliminära siffror,
för prognoser i en delårsrapport, och för det prioriterade mål eller den samlade bedömning som bara ärver
siffran från ett av sina mål.
"""

from collections.abc import Iterator

from dsl.ast import Class
from engine.assessment import Assessment, Evaluated, MeasureAssessment
from engine.check import Check, finding
from engine.wording import (
    FORECAST,
    PRELIMINARY,
    flips,
    outcome_labels,
    printed_figure,
    provisional,
    shown_name,
    stated_place,
)
from findings.finding import Consequence, Finding, Label, Severity
from findings.text import Text

CHECK = Check(
    code="MK403",
    slug="bedömning-på-preliminärt",
    severity=Severity.WARNING,
    consequence=Consequence.VERDICT,
    title=Text(
        "Bedömningen vilar på en preliminär siffra.",
        "The assessment rests on a preliminary figure.",
    ),
    quiet=Text(
        "Tyst när bedömningen blir densamma utan siffran.",
        "Quiet where the assessment is the same without the figure.",
    ),
)
WORD = {
    PRELIMINARY: Text("en preliminär siffra", "a preliminary figure"),
    FORECAST: Text("en prognos", "a forecast"),
}
HELP = {
    PRELIMINARY: Text(
        "skriv ut vid bedömningen att den är preliminär", "say beside the assessment that it is preliminary"
    ),
    FORECAST: Text(
        "skriv in utfallet, eller skriv ut vid bedömningen att den vilar på en prognos",
        "give the outcome, or say beside the assessment that it rests on a forecast",
    ),
}


def find(evaluated: Evaluated) -> Iterator[Finding]:
    """Each goal with the mark preliminärt or, in a full-year case, prognos (semantics 4.4, 1.6)."""
    part_year = evaluated.case.report.period.month is not None
    for assessment in evaluated.assessments:
        marks = [mark for mark in WORD if mark in assessment.marks and not (part_year and mark == FORECAST)]
        figures = tuple(m for m in assessment.measures if marks and provisional(evaluated, m) in marks)
        if marks and (figures or not assessment.is_roll_up):
            yield _found(assessment, marks, figures)


def _found(assessment: Assessment, marks: list[str], figures: tuple[MeasureAssessment, ...]) -> Finding:
    printed = ", ".join(f'{measure.measure.name} "{printed_figure(measure)}"' for measure in figures)
    ending = f": {printed}" if printed else ""
    name, word = shown_name(assessment), assessment.computed_word
    return finding(
        CHECK,
        Text(
            f'"{name}" bedöms som "{word}" på {" och ".join(WORD[mark].sv for mark in marks)}{ending}',
            f'"{name}" is assessed as "{word}" on {" and ".join(WORD[mark].en for mark in marks)}{ending}',
        ),
        (
            *outcome_labels(figures),
            Label(stated_place(assessment), Text("bedömningen", "the assessment")),
        ),
        goal=assessment.name,
        flips_verdict=flips(assessment, (Class.UNDECIDED,)),
        help=HELP[marks[0]],
    )
