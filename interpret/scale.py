"""The words of verdicts: a plan's own, or those that boards use."""

import re
from unicodedata import category

from engine.facts import folded
from engine.plan import Plan

_MUCH = ("helt", "delvis", "ej", "inte", "i huvudsak", "i hög grad", "i låg grad", "i stort", "i stort sett",
         "till stor del", "till viss del", "till fullo", "nästan", "inte helt")  # fmt: skip
_DONE = ("uppfyllt", "uppfylld", "uppfyllda", "uppnått", "uppnådd", "uppnådda", "nått", "nådd")
_NOW = ("uppnås", "uppfylls", "nås")
_LATER = (
    "uppnås",
    "uppfyllas",
    "uppfylls",
    "nås",
    "uppnå",
    "bli uppfyllt",
    "bli uppnått",
    "vara uppfyllt",
    "vara uppnått",
)
_GOAL = ("", "målet ", "mål ")
_WHO = (*_GOAL, "målet är ", "målet har ", "är ")
_WILL = ("kommer", "bedöms", "beräknas", "förväntas", "prognostiseras", "målet kommer", "målet bedöms",
         "målet beräknas", "målet förväntas")  # fmt: skip
#: What boards write, folded; with a plan its own words are added.
KNOWN = frozenset(
    {
        *(f"{who}{much}{word}" for who in _WHO for much in ("", *(f"{one} " for one in _MUCH)) for word in _DONE),
        *(f"{who}{much}{word}" for who in _GOAL for much in ("", *(f"{one} " for one in _MUCH)) for word in _NOW),
        *(f"{who}{word} {much}" for who in _GOAL for much in _MUCH for word in _NOW),
        *(f"{will} {much}{to}{word}" for will in _WILL for much in ("", *(f"{one} " for one in _MUCH))
          for to in ("", "att ", "kunna ") for word in _LATER),
        *(f"{who}{much} {will} att {word}" for who in _GOAL for much in _MUCH for will in ("kommer", "bedöms")
          for word in _LATER),
        "grön", "grönt", "gul", "gult", "röd", "rött", "kan ej bedömas", "kan inte bedömas", "ej bedömt", "ej bedömd",
        "delvis", "helt", "ej bedömbart", "ej bedömbar", "ej möjligt att bedöma", "inte möjligt att bedöma",
        "går ej att bedöma", "går inte att bedöma", "god måluppfyllelse", "mycket god måluppfyllelse",
        "viss måluppfyllelse", "bristande måluppfyllelse", "låg måluppfyllelse", "hög måluppfyllelse",
        "ingen måluppfyllelse", "avvikelse", "mindre avvikelse", "större avvikelse", "ingen avvikelse",
        "full måluppfyllelse", "delvis måluppfyllelse", "acceptabel måluppfyllelse", "ej måluppfyllelse",
    }
)  # fmt: skip
#: Of an assignment, never of a goal that a plan has not declared them for.
STATUSES = frozenset(
    {
        "ej påbörjad", "ej påbörjat", "inte påbörjad", "inte påbörjat", "påbörjad", "påbörjat", "pågår", "pågående",
        "pågår enligt plan", "enligt plan", "försenad", "försenat", "försening", "avslutad", "avslutat", "slutförd",
        "slutfört", "klar", "klart", "genomförd", "genomfört", "utförd", "utfört", "delvis genomförd",
        "delvis genomfört", "ej genomförd", "ej genomfört", "inte genomförd", "inte genomfört", "vilande", "pausad",
        "pausat", "avbruten", "avbrutet", "utgår", "färdig", "färdigt", "verkställd", "verkställt",
    }
)  # fmt: skip
#: A state of its own: nothing is to be judged yet.
NOT_DUE = frozenset(
    {
        "inte aktuellt än", "ej aktuellt än", "ej aktuell", "ej aktuellt", "inte aktuell", "inte aktuellt",
        "ännu inte aktuellt", "mäts senare", "bedöms senare", "bedöms vid årets slut", "bedöms i årsredovisningen",
        "följs upp senare", "följs upp vid årets slut", "mäts ej i år", "ej mätt", "ingen bedömning",
        "ingen bedömning ännu", "ännu ej bedömt", "ännu inte bedömt", "bedöms vid helår", "bedöms i årsbokslutet",
        "bedöms vid årsbokslut", "bedöms i årsbokslut", "följs upp i årsredovisningen", "följs upp i årsbokslutet",
        "följs upp vid helår", "mäts ej", "mäts inte i år", "ej uppföljningsbart ännu", "redovisas i årsredovisningen",
        "redovisas i årsbokslut", "redovisas i årsbokslutet", "redovisas vid årsbokslut", "redovisas vid helår",
    }
)  # fmt: skip
#: Words that are a verdict only below a label or a heading: they are common in other senses.
_WEAK = frozenset(
    {
        "delvis",
        "helt",
        "grön",
        "grönt",
        "gul",
        "gult",
        "röd",
        "rött",
        "nås",
        "avvikelse",
        "nått",
        "uppnås",
        "uppfylls",
        "nådd",
    }
)
_TREND = re.compile(
    r"[↑↓→←↗↘↖↙⇧⇩⇨▲▼►◄△▽➚➘➔🡅🡇\s]+|"
    r"(?:oförändrad|ökande|minskande|stigande|sjunkande|positiv|negativ|stabil|uppåtgående|nedåtgående|förbättrad|"
    r"försämrad|uppåt|nedåt|ökar|minskar)(?: trend| utveckling)?",
    re.IGNORECASE,
)
_SHAPES = "●○•◦⬤◉■□▪▫⬛⬜◆◇★☆. "
_BOXES = "☐☑☒□■✓✔✗✘"


