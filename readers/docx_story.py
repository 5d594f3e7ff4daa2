"""The blocks of a Word document's text, in, passages, grids and what is unread out: in reading order, numbered."""

import re
from collections.abc import Iterable, Iterator

from attrs import define, evolve, field

from findings.finding import Finding
from findings.span import Span
from findings.text import Text
from readers.document import Grid, Item, Kind, Passage, Unread
from readers.docx_numbering import level_of, printed
from readers.docx_parts import Parts, part_blocks
from readers.docx_runs import Change, Code, Inline, colour_of, read_inline, unfilled
from readers.docx_styles import Style, heading_level, style_named
from readers.docx_tree import Node, child, chosen, elements, number, switch, value, within
from readers.printed_text import heading_like, joined_lines, tidy
from readers.written_marks import raised, written

#: A heading as part of a place is cut here.
_LONGEST = 200
_PAGE_LAST = re.compile(r"\t\s*[0-9]{1,4}$")
_HIDDEN = Text("dold text, som inte läses", "hidden text, which is not read")
_COMMENT = Text("kommentar", "comment")
_BLOCKS = frozenset({"customXml", "ins", "moveTo", "sdtContent"})


@define
class Story:
    """The reading so far."""

    parts: Parts
    #: Where we are; `line` is the number of the paragraph.
    place: Span
    number: int = 0
    tables: int = 0
    #: How many tables we are inside.
    depth: int = 0
    fields: list[Code] = field(factory=list)
    #: A paragraph whose end is deleted: the next one goes on with it.
    unended: Inline | None = None
    #: How many notes of each kind have been met.
    noted: dict[str, int] = field(factory=dict)
    #: Headers and footers met, by id of the relation.
    running: list[str] = field(factory=list)
    #: The notes and comments read, and whether we are inside one: what they refer to is not read within them.
    read: set[tuple[str, str]] = field(factory=set)
    in_note: bool = False
    #: The caption that stands directly above.
    caption: str | None = None
    findings: list[Finding] = field(factory=list)
    #: Endnotes that wait for the end of the text.
    waiting: list[Item] = field(factory=list)


def read_blocks(blocks: Iterable[Node], story: Story, change: Change | None = None) -> Iterator[Item]:
    """What the blocks say; `change` is what has happened to the row that they stand in."""
    from readers.docx_tables import read_table

    for block in blocks:
        name = block.name
        if name == "p":
            yield from _paragraph(block, story, change)
        elif name == "tbl":
            yield from _ended(story)
            yield from read_table(block, story, change)
            story.caption = None
        elif name == "sdt":
            yield from _control(block, story, change)
        elif name == "AlternateContent":
            yield from read_blocks(chosen(block), story, change)
        elif name in _BLOCKS:
            yield from read_blocks(elements(block), story, change)
        elif name == "altChunk":
            yield Unread(Text("ett inbäddat dokument", "an embedded document"), _here(story))
        elif name in ("oMath", "oMathPara"):
            yield Unread(Text("en formel", "a formula"), _here(story))
        elif name == "sectPr":
            _section(block, story)
    yield from _ended(story)


def _here(story: Story) -> Span:
    return story.place._replace(line=max(story.number, 1))


def _control(control: Node, story: Story, change: Change | None) -> Iterator[Item]:
    content = child(control, "sdtContent")
    if content is None:
        return
    if switch(control, "sdtPr", "showingPlcHdr"):
        asks = "".join(text for part in within(content) for text in part.children if isinstance(text, str))
        yield Unread(unfilled(asks), _here(story))
        return
    gallery = value(control, "sdtPr", "docPartObj", "docPartGallery") or ""
    for item in read_blocks(elements(content), story, change):
        if gallery == "Table of Contents" and isinstance(item, Passage) and item.kind in (Kind.HEADING, Kind.PARAGRAPH):
            item = evolve(item, kind=Kind.CONTENTS, level=None)
        yield item


def _section(section: Node, story: Story) -> None:
    for one in elements(section):
        if one.name in ("headerReference", "footerReference"):
            name = one.attributes.get("id", "")
            if name not in story.running:
                story.running.append(name)


def _style(properties: Node | None, story: Story) -> Style:
    name = value(properties, "pStyle")
    if name is None:
        return Style()
    return story.parts.styles.get(name) or style_named(name)


