"""Rule file text in, its tree and what is wrong with it out."""

from functools import cache

from dsl import ast
from dsl.automaton import Program, Trouble, program, statements
from dsl.blocks import gathered
from dsl.build import CONSTANTS, makers
from dsl.lexer import tokens
from dsl.table import table
from dsl.words import Words
from findings.finding import Finding


def parse(text: str, document: str) -> tuple[ast.File, tuple[Finding, ...]]:
    """The tree of a rule file, and every mistake in it.

    What could be read is in the tree also where other lines could not. No text makes it raise.
    """
    words = Words(document, text, {}, {})
    language = table()
    stream = tokens(text, language.joiners, words)
    made = statements(_program(), language.starts["statement"], stream, words)
    return gathered(made, words)


def parse_policy(text: str) -> tuple[ast.Policy | None, tuple[Finding, ...]]:
    """The policy that `--policy` gives: a sentence, or the short form `prel="kan ej bedömas"`."""
    sentence = text.replace("=", " ").replace('"', " ").replace("”", " ")
    words = Words("--policy", sentence, {}, {})
    language = table()
    stream = tokens(sentence, language.joiners, words)
    made = list(statements(_program(), language.starts["policy"], stream, words))
    raise NotImplementedError


@cache
def _program() -> Program:
    return program(table(), makers(), CONSTANTS)
