"""PDFs made with reportlab in, the laid-out text out: passages with their kind, page, line and column."""

import io
from collections.abc import Callable

import pytest
from PIL import Image
from reportlab.lib.colors import HexColor, black, white
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

from readers.document import Document, Grid, Kind, Passage, Unread
from readers.pdf import printed_lines, read_pdf

STYLES = getSampleStyleSheet()
BODY = STYLES["Normal"]
JUSTIFIED = ParagraphStyle("justified", parent=BODY, alignment=4)

#: Kind, text and "page:line:column-end".
Seen = tuple[str, str, str]


def drawn(*pages: Callable[[canvas.Canvas], None], size: tuple[float, float] = A4) -> bytes:
    """A PDF of pages that are drawn by hand."""
    file = io.BytesIO()
    page = canvas.Canvas(file, pagesize=size, invariant=1)
    for draw in pages:
        page.setFont("Helvetica", 10)
        draw(page)
        page.showPage()
    page.save()
    return file.getvalue()


def lines(*texts: str, x: float = 72, top: float = 760, step: float = 14) -> Callable[[canvas.Canvas], None]:
    """Draws the texts one below the other."""

    def draw(page: canvas.Canvas) -> None:
        for number, text in enumerate(texts):
            page.drawString(x, top - step * number, text)

    return draw


def seen(document: Document) -> list[Seen]:
    """What the passages of a document say, and where."""
    found = []
    for item in document.items:
        if isinstance(item, Passage):
            span = item.span
            found.append((item.kind.value, item.text, f"{span.page}:{span.line}:{span.column}-{span.end}"))
        elif isinstance(item, Unread):
            found.append(("unread", item.what.sv, f"{item.span.page}"))
        else:
            found.append(("grid", " / ".join(field.text for field in item.rows[0]), f"{item.span.page}"))
    return found


def passages(data: bytes) -> list[Passage]:
    return [item for item in read_pdf(data, "r.pdf").items if isinstance(item, Passage)]


LONG = (
    "Kommunstyrelsen har under året arbetat med att förbättra företagsklimatet i kommunen genom",
    "dialog och kortare handläggningstider. Målet bedöms vara uppfyllt med 67 av 100 möjliga.",
)


def test_headings_paragraphs_and_places() -> None:
    def page(pdf: canvas.Canvas) -> None:
        pdf.setFont("Helvetica-Bold", 18)
        pdf.drawString(72, 780, "Årsredovisning 2020")
        pdf.setFont("Helvetica-Bold", 12)
        pdf.drawString(72, 750, "Måluppföljning")
        pdf.setFont("Helvetica", 10)
        lines(*LONG, top=730, step=12)(pdf)
        lines("Nästa stycke börjar här, efter ett mellanrum.", top=690)(pdf)

    document = read_pdf(drawn(page), "r.pdf")
    assert document.pages == 1
    assert document.findings == ()
    assert seen(document) == [
        ("heading", "Årsredovisning 2020", "1:1:1-20"),
        ("heading", "Måluppföljning", "1:2:1-15"),
        ("paragraph", " ".join(LONG), "1:3:1-91"),
        ("paragraph", "Nästa stycke börjar här, efter ett mellanrum.", "1:5:1-46"),
    ]
    assert [item.level for item in document.items if isinstance(item, Passage)] == [1, 2, None, None]
    third = document.items[2]
    assert isinstance(third, Passage)
    assert [(text, span.line, span.column, span.end) for text, span in third.lines] == [
        (LONG[0], 3, 1, 91),
        (LONG[1], 4, 1, 89),
    ]


@pytest.mark.parametrize(
    ("first", "second", "text"),
    [
        ("Planen gäller kommunfull-", "mäktige i sin helhet.", "Planen gäller kommunfullmäktige i sin helhet."),
        ("Planen gäller kommunfull\u00ad", "mäktige i sin helhet.", "Planen gäller kommunfullmäktige i sin helhet."),
        ("Planen gäller kost-", "och måltidsenheten nu.", "Planen gäller kost- och måltidsenheten nu."),
        ("Resultatet blev lägre, -", "12 procent i år.", "Resultatet blev lägre, - 12 procent i år."),
    ],
)
def test_hyphens_at_the_end_of_a_line(first: str, second: str, text: str) -> None:
    fill = "ord " * 20
    data = drawn(lines(fill + first, second, step=12))
    assert [one.text for one in passages(data)] == [fill + text]


