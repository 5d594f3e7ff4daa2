"""The real server, started as an editor starts it, answers a real client over stdin and stdout."""

import asyncio
import os
import sys
import unicodedata
from collections.abc import Awaitable, Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

if find_spec("pygls") is None:
    pytest.skip('the extra is not installed: pip install "malkoll[lsp]"', allow_module_level=True)

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.lsp.client import LanguageClient

ROOT = Path(__file__).parent.parent
SECONDS = 30

SHARED = """\
nyckeltal svar_dagar "Svarstid i dagar"
  enhet dagar
  lägre är bättre
"""
PLAN = """\
använd "delat.mal"
plan "Mål 2020"
  år 2020

nämndsmål svar "Svaren ska komma snabbt 😀"
  mäts med svar_ks

nyckeltal svar_ks
  samma mått som svar_dagar
  mål 2020 högst 30 enligt "KF § 1"
"""


class Editor:
    """A client that remembers what it was told."""

    def __init__(self, folder: Path) -> None:
        self.client = LanguageClient("test", "1")
        self.folder = folder
        self.shown: dict[str, list[types.Diagnostic]] = {}
        self.told = asyncio.Event()
        self.version = 1

        @self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def publish(params: types.PublishDiagnosticsParams) -> None:
            self.shown[params.uri] = list(params.diagnostics)
            self.told.set()

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    def open(self, name: str, text: str) -> None:
        item = types.TextDocumentItem(self.uri(name), "malkoll", 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def change(self, name: str, line: int, start: int, end: int, text: str) -> None:
        self.version += 1
        place = types.Range(types.Position(line, start), types.Position(line, end))
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(self.version, self.uri(name)),
                [types.TextDocumentContentChangePartial(place, text)],
            )
        )

    def at(self, name: str, line: int, character: int) -> dict[str, Any]:
        return {
            "text_document": types.TextDocumentIdentifier(self.uri(name)),
            "position": types.Position(line, character),
        }

    async def until(self, holds: Callable[[], bool]) -> None:
        """Waits for what the server tells by itself."""
        while not holds():
            self.told.clear()
            await asyncio.wait_for(self.told.wait(), SECONDS)

    def codes(self, name: str) -> list[str]:
        return [str(one.code) for one in self.shown.get(self.uri(name), [])]


def session(
    folder: Path, play: Callable[[Editor], Awaitable[None]], *, locale: str = "sv", encodings: tuple[str, ...] = ()
) -> int | None:
    """Plays one session with a server of its own; its exit code."""

    async def run() -> int | None:
        editor = Editor(folder)
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        await editor.client.start_io(sys.executable, str(ROOT / "cli.py"), "lsp", env=environment, cwd=folder)
        general = types.GeneralClientCapabilities(
            position_encodings=[types.PositionEncodingKind(one) for one in encodings] or None
        )
        await editor.client.initialize_async(
            types.InitializeParams(
                types.ClientCapabilities(general=general),
                locale=locale,
                workspace_folders=[types.WorkspaceFolder(folder.as_uri(), "mål")],
            )
        )
        editor.client.initialized(types.InitializedParams())
        await asyncio.wait_for(play(editor), 4 * SECONDS)
        await editor.client.shutdown_async(None)
        editor.client.exit(None)
        await asyncio.wait_for(editor.client.stop(), SECONDS)
        server = editor.client._server
        return None if server is None else server.returncode

    return asyncio.run(run())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "delat.mal").write_text(SHARED, "utf-8")
    (tmp_path / "plan.mal").write_text(PLAN, "utf-8")
    return tmp_path


def test_what_is_wrong_is_told_as_it_is_written(folder: Path) -> None:
    async def play(editor: Editor) -> None:
        editor.open("plan.mal", PLAN)
        editor.change("plan.mal", 8, 17, 27, "svar_dager")
        await editor.until(lambda: "MK002" in editor.codes("plan.mal"))
        (unknown,) = (one for one in editor.shown[editor.uri("plan.mal")] if one.code == "MK002")
        assert unknown.message == 'nyckeltalet eller indikatorn "svar_dager" finns inte\nhjälp: menade du "svar_dagar"?'
        assert unknown.range == types.Range(types.Position(8, 17), types.Position(8, 27))
        assert unknown.source == "malkoll"
        assert unknown.severity == types.DiagnosticSeverity.Error
        assert unknown.related_information is not None
        assert unknown.related_information[0].location.uri == editor.uri("delat.mal")
        assert unknown.related_information[0].message == "deklareras här"

        editor.change("plan.mal", 8, 17, 27, "svar_dagar")
        await editor.until(lambda: "MK002" not in editor.codes("plan.mal"))

    assert session(folder, play) == 0


