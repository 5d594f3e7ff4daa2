"""docs/sprak.md shows every alternative of the grammar: no way to write something goes undescribed."""

from collections.abc import Iterator
from typing import Any

from lark import Lark
from lark.grammar import Terminal
from lark.lexer import Lexer, PatternStr
from sprak_page import everything

from dsl.automaton import LIST_OF_ONE, LIST_WITH_MORE
from dsl.generate import GRAMMAR, STARTS
from dsl.lexer import END, tokens
from dsl.table import table
from dsl.words import words_of


class _NoLexer(Lexer):
    """Stands in for lark's lexer, which is never asked."""

    __future_interface__ = 2

    def __init__(self, conf: Any) -> None:
        pass

    def lex(self, lexer_state: Any, parser_state: Any) -> Iterator[Any]:
        return iter(())


#: What is made, by which maker, and the words that it is written with.
Alternative = tuple[str, str, str]


def alternatives() -> tuple[Alternative, ...]:
    """What each rule of dsl/table.json is, in its order: optional parts make no alternatives of their own."""
    lark = Lark(GRAMMAR.read_text("utf-8"), parser="lalr", lexer=_NoLexer, start=STARTS, strict=True)
    written = {t.name: t.pattern.value for t in lark.terminals if isinstance(t.pattern, PatternStr)}
    rules = sorted(lark.rules, key=lambda rule: (rule.origin.name, tuple(symbol.name for symbol in rule.expansion)))
    made = []
    for rule in rules:
        words = [written[s.name] for s in rule.expansion if isinstance(s, Terminal) and s.name in written]
        made.append((str(rule.origin.name), rule.alias or "", " … ".join(word for word in words if word not in ",()")))
    assert [(one, alias) for one, alias, _ in made] == [(rule.origin, rule.make or "") for rule in table().rules]
    return tuple(made)


def used(text: str, rules: set[int], kinds: set[str], start: str) -> None:
    """Adds the numbers of the rules that reading `text` takes, and the kinds of names, figures and strings."""
    language = table()
    states = [language.starts[start]]
    for token in tokens(text, language.joiners, words_of(text, "sprak.mal")):
        while True:
            row = language.actions[states[-1]]
            action = row.get(token.kind) or row.get(token.otherwise)
            if action is None:
                assert token.kind == END and not row, f"{token.text} i {text}"
                del states[1:]
                break
            if action > 0:
                kinds.add(token.kind if token.kind in row else token.otherwise)
                states.append(action)
                break
            rule = language.rules[-1 - action]
            rules.add(-1 - action)
            del states[len(states) - rule.size :]
            states.append(language.gotos[states[-1]][rule.origin])


def test_the_page_shows_every_alternative_of_the_grammar() -> None:
    rules: set[int] = set()
    kinds: set[str] = set()
    for shown in everything():
        used(shown.shown, rules, kinds, "statement")
    every = alternatives()
    on_page = {every[number] for number in rules}

    missing = {
        (origin, alias, words)
        for origin, alias, words in every
        # What hands its one part on without a word of its own, or is a list, is no way to write anything.
        if words or (alias and alias not in (LIST_OF_ONE, LIST_WITH_MORE))
    } - on_page

    assert sorted(missing) == []


def test_the_page_shows_every_kind_of_name_figure_and_text() -> None:
    kinds: set[str] = set()
    for shown in everything():
        used(shown.shown, set(), kinds, "statement")

    assert {
        "NAME", "STRING", "MORE", "INT", "NUMBER", "DOTTED", "DATE", "YEARMONTH", "SCHOOLYEAR", "DASH",
    } <= kinds  # fmt: skip
