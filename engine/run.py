"""Rule trees and cases in, every plan judged and everything that does not agree out: the whole of Målkoll."""

from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches

from attrs import evolve, frozen

from dsl import ast
from engine.accept import accept, lines_about
from engine.assessment import Evaluated
from engine.case import Case
from engine.check import all_checks
from engine.checks.mk105_condition_cannot_decide import told_once
from engine.checks.mk110_known_deviation_without_use import Tried, without_use
from engine.claim_answers import answer_claims
from engine.evaluate import evaluate
from engine.facts import folded
from engine.lint import plan_findings
from engine.order import in_order
from engine.plan import Plan
from engine.policies import override
from engine.resolve import resolve
from findings.codes import CASE_FILE, UNKNOWN_NAME, file_finding
from findings.finding import Finding, Label
from findings.text import Text

#: Checks that look at a plan's own sentences, and again at a report's.
_TOLD_OF_REPORTS = frozenset({"MK201"})


@frozen
class Options:
    """What the command line says of a run."""

    policies: tuple[ast.Policy, ...] = ()
    #: The day deadlines and suppressions are compared with; None is each report's own (semantics 6.1).
    on: date | None = None


@frozen
class Result:
    """What a run found."""

    plans: tuple[Plan, ...]
    #: One for each case that has a plan, in the order of the cases.
    evaluated: tuple[Evaluated, ...]
    #: By consequence, then gravity, then place; the accepted ones among them.
    findings: tuple[Finding, ...]


def run(units: tuple[tuple[ast.File, ...], ...], cases: tuple[Case, ...], options: Options) -> Result:
    """Every case judged by its plan and checked. A unit is a rule file last, and what it imports before it."""
    resolved = [resolve(unit) for unit in units]
    plans = tuple(plan for plan, _ in resolved if plan is not None)
    findings = [found for _, of_unit in resolved for found in of_unit]
    overrides = tuple(override(policy) for policy in options.policies)
    evaluated = []
    for case in cases:
        plan = _plan_of(case, plans, findings)
        if plan is not None and _is_judged(case, plan, cases, findings):
            judged = evaluate(plan, case, overrides, options.on)
            earlier = _same_board_plans(plan, plans)
            claims, of_claims = answer_claims(judged)
            findings.extend(of_claims)
            evaluated.append(
                evolve(
                    judged,
                    claims=claims,
                    earlier_cases=_earlier_cases(judged, earlier, cases),
                    earlier_plans=_earlier_plans(plan, earlier),
                )
            )
    evaluated = _beside(evaluated)
    findings.extend(_accepted(plans, evaluated, options))
    return Result(plans, tuple(evaluated), in_order(told_once(dict.fromkeys(findings))))


def _accepted(plans: tuple[Plan, ...], evaluated: list[Evaluated], options: Options) -> Iterator[Finding]:
    """What every check finds, with what the plans know of marked, and then what they know of in vain (MK110)."""
    days = {id(plan): options.on or _latest(plan, evaluated) for plan in plans}
    tried = []
    for plan in plans:
        on, found = days[id(plan)], _of_plan(plan, evaluated)
        tried.append(Tried(plan, lines_about(found, plan), on))
        yield from accept(found, plan, on)
    for judged in evaluated:
        found = _of_case(judged)
        tried.append(Tried(judged.plan, lines_about(found, judged.plan, judged.facts), judged.on, judged))
        yield from accept(found, judged.plan, judged.on, judged.facts)
    # By another policy than the plan's own a known deviation may have nothing to silence, and still be needed.
    codes = frozenset() if options.policies else frozenset(module.check.code for module in all_checks())
    for plan in plans:
        yield from accept(tuple(without_use(plan, tried, codes, options.on)), plan, days[id(plan)])


def _of_plan(plan: Plan, evaluated: list[Evaluated]) -> tuple[Finding, ...]:
    """What is found in the plan alone; what a report shows with its own places is told of the report."""
    found = plan_findings(plan)
    if any(judged.plan is plan for judged in evaluated):
        return tuple(one for one in found if one.code not in _TOLD_OF_REPORTS)
    return found


def _latest(plan: Plan, evaluated: list[Evaluated]) -> date | None:
    return max((judged.on for judged in evaluated if judged.plan is plan), default=None)


def _of_case(judged: Evaluated) -> tuple[Finding, ...]:
    found = [finding for module in all_checks() for finding in module.find(judged)]
    return (*found, *_unknown_names(judged))


def _plan_of(case: Case, plans: tuple[Plan, ...], findings: list[Finding]) -> Plan | None:
    """The plan a case names, or the only one; none, or several to choose from, is a finding (MK008)."""
    if case.plan is None:
        fitting = plans if len(plans) == 1 else tuple(p for p in plans if case.report.period.year in p.years)
    else:
        fitting = tuple(plan for plan in plans if folded(plan.title) == folded(case.plan))
    if len(fitting) == 1:
        return fitting[0]
    if plans:
        findings.append(_no_plan(case, plans, len(fitting)))
    return None


def _is_judged(case: Case, plan: Plan, cases: tuple[Case, ...], findings: list[Finding]) -> bool:
    """Whether the plan is for the case's year. One of an earlier year beside one that is, is history (MK306)."""
    year = case.report.period.year
    if not plan.years or year in plan.years:
        return True
    beside = any(
        other.report.period.year in plan.years and (other.plan is None or folded(other.plan) == folded(plan.title))
        for other in cases
    )
    if not beside or year > plan.years[-1]:
        findings.append(_other_year(case, plan))
    return False


