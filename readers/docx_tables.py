"""A table of a Word document in, its grid out: merged cells as one, tables within it after it."""

from collections.abc import Iterator

from attrs import define, frozen

from findings.span import Span
from findings.text import Text
from readers.document import Item, Unread
from readers.docx_runs import Change
from readers.docx_story import Story, read_blocks
from readers.docx_styles import shade
from readers.docx_tree import Node, child, chosen, elements, number, switch, value, within
from readers.table_layout import MOST_CELLS, MOST_COLUMNS, Box, laid_out, too_large

_THROUGH = frozenset({"customXml", "ins", "moveTo"})
#: Tables within tables beyond this are not read.
_DEEPEST = 20
_TOO_DEEP = Text("en tabell djupt inne i andra tabeller", "a table deep within other tables")
_COVERED = Text("text under en sammanslagen ruta, som inte syns", "text below a merged cell, which is not seen")
_HIDDEN_ROW = Text("en dold tabellrad, som inte läses", "a hidden row of a table, which is not read")


@define
class _Cell:
    node: Node
    first: int
    last: int
    change: Change | None
    rows: int = 1


@frozen
class _Rows:
    """The cells of a table, row by row, and what of it is not seen."""

    rows: list[list[_Cell]]
    heads: int | None
    covered: int
    hidden: int
    #: The rows that are deleted: read for their remarks alone.
    deleted: list[_Cell]


def read_table(table: Node, story: Story, change: Change | None) -> Iterator[Item]:
    """The grid of a table and what follows it; a table of one cell is a frame, and read as passages."""
    outer = story.place._replace(line=story.number + 1)
    if story.depth >= _DEEPEST:
        yield Unread(_TOO_DEEP, outer)
        return
    story.tables += 1
    title = story.caption or value(child(table, "tblPr"), "tblCaption")
    story.caption = None
    name = title or str(story.tables)
    found = _found(table, change)
    if found is None:
        story.findings.append(too_large(outer._replace(table=name)))
        return
    is_frame = sum(map(len, found.rows)) == 1
    story.depth += 1
    laid = []
    for at, cells in enumerate(found.rows, 1):
        boxes = []
        for cell in cells:
            if not is_frame:
                story.place = outer._replace(table=name, row=str(at), col=str(cell.first + 1))
            boxes.append(_box(cell, story))
        laid.append(boxes)
    gone = [item for cell in found.deleted for item in _box(cell, story).items]
    story.depth -= 1
    if not is_frame:
        story.place = outer
    yield from laid_out(laid, outer, name, title, found.heads)
    yield from gone
    at_table: Span = outer._replace(table=name)
    if found.covered:
        yield Unread(_COVERED, at_table)
    for _ in range(found.hidden):
        yield Unread(_HIDDEN_ROW, at_table)


def _box(cell: _Cell, story: Story) -> Box:
    place = story.place._replace(line=story.number + 1)
    fields, story.fields = story.fields, []
    items = tuple(read_blocks(elements(cell.node), story, cell.change))
    story.fields = fields
    back = shade(child(cell.node, "tcPr", "shd"))
    return Box(items, cell.first, cell.last, cell.rows, place, back)


def _found(table: Node, change: Change | None) -> _Rows | None:
    """The cells of the table, each with the columns and rows it covers; None where they are too many."""
    found = _Rows([], None, 0, 0, [])
    heads = covered = hidden = count = 0
    is_head = True
    #: The cells that a merge may go on from, by their first column.
    open_cells: dict[int, _Cell] = {}
    for row in _through(table, "tr"):
        properties = child(row, "trPr")
        own = _changed(properties, change)
        if switch(properties, "hidden"):
            hidden += 1
            continue
        column = min(number(value(properties, "gridBefore"), 0), MOST_COLUMNS)
        cells: list[_Cell] = []
        below: dict[int, _Cell] = {}
        for node in _through(row, "tc"):
            of = child(node, "tcPr")
            width = max(1, min(number(value(of, "gridSpan"), 1), MOST_COLUMNS))
            cell = _Cell(node, column, column + width - 1, own if child(of, "cellDel") is None else Change.DELETED)
            column += width
            count += 1
            if column > MOST_COLUMNS or count > MOST_CELLS:
                return None
            merge, beside = child(of, "vMerge"), child(of, "hMerge")
            above = open_cells.get(cell.first)
            if beside is not None and beside.attributes.get("val", "continue") == "continue" and cells:
                cells[-1].last = cell.last
                covered += _says(node)
            elif merge is not None and merge.attributes.get("val", "continue") == "continue" and above is not None:
                above.rows += own is not Change.DELETED
                below[cell.first] = above
                covered += _says(node)
            else:
                cells.append(cell)
                if merge is not None:
                    below[cell.first] = cell
        if own is Change.DELETED:
            found.deleted.extend(cells)
            continue
        open_cells = below
        is_head = is_head and bool(switch(properties, "tblHeader"))
        heads += is_head
        found.rows.append(cells)
    return _Rows(found.rows, heads or None, covered, hidden, found.deleted)


def _says(node: Node) -> bool:
    return any(isinstance(text, str) and text.strip() for one in within(node) for text in one.children)


def _changed(properties: Node | None, around: Change | None) -> Change | None:
    """What has happened to the row; that it is inserted is told by the words in it."""
    return Change.DELETED if child(properties, "del") is not None else around


def _through(node: Node, name: str) -> Iterator[Node]:
    """The rows or cells, also those that content controls and changes stand around."""
    waiting = [*elements(node)][::-1]
    while waiting:
        one = waiting.pop()
        if one.name == name:
            yield one
        elif one.name == "sdt":
            waiting.extend(reversed([*elements(child(one, "sdtContent") or one)]))
        elif one.name in _THROUGH:
            waiting.extend(reversed([*elements(one)]))
        elif one.name == "AlternateContent":
            waiting.extend(reversed(chosen(one)))