def scale_words(plans: tuple[Plan, ...]) -> frozenset[str]:
    """The words that may be verdicts, folded."""
    return KNOWN | NOT_DUE | {folded(word.word) for plan in plans for word in plan.scale}


def is_verdict(text: str, scale: frozenset[str]) -> bool:
    """Whether the whole of `text` is one of the words, beside an icon or a bullet."""
    return len(text) <= 80 and folded(bare(text)) in scale


def is_plain_verdict(text: str, scale: frozenset[str]) -> bool:
    """Whether `text` is a verdict also where no label says that it is one."""
    word = folded(bare(text))
    return is_verdict(text, scale) and (word not in _WEAK | NOT_DUE or word not in KNOWN | NOT_DUE)


def is_status(text: str) -> bool:
    """Whether the whole of `text` says how far an assignment has come."""
    return len(text) <= 80 and folded(bare(text)) in STATUSES | NOT_DUE


def is_trend(text: str) -> bool:
    """Whether the whole of `text` is an arrow or a word of a trend: never a verdict."""
    return bool(text.strip()) and _TREND.fullmatch(text.strip()) is not None


def words_in(text: str, scale: frozenset[str]) -> tuple[str, ...]:
    """The words of the scale that a text lists, parted by signs (`Helt uppfyllt / Ej uppfyllt`), as printed."""
    parts = re.split(rf"[/|,;•●\t\n{_BOXES}]|\s[–—-]\s|\s{{2,}}", text)
    return tuple(part.strip() for part in parts if part.strip() and is_verdict(part, scale))


def is_ticked(text: str) -> bool:
    """Whether the text has boxes to tick: which one is ticked is asked, never guessed."""
    return any(box in text for box in _BOXES)


def is_icon(text: str) -> bool:
    """Whether the text is signs alone, or one word for a colour: what they mean is not said."""
    return bool(text.strip()) and not bare(text)


def is_shape(text: str) -> bool:
    """Whether the text is a dot or a square, whose colour alone says what it means."""
    return bool(text.strip()) and not text.strip().strip(_SHAPES)


def bare(text: str) -> str:
    """The text without signs before and after it."""
    start, end = 0, len(text)
    while start < end and category(text[start])[0] not in "LN":
        start += 1
    while end > start and category(text[end - 1])[0] not in "LN":
        end -= 1
    return text[start:end]
