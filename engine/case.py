"""What a report says, as printed, every entry with its place."""

from datetime import date
from enum import Enum

from attrs import frozen

from findings.span import Span
from findings.text import Text


@frozen
class Cell:
    """One printed text and where it stands in the report (`place`) and in the case file (`span`)."""

    printed: str
    place: Span
    span: Span
    #: The same with every decimal that the file keeps behind it, where it shows a rounded one: `84,63 %`; else None.
    unrounded: str | None = None


@frozen
class Period:
    """A year (month None) or the part of a year that ends with `month`."""

    year: int
    month: int | None = None


@frozen
class Report:
    """The report's own particulars."""

    title: str
    period: Period
    #: Day of the report; None: the last day of its period (semantics 6.1).
    date: date | None
    document: str
    sha256: str | None
    span: Span


@frozen
class YearCell:
    year: int
    cell: Cell


@frozen
class NamedCell:
    """A figure of somebody else, or of a part: `name` is "riket", another municipality, "K", "Norr"."""

    name: str
    year: int
    cell: Cell


@frozen
class Outcome:
    """One measure's row in the report."""

    #: The name in the rule file, or any other name the plan says it goes under.
    measure: str
    #: Printed targets, by year.
    targets: tuple[YearCell, ...]
    #: Printed outcomes, by year, in the order printed.
    years: tuple[YearCell, ...]
    #: Figures labelled prognos, by year.
    forecasts: tuple[YearCell, ...]
    comparators: tuple[NamedCell, ...]
    by_sex: tuple[NamedCell, ...]
    parts: tuple[NamedCell, ...]
    #: Number ranked, by year (the N of `bland de 25 % bästa`).
    ranked: tuple[YearCell, ...]
    #: Number of answers, by year (GRIM, MK308).
    answers: tuple[YearCell, ...]
    #: The measure's name as the report prints it, or None.
    title: Cell | None
    #: Where the report says the figures come from, or None.
    source: Cell | None
    place: Span
    span: Span


@frozen
class Stated:
    """The assessment a report states of a goal, a measure, an assignment or a roll-up."""

    #: The name in the rule file ("samlad bedömning" for the roll-up).
    name: str
    #: The sentence as the report prints it, or None.
    sentence: Cell | None
    #: The stated word; None where the report has none or it cannot be read.
    word: Cell | None
    reason: Cell | None
    place: Span
    span: Span


@frozen
class Claim:
    """A checkable statement in prose, as an expression of the rule language."""

    #: `antal helt uppfyllda = 7 av 8`.
    says: Cell
    #: The words of the report.
    quote: str | None
    place: Span


@frozen
class TableRow:
    name: str
    #: One per column, in order.
    cells: tuple[Cell, ...]
    place: Span


@frozen
class Table:
    name: str
    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]
    place: Span
    #: What the report says that the figures are in: `tkr`, `Belopp i tkr`; None where it says nothing of all.
    unit: Cell | None = None


class TextKind(Enum):
    """What a text of the report is by its layout."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    FOOTNOTE = "footnote"
    #: A comment or a tracked change that is still in the document.
    REMARK = "remark"


@frozen
class Prose:
    """One heading, paragraph or note of the report."""

    kind: TextKind
    text: str
    place: Span
    #: 1 is the highest heading; None where the format does not tell.
    level: int | None = None
    #: Something else than text stands below it before the next: a table, a picture.
    followed: bool = False
    #: Every printed line and where it stands.
    lines: tuple[tuple[str, Span], ...] = ()
    #: What a REMARK is: a comment, an insertion, a deletion; None for other kinds.
    what: Text | None = None
    #: The pieces of a paragraph's text that its writer has highlighted.
    marked: tuple[str, ...] = ()


@frozen
class Case:
    """One report's facts about one plan."""

    report: Report
    #: The plan's title; None where the case names none.
    plan: str | None
    outcomes: tuple[Outcome, ...]
    stated: tuple[Stated, ...]
    claims: tuple[Claim, ...]
    tables: tuple[Table, ...]
    span: Span
    #: The running text, in the order printed; empty where the case was written by hand.
    prose: tuple[Prose, ...] = ()
