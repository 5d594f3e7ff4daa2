"""One editor and what is known of it: what a question is about, and places as the editor counts them."""

import asyncio
from typing import Any

from attrs import define, field
from lsprotocol import types
from pygls.lsp.server import LanguageServer

from findings.span import Span
from language_server import protocol
from language_server.checking import Checked
from language_server.cursor import Cursor, cursor_at
from language_server.session import Session, current
from language_server.text import Range, from_editor, to_editor
from language_server.workspace import Document, in_file, range_of


@define(eq=False)
class Connection:
    """One editor: its session, its names for the files, and the checks that are under way."""

    server: LanguageServer
    session: Session
    uris: dict[str, str] = field(factory=dict)
    versions: dict[str, int] = field(factory=dict)
    tasks: dict[str, asyncio.Task[None]] = field(factory=dict)
    said_goodbye: bool = False


def asked_at(to: Connection, params: Any) -> tuple[Checked, Cursor] | None:
    """What is known of the document that a question is about, and where in it; None where it is not open."""
    path = protocol.path_of(params.text_document.uri)
    document = to.session.workspace.opened.get(path)
    found = current(to.session, path)
    if document is None or found is None:
        return None
    position = protocol.position_from(params.position)
    line, column = from_editor(document.text, position, to.session.workspace.units)
    return found, cursor_at(document, line, column)


def range_in(to: Connection, document: Document, span: Span) -> Range:
    """A place of a reading in the editor's terms."""
    return range_of(in_file(span, {document.name: document}), document, to.session.workspace.units)


def between(to: Connection, document: Document, line: int, first: int, last: int) -> Range:
    """Two columns of a line of the file."""
    units = to.session.workspace.units
    return Range(to_editor(document.text, line, first, units), to_editor(document.text, line, last, units))


def location(to: Connection, document: Document, span: Span) -> types.Location:
    return types.Location(protocol.uri_of(document.path, to.uris), protocol.range_to(range_in(to, document, span)))
