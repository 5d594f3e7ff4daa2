"""docs/nasta-ar.md shows what happens: its files are written, its commands run, and they say what it says.

MALKOLL_REWRITE=1 writes what is true into the page; read the diff before you keep it.
"""

import io
import os
import re
import sys
from pathlib import Path

import pytest
from shown import PROMPT, blocks, commands, written

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
    page = PAGE
    for block in blocks(PAGE, "console", "malkoll", "yaml"):
        opening = f"```{block.language}" + (f" {block.file} nu" if block.is_now else "")
        true = block.text
        if block.language == "console":
            true = "".join(f"{PROMPT}{each.typed}\n{written(each, capsys)}" for each in commands(block))
        elif block.is_now:
            true = Path(block.file or "").read_text("utf-8")
        elif block.file is not None:
            Path(block.file).write_text(block.text, "utf-8")
        page = page.replace(f"{opening}\n{block.text}```", f"{opening}\n{true}```", 1)
    if os.environ.get("MALKOLL_REWRITE") == "1" and page != PAGE:
        PATH.write_text(page, "utf-8")
        pytest.skip("sidan är omskriven: läs skillnaden")

    assert page == PAGE


def test_every_word_of_the_list_is_explained() -> None:
    words = re.findall(r"^\| (\w[\w ]*) \|", PAGE.partition("## Listan")[2].partition("## Beslut")[0], re.MULTILINE)

    assert words == ["ord", *(text.sv for text in BECAME.values()), "obesvarat"]
    assert set(BECAME) == set(Became)


def test_what_to_search_for_is_what_is_written() -> None:
    assert f"`{ASKS.strip(': ')}`" in PAGE
    assert ASKS in PAGE
