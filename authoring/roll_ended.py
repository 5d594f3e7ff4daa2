"""The blocks of a plan and the years it moves to in, what has ended before them out."""

from collections.abc import Iterable, Iterator
from datetime import date

from attrs import frozen

from authoring.roll_years import Move, first_day, last_day, shown
from dsl import ast
from dsl.ast import Heading
from engine.names import all_of_kind, first, key

_MEASURES = (Heading.INDICATOR, Heading.MEASURE)
_TASKS = (Heading.ASSIGNMENT, Heading.ACTIVITY)
#: Stands for the indicator that a condition speaks of without its name.
_INDICATOR = ""


@frozen
class Ended:
    """What is not part of the plan in the new years."""

    #: Measures by name, with the years that they were for.
    measures: dict[str, ast.Years]
    #: Measures that have ended too, and that something in the plan cannot do without.
    needed: dict[str, ast.Years]
    #: Assignments and activities by name, with the last day and how it is written.
    tasks: dict[str, tuple[date, str]]


def ended(files: tuple[ast.File, ...], move: Move) -> Ended:
    """The measures whose `gäller` has ended, and the tasks that were to be done, before the new years."""
    blocks = [block for file in files for block in file.blocks]
    by_name = {key(block.name.text): block for block in blocks if block.name and block.heading in _MEASURES}
    over = {name: years for name, block in by_name.items() if (years := _validity(block, by_name)) is not None}
    over = {name: years for name, years in over.items() if years.last < move.new[0]}
    needed: dict[str, ast.Years] = {}
    while more := set(_needed(blocks, by_name, set(over) - set(needed))):
        needed.update({name: years for name, years in over.items() if name in more})
    return Ended(
        measures={name: years for name, years in over.items() if name not in needed},
        needed=needed,
        tasks={
            key(block.name.text): last
            for block in blocks
            if block.name is not None and block.heading in _TASKS
            if (last := _last_day(block)) is not None and last[0] < first_day(move)
        },
    )


def expires(line: ast.SuppressionLine, move: Move) -> bool:
    """Whether a known deviation is one no more when the new years end."""
    return line.until is not None and line.until < last_day(move)


def _validity(block: ast.Block, by_name: dict[str, ast.Block]) -> ast.Years | None:
    """The years of `gäller`, the block's own or that of what it is the same measure as."""
    seen: set[str] = set()
    at: ast.Block | None = block
    while at is not None and at.name is not None and key(at.name.text) not in seen:
        seen.add(key(at.name.text))
        valid = first(at.lines, ast.ValidLine)
        if valid is not None:
            return valid.years
        same = first(at.lines, ast.SameAsLine)
        at = None if same is None else by_name.get(key(same.measure.text))
    return None


def _needed(blocks: Iterable[ast.Block], by_name: dict[str, ast.Block], over: set[str]) -> Iterator[str]:
    """Those of `over` that are named in a condition, or that one which is not among them is the same as."""
    every = {name for block in blocks if block.heading is Heading.EVERY_GOAL for name in _named(block)}
    for block in blocks:
        own = _named(block)
        yield from own & over
        indicators = {
            key(name.text)
            for line in all_of_kind(block.lines, ast.ContributesLine)
            for name in line.names
            if key(name.text) in by_name and by_name[key(name.text)].heading is Heading.INDICATOR
        }
        if block.heading is Heading.GOAL and _INDICATOR in own | every and indicators <= over:
            yield from indicators
    for name in by_name.keys() - over:
        for same in all_of_kind(by_name[name].lines, ast.SameAsLine):
            if key(same.measure.text) in over:
                yield key(same.measure.text)


def _named(block: ast.Block) -> set[str]:
    """The measures in the block's conditions."""
    return {name for line in block.lines for name in _measures_in(line)}


def _measures_in(line: ast.Line) -> Iterator[str]:
    """The names of measures in the condition of a verdict line, as compared."""
    if isinstance(line, ast.VerdictLine | ast.ExceptionLine) and line.condition is not None:
        for part in _parts(line.condition):
            if isinstance(part, ast.Reached | ast.ReachesShare | ast.Fulfils | ast.IsMissing | ast.IsPreliminary):
                yield _INDICATOR if part.measure is None else key(part.measure.text)
            elif isinstance(part, ast.SetReached) and part.group is ast.Group.INDICATORS:
                yield _INDICATOR


def _parts(condition: ast.Condition) -> Iterator[ast.Condition]:
    """The condition and every condition in it."""
    yield condition
    if isinstance(condition, ast.And | ast.Or):
        for part in condition.parts:
            yield from _parts(part)
    elif isinstance(condition, ast.Not):
        yield from _parts(condition.part)


def _last_day(block: ast.Block) -> tuple[date, str] | None:
    """The last day of a task, by its deadlines and the years in which it goes on, and how that is written."""
    days = [(line.deadline.last_day, line.deadline.printed) for line in all_of_kind(block.lines, ast.DeadlineLine)]
    for line in all_of_kind(block.lines, ast.ValidLine):
        days.append((date(line.years.last, 12, 31), shown(line.years.first, line.years.last)))
    return max(days, default=None)
