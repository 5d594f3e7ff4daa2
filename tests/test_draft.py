"""A report given to draft: a rule file that says it is drafted, and asks for what the report does not say."""

import json
from pathlib import Path

import pytest
from given_report import HERE, checked, real, write_given

from cli import main
from commands.exit_codes import NOTHING_FOUND, UNUSABLE
from dsl.parser import parse


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MALKOLL_LANG", raising=False)
    write_given()


def test_a_draft_says_that_its_targets_are_the_reports() -> None:
    assert main(["draft", "rapport.txt", "-o", "utkast.mal"]) == NOTHING_FOUND
    text = Path("utkast.mal").read_text("utf-8")

    assert parse(text, "utkast.mal")[1] == ()
    assert '  beslut "ur rapporten Kulturnämndens årsredovisning 2023"\n' in text
    assert "# fråga: är högre eller lägre bättre?" in text


@pytest.mark.parametrize("command", ["check", "lint"])
def test_every_output_with_a_draft_says_that_agreement_proves_nothing(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["draft", "rapport.txt", "-o", "utkast.mal"])
    capsys.readouterr()
    main([command, "utkast.mal", *(["rapport.txt"] if command == "check" else [])])
    said = (
        'Målvärden i planen "Kulturnämndens årsredovisning 2023" är hämtade ur en rapport: att en rapport stämmer med'
    )

    assert f"{said} dem säger ingenting om beslutet, och MK205 räknas som inte prövad\n" in capsys.readouterr().out


def test_lint_names_drafted_plans_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    main(["draft", "rapport.txt", "-o", "utkast.mal"])
    capsys.readouterr()
    main(["lint", "utkast.mal", "--format", "json"])

    assert json.loads(capsys.readouterr().out)["drafted_plans"] == ["Kulturnämndens årsredovisning 2023"]


def test_an_explanation_does_not_say_that_a_drafted_target_is_decided(capsys: pytest.CaptureFixture[str]) -> None:
    plan = Path("regler.mal").read_text("utf-8").replace("  år 2023\n", '  år 2023\n  beslut "ur rapporten R 2023"\n')
    Path("regler.mal").write_text(plan, "utf-8")
    main(["explain", "regler.mal", "rapport.txt", "besök"])
    out = " ".join(capsys.readouterr().out.split())

    assert "Målvärdet är hämtat ur rapporten R 2023, och att rapporten stämmer med det säger ingenting om" in out
    assert "beslutat enligt" not in out


def test_a_drafted_target_is_not_compared_with_another_report(capsys: pytest.CaptureFixture[str]) -> None:
    main(["draft", "rapport.txt", "-o", "utkast.mal"])
    text = Path("utkast.mal").read_text("utf-8").replace("  # mål 2023 minst 1 000", "  mål 2023 minst 1 000")
    Path("utkast.mal").write_text(text, "utf-8")
    later = Path("rapport.txt").read_text("utf-8").replace("årsredovisning", "bokslut").replace("1 000", "1 100")
    Path("senare.txt").write_text(later, "utf-8")
    found = checked(capsys, "utkast.mal", "senare.txt")
    findings = found["findings"]

    assert isinstance(findings, list)
    assert [one["severity"] for one in findings if one["code"] == "MK205"] == ["note"]
    assert found["drafted_plans"] == ["Kulturnämndens årsredovisning 2023"]


def test_a_report_of_nothing_gives_no_draft(capsys: pytest.CaptureFixture[str]) -> None:
    Path("rapport.txt").write_text("Trivselrapport\n\nDet gick bra.\n", "utf-8")

    assert main(["draft", "rapport.txt", "-o", "utkast.mal"]) == UNUSABLE
    assert not Path("utkast.mal").exists()
    assert "rapporten har inga mål och inga nyckeltal" in capsys.readouterr().err


def test_a_draft_is_never_written_over_another_file() -> None:
    before = Path("regler.mal").read_bytes()

    assert main(["draft", "rapport.txt", "-o", "regler.mal"]) == UNUSABLE
    assert Path("regler.mal").read_bytes() == before


@HERE
def test_a_draft_of_a_real_report_covers_its_goals(capsys: pytest.CaptureFixture[str]) -> None:
    name = real("001")
    assert main(["draft", name, "-o", "utkast.mal"]) == NOTHING_FOUND
    text = Path("utkast.mal").read_text("utf-8")
    tree, findings = parse(text, "utkast.mal")
    capsys.readouterr()
    main(["lint", "utkast.mal", "--format", "json"])
    linted = json.loads(capsys.readouterr().out)
    main(["check", "utkast.mal", name])
    out = capsys.readouterr().out

    assert findings == ()
    # The report's own contradiction is the only error.
    assert [one["code"] for one in linted["findings"] if one["severity"] == "error"] == ["MK201"]
    assert sum(block.heading.value == "nämndsmål" for block in tree.blocks) == 8
    assert 'fel MK201: målsatsen säger "ska vara minst 95 procent"' in out
    assert '"minst 90 %"' in out
