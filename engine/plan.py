"""What the rule files declare, with every name bound: the plan that cases are judged by."""

from decimal import Decimal

from attrs import frozen

from dsl import ast
from engine.units import Unit
from findings.span import Span


@frozen
class PolicyInForce:
    """A policy and where it comes from: a place in a rule file, or None with `origin` saying it."""

    kind: ast.PolicyKind
    action: ast.Action
    #: In the measure's unit.
    margin: Decimal | None
    max_age: int | None
    #: "nyckeltal", "nämndsmål", "varje nämndsmål", "plan", "importerat nyckeltal", "inbyggd",
    #: "kommandoraden".
    origin: str
    span: Span | None


@frozen
class Policies:
    """The policies in force for one measure in one goal, one per kind."""

    preliminary: PolicyInForce
    missing: PolicyInForce
    #: None where only the status's own meaning in semantics 1.3 applies.
    not_collected: PolicyInForce | None
    not_applicable: PolicyInForce | None
    #: None: as `missing`.
    suppressed: PolicyInForce | None
    equal: PolicyInForce
    rounding: PolicyInForce


@frozen
class TargetOfYear:
    """The target of one year; figures in `target` are in the measure's unit."""

    year: int
    target: ast.Target
    partial: ast.Target | None
    line: ast.TargetLine


@frozen
class Measure:
    """A nyckeltal or an indikator, with what it has from `samma mått som`."""

    #: As declared; compared without regard to case.
    name: str
    #: The full name: what reports print.
    title: str
    is_indicator: bool
    #: Other names it goes under in reports.
    also_called: tuple[str, ...]
    #: The name of the declaration that this is the same measure as; its own name where none.
    same_as: str
    unit: Unit | None
    #: Range, both ends included; None is unbounded.
    low: Decimal | None
    high: Decimal | None
    direction: ast.Direction | None
    band: tuple[Decimal, Decimal] | None
    source: str | None
    by_sex: bool
    parts: tuple[str, ...]
    #: (step, first year) of `mäts vartannat år från 2019`.
    cycle: tuple[int, int] | None
    lag: int
    decimals: int | None
    error_margin: Decimal | None
    answers: int | None
    #: The N of `plats bland 290`.
    ranked: int | None
    per_part_year: bool
    new_from: int | None
    targets: tuple[TargetOfYear, ...]
    without_target: tuple[ast.Years, ...]
    contributes_to: tuple[str, ...]
    policies: tuple[ast.Policy, ...]
    suppressions: tuple[ast.SuppressionLine, ...]
    #: Declared in an imported file: its policies give way to the goal's and the plan's.
    imported: bool
    span: Span
    #: The years of `gäller 2020–2022`; none is every year.
    valid: tuple[ast.Years, ...] = ()
    #: Its own lines that could not be read, or used: what they meant is not known.
    unread: tuple[Span, ...] = ()


@frozen
class Rule:
    """How a goal or a roll-up is judged: verdict lines best first, exceptions, or the board itself."""

    lines: tuple[ast.VerdictLine, ...]
    exceptions: tuple[ast.ExceptionLine, ...]
    by_board: bool
    #: Nothing is declared: helt uppfyllt när alla nyckeltal nås (semantics 3.3).
    built_in: bool
    #: Lines that are part of it and could not be used; each is a finding of its own.
    left_out: tuple[Span, ...] = ()


@frozen
class Goal:
    """A nämndsmål."""

    name: str
    sentence: str
    also_called: tuple[str, ...]
    measures: tuple[tuple[str, Decimal], ...]
    without_measures: bool
    #: Names of the indicators it contributes to, directly.
    indicators: tuple[str, ...]
    priority_goals: tuple[str, ...]
    rule: Rule
    policies: tuple[ast.Policy, ...]
    examples: tuple[ast.ExampleLine, ...]
    suppressions: tuple[ast.SuppressionLine, ...]
    span: Span
    #: Lines of the goal, its measures or the plan that could not be read: what they meant is not known, and the
    #: goal is left undecided.
    unread: tuple[Span, ...] = ()


@frozen
class RollUp:
    """A prioriterat mål (with a name) or the samlad bedömning."""

    name: str
    sentence: str
    is_overall: bool
    rule: Rule
    undecided: ast.RollUpPolicy | None
    suppressions: tuple[ast.SuppressionLine, ...]
    span: Span
    #: As for a goal.
    unread: tuple[Span, ...] = ()


@frozen
class Assignment:
    """An uppdrag or an aktivitet."""

    name: str
    sentence: str
    is_activity: bool
    #: `klart senast …` and `redovisas senast …`, in the order written.
    deadlines: tuple[ast.DeadlineLine, ...]
    valid: ast.Years | None
    responsible: str | None
    measures: tuple[str, ...]
    contributes_to: tuple[str, ...]
    suppressions: tuple[ast.SuppressionLine, ...]
    span: Span
    #: Its lines that could not be read.
    unread: tuple[Span, ...] = ()


@frozen
class Word:
    """One word of the scale."""

    word: str
    classes: tuple[ast.Class, ...]
    period: ast.PeriodKind | None
    span: Span | None


@frozen
class TableRules:
    """A declared table: its lines as written, for the table checks."""

    name: str
    title: str
    lines: tuple[ast.Line, ...]
    suppressions: tuple[ast.SuppressionLine, ...]
    span: Span


@frozen
class Plan:
    """One board's plan."""

    title: str
    body: ast.BodyLine | None
    board: str | None
    #: Every year the plan is for.
    years: tuple[int, ...]
    period: ast.PeriodKind
    #: Best first; the built-in scale where none is declared.
    scale: tuple[Word, ...]
    markers: tuple[ast.MarkerLine, ...]
    comparators: tuple[ast.ComparatorLine, ...]
    calls: tuple[ast.CallsLine, ...]
    decision: str | None
    material: ast.Quantity | None
    policies: tuple[ast.Policy, ...]
    every_goal_policies: tuple[ast.Policy, ...]
    measures: tuple[Measure, ...]
    goals: tuple[Goal, ...]
    roll_ups: tuple[RollUp, ...]
    assignments: tuple[Assignment, ...]
    tables: tuple[TableRules, ...]
    suppressions: tuple[ast.SuppressionLine, ...]
    span: Span
    #: Whether `år` is written; else `years` are those that have targets.
    years_declared: bool = True
