"""A laid-out report in, its goals, measures, verdicts and tables out: found by labels, headings and headers."""

import re
from collections.abc import Mapping

from attrs import define, evolve, field

from engine.case import Cell
from engine.facts import folded
from findings.span import Span
from interpret.collected import Collected, Known, Named
from interpret.figure_lines import Lines, add_line, end_lines, parts_of
from interpret.found import Found, FoundAssignment
from interpret.grids import read_grid
from interpret.labels import Label, Says, container, is_figure, is_naming, label, without_number
from interpret.period import When, when
from interpret.scale import is_icon, is_plain_verdict, is_status, is_ticked, is_trend, is_verdict, words_in
from interpret.settle import YEAR_KEY, settle
from interpret.verdict_places import Placed
from readers.document import Document, Grid, Kind, Passage

_OF_MEASURES = {Says.INDICATOR: True, Says.MEASURE: False}
_GOALS = (Says.GOAL, Says.PRIORITY_GOAL)
_LIST_ITEM = re.compile(r"[•●○▪■–\-*·]\s+|[0-9]{1,2}[.)]\s+")
_TARGET_IN_PROSE = re.compile(
    r"\b(?:minst|högst|lägst|max(?:imalt)?|inte (?:över|under)stiga)\s+"
    r"[0-9][0-9 ]*(?:,[0-9]+)?\s*(?:%|procent|kr|dagar|st)?",
    re.IGNORECASE,
)
_PERIOD = re.compile(r"((?:19|20)[0-9]{2})(?:-(0[1-9]|1[0-2]))?")
#: What stands below `Resultat` or `Bedömning` and is longer than this is prose.
_LONGEST_VALUE = 80


@define
class _Walk:
    """The report as far as it has been walked."""

    found: Collected
    #: The last label, whose text is still to come, and the period that it names.
    pending: Label | None = None
    #: The kind of the items of the list that is being walked.
    listed: Says | None = None
    #: What the next table without names is about.
    above: Named | None = None
    lines: Lines = field(factory=Lines)
    #: What the headings one level below a heading are, and that heading's level.
    inside: tuple[Says, int] | None = None
    #: The level of the heading of the goal that is being walked.
    goal_level: int | None = None
    in_assignment: bool = False
    order: int = 0
    verdicts: list[Placed] = field(factory=list)
    comments: list[Placed] = field(factory=list)


def outline(
    document: Document,
    scale: frozenset[str],
    calls: Mapping[str, Says],
    known: Known | None = None,
    answers: Mapping[str, str] | None = None,
) -> Found:
    """Everything the report says of goals. `scale` are the words of the verdicts, folded.

    `calls` are the plan's own words for goals and measures, `known` the names it knows; both may be empty.
    `answers` may say the report's year (`2023`, `2024-08`) where the report does not.
    """
    period = _answered(when(document), (answers or {}).get(YEAR_KEY, ""))
    found = Collected(period, scale, calls, known or Known())
    walk = _Walk(found)
    for item in document.items:
        walk.order += 1
        if isinstance(item, Passage):
            _passage(walk, item)
        elif isinstance(item, Grid):
            _end(walk)
            walk.pending = walk.listed = None
            read_grid(found, item, walk.above)
            walk.above = None
    _end(walk)
    settle(found, walk.verdicts, walk.comments)
    return Found(
        goals=tuple(found.goals),
        measures=tuple(found.measures),
        assignments=tuple(found.assignments),
        tables=tuple(found.tables),
        questions=tuple(found.questions),
        title=period.title,
        year=period.year,
        month=period.month,
        day=period.day,
    )


def _answered(period: When, answer: str) -> When:
    """The period with the year that an answer gives."""
    said = _PERIOD.fullmatch(answer.strip())
    if period.year is not None or said is None:
        return period
    month = int(said[2]) if said[2] else None
    return evolve(period, year=int(said[1]), month=None if month == 12 else month)


