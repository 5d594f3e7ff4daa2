"""The page of an annex in, an Excel file out: one sheet that prints as it shows."""

import re
from datetime import datetime
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from authoring.page import Line, Page, Table
from writers.fixed_zip import fixed

#: The most that a cell of Excel holds, in characters.
MOST = 32_767
_INK, _GREY, _SHADE = "1F3A5F", "6B7280", "E8EDF3"
_FONTS = {0: (10, False), 1: (20, True), 2: (14, True), 3: (12, True)}
#: The widths of the columns, in characters: the first is a name, the others short, the last sentences.
_FIRST, _SHORT, _LONG = 52, 16, 44
_ROW_HEIGHT = 14
_TIME = datetime(2000, 1, 1)
#: What Excel would take for a sign in hexadecimal.
_CODE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def render_xlsx(page: Page) -> bytes:
    """The page as an Excel file; the same page gives the same bytes."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "Målplan"
    sheet.sheet_view.showGridLines = False
    widths: dict[int, int] = {1: _FIRST}
    row = 1
    for number, part in enumerate(page.parts):
        if isinstance(part, Line):
            if part.level and row > 1:
                row += 1
            _line(part, sheet, row)
            row += 1
        else:
            if number and isinstance(page.parts[number - 1], Table):
                row += 1
            row = _table(part, sheet, row, widths)
    for column, width in widths.items():
        sheet.column_dimensions[sheet.cell(1, column).column_letter].width = width
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddFooter.right.text = "&P"
    book.properties.creator = book.properties.lastModifiedBy = ""
    book.properties.created = book.properties.modified = _TIME
    out = BytesIO()
    book.save(out)
    return _without_clock(out.getvalue())


def _line(line: Line, sheet: Any, row: int) -> None:
    size, bold = _FONTS[line.level]
    cell = sheet.cell(row, 1)
    _put(cell, line.text)
    cell.font = Font(name="Calibri", size=size, bold=bold, color=_INK if line.level else "000000")


def _table(table: Table, sheet: Any, row: int, widths: dict[int, int]) -> int:
    """Writes a table from `row` on, and returns the row below it."""
    rule = Side(style="thin", color="C5CED8")
    for number, one in enumerate(table.rows):
        is_header = table.header and number == 0
        lines = 1
        for column, text in enumerate(one.cells, 1):
            cell = sheet.cell(row, column)
            _put(cell, text)
            bold = is_header or (not table.header and column == 1)
            cell.font = Font(name="Calibri", size=10, bold=bold, color=_INK if bold else "000000")
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.border = Border(top=rule, bottom=rule)
            if is_header:
                cell.fill = PatternFill("solid", fgColor=_SHADE)
            longest = max(map(len, text.split("\n")))
            if column > 1:
                wanted = _SHORT if longest <= _SHORT else _LONG
                widths[column] = max(widths.get(column, _SHORT), wanted)
            width = _FIRST if column == 1 else widths[column]
            lines = max(lines, sum(1 + len(part) // width for part in text.split("\n")))
        sheet.row_dimensions[row].height = min(409, lines * _ROW_HEIGHT + 4)
        row += 1
    return row


def _put(cell: Any, text: str) -> None:
    """`text` in a cell as text, also where it begins as a formula would."""
    cell.value = _CODE.sub("_x005F_", text)
    cell.data_type = "s"


def _without_clock(data: bytes) -> bytes:
    """The file with the time of saving, which openpyxl sets itself, taken back."""
    return fixed(data, {"docProps/core.xml": _untimed})


def _untimed(core: bytes) -> bytes:
    time = f"{_TIME.isoformat()}Z".encode()
    return re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + time, core)
