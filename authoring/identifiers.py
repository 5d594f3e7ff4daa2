"""What a measure or a goal is called in, a short name for it in the rule file out."""

import re

from authoring.rule_lines import declarable

#: A name is this long at the most, and of so many words.
_LONGEST, _MOST_WORDS = 32, 3
#: No more of a text is looked at.
_MOST_READ = 500
#: Words that tell one measure from another badly.
_EMPTY = frozenset(
    (
        *("a", "alla", "andel", "andelen", "antal", "antalet", "att", "av", "bland", "de", "den", "det", "dess"),
        *("eller", "en", "ett", "från", "för", "genom", "i", "inom", "med", "mot", "nöjda", "och", "om", "per", "på"),
        *("samt", "ska", "skall", "som", "till", "under", "upp", "ur", "vid", "är"),
    )
)
_WORD = re.compile(r"[^\W\d_][^\W_]*(?:-[^\W_]+)*")


def identifier(called: str, taken: dict[str, int]) -> str:
    """A name made of `called`: lower case, å ä ö kept, no word of the language, and none of `taken`.

    Words that carry little are left out where others remain. The name is added to `taken`, which holds every name in
    small letters with the number that was last put behind it.
    """
    name = _named(called)
    number = taken.get(name, 0) + 1
    unique = name if number == 1 else f"{name}_{number}"
    while unique in taken:
        number += 1
        unique = f"{name}_{number}"
    taken[name] = number
    taken.setdefault(unique, 1)
    return unique


def _named(called: str) -> str:
    words = [word.lower() for word in _WORD.findall(called[:_MOST_READ])]
    telling = [word for word in words if word not in _EMPTY and len(word) > 1] or words
    name = ""
    for word in telling[:_MOST_WORDS]:
        if len(name) + 1 + len(word) <= _LONGEST or not name:
            name = f"{name}_{word}" if name else word[:_LONGEST].rstrip("-")
    if name and not declarable(name):
        name = next((other for other in (f"{name}_1", f"mått_{name}") if declarable(other)), "")
    return name or "namnlös"
