"""The rows of a rule file in, its lines out: where comments stand, and where lines are left blank."""

from collections.abc import Iterator, Sequence
from enum import Enum, auto

from attrs import evolve, frozen


class Kind(Enum):
    """What stands on a line."""

    BLANK = auto()
    COMMENT = auto()
    #: Below a heading that cannot be read: it stays where it stands.
    LOST_COMMENT = auto()
    #: Just above a heading, and about it.
    HEADING_COMMENT = auto()
    HEADING = auto()
    #: A heading that cannot be read.
    LOST_HEADING = auto()
    #: A line below a heading, or before the first.
    LINE = auto()
    #: What goes on with the statement above.
    CONTINUED = auto()


@frozen
class Row:
    """One line of the file."""

    kind: Kind
    #: What stands before the text; of a comment, where nothing below it says otherwise.
    indent: str
    #: Finished, or as it is written.
    text: str
    #: How far in the text was written.
    width: int = 0


def laid_out(rows: Sequence[Row]) -> Iterator[str]:
    """The lines, without their ends: one blank line before a heading and its comment, nowhere more than one."""
    blank = False
    above: Kind | None = None
    for row in _with_comments_placed(rows):
        if row.kind is Kind.BLANK:
            blank = True
            continue
        opens = row.kind is Kind.HEADING_COMMENT or row.kind is Kind.HEADING
        if above is not None and (blank or (opens and above is not Kind.HEADING_COMMENT)):
            yield ""
        yield row.indent + row.text
        above, blank = row.kind, False


def _with_comments_placed(rows: Sequence[Row]) -> list[Row]:
    """The rows, each comment set in as far as what follows it.

    One that is set in further than the heading below it, or has no statement below it, is about the block above.
    """
    placed: list[Row] = []
    #: The heading that follows directly, and what stands before the statement that follows.
    heading: Row | None = None
    following: str | None = None
    for row in reversed(rows):
        if row.kind is Kind.COMMENT or row.kind is Kind.LOST_COMMENT:
            if heading is not None and row.width <= heading.width:
                row = _about(heading, row)
            else:
                heading = None
                if following is not None and row.kind is Kind.COMMENT:
                    row = evolve(row, indent=following)
        elif row.kind is Kind.HEADING or row.kind is Kind.LOST_HEADING:
            heading, following = row, None
        else:
            heading = None
            if row.kind is Kind.LINE:
                following = row.indent
        placed.append(row)
    return placed[::-1]


def _about(heading: Row, comment: Row) -> Row:
    """A comment just above a heading."""
    if heading.kind is Kind.HEADING:
        return evolve(comment, kind=Kind.HEADING_COMMENT, indent=heading.indent)
    return comment if comment.kind is Kind.LOST_COMMENT else evolve(comment, indent=heading.indent)
