"""The bytes of a PDF in, its pages one at a time out; or why it cannot be opened."""

import logging
from collections.abc import Iterator

from attrs import frozen
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import resolve1

from findings.text import Text
from readers.pdf_bounds import BROKEN, BoundedPage, BoundedPDF, TooMuchError


@frozen
class Failure:
    """Why a file cannot be opened or a page not be read, and what can be done."""

    why: Text
    help: Text


@frozen
class Opened:
    """A PDF that can be read."""

    pdf: BoundedPDF
    #: It ends before its end: what came after is lost.
    cut: bool


def open_pdf(data: bytes, password: str = "") -> Opened | Failure:
    """The document of `data`, or why there is none."""
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    start = data[:1024].find(b"%PDF-")
    if not data.strip():
        return Failure(Text("är tom", "is empty"), _FETCH_AGAIN)
    if start < 0:
        return Failure(Text("är inget PDF-dokument", "is not a PDF document"), _SAVE_AS_PDF)
    try:
        pdf = BoundedPDF(data[start:], password)
    except PDFPasswordIncorrect:
        return Failure(Text("är låst med ett lösenord", "is locked with a password"), _UNLOCK)
    except PDFEncryptionError:
        return Failure(
            Text("är låst på ett sätt som inte kan öppnas här", "is locked in a way that cannot be opened here"),
            _UNLOCK,
        )
    except TooMuchError:
        return Failure(TOO_MUCH, _SAVE_ANEW)
    except BROKEN:
        return Failure(_DAMAGED, _FETCH_AGAIN)
    return Opened(pdf, b"%%EOF" not in data[-2048:])


def pages(opened: Opened) -> Iterator[BoundedPage]:
    """The pages in order; a broken page tree ends them early."""
    number = 0
    try:
        for number, page in enumerate(PDFPage.create_pages(opened.pdf.doc), 1):
            yield BoundedPage(opened.pdf, page, number)
    except (TooMuchError, *BROKEN):
        return


def attachments(opened: Opened) -> tuple[str, ...]:
    """The names of the files inside the file."""
    try:
        tree = resolve1(resolve1(opened.pdf.doc.catalog.get("Names", {})).get("EmbeddedFiles"))
        found = resolve1(tree.get("Names", [])) if isinstance(tree, dict) else []
        named = [one for one in map(resolve1, found[::2]) if isinstance(one, bytes)]
    except (TooMuchError, *BROKEN):
        return ()
    return tuple(printable(one) for one in named[:100])


def has_script(opened: Opened) -> bool:
    """Whether the document asks for a script to be run."""
    try:
        catalog = opened.pdf.doc.catalog
        action = resolve1(catalog.get("OpenAction"))
        names = resolve1(catalog.get("Names", {}))
        kind = resolve1(action.get("S")) if isinstance(action, dict) else None
        return "AA" in catalog or "JavaScript" in names or getattr(kind, "name", None) in ("JavaScript", "Launch")
    except (TooMuchError, *BROKEN):
        return False


def printable(raw: bytes) -> str:
    """A text string of the file as text, its unprintable signs left out."""
    if raw.startswith((b"\xfe\xff", b"\xff\xfe")):
        text = raw.decode("utf-16", "replace")
    else:
        text = raw.decode("utf-8" if raw.startswith(b"\xef\xbb\xbf") else "latin-1", "replace")
    return "".join(sign for sign in text if sign.isprintable())[:1_000]


TOO_MUCH = Text("packas upp till mer än vad som läses", "unpacks to more than is read")
_DAMAGED = Text("är skadad eller ofullständig och kan inte läsas", "is damaged or incomplete and cannot be read")
_UNLOCK = Text("spara en kopia utan lösenord och ge den", "save a copy without a password and give that one")
_FETCH_AGAIN = Text("hämta filen på nytt, eller spara den som PDF igen", "fetch the file anew, or save it as PDF again")
_SAVE_AS_PDF = Text("spara rapporten som PDF och ge den filen", "save the report as PDF and give that file")
_SAVE_ANEW = Text(
    "öppna filen, skriv ut den till en ny PDF och ge den", "open the file, print it to a new PDF and give that one"
)
