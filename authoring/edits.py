"""A text's lines and what is to be done to them in, the text with all of it done out; comments are never lost."""

import re

from attrs import define, field

#: What stands on a line before its comment: words, and texts within quotes of either kind.
_STATEMENT = re.compile(r'(?:"[^"]*"|[”“„][^”“]*[”“]|[^#"”“„])*')


@define
class Edits:
    """What is to be done to each line, by its number from 1; nothing is done before `edited`."""

    lines: tuple[str, ...]
    #: What stands in the place of a line; none where it goes.
    _instead: dict[int, list[str]] = field(factory=dict)
    _after: dict[int, list[str]] = field(factory=dict)
    #: What is written over, by line: from column, to column, by what.
    _over: dict[int, list[tuple[int, int, str]]] = field(factory=dict)


def edits_of(text: str) -> Edits:
    """The text's lines, with nothing to be done to them as yet."""
    return Edits(tuple(text.split("\n")))


def write_over(edits: Edits, line: int, column: int, end: int, text: str) -> None:
    """Puts `text` in the place of the columns from `column` to before `end`."""
    edits._over.setdefault(line, []).append((column, end, text))


def write_after(edits: Edits, line: int, texts: list[str]) -> None:
    """Puts lines after a line, and after those that were put there before."""
    edits._after.setdefault(line, []).extend(texts)


def write_instead(edits: Edits, first: int, last: int, text: str) -> None:
    """Puts one statement, or with "" none, in the place of another, `first` to `last`; the comments are kept."""
    beside = [comment_of(edits.lines[line - 1]) for line in range(first, last + 1)]
    indent = _indent(edits.lines[first - 1])
    edits._instead[first] = [f"{indent}{text}  {beside[0]}".rstrip()] if text or beside[0] else []
    for line, comment in enumerate(beside[1:], first + 1):
        edits._instead[line] = [indent + comment] if comment else []


def comment_out(edits: Edits, first: int, last: int, why: str = "") -> None:
    """Makes comments of the lines `first` to `last`, the first with `why` before it; what is one already stays."""
    for line in range(first, last + 1):
        written = edits.lines[line - 1]
        if written.strip() and not written.lstrip().startswith("#"):
            edits._instead[line] = [f"{_indent(written)}# {why if line == first else ''}{written.strip()}"]


def comment_out_block(edits: Edits, first: int, last: int, why: str) -> None:
    """Makes comments of a whole block, its lines set in as they were, and says why in a line before it."""
    for line in range(first, last + 1):
        written = edits.lines[line - 1].rstrip()
        if written.strip() and not written.lstrip().startswith("#"):
            edits._instead[line] = [f"# {written}"]
    edits._instead[first].insert(0, f"# {why}:")
    above = first - 1
    while above and edits.lines[above - 1].startswith("#"):
        above -= 1
    if above:
        write_after(edits, above, [""])
    write_after(edits, last, [""])


def take_out(edits: Edits, line: int) -> None:
    """Leaves a line out; what is put after it stays."""
    edits._instead[line] = []


def edited(edits: Edits) -> str:
    """The text with everything done."""
    done: list[str] = []
    for number, line in enumerate(edits.lines, 1):
        for column, end, text in sorted(edits._over.get(number, []), reverse=True):
            line = line[: column - 1] + text + line[end - 1 :]
        done.extend(edits._instead.get(number, [line]))
        done.extend(edits._after.get(number, []))
    return "\n".join(done)


def comment_of(line: str) -> str:
    """The comment at the end of a line, or ""."""
    statement = _STATEMENT.match(line)
    return "" if statement is None else line[statement.end() :].strip()


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]
