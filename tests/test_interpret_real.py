"""Four real reports: 001 tied to its plan is the hand-made case; 004 has goals and assignments; the others none."""

from pathlib import Path

import pytest

from dsl.parser import parse
from engine.case import Case, Cell, Outcome, Stated
from engine.plan import Plan
from engine.resolve import resolve
from interpret.found import Found
from interpret.labels import plan_calls
from interpret.outline import outline
from interpret.plan_names import known_names
from interpret.scale import scale_words
from interpret.tie import tie
from readers.plain_text import read_plain_text
from readers.yaml_case import read_cases

ROOT = Path(__file__).parent.parent
REPORTS = ROOT.parent / "shared" / "reports"

pytestmark = pytest.mark.skipif(not REPORTS.is_dir(), reason=f"the reports of {REPORTS} are not here")


def _found(start: str, plans: tuple[Plan, ...] = ()) -> Found:
    (path,) = REPORTS.glob(f"{start}_*.txt")
    document = read_plain_text(path.read_text("utf-8"), path.name)
    return outline(document, scale_words(plans), plan_calls(plans), known_names(plans))


@pytest.fixture(scope="module")
def plan() -> Plan:
    path = ROOT / "rules" / "alingsas-ks-2020.mal"
    plan, _ = resolve((parse(path.read_text("utf-8"), path.name)[0],))
    assert plan is not None
    return plan


@pytest.fixture(scope="module")
def by_hand() -> Case:
    path = ROOT / "cases" / "alingsas-ks-2020.yaml"
    (case,), _ = read_cases(path.read_text("utf-8"), path.name)
    return case


def _cell(cell: Cell | None) -> tuple[str, int | None, str | None] | None:
    return None if cell is None else (cell.printed, cell.place.line, cell.place.col)


def _outcome(one: Outcome) -> object:
    return (
        one.measure,
        one.title and (one.title.printed, one.title.place.line),
        [(at.year, _cell(at.cell)) for at in one.targets],
        [(at.year, _cell(at.cell)) for at in one.years],
        one.comparators + one.by_sex + one.parts + one.forecasts,
        one.place.line,
    )


def _stated(one: Stated) -> object:
    word = one.word
    return (
        one.name,
        one.sentence and (one.sentence.printed, one.sentence.place.line),
        word and (word.printed.lstrip("● "), word.place.line),
        one.place.line,
    )


def test_001_is_the_case_made_by_hand(plan: Plan, by_hand: Case) -> None:
    case, questions = tie(_found("001", (plan,)), plan, by_hand.report.document or "", None)
    assert [_outcome(one) for one in case.outcomes] == [_outcome(one) for one in by_hand.outcomes]
    assert [_stated(one) for one in case.stated] == [_stated(one) for one in by_hand.stated]
    assert (case.report.title, case.report.period) == (by_hand.report.title, by_hand.report.period)
    assert questions == ()


def test_001_without_a_plan_has_the_same_goals_and_figures(plan: Plan) -> None:
    bare, known = _found("001"), _found("001", (plan,))
    assert (bare.goals, bare.measures) == (known.goals, known.measures)
    assert [sum(goal.is_priority is kind for goal in bare.goals) for kind in (True, False)] == [2, 8]


def test_001_has_its_other_tables_in_order_and_none_of_its_measures(plan: Plan) -> None:
    case, _ = tie(_found("001", (plan,)), plan, "r", None)
    assert [(table.name, len(table.columns), len(table.rows)) for table in case.tables][:9] == [
        ("Ekonomi", 5, 10),
        ("Prognossäkerhet", 2, 3),
        ("Investeringar", 5, 32),
        ("Exploatering", 5, 10),
        ("Personalsammansättning", 2, 5),
        ("Personalomsättning", 1, 2),
        ("Sjukfrånvaro i procent²", 3, 5),
        ("Sjukfrånvaro i procent²", 3, 5),
        ("Uppföljning av internkontroll", 8, 2),
    ]


def test_004_has_goals_and_assignments_and_no_verdict() -> None:
    found = _found("004")
    assert [goal.sentence.printed for goal in found.goals if goal.is_priority] == [
        "Ett tryggare Ale",
        "Fokus på kundnytta i Ale",
        "En effektivare organisation i Ale",
    ]
    assert [goal.sentence.printed.split()[0] for goal in found.goals if not goal.is_priority] == [
        "Förbättrad",
        "Kunden",
        "Hållbar",
    ]
    assert len(found.assignments) == 11
    assert found.assignments[1].sentence.printed == "Uppdrag kunddialog"
    assert not any(goal.verdicts or goal.marks for goal in found.goals)
    assert not any(one.status for one in found.assignments)
    assert found.measures == ()


@pytest.mark.parametrize("start", ["002", "003"])
def test_002_and_003_have_no_goals_and_no_verdicts(start: str) -> None:
    found = _found(start)
    assert found.goals == () and found.assignments == ()
    assert not any(one.verdicts or one.targets for one in found.measures)


def test_003_gives_the_figures_of_others_as_comparators() -> None:
    found = _found("003")
    assert [(c.name, c.year, c.cell.printed) for c in found.measures[0].comparators][:2] == [
        ("Ale", 2023, "138 (+4)"),
        ("Kungälv", 2023, "191 (-12)"),
    ]
