"""A laid-out report and the plans in, what it says and what is asked out: the case, its questions, its account."""

import re
from collections.abc import Mapping
from typing import Any
from unicodedata import normalize

from attrs import evolve, fields, frozen, has

from engine.case import Case, Cell, Claim, Prose, Table, TextKind
from engine.facts import folded
from engine.plan import Plan
from findings.span import Span
from interpret.account import Account, account_of
from interpret.answers import said_verdicts
from interpret.found import Found, Question
from interpret.header_answers import is_comma_key, with_headings
from interpret.labels import plan_calls
from interpret.outline import outline
from interpret.plan_names import known_names
from interpret.prose import Candidate, prose_claims
from interpret.scale import is_verdict, scale_words
from interpret.tie import tie
from interpret.unplanned import planless, without_plan
from readers.document import Document, Kind, Passage, Unread

_KINDS = {
    Kind.HEADING: TextKind.HEADING,
    Kind.PARAGRAPH: TextKind.PARAGRAPH,
    Kind.FOOTNOTE: TextKind.FOOTNOTE,
    Kind.REMARK: TextKind.REMARK,
}


@frozen
class Reading:
    """One report, read."""

    document: Document
    found: Found
    #: The plan that the names are tied to; where none was given, one made of the report's own names.
    plan: Plan
    planned: bool
    case: Case
    questions: tuple[Question, ...]
    account: Account
    unread: tuple[Unread, ...]
    #: Sentences that seem to claim something of a figure, and are not tested.
    candidates: tuple[Candidate, ...] = ()

    @property
    def goals(self) -> int:
        """How many goals of the board's own the report has."""
        return sum(not goal.is_priority for goal in self.found.goals)

    @property
    def verdicts(self) -> int:
        """How many of them have one verdict that can be read, or one that has been answered."""
        said = {one.sentence.printed for one in self.case.stated if one.word is not None and one.sentence is not None}
        own = (goal for goal in self.found.goals if not goal.is_priority)
        return sum(len(goal.verdicts) == 1 or goal.sentence.printed in said for goal in own)


def read(
    document: Document,
    plans: tuple[Plan, ...],
    sha256: str | None,
    source: str | None = None,
    answers: Mapping[str, str] | None = None,
) -> Reading:
    """What `document` says, tied to the one of `plans` that it is about; to none where there is none.

    `source` is its text, where its places are lines of it: then every place gets its column too. `answers` are what
    has been answered before, by the question's key.
    """
    told = answers or {}
    scale = scale_words(plans) | said_verdicts(told)
    found = outline(with_headings(document, told), scale, plan_calls(plans), known_names(plans), told)
    plan = plan_of(found, plans)
    if plan is None:
        made = planless(found, document.name)
        case, questions = without_plan(found, made, document.name, sha256), found.questions
    else:
        made = plan
        case, questions = tie(found, plan, document.name, sha256, answers)
    case = evolve(
        case, prose=prose_of(document), tables=tuple(_plainly_named(table) for table in case.tables if table.columns)
    )
    said = prose_claims(document, found, made, case)
    case, candidates = evolve(case, claims=said.claims), said.candidates
    account = account_of(document, case, [one.span for one in found.questions if is_comma_key(one.key)])
    if source is not None:
        lines = source.split("\n")
        case = with_columns(case, lines)
        candidates = tuple(evolve(one, place=_in_line(one.place, one.text, lines)) for one in candidates)
        left = tuple((text, _in_line(span, text, lines), count) for text, span, count in account.left)
        account = evolve(account, left=left)
    return Reading(
        document,
        found,
        made,
        plan is not None,
        case,
        questions,
        account,
        tuple(item for item in document.items if isinstance(item, Unread)),
        candidates,
    )


def plan_of(found: Found, plans: tuple[Plan, ...]) -> Plan | None:
    """The only plan, or the one of the report's year whose board's name or goals the report has; None where unsure."""
    if len(plans) < 2:
        return plans[0] if plans else None
    of_year = [plan for plan in plans if found.year in plan.years]
    sentences = {folded(goal.sentence.printed) for goal in found.goals}
    scored = [(sum(folded(goal.sentence) in sentences for goal in plan.goals), plan) for plan in of_year]
    best = max((score for score, _ in scored), default=0)
    likely = [plan for score, plan in scored if score == best]
    return likely[0] if len(likely) == 1 else None


def _plainly_named(table: Table) -> Table:
    """The table with names as a case file keeps them: letters composed, one space where there is any."""
    rows = tuple(evolve(row, name=_plain(row.name)) for row in table.rows)
    columns = tuple(map(_plain, table.columns))
    return evolve(table, name=_plain(table.name) or "tabell", columns=columns, rows=rows)


def _plain(name: str) -> str:
    return " ".join(normalize("NFC", name).split())


def prose_of(document: Document) -> tuple[Prose, ...]:
    """The running text, for the checks of texts: headings, paragraphs, notes and remarks in order."""
    found: list[Prose] = []
    words = scale_words(())
    for item in document.items:
        if isinstance(item, Passage) and item.kind in _KINDS:
            kind = _KINDS[item.kind]
            # A verdict in the colour of its class is no reminder.
            marked = tuple(one for one in item.marked if not is_verdict(one, words))
            found.append(Prose(kind, item.text, item.span, item.level, lines=item.lines, what=item.what, marked=marked))
        elif not isinstance(item, Passage) and found:
            found[-1] = evolve(found[-1], followed=True)
    return tuple(found)


# --- Places with columns ------------------------------------------------------------------------


def with_columns(case: Case, lines: list[str]) -> Case:
    """The case with a column for every place that has a line: where the printed text begins on it."""
    found = _located(case, lines)
    assert isinstance(found, Case)
    return found


def _located(value: Any, lines: list[str]) -> Any:
    if isinstance(value, Cell):
        place = _in_line(value.place, value.printed, lines)
        return evolve(value, place=place, span=place)
    if isinstance(value, Claim):
        place = _in_line(value.place, value.quote or "", lines)
        return evolve(value, says=evolve(value.says, place=place, span=place), place=place)
    if isinstance(value, Prose):
        return evolve(value, place=_in_line(value.place, value.text, lines))
    if isinstance(value, Span):
        return _in_line(value, "", lines)
    if isinstance(value, tuple):
        return tuple(_located(each, lines) for each in value)
    return _evolved(value, lines) if has(type(value)) else value


def _evolved(value: Any, lines: list[str]) -> Any:
    changes = {field.name: _located(getattr(value, field.name), lines) for field in fields(type(value))}
    return evolve(value, **changes)


def _in_line(place: Span, printed: str, lines: list[str]) -> Span:
    """The place with the columns of `printed`, or of the whole line where it is not found there."""
    if place.line is None or place.column is not None or not 1 <= place.line <= len(lines):
        return place
    line = lines[place.line - 1]
    text = printed.split("\n")[0].strip()
    at = line.find(text) if text else -1
    if at < 0:
        first = re.match(r"\S+", text)
        at = line.find(first[0]) if first is not None else -1
        text = line[at:].rstrip() if at >= 0 else text
    if at < 0:
        text = line.strip()
        at = line.find(text)
    return place._replace(column=at + 1, end=at + 1 + max(1, len(text)))
