"""Goals and measures as a report has them in, rows of a first rule file out: what the report does not say is asked."""

import re

from attrs import evolve, frozen

from authoring.draft import comment
from authoring.page import RuleText
from authoring.rule_lines import quote
from authoring.skeleton import Head, PlanRow, skeleton
from authoring.verdict_words import scale_lines
from engine.decisions import OUT_OF_REPORT
from findings.span import Span

#: No more verdicts of no goal are named.
_MOST_NAMED = 5
_LEAST = ("minst", "lägst")
#: What a goal's sentence may say of its target value: `ska vara minst 95 procent`.
_COMPARED = re.compile(
    r"\b(minst|lägst|högst|maximalt)\s+[0-9][0-9 \xa0]*(?:,[0-9]+)?\s*(%|procent\b)?(?!\s*\w+/)", re.IGNORECASE
)


@frozen
class Reported:
    """One measure as a report has it, below the goal that it measures."""

    name: str
    is_indicator: bool
    unit: str | None
    #: The year and the printed target.
    targets: tuple[tuple[int, str], ...]
    source: str | None
    place: Span


@frozen
class ReportedGoal:
    """One goal as a report has it; the sentence None where measures stand without one."""

    priority: str | None
    sentence: str | None
    measures: tuple[Reported, ...]
    #: What is to be asked of the goal: what the report does not say for certain.
    asked: tuple[str, ...] = ()


@frozen
class ReportedWords:
    """The words that the report's goals are stated in, and those that stand beside measures of no goal."""

    of_goals: tuple[str, ...] = ()
    #: The measure and its word.
    of_no_goal: tuple[tuple[str, str], ...] = ()


def rules_from_report(
    title: str,
    year: int | None,
    goals: tuple[ReportedGoal, ...],
    document: str,
    words: ReportedWords = ReportedWords(),
) -> RuleText:
    """The rule file of what a report says, every target said to come from the report."""
    rows = [row for goal in goals for row in _rows(goal)]
    head = Head(
        title=title,
        decision=f"{OUT_OF_REPORT} {title}",
        years=None if year is None else str(year),
        lines=(*scale_lines(words.of_goals), *_without_goal(goals, words)),
    )
    return skeleton(head, rows, document, _ABOVE)


def _without_goal(goals: tuple[ReportedGoal, ...], words: ReportedWords) -> list[str]:
    """What is asked of a report where no goal was found, and of verdicts that belong to none."""
    lines = []
    if all(goal.sentence is None for goal in goals):
        lines.append(comment("fråga: vilka mål mäts med nyckeltalen? Inget mål hittades i rapporten. Till exempel:"))
        lines.append(comment('nämndsmål trygghet "Fler ska vara trygga"'))
    if words.of_no_goal:
        said = ", ".join(f"{quote(word)} ({name})" for name, word in words.of_no_goal[:_MOST_NAMED])
        more = " …" if len(words.of_no_goal) > _MOST_NAMED else ""
        lines.append(comment(f"fråga: vilka måls är bedömningarna som står vid nyckeltal utan mål? {said}{more}"))
    return lines


def _rows(goal: ReportedGoal) -> list[PlanRow]:
    indicators = [one for one in goal.measures if one.is_indicator]
    own = [one for one in goal.measures if not one.is_indicator]
    rows = [_row(goal, one, alone=False) for one in indicators]
    rows += [_row(goal, one, alone=len(own) == 1) for one in own]
    rows = rows or [PlanRow(priority_goal=goal.priority, goal=goal.sentence)]
    return [evolve(rows[0], asked=goal.asked), *rows[1:]]


def _row(goal: ReportedGoal, one: Reported, *, alone: bool) -> PlanRow:
    return PlanRow(
        priority_goal=goal.priority,
        goal=goal.sentence,
        indicator=one.name if one.is_indicator else None,
        measure=None if one.is_indicator else one.name,
        unit=one.unit,
        targets=tuple(
            (str(year), _target(printed, one, goal.sentence if alone else None)) for year, printed in one.targets
        ),
        source=one.source,
        place=one.place,
    )


def _target(printed: str, one: Reported, sentence: str | None) -> str:
    """The printed target, with the comparison word that the goal's sentence puts before a figure of the same kind."""
    if one.is_indicator or not printed[:1].isdigit():
        return printed
    in_percent = "%" in printed or one.unit == "andel"
    words = {
        "minst" if found[1].casefold() in _LEAST else "högst"
        for found in _COMPARED.finditer(sentence or "")
        if (found[2] is not None) == in_percent
    }
    return f"{words.pop()} {printed}" if len(words) == 1 else printed


_ABOVE = (
    "# Utkast ur en rapport. Målvärdena är de som rapporten trycker, inte de som någon har beslutat:",
    "# att rapporten stämmer med dem säger ingenting om beslutet. Jämför med budgeten, och rätta beslut.",
)
