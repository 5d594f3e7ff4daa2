"""A plan before and after it has moved to new years in, what somebody should look at in the new one out."""

import re
from collections.abc import Iterable, Iterator

from authoring.roll_years import Move
from engine.changes import Became, MeasureChange
from engine.examples import agrees, judge_examples
from engine.facts import folded
from engine.names import key
from engine.ownership import target_of
from engine.plan import Measure, Plan
from findings.text import Text


def to_look_at(before: Plan, after: Plan, move: Move, changes: tuple[MeasureChange, ...]) -> Iterator[Text]:
    """What only somebody who knows the goals can settle, a sentence each."""
    yield from _same_title(before, after)
    yield from _old_years(after, move)
    yield from _imported(changes, move)
    yield from _without_partly(changes)
    yield from _examples(after, move)


def _same_title(before: Plan, after: Plan) -> Iterator[Text]:
    if folded(before.title) == folded(after.title):
        yield Text(
            f'planen heter "{after.title}" båda åren: ge den ett namn som skiljer dem åt',
            f'the plan is called "{after.title}" both years: give it a name that tells them apart',
        )


def _old_years(after: Plan, move: Move) -> Iterator[Text]:
    """Goals whose sentence names a year that the plan is no longer for."""
    for goal in after.goals:
        named = {int(year) for year in re.findall(r"(?<![0-9])[0-9]{4}(?![0-9])", goal.sentence)}
        for year in sorted(named & set(move.left)):
            yield Text(f'målsatsen för "{goal.name}" nämner {year}', f'the sentence of "{goal.name}" mentions {year}')


def _imported(changes: Iterable[MeasureChange], move: Move) -> Iterator[Text]:
    """Targets that are declared in a file that the plan uses: they are not moved."""
    for change in changes:
        if change.became is Became.WITHOUT and change.after is not None and change.after.imported:
            document = change.after.span.document
            yield Text(
                f'"{change.after.name}" får sitt målvärde för {move.entered[0]} i {document}, som inte ändras här',
                f'"{change.after.name}" has its target for {move.entered[0]} in {document}, which is not changed here',
            )


def _without_partly(changes: Iterable[MeasureChange]) -> Iterator[Text]:
    """New targets that say nothing of when they are met in part, where the old did."""
    for change in changes:
        if change.new is None or change.old is None or change.after is None:
            continue
        if change.old.partial is not None and change.new.partial is None:
            yield Text(
                f'"{change.after.name}" {change.new.year} har inget "delvis {change.old.partial.printed}", '
                f"som {change.old.year} hade",
                f'"{change.after.name}" {change.new.year} has no "delvis {change.old.partial.printed}", '
                f"which {change.old.year} had",
            )


def _examples(after: Plan, move: Move) -> Iterator[Text]:
    """Examples that no longer give what they say, of goals whose measures have their targets, or none on purpose."""
    measures = {key(measure.name): measure for measure in after.measures}
    for judged in judge_examples(after):
        name, example = judged.goal.name, judged.example
        year = example.year if example.year is not None else move.new[-1]
        has_targets = all(_is_decided(measures[key(of)], year) for of, _ in judged.goal.measures)
        if has_targets and not agrees(judged):
            yield Text(
                f'exemplet på "{name}" på rad {example.span.line} ger nu "{judged.word}", inte det som står',
                f'the example of "{name}" on line {example.span.line} now gives "{judged.word}", not what it says',
            )


def _is_decided(measure: Measure, year: int) -> bool:
    """Whether the measure has a target of the year, or says that it has none."""
    without = any(years.first <= year <= years.last for years in measure.without_target)
    return without or target_of(measure, year) is not None
