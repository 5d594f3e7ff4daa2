"""The beginning of a statement in, everything that may follow it out: words, phrases, and what a name would be."""

from collections.abc import Iterator, Sequence
from functools import partial

from attrs import frozen

from dsl.automaton import Program, accepted_in, after, ready
from dsl.lexer import END, NAME
from dsl.parser import language_program, parse_policy
from dsl.table import table
from dsl.words import Token

#: Longer phrases are not made: no word of the language needs more.
_LONGEST = 12


@frozen
class Following:
    """What may come next."""

    #: The keywords, each with the words that must follow it: `högre är bättre`.
    phrases: tuple[str, ...]
    #: The kinds of tokens that are no keywords: NAME, STRING, YEAR, INT …
    kinds: frozenset[str]
    #: The parts of the grammar that a name would be: "reference", "name", "label", "declared" …
    names: frozenset[str]
    #: The parts of the grammar that could begin.
    parts: frozenset[str]


def following(read: Sequence[Token], what: str = "statement") -> Following | None:
    """What may follow `read`; None where that is not the beginning of a statement."""
    run = language_program()
    states = after(run, table().starts[what], read)
    if states is None:
        return None
    kinds, parts = accepted_in(run, states)
    words = sorted(kind for kind in kinds if kind == kind.lower())
    return Following(
        tuple(_phrase(run, states, word) for word in words if word[0].isalpha() or word[0] == "%"),
        frozenset(kind for kind in kinds if kind != kind.lower()),
        _names(run, states) if NAME in kinds else frozenset(),
        parts,
    )


def policy_sentences() -> tuple[str, ...]:
    """The policies in words, each as it is written in full: `saknat utfall kan ej bedömas`."""
    run = language_program()
    longest: dict[object, str] = {}
    for sentence in _sentences(run, [table().starts["policy"]], ()):
        policy, findings = parse_policy(sentence)
        if policy is not None and not findings:
            what = (policy.kind, policy.action)
            wording = policy.action.value
            longest[what] = max(longest.get(what, ""), sentence, key=partial(_fullness, wording))
    return tuple(longest.values())


def _fullness(wording: str, sentence: str) -> tuple[bool, int, str]:
    """The tree's own wording goes before others, then the longest sentence."""
    return sentence.endswith(wording), len(sentence), sentence


def _phrase(run: Program, states: Sequence[int], word: str) -> str:
    """A keyword with those after it for which there is no choice."""
    stack = list(states)
    words: list[str] = []
    kinds = frozenset({word})
    while len(kinds) == 1 and len(words) < _LONGEST:
        (kind,) = kinds
        if kind != kind.lower() or not (kind[0].isalpha() or kind == word):
            break
        words.append(run.spelling.get(kind, kind))
        kinds = _taken(run, stack, kind)
    return " ".join(words)


def _taken(run: Program, stack: list[int], kind: str) -> frozenset[str]:
    """What may follow when `kind` is taken, which `stack` then stands after."""
    action = ready(run, stack, kind, "")
    if action is None or kind == END:
        return frozenset()
    stack.append(action)
    return accepted_in(run, stack)[0]


def _names(run: Program, states: Sequence[int]) -> frozenset[str]:
    """The parts of the grammar that the next token would be if it is a name."""
    stack = list(states)
    action = ready(run, stack, NAME, "")
    if action is None:
        return frozenset()
    return frozenset(run.steps[-1 - other][0] for other in run.actions[action].values() if other < 0)


def _sentences(run: Program, states: list[int], words: tuple[str, ...]) -> Iterator[str]:
    """Every sentence of keywords alone."""
    kinds = accepted_in(run, states)[0]
    if END in kinds:
        yield " ".join(words)
    if len(words) < _LONGEST:
        for kind in sorted(kinds):
            if kind == kind.lower() and kind[0].isalpha():
                stack = list(states)
                _taken(run, stack, kind)
                yield from _sentences(run, stack, (*words, run.spelling.get(kind, kind)))
