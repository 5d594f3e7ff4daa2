"""Rule file text in, its tree and what is wrong with it out."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from dsl import ast
from dsl.automaton import Program, Trouble, program, statements
from dsl.blocks import gathered
from dsl.build import CONSTANTS, makers
from dsl.lexer import tokens
from dsl.notices import notices
from dsl.phrases import quoted
from dsl.table import table
from dsl.words import Token, Words, token_span, words_of
from findings.codes import SYNTAX, file_finding
from findings.finding import Finding, Label
from findings.span import Span
from findings.text import Text

#: The document of what stands on the command line.
POLICY_OPTION = "--policy"


def parse(text: str, document: str) -> tuple[ast.File, tuple[Finding, ...]]:
    """The tree of a rule file, and what is wrong with it in the order of the file.

    What could be read is in the tree also where other lines could not. No text makes it raise.
    """
    words = words_of(text, document)
    file, findings = gathered(readings(words), words)
    return file, tuple(sorted((*findings, *notices(words)), key=_position))


def readings(words: Words, stream: Iterator[Token] | None = None) -> Iterator[Any]:
    """What each statement of a text makes, or the Trouble with it, in the order of the file.

    `stream` is its tokens, where somebody has them already.
    """
    return _made("statement", words, stream)


def parse_policy(text: str) -> tuple[ast.Policy | None, tuple[Finding, ...]]:
    """The policy that `--policy` gives: a sentence, or the short form `prel="kan ej bedömas"`."""
    # The signs are replaced by as many spaces, so that columns stay as they were written.
    words = words_of("".join(" " if sign in '="”\n' else sign for sign in text), POLICY_OPTION)
    made = list(_made("policy", words))
    if not made:
        message = Text("policyn är tom", "the policy is empty")
        return None, (file_finding(SYNTAX, message, (Label(Span(POLICY_OPTION)),), _example()),)
    policy = made[0]
    if isinstance(policy, Trouble):
        from dsl.messages import finding_of

        return None, (finding_of(policy, words) if policy.read else _no_policy(policy, words),)
    return policy, notices(words)


def _made(what: str, words: Words, stream: Iterator[Token] | None = None) -> Iterator[Any]:
    language = table()
    if stream is None:
        stream = tokens(words.text, language.joiners, words)
    return statements(language_program(), language.starts[what], stream, words)


@cache
def language_program() -> Program:
    """The language ready to run, made once."""
    return program(table(), makers(), CONSTANTS)


def _position(finding: Finding) -> tuple[int, int]:
    span = finding.labels[0].span
    return span.line or 0, span.column or 0


def _no_policy(trouble: Trouble, words: Words) -> Finding:
    first = quoted(trouble.at.text)
    message = Text(f"en policy börjar inte med {first}", f"a policy does not begin with {first}")
    return file_finding(SYNTAX, message, (Label(token_span(words, trouble.at)),), _example())


def _example() -> Text:
    return Text(
        'skriv till exempel --policy "saknat utfall kan ej bedömas"',
        'write for example --policy "saknat utfall kan ej bedömas"',
    )
