"""Rapporten bedömer målet med ett ord som planen inte har.

Då vet ingen vad ordet betyder: är "Till stor del uppfyllt" helt eller delvis?

Samma sak gäller ett uppdrag eller en aktivitet som ett villkor räknar: säger läget varken att det är klart eller att
det inte är det ("Typ klart", "Grön" i en plan utan det ordet), kan målet inte avgöras av det.

"Kan ej bedömas" och "Kan inte bedömas" hör till varje skala.

Ordet jämförs utan hänsyn till stora bokstäver, blanksteg och tecken före och efter. Tyst när bedömningen är
en ikon eller en färg utan ord (MK408).
"""

from collections.abc import Iterator

from dsl.ast import Class
from engine.assessment import Assessment, AssignmentAssessment, Evaluated, Standing
from engine.check import Check, finding
from engine.stated import classes_of, scale_of
from engine.wording import one_line, printed_word, readable_word, shown_name, stated_place
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
    """Each goal whose stated word can be read and is none of the plan's, and each assignment that a goal counts."""
    for assessment in evaluated.assessments:
        if readable_word(assessment) and not assessment.stated_classes:
            yield _found(evaluated, assessment)
    yield from _of_assignments(evaluated)


def _of_assignments(evaluated: Evaluated) -> Iterator[Finding]:
    """The assignments that conditions count and whose status is not clear, each once."""
    scale = scale_of(evaluated.plan, evaluated.case)
    told = set()
    for assessment in evaluated.assessments:
        for status in assessment.assignments:
            name = status.assignment.name
            of_scale = bool(classes_of(status.stated, scale))
            if status.standing is Standing.UNCLEAR and not of_scale and name not in told:
                told.add(name)
                yield _unclear(status, assessment.name)


def _unclear(status: AssignmentAssessment, goal: str) -> Finding:
    assignment, stated = status.assignment, status.stated
    assert stated is not None and stated.word is not None
    kind = Text("aktiviteten", "the activity") if assignment.is_activity else Text("uppdraget", "the assignment")
    printed = one_line(stated.word.printed)
    return finding(
        CHECK,
        Text(
            f'{kind.sv} "{assignment.name}" anges som "{printed}", och av det framgår inte om det är klart',
            f'{kind.en} "{assignment.name}" is stated as "{printed}", which does not say whether it is done',
        ),
        (
            Label(stated.word.place, Text("läget", "the status")),
            Label(assignment.span, Text("som ett villkor räknar", "that a condition counts")),
        ),
        goal=goal,
        flips_verdict=True,
        help=Text(
            'skriv till exempel "Klart", "Pågår" eller "Försenat"', 'write for instance "Klart", "Pågår" or "Försenat"'
        ),
    )


def _found(evaluated: Evaluated, assessment: Assessment) -> Finding:
    name, printed = shown_name(assessment), printed_word(assessment)
    scale = scale_of(evaluated.plan, evaluated.case)
    every = [word.word for word in scale]
    if not any(Class.UNDECIDED in word.classes for word in scale):
        every.append(Class.UNDECIDED.value)
    words = ", ".join(f'"{word}"' for word in every)
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
