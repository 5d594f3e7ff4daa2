"""Nyckeltalet och indikatorn ovanför är samma mått, med samma målvärde och samma utfall.

Nämndens mål säger då inget utöver fullmäktiges: bedömningen av det ena är bedömningen av det andra. Det kan
vara avsikten, men läsaren tror att det är två mätningar.

Samma mått är samma deklaration (`samma mått som`), samma numrerade källa (Kolada N07900) eller samma
fullständiga namn och enhet. Tyst när målvärdena eller något utfall skiljer sig, när rapporten bara anger det
ena, och när inget tal alls är utskrivet.
"""

from collections.abc import Iterator

from engine.assessment import Evaluated
from engine.check import Check, finding
from engine.facts import Role
from engine.ownership import (
    Figures,
    by_measure,
    declared_target,
    indicators_of,
    judged_goals,
    own_measures,
    target_of,
)
from engine.plan import Measure
from engine.same_measure import same_measure
from findings.finding import Consequence, Finding, Label, Severity
from findings.text import Text

CHECK = Check(
    "MK109",
    "nyckeltal-är-indikatorn",
    Severity.NOTE,
    Consequence.WORDING,
    Text(
        "Målets nyckeltal är samma mått som indikatorn, med samma målvärde och utfall.",
        "The goal's measure is the indicator itself, with the same target and outcomes.",
    ),
    Text(
        "Tyst när målvärdet eller något utfall skiljer sig, och när bara det ena är utskrivet.",
        "Silent where the target or an outcome differs, and where only one of them is printed.",
    ),
)


def find(evaluated: Evaluated) -> Iterator[Finding]:
    """The goals with a measure that only repeats an indicator above them."""
    figures = by_measure(evaluated.facts)
    for goal, assessment in judged_goals(evaluated):
        pairs = [
            (own, above)
            for own in own_measures(goal, assessment)
            for above in indicators_of(goal, assessment)
            if own.name != above.name and _repeats(figures, own, above, evaluated.year)
        ]
        if pairs:
            own, above = pairs[0]
            yield finding(
                CHECK,
                Text(
                    f'nyckeltalet "{own.name}" och indikatorn "{above.name}" är samma mått med samma målvärde '
                    "och samma utfall",
                    f'the measure "{own.name}" and the indicator "{above.name}" are the same, with the same '
                    "target and the same outcomes",
                ),
                tuple(label for pair in pairs for measure in pair for label in _places(evaluated, figures, measure)),
                goal=assessment.name,
            )


def _repeats(figures: Figures, own: Measure, above: Measure, year: int) -> bool:
    target, other = target_of(own, year), target_of(above, year)
    printed, repeated = _printed(figures, own), _printed(figures, above)
    return (
        same_measure(own, above)
        and target is not None
        and other is not None
        and (target.target.compare, target.target.scope) == (other.target.compare, other.target.scope)
        and [bound.value for bound in target.target.bounds] == [bound.value for bound in other.target.bounds]
        and printed == repeated
        and any(value is not None for _, value in printed)
    )


def _printed(figures: Figures, measure: Measure) -> list[tuple[int, object]]:
    """The outcomes by year; a year without a figure counts as such."""
    return [(fact.year, fact.value) for fact in figures.get((measure.name, Role.OUTCOME), ())]


def _places(evaluated: Evaluated, figures: Figures, measure: Measure) -> Iterator[Label]:
    target = target_of(measure, evaluated.year)
    if target is not None:
        yield declared_target(measure, target)
    rows = figures.get((measure.name, Role.OUTCOME), ())
    for place in {fact.row: evaluated.case.outcomes[fact.row].place for fact in rows}.values():
        yield Label(place, Text(f'raden "{measure.name}"', f'the row "{measure.name}"'))
