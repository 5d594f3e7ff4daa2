"""Messages of the language server protocol in, answers out: nothing is decided here."""

import asyncio
import gc
import logging
import sys
from collections.abc import Iterable, Iterator
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, default_converter, lsp_method

from engine.check import all_checks
from language_server import checking, protocol
from language_server.changes import add_changes
from language_server.connection import Connection
from language_server.lints import slow_lints
from language_server.questions import add_questions
from language_server.session import (
    Session,
    check,
    closed,
    concerned,
    edited,
    opened,
    started,
    to_show,
)
from language_server.text import Units

#: Seconds after a change before anything is looked at: keys that come together are looked at together.
AT_ONCE = 0.01
#: Seconds without a change before what takes long is looked for.
WHEN_IDLE = 0.3


class _Protocol(LanguageServerProtocol):
    """Leaves the texts to language_server/workspace.py: pygls breaks lines where the protocol does not."""

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: types.DidOpenTextDocumentParams) -> Iterator[Any]:
        yield self.fm.features[types.TEXT_DOCUMENT_DID_OPEN], (params,), None

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> Iterator[Any]:
        yield self.fm.features[types.TEXT_DOCUMENT_DID_CHANGE], (params,), None

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: types.DidCloseTextDocumentParams) -> Iterator[Any]:
        yield self.fm.features[types.TEXT_DOCUMENT_DID_CLOSE], (params,), None


def serve(lang: str, version: str) -> int:
    """Serves one editor over stdin and stdout until it says goodbye; 0 where it did, else 1."""
    stdin, stdout = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # what anybody prints by mistake must not stand among the messages
    logging.getLogger("pygls").setLevel(logging.CRITICAL)
    gc.set_threshold(50_000, 20, 50)  # a large plan is a large heap, which need not be walked at every key
    connection = connected(lang, version)
    connection.server.start_io(stdin, stdout)
    return 0 if connection.said_goodbye else 1


def connected(lang: str, version: str) -> Connection:
    """A server with everything that it can be asked."""
    server = LanguageServer("malkoll", version, protocol_cls=_Protocol, converter_factory=default_converter)
    connection = Connection(server, Session(all_checks(), lang))
    _add_documents(connection)
    add_questions(connection)
    add_changes(connection)
    return connection


# --- Documents ----------------------------------------------------------------------------------------


def _add_documents(to: Connection) -> None:
    feature, session = to.server.feature, to.session

    @feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        folders = [folder.uri for folder in params.workspace_folders or ()]
        if not folders and params.root_uri is not None:
            folders = [params.root_uri]
        units = Units(
            str(getattr(to.server.workspace.position_encoding, "value", to.server.workspace.position_encoding))
        )
        started(session, map(protocol.path_of, folders), units, _language(params))

    @feature(types.SHUTDOWN)
    def shutdown(*_: Any) -> None:
        to.said_goodbye = True
        for task in to.tasks.values():
            task.cancel()

    @feature(types.TEXT_DOCUMENT_DID_OPEN)
    def did_open(params: types.DidOpenTextDocumentParams) -> None:
        document = params.text_document
        path = _known(to, document.uri)
        to.versions[path] = document.version
        _schedule(to, opened(session, path, document.text))

    @feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def did_change(params: types.DidChangeTextDocumentParams) -> None:
        path = _known(to, params.text_document.uri)
        to.versions[path] = params.text_document.version
        changes = [
            (
                protocol.range_from(one.range) if isinstance(one, types.TextDocumentContentChangePartial) else None,
                one.text,
            )
            for one in params.content_changes
        ]
        _schedule(to, edited(session, path, changes))

    @feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def did_close(params: types.DidCloseTextDocumentParams) -> None:
        path = _known(to, params.text_document.uri)
        to.versions.pop(path, None)
        task = to.tasks.pop(path, None)
        if task is not None:
            task.cancel()
        others = closed(session, path)
        _publish(to)
        _schedule(to, others)

    @feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def files_changed(params: types.DidChangeWatchedFilesParams) -> None:
        _schedule(to, concerned(session, [protocol.path_of(change.uri) for change in params.changes]))

    @feature(types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    def folders_changed(params: types.DidChangeWorkspaceFoldersParams) -> None:
        gone = [protocol.path_of(folder.uri) for folder in params.event.removed]
        new = [protocol.path_of(folder.uri) for folder in params.event.added]
        kept = [folder for folder in session.workspace.folders if folder not in gone]
        started(session, [*kept, *new], session.workspace.units, None)
        _schedule(to, tuple(session.workspace.opened))


def _language(params: types.InitializeParams) -> str | None:
    """The language of the setting `language`, else that of the editor."""
    options = params.initialization_options
    asked = options.get("language") if isinstance(options, dict) else getattr(options, "language", None)
    for word in (asked, params.locale):
        if isinstance(word, str) and word[:2].lower() in ("sv", "en"):
            return word[:2].lower()
    return None


def _known(to: Connection, uri: str) -> str:
    """The path of a document, whose name with the editor is kept."""
    path = protocol.path_of(uri)
    to.uris[path] = uri
    return path


def _schedule(to: Connection, paths: Iterable[str]) -> None:
    for path in paths:
        task = to.tasks.get(path)
        if task is not None:
            task.cancel()
        to.tasks[path] = asyncio.get_running_loop().create_task(_check(to, path))


async def _check(to: Connection, path: str) -> None:
    """Tells the editor at once what is found at once, and the rest when it is found; a change begins anew."""
    await asyncio.sleep(AT_ONCE)
    found = check(to.session, path)
    _publish(to)
    while found is not None and not found.finished:
        await asyncio.sleep(0)
        found = check(to.session, path, checking.WHEN_IDLE)
    _publish(to)
    if found is None or found.plan is None:
        return
    await asyncio.sleep(WHEN_IDLE)
    loop = asyncio.get_running_loop()
    slow = await loop.run_in_executor(None, slow_lints, found.plan, to.session.checks)
    memory = to.session.memories.get(path)
    if memory is not None and memory.slow != slow:
        memory.slow = slow
        check(to.session, path)
        _publish(to)


def _publish(to: Connection) -> None:
    for path, shown in to_show(to.session).items():
        to.server.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(
                uri=protocol.uri_of(path, to.uris),
                diagnostics=protocol.diagnostics_to(shown, to.uris),
                version=to.versions.get(path),
            )
        )
