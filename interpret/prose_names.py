"""Names of measures and rows in, where a sentence speaks of one of them out: word for word, whatever the ending.

`Andelen nöjda` is `Andel nöjda (%)`; nothing else is forgiven. Two names never mean one word more or less.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from attrs import frozen

from engine.facts import folded

_WORD = re.compile(r"[^\W_]+(?:[-/.:&][^\W_]+)*")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
#: Endings of the definite form and the plural.
_ENDINGS = ("erna", "arna", "orna", "en", "et", "er", "ar", "or", "na", "n", "t", "r")
_SHORTEST_STEM = 4
#: What stands first in a row's name and is left out when it is spoken of.
_LEFT_OUT = frozenset({"verksamhetens", "årets", "totala", "summa"})
#: What a row of an income statement is also called.
_ALSO = {("verksamhetens", "kostnader"): ("bruttokostnader",)}
#: Names that say nothing alone.
_GENERIC = frozenset({
    "totalt", "total", "summa", "övrigt", "övriga", "kvinna", "kvinnor", "man", "män", "pojkar", "flickor", "resultat",
    "utfall", "mål", "budget", "bokslut", "antal", "andel", "alla", "samtliga", "helår", "prognos", "kommun",
    "kommunen", "nämnd", "nämnden",
})  # fmt: skip


@frozen
class Mention:
    """A name in a sentence, and the things that go under it."""

    start: int
    end: int
    things: tuple[str, ...]


def spoken(name: str) -> tuple[str, ...]:
    """The words of a name, what stands in brackets left out."""
    return tuple(_WORD.findall(_IN_BRACKETS.sub(" ", folded(name))))


def aliases(name: str, *, is_row: bool = False) -> Iterator[tuple[str, ...]]:
    """The ways to speak of a thing; none of a name that says too little."""
    words = spoken(name)
    if not words or not re.search(r"[^\W\d_]{3}", " ".join(words)):
        return
    if words[0] not in _GENERIC or len(words) > 1:
        yield words
    if is_row and len(words) == 2 and words[0] in _LEFT_OUT:
        yield words[1:]
    if is_row and words in _ALSO:
        yield _ALSO[words]


@frozen
class Index:
    """Names, ready to be found in sentences."""

    #: By what a name's first word may be without its ending: the names, each with the things that go under it.
    by_stem: Mapping[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]]


def index(names: Iterable[tuple[tuple[str, ...], tuple[str, ...]]]) -> Index:
    """The names with the things that go under each; a name without things is left out."""
    by_stem: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for name, things in names:
        for stem in stems(name[0]) if things else ():
            by_stem.setdefault(stem, []).append((name, things))
    return Index({stem: tuple(found) for stem, found in by_stem.items()})


def mentions(text: str, names: Index) -> tuple[Mention, ...]:
    """Where `text` speaks of the things that are named; the longest name wins."""
    words = [(match[0].casefold(), match.start(), match.end()) for match in _WORD.finditer(text)]
    found: list[Mention] = []
    at = 0
    while at < len(words):
        fitting = dict(
            one for stem in stems(words[at][0]) for one in names.by_stem.get(stem, ()) if _fits(words, at, one[0])
        )
        if not fitting:
            at += 1
            continue
        size = max(map(len, fitting))
        things = dict.fromkeys(thing for name in sorted(fitting) if len(name) == size for thing in fitting[name])
        found.append(Mention(words[at][1], words[at + size - 1][2], tuple(things)))
        at += size
    return tuple(found)


def _fits(words: list[tuple[str, int, int]], at: int, name: tuple[str, ...]) -> bool:
    here = words[at : at + len(name)]
    return len(here) == len(name) and all(same_word(word, own) for (word, _, _), own in zip(here, name, strict=True))


def same_word(one: str, other: str) -> bool:
    """Whether two words are one, but for the ending of the definite form or the plural."""
    return one == other or not stems(one).isdisjoint(stems(other))


def stems(word: str) -> frozenset[str]:
    """The word, and what it may be without an ending."""
    cut = (word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending))
    return frozenset({word, *(stem for stem in cut if len(stem) >= _SHORTEST_STEM)})


def by_words(named: Iterable[tuple[str, tuple[str, ...]]]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Pairs of a thing and one of its names in; by name, the things that go under it."""
    found: dict[tuple[str, ...], dict[str, None]] = {}
    for thing, words in named:
        found.setdefault(words, {})[thing] = None
    return {words: tuple(things) for words, things in found.items()}
