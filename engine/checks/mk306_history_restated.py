"""Ett tidigare års utfall är ett annat än i den tidigare rapporten.

Siffror för år som redan är redovisade ska inte ändras utan att det sägs: målen kan ha satts, och bedömningarna
gjorts, på den gamla siffran.

Tyst när den ena bara är grövre avrundad än den andra, för delårets siffra om året självt, och när måttet är
nytt, har brutits eller bytt definition. Var den tidigare siffran preliminär är det en väntad revidering och bara
en notis.
"""

from collections.abc import Iterator

from attrs import evolve, frozen

from engine.assessment import Evaluated
from engine.case import Case
from engine.check import Check, finding
from engine.facts import Fact, Role, folded, read_facts
from engine.figure import Status
from engine.interval import meets, rounded
from engine.ownership import goal_of
from engine.plan import Plan
from engine.same_measure import continues
from engine.wording import one_line
from findings.finding import Consequence, Finding, Label, Severity
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
_PROVISIONAL = (Status.PRELIMINARY, Status.ESTIMATE, Status.FORECAST)
_BREAKS = (Status.BREAK, Status.NEW_DEFINITION)


@frozen
class _Restated:
    now: Fact
    before: Fact
    report: str


def find(evaluated: Evaluated) -> Iterator[Finding]:
    """The outcomes that the latest earlier report with the same year gives otherwise, one finding a goal."""
    goals: dict[tuple[str | None, str], list[_Restated]] = {}
    seen: set[Fact] = set()
    for earlier in evaluated.earlier_cases:
        facts = _facts_of(evaluated, earlier)
        for now in evaluated.facts:
            before = _before(evaluated, now, facts, earlier)
            if before is None or now in seen:
                continue
            seen.add(now)
            if not _meet(now, before):
                goal = goal_of(evaluated.plan, now.measure)
                found = _Restated(now, before, earlier.report.title)
                goals.setdefault((goal, now.measure if goal is None else ""), []).append(found)
    for (goal, _), restated in goals.items():
        yield _finding(goal, restated)


def _facts_of(evaluated: Evaluated, earlier: Case) -> tuple[Fact, ...]:
    """The figures of an earlier report, each under the name that this plan has for its measure."""
    plan = _plan_of(evaluated, earlier)
    facts, _ = read_facts(plan, earlier)
    if plan is evaluated.plan:
        return facts
    names = {
        before.name: measure.name
        for before in plan.measures
        for measure in evaluated.plan.measures
        if continues(measure, before) and measure.is_indicator == before.is_indicator
    }
    return tuple(evolve(fact, measure=names[fact.measure]) for fact in facts if fact.measure in names)


def _plan_of(evaluated: Evaluated, earlier: Case) -> Plan:
    """The earlier plan that a report is about, where there is one; else the plan judged by."""
    return next(
        (
            plan
            for plan in evaluated.earlier_plans
            if (earlier.plan is None and earlier.report.period.year in plan.years)
            or (earlier.plan is not None and folded(earlier.plan) == folded(plan.title))
        ),
        evaluated.plan,
    )


def _before(evaluated: Evaluated, now: Fact, facts: tuple[Fact, ...], earlier: Case) -> Fact | None:
    """The same fact in the earlier report, where the two can be compared."""
    if now.role is not Role.OUTCOME or now.value is None or _unlike(evaluated, now):
        return None
    part = any(
        report.period.month is not None and report.period.year == now.year
        for report in (evaluated.case.report, earlier.report)
    )
    return next(
        (
            fact
            for fact in facts
            if (fact.measure, fact.role, fact.year) == (now.measure, now.role, now.year)
            and fact.value is not None
            and not part
        ),
        None,
    )


def _unlike(evaluated: Evaluated, now: Fact) -> bool:
    """Whether the series has been redefined since."""
    new_from = next(measure.new_from for measure in evaluated.plan.measures if measure.name == now.measure)
    broken = any(
        fact.measure == now.measure and fact.figure.status in _BREAKS and fact.year >= now.year
        for fact in evaluated.facts
    )
    return broken or (new_from is not None and now.year < new_from)


def _meet(now: Fact, before: Fact) -> bool:
    if now.value is None or before.value is None:
        return True
    return meets(rounded(now.value, now.resolution), rounded(before.value, before.resolution))


def _finding(goal: str | None, restated: list[_Restated]) -> Finding:
    first = next((one for one in restated if not _expected(one)), restated[0])
    now, then = one_line(first.now.cell.printed), one_line(first.before.cell.printed)
    return finding(
        CHECK,
        Text(
            f'utfallet {first.now.year} av "{first.now.measure}" är {now}, men var {then} i "{first.report}"',
            f'the outcome of {first.now.year} of "{first.now.measure}" is {now}, but was {then} in "{first.report}"',
        ),
        tuple(
            label
            for one in sorted(restated, key=lambda one: one is not first)
            for label in (
                Label(one.now.cell.place, _told("här", "here", one.now)),
                Label(one.before.cell.place, _told("tidigare", "earlier", one.before)),
            )
        ),
        goal=goal,
        severity=Severity.NOTE if _expected(first) else Severity.WARNING,
        help=None
        if _expected(first)
        else Text("skriv i rapporten varför siffran har ändrats", "say in the report why it has changed"),
    )


def _expected(restated: _Restated) -> bool:
    return restated.before.figure.status in _PROVISIONAL


def _told(sv: str, en: str, fact: Fact) -> Text:
    printed = f"{fact.year}: {one_line(fact.cell.printed)}"
    return Text(f"{sv} {printed}", f"{en} {printed}")
