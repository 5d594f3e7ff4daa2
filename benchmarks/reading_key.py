"""The answer keys of cases/facit in: what a careful reader found in each report, figure by figure, out.

What the columns mean stands in cases/facit/README.md. The keys were made by eye, before the program read the reports.
"""

import re
from pathlib import Path

from attrs import frozen

FOLDER = Path(__file__).parent.parent / "cases" / "facit"
ENDING = ".facit.tsv"
COLUMNS = ("rad", "tryckt", "roll", "namn", "kolumn", "år", "prövas mot")

TARGET, OUTCOME, FORECAST, COMPARATOR, CELL = "målvärde", "utfall", "prognos", "jämförelse", "cell"
#: Figures that stand in a row and a column.
MEASURED = (TARGET, OUTCOME, FORECAST, COMPARATOR, CELL)
CLAIM, GOAL, VERDICT, ASSIGNMENT = "påstående", "mål", "bedömning", "uppdrag"
#: Damage has destroyed what the figure means: nothing may be made of it.
UNREADABLE = "oläsbar"
#: A digit or a comma of the figure is lost: it may be read as printed, and need not be.
DAMAGED = "skadad"
#: Figures that are neither measured nor claimed.
ASIDE = ("tabellhuvud", "målmening", "namn", "rubrik", "datum", "sida", "hänvisning", "text")
ROLES = (*MEASURED, CLAIM, GOAL, VERDICT, ASSIGNMENT, UNREADABLE, DAMAGED, *ASIDE)

_DIGITS = re.compile(r"[0-9]+")


@frozen
class Keyed:
    """One line of a key."""

    line: int
    #: As it stands in the report; "" where no figure and no number word does.
    printed: str
    role: str
    #: The row of a figure, the kind of a claim, the sentence of a goal or an assignment, the word of a verdict.
    name: str
    #: The heading of a figure's column, the unit of a claim, whose a goal is, the status of an assignment.
    column: str
    #: The year; the deadline of an assignment.
    year: str
    #: The lines of the printed figures that a claim can be tested against; the line of a verdict's goal.
    against: tuple[int, ...]


@frozen
class AnswerKey:
    """What stands in one report."""

    document: str
    sha256: str
    #: The rule file, in rules/, whose plan the report is about; None where there is none.
    plan: str | None
    rows: tuple[Keyed, ...]

    def of(self, *roles: str) -> tuple[Keyed, ...]:
        """The lines of these roles."""
        return tuple(row for row in self.rows if row.role in roles)


def read_keys(folder: Path = FOLDER) -> tuple[AnswerKey, ...]:
    """Every key of the folder, by its name."""
    return tuple(read_key(path.read_text("utf-8")) for path in sorted(folder.glob(f"*{ENDING}")))


def read_key(text: str) -> AnswerKey:
    """A key from its text: lines that say which report, the names of the columns, and the lines of the key."""
    written = text.splitlines()
    about = dict(line.removeprefix("# ").split(": ", 1) for line in written if line.startswith("# "))
    columns, *lines = (line for line in written if line and not line.startswith("# "))
    if tuple(columns.split("\t")) != COLUMNS:
        raise ValueError(f"the columns of the key are {columns!r}")
    return AnswerKey(about["dokument"], about["sha256"], about.get("plan"), tuple(map(_keyed, lines)))


def digits(text: str) -> list[str]:
    """Every run of digits, in order: what is counted as a figure of the report."""
    return _DIGITS.findall(text)


def _keyed(line: str) -> Keyed:
    fields = line.split("\t")
    number, printed, role, name, column, year, against = (*fields, *[""] * (len(COLUMNS) - len(fields)))
    if role not in ROLES:
        raise ValueError(f"no role is called {role!r}: {line!r}")
    return Keyed(int(number), printed, role, name, column, year, tuple(map(int, filter(None, against.split(",")))))
