"""Names of measures and rows in, where a sentence speaks of one of them out: word for word, whatever the ending.

`Andelen nöjda` is `Andel nöjda (%)`; nothing else is forgiven. Two names never mean one word more or less.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from attrs import frozen

from engine.facts import folded

_WORD = re.compile(r"[^\W_]+(?:[-/.:&][^\W_]+)*")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
#: Endings of the definite form and the plural.
_ENDINGS = ("erna", "arna", "orna", "en", "et", "er", "ar", "or", "na", "n", "t", "r")
_SHORTEST_STEM = 4
#: `genomsnittliga` is `genomsnittlig`.
_ADJECTIVE = re.compile(r".+(?:ig|isk|ell|al)a")
#: What stands first in a row's name and is left out when it is spoken of.
_LEFT_OUT = frozenset({"verksamhetens", "årets", "totala", "summa"})
#: What a row of an income statement is also called.
_ALSO = {("verksamhetens", "kostnader"): ("bruttokostnader",)}
#: The unit or the kind that a name ends with, of how it is counted and no word of it: `Sjukfrånvaro, andel (%)`.
_TAIL = re.compile(
    r"(?:, ?(?:i )?(?:andel|antal|procentenheter|procent|%|kronor|kr|tkr|mkr|mnkr|msek|miljoner kronor"
    r"|tusental kronor|dagar|timmar|minuter|månader|år|poäng|index|st|stycken|(?:kr|kronor)/[a-zåäö]+)"
    r"| i (?:procent|%|kronor|kr|tkr|mnkr|dagar|antal)|,? (?:totalt|total|%))\Z"
)
_WHOLE = re.compile(r"(?:total|totala|totalt) (?!sett\b)")
#: Where what a name is about ends and of whom begins.
_PREPOSITIONS = frozenset({"i", "på", "till", "inom", "för", "som", "med", "av", "hos", "vid", "från", "bland"})
_AVERAGE = frozenset({"genomsnittlig", "genomsnittligt", "genomsnittliga", "total", "totalt", "totala"})
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


def plainly(name: str) -> tuple[str, ...] | None:
    """The words of a name without the unit or the kind at its end; None where it has none, or says too little so."""
    whole = " ".join(_IN_BRACKETS.sub(" ", folded(name)).split()).replace(" ,", ",")
    cut = whole
    while cut != (shorter := _TAIL.sub("", cut).rstrip(" ,:")):
        cut = shorter
    cut = _WHOLE.sub("", cut) if _WHOLE.match(cut) else cut
    words = tuple(_WORD.findall(cut))
    says_something = len(words) > 1 or (len(words) == 1 and words[0] not in _GENERIC and len(words[0]) > _SHORTEST_STEM)
    return words if says_something and words != spoken(name) else None


def heads(name: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """What is said of a name once it is known which is meant: `väntetid` of `genomsnittlig väntetid till boende`."""
    cut = next((at for at, word in enumerate(name) if word in _PREPOSITIONS), len(name))
    head = name[:cut]
    for own in (head, head[1:]) if head and head[0] in _AVERAGE else (head,):
        counted = own[:1] in (("antal",), ("antalet",), ("andel",), ("andelen",))
        if own != name and (len(own) > 2 or (own and not counted and own[-1] not in _GENERIC and len(own[-1]) > 5)):
            yield own


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


def mentions(text: str, names: Sequence[Index]) -> tuple[Mention, ...]:
    """Where `text` speaks of the things that are named in any of the indexes; the longest name wins."""
    words = [(match[0].casefold(), match.start(), match.end()) for match in _WORD.finditer(text)]
    found: list[Mention] = []
    at = 0
    while at < len(words):
        fitting: dict[tuple[str, ...], dict[str, None]] = {}
        here = sorted(stems(words[at][0]))
        for own in names:
            for name, of in (one for stem in here for one in own.by_stem.get(stem, ())):
                if _fits(words, at, name):
                    fitting.setdefault(name, {}).update(dict.fromkeys(of))
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


def begins(words: str, name: tuple[str, ...]) -> bool:
    """Whether the words are the first of a longer name."""
    spoken_so = _WORD.findall(words.casefold())
    return len(spoken_so) < len(name) and all(map(same_word, spoken_so, name))


def within(words: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Whether the words stand beside each other somewhere in a name."""
    size = len(words)
    return any(all(map(same_word, words, name[at : at + size])) for at in range(len(name) - size + 1))


def same_word(one: str, other: str) -> bool:
    """Whether two words are one, but for the ending of the definite form or the plural."""
    return one == other or not stems(one).isdisjoint(stems(other))


@lru_cache(maxsize=20_000)
def stems(word: str) -> frozenset[str]:
    """The word, and what it may be without an ending."""
    cut = (word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending))
    found = {word, *(stem for stem in cut if len(stem) >= _SHORTEST_STEM)}
    return frozenset(found | {word[:-1]} if _ADJECTIVE.fullmatch(word) else found)


def by_words(named: Iterable[tuple[str, tuple[str, ...]]]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Pairs of a thing and one of its names in; by name, the things that go under it."""
    found: dict[tuple[str, ...], dict[str, None]] = {}
    for thing, words in named:
        found.setdefault(words, {})[thing] = None
    return {words: tuple(things) for words, things in found.items()}
