"""Rapporten bedömer målet med ett ord som planen inte har.

Då vet ingen vad ordet betyder: är "Till stor del uppfyllt" helt eller delvis?

Ordet jämförs utan hänsyn till stora bokstäver, blanksteg och tecken före och efter. Tyst när bedömningen är
en ikon eller en färg utan ord (MK408).
"""

from collections.abc import Iterator

from engine.assessment import Assessment, Evaluated
from engine.check import Check, finding
from engine.stated import scale_of
from engine.wording import printed_word, readable_word, shown_name, stated_place
from findings.finding import Consequence, Finding, Label, Severity
from findings.text import Text

CHECK = Check(
    code="MK409",
    slug="ord-utanför-skalan",
    severity=Severity.ERROR,
    consequence=Consequence.VERDICT,
    title=Text(
        "En bedömning anges med ett ord som planen inte har.",
        "An assessment is stated with a word that the plan does not have.",
    ),
    quiet=Text(
        "Tyst när bedömningen är en ikon eller en färg utan ord (MK408).",
        "Quiet where the assessment is an icon or a colour without a word (MK408).",
    ),
)


def find(evaluated: Evaluated) -> Iterator[Finding]:
    """Each goal whose stated word can be read and is none of the plan's."""
    for assessment in evaluated.assessments:
        if readable_word(assessment) and not assessment.stated_classes:
            yield _found(evaluated, assessment)


def _found(evaluated: Evaluated, assessment: Assessment) -> Finding:
    name, printed = shown_name(assessment), printed_word(assessment)
    scale = scale_of(evaluated.plan, evaluated.case)
    words = ", ".join(f'"{word.word}"' for word in scale)
    return finding(
        CHECK,
        Text(
            f'"{name}" anges som "{printed}", som inte är något av planens ord {words}',
            f'"{name}" is stated as "{printed}", which is none of the plan\'s words {words}',
        ),
        (
            Label(stated_place(assessment), Text("bedömningen", "the assessment")),
            *(Label(word.span, Text("planens ord", "the plan's word")) for word in scale if word.span is not None),
        ),
        goal=assessment.name,
        help=Text(
            f'skriv ett av planens ord, eller lägg till i planen: `bedömning "{printed}" betyder …`',
            f'write one of the plan\'s words, or add to the plan: `bedömning "{printed}" betyder …`',
        ),
    )
