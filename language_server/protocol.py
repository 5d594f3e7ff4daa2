"""Values of ours in, those of the language server protocol out, and the other way round."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from lsprotocol import types
from pygls.uris import from_fs_path, to_fs_path

from dsl.ast import Heading
from findings.finding import Severity
from language_server.completion import Kind
from language_server.diagnostics import Diagnostic
from language_server.text import Position, Range

_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.NOTE: types.DiagnosticSeverity.Information,
}
KINDS = {
    Kind.WORD: types.CompletionItemKind.Keyword,
    Kind.SENTENCE: types.CompletionItemKind.Snippet,
    Kind.UNIT: types.CompletionItemKind.Unit,
    Kind.NAME: types.CompletionItemKind.Variable,
    Kind.VALUE: types.CompletionItemKind.Value,
    Kind.FILE: types.CompletionItemKind.File,
    Kind.CODE: types.CompletionItemKind.Constant,
}
SYMBOLS = {
    Heading.PLAN: types.SymbolKind.Module,
    Heading.EVERY_GOAL: types.SymbolKind.Interface,
    Heading.PRIORITY_GOAL: types.SymbolKind.Namespace,
    Heading.ROLL_UP: types.SymbolKind.Interface,
    Heading.INDICATOR: types.SymbolKind.Field,
    Heading.MEASURE: types.SymbolKind.Variable,
    Heading.GOAL: types.SymbolKind.Class,
    Heading.ASSIGNMENT: types.SymbolKind.Event,
    Heading.ACTIVITY: types.SymbolKind.Event,
    Heading.TABLE: types.SymbolKind.Array,
}


def path_of(uri: str) -> str:
    """The real path of a file; of a document that is no file the editor's own name for it."""
    path = to_fs_path(uri)
    if path is None or "\0" in path or not os.path.isabs(path):
        return uri
    return os.path.realpath(path)


def uri_of(path: str, known: Mapping[str, str]) -> str:
    """The editor's name for a file: the one it used itself where it has."""
    if path in known or not os.path.isabs(path):
        return known.get(path, path)
    return from_fs_path(path) or Path(path).as_uri()


def position_from(position: types.Position) -> Position:
    """The editor's place."""
    return Position(position.line, position.character)


def range_from(place: types.Range) -> Range:
    """The editor's range."""
    return Range(position_from(place.start), position_from(place.end))


def range_to(place: Range) -> types.Range:
    """A range as the protocol writes it."""
    return types.Range(
        types.Position(place.start.line, place.start.character), types.Position(place.end.line, place.end.character)
    )


def diagnostics_to(found: Iterable[Diagnostic], known: Mapping[str, str]) -> list[types.Diagnostic]:
    """What is shown of a file, as the protocol writes it."""
    return [_diagnostic(one, known) for one in found]


def _diagnostic(one: Diagnostic, known: Mapping[str, str]) -> types.Diagnostic:
    related = [
        types.DiagnosticRelatedInformation(
            types.Location(uri_of(other.path, known), range_to(other.place)), other.message
        )
        for other in one.related
    ]
    return types.Diagnostic(
        range=range_to(one.place),
        message=one.message,
        severity=_SEVERITIES[one.severity],
        code=one.code,
        source="malkoll",
        related_information=related or None,
    )
