"""A page in, its fenced blocks out, and what does not hold of what they show.

A block is ```language, or ```language FILE for the whole of a file that the page's reader writes, or
```language FILE nu for what a command has made of that file.
"""

import os
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from attrs import frozen

import cli

#: Stands for lines left out of a shown text.
LEFT_OUT = "[…]"
FENCED = re.compile(r"^```(\w+)(?: (\S+)(?: (nu))?)?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
#: Before a command that is to be typed.
PROMPT = "$ "


@frozen
class Block:
    """A fenced block and the line of the page that it begins on; `file` is what the reader saves it as."""

    language: str
    file: str | None
    #: The file is like this already, for a command has changed it.
    is_now: bool
    text: str
    line: int


@frozen
class Command:
    """A command of a console block, and what the page says that it writes."""

    typed: str
    shown: str


def blocks(page: str, *languages: str) -> tuple[Block, ...]:
    """The page's blocks in those languages, in order; every block where none is named."""
    return tuple(
        Block(found[1], found[2], found[3] is not None, found[4], page.count("\n", 0, found.start()) + 1)
        for found in FENCED.finditer(page)
        if not languages or found[1] in languages
    )


def commands(block: Block) -> Iterator[Command]:
    """The commands of a console block."""
    for piece in re.split(rf"^{re.escape(PROMPT)}", block.text, flags=re.MULTILINE)[1:]:
        typed, _, shown = piece.partition("\n")
        yield Command(typed, shown)


def play(path: Path, capsys: pytest.CaptureFixture[str]) -> list[tuple[int, str]]:
    """Plays a page where the test stands: writes its files, runs its commands; the blocks that tell something else.

    Each is the line of the block, and what is true. MALKOLL_REWRITE=1 writes what is true into the page, except where
    a block leaves lines out; read the diff before you keep it.
    """
    page = path.read_text("utf-8")
    now, wrong = page, []
    for block in blocks(page):
        if block.language == "console":
            true = "".join(f"{PROMPT}{each.typed}\n{written(each, capsys)}" for each in commands(block))
        elif block.is_now:
            true = Path(block.file or "").read_text("utf-8")
        else:
            if block.file is not None:
                Path(block.file).write_text(block.text, "utf-8")
            continue
        if missing(block.text, true) if LEFT_OUT in block.text else block.text != true:
            wrong.append((block.line, true))
            now = _rewritten(now, block, true)
    if os.environ.get("MALKOLL_REWRITE") == "1" and now != page:
        path.write_text(now, "utf-8")
        pytest.skip("sidan är omskriven: läs skillnaden")
    return wrong


def _rewritten(page: str, block: Block, text: str) -> str:
    """The page with what is true in the block; one that leaves lines out is for its author to mend."""
    if LEFT_OUT in block.text:
        return page
    opening = f"```{block.language}" + (f" {block.file} nu" if block.file else "")
    return page.replace(f"{opening}\n{block.text}```", f"{opening}\n{text}```", 1)


def written(command: Command, capsys: pytest.CaptureFixture[str]) -> str:
    """What the command writes, run here and now: its output, and then what it complains of."""
    program, *words = shlex.split(command.typed)
    assert program == "malkoll", command.typed
    capsys.readouterr()
    cli.main(words)
    said = capsys.readouterr()
    return said.out + said.err


def missing(shown: str, whole: str) -> list[str]:
    """The pieces of `shown` between the left-out lines that do not stand in `whole`, in their order."""
    at = 0
    lacking = []
    for piece in re.split(rf"^{re.escape(LEFT_OUT)}\n", shown, flags=re.MULTILINE):
        found = whole.find(piece, at)
        if found < 0 or (found > 0 and whole[found - 1] != "\n"):
            lacking.append(piece)
        else:
            at = found + len(piece)
    return lacking
