"""Rapporten anger ett annat målvärde än det beslutade.

Ett målvärde som har blivit ett annat på vägen från budget till årsredovisning gör att ett annat mål bedöms än
det som beslutades, utan att någon har beslutat det.

Tyst när det utskrivna är värdet före en ändring som planen anger (`ändrat från … enligt "…"`). Lika inom
avrundningen är bara en notis. Är planens målvärde hämtat ur en rapport (`beslut "ur rapporten …"`, eller ett
beslut som nämner rapporten) jämförs det inte; det sägs i en notis.
"""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from attrs import frozen

from dsl.ast import Compare
from engine.alternatives import with_target
from engine.assessment import Evaluated
from engine.check import Check, finding
from engine.decisions import decided_target, decisions_of
from engine.facts import Fact, Role, folded
from engine.ownership import Figures, by_measure, owners
from engine.plan import Measure, TargetOfYear
from engine.sentence import sentence_figures
from engine.stricter import level
from engine.units import convert
from engine.wording import flips, one_line
from findings.finding import Consequence, Finding, Label, Severity
from findings.text import Text

CHECK = Check(
    "MK205",
    "utskrivet-målvärde-är-inte-det-beslutade",
    Severity.ERROR,
    Consequence.VERDICT,
    Text(
        "Rapporten anger ett annat målvärde än det beslutade.",
        "The report gives another target than the one decided.",
    ),
    Text(
        "Tyst om värdet före en beslutad ändring; en notis när de är lika inom avrundningen.",
        "Silent on the value before a decided change; a note where they are equal within rounding.",
    ),
)

_LOWER_ENDS = frozenset({Compare.AT_LEAST, Compare.ABOVE})
_UPPER_ENDS = frozenset({Compare.AT_MOST, Compare.BELOW})


@frozen
class _Other:
    """A target as printed, and the decided one that it is not."""

    fact: Fact
    value: Decimal
    resolution: Decimal
    measure: Measure
    target: TargetOfYear
    decided: Decimal
    #: The same figure, or another, with the opposite word: at most where at least is decided.
    opposed: bool


def find(evaluated: Evaluated) -> Iterator[Finding]:
    """The printed targets that are not those of the plan, for every year that both give."""
    figures = by_measure(evaluated.facts)
    from_report: dict[str, list[Label]] = {}
    for measure in evaluated.plan.measures:
        for target in measure.targets:
            if _of_report(evaluated, target):
                of_measure = from_report.setdefault(measure.name, [])
                of_measure.append(decided_target(evaluated.plan, measure, target))
            else:
                for other in _others(figures, measure, target):
                    yield _finding(evaluated, other)
    if from_report:
        names = ", ".join(f'"{name}"' for name in from_report)
        yield finding(
            CHECK,
            Text(
                f"målvärdet för {names} är hämtat ur en rapport, så det jämförs inte med den här",
                f"the target of {names} comes from a report, so it is not compared with this one",
            ),
            tuple(label for labels in from_report.values() for label in labels),
            severity=Severity.NOTE,
        )


def _of_report(evaluated: Evaluated, target: TargetOfYear) -> bool:
    """Whether the target was drafted from a report, or the decision that it rests on is this one."""
    decisions = decisions_of(target, evaluated.plan.decision)
    if decisions.of_report:
        return True
    decision = folded(decisions.decision or "")
    report = evaluated.case.report
    return any(folded(name) in decision for name in (report.title, report.document))


def _others(figures: Figures, measure: Measure, target: TargetOfYear) -> Iterator[_Other]:
    """The printed figures that are neither the decided target nor the one before a decided change."""
    decided, before = level(target.target), target.line.changed_from
    former = None if before is None else level(before)
    for fact in figures.get((measure.name, Role.TARGET), ()):
        printed = _printed(fact, measure) if fact.year == target.year else None
        if decided is None or printed is None:
            continue
        opposed = _opposed(fact, target)
        if opposed or printed[0] not in (decided, former):
            yield _Other(fact, *printed, measure, target, decided, opposed)


def _opposed(fact: Fact, target: TargetOfYear) -> bool:
    """Whether the printed target says at most where the decided one says at least, or the other way round."""
    said = {figure.compare for figure in sentence_figures(one_line(fact.cell.printed))}
    decided = target.target.compare
    return (decided in _LOWER_ENDS and bool(said & _UPPER_ENDS)) or (
        decided in _UPPER_ENDS and bool(said & _LOWER_ENDS)
    )


def _printed(fact: Fact, measure: Measure) -> tuple[Decimal, Decimal] | None:
    """The figure of a printed target and its resolution, also of "minst 90 %"; None where there is no one figure."""
    if fact.value is not None:
        return fact.value, fact.resolution
    figures = sentence_figures(one_line(fact.cell.printed))
    if len(figures) != 1 or measure.unit is None:
        return None
    figure = figures[0]
    if figure.unit is None:
        return figure.value, figure.resolution
    value = convert(figure.value, figure.unit, measure.unit)
    resolution = convert(figure.resolution, figure.unit, measure.unit)
    return None if value is None or resolution is None else (value, resolution)


def _finding(evaluated: Evaluated, other: _Other) -> Finding:
    measure, target = other.measure, other.target
    goal = owners(evaluated.plan).get(folded(measure.name))
    printed = one_line(other.fact.cell.printed)
    rounded = not other.opposed and _rounded(other)
    ending = Text(", lika inom avrundningen", ", equal within rounding") if rounded else Text("", "")
    return finding(
        CHECK,
        Text(
            f'rapporten anger målvärdet {printed} för "{measure.name}" {target.year}, men planen säger '
            f'"{target.target.printed}"{ending.sv}',
            f'the report gives the target {printed} of "{measure.name}" for {target.year}, but the plan says '
            f'"{target.target.printed}"{ending.en}',
        ),
        (Label(other.fact.cell.place), decided_target(evaluated.plan, measure, target)),
        goal=goal,
        severity=Severity.NOTE if rounded else Severity.ERROR,
        flips_verdict=not rounded and target.year == evaluated.year and _flips(evaluated, goal, other),
        help=Text(
            'rätta rapporten, eller ange beslutet i planen med `ändrat från … enligt "…"`',
            'mend the report, or give the decision in the plan with `ändrat från … enligt "…"`',
        ),
    )


def _rounded(other: _Other) -> bool:
    """Whether one of the two is the other with fewer decimals."""
    exponent = other.decided.as_tuple().exponent
    written = Fraction(10) ** exponent if isinstance(exponent, int) else Fraction(0)
    difference = abs(Fraction(other.value) - Fraction(other.decided))
    return 2 * difference <= max(Fraction(other.resolution), written)


def _flips(evaluated: Evaluated, goal: str | None, other: _Other) -> bool:
    return any(
        flips(assessment, with_target(evaluated, assessment, other.measure.name, other.value))
        for assessment in evaluated.assessments
        if assessment.name == goal
    )
