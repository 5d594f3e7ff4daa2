"""A report and what has been answered about its columns in, the report with those headings completed out."""

from collections.abc import Mapping

from attrs import evolve

from engine.facts import folded
from interpret.headers import Column, header
from readers.document import Document, Field, Grid

_KIND = "kolumn: "
#: So many rows of a table may be headings.
_MOST_HEADS = 3
_NONE = frozenset({"nej", "inget", "ingen", "inte", "no", "none"})


def says_a_column(text: str) -> bool:
    """Whether a text says what stands in a column."""
    return header(text).column not in (Column.UNKNOWN, Column.BLANK)


def with_headings(document: Document, answers: Mapping[str, str]) -> Document:
    """The report where a heading that has been answered about says what its column is: `Läge` -> `Läge (utfall 2023)`.

    A column that has been answered `nej` keeps its heading; what is answered is not asked again.
    """
    said = {
        _key(key.removeprefix(_KIND)): answer
        for key, answer in answers.items()
        if key.startswith(_KIND) and folded(answer) not in _NONE
    }
    if not said:
        return document
    return evolve(
        document,
        items=tuple(_with(item, said) if isinstance(item, Grid) else item for item in document.items),
    )


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
