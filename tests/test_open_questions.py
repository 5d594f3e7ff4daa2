"""What a report leaves open: an answer lasts no longer than the print, and no finding speaks before it is given."""

from pathlib import Path

import pytest

from cli import main
from commands.exit_codes import FOUND, NOTHING_FOUND, UNUSABLE
from engine.figure import read_cell

PLAN = """plan "Parknämndens mål 2023"
  år 2023

nämndsmål skötta "Parkerna ska vara skötta"
  mäts med skötta

nyckeltal skötta "Skötta parker, andel (%)"
  enhet andel
  högre är bättre
  mål 2023 minst 70 %
"""
TWO = PLAN.replace("mäts med skötta", "mäts med skötta, träd") + (
    '\nnyckeltal träd "Planterade träd, antal"\n  enhet antal\n  högre är bättre\n  mål 2023 minst 10\n'
)
HEAD = "# Parknämndens årsredovisning 2023\n\n## Mål: Parkerna ska vara skötta\n\n"
ANSWERS = Path("plan.svar.yaml")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MALKOLL_LANG", raising=False)
    Path("plan.mal").write_text(PLAN, "utf-8")


def _table(heads: str, *rows: str) -> str:
    return "\n".join((heads, "|---" * (heads.count("|") - 1) + "|", *rows)) + "\n"


def _stated(outcome: str, target: str = "70") -> None:
    table = _table("|Nyckeltal|Utfall 2023|Mål 2023|", f"|Skötta parker, andel (%)|{outcome}|{target}|")
    Path("r.md").write_text(f"{HEAD}Bedömning: Helt uppfyllt\n\n{table}", "utf-8")


def _judged(*words: str) -> None:
    rows = (f"|Skötta parker, andel (%)|71|70|{words[0]}|", *(f"|Planterade träd, antal|9|10|{w}|" for w in words[1:]))
    Path("r.md").write_text(HEAD + _table("|Nyckeltal|Utfall 2023|Mål 2023|Bedömning|", *rows), "utf-8")


