"""Blocks of statements in, the text of a rule file out, as `fmt` writes it; what is unread or asked is comment."""

from attrs import define, field

from authoring.page import Remark
from authoring.rule_lines import heading, quote
from dsl.ast import Heading
from dsl.formatter import formatted
from findings.span import Span
from findings.text import Text

#: A heading longer than this has its text on several lines.
_WIDTH = 106
#: No longer text is put into a comment or a message.
_MOST_SHOWN = 300


@define
class Draft:
    """One block under making: its heading, and below it statements and comments in order."""

    kind: Heading
    name: str | None = None
    title: str | None = None
    statements: list[str] = field(factory=list)
    #: Comments above the heading.
    above: list[str] = field(factory=list)


def comment(text: str) -> str:
    """`text` as a comment on one line, all of it."""
    return f"# {' '.join(text.split())}"


def one_line(text: str) -> str:
    """`text` without line breaks, and no longer than a message may be."""
    line = " ".join(text.split())
    return line if len(line) <= _MOST_SHOWN else f"{line[: _MOST_SHOWN - 1]}…"


def unread(text: str, place: Span | None) -> tuple[str, Remark]:
    """The comment that keeps what could not be understood, and the remark that tells it."""
    shown = one_line(text)
    return comment(f"oläst: {text}"), Remark(
        Text(
            f'"{shown}" kunde inte läsas, och står som en kommentar i regelfilen',
            f'"{shown}" could not be read, and stands as a comment in the rule file',
        ),
        place,
    )


def rule_text(uses: list[str], blocks: list[Draft], document: str, above: tuple[str, ...] = ()) -> str:
    """The whole file; `above` are comments that stand first in it."""
    parts = ["språk 1", *above, *uses]
    for block in blocks:
        parts.append("")
        parts.extend(block.above)
        parts.extend(_heading(block))
        parts.extend(f"  {statement}" for statement in block.statements)
    return formatted("\n".join(parts) + "\n", document)


def _heading(block: Draft) -> list[str]:
    """The heading, its text on several lines where it is long."""
    whole = heading(block.kind, block.name, block.title)
    title = block.title or ""
    if len(whole) <= _WIDTH or '"' in title:
        return [whole]
    room = max(40, _WIDTH - len(heading(block.kind, block.name)) - 3)
    pieces: list[str] = []
    for word in title.split(" "):
        if pieces and len(pieces[-1]) + 1 + len(word) <= room:
            pieces[-1] += f" {word}"
        else:
            pieces.append(word)
    if any(not piece for piece in pieces):
        return [whole]
    first, *rest = (quote(piece) for piece in pieces)
    return [f"{heading(block.kind, block.name)} {first}", *(f"  {piece}" for piece in rest)]
