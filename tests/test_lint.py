"""`malkoll lint` as a planner meets it, and what it says of plans, shared measures and known deviations."""

import json
import re
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import cli
from dsl.parser import parse
from engine.lint import lint
from engine.run import Options, run
from findings.finding import Finding
from readers.yaml_case import read_cases

ROOT = Path(__file__).parent.parent
SCHEMA = json.loads((ROOT / "docs" / "lint.schema.json").read_text("utf-8"))
REAL = ROOT / "rules" / "alingsas-ks-2020.mal"

PLAN = """\
plan "Kulturnämndens mål 2024"
  nämnd "Kulturnämnden"
  år 2024
  kallar nämndsmål "mål"

nämndsmål besök "Fler ska besöka biblioteken"
  mäts med besök_antal

nyckeltal besök_antal "Besök på biblioteken"
  enhet antal
  högre är bättre
  mål 2024 minst 5 000

nämndsmål lån "Fler ska låna"

uppdrag 1 "Se över öppettiderna"
  klart senast juni 2024
"""
SHARED = """\
nyckeltal svarstid "Svarstid i dagar"
  enhet dagar
  lägre är bättre

nyckeltal nöjda "Andel nöjda"
  enhet andel
  mål 2024 minst 110 %
  mål 2025 bättre än riket

nyckeltal sjuka "Sjukfrånvaro"
  enhet procent
  mål 2024 förbättras
"""
CASE = "rapport: {period: 2024}\nutfall: {fel\n"


class Ran:
    """What a command printed, and its exit code."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


@pytest.fixture
def linted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MALKOLL_LANG", raising=False)

    def ran(*words: str, **files: str) -> Ran:
        for name, text in files.items():
            Path(name.replace("_", ".")).write_text(text, "utf-8")
        code = cli.main(["lint", *words])
        printed = capsys.readouterr()
        return Ran(code, printed.out, printed.err)

    return ran


# --- The command ----------------------------------------------------------------------------------


def test_the_whole_text_of_a_plan(linted: Any) -> None:
    ran = linted("mål.mal", mål_mal=PLAN)

    assert (ran.code, ran.err) == (0, "")
    assert (
        ran.out
        == """\
Prövat: om planens mål går att bedöma, och om regelfilerna säger emot sig själva.
Filer: mål.mal

"Kulturnämndens mål 2024": 2 av 3 mål och uppdrag kan bedömas

Slag     Namn    Kan bedömas       Varför
-------  ------  ----------------  --------------------------------
mål      besök   kan bedömas       målvärde för 2024: besök_antal
mål      lån     kan inte bedömas  inget nyckeltal
uppdrag  1       kan bedömas       ska vara klart senast 2024-06-30

mål.mal:14:1: varning MK101: "lån" har inget nyckeltal
    14 | nämndsmål lån "Fler ska låna"
       | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  hjälp: skriv `mäts med …` med ett nyckeltal, eller `bedöms av nämnden` eller `utan nyckeltal`

Fynd: 1 varning
"""
    )


def test_the_whole_text_in_english_with_a_day_and_a_known_deviation(linted: Any) -> None:
    text = PLAN.replace('"Fler ska låna"', '"Fler ska låna"\n  känd avvikelse MK101 "mäts från 2025" till 2024-12-31')
    ran = linted("mål.mal", "--lang", "en", "--datum", "2024-06-30", mål_mal=text)

    assert (ran.code, ran.err) == (0, "")
    assert (
        ran.out
        == """\
Tested: whether the goals of the plan can be assessed, and whether the rules contradict themselves.
Files: mål.mal
Date by --datum: 2024-06-30

"Kulturnämndens mål 2024": 2 of 3 goals and assignments can be assessed

Kind     Name    Assessable          Why
-------  ------  ------------------  ----------------------------
mål      besök   can be assessed     target for 2024: besök_antal
mål      lån     cannot be assessed  no measure
uppdrag  1       can be assessed     is to be done by 2024-06-30

mål.mal:14:1: known deviation MK101 lån: mäts från 2025

