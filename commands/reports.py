"""What was loaded in, each report read and tied to its plan out: what check, read and draft share."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # loaded by what runs, not by every start
    from engine.plan import Plan
    from findings.finding import Finding
    from interpret.reading import Reading
    from readers.files import Loaded


def readings(loaded: Loaded) -> tuple[Reading, ...]:
    """Every report that was given, read; none of it is loaded where no report was."""
    if not loaded.documents:
        return ()
    from interpret.reading import read

    plans = plans_of(loaded)
    hashes = {one.name: one.sha256 for one in loaded.inputs}
    return tuple(
        read(document, plans, hashes.get(document.name), loaded.sources.get(document.name))
        for document in loaded.documents
    )


def plans_of(loaded: Loaded) -> tuple[Plan, ...]:
    """The plans of the rule files that were given."""
    from engine.resolve import resolve

    return tuple(plan for unit in loaded.units if (plan := resolve(unit)[0]) is not None)


def planless_findings(reading: Reading) -> tuple[Finding, ...]:
    """What the checks that need no plan find in a report without one."""
    from engine.without_plan import findings_without_plan

    return findings_without_plan(reading.plan, reading.case)
