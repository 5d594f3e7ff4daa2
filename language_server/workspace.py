"""What the editor has open and what lies on disk in, every file read and what each imports out.

An open document is read part by part as it changes (dsl/incremental.py); a file on disk is read again when it has
changed there. What is open wins over what is on disk.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from attrs import define, field, frozen

from dsl import ast, incremental
from dsl.incremental import LINES, Reading, placed
from dsl.source import decode
from findings.codes import IMPORT, UNREADABLE, file_finding
from findings.finding import Finding, Label
from findings.span import Span
from findings.text import Text
from language_server.text import EditorText, Position, Range, Units, changed, editor_text, source, to_editor
from readers.content import read_bytes, read_text
from readers.files import with_imports
from readers.folder import shown
from readers.sniff import Kind, kind_of

#: Larger workspaces are not looked through to the end for files that use the same names.
MOST_FILES = 2_000
_MOST_FOLDERS = 20_000


@frozen(eq=False)
class Document:
    """One rule file, as the editor has it or as it lies on disk."""

    #: Its real path; for a document that has none, the editor's name for it.
    path: str
    #: The name that its findings have.
    name: str
    text: EditorText
    reading: Reading
    #: What is wrong with the file itself.
    findings: tuple[Finding, ...]
    is_open: bool
    #: A file that was changed since has another.
    stamp: tuple[int, ...] = ()


@frozen(eq=False)
class Unit:
    """A rule file with everything it imports, which stands before it."""

    documents: tuple[Document, ...]
    files: tuple[ast.File, ...]
    #: What is wrong with the files and with the imports.
    findings: tuple[Finding, ...]


@define(eq=False)
class Workspace:
    """Everything that the server knows of the world."""

    #: The folders that the editor has open, as real paths.
    folders: tuple[str, ...] = ()
    units: Units = Units.UTF16
    opened: dict[str, Document] = field(factory=dict)
    on_disk: dict[str, Document] = field(factory=dict)


def open_document(workspace: Workspace, path: str, text: str) -> Document:
    """The editor has opened a document."""
    return _put(workspace, path, editor_text(text), None)


def change_document(workspace: Workspace, path: str, changes: Iterable[tuple[Range | None, str]]) -> Document | None:
    """The editor has changed a document: each change in turn, one without a place is the whole text.

    None where the document was never opened.
    """
    before = workspace.opened.get(path)
    if before is None:
        return None
    text = before.text
    for place, new in changes:
        text = editor_text(new) if place is None else changed(text, place, new, workspace.units)
    return _put(workspace, path, text, before.reading)


def close_document(workspace: Workspace, path: str) -> None:
    """The editor has closed a document: from now on what lies on disk counts."""
    workspace.opened.pop(path, None)


def document_at(workspace: Workspace, path: str) -> Document | None:
    """The document of a path: what is open, else what lies on disk; None where no rule file can be read there."""
    opened = workspace.opened.get(path)
    return opened if opened is not None else _from_disk(workspace, path)


def unit_of(workspace: Workspace, document: Document) -> Unit:
    """A document with what it imports, unsaved changes included."""
    documents: dict[str, Document] = {document.name: document}

    def tree_of(real: str, name: str) -> ast.File | None:
        found = document_at(workspace, real)
        if found is None:
            return None
        documents[found.name] = found
        return found.reading.tree

    if os.path.isabs(document.path):
        files, findings = with_imports(document.path, document.reading.tree, _roots(workspace, document.path), tree_of)
    else:
        files, findings = (document.reading.tree,), tuple(map(_unsaved, document.reading.tree.uses))
    used = tuple(documents[file.document] for file in files if file.document in documents)
    of_files = (finding for one in used for finding in (*one.findings, *one.reading.findings))
    return Unit(used, files, (*of_files, *findings))


def units_with(workspace: Workspace, document: Document) -> tuple[Unit, ...]:
    """Every unit of the workspace that a document is part of, its own first."""
    own = unit_of(workspace, document)
    units = [own]
    for path in rule_files(workspace):
        other = document_at(workspace, path) if path != document.path else None
        if other is not None and other.reading.tree.uses:
            unit = unit_of(workspace, other)
            if any(one.path == document.path for one in unit.documents):
                units.append(unit)
    return tuple(units)


def in_file(span: Span, documents: Mapping[str, Document]) -> Span:
    """A place in the trees of `documents` as a place of its file."""
    document = documents.get(span.document)
    return span if document is None or not has_place(span, document) else placed(span, document.reading)


def has_place(span: Span, document: Document) -> bool:
    """Whether the place is one of the document's last reading, not of an earlier one."""
    return span.line is None or span.line - span.line % LINES in document.reading.starts


