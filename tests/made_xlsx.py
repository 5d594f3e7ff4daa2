"""Blocks in, an Excel file out, written by xlsxwriter; a file and a place in, what the cell shows, by openpyxl."""

import re
from io import BytesIO

import openpyxl
import xlsxwriter

from findings.span import Span
from tests.made_layouts import Block, Contents, Heading, Table, placed

_FIGURE = re.compile(r"-?([0-9]{1,3}(?:[ \u00a0][0-9]{3})+|[0-9]+)(?:,([0-9]+))?( %)?")
_FOUND = {"0": 0, "0.0": 1, "#,##0": 0, "0%": 0, "0.0%": 1}


def write(blocks: tuple[Block, ...], *, as_figures: bool = False) -> bytes:
    """The blocks below one another on one sheet; figures as texts, or as figures with formats that show the same."""
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet("Redovisning")
    formats = {code: book.add_format({"num_format": code}) for code in _FOUND}
    line = 0
    for before, block in zip((None, *blocks), blocks, strict=False):
        if isinstance(block, Table):
            _table(sheet, block, line, formats if as_figures else {})
            line += len(block.rows) + 1
        elif not isinstance(block, Contents):
            line += isinstance(block, Heading) and before is not None
            sheet.write_string(line, 0, block.text)
            line += 1
    book.close()
    return file.getvalue()


def _table(sheet: xlsxwriter.worksheet.Worksheet, table: Table, top: int, formats: dict[str, object]) -> None:
    for number, row in enumerate(placed(table)):
        for column, (box, own) in enumerate(row):
            at = (top + number, column)
            if not own:
                continue
            if box.across > 1 or box.down > 1:
                sheet.merge_range(*at, at[0] + box.down - 1, at[1] + box.across - 1, box.text)
            elif box.text and (found := _stored(box.text)) is not None and formats and number >= table.heads:
                sheet.write_number(*at, found[0], formats[found[1]])
            elif box.text:
                sheet.write_string(*at, box.text)


def _stored(text: str) -> tuple[float, str] | None:
    """What Excel stores and in which format, to show the figure just as printed."""
    found = _FIGURE.fullmatch(text)
    if found is None or len(found[2] or "") > 1:
        return None
    whole, decimals, percent = re.sub(r"[ \u00a0]", "", found[1]), found[2], found[3]
    if not percent and not decimals and len(found[1]) > len(whole):
        code = "#,##0"
    else:
        code = ("0.0" if decimals else "0") + ("%" if percent else "")
    value = float(f"{whole}.{decimals or 0}") * (-1 if text.startswith("-") else 1)
    return value / 100 if percent else value, code


def printed_at(data: bytes, place: Span) -> str:
    """What the cell of a place shows: its row, and the column whose headings the place names, or the first."""
    sheet = openpyxl.load_workbook(BytesIO(data), data_only=True)[str(place.table)]
    row = [cell for cell in sheet[place.line or 0] if cell.value is not None]
    shown = {cell.column_letter: _shown(cell.value, cell.number_format) for cell in row}
    if place.col in shown:
        return shown[str(place.col)]
    of_head = [cell.column_letter for cell in row if _is_below(sheet, place, cell.column)]
    return shown[of_head[0]] if len(of_head) == 1 else f"no one column {place.col!r}: {shown}"


def _is_below(sheet: openpyxl.worksheet.worksheet.Worksheet, place: Span, column: int) -> bool:
    """Whether the words of a heading stand right above one another in the column, above the row."""
    words = " ".join(str(place.col).split())
    for top in range((place.line or 1) - 1, 0, -1):
        above: list[str] = []
        for number in (top, top + 1):
            text = _merged(sheet, number, column)
            if number < (place.line or 1) and text and text not in above:
                above.append(text)
        if words in (" ".join(above), above[0] if above else None):
            return True
        if not any(cell.value for cell in sheet[top]):
            return False
    return False


def _merged(sheet: openpyxl.worksheet.worksheet.Worksheet, row: int, column: int) -> str:
    """What stands in a cell, or in the merged one that covers it."""
    for area in sheet.merged_cells.ranges:
        if area.min_row <= row <= area.max_row and area.min_col <= column <= area.max_col:
            row, column = area.min_row, area.min_col
    value = sheet.cell(row, column).value
    return " ".join(str(value).split()) if value is not None else ""


def _shown(value: object, code: str) -> str:
    """The value in its format as Swedish Excel shows it."""
    if not isinstance(value, int | float):
        return str(value)
    figure = f"{value * 100 if '%' in code else value:,.{_FOUND.get(code, 0)}f}"
    figure = figure.replace(",", " " if "," in code else "").replace(".", ",").replace("-", "−")
    return figure + (" %" if "%" in code else "")
