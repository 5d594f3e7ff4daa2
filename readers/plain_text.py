"""The text of a report in, its passages and tables out: tab-separated tables, and text taken out of a PDF or by OCR."""

import re
from collections.abc import Iterator, Sequence

from attrs import define, evolve, field

from findings.text import Text
from readers.document import Document, Grid, Item, Kind, Passage, Unread
from readers.joined_lines import goes_on, is_broken
from readers.joined_lines import joined as joined
from readers.text_columns import again_at, begins_page, table_at
from readers.text_pages import Line, lines_of, running_lines
from readers.text_passages import Layout, begins_heading, layout_of, passage, passages
from readers.text_pipes import piped_at
from readers.text_tabs import put_together, tabbed_grid
from readers.text_worded import heading_key, last_column, worded_heading, worded_table

#: `Inledning.....  2`: a line of a table of contents.
_CONTENTS = re.compile(r"\S.*?(?:\.{2,}|…)\s*[0-9]{1,3}")
_CONTENTS_TAB = re.compile(r"[^\t]*[^\W\d_][^\t]*\t[0-9]{1,3}")
#: A line of a table of contents is no longer than this.
_LONGEST_CONTENTS = 400
#: A line shorter than this was ended on purpose.
_SHORT = 60
_ENDED = re.compile(r"[.!?:][\"”»)]?\s*\Z")


@define
class _Walk:
    """The text as far as it is laid out."""

    layout: Layout
    items: list[Item] = field(factory=list)
    block: list[Line] = field(factory=list)
    #: A line of the block has tabs.
    tabbed: bool = False
    #: Lines of a table of text follow, until a numbered heading.
    in_text: bool = False
    #: The headings of tables of text so far, and the last column of each.
    worded: dict[str, int] = field(factory=dict)
    #: The first heading of the last table, whose columns may go on on the next page.
    table: str = ""


def read_plain_text(text: str, name: str) -> Document:
    """The document of a text: blank lines part its passages, tabs or figures the fields of its tables."""
    lines = lines_of(text, name)
    running = running_lines(lines)
    # For tables a running head is as good as a blank line.
    shown = [("", span) if at in running else (text, span) for at, (text, span) in enumerate(lines)]
    walk = _Walk(layout_of(shown))
    at = 0
    while at < len(lines):
        at = _step(walk, shown, lines, at, running)
    _flush(walk)
    return Document(name, tuple(_mended(walk.items, walk.layout)), pages=text.count("\f") + 1 if "\f" in text else None)


def _step(walk: _Walk, shown: Sequence[Line], lines: Sequence[Line], at: int, running: frozenset[int]) -> int:
    """Lays out what begins at a line; the number of the line behind it."""
    text = shown[at][0]
    if at in running:
        _flush(walk)
        walk.items.append(passage(Kind.RUNNING, [lines[at]]))
        return at + 1
    if not text.strip():
        _flush(walk)
        return at + 1
    if "\t" not in text and not walk.tabbed:
        piped = piped_at(shown, at)
        if piped is not None:
            _flush(walk)
            walk.items.append(piped[0])
            return piped[1]
        found = table_at(shown, at) or (again_at(shown, at, walk.table) if walk.table else None)
        if found is not None:
            _flush(walk)
            if begins_page(shown, at) and _goes_on(walk, found.grid):
                walk.items.append(passage(Kind.RUNNING, [lines[at]]))
            else:
                walk.items.append(found.grid)
            walk.table = found.grid.rows[0][0].text
            walk.items.extend(_running_within(lines, at, found.after, running))
            return found.after
        heading = worded_heading(shown, at, walk.worded)
        if heading:
            _flush(walk)
            key = heading_key("".join(text for text, _ in shown[at : at + heading]))
            last = walk.worded.setdefault(key, last_column(text))
            walk.items.append(Unread(_TEXT_TABLE, shown[at][1]))
            table = worded_table(shown, at, heading, last)
            if table is not None:
                walk.items.append(table[0])
                walk.items.extend(_running_within(lines, at, table[1], running))
                return table[1]
            walk.in_text = True
    if walk.block and not walk.tabbed and begins_page(shown, at) and _parts(walk.block[-1][0], text):
        _flush(walk)
    walk.block.append(shown[at])
    walk.tabbed = walk.tabbed or "\t" in text
    return at + 1


def _running_within(lines: Sequence[Line], at: int, after: int, running: frozenset[int]) -> Iterator[Passage]:
    """The running heads within a table: they stay to be counted."""
    return (passage(Kind.RUNNING, [lines[one]]) for one in range(at, after) if one in running)


