"""A table of a report in; its goals, measures and assignments added to what was found, and itself as printed."""

import re

from attrs import evolve

from engine.case import Cell
from engine.facts import folded
from findings.span import Span
from interpret.assignment_rows import assignment_rows
from interpret.cells import is_figure, is_sentence, is_target
from interpret.collected import Collected, Named
from interpret.column_kinds import FIGURES, NAMES, is_of_assignments, is_of_goals, is_of_measures, settled
from interpret.commas import ask_figures
from interpret.crosses import with_crosses
from interpret.found import FoundTable
from interpret.header_answers import headings_key, headings_text
from interpret.headers import Column, Header
from interpret.heading_rows import Sheet, sheets, turned
from interpret.labels import Says, label
from interpret.line_labels import said_behind
from interpret.misfits import ask_misfits
from interpret.municipalities import is_municipality
from interpret.own_municipality import OWN_KEY, bare_municipality
from interpret.printed_table import as_printed, cell_of, unit_of
from interpret.scale import is_verdict
from interpret.table_rows import measure_rows
from interpret.years_down import has_years_down, known_down, years_down
from readers.document import Grid

_IN_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_KEYS = FIGURES | NAMES | {Column.VERDICT, Column.GOAL, Column.GOAL_OR_TARGET}


def read_grid(found: Collected, grid: Grid, above: Named | None) -> None:
    """Adds what the table says to `found`; a row that does not fit its headings becomes a question."""
    if not grid.rows:
        return
    name = grid.title or found.heading
    for sheet in sheets(grid, found.known.comparators):
        _sheet(found, grid, ask_figures(found, sheet), above, name)


def _sheet(found: Collected, grid: Grid, sheet: Sheet, above: Named | None, name: str) -> None:
    if sheet.is_uncut or not sheet.heads:
        found.tables.append(_uncut(sheet, name, grid))
        _ask_headings(found, sheet, grid)
        ask_misfits(found, sheet)
        return
    sheet = _titled(found, sheet)
    named = _title_name(sheet, above)
    if (crossed := with_crosses(sheet, found.scale)) is not None:
        sheet = crossed
    sheet = evolve(sheet, heads=_with_own(found, tuple(_of_part(found, one) for one in sheet.heads)))
    heads = tuple(_in_time(found, one) for one in settled(sheet, found.scale, named is not None, found.known))
    if has_years_down(sheet, heads) and (
        years_down(found, sheet, heads, named, name) or known_down(found, sheet, heads, name)
    ):
        return
    if not _is_ours(heads, named) and (other := _turned(found, grid)) is not None:
        read_grid(found, other, above)
        return
    if is_of_assignments(heads):
        assignment_rows(found, sheet, heads)
    elif is_of_measures(heads, named is not None) or is_of_goals(heads):
        found.tables.append(as_printed(sheet, name, grid.span, is_of_measures=True))
        _ask_unknown(found, sheet, heads)
        _ask_own(found, sheet, heads)
        table = len(found.tables) - 1
        refused = measure_rows(found, sheet, heads, named, table)
        kept = tuple(row for row in sheet.rows if id(row) not in refused)
        found.tables[table] = as_printed(evolve(sheet, rows=kept), name, grid.span, is_of_measures=True)
        found.continued = tuple(folded(one.printed) for one in sheet.heads)
        return
    found.tables.append(evolve(as_printed(sheet, name, grid.span), unit=unit_of(sheet, grid)))
    ask_misfits(found, sheet)
    _ask_unsaid(found, sheet, named)


def _of_part(found: Collected, head: Header) -> Header:
    """The heading; one that the plan knows as a part's name is of that part's figures."""
    if head.column is not Column.UNKNOWN:
        return head
    name = _IN_YEAR.sub("", head.printed).strip(" ,:")
    return evolve(head, column=Column.OF_PART, name=name) if folded(name) in found.known.parts else head


def _with_own(found: Collected, heads: tuple[Header, ...]) -> tuple[Header, ...]:
    """The headings, those of the municipality's own name being of its outcomes, where no others are."""
    if any(one.column is Column.OUTCOME for one in heads):
        return heads
    return tuple(
        evolve(one, column=Column.OUTCOME, name="") if one.column is Column.COMPARATOR and _is_own(found, one) else one
        for one in heads
    )


def _is_own(found: Collected, head: Header) -> bool:
    name = bare_municipality(folded(head.name))
    own = {found.own, *map(bare_municipality, found.known.bodies)} - {""}
    return bool({name, name.removesuffix("s")} & own)


def _ask_unsaid(found: Collected, sheet: Sheet, named: Named | None) -> None:
    """Asks what the columns of figures without names are, right below a measure's name, where no heading says it."""
    cells = [cell for row in sheet.rows if not row.is_misfit for cell in row.cells[:1] if cell is not None]
    nameless = bool(cells) and all(is_target(cell.text) and not is_sentence(cell.text) for cell in cells)
    if named is None or not named.is_certain or not nameless or not any(is_figure(cell.text) for cell in cells):
        return
    unsaid = [head.printed.strip() for head in sheet.heads if head.column in (Column.UNKNOWN, Column.BLANK)]
    for printed in unsaid:
        ask = f'vad är kolumnen "{printed}"?'
        key = f"kolumn: {printed}" if printed else ""
        found.ask(ask, f'what is the column "{printed}"?', cells[0].span, key=key)
    if not unsaid:
        years = ", ".join(head.printed.strip() for head in sheet.heads)
        over = named.name.printed
        found.ask(
            f'vad är siffrorna under "{years}" för "{over}"?',
            f'what are the figures below "{years}" of "{over}"?',
            cells[0].span,
        )


