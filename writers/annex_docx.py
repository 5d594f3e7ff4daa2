"""The page of an annex in, a Word document out: A4 on its side, in Swedish, ready for the agenda."""

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from authoring.annex_words import BETTER, CODE, DONE_BY, REPORTED_BY, RESPONSIBLE, REST, SOURCE, TARGET, UNIT
from authoring.page import Line, Page, Table
from writers.fixed_zip import fixed

#: Colours, in hexadecimal.
_INK, _GREY, _SHADE, _RULE = "1F3A5F", "6B7280", "E8EDF3", "C5CED8"
_FONT = "Calibri"
#: The width between the margins, in millimetres, and the least of a first column.
_WIDTH, _LEAST = 257, 60
_TWO_COLUMNS = (50, 120)
_COLUMNS = {
    CODE: 28,
    UNIT: 26,
    BETTER: 22,
    TARGET: 42,
    SOURCE: 34,
    REST: 62,
    DONE_BY: 28,
    REPORTED_BY: 32,
    RESPONSIBLE: 46,
}
#: A column of one year's targets; and the most that a column of codes takes.
_TARGET, _WIDEST_CODE = 32, 60
#: A document has a time; this one is nobody's.
_TIME = datetime(2000, 1, 1)


def render_docx(page: Page) -> bytes:
    """The page as a Word document; the same page gives the same bytes."""
    document = Document()
    _set_up(document, page)
    # Made as text and read at once: paragraph by paragraph a large plan would take many times as long.
    body: Any = document.element.body
    end = body[-1]
    for element in parse_xml(f"<w:body {nsdecls('w')}>{''.join(_parts(page))}</w:body>"):
        end.addprevious(element)
    out = BytesIO()
    document.save(out)
    return fixed(out.getvalue())


def _parts(page: Page) -> Iterator[str]:
    for number, part in enumerate(page.parts):
        following = page.parts[number + 1] if number + 1 < len(page.parts) else None
        if isinstance(part, Table):
            yield _table(part)
            if isinstance(following, Table):
                # Word joins two tables that nothing stands between.
                yield _paragraph("", spaced=(0, 4))
        elif part.level == 0:
            yield _sentence(part, page.parts[number - 1] if number else None, following)
        else:
            yield _heading(part)


def _set_up(document: WordDocument, page: Page) -> None:
    """The paper, the type, the language and the footer."""
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(20)
    for name, size, colour in (
        ("Normal", 10, None),
        ("Title", 24, _INK),
        ("Heading 1", 15, _INK),
        ("Heading 2", 12, _INK),
        ("List Bullet", 10, None),
    ):
        style: Any = document.styles[name]
        style.font.name, style.font.size = _FONT, Pt(size)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        if colour is not None:
            style.font.color.rgb = RGBColor.from_string(colour)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "sv-SE")
    normal: Any = document.styles["Normal"]
    normal.element.get_or_add_rPr().append(language)
    title: Any = document.styles["Title"]
    for border in title.element.findall(f".//{qn('w:pBdr')}"):
        border.getparent().remove(border)
    properties = document.core_properties
    first = page.parts[0] if page.parts else None
    properties.title = first.text[:250] if isinstance(first, Line) else ""
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.language = "sv-SE"
    properties.created = properties.modified = _TIME
    properties.revision = 1
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _page_number(footer)


def _page_number(paragraph: Any) -> None:
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        run = paragraph.add_run()
        run.font.size, run.font.color.rgb = Pt(8), RGBColor.from_string(_GREY)
        if kind is not None:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = text
        run._r.append(mark)


# --- Paragraphs ---------------------------------------------------------------------------------


def _heading(line: Line) -> str:
    """A heading: what it declares in grey, what it says in the ink of headings."""
    style = "Title" if line.level == 1 else f"Heading{line.level - 1}"
    spaced = {1: (0, 10), 2: (18, 6), 3: (12, 3)}[line.level]
    label, colon, title = line.text.partition(": ")
    if line.level == 1 or not colon:
        return _paragraph(_run(line.text), style, spaced=spaced, with_next=True)
    declared = _run(f"{label}: ", f'<w:b w:val="0"/><w:color w:val="{_GREY}"/>')
    return _paragraph(declared + _run(title), style, spaced=spaced, with_next=True)


