"""Lines of text without tabs in, the tables among them out: columns that only spaces part.

A table begins with a line of headings: years, names, or names under years. Below it stand rows that end in as many
figures as there are columns. What does not fit is left uncut in its row, and a row never takes a column by guess.
"""

from collections.abc import Sequence

from attrs import define, evolve, field, frozen

from readers.column_headings import headings_of, with_kinds
from readers.document import Field, Grid
from readers.figure_cells import cuts, tail_of
from readers.text_counts import agreed, have_more, most_cells
from readers.text_head_words import unnamed
from readers.text_heads import LONGEST_NAME, NUMBERED, top_of
from readers.text_names import Entry, Line, is_note, may_go_on
from readers.text_rows import Columns, entry_of, rows_of

#: Between two rows there are no more lines than this.
_MOST_BETWEEN = 14
_MOST_ROWS = 5_000
#: Text without a blank line behind the last row is its name's where it has fewer lines.
_MOST_OF_NAME = 3
#: The first row of a table stands so near its heading.
_NEAR = 4
_YEAR_WORDS = frozenset({"år", "ar", "årtal"})


@frozen
class Found:
    """A table, and the number of the line that follows it."""

    grid: Grid
    after: int
    #: Its rows have no names.
    has_no_names: bool = False


@define
class _Body:
    """The lines of a table's body as far as they are read."""

    entries: list[Entry] = field(factory=list)
    runs: list[list[Line]] = field(factory=list)
    #: The last line read was blank.
    blank: bool = True
    touches_above: bool = False
    #: The rows have no names: no text below them is one.
    has_no_names: bool = False
    #: The number of the line behind the last row, and behind the text that touches it.
    end: int = 0


def table_at(lines: Sequence[Line], at: int) -> Found | None:
    """The table whose heading is line number `at`, counted from 0; None where no table begins there."""
    headings = headings_of(lines[at][0])
    if headings is None:
        return None
    years = headings_of(lines[at + 1][0]) if at + 1 < len(lines) else None
    dated = with_kinds(headings, years) if years is not None else None
    if dated is not None:
        headings, at = dated, at + 1
    headings = unnamed(headings, lines[at + 1 : at + 1 + _NEAR])
    down = headings.name is not None and headings.name.text.casefold() in _YEAR_WORDS
    if headings.name is not None and down:
        # The names of the rows are years: they are read like the figures behind them.
        headings = evolve(headings, name=None, columns=(headings.name, *headings.columns))
    top = top_of(lines, at, headings)
    if top is None:
        return None
    heading, columns, name, start = top
    found = _table(lines, at, start, heading, columns, name)
    return (
        evolve(found, grid=_without_names(found.grid)) if found is not None and (down or found.has_no_names) else found
    )


def again_at(lines: Sequence[Line], at: int, name: str) -> Found | None:
    """The part of a table that goes on below its first heading printed once more, the other headings lost.

    `name` is the first heading of the table above. Its columns are not this part's: which they are is not certain.
    """
    text, span = lines[at]
    if not name or " ".join(text.split()).casefold() != " ".join(name.split()).casefold():
        return None
    start = len(text) - len(text.lstrip())
    heading = (Field(text.strip(), span._replace(column=start + 1, end=len(text.rstrip()) + 1), 0, 0),)
    return _table(lines, at, at + 1, (heading,), Columns(0), name)


def begins_page(lines: Sequence[Line], at: int) -> bool:
    """Whether a page begins with the line: by a form feed, or by the one space that is left of it."""
    text, span = lines[at]
    above = next((one for one in range(at - 1, -1, -1) if lines[one][0].strip()), None)
    if above is not None and span.page != lines[above][1].page:
        return True
    return text[:1] == " " and text[1:2].strip() != ""


def _without_names(grid: Grid) -> Grid:
    """The table less its first column, which is blank, for no names stand there; a row with a name is left uncut."""
    rows: list[tuple[Field, ...]] = []
    for row in grid.rows:
        name, *cells = row
        if cells and not name.text and not any(one.uncut for one in cells):
            rows.append(tuple(evolve(one, first=one.first - 1, last=one.last - 1) for one in cells))
        elif name.uncut or not cells:
            rows.append(tuple(evolve(one, last=max(one.last - 1, 0), uncut=True) for one in row))
        else:
            run = evolve(cells[0], text=" ".join(one.text for one in cells if one.text), first=1, uncut=True)
            rows.append((name, evolve(run, last=max(cells[-1].last - 1, 1))))
    return evolve(grid, rows=tuple(rows))


# --- The body -----------------------------------------------------------------------------------


def _table(
    lines: Sequence[Line],
    at: int,
    start: int,
    heading: tuple[tuple[Field, ...], ...],
    columns: Columns,
    name: str,
) -> Found | None:
    body = _Body(end=start)
    body.has_no_names = _is_nameless(lines, at, start, heading)
    number = start
    while number < len(lines) and len(body.entries) < _MOST_ROWS:
        step = _step(lines, number, body, columns, name)
        if step == 0:
            break
        number += step
    if not body.entries:
        return None
    if columns.number and not columns.words and have_more(body.entries, columns.number):
        # A heading that cannot be read: which of the others each column has is not certain.
        columns = Columns(0, fewest=columns.number + 1)
    if not columns.number:
        columns = evolve(columns, number=agreed(body.entries, columns.fewest), unnamed=True)
        heading = tuple((_uncut(row, columns.number),) for row in heading)
    after, end = ([], body.end) if body.has_no_names else _behind(lines, body, columns, name)
    rows = (*heading, *rows_of(body.entries, after, columns))
    return Found(Grid(rows, lines[at][1], placed=True, heads=len(heading)), end, body.has_no_names)


