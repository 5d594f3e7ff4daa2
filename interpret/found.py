"""What a report says of goals, before any plan is asked: goals, measures, verdicts, tables, each with its place."""

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


@frozen
class FoundGoal:
    """A goal's sentence, and what is said of it."""

    sentence: Cell
    is_priority: bool
    verdicts: tuple[Cell, ...]
    comments: tuple[Cell, ...]
    place: Span


@frozen
class FoundAssignment:
    sentence: Cell
    status: Cell | None
    comments: tuple[Cell, ...]
    place: Span


@frozen
class FoundTable:
    """A table as printed: heading row, and rows with their names."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, tuple[Cell, ...]], ...]
    place: Span


@frozen
class Question:
    """Something the report leaves open: what is asked, where, and every reading with its score."""

    ask: Text
    span: Span
    readings: tuple[str, ...] = ()


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
    month: int | None
