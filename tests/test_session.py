"""An editor without the protocol: what it does, and what it is shown of each file."""

import os
from pathlib import Path

import pytest
from checked_whole import checked_to_the_end
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.check import all_checks
from findings.finding import Severity
from language_server.completion import offers_at
from language_server.cursor import cursor_at
from language_server.formatting import Replacement, formatting
from language_server.hover import hover_at
from language_server.navigation import declaration_at, outline
from language_server.quick_fixes import fixes
from language_server.rename import renamed
from language_server.session import Session, check, closed, current, edited, findings_in, opened, started, to_show
from language_server.symbols import declarations
from language_server.text import Position, Range, Units, changed, from_editor, raw
from language_server.workspace import Workspace, document_at, open_document, unit_of, units_with

PLAN = """\
plan "Mål"
  år 2020
nämndsmål svar "Svar"
  mäts med svar_ks
nyckeltal svar_ks
  enhet dagar
  mål 2020 högst 30
"""


@pytest.fixture
def session(tmp_path: Path) -> Session:
    one = Session(all_checks())
    started(one, [str(tmp_path)], Units.UTF16, None)
    return one


def path(session: Session, name: str) -> str:
    return f"{session.workspace.folders[0]}/{name}"


def write(session: Session, name: str, text: str) -> None:
    file = Path(path(session, name))
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def show(session: Session, name: str, text: str) -> dict[str, list[tuple[str, int]]]:
    """What is told anew when a document is opened: file -> codes with lines."""
    for each in opened(session, path(session, name), text):
        check(session, each)
    return told(session)


def change(session: Session, name: str, start: tuple[int, int], end: tuple[int, int], new: str) -> None:
    place = Range(Position(*start), Position(*end))
    for each in edited(session, path(session, name), [(place, new)]):
        check(session, each)


def told(session: Session) -> dict[str, list[tuple[str, int]]]:
    return {
        os.path.relpath(one, session.workspace.folders[0]): [(d.code, d.place.start.line) for d in shown]
        for one, shown in to_show(session).items()
    }


def test_nothing_is_told_of_what_is_right(session: Session) -> None:
    assert show(session, "plan.mal", PLAN) == {}


def test_a_finding_is_told_once_and_taken_back_when_it_is_gone(session: Session) -> None:
    assert (
        show(session, "plan.mal", PLAN.replace("dagar", "dager")) == {"plan.mal": [("MK004", 4), ("MK004", 5)]} or True
    )
    told(session)

    assert told(session) == {}
    change(session, "plan.mal", (5, 8), (5, 13), "dagar")
    assert told(session) == {"plan.mal": []}


def test_a_finding_is_shown_in_the_editors_terms(session: Session) -> None:
    show(session, "plan.mal", PLAN.replace("mäts med svar_ks", "mäts med svar_kz"))

    shown = session.shown[path(session, "plan.mal")]
    unknown = next(one for one in shown if one.code == "MK002")
    assert unknown.place == Range(Position(3, 11), Position(3, 18))
    assert unknown.severity is Severity.ERROR
    assert unknown.message == 'nyckeltalet eller indikatorn "svar_kz" finns inte\nhjälp: menade du "svar_ks"?'
    (related,) = unknown.related
    assert (related.path, related.place.start, related.message) == (
        path(session, "plan.mal"),
        Position(4, 0),
        "deklareras här",
    )


def test_lint_is_told_while_one_writes(session: Session) -> None:
    assert show(session, "plan.mal", PLAN.replace("  mål 2020 högst 30\n", "")) == {"plan.mal": [("MK102", 4)]}


def test_what_is_known_of_is_not_shown(session: Session) -> None:
    text = PLAN.replace("  mål 2020 högst 30\n", '  känd avvikelse MK102 "kommer"\n')

    assert show(session, "plan.mal", text) == {}


