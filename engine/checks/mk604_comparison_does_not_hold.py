"""En jämförelse i texten stämmer inte med de tryckta siffrorna.

"Högre än riket" och "når målvärdet" är slutsatser. Säger siffrorna något annat är slutsatsen fel.

Fel bara när avrundningen inte kan rädda det. Kan den det blir det en notis, liksom för ord som lämnar det öppet
("något", "marginellt") och för det som inte kan prövas. Tyst om "i nivå med" och andra ord som inte går att pröva.
"""

from collections.abc import Iterator

from engine.assessment import Evaluated
from engine.check import Check, finding
from engine.claim_answer import About
from engine.claim_trials import Answer
from engine.claim_wording import comes_to, labels, not_certain, not_tested, of_claims, said
from findings.finding import Consequence, Finding, Severity
from findings.text import Text

CHECK = Check(
    "MK604",
    "jämförelsen-stämmer-inte",
    Severity.ERROR,
    Consequence.NUMBER,
    Text(
        "En jämförelse i texten stämmer inte med siffrorna.",
        "A comparison in the prose does not hold.",
    ),
    Text(
        "En notis när avrundningen döljer det, när orden är vaga och när det inte kan prövas.",
        "A note where rounding hides it, where the words are vague and where it cannot be tested.",
    ),
    needs_plan=False,
)


def find(evaluated: Evaluated) -> Iterator[Finding]:
    """The comparisons that the printed figures exclude."""
    for answered, goal in of_claims(evaluated, About.ORDER):
        if answered.answer is Answer.FAILS:
            of = comes_to(answered)
            yield finding(
                CHECK,
                Text(f'"{said(answered)}" stämmer inte: {of.sv}', f'"{said(answered)}" does not hold: {of.en}'),
                labels(answered),
                goal=goal,
                help=Text("rätta jämförelsen eller siffran", "mend the comparison or the figure"),
            )
        elif answered.answer is Answer.DOUBTFUL:
            yield not_certain(CHECK, answered, goal)
        yield from not_tested(CHECK, answered, goal)
