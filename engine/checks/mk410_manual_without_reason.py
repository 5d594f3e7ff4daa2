"""Nämnden bedömer målet själv, och rapporten säger inte varför bedömningen blev som den blev.

En egen bedömning är det ingen som kan räkna efter. Därför behöver den ett skäl.

Tyst för mål som bedöms efter sina nyckeltal, för mål utan bedömning (MK408), och så snart något skäl står
där: om det är ett gott skäl prövas inte.
"""

from collections.abc import Iterator

from engine.assessment import Assessment, Evaluated
from engine.check import Check, finding
from engine.wording import printed_word, readable_word, rule_of, shown_name, stated_place
from findings.finding import Consequence, Finding, Label, Severity
from findings.text import Text

CHECK = Check(
    code="MK410",
    slug="egen-bedömning-utan-skäl",
    severity=Severity.WARNING,
    consequence=Consequence.WORDING,
    title=Text(
        "Nämndens egen bedömning anges utan skäl.",
        "The board's own assessment is stated without a reason.",
    ),
    quiet=Text(
        "Tyst för mål som bedöms efter sina nyckeltal, och så snart något skäl står där.",
        "Quiet for goals judged by their measures, and as soon as any reason is given.",
    ),
)


def find(evaluated: Evaluated) -> Iterator[Finding]:
    """Each goal or roll-up judged by the board, with a stated word and no reason."""
    for assessment in evaluated.assessments:
        if rule_of(evaluated, assessment).by_board and readable_word(assessment) and not _reason(assessment):
            yield _found(evaluated, assessment)


def _reason(assessment: Assessment) -> str:
    stated = assessment.stated
    return "" if stated is None or stated.reason is None else stated.reason.printed.strip()


def _found(evaluated: Evaluated, assessment: Assessment) -> Finding:
    name, printed = shown_name(assessment), printed_word(assessment)
    return finding(
        CHECK,
        Text(
            f'"{name}" bedöms av nämnden som "{printed}" utan att något skäl anges',
            f'"{name}" is assessed by the board as "{printed}" without a reason',
        ),
        (Label(stated_place(assessment), Text("bedömningen", "the assessment")),),
        goal=assessment.name,
        help=Text("skriv ut skälet till bedömningen", "print the reason for the assessment"),
    )