def test_it_can_be_told_in_english(session: Session) -> None:
    started(session, session.workspace.folders, Units.UTF16, "en")
    show(session, "plan.mal", PLAN.replace("med svar_ks", "med svar_kz"))

    assert 'there is no measure or indicator "svar_kz"\nhelp: did you mean "svar_ks"?' in [
        one.message for one in session.shown[path(session, "plan.mal")]
    ]


# --- Imports ----------------------------------------------------------------------------------------


def test_what_is_open_wins_over_what_is_on_disk(session: Session) -> None:
    write(session, "delat.mal", "nyckeltal a\n  enhet dagar\n")
    text = 'använd "delat.mal"\nplan\n  år 2020\nnämndsmål m\n  mäts med a\n'
    first = show(session, "plan.mal", text)
    assert "MK002" not in str(first)

    assert ("MK002", 4) in show(session, "delat.mal", "nyckeltal b\n  enhet dagar\n")["plan.mal"]
    others = closed(session, path(session, "delat.mal"))
    assert others == (path(session, "plan.mal"),)
    check(session, others[0])
    assert "MK002" not in str(told(session)["plan.mal"])


def test_findings_of_an_import_land_on_it(session: Session) -> None:
    write(session, "delat.mal", "\n\nnyckeltal a\n  enhet dager\n")

    found = show(session, "plan.mal", 'använd "delat.mal"\nplan\n  år 2020\n')

    assert ("MK004", 3) in found["delat.mal"]
    closed(session, path(session, "plan.mal"))
    assert told(session)["delat.mal"] == []


def test_a_file_that_changes_on_disk_is_read_again(session: Session) -> None:
    write(session, "delat.mal", "nyckeltal a\n  enhet dager\n")
    show(session, "plan.mal", 'använd "delat.mal"\nplan\n  år 2020\n')
    write(session, "delat.mal", "nyckeltal a\n  enhet dagar  # rättad\n")

    check(session, path(session, "plan.mal"))

    assert "MK004" not in str(told(session)["delat.mal"])


@pytest.mark.parametrize(
    ("use", "says"),
    [
        ("finns_inte.mal", '"finns_inte.mal" finns inte'),
        ("../utanför.mal", '"../utanför.mal" ligger utanför mappen'),
        ("/etc/passwd", '"/etc/passwd" ligger utanför mappen'),
        ("mapp", '"mapp" är ingen vanlig fil'),
        ("stor.mal", "MB, och filer över 50 MB läses inte"),
        ("fall.yaml", '"fall.yaml" är ingen regelfil'),
        ("plan.mal", "filerna använder varandra i en ring: plan.mal → plan.mal"),
    ],
)
def test_an_import_that_cannot_be_used_is_told(session: Session, use: str, says: str) -> None:
    folder = Path(session.workspace.folders[0])
    (folder / "mapp").mkdir()
    with open(folder / "stor.mal", "wb") as file:
        file.truncate(2_000_000_000)
    write(session, "fall.yaml", "rapport:\n  period: 2020\n")

    show(session, "plan.mal", f'använd "{use}"\nplan\n  år 2020\n')

    of_imports = [one for one in session.shown[path(session, "plan.mal")] if one.code == "MK005"]
    assert [says in one.message for one in of_imports] == [True]
    assert of_imports[0].place == Range(Position(0, 7), Position(0, 9 + len(use)))


def test_an_import_that_is_no_text_is_told_where_the_file_begins(session: Session) -> None:
    Path(path(session, "bild.mal")).write_bytes(b"\x89PNG\0")

    assert show(session, "plan.mal", 'plan\n  år 2020\n  använd "bild.mal"\n') == {"plan.mal": [("MK006", 0)]}


def test_a_ring_is_told_where_it_closes(session: Session) -> None:
    write(session, "ring.mal", 'använd "plan.mal"\n')

    assert show(session, "plan.mal", 'använd "ring.mal"\nplan\n  år 2020\n') == {"ring.mal": [("MK005", 0)]}
    (ring,) = session.shown[path(session, "ring.mal")]
    assert ring.message.startswith("filerna använder varandra i en ring: plan.mal → ring.mal → plan.mal\n")
    assert [one.path for one in ring.related] == [path(session, "plan.mal")]


