"""Rapporten anger ett annat målvärde än det beslutade.

Ett målvärde som har blivit ett annat på vägen från budget till årsredovisning gör att ett annat mål bedöms än
det som beslutades, utan att någon har beslutat det.

Tyst när det utskrivna är värdet före en ändring som planen anger (`ändrat från … enligt "…"`). Lika inom
avrundningen är bara en notis. Är planens målvärde hämtat ur rapporten själv (beslutet nämner rapporten) finns
inget att jämföra med; det sägs i en notis.
"""

from collections.abc import Iterator
from fractions import Fraction

from engine.alternatives import with_target
from engine.assessment import Evaluated
from engine.check import Check, finding
from engine.facts import Fact, Role, folded, of_measure
from engine.ownership import declared_target, goal_of
from engine.plan import Measure, TargetOfYear
from engine.stricter import level
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


def find(evaluated: Evaluated) -> Iterator[Finding]:
    """The printed targets that are not those of the plan, for every year that both give."""
    from_report: list[Label] = []
    for measure in evaluated.plan.measures:
        for target in measure.targets:
            if _of_report(evaluated, target):
                from_report.append(declared_target(measure, target))
                continue
            for fact in of_measure(evaluated.facts, measure.name, Role.TARGET):
                if fact.year == target.year and _differs(fact, target):
                    yield _finding(evaluated, measure, target, fact)
    if from_report:
        yield finding(
            CHECK,
            Text(
                f"{len(from_report)} målvärden är enligt planen hämtade ur rapporten själv och jämförs inte med den",
                f"{len(from_report)} targets are, says the plan, taken from the report itself, and not compared",
            ),
            tuple(from_report),
            severity=Severity.NOTE,
        )


def _of_report(evaluated: Evaluated, target: TargetOfYear) -> bool:
    """Whether the decision that the target rests on is the report itself."""
    quoted = target.line.decision
    decision = folded(quoted.text if quoted is not None else evaluated.plan.decision or "")
    report = evaluated.case.report
    return any(folded(name) in decision for name in (report.title, report.document) if name.strip())


def _differs(fact: Fact, target: TargetOfYear) -> bool:
    decided, before = level(target.target), target.line.changed_from
    former = None if before is None else level(before)
    return None not in (decided, fact.value) and fact.value not in (decided, former)


def _finding(evaluated: Evaluated, measure: Measure, target: TargetOfYear, fact: Fact) -> Finding:
    goal = goal_of(evaluated.plan, measure.name)
    printed = one_line(fact.cell.printed)
    rounded = _rounded(fact, target)
    ending = Text(", lika inom avrundningen", ", equal within rounding") if rounded else Text("", "")
    gives = (
        flips(assessment, with_target(evaluated, assessment, measure.name, fact.value))
        for assessment in evaluated.assessments
        if assessment.name == goal and target.year == evaluated.year and fact.value is not None
    )
    return finding(
        CHECK,
        Text(
            f'rapporten anger målvärdet {printed} för "{measure.name}" {target.year}, men planen säger '
            f'"{target.target.printed}"{ending.sv}',
            f'the report gives the target {printed} of "{measure.name}" for {target.year}, but the plan says '
            f'"{target.target.printed}"{ending.en}',
        ),
        (Label(fact.cell.place), declared_target(measure, target)),
        goal=goal,
        severity=Severity.NOTE if rounded else Severity.ERROR,
        flips_verdict=any(gives),
        help=Text(
            'rätta rapporten, eller ange beslutet i planen med `ändrat från … enligt "…"`',
            'mend the report, or give the decision in the plan with `ändrat från … enligt "…"`',
        ),
    )


def _rounded(fact: Fact, target: TargetOfYear) -> bool:
    """Whether one of the two is the other with fewer decimals."""
    decided = target.target.bounds[0].value
    exponent = decided.as_tuple().exponent
    step = max(Fraction(fact.resolution), Fraction(10) ** exponent if isinstance(exponent, int) else Fraction(0))
    return fact.value is not None and 2 * abs(Fraction(fact.value) - Fraction(decided)) <= step
