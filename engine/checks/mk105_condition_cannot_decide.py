"""Ett villkor eller ett undantag kan inte avgöra målet.

Villkoret räknar med ett annat antal nyckeltal än målet har, eller två undantag gäller samtidigt och ger olika
bedömning. Då säger planen två saker på en gång, och målet kan inte bedömas förrän den har rättats.

Tyst när undantagen ger samma bedömning, eller när ett av dem är skrivet som ett undantag från det andra.
"""

from collections.abc import Iterator

from engine.assessment import Evaluated
from engine.check import Check, problems
from findings.finding import Consequence, Finding, Severity
from findings.text import Text

CHECK = Check(
    "MK105",
    "villkor-kan-inte-avgöra",
    Severity.ERROR,
    Consequence.VERDICT,
    Text(
        "Ett villkor eller ett undantag kan inte avgöra målet.", "A condition or an exception cannot decide the goal."
    ),
    Text(
        "Tyst när undantag som gäller samtidigt ger samma bedömning.",
        "Silent where exceptions that apply together give the same verdict.",
    ),
)


def find(evaluated: Evaluated) -> Iterator[Finding]:
    """The goals left undecided by a condition of another number, or by exceptions that contradict each other."""
    return problems(CHECK, evaluated)
