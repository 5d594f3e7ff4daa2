"""A report given to check: the same findings as from its case, and nothing claimed without a plan."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from given_report import HERE, PLAN, REPORT, ROOT, checked, real, write_asking, write_given
from jsonschema import Draft202012Validator

from cli import main
from commands.exit_codes import FOUND, NOTHING_FOUND, UNUSABLE


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MALKOLL_LANG", raising=False)
    write_given()


def _said(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    capsys.readouterr()
    main(["check", *words])
    return capsys.readouterr().out


def test_a_report_without_a_readable_verdict_says_so_first(capsys: pytest.CaptureFixture[str]) -> None:
    out = _said(capsys, "rapport.txt")

    assert out.splitlines()[0] == "1 mål, inga läsbara bedömningar: rapport.txt"
    assert 'rapport.txt:14:19: fel MK701: "KERSTIN?"' in out
    assert out.rstrip().endswith("Inga bedömningar kunde läsas, så ingen av dem är prövad.")


def test_without_a_plan_what_was_left_out_is_said_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    out = _said(capsys, "rapport.txt")
    codes = _said(capsys, "rapport.txt", "--notiser")

    assert out.splitlines()[1].startswith("Prövat: rapporten mot sig själv: ")
    assert "  utan plan: målvärden, bedömningar och planens egna regler är inte prövade (--notiser " in out
    assert "MK401" not in out and "\n    MK102: Ett nyckeltal har inget målvärde" in codes


def test_in_english_too(capsys: pytest.CaptureFixture[str]) -> None:
    out = _said(capsys, "rapport.txt", "--lang", "en")

    assert out.splitlines()[0] == "1 goal, no readable assessments: rapport.txt"
    assert "  without a plan: targets, assessments and the plan's own rules are not tested" in out


@pytest.mark.parametrize(
    ("report", "last"),
    [
        ("Trivselrapport\n\nDet gick bra.\n", "Inga fynd."),
        (
            "Trivselrapport\n\nVi har 345 stolar.\n",
            "Inga fynd i det som kunde läsas. Inte prövat: 1 siffra inte förstådd.",
        ),
    ],
    ids=["all read", "a figure left"],
)
def test_no_findings_are_never_said_alone_beside_what_was_not_read(
    report: str, last: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("rapport.txt").write_text(report, "utf-8")

    assert _said(capsys, "rapport.txt").splitlines()[-1] == last


def test_the_sums_of_the_account_are_printed_with_their_shares(capsys: pytest.CaptureFixture[str]) -> None:
    Path("rapport.txt").write_text("Trivselrapport 2023\n\nVi har 345 stolar.\n", "utf-8")
    out = _said(capsys, "rapport.txt")

    assert (
        "  2 siffror: 0 använda (0 %, varav 0 i tabeller ruta för ruta), 1 rubrik, datum eller sida (50 %), "
        "1 inte förstådd (50 %)\n" in out
    )
    assert "    rapport.txt:3:1: Vi har 345 stolar.\n" in out


def test_only_the_first_of_what_was_not_understood_is_listed_unless_all_is_asked_for(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("rapport.txt").write_text("Rapport\n\n" + "\n\n".join(f"Rum nummer {n * 7} finns." for n in range(9)), "utf-8")
    out, whole = _said(capsys, "rapport.txt"), _said(capsys, "rapport.txt", "--notiser")

    assert out.count(" finns.\n") == 5 and "    … och 4 till (--notiser visar alla)\n" in out
    assert whole.count(" finns.\n") == 9 and "… och" not in whole


def test_a_report_with_its_plan_is_judged(capsys: pytest.CaptureFixture[str]) -> None:
    goals = checked(capsys, "regler.mal", "rapport.txt")["goals"]

    assert isinstance(goals, list)
    assert [(one["name"], one["computed"], one["measures"][0]["place"]["line"]) for one in goals] == [
        ("besök", "Helt uppfyllt", 12)
    ]


def test_what_an_open_question_may_answer_is_not_said_to_be_missing_for_certain(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with_verdict = REPORT.replace("Nyckeltal\n", "Bedömning: Helt uppfyllt\n\nNyckeltal\n")
    Path("rapport.txt").write_text(with_verdict.replace("Antal besök\n", "Antal besök på bibliotek\n"), "utf-8")
    out = _said(capsys, "regler.mal", "rapport.txt")

    assert 'varning MK402: "besök" anges som' in out
    assert "  hjälp: det som saknas kan vara det som rapporten frågas om: svara i regler.svar.yaml" in out


def test_the_account_is_in_the_json(capsys: pytest.CaptureFixture[str]) -> None:
    reports = checked(capsys, "rapport.txt")["reports"]

    assert isinstance(reports, list)
    figures = reports[0]["figures"]
    assert figures["total"] == 7
    assert sum(figures[key] for key in ("used", "in_tables", "aside", "not_understood")) == 7


@pytest.mark.parametrize("words", [("rapport.txt",), ("regler.mal", "rapport.txt")], ids=["no plan", "plan"])
def test_the_json_of_a_report_follows_its_schema_and_is_the_same_twice(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    write_asking()
    schema = json.loads((ROOT / "docs" / "resultat.schema.json").read_text("utf-8"))
    found = checked(capsys, *words)

    Draft202012Validator(schema).validate(found)
    assert checked(capsys, *words) == found


@pytest.mark.parametrize(
    ("level", "code"), [("fel", FOUND), ("varning", FOUND), ("aldrig", NOTHING_FOUND)], ids=["fel", "varning", "aldrig"]
)
def test_the_exit_code_is_that_of_the_findings(level: str, code: int) -> None:
    assert main(["check", "rapport.txt", "--fail-on", level]) == code


def test_a_report_without_findings_gives_nought() -> None:
    Path("rapport.txt").write_text("Trivselrapport\n\nDet gick bra.\n", "utf-8")

    assert main(["check", "rapport.txt"]) == NOTHING_FOUND


def test_an_empty_report_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    Path("tom.txt").write_text("", "utf-8")

    assert main(["check", "tom.txt"]) == UNUSABLE
    assert '"tom.txt" är tom' in capsys.readouterr().out


def test_a_folder_of_mixed_files_is_read_and_the_rest_named(capsys: pytest.CaptureFixture[str]) -> None:
    folder = Path("mapp")
    folder.mkdir()
    (folder / "rapport.md").write_text(f"# Årsredovisning\n\n{REPORT} nämnden nämnden utfallet", "utf-8")
    (folder / "regler.mal").write_text(PLAN, "utf-8")
    (folder / "regler.svar.yaml").write_text("", "utf-8")
    (folder / "~$rapport.docx").write_bytes(b"\x05las")
    (folder / "bild.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    out = _said(capsys, "mapp")

    assert "Filer: mapp/rapport.md, mapp/regler.mal, mapp/regler.svar.yaml\n" in out
    assert "Inte lästa (varken regelfil, fallfil eller rapport): mapp/bild.png\n" in out
    assert "~$rapport" not in out


@pytest.mark.parametrize("name", ["två\nrader.txt", "å\u0308💩.txt"], ids=["line break", "combining and emoji"])
def test_a_strange_name_is_shown_on_one_line(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path(name).write_text(REPORT, "utf-8")
    first = _said(capsys, name).splitlines()[0]

    assert first.startswith("1 mål, inga läsbara bedömningar: ")


def test_a_case_alone_loads_nothing_that_reads_documents() -> None:
    Path("fall.yaml").write_text("rapport: {titel: T, period: 2023}\nutfall: {besök: {2023: 1 200}}\n", "utf-8")
    listed = (
        "import sys; sys.path.insert(0, {root!r}); import cli; "
        "cli.main(['check', 'regler.mal', 'fall.yaml']); print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", listed.format(root=str(ROOT))], capture_output=True, text=True, check=True
    )
    loaded = set(done.stderr.split())

    assert "engine.run" in loaded
    assert [
        name
        for name in sorted(loaded)
        if name.startswith(("interpret", "readers.docx", "readers.pdf", "readers.html", "readers.plain_text"))
        or name in ("readers.report", "docx", "openpyxl", "pdfplumber", "rapidfuzz", "tqdm", "commands.answered")
    ] == []


@HERE
def test_a_real_report_gives_the_findings_of_its_case(capsys: pytest.CaptureFixture[str]) -> None:
    name = real("001")
    rules, case = str(ROOT / "rules/alingsas-ks-2020.mal"), str(ROOT / "cases/alingsas-ks-2020.yaml")
    read, written = checked(capsys, rules, name), checked(capsys, rules, case)

    def told(found: dict[str, object]) -> list[tuple[object, ...]]:
        findings = found["findings"]
        assert isinstance(findings, list)
        return [
            (one["code"], one["message"], one["goal"], one["places"][0].get("line"))
            for one in findings
            # What the text claims is read from the text, and written down by hand in the case.
            if one["goal"] is not None and not one["code"].startswith("MK6")
        ]

    def goals(found: dict[str, object]) -> list[tuple[object, ...]]:
        listed = found["goals"]
        assert isinstance(listed, list)
        return [(one["name"], one["stated"], one["computed"], tuple(one["marks"])) for one in listed]

    assert goals(read) == goals(written)
    assert sorted(map(str, told(read))) == sorted(map(str, told(written)))


@HERE
@pytest.mark.parametrize(("start", "code", "line"), [("004", "MK701", 63), ("004", "MK702", 620)])
def test_what_is_wrong_in_a_real_text_is_found(
    start: str, code: str, line: int, capsys: pytest.CaptureFixture[str]
) -> None:
    findings = checked(capsys, real(start))["findings"]

    assert isinstance(findings, list)
    assert [one["places"][0]["line"] for one in findings if one["code"] == code] == [line]
