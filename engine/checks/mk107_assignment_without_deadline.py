"""Uppdraget har ingen tidpunkt då det ska vara klart eller redovisas.

Utan tidpunkt går det aldrig att säga att ett uppdrag är försenat, och det kan ligga kvar år efter år utan att någon
behöver svara för det.

En dag, en månad, ett kvartal eller ett år räcker (`klart under 2024`), och `pågår 2024–2026` är också en tidpunkt.
Nämner uppdragets egen mening en tidpunkt föreslås den. Tyst när någon av uppdragets rader inte gick att läsa.
"""

from collections.abc import Iterator

from engine.check import Check, finding
from engine.own_words import own_word
from engine.plan import Assignment, Plan
from engine.sentence_deadline import REPORTED, sentence_deadlines
from findings.finding import Consequence, Finding, Label, Severity
from findings.text import Text

CHECK = Check(
    "MK107",
    "uppdrag-utan-tidpunkt",
    Severity.WARNING,
    Consequence.VERDICT,
    Text("Ett uppdrag har ingen tidpunkt.", "An assignment has no deadline."),
    Text(
        "Tyst när `klart`, `redovisas` eller `pågår` säger ett år eller närmare.",
        "Silent where `klart`, `redovisas` or `pågår` names a year or something closer.",
    ),
)


_THINGS = {
    False: ("uppdrag", Text("uppdraget", "the assignment")),
    True: ("aktivitet", Text("aktiviteten", "the activity")),
}


def lint(plan: Plan) -> Iterator[Finding]:
    """The assignments and activities that say nothing of when."""
    for one in plan.assignments:
        if not one.deadlines and one.valid is None and not one.unread:
            thing, word = _THINGS[one.is_activity]
            own = own_word(plan, thing) or word.sv
            yield finding(
                CHECK,
                Text(f'{own} "{one.name}" har ingen tidpunkt', f'{word.en} "{one.name}" has no deadline'),
                (Label(one.span),),
                goal=one.name,
                help=_help(plan, one),
            )


def _help(plan: Plan, assignment: Assignment) -> Text:
    """The line to write: what the assignment's own sentence says, else an example."""
    said = sentence_deadlines(assignment.sentence)
    if said:
        what = "redovisas senast" if said[0].what == REPORTED else "klart senast"
        line = f"{what} {said[0].written}"
        return Text(
            f'meningen säger "{said[0].quote}": skriv `{line}`',
            f'the sentence says "{said[0].quote}": write `{line}`',
        )
    year = f"{plan.years[-1]}" if plan.years else "…"
    return Text(
        f"skriv till exempel `klart senast december {year}` eller `redovisas senast maj {year}`",
        f"write for instance `klart senast december {year}` or `redovisas senast maj {year}`",
    )
