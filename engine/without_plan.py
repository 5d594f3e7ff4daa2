"""A report without a plan in; what the checks that need none find, and which ones were left out, out."""

from datetime import date

from attrs import evolve

from engine.accept import accept
from engine.case import Case
from engine.check import CheckModule, all_checks
from engine.claim_answers import answer_claims
from engine.evaluate import evaluate
from engine.order import in_order
from engine.plan import Plan
from findings.finding import Finding


def findings_without_plan(plan: Plan, case: Case, on: date | None = None) -> tuple[Finding, ...]:
    """The findings of the checks that need no plan; `plan` is made of the report's own names."""
    judged = evaluate(plan, case, on=on, explained=False)
    claims, findings = answer_claims(judged)
    judged = evolve(judged, claims=claims)
    found = [finding for module in all_checks() if not module.check.needs_plan for finding in module.find(judged)]
    return accept(in_order(dict.fromkeys((*findings, *found))), plan, judged.on, judged.facts)


def left_out() -> tuple[CheckModule, ...]:
    """The checks that a report without a plan is not tested by."""
    return tuple(module for module in all_checks() if module.check.needs_plan)