def test_a_drawn_soft_hyphen_is_a_minus() -> None:
    """Some fonts draw the sign for a soft hyphen as a hyphen: before a figure it is a minus."""
    (one,) = passages(drawn(lines("Avvikelsen blev \u00ad5 procent, alltså mindre än noll.")))
    assert one.text == "Avvikelsen blev -5 procent, alltså mindre än noll."


def test_a_raised_sign_is_no_digit_of_the_figure() -> None:
    def page(pdf: canvas.Canvas) -> None:
        pdf.drawString(72, 700, "Utfallet blev 67")
        right = 72 + pdf.stringWidth("Utfallet blev 67", "Helvetica", 10)
        pdf.setFont("Helvetica", 6)
        pdf.drawString(right, 704, "1")
        pdf.setFont("Helvetica", 10)
        pdf.drawString(right + 8, 700, "i år, och arean 5 m")
        right += 8 + pdf.stringWidth("i år, och arean 5 m", "Helvetica", 10)
        pdf.setFont("Helvetica", 6)
        pdf.drawString(right, 704, "2")

    assert [one.text for one in passages(drawn(page))] == ["Utfallet blev 67¹ i år, och arean 5 m²"]


def test_bold_made_by_printing_twice_is_read_once() -> None:
    def page(pdf: canvas.Canvas) -> None:
        for shift in (0, 0.4):
            pdf.drawString(72 + shift, 700, "Utfallet blev 66 procent av målet")

    assert [one.text for one in passages(drawn(page))] == ["Utfallet blev 66 procent av målet"]


def test_what_cannot_be_seen_is_not_read() -> None:
    def page(pdf: canvas.Canvas) -> None:
        lines("Utfallet blev 66 procent.")(pdf)
        pdf.setFillColor(white)
        pdf.drawString(72, 600, "Helt uppfyllt")
        pdf.setFillColor(HexColor("#1F4E79"))
        pdf.rect(72, 500, 200, 20, stroke=0, fill=1)
        pdf.setFillColor(white)
        pdf.drawString(80, 506, "Vit rubrik i ett fält")
        pdf.setFillColor(black)
        pdf.drawString(-500, 400, "Utanför papperet")

    assert seen(read_pdf(drawn(page), "r.pdf")) == [
        ("paragraph", "Utfallet blev 66 procent.", "1:1:1-26"),
        ("heading", "Vit rubrik i ett fält", "1:2:1-22"),
        ("unread", "27 tecken som inte syns på sidan", "1"),
    ]


def test_a_font_without_letters_gives_no_figure() -> None:
    """A sign that no table of letters explains is U+FFFD, and never a guess."""
    data = drawn(lines("Utfallet blev 66 procent av målet i år."))
    data = data.replace(b"/Encoding /WinAnsiEncoding", b"/Encoding /NoSuchEncoding ")
    assert passages(data)


def test_a_font_with_a_table_of_its_letters() -> None:
    """As most programs make them: a part of a font, its codes explained by a table. It has no U+2011: what is drawn
    for it is no letter, and parts the figures beside it all the same."""
    registerFont(TTFont("Vera", "Vera.ttf"))

    def page(pdf: canvas.Canvas) -> None:
        pdf.setFont("Vera", 10)
        lines("Företagsklimat: \u221267\u00a0044 eller 2\u20113\u00a0% – åäö ÅÄÖ é § ½")(pdf)

    (one,) = passages(drawn(page))
    assert one.text == "Företagsklimat: \u221267 044 eller 2\ufffd3 % – åäö ÅÄÖ é § ½"


def book(count: int) -> bytes:
    def page(number: int) -> Callable[[canvas.Canvas], None]:
        def draw(pdf: canvas.Canvas) -> None:
            pdf.setFont("Helvetica", 8)
            pdf.drawString(72, 815, "Alingsås kommun")
            pdf.drawRightString(540, 815, "Årsredovisning 2020")
            pdf.drawCentredString(300, 30, str(number + 4))
            pdf.setFont("Helvetica", 10)
            lines(f"Sidans första mening nummer {number * 7} står här.", *LONG, top=760, step=12)(pdf)

        return draw

    return drawn(*(page(number) for number in range(1, count + 1)))


