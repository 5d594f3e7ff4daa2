"""The text of a Markdown file in, its page of lines and tables out."""

import html
import re

from authoring.page import Line, Page, Row, Table
from findings.span import Span

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]|$)")
_BULLET = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(.*)")
#: A sign with the backslash before it, a bar, or text without either.
_PIECE = re.compile(r"\\.|\||[^\\|]+|\\")
#: One sign that means something: an escaped sign, a line break, an entity, or a mark of emphasis.
_MARKED = re.compile(r"\\([!-/:-@\[-`{-~])|(<br ?/?>)|(&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|\w{2,31});)|(\*+|`+)")


def read_md(text: str, document: str) -> Page:
    """The headings, paragraphs, items and tables of a Markdown file."""
    parts: list[Line | Table] = []
    rows: list[Row] = []
    paragraph: list[str] = []
    number = tables = 0

    def end_table() -> None:
        if rows:
            parts.append(Table(tuple(rows)))
            rows.clear()

    def end_paragraph() -> None:
        if paragraph:
            parts.append(Line(_plain(" ".join(paragraph)), 0, Span(document, line=number - 1)))
            paragraph.clear()

    for number, line in enumerate([*text.split("\n"), ""], 1):
        bare = line.strip()
        if bare.startswith("|"):
            end_paragraph()
            if not rows:
                tables += 1
            if len(rows) == 1 and _separates(bare):
                continue
            rows.append(Row(_cells(bare), Span(document, line=number)))
            continue
        end_table()
        heading, bullet = _heading(line), _BULLET.fullmatch(line)
        if not bare or heading is not None or bullet is not None:
            end_paragraph()
        if heading is not None:
            parts.append(Line(_plain(heading[1]), heading[0], Span(document, line=number)))
        elif bullet is not None:
            # The lines below an item go on with it, as those of a paragraph do.
            paragraph.append(bullet[1].strip())
        elif bare:
            paragraph.append(bare)
    end_table()
    end_paragraph()
    return Page(tuple(parts))


def _cells(line: str) -> tuple[str, ...]:
    """The cells of one row; a bar after a backslash divides nothing."""
    cells: list[str] = []
    cell: list[str] = []
    for piece in _PIECE.findall(line[1:]):
        if piece == "|":
            cells.append("".join(cell))
            cell.clear()
        else:
            cell.append(piece)
    if "".join(cell).strip():
        cells.append("".join(cell))
    return tuple(_plain(one.strip()) for one in cells)


def _heading(line: str) -> tuple[int, str] | None:
    """The level and the text of a heading; None for any other line."""
    found = _HEADING.match(line)
    if found is None:
        return None
    text = line[found.end() :].strip()
    closed = text.rstrip("#")
    if not closed or closed[-1] in " \t":
        text = closed.rstrip()
    return len(found[1]), text


def _separates(line: str) -> bool:
    """Whether a row is the one of dashes below the header."""
    return "-" in line and not line.strip("|:- \t")


def _plain(text: str) -> str:
    return _MARKED.sub(_unmarked, text)


def _unmarked(match: re.Match[str]) -> str:
    escaped, line_break, entity, _ = match.groups()
    if escaped is not None:
        return str(escaped)
    if line_break is not None:
        return "\n"
    return html.unescape(entity) if entity is not None else ""
