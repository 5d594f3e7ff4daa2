"""The text that is being read and the places in it: what the makers of nodes are handed."""

import re
from typing import NamedTuple

from attrs import define

from findings.span import Span

#: The year of the plan, that of a target, and a word for an assessment: the beginnings of their lines.
_YEAR = re.compile(r"^[ \t]*+år[ \t]++((?:19|20|21)[0-9]{2})(?![0-9])", re.MULTILINE)
_TARGET = re.compile(r"^[ \t]*+mål[ \t]++((?:19|20|21)[0-9]{2})(?![0-9])", re.MULTILINE)
_WORD = re.compile(r'^[ \t]*+bedömning[ \t]++["”“]([^"”“\n]++)["”“]', re.MULTILINE)


class Token(NamedTuple):
    """One word, figure, string or sign of the text, with its place."""

    #: A keyword's own spelling in lower case, a sign, or one of the lexer's names in capitals.
    kind: str
    #: NAME for a word, else "".
    otherwise: str
    #: As written.
    text: str
    line: int
    column: int
    #: Where it begins in the text.
    start: int


@define
class Words:
    """One text under reading, and what was noticed on the way."""

    document: str
    text: str
    #: Line -> the column after its last word, for lines that the next line continues.
    ends: dict[int, int]
    #: What was read though it is spelt otherwise: kind of spelling -> its first place.
    noticed: dict[str, Token]
    #: The lines of the text, once somebody asked for an excerpt.
    lines: list[str]
    #: The number of the text's first line: 1, unless it is a part of a file (dsl/incremental.py).
    first_line: int = 1
    #: What `own_of` gives for the whole file; None until somebody asked.
    own: tuple[str | None, tuple[str, ...]] | None = None


def words_of(text: str, document: str, first_line: int = 1) -> Words:
    """A text about to be read."""
    return Words(document, text, {}, {}, [], first_line)


def own_of(text: str) -> tuple[str | None, tuple[str, ...]]:
    """What examples in messages take from the file: its first year if any, and its words for assessments."""
    year = _YEAR.search(text) or _TARGET.search(text)
    return year and year.group(1), tuple(match.group(1) for match in _WORD.finditer(text))


class Place(NamedTuple):
    """From the first to the last token of what is being made."""

    words: Words
    first: Token
    last: Token


def span(at: Place) -> Span:
    """The place in the file: from the first token to the last one on the same line."""
    words, (_, _, _, line, column, _), (_, _, text, last_line, last_column, _) = at
    end = last_column + len(text) if last_line == line else words.ends[line]
    return Span(words.document, line, column, end)


def token_span(words: Words, token: Token) -> Span:
    """The place of one token."""
    return Span(words.document, token.line, token.column, token.column + len(token.text))


def written(at: Place) -> str:
    """The text as written, comments left out and spaces folded to one."""
    words, first, last = at
    if first is last:
        return first.text
    text = words.text[first.start : last.start + len(last.text)]
    if last.line != first.line:
        text = _joined(at, text)
    return " ".join(text.split())


def excerpt(words: Words, place: Span) -> str:
    """The text at a place of this file, spaces folded."""
    if not words.lines:
        words.lines.extend(words.text.split("\n"))
    line, column, end = place.line or 1, place.column or 1, place.end
    return " ".join(words.lines[line - words.first_line][column - 1 : None if end is None else end - 1].split())


def _joined(at: Place, text: str) -> str:
    """The lines of `text` without what stands after the last word of each, which is comment."""
    words, first, last = at
    parts = []
    for number, line in enumerate(text.split("\n"), first.line):
        begin = first.column - 1 if number == first.line else 0
        if number == last.line:
            parts.append(line)
        elif number in words.ends:
            parts.append(line[: words.ends[number] - 1 - begin])
    return " ".join(parts)
