"""Whole reports of invented municipalities as Word, Excel and a planning system print them, set with reportlab."""

from collections.abc import Callable, Sequence
from io import BytesIO

from reportlab.lib.colors import HexColor, black, grey
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageBreak, PageTemplate, Paragraph, Spacer, Table

BODY = ParagraphStyle("body", fontName="Times-Roman", fontSize=11, leading=14, spaceAfter=8)
H1 = ParagraphStyle("h1", fontName="Helvetica-Bold", fontSize=18, leading=22, spaceBefore=14, spaceAfter=8)
H2 = ParagraphStyle("h2", parent=H1, fontSize=14, leading=17)
SMALL = ParagraphStyle("small", fontName="Helvetica", fontSize=8.5, leading=10)
RIGHT = ParagraphStyle("right", parent=SMALL, alignment=2)
CAPTION = ParagraphStyle("caption", fontName="Helvetica-Oblique", fontSize=9, leading=11, spaceAfter=3)
GRID = ("GRID", (0, 0), (-1, -1), 0.5, black)
TOP = ("VALIGN", (0, 0), (-1, -1), "TOP")

PROSE = (
    "Nämnden har under året arbetat vidare med de mål som fullmäktige beslutat om. Verksamheten har påverkats av höga "
    "sjuktal och av att priserna stigit mer än vad budgeten tog höjd för, men flera av de planerade insatserna har "
    "kunnat genomföras som det var tänkt. Arbetet med att utveckla det systematiska kvalitetsarbetet fortsätter. "
)


def _cells(
    rows: Sequence[Sequence[str]], style: ParagraphStyle = SMALL, figures: ParagraphStyle = RIGHT
) -> list[list[object]]:
    first = [Paragraph(f"<b>{one}</b>", style) for one in rows[0]]
    rest = [
        [Paragraph(one, style if n == 0 or any(c.isalpha() for c in one) else figures) for n, one in enumerate(row)]
        for row in rows[1:]
    ]
    return [first, *rest]


def _pdf(story: list[Flowable], head: str, foot: str, size: tuple[float, float] = A4, margin: float = 70) -> bytes:
    out = BytesIO()

    def page(canvas: Canvas, document: BaseDocTemplate) -> None:
        if document.page == 1:
            return
        canvas.setFont("Helvetica", 8)
        canvas.drawString(margin, size[1] - 36, head)
        canvas.drawString(margin, 30, foot)
        canvas.drawRightString(size[0] - margin, 30, str(document.page))

    document = BaseDocTemplate(
        out, pagesize=size, leftMargin=margin, rightMargin=margin, topMargin=60, bottomMargin=60, invariant=1
    )
    frame = Frame(margin, 60, size[0] - 2 * margin, size[1] - 120, 0, 0, 0, 0)
    document.addPageTemplates([PageTemplate(frames=[frame], onPage=page)])
    document.build(story)
    return out.getvalue()


def _front(*lines: str) -> list[Flowable]:
    big = ParagraphStyle("big", parent=H1, fontSize=26, leading=32)
    return [Spacer(1, 200), *(Paragraph(one, big if n == 0 else H2) for n, one in enumerate(lines)), PageBreak()]


def _contents(entries: Sequence[tuple[str, int]], dots: int = 90) -> list[Flowable]:
    lines = [Paragraph(f"{text} {'.' * (dots - len(text))} {page}", SMALL) for text, page in entries]
    return [Paragraph("Innehåll", H2), *lines, PageBreak()]


