"""A plan, a case and its figures in, the world that rules are compiled and judged in out."""

from calendar import monthrange
from datetime import date

from engine.assessment import Evaluated
from engine.case import Case, Report
from engine.evidence import ledger
from engine.facts import Fact
from engine.names import key
from engine.plan import Plan, PolicyInForce
from engine.scene import World


def build_world(
    plan: Plan, case: Case, facts: tuple[Fact, ...], overrides: tuple[PolicyInForce, ...], on: date | None
) -> World:
    """The world of one case, no goal judged yet; `on` None is the report's own day."""
    return World(
        plan=plan,
        case=case,
        book=ledger(facts, case.report.period),
        year=case.report.period.year,
        measures={key(measure.name): measure for measure in plan.measures},
        overrides=overrides,
        on=on or day_of(case.report),
        judged={},
    )


def world_of(evaluated: Evaluated) -> World:
    """The world that `evaluated` was judged in, before any goal was: for asking what else would have been."""
    return build_world(evaluated.plan, evaluated.case, evaluated.facts, evaluated.overrides, evaluated.on)


def day_of(report: Report) -> date:
    """The report's day; else the last day of its period (semantics 6.1)."""
    if report.date is not None:
        return report.date
    month = report.period.month or 12
    return date(report.period.year, month, monthrange(report.period.year, month)[1])