def _paragraph(paragraph: Node, story: Story, change: Change | None) -> Iterator[Item]:
    properties = child(paragraph, "pPr")
    if (section := child(properties, "sectPr")) is not None:
        _section(section, story)
    style = _style(properties, story)
    inline = story.unended or Inline()
    story.unended = None
    # The colour that a style gives all its headings says nothing of one of them.
    base = evolve(style.look, ink=None, back=None) if style.heading else style.look
    read_inline(paragraph, inline, base, story.parts.styles, story.fields, change)
    mark = child(properties, "rPr")
    if child(mark, "del") is not None or child(mark, "moveFrom") is not None:
        if not inline.changes:
            inline.changes.append((Change.DELETED, [""]))
        story.unended = inline
        return
    if (child(mark, "ins") is not None or child(mark, "moveTo") is not None) and not inline.changes:
        inline.changes.append((Change.INSERTED, ["".join(inline.text)]))
    if child(properties, "pPrChange") is not None and not inline.changes:
        inline.changes.append((Change.FORMAT, ["".join(inline.text)]))
    yield from _finished(inline, properties, style, story)


def _ended(story: Story) -> Iterator[Item]:
    """What is left of a paragraph whose end is deleted, where no paragraph follows."""
    if story.unended is not None:
        inline, story.unended = story.unended, None
        yield from _finished(inline, None, Style(), story)


def _finished(inline: Inline, properties: Node | None, style: Style, story: Story) -> Iterator[Item]:
    """The passage of a paragraph, then its notes, remarks and text boxes, and what is unread of it."""
    marks = [*_marks(inline, story)]
    text = tidy("".join(inline.text))
    before = _number(properties, style, story) if text.strip() else ""
    lines = [line for line in f"{before} {text}".split("\n") if line.strip()] if text.strip() else []
    has_more = inline.pictures or inline.changes or inline.comments or inline.unread or inline.is_hidden
    if lines or has_more:
        story.number += 1
    kind, level = _kind(joined_lines(lines), inline, properties, style, bool(before), story)
    if kind is Kind.HEADING and story.place.table is None and lines:
        story.place = story.place._replace(heading=joined_lines(lines)[:_LONGEST])
    span = _here(story)
    if lines or inline.pictures:
        picture = "; ".join(dict.fromkeys(inline.pictures)) or None
        at = tuple((line.strip(), span) for line in lines)
        by_hand = inline.marked if kind is Kind.PARAGRAPH and story.place.table is None else []
        marked = tuple(said for one in by_hand if (said := " ".join(tidy(one).split())))
        colour = colour_of(inline, properties)
        yield Passage(kind, joined_lines(lines), span, at, level, colour, picture, marked=marked)
    if lines:
        story.caption = joined_lines(lines) if style.caption and story.place.table is None else None
    for part, name, mark in marks:
        yield from _note(part, name, mark, story, span)
    yield from _remarks(inline, story, span)
    if inline.is_hidden:
        yield Unread(_HIDDEN, span)
    for what in dict.fromkeys(inline.unread):
        yield Unread(what, span)
    for box in inline.boxes:
        fields, story.fields = story.fields, []
        yield from read_blocks(elements(box), story)
        story.fields = fields


def _number(properties: Node | None, style: Style, story: Story) -> str:
    """The number that is printed before the paragraph."""
    found = story.parts.numbering
    own = value(properties, "numPr", "numId")
    at = value(properties, "numPr", "ilvl")
    if own is None and style.list is None:
        return ""
    inherited, level = style.list or ("", None)
    name = inherited if own is None else own
    if at is not None:
        level = number(at, 0)
    if level is None:
        level = level_of(found, name, value(properties, "pStyle"))
    return printed(found, name, level)


def _kind(
    text: str, inline: Inline, properties: Node | None, style: Style, is_listed: bool, story: Story
) -> tuple[Kind, int | None]:
    """What the paragraph is; a short line all in bold is a heading whose level nothing tells."""
    if style.contents or (inline.in_contents and _PAGE_LAST.search("".join(inline.text))):
        return Kind.CONTENTS, None
    own = heading_level(properties)
    level = style.heading if own is None else own
    if level:
        return Kind.HEADING, level
    alone = story.place.table is None and not is_listed and not style.caption
    if alone and level is None and inline.bold == {True} and heading_like(text):
        return Kind.HEADING, None
    return Kind.PARAGRAPH, None


