"""Blocks and a look in, a PDF by reportlab out; a page in, what is drawn on it, read with pdfplumber alone."""

import re
from io import BytesIO
from pathlib import Path

import pdfplumber
from attrs import evolve, frozen
from hypothesis import strategies as st
from reportlab.lib.colors import HexColor, black, grey
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import registerFont, registerFontFamily
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Spacer
from reportlab.platypus import Table as Drawn

from findings.span import Span
from tests.made_layouts import Block, Box, Contents, Heading, Table, placed
from tests.made_layouts import Text as Words

_FONTS = Path("/usr/share/fonts/truetype/dejavu")
HAS_FONTS = (_FONTS / "DejaVuSans.ttf").is_file() and (_FONTS / "DejaVuSans-Bold.ttf").is_file()
#: Kinds of rulings; the last three leave columns to be seen by how their words stand.
CLEAR = ("grid", "zebra", "boxes")
OPEN = ("across", "head", "none")


@frozen
class Look:
    """How a PDF is set."""

    lines: str = "grid"
    size: float = 9.0
    is_wide: bool = False
    running: bool = True
    figures_right: bool = True
    middle: bool = False
    head_filled: bool = False
    #: Points left free on the first page, so that tables break where they did not.
    down: int = 0
    #: Columns so narrow that words and figures are broken.
    is_narrow: bool = False


@st.composite
def looks(draw: st.DrawFn, lines: tuple[str, ...], *, is_narrow: bool = False) -> Look:
    yes = st.booleans()
    return Look(
        lines=draw(st.sampled_from(lines)),
        size=draw(st.sampled_from([7.0, 8.5, 10.0])),
        is_wide=draw(yes),
        running=draw(yes),
        figures_right=draw(yes),
        middle=draw(yes),
        head_filled=draw(yes),
        down=draw(st.sampled_from([0, 0, 150, 330, 420])),
        is_narrow=is_narrow,
    )


def write(blocks: tuple[Block, ...], look: Look) -> bytes:
    """The blocks as a PDF."""
    if HAS_FONTS:
        registerFont(TTFont("DejaVu", _FONTS / "DejaVuSans.ttf"))
        registerFont(TTFont("DejaVu-Bold", _FONTS / "DejaVuSans-Bold.ttf"))
        registerFontFamily("DejaVu", normal="DejaVu", bold="DejaVu-Bold", italic="DejaVu", boldItalic="DejaVu-Bold")
    out = BytesIO()
    size = landscape(A4) if look.is_wide else A4

    def page(canvas: Canvas, document: BaseDocTemplate) -> None:
        if look.running:
            canvas.setFont("DejaVu", 7)
            canvas.drawString(50, size[1] - 30, "Kulturnämndens årsredovisning")
            canvas.drawRightString(size[0] - 50, 25, f"{document.page}")

    document = BaseDocTemplate(out, pagesize=size, invariant=1)
    document.addPageTemplates(
        [PageTemplate(frames=[Frame(50, 50, size[0] - 100, size[1] - 100, 0, 0, 0, 0)], onPage=page)]
    )
    story: list[Flowable] = []
    for number, block in enumerate(blocks):
        story.append(_block(block, look, size[0] - 100))
        if number == 0:
            story.append(Spacer(1, look.down))
    document.build(story)
    return out.getvalue()


def _style(size: float, name: str = "DejaVu", **more: float) -> ParagraphStyle:
    return ParagraphStyle("made", fontName=name, fontSize=size, leading=1.2 * size, spaceBefore=4, spaceAfter=4, **more)


def _block(block: Block, look: Look, wide: float) -> Flowable:
    match block:
        case Heading(level, text):
            return Paragraph(_kept(text), _style({1: 18, 2: 14.5, 3: 12, 4: 10.5}[level], "DejaVu-Bold"))
        case Words(text):
            return Paragraph(_kept(text), _style(10))
        case Contents(text, page):
            return Paragraph(f"{text} {'.' * (70 - len(text))} {page}", _style(10))
        case Table():
            return _table(block, look, wide)


def _kept(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _table(table: Table, look: Look, wide: float) -> Flowable:
    rows = placed(table)
    spans = [
        ("SPAN", (at, number), (at + box.across - 1, number + box.down - 1))
        for number, row in enumerate(rows)
        for at, (box, own) in enumerate(row)
        if own and (box.across > 1 or box.down > 1)
    ]
    texts = [
        [_cell(box, look, number < table.heads, at) if own else "" for at, (box, own) in enumerate(row)]
        for number, row in enumerate(rows)
    ]
    longest = [
        max((len(box.text) for box, own in column if own and box.across == 1), default=4)
        for column in zip(*rows, strict=True)
    ]
    parts = [min(max(one, 9), 30) ** 0.8 for one in longest]
    least = [0.0 if look.is_narrow else 0.68 * look.size * one + 9 for one in _longest_words(rows)]
    if sum(least) > wide:
        return _table(table, evolve(look, size=look.size - 0.5), wide)
    widths = [low + (wide - sum(least)) * part / sum(parts) for low, part in zip(least, parts, strict=True)]
    top = ("VALIGN", (0, 0), (-1, -1), "MIDDLE" if look.middle else "TOP")
    return Drawn(
        texts,
        colWidths=widths,
        style=[
            top,
            ("LEFTPADDING", (0, 0), (-1, -1), 4),
            ("RIGHTPADDING", (0, 0), (-1, -1), 4),
            *spans,
            *_rulings(table, look),
        ],
        repeatRows=table.heads,
        spaceBefore=8,
        spaceAfter=8,
    )


def _longest_words(rows: list[list[tuple[Box, bool]]]) -> list[int]:
    """The signs of the longest word, or of the whole figure, in every column."""
    columns = zip(*rows, strict=True)
    texts = [[box.text for box, own in column if own and box.across == 1] for column in columns]
    return [max((len(one) for text in own for one in _unbroken(text)), default=4) for own in texts]


def _unbroken(text: str) -> list[str]:
    return [text] if any(map(str.isdigit, text)) and len(text) < 22 else text.split()


def _rulings(table: Table, look: Look) -> list[tuple[object, ...]]:
    whole = (0, 0), (-1, -1)
    found: list[tuple[object, ...]] = []
    if look.head_filled or look.lines == "zebra":
        found.append(("BACKGROUND", (0, 0), (-1, table.heads - 1), HexColor("#DCE6F1")))
    match look.lines:
        case "grid" | "zebra":
            found.append(("GRID", *whole, 0.5, black if look.lines == "grid" else HexColor("#BFBFBF")))
        case "boxes":
            found += [("BOX", *whole, 1, black), ("INNERGRID", *whole, 0.25, grey)]
        case "across":
            found.append(("LINEBELOW", *whole, 0.5, grey))
        case "head":
            found.append(("LINEBELOW", (0, table.heads - 1), (-1, table.heads - 1), 1, black))
    return found


def _cell(box: Box, look: Look, is_head: bool, column: int) -> Flowable:
    right = column > 0 and look.figures_right and len(box.text) < 26 and (is_head or any(map(str.isdigit, box.text)))
    style = _style(look.size, "DejaVu-Bold" if is_head else "DejaVu")
    style.alignment = 2 if right else 0
    return Paragraph(_kept(box.text), style)


def drawn_on(data: bytes, place: Span) -> str:
    """All that is drawn on the page of a place, in the order it was drawn, without white space."""
    with pdfplumber.open(BytesIO(data)) as pdf:
        return re.sub(r"\s", "", "".join(sign["text"] for sign in pdf.pages[(place.page or 1) - 1].chars))
