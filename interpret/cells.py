"""A printed cell in, what sort of text it is out: a figure, a target in words, a mark, a verdict, a sentence."""

import re
from functools import lru_cache

from engine.figure import Figure, Status, read_cell
from engine.units import find_unit
from interpret.scale import is_trend, is_verdict

_WORDS_OF_TARGET = re.compile(
    r"(?:minst|högst|lägst|max(?:imalt)?|min(?:imum)?|över|under|mer än|mindre än|fler än|färre än|upp till|≥|≤|>|<|=|"
    r"ska(?:ll)? vara|ska|öka|ökar?|"
    r"ökning|minska[rs]?|bättre|sämre|högre|lägre|oförändrad|bibehåll\w*|topp|bland)\b|[≥≤><=]",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"(?:(?:resultat|utfall|siffror|mätning(?:en)?|uppgift(?:er)?) )?(?:redovisas|mäts|följs upp|rapporteras|"
    r"presenteras|publiceras|kommer|genomförs|finns|mätt?s|saknas|inväntas)\b(?! (?:av|genom|med)\b)",
    re.IGNORECASE,
)
#: What only a target begins with.
_LIMIT = re.compile(r"\s*(?:minst|högst|lägst|max|min)\b", re.IGNORECASE)
_DIGITS = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_BEFORE_DIGITS = re.compile(r"(?:(?:minst|högst|lägst|prel|prognos)[.:]?\s*|[≥≤><=+−-]\s*)?\Z", re.IGNORECASE)
#: When it comes: `T3`, `tertial 3`, `2025`.
_WHEN = re.compile(r"\b(?:(?:t|tertial|kvartal|kv|q) ?[1-4]|(?:19|20)[0-9]{2})\b", re.IGNORECASE)
_SPAN = re.compile(r"\s*[0-9]+(?:,[0-9]+)?\s*%?\s*[-–—]\s*[0-9]+(?:,[0-9]+)?\s*(?:%|procent)?\s*")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_YEAR_IN_BRACKETS = re.compile(r"\(((?:19|20)[0-9]{2})\)\s*\Z")


def is_blank(text: str) -> bool:
    """Whether nothing is printed."""
    return not text.strip()


def is_figure(text: str) -> bool:
    """Whether the cell is one figure, with its unit and what stands around it."""
    return _figure(text).value is not None


def is_marker(text: str) -> bool:
    """Whether the cell says that there is no figure: `i.u.`, `-`, `..`."""
    figure = _figure(text)
    if figure.value is not None or figure.readings:
        return False
    return figure.status is not Status.MISSING or figure.unknown_marker is None or len(_letters(text)) <= 2


def says_none(text: str) -> bool:
    """Whether the cell says in letters that there is no figure: `i.u.`."""
    figure = _figure(text)
    known = figure.status is Status.MISSING and figure.unknown_marker is None and figure.value is None
    return known and any(map(str.isalpha, text))


def is_unit(text: str) -> bool:
    """Whether the cell is a unit without a figure: `procent`."""
    return has_words(text) and find_unit(text.strip()) is not None


def is_glued(text: str) -> bool:
    """Whether the digits can be read as several figures (figures F5): all readings are told, none is used."""
    figure = _figure(text)
    return bool(figure.readings) and not _WORDS_OF_TARGET.search(text)


def readings_of_cell(text: str) -> tuple[str, ...]:
    """Every reading of a cell that has no one reading."""
    return _figure(text).readings


def is_target(text: str) -> bool:
    """Whether the cell may be a target: a figure, `minst 85 procent`, `öka`, a mark."""
    if is_blank(text) or is_figure(text):
        return True
    is_mark = is_marker(text) and not is_trend(text) and not is_unit(text)
    return len(text) <= 80 and (is_mark or _WORDS_OF_TARGET.search(text) is not None)


def is_span(text: str) -> bool:
    """Whether the cell is a target from one figure to another: `85-90`."""
    return _SPAN.fullmatch(text) is not None


def is_outcome(text: str, scale: frozenset[str]) -> bool:
    """Whether the cell may be an outcome: blank, one figure, or a mark; no verdict, trend or sentence."""
    if is_blank(text) or is_figure(text) or says_later(text):
        return True
    if is_verdict(text, scale) or is_trend(text) or is_glued(text) or _LIMIT.match(text) or _is_two(text):
        return False
    if is_unit(text):
        return False
    return is_marker(text) or text.strip().casefold() in ("ja", "nej") or len(_letters(text)) <= 3


def _is_two(text: str) -> bool:
    """Whether the cell is a figure and behind it another, or a target: `64 dagar≤ 67 dagar`."""
    starts = [match.start() for match in _DIGITS.finditer(text)][1:8] if len(text) <= 80 else []
    cuts = [at - len(match[0]) for at in starts if (match := _BEFORE_DIGITS.search(text[:at])) is not None]
    return any(_is_amount(text[:at].strip()) and is_target(text[at:].strip()) for at in cuts)


def _is_amount(text: str) -> bool:
    return is_figure(text) or (is_target(text) and any(map(str.isdigit, text)))


def says_later(text: str) -> bool:
    """Whether the cell says that the figure comes later, or not this year: `Redovisas i T3`, `Mäts ej`."""
    words = _WHEN.sub("", text)
    return len(text) <= 60 and not any(map(str.isdigit, words)) and _LATER.match(text.strip()) is not None


def is_sentence(text: str) -> bool:
    """Whether the cell is words: the sentence of a goal, not a target."""
    return len(_letters(text)) >= 3 and not is_figure(text)


def has_words(text: str) -> bool:
    """Whether the cell can be a name."""
    return _LETTERS.search(text) is not None and not is_figure(text)


def own_year(text: str) -> int | None:
    """The year that a cell says its figure is of: `88 % 2020`, `88 % (2020)`."""
    figure = _figure(text)
    if figure.year is not None:
        return figure.year
    found = _YEAR_IN_BRACKETS.search(text)
    return int(found[1]) if found is not None and figure.value is not None else None


def _letters(text: str) -> list[str]:
    return _LETTERS.findall(text)


@lru_cache(maxsize=8192)
def _figure(text: str) -> Figure:
    """The cell read once, however many ask."""
    return read_cell(text, None, ())
