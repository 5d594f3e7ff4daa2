"""Målsatsen anger ett tal men inte om det är ett golv, ett tak eller en exakt nivå.

"Ska vara 100 procent" går att läsa; "ska uppgå till 2 procent" gör det inte säkert: är 2,5 bättre eller sämre?
Ett "minst" eller "högst" gör satsen entydig.

Tyst om tal som inte är målets eget målvärde i nyckeltalets enhet (samma gräns som för MK201), och där minst,
högst, över, under eller "eller mer" står vid talet.
"""

from collections.abc import Iterator

from engine.assessment import Evaluated
from engine.check import Check, finding
from engine.ownership import judged_goals, own_measures
from engine.sentence_target import read_sentence, sentence_targets
from findings.finding import Consequence, Finding, Label, Severity
from findings.text import Text

CHECK = Check(
    "MK207",
    "målsats-utan-jämförelseord",
    Severity.NOTE,
    Consequence.WORDING,
    Text(
        "Målsatsen anger ett tal utan minst, högst eller annat jämförelseord.",
        "The goal's sentence gives a figure with no at least, at most or other comparison word.",
    ),
    Text(
        "Tyst om tal som inte är målets eget målvärde i nyckeltalets enhet.",
        "Silent on figures that are not the goal's own target in the measure's unit.",
    ),
)


def find(evaluated: Evaluated) -> Iterator[Finding]:
    """The goals whose sentence gives a target figure without a comparison word."""
    for goal, assessment in judged_goals(evaluated):
        place, sentence = read_sentence(goal, assessment)
        for said in sentence_targets(sentence, own_measures(goal, assessment)):
            if said.figure.compare is None:
                yield finding(
                    CHECK,
                    Text(
                        f'målsatsen säger "{said.quote}" utan att säga om det är minst eller högst',
                        f'the goal\'s sentence says "{said.quote}" without saying at least or at most',
                    ),
                    (Label(place),),
                    goal=assessment.name,
                    help=Text(
                        "skriv minst, högst eller exakt framför talet",
                        "write minst, högst or exakt before the figure",
                    ),
                )
                break
