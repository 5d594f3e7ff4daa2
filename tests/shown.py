"""A page in, its fenced blocks out, and what does not hold of what they show.

A block is ```language, or ```language FILE for the whole of a file that the page's reader writes, or
```language FILE nu for what a command has made of that file.
"""

import re
import shlex
from collections.abc import Iterator

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
