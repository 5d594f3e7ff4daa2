"""The command as a user meets it: arguments in, what is printed and the exit code out."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import cli
from engine.check import all_checks
from findings.codes import CODES

ROOT = Path(__file__).parent.parent
SCHEMA = json.loads((ROOT / "docs" / "resultat.schema.json").read_text("utf-8"))

RULES = """\
språk 1
plan "Nämndens mål 2020"
  nämnd "Nämnden"
  år 2020
  bedömning "Uppnått" betyder helt uppfyllt
  bedömning "Ej uppnått" betyder ej uppfyllt
  preliminärt utfall godtas

nämndsmål svarstid "Invånare ska få svar inom 30 dagar"
  mäts med svarstid_dagar

nyckeltal svarstid_dagar "Svarstid i dagar"
  enhet dagar
  lägre är bättre
  mål 2020 högst 30
"""
CASE = """\
rapport:
  titel: Nämndens årsredovisning 2020
  period: 2020
  dokument: rapport.txt
utfall:
  svarstid_dagar:
    plats: {rad: 7}
    2020: "28"
bedömningar:
  svarstid:
    ord: {utskrivet: Uppnått, rad: 5}
"""
WRONG = CASE.replace("Uppnått", "Ej uppnått")


class Ran:
    """What a command printed, and its exit code."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


@pytest.fixture(autouse=True)
def _stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MALKOLL_LANG", raising=False)
    Path("regler.mal").write_text(RULES, "utf-8")
    Path("fall.yaml").write_text(CASE, "utf-8")
    Path("fel.yaml").write_text(WRONG, "utf-8")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]):
    def ran(*words: str) -> Ran:
        code = cli.main(words)
        printed = capsys.readouterr()
        return Ran(code, printed.out, printed.err)

    return ran


def _codes(ran: Ran) -> list[str]:
    return [finding["code"] for finding in json.loads(ran.out)["findings"]]


# --- check --------------------------------------------------------------------------------------


def test_a_report_that_agrees_ends_in_nothing_found(run) -> None:
    ran = run("check", "regler.mal", "fall.yaml")

    assert (ran.code, ran.err) == (0, "")
    assert (
        ran.out
        == """\
Prövat: tryckta siffror mot beslutade målvärden, och angivna bedömningar mot beräknade.
Inte prövat: om utfallen i sig är riktiga.
Filer: regler.mal, fall.yaml

"Nämndens mål 2020" mot "Nämndens årsredovisning 2020", år 2020: 1 nämndsmål
  policy: preliminärt utfall godtas (plan)
  policy: saknat utfall kan ej bedömas (inbyggd)
  policy: lika med målvärdet räcker (inbyggd)
  policy: avrundning som avgör godtas (inbyggd)

Nämndsmål    Angiven    Beräknad    Märken    Marginal
-----------  ---------  ----------  --------  ----------
svarstid     Uppnått    Uppnått               +2 dagar

Inga fynd.
"""
    )


def test_a_stated_word_that_contradicts_the_figures_is_an_error(run) -> None:
    ran = run("check", "regler.mal", "fel.yaml", "--format", "json")

    assert ran.code == 1
    assert "MK401" in _codes(ran)


def test_the_order_of_files_and_folders_changes_nothing(run) -> None:
    first = run("check", "fel.yaml", "regler.mal", "--format=json")
    second = run("check", "--format", "json", "regler.mal", "fel.yaml")

    one, other = json.loads(first.out), json.loads(second.out)
    assert one["inputs"] == other["inputs"][::-1]
    assert {**one, "inputs": []} == {**other, "inputs": []}


def test_a_folder_is_as_good_as_its_files(run) -> None:
    Path("fel.yaml").unlink()

    assert json.loads(run("check", ".", "--format", "json").out)["counts"]["goals"] == 1


def test_json_follows_its_schema_and_is_the_same_twice(run) -> None:
    first = run("check", "regler.mal", "fel.yaml", "--format", "json")
    second = run("check", "regler.mal", "fel.yaml", "--format", "json")

    assert list(Draft202012Validator(SCHEMA).iter_errors(json.loads(first.out))) == []
    assert first.out == second.out


@pytest.mark.parametrize(("level", "code"), [("fel", 1), ("varning", 1), ("notis", 1), ("aldrig", 0)])
def test_the_level_decides_what_fails(run, level: str, code: int) -> None:
    assert run("check", "regler.mal", "fel.yaml", "--fail-on", level).code == code


