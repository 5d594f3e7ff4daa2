"""A printed cell in, its parts out: the run of digits and, around it, words, marks and brackets (figures F5).

The parts are peeled off from the outside: brackets, then footnotes at the end, then labels, then words.
Every pattern is anchored or takes one character at a time, so the time is linear in the cell's length.
"""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from attrs import frozen

from dsl.ast import MarkerLine, Meaning
from engine.marker import NO_FIGURE, meaning_of
from engine.printed import RUN, number, plain
from engine.units import Unit, find_unit

#: A longer cell holds prose, not a figure.
LONGEST_CELL = 1000
#: Units and markers of more words than this are not looked for.
MOST_WORDS = 4

_BRACKETS = re.compile(r"\(([^()]*)\)")
_MARKS = "*†‡#"
_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁾"
#: `1)` and `a)` at the end; a digit right before would be part of the figure.
_FOOTNOTE = re.compile(r"(?:(?<=[^0-9,.+-])[0-9]{1,2}|(?<=\s)[a-zåäö])\)\Z")
_YEAR = r"((?:19|20)[0-9]{2})"
_YES_OR_NO = re.compile(r"ja|nej|" + RUN.pattern, re.IGNORECASE)
_YEAR_BEFORE = re.compile(rf"(?:[åa]r\s*)?{_YEAR}\s*:\s*", re.IGNORECASE)
_YEAR_AFTER = re.compile(rf"(?<=[^\d\s])\s+(?:år\s+)?{_YEAR}\Z", re.IGNORECASE)
_YEAR_ALONE = re.compile(rf"(?:[åa]r\s+)?{_YEAR}", re.IGNORECASE)
_ANSWERS = re.compile(r"([0-9][0-9 ]*) av ([0-9][0-9 ]*)(?: [^0-9]*)?", re.IGNORECASE)
_SEX = re.compile(r"([a-zäö]+)\s*[:=]?\s*([+-]?[0-9][0-9 ,.]*?)\s*(?:%|procent)?", re.IGNORECASE)
_BETWEEN_SEXES = re.compile(r"[;/]\s*|,\s+|\s+och\s+")
_SEXES = {
    **dict.fromkeys(("k", "kvinna", "kvinnor", "flicka", "flickor"), "K"),
    **dict.fromkeys(("m", "man", "män", "pojke", "pojkar"), "M"),
}


@frozen
class Year:
    """`2020` in `88 % 2020`, `År 2023:` before a figure."""

    year: int


@frozen
class Annotation:
    """What stands in brackets and is no part of the figure: `+4`."""

    text: str


@frozen
class Answers:
    """`75 av 95`."""

    part: int
    whole: int


@frozen
class BySex:
    """`K 55, M 51`."""

    sexes: tuple[tuple[str, Decimal], ...]


@frozen
class Unknown:
    """A mark that nobody declared, as printed."""

    mark: str


Part = Meaning | Unit | Year | Annotation | Answers | BySex | Unknown


@frozen
class Parts:
    """A cell taken apart."""

    #: The run of digits with its sign; "" where there is none.
    digits: str
    #: What stands around it, in no certain order.
    around: tuple[Part, ...]
    #: What is left where there are no digits: `i.u.`, `Ja`, `Stängt`.
    words: str


def take_apart(text: str, unit: Unit | None, markers: Sequence[MarkerLine]) -> Parts | None:
    """The parts of a plain text; None where something in it is not understood beside digits."""
    outside, around = _without_brackets(text, unit, markers)
    outside, marks = _without_marks(outside, unit, markers)
    outside, years = _without_years(outside)
    run = _run_for(unit).search(outside)
    if run is None:
        return _gathered("", (around, marks, years), outside)
    before, behind = outside[: run.start()], outside[run.end() :]
    if _touches(before, behind):
        return None
    words = (_words(before, unit, markers), _words(behind, unit, markers))
    return _gathered(run[0], (around, marks, years, *words), "")


def _run_for(unit: Unit | None) -> re.Pattern[str]:
    return _YES_OR_NO if unit is not None and unit.dimension == "ja/nej" else RUN


def _gathered(digits: str, around: Iterable[Iterable[Part | None]], words: str) -> Parts | None:
    """The parts as one; None where one of them is not understood."""
    parts = [part for some in around for part in some]
    known = tuple(part for part in parts if part is not None)
    return Parts(digits, known, words) if len(known) == len(parts) else None


def _without_years(text: str) -> tuple[str, list[Part | None]]:
    """The text without the year it says that it is of, and that year."""
    years: list[Part | None] = []
    label = _YEAR_BEFORE.match(text)
    if label is not None:
        years.append(Year(int(label[1])))
        text = text[label.end() :]
    after = _YEAR_AFTER.search(text)
    if after is not None:
        years.append(Year(int(after[1])))
        text = text[: after.start()]
    return text, years


# --- Brackets -----------------------------------------------------------------------------------


def _without_brackets(text: str, unit: Unit | None, markers: Sequence[MarkerLine]) -> tuple[str, list[Part | None]]:
    """The text outside the brackets, and what is in each; None is what contradicts a figure."""
    pieces = _BRACKETS.split(text)
    # A line break where a bracket stood: no figure reaches across it.
    outside = "\n".join(pieces[::2]).strip()
    return outside, [_in_brackets(" ".join(inner.split()), unit, markers) for inner in pieces[1::2]]


