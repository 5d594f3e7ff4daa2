"""The words that a report states its verdicts in, in; the plan's lines of them out, and questions where unsure."""

import re
from collections.abc import Iterable

from authoring.draft import comment
from authoring.rule_lines import lines_below, quote
from dsl.ast import Class, Heading
from engine.facts import folded
from engine.resolve import BUILT_IN_SCALE
from engine.stated import UNDECIDED_WORDS

_BEST_FIRST = (Class.FULL, Class.PARTLY, Class.NOT, Class.UNDECIDED)
#: What a verdict is said of, and in what time: it says nothing of the class.
_FRAME = re.compile(
    r"\b(?:målet|mål|är|har|att|bli|vara|kunna|kommer|bedöms|beräknas|förväntas|prognostiseras)\b", re.IGNORECASE
)
_REACHED = re.compile(
    r"uppfyll(?:t|d|da|s|as)|uppnå(?:tt|dd|dda|s)?|nå(?:tt|dd|s)|måluppfyllelse",
    re.IGNORECASE,
)
_DEGREES = {
    "": Class.FULL,
    "helt": Class.FULL,
    "till fullo": Class.FULL,
    "full": Class.FULL,
    "delvis": Class.PARTLY,
    "till viss del": Class.PARTLY,
    "viss": Class.PARTLY,
    "ej": Class.NOT,
    "inte": Class.NOT,
    "ingen": Class.NOT,
}
#: Every plan has a word for these.
_NEEDED = (Class.FULL, Class.NOT)
_COLOURS = {"grön": Class.FULL, "gul": Class.PARTLY, "röd": Class.NOT, "rött": Class.NOT}
#: Words of what is not to be judged yet, or not this year.
_LATER = re.compile(r"\b(?:aktuell|aktuellt|senare|ännu|mäts|mätt|redovisas|följs upp|vid|ingen bedömning)\b")
_UNDECIDED = re.compile(
    r"(?:kan|går) (?:ej|inte) (?:att )?bedömas?|(?:ej|inte) (?:möjligt att bedöma|bedöm(?:t|d|bart|bar))",
    re.IGNORECASE,
)


def class_of(word: str) -> Class | None:
    """The class that a word stands for; None where it might stand for more than one (`Till stor del uppfyllt`)."""
    said = folded(word)
    if _UNDECIDED.fullmatch(said):
        return Class.UNDECIDED
    left, reached = _REACHED.subn(" ", _FRAME.sub(" ", said))
    degree = " ".join(left.split())
    if not reached and said in ("helt", "delvis"):
        return _DEGREES[said]
    if reached != 1 or ("måluppfyllelse" in said and not degree):
        return None
    return _DEGREES.get(degree)


def scale_lines(words: Iterable[str]) -> tuple[str, ...]:
    """The lines of the plan's scale, best first; none where the words are those of every plan."""
    every = {folded(word): word for word in reversed([" ".join(word.split()) for word in words])}
    built_in = {folded(word.word) for word in BUILT_IN_SCALE} | set(UNDECIDED_WORDS)
    if every.keys() <= built_in:
        return ()
    named = [word for key, word in sorted(every.items()) if key not in UNDECIDED_WORDS]
    lines: list[str] = []
    for each in _BEST_FIRST:
        of_class = [
            line for word in named if class_of(word) is each and lines_below(Heading.PLAN, line := _line(word, each))
        ]
        lines.extend(of_class)
        if not of_class and each in _NEEDED:
            lines.append(comment(f"rapporten har inget ord för {folded(each.value)}; det här är språkets eget"))
            lines.append(_line(each.value, each))
    if all(class_of(word) is None for word in named):
        lines = []
    for word in named:
        if class_of(word) is None:
            lines.append(
                comment(f"fråga: betyder {quote(word)} helt, delvis eller ej uppfyllt, eller kan inte bedömas?")
            )
            lines.append(comment(_line(word, _likely(word))))
    return tuple(lines)


def _line(word: str, of_class: Class) -> str:
    return f"bedömning {quote(word)} betyder {folded(of_class.value)}"


def _likely(word: str) -> Class:
    """What is proposed for a word that is asked about."""
    said = folded(word)
    if _LATER.search(said):
        return Class.UNDECIDED
    return next((of_class for colour, of_class in _COLOURS.items() if said.startswith(colour)), Class.PARTLY)
