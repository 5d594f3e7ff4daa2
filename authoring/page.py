"""What stands in a document, top to bottom: lines of text and tables, as printed and in no format of their own."""

from collections.abc import Iterable

from attrs import frozen

from findings.span import Span
from findings.text import Text


@frozen
class Line:
    """A heading or a paragraph."""

    text: str
    #: 1 is the title, 2 and 3 are headings below it, 0 is a paragraph.
    level: int = 0
    place: Span | None = None


@frozen
class Row:
    """One row of a table; a line break in a cell is a line break."""

    cells: tuple[str, ...]
    place: Span | None = None


@frozen
class Table:
    """Rows as they stand."""

    rows: tuple[Row, ...]
    #: The first row is the header; else the first column names what stands in the second.
    header: bool = True


@frozen
class Page:
    """The text and the tables of one document, in order."""

    parts: tuple[Line | Table, ...]


@frozen
class Remark:
    """Something that the user must know of: what was not read, or not understood."""

    message: Text
    place: Span | None = None


@frozen
class RuleText:
    """A rule file's text, and what the user must know of it."""

    text: str
    remarks: tuple[Remark, ...]


def table_of(rows: Iterable[tuple[str, ...]], *, header: bool = True) -> Table:
    """A table of nothing but text."""
    return Table(tuple(Row(cells) for cells in rows), header)


def folded(text: str) -> str:
    """`text` as headers and headings are compared: small letters, and one space where there is any."""
    return " ".join(text.casefold().split())
