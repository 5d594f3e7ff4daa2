"""The words of a paragraph of a web page with their places in, its passage out, with what was struck out after it."""

from attrs import define, field, frozen

from findings.span import Span
from findings.text import Text
from readers.document import Item, Kind, Passage, Unread
from readers.html_look import Seen
from readers.html_tokens import Token, unescaped
from readers.printed_text import heading_like, joined_lines, tidy
from readers.written_marks import raised

_STRUCK = Text("struket", "deleted")
_INSERTED = Text("infogat", "inserted")


@frozen
class _Piece:
    """Words that stand on one line of the source; `breaks` says that a printed line begins with them."""

    text: str
    line: int
    column: int
    breaks: bool


@define
class Paragraph:
    """A paragraph on its way."""

    pieces: list[_Piece] = field(factory=list)
    pictures: list[str] = field(factory=list)
    remarks: list[tuple[Text, list[str]]] = field(factory=list)
    unread: list[tuple[Text, int, int]] = field(factory=list)
    looks: set[tuple[str | None, str | None, bool]] = field(factory=set)
    breaks: bool = False
    #: Where its first tag or word stands.
    at: tuple[int, int] | None = None


def add_text(paragraph: Paragraph, token: Token, own: Seen, *, kept_lines: bool = False) -> bool:
    """Adds what a text says; whether a reader sees anything of it."""
    visible = False
    for number, part in enumerate(token.name.split("\n")):
        text = tidy(unescaped(part).replace("\n", " "))
        if own.raised:
            text = raised(text)
        if number and kept_lines:
            paragraph.breaks = True
        if not text.strip():
            text = " " if text or number else ""
        elif own.struck or own.inserted:
            _remark(paragraph, _STRUCK if own.struck else _INSERTED, text)
        visible |= bool(text.strip()) and not own.struck
        if own.struck:
            continue
        if number and not kept_lines:
            text = f" {text}"
        blank = len(part) - len(part.lstrip())
        column = (token.column if number == 0 else 1) + (blank if text.strip() else 0)
        is_more_blank = bool(paragraph.pieces) and not text.strip() and not paragraph.pieces[-1].text.strip()
        if text and not (is_more_blank and not paragraph.breaks):
            paragraph.pieces.append(_Piece(text, token.line + number, column, paragraph.breaks))
            paragraph.breaks = False
        if text.strip():
            paragraph.looks.add((own.back, own.ink, own.bold))
    return visible


def finished(
    paragraph: Paragraph, place: Span, kind: Kind, level: int | None, before: str, may_be_heading: bool
) -> tuple[list[Item], str]:
    """The passage and what follows it, and its text with the printed line breaks kept."""
    lines: list[tuple[list[str], int, int]] = []
    printed: list[list[str]] = [[]]
    for piece in paragraph.pieces:
        if piece.breaks:
            printed.append([])
        printed[-1].append(piece.text)
        goes_on = bool(lines) and not piece.breaks
        if goes_on and (lines[-1][1] == piece.line or not piece.text.strip()):
            lines[-1][0].append(piece.text)
        elif piece.text.strip():
            lines.append(([piece.text], piece.line, piece.column))
    shown = [line for line in ("".join(one).strip() for one in printed) if line]
    if shown and before:
        shown[0] = f"{before} {shown[0]}"
    text = joined_lines(shown)
    first = (lines[0][1], lines[0][2]) if lines else paragraph.at or (1, 1)
    span = place._replace(line=first[0], column=first[1])
    items: list[Item] = []
    if kind is Kind.HEADING and text:
        span = span._replace(heading=text[:200])
    elif kind is Kind.PARAGRAPH and may_be_heading and _all_bold(paragraph) and heading_like(text):
        kind, span = Kind.HEADING, span._replace(heading=text[:200])
    if text or paragraph.pictures:
        at = tuple(
            (" ".join("".join(words).split()), span._replace(line=line, column=column)) for words, line, column in lines
        )
        if before and at:
            at = ((f"{before} {at[0][0]}", at[0][1]), *at[1:])
        picture = "; ".join(dict.fromkeys(paragraph.pictures)) or None
        items.append(Passage(kind, text, span, at, level, _colour(paragraph), picture))
    for what, words in paragraph.remarks:
        items.append(Passage(Kind.REMARK, joined_lines(["".join(words).strip()]), span, (), what=what))
    for told, line, column in paragraph.unread:
        items.append(Unread(told, place._replace(line=line, column=column)))
    return items, "\n".join(joined_lines([one]) for one in shown)


def _all_bold(paragraph: Paragraph) -> bool:
    return {bold for _, _, bold in paragraph.looks} == {True}


def _remark(paragraph: Paragraph, what: Text, text: str) -> None:
    if paragraph.remarks and paragraph.remarks[-1][0] is what:
        paragraph.remarks[-1][1].append(text)
    else:
        paragraph.remarks.append((what, [text]))


def _colour(paragraph: Paragraph) -> str | None:
    """The one colour behind all the words, else of them."""
    for colours in ({back for back, _, _ in paragraph.looks}, {tint for _, tint, _ in paragraph.looks}):
        if len(colours) == 1 and (only := next(iter(colours))) is not None:
            return only
    return None
