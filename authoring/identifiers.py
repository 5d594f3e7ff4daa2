"""What a measure or a goal is called in, a short name for it in the rule file out."""

import re

from authoring.rule_lines import declarable

#: A name is this long at the most, and of so many words.
_LONGEST, _MOST_WORDS = 32, 3
#: No more of a text is looked at, and no more of its words are tried.
_MOST_READ, _MOST_TRIED = 500, 12
#: Words that tell one measure or goal from another badly.
_EMPTY = frozenset(
    (
        *("a", "alla", "andel", "andelen", "antal", "antalet", "att", "av", "bland", "de", "den", "det", "dess"),
        *("eller", "en", "ett", "från", "för", "genom", "i", "inom", "med", "mot", "nöjda", "och", "om", "per", "på"),
        *("samt", "ska", "skall", "som", "till", "under", "upp", "ur", "vid", "är", "enl", "enligt", "via", "hos"),
        *("sin", "sina", "sitt", "sig", "deras", "utan", "efter", "mellan", "minst", "högst", "lägst"),
        *("maximalt", "procent", "varje", "inte", "ej", "även", "dels", "där", "när", "så", "vara", "bli", "blir"),
        *("ha", "har", "haft", "få", "får", "fått", "fick", "ge", "ger", "ges", "tar", "kan", "kunna", "finns"),
        *("finnas", "göras", "göra", "erbjudas", "bör", "kommer", "uppger", "anser", "upplever", "tycker"),
        *("öka", "ökar", "ökas", "minska", "minskar", "minskas", "förbättra", "förbättras", "stärka", "stärkas"),
        *("fler", "färre", "mer", "mera", "mycket", "ganska", "bättre", "bra", "god", "gott", "goda", "hög", "högt"),
        *("nå", "når", "nås", "känna", "känner", "mål", "nämndmål", "nämndsmål", "indikator", "nyckeltal", "mått"),
        *("höga", "låg", "lågt", "låga", "nöjd", "nöjt", "skala", "snitt", "genomsnitt", "genomsnittlig"),
    )
)
#: `minst 95 procent`, `inom 14 dagar`, `73 %`: what a target says, and no name.
_TARGET = re.compile(
    r"(?:\b(?:minst|högst|lägst|maximalt|max|under|över|inom)\s+)?(?<![\w-])\d[\d \xa0.,]*\s*"
    r"(?:%|procent(?:enheter)?|dagar|dygn|veckor|månader|timmar|minuter|kronor|kr|tkr|mnkr)(?!\w)",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\([^()]*\)")
#: `…, andel (%) av maxpoäng`: what stands behind the comma is what it is measured in.
_UNIT_BEHIND = re.compile(
    r",\s*(?:andel|antal|procent|index|nki|nmi|hme|kr|tkr|mnkr|kronor|skala)\b[^,]*$", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_][^\W_]*(?:-[^\W_]+)*")


def identifier(called: str, taken: dict[str, int], kind: str = "") -> str:
    """A name made of `called`: lower case, å ä ö kept, no word of the language, and none of `taken`.

    Words that carry little are left out where others remain. Where the name is taken a later word takes the place of
    its last one, then `kind` is put behind it, then a number. The name is added to `taken`, which holds every name in
    small letters with the number that was last put behind it.
    """
    names = _names(called)
    for name in (*names, *([f"{names[0]}_{kind}"] if kind else [])):
        if name not in taken:
            taken[name] = 1
            return name
    name = names[0]
    number = taken[name] + 1
    while (unique := f"{name}_{number}") in taken:
        number += 1
    taken[name] = number
    taken[unique] = 1
    return unique


def _names(called: str) -> list[str]:
    """The names that may be made of a text, the likeliest first."""
    telling = _telling(called[:_MOST_READ])
    names = [_joined(telling[:_MOST_WORDS])]
    for kept in (_MOST_WORDS - 1, 1):
        names += [_joined([*telling[:kept], word]) for word in telling[_MOST_WORDS:_MOST_TRIED]]
    return list(dict.fromkeys(map(_declarable, names)))


def _telling(called: str) -> list[str]:
    """The words in order, without those that carry little; with them where no other remains."""
    whole = [word.lower() for word in _WORD.findall(called)]
    name = _ASIDE.sub(" ", called)
    name = _TARGET.sub(" ", _UNIT_BEHIND.sub("", name))
    for words in ([word.lower() for word in _WORD.findall(name)], whole):
        if telling := [word for word in words if word not in _EMPTY and len(word) > 1]:
            return list(dict.fromkeys(telling))
    return whole


def _joined(words: list[str]) -> str:
    name = ""
    for word in words:
        if len(name) + 1 + len(word) <= _LONGEST or not name:
            name = f"{name}_{word}" if name else word[:_LONGEST].rstrip("-")
    return name


def _declarable(name: str) -> str:
    if name and not declarable(name):
        name = next((other for other in (f"{name}_1", f"mått_{name}") if declarable(other)), "")
    return name or "namnlös"
