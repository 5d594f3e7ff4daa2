"""The answers file: what stands in it is kept, every question is asked once, an answer is one of what was asked."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dsl.parser import parse
from engine.plan import Plan
from engine.resolve import resolve
from findings.span import Span
from findings.text import Text
from interpret.answers import answers_path, read_answers, said_verdicts, usable, with_questions
from interpret.found import Question

ASKED = Question(
    Text('vilket nyckeltal i planen är "Nöjda"?', "?"), Span("r.txt", 12), ("nöjda_ks (91)",), "nyckeltal: Nöjda"
)
PLAN = """plan "P 2023"
  år 2023

nämndsmål trygg "Alla är trygga"
  mäts med nöjda_ks

nyckeltal nöjda_ks "Nöjda (%)"
  enhet andel
  högre är bättre
  mål 2023 minst 90 %

uppdrag lokaler "Se över lokalerna"
  klart senast 2023-12-31
"""


def _plan() -> Plan:
    tree, findings = parse(PLAN, "p.mal")
    plan, _ = resolve((tree,))
    assert findings == () and plan is not None
    return plan


def test_a_question_waits_for_its_answer_with_its_readings() -> None:
    text = with_questions("", "p.svar.yaml", [ASKED])

    assert text is not None and text.split("\n")[2:] == [
        "",
        '# vilket nyckeltal i planen är "Nöjda"? (r.txt rad 12)',
        "#   nöjda_ks (91)",
        "#   → skriv namnet på ett nyckeltal i planen, eller nej",
        '"nyckeltal: Nöjda":',
        "",
    ]


def test_what_stands_blank_is_no_answer() -> None:
    text = with_questions('"mål: Trygg":  trygg\n', "p.svar.yaml", [ASKED]) or ""
    answers, findings = read_answers(text, "p.svar.yaml")

    assert [(one.key, one.text, one.span.line) for one in answers] == [("mål: Trygg", "trygg", 1)]
    assert findings == ()


def test_the_file_lies_beside_the_plan() -> None:
    assert answers_path("rules/ks-2023.mal") == "rules/ks-2023.svar.yaml"


@pytest.mark.parametrize("text", ["[a]\n", "{a: b\n", "- a\n", "a: b\na: c\n"], ids=["list", "torn", "items", "twice"])
def test_a_file_that_cannot_be_kept_as_it_is_gets_no_questions(text: str) -> None:
    assert with_questions(text, "p.svar.yaml", [ASKED]) is None


def test_a_file_in_braces_is_never_spoiled() -> None:
    assert with_questions('{"mål: a": nej}\n', "p.svar.yaml", [ASKED]) is None


@pytest.mark.parametrize(
    ("key", "answer", "used"),
    [
        ("nyckeltal: Nöjda", "NÖJDA_KS", True),
        ("nyckeltal: Nöjda", "nöjda_ks (91)", True),
        ("nyckeltal: Nöjda", "trygg", False),
        ("mål: Alla trygga", "trygg", True),
        ("mål: Alla trygga", "nej", True),
        ("mål: Alla trygga", "ja", False),
        ("uppdrag: Lokaler", "lokaler", True),
        ("bedömning: Alla trygga", "Delvis uppfyllt", True),
        ("bedömning: I mål", "ja", True),
        ("bedömning: I mål", "kanske", False),
        ("läst: Nojda", "nej", True),
        ("läst: Nojda", "nöjda_ks", False),
        ("kolumn: Läge", "utfall 2023", True),
        ("kolumn: Läge", "vad som helst", False),
        ("rapportens år", "2023-08", True),
        ("rapportens år", "2023-13", False),
        ("rapportens ar", "2023", False),
    ],
    ids=lambda value: str(value),
)
def test_an_answer_is_one_of_what_was_asked(key: str, answer: str, used: bool) -> None:
    answers, _ = read_answers(f'"{key}": {answer}\n', "p.svar.yaml")
    found, findings = usable(answers, _plan())

    assert (key in found, [one.code for one in findings]) == (used, [] if used else ["MK008"])


def test_only_a_yes_makes_a_text_a_verdict() -> None:
    answers = {"bedömning: I mål": "ja", "bedömning: Alla trygga": "Helt uppfyllt", "mål: X": "ja"}

    assert said_verdicts(answers) == {"i mål"}


_KEYS = (
    st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), min_size=1, max_size=60)
    .map(lambda text: f"nyckeltal: {' '.join(text.split())}")
    .map(lambda text: text.strip())
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_KEYS, max_size=5), st.lists(_KEYS, max_size=5))
def test_every_question_stands_once_and_what_stood_there_is_kept(first: list[str], more: list[str]) -> None:
    def asked(keys: list[str]) -> list[Question]:
        return [Question(Text("vad?", "?"), Span("r", 1), (), key) for key in keys]

    text = with_questions("", "a.yaml", asked(first))
    assert text is not None
    both = with_questions(text, "a.yaml", asked(more))
    assert both is not None and both.startswith(text.rstrip())
    assert with_questions(both, "a.yaml", asked([*more, *first])) == both
    assert read_answers(both, "a.yaml") == ((), ())
