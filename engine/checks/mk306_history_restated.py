"""Ett tidigare års utfall är ett annat än i den tidigare rapporten.

Siffror för år som redan är redovisade ska inte ändras utan att det sägs: målen kan ha satts, och bedömningarna
gjorts, på den gamla siffran.

Tyst när den ena bara är grövre avrundad än den andra, när den tidigare är delårets siffra för samma år, och när
måttet är nytt, har brutits eller bytt definition. Var den tidigare siffran preliminär är det en väntad revidering och
bara en notis.
"""

from collections.abc import Iterator

from attrs import frozen

from engine.assessment import Evaluated
from engine.check import Check, finding
from engine.facts import Fact, Role
from engine.history import PROVISIONAL, facts_of, is_part, redefined
from engine.interval import meets, rounded
from engine.ownership import by_goal, by_measure, named, printed_facts
from engine.wording import one_line
from findings.finding import Consequence, Finding, Severity
from findings.text import Text

CHECK = Check(
    "MK306",
    "historiken-har-ändrats",
    Severity.WARNING,
    Consequence.NUMBER,
    Text(
        "Ett tidigare års utfall är ett annat än i den tidigare rapporten.",
        "The outcome of an earlier year is not what the earlier report said.",
    ),
    Text(
        "Tyst om grövre avrundning och efter tidsseriebrott; en notis när den tidigare siffran var preliminär.",
        "Silent on coarser rounding and after a break; a note where the earlier figure was preliminary.",
    ),
)


@frozen
class _Earlier:
    """A figure as an earlier report gives it, and that report's title."""

    fact: Fact
    report: str


#: By measure, as this plan calls it, and year: the latest earlier report's figure first.
_History = dict[tuple[str, int], list[_Earlier]]


def find(evaluated: Evaluated) -> Iterator[Finding]:
    """The outcomes that the latest earlier report with the same year gives otherwise, one finding a goal."""
    history = _history(evaluated)
    figures = by_measure(evaluated.facts)
    restated: dict[Fact, _Earlier] = {}
    for measure in evaluated.plan.measures:
        outcomes = figures.get((measure.name, Role.OUTCOME), ())
        for now in outcomes:
            earlier = history.get((measure.name, now.year), [])
            comparable = not is_part(evaluated.case, now.year) and not redefined(measure, outcomes, now.year)
            if earlier and comparable and not _meet(now, earlier[0].fact):
                restated[now] = earlier[0]
    for goal, facts in by_goal(evaluated, restated):
        yield _finding(goal, facts, restated)


def _history(evaluated: Evaluated) -> _History:
    """What the earlier reports say, latest first."""
    history: _History = {}
    for case in evaluated.earlier_cases:
        for fact in facts_of(evaluated, case):
            if fact.role is Role.OUTCOME and fact.value is not None and not is_part(case, fact.year):
                history.setdefault((fact.measure, fact.year), []).append(_Earlier(fact, case.report.title))
    return history


def _meet(now: Fact, before: Fact) -> bool:
    if now.value is None or before.value is None:
        return True
    return meets(rounded(now.value, now.resolution), rounded(before.value, before.resolution))


def _finding(goal: str | None, facts: tuple[Fact, ...], restated: dict[Fact, _Earlier]) -> Finding:
    first = next((fact for fact in facts if not _expected(restated[fact])), facts[0])
    now, then = one_line(first.cell.printed), one_line(restated[first].fact.cell.printed)
    expected = _expected(restated[first])
    return finding(
        CHECK,
        Text(
            f'utfallet för {named(first)} är {now}, men var {then} i "{restated[first].report}"',
            f'the outcome of {named(first)} is {now}, but was {then} in "{restated[first].report}"',
        ),
        printed_facts(
            place for fact in sorted(facts, key=lambda fact: fact is not first) for place in (fact, restated[fact].fact)
        ),
        goal=goal,
        severity=Severity.NOTE if expected else Severity.WARNING,
        help=None
        if expected
        else Text("skriv i rapporten varför siffran har ändrats", "say in the report why it has changed"),
    )


def _expected(earlier: _Earlier) -> bool:
    return earlier.fact.figure.status in PROVISIONAL
