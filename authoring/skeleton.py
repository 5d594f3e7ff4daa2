"""Rows of goals, measures and assignments in, a rule file out: what they do not say stands in it as questions.

Nothing is guessed: a line that needs an answer is commented out below its question, so that the file can always be
read and `malkoll lint` tells what is missing.
"""

import re
from collections.abc import Sequence

from attrs import define, field, frozen

from authoring.draft import Draft, comment, rule_text, unread
from authoring.identifiers import identifier
from authoring.page import Remark, RuleText, folded
from authoring.rule_lines import heads, lines_below, quote
from authoring.skeleton_lines import deadline_lines, direction_of, leaning, target_lines, unit_lines
from authoring.target_phrases import phrase
from dsl.ast import BodyLine, Direction, Heading
from findings.span import Span


@frozen
class PlanRow:
    """One row as printed: a goal, what it is measured by, and its targets; or something to be done."""

    priority_goal: str | None = None
    goal: str | None = None
    #: The council's measure, where the row has a measure of the board's own too.
    indicator: str | None = None
    measure: str | None = None
    unit: str | None = None
    direction: str | None = None
    #: Years (`2024`, `2024–2026`, None where the header tells none) and the target as printed.
    targets: tuple[tuple[str | None, str], ...] = ()
    source: str | None = None
    responsible: str | None = None
    #: What is asked of the goal.
    asked: tuple[str, ...] = ()
    assignment: str | None = None
    activity: str | None = None
    done_by: str | None = None
    reported_by: str | None = None
    place: Span | None = None


@frozen
class Head:
    """What is known of the plan itself."""

    title: str | None = None
    #: `("kommun", "Storstad 1234")`.
    body: tuple[str, str] | None = None
    board: str | None = None
    decision: str | None = None
    #: Where the targets tell none.
    years: str | None = None
    #: More lines and comments of the plan.
    lines: tuple[str, ...] = ()


#: The year of examples in a plan without years.
_ANY_YEAR = "2024"


@define
class _Made:
    """The file as far as it is made."""

    #: The year of examples: the plan's first.
    year: str
    remarks: list[Remark] = field(factory=list)
    #: The names that are taken: measures and indicators, goals, tasks.
    measures: dict[str, int] = field(factory=dict)
    goals: dict[str, int] = field(factory=dict)
    tasks: dict[str, int] = field(factory=dict)
    priorities: dict[str, Draft] = field(factory=dict)
    by_goal: dict[tuple[str, str], "_Goal"] = field(factory=dict)
    #: Indicators by their text, and measures by all that their row says of them.
    indicators: dict[str, Draft] = field(factory=dict)
    by_row: dict[tuple[object, ...], Draft] = field(factory=dict)
    #: The indicators that a row without a measure has said what is to be said of.
    described: set[str | None] = field(factory=set)
    #: Comments of the plan: what belongs to no goal and no measure.
    kept: list[str] = field(factory=list)
    #: The blocks in order.
    blocks: list[Draft] = field(factory=list)


@define
class _Goal:
    """A goal under making: what it contributes to and is measured by."""

    draft: Draft
    priority: str | None
    indicators: list[str] = field(factory=list)
    measures: list[str] = field(factory=list)
    notes: list[str] = field(factory=list)


def skeleton(head: Head, rows: Sequence[PlanRow], document: str, above: tuple[str, ...] = ()) -> RuleText:
    """The rule file of `rows`, in their order, as `fmt` writes it; `above` are comments that stand first in it."""
    years = sorted({years for row in rows for years, _ in row.targets if years is not None})
    years = years or ([head.years] if head.years else [])
    made = _Made(year=years[0][:4] if years else _ANY_YEAR)
    for row in rows:
        _row(row, made)
    for goal in made.by_goal.values():
        _finish(goal)
    plan = _plan(head, years)
    plan.statements.extend((*head.lines, *made.kept))
    return RuleText(rule_text([], [plan, *made.blocks], document, above), tuple(made.remarks))


# --- The plan -----------------------------------------------------------------------------------


