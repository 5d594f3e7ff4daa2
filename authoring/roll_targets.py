"""A measure's block and the years a plan moves to in, the target lines it gets and what must be asked out."""

import re
from collections.abc import Iterator, Mapping

from attrs import frozen

from authoring.roll_years import Move, shown
from authoring.rule_lines import lines_below, quote
from dsl import ast
from engine.names import key
from engine.plan import Measure, TargetOfYear

#: What an answer may be, besides a target: the same as before, and that there is to be none.
SAME = ("=", "samma")
NO_TARGET = "saknar"
#: By what the plan's own decision is asked for and answered; no measure has this name.
PLAN = ""
#: Begins every comment that asks for something; lint and the planner look for it.
ASKS = "# fråga: "
_ASKED = re.compile(rf"\s*{ASKS}(målvärde|beslut för) [0-9][0-9–, ]*\?(?: \((.*)\))?\s*")


@frozen
class Question:
    """A target, or the plan's decision, that the new years need and nobody has given."""

    #: The measure, as answers are given by it; `PLAN` for the plan's decision.
    name: str
    title: str
    #: The years asked for, both ends included.
    first: int
    last: int
    #: What was there before: `2020: minst 90 %`, and what is to be known of it.
    before: str
    #: Whether `=` can be answered: what was asked for before can be asked for anew.
    can_stay: bool


@frozen
class NewLines:
    """What a measure's block gets after one of its lines."""

    line: ast.Line
    texts: tuple[str, ...]
    #: What nobody has answered as yet.
    unanswered: tuple[Question, ...]


def questions_of(measure: Measure, block: ast.Block, move: Move) -> tuple[Question, ...]:
    """What must be asked of the measure: one question for each run of years, where it was asked for before them."""
    return tuple(question for question, _ in _asked(measure, block, move, None) if question is not None)


def new_lines(
    measure: Measure, block: ast.Block, move: Move, answers: Mapping[str, str], decision: str | None
) -> NewLines | None:
    """The targets of the new years: those that go on by themselves, those answered, and questions for the rest.

    `decision` is the plan's: it decided also the targets that go on and name none of their own.
    """
    texts: list[str] = []
    unanswered: list[Question] = []
    for question, written in _asked(measure, block, move, decision):
        answer = "" if question is None else answers.get(key(measure.name), "").strip()
        if question is None:
            texts.extend(written)
        elif not answer:
            unanswered.append(question)
            texts.append(f"{ASKS}målvärde {shown(question.first, question.last)}? ({question.before})")
            texts.extend(_decision_question(measure, question))
        elif answer.casefold() in SAME:
            texts.extend(written)
            texts.extend(_decision_question(measure, question))
        elif answer.casefold() == NO_TARGET:
            texts.append(f"saknar målvärde {shown(question.first, question.last)}")
        else:
            texts.append(f"mål {shown(question.first, question.last)} {answer}")
            texts.extend(() if _own_decision(answer) else _decision_question(measure, question))
    last = _last_before(block, move)
    return None if last is None or not texts else NewLines(last, tuple(texts), tuple(unanswered))


def is_asked(line: str) -> bool:
    """Whether a line is a comment that asks for a target or a decision, as is written here."""
    return _ASKED.fullmatch(line) is not None


def decision_asked(line: str) -> str | None:
    """What a comment that asks for a decision says of the one before; None where the line is no such comment."""
    found = _ASKED.fullmatch(line)
    return None if found is None or found[1] != "beslut för" else found[2] or ""


# --- What is asked ------------------------------------------------------------------------------


def _asked(
    measure: Measure, block: ast.Block, move: Move, decision: str | None
) -> Iterator[tuple[Question | None, list[str]]]:
    """Each run of years without a target: the question, or None where the target goes on; and the old target anew."""
    for years in _runs(measure, block, move):
        first, last, before = years[0], years[-1], _before(measure, years[0])
        if before is not None and _goes_on(before, last):
            own = before.line.decision
            decided = decision if own is None else own.text
            yield None, [_line_anew(before, first, last) + ("" if decided is None else f" enligt {quote(decided)}")]
        else:
            told = _told(measure, before, years)
            stays = before is None or before.target.share is None or before.target.end is None
            yield Question(measure.name, measure.title, first, last, told, stays), _anew(measure, before, years)


