"""A run of lines without tabs in, its passages out: headings, paragraphs and list items, their lines joined."""

import re
from collections.abc import Iterator, Sequence

from attrs import frozen

from readers.document import Kind, Passage
from readers.joined_lines import is_broken, joined
from readers.text_pages import Line

#: `3.3.9 Utred …`: a numbered heading of several levels; `2 Förutsättningar …`, `2. Förutsättningar`: of one.
_DEEP = re.compile(r"\s*((?:[0-9]{1,2}\.)+[0-9]{1,2})\.? +[^\W\d_a-zåäö]")
_FIRST = re.compile(r"\s*([0-9]{1,2}) +[^\W\d_a-zåäö][^\W\d_]")
_DOTTED = re.compile(r"\s*([0-9]{1,2})[.)] +\S")
_BULLET = re.compile(r"\s*[•·●▪■◦‣*–—o-]\s+\S")
#: `¹ Beräknas på …`: a note, whose mark no text begins with.
_NOTE = re.compile(r"\s*[\u00b9\u00b2\u00b3\u2070-\u2079\u2020\u2021]+ ?[^\W\d_]")
#: `11 december …`, `12 personer …`: no heading begins so.
_COUNT = re.compile(r"[0-9]{1,2} +[a-zåäö]|\Z")
#: A heading is no longer than this, and ends without a full stop.
_LONGEST_HEADING = 120
_MOST_HEADING_LINES = 4
_ENDED = (".", ",", ";", ":", "?", "!")


@frozen
class Layout:
    """How a text is set."""

    #: The width of its lines in signs where they are broken to fit one; None where a line is a whole paragraph.
    width: int | None
    #: The longest first line of a numbered heading.
    heading: int


def layout_of(lines: Sequence[Line]) -> Layout:
    """How a text is set, by the lines that another one follows."""
    inner: list[int] = []
    heading = 0
    for at, (text, _) in enumerate(lines):
        stripped = text.strip()
        if "\t" in text or not stripped:
            continue
        if _DEEP.match(text):
            heading = max(heading, len(stripped))
        elif at + 1 < len(lines) and lines[at + 1][0].strip() and "\t" not in lines[at + 1][0]:
            inner.append(len(stripped))
    inner.sort()
    width = inner[len(inner) * 9 // 10] if len(inner) >= 5 else None
    return Layout(width if width is not None and 40 <= width <= 200 else None, heading)


def begins_heading(text: str) -> bool:
    """Whether a line begins with the number of a heading."""
    return _DEEP.match(text) is not None or (
        _FIRST.match(text) is not None and len(text.strip()) <= _LONGEST_HEADING and not text.strip().endswith(_ENDED)
    )


def passages(block: Sequence[Line], layout: Layout) -> Iterator[Passage]:
    """The passages of a run of lines, in order."""
    at = 0
    after_heading = True
    while at < len(block):
        size = _heading_size(block, at, layout, after_heading=after_heading)
        if size:
            yield passage(Kind.HEADING, block[at : at + size])
            at += size
            after_heading = True
            continue
        end = at + 1
        while end < len(block) and not _begins(block, end, layout):
            end += 1
        yield passage(Kind.FOOTNOTE if _NOTE.match(block[at][0]) else Kind.PARAGRAPH, block[at:end])
        at = end
        after_heading = False


def passage(kind: Kind, lines: Sequence[Line]) -> Passage:
    """The lines as one passage; a heading's level is that of its number."""
    first, span = lines[0]
    level = None
    if kind is Kind.HEADING and (numbered := _DEEP.match(first) or _FIRST.match(first) or _DOTTED.match(first)):
        level = numbered[1].count(".") + 1
    column = len(first) - len(first.lstrip()) + 1
    return Passage(kind, joined(text for text, _ in lines), span._replace(column=column), tuple(lines), level)


def _begins(block: Sequence[Line], at: int, layout: Layout) -> bool:
    """Whether a line within a run begins a passage of its own."""
    text, above = block[at][0], block[at - 1][0].strip()
    if _BULLET.match(text) and not is_broken(above):
        return not text.lstrip().startswith(("o ", "- ", "– ", "— ", "* ")) or above.endswith(_ENDED) or _is_item(above)
    if _DOTTED.match(text):
        return above.endswith((".", ":", "!", "?")) or _DOTTED.match(above) is not None
    return _DEEP.match(text) is not None and (above.endswith((".", ":", "!", "?")) or begins_heading(above))


def _is_item(text: str) -> bool:
    return _BULLET.match(text) is not None


def _heading_size(block: Sequence[Line], at: int, layout: Layout, *, after_heading: bool) -> int:
    """How many lines from `at` on are one heading; 0 where they are none."""
    text = block[at][0]
    if _DEEP.match(text) or (after_heading and begins_heading(text)):
        return _numbered_size(block, at, layout)
    stripped = text.strip()
    if (
        not after_heading
        or _NOTE.match(text)
        or _BULLET.match(text)
        or stripped[:1].islower()
        or stripped[:1] + stripped[-1:] == "()"
    ):
        return 0
    if _COUNT.match(stripped) or len(stripped) > _LONGEST_HEADING or stripped.endswith(_ENDED) or is_broken(stripped):
        return 0
    if len(block) == 1 or at == len(block) - 1:
        # The last line of a run is a heading where it is all of it, or all that is left below a heading.
        return 1 if at == 0 or after_heading else 0
    return 1 if _is_short(block, at, layout) else 0


def _is_short(block: Sequence[Line], at: int, layout: Layout) -> bool:
    """Whether a line was ended on purpose: the next one's first word would have had room beside it."""
    text, below = block[at][0].strip(), block[at + 1][0].strip()
    if layout.width is None or not below[:1].isupper() or not text[:1].isupper():
        return False
    return len(text) + 1 + len(below.split()[0]) <= layout.width * 3 // 4 and len(text.split()) <= 10


def _numbered_size(block: Sequence[Line], at: int, layout: Layout) -> int:
    """A numbered heading with the lines it is wrapped to."""
    if layout.width is None:
        # Every line is whole: what stands below a heading is no part of it, save the rest of a broken word.
        size = 1
        while at + size < len(block) and size < _MOST_HEADING_LINES and is_broken(block[at + size - 1][0]):
            size += 1
        return size
    size = 1
    while at + size < len(block) and size < _MOST_HEADING_LINES:
        above, below = block[at + size - 1][0].strip(), block[at + size][0].strip()
        if begins_heading(below) or _BULLET.match(below):
            break
        lower = below[:1].islower()
        full = len(above) + 1 + len(below.split()[0]) > max(layout.heading, layout.width // 2)
        wraps = is_broken(above) or lower or full
        if not wraps or len(below) > max(layout.heading, layout.width * 3 // 4):
            break
        size += 1
    return size
