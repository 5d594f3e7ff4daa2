"""A plan's `kallar` lines in, the words that its annex names things by out: "Riktningsmål 1" for a `prioriterat mål 1`.

The reader of an annex knows the words by the same lines, which stand before everything that they name.
"""

import re
from collections.abc import Iterable, Mapping

from authoring.annex_words import (
    ABOUT,
    BOARD,
    DECISION,
    FETCHED,
    JUDGED,
    MARKER,
    ORDER,
    OTHER_MEASURES,
    SHARED,
    WORD,
)
from authoring.page import folded
from dsl import ast
from dsl.ast import Heading
from dsl.table import table

#: The things that stand under headings, or in tables, of their own.
_THINGS = {
    "prioriterat mål": Heading.PRIORITY_GOAL,
    "nämndsmål": Heading.GOAL,
    "nämndmål": Heading.GOAL,
    "indikator": Heading.INDICATOR,
    "nyckeltal": Heading.MEASURE,
    "uppdrag": Heading.ASSIGNMENT,
    "aktivitet": Heading.ACTIVITY,
}
#: What begins other lines and tables of an annex.
_OTHERS = (ABOUT, BOARD, DECISION, FETCHED, JUDGED, MARKER, ORDER, OTHER_MEASURES, SHARED, WORD)
_LETTERS = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)*")


def own_kinds(calls: Iterable[ast.CallsLine]) -> Mapping[Heading, str]:
    """The plan's own words for the kinds that it names once, those left out that could be taken for something else."""
    said: dict[Heading, list[str]] = {}
    for line in calls:
        kind = _THINGS.get(folded(line.thing))
        if kind is not None:
            said.setdefault(kind, []).append(line.word.text)
    firsts = [_first(word) for of in said.values() for word in of]
    return {
        kind: of[0]
        for kind, of in said.items()
        if len(of) == 1 and firsts.count(_first(of[0])) == 1 and _can_be_told(of[0])
    }


def _first(word: str) -> str:
    return (folded(word).split() or [""])[0]


def _can_be_told(word: str) -> bool:
    """Whether no line of a rule file, and no other heading of an annex, begins as the word does."""
    language = table()
    # `mål` begins a line of a measure alone, which stands in a table.
    begin = language.actions[language.starts["statement"]].keys() - {"mål"}
    taken = {*begin, *(_first(one.rstrip(":")) for one in _OTHERS)}
    same = word.lower() == word.casefold() and word.upper().lower() == word.lower()
    return same and _LETTERS.fullmatch(word) is not None and _first(word) not in taken