@pytest.mark.parametrize("count", [2, 7])
def test_running_heads_and_page_numbers(count: int) -> None:
    found = passages(book(count))
    running = [one.text for one in found if one.kind is Kind.RUNNING]
    assert running == [
        text for number in range(1, count + 1) for text in ("Alingsås kommun Årsredovisning 2020", str(number + 4))
    ]
    assert all("Alingsås" not in one.text for one in found if one.kind is not Kind.RUNNING)
    assert sum("står här" in one.text for one in found if one.kind is Kind.PARAGRAPH) == count


def test_a_row_at_the_foot_of_many_pages_is_no_page_number() -> None:
    """Figures that do not rise with the pages stay."""
    pages = [lines(f"Text på sidan {n}.", "67", top=100, step=60) for n in (5, 9, 2)]
    assert [one.text for one in passages(drawn(*pages)) if one.kind is Kind.RUNNING] == []


def test_page_numbers_in_other_forms() -> None:
    for form in ("Sida {} av 3", "{} (3)", "sid {}", "– {} –", "{}/3"):
        pages = [lines("En mening på sidan som är lite längre.", form.format(n), top=700, step=670) for n in (1, 2, 3)]
        running = [one.text for one in passages(drawn(*pages)) if one.kind is Kind.RUNNING]
        assert running == [form.format(n) for n in (1, 2, 3)], form


def test_contents_with_dots_and_without() -> None:
    def page(pdf: canvas.Canvas) -> None:
        pdf.setFont("Helvetica-Bold", 14)
        pdf.drawString(72, 780, "Innehåll")
        pdf.setFont("Helvetica", 10)
        for number, (text, at) in enumerate([("Inledning", 2), ("Måluppföljning", 3), ("Ekonomi", 8)]):
            pdf.drawString(72, 750 - 14 * number, text + "." * 50)
            pdf.drawRightString(500, 750 - 14 * number, str(at))

    def other(pdf: canvas.Canvas) -> None:
        pdf.setFont("Helvetica-Bold", 14)
        pdf.drawString(72, 780, "Innehållsförteckning")
        pdf.setFont("Helvetica", 10)
        for number, (text, at) in enumerate([("Inledning", 2), ("Mål 2020", 3), ("Ekonomi", 8)]):
            pdf.drawString(72, 750 - 14 * number, text)
            pdf.drawRightString(500, 750 - 14 * number, str(at))

    for draw, texts in (
        (page, ["Inledning" + "." * 50 + " 2", "Måluppföljning" + "." * 50 + " 3", "Ekonomi" + "." * 50 + " 8"]),
        (other, ["Inledning 2", "Mål 2020 3", "Ekonomi 8"]),
    ):
        document = read_pdf(drawn(draw), "r.pdf")
        assert [text for kind, text, _ in seen(document) if kind == "contents"] == texts
        assert not any(isinstance(item, Grid) for item in document.items)


def test_footnotes() -> None:
    def page(pdf: canvas.Canvas) -> None:
        lines(*LONG, "Sjukfrånvaron är 5,4 procent.", step=12)(pdf)
        pdf.setFont("Helvetica", 7)
        pdf.drawString(72, 90, "1 Preliminär uppgift, som revideras under våren.")
        pdf.drawString(72, 80, "2 Källa: Kolada.")

    assert seen(read_pdf(drawn(page), "r.pdf"))[-2:] == [
        ("footnote", "1 Preliminär uppgift, som revideras under våren.", "1:4:1-49"),
        ("footnote", "2 Källa: Kolada.", "1:5:1-17"),
    ]


@pytest.mark.parametrize("style", [BODY, JUSTIFIED])
def test_two_columns_are_read_one_after_the_other(style: ParagraphStyle) -> None:
    texts = [
        f"Avsnitt nummer {number} handlar om hur kommunstyrelsen {'mycket ' * (number % 4)}har arbetat med sina mål, "
        f"och om de resultat som {'så småningom ' * (number % 3)}har nåtts. Andelen är {number} procent, vilket är "
        f"{'betydligt ' * (number % 5)}högre än föregående år och högre än målvärdet."
        for number in range(1, 22)
    ]
    file = io.BytesIO()
    book = BaseDocTemplate(file, pagesize=A4, invariant=1)
    frames = [Frame(50, 60, 240, 700, id="left"), Frame(310, 60, 240, 700, id="right")]
    book.addPageTemplates([PageTemplate(frames=frames)])
    book.build([Paragraph(text + "<br/><br/>", style) for text in texts])
    document = read_pdf(file.getvalue(), "r.pdf")
    assert [item.text for item in document.items if isinstance(item, Passage)] == texts
    assert not any(isinstance(item, Grid) for item in document.items)


