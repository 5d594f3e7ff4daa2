"""The bytes of an Excel file in, a table for each sheet that shows out: figures as Excel shows them.

Hidden sheets, rows and columns, and formulas whose value is not stored, are told and not read.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from authoring.page import Page, Remark, Row, Table
from findings.span import Span
from findings.text import Text
from readers.office import Package
from readers.sheet import Sheet, Shown, read_sheet, told
from readers.unreadable import damaged
from readers.workbook import MAIN as MAIN
from readers.workbook import workbook

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def read_xlsx(package: Package) -> tuple[Page, tuple[Remark, ...]]:
    """A table for each sheet, and what was not read; raises UnreadableError where the file is broken."""
    book = workbook(package)
    tables: list[Table] = []
    remarks: list[Remark] = []
    for part in book.sheets:
        place = Span(package.document, table=part.name)
        if part.is_chart:
            continue
        if part.hidden:
            remarks.append(Remark(Text("bladet är dolt och läses inte", "the sheet is hidden and not read"), place))
            continue
        sheet = read_sheet(book, part)
        remarks.extend(sheet.remarks)
        remarks.extend(told(sheet, place))
        rows = tuple(_rows(sheet, place))
        if rows:
            tables.append(Table(rows))
    return Page(tuple(tables)), tuple(remarks)


def _rows(sheet: Sheet, place: Span) -> Iterator[Row]:
    """The rows in order, blank ones between them too; a merged cell says the same wherever it covers."""
    if not sheet.cells:
        return
    widest = max(max(row) for row in sheet.cells.values())
    _spread(sheet, widest, place.document)
    columns = [column for column in range(1, widest + 1) if column not in sheet.hidden_columns]
    before = None
    for number in sorted(sheet.cells):
        if before is not None and number > before + 1:
            yield Row((), place._replace(row=str(before + 1)))
        before = number
        cells = sheet.cells[number]
        texts = (_text(cells[column]) if column in cells else "" for column in columns)
        yield Row(tuple(texts), place._replace(row=str(number)))


def _text(cell: Shown) -> str:
    """What the cell shows; a day in full, also where only its month shows."""
    return cell.stored if cell.stored is not None and _DAY.fullmatch(cell.stored) else cell.text


def _spread(sheet: Sheet, widest: int, document: str) -> None:
    """Puts the text of each merged cell in all that it covers."""
    rows = sorted(sheet.cells)
    room = len(rows) * widest
    for first_row, first_column, last_row, last_column in sheet.merged:
        cell = sheet.cells.get(first_row, {}).get(first_column)
        if cell is None:
            continue
        covered = rows[bisect_left(rows, first_row) : bisect_right(rows, last_row)]
        columns = range(first_column, min(last_column, widest) + 1)
        room -= len(covered) * len(columns)
        if room < 0:  # merged cells do not lie on one another
            raise damaged(document)
        for number in covered:
            for column in columns:
                sheet.cells[number].setdefault(column, cell)
