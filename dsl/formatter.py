"""Rule file text in, the same text as `malkoll fmt` writes it out: spaces, spelling and lines, never the words.

A statement that cannot be read is left as it is written, and so is what stands under a heading that cannot.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from attrs import frozen

from dsl.layout import Kind, Row, laid_out
from dsl.source import mended
from dsl.spelling import Part, joined, line_of
from dsl.statements import Statement, statements_of
from dsl.words import Token

#: Before a line below a heading, and before a line that continues the one above it.
_BELOW, _CONTINUED = "  ", "    "
#: Between a statement and the comment after it.
_GAP = "  "


@frozen
class Sentence:
    """One statement as `fmt` writes it, on one line: strings joined, comments left out, no indentation."""

    line: int
    last_line: int
    is_heading: bool
    text: str


def sentences(text: str, document: str) -> tuple[Sentence, ...]:
    """Every statement that can be read, in the order of the file; lines are counted from 1."""
    return tuple(
        Sentence(one.line, one.last_line, one.is_heading, sentence(one))
        for one in statements_of(text, document)
        if one.is_read
    )


def sentence(statement: Statement) -> str:
    """A statement that can be read, as `Sentence.text` has it."""
    return line_of(joined(_parts(statement)))


def formatted(text: str, document: str) -> str:
    """The whole file as `fmt` writes it. To format it again changes nothing, and it means the same."""
    text = mended(text)
    return "".join(line + "\n" for line in laid_out(tuple(_rows(text.split("\n"), statements_of(text, document)))))


def _parts(statement: Statement) -> Iterator[Part]:
    return zip(statement.tokens, statement.roles, strict=True)


def _rows(lines: Sequence[str], statements: Sequence[Statement]) -> Iterator[Row]:
    """The rows of the file, one for each of its lines; those of statements are finished."""
    done, indent, lost = 0, "", False
    for one in statements:
        yield from (_between(line, indent, lost) for line in lines[done : one.line - 1])
        if one.is_heading:
            indent, lost = _BELOW, not one.is_read
        if one.is_read and not lost:
            yield from _written(one, lines, indent)
        else:
            yield from _left(one, lines)
        done = one.last_line
    yield from (_between(line, indent, lost) for line in lines[done:])


def _between(line: str, indent: str, lost: bool) -> Row:
    """A line that holds no words: blank, or a comment."""
    at = line.find("#")
    if at < 0:
        return Row(Kind.BLANK, "", "")
    comment, width = line[at:].rstrip(), _width(line[:at])
    if lost:
        return Row(Kind.LOST_COMMENT, line[:at], comment, width)
    return Row(Kind.COMMENT, indent if width else "", comment, width)


def _left(statement: Statement, lines: Sequence[str]) -> Iterator[Row]:
    """The lines of a statement as they are written."""
    kind = Kind.LOST_HEADING if statement.is_heading and not statement.is_read else Kind.LINE
    for line in lines[statement.line - 1 : statement.last_line]:
        text = line.rstrip()
        start = len(text) - len(text.lstrip())
        yield Row(kind, text[:start], text[start:], _width(text[:start]))
        kind = Kind.CONTINUED


def _written(statement: Statement, lines: Sequence[str], indent: str) -> Iterator[Row]:
    """The lines of a statement as `fmt` writes them, divided as they are."""
    first = statement.tokens[0]
    kind, width = Kind.LINE, 0
    if statement.is_heading:
        kind, indent, width = Kind.HEADING, "", _width(lines[first.line - 1][: first.column - 1])
    done = first.line - 1
    #: Where the text in quotes begins that the next line may go on with.
    string = ""
    for number, some in groupby(_parts(statement), lambda part: part[0].line):
        parts = list(some)
        if kind is Kind.CONTINUED:
            indent = string if parts[0][0].kind == "MORE" else _CONTINUED
        for line in lines[done : number - 1]:
            yield _inside(line, indent)
        text = line_of(parts)
        string = _string(parts, indent, string)
        yield Row(kind, indent, text + _comment_after(parts[-1][0], lines[number - 1]), width)
        kind, done = Kind.CONTINUED, number


def _inside(line: str, indent: str) -> Row:
    """A line without words inside a statement."""
    at = line.find("#")
    return Row(Kind.BLANK, "", "") if at < 0 else Row(Kind.CONTINUED, indent, line[at:].rstrip())


def _string(parts: Sequence[Part], indent: str, before: str) -> str:
    """As many spaces as stand before the last text in quotes of a line; `before` where that goes on from above."""
    for number in range(len(parts) - 1, -1, -1):
        if parts[number][0].kind == "STRING":
            through = line_of(parts[: number + 1])
            return " " * (len(indent) + len(through) - len(line_of(parts[number : number + 1])))
    return before


def _comment_after(last: Token, line: str) -> str:
    """What is said of the statement at the end of the line."""
    at = line.find("#", last.column - 1 + len(last.text))
    return "" if at < 0 else _GAP + line[at:].rstrip()


def _width(spaces: str) -> int:
    return len(spaces.expandtabs())
