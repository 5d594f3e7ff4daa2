"""docs/kom-igang.md is a story that is true: its files are written, its commands run, and they say what it says."""

import re
import shutil
from pathlib import Path

import pytest
from shown import blocks, commands, play

from dsl.formatter import formatted
from dsl.parser import parse
from engine.resolve import resolve
from readers.yaml_case import read_cases

ROOT = Path(__file__).parent.parent
PATH = ROOT / "docs" / "kom-igang.md"
PAGE = PATH.read_text("utf-8")


def test_everything_happens_as_the_page_tells_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "rules" / "gemensamt", tmp_path / "gemensamt")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MALKOLL_LANG", raising=False)

    assert play(PATH, capsys) == []


#: Every line of the plan and the case that a row of the table of mistakes may stand for.
PLAN = """\
plan "Mål 2025"
  år 2025

nämndsmål behörighet "Minst 90 procent ska vara behöriga"
  mäts med behöriga

nyckeltal behöriga "Elever i åk 9"
  enhet andel
  högre är bättre
  mål 2025 minst 90 %
"""
CASE = """\
rapport:
  titel: Årsredovisning 2025
  period: 2025
utfall:
  behöriga:
    2025: "Prel: 91 %"
bedömningar:
  behörighet: Helt uppfyllt
"""
MISTAKES = re.findall(r"^\| `([^`]+)` \| `([^`]+)` \| [^|]+ \|$", PAGE.partition("## De vanligaste misstagen")[2], re.M)


def _wrong(plan: str, case: str) -> list[str]:
    file, of_plan = parse(plan, "plan.mal")
    _, of_names = resolve((file,))
    _, of_case = read_cases(case, "fall.yaml")
    return [found.code for found in (*of_plan, *of_names, *of_case)]


@pytest.mark.parametrize(("wrong", "right"), MISTAKES, ids=[wrong for wrong, _ in MISTAKES])
def test_every_mistake_is_one_and_its_cure_cures_it(wrong: str, right: str) -> None:
    """The line that is like the cure is the one that is written wrong."""
    first = right.split()[0]
    both = PLAN + CASE
    (line,) = [each for each in both.splitlines() if each.split()[:1] == [first]]
    indent = line[: len(line) - len(line.lstrip())]
    spoilt, cured = (both.replace(line, indent + each) for each in (wrong, right))

    assert _wrong(*_parted(cured)) == []
    assert _wrong(*_parted(spoilt)) != []


def _parted(both: str) -> tuple[str, str]:
    plan, _, case = both.partition("rapport:")
    return plan, f"rapport:{case}"


def test_nothing_on_the_page_is_left_untried() -> None:
    """Only what installs is not run: it is the same in the README, which .ci/run does."""
    shown = blocks(PAGE)

    assert {block.language for block in shown} == {"bat", "sh", "malkoll", "yaml", "console"}
    assert [block.line for block in shown if block.language in ("malkoll", "yaml") and block.file is None] == []
    assert {line for block in blocks(PAGE, "bat", "sh") for line in block.text.splitlines() if "malkoll" in line} == {
        "malkoll --version"
    }


def test_what_is_typed_once_and_for_all_is_written_as_fmt_writes_it() -> None:
    first, *later = [block for block in blocks(PAGE, "malkoll") if not block.is_now]

    assert formatted(first.text, "skola-2025.mal") != first.text
    assert [block.line for block in later if formatted(block.text, "skola-2025.mal") != block.text] == []


def test_every_command_a_planner_needs_is_shown() -> None:
    typed = [command.typed.split()[1] for block in blocks(PAGE, "console") for command in commands(block)]

    assert list(dict.fromkeys(typed)) == ["fmt", "lint", "test", "show", "check", "explain", "roll"]
