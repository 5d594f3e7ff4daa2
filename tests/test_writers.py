"""Results in, text and JSON out: the whole output, from values made by hand."""

import json
import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from dsl.ast import Action, Class, Compare, PeriodKind, PolicyKind, Quantity, Target, TargetLine, Years
from engine.assessment import Alternative, Assessment, Evaluated, Evidence, MeasureAssessment, State
from engine.case import Case, Cell, Period, Report, Stated
from engine.figure import Figure, Status
from engine.plan import Measure, Plan, Policies, PolicyInForce, TargetOfYear, Word
from engine.truth import Truth
from engine.units import UNITS
from findings.finding import Consequence, Finding, Label, Severity
from findings.span import Span
from findings.text import Text, same
from writers import json as json_writer
from writers import text as text_writer
from writers.examined import Examined, Source
from writers.excerpt import excerpt, name_of
from writers.explain import explain_code, explain_goal
from writers.shown_text import clean
from writers.wording import number

SCHEMA = json.loads((Path(__file__).parent.parent / "docs" / "resultat.schema.json").read_text("utf-8"))
SHA = "0" * 64

RULES = "plan …\nnyckeltal svar\n  mål 2020 minst 90 %\n  saknat utfall kan ej bedömas\n"
CASE = "rapport:\n  titel: Årsredovisning 2020\n"
SOURCES = {"regler.mal": RULES, "fall.yaml": CASE}

IN_RULES = Span("regler.mal", 3, 12, 22)
IN_REPORT = Span("rapport.txt", 95, table="Mål")


def _policy(kind: PolicyKind, action: Action, span: Span | None = None, origin: str = "inbyggd") -> PolicyInForce:
    return PolicyInForce(kind, action, None, None, origin, span)


POLICIES = Policies(
    _policy(PolicyKind.PRELIMINARY, Action.ACCEPT),
    evolve(_policy(PolicyKind.MISSING, Action.CARRY, Span("regler.mal", 4, 3, 31), "plan"), max_age=1),
    None,
    None,
    None,
    _policy(PolicyKind.EQUAL, Action.ENOUGH),
    _policy(PolicyKind.ROUNDING, Action.ACCEPT),
)


def _measure() -> Measure:
    return Measure(
        name="svar",
        title="Andel som svarar",
        is_indicator=False,
        also_called=(),
        same_as="svar",
        unit=next(unit for unit in UNITS if unit.name == "andel"),
        low=Decimal(0),
        high=Decimal(100),
        direction=None,
        band=None,
        source=None,
        by_sex=False,
        parts=(),
        cycle=None,
        lag=0,
        decimals=None,
        error_margin=None,
        answers=None,
        ranked=None,
        per_part_year=False,
        new_from=None,
        targets=(),
        without_target=(),
        contributes_to=(),
        policies=(),
        suppressions=(),
        imported=False,
        span=Span("regler.mal", 2, 1, 15),
    )


def _tested() -> MeasureAssessment:
    quantity = Quantity(Decimal(90), "%", "90 %", IN_RULES)
    target = Target(Compare.AT_LEAST, IN_RULES, "minst 90 %", (quantity,))
    line = TargetLine(Years(2020, 2020, IN_RULES), target, None, None, None, None, IN_RULES)
    cell = Cell("78,88%", IN_REPORT, Span("fall.yaml", 2, 3, 9))
    figure = Figure("78,88%", Status.NORMAL, Decimal("78.88"), Decimal("0.01"))
    evidence = Evidence("svar", 2020, State.CARRIED, figure, cell, 2019, Decimal("78.88"), 1, POLICIES.missing)
    of_year = TargetOfYear(2020, target, None, line)
    return MeasureAssessment(
        _measure(), evidence, of_year, POLICIES, Truth.FALSE, Truth.FALSE, Decimal("-11.12"), Decimal(90)
    )


def _assessment() -> Assessment:
    word = Cell("Ej\nuppfyllt", Span("rapport.txt", 84), Span("fall.yaml", 2, 3, 9))
    return Assessment(
        name="bredband",
        sentence="Fler ska ha bredband",
        is_roll_up=False,
        stated=Stated("bredband", None, word, None, word.place, word.span),
        stated_classes=(Class.NOT,),
        computed=Class.NOT,
        computed_word="Ej uppfyllt",
        why=None,
        marks=("på 2019",),
        basis_years=(2019,),
        possible=(Class.FULL, Class.NOT),
        possible_rounding=(Class.NOT,),
        upper_bound=False,
        measures=(_tested(),),
        indicators=(),
        alternatives=(
            Alternative(
                Text("saknat utfall kan ej bedömas", "a missing one cannot"), "Kan ej bedömas", Class.UNDECIDED
            ),
            Alternative(
                Text("saknat utfall räknas inte", "a missing one is left out"), "Kan ej bedömas", Class.UNDECIDED
            ),
            Alternative(Text("preliminärt kan ej bedömas", "a preliminary one cannot"), "Ej uppfyllt", Class.NOT),
        ),
        reasons=(Text("svar når inte målvärdet", "svar does not reach the target"),),
        errors=(),
        by_measures=None,
        place=Span("rapport.txt", 84),
    )


