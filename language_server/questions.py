"""An editor's questions in, their answers out: completion, hover, definition, references, outline."""

from lsprotocol import types

from findings.text import in_language
from language_server import protocol
from language_server.completion import files_beside, offers_at
from language_server.connection import Connection, asked_at, between, location, range_in
from language_server.hover import hover_at
from language_server.navigation import declaration_at, outline, places_of
from language_server.symbols import declarations
from language_server.text import Range
from language_server.workspace import rule_files, units_with


def add_questions(to: Connection) -> None:
    feature, session = to.server.feature, to.session

    @feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=[" ", '"']))
    def completion(params: types.CompletionParams) -> types.CompletionList | None:
        asked = asked_at(to, params)
        if asked is None:
            return None
        found, cursor = asked
        files = files_beside(cursor.document.path, rule_files(session.workspace))
        offers = offers_at(cursor, found.plan, declarations(found.unit), session.checks, files)
        place = between(to, cursor.document, cursor.line, offers.column, cursor.column)
        items = [
            types.CompletionItem(
                label=offer.text,
                kind=protocol.KINDS[offer.kind],
                detail=None if offer.detail is None else in_language(offer.detail, session.lang),
                sort_text=f"{offer.rank} {offer.text}",
                filter_text=offer.text,
                text_edit=types.TextEdit(protocol.range_to(place), offer.text),
            )
            for offer in offers.offers
        ]
        return types.CompletionList(is_incomplete=False, items=items)

    @feature(types.TEXT_DOCUMENT_HOVER)
    def hover(params: types.HoverParams) -> types.Hover | None:
        asked = asked_at(to, params)
        if asked is None:
            return None
        found, cursor = asked
        shown = hover_at(cursor, found.plan, declarations(found.unit), session.checks, session.lang)
        if shown is None:
            return None
        content = types.MarkupContent(types.MarkupKind.Markdown, shown.text)
        return types.Hover(content, protocol.range_to(range_in(to, cursor.document, shown.span)))

    @feature(types.TEXT_DOCUMENT_DEFINITION)
    def definition(params: types.DefinitionParams) -> types.Location | None:
        asked = asked_at(to, params)
        declared = None if asked is None else declaration_at(asked[1], asked[0].unit)
        return None if declared is None else location(to, declared.document, declared.name.span)

    @feature(types.TEXT_DOCUMENT_REFERENCES)
    def references(params: types.ReferenceParams) -> list[types.Location] | None:
        asked = asked_at(to, params)
        declared = None if asked is None else declaration_at(asked[1], asked[0].unit)
        if declared is None:
            return None
        places = places_of(declared, units_with(session.workspace, declared.document))
        with_declaration = params.context.include_declaration
        return [location(to, one.document, one.span) for one in places if with_declaration or not one.declares]

    @feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def symbols(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol] | None:
        document = session.workspace.opened.get(protocol.path_of(params.text_document.uri))
        if document is None:
            return None
        found = []
        for entry in outline(document):
            heading = range_in(to, document, entry.span)
            end = between(to, document, entry.after, 1, 1).start
            whole = Range(heading.start, max(heading.end, end))
            kind, detail = protocol.SYMBOLS[entry.heading], entry.detail or None
            found.append(
                types.DocumentSymbol(entry.name, kind, protocol.range_to(whole), protocol.range_to(heading), detail)
            )
        return found
