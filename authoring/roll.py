"""Rule file text and a later year in, the plan of that year as a rule file and the list of what changed out.

The text is edited where something follows from the year, and is else as it was: comments, order and wording.
Targets of the old years stay as history: they say nothing of the new years, and a report that prints them is
checked against them. Nothing is decided here: what the new years need is asked for, in comments where nobody answers.
"""

from collections.abc import Iterator, Mapping

from attrs import define, field, frozen

from authoring.edits import (
    Edits,
    comment_out,
    comment_out_block,
    edited,
    edits_of,
    take_out,
    write_after,
    write_instead,
    write_over,
)
from authoring.roll_ended import Ended, ended, expires
from authoring.roll_look import to_look_at
from authoring.roll_targets import ASKS, PLAN, SAME, Question, decision_asked, is_asked, new_lines, questions_of
from authoring.roll_years import Move, move_of, moved_title, moved_written, moved_year, shown, shown_years
from authoring.rule_lines import quote
from dsl import ast
from dsl.ast import Heading
from dsl.formatter import formatted, sentence
from dsl.parser import parse
from dsl.statements import Statement, cut, with_roles
from dsl.words import Token
from engine.changes import MeasureChange, measure_changes
from engine.names import all_of_kind, first, key
from engine.plan import Measure, Plan
from engine.resolve import resolve
from engine.uses import uses
from findings.finding import Finding, Severity
from findings.span import Span
from findings.text import Text

_TASKS = (Heading.ASSIGNMENT, Heading.ACTIVITY)


@frozen
class Source:
    """A rule file with a plan and without mistakes."""

    text: str
    #: What it imports, and the file itself last.
    files: tuple[ast.File, ...]
    plan: Plan


@frozen
class Rolled:
    """The plan of the new years."""

    text: str
    move: Move
    before: Plan
    after: Plan
    #: What became of every measure's target, of the first year that the plan was not for before.
    changes: tuple[MeasureChange, ...]
    unanswered: tuple[Question, ...]
    #: What else was changed, and what somebody should look at, a sentence each.
    told: tuple[Text, ...]


def moved(source: Source, to: int) -> Move | Text:
    """The years that the plan moves to when `to` is its first; what hinders it, as a sentence."""
    return move_of(source.plan, all_of_kind(_plan_block(source).lines, ast.PeriodLine), to)


def questions(source: Source, move: Move) -> tuple[Question, ...]:
    """What must be asked for the new years: the plan's decision, then the targets in the order of the file."""
    over = ended(source.files, move)
    known = _decision_before(source)
    asked = [] if known is None else [_decision_question(source.plan, move, known[1])]
    for block, measure in _own_measures(source):
        if key(measure.name) not in over.measures:
            asked.extend(questions_of(measure, block, move))
    return tuple(asked)


def mistake_in(source: Source, move: Move, question: Question, answer: str) -> Finding | None:
    """Why an answer cannot stand in the rule file, as the language tells it; None: it can."""
    text = _rolled_text(source, move, {question.name: answer}).text
    return next((one for one in _read(source, text)[1] if one.severity is Severity.ERROR), None)


def roll(source: Source, move: Move, answers: Mapping[str, str]) -> Rolled:
    """The plan of the new years, as `malkoll fmt` writes it, and what changed.

    `answers` are by the measure's name: a target as it stands after `mål 2021`, `=` for the same as before,
    `saknar` for none on purpose; that of the plan's decision is under `PLAN`. What has no answer is asked
    for in a comment.
    """
    done = _rolled_text(source, move, answers)
    text = formatted(done.text, source.files[-1].document)
    after, _ = _read(source, text)
    assert after is not None
    changes = _of_the_plan(measure_changes(source.plan, after, move.entered[0]), after)
    told = (*done.told, *to_look_at(source.plan, after, move, changes))
    return Rolled(text, move, source.plan, after, changes, tuple(done.unanswered), told)