def word() -> bytes:
    """A verksamhetsberättelse by Word: captions, a table with lines across only, notes, NBSP and U+2212."""
    indicators = [
        ["Indikator", "Utfall<br/>2021", "Utfall<br/>2022", "Utfall<br/>2023", "Målvärde<br/>2023"],
        [
            "Andel invånare som är nöjda med utbudet av kultur<super>1</super>",
            "61&nbsp;%",
            "64&nbsp;%",
            "66&nbsp;%",
            "70&nbsp;%",
        ],
        ["Antal besök på biblioteken", "98&nbsp;412", "104&nbsp;380", "112&nbsp;067", "110&nbsp;000"],
        ["Antal aktiva låntagare per 1&nbsp;000 invånare", "241", "238", "246", "250"],
        [
            "Andel föreningar som tar emot flickor och pojkar på lika villkor i sin verksamhet",
            "\u2013",
            "72&nbsp;%",
            "75&nbsp;%",
            "80&nbsp;%",
        ],
    ]
    money = [
        ["Tkr", "Bokslut 2022", "Budget 2023", "Bokslut 2023", "Avvikelse"],
        ["Kultur", "21&nbsp;340", "22&nbsp;100", "22&nbsp;480", "\u2212380"],
        ["Fritid", "34&nbsp;015", "35&nbsp;600", "35&nbsp;112", "488"],
        ["Summa", "55&nbsp;355", "57&nbsp;700", "57&nbsp;592", "108"],
    ]
    across = [("LINEBELOW", (0, 0), (-1, -1), 0.5, grey), ("LINEABOVE", (0, 0), (-1, 0), 1, black), TOP]
    widths = [200, 63, 63, 63, 66]
    story: list[Flowable] = [
        *_front("Verksamhetsberättelse 2023", "Kultur- och fritidsnämnden", "Granköpings kommun"),
        *_contents([("1 Nämndens uppdrag", 3), ("2 Måluppfyllelse", 3), ("2.1 Mål 1", 3), ("3 Ekonomi", 5)]),
        Paragraph("1 Nämndens uppdrag", H1), Paragraph(PROSE * 2, BODY),
        Paragraph("2 Måluppfyllelse", H1), Paragraph(PROSE, BODY),
        Paragraph("2.1 Nämndens mål 1: Fler invånare ska ta del av kultur och fritid", H2),
        Paragraph(PROSE, BODY),
        Paragraph("Tabell 1. Indikatorer för mål 1", CAPTION),
        Table(_cells(indicators), colWidths=widths, style=across, repeatRows=1),
        Spacer(1, 10),
        Paragraph("Bedömning: Målet är delvis uppfyllt", BODY), Paragraph(PROSE * 2, BODY),
        Paragraph("2.2 Nämndens mål 2: Barn och unga ska ha en meningsfull fritid", H2), Paragraph(PROSE * 2, BODY),
        Paragraph("Tabell 2. Indikatorer för mål 2", CAPTION),
        Table(
            _cells([
                ["Indikator", "Utfall<br/>2021", "Utfall<br/>2022", "Utfall<br/>2023", "Målvärde<br/>2023"],
                ["Andel unga som är nöjda med sin fritid", "58&nbsp;%", "60&nbsp;%", "63&nbsp;%", "62&nbsp;%"],
                ["Antal tillfällen i föreningslivet, 7\u201320 år", *("402&nbsp;118", "431&nbsp;906"),
                 "455&nbsp;730", "440&nbsp;000"],
            ]),
            colWidths=widths, style=across,
        ),
        Spacer(1, 10),
        Paragraph("Bedömning: Målet är uppfyllt", BODY), Paragraph(PROSE, BODY),
        Paragraph("3 Ekonomi", H1), Paragraph("Tabell 3. Nämndens resultat", CAPTION),
        Table(_cells(money), colWidths=[120, 80, 80, 80, 80], style=across),
        Spacer(1, 200),
        Paragraph("<super>1</super> Frågan ställdes första gången 2021.", SMALL),
    ]  # fmt: skip
    return _pdf(story, "Granköpings kommun", "Verksamhetsberättelse 2023, Kultur- och fritidsnämnden")


def system() -> bytes:
    """Goals in merged cells over landscape pages, the heading again on each, with verdicts in words beside."""
    head = ["Övergripande mål", "Nämndens mål", "Indikator", "Utfall 2022", "Målvärde 2023", "Utfall 2023", "Bedömning"]
    goals = [
        ("En hållbar kommun", "Utsläppen från nämndens verksamheter ska minska", "Delvis uppfyllt", [
            ("Utsläpp av koldioxid från tjänsteresor, ton", "412", "380", "391"),
            ("Andel fossilfria fordon, procent", "54", "70", "72"),
            ("Energianvändning i lokaler, kWh/m²", "148", "140", "143")]),
        ("En hållbar kommun", "Invånarna ska ha nära till grönområden", "Uppfyllt", [
            ("Andel invånare med högst 300 meter till ett grönområde, procent", "91", "92", "93"),
            ("Nöjdhet med parker och lekplatser, index", "66", "68", "70")]),
        ("En trygg kommun", "Trafikmiljön ska vara säker för alla", "Inte uppfyllt", [
            ("Antal allvarligt skadade i trafiken", "7", "4", "9"),
            ("Andel säkra gång- och cykelpassager, procent", "38", "45", "41"),
            ("Längd nybyggd gång- och cykelväg, meter", "1\u2009850", "3\u2009000", "2\u2009120")]),
        ("En trygg kommun", "Väntetiden för bygglov ska vara kort", "Uppfyllt", [
            ("Genomsnittlig handläggningstid för bygglov, veckor", "6,1", "6,0", "5,4"),
            ("Andel beslut inom tio veckor, procent", "97", "100", "100")]),
    ]  # fmt: skip
    rows: list[list[object]] = [[Paragraph(f"<b>{one}</b>", SMALL) for one in head]]
    spans: list[tuple[object, ...]] = []
    at = 1
    for area, goal, verdict, measures in goals:
        for n, (name, *figures) in enumerate(measures):
            beside = [Paragraph(one if n == 0 else "", SMALL) for one in (area, goal)]
            rows.append(
                [
                    *beside,
                    Paragraph(name, SMALL),
                    *(Paragraph(f, RIGHT) for f in figures),
                    Paragraph(verdict if n == 0 else "", SMALL),
                ]
            )
        spans += [("SPAN", (c, at), (c, at + len(measures) - 1)) for c in (0, 1, 6)]
        at += len(measures)
    style = [GRID, TOP, ("BACKGROUND", (0, 0), (-1, 0), HexColor("#DDE8CB")), *spans]
    table = Table(rows, colWidths=[95, 125, 190, 60, 66, 60, 90], style=style, repeatRows=1)
    story: list[Flowable] = [
        *_front("Årsredovisning 2023", "Samhällsbyggnadsnämnden", "Älvdals kommun"),
        Paragraph("Måluppföljning", H1), Paragraph(PROSE, BODY), Spacer(1, 160), table,
        Spacer(1, 12), Paragraph("Kommentar till målen", H2), Paragraph(PROSE * 3, BODY),
    ]  # fmt: skip
    return _pdf(story, "Älvdals kommun", "Samhällsbyggnadsnämnden \u2022 Årsredovisning 2023", landscape(A4))


