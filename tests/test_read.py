"""A report given to read: its case, written whole and never over another, and its questions asked once."""

import json
import os
from pathlib import Path

import pytest
from given_report import ANSWERS, HERE, KEY, ROOT, checked, real, write_asking, write_given
from jsonschema import Draft202012Validator

from cli import main
from commands.exit_codes import FOUND, NOTHING_FOUND, UNUSABLE
from readers.yaml_case import read_cases

READ = ("read", "rapport.txt", "regler.mal", "-o", "fall.yaml", "--force")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MALKOLL_LANG", raising=False)
    write_given()


def _measures() -> list[tuple[str, str]]:
    """The outcomes of the case that was written."""
    cases, findings = read_cases(Path("fall.yaml").read_text("utf-8"), "fall.yaml")
    assert findings == ()
    return [(one.measure, one.years[0].cell.printed) for one in cases[0].outcomes]


def test_read_writes_a_case_and_never_over_another(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "rapport.txt", "regler.mal", "-o", "fall.yaml"]) == NOTHING_FOUND
    assert _measures() == [("besök", "1 200")]
    assert capsys.readouterr().err.startswith("1 mål, inga läsbara bedömningar: rapport.txt\n")
    assert main(["read", "rapport.txt", "-o", "fall.yaml"]) == UNUSABLE
    assert main(["read", "rapport.txt", "-o", "fall.yaml", "--force"]) == NOTHING_FOUND


@pytest.mark.parametrize(
    ("out", "why"),
    [("saknas/fall.yaml", "mappen finns inte"), (".", '"." är en mapp'), ("a\0b", "kunde inte skrivas")],
    ids=["no folder", "a folder", "nul"],
)
def test_where_nothing_can_be_written_nothing_is_read(out: str, why: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "rapport.txt", "regler.mal", "-o", out]) == UNUSABLE
    (said,) = capsys.readouterr().err.splitlines()
    assert why in said
    assert sorted(os.listdir()) == ["rapport.txt", "regler.mal"]


@pytest.mark.parametrize(
    "words",
    [[], ["regler.mal"], ["rapport.txt", "annan.txt"], ["finns-inte.pdf"], ["-"]],
    ids=["none", "rules only", "two", "missing", "dash"],
)
def test_one_report_is_read_at_a_time(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    Path("annan.txt").write_bytes(Path("rapport.txt").read_bytes())

    assert main(["read", *words]) == UNUSABLE
    assert "  hjälp: malkoll read rapport.pdf regler.mal -o fall.yaml\n" in capsys.readouterr().err


def test_read_without_a_plan_names_what_it_reads(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "rapport.txt"]) == NOTHING_FOUND
    cases, findings = read_cases(capsys.readouterr().out, "fall.yaml")

    assert findings == ()
    assert [one.title.printed for one in cases[0].outcomes if one.title is not None] == ["Antal besök"]


def test_a_year_that_nobody_has_said_is_not_made_up(capsys: pytest.CaptureFixture[str]) -> None:
    Path("tal.csv").write_text("Nyckeltal;Mål;Utfall\nAntal besök;1 000;1 200\n", "utf-8")
    main(["read", "tal.csv"])
    out = capsys.readouterr().out

    assert "  period:\n" in out
    assert "# fråga: tal.csv" in out and "vilket år är rapporten för?" in out


def test_what_was_read_is_told_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    write_asking()
    assert main([*READ, "--format", "json"]) == NOTHING_FOUND
    found = json.loads(capsys.readouterr().out)
    schema = json.loads((ROOT / "docs" / "resultat.schema.json").read_text("utf-8"))

    Draft202012Validator(schema).validate(found)
    (report,) = found["reports"]
    assert report["answers"] == ANSWERS
    assert [(one["key"], one["place"]["line"]) for one in report["questions"]] == [(KEY, 9)]
    assert main(["read", "rapport.txt", "--format", "json"]) == UNUSABLE


def test_every_place_of_a_question_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    table = "Nyckeltal\tMängd\tMål 2023\nAntal {}\t1 200\t1 000\n\n"
    Path("två.txt").write_text("Årsredovisning 2023\n\n" + table.format("besök") + table.format("lån"), "utf-8")
    main(["read", "två.txt", "-o", "fall.yaml", "--notiser"])
    shown = capsys.readouterr().err
    main(["read", "två.txt", "-o", "fall.yaml", "--force", "--format", "json"])
    (question,) = json.loads(capsys.readouterr().out)["reports"][0]["questions"]

    assert question["ask"] == 'vad är kolumnen "Mängd"? (2 ställen)'
    assert [place["line"] for place in (question["place"], *question["also"])] == [4, 7]
    assert "\n      också två.txt:7:" in shown


# --- Questions and answers ----------------------------------------------------------------------


def _answer(answer: str) -> None:
    text = Path(ANSWERS).read_text("utf-8")
    assert f'"{KEY}":\n' in text
    Path(ANSWERS).write_text(text.replace(f'"{KEY}":\n', f'"{KEY}": {answer}\n'), "utf-8")


def _questions(capsys: pytest.CaptureFixture[str]) -> list[str]:
    reports = checked(capsys, "regler.mal", "rapport.txt")["reports"]
    assert isinstance(reports, list)
    return [one["key"] for one in reports[0]["questions"]]