def _marks(inline: Inline, story: Story) -> Iterator[tuple[str, str, str]]:
    """The notes of a paragraph with their marks, which are put in its text."""
    for part, name, at in inline.notes:
        mark = ""
        if at >= 0:
            story.noted[part] = story.noted.get(part, 0) + 1
            format = story.parts.formats.get(part) or ("lowerRoman" if part == "endnotes" else "decimal")
            mark = raised(written(story.noted[part], format))
            inline.text[at] = mark
        yield part, name, mark


def _note(part: str, name: str, mark: str, story: Story, span: Span) -> Iterator[Item]:
    """A note, after the text it belongs to; what stands at the end of the document waits for it."""
    note = story.parts.notes.get((part, name))
    if story.in_note or (part, name) in story.read:
        return
    if note is None:
        yield Unread(Text(f"en not ({mark}) som saknas i filen", f"a note ({mark}) that the file lacks"), span)
        return
    lines: list[str] = []
    beside: list[Item] = []
    for item in _apart(part, name, note, story):
        if isinstance(item, Passage) and item.kind in (Kind.HEADING, Kind.PARAGRAPH):
            lines.extend(text for text, _ in item.lines)
        else:
            beside.append(item)
    if lines:
        lines[0] = f"{mark} {lines[0]}".strip()
    at = span._replace(line=max(story.number, 1))
    text = joined_lines(lines)
    items = [Passage(Kind.FOOTNOTE, text, at, tuple((line, at) for line in lines)), *beside] if lines else beside
    if part == "endnotes":
        story.waiting.extend(items)
    else:
        yield from items


def _apart(part: str, name: str, note: Node, story: Story) -> list[Item]:
    """What stands in a note or a comment, which is read once and follows no reference of its own."""
    story.read.add((part, name))
    fields, story.fields, story.in_note = story.fields, [], True
    items = [*read_blocks(elements(note), story)]
    story.fields, story.in_note = fields, False
    return items


def _remarks(inline: Inline, story: Story, span: Span) -> Iterator[Item]:
    """Everything that an editor has left: tracked changes and the comments that nobody has ticked off."""
    for change, text in inline.changes:
        said = joined_lines(tidy("".join(text)).split("\n"))
        yield Passage(Kind.REMARK, said, span, (), what=change.value)
    for name in inline.comments:
        yield from _comment(name, story, span)


def _comment(name: str, story: Story, span: Span) -> Iterator[Item]:
    note = story.parts.notes.get(("comments", name))
    if story.in_note or note is None or name in story.parts.done or ("comments", name) in story.read:
        return
    number = story.number
    said = [item.text for item in _apart("comments", name, note, story) if isinstance(item, Passage)]
    story.number = number
    yield Passage(Kind.REMARK, joined_lines(said), span, (), what=_COMMENT)


def remaining(story: Story) -> Iterator[Item]:
    """What follows the text: endnotes, comments that no text refers to, headers and footers, words on the file."""
    yield from _ended(story)
    yield from story.waiting
    place = story.place
    story.place = place._replace(heading=None)
    for kind, name in story.parts.notes:
        if kind == "comments":
            yield from _comment(name, story, _here(story))
    yield from _running(story)
    for what in dict.fromkeys(story.parts.told):
        yield Unread(what, Span(story.place.document))


def _running(story: Story) -> Iterator[Item]:
    for name in story.running:
        relation = story.parts.relations.get(name)
        if relation is None or relation.kind not in ("header", "footer"):
            continue
        for item in read_blocks(part_blocks(story.parts, relation), story):
            if isinstance(item, Grid):
                for field_ in (one for row in item.rows for one in row if one.text):
                    lines = tuple((line, field_.span) for line in field_.text.split("\n"))
                    yield Passage(Kind.RUNNING, joined_lines([*field_.text.split("\n")]), field_.span, lines)
            elif isinstance(item, Passage) and item.kind in (Kind.HEADING, Kind.PARAGRAPH, Kind.CONTENTS):
                yield evolve(item, kind=Kind.RUNNING, level=None)
            else:
                yield item
