"""A rule file's text and tree in, the annex that a board decides on out, as a page of lines and tables.

What has a column stands there; everything else stands as its sentence, so that authoring/annex_reading.py makes
the same tree of the page.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from attrs import define, field

from authoring.annex_kinds import own_kinds
from authoring.annex_tables import MEASURES, Item, Said, declared_in, items_of, measure_table, of_kind, task_table
from authoring.annex_words import (
    ABOUT,
    BOARD,
    BUILT_IN_LINE,
    BUILT_IN_RULE,
    DECISION,
    FETCHED,
    GOALS,
    JUDGED,
    MARKER,
    MEANS,
    NO_PLAN,
    OF_TASKS,
    ORDER,
    OTHER_GOALS,
    OTHER_MEASURES,
    POLICY_SUBJECT,
    SHARED,
    TABLES,
    TASKS,
    UNTITLED,
    WORD,
    WRITTEN_BY,
    capital,
    heading_line,
    plain,
)
from authoring.page import Line, Page, Table, table_of
from dsl import ast
from dsl.ast import Block, Heading
from dsl.formatter import sentences
from engine.names import all_of_kind, key
from engine.policies import BUILT_IN

_TASKS = (Heading.ASSIGNMENT, Heading.ACTIVITY)


@define
class _Layout:
    """The page as far as it is laid out, and the blocks in the order in which it will be read."""

    #: The plan's own words for kinds of things.
    own: Mapping[Heading, str]
    parts: list[Line | Table] = field(factory=list)
    order: list[Block] = field(factory=list)


def annex(text: str, tree: ast.File, shared: Mapping[str, str], imported: tuple[ast.File, ...] = ()) -> Page:
    """The annex of the rule file `text`, whose tree is `tree`; `imported` is what it uses, its texts in `shared`."""
    items = items_of(text, tree)
    declared = declared_in(tree.blocks, imported)
    plans = of_kind(items, Heading.PLAN)
    layout = _Layout(own_kinds(line for plan in plans for line in all_of_kind(plan.block.lines, ast.CallsLine)))
    _plan(items, layout)
    of_tasks = _goals(items, declared, layout)
    _rest(items, of_tasks, declared, layout)
    _shared(text, tree, items, shared, imported, declared, layout)
    _about(tree, layout)
    return Page(tuple(layout.parts))


def order_key(block: Block) -> str:
    """What a block is called in the line that tells the order of the rule file."""
    return block.heading.value if block.name is None else f"{block.heading.value} {block.name.text}"


# --- The plan -----------------------------------------------------------------------------------


def _plan(items: tuple[Item, ...], layout: _Layout) -> None:
    """The title, what the plan is for, and how its goals are judged."""
    plans = of_kind(items, Heading.PLAN)
    title = NO_PLAN
    if plans:
        quoted = plans[0].block.title
        title = UNTITLED if quoted is None else plain(quoted.text, UNTITLED, NO_PLAN)
    layout.parts.append(Line(title, 1))
    for plan in plans:
        layout.order.append(plan.block)
        facts = [row for said in plan.said if (row := _fact(said)) is not None]
        if facts:
            layout.parts.append(table_of(facts, header=False))
    every = of_kind(items, Heading.EVERY_GOAL)
    judged = [said for plan in plans for said in plan.said if _fact(said) is None]
    built_in = tuple(_built_in(items)) if plans else ()
    if judged or built_in:
        layout.parts.append(Line(JUDGED, 2))
    _two_columns(WORD, [_word(said) for said in judged if isinstance(said.line, ast.WordLine)], layout)
    _two_columns(MARKER, [_marker(said) for said in judged if isinstance(said.line, ast.MarkerLine)], layout)
    _statements((said for said in judged if not isinstance(said.line, ast.WordLine | ast.MarkerLine)), layout)
    layout.parts.extend(Line(f"({BUILT_IN_LINE} {said})") for said in built_in)
    for item in every:
        _heading(item, 3, layout)


def _built_in(items: tuple[Item, ...]) -> Iterator[str]:
    """What holds because the plan says nothing else: the rule, and the policies (semantics 1.4 and 3.3)."""
    goals = of_kind(items, Heading.GOAL)
    common = of_kind(items, Heading.PLAN, Heading.EVERY_GOAL)
    if not goals:
        return
    if not any(map(_says_when, common)) and not all(map(_says_when, goals)):
        yield BUILT_IN_RULE
    declared = {line.kind for item in common for line in all_of_kind(item.block.lines, ast.Policy)}
    for kind, action in BUILT_IN.items():
        if kind not in declared:
            yield f"{POLICY_SUBJECT[kind]} {action.value}"


def _says_when(item: Item) -> bool:
    """Whether a block says when a goal is what."""
    return any(isinstance(line, ast.VerdictLine | ast.ByBoardLine) for line in item.block.lines)


def _fact(said: Said) -> tuple[str, str] | None:
    """The row of a line that says what the plan is for; None for any other line."""
    line = said.line
    if isinstance(line, ast.BoardLine):
        return BOARD, plain(line.name.text)
    if isinstance(line, ast.DecisionLine):
        return DECISION, plain(line.decision.text)
    if isinstance(line, ast.BodyLine | ast.PeriodLine):
        word, _, rest = said.text.partition(" ")
        return capital(word), rest
    return None


def _word(said: Said) -> tuple[str, str]:
    assert isinstance(said.line, ast.WordLine)
    return plain(said.line.word.text), said.text.rpartition(f" {MEANS.lower()} ")[2]


def _marker(said: Said) -> tuple[str, str]:
    assert isinstance(said.line, ast.MarkerLine)
    return plain(said.line.marker.text), said.line.meaning.value


def _two_columns(name: str, rows: list[tuple[str, str]], layout: _Layout) -> None:
    if rows:
        layout.parts.append(table_of([(name, MEANS), *rows]))


def _statements(said: Iterable[Said], layout: _Layout) -> None:
    layout.parts.extend(Line(capital(one.text)) for one in said)


def _heading(item: Item, level: int, layout: _Layout) -> None:
    """A block that stands as a heading, and its statements below it."""
    block = item.block
    layout.order.append(block)
    name = None if block.name is None else block.name.text
    layout.parts.append(
        Line(heading_line(block.heading, name, None if block.title is None else block.title.text, layout.own), level)
    )
    _statements(item.said, layout)


# --- Goals and measures -------------------------------------------------------------------------


def _goals(items: tuple[Item, ...], declared: Mapping[str, Block], layout: _Layout) -> list[Item]:
    """The goals under their priority goals, each with the tables of what it is measured by.

    The measures that stand with the assignments come back.
    """
    measures = of_kind(items, *MEASURES)
    above = {key(item.block.name.text): item for item in reversed(measures) if item.block.name is not None}
    goals = of_kind(items, Heading.GOAL)
    owned = _owned(goals, above)
    priorities = of_kind(items, Heading.PRIORITY_GOAL)
    known = {key(item.block.name.text) for item in priorities if item.block.name is not None}
    under = [_priority(goal, above, known) for goal in goals]
    mine = {id(item) for of_goal in owned for item in of_goal}
    free = [item for item in measures if id(item) not in mine]
    if goals and not priorities:
        layout.parts.append(Line(GOALS, 2))
    done: set[str] = set()
    for priority in priorities:
        assert priority.block.name is not None
        name = key(priority.block.name.text)
        _heading(priority, 2, layout)
        if name in done:
            continue
        done.add(name)
        _measures([item for item in free if name in _contributed(item, known)[:1]], declared, layout)
        for goal, of_goal, belongs in zip(goals, owned, under, strict=True):
            if belongs == name:
                _goal(goal, of_goal, declared, layout)
    rest = [n for n, belongs in enumerate(under) if belongs is None]
    if rest and priorities:
        word = layout.own.get(Heading.PRIORITY_GOAL, Heading.PRIORITY_GOAL.value)
        layout.parts.append(Line(f"{OTHER_GOALS} {word}", 2))
    for number in rest:
        _goal(goals[number], owned[number], declared, layout)
    free = [item for item in free if not _contributed(item, known)]
    of_tasks = {
        key(one.measure.text)
        for task in of_kind(items, *_TASKS)
        for line in all_of_kind(task.block.lines, ast.MeasuredByLine)
        for one in line.measures
    }
    others = [item for item in free if item.block.name is None or key(item.block.name.text) not in of_tasks]
    if others:
        layout.parts.append(Line(OTHER_MEASURES, 2))
        _measures(others, declared, layout)
    return [item for item in free if item not in others]


def _owned(goals: tuple[Item, ...], above: Mapping[str, Item]) -> tuple[tuple[Item, ...], ...]:
    """For each goal the measures that stand under it: those it is the first to be measured by or contribute to."""
    taken: set[int] = set()
    owned = []
    for goal in goals:
        lines = goal.block.lines
        names = [
            *(name.text for line in all_of_kind(lines, ast.ContributesLine) for name in line.names),
            *(one.measure.text for line in all_of_kind(lines, ast.MeasuredByLine) for one in line.measures),
        ]
        mine = []
        for name in names:
            item = above.get(key(name))
            if item is not None and id(item) not in taken:
                taken.add(id(item))
                mine.append(item)
        owned.append(tuple(mine))
    return tuple(owned)


def _contributed(item: Item, known: set[str]) -> list[str]:
    """The priority goals that a block contributes to, as declared."""
    names = (name.text for line in all_of_kind(item.block.lines, ast.ContributesLine) for name in line.names)
    return [key(name) for name in names if key(name) in known]


def _priority(goal: Item, above: Mapping[str, Item], known: set[str]) -> str | None:
    """The priority goal that a goal stands under: its own, or that of the indicator it contributes to."""
    names = [name.text for line in all_of_kind(goal.block.lines, ast.ContributesLine) for name in line.names]
    through = chain.from_iterable(_contributed(above[key(name)], known) for name in names if key(name) in above)
    return next(chain(_contributed(goal, known), through), None)


def _goal(
    goal: Item,
    owned: tuple[Item, ...],
    declared: Mapping[str, Block],
    layout: _Layout,
) -> None:
    """A goal, its statements and its tables; its indicators stand before it in the rule file."""
    before = len(layout.order)
    _heading(goal, 3, layout)
    _measures(owned, declared, layout)
    indicators = [block for block in layout.order[before:] if block.heading is Heading.INDICATOR]
    rest = [block for block in layout.order[before:] if block.heading is not Heading.INDICATOR]
    layout.order[before:] = [*indicators, *rest]


def _measures(some: Iterable[Item], declared: Mapping[str, Block], layout: _Layout) -> None:
    """A table of the indicators and one of the measures among `some`."""
    for kind in MEASURES:
        chosen = [item for item in some if item.block.heading is kind]
        if chosen:
            layout.order.extend(item.block for item in chosen)
            layout.parts.append(measure_table(capital(layout.own.get(kind, kind.value)), chosen, declared))


# --- The rest -----------------------------------------------------------------------------------


def _rest(items: tuple[Item, ...], of_tasks: list[Item], declared: Mapping[str, Block], layout: _Layout) -> None:
    """Assignments and what they are measured by, the overall assessment and the tables."""
    tasks = of_kind(items, *_TASKS)
    if tasks:
        layout.parts.append(Line(TASKS, 2))
    for kind in _TASKS:
        chosen = [item for item in tasks if item.block.heading is kind]
        if chosen:
            layout.order.extend(item.block for item in chosen)
            layout.parts.append(task_table(capital(layout.own.get(kind, kind.value)), chosen))
    if of_tasks:
        layout.parts.append(Line(OF_TASKS, 3))
        _measures(of_tasks, declared, layout)
    for item in of_kind(items, Heading.ROLL_UP):
        _heading(item, 2, layout)
    tables = of_kind(items, Heading.TABLE)
    if tables:
        layout.parts.append(Line(TABLES, 2))
    for item in tables:
        _heading(item, 3, layout)


def _shared(
    text: str,
    tree: ast.File,
    items: tuple[Item, ...],
    shared: Mapping[str, str],
    imported: tuple[ast.File, ...],
    declared: Mapping[str, Block],
    layout: _Layout,
) -> None:
    """The files that are used, and the definitions in them that the plan rests on."""
    if not tree.uses:
        return
    said = {sentence.line: sentence.text for sentence in sentences(text, tree.document)}
    layout.parts.append(Line(SHARED, 2))
    layout.parts.extend(Line(capital(said[use.span.line or 0])) for use in tree.uses)
    own = {key(item.block.name.text) for item in items if item.block.name is not None}
    wanted = {key(name) for item in items for name in _named(item.block)} - own
    fetched = [
        item
        for file in imported
        for item in of_kind(items_of(shared[file.document], file), *MEASURES)
        if item.block.name is not None and key(item.block.name.text) in wanted
    ]
    if fetched:
        table = measure_table(Heading.MEASURE.value, fetched, declared)
        header = (FETCHED, *table.rows[0].cells[1:])
        layout.parts.append(table_of([header, *(row.cells for row in table.rows[1:])]))


def _named(block: Block) -> Iterator[str]:
    """The names that a block mentions."""
    for line in block.lines:
        if isinstance(line, ast.MeasuredByLine):
            yield from (one.measure.text for one in line.measures)
        elif isinstance(line, ast.ContributesLine):
            yield from (name.text for name in line.names)
        elif isinstance(line, ast.SameAsLine):
            yield line.measure.text


def _about(tree: ast.File, layout: _Layout) -> None:
    """How the annex becomes a rule file again, and in what order where that is not the order of the annex."""
    layout.parts.append(Line(ABOUT, 2))
    document = re.split(r"[/\\]", tree.document)[-1]
    layout.parts.append(
        Line(f"Skriven av {WRITTEN_BY} ur {document}. Kommandot malkoll new --from gör bilagan till regelfil igen.")
    )
    if [id(block) for block in layout.order] != [id(block) for block in tree.blocks]:
        layout.parts.append(Line(f"{ORDER} {', '.join(order_key(block) for block in tree.blocks)}."))
