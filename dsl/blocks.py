"""Statements in, blocks out: each line under the nearest heading above it."""

from collections.abc import Iterable
from typing import Any

from dsl import ast
from dsl.automaton import Trouble
from dsl.build_lines import HeadingLine, LanguageLine
from dsl.words import Words
from findings.finding import Finding


def gathered(statements: Iterable[Any], words: Words) -> tuple[ast.File, tuple[Finding, ...]]:
    blocks = []
    heading = None
    lines = []
    uses = []
    version = 1
    troubles = []
    for s in statements:
        if isinstance(s, Trouble):
            troubles.append(s)
        elif isinstance(s, HeadingLine):
            if heading: blocks.append(ast.Block(heading.heading, heading.name, heading.title, tuple(lines), heading.span))
            heading, lines = s, []
        elif isinstance(s, LanguageLine):
            version = s.version
        elif isinstance(s, ast.UseLine):
            uses.append(s)
        else:
            lines.append(s)
    if heading: blocks.append(ast.Block(heading.heading, heading.name, heading.title, tuple(lines), heading.span))
    return ast.File(words.document, version, tuple(uses), tuple(blocks)), tuple(troubles)
