"""`malkoll show`: the annex to the terminal or to a file, and what cannot be shown said in a line."""

from pathlib import Path
from zipfile import ZipFile

import pytest

import cli

PLAN = """\
språk 1

plan "Mål 2024"
  kommun Storstad 1234
  nämnd "Nämnden"
  år 2024

nämndsmål kö "Kortare kö"
  mäts med kö_dagar

nyckeltal kö_dagar "Kötid"
  enhet dagar
  lägre är bättre
  mål 2024 högst 30
"""
ANNEX = """\
# Mål 2024

| Kommun | Storstad 1234 |
| --- | --- |
| Nämnd | Nämnden |
| År | 2024 |

## Så bedöms målen

- (Inbyggt: helt uppfyllt när alla nyckeltal nås, annars ej uppfyllt)
- (Inbyggt: preliminärt utfall godtas)
- (Inbyggt: saknat utfall kan ej bedömas)
- (Inbyggt: lika med målvärdet räcker)
- (Inbyggt: avrundning som avgör godtas)

## Mål

### Nämndsmål kö: Kortare kö

- Mäts med kö_dagar

| Nyckeltal | Kod | Enhet | Bättre | Mål 2024 |
| --- | --- | --- | --- | --- |
| Kötid | kö_dagar | dagar | lägre | högst 30 |

## Om bilagan

- Skriven av malkoll show ur plan.mal. Kommandot malkoll new --from gör bilagan till regelfil igen.
"""


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Runs a command in a folder that holds the plan: the exit code, and what was printed to each stream."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MALKOLL_LANG", raising=False)
    Path("plan.mal").write_text(PLAN, "utf-8")

    def ran(*words: str) -> tuple[int, str, str]:
        code = cli.main(words)
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return ran


def test_without_a_file_the_annex_is_printed_in_markdown(run) -> None:
    assert run("show", "plan.mal") == (0, ANNEX, "")


@pytest.mark.parametrize("kind", ["md", "docx", "xlsx"])
def test_new_makes_the_rule_file_of_what_show_wrote(run, kind: str) -> None:
    assert run("show", "plan.mal", "-o", f"bilaga.{kind}") == (0, "", "")
    assert run("new", "--from", f"bilaga.{kind}", "-o", "åter.mal") == (0, "", "")

    assert Path("åter.mal").read_text("utf-8") == PLAN


@pytest.mark.parametrize("kind", ["md", "docx", "xlsx"])
def test_two_runs_write_the_same_bytes(run, kind: str) -> None:
    run("show", "plan.mal", "-o", f"ett.{kind}")
    run("show", "plan.mal", "-o", f"två.{kind}")

    assert Path(f"ett.{kind}").read_bytes() == Path(f"två.{kind}").read_bytes()


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_no_part_of_a_document_tells_when_it_was_written(run, kind: str) -> None:
    run("show", "plan.mal", "-o", f"bilaga.{kind}")

    with ZipFile(f"bilaga.{kind}") as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.read("docProps/core.xml").count(b"2000-01-01T00:00:00Z") == 2


def test_a_file_is_not_written_over_unasked(run) -> None:
    Path("bilaga.md").write_text("min egen", "utf-8")

    assert run("show", "plan.mal", "-o", "bilaga.md") == (
        2,
        "",
        'malkoll: "bilaga.md" finns redan; --force skriver över den\n',
    )
    assert Path("bilaga.md").read_text("utf-8") == "min egen"
    assert run("show", "plan.mal", "-o", "bilaga.md", "--force") == (0, "", "")
    assert Path("bilaga.md").read_text("utf-8") == ANNEX


def test_another_ending_is_told(run) -> None:
    assert run("show", "plan.mal", "-o", "bilaga.pdf") == (
        2,
        "",
        'malkoll: "bilaga.pdf" slutar inte på .docx, .xlsx eller .md\n  hjälp: malkoll show regler.mal -o plan.docx\n',
    )