def test_an_answer_is_used_the_next_time_by_read_and_by_check_and_never_asked_again(
    capsys: pytest.CaptureFixture[str],
) -> None:
    write_asking()
    assert main(READ) == NOTHING_FOUND
    assert _measures() == [] and _questions(capsys) == [KEY]

    _answer("besök")
    found = checked(capsys, "regler.mal", "rapport.txt")
    goals, inputs = found["goals"], found["inputs"]
    assert isinstance(goals, list) and isinstance(inputs, list)
    assert [(one["name"], one["computed"]) for one in goals] == [("besök", "Helt uppfyllt")]
    assert [one["name"] for one in inputs] == ["regler.mal", "rapport.txt", ANSWERS]
    assert _questions(capsys) == []
    before = Path(ANSWERS).read_bytes()
    assert main(READ) == NOTHING_FOUND
    assert _measures() == [("besök", "1 200")] and Path(ANSWERS).read_bytes() == before


def test_no_is_an_answer(capsys: pytest.CaptureFixture[str]) -> None:
    write_asking()
    main(READ)
    _answer("nej")

    assert _questions(capsys) == []
    assert main(READ) == NOTHING_FOUND and _measures() == []


def test_a_reading_may_be_copied_with_its_score(capsys: pytest.CaptureFixture[str]) -> None:
    write_asking()
    main(READ)
    _answer("besök (87)")

    assert _questions(capsys) == []


def test_what_stands_in_the_answers_file_is_kept_and_new_questions_come_last() -> None:
    mine = '# mitt\r\n"nyckeltal: Ett annat":   nej   # för att\r\n\r\n"mål: Tomt":\r\n'
    Path(ANSWERS).write_bytes(mine.encode())
    write_asking()
    main(READ)
    text = Path(ANSWERS).read_bytes().decode()

    assert text.startswith(mine.rstrip()) and text.rstrip().endswith(f'"{KEY}":')
    assert "\n" not in text.replace("\r\n", "")


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        (f'"{KEY}": besik\n', 1, f'svaret "besik" på "{KEY}" används inte'),
        (f'# x\n"{KEY}": [a]\n', 2, f'svaret på "{KEY}" är ingen text'),
        ("nyckeltl: nej\n", 1, '"nyckeltl" är ingen fråga som Målkoll ställer'),
        ("- nej\n", 1, "en svarsfil har rader med en fråga, ett kolon och svaret"),
        ("rapportens år: snart\n", 1, 'svaret "snart" på "rapportens år" används inte'),
        ('"kolumn: X": vet ej\n', 1, 'svaret "vet ej" på "kolumn: X" används inte'),
    ],
    ids=["no such name", "a list", "no such question", "no mapping", "no year", "no column"],
)
def test_an_answer_that_is_none_is_told_with_its_place(
    text: str, line: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    write_asking()
    Path(ANSWERS).write_text(text, "utf-8")
    findings = checked(capsys, "regler.mal", "rapport.txt")["findings"]

    assert isinstance(findings, list)
    (told,) = [one for one in findings if one["code"] == "MK008"]
    assert said in told["message"]
    assert (told["places"][0]["document"], told["places"][0]["line"]) == (ANSWERS, line)
    assert _questions(capsys) == [KEY]
    assert main(READ) == FOUND or "- nej" in text


@pytest.mark.parametrize(
    "data", [b"- nej\n", b"{a: b\n", b"\x89PNG\r\n\x1a\n\0\0", b"x: &a [*a]\n"], ids=["list", "torn", "png", "alias"]
)
def test_an_answers_file_that_cannot_be_read_is_never_written_over(
    data: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    write_asking()
    Path(ANSWERS).write_bytes(data)

    assert main(READ) == UNUSABLE
    assert Path(ANSWERS).read_bytes() == data
    assert f'frågorna skrevs inte till "{ANSWERS}", som inte kan läsas' in capsys.readouterr().err


def test_a_report_without_questions_makes_no_answers_file() -> None:
    assert main(READ) == NOTHING_FOUND
    assert not Path(ANSWERS).exists()


def test_each_plan_has_its_own_answers(capsys: pytest.CaptureFixture[str]) -> None:
    write_asking()
    other = Path("regler.mal").read_text("utf-8").replace("2023", "2022").replace("besök ", "besöken ")
    Path("aldre.mal").write_text(other.replace("mäts med besök", "mäts med besöken"), "utf-8")
    Path("aldre.svar.yaml").write_text(f'"{KEY}": nej\n', "utf-8")
    reports = checked(capsys, "regler.mal", "aldre.mal", "rapport.txt")["reports"]

    assert isinstance(reports, list)
    assert [one["key"] for one in reports[0]["questions"]] == [KEY]


@HERE
def test_two_runs_give_the_same_bytes() -> None:
    name = real("001")
    for out in ("a.yaml", "b.yaml"):
        assert main(["read", name, "-o", out]) == NOTHING_FOUND

    assert Path("a.yaml").read_bytes() == Path("b.yaml").read_bytes()
    assert os.path.getsize("a.yaml") > 1000
