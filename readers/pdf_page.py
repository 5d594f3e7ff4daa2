"""One page of a PDF in, its tables and passages in reading order out, and what it shows that is no text."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from attrs import evolve

from findings.span import Span
from findings.text import Text
from readers.document import Item, Kind, Unread
from readers.pdf_aligned import Run, runs
from readers.pdf_columns import Frame, Part, regions
from readers.pdf_prose import Style, footnotes, is_contents, leads_to_page, opens_contents, passage_of, passages
from readers.pdf_ruled import Lattice, merged
from readers.pdf_running import Key
from readers.pdf_sheet import Box, Sheet
from readers.pdf_tables import Table, aligned, ruled
from readers.pdf_words import Line, Word


def parts_of(
    sheet: Sheet, drawn: Sequence[Lattice], running: frozenset[Key], style: Style, name: str
) -> Iterable[Item | Table]:
    """The parts of a page in reading order; `drawn` are its ruled tables, `running` its heads and feet."""
    lines = [line for line in sheet.lines if (sheet.number, line.number) not in running]
    for line in (*sheet.lines, *sheet.turned):
        if (sheet.number, line.number) in running:
            yield passage_of(Kind.RUNNING, [line], sheet, style)
    framed: list[tuple[Lattice, Table]] = []
    for lattice in drawn:
        if not any(_overlap(lattice.box, other.box) for other, _ in framed):
            table = ruled(lattice, sheet, name)
            if table is not None:
                framed.append((lattice, table))
    parts: list[Part] = [
        Frame(lattice.box.x0, lattice.box.top, lattice.box.x1, lattice.box.bottom, number)
        for number, (lattice, _) in enumerate(framed)
    ]
    for line in lines:
        parts.extend(_outside(line, [lattice for lattice, _ in framed]))
    found = regions(parts, sheet.across)
    for region in found:
        right = max(part.x1 for part in region)
        if not _is_filled(region, right) and not any(one is not region and _level(one, region) for one in found):
            right = max(right, style.right)
        yield from _region(region, [table for _, table in framed], right, sheet, style, name)
    for line in sheet.turned:
        inside = any(lattice.box.holds((line.x0 + line.x1) / 2, (line.top + line.bottom) / 2) for lattice, _ in framed)
        if (sheet.number, line.number) not in running and not inside:
            yield passage_of(Kind.PARAGRAPH, [line], sheet, style)
    yield from _pictures(sheet, name)


def _outside(line: Line, drawn: Sequence[Lattice]) -> list[Line]:
    """The parts of a line to the left and right of the ruled tables, and between them."""
    words: list[Word] = []
    found: list[Line] = []
    for word in line.words:
        x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        if any(lattice.box.holds(x, y) for lattice in drawn):
            if words:
                found.append(line.part(words))
            words = []
        else:
            words.append(word)
    if words:
        found.append(line.part(words))
    return found


def _region(
    region: Sequence[Part], tables: Sequence[Table], right: float, sheet: Sheet, style: Style, name: str
) -> Iterable[Item | Table]:
    """The tables and passages of one column, which ends at `right`, from the top."""
    waiting: list[Line] = []
    for part in region:
        if isinstance(part, Line):
            waiting.append(part)
            continue
        yield from _texts(waiting, right, sheet, style, name, notes=False)
        waiting = []
        yield tables[part.number]
    yield from _texts(waiting, right, sheet, style, name, notes=True)


def _is_filled(region: Sequence[Part], right: float) -> bool:
    """Whether lines of running text show where the column ends."""
    lines = [part for part in region if isinstance(part, Line)]
    close = [one for one, after in pairwise(lines) if 0 < after.base - one.base < 1.3 * one.size]
    return sum(one.x1 > right - 3 * one.size for one in close) > 2


def _level(one: Sequence[Part], other: Sequence[Part]) -> bool:
    """Whether two regions stand side by side."""
    top, foot = max(one[0].top, other[0].top), min(one[-1].bottom, other[-1].bottom)
    return top < foot


def _texts(
    lines: Sequence[Line], right: float, sheet: Sheet, style: Style, name: str, *, notes: bool
) -> Iterable[Item | Table]:
    """Lines without ruled tables: those that stand in columns as tables, the others as passages."""
    start = footnotes(lines, sheet, style) if notes else len(lines)
    waiting: list[Line] = []
    for block in _without_contents(lines[:start]):
        for part in [block] if isinstance(block, Line) else runs(block, merged(sheet.across)):
            if isinstance(part, Run):
                yield from passages(waiting, right, sheet, style)
                waiting = []
                yield aligned(part, sheet, name)
            else:
                waiting.append(part)
    yield from passages(waiting, right, sheet, style)
    yield from (evolve(one, kind=Kind.FOOTNOTE, level=None) for one in passages(lines[start:], right, sheet, style))


def _without_contents(lines: Sequence[Line]) -> Iterable[Line | list[Line]]:
    """The lines of a table of contents one by one, the others together: a page number is no column of figures."""
    block: list[Line] = []
    listing = False
    for line in lines:
        listing = opens_contents(line) or (listing and leads_to_page(line) is not None)
        if listing or is_contents(line):
            if block:
                yield block
            block = []
            yield line
        else:
            block.append(line)
    if block:
        yield block


def _pictures(sheet: Sheet, name: str) -> Iterable[Unread]:
    """What a page shows that is no text."""
    place = Span(name, page=sheet.number)
    for box, says in sheet.pictures:
        if box.x1 - box.x0 > 8 and box.bottom - box.top > 8:
            told = "" if says is None else f': "{says}"'
            yield Unread(Text(f"en bild{told}", f"a picture{told}"), place)
    if len(sheet.curves) > 8 or (len(sheet.curves) > 2 and _extent(sheet.curves) > 80):
        yield Unread(Text("ett diagram eller en teckning", "a chart or a drawing"), place)
    if sheet.unseen:
        yield Unread(
            Text(
                f"{sheet.unseen} tecken som inte syns på sidan", f"{sheet.unseen} signs that cannot be seen on the page"
            ),
            place,
        )


def _extent(boxes: Sequence[Box]) -> float:
    wide = max(box.x1 for box in boxes) - min(box.x0 for box in boxes)
    return min(wide, max(box.bottom for box in boxes) - min(box.top for box in boxes))


def _overlap(one: Box, other: Box) -> bool:
    return one.x0 < other.x1 and other.x0 < one.x1 and one.top < other.bottom and other.top < one.bottom
