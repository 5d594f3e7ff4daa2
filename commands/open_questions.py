"""Findings of something missing and the reports read in; those that an open question may answer say so, out.

What is asked about may be what is missing: then nobody can say yet that it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from attrs import evolve

from findings.finding import Finding, Severity
from findings.text import Text

if TYPE_CHECKING:  # loaded by what runs, not by every start
    from interpret.reading import Reading

#: Of something that the report lacks: an outcome, a verdict.
_MISSING = frozenset({"MK402", "MK408"})
_SCORE = re.compile(r" \([0-9]{1,3}\)$")


def beside_questions(findings: Iterable[Finding], readings: Iterable[Reading]) -> tuple[Finding, ...]:
    """The findings; one of a goal that an open question may be about is a warning, and points to the question."""
    open_goals = {name: reading for reading in readings if reading.planned for name in _goals(reading)}
    return tuple(
        evolve(finding, severity=Severity.WARNING, help=_help(open_goals[finding.goal]))
        if finding.code in _MISSING and finding.goal in open_goals and finding.severity is not Severity.NOTE
        else finding
        for finding in findings
    )


def _goals(reading: Reading) -> Iterable[str]:
    """The goals that an open question of a name may be about: the goal itself, or a measure of it."""
    goals, measures = _asked(reading, "mål: "), _asked(reading, "nyckeltal: ")
    for goal in reading.plan.goals:
        if goal.name in goals or any(name in measures for name, _ in goal.measures):
            yield goal.name


def _asked(reading: Reading, kind: str) -> frozenset[str]:
    """The names of the plan that questions of a kind give as their readings."""
    return frozenset(
        _SCORE.sub("", name) for one in reading.questions if one.key.startswith(kind) for name in one.readings
    )


def _help(reading: Reading) -> Text:
    from interpret.answers import answers_path

    path = answers_path(reading.plan.span.document)
    return Text(
        f"det som saknas kan vara det som rapporten frågas om: svara i {path} (malkoll read -o skriver frågorna dit)",
        f"what is missing may be what is asked about: answer in {path} (malkoll read -o writes the questions there)",
    )
