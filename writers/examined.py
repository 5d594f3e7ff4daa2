"""What a run has examined and found: what every writer renders."""

from collections.abc import Mapping
from datetime import date

from attrs import frozen

from engine.assessment import Evaluated
from findings.finding import Finding, Severity


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


def raised(findings: tuple[Finding, ...], severity: Severity) -> tuple[Finding, ...]:
    """The findings of one severity that nobody has accepted."""
    return tuple(f for f in findings if f.severity is severity and f.accepted is None)
