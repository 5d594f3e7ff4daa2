"""The bytes of a PDF with a text layer in, the laid-out report out: every text with its page, line and column.

The library is pdfplumber (MIT): it gives every sign, line and fill with its place, which a reader of tables needs, and
is plain Python over pdfminer.six (MIT); both are kept up, with releases every year. pypdf gives no lines or fills, and
PyMuPDF is under the AGPL. No picture is taken apart, nothing is fetched and nothing is run.

A line's number is its number on its page from the top, across all columns; a column counts signs in that line, where
words are one sign apart.
"""

from collections.abc import Iterable

from attrs import evolve

from findings.span import Span
from findings.text import Text
from readers.document import Document, Item, Kind, Passage, Unread
from readers.joined_lines import joined
from readers.pdf_bounds import BROKEN, MOST_PAGES, TooMuchError
from readers.pdf_continued import continues, joined_tables, repeats
from readers.pdf_file import Failure, Opened, attachments, has_script, open_pdf, pages
from readers.pdf_notes import descriptions, remarks
from readers.pdf_page import parts_of
from readers.pdf_prose import goes_on, passage_of, style_of
from readers.pdf_ruled import lattices
from readers.pdf_running import running_lines
from readers.pdf_said import FETCH_AGAIN, NO_PAGES, Read, refused, said
from readers.pdf_sheet import Sheet, sheet_of
from readers.pdf_tables import Table
from readers.progress import shown

#: What may stand between the two halves of a sentence.
_BESIDE = frozenset({Kind.RUNNING, Kind.FOOTNOTE, Kind.REMARK})


def read_pdf(data: bytes, name: str, password: str = "") -> Document:
    """The document of a PDF. What cannot be read is in its findings, and among its items as unread."""
    opened = open_pdf(data, password)
    if isinstance(opened, Failure):
        return Document(name, (), (refused(name, opened.why, opened.help),))
    read = _read(opened, name)
    if not read.count:
        return Document(name, (), (refused(name, NO_PAGES, FETCH_AGAIN),))
    items = [*_laid_out(read, name), *_inside(opened, name)]
    findings = tuple(said(read, opened.cut, name))
    return Document(name, tuple(items), findings, read.count)


def printed_lines(data: bytes, name: str, password: str = "") -> dict[tuple[int, int], str]:
    """What stands on every line, by page and number: the text that the places of the document count in."""
    opened = open_pdf(data, password)
    if isinstance(opened, Failure):
        return {}
    return {
        (sheet.number, line.number): line.text
        for sheet in _read(opened, name).sheets
        for line in (*sheet.lines, *sheet.turned)
    }


def _read(opened: Opened, name: str) -> Read:
    """Every page, one at a time; each is freed once its words are taken."""
    sheets: list[Sheet] = []
    margins: dict[int, tuple[Passage, ...]] = {}
    broken: list[int] = []
    too_much: list[int] = []
    left: list[int] = []
    count = 0
    meter = opened.pdf.meter
    for page in shown(pages(opened)):
        count = page.page_number
        if count > MOST_PAGES or meter.spent:
            left.append(count)
            continue
        meter.new_page()
        try:
            sheets.append(sheet_of(page.layout, count, name, descriptions(page), ruled=not meter.overdrawn))
            margins[count] = remarks(page, name)
        except (TooMuchError, MemoryError):
            too_much.append(count)
        except BROKEN:
            broken.append(count)
        finally:
            page.close()
    return Read(tuple(sheets), margins, tuple(broken), tuple(too_much), tuple(left), count)


def _laid_out(read: Read, name: str) -> list[Item]:
    """The items of all pages in reading order; a table that goes on over a page's end is one."""
    tables = {sheet.number: lattices(sheet) for sheet in read.sheets}
    running = running_lines(read.sheets, {number: [one.box for one in found] for number, found in tables.items()})
    style = style_of(read.sheets)
    items: list[Item] = []
    #: The last table, and which item it is, while nothing but running lines has followed.
    open_table: tuple[Table, int] | None = None
    for sheet in read.sheets:
        for part in parts_of(sheet, tables[sheet.number], running, style, name):
            if not isinstance(part, Table):
                if not (isinstance(part, Passage) and part.kind in (Kind.RUNNING, Kind.FOOTNOTE)):
                    open_table = None
                _append(items, part)
                continue
            before = open_table
            if before is not None and before[0].grid.span.page != sheet.number and continues(before[0], part):
                if repeats(before[0], part):
                    items.append(_heading_again(part))
                whole = joined_tables(before[0], part)
                items[before[1]] = whole.grid
                open_table = evolve(whole, grid=evolve(whole.grid, span=part.grid.span)), before[1]
                items[before[1]] = whole.grid
            else:
                items.extend(passage_of(Kind.HEADING, [line], sheet, style) for line in part.title)
                items.append(part.grid)
                open_table = part, len(items) - 1
        items.extend(read.remarks.get(sheet.number, ()))
    return items


def _append(items: list[Item], part: Item) -> None:
    """Adds a part; the rest of a sentence that goes on in the next column or on the next page goes to its beginning."""
    at = len(items) - 1
    while at >= 0 and (isinstance(one := items[at], Unread) or (isinstance(one, Passage) and one.kind in _BESIDE)):
        at -= 1
    before = items[at] if at >= 0 else None
    if isinstance(before, Passage) and isinstance(part, Passage) and goes_on(before, part):
        items[at] = evolve(before, text=joined([before.text, part.text]), lines=(*before.lines, *part.lines))
    else:
        items.append(part)


def _heading_again(table: Table) -> Passage:
    """The heading of a table as it stands again on the next page."""
    fields = [field for field in table.grid.rows[0] if field.text]
    return Passage(
        Kind.RUNNING,
        " ".join(field.text for field in fields),
        table.grid.span,
        tuple((field.text, field.span) for field in fields),
    )


def _inside(opened: Opened, name: str) -> Iterable[Unread]:
    """What the file carries beside its pages."""
    for attachment in attachments(opened):
        yield Unread(Text(f'den bifogade filen "{attachment}"', f'the attached file "{attachment}"'), Span(name))
    if has_script(opened):
        yield Unread(Text("ett skript, som inte körs", "a script, which is not run"), Span(name))
