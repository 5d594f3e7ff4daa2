"""docs/nasta-ar.md shows what happens: its files are written, its commands run, and they say what it says."""

import io
import re
import sys
from pathlib import Path

import pytest
from shown import play

from authoring.roll_targets import ASKS
from engine.changes import Became
from writers.rolled import BECAME

ROOT = Path(__file__).parent.parent
PATH = ROOT / "docs" / "nasta-ar.md"
PAGE = PATH.read_text("utf-8")


def test_everything_happens_as_the_page_tells_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MALKOLL_LANG", raising=False)
    monkeypatch.setattr(sys, "stdin", io.StringIO())

    assert play(PATH, capsys) == []


def test_every_word_of_the_list_is_explained() -> None:
    words = re.findall(r"^\| (\w[\w ]*) \|", PAGE.partition("## Listan")[2].partition("## Beslut")[0], re.MULTILINE)

    assert words == ["ord", *(text.sv for text in BECAME.values()), "obesvarat"]
    assert set(BECAME) == set(Became)


def test_what_to_search_for_is_what_is_written() -> None:
    assert f"`{ASKS.strip(': ')}`" in PAGE
    assert ASKS in PAGE
