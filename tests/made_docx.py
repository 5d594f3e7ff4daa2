"""Blocks in, a Word file out, made of templates of its XML; a file and a place in, what stands there, by python-docx.

The product reads the parts with expat as a stream; nothing of that is used here.
"""

from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

import docx
from attrs import frozen

from findings.span import Span
from tests.made_layouts import Block, Box, Contents, Heading, Table, placed
from tests.made_layouts import Text as Words

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_P = "http://schemas.openxmlformats.org/package/2006"
_O = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = (
    f'<Types xmlns="{_P}/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>'
)
_RELS = (
    f'<Relationships xmlns="{_P}/relationships"><Relationship Id="r1" Type="{_O}/{{}}" Target="{{}}"/></Relationships>'
)


@frozen
class Dress:
    """How Word has written what is the same to a reader: runs cut in two, cells and rows within content controls."""

    cut_runs: bool = False
    controls: bool = False
    #: Every word is inserted with tracked changes.
    inserted: bool = False


def write(blocks: tuple[Block, ...], dress: Dress | None = None) -> bytes:
    """The blocks as a .docx."""
    dress = dress or Dress()
    body = "".join(_block(block, dress) for block in blocks)
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELS.format("officeDocument", "word/document.xml"),
        "word/_rels/document.xml.rels": _RELS.format("styles", "styles.xml"),
        "word/styles.xml": f"<w:styles {_W}>{''.join(map(_style, range(1, 5)))}{_TOC}</w:styles>",
        "word/document.xml": f"<w:document {_W}><w:body>{body}<w:sectPr/></w:body></w:document>",
    }
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{text}')
    return file.getvalue()


def printed_at(data: bytes, place: Span) -> str:
    """The paragraph that a place of the file is: the paragraphs with a text are numbered from 1."""
    body = docx.Document(BytesIO(data)).element.body
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    texts = ["".join(t.text or "" for t in p.iter(f"{word}t")) for p in body.iter(f"{word}p")]
    return [text for text in texts if text.strip()][(place.line or 0) - 1]


_TOC = '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'


def _style(level: int) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="Rubrik{level}"><w:name w:val="heading {level}"/>'
        f'<w:pPr><w:outlineLvl w:val="{level - 1}"/></w:pPr></w:style>'
    )


def _block(block: Block, dress: Dress) -> str:
    match block:
        case Heading(level, text):
            return _paragraph(text, dress, f"Rubrik{level}")
        case Contents(text, page):
            tab = f"<w:r><w:tab/><w:t>{page}</w:t></w:r>"
            return f'<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr>{_runs(text, dress)}{tab}</w:p>'
        case Words(text):
            return _paragraph(text, dress)
        case Table():
            return _table(block, dress) + "<w:p/>"


def _paragraph(text: str, dress: Dress, style: str = "") -> str:
    styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{styled}{_runs(text, dress)}</w:p>"


def _runs(text: str, dress: Dress) -> str:
    parts = [text[: len(text) // 2], text[len(text) // 2 :]] if dress.cut_runs else [text]
    runs = "".join(f'<w:r><w:t xml:space="preserve">{escape(part)}</w:t></w:r>' for part in parts if part)
    return f'<w:ins w:id="1" w:author="A" w:date="2023-01-01T00:00:00Z">{runs}</w:ins>' if dress.inserted else runs


def _table(table: Table, dress: Dress) -> str:
    rows = []
    for number, row in enumerate(placed(table)):
        cells, at = [], 0
        while at < len(row):
            box, _ = row[at]
            own = number == 0 or not any(box is other for other, _ in placed(table)[number - 1])
            cells.append(_cell(box, own, dress))
            at += box.across
        head = "<w:trPr><w:tblHeader/></w:trPr>" if number < table.heads else ""
        rows.append(f"<w:tr>{head}{''.join(cells)}</w:tr>")
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def _cell(box: Box, own: bool, dress: Dress) -> str:
    across = f'<w:gridSpan w:val="{box.across}"/>' if box.across > 1 else ""
    down = "" if box.down == 1 else '<w:vMerge w:val="restart"/>' if own else "<w:vMerge/>"
    shade = f'<w:shd w:val="clear" w:fill="{box.colour}"/>' if box.colour else ""
    text = _paragraph(box.text if own else "", dress)
    if dress.controls:
        text = f"<w:sdt><w:sdtPr/><w:sdtContent>{text}</w:sdtContent></w:sdt>"
    return f"<w:tc><w:tcPr>{across}{down}{shade}</w:tcPr>{text}</w:tc>"
