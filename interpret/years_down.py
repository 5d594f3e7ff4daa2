"""A table with years down its side in, the measures it is of out: each row a year, each column a kind or a measure."""

from engine.case import Cell, YearCell
from engine.facts import folded
from findings.span import Span
from interpret.cells import is_blank, is_outcome, is_target
from interpret.collected import Collected, Named
from interpret.column_kinds import FIGURES
from interpret.found import FoundMeasure
from interpret.headers import Column, Header, header
from interpret.heading_rows import Sheet
from interpret.misfits import ask_kind, ask_misfit
from interpret.printed_table import as_printed, cell_of


def has_years_down(sheet: Sheet, heads: tuple[Header, ...]) -> bool:
    """Whether the first column holds years alone, and no other heading names one."""
    firsts = [row.cells[0] for row in sheet.rows if not row.is_misfit]
    years = [header(cell.text).column is Column.BARE_YEAR for cell in firsts if cell is not None]
    return len(years) > 1 and all(years) and len(years) == len(firsts) and all(one.year is None for one in heads)


def known_down(found: Collected, sheet: Sheet, heads: tuple[Header, ...], name: str) -> bool:
    """Adds a measure for every column that is headed by the name of one in the plan; False where none is."""
    known = [
        at
        for at, one in enumerate(heads)
        if one.column is Column.UNKNOWN and folded(one.printed) in found.known.measures
    ]
    rows = [row for row in sheet.rows if not (row.is_misfit or row.is_doubted) and row.cells[0] is not None]
    if not known or 0 in known:
        return False
    found.tables.append(as_printed(sheet, name, sheet.rows[0].fields[0].span, is_of_measures=True))
    for at in known:
        years = []
        for row in rows:
            year, cell = header(row.cells[0].text if row.cells[0] else "").year, row.cells[at]
            is_past = year is not None and found.when.year is not None and year <= found.when.year
            if year is not None and is_past and cell is not None and is_outcome(cell.text, found.scale):
                years.append(YearCell(year, cell_of(cell, heads[at])))
        titled = next(cell for row in sheet.rows for cell in row.cells if cell is not None)
        place = titled.span._replace(column=None, end=None)
        found.measures.append(
            _measure(found, Cell(heads[at].printed, place, place), None, {Column.OUTCOME: years}, place)
        )
    return True


def years_down(found: Collected, sheet: Sheet, heads: tuple[Header, ...], named: Named | None, name: str) -> bool:
    """Adds the measure that the table is of; False where no measure is named, or a column is of no certain kind."""
    kinds = [one.column for one in heads[1:]]
    figures = [kind for kind in kinds if kind in FIGURES]
    if named is None or not figures or len(set(figures)) != len(figures):
        return False
    of: dict[Column, list[YearCell]] = {kind: [] for kind in FIGURES}
    for row in sheet.rows:
        if row.is_doubted:
            continue
        if row.is_misfit or row.cells[0] is None:
            ask_misfit(found, row, len(heads))
            continue
        year = header(row.cells[0].text).year
        for cell, head in zip(row.cells[1:], heads[1:], strict=True):
            if cell is None or head.column not in FIGURES or is_blank(cell.text) or year is None:
                continue
            fits = is_target(cell.text) if head.column is Column.TARGET else is_outcome(cell.text, found.scale)
            if not fits:
                ask_kind(found, row, cell, head)
                break
            of[head.column].append(YearCell(year, cell_of(cell, head)))
    table = as_printed(sheet, name, sheet.rows[0].fields[0].span, is_of_measures=True)
    found.tables.append(table)
    place = sheet.rows[0].fields[0].span._replace(column=None, end=None)
    found.measures.append(_measure(found, named.name, named.is_indicator, of, place))
    return True


def _measure(
    found: Collected, name: Cell, is_indicator: bool | None, of: dict[Column, list[YearCell]], place: Span
) -> FoundMeasure:
    return FoundMeasure(
        name=name,
        is_indicator=is_indicator,
        targets=tuple(of.get(Column.TARGET, ())),
        years=tuple(of.get(Column.OUTCOME, ())),
        forecasts=tuple(of.get(Column.FORECAST, ())),
        comparators=(),
        unit=None,
        source=None,
        verdicts=(),
        place=place,
        goal=found.goal,
        table=len(found.tables) - 1,
    )
