"""Findings of something missing and the reports read in; those that an open question may answer say so, out.

What is asked about may be what is missing: then nobody can say yet that it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from attrs import evolve

from findings.finding import Finding, Severity
from findings.text import Text

if TYPE_CHECKING:  # loaded by what runs, not by every start
    from interpret.found import FoundGoal, Question
    from interpret.reading import Reading

#: Of an outcome that the report lacks, and of a verdict.
_NO_OUTCOME, _NO_VERDICT = "MK402", "MK408"
_SCORE = re.compile(r" \([0-9]{1,3}\)$")
#: What is asked of a whole column of figures.
_OF_COLUMNS = ("kolumn: ", "rubriker: ")


def beside_questions(findings: Iterable[Finding], readings: Iterable[Reading]) -> tuple[Finding, ...]:
    """The findings; one of a goal that an open question may be about is a warning, and points to the question."""
    open_goals: dict[tuple[str, str], tuple[Reading, bool]] = {}
    for reading in (one for one in readings if one.planned):
        for code, question, goals in _about(reading):
            for goal in goals:
                _, can_be_answered = open_goals.get((code, goal), (reading, True))
                open_goals[code, goal] = reading, can_be_answered and bool(question.key)
    return tuple(_beside(finding, open_goals.get((finding.code, finding.goal or ""))) for finding in findings)


def _beside(finding: Finding, question: tuple[Reading, bool] | None) -> Finding:
    if question is None or finding.severity is Severity.NOTE:
        return finding
    return evolve(finding, severity=Severity.WARNING, message=_message(finding), help=_help(*question))


def _about(reading: Reading) -> Iterator[tuple[str, Question, frozenset[str]]]:
    """Each open question, with the goals whose outcome or verdict it may be about."""
    for one in reading.questions:
        goals = _named(reading, one) | _of_rows(reading, one)
        yield _NO_OUTCOME, one, goals | (_of_columns(reading) if one.key.startswith(_OF_COLUMNS) else frozenset())
        yield _NO_VERDICT, one, goals | _of_verdicts(reading, one)


def _named(reading: Reading, question: Question) -> frozenset[str]:
    """The goals that a question of a name may be about: the goal itself, or a measure of it."""
    names = frozenset(_SCORE.sub("", name) for name in question.readings)
    if question.key.startswith("mål: "):
        return names & {goal.name for goal in reading.plan.goals}
    return _with_measures(reading, names) if question.key.startswith("nyckeltal: ") else frozenset()


def _of_rows(reading: Reading, question: Question) -> frozenset[str]:
    """The goals that a refused row names, or a measure of."""
    from interpret.plan_names import exactly, goal_names, key_of, measure_names

    measures = {one.name: measure_names(one) for one in reading.plan.measures}
    goals = {one.name: goal_names(one) for one in reading.plan.goals}
    found: set[str] = set()
    for row in filter(None, question.row.split("\n")):
        parts = row.split(" | ")
        found.update(name for part in parts for name in exactly(part, goals))
        own = {name for part in parts for name in exactly(part, measures)}
        # A row that is not cut begins with the name.
        begins = {n for n, texts in measures.items() if any(key_of(row).startswith(f"{key_of(t)} ") for t in texts)}
        found |= _with_measures(reading, own or begins)
    return frozenset(found)


def _of_columns(reading: Reading) -> frozenset[str]:
    """The goals of which a measure stands in a table of the report: perhaps with the column that is asked about."""
    from interpret.plan_names import exactly, measure_names

    measures = {one.name: measure_names(one) for one in reading.plan.measures}
    printed = {one.name.printed for one in reading.found.measures}
    printed |= {name.printed for table in reading.found.tables for name, _ in table.rows}
    return _with_measures(reading, {name for one in printed for name in exactly(one, measures)})


def _of_verdicts(reading: Reading, question: Question) -> frozenset[str]:
    """The goals whose verdict a word, a sign or a colour may be."""
    from interpret.collected import verdict_key, word_key
    from interpret.plan_names import exactly, goal_names

    if not question.key.startswith("bedömning: "):
        return frozenset()

    def is_asked(goal: FoundGoal) -> bool:
        return question.key in {verdict_key(goal), *(word_key(mark.printed) for mark in goal.marks)}

    own = {goal.name: goal_names(goal) for goal in reading.plan.goals}
    asked = [goal.sentence.printed for goal in reading.found.goals if is_asked(goal)]
    # A word that stands by itself may be the verdict of any goal.
    return frozenset(name for one in asked for name in exactly(one, own)) if asked else frozenset(own)


def _with_measures(reading: Reading, names: Iterable[str]) -> frozenset[str]:
    measures = frozenset(names)
    return frozenset(goal.name for goal in reading.plan.goals if measures & {name for name, _ in goal.measures})


def _message(finding: Finding) -> Text:
    """What is found; that the report has no verdict is not known while it is asked about."""
    if finding.code != _NO_VERDICT:
        return finding.message
    return Text(
        finding.message.sv.replace("har ingen bedömning i rapporten", "har ingen bedömning som har kunnat läsas"),
        finding.message.en.replace("has no assessment in the report", "has no assessment that could be read"),
    )


def _help(reading: Reading, can_be_answered: bool) -> Text:
    from interpret.answers import answers_path

    path = answers_path(reading.plan.span.document)
    sv, en = "det som saknas kan vara det som rapporten frågas om", "what is missing may be what is asked about"
    if not can_be_answered:
        return Text(f"{sv}: se frågorna ovan, och rätta i rapporten", f"{en}: see the questions above, mend the report")
    return Text(
        f"{sv}: svara i {path} (malkoll read -o skriver frågorna dit)",
        f"{en}: answer in {path} (malkoll read -o writes the questions there)",
    )
