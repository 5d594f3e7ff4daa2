"""A number of pages in, a PDF like a board's annual report out: headings, text, tables with lines and without.

The pages are made by reportlab, which shares no code with the reader. The same number gives the same pages.
"""

from collections.abc import Iterator
from io import BytesIO
from itertools import count, islice

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table
from reportlab.platypus.flowables import Flowable, PageBreak

#: The board's words: a sentence is some of them in turn.
TEXT = (
    "arbetet med att utveckla verksamheten har fortsatt under året och nämnden bedömer att resultatet är bättre än "
    "föregående år trots att kostnaderna för lokaler och personal har ökat mer än budgeterat medan antalet ärenden "
    "minskade något jämfört med tidigare och flera insatser kommer att följas upp i samband med nästa delårsbokslut"
)
PLACES = ("Skolan", "Omsorgen", "Biblioteken", "Gatorna", "Lokalerna", "Näringslivet", "Kulturen", "Fritiden")
MEASURES = ("Andel nöjda i ", "Antal ärenden i ", "Kostnad per plats i ", "Andel behöriga i ", "Antal besök i ")
PARAGRAPHS, WORDS_OF_PARAGRAPH = 3, 70
ROWS = 8


def pdf_report(pages: int) -> bytes:
    """The PDF; every page but the first begins with the running head, and ends with its number."""
    written = BytesIO()
    document = SimpleDocTemplate(written, pagesize=A4, title="Årsredovisning", invariant=1)
    document.build(list(_story(pages)), onFirstPage=_numbered, onLaterPages=_headed)
    return written.getvalue()


def figures_of_measures(pages: int) -> Iterator[tuple[int, str, str, int, str]]:
    """Every figure of a measure in the PDF: page, measure, `Mål` or `Utfall`, year, and the figure as printed."""
    for page in filter(_has_measures, range(pages)):
        headings, *rows = _measures(page)
        for name, *figures in rows:
            for heading, figure in zip(headings[1:], figures, strict=True):
                role, year = heading.split()
                yield page + 1, name, role, int(year), figure


def _has_measures(page: int) -> bool:
    return page % 3 != 0


def _story(pages: int) -> Iterator[Flowable]:
    styles = getSampleStyleSheet()
    words = _in_turn()
    yield Paragraph("Nämndens årsredovisning 2024", styles["Title"])
    for page in range(pages):
        yield Paragraph(f"{page + 1} {PLACES[page % len(PLACES)]}", styles["Heading1"])
        for _ in range(PARAGRAPHS):
            text = " ".join(islice(words, WORDS_OF_PARAGRAPH))
            figures = f"Utfallet blev {page % 90 + 5},{page % 10} procent, mot {page % 80 + 7} procent året före."
            yield Paragraph(f"{text.capitalize()}. {figures}", styles["BodyText"])
        yield Spacer(1, 4 * mm)
        lines = [("GRID", (0, 0), (-1, -1), 0.5, "black")] if page % 2 == 0 else []
        yield Table(_measures(page) if _has_measures(page) else _money(page), style=lines, hAlign="LEFT")
        if page + 1 < pages:
            yield PageBreak()


def _in_turn() -> Iterator[str]:
    """The words for ever, each time from another one."""
    words = TEXT.split()
    for start in count():
        yield from (words[(start * 7 + step) % len(words)] for step in range(len(words)))


def _measures(page: int) -> list[list[str]]:
    rows = [
        [f"{MEASURES[row % len(MEASURES)]}{PLACES[(page + row) % len(PLACES)].lower()}"]
        + [f"{(page * 13 + row * 7 + year) % 90 + 10},{(page + year) % 10} %" for year in range(4)]
        for row in range(ROWS)
    ]
    return [["Nyckeltal", "Mål 2024", "Utfall 2024", "Utfall 2023", "Utfall 2022"], *rows]


def _money(page: int) -> list[list[str]]:
    rows = []
    for row in range(ROWS):
        budget, outcome = (page * 131 + row * 977) % 9000 + 1000, (page * 173 + row * 857) % 9000 + 1000
        printed = [_thousands(amount) for amount in (budget, outcome, outcome - budget)]
        rows.append([f"Kostnader {PLACES[row].lower()}", *printed])
    return [["Belopp i tkr", "Budget 2024", "Bokslut 2024", "Avvikelse"], *rows]


def _thousands(amount: int) -> str:
    return f"{amount:,}".replace(",", " ")


def _numbered(canvas: Canvas, document: SimpleDocTemplate) -> None:
    canvas.setFont("Helvetica", 8)
    canvas.drawCentredString(A4[0] / 2, 12 * mm, str(document.page))


def _headed(canvas: Canvas, document: SimpleDocTemplate) -> None:
    _numbered(canvas, document)
    canvas.drawString(25 * mm, A4[1] - 15 * mm, "Nämndens årsredovisning 2024")
