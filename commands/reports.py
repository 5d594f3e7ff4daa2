"""What was loaded in, each report read and tied to its plan out: what check, read and draft share."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # loaded by what runs, not by every start
    from datetime import date

    from engine.plan import Plan
    from findings.finding import Finding
    from interpret.reading import Reading
    from readers.files import Loaded
    from writers.examined import ReadReport


def readings(loaded: Loaded) -> tuple[Reading, ...]:
    """Every report that was given, read; none of it is loaded where no report was."""
    if not loaded.documents:
        return ()
    from interpret.reading import read

    plans = plans_of(loaded)
    answers = answers_of(loaded)
    hashes = {one.name: one.sha256 for one in loaded.inputs}
    return tuple(
        read(document, plans, hashes.get(document.name), loaded.sources.get(document.name), answers)
        for document in loaded.documents
    )


def answers_of(loaded: Loaded) -> dict[str, str]:
    """What has been answered in the answers files beside the rule files; a file that cannot be read answers nothing."""
    from interpret.answers import read_answers
    from readers.content import read_text

    answers: dict[str, str] = {}
    for path in answers_paths(loaded):
        try:
            with open(path, "rb") as file:
                data = file.read(MOST_OF_ANSWERS)
        except OSError:
            continue
        text, _ = read_text(data, path)
        answers |= read_answers(text or "", path)[0]
    return answers


def answers_paths(loaded: Loaded) -> tuple[str, ...]:
    """Where the answers are kept, one a rule file that was given."""
    from interpret.answers import answers_path
    from readers.sniff import Kind

    return tuple(answers_path(one.name) for one in loaded.inputs if one.kind is Kind.RULES and not one.imported)


#: So much of an answers file is read, in bytes.
MOST_OF_ANSWERS = 5_000_000


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
        questions=tuple(Asked(one.ask, one.span, one.readings) for one in reading.questions),
        used=account.used,
        in_tables=account.in_tables,
        aside=account.aside,
        total=account.total,
        left=account.left,
        unread=tuple((one.what, one.span) for one in reading.unread),
        plan=reading.plan.title if reading.planned else None,
        left_out=() if reading.planned else tuple(module.check.code for module in left_out()),
    )


def drafted(plans: tuple[Plan, ...]) -> tuple[str, ...]:
    """The titles of the plans whose targets, some of them, are drafted from a report."""
    from engine.facts import folded

    return tuple(
        plan.title
        for plan in plans
        if folded(plan.decision or "").startswith(OUT_OF_REPORT)
        or any(
            target.line.decision is not None and folded(target.line.decision.text).startswith(OUT_OF_REPORT)
            for measure in plan.measures
            for target in measure.targets
        )
    )


#: How the decision of a target begins that nobody has decided: it was drafted from a report.
OUT_OF_REPORT = "ur rapporten"
