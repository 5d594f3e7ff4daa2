"""Whole reports of invented municipalities, as their systems print them: every figure at its page, and no other.

The PDFs that are kept were printed from the pages beside them (`weasyprint X.html X.pdf`), by a library that needs
others of the system; those of `made_pdf.py` are made here. What each says was checked by eye against the page.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.case import Cell
from interpret.reading import Reading, read
from readers.report import read_report
from tests.made_pdf import REPORTS

KEPT = Path(__file__).parent / "pdf_reports"
PRINTED = sorted(path.stem for path in KEPT.glob("*.pdf"))


def said(reading: Reading) -> Iterator[str]:
    """Everything that was read, a line each, with the page."""
    found = reading.found
    yield f"{found.title} | {found.year} | {found.month}"
    for number, goal in enumerate(found.goals):
        kind = "prioriterat mål" if goal.is_priority else "mål"
        yield f"{kind} | {_at(goal.sentence)} | {' + '.join(map(_at, goal.verdicts))}"
        measures = [one for one in found.measures if one.goal == number]
        yield from (f"  {one.name.printed}" for one in measures)
    for one in found.measures:
        yield f"{_at(one.name)}{'' if one.goal is not None else ' | utan mål'}"
        for what, cells in (("mål", one.targets), ("utfall", one.years), ("prognos", one.forecasts)):
            yield from (f"  {what} {cell.year} | {_at(cell.cell)}" for cell in cells)
        for named in (*one.comparators, *one.by_sex, *one.parts):
            yield f"  {named.name} {named.year} | {_at(named.cell)}"
        yield from (f"  bedömning | {_at(word)}" for word in one.verdicts)
    for work in found.assignments:
        yield f"uppdrag | {_at(work.sentence)} | {work.status.printed if work.status else ''}"
    for table in found.tables:
        if not table.is_of_measures:
            yield f"tabell | {table.name} | {' | '.join(table.columns)}"
            for name, cells in table.rows:
                yield f"  {_at(name)} | {' | '.join(cell.printed for cell in cells)}"
    yield from (f"fråga | {one.ask.sv}" for one in reading.questions)


def _at(cell: Cell) -> str:
    return f"{' '.join(cell.printed.split())} (s. {cell.place.page})"


def _check(data: bytes, name: str) -> None:
    reading = read(read_report(data, f"{name}.pdf"), (), None)
    assert [*said(reading)] == (KEPT / f"{name}.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("name", sorted(REPORTS))
def test_a_report_made_here(name: str) -> None:
    _check(REPORTS[name](), name)


@pytest.mark.parametrize("name", PRINTED)
def test_a_report_printed_by_another_engine(name: str) -> None:
    _check((KEPT / f"{name}.pdf").read_bytes(), name)
