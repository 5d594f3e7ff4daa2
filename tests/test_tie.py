"""What was found, tied to a plan: exact names alone, one measure of several by label and goal, and questions else."""

import pytest

from dsl.parser import parse
from engine.case import Case
from engine.plan import Plan
from engine.resolve import resolve
from interpret.found import Question
from interpret.labels import plan_calls
from interpret.outline import outline
from interpret.plan_names import known_names, like
from interpret.scale import scale_words
from interpret.tie import tie
from readers.document import Item
from tests.laid_out import grid, heading, passage, report

RULES = """språk 1
plan "Nämndens mål 2023"
  kommun Ale 1440
  nämnd "Nämnden"
  år 2023

varje nämndsmål
  helt uppfyllt när alla nyckeltal nås

indikator nöjda_kf "Andel nöjda brukare"
  enhet andel
  högre är bättre
  mål 2023 minst 80 %

nämndsmål trivsel "Alla brukare ska trivas"
  kallas "Brukarna trivs"
  mäts med nöjda_n

nyckeltal nöjda_n "Andel nöjda brukare"
  kallas "Nöjda brukare, andel"
  enhet andel
  högre är bättre
  mål 2023 minst 85 %

nämndsmål trygghet "Förskolan ska vara trygg"
  mäts med trygga

nyckeltal trygga "Trygga barn i förskolan"
  enhet andel
  högre är bättre
  mål 2023 minst 90 %

uppdrag lokaler "Utreda lokalerna"
  klart senast 2023-12-31
"""
HEAD = ["Mål", "Nyckeltal", "Målvärde", "Utfall", "Bedömning"]


@pytest.fixture(scope="module")
def plan() -> Plan:
    made, findings = resolve((parse(RULES, "p.mal")[0],))
    assert made is not None, findings
    return made


def _tied(plan: Plan, *items: Item, answers: dict[str, str] | None = None) -> tuple[Case, tuple[Question, ...]]:
    found = outline(report(*items), scale_words((plan,)), plan_calls((plan,)), known_names((plan,)), answers)
    return tie(found, plan, "r", None, answers)


def _figures(case: Case) -> list[tuple[str, list[str], list[str]]]:
    return [
        (one.measure, [at.cell.printed for at in one.targets], [at.cell.printed for at in one.years])
        for one in case.outcomes
    ]


@pytest.mark.parametrize("name", ["Trygga barn i förskolan", "TRYGGA BARN I FÖRSKOLAN", "2. Trygga barn i förskolan:"])
def test_a_name_that_is_the_same_once_folded(plan: Plan, name: str) -> None:
    case, asked = _tied(plan, grid([["Nyckeltal", "Mål 2023", "Utfall 2023"], [name, "90 %", "91 %"]], 3))
    assert _figures(case) == [("trygga", ["90 %"], ["91 %"])] and asked == ()


def test_what_the_plan_says_that_it_is_called(plan: Plan) -> None:
    case, asked = _tied(
        plan, grid([HEAD, ["Brukarna trivs", "Nöjda brukare, andel", "85 %", "83 %", "Ej uppfyllt"]], 3)
    )
    assert _figures(case) == [("nöjda_n", ["85 %"], ["83 %"])]
    assert [(one.name, one.word and one.word.printed) for one in case.stated] == [("trivsel", "Ej uppfyllt")]
    assert asked == ()


def test_two_measures_of_one_name_are_told_apart_by_their_label(plan: Plan) -> None:
    rows = [["Mål 2023", "Utfall 2023"], ["80 %", "83 %"]]
    case, asked = _tied(
        plan,
        passage("Indikator: Andel nöjda brukare", 3), grid(rows, 4),
        passage("Nyckeltal: Andel nöjda brukare", 8), grid(rows, 9),
    )  # fmt: skip
    assert [one.measure for one in case.outcomes] == ["nöjda_kf", "nöjda_n"] and asked == ()


def test_by_the_goal_they_stand_under(plan: Plan) -> None:
    case, asked = _tied(
        plan, grid([HEAD, ["Alla brukare ska trivas", "Andel nöjda brukare", "85 %", "83 %", "Ej uppfyllt"]], 3)
    )
    assert [one.measure for one in case.outcomes] == ["nöjda_n"] and asked == ()


def test_else_by_a_question(plan: Plan) -> None:
    case, asked = _tied(plan, grid([["Mått", "Mål 2023", "Utfall 2023"], ["Andel nöjda brukare", "85 %", "83 %"]], 3))
    assert case.outcomes == ()
    assert [(one.key, one.readings) for one in asked] == [("nyckeltal: Andel nöjda brukare", ("nöjda_kf", "nöjda_n"))]


def test_a_name_that_is_like_is_a_question_with_its_score_and_asked_once(plan: Plan) -> None:
    table = grid([["Nyckeltal", "Mål 2023", "Utfall 2023"], ["Trygga barn i vår förskola", "90 %", "91 %"]], 3)
    case, (asked,) = _tied(plan, table)
    assert case.outcomes == ()
    assert asked.key == "nyckeltal: Trygga barn i vår förskola"
    assert asked.readings[0].startswith("trygga (")
    case, rest = _tied(plan, table, answers={asked.key: "trygga"})
    assert _figures(case) == [("trygga", ["90 %"], ["91 %"])] and rest == ()
    case, rest = _tied(plan, table, answers={asked.key: "nej"})
    assert case.outcomes == () and rest == ()


