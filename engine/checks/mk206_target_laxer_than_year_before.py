"""Målvärdet är mindre strängt än i förra årets plan.

Ett sänkt målvärde gör att samma resultat bedöms bättre än året före. Det kan vara klokt, men ska synas: den som
jämför två års måluppfyllelse jämför annars olika krav.

Tyst när ändringen har ett beslut (`enligt "…"`, `ändrat från …`), när måttet är nytt, har brutits eller bytt
enhet sedan dess, och när något av målvärdena inte är ett enda tal åt samma håll.
"""

from collections.abc import Iterator

from engine.assessment import Evaluated
from engine.check import Check, finding
from engine.facts import of_measure
from engine.figure import Status
from engine.ownership import declared_target, goal_of, printed_targets, target_of
from engine.plan import Measure, TargetOfYear
from engine.same_measure import continues
from engine.stricter import laxer
from findings.finding import Consequence, Finding, Severity
from findings.text import Text

CHECK = Check(
    "MK206",
    "målvärdet-mindre-strängt-än-förra-året",
    Severity.WARNING,
    Consequence.NUMBER,
    Text(
        "Målvärdet är mindre strängt än i förra årets plan.",
        "The target is less strict than in the plan of the year before.",
    ),
    Text(
        "Tyst när ändringen har ett beslut, och efter ett tidsseriebrott eller en ny definition.",
        "Silent where the change has a decision, and after a break or a new definition.",
    ),
)


def find(evaluated: Evaluated) -> Iterator[Finding]:
    """The measures whose target asks for less than the latest earlier plan did."""
    for measure in evaluated.plan.measures:
        target = target_of(measure, evaluated.year)
        former = _former(evaluated, measure)
        if target is None or former is None or target.line.decision or target.line.changed_from:
            continue
        before, decided = former
        if _comparable(evaluated, measure, decided.year) and laxer(target.target, decided.target):
            yield finding(
                CHECK,
                Text(
                    f'målvärdet "{target.target.printed}" för "{measure.name}" {target.year} är mindre strängt än '
                    f'"{decided.target.printed}" {decided.year}',
                    f'the target "{target.target.printed}" of "{measure.name}" for {target.year} is less strict '
                    f'than "{decided.target.printed}" for {decided.year}',
                ),
                (
                    declared_target(measure, target),
                    declared_target(before, decided),
                    *printed_targets(evaluated.facts, measure, target.year),
                ),
                goal=goal_of(evaluated.plan, measure.name),
                help=Text(
                    'ange beslutet på målvärdets rad: `enligt "…"`',
                    'give the decision on the line of the target: `enligt "…"`',
                ),
            )


def _former(evaluated: Evaluated, measure: Measure) -> tuple[Measure, TargetOfYear] | None:
    """The same measure in the latest earlier plan that has it, with its target of this year or the latest before."""
    for plan in evaluated.earlier_plans:
        for before in plan.measures:
            targets = [target for target in before.targets if target.year <= evaluated.year]
            if targets and continues(measure, before) and measure.is_indicator == before.is_indicator:
                return before, max(targets, key=lambda target: target.year)
    return None


def _comparable(evaluated: Evaluated, measure: Measure, since: int) -> bool:
    """Whether it is still the same series."""
    new = measure.new_from is not None and measure.new_from > since
    broken = any(
        fact.figure.status in (Status.BREAK, Status.NEW_DEFINITION)
        for fact in of_measure(evaluated.facts, measure.name)
        if fact.year > since
    )
    return not new and not broken
