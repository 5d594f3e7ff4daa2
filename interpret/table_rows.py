"""The rows of a table of goals, measures or assignments in; what each says, added to what was found."""

import re

from attrs import evolve

from engine.case import Cell, NamedCell, YearCell
from engine.facts import folded
from interpret.cell_years import year_of
from interpret.cells import has_words, is_blank, is_figure, is_span, is_target
from interpret.collected import Collected, Named
from interpret.column_kinds import NAMES, VALUES
from interpret.headers import Column, Header, sex_of
from interpret.heading_rows import Row, Sheet
from interpret.labels import Says, label, without_number
from interpret.misfits import ask_misfit, ask_twice, ask_which
from interpret.printed_table import cell_of
from interpret.row_fit import fits
from interpret.row_verdicts import read_said, settle_verdicts
from interpret.row_years import is_other_year, year_of_row
from interpret.table_walk import MeasureRow, Rows, frozen_measure
from readers.document import Field

#: A goal named by its number: `2`, `Mål 2`.
_NUMBER = re.compile(r"(?:mål(?:et)? (?:nr\.? ?)?)?([0-9]{1,2}(?:\.[0-9]{1,2})?[a-z]?)\.?", re.IGNORECASE)


def measure_rows(
    found: Collected, sheet: Sheet, heads: tuple[Header, ...], above: Named | None, table: int
) -> set[int]:
    """The goals and measures of a table, one a row; a blank goal is the one above it. The rows that fit not, by id."""
    has_goals = any(one.column is Column.GOAL for one in heads)
    goes_on = found.continued == tuple(folded(one.printed) for one in sheet.heads)
    rows = Rows(found, heads, None if has_goals and not goes_on else found.goal, title=above)
    rows.body = body = [row for row in sheet.rows if row.fields]
    only = _only_rows(body)
    for number, row in enumerate(body):
        if row.alone is not None and len(heads) > 1 and not _is_amount(row.alone.text):
            _sub_heading(rows, row.alone)
        elif (named := _goal_above(rows, row)) is not None:
            _sub_heading(rows, named)
            read_said(rows, row, None, True)
        elif row.is_misfit:
            ask_misfit(found, row, len(heads))
            rows.last = None
            if has_goals and (row.cells[0] is None or not is_blank(row.cells[0].text)):
                rows.goal = None
        elif not _joins(rows, row):
            _row(rows, row, has_goals, number in only)
    settle_verdicts(rows)
    for one in rows.all:
        found.measures.append(frozen_measure(one, table))
    if has_goals:
        found.goal = rows.goal
    return rows.refused


def _only_rows(body: list[Row]) -> set[int]:
    """The rows that stand by themselves below a title."""
    groups: list[list[int]] = [[]]
    for number, row in enumerate(body):
        if row.alone is not None:
            groups.append([])
        else:
            groups[-1].append(number)
    return {group[0] for group in groups if len(group) == 1}


def _joins(rows: Rows, row: Row) -> bool:
    """Whether the row is the rest of wrapped names above it: nothing else, and small letters first; then joins them."""
    printed = [(cell, one) for cell, one in zip(row.cells, rows.heads, strict=True) if cell and not is_blank(cell.text)]
    texts = NAMES | {Column.GOAL, Column.COMMENT}
    if not printed or any(one.column not in texts or not cell.text.strip()[:1].islower() for cell, one in printed):
        return False
    if any(one.column is Column.GOAL for _, one in printed) and rows.goal is None:
        return False
    if any(one.column in NAMES for _, one in printed) and (rows.last is None or not rows.last.own_name):
        return False
    for cell, one in printed:
        if one.column is Column.GOAL and rows.goal is not None:
            goal = rows.found.goals[rows.goal]
            rows.found.goals[rows.goal] = evolve(goal, sentence=_joined(goal.sentence, cell))
        elif one.column in NAMES and rows.last is not None:
            rows.last.named = evolve(rows.last.named, name=_joined(rows.last.named.name, cell))
        elif rows.goal is not None:
            rows.found.add_comment(rows.goal, cell_of(cell, one))
    return True


def _joined(above: Cell, below: Field) -> Cell:
    return evolve(above, printed=f"{above.printed.rstrip()} {below.text.strip()}")


