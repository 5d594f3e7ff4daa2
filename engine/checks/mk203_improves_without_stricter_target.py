"""Målsatsen säger att något ska öka eller bli bättre, men målvärdet kräver inte mer än det senaste utfallet.

"Ska bli bättre" och ett målvärde på 60, när utfallet redan är 62: målet nås även om det blir sämre. Då
säger "helt uppfyllt" något annat än vad läsaren tror.

Senaste utfall är det senast utskrivna slutliga före målåret; ett senare preliminärt måste peka åt samma håll.
Tyst i skalans ände, där inget kan vara strängare, när måttet har brutits eller bytt definition sedan dess, när
målvärdet inte är ett enda tal, och när riktningsordet inte är målets eget ("för att öka", "inte minska").
"""

from collections.abc import Iterator

from engine.assessment import Evaluated
from engine.check import Check, finding
from engine.ownership import by_measure, declared_target, judged_goals, own_measures, printed_facts, printed_targets
from engine.sentence import directions
from engine.sentence_target import read_sentence
from engine.stricter import not_stricter
from engine.wording import one_line
from findings.finding import Consequence, Finding, Label, Severity
from findings.text import Text

CHECK = Check(
    "MK203",
    "ska-öka-men-målvärdet-kräver-det-inte",
    Severity.WARNING,
    Consequence.NUMBER,
    Text(
        "Målsatsen säger att något ska bli bättre, men målvärdet är inte strängare än det senaste utfallet.",
        "The sentence says that something shall improve, but the target is no stricter than the last outcome.",
    ),
    Text(
        "Tyst i skalans ände, efter ett tidsseriebrott och där riktningsordet inte är målets eget.",
        "Silent at the end of the range, after a break, and where the word is not the goal's own claim.",
    ),
)


def find(evaluated: Evaluated) -> Iterator[Finding]:
    """The goals that promise a change which a measure's target does not ask for."""
    figures = by_measure(evaluated.facts)
    for goal, assessment in judged_goals(evaluated):
        place, sentence = read_sentence(goal, assessment)
        claimed = directions(sentence)
        loose = not_stricter(figures, own_measures(goal, assessment), evaluated.year) if claimed else ()
        if not loose:
            continue
        word = one_line(claimed[0].word).lower()
        measure, target, last = loose[0]
        year, printed = last[0].year, one_line(last[0].cell.printed)
        yield finding(
            CHECK,
            Text(
                f'målsatsen säger "{word}", men målvärdet "{target.target.printed}" för "{measure.name}" är inte '
                f"strängare än utfallet {year}, {printed}",
                f'the goal\'s sentence says "{word}", but the target "{target.target.printed}" of '
                f'"{measure.name}" is no stricter than the outcome of {year}, {printed}',
            ),
            (
                *(label for one, decided, _ in loose for label in (declared_target(one, decided),)),
                Label(place, Text(f'målsatsen: "{word}"', f'the sentence: "{word}"')),
                *(
                    label
                    for one, decided, facts in loose
                    for label in (
                        *printed_targets(figures, one, decided.year),
                        *printed_facts(facts),
                    )
                ),
            ),
            goal=assessment.name,
            help=Text(
                f"sätt ett målvärde som är bättre än {printed}",
                f"set a target that is better than {printed}",
            ),
        )
