"""The text of a claim in, its words, numbers and signs out, each with where it stands; and the words of change."""

import re
from decimal import Decimal
from unicodedata import normalize

from attrs import frozen

from engine.claim_tree import Amount, Sign, Than
from engine.facts import UNSEEN
from engine.number_words import number_word
from engine.printed import number, plain
from engine.units import UNITS, Unit, find_unit

#: A longer claim is nothing that anybody wrote.
LONGEST = 1000


@frozen
class Token:
    #: "string", "years", "number", "word" or "sign".
    kind: str
    #: As it is compared: what stands inside the quotes, a word in lower case.
    text: str
    start: int
    end: int


_TOKENS = re.compile(
    r"""
    (?P<space>\s+)
  | ["”“](?P<string>[^"”“]*)["”“]
  | (?P<years>(?:19|20|21)[0-9]{2}[-–−](?:19|20|21)[0-9]{2}(?![0-9]))
  | (?P<number>[1-9][0-9]{0,2}(?:[ \u00a0\u2009\u202f][0-9]{3})+(?![0-9])(?:,[0-9]+)?|[0-9]+(?:,[0-9]+)?)
  | (?P<word>[^\W\d_][\w]*(?:[-\u2010\u2011][\w]+)*)
  | (?P<sign><=|>=|[+\-–−×*·/()=<>≤≥,%])
    """,
    re.VERBOSE,
)
_SIGNS = {"<=": "≤", ">=": "≥", "-": "−", "–": "−", "*": "×", "·": "×"}
OPERATIONS = {"+": Sign.PLUS, "−": Sign.MINUS, "×": Sign.TIMES, "/": Sign.THROUGH}
RELATIONS = {
    "=": Than.EQUAL,
    "<": Than.LESS,
    ">": Than.MORE,
    "≤": Than.AT_MOST,
    "≥": Than.AT_LEAST,
}


def written(text: str) -> str:
    """A claim in NFC, without the characters that nobody sees."""
    return normalize("NFC", text).translate(UNSEEN)


def tokens(text: str) -> tuple[tuple[Token, ...], int | None]:
    """The tokens of a claim, and where it has a character that cannot stand in one, or None."""
    found: list[Token] = []
    at = 0
    while at < len(text):
        match = _TOKENS.match(text, at)
        if match is None:
            return tuple(found), at
        kind = match.lastgroup or ""
        at = match.end()
        if kind != "space":
            found.append(Token(kind, _as_compared(kind, match[kind]), match.start(), at))
    return tuple(found), None


def _as_compared(kind: str, text: str) -> str:
    if kind == "string":
        return " ".join(text.split())
    if kind == "word":
        return text.casefold()
    return _SIGNS.get(text, text)


def year_of(token: Token) -> int | None:
    """The year that a number is, or None."""
    text = token.text
    return int(text) if token.kind == "number" and re.fullmatch(r"(?:19|20|21)[0-9]{2}", text) else None


# --- Amounts --------------------------------------------------------------------------------------

_POWERS = ("tiotal", "hundratal", "tusental", "tiotusental", "hundratusental", "miljontal")
_ROUNDED = re.compile(rf"\s+avrundat till ({'|'.join(_POWERS)})\b", re.IGNORECASE)
#: What may stand after a number, the longest first; none runs into another word.
_UNIT = re.compile(
    r"\s*("
    + "|".join(sorted((re.escape(sign) for unit in UNITS for sign in unit.signs), key=len, reverse=True))
    + r")(?![\w-])",
    re.IGNORECASE,
)
_OWN_UNIT = re.compile(r"\s*[\"”“]([^\"”“]+)[\"”“]")


def amount_at(text: str, token: Token) -> tuple[Amount, int] | None:
    """The amount that begins with a number or a number word, and where it ends; None where there is none."""
    if token.kind == "number":
        read = number(plain(token.text))
        value, decimals = (None, 0) if read is None else (read.value, read.decimals)
    else:
        of_word = number_word(token.text) if token.kind == "word" else None
        value, decimals = (None if of_word is None else Decimal(of_word)), 0
    if value is None:
        return None
    unit, end = _unit_at(text, token.end)
    step = Decimal((0, (1,), -decimals))
    rounded = _ROUNDED.match(text, end)
    if rounded is not None:
        end = rounded.end()
        step = Decimal(10) ** (_POWERS.index(rounded[1].casefold()) + 1)
    return Amount(value, step, unit, " ".join(text[token.start : end].split()), rounded is not None), end


def _unit_at(text: str, at: int) -> tuple[Unit | None, int]:
    own = _OWN_UNIT.match(text, at)
    if own is not None:
        name = " ".join(own[1].split())
        return find_unit(name) or Unit(name, name, Decimal(1), (name,)), own.end()
    match = _UNIT.match(text, at)
    return (None, at) if match is None else (find_unit(match[1]), match.end())


# --- Words of change ------------------------------------------------------------------------------

#: `ökade`: between two years.
PAST = {
    **dict.fromkeys(("ökade", "steg", "växte"), Than.MORE),
    **dict.fromkeys(("minskade", "sjönk", "föll"), Than.LESS),
    "förbättrades": Than.BETTER,
    "försämrades": Than.WORSE,
}
#: `har ökat`, `ökar`: over the years.
PERFECT = {
    **dict.fromkeys(("ökat", "stigit", "vuxit"), Than.MORE),
    **dict.fromkeys(("minskat", "sjunkit", "fallit"), Than.LESS),
    "förbättrats": Than.BETTER,
    "försämrats": Than.WORSE,
}
PRESENT = {
    **dict.fromkeys(("ökar", "stiger", "växer"), Than.MORE),
    **dict.fromkeys(("minskar", "sjunker", "faller"), Than.LESS),
    "förbättras": Than.BETTER,
    "försämras": Than.WORSE,
}
#: After `fortsätter`.
INFINITIVE = {
    **dict.fromkeys(("öka", "stiga", "växa"), Than.MORE),
    **dict.fromkeys(("minska", "sjunka", "falla"), Than.LESS),
    "förbättras": Than.BETTER,
    "försämras": Than.WORSE,
}
COMPARED = {
    **dict.fromkeys(("högre", "större", "fler", "mer"), Than.MORE),
    **dict.fromkeys(("lägre", "mindre", "färre"), Than.LESS),
    "bättre": Than.BETTER,
    "sämre": Than.WORSE,
}
SUPERLATIVE = {
    **dict.fromkeys(("högst", "störst", "flest"), Than.MORE),
    **dict.fromkeys(("lägst", "minst", "färst"), Than.LESS),
    "bäst": Than.BETTER,
    "sämst": Than.WORSE,
}
