"""Något i texten är kvar från arbetet med den.

Ett namn med frågetecken i slutet av ett stycke är en fråga till en kollega, och XX, TODO och "[infoga" står där något
skulle ha skrivits, liksom xx i "bilaga xx" och "den xx". Kommentarer och ändringar som inte är godkända följer med
dokumentet till den som läser det. Det som är överstruket med markeringspenna i ett Word-dokument är ofta en påminnelse,
och är en varning där dokumentet har lite av det.

Tyst om frågor som är meningar, om XX i en romersk siffra eller ett namn, om en fråga i en rubrik, och om
markeringspenna som dokumentet har mycket av, förklarar, eller sätter på bedömningens ord.
"""

import re
from collections.abc import Iterator

from engine.assessment import Evaluated
from engine.case import Prose, TextKind
from engine.check import Check, finding
from engine.facts import folded
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
    re.compile(
        r"\[\s*(?:infoga|fyll i|komplettera|lägg till|skriv här|text kommer|uppdatera)\b[^\]]{0,60}\]?", re.IGNORECASE
    ),
    re.compile(r"\blorem ipsum\b", re.IGNORECASE),
    re.compile(r"(?<!\w)\?{3,}"),
)
#: No numeral is written so: `bilaga xx`, `xx procent`, `den xx`.
_SMALL = re.compile(r"(?<![\w.@/:-])xx+(?![\w@]|\.\w)")
#: A report that says what its highlighting means has it for its readers.
_EXPLAINED = re.compile(
    r"\b(?:gul|grön|röd|färg)?(?:marker(?:ad|at|ade|ing|ingen|ingar)|överstruk(?:en|et|na))\b[^.]{0,40}"
    r"\b(?:text|visar|betyder|innebär|avser|ny|nytt|nya|ändr\w+)\b|\bgulmarker\w+|"
    r"\bmed (?:gul|grön|röd)(?:t|a)? (?:färg|text)",
    re.IGNORECASE,
)
#: With more highlighted than this it is a way to set the document.
_MOST_MARKED, _LARGEST_SHARE = 10, 5
#: Short questions of prose that are no names.
_QUESTIONS = frozenset({"VARFÖR", "HUR", "VAD", "VEM", "NÄR", "VAR", "VILKA", "VILKEN", "VILKET", "JA", "NEJ", "FAQ"})
#: A numeral follows one of these: `kapitel XX`.
_NUMERAL = re.compile(r"\b(?:kapitel|kap\.?|del|bok|karl|gustav|ludvig|titel|bilaga|på|under)\s*$", re.IGNORECASE)
_TOO_LONG = 20_000
_MOST_SHOWN = 80


def find(evaluated: Evaluated) -> Iterator[Finding]:
    """Each thing left of the draft in a text, once."""
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
        for left in _left(prose):
            yield finding(
                CHECK,
                Text(f'"{left}" ser ut att vara kvar från utkastet', f'"{left}" seems to be left from the draft'),
                (Label(place_of(prose, left)),),
                help=Text(
                    "ta bort det, eller skriv det som ska stå där", "remove it, or write what should stand there"
                ),
            )
    yield from _highlighted(evaluated)


def _highlighted(evaluated: Evaluated) -> Iterator[Finding]:
    """Each text that somebody has highlighted, where the document has little of it and nothing else tells of it."""
    every = evaluated.case.prose
    pieces = [(prose, piece) for prose in every for piece in prose.marked if any(map(str.isalnum, piece))]
    if not pieces or len(pieces) > _MOST_MARKED or any(_EXPLAINED.search(prose.text) for prose in every):
        return
    if sum(len(piece) for _, piece in pieces) * 100 > _LARGEST_SHARE * sum(len(prose.text) for prose in every):
        return
    words = {folded(word.word) for word in evaluated.plan.scale}
    words |= {folded(one.word.printed) for one in evaluated.case.stated if one.word is not None}
    for prose, piece in pieces:
        if folded(piece) in words or any(left in piece or piece in left for left in _left(prose)):
            continue
        said = shortened(piece)
        yield finding(
            CHECK,
            Text(
                f'"{said}" är överstruket med markeringspenna, och ser ut att vara kvar från utkastet',
                f'"{said}" is highlighted, and seems to be left from the draft',
            ),
            (Label(place_of(prose, piece)),),
            severity=Severity.WARNING,
            help=Text("gör det som den påminner om, och ta bort markeringen", "do what it reminds of, and unmark it"),
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


def _left(prose: Prose) -> list[str]:
    """What is left of the draft in a text, in its order: the question at its end, or the marks in it."""
    text = prose.text
    if len(text) > _TOO_LONG:
        text = text[-_TOO_LONG:]
    if prose.kind is not TextKind.HEADING:
        asked = _ASKED.search(text) or _ASKED_BY_ITSELF.search(text)
        if asked is not None and asked[1].upper() not in _QUESTIONS and not _shouted(text):
            return [one_line(asked[0])]
    found: dict[str, int] = {}
    for pattern in _MARKS:
        for mark in pattern.finditer(text):
            if not _NUMERAL.search(text[: mark.start()][-20:]):
                found.setdefault(one_line(mark[0]), mark.start())
    for mark in _SMALL.finditer(text):
        found.setdefault(one_line(mark[0]), mark.start())
    return sorted(found, key=found.__getitem__)


def _shouted(text: str) -> bool:
    """Whether all of the text is in capitals: then a name in capitals is nothing."""
    words = [word for word in text.split() if any(map(str.isalpha, word))]
    return len(words) > 3 and all(word.isupper() for word in words)
