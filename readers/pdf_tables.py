"""The ruled and the aligned tables of a page in, grids out: every field with its place, its columns and its colour."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from attrs import evolve, frozen

from findings.span import Span
from readers.document import Field, Grid
from readers.pdf_aligned import Run
from readers.pdf_colour import only
from readers.pdf_heading import heads, unsure, with_heading
from readers.pdf_rows import Band, Piece, Place, Row, fields_of, rows_of
from readers.pdf_ruled import Cell, Lattice
from readers.pdf_sheet import Box, Sheet
from readers.pdf_words import Line, Word, parts

#: A cell with more text than this is a frame around running text.
_LONGEST_CELL = 1_500
#: `Bedömning: …` over a table is no heading of its columns.
_SAYS = re.compile(r"[^\W\d_][^:\d]*:\s+\S")


@frozen
class Table:
    """A grid and where it stands on its page."""

    grid: Grid
    box: Box
    #: The edges of its columns, by which it is known again on the next page.
    edges: tuple[float, ...]
    #: A text over the whole width above the first row.
    title: tuple[Line, ...] = ()


def ruled(lattice: Lattice, sheet: Sheet, document: str) -> Table | None:
    """The table of the drawn lines; None where they frame running text, or leave its columns open."""
    inside = _words_in(lattice, sheet)
    texts = [sum(len(word.text) + 1 for word in words) for words in inside.values()]
    if len([text for text in texts if text]) < 2 or max(texts) > _LONGEST_CELL:
        return None
    wide = len(lattice.columns) - 1
    if wide < 2 or any(_open(words) for words in inside.values()):
        return None
    place = Place(document, sheet.number)
    rows: list[tuple[Field, ...]] = []
    title: tuple[Line, ...] = ()
    #: For each drawn row, how many rows are printed in it.
    printed: list[int] = []
    for number in range(len(lattice.lines) - 1):
        cells = [cell for cell in lattice.cells if cell.row == number]
        band = Band(tuple(_lines(cells, inside)), True)
        right = lattice.columns[1:]
        found = rows_of(band, wide, right)
        while not rows and found and _is_title(found, cells, wide):
            title = (*title, *_title([word for piece in found.pop(0)[0] for word in piece.words], sheet, document))
        if title and not found and not rows:
            printed.append(0)
            continue
        made = [_coloured(fields_of(row, wide, place, lattice.columns), cells, sheet) for row in found]
        if not found and any(_colour(cell.box, sheet) for cell in cells) and rows:
            line = rows[-1][0].span.line or 1
            made = [tuple(_empty(column, place, line) for column in range(wide))]
            made = [_coloured(made[0], cells, sheet)]
        made = [_spread(fields, cells) for fields in made]
        made = [_without_held(fields, lattice, number) for fields in made]
        rows.extend(made)
        printed.append(len(made))
    rows = _tall(rows, printed, lattice)
    rows = [row for row in rows if row]
    if not rows:
        return None
    rows = with_heading(rows)
    grid = Grid(tuple(rows), _span(rows, document, sheet.number), heads=heads(rows))
    return Table(grid, lattice.box, lattice.columns, title)


def aligned(run: Run, sheet: Sheet, document: str) -> Table:
    """The table of a run of lines."""
    place = Place(document, sheet.number)
    wide = len(run.columns)
    right = [column[1] for column in run.columns]
    rows: list[tuple[Field, ...]] = []
    title: tuple[Line, ...] = ()
    for band in run.bands:
        found = rows_of(band, wide, right)
        while not rows and found and _is_title(found, (), wide):
            title = (*title, *_title([word for piece in found.pop(0)[0] for word in piece.words], sheet, document))
        for row in found:
            fields = fields_of(row, wide, place)
            boxes = _boxes(row, run)
            rows.append(tuple(_looks(f, boxes.get(f.first), sheet) for f in fields))
    headed = [unsure(row) for row in with_heading(rows)]
    grid = Grid(tuple(headed), _span(rows, document, sheet.number), heads=heads(headed))
    box = Box(run.columns[0][0], run.lines[0].top, run.columns[-1][1], run.lines[-1].bottom)
    return Table(grid, box, tuple(edge for column in run.columns for edge in column), title)


def _is_title(found: Sequence[Row], cells: Sequence[Cell], wide: int) -> bool:
    """Whether the first row is a text over the table: alone, in a cell over all columns or above rows of several."""
    if len(found[0]) != 1:
        return False
    if len(cells) == 1 and cells[0].last - cells[0].first + 1 == wide:
        return True
    first, last = found[0][0][0].first, found[0][0][0].last
    over = first == 0 < last or _SAYS.match(" ".join(piece.text for piece in found[0][0])) is not None
    return wide > 2 and over and len(found) > 1 and len(found[1]) > 2


def _words_in(lattice: Lattice, sheet: Sheet) -> dict[int, list[Word]]:
    """The words of every cell, by the middle of the word; one that reaches into the next cell stands in both."""
    inside: dict[int, list[Word]] = {id(cell): [] for cell in lattice.cells}
    tops = sorted(lattice.cells, key=lambda cell: cell.row)
    by_row: dict[int, list[Cell]] = {}
    for cell in tops:
        for row in range(cell.row, cell.row + cell.rows):
            by_row.setdefault(row, []).append(cell)
    lines = [*sheet.lines, *(_laid(line) for line in sheet.turned)]
    for line in lines:
        for word in line.words:
            x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
            if not lattice.box.holds(x, y):
                continue
            row = sum(at <= y for at in lattice.lines[1:-1])
            found = next((cell for cell in by_row.get(row, ()) if cell.box.holds(x, y)), None)
            if found is not None:
                inside[id(found)].append(word)
    return inside


def _laid(line: Line) -> Line:
    """A line that runs another way, its words where the line stands on the page."""
    if line.box is None:
        return line
    x0, top, x1, bottom = line.box
    count = len(line.words)
    step = (x1 - x0) / count if x1 - x0 > bottom - top else 0.0
    words = [
        word._replace(x0=x0 + n * step if step else x0, x1=x0 + (n + 1) * step if step else x1, top=top, bottom=bottom)
        for n, word in enumerate(line.words)
    ]
    return line.part(words)


def _open(words: Sequence[Word]) -> bool:
    """Whether figures stand side by side in one drawn cell: the lines do not show every column."""
    for before, word in pairwise(words):
        if before.line == word.line and parts(before, word):
            figures = before.text[-1:] in "0123456789%" and word.text[:1].isdigit()
            if figures or word.x0 - before.x1 > 2.5 * word.size:
                return True
    return False


def _lines(cells: Sequence[Cell], inside: dict[int, list[Word]]) -> Iterable[tuple[Piece, ...]]:
    """The printed lines of a drawn row, in pieces of cells; a cell that covers several rows stands in its first."""
    by_line: dict[int, list[Piece]] = {}
    for cell in cells:
        own: dict[int, list[Word]] = {}
        for word in inside[id(cell)]:
            own.setdefault(word.line, []).append(word)
        for number, words in own.items():
            words.sort(key=lambda word: word.x0)
            by_line.setdefault(number, []).append(Piece(cell.first, cell.last, tuple(words)))
    for number in sorted(by_line):
        yield tuple(sorted(by_line[number]))


def _title(words: Sequence[Word], sheet: Sheet, document: str) -> list[Line]:
    numbers = sorted({word.line for word in words})
    return [
        Line(number, tuple(word for word in words if word.line == number), document, sheet.number) for number in numbers
    ]


def _empty(column: int, place: Place, line: int) -> Field:
    return Field("", Span(place.document, line, page=place.page), column, column)


def _spread(fields: tuple[Field, ...], cells: Sequence[Cell]) -> tuple[Field, ...]:
    """Blank fields of one drawn cell made one."""
    kept: list[Field] = []
    for field in fields:
        cell = next((one for one in cells if one.first <= field.first <= one.last), None)
        if field.text or cell is None or cell.first == cell.last:
            kept.append(field)
        elif field.first == cell.first and not any(
            other.text and cell.first <= other.first <= cell.last for other in fields
        ):
            kept.append(evolve(field, last=cell.last))
    return tuple(kept)


def _without_held(fields: tuple[Field, ...], lattice: Lattice, number: int) -> tuple[Field, ...]:
    """The fields without the blank ones where a cell from a row above reaches down."""
    held = {
        column
        for cell in lattice.cells
        if cell.row < number < cell.row + cell.rows
        for column in range(cell.first, cell.last + 1)
    }
    return tuple(field for field in fields if field.text or field.first not in held)


def _tall(rows: list[tuple[Field, ...]], printed: list[int], lattice: Lattice) -> list[tuple[Field, ...]]:
    """The rows, with how many printed rows each field covers."""
    starts = [sum(printed[:number]) for number in range(len(printed) + 1)]
    tall = list(rows)
    for cell in lattice.cells:
        if cell.rows < 2 or not printed[cell.row]:
            continue
        at = starts[cell.row]
        covers = starts[cell.row + cell.rows] - at
        tall[at] = tuple(evolve(f, rows=max(1, covers)) if f.first == cell.first else f for f in tall[at])
    return tall


def _coloured(fields: tuple[Field, ...], cells: Sequence[Cell], sheet: Sheet) -> tuple[Field, ...]:
    by_column = {cell.first: cell.box for cell in cells}
    return tuple(_looks(field, by_column.get(field.first), sheet) for field in fields)


def _looks(field: Field, box: Box | None, sheet: Sheet) -> Field:
    """The field with its colour, and what a picture in it is said to show."""
    says = [picture.says for picture in sheet.pictures if box is not None and box.holds(*_middle(picture.box))]
    shown = " ".join(one for one in says if one)
    return evolve(field, colour=_colour_of(field, box, sheet), picture=shown or None)


def _colour_of(field: Field, box: Box | None, sheet: Sheet) -> str | None:
    """The colour of a cell: a sign in it, its background, or its text."""
    if box is not None and (colour := _colour(box, sheet)) is not None:
        return colour
    start, end = field.span.column or 0, field.span.end or 0
    lines = [line for line in sheet.lines if line.number == field.span.line]
    return only(word.colour for line in lines for word in line.words if start <= word.column < end)


def _colour(box: Box, sheet: Sheet) -> str | None:
    """The colour of the sign in a box, or the colour that fills it, the last drawn."""
    icons = [icon for icon in sheet.icons if box.holds(*_middle(icon.box))]
    if icons and (colour := only(icon.colour for icon in icons)) is not None:
        return colour
    under = [fill for fill in sheet.fills if fill.box.holds(*_middle(box)) or box.holds(*_middle(fill.box))]
    return under[-1].colour if under else None


def _middle(box: Box) -> tuple[float, float]:
    return (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2


def _boxes(row: list[list[Piece]], run: Run) -> dict[int, Box]:
    """Where each column of a row without lines is; a sign stands near its text."""
    words = [word for cell in row for piece in cell for word in piece.words]
    top, bottom = min(word.top for word in words), max(word.bottom for word in words)
    edges = [run.columns[0][0] - 12]
    edges.extend((a[1] + b[0]) / 2 for a, b in pairwise(run.columns))
    edges.append(run.columns[-1][1] + 16)
    return {n: Box(edges[n], top, edges[n + 1], bottom) for n in range(len(run.columns))}


def _span(rows: Sequence[tuple[Field, ...]], document: str, page: int) -> Span:
    return Span(document, rows[0][0].span.line, page=page)
