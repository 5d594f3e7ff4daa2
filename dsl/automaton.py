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
#: What the maker makes of the place and the parts; from here on a place is needed.
_MAKE = 4
#: The same where there is one part and it is always there.
_MAKE_OF_ONE = 5

#: Names in the grammar that stand for lists: a list of the first part, and with one part more.
LIST_OF_ONE, LIST_WITH_MORE = "one", "more"

_NOTHING: frozenset[str] = frozenset()

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
    if rule.make == LIST_OF_ONE:
        return rule.origin, rule.size, _FIRST, None, keep
    if rule.make == LIST_WITH_MORE:
        return rule.origin, rule.size, _NEXT, None, keep
    if rule.make in constants:
        return rule.origin, rule.size, _CONSTANT, constants[rule.make], ()
    how = _MAKE_OF_ONE if len(keep) == 1 and keep[0] else _MAKE
    return rule.origin, rule.size, how, makers[rule.make], keep


def statements(run: Program, start: int, stream: Iterator[Token], words: Words) -> Iterator[Any]:
    """What each statement of `stream` makes, or the Trouble with it, in the order of the file.

    A line that a comma joined to the one above is read as a statement of its own when it cannot go on.
    The loop is one function because it is the whole cost of reading: calls in it would double it.
    """
    actions, gotos, steps = run.actions, run.gotos, run.steps
    states = [start]
    values: list[Any] = []
    firsts: list[Token] = []
    read: list[Token] = []
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
                    yield _trouble(run, start, read[:again], [*read, token][again])
                    yield from statements(run, start, chain(read[again:], [token], stream), words)
                    return
                yield _trouble(run, start, read, token)
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
            if how >= _MAKE:
                at = place(Place, (words, first, last))
                try:
                    if how == _MAKE_OF_ONE:
                        value = make(at, values[keep[0]])
                    else:
                        value = make(at, *[values[part] if part else None for part in keep])
                except Mistake as mistake:
                    yield Trouble(tuple(read), token, _NOTHING, _NOTHING, _NOTHING, mistake.finding)
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
            if size == 1:
                states[-1] = gotos[states[-2]][origin]
                values[-1] = value
                continue
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
            return index if after(run, start, together[index:]) is not None else None
    return None


def _trouble(run: Program, start: int, read: Sequence[Token], token: Token) -> Trouble:
    states = after(run, start, read) or [start]
    before = after(run, start, read[:-1]) or [start]
    kinds, parts = accepted_in(run, states)
    return Trouble(tuple(read), token, kinds, parts, accepted_in(run, before)[0], None)


def after(run: Program, start: int, read: Sequence[Token]) -> list[int] | None:
    """The states after `read`, or None where it cannot be read."""
    states = [start]
    for token in read:
        action = ready(run, states, token.kind, token.otherwise)
        if action is None:
            return None
        states.append(action)
    return states


def accepted_in(run: Program, states: list[int]) -> tuple[frozenset[str], frozenset[str]]:
    """The kinds of tokens that could come next, and the parts of the grammar that could begin."""
    kinds: set[str] = set()
    parts: set[str] = set()
    for kind in run.actions[states[-1]]:
        stack = list(states)
        action = ready(run, stack, kind, "")
        if action is not None:
            kinds.add("YEAR" if kind == "INT" and _is_year(run, action) else kind)
            parts.update(run.gotos[stack[-1]])
    return frozenset(kinds), frozenset(parts)


def ready(run: Program, states: list[int], kind: str, otherwise: str) -> int | None:
    """Makes the reductions that the next token asks for; the state that taking it leads to, if it can be."""
    while True:
        row = run.actions[states[-1]]
        action = row.get(kind) or row.get(otherwise)
        if action is None:
            return states[-1] if kind == END and not row else None
        if action > 0:
            return action
        origin, size, *_ = run.steps[-1 - action]
        if size:
            del states[-size:]
        states.append(run.gotos[states[-1]][origin])


def _is_year(run: Program, state: int) -> bool:
    """Whether the whole number that leads to `state` can be nothing but a year."""
    row = run.actions[state]
    return all(action < 0 and run.steps[-1 - action][0] == "year" for action in row.values())


def _notice_capital(run: Program, token: Token, words: Words) -> None:
    if token.text != run.spelling.get(token.kind):
        words.noticed.setdefault("capital", token)
