"""`känd avvikelse`: which findings it accepts, and until when (language.md, semantics 6.1)."""

from datetime import date

import pytest

from dsl.parser import parse
from engine.accept import accept, accepts_on, lines_about
from engine.facts import Fact, read_facts
from engine.plan import Plan
from engine.resolve import resolve
from findings.finding import Finding, Label, Severity
from findings.span import Span
from findings.text import same
from readers.yaml_case import read_cases

RULES = """\
plan "Kulturnämndens mål 2023"
  år 2023
  {plan}

nämndsmål bibliotek "Fler ska besöka biblioteken"
  mäts med besök, lån
  {goal}

nyckeltal besök "Besök på biblioteken"
  enhet antal
  mål 2023 minst 5000
  {measure}

nyckeltal lån "Lån på biblioteken"
  enhet antal
  mål 2023 minst 9000

uppdrag 1.1 "Se över öppettiderna"
  klart senast juni 2023
  {assignment}

samlad bedömning
  helt uppfyllt när alla nämndsmål är helt uppfyllda
  {roll_up}
"""
REPORT = """\
rapport: {period: 2023, dokument: rapport.txt}
utfall:
  besök:
    2023: {utskrivet: "4900", rad: 12, kolumn: 8}
  lån:
    2023: {utskrivet: "9100", rad: 13, kolumn: 8}
"""
BLOCKS = ("plan", "goal", "measure", "assignment", "roll_up")
KNOWN = 'känd avvikelse MK401 "taket läckte" till 2023-06-30'
LAST_DAY = date(2023, 6, 30)
ELSEWHERE = Span("rapport.txt", 99)


def _plan(**lines: str) -> Plan:
    every = {block: lines.get(block, "") for block in BLOCKS}
    file, findings = parse(RULES.format(**every), "mål.mal")
    plan, found = resolve((file,))

    assert (findings, found) == ((), ())
    assert plan is not None
    return plan


def _facts(plan: Plan) -> tuple[Fact, ...]:
    cases, _ = read_cases(REPORT, "fall.yaml")
    return read_facts(plan, cases[0])[0]


def _finding(goal: str | None = None, span: Span = ELSEWHERE, code: str = "MK401") -> Finding:
    return Finding(code, "kod", Severity.ERROR, same("något"), (Label(ELSEWHERE), Label(span)), goal)


def _accepted(plan: Plan, finding: Finding, on: date | None = LAST_DAY) -> str | None:
    return accept((finding,), plan, on, _facts(plan))[0].accepted


@pytest.mark.parametrize("goal", ["bibliotek", "BIBLIOTEK", "samlad bedömning", "1.1", None])
def test_in_the_plan_it_accepts_the_code_wherever_it_is_found(goal: str | None) -> None:
    assert _accepted(_plan(plan=KNOWN), _finding(goal)) == "taket läckte"


@pytest.mark.parametrize(
    ("block", "goal"),
    [("goal", "bibliotek"), ("roll_up", "samlad bedömning"), ("assignment", "1.1")],
)
def test_in_a_block_it_accepts_what_is_found_of_that_block(block: str, goal: str) -> None:
    plan = _plan(**{block: KNOWN})
    names = ("bibliotek", "samlad bedömning", "1.1", None)
    expected = {name: "taket läckte" if name == goal else None for name in names}

    assert expected == {name: _accepted(plan, _finding(name)) for name in names}


def test_in_a_measure_it_accepts_what_points_at_its_lines_or_its_figures() -> None:
    plan = _plan(measure=KNOWN)
    visits, loans = plan.measures
    cells = {fact.measure: fact.cell.place for fact in _facts(plan)}
    expected = {
        "heading": "taket läckte",
        "target": "taket läckte",
        "figure": "taket läckte",
        "another heading": None,
        "another target": None,
        "another figure": None,
    }

    assert expected == {
        "heading": _accepted(plan, _finding("bibliotek", visits.span)),
        "target": _accepted(plan, _finding("bibliotek", visits.targets[0].line.span)),
        "figure": _accepted(plan, _finding("bibliotek", cells["besök"])),
        "another heading": _accepted(plan, _finding("bibliotek", loans.span)),
        "another target": _accepted(plan, _finding("bibliotek", loans.targets[0].line.span)),
        "another figure": _accepted(plan, _finding("bibliotek", cells["lån"])),
    }


def test_in_a_goal_it_accepts_what_points_at_the_goals_heading() -> None:
    plan = _plan(goal=KNOWN)

    assert _accepted(plan, _finding(None, plan.goals[0].span)) == "taket läckte"


def test_another_code_is_not_accepted() -> None:
    assert _accepted(_plan(plan=KNOWN), _finding(code="MK402")) is None


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2023, 1, 1), "taket läckte"),
        (LAST_DAY, "taket läckte"),
        (date(2023, 7, 1), None),
        (None, "taket läckte"),
    ],
)
def test_it_accepts_up_to_and_with_its_last_day(on: date | None, expected: str | None) -> None:
    assert expected == _accepted(_plan(plan=KNOWN), _finding(), on)


def test_without_a_last_day_it_accepts_for_good() -> None:
    plan = _plan(plan='känd avvikelse MK401 "taket läckte"')

    assert _accepted(plan, _finding(), date(2099, 12, 31)) == "taket läckte"


@pytest.mark.parametrize("line", ["känd avvikelse MK401 till 2023-06-30", 'känd avvikelse MK401 " "'])
def test_without_a_reason_it_accepts_nothing(line: str) -> None:
    assert _accepted(_plan(plan=line), _finding()) is None


def test_the_reason_shown_is_that_of_the_most_particular_block() -> None:
    plan = _plan(
        plan='känd avvikelse MK401 "planens"',
        goal='känd avvikelse MK401 "målets"',
        measure='känd avvikelse MK401 "måttets"',
    )

    assert _accepted(plan, _finding("bibliotek", plan.measures[0].span)) == "måttets"
    assert _accepted(plan, _finding("bibliotek")) == "målets"
    assert _accepted(plan, _finding("annat")) == "planens"


def test_an_expired_one_gives_way_to_one_that_holds() -> None:
    plan = _plan(goal=KNOWN, plan='känd avvikelse MK401 "planens"')

    assert _accepted(plan, _finding("bibliotek"), date(2024, 1, 1)) == "planens"


def test_nothing_else_of_the_finding_changes_and_the_order_stays() -> None:
    findings = (_finding("bibliotek"), _finding("annat"), _finding("bibliotek", code="MK403"))
    plan = _plan(goal=KNOWN)

    found = accept(findings, plan, LAST_DAY)

    assert [found[1].accepted, found[0].accepted, found[2].accepted] == [None, "taket läckte", None]
    assert findings[1:] == found[1:]
    assert [one.code for one in findings] == [one.code for one in found]


def test_what_a_line_is_about_does_not_ask_about_the_day() -> None:
    plan = _plan(goal=KNOWN)
    line = plan.goals[0].suppressions[0]

    assert lines_about([_finding("annat"), _finding("bibliotek")], plan) == {line.span}
    assert lines_about([_finding("annat"), _finding("bibliotek", code="MK403")], plan) == frozenset()
    assert not accepts_on(line, date(2024, 1, 1))
