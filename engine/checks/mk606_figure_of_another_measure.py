"""Texten anger ett annat måtts siffra under måttets namn.

Indikatorn för hela kommunen och nämndens eget nyckeltal heter ofta nästan lika. Då blandas de ihop: siffran är rätt,
men det är inte den som nämns.

Sägs när siffran inte är det nämnda måttets och är just ett annat måtts siffra för samma år och i samma enhet. Tyst om
mått som inte hör till samma mål, om inte siffran har minst tre siffror: kortare tal är lika av en slump.
"""

from collections.abc import Iterator

from engine.assessment import Evaluated
from engine.check import Check, finding
from engine.claim_answer import About
from engine.claim_mistaken import mistaken, others
from engine.claim_wording import labels, of_claims, said
from engine.ownership import printed_facts
from findings.finding import Consequence, Finding, Severity
from findings.text import Text

CHECK = Check(
    "MK606",
    "ett-annat-måtts-siffra",
    Severity.NOTE,
    Consequence.NUMBER,
    Text(
        "Texten anger ett annat måtts siffra under måttets namn.",
        "The prose gives another measure's figure under this one's name.",
    ),
    Text(
        "Tyst om mått som inte hör till samma mål, om siffran är kort.",
        "Silent on measures of other goals, where the figure is short.",
    ),
    needs_plan=False,
)


def find(evaluated: Evaluated) -> Iterator[Finding]:
    """The wrong figures that are right of another measure."""
    known = others(evaluated)
    for answered, goal in of_claims(evaluated, About.FIGURE):
        found = mistaken(known, answered)
        if found is None or answered.level is None:
            continue
        named, other = answered.level.measure, found.fact.measure
        yield finding(
            CHECK,
            Text(
                f'"{said(answered)}" säger {answered.says} om "{named}", som är {answered.comes_to};'
                f' {answered.says} är siffran för "{other}"',
                f'"{said(answered)}" says {answered.says} of "{named}", which is {answered.comes_to};'
                f' {answered.says} is the figure of "{other}"',
            ),
            (*labels(answered), *printed_facts((found.fact,))),
            goal=goal,
            help=Text("nämn det mått som siffran är av", "name the measure that the figure is of"),
        )
