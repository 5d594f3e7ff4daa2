"""What was found in a report and a plan in, the case out, and a question for every name that did not fit exactly."""

from collections.abc import Mapping

from attrs import define, evolve, field

from engine.case import Case, Cell, Outcome, Period, Report, Stated, Table, TableRow
from engine.facts import folded
from engine.plan import Plan
from findings.span import Span
from findings.text import Text
from interpret.collected import NONE_OF_THEM as NONE_OF_THEM
from interpret.collected import verdict_key, word_key
from interpret.found import Found, FoundAssignment, FoundGoal, FoundMeasure, FoundTable, Question
from interpret.plan_names import damaged, exactly, goal_names, like, measure_names
from interpret.questions import gathered
from interpret.scale import bare, is_shape
from interpret.sentence_verdicts import own_word

_LONGEST_KEY = 200


@define
class _Tie:
    """The plan's names, and the questions so far."""

    plan: Plan
    answers: Mapping[str, str]
    questions: list[Question]
    measures: dict[str, tuple[str, ...]]
    goals: dict[str, tuple[str, ...]]
    assignments: dict[str, tuple[str, ...]]
    #: The measures that the report names exactly somewhere.
    met: frozenset[str] = frozenset()
    #: By number of a found goal, the plan's goal.
    goal_of: dict[int, str] = field(factory=dict)


def tie(
    found: Found, plan: Plan, document: str, sha256: str | None, answers: Mapping[str, str] | None = None
) -> tuple[Case, tuple[Question, ...]]:
    """The report as a case of the plan. Only names that are the same once folded are tied; others are asked about.

    `answers` are what has been answered before, by the question's key; what they answer is not asked again.
    """
    told = {key: answer.strip() for key, answer in (answers or {}).items() if answer.strip()}
    work = _Tie(
        plan,
        told,
        list(found.questions),
        {one.name: measure_names(one) for one in plan.measures},
        {one.name: goal_names(one) for one in plan.goals},
        {one.name: (one.sentence, one.name) for one in plan.assignments},
    )
    work.met = frozenset(name for one in found.measures for name in exactly(one.name.printed, work.measures))
    place = Span(document)
    stated: list[Stated] = []
    for number, goal in enumerate(found.goals):
        stated.extend(one for one in _stated(work, number, goal) if not _is_said(one, stated))
    outcomes: list[Outcome] = []
    tied_tables: set[int] = set()
    for measure in found.measures:
        name = _measure_name(work, measure)
        if name is None:
            continue
        outcomes.append(_outcome(name, measure))
        # Of a measure and a goal of one name it would be taken for the goal's.
        words = measure.verdicts if name not in work.goals else ()
        stated.extend(Stated(name, measure.name, word, None, word.place, word.place) for word in words)
        if measure.table is not None:
            tied_tables.add(measure.table)
    for assignment in found.assignments:
        stated.extend(_assignment(work, assignment))
    tables = tuple(
        _table(table)
        for number, table in enumerate(found.tables)
        if number not in tied_tables and (table.rows or table.columns)
    )
    year = found.year or (plan.years[0] if plan.years else 1)
    report = Report(found.title, Period(year, found.month), found.day, document, sha256, place)
    asked = gathered(one for one in work.questions if not _is_settled(one.key, told))
    return Case(report, plan.title, tuple(outcomes), tuple(stated), (), tables, place), asked


def _is_settled(key: str, told: Mapping[str, str]) -> bool:
    """Whether a question is answered; one about headings that is asked again all the same is not."""
    return key in told and (
        not key.startswith(("kolumn: ", "rubriker: ", "rad: ")) or folded(told[key]) in NONE_OF_THEM
    )


