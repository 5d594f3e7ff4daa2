"""One sheet of a workbook in, its cells as Excel shows them out; what does not show is told and not read.

Hidden rows and columns, formulas whose value is not stored, values that an icon stands in place of.
"""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation

from attrs import define, evolve, field, frozen

from authoring.page import Remark
from findings.span import Span
from findings.text import Text
from readers.number_format import is_of_days, shown
from readers.office import events
from readers.sheet_areas import Area, Rules, area_of, columns_within, letters
from readers.unreadable import MOST_ROWS, too_many_rows
from readers.workbook import SheetPart, Workbook, is_true, unescaped, whole

#: Columns beyond this are not read.
MOST_COLUMNS = 100
#: So many cells of a kind that cannot be read are told one by one.
_MOST_TOLD = 50
_FULL = Context(prec=15, rounding=ROUND_HALF_UP)


@frozen
class Shown:
    """One cell as it shows."""

    text: str
    #: The value in full behind a figure, written as the figure is; None where the cell holds text.
    stored: str | None = None
    #: The fill, "00B050", or None.
    colour: str | None = None


@define
class _Cell:
    kind: str = "n"
    style: int = 0
    value: list[str] = field(factory=list)
    formula: bool = False


@define
class Sheet:
    """A sheet as far as it is read: row -> column -> cell."""

    cells: dict[int, dict[int, Shown]] = field(factory=dict)
    hidden_columns: set[int] = field(factory=set)
    hidden_rows: list[int] = field(factory=list)
    #: First row, first column, last row, last column of each merged cell.
    merged: list[Area] = field(factory=list)
    remarks: list[Remark] = field(factory=list)
    #: Where conditional formats lay icons and colours.
    rules: Rules = field(factory=Rules)
    too_wide: bool = False


def read_sheet(book: Workbook, part: SheetPart) -> Sheet:
    """The cells of a sheet; raises UnreadableError where it is broken or has too many rows."""
    sheet = Sheet()
    place = Span(book.package.document, table=part.name)
    row, column, hidden = 0, 0, False
    cell: _Cell | None = None
    inside = False
    rules = sheet.rules
    for event in events(book.package, part.part):
        name, attributes = event.name, event.attributes
        if event.what == "text":
            if inside and cell is not None:
                cell.value.append(name)
            else:
                rules.text(name)
        elif event.what == "end":
            if name in ("v", "t"):
                inside = False
            elif name == "c" and cell is not None:
                if not hidden:
                    _put(sheet, row, column, cell, book, place)
                cell = None
            else:
                rules.end(name)
        elif name == "col" and (is_true(attributes.get("hidden")) or attributes.get("width") == "0"):
            first, last = whole(attributes.get("min", "")), whole(attributes.get("max", ""))
            sheet.hidden_columns.update(range(first, min(last, MOST_COLUMNS) + 1))
        elif name == "row":
            row, column = whole(attributes.get("r", "")) or row + 1, 0
            hidden = is_true(attributes.get("hidden")) or attributes.get("ht") == "0"
            if hidden:
                sheet.hidden_rows.append(row)
        elif name == "c":
            area = area_of(attributes.get("r", ""))
            column = column + 1 if area is None else area[1]
            cell = _Cell(attributes.get("t", "n"), whole(attributes.get("s", "0")))
        elif name == "f" and cell is not None:
            cell.formula = True
        elif name in ("v", "t"):
            inside = True
        elif name == "mergeCell" and (area := area_of(attributes.get("ref", ""))) is not None:
            sheet.merged.append(area)
        else:
            rules.start(event)
    _without_what_icons_hide(sheet)
    return sheet


def told(sheet: Sheet, place: Span) -> Iterator[Remark]:
    """What of the sheet does not show, or cannot be read."""
    if sheet.hidden_rows:
        numbers = ", ".join(map(str, sheet.hidden_rows[:10])) + (" …" if len(sheet.hidden_rows) > 10 else "")
        yield Remark(Text(f"dolda rader läses inte: {numbers}", f"hidden rows are not read: {numbers}"), place)
    hidden = sorted(column for column in sheet.hidden_columns if any(column in row for row in sheet.cells.values()))
    if hidden:
        names = ", ".join(letters(column) for column in hidden)
        yield Remark(Text(f"dolda kolumner läses inte: {names}", f"hidden columns are not read: {names}"), place)
    if sheet.too_wide:
        yield Remark(
            Text(
                f"kolumner bortom den {MOST_COLUMNS}:e läses inte", f"columns beyond number {MOST_COLUMNS} are not read"
            ),
            place,
        )


