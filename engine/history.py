"""A judged case and an earlier report in, the earlier figures under this plan's names out (MK306, MK608)."""

from attrs import evolve

from engine.assessment import Evaluated
from engine.case import Case
from engine.facts import Fact, folded, read_facts
from engine.figure import Status
from engine.plan import Measure, Plan
from engine.same_measure import continued, former

#: Figures that will be revised: another one later is no contradiction.
PROVISIONAL = (Status.PRELIMINARY, Status.ESTIMATE, Status.FORECAST)
BREAKS = (Status.BREAK, Status.NEW_DEFINITION)


def facts_of(evaluated: Evaluated, case: Case) -> tuple[Fact, ...]:
    """The figures of an earlier report, each under the name that this plan has for its measure."""
    plan = _plan_of(evaluated, case)
    facts, _ = read_facts(plan, case)
    if plan is evaluated.plan:
        return facts
    before = former(plan.measures)
    names = {one.name: measure.name for measure in evaluated.plan.measures for one in continued(measure, before)}
    return tuple(evolve(fact, measure=names[fact.measure]) for fact in facts if fact.measure in names)


def _plan_of(evaluated: Evaluated, case: Case) -> Plan:
    """The earlier plan that a report is about, where there is one; else the plan judged by."""
    for plan in evaluated.earlier_plans:
        by_year = case.plan is None and case.report.period.year in plan.years
        if by_year or (case.plan is not None and folded(case.plan) == folded(plan.title)):
            return plan
    return evaluated.plan


def is_part(case: Case, year: int) -> bool:
    """Whether the report's figure of the year is of a part of it."""
    return case.report.period.month is not None and case.report.period.year == year


def redefined(measure: Measure, outcomes: tuple[Fact, ...], year: int) -> bool:
    """Whether the series has been broken or redefined since."""
    broken = any(fact.figure.status in BREAKS and fact.year >= year for fact in outcomes)
    return broken or (measure.new_from is not None and year < measure.new_from)
