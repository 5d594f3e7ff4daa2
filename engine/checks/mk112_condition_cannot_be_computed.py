"""Ett villkor går inte att räkna ut.

En jämförelse i procent mot ett basår som inte är över noll, en del av ett målvärde som inte är en gräns, eller ett
tal i en enhet som inte går att räkna om: då finns inget svar, och målet kan inte bedömas, även om resten av villkoret
hade avgjort det. Övriga mål bedöms som vanligt.

Tyst när en siffra bara saknas: det är inget fel i villkoret.
"""

from collections.abc import Iterator

from engine.assessment import Evaluated
from engine.check import Check, problems
from findings.finding import Consequence, Finding, Severity
from findings.text import Text

CHECK = Check(
    "MK112",
    "villkor-går-inte-att-räkna-ut",
    Severity.ERROR,
    Consequence.VERDICT,
    Text("Ett villkor går inte att räkna ut.", "A condition cannot be computed."),
    Text("Tyst när en siffra bara saknas.", "Silent where a figure is only missing."),
)


def find(evaluated: Evaluated) -> Iterator[Finding]:
    """The goals whose condition has no answer (semantics 3.2)."""
    return problems(CHECK, evaluated)
