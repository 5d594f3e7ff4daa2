"""Every kind of question that is asked of a report: what is answered is used, and not asked again."""

import pytest
from attrs import evolve

from dsl.parser import parse
from engine.plan import Plan
from engine.resolve import resolve
from interpret.reading import Reading, read
from readers.plain_text import read_plain_text

PLAN = """plan "Kulturnämndens mål 2023"
  år 2023

nämndsmål besök "Fler ska besöka biblioteken"
  mäts med besök

nyckeltal besök "Antal besök på våra bibliotek"
  enhet antal
  högre är bättre
  mål 2023 minst 1000
"""
REPORT = """Kulturnämndens årsredovisning 2023

Nämndens mål

Mål: Fler ska besöka biblioteken

Bedömning: I mål

Nyckeltal\tVolym\tMål 2023
Antal besok på vara bibliotek\t1 200\t1 000
"""
VERDICT, COLUMN = "bedömning: I mål", "kolumn: Volym"
READ, MEASURE = "läst: Antal besok på vara bibliotek", "nyckeltal: Antal besok på vara bibliotek (besök)"


def _plan() -> Plan:
    plan, _ = resolve((parse(PLAN, "p.mal")[0],))
    assert plan is not None
    return plan


def _read(answers: dict[str, str], report: str = REPORT) -> Reading:
    return read(read_plain_text(report, "r.txt"), (_plan(),), None, None, answers)


def _asked(reading: Reading) -> list[str]:
    return [one.key for one in reading.questions]


def test_without_answers_all_of_it_is_asked_and_nothing_is_used() -> None:
    reading = _read({})

    assert _asked(reading) == [VERDICT, COLUMN, READ]
    assert [one.word for one in reading.case.stated] == [None]
    assert [one.years for one in reading.case.outcomes] == [()]


def test_a_word_that_is_said_to_be_a_verdict_is_one() -> None:
    reading = _read({VERDICT: "ja"})

    assert _asked(reading) == [COLUMN, READ]
    assert [one.word.printed for one in reading.case.stated if one.word] == ["I mål"]


def test_a_word_that_is_said_to_be_none_is_none() -> None:
    reading = _read({VERDICT: "nej"})

    assert _asked(reading) == [COLUMN, READ]
    assert [one.word for one in reading.case.stated] == [None]


def test_a_column_is_what_it_is_said_to_be() -> None:
    reading = _read({COLUMN: "utfall 2023"})

    assert _asked(reading) == [VERDICT, READ]
    ((outcome,),) = [one.years for one in reading.case.outcomes]
    assert (outcome.year, outcome.cell.printed, outcome.cell.place.line) == (2023, "1 200", 10)


@pytest.mark.parametrize(("answer", "tied"), [("ja", ["besök"]), ("nej", [])], ids=["ja", "nej"])
def test_a_name_read_through_damage_is_the_plans_unless_it_is_denied(answer: str, tied: list[str]) -> None:
    reading = _read({READ: answer})

    assert READ not in _asked(reading)
    assert [one.measure for one in reading.case.outcomes] == tied


def test_a_name_that_was_denied_can_be_given() -> None:
    reading = _read({READ: "nej", MEASURE: "besök"})

    assert _asked(reading) == [VERDICT, COLUMN]
    assert [one.measure for one in reading.case.outcomes] == ["besök"]


def test_the_year_of_a_report_that_has_none_can_be_given() -> None:
    undated = REPORT.replace(" 2023", "")
    without, with_year = _read({}, undated), _read({"rapportens år": "2023"}, undated)

    assert "rapportens år" in _asked(without) and "rapportens år" not in _asked(with_year)
    assert with_year.case.report.period == evolve(without.case.report.period, year=2023)
    assert with_year.found.year == 2023
