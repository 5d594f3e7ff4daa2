"""The page of a plan as it stands today in, one row for each goal, measure and assignment out: headers decide."""

import re
from collections.abc import Iterator

from attrs import define, evolve, field, frozen

from authoring.columns import Column, Header, header_of, label_of
from authoring.draft import one_line
from authoring.page import Line, Page, Remark, Row, Table, folded
from authoring.skeleton import Head, PlanRow
from findings.span import Span
from findings.text import Text

#: A header row names at least one of these.
_MAIN = frozenset(
    {Column.PRIORITY_GOAL, Column.GOAL, Column.INDICATOR, Column.MEASURE, Column.ASSIGNMENT, Column.ACTIVITY}
)
_BODIES = ("kommun", "region", "bolag")
#: So many texts outside the tables are shown before the rest is counted.
_MOST_SHOWN = 3
#: A note below a table, alone in its row.
_FOOTNOTE = re.compile(
    r"\*|[¹²³⁴⁵†‡]|[0-9a-z]\)|(?:not|anm|anmärkning|källa|kommentar)(?:\s?[0-9]+)?\s?[.:]", re.IGNORECASE
)
#: A board as a title names it: `Kultur- och fritidsnämndens verksamhetsplan`.
_BOARD = re.compile(
    r"((?:[^\W\d_]+-(?:,| och)? )*[^\W\d_]+(?:nämnden|styrelsen)|[^\W\d_]+(?:nämnd|styrelse))s?(?![^\W\d_])",
    re.IGNORECASE,
)
_ONE_YEAR = re.compile(r"(?:år )?((?:19|20|21)\d\d)")


@frozen
class Found:
    """What the tables of a document hold."""

    head: Head
    rows: tuple[PlanRow, ...]
    remarks: tuple[Remark, ...]


@define
class _Reading:
    title: str | None = None
    facts: dict[str, str] = field(factory=dict)
    rows: list[PlanRow] = field(factory=list)
    remarks: list[Remark] = field(factory=list)
    #: What a column of boards says, in order.
    boards: list[str] = field(factory=list)
    #: Texts outside the tables.
    unread: list[Line] = field(factory=list)
    #: The goals that stand as headings above a table.
    priority_goal: str | None = None
    goal: str | None = None


@define
class _Above:
    """What the cells of a table have from the rows above them."""

    priority_goal: str | None
    goal: str | None
    indicator: str | None = None


def plan_tables(page: Page) -> Found | None:
    """Everything that the tables with known headers hold; None where no table has them."""
    reading = _Reading()
    for part in page.parts:
        if isinstance(part, Line):
            _line(part, reading)
        else:
            _table(part, reading)
    if not reading.rows:
        return None
    if reading.unread:
        reading.remarks.append(_not_read(reading.unread))
    facts = reading.facts
    body = next(((kind, facts[kind]) for kind in _BODIES if kind in facts), None)
    head = Head(reading.title, body, facts.get("nämnd") or _board(reading), facts.get("beslut"))
    return Found(head, tuple(reading.rows), tuple(reading.remarks))


def _board(reading: _Reading) -> str | None:
    """The board of a column that says the same in every row, else the one that the title names."""
    if len(set(reading.boards)) > 1:
        several = ", ".join(dict.fromkeys(reading.boards))
        message = Text(
            f"kolumnen med nämnder nämner flera ({one_line(several)}); en plan är en nämnds",
            f"the column of boards names several ({one_line(several)}); a plan is of one board",
        )
        reading.remarks.append(Remark(message, None))
    elif reading.boards:
        return reading.boards[0]
    found = _BOARD.search(reading.title or "")
    return None if found is None else found[1][:1].upper() + found[1][1:]


def _line(line: Line, reading: _Reading) -> None:
    """A heading or a paragraph: the title, a fact, a goal that heads a table, or what is not read."""
    text = " ".join(line.text.split())
    if not text:
        return
    labelled = label_of(text)
    name, colon, value = text.partition(":")
    if labelled is not None:
        column, goal = labelled
        if column is Column.PRIORITY_GOAL:
            reading.priority_goal, reading.goal = goal, None
        else:
            reading.goal = goal
    elif colon and value.strip() and _fact(name, value, reading):
        return
    elif reading.title is None and not reading.rows and (line.level == 1 or not reading.unread):
        reading.title = text
    else:
        reading.unread.append(line)


