"""Bytes of a file in, its text out: UTF-8, composed letters, plain line breaks; what was mended is told once."""

import codecs
import re
import unicodedata
from collections.abc import Callable

from findings.codes import MENDED, UNREADABLE, file_finding
from findings.finding import Finding, Label
from findings.span import Span
from findings.text import Text

#: Everything that breaks a line, also where somebody else would not count it as one.
_LINE_BREAK = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
#: What breaks a line of a report: where the file has line feeds nothing else does, so that lines are numbered as in
#: an editor; the first of these that a file has is what it is written with.
_REPORT_BREAKS = ("\n", "\r", "\x85", "\u2028", "\u2029", "\v")
_OTHER_BREAKS = re.compile("[\r\v\x85\u2028\u2029]")
#: A soft hyphen inside a word goes; between words it is a space (language.md "Settled details").
_SOFT_HYPHEN = re.compile("\xad+")
#: Where marks may stand on a letter; below are Latin letters only.
_BEYOND_LATIN = re.compile("[\u0300-\U0010ffff]+")
#: More marks than this on one letter are no text, and would take long to put in order.
_MOST_MARKS = 32


def decode(data: bytes, document: str, *, paged: bool = False) -> tuple[str, tuple[Finding, ...]]:
    """The text of a file, composed (NFC) and with plain line breaks, and what was mended on the way.

    Columns in every other finding are counted in this text. A file that is no text gives "" and MK006. Where it is
    `paged`, a report, form feeds stay, for they end pages, and its lines are those that an editor counts.
    """
    unbroken = _own_lines if paged else _unbroken
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if data.startswith(mark):
            return _from_utf16(data[len(mark) :], encoding, document, unbroken)
    findings = []
    if data.startswith(codecs.BOM_UTF8):
        data = data[len(codecs.BOM_UTF8) :]
        findings.append(_mended(document, "", _BYTE_ORDER_MARK, unbroken))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        try:
            text = data.decode("cp1252")
        except UnicodeDecodeError:
            return "", (_unreadable(document, before, _NO_TEXT, unbroken),)
        findings.append(_mended(document, before, _WINDOWS, unbroken))
    return _normal(text, document, findings, unbroken)


def mended(text: str) -> str:
    """A text that did not come by way of `decode`, with the same line breaks, letters and hyphens."""
    return _unhyphened(_composed(_unbroken(text.removeprefix("\ufeff"))))


def readable(text: str) -> bool:
    """Whether a text that did not come by way of `decode` is one that it would take for text."""
    return "\0" not in text and _heap_of_marks(text) is None


def _from_utf16(
    data: bytes, encoding: str, document: str, unbroken: Callable[[str], str]
) -> tuple[str, tuple[Finding, ...]]:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        return "", (_unreadable(document, data[: error.start].decode(encoding), _NO_TEXT, unbroken),)
    return _normal(text, document, [_mended(document, "", _UTF16, unbroken)], unbroken)


def _normal(
    text: str, document: str, findings: list[Finding], unbroken: Callable[[str], str]
) -> tuple[str, tuple[Finding, ...]]:
    """The decoded text with line breaks, letters and soft hyphens put right."""
    zero = text.find("\0")
    if zero >= 0:
        return "", (_unreadable(document, text[:zero], _NO_TEXT, unbroken),)
    heap = _heap_of_marks(text)
    if heap is not None:
        return "", (_unreadable(document, text[:heap], _NO_TEXT, unbroken),)
    for mend, what in ((unbroken, _LINE_BREAKS), (_composed, _DECOMPOSED), (_unhyphened, _SOFT_HYPHENS)):
        mended = mend(text)
        if mended != text:
            findings.append(_mended(document, _alike(text, mended), what, unbroken))
            text = mended
    return text, tuple(findings)


def _alike(text: str, mended: str) -> str:
    """What stands before the first place where the two differ."""
    pairs = enumerate(zip(text, mended, strict=False))
    return text[: next((index for index, (old, new) in pairs if old != new), min(len(text), len(mended)))]


def _heap_of_marks(text: str) -> int | None:
    """Where a letter has more marks on it than any text has."""
    for match in _BEYOND_LATIN.finditer(text):
        marks = 0
        for index in range(match.start(), match.end()):
            marks = marks + 1 if unicodedata.combining(text[index]) else 0
            if marks > _MOST_MARKS:
                return index - marks + 1
    return None


def _unbroken(text: str) -> str:
    return _LINE_BREAK.sub("\n", text)


def _own_lines(text: str) -> str:
    """The text with the line breaks that it is written with, and a space for all that an editor counts as none."""
    text = text.replace("\r\n", "\n")
    written = next((sign for sign in _REPORT_BREAKS if sign in text), "\n")
    return _OTHER_BREAKS.sub(" ", text.replace(written, "\n"))


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _unhyphened(text: str) -> str:
    return _SOFT_HYPHEN.sub(_without_hyphen, text) if "\xad" in text else text


def _without_hyphen(match: re.Match[str]) -> str:
    start, end = match.span()
    inside = start > 0 and end < len(match.string) and match.string[start - 1].isalnum()
    return "" if inside and match.string[end].isalnum() else " "


def _mended(document: str, before: str, message: Text, unbroken: Callable[[str], str]) -> Finding:
    return file_finding(MENDED, message, (Label(_after(document, before, unbroken)),))


def _unreadable(document: str, before: str, message: Text, unbroken: Callable[[str], str]) -> Finding:
    help = Text("spara filen som text i UTF-8", "save the file as text in UTF-8")
    return file_finding(UNREADABLE, message, (Label(_after(document, before, unbroken)),), help)


def _after(document: str, before: str, unbroken: Callable[[str], str]) -> Span:
    """The place of what follows `before`, counted as in the text that is handed on."""
    plain = _unhyphened(_composed(unbroken(before)))
    line = plain.count("\n") + 1
    column = len(plain) - (plain.rfind("\n") + 1) + 1
    return Span(document, line, column, column + 1)


_NO_TEXT = Text("filen är inte text", "the file is not text")
_BYTE_ORDER_MARK = Text(
    "filen börjar med ett osynligt märke (BOM), som hoppas över",
    "the file begins with an invisible mark (BOM), which is skipped",
)
_UTF16 = Text("filen är sparad i UTF-16, inte i UTF-8", "the file is saved in UTF-16, not in UTF-8")
_WINDOWS = Text(
    "filen är inte sparad i UTF-8 och läses som Windows-1252",
    "the file is not saved in UTF-8 and is read as Windows-1252",
)
_LINE_BREAKS = Text(
    "filens radbrytningar är av ett annat slag och läses som vanliga",
    "the line breaks of the file are of another kind and are read as plain ones",
)
_DECOMPOSED = Text(
    "filen har bokstäver som är delade i bokstav och prickar, och de läses som en",
    "the file has letters that are split into letter and marks, which are read as one",
)
_SOFT_HYPHENS = Text(
    "filen har osynliga bindestreck, som hoppas över", "the file has invisible hyphens, which are skipped"
)
