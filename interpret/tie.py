"""What was found in a report and a plan in, the case out, and a question for every name that did not fit exactly."""

from engine.case import Case, Outcome, Period, Report, Stated, Table, TableRow
from engine.facts import folded
from engine.plan import Measure, Plan
from findings.span import Span
from findings.text import Text
from interpret.found import Found, FoundGoal, FoundMeasure, FoundTable, Question


def tie(found: Found, plan: Plan, document: str, sha256: str | None) -> tuple[Case, tuple[Question, ...]]:
    """The report as a case of the plan. Only names that are the same once folded are tied; others are asked about."""
    questions = list(found.questions)
    place = Span(document)
    year = found.year or (plan.years[0] if plan.years else 1)
    report = Report(found.title, Period(year, found.month), None, document, sha256, place)
    outcomes = tuple(one for measure in found.measures for one in _outcomes(measure, plan, questions))
    stated = tuple(one for goal in found.goals for one in _stated(goal, plan, questions))
    tables = tuple(_table(table) for table in found.tables)
    return Case(report, plan.title, outcomes, stated, (), tables, place), tuple(questions)


def _table(table: FoundTable) -> Table:
    rows = tuple(TableRow(name.printed, cells, name.place) for name, cells in table.rows)
    return Table(table.name, table.columns, rows, table.place, table.unit)


def _stated(goal: FoundGoal, plan: Plan, questions: list[Question]) -> list[Stated]:
    """What is stated of a goal of the plan; a priority goal is tied by its sentence alone."""
    if goal.is_priority:
        return []
    sentence = folded(goal.sentence.printed)
    fitting = [one for one in plan.goals if sentence in {folded(n) for n in (one.sentence, *one.also_called)}]
    if len(fitting) != 1:
        ask = Text(
            f'vilket mål i planen är "{goal.sentence.printed}"?',
            f'which goal of the plan is "{goal.sentence.printed}"?',
        )
        questions.append(Question(ask, goal.place, tuple(one.name for one in fitting)))
        return []
    if len(goal.verdicts) > 1:
        words = tuple(cell.printed for cell in goal.verdicts)
        ask = Text("vilken bedömning gäller målet?", "which verdict is the goal's?")
        questions.append(Question(ask, goal.verdicts[0].place, words))
    word = goal.verdicts[0] if len(goal.verdicts) == 1 else None
    reason = goal.comments[0] if goal.comments else None
    place = goal.place if word is None else word.place
    return [Stated(fitting[0].name, goal.sentence, word, reason, place, place)]


def _outcomes(measure: FoundMeasure, plan: Plan, questions: list[Question]) -> list[Outcome]:
    named = [one for one in plan.measures if folded(measure.name.printed) in _names(one)]
    fitting = [one for one in named if measure.is_indicator in (None, one.is_indicator)]
    if len(fitting) != 1:
        name = measure.name.printed
        ask = Text(f'vilket nyckeltal i planen är "{name}"?', f'which measure of the plan is "{name}"?')
        questions.append(Question(ask, measure.name.place, tuple(one.name for one in named)))
        return []
    return [
        Outcome(
            measure=fitting[0].name,
            targets=measure.targets,
            years=measure.years,
            forecasts=measure.forecasts,
            comparators=measure.comparators,
            by_sex=(),
            parts=(),
            ranked=(),
            answers=(),
            title=measure.name,
            source=measure.source,
            place=measure.place,
            span=measure.place,
        )
    ]


def _names(measure: Measure) -> set[str]:
    return {folded(name) for name in (measure.title, measure.name, *measure.also_called)}
