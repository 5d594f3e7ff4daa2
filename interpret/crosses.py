"""A table headed by the words of a scale, its rows ticked, in; a table with one column of verdicts out."""

from attrs import evolve

from interpret.headers import Header, header
from interpret.heading_rows import Row, Sheet
from interpret.scale import is_icon, is_verdict
from readers.document import Field

_HEADING = "Bedömning"


def with_crosses(sheet: Sheet, scale: frozenset[str]) -> Sheet | None:
    """The table with the heading of the ticked cell as the row's verdict; None where it is no such table.

    A row with no tick, or several, has no verdict.
    """
    at = [number for number, one in enumerate(sheet.heads) if is_verdict(one.printed, scale)]
    rows = [row for row in sheet.rows if not row.is_misfit]
    if len(at) < 2 or at != list(range(at[0], at[-1] + 1)) or not rows:
        return None
    if not all(_is_tick(row.cells[number]) for row in rows for number in at):
        return None
    heads = (*(one for number, one in enumerate(sheet.heads) if number not in at), header(_HEADING))
    return evolve(sheet, heads=heads, rows=tuple(_row(row, sheet.heads, at) for row in sheet.rows))


def _is_tick(cell: Field | None) -> bool:
    return cell is None or not cell.text.strip() or cell.text.strip().casefold() == "x" or is_icon(cell.text)


def _row(row: Row, heads: tuple[Header, ...], at: list[int]) -> Row:
    if row.is_misfit:
        return row
    ticked = [(number, cell) for number in at if (cell := row.cells[number]) is not None and cell.text.strip()]
    verdict = None
    if len(ticked) == 1:
        number, cell = ticked[0]
        verdict = evolve(cell, text=heads[number].printed.strip(), colour=None, picture=None)
    kept = [number for number in range(len(heads)) if number not in at]
    return evolve(
        row,
        cells=(*(row.cells[number] for number in kept), verdict),
        above=(*(row.above[number] for number in kept), None),
    )