def _passage(walk: _Walk, passage: Passage) -> None:
    if passage.kind in (Kind.CONTENTS, Kind.RUNNING, Kind.REMARK, Kind.FOOTNOTE):
        return
    _leave_sections(walk, passage)
    text = passage.text
    says = label(text, walk.found.calls)
    if _in_container(walk, passage, says):
        return
    if says is not None:
        for part in parts_of(text) if says.rest and not is_naming(says.says) else (text,):
            _label(walk, label(part, walk.found.calls) or says, passage, part)
        return
    if passage.kind is Kind.HEADING and passage.level is not None and walk.pending is None:
        inside = container(text, walk.found.calls)
        if inside is not None:
            _end(walk)
            walk.inside = (inside, passage.level)
            walk.found.heading = text
            walk.above = None
            return
    _unlabelled(walk, passage)


def _leave_sections(walk: _Walk, passage: Passage) -> None:
    """A heading ends the sections of its own level and those below it."""
    if passage.kind is not Kind.HEADING or passage.level is None:
        return
    if walk.inside is not None and passage.level <= walk.inside[1]:
        walk.inside = None
    if walk.goal_level is not None and passage.level <= walk.goal_level:
        walk.goal_level = walk.found.goal = None
        walk.in_assignment = False


def _in_container(walk: _Walk, passage: Passage, says: Label | None) -> bool:
    """Whether the passage is a heading right below one that says what they are: `3.2 Nämndens mål`."""
    if passage.kind is not Kind.HEADING or passage.level is None:
        return False
    if walk.inside is not None and passage.level == walk.inside[1] + 1 and says is None:
        _end(walk)
        walk.pending = None
        _thing(walk, walk.inside[0], _cell(walk, without_number(passage.text), passage.span), passage)
        return True
    if says is not None and not says.rest and is_naming(says.says) and container(passage.text, walk.found.calls):
        _end(walk)
        walk.inside = (says.says, passage.level)
        walk.found.heading = passage.text
    return False


def _label(walk: _Walk, says: Label, passage: Passage, text: str) -> None:
    """A label by itself waits for the passage below it; one with a colon has its text beside it."""
    if is_naming(says.says):
        _end(walk)
    walk.listed = None
    if not says.rest:
        walk.pending = says
        return
    walk.pending = None
    _value(walk, says, says.rest, passage)


def _unlabelled(walk: _Walk, passage: Passage) -> None:
    """A passage without a label: what a label above it waits for, a name that the plan knows, a heading, or prose."""
    text = passage.text
    pending, walk.pending = walk.pending, None
    item = _LIST_ITEM.match(text)
    if pending is not None:
        if is_naming(pending.says) and item is not None:
            walk.listed = pending.says
        _value(walk, pending, without_number(text) if is_naming(pending.says) else text, passage)
        return
    if walk.listed is not None and item is not None:
        _thing(walk, walk.listed, _cell(walk, text[item.end() :], passage.span), passage)
        return
    walk.listed = None
    says = _known(walk, without_number(text))
    if says is not None:
        _end(walk)
        _thing(walk, says, _cell(walk, without_number(text), passage.span), passage)
    elif is_plain_verdict(text, walk.found.scale):
        _verdict(walk, _cell(walk, text, passage.span), False)
    elif passage.kind is Kind.HEADING:
        _end(walk)
        walk.found.heading = text
        walk.above = Named(_cell(walk, text, passage.span), None)
    else:
        _prose(walk, text, passage)


def _prose(walk: _Walk, text: str, passage: Passage) -> None:
    """Running text: a target that stands only here is asked about."""
    if walk.above is not None and not walk.above.is_certain:
        walk.above = None
    found = walk.found
    last = found.measures[-1] if found.measures else None
    if last is not None and not last.targets and last.years and (said := _TARGET_IN_PROSE.search(text)):
        name = last.name.printed
        found.ask(
            f'är "{said[0].strip()}" målvärdet för "{name}"?',
            f'is "{said[0].strip()}" the target of "{name}"?',
            passage.span,
            (said[0].strip(),),
            f"målvärde: {name}",
        )