def test_a_plan_that_cannot_all_be_read_is_not_shown(run) -> None:
    Path("plan.mal").write_text(PLAN + "  mål 2025 kanske 3\n", "utf-8")
    code, out, err = run("show", "plan.mal", "-o", "bilaga.docx")

    assert (code, out) == (2, "")
    assert err.startswith("plan.mal:15:12: fel MK001: ")
    assert err.endswith("malkoll: planen kan inte visas: allt i den kunde inte läsas\n")
    assert not Path("bilaga.docx").exists()


def test_a_plan_whose_parts_do_not_go_together_is_shown_and_told(run) -> None:
    Path("plan.mal").write_text(PLAN.replace("mäts med kö_dagar", "mäts med kodagar"), "utf-8")
    code, out, err = run("show", "plan.mal")

    assert (code, out) == (
        1,
        ANNEX.replace("Mäts med kö_dagar", "Mäts med kodagar").replace(
            "## Mål\n\n### Nämndsmål kö: Kortare kö\n\n- Mäts med kodagar\n",
            "## Mål\n\n### Nämndsmål kö: Kortare kö\n\n- Mäts med kodagar\n\n## Övriga nyckeltal\n",
        ),
    )
    assert err.startswith("plan.mal:9:12: fel MK002: ")


def test_one_plan_is_shown_at_a_time(run) -> None:
    Path("annan.mal").write_text(PLAN, "utf-8")

    assert run("show", "plan.mal", "annan.mal") == (
        2,
        "",
        "malkoll: bilagan visar en plan, men här är 2: plan.mal, annan.mal\n  hjälp: ge en plan i taget\n",
    )


def test_no_file_and_no_rule_file_are_told(run) -> None:
    Path("tom").mkdir()

    assert run("show") == (2, "", "malkoll: ingen regelfil är given\n  hjälp: malkoll show regler.mal -o plan.docx\n")
    assert run("show", "tom")[0] == 2


def test_a_control_character_is_told_where_a_document_cannot_hold_it(run) -> None:
    Path("plan.mal").write_text(PLAN.replace("Kortare kö", "Kortare\x01kö"), "utf-8")

    assert run("show", "plan.mal", "-o", "bilaga.docx") == (
        2,
        "",
        'malkoll: "Nämndsmål kö: Kortare?kö" har ett osynligt styrtecken (U+0001), som bilagan inte kan hålla\n'
        "  hjälp: skriv bilagan som .md\n",
    )
    assert not Path("bilaga.docx").exists()


def test_what_is_used_is_shown_with_the_plan(run) -> None:
    Path("gemensamt").mkdir()
    Path("gemensamt/kö.mal").write_text('nyckeltal kö_dagar "Kötid"\n  enhet dagar\n', "utf-8")
    Path("plan.mal").write_text(
        'använd "gemensamt/kö.mal"\n\nplan "Mål"\n\nnämndsmål kö "Kortare kö"\n  mäts med kö_dagar\n', "utf-8"
    )
    code, out, err = run("show", ".")

    assert (code, err) == (0, "")
    assert out.endswith(
        '## Definitioner ur andra filer\n\n- Använd "gemensamt/kö.mal"\n\n'
        "| Hämtat nyckeltal | Kod | Enhet | Bättre |\n| --- | --- | --- | --- |\n| Kötid | kö_dagar | dagar | – |\n\n"
        "## Om bilagan\n\n"
        "- Skriven av malkoll show ur plan.mal. Kommandot malkoll new --from gör bilagan till regelfil igen.\n"
    )


def test_a_missing_library_is_told_with_what_to_install(run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("commands.show.find_spec", lambda name: None)

    assert run("show", "plan.mal", "-o", "bilaga.docx") == (
        2,
        "",
        'malkoll: för att skriva .docx behövs ett bibliotek till\n  hjälp: pip install "malkoll[dokument]"\n',
    )
