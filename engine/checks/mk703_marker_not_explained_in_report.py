"""Ett tecken eller en förkortning används i tabellerna och förklaras ingenstans i rapporten.

Den som läser rapporten vet inte om "i.u." är ingen uppgift eller inte uppmätt, eller vad en stjärna betyder.

Tyst när förklaringen står i en fotnot, i texten eller i en tabell, och när ordet är utskrivet.
"""

import re
from collections.abc import Iterable, Iterator

from engine.assessment import Evaluated
from engine.case import Case, Cell
from engine.check import Check, finding
from findings.finding import Consequence, Finding, Label, Severity
from findings.text import Text

CHECK = Check(
    "MK703",
    "tecken-aldrig-förklarat",
    Severity.NOTE,
    Consequence.WORDING,
    Text(
        "Ett tecken eller en förkortning i rapporten förklaras ingenstans i den.",
        "A marker or an abbreviation of the report is explained nowhere in it.",
    ),
    Text(
        "Tyst när förklaringen står i en not, i texten eller i en tabell.",
        "Silent where the explanation stands in a note, in the text or in a table.",
    ),
    needs_plan=False,
)
#: A marker as it is shown, what it looks like in a cell, and what in the report explains it.
_MARKERS = (
    ("i.u.", r"^i\.?\s?u\.?$", r"\bi\.?\s?u\.?\s*(?:=|:|–|-|betyder|står för)|ingen uppgift|uppgift saknas"),
    ("Prel", r"\bprel\b\.?", r"\bprel\b\.?\s*(?:=|betyder|står för)|preliminär"),
    ("*", r"\*$|^\*", r"(?:^|\s)\*+\)?\s*[A-Za-zÅÄÖåäö=]"),
)


def find(evaluated: Evaluated) -> Iterator[Finding]:
    """Each marker that no text of the report explains, at its first cell; none where the text is not known."""
    case = evaluated.case
    if not case.prose:
        return
    cells = tuple(_cells(case))
    for shown, looks, explains in _MARKERS:
        used = next((cell for cell in cells if re.search(looks, cell.printed.strip(), re.IGNORECASE)), None)
        if used is None or _is_explained(case, cells, used, explains):
            continue
        yield finding(
            CHECK,
            Text(
                f'"{shown}" används i rapporten och förklaras ingenstans i den',
                f'"{shown}" is used in the report and explained nowhere in it',
            ),
            (Label(used.place),),
            help=Text("förklara det i en not under tabellen", "explain it in a note below the table"),
        )


def _is_explained(case: Case, cells: Iterable[Cell], used: Cell, explains: str) -> bool:
    pattern = re.compile(explains, re.IGNORECASE)
    return any(pattern.search(prose.text) for prose in case.prose) or any(
        pattern.search(cell.printed) for cell in cells if cell is not used and len(cell.printed) > len("Prel: 67 %")
    )


def _cells(case: Case) -> Iterator[Cell]:
    for outcome in case.outcomes:
        for years in (outcome.years, outcome.targets, outcome.forecasts):
            yield from (of_year.cell for of_year in years)
        yield from (of_name.cell for of_name in outcome.comparators)
    for table in case.tables:
        yield from (cell for row in table.rows for cell in row.cells)
