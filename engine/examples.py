"""A plan in, what each `exempel` in it gives out (semantics, clause 7)."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from attrs import evolve, frozen

from dsl.ast import Class, ExampleLine, ExampleValue
from engine.case import Case, Cell, Outcome, Period, Report, YearCell
from engine.evidence import ledger
from engine.facts import Fact, measure_names, read_facts
from engine.names import key
from engine.plan import Goal, Measure, Plan
from engine.scene import World
from engine.stated import scale_of, word_for
from engine.verdict import Computed, compute
from engine.world import build_world
from findings.span import Span

#: The marks an example names if and only if they arise; the others concern the report, not the rule.
NAMED = ("preliminärt", "prognos", "uppgift saknas")


@frozen
class Judged:
    """One example: what it says, and what the rules give."""

    goal: Goal
    example: ExampleLine
    of_class: Class
    word: str
    marks: tuple[str, ...]
    #: How the rules came to it.
    computed: Computed


@frozen
class _Shared:
    """What is the same for all examples of a plan: made once, for there may be as many examples as measures."""

    world: World
    names: Mapping[str, Measure]


def judge_examples(plan: Plan) -> Iterator[Judged]:
    """Every example of every goal, judged by the rules alone: its figures are exact, years not given are missing."""
    shared: _Shared | None = None
    for goal in plan.goals:
        for example in goal.examples:
            case = _case(plan, example)
            if shared is None:
                shared = _Shared(build_world(plan, case, (), (), None), measure_names(plan))
            computed = compute(_world(shared, case), goal)
            marks = tuple(mark for mark in computed.marks if mark in NAMED or mark.startswith("på "))
            word = word_for(computed.of_class, scale_of(plan, case))
            yield Judged(goal, example, computed.of_class, word, marks, computed)


def agrees(judged: Judged) -> bool:
    """Whether the example gives what it says: its word, and exactly the marks that arise."""
    said = judged.example.verdict
    same_word = key(said.word) == key(judged.word) if said.word is not None else said.of_class is judged.of_class
    return same_word and sorted(judged.example.marks) == sorted(judged.marks)


def year_is_said(plan: Plan, example: ExampleLine) -> bool:
    """Whether it is clear which year is judged: the plan's only one, or one of its years that the example names."""
    if example.year is None:
        return len(plan.years) <= 1
    return not plan.years or example.year in plan.years


def _world(shared: _Shared, case: Case) -> World:
    """The world of one example: its own figures and year; the measures and the policies are those of all."""
    facts, _ = read_facts(shared.world.plan, case, shared.names)
    period = case.report.period
    book = ledger((_exact(fact) for fact in facts), period)
    return evolve(shared.world, case=case, book=book, year=period.year, on=date(period.year, 12, 31))


def _exact(fact: Fact) -> Fact:
    return evolve(fact, resolution=Decimal(0))


def _case(plan: Plan, example: ExampleLine) -> Case:
    """The example as a report of the year judged: the example's own, else the plan's last."""
    span = example.span
    year = example.year or (plan.years[-1] if plan.years else max((v.year for v in example.values), default=1))
    report = Report("", Period(year), None, span.document, None, span)
    return Case(report, None, tuple(_outcome(value) for value in example.values), (), (), (), span)


def _outcome(value: ExampleValue) -> Outcome:
    cell = YearCell(value.year, _cell(value, value.span))
    return Outcome(value.measure.text, (), (cell,), (), (), (), (), (), (), None, None, value.span, value.span)


def _cell(value: ExampleValue, span: Span) -> Cell:
    if value.quantity is None:
        return Cell("i.u.", span, span)
    printed = value.quantity.printed
    return Cell(f"{value.prefix} {printed}" if value.prefix else printed, span, span)
