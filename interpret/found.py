"""What a report says of goals, before any plan is asked: goals, measures, verdicts, tables, each with its place."""

from datetime import date

from attrs import frozen

from engine.case import Cell, NamedCell, YearCell
from findings.span import Span
from findings.text import Text


@frozen
class FoundMeasure:
    """One row of figures, and what it is called."""

    name: Cell
    #: Labelled an indicator (True), a nyckeltal (False), or neither.
    is_indicator: bool | None
    targets: tuple[YearCell, ...]
    years: tuple[YearCell, ...]
    forecasts: tuple[YearCell, ...]
    comparators: tuple[NamedCell, ...]
    unit: Cell | None
    source: Cell | None
    verdicts: tuple[Cell, ...]
    place: Span
    #: The goal under which it stands (index into `Found.goals`), or None.
    goal: int | None = None
    #: The figures of women ("K") and men ("M").
    by_sex: tuple[NamedCell, ...] = ()
    #: The figures of units and parts, by their printed names.
    parts: tuple[NamedCell, ...] = ()
    #: Its name is the sentence of its goal: the table names no measure of its own.
    is_goals_own: bool = False
    #: The table in which it stands (index into `Found.tables`), or None.
    table: int | None = None


@frozen
class FoundGoal:
    """A goal's sentence, and what is said of it."""

    sentence: Cell
    is_priority: bool
    verdicts: tuple[Cell, ...]
    comments: tuple[Cell, ...]
    place: Span
    #: What may be a verdict and is none for certain: a colour, an icon, what a picture is said to show.
    marks: tuple[Cell, ...] = ()
    #: Where else the same goal stands.
    places: tuple[Span, ...] = ()


@frozen
class FoundAssignment:
    """Something to be done: its sentence, how far it has come, and by when."""

    sentence: Cell
    status: Cell | None
    comments: tuple[Cell, ...]
    place: Span
    deadline: Cell | None = None
    responsible: Cell | None = None


@frozen
class FoundTable:
    """A table as printed: heading row, and rows with their names."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, tuple[Cell, ...]], ...]
    place: Span
    #: Its rows are among the measures too; where none of them is the plan's it is a table like others.
    is_of_measures: bool = False
    #: What heads the names of the rows, where it says what the figures are in: `Belopp i tkr`.
    unit: Cell | None = None


@frozen
class Question:
    """Something the report leaves open: what is asked, where, and every reading with its score."""

    ask: Text
    span: Span
    readings: tuple[str, ...] = ()
    #: Its name in the answers file, made of the printed text; "" where no answer would be of use.
    key: str = ""
    #: Where else the same is asked.
    also: tuple[Span, ...] = ()
    #: The row that it asks about, several each on a line, and what is asked where many rows are asked about alike.
    row: str = ""
    of_rows: Text | None = None


@frozen
class Found:
    """Everything that was found in one report."""

    goals: tuple[FoundGoal, ...]
    measures: tuple[FoundMeasure, ...]
    assignments: tuple[FoundAssignment, ...]
    tables: tuple[FoundTable, ...]
    questions: tuple[Question, ...]
    title: str
    #: The year the report is about, or None where it cannot be told.
    year: int | None
    #: The month that the period ends with; None for a whole year.
    month: int | None
    #: The day that the report gives as its own.
    day: date | None = None
