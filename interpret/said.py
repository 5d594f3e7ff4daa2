"""A label and the text beside or below it in; the goal, verdict, comment or figure added to what was found."""

import re

from attrs import evolve

from engine.case import Cell
from engine.facts import folded
from interpret.collected import Named
from interpret.figure_lines import Lines, add_line
from interpret.found import FoundAssignment
from interpret.labels import Label, Says, is_figure, is_introduction, is_naming
from interpret.line_labels import said_behind
from interpret.scale import is_icon, is_status, is_ticked, is_trend, is_verdict, words_in
from interpret.sentence_verdicts import stated_first, states_of_goal
from interpret.verdict_places import Placed
from interpret.walk import Walk
from interpret.worded_deadline import worded_deadline
from readers.document import Kind, Passage

_OF_MEASURES = {Says.INDICATOR: True, Says.MEASURE: False}
_GOALS = (Says.GOAL, Says.PRIORITY_GOAL)
_TARGET_IN_PROSE = re.compile(
    r"\b(?:minst|högst|lägst|max(?:imalt)?|inte (?:över|under)stiga)\s+"
    r"[0-9][0-9 ]*(?:,[0-9]+)?\s*(?:%|procent|kr|dagar|st)?",
    re.IGNORECASE,
)
#: What stands below `Resultat` or `Bedömning` and is longer than this is prose.
_LONGEST_VALUE = 80
_LONGEST_SENTENCE = 600


def value(walk: Walk, says: Label, text: str, passage: Passage) -> None:
    """What a label says of the text beside or below it."""
    cell = walk.cell(text, passage.span)
    kind = says.says
    if is_naming(kind):
        if len(text) <= _LONGEST_SENTENCE and (says.rest or not is_introduction(text)):
            thing(walk, kind, cell, passage, says.number)
    elif kind is Says.VERDICT:
        _said_verdict(walk, cell, passage, has_label=bool(says.rest))
    elif kind is Says.COMMENT:
        _comment(walk, cell)
        prose(walk, text, passage)
    elif is_figure(kind) or kind in (Says.SOURCE, Says.UNIT):
        if len(text) <= _LONGEST_VALUE:
            walk.lines.named = walk.lines.named or walk.above
            walk.lines.goal = walk.found.goal
            add_line(walk.lines, says, cell)
    elif walk.in_assignment and walk.found.assignments:
        if walk.is_stacked and not says.rest:
            _ask_assignment(walk, cell)
            return
        last = walk.found.assignments[-1]
        walk.found.assignments[-1] = (
            evolve(last, deadline=cell) if kind is Says.DEADLINE else evolve(last, responsible=cell)
        )


def thing(walk: Walk, kind: Says, cell: Cell, passage: Passage, number: str = "") -> None:
    """A goal, a measure or an assignment begins; `number` is its own where its label has one."""
    walk.lines = Lines()
    if kind in _GOALS:
        _goal(walk, kind, cell, passage, number)
    elif kind in _OF_MEASURES:
        walk.above = Named(cell, _OF_MEASURES[kind], is_certain=True)
        walk.in_assignment = False
    elif kind is Says.ASSIGNMENT:
        deadline = worded_deadline(cell, passage.lines)
        walk.is_stacked = walk.in_assignment and _is_bare(walk.found.assignments[-1])
        walk.found.assignments.append(FoundAssignment(cell, None, (), cell.place, deadline))
        walk.in_assignment = True
        walk.above = None


def plain_verdict(walk: Walk, cell: Cell, *, is_labelled: bool = False) -> None:
    """A word of the scale; whose it is is settled when all goals are known."""
    walk.verdicts.append(_placed(walk, cell, is_labelled=is_labelled))


def prose(walk: Walk, text: str, passage: Passage) -> None:
    """Running text: a target that stands only here is asked about."""
    if walk.above is not None and not walk.above.is_certain:
        walk.above = None
    found = walk.found
    if found.goal is not None and not walk.in_assignment and (word := states_of_goal(text, found.scale)):
        cell = evolve(walk.cell(text, passage.span), printed=word)
        # Right below its goal, or in its section, it is the goal's; else it may be.
        if walk.is_fresh or walk.section == found.goal:
            found.in_sentences.setdefault(found.goal, []).append(cell)
        else:
            found.add_mark(found.goal, cell)
    last = found.measures[-1] if found.measures else None
    if last is not None and not last.targets and last.years and (said := _TARGET_IN_PROSE.search(text)):
        name = last.name.printed
        found.ask(
            f'är "{said[0].strip()}" målvärdet för "{name}"?',
            f'is "{said[0].strip()}" the target of "{name}"?',
            passage.span,
            (said[0].strip(),),
        )