def _goal_above(rows: Rows, row: Row) -> Field | None:
    """The goal that a row of its own names above its measures: no figure beside it, perhaps its verdict."""
    first = row.cells[0]
    if row.is_misfit or first is None or is_blank(first.text) or any(one is not None for one in row.above):
        return None
    if any(one.column is Column.GOAL for one in rows.heads) or not _is_goal(rows, first.text):
        return None
    others = [(cell, one) for cell, one in zip(row.cells, rows.heads, strict=True) if cell and cell is not first]
    return None if any(one.column in VALUES and not is_blank(cell.text) for cell, one in others) else first


def _is_amount(text: str) -> bool:
    return is_figure(text) or (any(map(str.isdigit, text)) and (is_target(text) or not has_words(text)))


def _is_goal(rows: Rows, text: str) -> bool:
    says = label(text, rows.found.calls)
    return _key(text) in rows.found.known.goals or (says is not None and says.says is Says.GOAL and bool(says.rest))


def _sub_heading(rows: Rows, alone: Field) -> None:
    """A row of one text: a goal where it says so or the plan knows it; else what the rows below are of."""
    says = label(alone.text, rows.found.calls)
    text = says.rest if says is not None and says.rest else alone.text
    cell = Cell(text, alone.span, alone.span)
    known = rows.found.known
    rows.last = None
    if _is_goal(rows, alone.text) or _key(text) in known.goals:
        rows.goal = rows.found.add_goal(cell, is_priority=False)
    elif says is not None and says.says is Says.PRIORITY_GOAL and says.rest:
        rows.found.add_goal(cell, is_priority=True)
        rows.goal = None
    elif not any(one.column in NAMES for one in rows.heads) and has_words(text):
        rows.title = Named(cell, None)
    else:
        rows.goal = None


def _key(text: str) -> str:
    return " ".join(text.casefold().split())


def _row(rows: Rows, row: Row, has_goals: bool, is_one: bool) -> None:
    if row.is_doubted or not fits(rows.found, row, rows.heads, rows.body):
        rows.refused |= set() if row.is_doubted else {id(row)}
        rows.last = None
        goal = _first(row, rows.heads, Column.GOAL)
        if has_goals and goal is not None and not is_blank(goal.text):
            rows.goal = None
        return
    is_new_goal = _goal(rows, row)
    measure = _measure(rows, row, has_goals, is_one)
    if measure is not None:
        _figures(rows, row, measure)
    read_said(rows, row, measure, is_new_goal)


def _goal(rows: Rows, row: Row) -> bool:
    """The goal that the row is of; whether it is named in this row."""
    for cell, head in zip(row.cells, rows.heads, strict=True):
        if cell is not None and head.column is Column.GOAL and (number := _NUMBER.fullmatch(cell.text.strip())):
            rows.goal = rows.found.numbered.get(number[1])
            return False
        if cell is None or not has_words(cell.text):
            continue
        if head.column is Column.PRIORITY_GOAL:
            rows.found.add_goal(_sentence(cell, head, rows), is_priority=True)
        elif head.column is Column.GOAL:
            rows.goal = rows.found.add_goal(_sentence(cell, head, rows), is_priority=False)
            return True
    return False


def _sentence(cell: Field, head: Header, rows: Rows) -> Cell:
    """The sentence in a cell of goals, without the label and number before it."""
    says = label(cell.text, rows.found.calls)
    text = says.rest if says is not None and says.rest else without_number(cell.text)
    place = cell.span._replace(col=head.printed)
    return Cell(text, place, place)


def _measure(rows: Rows, row: Row, has_goals: bool, is_one: bool) -> MeasureRow | None:
    """The measure that the row is of: named in it, above it, or in the title of the table."""
    names = [number for number, one in enumerate(rows.heads) if one.column in NAMES]
    has_figures = any(
        cell is not None and not is_blank(cell.text) and one.column in VALUES
        for cell, one in zip(row.cells, rows.heads, strict=True)
    )
    if not names and not has_goals and rows.heads[0].column in (Column.UNKNOWN, Column.BLANK, Column.PRIORITY_GOAL):
        names = [0] if len(rows.heads) > 1 else []
    if names:
        at = names[0]
        cell = row.cells[at]
        if cell is not None and has_words(cell.text):
            if sex_of(cell.text) is not None and rows.last is not None:
                return rows.last
            if rows.last is not None and is_other_year(rows, row, cell):
                return rows.last
            indicator = rows.heads[at].column is Column.INDICATOR or None
            return _begin(rows, Named(cell_of(cell), indicator), row)
        if row.above[at] is not None and rows.last is not None:
            return rows.last
        if not has_figures:
            return None
        beside = _first(row, rows.heads, Column.PART) or year_of_row(rows, row)
        if beside is not None and rows.last is not None:
            return rows.last
        _unnamed(rows, row)
        return None
    if not has_figures:
        return None
    goal = _first(row, rows.heads, Column.GOAL)
    if has_goals and goal is not None and not is_blank(goal.text):
        measure = _begin(rows, Named(_sentence(goal, rows.heads[row.cells.index(goal)], rows), None), row)
        measure.own_name = False
        return measure
    if rows.title is not None and (is_one or _first(row, rows.heads, Column.PART) is not None):
        if rows.last is None or rows.last.named is not rows.title:
            return _begin(rows, rows.title, row)
        return rows.last
    _unnamed(rows, row)
    return None


