"""Samma sak har två tidpunkter.

Uppdraget ska redovisas senast i maj enligt sin mening och i juni enligt raden under: den som ska göra jobbet tar den
senare, och den som väntar på det räknar med den tidigare.

Sista dagen jämförs, så att `maj 2024` och `2024-05-31` är samma sak. Att något ska vara klart och att det ska
redovisas är två olika saker. Säger meningen "under 2024" räcker det att dagen ligger inom året. Tyst om tidpunkter
i meningen som hör till något annat ("för att halvera utsläppen senast 2030").
"""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations

from attrs import frozen

from engine.check import Check, finding
from engine.plan import Assignment, Plan
from engine.sentence_deadline import DONE, REPORTED, SentenceDeadline, sentence_deadlines
from findings.finding import Consequence, Finding, Label, Severity
from findings.span import Span
from findings.text import Text

CHECK = Check(
    "MK607",
    "två-tidpunkter-för-samma-sak",
    Severity.WARNING,
    Consequence.VERDICT,
    Text("Samma sak har två tidpunkter.", "The same thing has two deadlines."),
    Text(
        "Tyst när sista dagen är densamma, och om klart och redovisas.",
        "Silent where the last day is the same, and on done and reported.",
    ),
)
_DO = {REPORTED: Text("ska redovisas", "is to be reported"), DONE: Text("ska vara klart", "is to be done")}


@frozen
class _Deadline:
    """One deadline of an assignment: a last day, or a period it may lie in."""

    first_day: date
    last_day: date
    printed: str
    span: Span
    text: Text


@frozen
class _Differing:
    """What has two deadlines: all that is said of it, and the first two that differ."""

    what: str
    every: tuple[_Deadline, ...]
    first: _Deadline
    against: _Deadline


def lint(plan: Plan) -> Iterator[Finding]:
    """The assignments whose lines and sentence give the same thing different last days."""
    for assignment in plan.assignments:
        found: list[_Differing] = []
        said = sentence_deadlines(assignment.sentence)
        for what in (DONE, REPORTED):
            every = (*_declared(assignment, what), *_said(assignment, said, what))
            differing = next((pair for pair in combinations(every, 2) if not _agree(*pair)), None)
            if differing is not None:
                found.append(_Differing(what, every, *differing))
        if found:
            yield _finding(assignment, found)


def _declared(assignment: Assignment, what: str) -> Iterator[_Deadline]:
    for line in assignment.deadlines:
        if line.what == what:
            day, printed = line.deadline.last_day, line.deadline.printed
            yield _Deadline(day, day, printed, line.span, Text(f"raden: {printed}", f"the line: {printed}"))
    if what == DONE and assignment.valid is not None:
        years = assignment.valid
        printed = f"{years.first}–{years.last}" if years.last > years.first else f"{years.last}"
        text = Text(f"pågår: {printed}", f"goes on: {printed}")
        yield _Deadline(date(years.last, 1, 1), date(years.last, 12, 31), printed, years.span, text)


def _said(assignment: Assignment, said: Iterable[SentenceDeadline], what: str) -> Iterator[_Deadline]:
    for one in said:
        if one.what == what:
            text = Text(f'meningen: "{one.quote}"', f'the sentence: "{one.quote}"')
            yield _Deadline(one.first_day, one.last_day, one.quote, assignment.span, text)


def _agree(one: _Deadline, other: _Deadline) -> bool:
    """Whether the last days are the same, or one lies within the period that the other names."""
    if one.last_day == other.last_day:
        return True
    return _within(one, other) or _within(other, one)


def _within(one: _Deadline, period: _Deadline) -> bool:
    return period.first_day <= one.last_day <= period.last_day


def _finding(assignment: Assignment, found: list[_Differing]) -> Finding:
    one = found[0]
    do = _DO[one.what]
    days = _day(one.first), _day(one.against)
    return finding(
        CHECK,
        Text(
            f'"{assignment.name}" har två tidpunkter då det {do.sv}: {days[0]} och {days[1]}',
            f'"{assignment.name}" has two deadlines by which it {do.en}: {days[0]} and {days[1]}',
        ),
        tuple(Label(deadline.span, deadline.text) for each in found for deadline in each.every),
        goal=assignment.name,
        help=Text("behåll den som gäller, och ändra den andra", "keep the one that holds, and change the other"),
    )


def _day(deadline: _Deadline) -> str:
    return f'"{deadline.printed}" ({deadline.last_day.isoformat()})'