def test_a_warning_fails_only_where_it_is_asked_to(run) -> None:
    Path("prel.yaml").write_text(CASE.replace('"28"', '"Prel: 28"'), "utf-8")

    assert run("check", "regler.mal", "prel.yaml").code == 0
    assert run("check", "regler.mal", "prel.yaml", "--fail-on", "varning").code == 1


@pytest.mark.parametrize(
    "policy", ["preliminärt utfall kan ej bedömas", 'prel="kan ej bedömas"', "prel kan ej bedömas"]
)
def test_a_policy_of_the_command_line_beats_the_plan_and_is_printed(run, policy: str) -> None:
    Path("prel.yaml").write_text(CASE.replace('"28"', '"Prel: 28"'), "utf-8")

    ran = run("check", "regler.mal", "prel.yaml", "--policy", policy)

    assert "  policy: preliminärt utfall kan ej bedömas (kommandoraden)\n" in ran.out
    assert "svarstid     Uppnått    Kan ej bedömas" in ran.out


def test_a_policy_that_is_none_is_told(run) -> None:
    ran = run("check", "regler.mal", "fall.yaml", "--policy", "prel kanske")

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("malkoll: --policy: ")


def test_the_day_is_printed(run) -> None:
    ran = run("check", "regler.mal", "fall.yaml", "--datum", "2021-03-15")

    assert "\nDatum enligt --datum: 2021-03-15\n" in ran.out


def test_notices_are_shown_when_asked_for(run) -> None:
    Path("regler.mal").write_text(RULES.replace('"Nämndens mål 2020"', "”Nämndens mål 2020”"), "utf-8")

    silent, shown = run("check", "regler.mal", "fall.yaml"), run("check", "regler.mal", "fall.yaml", "--notiser")

    assert (silent.code, shown.code) == (0, 0)
    assert "(visas med --notiser)" in silent.out and "notis MK" not in silent.out
    assert "notis MK" in shown.out and "(visas med --notiser)" not in shown.out


def test_english_is_a_flag_or_a_setting_away(run, monkeypatch: pytest.MonkeyPatch) -> None:
    by_flag = run("check", "regler.mal", "fall.yaml", "--lang", "en")
    monkeypatch.setenv("MALKOLL_LANG", "en")
    by_setting = run("check", "regler.mal", "fall.yaml")

    assert by_flag.out == by_setting.out
    assert by_flag.out.endswith("No findings.\n")
    assert run("check", "regler.mal", "fall.yaml", "--lang=sv").out.endswith("Inga fynd.\n")


# --- What cannot be used ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["check"], "inga filer är givna"),
        (["chek", "a"], 'det finns inget kommando "chek"'),
        (["regler.mal", "fall.yaml"], 'det finns inget kommando "regler.mal"'),
        (["check", "--formt", "json"], 'det finns ingen flagga "--formt"'),
        (["check", "-x"], 'det finns ingen flagga "-x"'),
        (["check", "regler.mal", "--format"], "--format saknar sitt värde"),
        (["check", "regler.mal", "--notiser=ja"], "--notiser tar inget värde"),
        (["check", "regler.mal", "--format", "xml"], '--format kan inte vara "xml"'),
        (["check", "regler.mal", "--fail-on", "ibland"], '--fail-on kan inte vara "ibland"'),
        (["check", "regler.mal", "--lang", "de"], '--lang kan inte vara "de"'),
        (["check", "regler.mal", "--datum", "2021-02-30"], '"2021-02-30" är ingen dag'),
        (["check", "regler.mal", "--datum", "20210315"], '"20210315" är ingen dag'),
        (["check", "regler.mal", "--datum", "2021-W01-1"], '"2021-W01-1" är ingen dag'),
        (["check", "regler.mal"], "ingenting kunde prövas: ingen fallfil eller rapport bland filerna"),
        (["check", "fall.yaml"], "ingenting kunde prövas: ingen regelfil med en plan bland filerna"),
        (["check", "finns-ej.mal"], "ingenting kunde prövas: ingen fil kunde läsas"),
        (["explain"], "explain behöver ett mål eller en kod"),
        (["explain", "svarstid"], '"svarstid" är ingen kod, och inga filer är givna'),
        (["explain", "regler.mal", "fall.yaml", "svarsti"], 'det finns inget mål som heter "svarsti"'),
        (["explain", "MK999"], 'det finns ingen kontroll "MK999"'),
    ],
)
def test_what_cannot_be_used_is_told_on_the_error_stream(run, words: list[str], message: str) -> None:
    ran = run(*words)

    assert ran.code == 2
    assert ran.err.split("\n")[0] == f"malkoll: {message}"


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["chek", "a"], 'menade du "check"?'),
        (["regler.mal", "fall.yaml"], "menade du: malkoll check regler.mal fall.yaml"),
        (["check", "--formt", "json"], 'menade du "--format"?'),
        (["check", "a", "--format", "xml"], "välj bland text, json"),
        (["explain", "regler.mal", "fall.yaml", "svarsti"], 'menade du "svarstid"?'),
        (["explain", "regler.mal", "fall.yaml", "qqq"], "målen är svarstid"),
    ],
)
def test_a_slip_is_met_with_what_was_likely_meant(run, words: list[str], hint: str) -> None:
    assert run(*words).err.split("\n")[1] == f"  hjälp: {hint}"


