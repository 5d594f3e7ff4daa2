"""What a run has examined and found: what every writer renders."""

from collections.abc import Mapping
from datetime import date

from attrs import frozen

from engine.assessment import Evaluated
from findings.finding import Finding, Severity
from findings.span import Span
from findings.text import Text


@frozen
class Source:
    """One file that was read."""

    name: str
    sha256: str


@frozen
class Asked:
    """Something that a report leaves open, and every reading of it."""

    ask: Text
    place: Span
    readings: tuple[str, ...]
    #: Its name in the answers file; "" where no answer would be of use.
    key: str = ""
    #: Where else the same is asked.
    also: tuple[Span, ...] = ()


@frozen
class ReadReport:
    """A report that was read: what was found in it, what it leaves open, and what became of its figures."""

    name: str
    title: str
    #: Of the board's own.
    goals: int
    #: Goals with one verdict that can be read.
    verdicts: int
    measures: int
    assignments: int
    tables: int
    questions: tuple[Asked, ...]
    #: Figures: used, in tables kept cell for cell, headings and dates and pages; with those in `left` they are `total`.
    used: int
    in_tables: int
    aside: int
    total: int
    #: Texts with figures that were not understood, and how many.
    left: tuple[tuple[str, Span, int], ...]
    #: Pictures, charts and other things that cannot be read.
    unread: tuple[tuple[Text, Span], ...]
    #: The plan that it was tied to; None where none was given.
    plan: str | None
    #: The codes of the checks that were left out for want of a plan.
    left_out: tuple[str, ...] = ()
    #: Where its questions are answered; None without a plan.
    answers: str | None = None
    #: How many claims of its text are tested; and sentences that seem to claim something of a figure, and are not.
    claims: int = 0
    candidates: tuple[tuple[str, Span], ...] = ()

    @property
    def not_understood(self) -> int:
        """How many figures were not understood."""
        return sum(count for _, _, count in self.left)


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
    #: The reports among the files.
    reports: tuple[ReadReport, ...] = ()
    #: Plans with targets that were drafted from a report, by title.
    drafted: tuple[str, ...] = ()


def raised(findings: tuple[Finding, ...], severity: Severity) -> tuple[Finding, ...]:
    """The findings of one severity that nobody has accepted."""
    return tuple(f for f in findings if f.severity is severity and f.accepted is None)
