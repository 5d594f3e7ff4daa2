"""The cells of a table with everything in them in, a grid out, and after it what fits in no cell of a grid."""

from collections.abc import Iterable

from attrs import evolve, frozen

from findings.codes import UNREADABLE, file_finding
from findings.finding import Finding, Label
from findings.span import Span
from findings.text import Text
from readers.document import Field, Grid, Item, Kind, Passage

#: A table with more columns or cells than this is no table of a report.
MOST_COLUMNS = 1_000
MOST_CELLS = 200_000
_IN_CELLS = frozenset({Kind.HEADING, Kind.PARAGRAPH, Kind.CONTENTS})


@frozen
class Box:
    """One cell: where it stands, and everything in it in reading order."""

    items: tuple[Item, ...]
    first: int
    last: int
    rows: int
    span: Span
    colour: str | None = None
    #: What is printed in it, line by line; None where the lines of its passages are just that.
    text: str | None = None


def laid_out(
    rows: list[list[Box]],
    outer: Span,
    name: str,
    title: str | None = None,
    heads: int | None = None,
    *,
    frame: bool = False,
) -> list[Item]:
    """The items of a table that is called `name` and stands at `outer`; tables within its cells, notes and remarks
    follow it. A frame, or a table of one cell, is no table: what stands in it is read as it stands.
    """
    kept = [number for number, row in enumerate(rows) if row]
    if not kept:
        return []
    if frame or (len(kept) == 1 and len(rows[kept[0]]) == 1):
        return [_framed(item, box, outer) for number in kept for box in rows[number] for item in box.items]
    above = [0]
    for row in rows:
        above.append(above[-1] + bool(row))
    grid = Grid(
        tuple(tuple(_field(box, number, above) for box in rows[number]) for number in kept),
        outer._replace(table=name),
        title=title,
        heads=None if heads is None else above[min(heads, len(rows))],
    )
    says = any(one.text or one.colour or one.picture for row in grid.rows for one in row)
    beside = [item for row in rows for box in row for item in box.items if not _is_text(item)]
    return [grid, *beside] if says else beside


def too_large(span: Span) -> Finding:
    """The finding of a table that is not read because of its size."""
    return file_finding(
        UNREADABLE,
        Text(
            f"en tabell har fler än {MOST_COLUMNS} kolumner eller {MOST_CELLS} rutor, och så stora läses inte",
            f"a table has more than {MOST_COLUMNS} columns or {MOST_CELLS} cells, and so large are not read",
        ),
        (Label(span),),
        Text("lägg tabellen i en egen fil", "put the table in a file of its own"),
    )


def cell_text(items: Iterable[Item]) -> str:
    """What is printed in a cell, line by line."""
    return "\n".join(text for item in items if _is_text(item) and isinstance(item, Passage) for text, _ in item.lines)


def _field(box: Box, number: int, above: list[int]) -> Field:
    passages = [item for item in box.items if _is_text(item) and isinstance(item, Passage)]
    colours = {one.colour for one in passages if one.text}
    pictures = [one.picture for one in passages if one.picture is not None]
    return Field(
        cell_text(passages) if box.text is None else box.text,
        next((one.span for one in passages), box.span),
        box.first,
        box.last,
        max(above[min(number + box.rows, len(above) - 1)] - above[number], 1),
        box.colour or (colours.pop() if len(colours) == 1 else None),
        "; ".join(pictures) or None,
    )


def _is_text(item: Item) -> bool:
    return isinstance(item, Passage) and item.kind in _IN_CELLS


def _framed(item: Item, box: Box, outer: Span) -> Item:
    """What stands in a frame, with the frame's colour and the place of what is around the frame."""
    if not isinstance(item, Passage):
        return item

    def free(span: Span) -> Span:
        return span._replace(table=outer.table, row=outer.row, col=outer.col)

    lines = tuple((text, free(span)) for text, span in item.lines)
    tint = item.colour or (box.colour if _is_text(item) else None)
    return evolve(item, span=free(item.span), lines=lines, colour=tint)