No findings.
"""
    )


def test_a_plan_of_nothing_has_no_table(linted: Any) -> None:
    assert (
        linted("mål.mal", mål_mal='plan "P"\n  år 2024\n').out
        == """\
Prövat: om planens mål går att bedöma, och om regelfilerna säger emot sig själva.
Filer: mål.mal

"P": 0 av 0 mål och uppdrag kan bedömas

Inga fynd.
"""
    )


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ((), 0),
        (("--fail-on", "varning"), 1),
        (("--fail-on", "notis"), 1),
        (("--fail-on", "aldrig"), 0),
        (("--fail-on", "fel"), 0),
    ],
)
def test_the_exit_code_is_that_of_check(linted: Any, words: tuple[str, ...], code: int) -> None:
    assert linted("mål.mal", *words, mål_mal=PLAN).code == code


def test_an_error_gives_exit_code_1(linted: Any) -> None:
    assert linted("mål.mal", mål_mal=PLAN.replace("minst 5 000", "under 0")).code == 1


def test_notices_are_shown_where_they_are_asked_for(linted: Any) -> None:
    text = PLAN + '\nnyckeltal lån_antal "Lån"\n  enhet antal\n'
    message = 'inget mål mäts med "lån_antal", och inget villkor nämner det'

    assert message not in linted("mål.mal", mål_mal=text).out
    assert f"notis MK111: {message}\n" in linted("mål.mal", "--notiser").out


def test_cases_are_passed_over_whatever_stands_in_them(linted: Any) -> None:
    ran = linted(".", mål_mal=PLAN, fall_yaml=CASE, läs_md="Läs mig")

    assert ran.code == 0
    assert "Filer: mål.mal\nInte lästa (inte regelfiler): läs.md, fall.yaml\n" in ran.out
    assert "MK008" not in ran.out


@pytest.mark.parametrize(
    ("files", "words"), [({"fall_yaml": CASE}, ("fall.yaml",)), ({"läs_md": "Läs mig"}, (".",)), ({}, ("finns.mal",))]
)
def test_without_a_rule_file_nothing_can_be_tested(linted: Any, files: dict[str, str], words: tuple[str, ...]) -> None:
    ran = linted(*words, **files)

    assert (ran.code, ran.err) == (2, "malkoll: ingenting kunde prövas: ingen regelfil bland filerna\n")


def test_a_file_that_cannot_be_read_gives_exit_code_2_and_the_rest_is_told(linted: Any) -> None:
    ran = linted("mål.mal", "finns.mal", mål_mal=PLAN)

    assert (ran.code, ran.err) == (2, "")
    assert "MK006" in ran.out
    assert "MK101" in ran.out


def test_without_files_it_says_what_to_write(linted: Any) -> None:
    ran = linted()

    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "malkoll: inga filer är givna\n  hjälp: malkoll lint regler.mal\n"


def test_options_of_other_commands_are_refused(linted: Any) -> None:
    ran = linted("mål.mal", "--policy", "prel godtas", mål_mal=PLAN)

    assert (ran.code, ran.out) == (2, "")
    assert "--policy är ingen flagga för malkoll lint" in ran.err


def test_the_real_plan_has_one_finding_that_its_sentence_says_another_figure_than_the_target(linted: Any) -> None:
    ran = linted(str(REAL), "--notiser", "--fail-on", "notis")

    assert (ran.code, ran.err) == (1, "")
    assert re.findall(r"MK\d+: .*", ran.out) == [
        'MK201: målsatsen säger "ska vara minst 95 procent", men målvärdet för "bredband_ks" 2020 är "minst 90 %"'
    ]
    assert ran.out.endswith("\nFynd: 1 fel\n")
    assert '"Kommunstyrelsens mål 2020": 8 av 10 mål och uppdrag kan bedömas' in ran.out


# --- JSON -----------------------------------------------------------------------------------------


def test_the_schema_is_a_schema_and_describes_every_key() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert _described(SCHEMA) == []


def _described(node: Any) -> list[str]:
    """Every key of the schema's properties without a description, of its own or behind its reference."""
    missing = []
    if isinstance(node, dict):
        for key, value in node.get("properties", {}).items():
            target = SCHEMA["$defs"].get(value.get("$ref", "").removeprefix("#/$defs/"), {})
            if "description" not in value and "description" not in target and value.get("type") != "object":
                missing.append(key)
    for value in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        missing.extend(_described(value))
    return missing