def _unnamed(rows: Rows, row: Row) -> None:
    """A row of figures of which nothing says what they are of."""
    rows.last = None
    ask_which(rows.found, row)


def _begin(rows: Rows, named: Named, row: Row) -> MeasureRow:
    rows.last = MeasureRow(named, rows.goal, row, own_name=True)
    rows.all.append(rows.last)
    return rows.last


def _first(row: Row, heads: tuple[Header, ...], kind: Column) -> Field | None:
    return next((cell for cell, one in zip(row.cells, heads, strict=True) if one.column is kind and cell), None)


def _figures(rows: Rows, row: Row, measure: MeasureRow) -> None:
    """Every figure of the row in its role and year; whose it is, where the row is of one sex or one part."""
    names = [cell for cell, one in zip(row.cells, rows.heads, strict=True) if one.column in NAMES and cell]
    sex = sex_of(names[0].text) if names else sex_of(row.cells[0].text) if row.cells[0] is not None else None
    part = _first(row, rows.heads, Column.PART)
    whole = part is None or is_blank(part.text) or sex_of(part.text) == "T"
    of_row = year_of_row(rows, row)
    for cell, head in zip(row.cells, rows.heads, strict=True):
        if cell is None or head.column not in VALUES or (is_blank(cell.text) and head.column is not Column.OUTCOME):
            continue
        if head.column is Column.TARGET and is_span(cell.text):
            continue
        dated = evolve(head, year=of_row) if head.year is None and of_row is not None else head
        year = year_of(cell.text, dated, rows.heads, rows.found.when)
        if year is None:
            _ask_year(rows, cell, head)
            continue
        printed = cell_of(cell, head)
        if head.column is Column.COMPARATOR:
            if whole and sex in (None, "T"):
                measure.comparators.append(NamedCell(head.name, year, printed))
        elif head.column is Column.SEX and head.name != "T":
            if whole:
                measure.by_sex.append(NamedCell(head.name, year, printed))
        elif head.column is Column.OF_PART:
            if whole:
                measure.parts.append(NamedCell(head.name, year, printed))
        elif not whole and part is not None:
            if head.column is not Column.TARGET:
                measure.parts.append(NamedCell(part.text, year, printed))
        elif sex in ("K", "M"):
            if head.column is Column.OUTCOME:
                measure.by_sex.append(NamedCell(sex, year, printed))
        else:
            _own(rows, measure, Column.OUTCOME if head.column is Column.SEX else head.column, YearCell(year, printed))


def _own(rows: Rows, measure: MeasureRow, kind: Column, cell: YearCell) -> None:
    """A figure of the measure itself; a second of the same year and kind is asked about, and neither is used."""
    same = [one for one in measure.of[kind] if one.year == cell.year]
    if (kind, cell.year) in measure.twice:
        return
    if not same:
        measure.of[kind].append(cell)
        return
    if is_blank(same[0].cell.printed):
        measure.of[kind][measure.of[kind].index(same[0])] = cell
    elif not is_blank(cell.cell.printed) and same[0].cell.printed != cell.cell.printed:
        measure.of[kind].remove(same[0])
        measure.twice.add((kind, cell.year))
        ask_twice(rows.found, measure.named.name.printed, same[0], cell)


def _ask_year(rows: Rows, cell: Field, head: Header) -> None:
    if (
        is_blank(cell.text)
        or head.printed in rows.asked
        or (head.month is not None and rows.found.when.year is not None)
    ):
        return  # `Utfall aug 2021` says what it is of: a part of another year, which is not used
    rows.asked.add(head.printed)
    rows.found.ask(
        f'vilket år gäller kolumnen "{head.printed.strip()}"?',
        f'which year is the column "{head.printed.strip()}" of?',
        cell.span,
        (cell.text,),
    )