def _plan(head: Head, years: list[str]) -> Draft:
    plan = Draft(Heading.PLAN, None, head.title)
    if head.title is None:
        plan.above.append(comment("fråga: vad heter planen? Skriv namnet efter plan, inom citattecken."))
    body = _body(head.body)
    if body is not None:
        plan.statements.append(body)
        if not any(isinstance(line, BodyLine) and line.code for line in lines_below(Heading.PLAN, body) or ()):
            plan.statements.append(comment("fråga: vilken kod? Skriv den efter namnet, till exempel 1234."))
    else:
        plan.statements.append(comment("fråga: vilken kommun, och vilken kod har den? Skriv till exempel:"))
        plan.statements.append(comment("kommun Storstad 1234"))
    if head.board is not None:
        plan.statements.append(f"nämnd {quote(head.board)}")
    else:
        plan.statements.append(comment("fråga: vilken nämnd?"))
        plan.statements.append(comment('nämnd "Kommunstyrelsen"'))
    if years:
        plan.statements.append(f"år {', '.join(years)}")
    else:
        plan.statements.append(comment("fråga: vilket år gäller planen?"))
        plan.statements.append(comment(f"år {_ANY_YEAR}"))
    if head.decision is not None:
        plan.statements.append(f"beslut {quote(head.decision)}")
    return plan


def _body(body: tuple[str, str] | None) -> str | None:
    """`kommun Storstad 1234`, or with the name in quotes where it is no name of the language."""
    if body is None:
        return None
    kind, name = body
    for statement in (f"{kind} {name}", f"{kind} {quote(name)}"):
        if lines_below(Heading.PLAN, statement):
            return statement
    return None


# --- Goals and measures -------------------------------------------------------------------------


def _row(row: PlanRow, made: _Made) -> None:
    priority = None if row.priority_goal is None else _priority(row.priority_goal, made)
    goal = None if row.goal is None else _goal(row.goal, priority, made)
    if goal is not None:
        goal.notes.extend(comment(f"fråga: {question}") for question in row.asked)
    indicator = None
    if row.indicator is not None:
        indicator = _indicator(row.indicator, priority, goal, made)
    if row.measure is not None:
        _measure(row, row.measure, priority, goal, made)
    elif row.assignment is None and row.activity is None:
        _without_measure(row, goal, indicator, made)
    for kind, text in ((Heading.ASSIGNMENT, row.assignment), (Heading.ACTIVITY, row.activity)):
        if text is not None:
            _task(kind, text, row, goal, made)
    if row.responsible is not None and row.assignment is None and row.activity is None and goal is not None:
        goal.notes.append(comment(f"ansvarig: {row.responsible}"))


def _priority(text: str, made: _Made) -> Draft:
    """The priority goal, named by the number it begins with, else by the next one."""
    key = folded(text)
    if key in made.priorities:
        return made.priorities[key]
    taken = {draft.name for draft in made.priorities.values()}
    numbered = _NUMBERED.fullmatch(text)
    name, title = (numbered[1], numbered[2]) if numbered is not None and numbered[1] not in taken else ("", text)
    if not name:
        name = next(str(number) for number in range(1, len(taken) + 2) if str(number) not in taken)
    draft = Draft(Heading.PRIORITY_GOAL, name, title)
    made.priorities[key] = draft
    made.blocks.append(draft)
    return draft


#: `1. Storstad växer`, `3.3.9 Utred …`.
_NUMBERED = re.compile(r"(\d{1,3}(?:\.\d{1,3})*)[.:)]?\s+(\S.*)")


def _goal(text: str, priority: Draft | None, made: _Made) -> _Goal:
    above = None if priority is None else priority.name
    key = (above or "", folded(text))
    if key not in made.by_goal:
        name = identifier(text, made.goals)
        draft = Draft(Heading.GOAL, name, text)
        made.blocks.append(draft)
        made.by_goal[key] = _Goal(draft, above)
    return made.by_goal[key]


def _indicator(text: str, priority: Draft | None, goal: _Goal | None, made: _Made) -> Draft:
    key = folded(text)
    if key not in made.indicators:
        name = identifier(text, made.measures, "" if key not in {of[0] for of in made.by_row} else "indikator")
        draft = Draft(Heading.INDICATOR, name, text)
        if priority is not None:
            draft.statements.append(f"bidrar till prioriterat mål {priority.name}")
        made.indicators[key] = draft
        made.blocks.append(draft)
    draft = made.indicators[key]
    if goal is not None and draft.name is not None and draft.name not in goal.indicators:
        goal.indicators.append(draft.name)
    return draft


def _measure(row: PlanRow, text: str, priority: Draft | None, goal: _Goal | None, made: _Made) -> None:
    """A measure; a row that says the same of it as one before is the same measure."""
    key = (folded(text), row.unit, row.direction, row.targets, row.source)
    if key not in made.by_row:
        name = identifier(text, made.measures, "" if folded(text) not in made.indicators else "nyckeltal")
        draft = Draft(Heading.MEASURE, name, text)
        if goal is None and priority is not None:
            draft.statements.append(f"bidrar till prioriterat mål {priority.name}")
        _said(row, draft, made)
        made.by_row[key] = draft
        made.blocks.append(draft)
    name_of = made.by_row[key].name
    if goal is not None and name_of is not None and name_of not in goal.measures:
        goal.measures.append(name_of)


