"""Samma mått har olika målvärden för samma år.

Fullmäktige säger 70 procent och nämnden 90: då kan indikatorn vara nådd och målet missat, på samma siffra.
Det kan vara ett medvetet högre krav, men den som läser rapporten behöver veta vilket som gäller.

Samma mått är samma deklaration, samma numrerade källa eller samma fullständiga namn och enhet; namn som
liknar varandra räknas aldrig. Tyst när något av målvärdena inte är ett enda tal (`öka`, `bättre än riket`).
"""

from collections.abc import Iterator
from decimal import Decimal

from engine.assessment import Evaluated
from engine.check import Check, finding
from engine.facts import folded
from engine.ownership import by_measure, declared_target, owners, printed_targets, target_of
from engine.plan import Measure, TargetOfYear
from engine.same_measure import same_measures
from engine.stricter import level
from engine.units import convert
from findings.finding import Consequence, Finding, Severity
from findings.text import Text

CHECK = Check(
    "MK202",
    "samma-mått-olika-målvärden",
    Severity.WARNING,
    Consequence.VERDICT,
    Text(
        "Samma mått har olika målvärden för samma år.",
        "The same measure has different targets for the same year.",
    ),
    Text(
        "Tyst om mått som bara liknar varandra, och om målvärden som inte är ett enda tal.",
        "Silent on measures that are only alike, and on targets that are not one figure.",
    ),
)


def find(evaluated: Evaluated) -> Iterator[Finding]:
    """Each measure that is declared more than once, with targets of the year that differ."""
    figures = by_measure(evaluated.facts)
    goals = owners(evaluated.plan)
    for group in same_measures(evaluated.plan.measures):
        targets = [(measure, target) for measure in group if (target := target_of(measure, evaluated.year))]
        levels = [_in_unit_of(group[0], measure, target) for measure, target in targets]
        if None in levels or len(set(levels)) < 2:
            continue
        (first, decided) = next((pair for pair in targets if not pair[0].is_indicator), targets[0])
        other, against = next(
            pair for pair, value in zip(targets, levels, strict=True) if value != _in_unit_of(group[0], first, decided)
        )
        yield finding(
            CHECK,
            Text(
                f'"{first.name}" och "{other.name}" är samma mått, men målvärdena för {evaluated.year} är '
                f'"{decided.target.printed}" och "{against.target.printed}"',
                f'"{first.name}" and "{other.name}" are the same measure, but the targets for {evaluated.year} '
                f'are "{decided.target.printed}" and "{against.target.printed}"',
            ),
            tuple(
                label
                for measure, target in sorted(targets, key=lambda pair: pair[0] is not first)
                for label in (
                    declared_target(measure, target),
                    *printed_targets(figures, measure, evaluated.year),
                )
            ),
            goal=goals.get(folded(first.name)),
            help=Text(
                "ge dem samma målvärde, eller låt målsatsen säga att nämnden siktar på något annat",
                "give them the same target, or let the sentence say that the board aims at something else",
            ),
        )


def _in_unit_of(first: Measure, measure: Measure, target: TargetOfYear) -> Decimal | None:
    value = level(target.target)
    if value is None or first.unit is None or measure.unit is None:
        return value
    return convert(value, measure.unit, first.unit)
