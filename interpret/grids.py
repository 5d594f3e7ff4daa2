"""A table of a report in; its goals, measures and assignments added to what was found, and itself as printed."""

from interpret.assignment_rows import assignment_rows
from interpret.cells import is_figure
from interpret.collected import Collected, Named
from interpret.column_kinds import FIGURES, NAMES, is_of_assignments, is_of_goals, is_of_measures, settled
from interpret.found import FoundTable
from interpret.headers import Column, Header
from interpret.heading_rows import Sheet, sheets, turned
from interpret.misfits import ask_misfits
from interpret.printed_table import as_printed, cell_of
from interpret.table_rows import measure_rows
from interpret.years_down import has_years_down, years_down
from readers.document import Grid

_KEYS = FIGURES | NAMES | {Column.VERDICT, Column.GOAL, Column.GOAL_OR_TARGET}


def read_grid(found: Collected, grid: Grid, above: Named | None) -> None:
    """Adds what the table says to `found`; a row that does not fit its headings becomes a question."""
    if not grid.rows:
        return
    name = grid.title or found.heading
    for sheet in sheets(grid, found.known.comparators):
        _sheet(found, grid, sheet, above, name)


def _sheet(found: Collected, grid: Grid, sheet: Sheet, above: Named | None, name: str) -> None:
    if sheet.is_uncut or not sheet.heads:
        found.tables.append(_uncut(sheet, name, grid))
        ask_misfits(found, sheet)
        return
    named = _title_name(sheet, above)
    heads = settled(sheet, found.scale, named is not None)
    if has_years_down(sheet, heads) and years_down(found, sheet, heads, named, name):
        return
    if not _is_ours(heads, named) and (other := _turned(found, grid)) is not None:
        read_grid(found, other, above)
        return
    if is_of_assignments(heads):
        assignment_rows(found, sheet, heads)
    elif is_of_measures(heads, named is not None) or is_of_goals(heads):
        found.tables.append(as_printed(sheet, name, grid.span, is_of_measures=True))
        _ask_unknown(found, sheet, heads)
        measure_rows(found, sheet, heads, named, len(found.tables) - 1)
        return
    found.tables.append(as_printed(sheet, name, grid.span))
    ask_misfits(found, sheet)


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
    """A column that no heading explains, with figures in a table of goals or measures, is asked about."""
    for at, head in enumerate(heads):
        if head.column not in (Column.UNKNOWN, Column.BLANK) or (at == 0 and head.column is Column.UNKNOWN):
            continue
        cells = [row.cells[at] for row in sheet.rows if not row.is_misfit]
        first = next((cell for cell in cells if cell is not None and is_figure(cell.text)), None)
        if first is not None:
            printed = head.printed.strip()
            ask = f'vad är kolumnen "{printed}"?'
            found.ask(ask, f'what is the column "{printed}"?', first.span, key=f"kolumn: {printed}")


def _uncut(sheet: Sheet, name: str, grid: Grid) -> FoundTable:
    return FoundTable(name, (), (), grid.span)