def _without_measure(row: PlanRow, goal: _Goal | None, indicator: Draft | None, made: _Made) -> None:
    """A row without a measure: what it says belongs to its indicator, else it is kept as a question."""
    if indicator is not None and indicator.name not in made.described:
        made.described.add(indicator.name)
        _said(row, indicator, made)
        return
    kept = [f"{years or ''} {target}".strip() for years, target in row.targets]
    kept.extend(part for part in (row.unit, row.direction, row.source) if part is not None)
    if not kept:
        return
    text = "; ".join(kept)
    if goal is not None:
        goal.notes.append(comment(f"fråga: vilket nyckeltal gäller det här? {text}"))
        return
    kept_text, remark = unread(text, row.place)
    made.kept.append(kept_text)
    made.remarks.append(remark)


def _finish(goal: _Goal) -> None:
    """The lines of a goal, once all its rows are known."""
    statements = goal.draft.statements
    if goal.indicators:
        statements.append(f"bidrar till indikatorn {', '.join(goal.indicators)}")
    elif goal.priority is not None:
        statements.append(f"bidrar till prioriterat mål {goal.priority}")
    if goal.measures:
        statements.append(f"mäts med {', '.join(goal.measures)}")
    else:
        statements.append(comment("fråga: vad mäts målet med? Skriv mäts med och nyckeltalets namn, eller:"))
        statements.append(comment("utan nyckeltal"))
    statements.extend(dict.fromkeys(goal.notes))


# --- What is said of a measure ------------------------------------------------------------------


def _said(row: PlanRow, draft: Draft, made: _Made) -> None:
    """The unit, the direction, the source and the targets of a measure, or the questions in their place."""
    targets = [(years, printed, phrase(printed)) for years, printed in row.targets]
    whole = [meant.target or f"minst {meant.bare}" for _, _, meant in targets if meant.target or meant.bare]
    draft.statements.extend(unit_lines(row.unit, whole, draft.title or ""))
    direction = direction_of(row.direction)
    likeliest = direction or leaning(whole if any(meant.target for _, _, meant in targets) else [])
    if direction is not None:
        draft.statements.append(direction.value)
    else:
        if row.direction is not None:
            draft.statements.append(comment(f"oläst: {row.direction}"))
            made.remarks.append(unread(row.direction, row.place)[1])
        draft.statements.append(comment("fråga: är högre eller lägre bättre?"))
        draft.statements.append(comment((likeliest or Direction.HIGHER).value))
    if row.source is not None:
        bare = f"källa {row.source}"
        draft.statements.append(bare if lines_below(draft.kind, bare) else f"källa {quote(row.source)}")
    if not targets:
        draft.statements.append(comment(f"fråga: vilket är målvärdet? Skriv till exempel mål {made.year} minst 85 %."))
    for years, printed, meant in targets:
        draft.statements.extend(target_lines(years, printed, meant.target, meant.bare, likeliest, made.year))


# --- Assignments --------------------------------------------------------------------------------


def _task(kind: Heading, text: str, row: PlanRow, goal: _Goal | None, made: _Made) -> None:
    """An assignment or an activity, with its last day and who is responsible."""
    numbered = _NUMBERED.fullmatch(text)
    if (
        numbered is not None
        and numbered[1] not in made.tasks
        and heads(f"{kind.value} {numbered[1]}", kind, numbered[1])
    ):
        name, title = numbered[1], numbered[2]
        made.tasks[name] = 1
    else:
        name, title = identifier(text, made.tasks), text
    draft = Draft(kind, name, title)
    if goal is not None:
        draft.statements.append(f"bidrar till nämndsmålet {goal.draft.name}")
    for word, printed in (("klart senast", row.done_by), ("redovisas senast", row.reported_by)):
        if printed is not None:
            draft.statements.extend(deadline_lines(kind, word, printed, made.year))
    if row.done_by is None and row.reported_by is None:
        draft.statements.append(comment("fråga: när ska det vara klart?"))
        draft.statements.append(comment(f"klart senast {made.year}-12-31"))
    if row.responsible is not None:
        draft.statements.append(f"ansvarig {quote(row.responsible)}")
    made.blocks.append(draft)