def test_a_file_that_cannot_be_read_is_told_and_the_rest_examined(run) -> None:
    ran = run("check", "regler.mal", "fall.yaml", "fall2.yaml")

    assert ran.code == 2
    assert 'fall2.yaml: fel MK006: "fall2.yaml" finns inte\n' in ran.out
    assert "svarstid     Uppnått    Uppnått" in ran.out


def test_a_case_that_names_another_plan_is_told(run) -> None:
    Path("fall.yaml").write_text(CASE + "plan: En annan plan\n", "utf-8")

    ran = run("check", "regler.mal", "fall.yaml")

    assert ran.code == 2
    assert "fall.yaml:1:1: fel MK008: " in ran.out
    assert ran.err == (
        "malkoll: ingenting kunde prövas: ingen fallfil eller rapport hör till en plan bland filerna, se felen ovan\n"
    )


def test_the_words_after_two_dashes_are_files(run) -> None:
    Path("--notiser").write_text(CASE, "utf-8")

    assert run("check", "regler.mal", "--", "--notiser").code == 0


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(["regler.mal", "fall.yaml", "text.txt"]),
    st.binary(max_size=300) | st.text(max_size=300).map(str.encode),
    st.integers(min_value=0, max_value=len(RULES)),
)
def test_no_bytes_in_a_file_make_it_raise(run, name: str, put_in: bytes, at: int) -> None:
    """Whole files of anything, and anything in the midst of files that can be read."""
    whole = {"regler.mal": RULES, "fall.yaml": CASE, "text.txt": ""}[name].encode()
    for data in (put_in, whole[:at] + put_in + whole[at:]):
        Path(name).write_bytes(data)
        for output in ("text", "json"):
            assert run("check", "regler.mal", "fall.yaml", name, "--format", output).code in (0, 1, 2)
    Path("regler.mal").write_text(RULES, "utf-8")
    Path("fall.yaml").write_text(CASE, "utf-8")


# --- explain, help, version ---------------------------------------------------------------------


def test_a_goal_is_explained(run) -> None:
    ran = run("explain", "regler.mal", "fall.yaml", "Svarstid")

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(
        'svarstid: "Invånare ska få svar inom 30 dagar"\n'
        '"Nämndens årsredovisning 2020", år 2020\n'
        "angiven:  Uppnått (rapport.txt rad 5)\n"
        "beräknad: Uppnått\n\nNyckeltalet "
    )
    assert "\nSiffror:\n  svarstid_dagar 2020: 28 (rapport.txt rad 7), målvärde högst 30 (regler.mal:15:3)" in ran.out
    assert "\nPolicy:\n  preliminärt utfall godtas (plan, regler.mal:7:3)\n" in ran.out


def test_an_explanation_is_text_and_says_so_where_json_is_asked_for(run) -> None:
    ran = run("explain", "--format", "json", "MK401")

    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "malkoll: --format är ingen flagga för malkoll explain\n"
        "  hjälp: den hör till malkoll check, malkoll lint, malkoll test, malkoll read\n"
    )


def test_every_code_is_explained_in_both_languages(run) -> None:
    for code in [known.code for known in CODES] + [module.check.code for module in all_checks()]:
        swedish, english = run("explain", code), run("explain", code.lower(), "--lang", "en")

        assert (swedish.code, english.code) == (0, 0)
        assert swedish.out.startswith(f"{code} ") and english.out.startswith(f"{code} ")


@pytest.mark.parametrize("words", [["--help"], ["-h"], ["help"], ["check", "--help"]])
def test_help_is_in_swedish_with_examples(run, words: list[str]) -> None:
    ran = run(*words)

    assert (ran.code, ran.err) == (0, "")
    assert "\nExempel:\n  malkoll check regler.mal fall.yaml\n" in ran.out


