"""What a row says besides its figures in; verdict, comment, unit and source, and whose they are, out."""

from engine.case import Cell
from interpret.cells import is_blank
from interpret.headers import Column, Header
from interpret.heading_rows import Row
from interpret.printed_table import cell_of
from interpret.scale import is_icon, is_trend, is_verdict
from interpret.table_walk import MeasureRow, Rows
from readers.document import Field


def read_said(rows: Rows, row: Row, measure: MeasureRow | None, is_new_goal: bool) -> None:
    """Verdict, comment, unit and source of the row."""
    for cell, head in zip(row.cells, rows.heads, strict=True):
        if cell is None:
            continue
        if head.column is Column.VERDICT:
            _verdict(rows, cell, head, measure, is_new_goal)
        elif is_blank(cell.text):
            continue
        elif head.column is Column.COMMENT and rows.goal is not None:
            rows.found.add_comment(rows.goal, cell_of(cell, head))
        elif head.column in (Column.UNIT, Column.SOURCE) and measure is not None:
            measure.single.setdefault(head.column, cell_of(cell, head))


def settle_verdicts(rows: Rows) -> None:
    """Whose the verdicts are: the goal's where each goal of the table has one at most, else the measure's."""
    own: dict[int, list[tuple[Cell, bool]]] = {}
    for goal, _, cell, is_first in rows.verdicts:
        if goal is not None:
            own.setdefault(goal, []).append((cell, is_first))
    several = any(len(cells) > 1 or not cells[0][1] for cells in own.values())
    for goal, measure, cell, _ in rows.verdicts:
        at_measure = measure is not None and measure.own_name
        if goal is not None and not (several and at_measure) and any(h.column is Column.GOAL for h in rows.heads):
            rows.found.add_verdict(goal, cell)
        elif measure is not None:
            measure.single.setdefault(Column.VERDICT, cell)
    if several:
        first = rows.verdicts[0][2]
        rows.found.ask(
            "bedömningarna står vid nyckeltalen; vilken är målets?",
            "the verdicts stand beside the measures; which is the goal's?",
            first.place,
        )


def _verdict(rows: Rows, cell: Field, head: Header, measure: MeasureRow | None, is_new_goal: bool) -> None:
    """A word of the scale is a verdict; a colour, an icon or a picture may be one, and is only asked about."""
    text = cell.text
    if is_verdict(text, rows.found.scale):
        rows.verdicts.append((rows.goal, measure, cell_of(cell, head), is_new_goal or cell.rows > 1))
        return
    mark = text.strip() or cell.picture or cell.colour
    if not mark or is_trend(text):
        return
    if rows.goal is not None and (is_blank(text) or is_icon(text)):
        shown = cell.picture or cell.colour or mark
        place = cell.span._replace(col=head.printed)
        rows.found.add_mark(rows.goal, Cell(shown, place, place))
        return
    if not is_blank(text):
        key = f"bedömning: {text}"
        rows.found.ask(f'är "{text}" en bedömning?', f'is "{text}" a verdict?', cell.span, (text,), key)
