"""The bytes of a web page in, its text out: by its mark, by what it says of itself, else UTF-8 or Windows-1252."""

import codecs
import re

from findings.codes import MENDED, UNREADABLE, file_finding
from findings.finding import Finding, Label
from findings.span import Span
from findings.text import Text

#: The page says its encoding within this many bytes.
_HEAD = 4096
_SAYS = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
#: The encodings that are read, by the names that pages give them; what is called Latin 1 is Windows-1252 (WHATWG).
_KNOWN = {
    **dict.fromkeys(("utf-8", "utf8"), "utf-8"),
    **dict.fromkeys(("windows-1252", "cp1252", "iso-8859-1", "iso8859-1", "latin1", "us-ascii", "ascii"), "cp1252"),
    **dict.fromkeys(("iso-8859-15", "latin-9", "latin9"), "iso-8859-15"),
    **dict.fromkeys(("macintosh", "mac", "x-mac-roman"), "mac_roman"),
    # A page that can be read so far is not what these say.
    **dict.fromkeys(("utf-16", "utf-16le", "utf-16be", "unicode"), "utf-8"),
}
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def decoded(data: bytes, document: str) -> tuple[str | None, tuple[Finding, ...]]:
    """The text of a page with plain line breaks, and what is to be said of it; None where it is no text."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _plain(data[len(mark) :].decode(encoding, "replace"), document, ())
    said = _SAYS.search(data[:_HEAD])
    name = said[1].decode("ascii").lower() if said else ""
    encoding = _KNOWN.get(name, "utf-8")
    try:
        return _plain(data.decode(encoding), document, ())
    except UnicodeDecodeError:
        other = "utf-8" if encoding != "utf-8" and _is_utf8(data) else "cp1252"
        shown = {"utf-8": "UTF-8", "cp1252": "Windows-1252"}[other]
        message = Text(f"sidan är inte sparad i {name or 'UTF-8'} och läses som {shown}",
                       f"the page is not saved in {name or 'UTF-8'} and is read as {shown}")  # fmt: skip
        finding = file_finding(MENDED, message, (Label(Span(document, 1)),))
        return _plain(data.decode(other, "replace"), document, (finding,))


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _plain(text: str, document: str, findings: tuple[Finding, ...]) -> tuple[str | None, tuple[Finding, ...]]:
    if "\0" in text:
        message = Text(f'"{document}" är en fil utan läsbar text', f'"{document}" is a file without readable text')
        help = Text("spara sidan på nytt från webbläsaren", "save the page anew from the browser")
        return None, (file_finding(UNREADABLE, message, (Label(Span(document)),), help),)
    return text.replace("\r\n", "\n").replace("\r", "\n"), findings
