"""Något i texten är kvar från arbetet med den.

Ett namn med frågetecken i slutet av ett stycke är en fråga till en kollega, och XX, TODO och "[infoga" står där något
skulle ha skrivits. Kommentarer och ändringar som inte är godkända följer med dokumentet till den som läser det.

Tyst om frågor som är meningar, om XX i en romersk siffra eller ett namn, och om en fråga i en rubrik.
"""

import re
from collections.abc import Iterator

from engine.assessment import Evaluated
from engine.case import Prose, TextKind
from engine.check import Check, finding
from engine.wording import one_line
from findings.finding import Consequence, Finding, Label, Severity
from findings.span import Span
from findings.text import Text

CHECK = Check(
    "MK701",
    "rest-från-utkast",
    Severity.ERROR,
    Consequence.WORDING,
    Text(
        "En rest från utkastet står kvar: en fråga till en kollega, XX, TODO eller en kommentar.",
        "Something of the draft is left: a question to a colleague, XX, TODO or a comment.",
    ),
    Text(
        "Tyst om frågor som är meningar, och om romerska siffror.",
        "Silent on questions that are sentences, and on Roman numerals.",
    ),
    needs_plan=False,
)
#: One name, or a first and a last one, in capitals or not, asked at the end of a paragraph.
_ASKED = re.compile(r"(?:(?<=[.!?:;,)”\"])|(?<=\s)|^)\s*([A-ZÅÄÖ]{2,}(?:[- ][A-ZÅÄÖ]{2,})?)\s?\?{1,3}\s*$")
_ASKED_BY_ITSELF = re.compile(r"(?<=[.!)”\"])\s+([A-ZÅÄÖ][a-zåäöé]{1,19})\s?\?{1,3}\s*$")
_MARKS = (
    re.compile(r"(?<![\w-])(?:TODO|FIXME|TBD)(?![\w-])"),
    re.compile(r"(?<![\wÅÄÖåäö.-])(?:XX|XXX+)(?![\wÅÄÖåäö])(?![-.:]?\s?(?:talet|seklet))"),
    re.compile(r"(?<!\w)xx+(?!\w)"),
    re.compile(
        r"\[\s*(?:infoga|fyll i|komplettera|lägg till|skriv här|text kommer|uppdatera)\b[^\]]{0,60}\]?", re.IGNORECASE
    ),
    re.compile(r"\blorem ipsum\b", re.IGNORECASE),
    re.compile(r"(?<!\w)\?{3,}"),
)
#: Short questions of prose that are no names.
_QUESTIONS = frozenset({"VARFÖR", "HUR", "VAD", "VEM", "NÄR", "VAR", "VILKA", "VILKEN", "VILKET", "JA", "NEJ", "FAQ"})
#: A numeral follows one of these: `kapitel XX`.
_NUMERAL = re.compile(r"\b(?:kapitel|kap\.?|del|bok|karl|gustav|ludvig|titel|bilaga|på|under)\s*$", re.IGNORECASE)
_TOO_LONG = 20_000
_MOST_SHOWN = 80


def find(evaluated: Evaluated) -> Iterator[Finding]:
    """Each text with something left of the draft, once."""
    for prose in evaluated.case.prose:
        if prose.kind is TextKind.REMARK:
            said = shortened(prose.text)
            sv, en = ("", "") if prose.what is None else (f"{prose.what.sv} ", f"{prose.what.en} ")
            yield finding(
                CHECK,
                Text(
                    f'dokumentet har en kommentar eller ändring kvar: {sv}"{said}"',
                    f'the document still has a comment or a change: {en}"{said}"',
                ),
                (Label(prose.place),),
                help=Text("godkänn eller ta bort den i dokumentet", "accept or remove it in the document"),
            )
            continue
        left = _left(prose)
        if left is not None:
            yield finding(
                CHECK,
                Text(f'"{left}" ser ut att vara kvar från utkastet', f'"{left}" seems to be left from the draft'),
                (Label(place_of(prose, left)),),
                help=Text(
                    "ta bort det, eller skriv det som ska stå där", "remove it, or write what should stand there"
                ),
            )


def place_of(prose: Prose, words: str) -> Span:
    """The line of a text where the words stand; where the text begins, where they stand on no line of it."""
    for line, span in reversed(prose.lines):
        at = line.find(words)
        if at >= 0:
            start = None if span.line is None else (span.column or 1) + at
            return span._replace(column=start, end=None if start is None else start + len(words), quote=words)
    return prose.place._replace(quote=words)


def shortened(text: str) -> str:
    """The text on one line, no longer than a message may quote."""
    line = one_line(text)
    return line if len(line) <= _MOST_SHOWN else f"{line[: _MOST_SHOWN - 1]}…"


def _left(prose: Prose) -> str | None:
    text = prose.text
    if len(text) > _TOO_LONG:
        text = text[-_TOO_LONG:]
    if prose.kind is not TextKind.HEADING:
        asked = _ASKED.search(text) or _ASKED_BY_ITSELF.search(text)
        if asked is not None and asked[1].upper() not in _QUESTIONS and not _shouted(text):
            return one_line(asked[0])
    for pattern in _MARKS:
        for found in pattern.finditer(text):
            if not _NUMERAL.search(text[: found.start()][-20:]):
                return one_line(found[0])
    return None


def _shouted(text: str) -> bool:
    """Whether all of the text is in capitals: then a name in capitals is nothing."""
    words = [word for word in text.split() if any(map(str.isalpha, word))]
    return len(words) > 3 and all(word.isupper() for word in words)
