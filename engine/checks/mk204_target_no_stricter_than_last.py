"""Målvärdet kräver inte mer än det senaste utfallet, fast målsatsen inte har lovat någon ökning.

Ett målvärde på 87 procent när förra årets utfall var 93 nås även om resultatet försämras. Det kan vara rätt,
men är värt att veta, både för målets nyckeltal och för indikatorn ovanför. En indikator med flera mål under sig
nämns en gång, hos det första.

Tyst där MK203 talar, och i samma fall som det: i skalans ände, efter ett tidsseriebrott, och när målvärdet inte
är ett enda tal.
"""

from collections.abc import Iterator

from engine.assessment import Evaluated
from engine.check import Check, finding
from engine.facts import folded
from engine.ownership import (
    by_measure,
    declared_target,
    indicators_of,
    judged_goals,
    own_measures,
    owners,
    printed_facts,
    printed_targets,
)
from engine.sentence import directions
from engine.sentence_target import read_sentence
from engine.stricter import not_stricter
from engine.wording import one_line
from findings.finding import Consequence, Finding, Severity
from findings.text import Text

CHECK = Check(
    "MK204",
    "målvärdet-kräver-inte-mer-än-förra-utfallet",
    Severity.NOTE,
    Consequence.NUMBER,
    Text(
        "Målvärdet är inte strängare än det senaste utfallet.",
        "The target is no stricter than the last outcome.",
    ),
    Text(
        "Tyst där MK203 talar, i skalans ände och efter ett tidsseriebrott.",
        "Silent where MK203 speaks, at the end of the range, and after a break.",
    ),
)


def find(evaluated: Evaluated) -> Iterator[Finding]:
    """The goals with a measure, or an indicator above them, whose target was already reached before."""
    figures = by_measure(evaluated.facts)
    goals = owners(evaluated.plan)
    for goal, assessment in judged_goals(evaluated):
        own = own_measures(goal, assessment)
        if directions(read_sentence(goal, assessment)[1]) and not_stricter(figures, own, evaluated.year):
            continue
        above = (
            measure
            for measure in indicators_of(goal, assessment)
            if measure not in own and goals.get(folded(measure.name)) == goal.name
        )
        loose = not_stricter(figures, (*own, *above), evaluated.year)
        if loose:
            measure, target, last = loose[0]
            year, printed = last[0].year, one_line(last[0].cell.printed)
            yield finding(
                CHECK,
                Text(
                    f'målvärdet "{target.target.printed}" för "{measure.name}" är inte strängare än utfallet '
                    f"{year}, {printed}",
                    f'the target "{target.target.printed}" of "{measure.name}" is no stricter than the outcome '
                    f"of {year}, {printed}",
                ),
                tuple(
                    label
                    for one, decided, facts in loose
                    for label in (
                        declared_target(one, decided),
                        *printed_targets(figures, one, decided.year),
                        *printed_facts(facts),
                    )
                ),
                goal=assessment.name,
            )