def _check(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    capsys.readouterr()
    code = main(["check", *(words or ("plan.mal", "r.md"))])
    return code, capsys.readouterr().out


def _asked() -> list[str]:
    """The keys that the answers file has after the report was read."""
    main(["read", "r.md", "plan.mal", "-o", "fall.yaml", "--force"])
    lines = ANSWERS.read_text("utf-8").splitlines() if ANSWERS.exists() else []
    return [line.rstrip(":").strip('"') for line in lines if line.startswith('"')]


def _answer(key: str, answer: str) -> None:
    ANSWERS.write_text(f"{key!r}: {answer}\n", "utf-8")


# --- Verdicts -----------------------------------------------------------------------------------


@pytest.mark.parametrize("word", ["Helt uppfyllt", "Ej uppfyllt"])
def test_the_word_beside_a_goals_only_measure_is_the_goals(word: str, capsys: pytest.CaptureFixture[str]) -> None:
    _judged(word)

    code, out = _check(capsys)

    assert _asked() == []
    assert f"skötta       {word}" in out
    assert (code, "MK401" in out) == ((NOTHING_FOUND, False) if word == "Helt uppfyllt" else (FOUND, True))


def test_the_word_beside_one_of_a_goals_measures_is_asked_about(capsys: pytest.CaptureFixture[str]) -> None:
    Path("plan.mal").write_text(TWO, "utf-8")
    _judged("Helt uppfyllt")

    assert _asked() == ["bedömning: Parkerna ska vara skötta (Helt uppfyllt)"]
    assert "MK401" not in _check(capsys)[1]


def test_an_answer_does_not_outlast_what_was_printed(capsys: pytest.CaptureFixture[str]) -> None:
    Path("plan.mal").write_text(TWO, "utf-8")
    _judged("Helt uppfyllt", "Ej uppfyllt")
    key = "bedömning: Parkerna ska vara skötta (Helt uppfyllt; Ej uppfyllt)"
    assert _asked() == [key]
    _answer(key, "Helt uppfyllt")
    assert 'anges som "Helt uppfyllt"' in _check(capsys)[1]

    _judged("Delvis uppfyllt", "Ej uppfyllt")

    assert "anges som" not in _check(capsys)[1]
    assert _asked()[-1] == "bedömning: Parkerna ska vara skötta (Delvis uppfyllt; Ej uppfyllt)"


def test_an_answered_verdict_is_counted_among_the_readable(capsys: pytest.CaptureFixture[str]) -> None:
    Path("r.html").write_text(
        "<h1>Parknämndens årsredovisning 2023</h1><table><tr><th>Nämndsmål</th><th>Nyckeltal</th><th>Utfall 2023</th>"
        "<th>Bedömning</th></tr><tr><td>Parkerna ska vara skötta</td><td>Skötta parker, andel (%)</td><td>71</td>"
        '<td style="background:#00B050"></td></tr></table>',
        "utf-8",
    )
    _, before = _check(capsys, "plan.mal", "r.html")
    _answer("bedömning: 00B050", "Helt uppfyllt")
    _, after = _check(capsys, "plan.mal", "r.html")

    assert before.startswith("1 mål, inga läsbara bedömningar: r.html\n")
    assert '"skötta" har ingen bedömning som har kunnat läsas\n' in before and "svara i plan.svar.yaml" in before
    assert after.startswith("Prövat: ") and "r.html: 1 mål, 1 bedömning, " in after
    assert "Inga bedömningar" not in after


# --- Outcomes -----------------------------------------------------------------------------------


@pytest.mark.parametrize("outcome", ["71/68", "ca 71", "69–71", "Kv 73 M 68", "1.234"])
def test_an_outcome_that_is_asked_about_is_not_said_to_be_missing(
    outcome: str, capsys: pytest.CaptureFixture[str]
) -> None:
    _stated(outcome)

    code, out = _check(capsys)

    assert (code, "varning MK402" in out, "skriv i planen" in out) == (NOTHING_FOUND, True, False)
    assert "det som saknas kan vara det som rapporten frågas om: svara i plan.svar.yaml" in out
    assert _asked() == [f"rad: Skötta parker, andel (%) | {outcome} | 70"]


@pytest.mark.parametrize(("answer", "margin"), [('"71 | 70"', "+1 procentenhet"), ('"68 | 70"', "−2 procentenheter")])
def test_a_row_that_has_been_answered_is_used(answer: str, margin: str, capsys: pytest.CaptureFixture[str]) -> None:
    _stated("71/68")
    _answer("rad: Skötta parker, andel (%) | 71/68 | 70", answer)

    out = _check(capsys)[1]

    assert f"  {margin}\n" in out
    assert "fråga" not in out and "MK402" not in out


@pytest.mark.parametrize("answer", ['"99 | 70"', '"71 | 70 | 1"'])
def test_an_answer_that_the_row_does_not_print_is_not_used(answer: str, capsys: pytest.CaptureFixture[str]) -> None:
    _stated("71/68")
    _answer("rad: Skötta parker, andel (%) | 71/68 | 70", answer)

    out = _check(capsys)[1]

    assert "varning MK402" in out and "1 fråga" in out


def test_glued_figures_are_divided_by_the_answer(capsys: pytest.CaptureFixture[str]) -> None:
    head = "Parknämndens årsredovisning 2023\n\nMål: Parkerna ska vara skötta\n\n"
    columns = "Nyckeltal\tUtfall 2022\tUtfall 2023\tMål 2023\n"
    Path("r.txt").write_text(f"{head}{columns}Skötta parker, andel (%)\t13 10013 900\t13 500\n", "utf-8")
    out = _check(capsys, "plan.mal", "r.txt")[1]
    assert "      - 13 100 | 13 900\n" in out

    _answer("rad: Skötta parker, andel (%) | 13 10013 900 | 13 500", '"13 100 | 13 900 | 13 500"')

    out = _check(capsys, "plan.mal", "r.txt")[1]
    assert "13 900" in out and "fråga" not in out


def test_questions_without_an_answer_are_counted_apart(capsys: pytest.CaptureFixture[str]) -> None:
    rows = [f"|Nyckeltal {n}|ca {n}1|70|" for n in range(4)]
    table = _table("|Nyckeltal|Utfall 2023|Mål 2023|", "|Skött park, andel (%)|71|70|", *rows)
    Path("r.md").write_text(HEAD + table, "utf-8")

    out = _check(capsys)[1]

    assert "  2 frågor: 1 besvaras i plan.svar.yaml (malkoll read -o skriver den dit), 1 rättas i rapporten\n" in out
    assert len(_asked()) == 1


@pytest.mark.parametrize("printed", ["↗ 71", "↓71 %", "→ 71,0"])
def test_an_arrow_before_a_figure_is_a_trend(printed: str) -> None:
    figure = read_cell(printed, None, ())

    assert figure.value == 71 and figure.readings == ()


def test_a_span_as_target_leaves_the_outcome_clear(capsys: pytest.CaptureFixture[str]) -> None:
    _stated("71", "65-70")

    code, out = _check(capsys)

    assert code == NOTHING_FOUND and "MK402" not in out and "+1 procentenhet" in out
    assert 'vilket är målvärdet i "65-70"?' in out


def test_closed_years_beside_a_target_are_outcomes(capsys: pytest.CaptureFixture[str]) -> None:
    table = _table("|Nyckeltal|Bokslut 2022|Bokslut 2023|Målvärde|", "|Skötta parker, andel (%)|68|71|70|")
    Path("r.md").write_text(f"{HEAD}Bedömning: Helt uppfyllt\n\n{table}", "utf-8")

    code, out = _check(capsys)

    assert code == NOTHING_FOUND and "+1 procentenhet" in out


# --- What was tested ----------------------------------------------------------------------------


def test_nothing_is_said_to_be_tested_where_nothing_could_be(capsys: pytest.CaptureFixture[str]) -> None:
    Path("tom.docx").write_bytes(b"")

    code, out = _check(capsys, "tom.docx")

    assert code == UNUSABLE and not out.startswith("Prövat") and "Filer:" not in out


def test_lint_of_a_report_tests_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    _stated("71")

    assert main(["lint", "r.md"]) == UNUSABLE
    out = capsys.readouterr().out
    assert out.startswith("Inte prövat: ") and out.endswith("Inte lästa (inte regelfiler): r.md\n")


def test_a_report_of_another_year_is_told_what_to_give(capsys: pytest.CaptureFixture[str]) -> None:
    _stated("71")
    Path("r.md").write_text(Path("r.md").read_text("utf-8").replace("2023", "2022"), "utf-8")

    code, out = _check(capsys)

    assert code == UNUSABLE and "  hjälp: ge regelfilen för 2022, eller rapporten för 2023\n" in out
    assert "Prövat: " not in out.splitlines()[0]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_a_table_of_goals_in_a_folder_is_a_report(encoding: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("mapp").mkdir()
    text = "Mål;Nyckeltal;Utfall 2023;Mål 2023;Bedömning\nSkötta;Andel skötta;71;70;Helt uppfyllt\n"
    Path("mapp/mål.csv").write_text(text, encoding)
    Path("mapp/adresser.csv").write_text("Namn;Gata\nA;B\n", encoding)
    Path("mapp/r.facit.tsv").write_text(text.replace(";", "\t"), encoding)

    out = _check(capsys, "mapp")[1]

    assert "mapp/mål.csv: 1 mål, 1 bedömning, 1 nyckeltal, " in out
    assert "Inte lästa (varken regelfil, fallfil eller rapport): mapp/adresser.csv\n" in out
    assert "facit" not in out


def test_an_outcome_of_part_of_the_year_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    plan = PLAN.replace("enhet andel", "enhet antal").replace("70 %", "70").replace(", andel (%)", "")
    Path("plan.mal").write_text(plan, "utf-8")
    table = _table("|Nyckeltal|Utfall aug 2023|Mål 2023|", "|Skötta parker|41|70|")
    text = f"{HEAD}Bedömning: Delvis uppfyllt\n\n{table}".replace("årsredovisning 2023", "delårsrapport augusti 2023")
    Path("r.md").write_text(text, "utf-8")

    out = _check(capsys)[1]
    main(["explain", "plan.mal", "r.md", "skötta"])
    explained = " ".join(capsys.readouterr().out.split())

    assert "varning MK402" in out and "  hjälp: rapporten är en delårsrapport (till och med 2023-08)" in out
    assert 'har hittills under 2023 utfallet "41", som inte säger något om hela året.' in explained
    assert "det kan inte bedömas: det är inte aktuellt än." in explained
