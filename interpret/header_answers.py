"""A report and what has been answered about its tables in, the report with those headings and figures completed out."""

import re
from collections.abc import Mapping

from attrs import evolve

from engine.facts import folded
from interpret.headers import Column, header
from readers.document import Document, Field, Grid

_KIND = "kolumn: "
_HEADINGS, _COMMA, _ROW = "rubriker: ", "decimalkomma: ", "rad: "
#: The name of a question about a row holds all of it; a longer row is mended in the report.
_LONGEST_ROW = 600
#: A key is no longer than this: what is asked about may be a long text.
_LONGEST = 180
#: So many rows of a table may be headings.
_MOST_HEADS = 3
_NONE = frozenset({"nej", "inget", "ingen", "inte", "no", "none"})


def says_a_column(text: str) -> bool:
    """Whether a text says what stands in a column."""
    return header(text).column not in (Column.UNKNOWN, Column.BLANK)


def headings_key(grid: Grid) -> str:
    """The name of the question which headings the columns have, where the row of headings is not cut."""
    return f"{_HEADINGS}{headings_text(grid)}"[:_LONGEST]


def headings_text(grid: Grid) -> str:
    """The row of headings as it stands, not cut."""
    printed = [field for row in grid.rows for field in row if field.uncut and field.first == 0]
    return " ".join(" ".join(field.text for field in printed[: grid.heads]).split())


def comma_key(row: tuple[Field, ...], printed: str) -> str:
    """The name of the question whether a figure of a row has lost its comma."""
    name = " ".join(row[0].text.split())
    return f"{_COMMA}{printed} ({name[: _LONGEST - len(_COMMA) - len(printed) - 3]})"


def row_key(row: tuple[Field, ...]) -> str:
    """The name of the question which cells a row has; "" where the row is too long to be one."""
    printed = " ".join(" | ".join(field.text for field in row).split())
    return f"{_ROW}{printed}" if len(printed) <= _LONGEST_ROW else ""


def is_comma_key(key: str) -> bool:
    """Whether it is the name of a question of a figure: its row is not used."""
    return key.startswith(_COMMA)


def is_headings(answer: str) -> bool:
    """Whether an answer gives the headings of several columns, each behind a semicolon."""
    return len(_parts(answer)) > 1


def with_headings(document: Document, answers: Mapping[str, str]) -> Document:
    """The report where a heading that has been answered about says what its column is: `Läge` -> `Läge (utfall 2023)`.

    A column that has been answered `nej` keeps its heading; what is answered is not asked again. Headings that could
    not be cut are those of the answer, where it has one for each column; a figure that had lost its comma has it.
    """
    said = {
        _key(key.removeprefix(_KIND)): answer
        for key, answer in answers.items()
        if key.startswith(_KIND) and folded(answer) not in _NONE
    }
    if not said and not any(key.startswith((_HEADINGS, _COMMA, _ROW)) for key in answers):
        return document
    return evolve(
        document,
        items=tuple(
            _with(_cut(_mended(_divided(item, answers), answers), answers), said) if isinstance(item, Grid) else item
            for item in document.items
        ),
    )


def _divided(grid: Grid, answers: Mapping[str, str]) -> Grid:
    """The table; a row that has been answered about has the cells of the answer, where it prints all of them."""
    if not any(key.startswith(_ROW) for key in answers):
        return grid
    width = max((field.last + 1 for row in grid.rows[: grid.heads or 1] for field in row), default=0)
    rows = tuple(_as_answered(row, _cells(answers.get(row_key(row), "")), width) if row else row for row in grid.rows)
    return evolve(grid, rows=rows)


