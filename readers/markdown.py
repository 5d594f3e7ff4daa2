"""The text of a Markdown file in, the document laid out: what is shown, with the lines and columns of the source."""

import re
from collections.abc import Iterator

from attrs import define, field

from findings.finding import Finding
from findings.span import Span
from findings.text import Text
from readers.document import Document, Item, Kind, Passage, Unread
from readers.html import page_items
from readers.markdown_inline import HARD, Notes, Words, mark_of, words
from readers.markdown_lines import Line, fence_of, is_rule, without_comments
from readers.markdown_table import is_table, read_rows, rows_end
from readers.printed_text import heading_like, joined_lines
from readers.table_layout import too_large

_ATX = re.compile(r"(#{1,6})(?:[ \t]|$)")
_UNDERLINE = re.compile(r"(=+|-+)\s*")
#: Lists that begin in lists on the same line begin before this column.
_WIDEST = 100
_ITEM = re.compile(r"(?:[-*+]|([0-9]{1,9}[.)]))(?:[ \t]+|$)(?:\[([ xX])\][ \t]+)?")
_NOTE = re.compile(r"\[\^([^\[\]\s]{1,100}+)\]:[ \t]*")
_LABEL = re.compile(r"\[([^\[\]]{1,500}+)\]:[ \t]*\S")
#: A line of what is said of the file before its text.
_KEY = re.compile(r"[\w .-]+:|- |#|\s*$")
_HTML = re.compile(
    r"</?(?:table|div|p|ul|ol|dl|h[1-6]|section|article|aside|header|footer|nav|main|details|figure|form|blockquote|pre"
    r"|center|script|style|iframe|svg)(?=[\s/>]|$)",
    re.IGNORECASE,
)
_COMMENT = Text("kommentar", "comment")


@define
class _Walk:
    """The file as far as it has been read."""

    lines: list[Line]
    place: Span
    notes: Notes
    items: list[Item] = field(factory=list)
    findings: list[Finding] = field(factory=list)
    tables: int = 0


def read_markdown(text: str, name: str) -> Document:
    """The document of a Markdown file."""
    lines, comments = without_comments(text)
    labels = (found[1].strip().casefold() for line in lines if (found := _LABEL.match(line.text)))
    walk = _Walk(lines, Span(name), Notes(frozenset(labels)))
    at = _front_matter(walk)
    waiting = [*reversed(comments)]
    while at < len(lines):
        at = _block(walk, at)
        while waiting and (at >= len(lines) or waiting[-1].number < lines[at].number):
            one = waiting.pop()
            span = walk.place._replace(line=one.number, column=one.column)
            walk.items.append(Passage(Kind.REMARK, joined_lines(one.text.split("\n")), span, (), what=_COMMENT))
    for one in reversed(waiting):
        span = walk.place._replace(line=one.number, column=one.column)
        walk.items.append(Passage(Kind.REMARK, joined_lines(one.text.split("\n")), span, (), what=_COMMENT))
    return Document(name, tuple(walk.items), tuple(walk.findings))


def _front_matter(walk: _Walk) -> int:
    """What is said of the file before its text, between lines of dashes: told as running text."""
    if not walk.lines or walk.lines[0].text.rstrip() != "---":
        return 0
    end = next((at for at, line in enumerate(walk.lines[1:200], 1) if line.text.rstrip() in ("---", "...")), None)
    if end is None or not all(_KEY.match(line.text) for line in walk.lines[1:end]):
        return 0
    for line in walk.lines[1:end]:
        if line.text.strip():
            _emit(walk, [line], Kind.RUNNING, plain=True)
    return end + 1


def _block(walk: _Walk, at: int) -> int:
    """Reads the block that begins in the line number `at`; the number of the line after it."""
    line = walk.lines[at]
    if not line.text.strip():
        return at + 1
    if (fence := fence_of(line)) is not None:
        return _code(walk, at, fence)
    if (atx := _ATX.match(line.text)) is not None:
        _heading(walk, line, len(atx[1]))
        return at + 1
    if is_table(walk.lines, at):
        return _table(walk, at)
    if is_rule(line):
        return at + 1
    if (note := _NOTE.match(line.text)) is not None:
        end = _paragraph_end(walk, at + 1, indented=True)
        mark = mark_of(note[1], walk.notes)
        _emit(walk, [line.cut(note.end()), *walk.lines[at + 1 : end]], Kind.FOOTNOTE, before=f"{mark} ")
        return end
    if _LABEL.match(line.text):
        return at + 1
    if _HTML.match(line.text):
        return _html(walk, at)
    item = _ITEM.match(line.text)
    end = _paragraph_end(walk, at + 1)
    block = [line if item is None else line.cut(item.end()), *walk.lines[at + 1 : end]]
    under = _UNDERLINE.fullmatch(walk.lines[end].text) if end < len(walk.lines) and item is None else None
    if under is not None and walk.lines[end].depth == line.depth:
        _emit(walk, block, Kind.HEADING, level=1 if under[1][0] == "=" else 2)
        return end + 1
    if item is None:
        _emit(walk, block, Kind.PARAGRAPH, alone=True)
    else:
        number = f"{item[1]} " if item[1] else ""
        start = line.column if number else None
        box = "" if item[2] is None else "☐ " if item[2] == " " else "☒ "
        rest = _ITEM.match(block[0].text)
        if rest is not None and not number and not box and line.column < _WIDEST:
            walk.lines[at] = block[0]
            return at
        _emit(walk, block, Kind.PARAGRAPH, before=number + box, start=start)
    return end


