"""Ett villkor går inte att räkna ut.

En jämförelse i procent mot ett basår som inte är över noll, en del av ett målvärde som inte är en gräns, eller ett
tal i en enhet som inte går att räkna om: då finns inget svar, och målet kan inte bedömas, även om resten av villkoret
hade avgjort det. Övriga mål bedöms som vanligt. Det som planen ensam visar sägs redan av lint.

Tyst när en siffra bara saknas: det är inget fel i villkoret.
"""

from collections.abc import Iterator

from engine.assessment import Evaluated
from engine.check import Check, finding, problems
from engine.plan import Plan
from engine.shares import unsaid
from findings.finding import Consequence, Finding, Label, Severity
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
    """The goals whose condition has no answer (semantics 3.2); what lint tells is not told again."""
    told = {(one.labels, one.message) for one in lint(evaluated.plan)}
    for found in problems(CHECK, evaluated):
        if (found.labels, found.message) not in told:
            yield found


def lint(plan: Plan) -> Iterator[Finding]:
    """The shares that cannot be taken of a target, whatever the figures (semantics 2.3)."""
    for one in unsaid(plan):
        yield finding(CHECK, one.why.message, (Label(one.place),), goal=one.subject, help=one.why.help)
