"""The text of a Markdown file in, its lines out without quotation marks before them, and its comments beside them."""

import re

from attrs import frozen

_QUOTE = re.compile(r"[ \t]{0,3}>[ \t]?")
_FENCE = re.compile(r"(`{3,}+)[^`]*|(~{3,}+).*")
_RULE = re.compile(r"([-*_])[ \t]*+(?:\1[ \t]*+){2,}")
#: A comment that goes on for longer is cut at the end of a line.
_LONGEST = 5_000
#: Quotes within quotes beyond this are text.
_DEEPEST = 50


@frozen
class Line:
    """A line of the source, and where the rest of it that is to be read begins."""

    text: str
    number: int
    column: int
    #: How many signs of quotation stand before it.
    depth: int = 0

    def cut(self, length: int) -> "Line":
        """The line after its first `length` characters."""
        return Line(self.text[length:], self.number, self.column + length, self.depth)

    def stripped(self) -> "Line":
        """The line without blanks before it."""
        return self.cut(len(self.text) - len(self.text.lstrip()))


def without_comments(text: str) -> tuple[list[Line], list[Line]]:
    """The lines, with blanks for what is in comments, and the comments with their places; code is left as it is."""
    lines: list[Line] = []
    comments: list[Line] = []
    fence = ""
    begun: Line | None = None
    for number, source in enumerate(text.split("\n"), 1):
        if not fence and ("<!--" in source or begun is not None):
            source, begun = _blanked(source, number, begun, comments)
        line = _unquoted(Line(source, number, 1))
        found = fence_of(line)
        if found is not None and not fence:
            fence = found
        elif found is not None and found[0] == fence[0] and len(found) >= len(fence):
            fence = ""
        lines.append(line if fence else line.stripped())
    if begun is not None:
        comments.append(Line(begun.text.strip(), begun.number, begun.column))
    return lines, comments


def fence_of(line: Line) -> str | None:
    """The signs that begin or end a piece of code; None where the line has none."""
    found = _FENCE.fullmatch(line.text.strip())
    return None if found is None else found[1] or found[2]


def is_rule(line: Line) -> bool:
    """Whether the line is a line across the page."""
    return _RULE.fullmatch(line.text.strip()) is not None


def _blanked(source: str, number: int, begun: Line | None, comments: list[Line]) -> tuple[str, Line | None]:
    """The line with blanks for its comments, and the comment that goes on in the next."""
    at, shown = 0, ""
    while True:
        if begun is None:
            begin = source.find("<!--", at)
            if begin < 0:
                return shown + source[at:], None
            shown += source[at:begin]
            at, begun = begin, Line("", number, begin + 1)
            skip = 4
        else:
            skip = 0
        end = source.find("-->", at + skip)
        said = source[at + skip : end if end >= 0 else len(source)]
        if len(begun.text) < _LONGEST:
            begun = Line(f"{begun.text}\n{said}" if begun.text else said, begun.number, begun.column)
        if end < 0:
            return shown + " " * (len(source) - at), begun
        comments.append(Line(begun.text.strip(), begun.number, begun.column))
        shown += " " * (end + 3 - at)
        at, begun = end + 3, None


def _unquoted(line: Line) -> Line:
    depth = 0
    while depth < _DEEPEST and (found := _QUOTE.match(line.text)) is not None:
        line = line.cut(found.end())
        depth += 1
    return Line(line.text, line.number, line.column, depth)