def _fact(name: str, value: str, reading: _Reading) -> bool:
    """Keeps `Nämnd: Kommunstyrelsen`; False for anything else."""
    if folded(name) not in (*_BODIES, "nämnd", "beslut") or len(value) > 200:
        return False
    reading.facts.setdefault(folded(name), value.strip())
    return True


def _table(table: Table, reading: _Reading) -> None:
    """The rows of a table below each of its headers; what stands above the first is text."""
    headers: tuple[Header | None, ...] | None = None
    above = _Above(None, None)
    rows = list(table.rows)
    number = 0
    while number < len(rows):
        row = rows[number]
        number += 1
        found = _headers(row)
        if found is not None:
            if found != headers:
                following = rows[number] if number < len(rows) else None
                headers = found
                below = None if following is None else _years_below(found, row, following)
                if below is not None:
                    headers, number = below, number + 1
                _tell_headers(row, headers, reading)
                above = _Above(reading.priority_goal, reading.goal)
        elif headers is None:
            _outside(row, reading)
        elif any(cell.strip() for cell in row.cells):
            _row(row, headers, above, reading)


def _headers(row: Row) -> tuple[Header | None, ...] | None:
    """What the cells of a header row say; None for a row that is none."""
    texts = [cell for cell in row.cells if cell.strip()]
    found = tuple(header_of(cell) if cell.strip() else None for cell in row.cells)
    known = {header for header in found if header is not None}
    if len(known) < 2 or not any(header.column in _MAIN for header in known):
        return None
    return found if 2 * sum(header is not None for header in found) >= len(texts) else None


def _years_below(headers: tuple[Header | None, ...], row: Row, below: Row) -> tuple[Header | None, ...] | None:
    """The headers with the years of a second header row (`Målvärde` above `2024` and `2025`); None without one."""
    made: list[Header | None] = []
    dated = False
    for number, header in enumerate(headers):
        cell = below.cells[number].strip() if number < len(below.cells) else ""
        year = _ONE_YEAR.fullmatch(folded(cell))
        if year is not None and header is not None and header.column in (Column.TARGET, Column.OUTCOME):
            made.append(evolve(header, years=year[1]))
            dated = True
        elif year is not None and header is not None and header.column is Column.GOAL:
            made.append(Header(Column.TARGET, year[1]))
            dated = True
        elif not cell or cell == row.cells[number].strip():
            made.append(header)
        else:
            return None
    return tuple(made) if dated else None


def _tell_headers(row: Row, headers: tuple[Header | None, ...], reading: _Reading) -> None:
    """Says which columns are not read."""
    told: set[str] = set()
    for cell, header in zip(row.cells, headers, strict=True):
        name = one_line(cell)
        if not name or name in told:
            continue
        if header is None:
            told.add(name)
            message = Text(
                f'kolumnen "{name}" känns inte igen och läses inte', f'the column "{name}" is not known and not read'
            )
            reading.remarks.append(Remark(message, row.place))
        elif header.column is Column.OUTCOME:
            told.add(name)
            message = Text(
                f'kolumnen "{name}" läses inte: utfall och bedömningar hör hemma i en fallfil',
                f'the column "{name}" is not read: outcomes and assessments belong in a case file',
            )
            reading.remarks.append(Remark(message, row.place))


def _outside(row: Row, reading: _Reading) -> None:
    """A row above the first header, as a sheet has its title."""
    cells = list(dict.fromkeys(cell.strip() for cell in row.cells if cell.strip()))
    if len(cells) == 2 and _fact(cells[0].rstrip(":"), cells[1], reading):
        return
    if cells:
        _line(Line(" ".join(cells), 0, row.place), reading)


