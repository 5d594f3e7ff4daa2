"""What the editor does in, what it is shown of each file out: one session with one editor, without the protocol."""

import os
from collections.abc import Iterable, Sequence

from attrs import define, field

from engine.check import CheckModule
from findings.finding import Finding
from language_server.checking import Checked, Memory, by_document, checked
from language_server.diagnostics import Diagnostic, diagnostics
from language_server.lints import AT_A_KEY
from language_server.text import Range, Units
from language_server.workspace import (
    Document,
    Workspace,
    by_name,
    change_document,
    close_document,
    document_at,
    open_document,
)


@define(eq=False)
class Session:
    """Everything that is known while one editor is connected."""

    checks: Sequence[CheckModule]
    lang: str = "sv"
    workspace: Workspace = field(factory=Workspace)
    memories: dict[str, Memory] = field(factory=dict)
    #: What was found, by the open document that was looked at.
    results: dict[str, Checked] = field(factory=dict)
    #: The same, by that document and by the file that it lands on.
    found: dict[str, dict[str, tuple[Finding, ...]]] = field(factory=dict)
    #: What the editor was last told of each file.
    shown: dict[str, tuple[Diagnostic, ...]] = field(factory=dict)


def opened(session: Session, path: str, text: str) -> tuple[str, ...]:
    """A document was opened; the open documents to check."""
    open_document(session.workspace, path, text)
    session.memories[path] = Memory()
    return concerned(session, [path])


def edited(session: Session, path: str, changes: Iterable[tuple[Range | None, str]]) -> tuple[str, ...]:
    """A document was changed; the open documents to check."""
    if change_document(session.workspace, path, changes) is None:
        return ()
    return concerned(session, [path])


def closed(session: Session, path: str) -> tuple[str, ...]:
    """A document was closed; the open documents to check."""
    others = concerned(session, [path])
    close_document(session.workspace, path)
    for kept in (session.memories, session.results, session.found):
        kept.pop(path, None)
    return tuple(other for other in others if other != path)


def concerned(session: Session, paths: Iterable[str]) -> tuple[str, ...]:
    """The open documents that are among `paths`, or import one that is, or something that cannot be read."""
    changed = frozenset(paths)
    return tuple(
        path
        for path in session.workspace.opened
        if path in changed or path not in session.results or _imports(session.results[path], changed)
    )


def check(session: Session, path: str, most: int = AT_A_KEY) -> Checked | None:
    """Checks an open document, at most so many pieces of it anew; None where it is not open."""
    document = session.workspace.opened.get(path)
    if document is None:
        return None
    found = checked(session.workspace, document, session.checks, session.memories[path], most)
    session.results[path] = found
    session.found[path] = {one.path: findings for one, findings in by_document(found).items()}
    return found


def current(session: Session, path: str) -> Checked | None:
    """What is known of an open document as it is now; checks it where it has changed."""
    known = session.results.get(path)
    document = session.workspace.opened.get(path)
    if known is not None and document is not None and known.unit.documents[-1] is document:
        return known
    return check(session, path)


def to_show(session: Session) -> dict[str, tuple[Diagnostic, ...]]:
    """The files of which the editor is to be told something else than before, and what."""
    now: dict[str, dict[Finding, None]] = {path: {} for path in session.shown}
    for by_path in session.found.values():
        for path, findings in by_path.items():
            now.setdefault(path, {}).update(dict.fromkeys(findings))
    new = {}
    for path, of_path in now.items():
        shown = _shown(session, path, tuple(of_path))
        if session.shown.get(path, ()) != shown:
            new[path] = shown
        session.shown[path] = shown
    return new


def findings_in(session: Session, path: str) -> tuple[Finding, ...]:
    """Everything that was found in a file, whichever document it was found from."""
    return tuple(dict.fromkeys(one for by_path in session.found.values() for one in by_path.get(path, ())))


def started(session: Session, folders: Iterable[str], units: Units, lang: str | None) -> None:
    """The editor has said which folders it has open, what it counts in and which language it is in."""
    session.workspace.folders = tuple(os.path.realpath(folder) for folder in folders)
    session.workspace.units = units
    if lang is not None:
        session.lang = lang


def _imports(known: Checked, changed: frozenset[str]) -> bool:
    unread = any(finding.code == "MK005" for finding in known.unit.findings)
    return unread or any(document.path in changed for document in known.unit.documents)


def _shown(session: Session, path: str, findings: tuple[Finding, ...]) -> tuple[Diagnostic, ...]:
    document = document_at(session.workspace, path)
    if document is None or not findings:
        return ()
    beside: dict[str, Document] = {}
    for known in session.results.values():
        beside.update(by_name(known.unit.documents))
    return diagnostics(findings, document, beside, session.workspace.units, session.lang)