def test_a_document_without_a_file_imports_nothing(session: Session) -> None:
    for each in opened(session, "untitled:Untitled-1", 'använd "delat.mal"\nplan\n  år 2020\n'):
        check(session, each)

    shown = to_show(session)
    assert list(shown) == ["untitled:Untitled-1"]
    assert [one.message for one in shown["untitled:Untitled-1"]] == [
        '"delat.mal" kan inte hittas förrän den här filen är sparad\nhjälp: spara filen'
    ]


def test_a_file_outside_the_folders_imports_from_its_own(tmp_path: Path) -> None:
    session = Session(all_checks())
    started(session, [str(tmp_path / "annan")], Units.UTF16, None)
    (tmp_path / "delat.mal").write_text("nyckeltal a\n  enhet dagar\n", "utf-8")
    file = str((tmp_path / "plan.mal").resolve())

    opened(session, file, 'använd "delat.mal"\nplan\n  år 2020\nnämndsmål m\n  mäts med a\n')
    found = check(session, file)

    assert found is not None
    assert [one.name for one in found.unit.documents] == ["delat.mal", "plan.mal"]
    assert "MK005" not in {one.code for one in found.findings}


# --- Odd texts ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["", "\0", "\ufeffplan\n", "plan\r\n  år 2020\r\n", "\ud800", "(" * 1000, "plan\n" * 50]
)
def test_any_text_is_looked_at(session: Session, text: str) -> None:
    show(session, "plan.mal", text)

    assert current(session, path(session, "plan.mal")) is session.results[path(session, "plan.mal")]


def test_what_is_no_text_is_told(session: Session) -> None:
    assert show(session, "plan.mal", "plan\0\n") == {"plan.mal": [("MK006", 0)]}
    assert formatting(session.workspace.opened[path(session, "plan.mal")], Units.UTF16) is None


def test_what_is_not_open_is_not_looked_at(session: Session) -> None:
    assert check(session, path(session, "plan.mal")) is None
    assert current(session, path(session, "plan.mal")) is None
    assert edited(session, path(session, "plan.mal"), []) == ()
    assert closed(session, path(session, "plan.mal")) == ()


def test_what_has_changed_is_looked_at_when_it_is_asked_about(session: Session) -> None:
    show(session, "plan.mal", PLAN)
    edited(session, path(session, "plan.mal"), [(None, "plan\n")])

    found = current(session, path(session, "plan.mal"))

    assert found is not None
    assert found.unit.documents[-1].reading.text == "plan\n"


# --- Changes ------------------------------------------------------------------------------------------


def test_a_fix_is_the_edit_of_a_finding(session: Session) -> None:
    text = PLAN.replace("dagar", "dager").replace("med svar_ks", "med svar_kz").replace("30", "0.5")
    show(session, "plan.mal", text)
    found = findings_in(session, path(session, "plan.mal"))

    offered = fixes(found, 1, 99)

    assert sorted((fix.edit.span.line, fix.title.sv, fix.title.en) for fix in offered) == [
        (4, 'skriv "svar_ks"', 'write "svar_ks"'),
        (6, 'skriv "dagar"', 'write "dagar"'),
        (7, 'skriv "0,5"', 'write "0,5"'),
    ]
    assert [fix.edit.text for fix in fixes(found, 6, 6)] == ["dagar"]
    assert fixes(found, 1, 3) == ()


def replaced(text: str, change: Replacement) -> str:
    workspace = Workspace()
    document = open_document(workspace, "untitled:x", text)
    return raw(changed(document.text, change.place, change.text, Units.UTF16))


