"""What a row says besides its figures in; verdict, comment, unit and source, and whose they are, out."""

from attrs import evolve

from engine.case import Cell
from engine.facts import folded
from interpret.cells import is_blank
from interpret.headers import Column, Header
from interpret.heading_rows import Row
from interpret.printed_table import cell_of
from interpret.scale import NOT_DUE, bare, is_icon, is_trend, is_verdict
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
    for goal, measure, cell, _ in rows.verdicts:
        # In a table of one goal that names no measure the verdict is the goal's.
        if goal is not None and measure is None and len(own[goal]) == 1:
            own[goal] = [(cell, True)]
            rows.found.add_verdict(goal, cell)
        # Where nothing of the goal is due, the goal is not.
        elif goal is not None and len({folded(bare(one.printed)) for one, _ in own[goal]}) == 1 and _is_not_due(cell):
            rows.found.add_verdict(goal, cell)
    several = any(len(cells) > 1 or not cells[0][1] for cells in own.values())
    for goal, measure, cell, _ in rows.verdicts:
        at_measure = measure is not None and measure.own_name
        is_goals = measure is None or any(h.column is Column.GOAL for h in rows.heads)
        if goal is not None and is_goals and not (several and at_measure):
            rows.found.add_verdict(goal, cell)
        elif goal is None and any(one.column is Column.GOAL for one in rows.heads):
            ask = f'vilket mål gäller "{cell.printed}"?'
            rows.found.ask(ask, f'which goal is "{cell.printed}" of?', cell.place, (cell.printed,))
        elif measure is not None:
            measure.single.setdefault(Column.VERDICT, cell)
    if several:
        _ask_which(rows)


def _is_not_due(cell: Cell) -> bool:
    return folded(bare(cell.printed)) in NOT_DUE


def _ask_which(rows: Rows) -> None:
    """Which of the verdicts beside its measures is the goal's: asked of each goal that has none of its own."""
    said: dict[int, list[Cell]] = {}
    for goal, _, cell, _ in rows.verdicts:
        if goal is not None and not rows.found.goals[goal].verdicts and not _is_not_due(cell):
            said.setdefault(goal, []).append(cell)
    for goal, cells in said.items():
        for cell in cells:
            rows.found.add_mark(goal, cell)


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
        if (word := rows.found.word_for(text)) is not None:
            said = evolve(cell_of(cell, head), printed=word)
            rows.verdicts.append((rows.goal, measure, said, is_new_goal or cell.rows > 1))
            return
        rows.found.ask_word(text, cell.span)