def _as_answered(row: tuple[Field, ...], cells: list[str], width: int) -> tuple[Field, ...]:
    """The row with those cells: one for each column, or for each but the first."""
    printed = _bare("".join(field.text for field in row))
    if not cells or not all(_bare(text) in printed for text in cells):
        return row
    if len(cells) == width - 1:
        cells = [row[0].text, *cells]
    named = bool(cells[0]) and _bare(row[0].text).startswith(_bare(cells[0]))
    if row[0].first or len(cells) != width or not named:
        return row
    if len(row) == width:
        both = zip(row, cells, strict=True)
        return tuple(field if field.text == text else evolve(field, text=text, stored=None) for field, text in both)
    rest = [_placed(row[min(at, len(row) - 1)], text, at) for at, text in enumerate(cells)][1:]
    return (evolve(row[0], text=cells[0], last=0, uncut=False), *rest)


def _placed(near: Field, text: str, at: int) -> Field:
    return evolve(near, text=text, first=at, last=at, rows=1, uncut=False, colour=None, picture=None, stored=None)


def _cells(answer: str) -> list[str]:
    """The cells of an answer; none where it is no row."""
    return [" ".join(part.split()) for part in answer.split("|")] if is_row(answer) else []


def is_row(answer: str) -> bool:
    """Whether an answer gives the cells of a row in order, a stroke between them."""
    return "|" in answer and any(map(str.isdigit, answer))


def _bare(text: str) -> str:
    """The letters and digits of a text: what an answer may divide otherwise, and not alter."""
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def _mended(grid: Grid, answers: Mapping[str, str]) -> Grid:
    """The table; a figure is the answer where that is the same digits, its comma elsewhere."""
    return evolve(grid, rows=tuple(tuple(_figure(row, field, answers) for field in row) for row in grid.rows))


def _figure(row: tuple[Field, ...], field: Field, answers: Mapping[str, str]) -> Field:
    answer = answers.get(comma_key(row, field.text), "").strip()
    same = re.sub(r"\D", "", answer).strip("0") == re.sub(r"\D", "", field.text).strip("0")
    return evolve(field, text=answer) if answer and same and field is not row[0] else field


def _cut(grid: Grid, answers: Mapping[str, str]) -> Grid:
    """The table; its row of headings, which is not cut, is the answer's where that has one for each column."""
    names = _parts(answers.get(headings_key(grid), ""))
    width = max((field.last + 1 for row in grid.rows for field in row), default=0)
    if len(names) == width - 1:
        names = [_of_names(headings_text(grid)), *names]
    if width < 2 or len(names) != width or not (grid.heads and any(field.uncut for field in grid.rows[0])):
        return grid
    first = grid.rows[0][0]
    row = tuple(
        evolve(first, text=text, first=at, last=at, rows=1, uncut=False, colour=None) for at, text in enumerate(names)
    )
    return evolve(grid, rows=(row, *grid.rows[grid.heads :]), heads=1)


def _of_names(headings: str) -> str:
    """What heads the names of the rows: the first word of the headings, where it says so; else nothing."""
    first = headings.partition(" ")[0]
    return first if header(first).column in (Column.MEASURE, Column.INDICATOR) else ""


def _parts(answer: str) -> list[str]:
    return [part.strip() for part in re.split(r"[;|]", answer)] if answer.strip() else []


def _with(grid: Grid, said: Mapping[str, str]) -> Grid:
    """The table; a heading is known by its own text, or by that after the text of the heading above it."""
    heads = grid.rows[: max(_MOST_HEADS, grid.heads or 0)]
    completed = tuple(
        tuple(_completed(field, heads[number - 1] if number else (), said) for field in row)
        for number, row in enumerate(heads)
    )
    return evolve(grid, rows=(*completed, *grid.rows[len(heads) :]))


def _completed(field: Field, above: tuple[Field, ...], said: Mapping[str, str]) -> Field:
    over = next((one.text for one in above if one.first <= field.first and field.last <= one.last), "")
    answer = said.get(_key(field.text)) or said.get(_key(f"{over} {field.text}"))
    return field if answer is None or not field.text.strip() else evolve(field, text=f"{field.text.strip()} ({answer})")


def _key(text: str) -> str:
    return folded(" ".join(text.split()))
