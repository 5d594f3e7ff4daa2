"""En utveckling i texten stämmer inte med de tryckta siffrorna.

"Har minskat de senaste åren" är det läsaren minns. Har siffran stigit är det fel intryck.

"Har minskat" stämmer inte när den sista siffran inte är lägre än den första och något steg säkert har gått upp;
"varje år" gäller varje steg, och "fortsätter" behöver ett steg dessförinnan. En notis när avrundningen döljer det,
när orden är vaga och när en siffra inte är tryckt. En rad i en tabell vars siffror alla är mindre än noll är
kostnader, och läses på båda sätten.
"""

from collections.abc import Iterator

from engine.assessment import Evaluated
from engine.check import Check, finding
from engine.claim_answer import About
from engine.claim_trials import Answer
from engine.claim_wording import labels, not_certain, not_tested, of_claims, said, series
from findings.finding import Consequence, Finding, Severity
from findings.text import Text

CHECK = Check(
    "MK605",
    "utvecklingen-stämmer-inte",
    Severity.WARNING,
    Consequence.NUMBER,
    Text(
        "En utveckling i texten stämmer inte med siffrorna.",
        "A trend in the prose does not hold.",
    ),
    Text(
        "En notis när avrundningen döljer det, när orden är vaga och när det inte kan prövas.",
        "A note where rounding hides it, where the words are vague and where it cannot be tested.",
    ),
    needs_plan=False,
)


def find(evaluated: Evaluated) -> Iterator[Finding]:
    """The trends that the printed figures exclude."""
    for answered, goal in of_claims(evaluated, About.TREND):
        if answered.answer is Answer.FAILS:
            figures = series(answered)
            yield finding(
                CHECK,
                Text(
                    f'"{said(answered)}" stämmer inte: siffrorna är {figures}',
                    f'"{said(answered)}" does not hold: the figures are {figures}',
                ),
                labels(answered),
                goal=goal,
                help=Text("rätta texten eller siffran", "mend the text or the figure"),
            )
        elif answered.answer is Answer.DOUBTFUL:
            yield not_certain(CHECK, answered, goal)
        yield from not_tested(CHECK, answered, goal)
