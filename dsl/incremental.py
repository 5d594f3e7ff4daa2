"""A rule file's text and what was read of it before in, its tree out: only the parts with a new text are read.

The text is cut before its headings, and each part is read by itself. A part has line numbers of its own (its number
times LINES), so that it stays what it is when lines are added above it: the nodes of a part whose text is the same are
the very same objects, and what was made of them can be kept. `placed` gives the line in the file.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from attrs import frozen

from dsl import ast
from dsl.automaton import Trouble
from dsl.blocks import MOST_MISTAKES, VERSION, gathered
from dsl.lexer import SPACE
from dsl.notices import notices
from dsl.parser import readings
from dsl.table import table
from dsl.words import own_of, words_of
from findings.finding import Finding
from findings.span import Span

#: More lines than any file has.
LINES = 1 << 32

#: What examples in messages take from the whole file.
_Own = tuple[str | None, tuple[str, ...]]
#: A line without a word, and one that may end in a comma: what follows a comma continues the line.
_EMPTY = re.compile(rf"{SPACE}*+(?:#.*)?")
_COMMA = re.compile(rf",{SPACE}*+(?:#|\Z)")


@frozen(eq=False)
class Part:
    """From one heading to the next, read by itself; its places have line numbers of its own."""

    text: str
    #: The number of its first line.
    first_line: int
    #: How many lines it has.
    lines: int
    tree: ast.File
    findings: tuple[Finding, ...]
    #: The kinds of spelling that were noticed, and what is told of each: once in a file, at its first place.
    noticed: Mapping[str, Finding]
    mistakes: int


@frozen(eq=False)
class Reading:
    """What was read of a file; the places in it have the line numbers of its parts."""

    text: str
    parts: tuple[Part, ...]
    #: The number of a part's first line -> the line of the file that this is.
    starts: Mapping[int, int]
    tree: ast.File
    findings: tuple[Finding, ...]
    #: Parts have been numbered up to here.
    numbered: int
    #: What examples in messages take from the whole file (dsl/own.py).
    own: _Own


def read(text: str, document: str, before: Reading | None = None) -> Reading:
    """The tree of a rule file and what is wrong with it: what `dsl.parser.parse` gives, but for the line numbers.

    Parts of `before`, an earlier reading of the file, are used again where their text is the same.
    """
    own = own_of(text)
    numbered, old = (0, ()) if before is None else (before.numbered, before.parts)
    if before is not None and before.own != own:  # what is told of the others' mistakes may be another
        old = tuple(part for part in old if not part.findings)
    ahead = _same_ahead(text, old)
    start = sum(len(part.text) for part in old[:ahead])
    behind = _same_behind(text, start, old[ahead:])
    end = len(text) - sum(len(part.text) for part in old[len(old) - behind :])
    left: dict[str, list[Part]] = {}
    for part in reversed(old[ahead : len(old) - behind]):
        left.setdefault(part.text, []).append(part)
    parts = list(old[:ahead])
    for piece in _pieces(text, start, end):
        known = left.get(piece)
        if known:
            parts.append(known.pop())
        else:
            numbered += 1
            parts.append(_part(piece, document, numbered * LINES, own))
    parts.extend(old[len(old) - behind :])
    if len(parts) > 1 and sum(part.mistakes for part in parts) > MOST_MISTAKES:
        numbered += 1
        parts = [_part(text, document, numbered * LINES, own)]
    return _reading(text, document, tuple(parts), numbered, own)


def placed(span: Span, of: Reading) -> Span:
    """A place of a reading as a place of the file."""
    if span.line is None:
        return span
    offset = span.line % LINES
    return span._replace(line=of.starts[span.line - offset] + offset)


def part_at(line: int, of: Reading) -> Part:
    """The part that holds a line of the file; the last one for a line beyond the end."""
    found = of.parts[0]
    for part in of.parts:
        if of.starts[part.first_line] > line:
            break
        found = part
    return found


def _same_ahead(text: str, parts: Sequence[Part]) -> int:
    """How many parts the text begins with. The last that it has is not counted: what follows may belong to it now."""
    at = same = 0
    for part in parts:
        if not text.startswith(part.text, at):
            break
        at += len(part.text)
        same += 1
    return max(same - 1, 0)


def _same_behind(text: str, start: int, parts: Sequence[Part]) -> int:
    """How many of `parts` the text ends with, after `start`; a first one that belongs to what is before is not counted.

    One whole part is left, so that there always is a piece between.
    """
    at, same = len(text), 0
    for part in reversed(parts[1:]):
        if at - len(part.text) <= start or not text.endswith(part.text, start, at):
            break
        at -= len(part.text)
        same += 1
    if same and (text[at - 1] != "\n" or _continues(text, at)):
        same -= 1
    return same


def _pieces(text: str, start: int, end: int) -> Iterator[str]:
    """What stands between the two, cut before its headings; there is always one piece."""
    headings = table().headings
    for match in _first_word().finditer(text, start, end):
        at = match.start()
        if at > start and match.group(1).lower() in headings and not _continues(text, at):
            yield text[start:at]
            start = at
    yield text[start:end]


@cache
def _first_word() -> re.Pattern[str]:
    """The word of a heading at the beginning of a line, if it is not part of a longer one."""
    words = "|".join(sorted(table().headings))
    return re.compile(rf"^{SPACE}*+({words})(?![\w/-])", re.MULTILINE | re.IGNORECASE)


def _continues(text: str, at: int) -> bool:
    """Whether the line that begins at `at` may continue the one above: where in doubt, nothing is cut."""
    end = at - 1
    while end >= 0:
        start = text.rfind("\n", 0, end) + 1
        if not _EMPTY.fullmatch(text, start, end):
            return _COMMA.search(text, start, end) is not None
        end = start - 1
    return False


def _part(text: str, document: str, first_line: int, own: _Own) -> Part:
    words = words_of(text, document, first_line)
    words.own = own
    mistakes = 0

    def counted() -> Iterator[Any]:
        nonlocal mistakes
        for made in readings(words):
            mistakes += isinstance(made, Trouble)
            yield made

    tree, findings = gathered(counted(), words)
    noticed = dict(zip(words.noticed, notices(words), strict=True))
    return Part(text, first_line, text.count("\n"), tree, findings, noticed, mistakes)


def _reading(text: str, document: str, parts: tuple[Part, ...], numbered: int, own: _Own) -> Reading:
    starts: dict[int, int] = {}
    blocks: list[ast.Block] = []
    uses: list[ast.UseLine] = []
    findings: list[Finding] = []
    noticed: set[str] = set()
    line = 1
    for part in parts:
        starts[part.first_line] = line
        line += part.lines
        blocks.extend(part.tree.blocks)
        uses.extend(part.tree.uses)
        if part.findings or part.noticed:
            new = [finding for kind, finding in part.noticed.items() if kind not in noticed]
            noticed.update(part.noticed)
            findings.extend(sorted((*part.findings, *new), key=_position))
    version = parts[0].tree.version if parts else VERSION
    tree = ast.File(document, version, tuple(uses), tuple(blocks))
    return Reading(text, parts, starts, tree, tuple(findings), numbered, own)


def _position(finding: Finding) -> tuple[int, int]:
    span = finding.labels[0].span
    return span.line or 0, span.column or 0
