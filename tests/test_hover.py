"""What is shown where the cursor (|) stands: what a name stands for, what a line means, what a code finds."""

from pathlib import Path

import pytest

from dsl import ast
from dsl.ast import Heading
from dsl.blocks import BELOW
from engine.check import all_checks
from engine.resolve import resolve
from findings.span import Span
from language_server.cursor import cursor_at
from language_server.hover import hover_at
from language_server.meanings import meaning
from language_server.symbols import declarations
from language_server.workspace import Workspace, in_file, open_document, unit_of

PLAN = """\
plan "Mål"
  år 2020
  beslut "KF § 1"
  saknat utfall räknas inte

prioriterat mål 1 "Tillväxt"

indikator nöjda_kf "Nöjda *brukare*"
  enhet andel
  högre är bättre
  källa Kolada N07900
  mål 2020 minst 90 %, delvis minst 80 % ändrat från minst 95 % enligt "KF § 9"

nämndsmål nöjda "Nöjdare brukare"
  bidrar till indikatorn nöjda_kf
  bidrar till prioriterat mål 1
  mäts med nöjda_ks
  preliminärt utfall kan ej bedömas
  känd avvikelse MK202 "avsiktligt"
  känd avvikelse MK999 "okänd"

nyckeltal nöjda_ks
  samma mått som nöjda_kf
  lika med målvärdet räcker inte

nyckeltal index_x "Index"
  enhet index
  mellan 0 och 10
  bäst mellan 4 och 6
"""


def shown(marked: str, lang: str = "sv") -> list[str] | None:
    """The paragraphs shown where | stands in the plan."""
    text = PLAN.replace(marked.replace("|", ""), marked, 1)
    before = text[: text.index("|")]
    workspace = Workspace(folders=("/mål",))
    document = open_document(workspace, "/mål/plan.mal", text.replace("|", "", 1))
    unit = unit_of(workspace, document)
    plan, _ = resolve(unit.files)
    line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
    cursor = cursor_at(document, line, column)
    hover = hover_at(cursor, plan, declarations(unit), all_checks(), lang)
    if hover is None:
        return None
    place = in_file(hover.span, {document.name: document})
    assert place.line == line
    assert place.column is not None and place.end is not None and place.column <= column <= place.end
    return hover.text.split("\n\n")


def test_a_measure_is_shown_with_everything_that_holds_for_it() -> None:
    assert shown("mäts med nöjda|_ks") == [
        "nyckeltal nöjda\\_ks: Nöjda \\*brukare\\*",
        "enhet andel, mellan 0 och 100, högre är bättre, källa Kolada N07900",
        "Policy i nöjda: preliminärt utfall kan ej bedömas (nämndsmål); saknat utfall räknas inte (plan); "
        "lika med målvärdet räcker inte (nyckeltal); avrundning som avgör godtas (inbyggd).",
    ]


def test_targets_are_shown_with_their_decisions() -> None:
    assert shown("indikatorn nöjda_kf|") == [
        "indikator nöjda\\_kf: Nöjda \\*brukare\\*",
        "enhet andel, mellan 0 och 100, högre är bättre, källa Kolada N07900",
        "2020: minst 90 %, delvis minst 80 %, enligt KF § 1, ändrat från minst 95 % (KF § 9)",
        "Policy: preliminärt utfall godtas (inbyggd); saknat utfall räknas inte (plan); "
        "lika med målvärdet räcker (inbyggd); avrundning som avgör godtas (inbyggd).",
    ]


def test_it_is_shown_in_english_too() -> None:
    assert shown("indikatorn nöjda_kf|", "en") == [
        "indikator nöjda\\_kf: Nöjda \\*brukare\\*",
        "unit andel, between 0 and 100, higher is better, source Kolada N07900",
        "2020: minst 90 %, partly minst 80 %, by KF § 1, changed from minst 95 % (KF § 9)",
        "Policies: a preliminary outcome is accepted (built in); a missing outcome is not counted (the plan); "
        "equal to the target is enough (built in); rounding that decides is accepted (built in).",
    ]


def test_a_band_is_shown_where_there_is_no_direction() -> None:
    shown_of = shown("nyckeltal in|dex_x")

    assert shown_of is not None
    assert shown_of[1] == "enhet index, mellan 0 och 10, bäst mellan 4 och 6"


def test_goals_are_shown_with_what_is_around_them() -> None:
    assert shown("nämndsmål |nöjda") == [
        "nämndsmål nöjda: Nöjdare brukare",
        "mäts med nöjda\\_ks",
        "bidrar till nöjda\\_kf, 1",
    ]
    assert shown("bidrar till prioriterat mål |1") == ["prioriterat mål 1: Tillväxt"]


@pytest.mark.parametrize(
    ("marked", "sv", "en"),
    [
        ("hög|re är bättre", "Åt vilket håll måttet blir bättre.", "Which way the measure gets better."),
        ("|enhet andel", "Enheten som måttet trycks i.", "The unit that the measure is printed in."),
        (
            'pl|an "Mål"',
            "Planen: vems den är, vilka år den gäller, orden för bedömningar och det som gäller för alla mål.",
            "The plan: whose it is, its years, the words of assessments and what holds for all goals.",
        ),
        (
            "känd avvikelse MK2|02",
            "MK202: Samma mått har olika målvärden för samma år.",
            "MK202: The same measure has different targets for the same year.",
        ),
    ],
)
def test_a_line_and_a_code_say_what_they_mean(marked: str, sv: str, en: str) -> None:
    assert (shown(marked), shown(marked, "en")) == ([sv], [en])


@pytest.mark.parametrize("marked", ["MK9|99", '"Må|l"', "\n|\nprioriterat", "minst 9|0 %"])
def test_there_is_not_always_something_to_say(marked: str) -> None:
    assert shown(marked) is None


def test_every_line_and_heading_has_a_meaning() -> None:
    for heading, types in BELOW.items():
        assert meaning(ast.Block(heading, None, None, (), Span("x"))) is not None, heading
        for kind in types:
            assert meaning(object.__new__(kind)) is not None, kind
    assert set(BELOW) == set(Heading)


def test_the_real_plan_can_be_hovered_everywhere() -> None:
    text = (Path(__file__).parent.parent / "rules" / "alingsas-ks-2020.mal").read_text("utf-8")
    workspace = Workspace(folders=("/mål",))
    document = open_document(workspace, "/mål/plan.mal", text)
    unit = unit_of(workspace, document)
    plan, _ = resolve(unit.files)
    known = declarations(unit)
    for number, line in enumerate(text.split("\n")[:40], 1):
        for column in range(1, len(line) + 2, 3):
            hover_at(cursor_at(document, number, column), plan, known, (), "sv")
