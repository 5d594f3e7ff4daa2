"""Målvärdet är mindre strängt än i förra årets plan.

Ett sänkt målvärde gör att samma resultat bedöms bättre än året före. Det kan vara klokt, men ska synas: den som
jämför två års måluppfyllelse jämför annars olika krav.

Tyst när ändringen har ett beslut (`enligt "…"`, `ändrat från …`), när måttet är nytt, har brutits eller bytt
enhet sedan dess, och när något av målvärdena inte är ett enda tal åt samma håll.
"""

from collections.abc import Iterable, Iterator

from engine.assessment import Evaluated
from engine.changes import declared_before, is_new_since
from engine.check import Check, finding
from engine.decisions import decided_target
from engine.facts import Fact, Role, folded
from engine.figure import Status
from engine.ownership import by_measure, owners, printed_targets, target_of
from engine.plan import Measure
from engine.same_measure import former
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
_BREAKS = (Status.BREAK, Status.NEW_DEFINITION)


def find(evaluated: Evaluated) -> Iterator[Finding]:
    """The measures whose target asks for less than the latest earlier plan did."""
    figures = by_measure(evaluated.facts)
    goals = owners(evaluated.plan)
    plans = [(plan, former(plan.measures)) for plan in evaluated.earlier_plans]
    for measure in evaluated.plan.measures:
        target = target_of(measure, evaluated.year)
        found = declared_before(measure, plans, evaluated.year)
        if target is None or found is None or target.line.decision or target.line.changed_from:
            continue
        earlier, before, decided = found
        outcomes = figures.get((measure.name, Role.OUTCOME), ())
        if _comparable(measure, outcomes, decided.year) and laxer(target.target, decided.target):
            yield finding(
                CHECK,
                Text(
                    f'målvärdet "{target.target.printed}" för "{measure.name}" {target.year} är mindre strängt än '
                    f'"{decided.target.printed}" {decided.year}',
                    f'the target "{target.target.printed}" of "{measure.name}" for {target.year} is less strict '
                    f'than "{decided.target.printed}" for {decided.year}',
                ),
                (
                    decided_target(evaluated.plan, measure, target),
                    decided_target(earlier, before, decided),
                    *printed_targets(figures, measure, target.year),
                ),
                goal=goals.get(folded(measure.name)),
                help=Text(
                    'ange beslutet på målvärdets rad: `enligt "…"`',
                    'give the decision on the line of the target: `enligt "…"`',
                ),
            )


def _comparable(measure: Measure, outcomes: Iterable[Fact], since: int) -> bool:
    """Whether it is still the same series."""
    broken = any(fact.figure.status in _BREAKS for fact in outcomes if fact.year > since)
    return not broken and not is_new_since(measure, since)
