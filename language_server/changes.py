"""What an editor asks to have changed in, the edits that it makes out: rename, formatting, quick fixes."""

from collections.abc import Iterable

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from findings.text import Text, in_language
from language_server import protocol
from language_server.connection import Connection, asked_at, range_in
from language_server.cursor import occurrence_at
from language_server.formatting import formatting
from language_server.navigation import Place, declaration_at
from language_server.quick_fixes import fixes
from language_server.rename import renamed
from language_server.session import current, findings_in
from language_server.text import from_editor
from language_server.workspace import range_of, units_with


def add_changes(to: Connection) -> None:
    feature, session = to.server.feature, to.session

    @feature(types.TEXT_DOCUMENT_PREPARE_RENAME)
    def prepare_rename(params: types.PrepareRenameParams) -> types.PrepareRenamePlaceholder | None:
        asked = asked_at(to, params)
        if asked is None or declaration_at(asked[1], asked[0].unit) is None:
            return None
        occurrence = occurrence_at(asked[1])
        if occurrence is None:
            return None
        place = range_in(to, asked[1].document, occurrence.span)
        return types.PrepareRenamePlaceholder(protocol.range_to(place), occurrence.text)

    @feature(types.TEXT_DOCUMENT_RENAME, types.RenameOptions(prepare_provider=True))
    def rename(params: types.RenameParams) -> types.WorkspaceEdit | None:
        asked = asked_at(to, params)
        declared = None if asked is None else declaration_at(asked[1], asked[0].unit)
        if declared is None:
            raise _refused(_NOT_A_NAME, session.lang)
        places = renamed(declared, params.new_name, units_with(session.workspace, declared.document))
        if isinstance(places, Text):
            raise _refused(places, session.lang)
        return _edits(to, places, params.new_name)

    @feature(types.TEXT_DOCUMENT_FORMATTING)
    def format_document(params: types.DocumentFormattingParams) -> list[types.TextEdit] | None:
        document = session.workspace.opened.get(protocol.path_of(params.text_document.uri))
        change = None if document is None else formatting(document, session.workspace.units)
        return None if change is None else [types.TextEdit(protocol.range_to(change.place), change.text)]

    @feature(
        types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])
    )
    def code_action(params: types.CodeActionParams) -> list[types.CodeAction] | None:
        path = protocol.path_of(params.text_document.uri)
        document = session.workspace.opened.get(path)
        if document is None or current(session, path) is None:
            return None
        units, place = session.workspace.units, protocol.range_from(params.range)
        first, _ = from_editor(document.text, place.start, units)
        last, _ = from_editor(document.text, place.end, units)
        return [
            types.CodeAction(
                title=in_language(fix.title, session.lang),
                kind=types.CodeActionKind.QuickFix,
                diagnostics=[one for one in params.context.diagnostics if one.code == fix.finding.code],
                edit=types.WorkspaceEdit(
                    {
                        params.text_document.uri: [
                            types.TextEdit(protocol.range_to(range_of(fix.edit.span, document, units)), fix.edit.text)
                        ]
                    }
                ),
            )
            for fix in fixes(findings_in(session, path), first, last)
        ]


def _refused(why: Text, lang: str) -> JsonRpcException:
    return JsonRpcException(in_language(why, lang), types.LSPErrorCodes.RequestFailed.value)


def _edits(to: Connection, places: Iterable[Place], new: str) -> types.WorkspaceEdit:
    changes: dict[str, list[types.TextEdit]] = {}
    for place in places:
        edit = types.TextEdit(protocol.range_to(range_in(to, place.document, place.span)), new)
        changes.setdefault(protocol.uri_of(place.document.path, to.uris), []).append(edit)
    return types.WorkspaceEdit(dict(changes))


_NOT_A_NAME = Text("här står inget namn som är deklarerat", "there is no declared name here")