def test_help_in_english_names_the_same_options(run) -> None:
    swedish, english = run("--help").out, run("--help", "--lang", "en").out

    assert "\nExamples:\n" in english
    options = [line.split()[0] for line in swedish.split("\n") if line.startswith("  --")]
    assert options == [line.split()[0] for line in english.split("\n") if line.startswith("  --")]


def test_no_command_shows_the_help_as_a_mistake(run) -> None:
    assert run().code == 2


def test_the_version_is_told(run) -> None:
    assert run("--version").out == f"malkoll {cli.VERSION}\n"


# --- A process of its own -----------------------------------------------------------------------


def _process(*words: str | bytes, **environment: str) -> subprocess.CompletedProcess[bytes]:
    bare = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "LC_", "LANG"))}
    return subprocess.run(
        [sys.executable, str(ROOT / "launch.py"), *words], capture_output=True, env={**bare, **environment}, check=False
    )


@pytest.mark.parametrize(
    ("environment", "encoding"),
    [
        ({"PYTHONIOENCODING": "cp1252"}, "cp1252"),
        ({"PYTHONIOENCODING": "cp850"}, "cp850"),
        ({"PYTHONIOENCODING": "ascii"}, "ascii"),
        ({"LC_ALL": "C"}, "utf-8"),
        ({"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}, "ascii"),
    ],
)
def test_a_terminal_of_another_encoding_still_gets_its_text(environment: dict[str, str], encoding: str) -> None:
    done = _process("check", "regler.mal", "fel.yaml", **environment)

    assert (done.stderr, done.returncode) == (b"", 1)
    assert "svarstid" in done.stdout.decode(encoding)


def test_a_hostile_file_name_is_printed() -> None:
    name = b"m\xe5l\x1b[2J\n.mal"
    Path(os.fsdecode(name)).write_text(RULES, "utf-8")

    done = _process("check", name, "fall.yaml")

    assert (done.stderr, done.returncode) == (b"", 0)
    assert b"Filer: m\\xe5l\\x1b[2J .mal, fall.yaml\n" in done.stdout
    assert json.loads(_process("check", name, "fall.yaml", "--format", "json").stdout)["inputs"][0]["name"] == (
        "m\\xe5l\x1b[2J\n.mal"
    )


def test_a_reader_who_leaves_early_sees_no_complaint() -> None:
    for number in range(200):
        Path(f"fall{number}.yaml").write_text(CASE, "utf-8")
    command = [sys.executable, str(ROOT / "launch.py"), "check", "."]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()
        complaint = process.stderr.read()

    assert complaint == b""


def test_a_start_loads_only_what_the_command_needs() -> None:
    listed = "import sys, cli; cli.main({!r}); print(*sys.modules, file=sys.stderr)"

    def loaded(*words: str) -> set[str]:
        done = subprocess.run(
            [sys.executable, "-c", listed.format(words)], capture_output=True, text=True, cwd=ROOT, check=True
        )
        return set(done.stderr.split())

    here = os.getcwd()
    rules, case = f"{here}/regler.mal", f"{here}/fall.yaml"
    assert loaded("--version") & {"yaml", "tabulate", "lark", "argparse", "engine.run"} == set()
    assert loaded("check", rules, case) & {"lark", "argparse", "unittest"} == set()
    assert loaded("check", rules, case, "--format", "json") & {"tabulate", "argparse"} == set()


def test_files_without_a_goal_are_told_the_goals_they_have(run) -> None:
    ran = run("explain", "regler.mal", "fall.yaml")

    assert (ran.code, ran.out) == (2, "")
    assert "efter filerna saknas målet som ska förklaras\n  hjälp: målen är svarstid\n" in ran.err


def test_a_case_file_that_could_not_be_read_is_not_said_to_be_missing(run) -> None:
    Path("fall.yaml").write_text("rapport:\n  titel: T\nutfall:\n", "utf-8")
    ran = run("explain", "regler.mal", "fall.yaml", "svarstid")

    assert ran.code == 2
    assert "ingenting kunde prövas: ingen fallfil eller rapport kunde läsas, se felen ovan" in ran.err


def test_a_command_is_only_proposed_where_it_is_near(run) -> None:
    ran = run("kolla", "regler.mal")

    assert ran.err == 'malkoll: det finns inget kommando "kolla"\n  hjälp: malkoll --help visar vad som finns\n'
