"""A laid-out report in, its goals, measures, verdicts and tables out: found by labels, headings and headers."""

import re
from collections.abc import Mapping

from attrs import define, evolve, field

from engine.case import Cell
from findings.span import Span
from interpret.found import Found, FoundAssignment, FoundGoal, FoundMeasure, FoundTable, Question
from interpret.grids import Named, as_printed, heading_of, is_of_measures, measures, misfit
from interpret.labels import Label, Says, label
from interpret.scale import is_verdict
from readers.document import Document, Grid, Kind, Passage

_YEAR = re.compile(r"(?<![0-9-])(?:19|20)[0-9]{2}(?![0-9])")
_OF_MEASURES = {Says.INDICATOR: True, Says.MEASURE: False}
_GOALS = (Says.GOAL, Says.PRIORITY_GOAL)


@define
class _Walk:
    """The report as far as it has been walked."""

    year: int | None
    scale: frozenset[str]
    calls: Mapping[str, Says]
    #: The last label, whose text is still to come.
    pending: Says | None = None
    #: What the next table without names is about.
    above: Named | None = None
    heading: str = ""
    goals: list[FoundGoal] = field(factory=list)
    measures: list[FoundMeasure] = field(factory=list)
    assignments: list[FoundAssignment] = field(factory=list)
    tables: list[FoundTable] = field(factory=list)
    questions: list[Question] = field(factory=list)
    #: Verdicts with the number of goals that stood above them.
    verdicts: list[tuple[int, Cell]] = field(factory=list)


def outline(document: Document, scale: frozenset[str], calls: Mapping[str, Says]) -> Found:
    """Everything the report says of goals. `scale` are the words of the verdicts, folded."""
    title = _title(document)
    years = _YEAR.findall(title)
    walk = _Walk(int(years[-1]) if years else None, scale, calls)
    for item in document.items:
        if isinstance(item, Passage):
            _passage(walk, item)
        elif isinstance(item, Grid):
            _grid(walk, item)
    return Found(
        goals=tuple(_with_verdicts(walk)),
        measures=tuple(walk.measures),
        assignments=tuple(walk.assignments),
        tables=tuple(walk.tables),
        questions=tuple(walk.questions),
        title=title,
        year=walk.year,
        month=None,
    )


def _title(document: Document) -> str:
    headings = (item for item in document.items if isinstance(item, Passage) and item.kind is Kind.HEADING)
    first = next(headings, None)
    return first.text if first is not None else document.name


def _passage(walk: _Walk, passage: Passage) -> None:
    if passage.kind in (Kind.CONTENTS, Kind.RUNNING, Kind.REMARK):
        return
    found = label(passage.text, dict(walk.calls))
    if found is not None:
        _label(walk, found, passage)
        return
    says, walk.pending = walk.pending, None
    cell = _cell(passage.text, passage.span, walk.heading)
    if says in _GOALS:
        walk.goals.append(FoundGoal(cell, says is Says.PRIORITY_GOAL, (), (), cell.place))
    elif says in _OF_MEASURES:
        walk.above = Named(cell, _OF_MEASURES[says])
    elif says is Says.VERDICT and is_verdict(passage.text, walk.scale):
        walk.verdicts.append((len(walk.goals), cell))
    elif says is Says.ASSIGNMENT:
        walk.assignments.append(FoundAssignment(cell, None, (), cell.place))
    elif passage.kind is Kind.HEADING:
        walk.heading = passage.text
        walk.above = Named(cell, None)
    else:
        walk.above = None


def _label(walk: _Walk, found: Label, passage: Passage) -> None:
    """A label by itself waits for the passage below it; one with a colon has its text beside it."""
    if not found.rest:
        walk.pending = found.says
        return
    walk.pending = None
    if found.says is Says.VERDICT and is_verdict(found.rest, walk.scale):
        walk.verdicts.append((len(walk.goals), _cell(found.rest, passage.span, walk.heading)))
    elif found.says is Says.COMMENT and walk.goals:
        comment = _cell(found.rest, passage.span, walk.heading)
        goal = walk.goals[-1]
        walk.goals[-1] = evolve(goal, comments=(*goal.comments, comment))


def _grid(walk: _Walk, grid: Grid) -> None:
    heading = heading_of(grid)
    if not is_of_measures(heading):
        walk.tables.append(as_printed(grid, walk.heading, grid.span))
        uncut = (row for row in grid.rows[1:] if any(field.uncut for field in row))
        walk.questions.extend(misfit(row, len(heading)) for row in uncut)
        return
    goal = len(walk.goals) - 1 if walk.goals else None
    for one in measures(grid, heading, walk.above, walk.year):
        if isinstance(one, Question):
            walk.questions.append(one)
        else:
            walk.measures.append(evolve(one, goal=goal))
    walk.above = None


def _with_verdicts(walk: _Walk) -> list[FoundGoal]:
    """The goals with their verdicts: below their goal or above it, by which reading gives each goal one."""
    goals = list(walk.goals)
    own = [number for number, goal in enumerate(goals) if not goal.is_priority]
    below = _assigned(walk.verdicts, own, below=True)
    above = _assigned(walk.verdicts, own, below=False)
    chosen = below if _singles(below) >= _singles(above) else above
    for number, cells in chosen.items():
        goals[number] = evolve(goals[number], verdicts=tuple(cells))
    return goals


def _assigned(verdicts: list[tuple[int, Cell]], own: list[int], *, below: bool) -> dict[int, list[Cell]]:
    found: dict[int, list[Cell]] = {}
    for goals_above, cell in verdicts:
        candidates = [n for n in own if (n < goals_above if below else n >= goals_above)]
        if candidates:
            found.setdefault(candidates[-1] if below else candidates[0], []).append(cell)
    return found


def _singles(assigned: dict[int, list[Cell]]) -> int:
    return sum(len(cells) == 1 for cells in assigned.values())


def _cell(text: str, span: Span, heading: str) -> Cell:
    at = span._replace(column=None, end=None, heading=heading or None)
    return Cell(text, at, at)