def _sentence(line: Line, above: Line | Table | None, below: Line | Table | None) -> str:
    """A sentence in a list, on the page of the table that it introduces."""
    spaced = (6 if isinstance(above, Table) else 0, 1)
    if isinstance(below, Table):
        spaced = (0, 6)
    with_next = below is not None and not (isinstance(below, Line) and below.level > 0)
    return _paragraph(_run(line.text), "ListBullet", spaced=spaced, with_next=with_next)


def _paragraph(runs: str, style: str = "", *, spaced: tuple[int, int], with_next: bool = False) -> str:
    """A paragraph with so many points above and below it."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    kept = "<w:keepNext/>" if with_next else ""
    before, after = (20 * points for points in spaced)
    return f'<w:p><w:pPr>{named}{kept}<w:spacing w:before="{before}" w:after="{after}"/></w:pPr>{runs}</w:p>'


def _run(text: str, properties: str = "") -> str:
    told = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    lines = escape(text).replace("\t", "</w:t><w:tab/>" + _TEXT).replace("\n", "</w:t><w:br/>" + _TEXT)
    return f"<w:r>{told}{_TEXT}{lines}</w:t></w:r>"


_TEXT = '<w:t xml:space="preserve">'


# --- Tables -------------------------------------------------------------------------------------


def _table(table: Table) -> str:
    """A table with thin lines above, below and between its rows."""
    widths = [Mm(width).twips for width in _widths(table)]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = []
    for number, row in enumerate(table.rows):
        is_header = table.header and number == 0
        cells = (
            _cell(text, width, bold=is_header or (not table.header and column == 0), shaded=is_header)
            for column, (text, width) in enumerate(zip(row.cells, widths, strict=True))
        )
        # A row does not break across pages, and the header stands on each.
        kept = "<w:cantSplit/>" + "<w:tblHeader/>" * is_header
        rows.append(f"<w:tr><w:trPr>{kept}</w:trPr>{''.join(cells)}</w:tr>")
    return f"<w:tbl>{_TABLE}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


_LINES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{_RULE}"/>' for side in ("top", "bottom", "insideH")
)
_TABLE = (
    '<w:tblPr><w:tblW w:type="auto" w:w="0"/>'
    f'<w:tblBorders>{_LINES}</w:tblBorders><w:tblLayout w:type="fixed"/>'
    '<w:tblLook w:firstColumn="1" w:firstRow="1" w:lastColumn="0" w:lastRow="0" w:noHBand="0" w:noVBand="1" '
    'w:val="04A0"/></w:tblPr>'
)


def _widths(table: Table) -> list[int]:
    """The width of each column in millimetres: that of its header, and the first has what is left."""
    header, *rows = (row.cells for row in table.rows)
    if len(header) == 2:
        return list(_TWO_COLUMNS)
    widths = [0, *(_COLUMNS.get(name, _TARGET) for name in header[1:])]
    longest = max((len(row[1]) for row in rows), default=0)
    widths[1] = max(widths[1], min(_WIDEST_CODE, 2 * longest + 4))
    room = _WIDTH - sum(widths)
    if room < _LEAST:
        widths = [width * (_WIDTH - _LEAST) // sum(widths) for width in widths]
        room = _WIDTH - sum(widths)
    return [room, *widths[1:]]


def _cell(text: str, width: int, *, bold: bool, shaded: bool) -> str:
    """A cell of a table, a paragraph for each line of its text."""
    weight = "<w:b/>" if bold else '<w:b w:val="0"/>'
    looks = f'{weight}{f"""<w:color w:val="{_INK}"/>""" * shaded}<w:sz w:val="18"/>'
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{_SHADE}"/>' * shaded
    lines = "".join(_paragraph(_run(line, looks), spaced=(2, 2)) for line in text.split("\n"))
    return f'<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="{width}"/>{shade}</w:tcPr>{lines}</w:tc>'