def _of_the_plan(changes: tuple[MeasureChange, ...], after: Plan) -> tuple[MeasureChange, ...]:
    """`changes` without the measures of other files that the plan does not use: they are not its to decide."""
    named = uses(after).named
    return tuple(
        change
        for change in changes
        if change.after is None or not change.after.imported or key(change.after.name) in named
    )


def _read(source: Source, text: str) -> tuple[Plan | None, tuple[Finding, ...]]:
    file, findings = parse(text, source.files[-1].document)
    plan, of_plan = resolve((*source.files[:-1], file))
    return plan, (*findings, *of_plan)


# --- The plan -----------------------------------------------------------------------------------


@define
class _Rolling:
    """The text as far as it has been edited."""

    source: Source
    move: Move
    answers: Mapping[str, str]
    over: Ended
    edits: Edits
    #: By name, what the file itself declares.
    measures: Mapping[str, Measure]
    #: The file's statements by their first line.
    statements: dict[int, Statement]
    text: str = ""
    unanswered: list[Question] = field(factory=list)
    told: list[Text] = field(factory=list)


def _rolled_text(source: Source, move: Move, answers: Mapping[str, str]) -> _Rolling:
    """The edited text, not formatted as yet."""
    document = source.files[-1].document
    rolling = _Rolling(
        source,
        move,
        {key(name): " ".join(answer.split()) for name, answer in answers.items()},
        ended(source.files, move),
        edits_of(source.text),
        {key(measure.name): measure for _, measure in _own_measures(source)},
        {one.line: one for one in cut(source.text, document)},
    )
    for number, line in enumerate(rolling.edits.lines, 1):
        if is_asked(line):
            take_out(rolling.edits, number)
    _plan(rolling, _plan_block(source))
    for block in source.files[-1].blocks:
        _block(rolling, block)
    rolling.text = edited(rolling.edits)
    return rolling


def _plan_block(source: Source) -> ast.Block:
    return next(block for block in source.files[-1].blocks if block.heading is Heading.PLAN)


def _own_measures(source: Source) -> Iterator[tuple[ast.Block, Measure]]:
    """The blocks of the file itself that declare a measure, with what they declare."""
    by_name = {key(measure.name): measure for measure in source.plan.measures}
    for block in source.files[-1].blocks:
        if block.heading in (Heading.INDICATOR, Heading.MEASURE) and block.name is not None:
            yield block, by_name[key(block.name.text)]


def _plan(rolling: _Rolling, block: ast.Block) -> None:
    """The title, the years and the decision of the plan."""
    heading = rolling.statements[block.span.line or 1]
    for token in heading.tokens:
        if token.kind in ("STRING", "MORE"):
            title = moved_title(token.text, rolling.move)
            write_over(rolling.edits, token.line, token.column, token.column + len(token.text), title)
    lines = all_of_kind(block.lines, ast.PeriodLine)
    for span in (years.span for line in lines for years in line.years):
        column, end, line = *_columns(span), rolling.edits.lines[(span.line or 1) - 1]
        years = moved_written(line[column - 1 : end - 1], rolling.move.step)
        write_over(rolling.edits, span.line or 1, column, end, years)
    if not lines:
        write_after(rolling.edits, heading.last_line, [f"  år {shown_years(rolling.move.new)}"])
    _decision(rolling, block)


def _decision(rolling: _Rolling, block: ast.Block) -> None:
    """The plan's decision was about the old years: it stays with their targets, and a new one is asked for."""
    known = _decision_before(rolling.source)
    if known is None:
        return
    at, question = known[0], _decision_question(rolling.source.plan, rolling.move, known[1])
    answer = rolling.answers.get(PLAN, "")
    if answer and answer.casefold() not in SAME:
        decided, comment = f"beslut {quote(answer)}", f"# beslut för {question.before}" if question.before else ""
    else:
        rolling.unanswered.append(question)
        decided, comment = "", f"{ASKS}beslut för {shown_years(rolling.move.new)}?"
        comment += f" ({question.before})" if question.before else ""
    lines = all_of_kind(block.lines, ast.DecisionLine)
    for line in lines[:1]:
        write_instead(rolling.edits, at, _statement(rolling, line).last_line, decided)
        at, decided = _statement(rolling, line).last_line, ""
    for line in lines[1:]:
        _end_line(rolling, line)
    write_after(rolling.edits, at, [f"  {text}" for text in (decided, comment) if text])


