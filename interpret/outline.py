"""A laid-out report in, its goals, measures, verdicts and tables out: found by labels, headings and headers."""

import re
from collections.abc import Mapping

from attrs import evolve

from engine.facts import folded
from interpret.cells import is_figure as is_cell_of_figure
from interpret.collected import Collected, Known, Named
from interpret.figure_lines import drop_again, parts_of
from interpret.found import Found
from interpret.grids import read_grid
from interpret.headers import Column, header
from interpret.label_rows import label_rows
from interpret.labels import Label, Says, container, is_figure, is_naming, label, without_number
from interpret.line_labels import YEAR_LINE, cut
from interpret.list_items import LIST_ITEM, is_item, is_numbered
from interpret.own_municipality import OWN_KEY, bare_municipality, own_municipality
from interpret.period import When, when
from interpret.questions import gathered
from interpret.said import plain_verdict, prose, thing, value
from interpret.scale import is_plain_verdict, is_status
from interpret.sentence_verdicts import is_sentence
from interpret.settle import YEAR_KEY, settle
from interpret.torn_tables import is_no_cell, torn
from interpret.walk import Walk
from readers.document import Document, Grid, Kind, Passage

#: What stands above a table of what was named before.
_CAPTION = re.compile(r"(?:tabell|diagram|figur|bild|graf)(?:\s+[0-9]+(?:\.[0-9]+)*)?\s*(?:[.:–—-]|\Z)", re.IGNORECASE)
#: `Budget 2023`: what heads a column.
_DATED = re.compile(r"(?:budget|utfall|mål|målvärde|resultat|bokslut|prognos|plan)\s+(?:19|20)[0-9]{2}", re.IGNORECASE)
_PERIOD = re.compile(r"((?:19|20)[0-9]{2})(?:-(0[1-9]|1[0-2]))?")


