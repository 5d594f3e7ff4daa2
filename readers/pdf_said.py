"""The pages of a PDF that were read, and those that were not, in; what is to be said of the file out."""

from collections.abc import Iterable, Sequence

from attrs import evolve, frozen

from findings.codes import UNREADABLE, file_finding
from findings.finding import Finding, Label, Severity
from findings.span import Span
from findings.text import Text
from readers.document import Passage
from readers.pdf_sheet import Sheet


@frozen
class Read:
    """The pages that could be read, and the numbers of the others."""

    sheets: tuple[Sheet, ...]
    #: Comments that stand in the margins, by page.
    remarks: dict[int, tuple[Passage, ...]]
    broken: tuple[int, ...]
    too_much: tuple[int, ...]
    #: Pages that were not looked at, since the bound for the whole document was passed.
    left: tuple[int, ...]
    count: int


def said(read: Read, cut: bool, name: str) -> Iterable[Finding]:
    """What is to be said of pages that were not read, or not as text."""
    scanned = [sheet.number for sheet in read.sheets if sheet.pictures and _is_bare(sheet)]
    interpreted = [sheet.number for sheet in read.sheets if not _is_bare(sheet) and _is_scan(sheet)]
    if scanned and all(_is_bare(sheet) for sheet in read.sheets):
        yield refused(
            name,
            Text("är inskannad: sidorna är bilder utan text", "is scanned: its pages are pictures without text"),
            _OCR,
        )
    elif scanned:
        yield _pages_finding(name, scanned, Text("är bilder utan text", "are pictures without text"), _OCR)
    elif not any(sheet.lines for sheet in read.sheets) and read.sheets:
        yield refused(name, Text("har ingen text", "has no text"), _OCR)
    if interpreted:
        yield _pages_finding(
            name,
            interpreted,
            Text(
                "är inskannade, och deras text är tolkad ur bilden",
                "are scanned, and their text was made out of the picture",
            ),
            Text("jämför siffrorna med papperet", "compare the figures with the paper"),
        )
    if read.broken:
        yield _pages_finding(
            name, read.broken, Text("är skadade och har inte lästs", "are damaged and were not read"), FETCH_AGAIN
        )
    if read.too_much:
        yield _pages_finding(
            name, read.too_much, Text("innehåller mer än vad som läses", "hold more than is read"), _PRINT_ANEW
        )
    if read.left:
        yield _pages_finding(
            name,
            read.left,
            Text("har inte lästs, för dokumentet är för stort", "were not read, for the document is too large"),
            _SPLIT,
        )
    if cut and not (read.broken or read.too_much):
        yield refused(
            name,
            Text(
                "slutar mitt i, och det som följde är inte läst", "ends in the middle, and what followed was not read"
            ),
            FETCH_AGAIN,
        )


def _is_bare(sheet: Sheet) -> bool:
    return not any(sign.isalnum() for line in (*sheet.lines, *sheet.turned) for sign in line.text)


def _is_scan(sheet: Sheet) -> bool:
    """Whether one picture covers the page behind its text."""
    return any(
        (box.x1 - box.x0) * (box.bottom - box.top) > 0.8 * sheet.width * sheet.height for box, _ in sheet.pictures
    )


def _pages_finding(name: str, numbers: Sequence[int], what: Text, help: Text) -> Finding:
    swedish, english = ("sidan", "page") if len(numbers) == 1 else ("sidorna", "pages")
    listed = _listed(numbers)
    message = Text(f'{swedish} {listed} i "{name}" {what.sv}', f'{english} {listed} of "{name}" {what.en}')
    finding = file_finding(UNREADABLE, message, (Label(Span(name, page=numbers[0])),), help)
    return evolve(finding, severity=Severity.WARNING)


def _listed(numbers: Sequence[int]) -> str:
    """`3, 5–9 och 12`, without the word: ranges with a dash."""
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and ranges[-1][1] == number - 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    shown = [str(a) if a == b else f"{a}–{b}" for a, b in ranges[:12]]
    return ", ".join(shown) + (" …" if len(ranges) > 12 else "")


def refused(name: str, why: Text, help: Text) -> Finding:
    """The finding that says why the whole file is not read."""
    message = Text(f'"{name}" {why.sv}', f'"{name}" {why.en}')
    return file_finding(UNREADABLE, message, (Label(Span(name)),), help)


NO_PAGES = Text("har inga sidor som kan läsas", "has no pages that can be read")
FETCH_AGAIN = Text("hämta filen på nytt, eller spara den som PDF igen", "fetch the file anew, or save it as PDF again")
_OCR = Text(
    "kör texttolkning (OCR) på filen och ge resultatet, eller hämta originalet",
    "run text recognition (OCR) on the file and give the result, or fetch the original",
)
_PRINT_ANEW = Text(
    "öppna filen, skriv ut den till en ny PDF och ge den", "open the file, print it to a new PDF and give that one"
)
_SPLIT = Text("dela filen i flera, en per rapport", "split the file into several, one for each report")