def test_the_json_of_a_plan(linted: Any) -> None:
    ran = linted(".", "--format", "json", "--datum", "2024-06-30", mål_mal=PLAN, fall_yaml=CASE)
    result = json.loads(ran.out)

    assert (ran.code, ran.err) == (0, "")
    assert list(Draft202012Validator(SCHEMA).iter_errors(result)) == []
    assert {key: result[key] for key in ("version", "language", "date", "not_read", "counts")} == {
        "version": "1",
        "language": "sv",
        "date": "2024-06-30",
        "not_read": ["fall.yaml"],
        "counts": {"goals": 3, "assessable": 2, "error": 0, "warning": 1, "note": 0, "accepted": 0},
    }
    assert [one["name"] for one in result["inputs"]] == ["mål.mal"]
    assert result["goals"][1] == {
        "plan": "Kulturnämndens mål 2024",
        "kind": "nämndsmål",
        "called": "mål",
        "name": "lån",
        "sentence": "Fler ska låna",
        "assessable": False,
        "why": "inget nyckeltal",
        "place": {"document": "mål.mal", "line": 14, "column": 1},
    }
    assert [(one["code"], one["severity"], one["goal"]) for one in result["findings"]] == [("MK101", "warning", "lån")]


def test_the_json_is_in_the_language_asked_for_and_the_same_twice(linted: Any) -> None:
    first = linted("mål.mal", "--format", "json", "--lang", "en", mål_mal=PLAN)

    assert first.out == linted("mål.mal", "--format", "json", "--lang", "en").out
    assert [one["why"] for one in json.loads(first.out)["goals"]] == [
        "target for 2024: besök_antal",
        "no measure",
        "is to be done by 2024-06-30",
    ]
    assert json.loads(first.out)["date"] is None


EXAMPLE = (ROOT / "tests" / "golden" / "language_example.mal").read_text("utf-8")
LINES = st.sampled_from(sorted({line for line in (PLAN + SHARED + EXAMPLE).splitlines() if line}))


@settings(max_examples=100, deadline=None)
@given(st.lists(LINES, max_size=25))
def test_whatever_the_lines_the_json_follows_its_schema(lines: list[str]) -> None:
    from engine.measurability import measurability
    from writers.examined import Examined
    from writers.lint import PlanMeasured
    from writers.lint_json import render

    text = "\n".join(lines)
    file, findings = parse(text, "mål.mal")
    found = lint(((file,),), None)
    examined = Examined((), (), (), (*findings, *found.findings), {"mål.mal": text})
    plans = tuple(PlanMeasured(plan, measurability(plan)) for plan in found.plans)

    assert list(Draft202012Validator(SCHEMA).iter_errors(json.loads(render(examined, plans)))) == []


# --- Shared measures --------------------------------------------------------------------------------


def told(*texts: str, on: date | None = None) -> list[tuple[str, int | None, str]]:
    """Code, first line and message of what is found in one unit: the last text uses the others."""
    return [(one.code, one.labels[0].span.line, one.message.sv) for one in linted_unit(*texts, on=on)]


def linted_unit(*texts: str, on: date | None = None) -> tuple[Finding, ...]:
    files = []
    for number, text in enumerate(texts):
        file, findings = parse(text, f"{number}.mal")
        assert [one.message.sv for one in findings] == []
        files.append(file)
    return lint((tuple(files),), on).findings


def test_shared_measures_without_a_plan_are_told_what_they_themselves_say_wrong() -> None:
    assert told(SHARED) == [
        ("MK104", 7, 'målvärdet "minst 110 %" för "nöjda" kan aldrig nås: skalan är 0 till 100'),
        (
            "MK103",
            10,
            '"förbättras" behöver en riktning, men "sjuka" säger inte om högre eller lägre är bättre',
        ),
    ]


