"""A part of a statement and what should stand there in, whether the whole can then be read, and how it looks, out."""

import re
from collections.abc import Sequence
from itertools import islice

from attrs import frozen

from dsl.automaton import Trouble
from dsl.lexer import END, NAME, tokens
from dsl.roles import Role, roles
from dsl.spelling import line_of
from dsl.table import table
from dsl.words import Token, Words, words_of
from findings.text import Text

#: So much of the statement is looked at: words before the trouble, and characters and words after it.
_MOST_READ, _MOST_CHARACTERS, _MOST_WORDS = 100, 600, 60
#: Longer lines than this are not shown whole, but so many words before the change and after it.
_LONGEST_EXAMPLE = 60
_BEFORE, _AFTER = 2, 2
#: A year as it is written.
YEAR = re.compile("(?:19|20|21)[0-9][0-9]")


@frozen
class Repair:
    """A change that makes the statement readable."""

    #: The words around the change, as they should be.
    example: str
    #: What to write instead of the one word or sign where the trouble is; None where more is changed.
    instead: str | None = None
    #: What is wrong, where more can be said than what was expected.
    message: Text | None = None
    #: Whether the planner knows better what to put there.
    is_example: bool = False


def rest_of(trouble: Trouble, words: Words) -> list[Token] | None:
    """What stands from the trouble to the end of the statement; None where the statement is too long to try."""
    at = trouble.at
    if len(trouble.read) > _MOST_READ:
        return None
    if at.kind == END:
        return []
    text = words.text[at.start : at.start + _MOST_CHARACTERS]
    following = tokens(text, table().joiners, words_of(text, ""))
    found: list[Token] = []
    for token in islice(following, _MOST_WORDS):
        if token.kind == END:
            return [at, *(one._replace(start=one.start + at.start) for one in found[1:])]
        found.append(token)
    return None


def is_read(line: Sequence[Token]) -> bool:
    """Whether a line is a statement of the language, its years are years and its names can be declared."""
    found = roles(line) if line else None
    return found is not None and all(_makes_sense(token, role) for token, role in zip(line, found, strict=True))


def _makes_sense(token: Token, role: Role) -> bool:
    if role.rule == "year":
        return YEAR.fullmatch(token.text) is not None
    return role.keyword or token.otherwise != NAME or token.kind not in table().reserved


def repaired(before: Sequence[Token], new: Sequence[Token], after: Sequence[Token]) -> Repair | None:
    """The repair that puts `new` between the two, where the whole can be read."""
    line = [*before, *new, *after]
    if not is_read(line):
        return None
    parts = list(zip(line, roles(line) or (), strict=True))
    whole = line_of(parts)
    start, end = max(0, len(before) - _BEFORE), len(before) + len(new) + _AFTER
    return Repair(whole if len(whole) <= _LONGEST_EXAMPLE else line_of(parts[start:end]))


def phrase(text: str) -> list[Token]:
    """Words of the language as tokens."""
    return [token for token in tokens(text, table().joiners, words_of(text, "")) if token.kind != END]