def outline(
    document: Document,
    scale: frozenset[str],
    calls: Mapping[str, Says],
    known: Known | None = None,
    answers: Mapping[str, str] | None = None,
) -> Found:
    """Everything the report says of goals. `scale` are the words of the verdicts, folded.

    `calls` are the plan's own words for goals and measures, `known` the names it knows; both may be empty.
    `answers` say what the report leaves open: its year (`2023`, `2024-08`), what a column or a word is.
    """
    period = _answered(when(document), (answers or {}).get(YEAR_KEY, ""))
    found = Collected(period, scale, calls, known or Known(), dict(answers or {}))
    found.own = bare_municipality(folded(found.answers.get(OWN_KEY, ""))) or own_municipality(document, period.title)
    headings = [item.text for item in document.items if isinstance(item, Passage) and item.kind is Kind.HEADING]
    labels = [label(text, calls) for text in headings]
    named = frozenset(one.says for one in labels if one is not None and one.rest and is_naming(one.says))
    walk = Walk(found, labelled=named)
    walk.torn = torn(document, calls)
    for item in document.items:
        # What an editor has left between two texts is no text between them, nor is a page's head.
        walk.order += not (isinstance(item, Passage) and item.kind in (Kind.REMARK, Kind.RUNNING))
        if isinstance(item, Passage):
            for one in cut(item, calls, scale):
                _passage(walk, one)
        elif isinstance(item, Grid):
            walk.end()
            walk.pending = walk.listed = None
            walk.is_fresh = False
            if (said := label_rows(item, calls)) != ():
                for one in said:
                    _passage(walk, one)
                continue
            read_grid(found, item, walk.above)
            walk.above = None
    walk.end()
    settle(found, walk.verdicts, walk.comments)
    return Found(
        goals=tuple(found.goals),
        measures=tuple(found.measures),
        assignments=tuple(found.assignments),
        tables=tuple(found.tables),
        questions=gathered(found.questions),
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


def _passage(walk: Walk, passage: Passage) -> None:
    if passage.kind in (Kind.CONTENTS, Kind.RUNNING, Kind.REMARK, Kind.FOOTNOTE):
        return
    text = passage.text
    walk.found.continued = ()
    says = label(text, walk.found.calls)
    _leave_sections(walk, passage, says)
    if says is None and (of_year := _of_year(walk, text)) is not None:
        walk.pending = None
        value(walk, of_year, of_year.rest, passage)
        return
    if _in_container(walk, passage, says):
        return
    if says is not None:
        if passage.kind is Kind.HEADING and passage.level is not None:
            walk.found.heading = text
        for one in _labels(text, says, walk.found.calls):
            _label(walk, one, passage)
        return
    if passage.kind is Kind.HEADING and passage.level is not None and walk.pending is None:
        inside = container(text, walk.found.calls)
        if inside is not None:
            walk.end()
            walk.inside = (inside, passage.level)
            walk.found.heading = text
            walk.above = None
            return
    _unlabelled(walk, passage)


def _labels(text: str, says: Label, calls: Mapping[str, Says]) -> tuple[Label, ...]:
    """The labels of a line, each with its text: `Målvärde: 85 % Utfall: 83 %`."""
    if not says.rest or is_naming(says.says):
        return (says,)
    found = [label(part, calls) for part in parts_of(text)]
    # `Bedömning av måluppfyllelse: …` is one.
    return (says,) if None in found else tuple(one for one in found if one is not None)


def _of_year(walk: Walk, text: str) -> Label | None:
    """The outcome that a line below a measure's name gives for a year: `2022: 66 %`."""
    found = YEAR_LINE.fullmatch(text.strip())
    named = walk.lines.named or walk.above
    if found is None or named is None or not named.is_certain or not is_cell_of_figure(found["rest"]):
        return None
    is_past = walk.found.when.year is not None and int(found["year"]) <= walk.found.when.year
    return Label(Says.OUTCOME, found["rest"], found["year"]) if is_past else None


def _leave_sections(walk: Walk, passage: Passage, says: Label | None) -> None:
    """A heading ends the sections of its own level and those below it; one that is a label only its own goal's."""
    if passage.kind is not Kind.HEADING or passage.level is None:
        return
    if walk.inside is not None and passage.level <= walk.inside[1]:
        walk.inside = None
    ends = walk.section is not None or says is None
    if walk.until is not None and passage.level <= walk.until and ends:
        walk.is_beside = says is not None and passage.level == walk.until
        walk.until = walk.section = walk.found.goal = None
        walk.is_outside = True
        walk.in_assignment = False
    elif says is None:
        walk.is_beside = False
    if says is None:
        walk.level = passage.level


def _in_container(walk: Walk, passage: Passage, says: Label | None) -> bool:
    """Whether the passage is a heading right below one that says what they are: `3.2 Nämndens mål`."""
    if passage.kind is not Kind.HEADING or passage.level is None:
        return False
    if (
        walk.inside is not None
        and walk.inside[0] not in walk.labelled
        and not is_plain_verdict(passage.text, walk.found.scale)
        and passage.level == walk.inside[1] + 1
        and says is None
    ):
        walk.end()
        walk.pending = None
        thing(walk, walk.inside[0], walk.cell(without_number(passage.text), passage.span), passage)
        if walk.inside[0] in (Says.MEASURE, Says.INDICATOR):
            # It names the tables below it too.
            walk.found.heading = passage.text
        return True
    if says is not None and not says.rest and is_naming(says.says) and container(passage.text, walk.found.calls):
        walk.end()
        walk.inside = (says.says, passage.level)
        walk.found.heading = passage.text
    return False


def _label(walk: Walk, says: Label, passage: Passage) -> None:
    """A label by itself waits for the passage below it; one with a colon has its text beside it."""
    if is_naming(says.says):
        walk.end()
        walk.next_item = None
    walk.listed = None
    if not says.rest:
        if is_figure(says.says) and (walk.torn.is_dated if says.period else walk.torn.is_torn):
            _ask_lost(walk, passage)
            walk.pending = None
            return
        twice = is_figure(says.says) and drop_again(walk.lines, says)
        if twice or (walk.pending is not None and is_figure(says.says) and is_figure(walk.pending.says)):
            if not walk.is_lost:
                _ask_lost(walk, passage)
            walk.is_lost = True
        waits = passage.kind is not Kind.HEADING or says.number or says.says not in walk.labelled
        walk.pending = says if waits else None
        return
    walk.pending = None
    walk.is_lost = False
    value(walk, says, says.rest, passage)


def _ask_lost(walk: Walk, passage: Passage) -> None:
    """Headings one below the other, without a table: what the figures below them are of cannot be told."""
    walk.found.ask(
        "rubrikerna för målvärden och utfall står under varandra utan tabell; vilken siffra hör till vilken?",
        "the headings of targets and outcomes stand one below the other without a table; which figure is whose?",
        passage.span,
    )


def _unlabelled(walk: Walk, passage: Passage) -> None:
    """A passage without a label: what a label above it waits for, a name that the plan knows, a heading, or prose."""
    text = passage.text
    pending, walk.pending = (None if walk.is_lost else walk.pending), None
    walk.is_lost = False
    item = LIST_ITEM.match(text)
    if pending is not None and pending.says is Says.VERDICT and _known(walk, text) in (Says.GOAL, Says.PRIORITY_GOAL):
        # Headings of a torn table, and its first goal.
        pending = None
    if pending is not None:
        column = any(first == text and label(head, walk.found.calls) == pending for head, first in walk.torn.columns)
        if is_figure(pending.says) and (column or is_no_cell(text)):
            # The heading of another column, or a column of several figures.
            _ask_lost(walk, passage)
            walk.is_lost = True
            return
        if is_naming(pending.says):
            walk.listed = pending.says if item is not None or is_item(passage) else None
            walk.next_item = (2, pending.says) if item is not None and item[0].startswith("1") else None
            walk.is_marked = item is not None
            text = without_number(text) if item is None else text[item.end() :]
        value(walk, pending, text, passage)
        return
    if walk.listed is not None and (item is not None if walk.is_marked else is_item(passage)):
        thing(walk, walk.listed, walk.cell(text[item.end() if item else 0 :], passage.span), passage)
        # What stands below a list of goals is of none of them.
        walk.found.goal = None
        walk.is_fresh = False
        return
    walk.listed = None
    if walk.next_item is not None and is_numbered(text, walk.next_item[0]):
        number, kind = walk.next_item
        walk.end()
        walk.next_item = (number + 1, kind)
        thing(walk, kind, walk.cell(without_number(text), passage.span), passage)
        return
    says = _known(walk, without_number(text))
    if says is not None:
        walk.end()
        thing(walk, says, walk.cell(without_number(text), passage.span), passage)
    elif is_plain_verdict(text, walk.found.scale) and not (walk.found.goal is not None and is_sentence(text)):
        plain_verdict(walk, walk.cell(text, passage.span))
    elif (walk.above is not None and _CAPTION.match(text)) or (
        walk.lines.figures and header(text).column is Column.ASIDE
    ):
        return
    elif passage.kind is Kind.HEADING:
        walk.end()
        walk.found.heading = text
        walk.above = Named(walk.cell(text, passage.span), None) if _may_name(text) else None
    else:
        prose(walk, text, passage)
        walk.is_fresh = False


def _may_name(text: str) -> bool:
    """Whether a heading may be a measure's name: no figure, no word of a status, no column's heading."""
    return (
        any(map(str.isalpha, text))
        and not is_cell_of_figure(text)
        and not is_status(text)
        and not _DATED.fullmatch(text.strip())
    )


def _known(walk: Walk, text: str) -> Says | None:
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