def _is_nameless(lines: Sequence[Line], at: int, start: int, heading: Sequence[Sequence[Field]]) -> bool:
    """Whether a row without a name stands right below one line of headings of which none is of names."""
    if len(heading) != 1 or heading[0][0].uncut or heading[0][0].text or start >= len(lines):
        return False
    if heading[0][1].text.casefold() in _YEAR_WORDS:
        return True
    first = tail_of(lines[start][0])
    above = next((text for text, _ in reversed(lines[max(at - _NEAR, 0) : at]) if text.strip()), "")
    # A heading further in than the text above it leaves room for names.
    return bool(first.words) and not first.name.text and _indent(lines[at][0]) <= _indent(above) + 1


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


def _uncut(heading: tuple[Field, ...], last: int) -> Field:
    """A line of headings as one field, over all the columns."""
    return evolve(heading[0], text=" ".join(one.text for one in heading if one.text), last=last, uncut=True)


def _step(lines: Sequence[Line], number: int, body: _Body, columns: Columns, name: str) -> int:
    """Takes the line into the body; how many lines were taken, 0 where the table ends."""
    line = lines[number]
    text = line[0]
    if not text.strip():
        body.blank = True
        return 1
    if _ends(lines, number, name):
        return 0
    stack = _stack(lines, number, columns) if body.runs else 0
    if stack:
        _take_stack(lines, number, stack, body)
        return stack
    entry = entry_of(line, columns)
    if body.has_no_names and (entry is None or (body.blank and body.entries)):
        return 0
    if entry is not None:
        entry.before = body.runs
        entry.touches_before = bool(body.runs) and not body.blank
        entry.touches_above = body.touches_above
        body.entries.append(entry)
        body.runs, body.blank, body.touches_above = [], False, False
        body.end = number + 1
        return 1
    if len(text.strip()) > LONGEST_NAME or sum(map(len, body.runs)) >= _MOST_BETWEEN:
        return 0
    if body.blank or not body.runs:
        if not body.runs:
            body.touches_above = not body.blank
        body.runs.append([])
    body.runs[-1].append(line)
    body.blank = False
    return 1


def _ends(lines: Sequence[Line], number: int, name: str) -> bool:
    """Whether the line begins something else: a numbered heading, another table, a note."""
    text = lines[number][0]
    if "\t" in text or is_note(text):
        return True
    if name and " ".join(text.split()).casefold().startswith(" ".join(name.split()).casefold()) and len(name) > 3:
        return not tail_of(text).words or headings_of(text) is not None
    if NUMBERED.match(text) and (most_cells(tail_of(text)) < 2 or "." in text.split()[0]):
        return True
    headings = headings_of(text)
    if headings is None or headings.of_years:
        return headings is not None
    # Names alone are headings within a table only where a page begins, or with the table's own first word.
    own = name.split()[0].strip(",:").casefold() if name else None
    begins = headings.name is not None and headings.name.text.split()[0].strip(",:").casefold() == own
    return (begins or begins_page(lines, number)) and top_of(lines, number, headings) is not None


def _stack(lines: Sequence[Line], number: int, columns: Columns) -> int:
    """How many lines a row takes whose cells stand each on a line of its own; 0 where it is none."""
    cells = 0
    at = number
    last = number
    while at < len(lines) and at - number < 3 * _MOST_BETWEEN:
        text = lines[at][0]
        if text.strip():
            tail = tail_of(text)
            if tail.name.text or not cuts(tail, 1):
                break
            cells += 1
            last = at
        at += 1
    return last - number + 1 if cells == columns.number > 1 else 0


def _take_stack(lines: Sequence[Line], number: int, size: int, body: _Body) -> None:
    name = body.runs.pop()
    entry = Entry(name[0], tail_of(""), stacked=[one for one in lines[number : number + size] if one[0].strip()])
    entry.names = name
    entry.before = body.runs
    entry.touches_above = body.touches_above
    body.entries.append(entry)
    body.runs, body.blank, body.touches_above = [], False, False
    body.end = number + size


def _goes_further(lines: Sequence[Line], number: int, name: str) -> bool:
    """Whether so much text follows from a line on, without a blank one, that it is no name."""
    following = range(number, number + _MOST_OF_NAME)
    return following[-1] < len(lines) and all(
        lines[at][0].strip() and not _ends(lines, at, name) and (at == number or not begins_page(lines, at))
        for at in following
    )


def _behind(lines: Sequence[Line], body: _Body, columns: Columns, name: str) -> tuple[list[Line], int]:
    """The text behind the last row that is part of its name, and the number of the line behind it."""
    found: list[Line] = []
    end = body.end
    above = body.entries[-1].tail.name.text
    blank = False
    pending: list[Line] = []
    for number in range(body.end, len(lines)):
        text = lines[number][0]
        if not text.strip():
            found.extend(pending)
            end = number if pending else end
            pending, blank = [], True
            continue
        stops = _ends(lines, number, name) or entry_of(lines[number], columns) is not None
        if stops or len(found) + len(pending) > 8:
            found.extend(pending)
            return found, number if pending else end
        if len(text.strip()) > LONGEST_NAME:
            return found, end
        above = pending[-1][0] if pending else found[-1][0] if found else above
        if not may_go_on(text, above) and (blank or _goes_further(lines, number, name)) and not pending:
            return found, end
        pending.append(lines[number])
        blank = False
    found.extend(pending)
    return found, len(lines) if pending else end