def _ask_own(found: Collected, sheet: Sheet, heads: tuple[Header, ...]) -> None:
    """Asks which of the municipalities of a table is the report's own, where none of them is known to be."""
    names = tuple(one.name for one in heads if one.column is Column.COMPARATOR and is_municipality(folded(one.name)))
    others = any(one.column is not Column.COMPARATOR for one in heads[1:])
    if len(names) < 2 or others or found.own or found.known.bodies:
        return
    found.ask(
        "vilken av kommunerna är rapportens egen?",
        "which of the municipalities is the report's own?",
        sheet.rows[0].fields[0].span if sheet.rows else Span(""),
        names,
        OWN_KEY,
    )


def _in_time(found: Collected, head: Header) -> Header:
    """The heading; a verdict of another year, or of another part of the year, is none of the report's."""
    if head.column is not Column.VERDICT or (head.year is None and head.month is None):
        return head
    when = found.when
    other = head.year not in (None, when.year) or (head.month not in (None, 12) and head.month != when.month)
    return evolve(head, column=Column.OTHER_VERDICT) if other else head


def _titled(found: Collected, sheet: Sheet) -> Sheet:
    """The table less the title that names its goal: `Mål 2. Tillsynen ska vara behovsstyrd`."""
    titles = []
    for field in sheet.titles:
        says = label(field.text, found.calls)
        if says is None or says.says not in (Says.GOAL, Says.PRIORITY_GOAL) or not says.rest:
            titles.append(field)
            continue
        sentence, word = said_behind(says.rest, found.scale)
        is_priority = says.says is Says.PRIORITY_GOAL
        number = found.add_goal(Cell(sentence, field.span, field.span), is_priority=is_priority)
        if word:
            found.add_verdict(number, Cell(word, field.span, field.span))
        if says.number and not is_priority:
            found.numbered.setdefault(says.number, number)
        found.goal = None if is_priority else number
    return evolve(sheet, titles=tuple(titles))


def _is_ours(heads: tuple[Header, ...], named: Named | None) -> bool:
    return is_of_measures(heads, named is not None) or is_of_goals(heads) or is_of_assignments(heads)


def _turned(found: Collected, grid: Grid) -> Grid | None:
    """The table turned, where its headings stand in the first column: `Målvärde`, `Utfall 2023` down the side."""
    other = turned(grid)
    if other is None:
        return None
    (sheet, *more) = sheets(other, found.known.comparators)
    kinds = [head.column for head in sheet.heads]
    known = sum(kind in _KEYS for kind in kinds)
    if more or not any(kind in FIGURES for kind in kinds) or known < 2 or 2 * known < len(kinds) or not sheet.rows:
        return None
    # Turned back it would be the same again.
    return None if any(head.column in FIGURES for head in sheets(grid)[0].heads) else other


def _title_name(sheet: Sheet, above: Named | None) -> Named | None:
    """The measure that the whole table is of: its own title row, or what stands above it."""
    has_names = any(head.column in NAMES for head in sheet.heads)
    if sheet.titles and not has_names:
        return Named(cell_of(sheet.titles[-1]), None)
    return above


def _ask_unknown(found: Collected, sheet: Sheet, heads: tuple[Header, ...]) -> None:
    """A column that no heading explains, with figures or verdicts in a table of goals or measures, is asked about."""
    for at, head in enumerate(heads):
        if head.column not in (Column.UNKNOWN, Column.BLANK) or (at == 0 and head.column is Column.UNKNOWN):
            continue
        cells = [row.cells[at] for row in sheet.rows if not row.is_misfit]
        first = next(
            (c for c in cells if c is not None and (is_figure(c.text) or is_verdict(c.text, found.scale))), None
        )
        if first is not None:
            printed = head.printed.strip()
            ask = f'vad är kolumnen "{printed}"?'
            found.ask(ask, f'what is the column "{printed}"?', first.span, key=f"kolumn: {printed}" if printed else "")


def _uncut(sheet: Sheet, name: str, grid: Grid) -> FoundTable:
    """A table whose headings have no certain column: its columns have no names."""
    table = as_printed(sheet, name, grid.span)
    columns = ("",) * len(table.columns)
    # Two headings above one column: its cells may be of either, or of both.
    shared = any("\t" in field.text for row in grid.rows for field in row if field.uncut and field.first == field.last)
    return FoundTable(name, (), (), grid.span) if shared or not columns else evolve(table, columns=columns)


def _ask_headings(found: Collected, sheet: Sheet, grid: Grid) -> None:
    """One question of the headings, where the rows are certain and not read whole."""
    if len(sheet.heads) < 2 or all(row.alone is not None for row in sheet.rows):
        return
    text = headings_text(grid)
    number = len(sheet.heads) - 1
    found.ask(
        f'vilka rubriker har tabellens {number} kolumner? rubrikraden "{text}" säger det inte säkert',
        f'which headings do the {number} columns of the table have? the heading "{text}" does not say it for certain',
        grid.span,
        key=headings_key(grid),
    )
