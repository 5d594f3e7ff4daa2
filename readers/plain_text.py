"""The text of a report in, its passages and tables out: tab-separated tables, and text taken out of a PDF."""

import re
from collections.abc import Iterator

from findings.span import Span
from readers.document import Document, Field, Grid, Item, Kind, Passage

#: `3.3.9 Utred …`, `2 Förutsättningar …`: a numbered heading.
_NUMBERED = re.compile(r"(?:[0-9]{1,2}\.)*[0-9]{1,2}\.? +[^\W\d_]")
#: `Inledning.....  2`: a line of a table of contents.
_CONTENTS = re.compile(r"\S.*?(?:\.{2,}|…)\s*[0-9]{1,3}")
_CONTENTS_TAB = re.compile(r"[^\t]*[^\W\d_][^\t]*\t[0-9]{1,3}")
#: A word broken at the end of a line: the hyphen goes, save where the next word is och or eller (`kost- och`).
_BROKEN = re.compile(r"[^\W\d_][-\u00ad\u2010\u2011]$")
_JOINING = frozenset({"och", "eller", "samt", "respektive"})
#: A heading is no longer than this, and ends without a full stop.
_LONGEST_HEADING = 120

Line = tuple[str, Span]


def read_plain_text(text: str, name: str) -> Document:
    """The document of a text: blank lines part its passages, tabs the fields of its tables."""
    items: list[Item] = []
    for block in _blocks(text, name):
        items.extend(_items(block))
    return Document(name, tuple(items), pages=text.count("\f") + 1 if "\f" in text else None)


def _blocks(text: str, name: str) -> Iterator[list[Line]]:
    """Runs of lines that are not blank, each with its place; a form feed begins a page."""
    page = 1 if "\f" in text else None
    block: list[Line] = []
    for number, line in enumerate(text.split("\n"), 1):
        if "\f" in line and page is not None:
            page += line.count("\f")
            line = line.replace("\f", "")
        if line.strip():
            block.append((line, Span(name, number, page=page)))
        elif block:
            yield block
            block = []
    if block:
        yield block


def _items(block: list[Line]) -> Iterator[Item]:
    """What one run of lines holds: tables where there are tabs, passages elsewhere."""
    if all(_is_contents(text) for text, _ in block) and (len(block) > 1 or _CONTENTS.fullmatch(block[0][0].strip())):
        for line in block:
            yield _passage(Kind.CONTENTS, [line])
        return
    begin = next((number for number, (text, _) in enumerate(block) if "\t" in text), len(block))
    if block[:begin]:
        yield from _passages(block[:begin])
    if block[begin:]:
        yield _grid(block[begin:])


def _is_contents(text: str) -> bool:
    text = text.strip()
    return _CONTENTS.fullmatch(text) is not None or _CONTENTS_TAB.fullmatch(text) is not None


def _grid(lines: list[Line]) -> Grid:
    """A table of tab-separated lines: the number of a field in its row says its column."""
    rows = []
    for text, span in lines:
        fields = []
        column = 1
        for number, part in enumerate(text.split("\t")):
            stripped = part.strip()
            at = column + len(part) - len(part.lstrip())
            fields.append(Field(stripped, span._replace(column=at, end=at + len(stripped)), number, number))
            column += len(part) + 1
        rows.append(tuple(fields))
    return Grid(tuple(rows), lines[0][1], placed=True)


def _passages(lines: list[Line]) -> Iterator[Passage]:
    kind = Kind.HEADING if _is_heading(lines) else Kind.PARAGRAPH
    yield _passage(kind, lines)


def _is_heading(lines: list[Line]) -> bool:
    """Whether the lines are one heading: numbered, or one short line that is no sentence."""
    first = lines[0][0].strip()
    if _NUMBERED.match(first) and len(lines) <= 4:
        return True
    return len(lines) == 1 and len(first) <= _LONGEST_HEADING and not first.endswith((".", ",", ";", ":", "?", "!"))


def _passage(kind: Kind, lines: list[Line]) -> Passage:
    first, span = lines[0]
    column = len(first) - len(first.lstrip()) + 1
    level = None
    if kind is Kind.HEADING and (numbered := re.match(r"\s*((?:[0-9]{1,2}\.)*[0-9]{1,2})\.? ", first)):
        level = numbered[1].count(".") + 1
    return Passage(kind, joined([text for text, _ in lines]), span._replace(column=column), tuple(lines), level)


def joined(lines: list[str]) -> str:
    """Printed lines as one text: white space folded, words that were broken at a line's end made whole."""
    text = ""
    for line in lines:
        line = " ".join(line.replace("\u00ad", "").split())
        first = line.partition(" ")[0].casefold()
        if _BROKEN.search(text) and line[:1].islower() and first not in _JOINING:
            text = text[:-1] + line
        else:
            text = f"{text} {line}" if text else line
    return text
