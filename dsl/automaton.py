"""Tokens in, statements out: drives the LALR(1) table, makes the nodes on the way, and goes on after a mistake.

A statement is parsed by itself, so that one that cannot be read does not silence the others.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from attrs import frozen

from dsl.lexer import END
from dsl.mistake import Mistake
from dsl.table import Rule, Table
from dsl.words import Place, Token, Words
from findings.finding import Finding

#: Makes a node of its place and its parts.
Make = Callable[..., Any]


@frozen
class Trouble:
    """A statement that could not be read."""

    #: What was read of it before the trouble.
    read: tuple[Token, ...]
    #: What cannot stand where it stands; of kind END where the line ends too early.
    at: Token
    #: The kinds of tokens that could stand there; YEAR where a whole number must be a year.
    accepted: frozenset[str]
    #: The parts of the grammar that could begin there.
    parts: frozenset[str]
    #: What could have stood where the last thing read stands.
    accepted_before: frozenset[str]
    #: What the maker of a node said, where the words could be read but make no sense together.
    finding: Finding | None


# How a reduction comes by its value. Plain numbers: an Enum would take a tenth of the whole time.
#: The one part, as it is.
_PART = 0
#: The same wherever it is written.
_CONSTANT = 1
#: A list of the first part.
_FIRST = 2
#: The list, with one part more.
_NEXT = 3
#: What the maker makes of the place and the parts.
_MAKE = 4

#: One rule, ready to run: what it reduces to, its size, how, the constant or the maker, and where the
#: parts lie, counted from the top of the stack; 0 is an optional part that is not there.
Step = tuple[str, int, int, Any, tuple[int, ...]]


@frozen
class Program:
    """The table with its makers in place."""

    actions: tuple[dict[str, int], ...]
    gotos: tuple[dict[str, int], ...]
    steps: tuple[Step, ...]
    spelling: Mapping[str, str]


def program(table: Table, makers: Mapping[str, Make], constants: Mapping[str, Any]) -> Program:
    """The table made ready to run: a rule's name is looked up in `constants`, then in `makers`."""
    steps = tuple(_step(rule, makers, constants) for rule in table.rules)
    return Program(table.actions, table.gotos, steps, table.spelling)


def _step(rule: Rule, makers: Mapping[str, Make], constants: Mapping[str, Any]) -> Step:
    keep = tuple(part - rule.size if part >= 0 else 0 for part in rule.keep)
    if rule.make is None:
        return rule.origin, rule.size, _PART, None, keep
    if rule.make == "one":
        return rule.origin, rule.size, _FIRST, None, keep
    if rule.make == "more":
        return rule.origin, rule.size, _NEXT, None, keep
    if rule.make in constants:
        return rule.origin, rule.size, _CONSTANT, constants[rule.make], ()
    return rule.origin, rule.size, _MAKE, makers[rule.make], keep


