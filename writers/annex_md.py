"""The page of an annex in, Markdown out."""

import re

from authoring.page import Line, Page, Table

#: Signs that Markdown would take for something else.
_SIGNS = re.compile(r"[\\`*<>|\[\]&]|(?<!\w)_|_(?!\w)|~~")
_LAST_HASH = re.compile(r"#(?=#*$)")


def render_md(page: Page) -> str:
    """The page in Markdown, as readers/plan_md.py reads it."""
    blocks: list[str] = []
    items: list[str] = []
    for part in page.parts:
        if isinstance(part, Line) and part.level == 0:
            items.append(f"- {_escaped(part.text)}")
            continue
        if items:
            blocks.append("\n".join(items))
            items.clear()
        blocks.append(_table(part) if isinstance(part, Table) else _heading(part))
    if items:
        blocks.append("\n".join(items))
    return "\n\n".join(blocks) + "\n"


def _heading(line: Line) -> str:
    return f"{'#' * line.level} {_LAST_HASH.sub(_backslashed, _escaped(line.text))}"


def _table(table: Table) -> str:
    header, *rows = (" | ".join(_cell(cell) for cell in row.cells) for row in table.rows)
    dashes = " | ".join("---" for _ in table.rows[0].cells)
    return "\n".join(f"| {row} |" for row in (header, dashes, *rows))


def _cell(text: str) -> str:
    return "<br>".join(_escaped(line) for line in text.split("\n"))


def _escaped(text: str) -> str:
    return _SIGNS.sub(_backslashed, text)


def _backslashed(match: re.Match[str]) -> str:
    return "".join(f"\\{sign}" for sign in match[0])
