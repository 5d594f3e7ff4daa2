"""A row and a column that a claim names in, the printed cell out; and the column that prints their difference."""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from attrs import frozen

from dsl import ast
from engine.case import Case, Cell, Table, TableRow
from engine.claim_figures import Printed, Unknown, in_base, not_for_sure, unknown
from engine.claim_tree import TableFigure
from engine.facts import folded
from engine.figure import WITHOUT_VALUE, read_cell
from engine.interval import exact, meets, rounded, subtract, truncated
from engine.names import all_of_kind, first
from engine.plan import Plan, TableRules
from engine.units import Unit, find_unit
from findings.finding import Label
from findings.text import Text, same

_YEAR = re.compile(r"(?<![0-9])(?:19|20|21)[0-9]{2}(?![0-9])")
#: Headings of columns that are no figure of a year but what it is to another.
_CHANGE = re.compile(r"avv|diff|förändr|skillnad|jämfört|jämförelse", re.IGNORECASE)
#: `Belopp i tkr`, `Andel (%)`, `Soliditet, %`.
_UNIT = re.compile(r"(?:\bi |\(|, ?)([^(),]+?)\)?\s*\Z", re.IGNORECASE)
#: So many other rows must agree before a column that nobody declared is taken for a difference.
FEWEST_ROWS = 2


@frozen
class TableBook:
    """The tables of a case, for look-up."""

    plan: Plan
    tables: tuple[Table, ...]
    rules: tuple[TableRules | None, ...]
    #: By folded name: the numbers of the tables, under their own name and the plan's.
    by_name: Mapping[str, tuple[int, ...]]
    #: By folded name: (table, row).
    rows: Mapping[str, tuple[tuple[int, int], ...]]
    #: What has been read of the tables so far: each cell, and each pair of columns against each difference, once.
    cells: dict["At", Printed]
    differences: dict[tuple[int, int, int, int, int], tuple[int, tuple[int, ...]]]


@frozen
class At:
    """One cell."""

    table: int
    row: int
    column: int


def table_book(plan: Plan, case: Case) -> TableBook:
    """The tables of a case, to be looked up; made once a case."""
    declared = {folded(name): one for one in plan.tables for name in (one.name, one.title)}
    by_name: dict[str, list[int]] = {}
    rows: dict[str, list[tuple[int, int]]] = {}
    rules: list[TableRules | None] = []
    for number, table in enumerate(case.tables):
        of_table = declared.get(folded(table.name))
        rules.append(of_table)
        names = (table.name,) if of_table is None else (table.name, of_table.name, of_table.title)
        for name in dict.fromkeys(folded(one) for one in names):
            by_name.setdefault(name, []).append(number)
        for at, row in enumerate(table.rows):
            rows.setdefault(folded(row.name), []).append((number, at))
    return TableBook(
        plan,
        case.tables,
        tuple(rules),
        {name: tuple(found) for name, found in by_name.items()},
        {name: tuple(found) for name, found in rows.items()},
        {},
        {},
    )


def locate(book: TableBook, figure: TableFigure, beside: frozenset[int] = frozenset()) -> At | Unknown:
    """The cell that a claim names; `beside` are the years of the other figures of the claim.

    What is left out is found where it is the only one; a year alone names the one kind of column that is
    printed for all the years of the claim.
    """
    among = None if figure.table is None else book.by_name.get(folded(figure.table))
    if figure.table is not None and among is None:
        return unknown(Text("tabell i rapporten", "table in the report"), figure.table, book.by_name)
    rows = [at for at in book.rows.get(folded(figure.row), ()) if among is None or at[0] in among]
    if not rows:
        return unknown(Text("tabellrad i rapporten", "table row in the report"), figure.row, book.rows)
    wanted = beside | ({figure.year} if figure.year is not None else frozenset())
    found = [At(*at, column) for at in rows for column in _columns(book.tables[at[0]], figure, wanted)]
    if not found:
        columns = [folded(column) for table, _ in rows for column in book.tables[table].columns]
        return unknown(Text("kolumn i tabellen", "column in the table"), figure.column or str(figure.year), columns)
    return found[0] if len(found) == 1 else _several(book, figure, found)