def test_an_unsaved_import_wins_over_the_file_and_its_findings_land_on_it(folder: Path) -> None:
    async def play(editor: Editor) -> None:
        editor.open("plan.mal", PLAN)
        editor.open("delat.mal", SHARED)
        editor.change("delat.mal", 0, 10, 20, "annat")
        await editor.until(lambda: "MK002" in editor.codes("plan.mal"))
        editor.change("delat.mal", 1, 8, 13, "dager")
        await editor.until(lambda: "MK004" in editor.codes("delat.mal"))
        editor.change("delat.mal", 1, 8, 13, "dagar")
        editor.change("delat.mal", 0, 10, 15, "svar_dagar")
        await editor.until(lambda: not editor.codes("delat.mal") and "MK002" not in editor.codes("plan.mal"))

    assert session(folder, play) == 0


def test_the_language_is_that_of_the_editor(folder: Path) -> None:
    async def play(editor: Editor) -> None:
        editor.open("plan.mal", "plan\n  blaj 5\n")
        await editor.until(lambda: bool(editor.codes("plan.mal")))
        assert editor.shown[editor.uri("plan.mal")][0].message.startswith('no line begins with "blaj"')

    assert session(folder, play, locale="en-GB") == 0


LINE = f'nämndsmål svar "Svaren ska komma snabbt 😀 {unicodedata.normalize("NFD", "åäö")}" '


@pytest.mark.parametrize(
    ("encodings", "character"),
    [
        ((), len(LINE) + 1),
        (("utf-16",), len(LINE) + 1),
        (("utf-8",), len(LINE.encode())),
        (("utf-32",), len(LINE)),
    ],
)
def test_places_are_counted_as_the_editor_counts(folder: Path, encodings: tuple[str, ...], character: int) -> None:
    async def play(editor: Editor) -> None:
        editor.open("plan.mal", f"plan\r\n  år 2020\r\n{LINE};\r\n")
        await editor.until(lambda: "MK001" in editor.codes("plan.mal"))
        (wrong,) = (one for one in editor.shown[editor.uri("plan.mal")] if one.code == "MK001")
        assert wrong.range == types.Range(types.Position(2, character), types.Position(2, character + 1))

    assert session(folder, play, encodings=encodings) == 0


def test_every_question_has_an_answer(folder: Path) -> None:
    async def play(editor: Editor) -> None:
        client = editor.client
        editor.open("plan.mal", PLAN)
        editor.open("delat.mal", SHARED)

        offered = await client.text_document_completion_async(types.CompletionParams(**editor.at("plan.mal", 5, 11)))
        assert isinstance(offered, types.CompletionList)
        assert [one.label for one in offered.items] == ["svar_ks", "svar_dagar"]

        shown = await client.text_document_hover_async(types.HoverParams(**editor.at("plan.mal", 5, 13)))
        assert shown is not None
        assert isinstance(shown.contents, types.MarkupContent)
        assert shown.contents.value.split("\n\n")[:3] == [
            "nyckeltal svar\\_ks: Svarstid i dagar",
            "enhet dagar, lägst 0, lägre är bättre",
            "2020: högst 30, enligt KF § 1",
        ]

        declared = await client.text_document_definition_async(types.DefinitionParams(**editor.at("plan.mal", 8, 20)))
        assert isinstance(declared, types.Location)
        assert (declared.uri, declared.range.start) == (editor.uri("delat.mal"), types.Position(0, 10))

        used = await client.text_document_references_async(
            types.ReferenceParams(types.ReferenceContext(True), **editor.at("delat.mal", 0, 12))
        )
        assert used is not None
        assert [(Path(one.uri).name, one.range.start.line) for one in used] == [("delat.mal", 0), ("plan.mal", 8)]

        names = await client.text_document_document_symbol_async(
            types.DocumentSymbolParams(types.TextDocumentIdentifier(editor.uri("plan.mal")))
        )
        assert names is not None
        assert [one.name for one in names] == ["plan", "nämndsmål svar", "nyckeltal svar_ks"]

    assert session(folder, play) == 0