def _decision_before(source: Source) -> tuple[int, str] | None:
    """Where the plan says its decision, and `2020: KF …`; else where it was asked for, and what is said there."""
    plan, block = source.plan, _plan_block(source)
    line = first(block.lines, ast.DecisionLine)
    if line is not None:
        return line.span.line or 1, f"{shown_years(plan.years)}: {line.decision.text}"
    begin = block.span.line or 1
    following = [other.span.line or 1 for other in source.files[-1].blocks if (other.span.line or 1) > begin]
    lines = source.text.split("\n")[begin : min(following, default=None)]
    asked = ((number, decision_asked(line)) for number, line in enumerate(lines, begin + 1))
    return next(((number, before) for number, before in asked if before is not None), None)


def _decision_question(plan: Plan, move: Move, before: str) -> Question:
    return Question(PLAN, plan.title, move.new[0], move.new[-1], before, False)


# --- The blocks ---------------------------------------------------------------------------------


def _block(rolling: _Rolling, block: ast.Block) -> None:
    """What becomes of one block of the file."""
    name = key(block.name.text) if block.name is not None else ""
    if block.heading in (Heading.INDICATOR, Heading.MEASURE):
        if name in rolling.over.measures:
            years = rolling.over.measures[name]
            _end_block(rolling, block, f"utgått {_to(rolling)} (gällde {shown(years.first, years.last)})")
            return
        _targets(rolling, block)
    elif block.heading in _TASKS and name in rolling.over.tasks:
        _, until = rolling.over.tasks[name]
        _end_block(rolling, block, f"avslutat före {_to(rolling)} ({until})")
        task = _name_of(block)
        rolling.told.append(
            Text(f"{block.heading.value} {task} är avslutat ({until})", f"the task {task} has ended ({until})")
        )
        return
    for line in block.lines:
        _line(rolling, block, line)
    if name in rolling.over.needed and block.heading in (Heading.INDICATOR, Heading.MEASURE):
        last = rolling.over.needed[name].last
        rolling.told.append(
            Text(
                f'"{_name_of(block)}" gällde till och med {last}, men ett villkor eller ett annat mått behöver det',
                f'"{_name_of(block)}" was valid until {last}, but a condition or another measure needs it',
            )
        )


def _to(rolling: _Rolling) -> int:
    return rolling.move.new[0]


def _name_of(block: ast.Block) -> str:
    return block.name.text if block.name is not None else ""


def _end_block(rolling: _Rolling, block: ast.Block, why: str) -> None:
    begin = block.span.line or 1
    last = max([begin, *(line.span.line or 1 for line in block.lines)])
    comment_out_block(rolling.edits, begin, rolling.statements[last].last_line, why)


def _targets(rolling: _Rolling, block: ast.Block) -> None:
    """The new targets below the old, and the decision of the plan on those that it decided and that stay."""
    measure = rolling.measures[key(_name_of(block))]
    decision = rolling.source.plan.decision
    new = new_lines(measure, block, rolling.move, rolling.answers, decision)
    if new is not None:
        write_after(rolling.edits, _statement(rolling, new.line).last_line, [f"  {text}" for text in new.texts])
        rolling.unanswered.extend(new.unanswered)
    stay = {target.line for target in measure.targets if target.year >= _to(rolling)}
    for line in all_of_kind(block.lines, ast.TargetLine):
        room = line.decision is None and (line.changed_from is None or line.changed_by is not None)
        if decision is not None and line in stay and room:
            last = _statement(rolling, line).tokens[-1]
            end = last.column + len(last.text)
            write_over(rolling.edits, last.line, end, end, f" enligt {quote(decision)}")


