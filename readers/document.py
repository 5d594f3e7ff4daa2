"""A report as it is laid out: texts and tables in reading order, every piece with its place.

Every format is read to this; what it means is found in interpret/, which knows no format.
"""

from enum import Enum

from attrs import frozen

from findings.finding import Finding
from findings.span import Span
from findings.text import Text


class Kind(Enum):
    """What a text is by its layout."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    #: A line of a table of contents.
    CONTENTS = "contents"
    #: A running head or a page number, the same on many pages.
    RUNNING = "running"
    FOOTNOTE = "footnote"
    #: A comment or a tracked change in the document.
    REMARK = "remark"


@frozen
class Passage:
    """One heading, paragraph, list item or note: its lines joined, broken words mended."""

    kind: Kind
    text: str
    #: Where its first line stands.
    span: Span
    #: Every printed line and where it stands; what the account of figures counts.
    lines: tuple[tuple[str, Span], ...]
    #: 1 is the highest heading; None where the format does not tell.
    level: int | None = None
    #: The background or text colour as the format names it ("00B050"), or None.
    colour: str | None = None
    #: What a picture in it is said to show, or None.
    picture: str | None = None
    #: What a REMARK is: a comment, an insertion, a deletion; None for other kinds.
    what: Text | None = None
    #: The pieces of a paragraph's text that its writer has highlighted.
    marked: tuple[str, ...] = ()


@frozen
class Field:
    """One cell of a table as printed."""

    text: str
    span: Span
    #: The columns of the grid that it covers, counted from 0: `first` to `last`; a merged cell covers several.
    first: int
    last: int
    #: How many rows it covers, counted from its own; the rows below have no field of their own there.
    rows: int = 1
    #: The background as the format names it ("00B050"), or None.
    colour: str | None = None
    #: What a picture in the cell is said to show, or None.
    picture: str | None = None
    #: The value behind the printed text where the format keeps one, as text (figures F5, XLSX).
    stored: str | None = None
    #: Several cells as one: how they are cut, or what column they stand in, is not certain. Nothing of it is used.
    uncut: bool = False


@frozen
class Grid:
    """A table: rows of fields from left to right."""

    rows: tuple[tuple[Field, ...], ...]
    span: Span
    #: Which column a field stands in is known from the format, and not only from its number in the row.
    placed: bool = True
    #: The caption that the format ties to it.
    title: str | None = None
    #: How many rows from the top the format says are headings; None where it does not tell.
    heads: int | None = None


@frozen
class Unread:
    """Something that is there and cannot be read: a picture, a chart, a text box, a hidden sheet."""

    what: Text
    span: Span


Item = Passage | Grid | Unread


@frozen
class Document:
    """One report, laid out."""

    name: str
    items: tuple[Item, ...]
    #: What is to be said of the file itself.
    findings: tuple[Finding, ...] = ()
    #: How many pages it has, where the format has pages.
    pages: int | None = None