def _plan() -> Plan:
    words = (
        Word("Helt uppfyllt", (Class.FULL,), None, None),
        Word("Ej uppfyllt", (Class.NOT,), None, None),
    )
    return Plan(
        title="Nämndens mål 2020",
        body=None,
        board=None,
        years=(2020,),
        period=PeriodKind.YEAR,
        scale=words,
        markers=(),
        comparators=(),
        calls=(),
        decision=None,
        material=None,
        policies=(),
        every_goal_policies=(),
        measures=(_measure(),),
        goals=(),
        roll_ups=(),
        assignments=(),
        tables=(),
        suppressions=(),
        span=Span("regler.mal", 1, 1, 7),
    )


def _evaluated(*assessments: Assessment) -> Evaluated:
    span = Span("fall.yaml", 1, 1, 9)
    report = Report("Årsredovisning 2020", Period(2020), None, "rapport.txt", None, span)
    case = Case(report, None, (), (), (), (), span)
    return Evaluated(
        plan=_plan(),
        case=case,
        year=2020,
        assessments=assessments or (_assessment(),),
        measures=(),
        facts=(),
        unknown_rows=(),
        on=date(2020, 12, 31),
        overrides=(),
    )


ERROR = Finding(
    "MK201",
    "meningens-siffra-är-en-annan",
    Severity.ERROR,
    Text('meningen säger 95 procent, målvärdet är "minst 90 %"', 'the sentence says 95, the target "minst 90 %"'),
    (Label(IN_RULES, Text("målvärdet", "the target")), Label(IN_REPORT)),
    goal="bredband",
    flips_verdict=False,
    consequence=Consequence.VERDICT,
    help=Text("skriv samma siffra", "write the same figure"),
)
NOTE = Finding(
    "MK703",
    "tecken-utan-förklaring",
    Severity.NOTE,
    Text('"i.u." förklaras inte', '"i.u." is not explained'),
    (Label(Span("rapport.txt", 95, quote="i.u.")),),
)
KNOWN = evolve(NOTE, code="MK202", goal="bredband", accepted="beslutat i KF")


def _examined(*findings: Finding) -> Examined:
    inputs = (Source("regler.mal", SHA), Source("fall.yaml", SHA))
    return Examined(inputs, (), (_evaluated(),), findings, SOURCES)


WHOLE = """\
Prövat: tryckta siffror mot beslutade målvärden, och angivna bedömningar mot beräknade.
Inte prövat: om utfallen i sig är riktiga.
Filer: regler.mal, fall.yaml

"Nämndens mål 2020" mot "Årsredovisning 2020", år 2020: 1 nämndsmål
  policy: preliminärt utfall godtas (inbyggd)
  policy: saknat utfall ersätts av senaste utfall, högst 1 år gammalt (plan)
  policy: lika med målvärdet räcker (inbyggd)
  policy: avrundning som avgör godtas (inbyggd)

Nämndsmål    Angiven      Beräknad     Märken    Marginal
-----------  -----------  -----------  --------  ---------------------
bredband     Ej uppfyllt  Ej uppfyllt  på 2019   −11,12 procentenheter

Annan policy: bredband "Kan ej bedömas" om saknat utfall kan ej bedömas eller saknat utfall räknas inte

regler.mal:3:12: fel MK201: meningen säger 95 procent, målvärdet är "minst 90 %"
     3 |   mål 2020 minst 90 %
       |            ^^^^^^^^^^ målvärdet
  rapport.txt rad 95
  hjälp: skriv samma siffra

rapport.txt rad 95: känd avvikelse MK202 bredband: beslutat i KF

Fynd: 1 fel, 1 notis (visas med --notiser)
"""


def test_text_says_what_was_tried_then_the_goals_then_the_findings() -> None:
    assert text_writer.render(_examined(ERROR, NOTE, KNOWN)) == WHOLE


def test_notices_are_shown_when_asked_for() -> None:
    shown = text_writer.render(_examined(NOTE), notes=True)

    assert 'rapport.txt rad 95: notis MK703: "i.u." förklaras inte\n    "i.u."\n\nFynd: 1 notis\n' in shown


def test_a_clean_report_says_so() -> None:
    assert text_writer.render(_examined()).endswith("\n\nInga fynd.\n")