def _other_year(case: Case, plan: Plan) -> Finding:
    years = ", ".join(str(year) for year in plan.years)
    year = case.report.period.year
    return file_finding(
        CASE_FILE,
        Text(
            f'rapporten gäller {year}, men planen "{plan.title}" är för {years}',
            f'the report is about {year}, but the plan "{plan.title}" is for {years}',
        ),
        (Label(case.report.span), Label(plan.span, Text("planen", "the plan"))),
        Text(
            f"ge regelfilen för {year}, eller rapporten för {years}",
            f"give the rule file for {year}, or the report of {years}",
        )
        if case.report.document == case.span.document
        else Text(
            "ge regelfilen för det året, eller rätta `period:`",
            "give the rule file for that year, or mend `period:`",
        ),
    )


def _no_plan(case: Case, plans: tuple[Plan, ...], fitting: int) -> Finding:
    titles = ", ".join(f'"{plan.title}"' for plan in plans)
    help = Text(f"skriv `plan:` med en av planernas namn: {titles}", f"write `plan:` with the name of a plan: {titles}")
    if case.plan is None:
        message = Text(
            f"fallet säger inte vilken av {len(plans)} planer det gäller",
            f"the case does not say which of {len(plans)} plans it is about",
        )
    else:
        message = Text(
            f'fallet gäller planen "{case.plan}", och bland regelfilerna finns {fitting} sådana',
            f'the case is about the plan "{case.plan}", and there are {fitting} such among the rule files',
        )
    return file_finding(CASE_FILE, message, (Label(case.span),), help)


def _unknown_names(judged: Evaluated) -> Iterator[Finding]:
    """Rows and assessments of the case that nothing in the plan answers to (MK002)."""
    plan = judged.plan
    for row in judged.unknown_rows:
        measures = tuple(measure.name for measure in plan.measures)
        yield _unknown(Text("nyckeltal", "measure"), row.measure, Label(row.span), measures)
    known = {folded(name) for goal in plan.goals for name in (goal.name, *goal.also_called, goal.sentence)}
    known.update(folded(measure.name) for measure in plan.measures)
    known.update(folded(roll_up.name) for roll_up in plan.roll_ups)
    known.update(folded(assignment.name) for assignment in plan.assignments)
    for stated in judged.case.stated:
        if folded(stated.name) not in known:
            goals = tuple(goal.name for goal in plan.goals)
            yield _unknown(Text("mål", "goal"), stated.name, Label(stated.span), goals)


def _unknown(thing: Text, name: str, label: Label, names: tuple[str, ...]) -> Finding:
    near = get_close_matches(folded(name), [folded(each) for each in names], n=1)
    meant = next((each for each in names if near and folded(each) == near[0]), None)
    return file_finding(
        UNKNOWN_NAME,
        Text(f'planen har inget {thing.sv} "{name}"', f'the plan has no {thing.en} "{name}"'),
        (label,),
        Text(f'menade du "{meant}"?', f'did you mean "{meant}"?')
        if meant is not None
        else Text(
            'rätta namnet, eller lägg till det i planen med `kallas "…"`',
            'mend the name, or add it to the plan with `kallas "…"`',
        ),
    )


def _earlier_cases(judged: Evaluated, same: tuple[Plan, ...], cases: tuple[Case, ...]) -> tuple[Case, ...]:
    """The same board's cases of earlier periods, latest first (MK306)."""
    titles = {folded(plan.title) for plan in same}
    earlier = (
        case
        for case in cases
        if (case.plan is None or folded(case.plan) in titles) and _period(case) < _period(judged.case)
    )
    return tuple(sorted(earlier, key=_period, reverse=True))


def _beside(evaluated: list[Evaluated]) -> list[Evaluated]:
    """Each with the reports of other boards of the same body for the same year that come before it (MK608)."""
    known: dict[tuple[str, int], list[Evaluated]] = {}
    found = []
    for judged in evaluated:
        before = [] if judged.plan.body is None else known.setdefault((_body(judged.plan), judged.year), [])
        others = tuple(one for one in before if not _same_board(one.plan, judged.plan))
        found.append(evolve(judged, beside=others) if others else judged)
        before.append(judged)
    return found


def _period(case: Case) -> tuple[int, int]:
    """A part of a year ends before the year does."""
    return case.report.period.year, case.report.period.month or 13


def _earlier_plans(plan: Plan, same: tuple[Plan, ...]) -> tuple[Plan, ...]:
    """The same board's plans of earlier years, latest first (MK206)."""
    earlier = (other for other in same if other.years and plan.years and other.years[-1] < plan.years[-1])
    return tuple(sorted(earlier, key=lambda other: other.years[-1], reverse=True))


def _same_board_plans(plan: Plan, plans: tuple[Plan, ...]) -> tuple[Plan, ...]:
    return tuple(other for other in plans if _same_board(other, plan))


def _same_board(one: Plan, other: Plan) -> bool:
    return _body(one) == _body(other) and folded(one.board or "") == folded(other.board or "")


def _body(plan: Plan) -> str:
    return "" if plan.body is None else folded(plan.body.code or plan.body.name)