def test_rows_that_have_nothing_to_do_with_the_plan_are_a_table_and_no_questions(plan: Plan) -> None:
    rows = [["Nyckeltal", "2022", "2023"], ["Antal bibliotekslån", "12", "13"], ["Antal bad", "4", "5"]]
    case, asked = _tied(plan, heading("Övrigt", 2), grid(rows, 3))
    assert case.outcomes == () and asked == ()
    assert [(t.name, [row.name for row in t.rows]) for t in case.tables] == [
        ("Övrigt", ["Antal bibliotekslån", "Antal bad"])
    ]


def test_a_row_below_a_goal_of_the_plan_is_asked_about(plan: Plan) -> None:
    case, asked = _tied(plan, grid([HEAD, ["Förskolan ska vara trygg", "Enkät", "90 %", "91 %", "Helt uppfyllt"]], 3))
    assert case.outcomes == ()
    assert [(one.key, one.readings) for one in asked] == [("nyckeltal: Enkät (trygghet)", ("trygga",))]


def test_a_goal_with_figures_and_no_measure_of_its_own_is_asked_about(plan: Plan) -> None:
    rows = [["Nämndens mål", "Målvärde", "Utfall"], ["Förskolan ska vara trygg", "90 %", "91 %"]]
    case, asked = _tied(plan, grid(rows, 3))
    assert case.outcomes == () and [one.readings for one in asked] == [("trygga",)]


def test_what_a_machine_has_misread_in_a_name_is_tolerated_and_told(plan: Plan) -> None:
    case, asked = _tied(
        plan, grid([["Nyckeltal", "Mål 2023", "Utfall 2023"], ["Trygga barn i f6rskolan", "90 %", "91 %"]], 3)
    )
    assert _figures(case) == [("trygga", ["90 %"], ["91 %"])]
    assert [one.key for one in asked] == ["läst: Trygga barn i f6rskolan"]


def test_a_goal_that_the_plan_does_not_have_is_asked_about(plan: Plan) -> None:
    case, asked = _tied(plan, passage("Nämndens mål: Förskolan ska vara en trygg plats", 3))
    assert case.stated == () and asked[0].key == "mål: Förskolan ska vara en trygg plats"


def test_the_sign_beside_a_goal_counts_once_it_is_answered(plan: Plan) -> None:
    table = grid([HEAD, ["Förskolan ska vara trygg", "Trygga barn i förskolan", "90 %", "91 %", "●"]], 3)
    case, (asked,) = _tied(plan, table)
    assert [one.word for one in case.stated] == [None]
    case, rest = _tied(plan, table, answers={asked.key: "Helt uppfyllt"})
    word = case.stated[0].word
    assert word is not None and (word.printed, word.place.line) == ("Helt uppfyllt", 4) and rest == ()


def test_the_status_of_an_assignment(plan: Plan) -> None:
    case, asked = _tied(plan, grid([["Uppdrag", "Status"], ["Utreda lokalerna", "Försenad"]], 3))
    assert [(one.name, one.word and one.word.printed) for one in case.stated] == [("lokaler", "Försenad")]
    assert asked == ()


def test_likeness() -> None:
    (one,) = like("Trygga barn i skolan", {"trygga": ("Trygga barn i förskolan",), "annat": ("Antal platser",)})
    assert one.name == "trygga" and one.score > 80 and one.shown == f"trygga ({one.score})"


def test_what_a_colour_means_is_answered_once_for_all_goals(plan: Plan) -> None:
    rows = [
        HEAD,
        ["Alla brukare ska trivas", "Andel nöjda brukare", "85 %", "83 %", "Grönt ljus"],
        ["Förskolan ska vara trygg", "Trygga barn i förskolan", "90 %", "91 %", "Grönt ljus"],
    ]
    _, asked = _tied(plan, grid(rows, 3))
    assert [(one.key, len(one.also)) for one in asked] == [("bedömning: Grönt ljus", 1)]
    case, left = _tied(plan, grid(rows, 3), answers={"bedömning: Grönt ljus": "Helt uppfyllt"})
    assert [(one.name, one.word and one.word.printed) for one in case.stated] == [
        ("trivsel", "Helt uppfyllt"),
        ("trygghet", "Helt uppfyllt"),
    ]
    assert left == ()


@pytest.mark.parametrize(
    ("printed", "word"),
    [("Målet är helt uppfyllt.", "helt uppfyllt"), ("● Helt uppfyllt", "● Helt uppfyllt"), ("Uppnått", "Uppnått")],
)
def test_the_plans_own_word_in_what_is_stated(plan: Plan, printed: str, word: str) -> None:
    case, _ = _tied(plan, heading("Nämndens mål: Alla brukare ska trivas", 3), passage(f"Bedömning: {printed}", 4))
    assert [one.word and one.word.printed for one in case.stated] == [word]
