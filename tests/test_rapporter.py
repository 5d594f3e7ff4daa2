"""docs/rapporter.md shows what happens: its commands run on the report in examples/, and they say what it says."""

import re
import shutil
from pathlib import Path

import pytest
from shown import blocks, commands, play

from interpret.answers import ALLOWED
from readers.report import ENDINGS

ROOT = Path(__file__).parent.parent
PATH = ROOT / "docs" / "rapporter.md"
PAGE = PATH.read_text("utf-8")


def test_everything_happens_as_the_page_tells_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("kultur-2023.mal", "kultur-2023.md"):
        shutil.copy(ROOT / "examples" / name, tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MALKOLL_LANG", raising=False)

    assert play(PATH, capsys) == []


def test_every_command_that_reads_a_report_is_shown() -> None:
    typed = [command.typed.split()[1] for block in blocks(PAGE, "console") for command in commands(block)]

    assert list(dict.fromkeys(typed)) == ["check", "read", "draft", "lint"]


def test_every_format_that_is_read_is_named() -> None:
    named = set(re.findall(r"\.([a-z]+)", PAGE.partition("## Vilka filer")[2].partition("Word, Excel och PDF")[0]))

    assert named == set(ENDINGS) - {"htm", "xhtml", "markdown"}


def test_every_kind_of_question_is_explained() -> None:
    rows = PAGE.partition("| frågan börjar |")[2].partition("\n\n")[0]

    assert {name.strip(":") for name in re.findall(r"`([^`]+)`", "".join(re.findall(r"^\| (.*?) \|", rows, re.M)))} == (
        set(ALLOWED)
    )
