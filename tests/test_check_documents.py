"""A report given to check, read and draft: the same findings as from its case, and nothing claimed without a plan."""

import json
import os
from pathlib import Path

import pytest

from cli import main
from dsl.parser import parse
from readers.yaml_case import read_cases

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared" / "reports"
HERE = pytest.mark.skipif(not SHARED.is_dir(), reason="the reports are not beside the repository")
REPORT = """Kulturnämndens årsredovisning 2023

Nämndens mål

Fler ska besöka biblioteken

Nyckeltal

Antal besök

Mål 2023\tUtfall 2023
1 000\t1 200

Besöken har ökat. KERSTIN?
"""
PLAN = """plan "Kulturnämndens mål 2023"
  år 2023

nämndsmål besök "Fler ska besöka biblioteken"
  mäts med besök

nyckeltal besök "Antal besök"
  enhet antal
  högre är bättre
  mål 2023 minst 1000
"""


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("rapport.txt").write_text(REPORT, "utf-8")
    Path("regler.mal").write_text(PLAN, "utf-8")


def _real(start: str) -> str:
    path = next(SHARED.glob(f"{start}_*.txt"))
    Path(path.name).write_bytes(path.read_bytes())
    return path.name


def _json(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, object]:
    main(["check", "--format", "json", *words])
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


def test_a_report_without_a_readable_verdict_says_so_first(capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "rapport.txt"])
    out = capsys.readouterr().out

    assert out.splitlines()[0] == "1 mål, inga läsbara bedömningar: rapport.txt"
    assert "Inga fynd." not in out
    assert "utan plan; inte prövat:" in out
    assert 'rapport.txt:14:19: fel MK701: "KERSTIN?"' in out


def test_a_report_with_its_plan_is_judged(capsys: pytest.CaptureFixture[str]) -> None:
    goals = _json(capsys, "regler.mal", "rapport.txt")["goals"]

    assert isinstance(goals, list)
    assert [(one["name"], one["computed"], one["measures"][0]["place"]["line"]) for one in goals] == [
        ("besök", "Helt uppfyllt", 12)
    ]


def test_the_account_is_in_the_json(capsys: pytest.CaptureFixture[str]) -> None:
    reports = _json(capsys, "rapport.txt")["reports"]

    assert isinstance(reports, list)
    figures = reports[0]["figures"]
    assert figures["total"] == 7
    assert sum(figures[key] for key in ("used", "in_tables", "aside", "not_understood")) == 7


def test_read_writes_a_case_and_never_over_another(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "rapport.txt", "regler.mal", "-o", "fall.yaml"]) == 0
    cases, findings = read_cases(Path("fall.yaml").read_text("utf-8"), "fall.yaml")

    assert findings == ()
    assert [(one.measure, one.years[0].cell.printed) for one in cases[0].outcomes] == [("besök", "1 200")]
    assert "1 mål, inga läsbara bedömningar" in capsys.readouterr().err
    assert main(["read", "rapport.txt", "-o", "fall.yaml"]) == 2
    assert main(["read", "rapport.txt", "-o", "fall.yaml", "--force"]) == 0


def test_read_without_a_plan_names_what_it_reads(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "rapport.txt"]) == 0
    cases, findings = read_cases(capsys.readouterr().out, "fall.yaml")

    assert findings == ()
    assert [one.title.printed for one in cases[0].outcomes if one.title is not None] == ["Antal besök"]


def test_a_draft_says_that_its_targets_are_the_reports(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["draft", "rapport.txt", "-o", "utkast.mal"]) == 0
    text = Path("utkast.mal").read_text("utf-8")

    assert parse(text, "utkast.mal")[1] == ()
    assert 'beslut "ur rapporten Kulturnämndens årsredovisning 2023"' in text
    assert "# fråga: är högre eller lägre bättre?" in text
    capsys.readouterr()
    main(["check", "utkast.mal", "rapport.txt"])
    assert "säger ingenting om beslutet" in capsys.readouterr().out


def test_an_empty_report_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    Path("tom.txt").write_text("", "utf-8")

    assert main(["check", "tom.txt"]) == 2
    assert '"tom.txt" är tom' in capsys.readouterr().out


@HERE
def test_a_real_report_gives_the_findings_of_its_case(capsys: pytest.CaptureFixture[str]) -> None:
    name = _real("001")
    rules, case = str(ROOT / "rules/alingsas-ks-2020.mal"), str(ROOT / "cases/alingsas-ks-2020.yaml")
    read, written = _json(capsys, rules, name), _json(capsys, rules, case)

    def told(found: dict[str, object]) -> list[tuple[object, ...]]:
        findings = found["findings"]
        assert isinstance(findings, list)
        return [
            (one["code"], one["message"], one["goal"], one["places"][0].get("line"))
            for one in findings
            if one["goal"] is not None
        ]

    def goals(found: dict[str, object]) -> list[tuple[object, ...]]:
        listed = found["goals"]
        assert isinstance(listed, list)
        return [(one["name"], one["stated"], one["computed"], tuple(one["marks"])) for one in listed]

    assert goals(read) == goals(written)
    assert sorted(map(str, told(read))) == sorted(map(str, told(written)))


@HERE
def test_a_draft_of_a_real_report_covers_its_goals(capsys: pytest.CaptureFixture[str]) -> None:
    name = _real("001")
    assert main(["draft", name, "-o", "utkast.mal"]) == 0
    text = Path("utkast.mal").read_text("utf-8")
    tree, findings = parse(text, "utkast.mal")
    capsys.readouterr()
    main(["check", "utkast.mal", name])
    out = capsys.readouterr().out

    assert findings == ()
    assert sum(block.heading.value == "nämndsmål" for block in tree.blocks) == 8
    assert 'fel MK201: målsatsen säger "ska vara minst 95 procent"' in out
    assert '"minst 90 %"' in out


@HERE
@pytest.mark.parametrize(
    ("start", "code", "line"),
    [("004", "MK701", 63), ("004", "MK702", 620)],
)
def test_what_is_wrong_in_a_real_text_is_found(
    start: str, code: str, line: int, capsys: pytest.CaptureFixture[str]
) -> None:
    findings = _json(capsys, _real(start))["findings"]

    assert isinstance(findings, list)
    assert [one["places"][0]["line"] for one in findings if one["code"] == code] == [line]


@HERE
def test_two_runs_give_the_same_bytes() -> None:
    name = _real("001")
    for out in ("a.yaml", "b.yaml"):
        assert main(["read", name, "-o", out]) == 0

    assert Path("a.yaml").read_bytes() == Path("b.yaml").read_bytes()
    assert os.path.getsize("a.yaml") > 1000