def test_text_in_the_margin_and_a_page_that_is_turned() -> None:
    def margin(pdf: canvas.Canvas) -> None:
        lines(*LONG, step=12)(pdf)
        pdf.saveState()
        pdf.translate(570, 300)
        pdf.rotate(90)
        pdf.drawString(0, 0, "Kapitel 3 i marginalen")
        pdf.restoreState()

    def turned(pdf: canvas.Canvas) -> None:
        pdf.translate(595, 0)
        pdf.rotate(90)
        lines(*LONG, top=500, step=12)(pdf)

    assert seen(read_pdf(drawn(margin), "r.pdf")) == [
        ("paragraph", " ".join(LONG), "1:1:1-91"),
        ("paragraph", "Kapitel 3 i marginalen", "1:3:1-23"),
    ]
    assert seen(read_pdf(drawn(turned), "r.pdf")) == [("paragraph", " ".join(LONG), "1:1:1-91")]


def test_colours_of_texts_and_of_signs_beside_them() -> None:
    def page(pdf: canvas.Canvas) -> None:
        pdf.setFillColor(HexColor("#00B050"))
        pdf.circle(66, 703, 5, stroke=0, fill=1)
        pdf.setFillColor(black)
        pdf.drawString(76, 700, "Helt uppfyllt")
        pdf.setFillColor(HexColor("#FF0000"))
        pdf.drawString(76, 660, "Ej uppfyllt")
        pdf.rect(60, 614, 120, 16, stroke=0, fill=1)
        pdf.setFillColor(black)
        pdf.drawString(76, 618, "Inte nått")
        pdf.drawString(76, 580, "Delvis uppfyllt")

    assert [(one.text, one.colour) for one in passages(drawn(page))] == [
        ("Helt uppfyllt", "00B050"),
        ("Ej uppfyllt", "FF0000"),
        ("Inte nått", "FF0000"),
        ("Delvis uppfyllt", None),
    ]


def test_pictures_and_charts_are_counted_with_their_page() -> None:
    def picture(pdf: canvas.Canvas) -> None:
        lines("Här är en bild.")(pdf)
        pdf.drawImage(ImageReader(Image.new("RGB", (20, 20), (1, 2, 3))), 72, 300, 100, 100)

    def chart(pdf: canvas.Canvas) -> None:
        lines("Här är ett diagram.")(pdf)
        for number in range(12):
            pdf.line(100 + 20 * number, 300 + 7 * number, 120 + 20 * number, 310 + 9 * number)

    assert seen(read_pdf(drawn(picture, chart), "r.pdf")) == [
        ("paragraph", "Här är en bild.", "1:1:1-16"),
        ("unread", "en bild", "1"),
        ("paragraph", "Här är ett diagram.", "2:1:1-20"),
        ("unread", "ett diagram eller en teckning", "2"),
    ]


def test_a_sentence_that_a_page_breaks_is_one() -> None:
    first = lines(*LONG, "Andelen som är nöjda har ökat till minst 85", step=12, top=120)
    second = lines("procent av alla som har svarat på enkäten.", "Nästa stycke.", step=40)
    found = passages(drawn(first, second))
    assert found[0].text.endswith("ökat till minst 85 procent av alla som har svarat på enkäten.")
    assert [span.page for _, span in found[0].lines] == [1, 1, 1, 2]


def test_the_same_bytes_give_the_same_document() -> None:
    data = book(3)
    assert read_pdf(data, "r.pdf") == read_pdf(data, "r.pdf")


def test_every_line_stands_where_its_place_says() -> None:
    data = book(3)
    printed = printed_lines(data, "r.pdf")
    for one in passages(data):
        for text, span in one.lines:
            assert span.page is not None and span.line is not None
            assert span.column is not None and span.end is not None
            assert printed[span.page, span.line][span.column - 1 : span.end - 1] == text