def _row(row: Row, headers: tuple[Header | None, ...], above: _Above, reading: _Reading) -> None:
    """One row of a table; a blank goal is that of the row above."""
    cells = [cell.strip() for cell in row.cells]
    if len(cells) > 1 and len(set(cells)) == 1 and _heads_rows(cells[0], row.place, above, reading):
        return
    only = [cell for cell in cells if cell]
    if len(only) == 1 and _FOOTNOTE.match(only[0]):
        reading.unread.append(Line(only[0], 0, row.place))
        return
    by_column = dict(_by_column(cells, headers))
    if Column.BOARD in by_column:
        reading.boards.append(by_column[Column.BOARD])
    targets = tuple(_targets(cells, headers))
    priority_goal, goal = by_column.get(Column.PRIORITY_GOAL), by_column.get(Column.GOAL)
    if priority_goal is not None and priority_goal != above.priority_goal:
        above.priority_goal, above.goal, above.indicator = priority_goal, None, None
    if goal is not None and goal != above.goal:
        above.goal, above.indicator = goal, None
    indicator, measure = by_column.get(Column.INDICATOR), by_column.get(Column.MEASURE)
    if not any(header is not None and header.column is Column.MEASURE for header in headers):
        indicator, measure = None, indicator
    elif indicator is not None:
        above.indicator = indicator
    made = PlanRow(
        priority_goal=above.priority_goal,
        goal=above.goal,
        indicator=above.indicator,
        measure=measure,
        unit=by_column.get(Column.UNIT),
        direction=by_column.get(Column.DIRECTION),
        targets=targets,
        source=by_column.get(Column.SOURCE),
        responsible=by_column.get(Column.RESPONSIBLE),
        assignment=by_column.get(Column.ASSIGNMENT),
        activity=by_column.get(Column.ACTIVITY),
        done_by=by_column.get(Column.DONE_BY),
        reported_by=by_column.get(Column.REPORTED_BY),
        place=row.place,
    )
    reading.rows.append(made)
    beyond = [cell for cell in cells[len(headers) :] if cell]
    if beyond:
        shown = one_line(" | ".join(beyond))
        message = Text(
            f'"{shown}" står i en kolumn utan rubrik och läses inte',
            f'"{shown}" stands in a column without header and is not read',
        )
        reading.remarks.append(Remark(message, row.place))


def _heads_rows(text: str, place: Span | None, above: _Above, reading: _Reading) -> bool:
    """A row that is one cell across the table: a goal for the rows below it, or what is not read."""
    labelled = label_of(text)
    if labelled is None:
        reading.unread.append(Line(text, 0, place))
    elif labelled[0] is Column.PRIORITY_GOAL:
        above.priority_goal, above.goal, above.indicator = labelled[1], None, None
    else:
        above.goal, above.indicator = labelled[1], None
    return bool(text)


def _by_column(cells: list[str], headers: tuple[Header | None, ...]) -> Iterator[tuple[Column, str]]:
    """The texts by column; where two columns say the same thing the first that holds a text counts."""
    for cell, header in reversed(list(zip(cells, headers, strict=False))):
        if header is not None and not _blank(cell):
            yield header.column, " ".join(cell.split())


def _targets(cells: list[str], headers: tuple[Header | None, ...]) -> Iterator[tuple[str | None, str]]:
    for cell, header in zip(cells, headers, strict=False):
        if header is not None and header.column is Column.TARGET and not _blank(cell):
            yield header.years, " ".join(cell.split())


def _blank(cell: str) -> bool:
    return not cell.strip(" -–−\u00a0\t\n")


def _not_read(lines: list[Line]) -> Remark:
    shown = ", ".join(f'"{one_line(line.text)[:60]}"' for line in lines[:_MOST_SHOWN])
    more = len(lines) - _MOST_SHOWN
    sv, en = (f" och {more} till", f" and {more} more") if more > 0 else ("", "")
    return Remark(
        Text(f"text utanför tabellerna läses inte: {shown}{sv}", f"text outside the tables is not read: {shown}{en}"),
        lines[0].place,
    )