def _columns(table: Table, figure: TableFigure, years: frozenset[int]) -> Iterator[int]:
    if figure.column is not None:
        wanted = folded(figure.column)
        yield from (number for number, column in enumerate(table.columns) if folded(column) == wanted)
    elif figure.year is None:
        yield from range(len(table.columns))
    else:
        kinds: dict[str, dict[int, int]] = {}
        for number, column in enumerate(table.columns):
            printed = _YEAR.findall(column)
            if len(printed) == 1 and not _CHANGE.search(column):
                kinds.setdefault(folded(_YEAR.sub("", column)), {})[int(printed[0])] = number
        yield from (of_year[figure.year] for of_year in kinds.values() if years <= set(of_year))


def years_printed(book: TableBook, figure: TableFigure, years: frozenset[int]) -> tuple[int, ...]:
    """The years that the row is printed for, in the kind of column that has all of `years`."""
    at = locate(book, figure, years)
    if isinstance(at, Unknown):
        return ()
    table = book.tables[at.table]
    kind = folded(_YEAR.sub("", table.columns[at.column]))
    found = (
        int(printed[0])
        for column in table.columns
        if len(printed := _YEAR.findall(column)) == 1 and folded(_YEAR.sub("", column)) == kind
    )
    return tuple(sorted(set(found)))


def _several(book: TableBook, figure: TableFigure, found: Iterable[At]) -> Unknown:
    help = 'rad i kolumn "…" i tabell "…"'
    return Unknown(
        Text("tabellruta", "cell"),
        figure.row,
        None,
        tuple(Label(_cell(book, at).place, _in_table(book, at)) for at in found),
        Text(f"skriv ut vilken: {help}", f"write which: {help}"),
    )


def _in_table(book: TableBook, at: At) -> Text:
    table = book.tables[at.table]
    return same(f'"{table.columns[at.column]}", "{table.name}"')


# --- The cell -----------------------------------------------------------------------------------------


def _row(book: TableBook, at: At) -> TableRow:
    return book.tables[at.table].rows[at.row]


def _cell(book: TableBook, at: At) -> Cell:
    return _row(book, at).cells[at.column]


def shown(book: TableBook, at: At) -> Text:
    """`"Lokalhyror" i "Bokslut 2020"`."""
    row, column = _row(book, at).name, book.tables[at.table].columns[at.column]
    return Text(f'"{row}" i "{column}"', f'"{row}" in "{column}"')


def of_cell(book: TableBook, at: At) -> Printed:
    """The printed figure of a cell, as the plan's rules for the table say that it is to be read."""
    found = book.cells.get(at)
    if found is None:
        found = book.cells[at] = _read(book, at)
    return found


def _read(book: TableBook, at: At) -> Printed:
    cell, what = _cell(book, at), shown(book, at)
    key = f"tabell|{at.table}|{at.row}|{at.column}"
    lines = () if (rules := book.rules[at.table]) is None else rules.lines
    unit = _unit_of(book, at, lines)
    blank = first(lines, ast.BlankLine)
    if not cell.printed.strip() and blank is not None and blank.zero:
        return Printed(key, what, unit, exact(0), Fraction(0), "", cell.place)
    figure = read_cell(cell.printed, unit, book.plan.markers)
    printed = " ".join(cell.printed.split())
    if figure.value is None or figure.status in WITHOUT_VALUE:
        return Printed(key, what, unit, None, None, printed, cell.place, _why_none(what, printed, figure.readings))
    unit = figure.unit or unit
    resolution = figure.resolution
    declared = first(lines, ast.RoundedLine)
    if declared is not None:
        resolution = Decimal(10) ** declared.power
        if figure.value % resolution:
            return Printed(key, what, unit, None, None, printed, cell.place, _too_fine(what, printed))
    value, step = in_base(Fraction(figure.value), unit), in_base(Fraction(resolution), unit)
    cut = first(lines, ast.TruncatedLine) is not None
    return Printed(key, what, unit, truncated(value, step) if cut else rounded(value, step), value, printed, cell.place)


def is_too_fine(book: TableBook, at: At) -> bool:
    """Whether a cell is printed with finer digits than the plan says that the table is rounded to (figures F1.1)."""
    rules = book.rules[at.table]
    declared = None if rules is None else first(rules.lines, ast.RoundedLine)
    if rules is None or declared is None:
        return False
    figure = read_cell(_cell(book, at).printed, _unit_of(book, at, rules.lines), book.plan.markers)
    return figure.value is not None and bool(figure.value % (Decimal(10) ** declared.power))


def _why_none(what: Text, printed: str, readings: tuple[str, ...]) -> Text:
    if readings:
        return not_for_sure(what, printed)
    if not printed:
        return Text(f"{what.sv} är tom", f"{what.en} is blank")
    return Text(f"{what.sv} saknas ({printed})", f"{what.en} is missing ({printed})")