def test_shared_measures_have_no_table_and_their_unresolved_names_are_told(linted: Any) -> None:
    ran = linted("delat.mal", delat_mal='nyckeltal x "X"\n  samma mått som y\n  enhet index\n')

    assert ran.code == 1
    assert "mål och uppdrag kan bedömas" not in ran.out
    assert 'MK002: nyckeltalet eller indikatorn "y" finns inte' in ran.out


def test_shared_measures_accept_what_they_know_of() -> None:
    known = SHARED.replace("minst 110 %", 'minst 110 %\n  känd avvikelse MK104 "skalan görs om"')

    assert [(one.code, one.accepted) for one in linted_unit(known)] == [("MK104", "skalan görs om"), ("MK103", None)]


def test_an_imported_measure_that_no_goal_uses_needs_neither_target_nor_use() -> None:
    assert told('nyckeltal svarstid "Svarstid"\n  enhet dagar\n', PLAN) == [
        ("MK101", 14, '"lån" har inget nyckeltal'),
    ]


def test_an_imported_measure_that_a_goal_uses_needs_a_target() -> None:
    using = PLAN.replace('"Fler ska låna"', '"Fler ska låna"\n  mäts med svarstid')

    assert told('nyckeltal svarstid "Svarstid"\n  enhet dagar\n', using) == [
        ("MK102", 1, '"svarstid" har inget målvärde för 2024'),
    ]


def test_an_imported_priority_goal_that_nothing_contributes_to_is_anothers_to_fill() -> None:
    above = 'prioriterat mål 1 "Växa"\n'

    assert told(above, PLAN.replace("nämndsmål lån", "uppdrag lån")) == [
        ("MK107", 14, 'uppdraget "lån" har ingen tidpunkt'),
    ]
    assert told(PLAN + above) == [
        ("MK101", 14, '"lån" har inget nyckeltal'),
        ("MK101", 18, "inget bidrar till prioriterat mål 1, och inget villkor säger hur det bedöms"),
    ]


# --- A line that could not be read is told once ----------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "broken"),
    [
        ("  mäts med besök_antal\n", "  mäts\n"),
        ("  mål 2024 minst 5 000\n", "  mål 2024 minst\n"),
        ("  klart senast juni 2024\n", "  klart senast\n"),
    ],
)
def test_what_a_line_that_could_not_be_read_would_have_said_is_not_missed(line: str, broken: str) -> None:
    file, findings = parse(PLAN.replace('nämndsmål lån "Fler ska låna"\n', "").replace(line, broken), "mål.mal")

    assert [one.code for one in findings] == ["MK001"]
    assert lint(((file,),), None).findings == ()


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("förbättras", "MK103"),
        ("bättre än riket", "MK103"),
        ("halveras", "MK108"),
        ("på väg mot minst 9 000", "MK108"),
    ],
)
def test_what_the_plan_alone_shows_is_not_told_again_of_its_report(target: str, code: str) -> None:
    text = PLAN.replace("minst 5 000", target).replace("  högre är bättre\n", "")
    text = text.replace('nämndsmål lån "Fler ska låna"\n', "")
    report = 'rapport: {period: 2024}\nutfall: {besök_antal: {2024: "5 100", 2023: "4 900"}}\n'
    file, _ = parse(text, "mål.mal")
    cases, _ = read_cases(report + "bedömningar: {besök: Helt uppfyllt}\n", "fall.yaml")

    result = run(((file,),), cases, Options())

    assert [one.code for one in result.findings if one.code.startswith("MK1")] == [code]
    assert [problem.code for problem in result.evaluated[0].assessments[0].errors] == [code]


# --- Known deviations (semantics 6.1) ---------------------------------------------------------------

KNOWN = PLAN.replace('"Fler ska låna"', '"Fler ska låna"\n  känd avvikelse MK101 "mäts från 2025" till 2024-06-30')
EXPIRED = "känd avvikelse MK101 gällde till och med 2024-06-30, och här prövas {}"


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (None, [("MK101", "mäts från 2025")]),
        (date(2024, 6, 30), [("MK101", "mäts från 2025")]),
        (date(2024, 7, 1), [("MK101", None), ("MK110", None)]),
    ],
)
def test_without_a_report_the_day_is_that_of_datum_or_none(
    on: date | None, expected: list[tuple[str, str | None]]
) -> None:
    assert [(one.code, one.accepted) for one in linted_unit(KNOWN, on=on)] == expected


