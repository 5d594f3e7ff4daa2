"""Printed lines outside tables in, passages out: paragraphs joined, headings by size and weight, notes, contents."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from attrs import frozen

from readers.document import Kind, Passage
from readers.joined_lines import joined
from readers.pdf_colour import is_chromatic, only
from readers.pdf_sheet import Sheet
from readers.pdf_words import Line, segments

#: A line of a table of contents: dots between its text and its page.
_CONTENTS = re.compile(r".*?\S\s*(?:\.\s?){3,}\s*[0-9]{1,4}|.*?…{1,}\s*[0-9]{1,4}")
_CONTENTS_HEADING = re.compile(r"innehåll(?:sförteckning)?|table of contents", re.IGNORECASE)
_CONTENTS_PLAIN = re.compile(r".*[^\W\d_].*[\s\t]([0-9]{1,3})")
_BULLET = re.compile(r"(?:[•●○▪■◦–·\uf0b7\uf0a7➢►✓*-]|[0-9]{1,2}[.)]|[a-zåäö]\))\s")
_NOTE = re.compile(r"[⁰¹²³⁴-⁹]+|[0-9]{1,2}[)\s]|\*")
_HYPHEN = ("-", "\u2010", "\u2011")
_LONGEST_HEADING = 120
#: The size of a heading and of a footnote, against that of most text.
_LARGER, _SMALLER = 1.12, 0.92
#: A line of running text reaches this far towards the right edge of the text.
_FULL = 0.75
#: A line of running text is no fewer words than this.
_WORDS = 6
#: The part of a page above and below the text.
_BODY = 0.1


@frozen
class Style:
    """What most of the document is set in, and the sizes and weights of its headings, the largest first."""

    size: float
    bold: bool
    levels: tuple[tuple[float, bool], ...]
    #: From one line of a paragraph to the next, in sizes of the type.
    leading: float = 1.2
    #: Where the text ends to the right, over all pages.
    right: float = 0.0


def style_of(sheets: Sequence[Sheet]) -> Style:
    """The type of the running text, and of the headings."""
    count: Counter[tuple[float, bool]] = Counter()
    running: Counter[tuple[float, bool]] = Counter()
    steps: Counter[float] = Counter()
    for sheet in sheets:
        for line in sheet.lines:
            count[_set(line)] += sum(len(word.text) for word in line.words)
            if len(line.words) >= _WORDS and len(segments(line.words)) == 1:
                running[_set(line)] += len(line.words)
        right = max((line.x1 for line in sheet.lines), default=0.0)
        for before, after in pairwise(sheet.lines):
            if before.x1 < _FULL * right:
                continue  # a paragraph seldom goes on below a short line
            step = round((after.base - before.base) / after.size, 1)
            if before.size == after.size and 1.0 <= step <= 1.9:
                steps[step] += min(len(before.words), len(after.words))
    if not count:
        return Style(10.0, False, ())
    ends = [line.x1 for sheet in sheets for line in sheet.lines if _BODY < line.base / sheet.height < 1 - _BODY]
    size, bold = max(running or count, key=lambda one: ((running or count)[one], one))
    larger = {one for one in count if one[0] >= _LARGER * size or (one[1] and not bold and one[0] >= 0.95 * size)}
    leading = max(steps, key=lambda one: (steps[one], -one)) if steps else 1.2
    return Style(size, bold, tuple(sorted(larger, reverse=True)), leading, max(ends, default=0.0))


def passages(lines: Sequence[Line], right: float, sheet: Sheet, style: Style) -> list[Passage]:
    """The passages of lines that follow each other in one column, which ends at `right`."""
    groups: list[list[Line]] = []
    contents = _contents(lines)
    for number, line in enumerate(lines):
        if groups and not contents & {number, number - 1} and _goes_on(groups[-1], line, right, style):
            groups[-1].append(line)
        else:
            groups.append([line])
    index = {id(line): number for number, line in enumerate(lines)}
    return [
        passage_of(Kind.CONTENTS if index[id(group[0])] in contents else _kind(group, style), group, sheet, style)
        for group in groups
    ]


def footnotes(lines: Sequence[Line], sheet: Sheet, style: Style) -> int:
    """Where the notes begin: the first of the last lines of a page that are all smaller; their count if none are."""
    start = len(lines)
    while (
        start
        and len(segments(lines[start - 1].words)) < 3
        and lines[start - 1].size <= _SMALLER * style.size
        and lines[start - 1].top > 0.45 * sheet.height
    ):
        start -= 1
    while start < len(lines):
        ruled = start > 0 and any(
            lines[start - 1].bottom - 2 < rule.at < lines[start].top + 3 and rule.end - rule.start < 0.6 * sheet.width
            for rule in sheet.across
        )
        if ruled or _NOTE.match(lines[start].text):
            return start
        start += 1
    return start


def passage_of(kind: Kind, lines: Sequence[Line], sheet: Sheet, style: Style) -> Passage:
    """One passage of the lines, with the colour it stands on or beside."""
    level = None
    if kind is Kind.HEADING and (one := _set(lines[0])) in style.levels:
        level = min(style.levels.index(one) + 1, 6)
    text = joined([line.text for line in lines])
    printed = tuple((line.text, line.span) for line in lines)
    return Passage(kind, text, lines[0].span, printed, level, _colour(lines, sheet), _picture(lines[0], sheet))


def _set(line: Line) -> tuple[float, bool]:
    return line.size, line.bold


def _goes_on(group: Sequence[Line], line: Line, right: float, style: Style) -> bool:
    """Whether a line goes on with the passage above it."""
    above = group[-1]
    step = line.base - above.base
    if abs(line.size - above.size) > 0.6 or line.bold != above.bold or above.page != line.page:
        return False
    if not 0 < step <= 1.2 * style.leading * line.size:
        return False
    if _BULLET.match(line.text) and (line.x0 <= group[0].x0 + 1):
        return False
    if above.text.endswith(_HYPHEN):
        return True
    word = line.words[0]
    room = right - above.x1
    fits = room > 0.35 * word.size + (word.x1 - word.x0) + 0.02 * (right - above.x0)
    is_long = len(group) > 1 or _set(line) in style.levels or above.x1 - above.x0 > 0.5 * (right - above.x0)
    return not fits or (word.text[:1].islower() and is_long)


def _contents(lines: Sequence[Line]) -> set[int]:
    """Which lines are of a table of contents: by their dots, or by a heading that says so and rising page numbers."""
    found = {number for number, line in enumerate(lines) if _CONTENTS.fullmatch(line.text.strip())}
    for start, line in enumerate(lines):
        if not _CONTENTS_HEADING.fullmatch(line.text.strip()):
            continue
        page = 0
        for number in range(start + 1, len(lines)):
            numbered = _CONTENTS_PLAIN.fullmatch(lines[number].text.strip())
            if numbered is None or int(numbered[1]) < page:
                break
            page = int(numbered[1])
            found.add(number)
    return found


def goes_on(before: Passage, after: Passage) -> bool:
    """Whether a paragraph is the rest of a sentence that the end of a column or a page has broken."""
    (upper, at), (lower, place) = before.lines[-1], after.lines[0]
    if before.kind is not Kind.PARAGRAPH or after.kind is not Kind.PARAGRAPH:
        return False
    elsewhere = at.page != place.page or (at.line or 0) >= (place.line or 0)
    open_end = upper[-1:].isalnum() or upper.endswith((",", *_HYPHEN))
    return elsewhere and open_end and lower[:1].islower() and len(before.text) > 60


def is_contents(line: Line) -> bool:
    """Whether dots lead from its text to a page."""
    return _CONTENTS.fullmatch(line.text.strip()) is not None


def opens_contents(line: Line) -> bool:
    """Whether the line is the heading of a table of contents."""
    return _CONTENTS_HEADING.fullmatch(line.text.strip()) is not None


def leads_to_page(line: Line) -> int | None:
    """The number that a line ends with, after a text."""
    found = _CONTENTS_PLAIN.fullmatch(line.text.strip())
    return int(found[1]) if found else None


def _kind(lines: Sequence[Line], style: Style) -> Kind:
    text = lines[-1].text.rstrip()
    length = sum(len(line.text) for line in lines)
    if length > 2 * _LONGEST_HEADING or not any(sign.isalnum() for sign in text):
        return Kind.PARAGRAPH
    if _set(lines[0]) in style.levels and len(lines) <= 4 and not text.endswith((".", ",", ";")):
        return Kind.HEADING
    short = len(lines) == 1 and length <= _LONGEST_HEADING and not text.endswith((".", ",", ";", ":", "?", "!"))
    return Kind.HEADING if short and not _BULLET.match(lines[0].text) else Kind.PARAGRAPH


def _picture(line: Line, sheet: Sheet) -> str | None:
    """What a picture directly beside the line is said to show."""
    for box, says in sheet.pictures:
        level = line.top - 2 <= (box.top + box.bottom) / 2 <= line.bottom + 2
        if says and level and -2 < max(line.x0 - box.x1, box.x0 - line.x1) < 2.5 * line.size:
            return says
    return None


def _colour(lines: Sequence[Line], sheet: Sheet) -> str | None:
    """A coloured sign beside the text, else what it stands on, else the colour it or its first sign has."""
    line = lines[0]
    top, bottom = line.top - 2, line.bottom + 2
    icons = [
        icon.colour
        for icon in sheet.icons
        if top <= (icon.box.top + icon.box.bottom) / 2 <= bottom
        and (0 <= line.x0 - icon.box.x1 < 2.5 * line.size or 0 <= icon.box.x0 - line.x1 < 2.5 * line.size)
    ]
    if (colour := only(icons)) is not None:
        return colour
    x, y = (line.x0 + min(line.x1, line.x0 + 20)) / 2, line.base - 0.3 * line.size
    under = [fill.colour for fill in sheet.fills if fill.box.holds(x, y)]
    if under and is_chromatic(under[-1]):
        return under[-1]
    words = [word for one in lines for word in one.words]
    return (
        only(word.colour for word in words) if _uniform(words) else only([words[0].colour] if _is_sign(words) else [])
    )


def _uniform(words: Iterable[object]) -> bool:
    return len({getattr(word, "colour", None) for word in words}) == 1


def _is_sign(words: Sequence[object]) -> bool:
    text = str(getattr(words[0], "text", ""))
    return not any(sign.isalnum() for sign in text)
