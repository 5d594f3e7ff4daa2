"""The bytes of a Word document in, its page of lines and tables out: text as the reader of the document sees it.

Tracked insertions are read and deletions are not; hidden text is told and not read.
"""

import re
from collections.abc import Mapping

from attrs import define, field

from authoring.page import Line, Page, Remark, Row, Table
from findings.span import Span
from findings.text import Text
from readers.clean_text import tidied
from readers.office import Event, Package, events

MAIN = "word/document.xml"
#: A cell that spans more columns than this spans them all.
_MOST_COLUMNS = 100
#: What stands in these is not seen by whoever reads the document.
_UNSEEN = frozenset({"Fallback", "moveFrom", "del", "instrText", "pPrChange", "rPrChange", "tblPrChange"})
_LEVEL = re.compile(r"(?:heading|rubrik)\s*([1-9])", re.IGNORECASE)
_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


@define
class _Paragraph:
    text: list[str] = field(factory=list)
    level: int = 0
    #: Inside a run, and whether the run is hidden.
    in_run: bool = False
    hidden: bool = False


@define
class _Cell:
    lines: list[str] = field(factory=list)
    width: int = 1
    #: "" begins a new cell, "continue" goes on with the one above, None is no merged cell.
    merge: str | None = None


@define
class _Table:
    rows: list[list[str]] = field(factory=list)
    cells: list[_Cell] = field(factory=list)


@define
class _Reading:
    document: str
    parts: list[Line | Table] = field(factory=list)
    remarks: list[Remark] = field(factory=list)
    paragraphs: list[_Paragraph] = field(factory=list)
    tables: list[_Table] = field(factory=list)
    open: list[str] = field(factory=list)
    #: How many elements of `_UNSEEN` are open.
    unseen: int = 0
    told: set[str] = field(factory=set)
    numbered: int = 0


def read_docx(package: Package) -> tuple[Page, tuple[Remark, ...]]:
    """The page of a Word document, and what was not read of it; raises UnreadableError where it is broken."""
    reading = _Reading(package.document)
    for event in events(package, MAIN):
        if event.what == "text":
            _text(event.name, reading)
        elif event.what == "start":
            _start(event, reading)
        else:
            _end(event.name, reading)
    return Page(tuple(reading.parts)), tuple(reading.remarks)


def _text(text: str, reading: _Reading) -> None:
    if reading.unseen or not reading.paragraphs or reading.open[-1:] != ["t"]:
        return
    paragraph = reading.paragraphs[-1]
    if paragraph.hidden:
        _tell(_HIDDEN, reading)
    else:
        paragraph.text.append(text)


def _start(event: Event, reading: _Reading) -> None:
    name, attributes = event.name, event.attributes
    above = reading.open[-1] if reading.open else ""
    reading.open.append(name)
    if name in _UNSEEN:
        reading.unseen += 1
        if name in ("del", "moveFrom"):
            _tell(_TRACKED, reading)
    elif name == "ins" and above != "rPr":
        _tell(_TRACKED, reading)
    elif reading.unseen:
        return
    elif name == "p":
        reading.paragraphs.append(_Paragraph())
    elif name == "tbl":
        reading.tables.append(_Table())
    elif name == "tc" and reading.tables:
        reading.tables[-1].cells.append(_Cell())
    elif reading.paragraphs:
        _in_paragraph(name, above, attributes, reading.paragraphs[-1])
    elif reading.tables and reading.tables[-1].cells:
        _in_cell(name, attributes, reading.tables[-1].cells[-1])


def _in_paragraph(name: str, above: str, attributes: Mapping[str, str], paragraph: _Paragraph) -> None:
    if name == "r":
        paragraph.in_run, paragraph.hidden = True, False
    elif name == "vanish" and paragraph.in_run:
        paragraph.hidden = attributes.get("val", "1") not in ("0", "false", "off")
    elif name == "pStyle":
        paragraph.level = _level(attributes.get("val", ""))
    elif name in _BREAKS and above == "r" and not paragraph.hidden:
        paragraph.text.append(_BREAKS[name])


def _in_cell(name: str, attributes: Mapping[str, str], cell: _Cell) -> None:
    if name == "gridSpan":
        width = attributes.get("val", "1")
        cell.width = min(int(width), _MOST_COLUMNS) if width.isascii() and width.isdecimal() else 1
    elif name == "vMerge":
        cell.merge = attributes.get("val", "continue")


def _level(style: str) -> int:
    """The level of a heading by the name of its style; a title is 1."""
    found = _LEVEL.match(style)
    if found is not None:
        return int(found[1]) + 1
    return 1 if style.lower() in ("title", "rubrik") else 0


def _end(name: str, reading: _Reading) -> None:
    reading.open.pop()
    if name in _UNSEEN:
        reading.unseen -= 1
    elif reading.unseen:
        return
    elif name == "p" and reading.paragraphs:
        _paragraph(reading.paragraphs.pop(), reading)
    elif name == "r" and reading.paragraphs:
        reading.paragraphs[-1].in_run = reading.paragraphs[-1].hidden = False
    elif name == "tr" and reading.tables:
        _row(reading.tables[-1])
    elif name == "tbl" and reading.tables:
        _finished(reading.tables.pop(), reading)


def _paragraph(paragraph: _Paragraph, reading: _Reading) -> None:
    """A finished paragraph: a line of the page, or of the cell it stands in."""
    text = tidied("".join(paragraph.text))
    if reading.tables and reading.tables[-1].cells:
        reading.tables[-1].cells[-1].lines.append(text)
    elif text.strip():
        heading = Span(reading.document, quote=" ".join(text.split())[:100])
        reading.parts.append(Line(text, paragraph.level, heading))


def _row(table: _Table) -> None:
    """A finished row; a merged cell says the same in every row and column that it covers."""
    row: list[str] = []
    for cell in table.cells:
        text = "\n".join(cell.lines).strip("\n")
        if cell.merge == "continue" and not text.strip() and table.rows and len(row) < len(table.rows[-1]):
            text = table.rows[-1][len(row)]
        row.extend([text] * cell.width)
    table.cells.clear()
    table.rows.append(row[:_MOST_COLUMNS])


def _finished(table: _Table, reading: _Reading) -> None:
    """A finished table: a part of the page, or text of the cell it stands in."""
    if reading.tables and reading.tables[-1].cells:
        reading.tables[-1].cells[-1].lines.extend(" ".join(filter(None, row)) for row in table.rows)
        return
    reading.numbered += 1
    number = str(reading.numbered)
    rows = (
        Row(tuple(cells), Span(reading.document, table=number, row=str(line)))
        for line, cells in enumerate(table.rows, 1)
    )
    reading.parts.append(Table(tuple(rows)))


def _tell(message: Text, reading: _Reading) -> None:
    """A remark, once."""
    if message.sv not in reading.told:
        reading.told.add(message.sv)
        reading.remarks.append(Remark(message, Span(reading.document)))


_HIDDEN = Text("dokumentet har dold text, som inte läses", "the document has hidden text, which is not read")
_TRACKED = Text(
    "dokumentet har spårade ändringar, och läses som om alla godkänts",
    "the document has tracked changes, and is read as if all were accepted",
)