def test_text_in_english_keeps_the_words_of_the_plan() -> None:
    shown = text_writer.render(_examined(ERROR), lang="en")

    assert "policy: a missing outcome is replaced by the latest outcome, at most 1 years old (the plan)" in shown
    assert "bredband  Ej uppfyllt  Ej uppfyllt  on 2019  -11.12 percentage points" in re.sub("  +", "  ", shown)
    assert "regler.mal:3:12: error MK201: the sentence says 95" in shown
    assert shown.endswith("Findings: 1 error\n")


def test_without_colours_the_coloured_text_is_the_same() -> None:
    coloured = text_writer.render(_examined(ERROR, NOTE, KNOWN), colour=True)
    bare = coloured
    for number_ in ("31", "33", "36", "1", "32", "0"):
        bare = bare.replace(f"\x1b[{number_}m", "")

    assert "\x1b[31mfel MK201\x1b[0m" in coloured
    assert bare == WHOLE


def test_files_passed_over_are_named_and_the_rest_counted() -> None:
    examined = evolve(_examined(), passed_over=tuple(f"{n}.txt" for n in range(7)))

    line = "Inte lästa (varken regelfil, fallfil eller rapport): 0.txt, 1.txt, 2.txt, 3.txt, 4.txt och 2 till\n"
    assert line in text_writer.render(examined)


# --- Places and excerpts ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        (IN_RULES, "regler.mal:3:12"),
        (Span("regler.mal"), "regler.mal"),
        (Span("rapport.txt"), "rapport.txt"),
        (Span("rapport.txt", 95), "rapport.txt rad 95"),
        (
            Span("rapport.txt", 95, 7, None, 4, "Ekonomi", "Drift", "Summa", "Utfall 2019"),
            'rapport.txt rad 95, kolumn 7, sida 4, tabellkolumn "Utfall 2019"',
        ),
        (
            Span("rapport.docx", None, None, None, 4, "Ekonomi", "Drift", "Summa", "Utfall 2019"),
            'rapport.docx sida 4, rubrik "Ekonomi", tabell "Drift", tabellrad "Summa", tabellkolumn "Utfall 2019"',
        ),
        (Span("fall.yaml", 95), "rapporten i fall.yaml rad 95"),
        (Span("b\x1b[2J.txt", 1), "b\\x1b[2J.txt rad 1"),
    ],
)
def test_a_place_is_named_as_its_reader_finds_it(span: Span, expected: str) -> None:
    assert name_of(span, SOURCES, "sv") == expected


def test_the_caret_stands_below_what_is_meant_though_letters_differ_in_width() -> None:
    sources = {"a.mal": "\te\u0301 \u6f22 målet\n"}

    assert excerpt(Span("a.mal", 1, 7, 12), sources) == (
        "   1 |  e\u0301 \u6f22 målet",
        "     |       ^^^^^",
    )


def test_a_long_line_is_cut_around_the_place() -> None:
    line = "a" * 300 + "HIT" + "b" * 300
    shown, carets = excerpt(Span("a.mal", 1, 301, 304), {"a.mal": line})

    assert shown[carets.index("^") :][:3] == "HIT"
    assert carets.count("^") == 3
    assert shown.startswith("   1 | …") and shown.endswith("…")
    assert len(shown) < 120


@pytest.mark.parametrize("line", [0, 3, 99])
def test_a_place_outside_the_file_has_no_excerpt(line: int) -> None:
    assert excerpt(Span("a.mal", line, 1, 2), {"a.mal": "en rad\ntvå rader"}) == ()


@given(
    st.text(max_size=250),
    st.integers(min_value=1, max_value=300),
    st.none() | st.integers(min_value=1, max_value=300),
)
def test_every_place_in_every_line_gets_a_caret(text: str, column: int, end: int | None) -> None:
    line = text.replace("\n", " ")
    shown, carets = excerpt(Span("a.mal", 1, column, end), {"a.mal": line})

    assert "^" in carets
    assert "\n" not in shown
    assert len(carets) <= 2 * 120


@given(st.text())
def test_nothing_that_steers_a_terminal_is_shown(text: str) -> None:
    assert not any(character < " " or "\x7f" <= character < "\xa0" for character in clean(text))


# --- JSON ---------------------------------------------------------------------------------------


def test_json_follows_its_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    result = json.loads(json_writer.render(_examined(ERROR, NOTE, KNOWN)))

    assert list(Draft202012Validator(SCHEMA).iter_errors(result)) == []