# --- One cell -----------------------------------------------------------------------------------


def _put(sheet: Sheet, row: int, column: int, cell: _Cell, book: Workbook, place: Span) -> None:
    at = place._replace(row=str(row), col=letters(column))
    found = _shown(cell, book, at, sheet)
    if column > MOST_COLUMNS:
        sheet.too_wide = sheet.too_wide or bool(found.text)
    elif found.text:
        sheet.cells.setdefault(row, {})[column] = found
        if len(sheet.cells) > MOST_ROWS:
            raise too_many_rows(place.document)


def _shown(cell: _Cell, book: Workbook, at: Span, sheet: Sheet) -> Shown:
    """What the cell shows; "" where that is not known, which is told."""
    stored = "".join(cell.value)
    style = book.styles[cell.style] if cell.style < len(book.styles) else None
    colour = None if style is None else style.colour
    if cell.formula and not stored and cell.kind != "str":
        _tell(sheet, _NO_VALUE, at)
        return Shown("")
    if cell.kind == "s":
        number = whole(stored)
        return Shown(book.strings[number] if stored and number < len(book.strings) else "", None, colour)
    if cell.kind in ("str", "inlineStr"):
        return Shown(unescaped(stored), None, colour)
    if cell.kind == "b":
        return Shown("ja" if stored == "1" else "nej", None, colour)
    if cell.kind == "e":
        _tell(
            sheet,
            Text(f"cellen visar {stored[:20]} och läses inte", f"the cell shows {stored[:20]} and is not read"),
            at,
        )
        return Shown("")
    if not stored.strip():
        return Shown("")
    if cell.kind == "d":
        return Shown(stored[:10], stored[:40], colour)
    number_format = "General" if style is None else style.number_format
    text = shown(stored, number_format, from_1904=book.from_1904)
    if text is None:
        how = number_format[:40]
        message = Text(
            f'talet {stored[:20]} visas på ett sätt som inte kan läsas ("{how}")',
            f'the figure {stored[:20]} is shown in a way that cannot be read ("{how}")',
        )
        _tell(sheet, message, at)
        return Shown("")
    if is_of_days(number_format):
        return Shown(text, shown(stored, "yyyy-mm-dd", from_1904=book.from_1904), colour)
    return Shown(text, _in_full(stored, text), colour)


def _in_full(stored: str, text: str) -> str:
    """The stored value with all its digits, as Excel's own line for it has it: `84,96 %` behind `85 %`."""
    try:
        value = _FULL.plus(Decimal(stored))
    except InvalidOperation:
        return stored[:40]
    percent = text.endswith("%")
    if percent:
        value = value.scaleb(2)
    digits = format(value.normalize(), "f") if value else "0"
    return digits.replace(".", ",").replace("-", "−") + " %" * percent


def _tell(sheet: Sheet, message: Text, at: Span) -> None:
    if len(sheet.remarks) < _MOST_TOLD:
        sheet.remarks.append(Remark(message, at))
    elif len(sheet.remarks) == _MOST_TOLD:
        sheet.remarks.append(Remark(_MORE, at._replace(row=None, col=None)))


_NO_VALUE = Text(
    "cellen har en formel vars värde inte är sparat, och läses inte",
    "the cell has a formula whose value is not stored, and is not read",
)
_MORE = Text("fler celler kan inte läsas", "more cells cannot be read")


def _without_what_icons_hide(sheet: Sheet) -> None:
    """Takes away the values that an icon shows in place of, and the fills that a conditional format may cover."""
    if not sheet.rules.icons_alone and not sheet.rules.colours:
        return
    for row, cells in sheet.cells.items():
        alone = columns_within(row, sheet.rules.icons_alone, MOST_COLUMNS)
        coloured = columns_within(row, sheet.rules.colours, MOST_COLUMNS)
        for column, cell in list(cells.items()):
            if cell.stored is not None and column in alone:
                del cells[column]
            elif cell.colour is not None and column in coloured:
                cells[column] = evolve(cell, colour=None)