def test_one_that_has_expired_is_told_whether_or_not_it_would_still_be_of_use() -> None:
    day = date(2024, 7, 1)
    of_use = linted_unit(KNOWN, on=day)[1]
    of_none = linted_unit(KNOWN.replace('"Fler ska låna"', '"Fler ska låna"\n  utan nyckeltal'), on=day)[0]

    assert [one.message.sv for one in (of_use, of_none)] == [EXPIRED.format(day)] * 2
    assert [one.message.en for one in (of_use, of_none)] == [
        "känd avvikelse MK101 held until 2024-06-30, and what is tested here is of 2024-07-01"
    ] * 2
    assert [one.help.sv for one in (of_use, of_none) if one.help is not None] == [
        "rätta fyndet, eller ge raden en ny dag och ett skäl för den",
        "ta bort raden",
    ]


def test_without_a_report_nothing_is_said_to_silence_nothing() -> None:
    silent = PLAN.replace('"Fler ska låna"', '"Fler ska låna"\n  utan nyckeltal\n  känd avvikelse MK101 "skäl"')

    assert told(silent) == []
    assert told(silent, on=date(2030, 1, 1)) == []


def checked(
    plans: list[tuple[str, ...]], reports: list[str], on: date | None = None, policy: str = ""
) -> list[tuple[str, str]]:
    """Plan's document and message of the known deviations that a run with reports finds without use."""
    from dsl.parser import parse_policy

    trees: dict[str, Any] = {}
    units = []
    for unit in plans:
        files = []
        for text in unit:
            if text not in trees:
                trees[text] = parse(text, f"{len(trees)}.mal")[0]
            files.append(trees[text])
        units.append(tuple(files))
    cases = [case for text in reports for case in read_cases(text, "fall.yaml")[0]]
    policies = (parse_policy(policy)[0],) if policy else ()
    result = run(tuple(units), tuple(cases), Options(tuple(one for one in policies if one), on))
    return [
        (one.labels[0].span.document, one.message.sv)
        for one in result.findings
        if one.code == "MK110" and one.accepted is None
    ]


IDLE = "känd avvikelse {0} tystar ingenting: ingen {0} finns här i det som prövats"


def board(name: str) -> str:
    return f"""plan "{name}"
  år 2024
nämndsmål nöjda_{name} "Fler ska vara nöjda"
  mäts med nöjda
"""


def report(name: str, value: str, day: str = "2025-03-15") -> str:
    return (
        f'rapport: {{period: 2024, datum: {day}}}\nplan: {name}\nutfall: {{nöjda: {{2024: "{value}"}}}}\n'
        f"bedömningar: {{nöjda_{name}: Helt uppfyllt}}\n"
    )


COMMON = 'nyckeltal nöjda "Nöjda"\n  enhet andel\n  mål 2024 minst 80 %\n  känd avvikelse MK401 "skäl"\n'


@pytest.mark.parametrize(
    ("reports", "expected"),
    [
        ([report("A", "70 %"), report("B", "90 %")], []),
        ([report("A", "90 %"), report("B", "70 %")], []),
        ([report("A", "90 %"), report("B", "90 %")], [("0.mal", IDLE.format("MK401"))]),
        ([report("A", "90 %")], [("0.mal", IDLE.format("MK401"))]),
        ([], []),
    ],
)
def test_a_line_of_a_shared_measure_is_of_use_where_any_plan_needs_it(
    reports: list[str], expected: list[tuple[str, str]]
) -> None:
    assert checked([(COMMON, board("A")), (COMMON, board("B"))], reports) == expected