def _in_brackets(inner: str, unit: Unit | None, markers: Sequence[MarkerLine]) -> Part | None:
    meaning = meaning_of(inner, markers) if inner else None
    if meaning is not None:
        return None if meaning in NO_FIGURE else meaning
    answers = _ANSWERS.fullmatch(inner)
    if answers is not None:
        counts = [number(count.strip()) for count in answers.groups()]
        if all(count is not None for count in counts):
            return Answers(*(int(count.value) for count in counts if count is not None))
    year = _YEAR_ALONE.fullmatch(inner)
    if year is not None:
        return Year(int(year[1]))
    return _unit_of(inner, unit) or _by_sex(inner) or _mark(inner) or Annotation(inner)


def _by_sex(inner: str) -> BySex | None:
    sexes: list[tuple[str, Decimal]] = []
    for item in _BETWEEN_SEXES.split(inner):
        match = _SEX.fullmatch(item)
        sex = _SEXES.get(match[1].casefold()) if match else None
        figure = number(match[2].strip()) if match else None
        if sex is None or figure is None:
            return None
        sexes.append((sex, figure.value))
    return BySex(tuple(sexes))


# --- The end ------------------------------------------------------------------------------------


def _without_marks(text: str, unit: Unit | None, markers: Sequence[MarkerLine]) -> tuple[str, list[Part | None]]:
    """The text without the footnotes and declared markers at its ends, and what those mean."""
    found: list[Part | None] = []
    while text:
        rest, part = _without_last(text, unit, markers)
        if rest == text:
            break
        text = rest
        if part is not None:
            found.append(part)
    return text, found


def _without_last(text: str, unit: Unit | None, markers: Sequence[MarkerLine]) -> tuple[str, Part | None]:
    for line in markers:
        if line.meaning not in NO_FIGURE:
            rest = _without_marker(text, plain(line.marker.text))
            if rest != text:
                return rest, line.meaning
    if text[-1] == ")":
        footnote = _FOOTNOTE.search(text)
        return (text[: footnote.start()].rstrip() if footnote else text), None
    if text[-1] in _SUPERSCRIPTS and _unit_of(text.split()[-1], unit) is None:
        return text[:-1].rstrip(), None
    if text[-1] in _MARKS:
        rest = text.rstrip(_MARKS)
        return rest.rstrip(), Unknown(text[len(rest) :])
    return text, None


def _without_marker(text: str, marker: str) -> str:
    """The text without a declared marker at its end or at its beginning, where it stands by itself there."""
    size = len(marker)
    if not 0 < size < len(text):
        return text
    folded = marker.casefold()
    if text[-size:].casefold() == folded and not _one_word(text[-size - 1], marker[0]):
        return text[:-size].rstrip()
    if text[:size].casefold() == folded and not _one_word(marker[-1], text[size]) and marker[-1] not in "+-,.":
        return text[size:].lstrip(": \n")
    return text


def _one_word(left: str, right: str) -> bool:
    """Whether two neighbours belong together: letters of a word, or digits of a figure."""
    return (left.isalpha() and right.isalpha()) or (left in "0123456789,." and right in "0123456789,.")


# --- Words beside the digits ----------------------------------------------------------------------


def _touches(before: str, behind: str) -> bool:
    """Whether the run of digits touches a word, a dash or a comma: then it is no figure (figures F5)."""
    if behind and not (behind[0].isspace() or behind[0] in "%." or behind[0] in _MARKS):
        return not (behind[0] in ",;:" and behind[1:2].isspace())
    if not before or before[-1].isspace() or before[-1] == ":" or before[-1] in _MARKS:
        return False
    return not (before[-1] == "." and before[-2:-1].isalpha())


def _words(text: str, unit: Unit | None, markers: Sequence[MarkerLine]) -> tuple[Part | None, ...]:
    """What the words beside a figure mean, the longest known first; None is what is not understood."""
    words = [word for word in (part.strip(",;:") for part in text.split()) if word]
    parts: list[Part | None] = []
    while words and None not in parts:
        for size in range(min(MOST_WORDS, len(words)), 0, -1):
            part = _phrase(" ".join(words[:size]), unit, markers)
            if part is not None:
                break
        parts.append(part)
        words = words[size:]
    return tuple(parts)


def _phrase(phrase: str, unit: Unit | None, markers: Sequence[MarkerLine]) -> Part | None:
    meaning = meaning_of(phrase, markers)
    if meaning is not None:
        return None if meaning in NO_FIGURE else meaning
    return _unit_of(phrase, unit) or _mark(phrase)


def _unit_of(phrase: str, unit: Unit | None) -> Unit | None:
    """The unit that `phrase` is: the measure's own where it has that sign, else any."""
    if unit is not None and phrase.casefold() in (sign.casefold() for sign in unit.signs):
        return unit
    return find_unit(phrase)


def _mark(phrase: str) -> Unknown | None:
    """One letter or sign that nobody declared: `p`, `(p)`, `*`, `.`; the letters of the sexes are none."""
    single = len(phrase) == 1 and (phrase.isalpha() or phrase == ".")
    if (single and phrase.casefold() not in _SEXES) or (phrase and not phrase.strip(_MARKS)):
        return Unknown(phrase)
    return None
