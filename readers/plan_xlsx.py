"""The bytes of an Excel file in, a table for each sheet that shows out: figures as Excel shows them.

Hidden sheets, rows and columns, and formulas whose value is not stored, are told and not read.
"""

import posixpath
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from attrs import define, field, frozen

from authoring.page import Page, Remark, Row, Table
from findings.span import Span
from findings.text import Text
from readers.clean_text import tidied
from readers.number_format import BUILT_IN, shown
from readers.office import Package, events
from readers.unreadable import MOST_ROWS, damaged, too_many_rows

MAIN = "xl/workbook.xml"
#: Columns beyond this are not read.
MOST_COLUMNS = 100
_CELL = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")


@frozen
class _Sheet:
    name: str
    part: str
    hidden: bool


@frozen
class _Book:
    """What the sheets share."""

    package: Package
    strings: tuple[str, ...]
    #: The number format of each style of cell.
    formats: tuple[str, ...]
    from_1904: bool


@define
class _Cell:
    kind: str = "n"
    style: int = 0
    value: list[str] = field(factory=list)
    formula: bool = False


@define
class _Grid:
    """A sheet as far as it is read: row -> column -> text."""

    cells: dict[int, dict[int, str]] = field(factory=dict)
    hidden_columns: set[int] = field(factory=set)
    hidden_rows: list[int] = field(factory=list)
    merged: list[tuple[int, int, int, int]] = field(factory=list)
    remarks: list[Remark] = field(factory=list)
    too_wide: bool = False


def read_xlsx(package: Package) -> tuple[Page, tuple[Remark, ...]]:
    """A table for each sheet, and what was not read; raises UnreadableError where the file is broken."""
    sheets, from_1904 = _sheets(package)
    book = _Book(package, _strings(package), _formats(package), from_1904)
    tables: list[Table] = []
    remarks: list[Remark] = []
    for sheet in sheets:
        place = Span(package.document, table=sheet.name)
        if sheet.hidden:
            remarks.append(Remark(Text("bladet är dolt och läses inte", "the sheet is hidden and not read"), place))
            continue
        grid = _grid(book, sheet)
        remarks.extend(grid.remarks)
        _told(grid, place, remarks)
        rows = tuple(_rows(grid, place))
        if rows:
            tables.append(Table(rows))
    return Page(tuple(tables)), tuple(remarks)


def _told(grid: _Grid, place: Span, remarks: list[Remark]) -> None:
    """The remarks on what of a sheet does not show."""
    if grid.hidden_rows:
        numbers = ", ".join(map(str, grid.hidden_rows[:10])) + (" …" if len(grid.hidden_rows) > 10 else "")
        message = Text(f"dolda rader läses inte: {numbers}", f"hidden rows are not read: {numbers}")
        remarks.append(Remark(message, place))
    hidden = sorted(column for column in grid.hidden_columns if any(column in row for row in grid.cells.values()))
    if hidden:
        letters = ", ".join(_letters(column) for column in hidden)
        message = Text(f"dolda kolumner läses inte: {letters}", f"hidden columns are not read: {letters}")
        remarks.append(Remark(message, place))
    if grid.too_wide:
        message = Text(
            f"kolumner bortom den {MOST_COLUMNS}:e läses inte", f"columns beyond number {MOST_COLUMNS} are not read"
        )
        remarks.append(Remark(message, place))


# --- The parts that the sheets share ------------------------------------------------------------


def _sheets(package: Package) -> tuple[list[_Sheet], bool]:
    """The sheets in order, and whether days are counted from 1904."""
    parts = {}
    for event in events(package, "xl/_rels/workbook.xml.rels"):
        if event.what == "start" and event.name == "Relationship":
            target = event.attributes.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else posixpath.join("xl", target)
            parts[event.attributes.get("Id", "")] = posixpath.normpath(path)
    sheets: list[_Sheet] = []
    from_1904 = False
    for event in events(package, MAIN):
        if event.what != "start":
            continue
        if event.name == "workbookPr":
            from_1904 = event.attributes.get("date1904", "0") in ("1", "true")
        elif event.name == "sheet":
            part = parts.get(event.attributes.get("id", ""), "")
            # A sheet of nothing but a chart has no cells.
            if part.startswith("xl/worksheets/"):
                hidden = event.attributes.get("state", "visible") != "visible"
                sheets.append(_Sheet(event.attributes.get("name", ""), part, hidden))
    return sheets, from_1904


def _strings(package: Package) -> tuple[str, ...]:
    """The texts that cells point at; readings of Japanese signs are left out."""
    if "xl/sharedStrings.xml" not in package.names:
        return ()
    strings: list[str] = []
    text: list[str] = []
    inside, phonetic = False, False
    for event in events(package, "xl/sharedStrings.xml"):
        if event.what == "text":
            if inside and not phonetic:
                text.append(event.name)
        elif event.name == "t":
            inside = event.what == "start"
        elif event.name == "rPh":
            phonetic = event.what == "start"
        elif event.name == "si" and event.what == "end":
            strings.append(_unescaped("".join(text)))
            text.clear()
    return tuple(strings)


def _unescaped(text: str) -> str:
    """`_x000D_` stands for a sign that XML cannot hold."""
    return tidied(_ESCAPE.sub(lambda match: chr(int(match[1], 16)), text))


_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