def _goes_on(walk: _Walk, below: Grid) -> bool:
    """Whether a page begins with more rows of the table above it, below its first heading alone; then it has them."""
    at = next((at for at in range(len(walk.items) - 1, -1, -1) if not _is_running(walk.items[at])), None)
    above = walk.items[at] if at is not None else None
    if at is None or not isinstance(above, Grid) or above.heads is None or len(below.rows[0]) != 1:
        return False
    heading = above.rows[above.heads - 1]
    again, first = below.rows[0][0], above.rows[0][0]
    if any(one.uncut for one in heading) or heading[-1].last != again.last or _words(again.text) != _words(first.text):
        return False
    walk.items[at] = evolve(above, rows=(*above.rows, *below.rows[1:]))
    return True


def _words(text: str) -> list[str]:
    return text.casefold().split()


def _is_running(item: Item) -> bool:
    return isinstance(item, Passage) and item.kind is Kind.RUNNING


def _parts(above: str, text: str) -> bool:
    """Whether the first line of a page begins a passage of its own."""
    return begins_heading(text) or (_ENDED.search(above) is not None and text.strip()[:1].isupper())


def _flush(walk: _Walk) -> None:
    if walk.block:
        if any(begins_heading(text) for text, _ in walk.block):
            walk.table, walk.in_text = "", False
        for item in _items(walk.block, walk.layout):
            if walk.in_text and isinstance(item, Passage) and item.level is None:
                item = evolve(item, kind=Kind.PARAGRAPH)
            _add(walk, item)
    walk.block, walk.tabbed = [], False


def _add(walk: _Walk, item: Item) -> None:
    above = walk.items[-1] if walk.items else None
    if walk.tabbed and isinstance(item, Grid) and isinstance(above, Grid) and above.heads is None:
        whole = put_together(above, item)
        if whole is not None:
            walk.items[-1] = whole
            return
    walk.items.append(item)


def _items(block: list[Line], layout: Layout) -> Iterator[Item]:
    """What one run of lines holds: tables where there are tabs, passages elsewhere."""
    if all(_is_contents(text) for text, _ in block) and (len(block) > 1 or _CONTENTS.fullmatch(block[0][0].strip())):
        for line in block:
            yield passage(Kind.CONTENTS, [line])
        return
    begin = next((number for number, (text, _) in enumerate(block) if "\t" in text), len(block))
    if block[:begin]:
        yield from passages(block[:begin], layout)
    if block[begin:]:
        yield tabbed_grid(block[begin:])


def _is_contents(text: str) -> bool:
    text = text.strip()
    if len(text) > _LONGEST_CONTENTS:
        return False
    return _CONTENTS.fullmatch(text) is not None or _CONTENTS_TAB.fullmatch(text) is not None


def _mended(items: Sequence[Item], layout: Layout) -> Iterator[Item]:
    """The items, a heading or paragraph that a blank line or the end of a page cut in two made whole."""
    held: Passage | None = None
    between: list[Item] = []
    for item in items:
        if held is not None and isinstance(item, Passage) and item.kind in (Kind.RUNNING, Kind.FOOTNOTE):
            between.append(item)
            continue
        if held is not None and isinstance(item, Passage) and _is_rest(held, item, layout, bool(between)):
            lines = (*held.lines, *item.lines)
            held = evolve(held, text=joined((held.text, item.text)), lines=lines)
            continue
        if held is not None:
            yield held
        yield from between
        held, between = None, []
        if isinstance(item, Passage) and (item.kind is Kind.PARAGRAPH or item.level is not None):
            held = item
        else:
            yield item
    if held is not None:
        yield held
    yield from between


def _is_rest(above: Passage, below: Passage, layout: Layout, page_ends: bool) -> bool:
    """Whether a passage goes on with the one above it: within a word, or within a sentence where the line is full."""
    if below.kind not in (Kind.PARAGRAPH, Kind.HEADING) or below.level is not None:
        return False
    last = above.lines[-1][0].rstrip()
    if is_broken(last):
        return goes_on(below.text)
    if _ENDED.search(above.text) is not None or not below.text[:1].islower() or last.endswith((",", ";")):
        return False
    if above.kind is Kind.HEADING:
        return len(below.lines) == 1 and len(below.text) <= _SHORT and len(last) >= layout.heading // 2
    return page_ends or len(last) >= max(_SHORT, (layout.width or 0) * 3 // 4)


_TEXT_TABLE = Text(
    "en tabell med text vars kolumner bara mellanslag skiljer åt; texten läses, men inte vilken kolumn den står i",
    "a table of text whose columns only spaces part; its text is read, and not which column it stands in",
)