def test_a_name_is_renamed_everywhere_or_refused(folder: Path) -> None:
    async def play(editor: Editor) -> None:
        client = editor.client
        editor.open("delat.mal", SHARED)
        at = editor.at("delat.mal", 0, 12)

        prepared = await client.text_document_prepare_rename_async(types.PrepareRenameParams(**at))
        assert isinstance(prepared, types.PrepareRenamePlaceholder)
        assert prepared.placeholder == "svar_dagar"

        renamed = await client.text_document_rename_async(types.RenameParams(new_name="svarstid", **at))
        assert renamed is not None
        assert renamed.changes is not None
        assert {Path(uri).name: [one.range.start.line for one in edits] for uri, edits in renamed.changes.items()} == {
            "delat.mal": [0],
            "plan.mal": [8],
        }
        with pytest.raises(JsonRpcException, match="är ett ord i regelspråket"):
            await client.text_document_rename_async(types.RenameParams(new_name="alla", **at))
        with pytest.raises(JsonRpcException, match='namnet "svar_ks" är taget'):
            await client.text_document_rename_async(types.RenameParams(new_name="svar_ks", **at))

    assert session(folder, play) == 0


def test_the_editor_is_told_what_to_change(folder: Path) -> None:
    async def play(editor: Editor) -> None:
        client = editor.client
        editor.open("plan.mal", PLAN.replace("samma mått som svar_dagar", "samma   mått som svar_dager"))
        await editor.until(lambda: "MK002" in editor.codes("plan.mal"))
        document = types.TextDocumentIdentifier(editor.uri("plan.mal"))

        actions = await client.text_document_code_action_async(
            types.CodeActionParams(
                document,
                types.Range(types.Position(8, 0), types.Position(8, 1)),
                types.CodeActionContext(editor.shown[editor.uri("plan.mal")]),
            )
        )
        assert actions is not None
        (fix,) = actions
        assert isinstance(fix, types.CodeAction)
        assert fix.title == 'skriv "svar_dagar"'
        assert fix.edit is not None
        assert fix.edit.changes is not None
        (edit,) = fix.edit.changes[document.uri]
        assert (edit.new_text, edit.range.start) == ("svar_dagar", types.Position(8, 19))

        options = types.FormattingOptions(2, True)
        editor.open("delat.mal", SHARED.replace("  enhet dagar", "enhet   dagar"))
        edits = await client.text_document_formatting_async(
            types.DocumentFormattingParams(types.TextDocumentIdentifier(editor.uri("delat.mal")), options)
        )
        assert edits is not None
        assert [(one.range.start.line, one.range.end.line, one.new_text) for one in edits] == [
            (1, 2, "  enhet dagar\n")
        ]

    assert session(folder, play) == 0


def test_nothing_that_is_asked_of_an_unknown_document_is_an_error(folder: Path) -> None:
    async def play(editor: Editor) -> None:
        client = editor.client
        at = editor.at("okänd.mal", 3, 3)
        document = types.TextDocumentIdentifier(editor.uri("okänd.mal"))
        editor.change("okänd.mal", 0, 0, 0, "x")

        assert await client.text_document_hover_async(types.HoverParams(**at)) is None
        assert await client.text_document_completion_async(types.CompletionParams(**at)) is None
        assert await client.text_document_definition_async(types.DefinitionParams(**at)) is None
        assert await client.text_document_document_symbol_async(types.DocumentSymbolParams(document)) is None
        client.text_document_did_close(types.DidCloseTextDocumentParams(document))
        client.workspace_did_change_watched_files(
            types.DidChangeWatchedFilesParams([types.FileEvent("untitled:x", types.FileChangeType.Changed)])
        )
        with pytest.raises(JsonRpcException, match="inget namn"):
            await client.text_document_rename_async(types.RenameParams(new_name="x", **at))

    assert session(folder, play) == 0


def test_a_closed_document_has_no_findings(folder: Path) -> None:
    async def play(editor: Editor) -> None:
        editor.open("plan.mal", "plan\n  blaj\n")
        await editor.until(lambda: bool(editor.codes("plan.mal")))
        document = types.TextDocumentIdentifier(editor.uri("plan.mal"))
        editor.client.text_document_did_close(types.DidCloseTextDocumentParams(document))
        await editor.until(lambda: not editor.codes("plan.mal"))

    assert session(folder, play) == 0


def test_what_takes_long_to_find_is_told_when_nobody_writes(folder: Path) -> None:
    async def play(editor: Editor) -> None:
        rule = "  helt uppfyllt när minst 3 nyckeltal nås\n"
        editor.open("plan.mal", PLAN.replace("  mäts med svar_ks\n", f"  mäts med svar_ks\n{rule}"))
        await editor.until(lambda: "MK105" in editor.codes("plan.mal"))

    assert session(folder, play) == 0