def _formats(package: Package) -> tuple[str, ...]:
    """The number format of each style."""
    if "xl/styles.xml" not in package.names:
        return ()
    own: dict[int, str] = {}
    styles: list[str] = []
    inside = False
    for event in events(package, "xl/styles.xml"):
        if event.name == "cellXfs":
            inside = event.what == "start"
        elif event.what == "start" and event.name == "numFmt":
            own[_whole(event.attributes.get("numFmtId", ""))] = event.attributes.get("formatCode", "")
        elif event.what == "start" and event.name == "xf" and inside:
            number = _whole(event.attributes.get("numFmtId", "0"))
            styles.append(own.get(number, BUILT_IN.get(number, "")))
    return tuple(styles)


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0


# --- One sheet ----------------------------------------------------------------------------------


def _grid(book: _Book, sheet: _Sheet) -> _Grid:
    grid = _Grid()
    place = Span(book.package.document, table=sheet.name)
    row, column, hidden = 0, 0, False
    cell: _Cell | None = None
    inside = False
    for event in events(book.package, sheet.part):
        name, attributes = event.name, event.attributes
        if event.what == "text":
            if inside and cell is not None:
                cell.value.append(name)
        elif event.what == "end":
            if name in ("v", "t"):
                inside = False
            elif name == "c" and cell is not None:
                if not hidden:
                    _put(grid, row, column, _shown(cell, book, place, row, column, grid), place.document)
                cell = None
        elif name == "col" and attributes.get("hidden") in ("1", "true"):
            first, last = _whole(attributes.get("min", "")), _whole(attributes.get("max", ""))
            grid.hidden_columns.update(range(first, min(last, MOST_COLUMNS) + 1))
        elif name == "row":
            row, column = _whole(attributes.get("r", "")) or row + 1, 0
            hidden = attributes.get("hidden") in ("1", "true")
            if hidden:
                grid.hidden_rows.append(row)
        elif name == "c":
            found = _CELL.fullmatch(attributes.get("r", ""))
            column = _number(found[1]) if found else column + 1
            cell = _Cell(attributes.get("t", "n"), _whole(attributes.get("s", "0")))
        elif name == "f" and cell is not None:
            cell.formula = True
        elif name in ("v", "t"):
            inside = True
        elif name == "mergeCell":
            _merge(attributes.get("ref", ""), grid)
    return grid


def _put(grid: _Grid, row: int, column: int, text: str, document: str) -> None:
    if column > MOST_COLUMNS:
        grid.too_wide = grid.too_wide or bool(text)
    elif text:
        grid.cells.setdefault(row, {})[column] = text
        if len(grid.cells) > MOST_ROWS:
            raise too_many_rows(document)


def _shown(cell: _Cell, book: _Book, place: Span, row: int, column: int, grid: _Grid) -> str:
    """What the cell shows; "" where that is not known, which is told."""
    stored = "".join(cell.value)
    at = place._replace(row=str(row), col=_letters(column))
    if cell.formula and not stored:
        grid.remarks.append(Remark(_NO_VALUE, at))
        return ""
    if cell.kind == "s":
        number = _whole(stored)
        return book.strings[number] if number < len(book.strings) else ""
    if cell.kind in ("str", "inlineStr"):
        return _unescaped(stored)
    if cell.kind == "b":
        return "ja" if stored == "1" else "nej"
    if cell.kind == "e":
        message = Text(f"cellen visar {stored} och läses inte", f"the cell shows {stored} and is not read")
        grid.remarks.append(Remark(message, at))
        return ""
    if not stored:
        return ""
    if cell.kind == "d":
        return stored[:10]
    style = book.formats[cell.style] if cell.style < len(book.formats) else "General"
    text = shown(stored, style, from_1904=book.from_1904)
    if text is None:
        message = Text(
            f'talet {stored[:20]} visas på ett sätt som inte kan läsas ("{style}")',
            f'the figure {stored[:20]} is shown in a way that cannot be read ("{style}")',
        )
        grid.remarks.append(Remark(message, at))
        return ""
    return text


def _merge(reference: str, grid: _Grid) -> None:
    first, _, last = reference.partition(":")
    begin, end = _CELL.fullmatch(first), _CELL.fullmatch(last)
    if begin is not None and end is not None:
        grid.merged.append((int(begin[2]), _number(begin[1]), int(end[2]), _number(end[1])))


def _rows(grid: _Grid, place: Span) -> Iterator[Row]:
    """The rows in order, blank ones between them too; a merged cell says the same wherever it covers."""
    if not grid.cells:
        return
    widest = max(max(row) for row in grid.cells.values())
    _spread(grid, widest, place.document)
    shown = [column for column in range(1, widest + 1) if column not in grid.hidden_columns]
    before = None
    for number in sorted(grid.cells):
        if before is not None and number > before + 1:
            yield Row((), place._replace(row=str(before + 1)))
        before = number
        cells = grid.cells[number]
        yield Row(tuple(cells.get(column, "") for column in shown), place._replace(row=str(number)))


def _spread(grid: _Grid, widest: int, document: str) -> None:
    """Puts the text of each merged cell in all that it covers."""
    rows = sorted(grid.cells)
    room = len(rows) * widest
    for first_row, first_column, last_row, last_column in grid.merged:
        text = grid.cells.get(first_row, {}).get(first_column)
        if text is None:
            continue
        covered = rows[bisect_left(rows, first_row) : bisect_right(rows, last_row)]
        columns = range(first_column, min(last_column, widest) + 1)
        room -= len(covered) * len(columns)
        if room < 0:  # merged cells do not lie on one another
            raise damaged(document)
        for number in covered:
            for column in columns:
                grid.cells[number].setdefault(column, text)


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


_NO_VALUE = Text(
    "cellen har en formel vars värde inte är sparat, och läses inte",
    "the cell has a formula whose value is not stored, and is not read",
)
