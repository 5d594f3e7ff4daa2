"""Rule file text in, each of its statements with its words out, also those that cannot be read."""

from collections.abc import Iterable

from attrs import evolve, frozen

from dsl.automaton import Trouble
from dsl.blocks import MOST_MISTAKES
from dsl.build_lines import HeadingLine
from dsl.lexer import END, tokens
from dsl.messages import begins_heading
from dsl.parser import readings
from dsl.roles import Role, roles
from dsl.table import table
from dsl.words import Token, words_of


@frozen
class Statement:
    """One statement, over one line or more."""

    #: At least one; the END is left out.
    tokens: tuple[Token, ...]
    #: One for each token; none where the statement cannot be read.
    roles: tuple[Role, ...]
    #: Whether it is a heading, or would be one if it could be read.
    is_heading: bool

    @property
    def is_read(self) -> bool:
        return bool(self.roles)

    @property
    def line(self) -> int:
        return self.tokens[0].line

    @property
    def last_line(self) -> int:
        return self.tokens[-1].line


def statements_of(text: str, document: str) -> tuple[Statement, ...]:
    """The statements of a rule file in its order; together they hold every word of it.

    What stands after more mistakes than are told is one statement that cannot be read.
    """
    words = words_of(text, document)
    every = list(tokens(text, table().joiners, words))
    begun: dict[tuple[int, int], tuple[bool, bool]] = {}
    mistakes = 0
    for made in readings(words, iter(every)):
        if isinstance(made, Trouble):
            first = made.read[0] if made.read else made.at
            begun[first.line, first.column] = (False, begins_heading(made))
            mistakes += 1
            if mistakes > MOST_MISTAKES:
                break
        else:
            begun[made.span.line, made.span.column] = (True, isinstance(made, HeadingLine))
    return tuple(
        _statement(part, *begun[part[0].line, part[0].column])
        for part in _parts((one for one in every if one.kind != END), begun)
    )


def cut(text: str, document: str) -> tuple[Statement, ...]:
    """The statements of a rule file that has no mistakes, without roles: much quicker, for nothing is read."""
    parts: list[list[Token]] = [[]]
    for token in tokens(text, table().joiners, words_of(text, document)):
        if token.kind == END:
            parts.append([])
        else:
            parts[-1].append(token)
    return tuple(Statement(tuple(part), (), False) for part in parts if part)


def with_roles(statement: Statement) -> Statement:
    """The same statement, its words read."""
    return evolve(statement, roles=roles(statement.tokens) or ())


def _parts(every: Iterable[Token], begun: Iterable[tuple[int, int]]) -> list[list[Token]]:
    """All tokens in order, cut before each that begins a statement."""
    begins = frozenset(begun)
    parts: list[list[Token]] = []
    for token in every:
        if (token.line, token.column) in begins:
            parts.append([])
        parts[-1].append(token)
    return parts


def _statement(read: list[Token], is_read: bool, is_heading: bool) -> Statement:
    return Statement(tuple(read), (roles(read) or ()) if is_read else (), is_heading)