def _stated(work: _Tie, number: int, goal: FoundGoal) -> list[Stated]:
    """What is stated of a goal of the plan; of a priority goal only where it has a verdict of its own."""
    if goal.is_priority and not goal.verdicts:
        return []
    name = _priority_name(work, goal) if goal.is_priority else _goal_name(work, goal)
    if name is None:
        return []
    if not goal.is_priority:
        work.goal_of[number] = name
    is_clear = len(goal.verdicts) == 1 and not _is_of_one_of_several(work.plan, name, goal)
    if goal.verdicts and not is_clear:
        words = tuple(cell.printed for cell in goal.verdicts)
        ask = Text("vilken bedömning gäller målet?", "which verdict is the goal's?")
        work.questions.append(Question(ask, goal.verdicts[0].place, words, verdict_key(goal)))
    word = goal.verdicts[0] if is_clear else _answered_word(work, goal)
    reason = goal.comments[0] if goal.comments else None
    if word is not None:
        word = evolve(word, printed=own_word(word.printed, (one.word for one in work.plan.scale)))
    place = goal.place if word is None else word.place
    return [Stated(name, goal.sentence, word, reason, place, place)]


def _is_of_one_of_several(plan: Plan, name: str, goal: FoundGoal) -> bool:
    """Whether the verdict stands beside one measure of the goal, and the plan has more that it is assessed by."""
    own = next((one.measures for one in plan.goals if one.name == name), ())
    return goal.verdicts[0] in goal.marks and len(own) > 1


def _is_said(one: Stated, before: list[Stated]) -> bool:
    """Whether the same word, or none, is stated of the same goal elsewhere: its sentence was printed in two ways."""
    same = [other for other in before if other.name == one.name]
    words = {folded(bare(other.word.printed)) for other in same if other.word is not None}
    return bool(same) and (one.word is None or folded(bare(one.word.printed)) in words)


def _answered_word(work: _Tie, goal: FoundGoal) -> Cell | None:
    """The verdict that somebody has said that a sign or one of several words is, at its place."""
    marks = [word_key(mark.printed) for mark in goal.marks if not is_shape(mark.printed)]
    signs = [work.answers[key] for key in marks if key in work.answers]
    answer = work.answers.get(verdict_key(goal), signs[0] if len(signs) == 1 else None)
    if answer is None or folded(answer) in NONE_OF_THEM:
        return None
    for cell in goal.verdicts:
        if folded(cell.printed) == folded(answer):
            return cell
    return evolve(goal.marks[0], printed=answer) if goal.marks else None


def _priority_name(work: _Tie, goal: FoundGoal) -> str | None:
    """The plan's priority goal that has exactly this sentence."""
    roll_ups = {one.name: (one.sentence,) for one in work.plan.roll_ups if not one.is_overall}
    fitting = exactly(goal.sentence.printed, roll_ups)
    return fitting[0] if len(fitting) == 1 else None


def _goal_name(work: _Tie, goal: FoundGoal) -> str | None:
    printed = goal.sentence.printed
    fitting = exactly(printed, work.goals)
    if len(fitting) == 1:
        return fitting[0]
    key = _key("mål", printed)
    if key in work.answers:
        return _answer(work.answers[key], work.goals)
    read = damaged(printed, work.goals) if not fitting and not _is_denied(work, printed) else ()
    if len(read) == 1:
        _tell_damage(work, printed, work.goals[read[0]][0], goal.place)
        return read[0]
    close = fitting or tuple(one.shown for one in like(printed, work.goals, 60))
    ask = Text(f'vilket mål i planen är "{printed}"?', f'which goal of the plan is "{printed}"?')
    work.questions.append(Question(ask, goal.place, close, key))
    return None


def _measure_name(work: _Tie, measure: FoundMeasure) -> str | None:
    """The plan's measure that a row is of; None, and a question where it may be one of the plan's."""
    printed = measure.name.printed
    named = exactly(printed, work.measures)
    read = damaged(printed, work.measures) if not named and not _is_denied(work, printed) else ()
    fitting = _narrowed(work, measure, named or read)
    if len(fitting) == 1:
        if not named:
            _tell_damage(work, printed, work.measures[fitting[0]][0], measure.name.place)
        return fitting[0]
    under = work.goal_of.get(measure.goal) if measure.goal is not None else None
    key = _key("nyckeltal", printed, under or "")
    if key in work.answers:
        return _answer(work.answers[key], work.measures)
    close = named or read or tuple(one.shown for one in like(printed, work.measures))
    has_indicators = any(one.is_indicator for one in work.plan.measures)
    if not close and under is not None and not (measure.is_indicator and has_indicators):
        own = next(one.measures for one in work.plan.goals if one.name == under)
        close = tuple(name for name, _ in own if name not in work.met)
    if close:
        ask = Text(f'vilket nyckeltal i planen är "{printed}"?', f'which measure of the plan is "{printed}"?')
        work.questions.append(Question(ask, measure.name.place, close, key))
    return None