def excel() -> bytes:
    """Sheets printed to PDF: tiny type, headings in two rows of drawn cells, periods of other years, red minus."""
    out = BytesIO()
    c = Canvas(out, pagesize=landscape(A4), invariant=1)
    wide, high = landscape(A4)

    def sheet(number: int, title: str) -> None:
        c.setFont("Helvetica-Bold", 13)
        c.drawString(40, high - 50, title)
        c.setFont("Helvetica", 7)
        c.drawString(40, 24, "Delårsbokslut 2022-08-31 Vård- och omsorgsnämnden")
        c.drawRightString(wide - 40, 24, f"Sida {number} av 3")

    sheet(1, "Delårsbokslut per 31 augusti 2022")
    c.setFont("Helvetica", 10)
    c.drawString(40, high - 80, "Vård- och omsorgsnämnden, Strandviks kommun")
    c.showPage()
    sheet(2, "Nyckeltal")
    xs = [40, 200, 255, 310, 365, 420, 475]
    rows = [
        (["Nyckeltal", "Utfall", "Utfall", "Utfall", "Mål", "Prognos"], True),
        (["", "2020-08", "2021-08", "2022-08", "2022", "2022"], True),
        (["Antal hemtjänsttimmar/månad", "14 210", "14 655", "15 020", "14 800", "15 100"], False),
        (["Antal boendedygn, säbo", "61 004", "60 877", "61 530", "61 000", "61 900"], False),
        (["Sjukfrånvaro %", "9,8", "10,4", "9,1", "8,0", "9,0"], False),
        (["Kostnad per brukare, kr", "-", "312 400", "325 150", "318 000", "327 000"], False),
    ]
    y = high - 80
    for row, head in rows:
        c.setFont("Helvetica-Bold" if head else "Helvetica", 7.5)
        for n, text in enumerate(row):
            if n == 0:
                c.drawString(xs[0] + 2, y - 9, text)
            else:
                c.drawRightString(xs[n + 1] - 2, y - 9, text)
        for n in range(len(xs) - 1):
            c.rect(xs[n], y - 12, xs[n + 1] - xs[n], 12, stroke=1, fill=0)
        y -= 12
    c.showPage()
    sheet(3, "Resultat per verksamhet, tkr")
    y = high - 80
    xs = [40, 170, 240, 310, 380, 450]
    for n, text in enumerate(["Verksamhet", "Budget helår", "Utfall jan-aug", "Prognos helår", "Avvikelse"]):
        c.setFont("Helvetica-Bold", 7.5)
        (c.drawString if n == 0 else lambda x, yy, t: c.drawRightString(x + 64, yy, t))(xs[n] + 2, y - 9, text)
    for row in (
        ["Äldreomsorg", "412 500", "280 113", "416 900", "-4 400"],
        ["Funktionsstöd", "188 200", "122 904", "186 700", "1 500"],
        ["Summa", "600 700", "403 017", "603 600", "-2 900"],
    ):
        y -= 12
        c.setFont("Helvetica", 7.5)
        for n, text in enumerate(row):
            c.setFillColor(HexColor("#FF0000") if text.startswith("-") else black)
            (c.drawString if n == 0 else lambda x, yy, t: c.drawRightString(x + 64, yy, t))(xs[n] + 2, y - 9, text)
        c.setFillColor(black)
    c.showPage()
    c.save()
    return out.getvalue()


REPORTS: dict[str, Callable[[], bytes]] = {"word": word, "system": system, "excel": excel}