def _runs(measure: Measure, block: ast.Block, move: Move) -> Iterator[tuple[int, ...]]:
    """The new years that have no target though the plan had one before them, or said that it had none, by runs.

    Where only years to come have targets, as with `halveras från 2022 till 2026`, nothing was asked of this one
    either; of a line `på väg mot` the years up to its end are a run of their own.
    """
    run: list[int] = []
    valid = next((line.years for line in block.lines if isinstance(line, ast.ValidLine)), None)
    for year in move.new:
        had = any(target.year == year for target in measure.targets) or _without(measure, year)
        said = _before(measure, year) is not None or any(years.last < year for years in measure.without_target)
        in_force = valid is None or valid.first <= year <= valid.last
        wanted = said and not had and in_force
        before = _before(measure, year)
        breaks = run and before is not None and _goes_on(before, run[-1]) and not _goes_on(before, year)
        if run and (not wanted or breaks or run[-1] != year - 1):
            yield tuple(run)
            run = []
        if wanted:
            run.append(year)
    if run:
        yield tuple(run)


def _before(measure: Measure, year: int) -> TargetOfYear | None:
    """The latest target before a year."""
    return next((target for target in reversed(measure.targets) if target.year < year), None)


def _without(measure: Measure, year: int) -> bool:
    return any(years.first <= year <= years.last for years in measure.without_target)


def _goes_on(target: TargetOfYear, year: int) -> bool:
    """Whether the target itself says what is asked for in a later year: a line towards the end of which it is."""
    return target.target.compare is ast.Compare.LINE and target.target.end is not None and year <= target.target.end


def _told(measure: Measure, before: TargetOfYear | None, years: tuple[int, ...]) -> str:
    """What was asked for before, and what is to be known when it is asked for anew."""
    first, parts = years[0], []
    without = max((span.last for span in measure.without_target if span.last < first), default=None)
    if without is not None and (before is None or without > before.year):
        parts.append(f"{without}: saknar målvärde")
    if before is not None:
        partly = "" if before.partial is None else f", delvis {before.partial.printed}"
        parts.append(f"{before.year}: {before.target.printed}{partly}")
    if measure.cycle is not None and len(years) == 1:
        step, start = measure.cycle
        beyond = (first - measure.lag - start) % step
        parts.extend([f"mäts nästa gång {first - measure.lag - beyond + step}"] if beyond else [])
    if measure.new_from is not None and before is not None and before.year < measure.new_from <= first:
        parts.append(f"nytt mått från {measure.new_from}")
    return ", ".join(parts)


# --- What is written ----------------------------------------------------------------------------


def _anew(measure: Measure, before: TargetOfYear | None, years: tuple[int, ...]) -> list[str]:
    """What was asked for before, of the new years; a mean of the years up to its own moves with them."""
    if before is None or any(before.year < without.last < years[0] for without in measure.without_target):
        return [f"saknar målvärde {shown(years[0], years[-1])}"]
    mean = before.target.years
    if mean is not None and mean.last == before.year:
        return [_line_anew(before, year, year) for year in years]
    return [_line_anew(before, years[0], years[-1])]


def _line_anew(before: TargetOfYear, first: int, last: int) -> str:
    """The target's line for other years, without its decision."""
    line = before.line
    text = f"mål {shown(first, last)} {_moved_mean(line.target, before.year, first)}"
    if line.partial is not None:
        text += f", delvis {_moved_mean(line.partial, before.year, first)}"
    return text


def _moved_mean(target: ast.Target, year: int, to: int) -> str:
    """The target as written; the years of a mean up to the target's own `year` are those up to the year `to`."""
    if target.years is None or target.years.last != year:
        return target.printed
    years = r"(?<![0-9])[0-9]{4}(?![0-9])"
    return re.sub(years, lambda found: str(int(found[0]) + to - year), target.printed, count=2)


def _decision_question(measure: Measure, question: Question) -> Iterator[str]:
    """Asks for the decision of the new target, where an earlier one of the measure had its own."""
    for target in reversed(measure.targets):
        decision = target.line.changed_by or target.line.decision
        if target.year < question.first and decision is not None:
            yield f"{ASKS}beslut för {shown(question.first, question.last)}? ({target.year}: {decision.text})"
            return


def _own_decision(answer: str) -> bool:
    """Whether an answer names its decision."""
    lines = lines_below(ast.Heading.MEASURE, f"mål 2000 {answer}") or ()
    return any(isinstance(line, ast.TargetLine) and bool(line.decision or line.changed_by) for line in lines)


def _last_before(block: ast.Block, move: Move) -> ast.Line | None:
    """The last line that says what is asked for in the years before the last new one."""
    lines = [line for line in block.lines if isinstance(line, ast.TargetLine | ast.NoTargetLine)]
    before = [line for line in lines if line.years.first <= move.new[-1]]
    return next(reversed(before or lines), None)