def _paragraph_end(walk: _Walk, at: int, *, indented: bool = False) -> int:
    """The number of the first line that does not go on with the paragraph."""
    while at < len(walk.lines):
        line = walk.lines[at]
        if not line.text.strip() or line.depth < walk.lines[at - 1].depth:
            break
        if _UNDERLINE.fullmatch(line.text) and not indented:
            break
        begins = _ATX.match(line.text) or fence_of(line) or is_rule(line) or _ITEM.match(line.text)
        if (
            begins
            or (indented and _LABEL.match(line.text))
            or _NOTE.match(line.text)
            or _HTML.match(line.text)
            or is_table(walk.lines, at)
        ):
            break
        at += 1
    return at


def _heading(walk: _Walk, line: Line, level: int) -> None:
    """A heading with its signs before it, and perhaps after it."""
    body = line.cut(level).stripped()
    text = body.text.rstrip()
    bare = text.rstrip("#")
    if not bare or bare[-1:].isspace():
        text = bare.rstrip()
    _emit(walk, [Line(text, body.number, body.column, body.depth)], Kind.HEADING, level=level)


def _code(walk: _Walk, at: int, fence: str) -> int:
    """Lines of code: read as they stand, until the fence that ends them."""
    end = at + 1
    while end < len(walk.lines):
        other = fence_of(walk.lines[end])
        ends = other is not None and other.startswith(fence)
        if ends and not walk.lines[end].text.strip().strip(fence[0]):
            break
        end += 1
    block = [line for line in walk.lines[at + 1 : end] if line.text.strip()]
    if block:
        _emit(walk, block, Kind.PARAGRAPH, plain=True)
    return end + 1


def _table(walk: _Walk, at: int) -> int:
    walk.tables += 1
    place = walk.place._replace(line=walk.lines[at].number, table=str(walk.tables))
    end = rows_end(walk.lines, at)
    items = read_rows([walk.lines[at], *walk.lines[at + 2 : end]], place, walk.notes)
    if items is None:
        walk.findings.append(too_large(place))
    else:
        walk.items.extend(items)
    return end


def _html(walk: _Walk, at: int) -> int:
    """Tags within the text: read as the page they are, until a blank line or the end of the table they begin."""
    end, is_table_tag = at, walk.lines[at].text.lower().startswith("<table")
    while end < len(walk.lines):
        line = walk.lines[end].text
        end += 1
        if is_table_tag and "</table" in line.lower():
            break
        if not is_table_tag and not line.strip():
            break
    first = walk.lines[at].number
    source = "\n".join(" " * (line.column - 1) + line.text for line in walk.lines[at:end])
    items, findings = page_items(source, walk.place, first, walk.tables)
    walk.tables += source.lower().count("<table")
    walk.items.extend(items)
    walk.findings.extend(findings)
    for item in items:
        if isinstance(item, Passage) and item.kind is Kind.HEADING:
            walk.place = walk.place._replace(heading=item.span.heading)
    return end


def _emit(
    walk: _Walk,
    block: list[Line],
    kind: Kind,
    *,
    level: int | None = None,
    before: str = "",
    plain: bool = False,
    alone: bool = False,
    start: int | None = None,
) -> None:
    """Puts the passage of the lines among the items, and what stands beside its words."""
    block = [line.stripped() for line in block]
    source = "\n".join(line.text for line in block)
    found = Words(source) if plain else words(source, walk.notes)
    shown = [*_lines(found.text, block)]
    if shown and before:
        first = shown[0][1]
        shown[0] = (before + shown[0][0], Line(first.text, first.number, start or first.column, first.depth))
    text = joined_lines([part for line, _ in shown for part in line.split(HARD)])
    if alone and found.is_bold and heading_like(text):
        kind = Kind.HEADING
    if kind is Kind.HEADING and text:
        walk.place = walk.place._replace(heading=text[:200])
    first = shown[0][1] if shown else block[0]
    span = walk.place._replace(line=first.number, column=first.column)
    if text or found.pictures:
        lines = tuple(
            (" ".join(line.replace(HARD, " ").split()), span._replace(line=one.number, column=one.column))
            for line, one in shown
        )
        picture = "; ".join(dict.fromkeys(found.pictures)) or None
        walk.items.append(Passage(kind, text, span, lines, level, found.colour, picture))
    for what, said in found.remarks:
        walk.items.append(Passage(Kind.REMARK, said, span, (), what=what))
    walk.items.extend(Unread(what, span) for what in dict.fromkeys(found.unread))


def _lines(text: str, block: list[Line]) -> Iterator[tuple[str, Line]]:
    """The words line by line with the lines of the source; words that no line is left for stand on the last."""
    for number, part in enumerate(text.split("\n")):
        if part.replace(HARD, "").strip():
            line = block[min(number, len(block) - 1)]
            yield part, line.cut(max(line.text.find(part.split(maxsplit=1)[0]), 0))