def _narrowed(work: _Tie, measure: FoundMeasure, named: tuple[str, ...]) -> tuple[str, ...]:
    """Of several measures of one name, those that the label and the goal above the row leave."""
    by_name = {one.name: one for one in work.plan.measures}
    if measure.is_indicator is not None:
        labelled = tuple(name for name in named if by_name[name].is_indicator is measure.is_indicator)
        # A plan without indicators has one word for both.
        if labelled or any(one.is_indicator is measure.is_indicator for one in work.plan.measures):
            named = labelled
    if len(named) > 1 and measure.goal in work.goal_of and not measure.is_indicator:
        goal = next(one for one in work.plan.goals if one.name == work.goal_of[measure.goal or 0])
        own = {name for name, _ in goal.measures}
        if measure.is_indicator is None and set(goal.indicators) & own & set(named):
            return named
        named = tuple(name for name in named if name in own)
    return named


def _outcome(name: str, measure: FoundMeasure) -> Outcome:
    return Outcome(
        measure=name,
        targets=measure.targets,
        years=measure.years,
        forecasts=measure.forecasts,
        comparators=measure.comparators,
        by_sex=measure.by_sex,
        parts=measure.parts,
        ranked=(),
        answers=(),
        title=measure.name,
        source=measure.source,
        place=measure.place,
        span=measure.place,
    )


def _assignment(work: _Tie, found: FoundAssignment) -> list[Stated]:
    """The status that is stated of an assignment of the plan."""
    printed = found.sentence.printed
    fitting = exactly(printed, work.assignments)
    name = fitting[0] if len(fitting) == 1 else None
    key = _key("uppdrag", printed)
    if name is None and key in work.answers:
        name = _answer(work.answers[key], work.assignments)
    elif name is None:
        close = fitting or tuple(one.shown for one in like(printed, work.assignments, 60))
        if close:
            ask = Text(f'vilket uppdrag i planen är "{printed}"?', f'which assignment of the plan is "{printed}"?')
            work.questions.append(Question(ask, found.place, close, key))
    if name is None:
        return []
    reason = found.comments[0] if found.comments else None
    place = found.place if found.status is None else found.status.place
    return [Stated(name, found.sentence, found.status, reason, place, place)]


def _answer(answer: str, names: Mapping[str, tuple[str, ...]]) -> str | None:
    """The thing that an answer names; None where it says that it is none, or names nothing of the plan."""
    if folded(answer) in NONE_OF_THEM:
        return None
    return next((name for name in names if folded(name) == folded(answer)), None)


def _tell_damage(work: _Tie, printed: str, title: str, span: Span) -> None:
    ask = Text(f'"{printed}" är läst som "{title}"', f'"{printed}" is read as "{title}"')
    work.questions.append(Question(ask, span, (title,), _key("läst", printed)))


def _is_denied(work: _Tie, printed: str) -> bool:
    """Whether somebody has said that a name was not damaged, but is another."""
    return folded(work.answers.get(_key("läst", printed), "")) in NONE_OF_THEM


def _key(kind: str, printed: str, under: str = "") -> str:
    """A question's name: made of what is printed, the same each time the report is read."""
    text = " ".join(printed.split())
    return f"{kind}: {text}{f' ({under})' if under else ''}"[:_LONGEST_KEY]


def _table(table: FoundTable) -> Table:
    rows = tuple(TableRow(name.printed, cells, name.place) for name, cells in table.rows)
    return Table(table.name, table.columns, rows, table.place, table.unit)
