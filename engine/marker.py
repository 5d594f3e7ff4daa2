"""A word or sign of a cell in, what it means out (figures F4)."""

from collections.abc import Iterable

from dsl.ast import MarkerLine, Meaning
from engine.printed import plain

#: What says that there is no figure.
NO_FIGURE = frozenset(
    {Meaning.MISSING, Meaning.NOT_COLLECTED, Meaning.NOT_APPLICABLE, Meaning.SUPPRESSED, Meaning.ZERO}
)
#: The words that nobody needs to declare, beside the meanings' own.
_UNDECLARED = {
    Meaning.MISSING: ("i.u.", "ingen uppgift", "uppgift saknas", "uppgifter saknas"),
    Meaning.NOT_COLLECTED: ("mäts ej", "mäts inte", "mäts ej i år", "mäts inte i år"),
    Meaning.PRELIMINARY: ("prel", "preliminär", "preliminärt", "preliminära"),
    Meaning.FORECAST: ("prognos", "prognosticerat", "prognostiserat"),
    Meaning.ESTIMATE: ("uppskattning", "uppskattat", "uppskattad", "estimat"),
}
_FOLD = str.maketrans("åäöé", "aaoe", ".:()[] \n")


def folded(text: str) -> str:
    """A marker as it is compared: no case, points, colons, brackets, spaces, rings or dots (scans lose them).

    One that is nothing else (`..`) is compared by its signs.
    """
    return text.casefold().translate(_FOLD) or "".join(text.split())


def meaning_of(text: str, markers: Iterable[MarkerLine]) -> Meaning | None:
    """What the whole of `text` means: as the plan declares, else as is understood undeclared; or None.

    A marker declared letter for letter beats one declared in another spelling.
    """
    key = folded(plain(text))
    spelt = None
    for line in markers:
        if line.marker.text == text:
            return line.meaning
        if spelt is None and folded(plain(line.marker.text)) == key:
            spelt = line.meaning
    return spelt or _UNDERSTOOD.get(key)


_UNDERSTOOD = {folded(word): meaning for meaning in Meaning for word in (meaning.value, *_UNDECLARED.get(meaning, ()))}