def _too_fine(what: Text, printed: str) -> Text:
    return Text(
        f"{what.sv} är {printed}, finare än tabellen säger sig vara avrundad till",
        f"{what.en} is {printed}, finer than the table says that it is rounded to",
    )


def _unit_of(book: TableBook, at: At, lines: tuple[ast.Line, ...]) -> Unit | None:
    """The unit of a cell without one of its own: of its row, its column, the plan's rules or the table."""
    table = book.tables[at.table]
    declared = first(lines, ast.UnitLine)
    of_rules = None if declared is None else find_unit(declared.unit)
    if of_rules is None and declared is not None and declared.quoted:
        of_rules = Unit(declared.unit, declared.unit, Decimal(1), (declared.unit,))
    of_table = None if table.unit is None else unit_in(table.unit.printed)
    return unit_in(_row(book, at).name) or unit_in(table.columns[at.column]) or of_rules or of_table


def unit_in(heading: str) -> Unit | None:
    """The unit that a heading ends with: `Belopp i tkr`, `Andel (%)`; or is: `tkr`, `%`."""
    whole = find_unit(heading.strip().strip("()"))
    if whole is not None:
        return whole
    match = _UNIT.search(heading)
    return None if match is None else find_unit(match[1])


# --- A printed difference -------------------------------------------------------------------------------


def printed_difference(book: TableBook, after: At, before: At) -> tuple[At, int] | None:
    """The cell that prints `after` less `before`, and the sign that it has there; None where none does (F1.7).

    It is the column that the plan declares so, or one that is headed as a difference and is one in all
    other rows, of which there are at least two.
    """
    if (after.table, after.row) != (before.table, before.row):
        return None
    table = book.tables[after.table]
    rules = book.rules[after.table]
    for line in all_of_kind(() if rules is None else rules.lines, ast.ColumnLine):
        column, sign = _declared(table, line, after.column, before.column)
        if column is not None:
            return At(after.table, after.row, column), sign
    for number, heading in enumerate(table.columns):
        if _CHANGE.search(heading) and number not in (after.column, before.column):
            signs = {sign for sign in (1, -1) if _is_difference(book, after, before, number, sign)}
            if len(signs) == 1:
                return At(after.table, after.row, number), signs.pop()
    return None


def _declared(table: Table, line: ast.ColumnLine, after: int, before: int) -> tuple[int | None, int]:
    """The column that a `kolumn x = a − b` declares, and 1 where a is `after`, -1 where it is `before`."""
    columns = {folded(column): number for number, column in enumerate(table.columns)}
    terms = {columns.get(folded(term.name)): term.sign for term in line.terms}
    of_columns = {after: 1, before: -1}
    for sign in (1, -1):
        if terms == {column: sign * of for column, of in of_columns.items()}:
            return columns.get(folded(line.column)), sign
    return None, 0


def _is_difference(book: TableBook, after: At, before: At, column: int, sign: int) -> bool:
    """Whether the column is the difference in every row but the one asked about."""
    at = (after.table, after.column, before.column, column, sign)
    known = book.differences.get(at)
    if known is None:
        known = book.differences[at] = _told(book, *at)
    agreeing, others = known
    own = _agrees(book, after.table, after.row, after.column, before.column, column, sign)
    return set(others) <= {after.row} and agreeing - (own is True) >= FEWEST_ROWS


def _told(book: TableBook, table: int, after: int, before: int, column: int, sign: int) -> tuple[int, tuple[int, ...]]:
    """How many rows show that the column is the difference, and the first two that show that it is not."""
    agreeing, others = 0, []
    for row in range(len(book.tables[table].rows)):
        agrees = _agrees(book, table, row, after, before, column, sign)
        agreeing += agrees is True
        if agrees is False:
            others.append(row)
            if len(others) == 2:
                break
    return agreeing, tuple(others)


def _agrees(book: TableBook, table: int, row: int, after: int, before: int, column: int, sign: int) -> bool | None:
    """Whether a row's difference is the one of the two; None where it does not tell."""
    new, old, difference = (of_cell(book, At(table, row, at)).interval for at in (after, before, column))
    if new is None or old is None or difference is None:
        return None
    if not meets(subtract(new, old) if sign > 0 else subtract(old, new), difference):
        return False
    return None if meets(difference, exact(0)) else True
