"""A goal's sentence in, the figures it gives as targets and the direction it claims out.

"ska vara minst 75 procent" governs a figure; "nät om minst 50 Mbit/s" only qualifies one. Where it is
not plain that a figure is the goal's own, it is not said to be: a false alarm costs more than a miss.
"""

import re
from decimal import Decimal

from attrs import frozen

from dsl.ast import Compare
from engine.number_words import number_word
from engine.units import Unit, find_unit


@frozen
class SentenceFigure:
    """One figure of a sentence, and how it stands there."""

    value: Decimal
    #: One unit of the last digit written.
    resolution: Decimal
    unit: Unit | None
    #: The words that govern it, as written: "ska vara minst", "minst"; None where no target phrase does.
    phrase: str | None
    #: What the comparison word asks for; None where none stands there ("ska vara 100 procent").
    compare: Compare | None
    #: The sentence's own verb governs it, not only a "minst" inside one of its parts.
    firm: bool
    #: Offsets in the sentence: the first character, and the one after the unit.
    start: int
    end: int


@frozen
class Direction:
    """A word that claims a change for the better."""

    word: str
    start: int
    end: int


#: Not inside a word, a date, a paragraph number, a range or a clock time; never with a decimal point.
_FIGURE = re.compile(
    r"(?<![\w.,§/:−–-])(?P<minus>[−–-]?)"
    r"(?P<whole>\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+|\d+)(?P<decimals>,\d+)?"
    r"(?![\w]|[.,:/−–-]\w)"
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
#: What may be the unit after a figure: up to three words or signs.
_UNIT = re.compile(
    r"\s*(?P<three>(?P<two>(?P<one>%-enheter|%|[^\W\d_][\w./²]*)(?:\s+[^\W\d_]\w*)?)(?:\s+[^\W\d_]\w*)?)"
)

_AT_LEAST = r"minst|lägst|minimum|som\s+lägst|som\s+minst|(?:inte|ej|aldrig)\s+(?:understig|underskrid)(?:a|er)"
_AT_MOST = (
    r"högst|max|maximalt|upp\s+till|som\s+högst|som\s+mest|"
    r"(?:inte|ej|aldrig)\s+(?:överstig|överskrid)(?:a|er)|(?:överstiger|överskrider)\s+inte"
)
_ABOVE = r"över|(?:mer|fler|högre|större|bättre|längre)\s+än|(?:överstig|överskrid)(?:a|er)"
_BELOW = r"under|(?:mindre|färre|lägre|kortare)\s+än|(?:understig|underskrid)(?:a|er)"
_EXACTLY = r"exakt|precis|lika\s+med"
_COMPARISONS = tuple(
    (compare, re.compile(rf"(?:^|(?<=[\s(]))(?:{words})$"))
    for compare, words in (
        (Compare.AT_LEAST, _AT_LEAST),
        (Compare.AT_MOST, _AT_MOST),
        (Compare.ABOVE, _ABOVE),
        (Compare.BELOW, _BELOW),
        (Compare.EXACTLY, _EXACTLY),
    )
)
#: `80 procent eller mer`.
_AFTER = (
    (Compare.AT_LEAST, re.compile(r"\s+(?:eller|och)\s+(?:mer|fler|högre|bättre|större|över|uppåt)\b")),
    (Compare.AT_MOST, re.compile(r"\s+(?:eller|och)\s+(?:mindre|färre|lägre|kortare|under)\b")),
)
_PER = re.compile(r"\s*(?:/|per\b)")
#: A figure that is compared with something else: `10 procent lägre än 2018`, `80 procent av målvärdet`.
_RELATIVE = re.compile(
    r"\s+(?:(?:högre|lägre|bättre|sämre|fler|färre|mer|mindre|större|kortare|längre|snabbare|billigare)\b"
    r"|(?:över|under)\s+(?:riks?|riket|snitt|genomsnitt|medel|index|föregående)"
    r"|av\s+(?:målvärde|målet|riks|riket|genomsnitt|snitt|medel|föregående|nuvarande|dagens))"
)
_HEDGE = re.compile(r"(?:^|(?<=\s))(?:ca|cirka|omkring|ungefär|runt|drygt|knappt|nästan|närmare)\.?$")
#: A figure of this size without a unit is a year.
_YEARS = range(1900, 2100)
#: What may stand between the verb and the figure without changing what is said.
_ADVERB = re.compile(
    r"(?:^|(?<=\s))(?:i\s+(?:genom)?snitt|i\s+medeltal|totalt|sammanlagt|sammantaget|årligen|varje\s+år|alltid"
    r"|åtminstone|fortsatt|även|också|per\s+år|vid\s+årets\s+slut"
    r"|(?:(?:senast|under|år|till|till\s+och\s+med)\s+)*(?:år\s+)?(?:19|20)\d\d)$"
)
_TO = r"(?:\s+från\s+[\d,]+(?:\s*%|\s+procent)?)?\s+till"
_INFINITIVE = re.compile(
    r"(?:^|(?<=\s))(?:vara|bli|uppgå(?:\s+till)?|nå(?:\s+upp\s+till)?|nås\s+av|ligga(?:\s+på)?|hamna\s+på"
    r"|landa\s+på|utgöra|motsvara"
    rf"|(?:ökas?|minskas?|höjas|sänkas|stiga|sjunka|växa|förbättras){_TO})$"
)
_FINITE = re.compile(rf"(?:^|(?<=\s))(?:är|uppgår\s+till|når(?:\s+upp\s+till)?|ligger\s+på|(?:ökar|minskar){_TO})$")
_TO_ALONE = re.compile(r"(?:^|(?<=\s))till$")
_MODAL = re.compile(r"\b(?:ska|skall|bör|måste)\b")
#: After one of these the words are no longer the goal's own clause.
_SUBORDINATE = re.compile(r"[.;:!?]|\b(?:som|att|där|vars|vilka|vilken|vilket|när|medan)\b")
_RELATIVE_BEFORE = re.compile(r"\b(?:som|att|där|vilka|vilken|vilket|de|när)(?:\s+(?:inte|ej))?$")

_CHANGE = (
    r"ökas?|ökar|höjas?|höjs|stiga|stiger|växa|växer|minskas?|minskar|sänkas?|sänks|sjunka|sjunker|halveras?"
    r"|förbättras?|förbättrar|fördubblas?|förkortas?"
    r"|(?:bli|blir)\s+(?:bättre|fler|färre|högre|lägre|kortare|mindre|större)"
)
#: A heading of a goal: "Ökad trygghet", "Fler nöjda medborgare".
_CHANGE_FIRST = (
    r"öka(?:d|t|de)|minska(?:d|t|de)|förbättra(?:d|t|de)|sänk(?:t|ta)|höj(?:d|t|da)|bättre|fler|färre|högre"
    r"|lägre|kortare"
)
_DIRECTION = re.compile(rf"\b(?:{_CHANGE})\b|^\W*(?:{_CHANGE_FIRST})\b", re.IGNORECASE)
#: "för att öka", "inte minska", "hur kommunen kan öka", "som ökar": not what the goal itself claims.
_NOT_CLAIMED = re.compile(r"\b(?:att|inte|ej|aldrig|kan|som|utan)$", re.IGNORECASE)


def sentence_figures(sentence: str) -> tuple[SentenceFigure, ...]:
    """Every figure of a sentence, in order; number words only where a target phrase governs them.

    "en" and "ett" count only after a comparison word. A figure said to be about so much ("cirka") or of a
    change ("öka med 5 procent", "10 procent lägre än") is governed by no target phrase, nor is a year
    (checks, MK201).
    """
    found = [_figure_at(sentence, match) for match in _FIGURE.finditer(sentence)]
    for match in _WORD.finditer(sentence):
        figure = _word_at(sentence, match)
        if figure is not None:
            found.append(figure)
    return tuple(sorted(found, key=lambda figure: figure.start))


def directions(sentence: str) -> tuple[Direction, ...]:
    """The whole words by which the sentence itself claims a change for the better, in order.

    "öka" of sick leave and of trust alike: no goal promises to get worse, so which way a measure moves is
    left to its own direction. Not in "för att öka", "ska inte minska", "som ökar".
    """
    return tuple(
        Direction(match.group().strip(), match.start(), match.end())
        for match in _DIRECTION.finditer(sentence)
        if _NOT_CLAIMED.search(sentence[: match.start()].rstrip()) is None
    )


def _figure_at(sentence: str, match: re.Match[str]) -> SentenceFigure:
    decimals = match["decimals"] or ""
    whole = "".join(character for character in match["whole"] if character.isdigit())
    sign = "-" if match["minus"] else ""
    value = Decimal(f"{sign}{whole}{decimals.replace(',', '.')}")
    resolution = Decimal((0, (1,), -max(len(decimals) - 1, 0)))
    return _governed(sentence, match.start(), match.end(), value, resolution)


def _word_at(sentence: str, match: re.Match[str]) -> SentenceFigure | None:
    number = number_word(match.group())
    if number is None:
        return None
    figure = _governed(sentence, match.start(), match.end(), Decimal(number), Decimal(1))
    if figure.phrase is None or (number == 1 and figure.compare is None):
        return None
    return figure


def _governed(sentence: str, start: int, end: int, value: Decimal, resolution: Decimal) -> SentenceFigure:
    unit, end = _unit_after(sentence, end)
    phrase, compare, firm = _phrase_before(sentence[:start])
    if compare is None:
        compare = next((after for after, words in _AFTER if words.match(sentence.lower(), end)), None)
    if _RELATIVE.match(sentence.lower(), end) or (unit is None and value in _YEARS):
        phrase, compare, firm = None, None, False
    return SentenceFigure(value, resolution, unit, phrase, compare, firm, start, end)


def _unit_after(sentence: str, end: int) -> tuple[Unit | None, int]:
    """The unit that begins at `end`, the longest that is one, and where it ends; `kr` is not `kr per elev`."""
    match = _UNIT.match(sentence, end)
    if match is not None:
        for part in ("three", "two", "one"):
            unit = find_unit(match[part])
            if unit is not None and not _PER.match(sentence, match.end(part)):
                return unit, match.end(part)
    return None, end


def _phrase_before(before: str) -> tuple[str | None, Compare | None, bool]:
    """The target phrase that `before` ends with, what it asks for, and whether it is the sentence's own."""
    text = before.rstrip()
    rest = text.lower()
    if _HEDGE.search(rest):
        return None, None, False
    rest, compare = _comparison(rest)
    rest = _without_adverbs(rest)
    if compare is None:
        rest, compare = _comparison(rest)
        rest = _without_adverbs(rest)
    verb = _INFINITIVE.search(rest) or _FINITE.search(rest)
    if verb is None:
        return _without_verb(text, rest, compare)
    clause = rest[: verb.start()].rstrip()
    if _FINITE.search(rest):
        return text[verb.start() :], compare, _RELATIVE_BEFORE.search(clause) is None
    modal = _modal_of(clause)
    if modal is None:
        starts = clause == "" and verb.group().startswith(("öka", "minska"))
        return (text[verb.start() :], compare, True) if starts else _bare(text, rest, compare)
    return _between(text, modal, verb.start()), compare, True


def _without_verb(text: str, rest: str, compare: Compare | None) -> tuple[str | None, Compare | None, bool]:
    """A phrase without a verb of its own: "ska minst 80 procent", "Minst 80 procent …", "öka … till"."""
    to = _TO_ALONE.search(rest)
    if to is not None and any(
        _SUBORDINATE.search(rest, direction.end) is None for direction in directions(rest[: to.start()])
    ):
        return text[to.start() :], compare, True
    if compare is None:
        return None, None, False
    modal = re.search(r"\b(?:ska|skall|bör|måste)$", rest)
    if modal is not None:
        return text[modal.start() :], compare, True
    if rest.endswith(" med"):
        return None, None, False
    return text[len(rest) :].strip(), compare, rest == "" or rest.endswith(":")


def _bare(text: str, rest: str, compare: Compare | None) -> tuple[str | None, Compare | None, bool]:
    return (None if compare is None else text[len(rest) :].strip()), compare, False


def _comparison(rest: str) -> tuple[str, Compare | None]:
    for compare, words in _COMPARISONS:
        match = words.search(rest)
        if match is not None:
            return rest[: match.start()].rstrip(), compare
    return rest, None


def _without_adverbs(rest: str) -> str:
    while match := _ADVERB.search(rest):
        rest = rest[: match.start()].rstrip()
    return rest


def _modal_of(clause: str) -> re.Match[str] | None:
    """The last "ska" of `clause`, where nothing between it and the end begins another clause."""
    last = next(reversed(list(_MODAL.finditer(clause))), None)
    return None if last is None or _SUBORDINATE.search(clause, last.end()) else last


def _between(text: str, modal: re.Match[str], verb: int) -> str:
    """`ska … vara minst`, without what stands between the two."""
    return " ".join(f"{modal.group()} {text[verb:]}".split())