def _known(walk: _Walk, text: str) -> Says | None:
    """What a text is that the plan knows by name."""
    key = folded(text)
    known = walk.found.known
    for names, says in (
        (known.goals, Says.GOAL),
        (known.priority_goals, Says.PRIORITY_GOAL),
        (known.measures, Says.MEASURE),
        (known.assignments, Says.ASSIGNMENT),
    ):
        if key in names:
            return says
    return None


def _value(walk: _Walk, says: Label, text: str, passage: Passage) -> None:
    """What a label says of the text beside or below it."""
    cell = _cell(walk, text, passage.span)
    kind = says.says
    if is_naming(kind):
        if len(text) <= 600:
            _thing(walk, kind, cell, passage)
    elif kind is Says.VERDICT:
        _said_verdict(walk, cell, passage)
    elif kind is Says.COMMENT:
        if walk.in_assignment and walk.found.assignments:
            last = walk.found.assignments[-1]
            walk.found.assignments[-1] = evolve(last, comments=(*last.comments, cell))
        else:
            walk.comments.append(Placed(len(walk.found.goals), cell, True, walk.order, walk.found.goal))
        _prose(walk, text, passage)
    elif is_figure(kind) or kind in (Says.SOURCE, Says.UNIT):
        if len(text) <= _LONGEST_VALUE:
            walk.lines.named = walk.lines.named or walk.above
            walk.lines.goal = walk.found.goal
            add_line(walk.lines, says, cell)
    elif walk.in_assignment and walk.found.assignments:
        last = walk.found.assignments[-1]
        walk.found.assignments[-1] = (
            evolve(last, deadline=cell) if kind is Says.DEADLINE else evolve(last, responsible=cell)
        )


def _thing(walk: _Walk, kind: Says, cell: Cell, passage: Passage) -> None:
    """A goal, a measure or an assignment begins."""
    walk.lines = Lines()
    if kind in _GOALS:
        number = walk.found.add_goal(cell, is_priority=kind is Says.PRIORITY_GOAL)
        walk.found.goal = number if kind is Says.GOAL else None
        walk.goal_level = passage.level if passage.kind is Kind.HEADING else None
        walk.in_assignment = False
        walk.above = None
    elif kind in _OF_MEASURES:
        walk.above = Named(cell, _OF_MEASURES[kind], is_certain=True)
        walk.in_assignment = False
    elif kind is Says.ASSIGNMENT:
        walk.found.assignments.append(FoundAssignment(cell, None, (), cell.place))
        walk.in_assignment = True
        walk.above = None


def _said_verdict(walk: _Walk, cell: Cell, passage: Passage) -> None:
    """What stands at a label `Bedömning`: a word of the scale; all else is asked about, or is none."""
    text, found = cell.printed, walk.found
    if walk.in_assignment and found.assignments:
        if is_status(text) or is_verdict(text, found.scale):
            found.assignments[-1] = evolve(found.assignments[-1], status=cell)
        return
    if is_verdict(text, found.scale):
        _verdict(walk, cell, True)
        return
    mark = passage.picture or passage.colour
    words = words_in(text, found.scale)
    if (is_icon(text) or not text.strip()) and (mark or text.strip()) and not is_trend(text):
        if found.goal is not None:
            found.add_mark(found.goal, evolve(cell, printed=mark or text))
    elif len(words) > 1:
        if is_ticked(text):
            found.ask("vilken ruta är ikryssad?", "which box is ticked?", cell.place, words)
    elif found.goals and 0 < len(text) <= _LONGEST_VALUE and not is_trend(text) and not is_status(text):
        found.ask(f'är "{text}" en bedömning?', f'is "{text}" a verdict?', cell.place, (text,), f"bedömning: {text}")


def _verdict(walk: _Walk, cell: Cell, is_labelled: bool) -> None:
    section = walk.found.goal if walk.goal_level is not None else None
    walk.verdicts.append(Placed(len(walk.found.goals), cell, is_labelled, walk.order, section))


def _end(walk: _Walk) -> None:
    walk.lines = end_lines(walk.found, walk.lines)


def _cell(walk: _Walk, text: str, span: Span) -> Cell:
    at = span._replace(column=None, end=None, heading=walk.found.heading or None)
    return Cell(text, at, at)
