"""The rows of a table as far as they have been read: its measures, and what each of them says."""

from attrs import define, field

from engine.case import Cell, NamedCell, YearCell
from interpret.collected import Collected, Named
from interpret.column_kinds import FIGURES
from interpret.found import FoundMeasure
from interpret.headers import Column, Header
from interpret.heading_rows import Row


@define
class MeasureRow:
    """One measure of the table as far as its rows have been read."""

    named: Named
    goal: int | None
    row: Row
    own_name: bool
    of: dict[Column, list[YearCell]] = field(factory=lambda: {kind: [] for kind in FIGURES})
    comparators: list[NamedCell] = field(factory=list)
    by_sex: list[NamedCell] = field(factory=list)
    parts: list[NamedCell] = field(factory=list)
    single: dict[Column, Cell] = field(factory=dict)
    #: Kinds and years of which two figures are printed: neither is used.
    twice: set[tuple[Column, int]] = field(factory=set)


@define
class Rows:
    """The table as far as it has been read."""

    found: Collected
    heads: tuple[Header, ...]
    goal: int | None
    #: The last measure; None after a row that could not be read.
    last: MeasureRow | None = None
    title: Named | None = None
    body: list[Row] = field(factory=list)
    all: list[MeasureRow] = field(factory=list)
    #: Verdicts with their goal and their measure, in the order of the rows.
    verdicts: list[tuple[int | None, MeasureRow | None, Cell, bool]] = field(factory=list)
    #: Kinds of columns whose year has been asked about.
    asked: set[str] = field(factory=set)
    #: The rows that nothing is used of, by id.
    refused: set[int] = field(factory=set)


def frozen_measure(one: MeasureRow, table: int) -> FoundMeasure:
    verdict = one.single.get(Column.VERDICT)
    place = one.row.fields[0].span._replace(column=None, end=None)
    return FoundMeasure(
        name=one.named.name,
        is_indicator=one.named.is_indicator,
        targets=tuple(one.of[Column.TARGET]),
        years=tuple(one.of[Column.OUTCOME]),
        forecasts=tuple(one.of[Column.FORECAST]),
        comparators=tuple(one.comparators),
        unit=one.single.get(Column.UNIT),
        source=one.single.get(Column.SOURCE),
        verdicts=() if verdict is None else (verdict,),
        place=place,
        goal=one.goal,
        by_sex=tuple(one.by_sex),
        parts=tuple(one.parts),
        is_goals_own=not one.own_name,
        table=table,
    )