def test_json_of_a_goal_has_figures_as_text_and_the_words_of_the_plan() -> None:
    goal = json.loads(json_writer.render(_examined()))["goals"][0]

    assert goal["stated"] == "Ej uppfyllt"
    assert goal["computed"] == "Ej uppfyllt"
    assert goal["possible"] == ["Helt uppfyllt", "Ej uppfyllt"]
    assert goal["possible_rounding"] == ["Ej uppfyllt"]
    assert goal["place"] == {"document": "rapport.txt", "line": 84}
    assert goal["measures"] == [
        {
            "name": "svar",
            "printed": "78,88%",
            "value": "78.88",
            "unit": "andel",
            "status": "A",
            "expected_year": 2020,
            "year": 2019,
            "state": "carried",
            "target": "minst 90 %",
            "decision": None,
            "changed_from": None,
            "changed_by": None,
            "limit": "90",
            "margin": "-11.12",
            "truth": "false",
            "partial_target": None,
            "partial_limit": None,
            "partial_truth": None,
            "parts": [],
            "place": {"document": "rapport.txt", "line": 95, "table": "Mål"},
        }
    ]


def test_json_of_a_finding_has_all_its_places() -> None:
    result = json.loads(json_writer.render(_examined(ERROR)))

    assert result["counts"] == {"goals": 1, "error": 1, "warning": 0, "note": 0, "accepted": 0}
    assert result["findings"] == [
        {
            "code": "MK201",
            "slug": "meningens-siffra-är-en-annan",
            "severity": "error",
            "consequence": "verdict",
            "message": 'meningen säger 95 procent, målvärdet är "minst 90 %"',
            "help": "skriv samma siffra",
            "goal": "bredband",
            "flips_verdict": False,
            "accepted": None,
            "places": [
                {"document": "regler.mal", "line": 3, "column": 12, "text": "målvärdet"},
                {"document": "rapport.txt", "line": 95, "table": "Mål"},
            ],
        }
    ]


def test_the_same_results_give_the_same_json_with_keys_in_the_same_order() -> None:
    examined = _examined(ERROR, NOTE)

    first, second = json_writer.render(examined), json_writer.render(evolve(examined, sources=dict(SOURCES)))

    assert first == second
    assert list(json.loads(first)) == [
        "version",
        "language",
        "date",
        "inputs",
        "not_read",
        "policies",
        "counts",
        "goals",
        "findings",
        "reports",
        "drafted_plans",
    ]
    assert "Årsredovisning 2020" in first


# --- Explanations -------------------------------------------------------------------------------


def test_a_goal_is_explained_with_places_and_where_each_policy_came_from() -> None:
    evaluated = _evaluated()

    assert (
        explain_goal(evaluated, evaluated.assessments[0], SOURCES)
        == """\
bredband: "Fler ska ha bredband"
"Årsredovisning 2020", år 2020
angiven:  Ej uppfyllt (rapport.txt rad 84)
beräknad: Ej uppfyllt, på 2019

svar når inte målvärdet

Siffror:
  svar 2019: 78,88% (rapport.txt rad 95), målvärde minst 90 % (regler.mal:3:12) nås inte, \
marginal −11,12 procentenheter

Vad som skulle ändra bedömningen:
  gränsen för svar går vid 90 %
  tänkbart när saknade utfall och avrundning får variera: "Helt uppfyllt", "Ej uppfyllt"

Policy:
  preliminärt utfall godtas (inbyggd)
  saknat utfall ersätts av senaste utfall, högst 1 år gammalt (plan, regler.mal:4:3)
  lika med målvärdet räcker (inbyggd)
  avrundning som avgör godtas (inbyggd)
"""
    )


def test_a_code_is_explained_in_the_language_asked_for() -> None:
    from findings.codes import IMPORT

    assert explain_code(IMPORT) == "MK005 import (fel)\n\nEn fil som används kan inte användas.\n"
    assert explain_code(IMPORT, lang="en") == "MK005 import (error)\n\nA file that is imported cannot be used.\n"


@pytest.mark.parametrize(
    ("value", "sv", "en"),
    [
        ("-11.12", "−11,12", "-11.12"),
        ("5", "5", "5"),
        ("1E+2", "100", "100"),
        ("-1234567.5", "−1 234 567,5", "-1,234,567.5"),
        ("0.33333333", "0,3333", "0.3333"),
        ("2.00000000001", "2", "2"),
        ("3.70", "3,70", "3.70"),
    ],
)
def test_figures_are_written_as_the_language_writes_them(value: str, sv: str, en: str) -> None:
    assert (number(Decimal(value), "sv"), number(Decimal(value), "en")) == (sv, en)


def test_a_text_that_reads_alike_needs_no_translation() -> None:
    finding = evolve(NOTE, message=same("i.u."))

    assert text_writer.render_finding(finding, {}, lang="en") == 'rapport.txt line 95: note MK703: i.u.\n    "i.u."'