def _line(rolling: _Rolling, block: ast.Block, line: ast.Line) -> None:
    """What becomes of one line of a block that stays."""
    if isinstance(line, ast.SuppressionLine) and expires(line, rolling.move):
        _end_line(rolling, line)
        rolling.told.append(
            Text(
                f"känd avvikelse {line.code} gick ut {line.until}",
                f"the known deviation {line.code} ended {line.until}",
            )
        )
    elif isinstance(line, ast.ExampleLine):
        _example(rolling, block, line)
    elif isinstance(line, ast.MeasuredByLine):
        _listed(rolling, block, line, tuple(weighted.measure for weighted in line.measures))
    elif isinstance(line, ast.ContributesLine) and line.thing in (None, "indikator"):
        _listed(rolling, block, line, line.names)


def _end_line(rolling: _Rolling, line: ast.Line) -> None:
    statement = _statement(rolling, line)
    comment_out(rolling.edits, statement.line, statement.last_line, f"utgått {_to(rolling)}: ")


def _listed(rolling: _Rolling, block: ast.Block, line: ast.Line, names: tuple[ast.Name, ...]) -> None:
    """A list of measures without those that have ended."""
    stay = [number for number, name in enumerate(names) if key(name.text) not in rolling.over.measures]
    if len(stay) == len(names):
        return
    if not stay:
        _end_line(rolling, line)
        name = _name_of(block)
        if isinstance(line, ast.MeasuredByLine):
            rolling.told.append(
                Text(f'"{name}" har inga nyckeltal kvar att mätas med', f'"{name}" has no measures left')
            )
        return
    statement, begin = _statement(rolling, line), names[0].span
    written = rolling.edits.lines[statement.line - 1][statement.tokens[0].column - 1 : (begin.column or 1) - 1]
    before = " ".join(written.split()) + " "
    items = sentence(with_roles(statement))[len(before) :].split(", ")
    text = before + ", ".join(items[number] for number in stay)
    write_instead(rolling.edits, statement.line, statement.last_line, text)


def _example(rolling: _Rolling, block: ast.Block, line: ast.ExampleLine) -> None:
    """An example moves with the year it judges; one with a measure that has ended is one no more."""
    gone = [value.measure.text for value in line.values if key(value.measure.text) in rolling.over.measures]
    if gone:
        _end_line(rolling, line)
        name = _name_of(block)
        rolling.told.append(
            Text(
                f'ett exempel på "{name}" gäller "{gone[0]}", som har utgått',
                f'an example of "{name}" is about "{gone[0]}", which has been dropped',
            )
        )
        return
    years = moved_year(line.year if line.year is not None else rolling.move.old[-1], rolling.move)
    for token in _years_of(_statement(rolling, line), line):
        end = token.column + len(token.text)
        write_over(rolling.edits, token.line, token.column, end, str(int(token.text) + years))


def _years_of(statement: Statement, line: ast.ExampleLine) -> Iterator[Token]:
    """The years in an example: the one judged, those of its figures, and that of the mark `på 2019`."""
    after = line.values[-1].span if line.values else line.span
    verdict = (after.line or 1, (after.end if line.values else after.column) or 1)
    for token, following in zip(statement.tokens, (*statement.tokens[1:], None), strict=True):
        names_year = following is not None and following.kind in ("=", ":")
        if token.kind == "INT" and (names_year or (token.line, token.column) >= verdict):
            yield token


def _statement(rolling: _Rolling, line: ast.Line) -> Statement:
    return rolling.statements[line.span.line or 1]


def _columns(span: Span) -> tuple[int, int]:
    return span.column or 1, span.end or 1
