"""En siffra i texten är avhuggen, inte avrundad.

2 676 tkr är 2,7 mnkr. Står det 2,6 har decimalerna strukits i stället för att avrundas, och läsaren som räknar efter
får något annat.

Tyst om belopp med en reservation ("ca", "drygt"), om antal och platser, och när de tryckta siffrorna är så grovt
avrundade att den påstådda kan vara rätt avrundad.
"""

from collections.abc import Iterator

from engine.assessment import Evaluated
from engine.check import Check, finding
from engine.claim_answer import About
from engine.claim_trials import Answer
from engine.claim_wording import comes_to, labels, of_claims, said
from findings.finding import Consequence, Finding, Severity
from findings.text import Text

CHECK = Check(
    "MK602",
    "siffran-är-avhuggen",
    Severity.WARNING,
    Consequence.NUMBER,
    Text(
        "En siffra i texten är avhuggen, inte avrundad.",
        "A figure in the prose is cut, not rounded.",
    ),
    Text("Tyst om belopp med reservation.", "Silent on hedged amounts."),
    needs_plan=False,
)


def find(evaluated: Evaluated) -> Iterator[Finding]:
    """The claims that hold only if their figure was cut."""
    for answered, goal in of_claims(evaluated, About.FIGURE):
        if answered.answer is Answer.TRUNCATED:
            of = comes_to(answered)
            yield finding(
                CHECK,
                Text(
                    f'"{said(answered)}" är avhugget: {of.sv}, avrundat {answered.would_be}',
                    f'"{said(answered)}" is cut: {of.en}, rounded {answered.would_be}',
                ),
                labels(answered),
                goal=goal,
                help=Text(f"skriv {answered.would_be}", f"write {answered.would_be}"),
            )