@pytest.mark.parametrize(
    ("until", "days", "expected"),
    [
        ("2024-12-31", ["2024-10-01", "2025-03-15"], "tystar ingenting"),
        ("2024-12-31", ["2025-03-15", "2025-04-15"], "gällde till och med 2024-12-31, och här prövas 2025-04-15"),
        ("2025-12-31", ["2024-10-01", "2025-03-15"], "tystar ingenting"),
    ],
)
def test_it_has_expired_where_every_report_is_later(until: str, days: list[str], expected: str) -> None:
    text = COMMON.replace('"skäl"', f'"skäl" till {until}')
    found = checked([(text, board("A"))], [report("A", "90 %", day) for day in days])

    assert len(found) == 1
    assert expected in found[0][1]


def test_the_day_of_datum_goes_before_that_of_the_report() -> None:
    text = COMMON.replace('"skäl"', '"skäl" till 2025-03-31')
    expired = "känd avvikelse MK401 gällde till och med 2025-03-31, och här prövas 2025-04-01"

    assert checked([(text, board("A"))], [report("A", "70 %")], date(2025, 3, 31)) == []
    assert checked([(text, board("A"))], [report("A", "70 %")], date(2025, 4, 1)) == [("0.mal", expired)]
    assert checked([(text, board("A"))], [], date(2025, 4, 1)) == [("0.mal", expired)]


def test_by_another_policy_nothing_is_said_to_silence_nothing() -> None:
    assert checked([(COMMON, board("A"))], [report("A", "90 %")], policy="prel godtas") == []


def test_a_line_of_a_goal_that_the_report_does_not_speak_of_is_left_alone() -> None:
    other = 'nämndsmål besökare "Fler"\n  kallas "Besök"\n  utan nyckeltal\n  känd avvikelse MK402 "skäl"\n'
    named = report("A", "90 %").replace("bedömningar: {", "bedömningar: {Besök: Helt uppfyllt, ")
    idle = ("1.mal", IDLE.format("MK402"))
    plan = (COMMON.replace('  känd avvikelse MK401 "skäl"\n', ""), board("A") + other)

    assert checked([plan], [report("A", "90 %")]) == []
    assert checked([plan], [named]) == [idle]


# --- Together ----------------------------------------------------------------------------------------


def steps(goals: int) -> int:
    """How many calls the lint of a plan of so many goals takes, and the answer to which can be assessed."""
    from engine.check import all_checks
    from engine.measurability import measurability
    from engine.resolve import resolve

    text = "".join(
        f'nämndsmål mål_{number} "Fler ska besöka {number}"\n  mäts med mått_{number}\n'
        f'nyckeltal mått_{number} "Besök {number}"\n  enhet andel\n  mål 2024 minst 100 %, delvis minst 100 %\n'
        f'uppdrag {number}.1 "Utred besöken, och redovisa senast maj 2024"\n'
        for number in range(goals)
    )
    plan, _ = resolve((parse('plan "P"\n  år 2024\n' + text, "mål.mal")[0],))
    assert plan is not None
    ours = [module for module in all_checks() if re.fullmatch("MK10[1-478]|MK11[01]|MK607", module.check.code)]
    count = 0

    def counted(frame: Any, event: str, _: Any) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(counted)
    try:
        found = sum(len(list(module.lint(plan))) for module in ours)
        rows = len(measurability(plan))
    finally:
        sys.setprofile(None)
    assert (found, rows) == (3 * goals, 2 * goals)
    return count


def test_the_lint_takes_linear_time() -> None:
    few, many = steps(50), steps(200)

    assert many < 4.2 * few


def test_every_code_of_the_lint_has_its_own_slug() -> None:
    from engine.check import all_checks

    codes = {module.check.code: module.check.slug for module in all_checks()}

    assert {code: codes[code] for code in sorted(codes) if re.fullmatch("MK10[1-478]|MK11[01]|MK607", code)} == {
        "MK101": "mål-utan-nyckeltal",
        "MK102": "nyckeltal-utan-målvärde",
        "MK103": "riktning-saknas-eller-säger-emot",
        "MK104": "målvärde-som-aldrig-eller-alltid-nås",
        "MK107": "uppdrag-utan-tidpunkt",
        "MK108": "relativt-mål-utan-bas-eller-slut",
        "MK110": "känd-avvikelse-utan-verkan",
        "MK111": "deklareras-men-används-inte",
        "MK607": "två-tidpunkter-för-samma-sak",
    }
