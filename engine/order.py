"""Findings in any order in, the order they are read in out: what changes a verdict first."""

from collections.abc import Iterable

from findings.finding import BY_GRAVITY, Finding
from findings.span import Span


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """By consequence, then gravity, then place, then code; the same findings always in the same order."""
    return tuple(sorted(findings, key=_rank))


def _rank(finding: Finding) -> tuple[object, ...]:
    place = finding.labels[0].span if finding.labels else Span("")
    return (
        not finding.flips_verdict,
        finding.consequence.value,
        BY_GRAVITY.index(finding.severity),
        place.document,
        place.page or 0,
        place.line or 0,
        place.column or 0,
        finding.code,
        finding.message.sv,
    )
