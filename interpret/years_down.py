"""A table with years down its side in, the measure it is of out: each row is a year, each column a kind of figure."""

from engine.case import YearCell
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


def years_down(found: Collected, sheet: Sheet, heads: tuple[Header, ...], named: Named | None, name: str) -> bool:
    """Adds the measure that the table is of; False where no measure is named, or a column is of no certain kind."""
    kinds = [one.column for one in heads[1:]]
    figures = [kind for kind in kinds if kind in FIGURES]
    if named is None or not figures or len(set(figures)) != len(figures):
        return False
    of: dict[Column, list[YearCell]] = {kind: [] for kind in FIGURES}
    for row in sheet.rows:
        if row.is_misfit or row.cells[0] is None:
            ask_misfit(found, row, len(heads))
            continue
        year = header(row.cells[0].text).year
        for cell, head in zip(row.cells[1:], heads[1:], strict=True):
            if cell is None or head.column not in FIGURES or is_blank(cell.text) or year is None:
                continue
            fits = is_target(cell.text) if head.column is Column.TARGET else is_outcome(cell.text, found.scale)
            if not fits:
                why = f'"{cell.text}" står under "{head.printed}"'
                ask_kind(found, row, why, f'"{cell.text}" stands below "{head.printed}"')
                break
            of[head.column].append(YearCell(year, cell_of(cell, head)))
    table = as_printed(sheet, name, sheet.rows[0].fields[0].span, is_of_measures=True)
    found.tables.append(table)
    found.measures.append(
        FoundMeasure(
            name=named.name,
            is_indicator=named.is_indicator,
            targets=tuple(of[Column.TARGET]),
            years=tuple(of[Column.OUTCOME]),
            forecasts=tuple(of[Column.FORECAST]),
            comparators=(),
            unit=None,
            source=None,
            verdicts=(),
            place=sheet.rows[0].fields[0].span._replace(column=None, end=None),
            goal=found.goal,
            table=len(found.tables) - 1,
        )
    )
    return True
