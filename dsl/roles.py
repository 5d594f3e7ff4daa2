"""The words of a statement in, how the grammar read each of them out: as a keyword or not, and by which rule."""

from collections.abc import Sequence

from attrs import frozen

from dsl.lexer import END
from dsl.table import table
from dsl.words import Token


@frozen
class Role:
    """How one word or sign was read."""

    #: Whether it was read as the word or sign that it is spelt as, and not as a name, a text or a figure.
    keyword: bool
    #: What dsl/grammar.lark calls the alternative that it is a part of.
    rule: str


def roles(read: Sequence[Token]) -> tuple[Role, ...] | None:
    """The role of each token of a statement, the END left out; None where they are no statement."""
    language = table()
    states = [language.starts["statement"]]
    #: For each state after the first, the number of the token that led to it; None where a rule did.
    ways: list[int | None] = []
    keywords: list[bool] = []
    rules = [""] * len(read)
    last = read[-1]
    for number, (kind, otherwise, *_) in enumerate([*read, last._replace(kind=END, otherwise="")]):
        while True:
            row = language.actions[states[-1]]
            action = row.get(kind) or row.get(otherwise)
            if action is None:
                if kind != END or row:
                    return None
                break
            if action > 0:
                states.append(action)
                ways.append(number)
                keywords.append(kind in row and kind == kind.lower())
                break
            rule = language.rules[-1 - action]
            for way in ways[len(ways) - rule.size :]:
                if way is not None:
                    rules[way] = rule.make or rule.origin
            del states[len(states) - rule.size :], ways[len(ways) - rule.size :]
            states.append(language.gotos[states[-1]][rule.origin])
            ways.append(None)
    return tuple(Role(keyword, rule) for keyword, rule in zip(keywords, rules, strict=True))
