"""Bedömningen vilar på en äldre siffra än den som målet gäller.

Utfallet för året saknas, och det senaste som finns har fått stå i dess ställe. Det kan planen säga ja till,
men läsaren bör veta vilket år ordet handlar om.

Tyst vid en eftersläpning eller en mätcykel som planen själv har deklarerat, när bedömningen blir densamma
utan den äldre siffran, och för det prioriterade mål eller den samlade bedömning som bara ärver den.
"""

from collections.abc import Iterator

from dsl.ast import Class
from engine.assessment import Assessment, Evaluated, MeasureAssessment
from engine.check import Check, finding
from engine.wording import STANDS_ON_A_FIGURE, flips, one_line, outcome_labels, shown_name, stated_place
from findings.finding import Consequence, Finding, Label, Severity
from findings.text import Text

CHECK = Check(
    code="MK404",
    slug="bedömning-på-äldre-år",
    severity=Severity.WARNING,
    consequence=Consequence.VERDICT,
    title=Text(
        "Bedömningen vilar på ett äldre års utfall.",
        "The assessment rests on the outcome of an older year.",
    ),
    quiet=Text(
        "Tyst vid en eftersläpning eller mätcykel som planen har deklarerat.",
        "Quiet for a lag or a cycle that the plan has declared.",
    ),
)


def find(evaluated: Evaluated) -> Iterator[Finding]:
    """Each goal with the mark på ÅR (semantics 4.4)."""
    for assessment in evaluated.assessments:
        years = tuple(mark[3:] for mark in assessment.marks if mark.startswith("på "))
        older = tuple(measure for measure in assessment.measures if _older(measure, years))
        if years and not (assessment.is_roll_up and not older):
            yield _found(assessment, years, older)


def _older(measure: MeasureAssessment, years: tuple[str, ...]) -> bool:
    evidence = measure.evidence
    return (
        evidence.state in STANDS_ON_A_FIGURE and evidence.year != evidence.expected_year and str(evidence.year) in years
    )


def _found(assessment: Assessment, years: tuple[str, ...], older: tuple[MeasureAssessment, ...]) -> Finding:
    name, word = shown_name(assessment), assessment.computed_word
    printed = ", ".join(_figure(measure) for measure in older)
    figures = f": {printed}" if printed else ""
    return finding(
        CHECK,
        Text(
            f'"{name}" bedöms som "{word}" på utfallet för {" och ".join(years)}{figures}',
            f'"{name}" is assessed as "{word}" on the outcome of {" and ".join(years)}{figures}',
        ),
        (
            *outcome_labels(older),
            Label(stated_place(assessment), Text("bedömningen", "the assessment")),
        ),
        goal=assessment.name,
        flips_verdict=flips(assessment, (Class.UNDECIDED,)),
        help=Text(
            f"skriv ut vid bedömningen att den gäller {' och '.join(years)}",
            f"say beside the assessment that it is of {' and '.join(years)}",
        ),
    )


def _figure(measure: MeasureAssessment) -> str:
    figure = measure.evidence.figure
    printed = "" if figure is None else one_line(figure.printed)
    return f'{measure.measure.name} "{printed}"'
