"""What was loaded in, each report read and tied to its plan out: what check, read and draft share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:  # loaded by what runs, not by every start
    from datetime import date

    from commands.answered import Answered
    from engine.plan import Plan
    from findings.finding import Finding
    from interpret.reading import Reading
    from readers.document import Document
    from readers.files import Loaded
    from writers.examined import ReadReport, Source


@frozen
class ReadIn:
    """The reports that were given, read, and every file that they were read with."""

    readings: tuple[Reading, ...]
    #: The answers files, by the name of the plan's file.
    answered: Mapping[str, Answered]
    #: Every file that was read, the answers files last, and their texts by name.
    inputs: tuple[Source, ...]
    texts: Mapping[str, str]
    passed_over: tuple[str, ...]
    #: What is wrong with the files.
    findings: tuple[Finding, ...]


def read_in(loaded: Loaded) -> ReadIn:
    """Every report that was given, read; none of what reads reports is loaded where no report was."""
    from writers.examined import Source

    inputs = tuple(Source(one.name, one.sha256) for one in loaded.inputs)
    if not loaded.documents:
        return ReadIn((), {}, inputs, loaded.sources, loaded.passed_over, loaded.findings)
    from commands.answered import answered

    plans = plans_of(loaded)
    by_file = {plan.span.document: answered(plan) for plan in plans}
    files = by_file.values()
    hashes = {one.name: one.sha256 for one in loaded.inputs}
    return ReadIn(
        tuple(_read(document, plans, hashes.get(document.name), loaded, by_file) for document in loaded.documents),
        by_file,
        (*inputs, *(Source(one.path, one.sha256) for one in files if one.sha256 is not None)),
        {**loaded.sources, **{one.path: one.text for one in files if one.text is not None}},
        loaded.passed_over,
        (*loaded.findings, *(finding for one in files for finding in one.findings)),
    )


def _read(
    document: Document, plans: tuple[Plan, ...], sha256: str | None, loaded: Loaded, files: Mapping[str, Answered]
) -> Reading:
    """The report, read with the answers of its plan: of several plans, which one it is must be found first."""
    from interpret.reading import read

    source = loaded.sources.get(document.name)
    if len(plans) == 1:
        return read(document, plans, sha256, source, files[plans[0].span.document].answers)
    first = read(document, plans, sha256, source)
    answers = files[first.plan.span.document].answers if first.planned else None
    return read(document, plans, sha256, source, answers) if answers else first


def plans_of(loaded: Loaded) -> tuple[Plan, ...]:
    """The plans of the rule files that were given."""
    from engine.resolve import resolve

    return tuple(plan for unit in loaded.units if (plan := resolve(unit)[0]) is not None)


def planless_findings(reading: Reading, on: date | None) -> tuple[Finding, ...]:
    """What the checks that need no plan find in a report without one."""
    from engine.without_plan import findings_without_plan

    return findings_without_plan(reading.plan, reading.case, on)


def reported(reading: Reading) -> ReadReport:
    """The report as the writers tell of it."""
    from engine.without_plan import left_out
    from interpret.answers import answers_path
    from interpret.questions import shown
    from writers.examined import Asked, ReadReport

    account = reading.account
    return ReadReport(
        name=reading.document.name,
        title=reading.found.title,
        goals=reading.goals,
        verdicts=reading.verdicts,
        measures=len(reading.found.measures),
        assignments=len(reading.found.assignments),
        tables=len(reading.found.tables),
        questions=tuple(Asked(shown(one), one.span, one.readings, one.key, one.also) for one in reading.questions),
        used=account.used,
        in_tables=account.in_tables,
        aside=account.aside,
        total=account.total,
        left=account.left,
        unread=tuple((one.what, one.span) for one in reading.unread),
        plan=reading.plan.title if reading.planned else None,
        left_out=() if reading.planned else tuple(module.check.code for module in left_out()),
        answers=answers_path(reading.plan.span.document) if reading.planned else None,
        claims=len(reading.case.claims),
        candidates=tuple((one.text, one.place) for one in reading.candidates),
    )
