"""An assignment's stated status: done, not done, not due, not stated, or not clear (semantics 3.7)."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cli import main
from dsl.parser import parse
from engine.assessment import Standing
from engine.assignment_status import assignment_status, spoken
from engine.case import Case, Cell, Period, Report, Stated
from engine.plan import Plan
from engine.resolve import resolve
from findings.span import Span
from findings.text import Text

NOWHERE = Span("")
SCALE = '  bedömning "Grön" betyder helt uppfyllt\n  bedömning "Gul" betyder delvis uppfyllt\n'
PLAN = 'plan "P"\n  år 2025\n{scale}uppdrag u1 "Utred"\n  klart senast 2025-10-31\n'
END = date(2025, 12, 31)


def plan_of(scale: str = "") -> Plan:
    plan, _ = resolve((parse(PLAN.format(scale=scale), "regler.mal")[0],))
    assert plan is not None
    return plan


def standing(word: str, scale: str = "", on: date = END) -> Standing:
    plan = plan_of(scale)
    cell = Cell(word, NOWHERE, NOWHERE)
    stated = (Stated("u1", None, cell, None, NOWHERE, NOWHERE),)
    case = Case(Report("T", Period(2025), None, "", None, NOWHERE), None, (), stated, (), (), NOWHERE)
    return assignment_status(plan, case, plan.assignments[0], on).standing


@pytest.mark.parametrize(
    "word",
    [
        "Klart",
        "klar.",
        "✔ Klart",
        "Klart enligt plan",
        "Klart i tid",
        "Klart 2025-11-15",
        "Klart 15 november 2025",
        "Genomfört (november 2025)",
        "Redovisat Q3 2025",
        "Helt klart",
        "Är genomfört",
        "Helt uppfyllt",
        "Ja",
    ],
)
def test_a_word_for_done_is_done_whatever_day_or_plan_stands_after_it(word: str) -> None:
    assert standing(word) is Standing.DONE


@pytest.mark.parametrize(
    "word",
    [
        "Ej påbörjad",
        "Inte påbörjat",
        "Pågår",
        "Pågår enligt plan",
        "Pågående",
        "Försenat",
        "Ej klart",
        "Inte klart",
        "Ännu inte klart",
        "Delvis klart",
        "Ej genomförd",
        "Avbruten",
        "Utgår",
        "Nej",
        "Delvis uppfyllt",
        "Ej uppfyllt",
    ],
)
def test_a_word_for_not_done_is_not_done_when_the_day_has_passed(word: str) -> None:
    assert standing(word) is Standing.NOT_DONE
    assert standing(word, on=date(2025, 10, 31)) is Standing.NOT_DUE


@pytest.mark.parametrize(
    "word",
    [
        "Typ klart",
        "Grön",
        "Enligt plan",
        "Klart 2026-03-31",
        "Klart mars 2026",
        "Klart 2026",
        "Klart till hösten",
        "Kan ej bedömas",
    ],
)
def test_any_other_word_and_a_day_to_come_do_not_say_whether_it_is_done(word: str) -> None:
    assert standing(word) is Standing.UNCLEAR


def test_a_word_of_the_plans_scale_counts_by_its_class() -> None:
    assert (standing("Grön", SCALE), standing("gul", SCALE)) == (Standing.DONE, Standing.NOT_DONE)
    assert standing("Blå", '  bedömning "Blå" betyder helt uppfyllt eller delvis uppfyllt\n') is Standing.UNCLEAR


def test_a_blank_word_is_none() -> None:
    assert standing(" – ") is Standing.NOT_STATED


def test_how_each_counts_is_said() -> None:
    plan = plan_of()
    case = Case(Report("T", Period(2025), None, "", None, NOWHERE), None, (), (), (), (), NOWHERE)
    status = assignment_status(plan, case, plan.assignments[0], END)

    assert status.standing is Standing.NOT_STATED
    assert spoken(status) == Text("har ingen angiven status", "has no stated status")


RULES = (
    'plan "P"\n  år 2025\nnämndsmål a "A"\n  mäts med x\n'
    "  helt uppfyllt när alla nyckeltal nås och alla uppdrag är klara\n"
    'uppdrag u1 "Utred"\n  bidrar till nämndsmålet a\n  klart senast 2025-10-31\n'
    "nyckeltal x\n  enhet antal\n  mål 2025 minst 5\n"
)


@pytest.fixture
def explained(tmp_path: Path, capsys: Any, monkeypatch: Any) -> Any:
    def run(word: str, name: str, *more: str) -> tuple[int, str]:
        monkeypatch.chdir(tmp_path)
        (tmp_path / "r.mal").write_text(RULES, "utf-8")
        case = "rapport: {titel: T, period: 2025}\nutfall:\n  x: {2025: 7}\nbedömningar:\n  a: Helt uppfyllt\n"
        (tmp_path / "f.yaml").write_text(case + f"  u1: {word}\n", "utf-8")
        code = main(["explain", "r.mal", "f.yaml", name, *more])
        return code, capsys.readouterr().out

    return run


def test_an_assignment_is_explained(explained: Any) -> None:
    assert explained("Försenat", "u1") == (
        0,
        'u1: "Utred"\n"T", år 2025\nanges som:  Försenat (f.yaml:6:7)\nräknas som: ej klart\n\n'
        'Uppdraget "u1" anges som "Försenat" och räknas som ej klart. Sista dag är 2025-10-31. Det räknas i\n'
        'villkoren för "a".\n',
    )
    assert explained("Typ klart", "u1", "--lang", "en") == (
        0,
        'u1: "Utred"\n"T", year 2025\nstated as: Typ klart (f.yaml:6:7)\ncounts as: unknown\n\n'
        'The assignment "u1" is stated as "Typ klart" and that does not say whether it is done. Its last day\n'
        'is 2025-10-31. It is counted in the conditions of "a".\n',
    )


def test_the_goal_names_the_assignment_that_decided(explained: Any) -> None:
    code, out = explained("Försenat", "a")

    assert code == 0
    assert 'Uppdraget "u1" anges som "Försenat" och räknas som ej klart.' in out.replace("\n", " ")
    assert '\nUppdrag och aktiviteter:\n  u1 anges som "Försenat" och räknas som ej klart\n' in out
    assert "det framgår inte om ett uppdrag är klart" in explained("Typ klart", "a")[1].replace("\n", " ")