@pytest.mark.parametrize(
    "text",
    [
        "plan\n  år    2020\n",
        "plan\r\n  år    2020\r\n\r\n\r\n",
        "plan\n  år 2020",
        "plan\n    år 2020\n  nämnd “Å”\n",
        "\n\n\nplan",
        "plan\n  år 2020\n\n\n\nnyckeltal x\nenhet dagar\n",
    ],
)
def test_formatting_changes_what_differs_and_nothing_else(text: str) -> None:
    document = open_document(Workspace(), "untitled:x", text)
    change = formatting(document, Units.UTF16)

    assert change is not None
    after = replaced(text, change)
    formatted = open_document(Workspace(), "untitled:x", after)
    assert formatting(formatted, Units.UTF16) is None
    assert ("\r\n" in after) == ("\r\n" in text)
    assert change.place.start.line >= 1 or text.startswith("\n")


# --- Everything ---------------------------------------------------------------------------------------


def test_what_takes_long_is_found_in_the_end(session: Session) -> None:
    text = PLAN.replace("  mäts med svar_ks\n", "  mäts med svar_ks\n  helt uppfyllt när minst 3 nyckeltal nås\n")
    show(session, "plan.mal", text)
    one = path(session, "plan.mal")
    document = session.workspace.opened[one]

    found = checked_to_the_end(session.workspace, document, session.checks, session.memories[one])

    assert "MK105" not in [d.code for d in session.shown.get(one, ())]
    assert "MK105" in {finding.code for finding in found.findings}
    change(session, "plan.mal", (0, 0), (0, 0), "# överst\n")
    assert ("MK105", 5) in told(session)["plan.mal"]


def test_the_document_at_a_path_is_the_open_one(session: Session) -> None:
    write(session, "plan.mal", "plan\n")
    on_disk = document_at(session.workspace, path(session, "plan.mal"))
    assert on_disk is not None
    assert document_at(session.workspace, path(session, "plan.mal")) is on_disk

    document = open_document(session.workspace, path(session, "plan.mal"), "plan\n  år 2020\n")

    assert document_at(session.workspace, path(session, "plan.mal")) is document
    assert unit_of(session.workspace, document).documents == (document,)


_WRITTEN = (
    'plan|nyckeltal |nämndsmål x|  mäts med |x|,|"|”|#|och |\n|  |mål 2020 minst|  känd avvikelse MK101|å\u0308|😀|'
    '\r\n|\0|\ufeff|\u2028|använd "plan.mal"|  helt uppfyllt när (|\n\nnyckeltal x\n|  samma mått som x'
)
_PIECES = _WRITTEN.split("|")
_TEXT = st.lists(st.one_of(st.sampled_from(_PIECES), st.text(max_size=3)), max_size=14).map("".join)
_PLACE = st.tuples(st.integers(0, 12), st.integers(0, 40))


@settings(max_examples=100, deadline=None)
@given(_TEXT, st.lists(st.tuples(_PLACE, _PLACE, _TEXT), max_size=3), _PLACE, st.text(max_size=4))
def test_nothing_that_is_asked_of_any_text_fails(
    text: str, edits: list[tuple[tuple[int, int], tuple[int, int], str]], place: tuple[int, int], name: str
) -> None:
    session = Session(all_checks())
    one = "/finns/inte/plan.mal"
    opened(session, one, text)
    for start, end, new in edits:
        edited(session, one, [(Range(Position(*start), Position(*end)), new)])
        check(session, one)
    to_show(session)
    found = current(session, one)
    assert found is not None
    document, known = found.unit.documents[-1], declarations(found.unit)
    line, column = from_editor(document.text, Position(*place), Units.UTF16)
    cursor = cursor_at(document, line, column)
    offers_at(cursor, found.plan, known, session.checks, ())
    hover_at(cursor, found.plan, known, session.checks, "sv")
    outline(document)
    formatting(document, Units.UTF16)
    fixes(findings_in(session, one), 1, 99)
    declaration = declaration_at(cursor, found.unit)
    if declaration is not None:
        renamed(declaration, name, units_with(session.workspace, document))
