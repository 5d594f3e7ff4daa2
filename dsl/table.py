"""The generated table file in, what the parser drives on out: actions, gotos and rules."""

import json
from functools import cache
from os.path import dirname, join

from attrs import frozen

#: Where the generated table stands.
PATH = join(dirname(__file__), "table.json")


@frozen
class Rule:
    """One alternative of the grammar."""

    origin: str
    #: How many parts it has.
    size: int
    #: The name of what makes the node (dsl/build.py); None hands the one part on.
    make: str | None
    #: Which parts the node is made of; -1 is an optional part that is not there.
    keep: tuple[int, ...]


@frozen
class Table:
    """The LALR(1) table of dsl/grammar.lark."""

    #: Per state: kind of token -> next state (> 0), or -1 - number of the rule to reduce by (< 0).
    actions: tuple[dict[str, int], ...]
    #: Per state: what was reduced -> next state.
    gotos: tuple[dict[str, int], ...]
    rules: tuple[Rule, ...]
    #: What can be parsed -> its first state.
    starts: dict[str, int]
    #: Keyword in lower case -> as the grammar writes it, where that is another spelling (`kWh`).
    spelling: dict[str, str]
    #: Words that a line begins with when it continues the line above (`och`).
    joiners: frozenset[str]
    #: Keywords that may stand where a name may, and so cannot be names.
    reserved: frozenset[str]
    #: Words that begin a heading.
    headings: frozenset[str]


def table_from(text: str) -> Table:
    """The table that the text of dsl/table.json holds."""
    data = json.loads(text)
    return Table(
        actions=tuple(data["actions"]),
        gotos=tuple(data["gotos"]),
        rules=tuple(Rule(origin, size, make, tuple(keep)) for origin, size, make, keep in data["rules"]),
        starts=data["starts"],
        spelling=data["spelling"],
        joiners=frozenset(data["joiners"]),
        reserved=frozenset(data["reserved"]),
        headings=frozenset(data["headings"]),
    )


@cache
def table() -> Table:
    """The table of the language, read once."""
    with open(PATH, encoding="utf-8") as file:
        return table_from(file.read())
