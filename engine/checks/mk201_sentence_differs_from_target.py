"""Målsatsen säger ett annat tal än målvärdet.

Den som läser "ska vara minst 75 procent" tror att 75 är vad som prövas. Står det 70 i målvärdet prövas ett
annat mål än det som nämnden har beslutat, och bedömningen kan bli en annan. Målsatsen i rapporten går före
regelfilens, eftersom det är den som läses; skiljer sig de två åt är det också ett fynd.

Lint prövar målsatsen i regelfilen mot målvärdena i samma fil, innan någon rapport finns.

Tyst när talet inte har nyckeltalets enhet eller inte styrs av satsens eget verb ("nät om minst
50 Mbit/s"), när det gäller en förändring ("öka med 5 procent"), när ordet är högst i satsen och minst i
målvärdet (då mäts troligen motsatsen), när satsen nämner år men inte det som bedöms, och när satsen har
flera tal eller målet flera nyckeltal som kan vara de avsedda. Ett tal som är målvärde ett annat år, eller före
en beslutad ändring, eller som är målvärdet avrundat, är bara en notis.
"""

from collections.abc import Iterator
from fractions import Fraction

from engine.alternatives import with_target
from engine.assessment import Assessment, Evaluated
from engine.check import Check, finding
from engine.names import key
from engine.ownership import Figures, by_measure, declared_target, judged_goals, own_measures, printed_targets
from engine.plan import Goal, Plan, TargetOfYear
from engine.sentence_target import (
    Differing,
    SentenceTarget,
    differing,
    differing_targets,
    sentence_targets,
    sentences,
)
from engine.stricter import level
from engine.units import convert
from engine.wording import flips
from findings.finding import Consequence, Finding, Label, Severity
from findings.span import Span
from findings.text import Text

CHECK = Check(
    "MK201",
    "målsats-skiljer-sig-från-målvärde",
    Severity.ERROR,
    Consequence.VERDICT,
    Text(
        "Talet i målsatsen är ett annat än målvärdet.",
        "The figure in the goal's sentence is not that of the target.",
    ),
    Text(
        "Tyst om tal som inte har nyckeltalets enhet eller inte styrs av minst, högst eller ska vara.",
        "Silent on figures without the measure's unit, or that no at least, at most or shall be governs.",
    ),
)
_HELP = Text(
    'skriv samma tal på båda ställena, eller ange beslutet med `ändrat från … enligt "…"`',
    'write the same figure in both places, or give the decision with `ändrat från … enligt "…"`',
)


def find(evaluated: Evaluated) -> Iterator[Finding]:
    """The goals whose sentence, in the report or in the rules, gives another figure than the target."""
    figures = by_measure(evaluated.facts)
    for goal, assessment in judged_goals(evaluated):
        wrong = differing_targets(evaluated, goal, assessment)
        if wrong:
            yield _against_target(evaluated, figures, goal, assessment, wrong[0])
        else:
            yield from _against_each_other(goal, assessment)


def lint(plan: Plan) -> Iterator[Finding]:
    """The goals whose sentence in the rules gives a figure that is no year's target (a report tells of its own)."""
    measures = {key(measure.name): measure for measure in plan.measures}
    for goal in plan.goals:
        own = tuple(measures[key(name)] for name, _ in goal.measures if key(name) in measures)
        for year in plan.years:
            wrong = [one for one in differing(((goal.span, goal.sentence),), own, year) if _excuse(one) is None]
            if wrong:
                yield _of_plan(goal, wrong[0], year)
                break


def _of_plan(goal: Goal, wrong: Differing, year: int) -> Finding:
    said, target = wrong.said, wrong.target
    return finding(
        CHECK,
        _says(said, target, year, Text("", "")),
        (
            Label(goal.span, Text(f'målsatsen: "{said.quote}"', f'the sentence: "{said.quote}"')),
            declared_target(said.measure, target),
        ),
        goal=goal.name,
        help=_HELP,
    )


def _says(said: SentenceTarget, target: TargetOfYear, year: int, unless: Text) -> Text:
    name, printed = said.measure.name, target.target.printed
    return Text(
        f'målsatsen säger "{said.quote}", men målvärdet för "{name}" {year} är "{printed}"{unless.sv}',
        f'the goal\'s sentence says "{said.quote}", but the target of "{name}" for {year} is "{printed}"{unless.en}',
    )


def _against_target(
    evaluated: Evaluated, figures: Figures, goal: Goal, assessment: Assessment, wrong: Differing
) -> Finding:
    said, target = wrong.said, wrong.target
    measure = said.measure
    excuse = _excuse(wrong)
    unless = Text("", "") if excuse is None else excuse
    return finding(
        CHECK,
        _says(said, target, evaluated.year, unless),
        (
            *_sentence_labels(goal, assessment, wrong.place),
            declared_target(measure, target),
            *printed_targets(figures, measure, evaluated.year),
        ),
        goal=assessment.name,
        severity=Severity.ERROR if excuse is None else Severity.NOTE,
        flips_verdict=excuse is None
        and flips(assessment, with_target(evaluated, assessment, measure.name, said.value)),
        help=_HELP,
    )


def _against_each_other(goal: Goal, assessment: Assessment) -> Iterator[Finding]:
    """The sentence in the report and the one in the rules, where each gives one figure and they differ."""
    both = sentences(goal, assessment)
    if len(both) < 2:
        return
    printed, declared = (_only(goal, assessment, sentence) for _, sentence in both)
    if printed is not None and declared is not None and printed.value != declared.value:
        yield finding(
            CHECK,
            Text(
                f'målsatsen i rapporten säger "{printed.quote}", men den i regelfilen "{declared.quote}"',
                f'the sentence in the report says "{printed.quote}", but that in the rules "{declared.quote}"',
            ),
            _sentence_labels(goal, assessment),
            goal=assessment.name,
        )


def _only(goal: Goal, assessment: Assessment, sentence: str) -> SentenceTarget | None:
    said = sentence_targets(sentence, own_measures(goal, assessment))
    return said[0] if len(said) == 1 else None


def _sentence_labels(goal: Goal, assessment: Assessment, first: Span | None = None) -> tuple[Label, ...]:
    """Where the sentences stand that give a figure, `first` before the other."""
    labels = [
        Label(place, Text(f'målsatsen: "{said.quote}"', f'the sentence: "{said.quote}"'))
        for place, sentence in sentences(goal, assessment)
        if (said := _only(goal, assessment, sentence)) is not None
    ]
    return tuple(sorted(labels, key=lambda label: label.span != first))


def _excuse(wrong: Differing) -> Text | None:
    """Why the figure may stand there although it is not the year's target, or None."""
    said, decided = wrong.said, wrong.target
    for other in said.measure.targets:
        if level(other.target) == said.value:
            return Text(f", och det är målvärdet för {other.year}", f", and that is the target of {other.year}")
    before = decided.line.changed_from
    if before is not None and level(before) == said.value:
        return Text(", och det är målvärdet före ändringen", ", and that is the target before it was changed")
    bound, unit = level(decided.target), said.measure.unit
    step = said.figure.resolution
    if said.figure.unit is not None and unit is not None:
        step = convert(step, said.figure.unit, unit) or step
    if bound is not None and 2 * abs(Fraction(bound) - Fraction(said.value)) <= Fraction(step):
        return Text(", och det är målvärdet avrundat", ", and that is the target rounded")
    return None
