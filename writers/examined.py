"""What a run has examined and found: what every writer renders."""

from collections.abc import Mapping
from datetime import date

from attrs import frozen

from engine.assessment import Evaluated
from findings.finding import BY_GRAVITY, Finding, Severity
from findings.span import Span


@frozen
class Source:
    """One file that was read."""

    name: str
    sha256: str


@frozen
class Examined:
    """Results and sources; rendering is a function of this alone."""

    inputs: tuple[Source, ...]
    #: Files of the folders that are neither rule files nor cases.
    passed_over: tuple[str, ...]
    evaluated: tuple[Evaluated, ...]
    #: Raised and accepted together, in order.
    findings: tuple[Finding, ...]
    #: The text of every file read, by document.
    sources: Mapping[str, str]
    #: `--datum`.
    on: date | None = None


def in_order(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """By consequence, then gravity, then the first place."""
    return tuple(sorted(findings, key=_rank))


def _rank(finding: Finding) -> tuple[object, ...]:
    first = finding.labels[0].span if finding.labels else Span("")
    return (
        finding.consequence.value,
        BY_GRAVITY.index(finding.severity),
        first.document,
        first.line or 0,
        first.column or 0,
        finding.code,
        finding.goal or "",
        finding.message.sv,
    )


def raised(findings: tuple[Finding, ...], severity: Severity) -> tuple[Finding, ...]:
    """The findings of one severity that nobody has accepted."""
    return tuple(f for f in findings if f.severity is severity and f.accepted is None)
