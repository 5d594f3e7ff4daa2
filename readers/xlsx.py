"""The bytes of an Excel file in, the document laid out: a table for each region of each sheet, as Excel shows it.

Read from the parts themselves, in a stream: no macro is run, no link is followed, and figures stay the text they are
stored as. `Span.line` is the number of the row in its sheet, `table` the sheet, `row` and `col` the cell's address.
"""

import re
from collections.abc import Iterator

from attrs import evolve

from findings.codes import UNREADABLE, file_finding
from findings.finding import Label
from findings.span import Span
from findings.text import Text
from readers.document import Document, Field, Grid, Item, Kind, Passage, Unread
from readers.office import opened
from readers.sheet import MOST_COLUMNS, Sheet, read_sheet, told
from readers.sheet_areas import Area, columns_within, letters
from readers.sheet_notes import hanging_on, of_the_file, remarks_of
from readers.sheet_regions import Block, Region, Shape, shape_of
from readers.unreadable import UnreadableError
from readers.workbook import MAIN, SheetPart, Workbook, workbook

#: A heading is no longer than this, and ends without a full stop.
_LONGEST_HEADING = 120
#: What stands below a table and is no row of it.
_NOTE = re.compile(r"(?:källa|källor|not|anm|anmärkning|kommentar)\b|\*|[0-9a-z]\) |[¹²³]", re.IGNORECASE)


def read_xlsx(data: bytes, name: str) -> Document:
    """The document of an .xlsx or .xlsm file; without items and with one finding where it cannot be read."""
    items: list[Item] = []
    try:
        package = opened(data, name)
        if MAIN not in package.names:
            raise UnreadableError(Text(f'"{name}" är inget Exceldokument', f'"{name}" is not an Excel document'))
        book = workbook(package)
        items.extend(of_the_file(book))
        for part in book.sheets:
            items.extend(_of_sheet(book, part, Span(name, table=part.name)))
    except UnreadableError as error:
        finding = file_finding(UNREADABLE, error.message, (Label(Span(name)),), error.help)
        return Document(name, (), (finding,))
    return Document(name, tuple(items))


def _of_sheet(book: Workbook, part: SheetPart, place: Span) -> Iterator[Item]:
    if part.hidden:
        yield Unread(Text("bladet är dolt och läses inte", "the sheet is hidden and not read"), place)
        return
    if part.is_chart:
        yield from hanging_on(book.package, part, place)
        return
    sheet = read_sheet(book, part)
    yield from _tables(shape_of(sheet, place.document), place)
    yield from remarks_of(book.package, part, place)
    for remark in (*sheet.remarks, *told(sheet, place)):
        yield Unread(remark.message, remark.place or place)
    yield from _conditional(sheet, place)
    yield from hanging_on(book.package, part, place)


def _conditional(sheet: Sheet, place: Span) -> Iterator[Unread]:
    """What conditional formats lay on cells: it follows from rules, and is not stored."""
    icons = _covered(sheet, sheet.rules.icons)
    if sheet.rules.icons:
        yield Unread(
            Text(f"villkorsstyrd ikon i {icons} celler", f"an icon by a conditional format in {icons} cells"), place
        )
    if sheet.rules.icons_alone:
        yield Unread(
            Text(
                "villkorsstyrda ikoner står i stället för talen, som inte läses",
                "icons by a conditional format stand in place of the figures, which are not read",
            ),
            place,
        )
    if colours := _covered(sheet, sheet.rules.colours):
        yield Unread(
            Text(f"villkorsstyrd färg i {colours} celler", f"a colour by a conditional format in {colours} cells"),
            place,
        )


def _covered(sheet: Sheet, areas: list[Area]) -> int:
    """How many cells with something in them the areas cover."""
    if not areas:
        return 0
    return sum(len(columns_within(row, areas, MOST_COLUMNS) & set(cells)) for row, cells in sheet.cells.items())


# --- Regions ------------------------------------------------------------------------------------


def _tables(shape: Shape, place: Span) -> Iterator[Item]:
    """Texts and tables from the top; a text right above a table is its title."""
    title: tuple[int, str] | None = None
    for region in shape.regions:
        if _is_text(region):
            for block in region.blocks:
                passage = _passage(block, place)
                yield passage
                title = (block.bottom, passage.text) if passage.kind is Kind.HEADING else None
            continue
        grid, notes = _grid(region, shape, place)
        above = title is not None and 0 < region.top - title[0] <= 2
        yield evolve(grid, title=title[1] if above and title is not None else None)
        title = None
        yield from (_passage(block, place, Kind.FOOTNOTE) for block in notes)


def _is_text(region: Region) -> bool:
    """Whether a region has one cell a row at most."""
    rows = [block.top for block in region.blocks]
    return len(rows) == len(set(rows)) and all(block.bottom == block.top for block in region.blocks)


def _passage(block: Block, place: Span, kind: Kind | None = None) -> Passage:
    text = " ".join(block.cell.text.split())
    if kind is None:
        short = len(text) <= _LONGEST_HEADING and not text.endswith((".", ",", ";", ":", "?", "!"))
        heading = short and block.cell.stored is None and any(sign.isalpha() for sign in text)
        kind = Kind.HEADING if heading else Kind.PARAGRAPH
    at = _at(block.row, block.column, place)
    return Passage(kind, text, at, ((block.cell.text, at),), colour=block.cell.colour)


def _grid(region: Region, shape: Shape, place: Span) -> tuple[Grid, list[Block]]:
    """The table, every row from its first column to its last, and the notes that stand below it."""
    rows: dict[int, list[Block]] = {number: [] for number in range(region.top, region.bottom + 1)}
    for block in region.blocks:
        rows[block.top].append(block)
    notes: list[Block] = []
    bottom = region.bottom
    while bottom > region.top + 1 and _is_note(rows[bottom]):
        notes[:0] = rows.pop(bottom)
        bottom -= 1
    covered: set[tuple[int, int]] = set()
    fields = [tuple(_row(number, of_row, region, shape, place, covered)) for number, of_row in rows.items()]
    return Grid(tuple(fields), _at(shape.rows[region.top], shape.columns[region.left], place)), notes


def _is_note(row: list[Block]) -> bool:
    return len(row) == 1 and row[0].cell.stored is None and _NOTE.match(row[0].cell.text) is not None


def _row(
    number: int, blocks: list[Block], region: Region, shape: Shape, place: Span, covered: set[tuple[int, int]]
) -> Iterator[Field]:
    """The fields of a row: what stands there, and a blank one wherever nothing stands and nothing covers."""
    at_column = {block.left: block for block in blocks}
    column = region.left
    while column <= region.right:
        block = at_column.get(column)
        if block is None:
            if (number, column) not in covered:
                at = _at(shape.rows[number], shape.columns[column], place)
                yield Field("", at, column - region.left, column - region.left)
            column += 1
            continue
        down = range(block.top, block.bottom + 1)
        covered.update((row, other) for row in down for other in range(block.left, block.right + 1))
        yield Field(
            block.cell.text,
            _at(block.row, block.column, place),
            block.left - region.left,
            block.right - region.left,
            len(down),
            block.cell.colour,
            None,
            block.cell.stored,
        )
        column = block.right + 1


def _at(row: int, column: int, place: Span) -> Span:
    return place._replace(line=row, row=str(row), col=letters(column))
