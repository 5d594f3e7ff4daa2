"""The rule files that were given in; what has been answered beside them out, and new questions written there."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import TYPE_CHECKING

from attrs import frozen

from findings.codes import UNREADABLE
from findings.finding import Finding, Label
from findings.span import Span
from findings.text import Text

if TYPE_CHECKING:  # loaded by what runs, not by every start
    from engine.plan import Plan
    from interpret.reading import Reading


@frozen
class Answered:
    """The answers file of one plan: what can be used of it, and what is wrong with it."""

    path: str
    #: None where the file is not there or cannot be read.
    text: str | None
    sha256: str | None
    #: How its lines end.
    line_end: str
    answers: Mapping[str, str]
    findings: tuple[Finding, ...]


def answered(plan: Plan) -> Answered:
    """What has been answered about the reports of a plan; nothing where it has no answers file."""
    import os

    from interpret.answers import answers_path, read_answers, usable
    from readers.content import read_bytes, read_text

    path = answers_path(plan.span.document)
    if not os.path.lexists(path):
        return Answered(path, None, None, "\n", {}, ())
    data = read_bytes(path, path, Label(Span(path)), UNREADABLE)
    if isinstance(data, Finding):
        return Answered(path, None, None, "\n", {}, (data,))
    text, findings = read_text(data, path)
    given, unread = read_answers(text or "", path)
    answers, unused = usable(given, plan)
    line_end = "\r\n" if b"\r\n" in data else "\n"
    return Answered(path, text, sha256(data).hexdigest(), line_end, answers, (*findings, *unread, *unused))


def keep_questions(reading: Reading, of: Answered) -> Text | None:
    """Writes the questions that are new to the answers file of the plan; why that could not be done, or None."""
    from interpret.answers import with_questions
    from writers.file import write_file

    if of.text is None and of.findings:
        return _unwritten(of.path)
    text = with_questions(of.text or "", of.path, reading.questions)
    if text is None:
        return _unwritten(of.path)
    if text == (of.text or ""):
        return None
    return write_file(of.path, text.replace("\n", of.line_end).encode("utf-8"), force=True)


def _unwritten(path: str) -> Text:
    return Text(
        f'frågorna skrevs inte till "{path}", som inte kan läsas: rätta den, eller flytta undan den',
        f'the questions were not written to "{path}", which cannot be read: mend it, or move it away',
    )
