"""Findings in, the same findings out, those that a `känd avvikelse` knows of marked as accepted."""

from collections.abc import Iterable, Iterator
from datetime import date

from attrs import evolve, frozen

from dsl.ast import SuppressionLine
from engine.facts import Fact
from engine.names import key
from engine.plan import Assignment, Goal, Measure, Plan, RollUp, TableRules
from findings.finding import Finding
from findings.span import Span


@frozen
class _Known:
    """One `känd avvikelse` and what it can be about: the whole plan, or what has a name or a place."""

    line: SuppressionLine
    whole_plan: bool
    #: The goal's, the roll-up's, the measure's … name, as compared.
    name: str
    #: Rule lines (document and line) and cells of a measure.
    lines: frozenset[tuple[str, int | None]]
    cells: frozenset[Span]


def accept(findings: Iterable[Finding], plan: Plan, on: date | None, facts: Iterable[Fact] = ()) -> tuple[Finding, ...]:
    """`findings` in order, with `accepted` set on those that a `känd avvikelse` of `plan` is about.

    In a goal or a roll-up it is about what is found of that; in a measure about what points at the measure:
    at its lines, or at one of `facts` that is its figure; in the plan about everything. It counts on the day
    `on`, its last one included; `on` None: nobody has asked about a day, and none has passed (6.1).
    """
    known = tuple(one for one in _all_known(plan, tuple(facts)) if accepts_on(one.line, on))
    return tuple(_marked(finding, known) for finding in findings)


def accepts_on(line: SuppressionLine, on: date | None) -> bool:
    """Whether `line` accepts anything on the day: it has a reason, and its last day has not passed (6.1)."""
    if line.reason is None or not line.reason.text.strip():
        return False
    return on is None or line.until is None or on <= line.until


def lines_about(findings: Iterable[Finding], plan: Plan, facts: Iterable[Fact] = ()) -> frozenset[Span]:
    """Where the lines of `plan` stand that are about any of `findings`; neither day nor reason is asked."""
    known: dict[str, list[_Known]] = {}
    for one in _all_known(plan, tuple(facts)):
        known.setdefault(key(one.line.code), []).append(one)
    if not known:
        return frozenset()
    return frozenset(
        one.line.span for finding in findings for one in known.get(key(finding.code), ()) if _matches(one, finding)
    )


def _marked(finding: Finding, known: tuple[_Known, ...]) -> Finding:
    for one in known:
        if one.line.reason is not None and _matches(one, finding):
            return evolve(finding, accepted=one.line.reason.text)
    return finding


def _matches(known: _Known, finding: Finding) -> bool:
    if key(known.line.code) != key(finding.code):
        return False
    if known.whole_plan or (finding.goal is not None and key(finding.goal) == known.name):
        return True
    return any(
        label.span in known.cells or (label.span.document, label.span.line) in known.lines for label in finding.labels
    )


def _all_known(plan: Plan, facts: tuple[Fact, ...]) -> Iterator[_Known]:
    """Every `känd avvikelse`, the most particular block first: its reason is the one to show."""
    for measure in plan.measures:
        cells = frozenset(fact.cell.place for fact in facts if fact.measure == measure.name)
        for line in measure.suppressions:
            yield _Known(line, False, key(measure.name), _lines(measure), cells)
    others: list[Goal | RollUp | Assignment | TableRules] = [*plan.goals, *plan.roll_ups]
    for block in [*others, *plan.assignments, *plan.tables]:
        for line in block.suppressions:
            yield _Known(line, False, key(block.name), frozenset({_at(block.span)}), frozenset())
    for line in plan.suppressions:
        yield _Known(line, True, "", frozenset(), frozenset())


def _lines(measure: Measure) -> frozenset[tuple[str, int | None]]:
    return frozenset({_at(measure.span), *(_at(target.line.span) for target in measure.targets)})


def _at(span: Span) -> tuple[str, int | None]:
    return span.document, span.line