def statements(run: Program, start: int, stream: Iterator[Token], words: Words) -> Iterator[Any]:
    """What each statement of `stream` makes, or the Trouble with it, in the order of the file.

    A line that a comma joined to the one above is read as a statement of its own when it cannot go on.
    The loop is one function because it is the whole cost of reading: calls in it would double it.
    """
    actions, gotos, steps = run.actions, run.gotos, run.steps
    states, values, firsts, read = [start], [], [], []  # type: list[int], list[Any], list[Token], list[Token]
    place = tuple.__new__
    skipping = False
    last = None
    for token in stream:
        kind, otherwise = token[0], token[1]
        if skipping:
            skipping = kind != END
            continue
        while True:
            state = states[-1]
            row = actions[state]
            action = row.get(kind) or row.get(otherwise)
            if action is None:
                if kind == END and not row:
                    yield values[0]
                    del states[1:], values[:], firsts[:], read[:]
                    break
                again = _own_line(run, start, read, token)
                if again is not None:
                    yield _trouble(run, start, states, read[:again], [*read, token][again])
                    yield from statements(run, start, chain(read[again:], [token], stream), words)
                    return
                yield _trouble(run, start, states, read, token)
                del states[1:], values[:], firsts[:], read[:]
                skipping = kind != END
                break
            if action > 0:
                states.append(action)
                values.append(token)
                firsts.append(token)
                read.append(token)
                last = token
                if otherwise and token[2] != kind and kind in row:
                    _notice_capital(run, token, words)
                break
            origin, size, how, make, keep = steps[-1 - action]
            first = firsts[-size] if size else token
            if how == _MAKE:
                try:
                    value = make(place(Place, (words, first, last)), *[values[part] if part else None for part in keep])
                except Mistake as mistake:
                    nothing: frozenset[str] = frozenset()
                    yield Trouble(tuple(read), token, nothing, nothing, nothing, mistake.finding)
                    del states[1:], values[:], firsts[:], read[:]
                    skipping = kind != END
                    break
            elif how == _CONSTANT:
                value = make
            elif how == _PART:
                value = values[keep[0]]
            elif how == _FIRST:
                value = [values[-1]]
            else:
                value = values[keep[0]]
                value.append(values[keep[1]])
            if size:
                del states[-size:], values[-size:], firsts[-size:]
            states.append(gotos[states[-1]][origin])
            values.append(value)
            firsts.append(first)


def _own_line(run: Program, start: int, read: Sequence[Token], token: Token) -> int | None:
    """Where in `read` a line begins that a comma joined to the one above, but that is a statement of its own."""
    together = [*read, token]
    for index in range(len(together) - 1, 0, -1):
        above = together[index - 1]
        if together[index].line != above.line and above.kind == ",":
            states = _after(run, start, together[index:-1])
            return index if states is not None and _reduce(run, states, _taken(run, states, token)) else None
    return None


def _trouble(run: Program, start: int, states: list[int], read: Sequence[Token], token: Token) -> Trouble:
    states = _after(run, start, read) or states
    before = _after(run, start, read[:-1]) if read else None
    kinds, parts = _accepted(run, states)
    return Trouble(tuple(read), token, kinds, parts, _accepted(run, before or [start])[0], None)


def _after(run: Program, start: int, read: Sequence[Token]) -> list[int] | None:
    """The states after `read`, or None where it cannot be read."""
    states = [start]
    for token in read:
        kind = _taken(run, states, token)
        if not _reduce(run, states, kind):
            return None
        states.append(run.actions[states[-1]][kind])
    return states


def _taken(run: Program, states: list[int], token: Token) -> str:
    """What `token` is taken for after `states`: the keyword if one may stand there, else a name."""
    return token.kind if token.kind in run.actions[states[-1]] or not token.otherwise else token.otherwise


def _accepted(run: Program, states: list[int]) -> tuple[frozenset[str], frozenset[str]]:
    """The kinds of tokens that could come next, and the parts of the grammar that could begin."""
    kinds: set[str] = set()
    parts: set[str] = set()
    for kind in run.actions[states[-1]]:
        stack = list(states)
        if _reduce(run, stack, kind):
            kinds.add("YEAR" if kind == "INT" and _is_year(run, stack) else kind)
            parts.update(run.gotos[stack[-1]])
    return frozenset(kinds), frozenset(parts)


def _reduce(run: Program, states: list[int], kind: str) -> bool:
    """Makes the reductions that a token of `kind` asks for; whether it can be taken after them."""
    while True:
        row = run.actions[states[-1]]
        action = row.get(kind)
        if action is None:
            return kind == END and not row
        if action > 0:
            return True
        origin, size, *_ = run.steps[-1 - action]
        if size:
            del states[-size:]
        states.append(run.gotos[states[-1]][origin])


def _is_year(run: Program, states: list[int]) -> bool:
    """Whether a whole number after `states` can be nothing but a year."""
    row = run.actions[run.actions[states[-1]]["INT"]]
    return all(action < 0 and run.steps[-1 - action][0] == "year" for action in row.values())


def _notice_capital(run: Program, token: Token, words: Words) -> None:
    if token.text != run.spelling.get(token.kind):
        words.noticed.setdefault("capital", token)
