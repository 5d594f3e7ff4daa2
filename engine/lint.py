"""Rule trees without cases in, what they show by themselves out: what `malkoll lint` says."""

from datetime import date

from attrs import frozen

from dsl import ast
from dsl.ast import Heading
from engine.accept import accept, lines_about
from engine.check import all_checks
from engine.checks.mk110_known_deviation_without_use import Tried, without_use
from engine.names import declare
from engine.order import in_order
from engine.plan import Plan
from engine.resolve import BUILT_IN_SCALE, resolve
from engine.resolve_measure import resolve_measures
from findings.finding import Finding
from findings.span import Span
from findings.text import Text


@frozen
class Linted:
    """What the rule files show."""

    plans: tuple[Plan, ...]
    #: By consequence, then gravity, then place; the accepted ones among them.
    findings: tuple[Finding, ...]


def lint(units: tuple[tuple[ast.File, ...], ...], on: date | None) -> Linted:
    """Every rule file by itself. A unit is a rule file last, and what it imports before it.

    `on` is the day that known deviations are compared with, None where nobody asks (semantics 6.1). A file
    without a plan is looked at for what can be said of its measures alone.
    """
    plans: list[Plan] = []
    findings: list[Finding] = []
    for unit in units:
        declared, unresolved = resolve(unit)
        findings += unresolved
        plans += () if declared is None else (declared,)
        plan = _of_measures(unit) if declared is None else declared
        found = plan_findings(plan)
        tried = Tried(plan, lines_about(found, plan), on)
        findings += accept((*found, *without_use(plan, (tried,), frozenset(), on)), plan, on)
    return Linted(tuple(plans), in_order(dict.fromkeys(findings)))


def plan_findings(plan: Plan) -> tuple[Finding, ...]:
    """What every check finds in the plan alone."""
    return tuple(finding for module in all_checks() for finding in module.lint(plan))


def _of_measures(unit: tuple[ast.File, ...]) -> Plan:
    """A plan of the measures of files that have none: all of them are there for others to use."""
    blocks = [block for file in unit for block in file.blocks if block.heading in (Heading.INDICATOR, Heading.MEASURE)]
    known, _ = declare(Text("nyckeltalet eller indikatorn", "measure or indicator"), blocks)
    measures, _ = resolve_measures(known, frozenset(file.document for file in unit))
    return Plan(
        title="",
        body=None,
        board=None,
        years=(),
        period=ast.PeriodKind.YEAR,
        scale=BUILT_IN_SCALE,
        markers=(),
        comparators=(),
        calls=(),
        decision=None,
        material=None,
        policies=(),
        every_goal_policies=(),
        measures=measures,
        goals=(),
        roll_ups=(),
        assignments=(),
        tables=(),
        suppressions=(),
        span=Span(unit[-1].document),
    )
