"""The generated table in, the kinds of lines that each word can begin out: what may stand below a heading."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from dsl.build import makers
from dsl.table import Rule, Table, table


@cache
def beginnings() -> Mapping[str, frozenset[Any]]:
    """Keyword -> the classes of the headings and lines that it can begin (ast.UnitLine, HeadingLine …)."""
    language = table()
    firsts = _firsts(language, language.starts["statement"])
    known = makers()
    found: dict[str, set[Any]] = {}
    for rule, words in firsts.items():
        make = known.get(rule.make or "")
        made = None if make is None else make.__annotations__["return"]
        for word in words if hasattr(made, "__attrs_attrs__") else ():
            found.setdefault(word, set()).add(made)
    return {word: frozenset(classes) for word, classes in found.items()}


def _firsts(language: Table, start: int) -> Mapping[Rule, set[str]]:
    """The rules that can begin at `start`, each with the tokens that it can begin with."""
    ways: dict[Rule, set[str]] = {}
    for rule, symbol in _ways(language, start, start, None, 0):
        ways.setdefault(rule, set()).add(symbol)
    firsts = {
        rule: {symbol for symbol in symbols if symbol not in language.gotos[start]} for rule, symbols in ways.items()
    }
    grown = True
    while grown:
        grown = False
        for rule, symbols in ways.items():
            before = len(firsts[rule])
            for other, words in firsts.items():
                if other.origin in symbols:
                    firsts[rule] |= words
            grown = grown or len(firsts[rule]) > before
    return firsts


def _ways(language: Table, start: int, state: int, first: str | None, depth: int) -> Iterator[tuple[Rule, str]]:
    """The rules whose parts lead from `start` to a state that reduces by them, with the first of these parts."""
    row = language.actions[state]
    for number in {-1 - action for action in row.values() if action < 0}:
        rule = language.rules[number]
        if rule.size == depth and first is not None:
            yield rule, first
    steps = {symbol: action for symbol, action in row.items() if action > 0} | language.gotos[state]
    for symbol, target in steps.items():
        if depth < _LONGEST and target != state:
            yield from _ways(language, start, target, first or symbol, depth + 1)


#: No alternative of the grammar has more parts.
_LONGEST = 9