def by_name(documents: Iterable[Document]) -> dict[str, Document]:
    """The documents by the name that their findings have."""
    return {document.name: document for document in documents}


def range_of(span: Span, document: Document, units: Units) -> Range:
    """A place of a file in the editor's terms; without a line it is the beginning, without an end the line's rest."""
    if span.line is None:
        return Range(Position(0, 0), Position(0, 0))
    start = to_editor(document.text, span.line, span.column or 1, units)
    end = to_editor(document.text, span.line, span.end or 1_000_000_000, units)
    return Range(start, max(start, end))


def _put(workspace: Workspace, path: str, text: EditorText, before: Reading | None) -> Document:
    name = _name(workspace, path)
    plain = source(text)
    findings: tuple[Finding, ...] = ()
    if plain is None:
        plain, findings = decode("".join(text.lines).encode("utf-8", "replace"), name)
    reading = incremental.read(plain, name, before)
    document = Document(path, name, text, reading, findings, True)
    workspace.opened[path] = document
    return document


def _from_disk(workspace: Workspace, path: str) -> Document | None:
    if not os.path.isabs(path):
        return None
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        workspace.on_disk.pop(path, None)
        return None
    stamp = (status.st_mtime_ns, status.st_size, status.st_ino)
    known = workspace.on_disk.get(path)
    if known is not None and known.stamp == stamp:
        return known
    name = _name(workspace, path)
    data = read_bytes(path, name, Label(Span(name)), UNREADABLE)
    text, findings = read_text(data, name) if isinstance(data, bytes) else (None, ())
    if text is None or kind_of(text, name) is not Kind.RULES:
        return None
    before = known.reading if known is not None else None
    reading = incremental.read(text, name, before)
    document = Document(path, name, editor_text(_as_opened(data, text)), reading, findings, False, stamp)
    workspace.on_disk[path] = document
    return document


def _as_opened(data: object, text: str) -> str:
    """A file on disk as an editor would open it: places in it are the editor's, though it is not open."""
    if isinstance(data, bytes):
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError:
            return text
    return text


def _roots(workspace: Workspace, path: str) -> tuple[str, ...]:
    """The folders that an import of the file may lie in: those of the editor that hold it, else its own."""
    own = os.path.dirname(path)
    around = tuple(one for one in workspace.folders if own == one or own.startswith(one.rstrip(os.sep) + os.sep))
    return around or (own,)


def _name(workspace: Workspace, path: str) -> str:
    if not os.path.isabs(path):
        return path
    root = min(_roots(workspace, path), key=len)
    return shown(os.path.relpath(path, root))


def rule_files(workspace: Workspace) -> tuple[str, ...]:
    """The real paths of the workspace's rule files: those that are open, and those in its folders."""
    found = (path for folder in workspace.folders for path in _files_below(folder))
    return tuple(dict.fromkeys((*workspace.opened, *islice(found, MOST_FILES))))


def _files_below(folder: str) -> Iterator[str]:
    """The rule files in a folder and below it, in the order of their names; hidden folders and libraries left out."""
    for top, folders, names in islice(os.walk(folder), _MOST_FOLDERS):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name != "node_modules")
        yield from (os.path.realpath(os.path.join(top, name)) for name in sorted(names) if name.endswith(".mal"))


def _unsaved(use: ast.UseLine) -> Finding:
    return file_finding(
        IMPORT,
        Text(
            f'"{use.path.text}" kan inte hittas förrän den här filen är sparad',
            f'"{use.path.text}" cannot be found until this file is saved',
        ),
        (Label(use.path.span),),
        Text("spara filen", "save the file"),
    )