def _goal(walk: Walk, kind: Says, cell: Cell, passage: Passage, number: str) -> None:
    found = walk.found
    is_priority = kind is Says.PRIORITY_GOAL
    if number and not is_priority and is_verdict(cell.printed, found.scale):
        # `Mål 2: Uppfyllt` is the verdict of a goal that has been named.
        if (of := found.numbered.get(number)) is not None:
            found.add_verdict(of, cell)
        else:
            ask = f'vilket mål är nummer {number}, som är "{cell.printed}"?'
            found.ask(ask, f'which goal is number {number}, which is "{cell.printed}"?', cell.place)
        return
    sentence, word = cell.printed, ""
    if folded(sentence) not in found.known.goals | found.known.priority_goals:
        sentence, word = said_behind(sentence, found.scale)
    is_heading = passage.kind is Kind.HEADING
    rank = 2 if is_heading and passage.level is not None else 1
    at = found.add_goal(evolve(cell, printed=sentence), is_priority=is_priority, rank=rank)
    if word:
        found.add_verdict(at, evolve(cell, printed=word))
    if number and not is_priority:
        found.numbered.setdefault(number, at)
    found.goal = None if is_priority else at
    walk.until = passage.level if is_heading else walk.level
    walk.section = at if is_heading and passage.level is not None else None
    walk.in_assignment = False
    walk.is_fresh, walk.is_outside, walk.is_beside = True, False, False
    walk.above = None


def _comment(walk: Walk, cell: Cell) -> None:
    if walk.in_assignment and walk.found.assignments:
        last = walk.found.assignments[-1]
        walk.found.assignments[-1] = evolve(last, comments=(*last.comments, cell))
    else:
        walk.comments.append(_placed(walk, cell, is_labelled=True))


def _placed(walk: Walk, cell: Cell, *, is_labelled: bool) -> Placed:
    above = len(walk.found.mentions)
    return Placed(above, cell, is_labelled, walk.order, walk.section, walk.is_outside, walk.is_beside)


def _is_bare(work: FoundAssignment) -> bool:
    return work.status is None and not work.comments and work.deadline is None and work.responsible is None


def _ask_assignment(walk: Walk, cell: Cell) -> None:
    """Assignments stand one below the other, and then what is said of them: whose it is cannot be told."""
    walk.found.ask(
        f'vilket uppdrag gäller "{cell.printed}"?',
        f'which assignment is "{cell.printed}" of?',
        cell.place,
        (cell.printed,),
    )


def _said_verdict(walk: Walk, cell: Cell, passage: Passage, *, has_label: bool) -> None:
    """What stands at a label `Bedömning`: a word of the scale; all else is asked about, or is none."""
    text, found = cell.printed, walk.found
    if walk.in_assignment and found.assignments:
        if not (is_status(text) or is_verdict(text, found.scale)):
            return
        if walk.is_stacked and not has_label:
            _ask_assignment(walk, cell)
        else:
            found.assignments[-1] = evolve(found.assignments[-1], status=cell)
        return
    if is_verdict(text, found.scale):
        plain_verdict(walk, cell, is_labelled=True)
        return
    if word := stated_first(text, found.scale):
        plain_verdict(walk, evolve(cell, printed=word), is_labelled=True)
        _comment(walk, cell)
        return
    mark = passage.picture or passage.colour
    words = words_in(text, found.scale)
    if (is_icon(text) or not text.strip()) and (mark or text.strip()) and not is_trend(text):
        if found.goal is not None:
            found.add_mark(found.goal, evolve(cell, printed=mark or text))
    elif len(words) > 1:
        if is_ticked(text):
            found.ask("vilken ruta är ikryssad?", "which box is ticked?", cell.place, words)
    elif (
        found.goals
        and not walk.is_outside
        and 0 < len(text) <= _LONGEST_VALUE
        and not is_trend(text)
        and not is_status(text)
    ):
        answered = found.word_for(text)
        if answered is not None:
            plain_verdict(walk, evolve(cell, printed=answered), is_labelled=True)
        else:
            found.ask_word(text, cell.place)
