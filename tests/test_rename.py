"""A name is renamed wherever it stands for the same thing, in every file that uses it, or not at all."""

from pathlib import Path

import pytest

from findings.text import Text
from language_server.cursor import cursor_at
from language_server.navigation import declaration_at, outline, places_of
from language_server.rename import renamed
from language_server.text import Units
from language_server.workspace import (
    Document,
    Workspace,
    document_at,
    in_file,
    open_document,
    range_of,
    unit_of,
    units_with,
)

SHARED = 'nyckeltal svar "Svarstid"\n  enhet dagar\n'
PLAN = """\
använd "delat.mal"
plan "Mål"
  år 2020
prioriterat mål 1 "Tillväxt"
  helt uppfyllt när svar är helt uppfyllt och svar nås
nämndsmål svar "Svar"
  mäts med SVAR, eget (vikt 2)
  bidrar till prioriterat mål 1
  bidrar till svar
  helt uppfyllt när svar nås och inte eget nås
  exempel svar 2020 = 5, eget 2020 = 5 ger helt uppfyllt
nyckeltal eget "Eget"
  samma mått som svar
uppdrag 3.1 "Utred"
  bidrar till nämndsmålet svar
"""
OTHER = 'plan "Annan"\nnyckeltal svar "Ett annat"\nnämndsmål m\n  mäts med svar\n'


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    (tmp_path / "delat.mal").write_text(SHARED, "utf-8")
    (tmp_path / "plan.mal").write_text(PLAN, "utf-8")
    (tmp_path / "annan.mal").write_text(OTHER, "utf-8")
    (tmp_path / ".dold").mkdir()
    (tmp_path / ".dold" / "plan.mal").write_text('använd "../delat.mal"\nplan\n', "utf-8")
    return Workspace(folders=(str(tmp_path.resolve()),))


def document(workspace: Workspace, name: str) -> Document:
    found = document_at(workspace, f"{workspace.folders[0]}/{name}")
    assert found is not None
    return found


def rename(workspace: Workspace, name: str, line: int, column: int, new: str) -> dict[str, list[str]] | str:
    """Each file's places as line:column, or why not."""
    of = document(workspace, name)
    declaration = declaration_at(cursor_at(of, line, column), unit_of(workspace, of))
    assert declaration is not None
    places = renamed(declaration, new, units_with(workspace, declaration.document))
    if isinstance(places, Text):
        assert places.en != places.sv
        return places.sv
    found: dict[str, list[str]] = {}
    for place in places:
        span = in_file(place.span, {place.document.name: place.document})
        found.setdefault(place.document.name, []).append(f"{span.line}:{span.column}")
    return found


@pytest.mark.parametrize(("name", "line", "column"), [("delat.mal", 1, 11), ("plan.mal", 7, 12), ("plan.mal", 13, 22)])
def test_a_measure_is_renamed_where_it_is_declared_and_used(
    workspace: Workspace, name: str, line: int, column: int
) -> None:
    assert rename(workspace, name, line, column, "svarstid") == {
        "delat.mal": ["1:11"],
        "plan.mal": ["5:47", "7:12", "9:15", "10:21", "11:11", "13:18"],
    }


def test_a_goal_of_the_same_name_is_another_thing(workspace: Workspace) -> None:
    assert rename(workspace, "plan.mal", 6, 12, "snabbhet") == {"plan.mal": ["5:21", "6:11", "15:27"]}


def test_a_number_is_a_name_too(workspace: Workspace) -> None:
    assert rename(workspace, "plan.mal", 4, 17, "2.1") == {"plan.mal": ["4:17", "8:31"]}
    assert rename(workspace, "plan.mal", 14, 10, "utredning") == {"plan.mal": ["14:9"]}


def test_another_plan_is_left_alone(workspace: Workspace) -> None:
    assert rename(workspace, "annan.mal", 2, 11, "ny") == {"annan.mal": ["2:11", "4:12"]}


def test_what_is_not_saved_counts(workspace: Workspace) -> None:
    open_document(
        workspace, f"{workspace.folders[0]}/plan.mal", 'använd "delat.mal"\nnyckeltal ny\n  samma mått som svar\n'
    )

    assert rename(workspace, "delat.mal", 1, 11, "x") == {"delat.mal": ["1:11"], "plan.mal": ["3:18"]}


@pytest.mark.parametrize(
    ("new", "why"),
    [
        ("alla", '"alla" är ett ord i regelspråket och kan inte vara ett namn'),
        ("Inte", '"Inte" är ett ord i regelspråket och kan inte vara ett namn'),
        ("eget", 'namnet "eget" är taget: nyckeltal eget i plan.mal'),
        (
            "två ord",
            '"två ord" kan inte vara ett namn: det ska börja med en bokstav och ha bokstäver, siffror, _ och -',
        ),
        ("5", '"5" kan inte vara ett namn: det ska börja med en bokstav och ha bokstäver, siffror, _ och -'),
        ("a/b", '"a/b" kan inte vara ett namn: det ska börja med en bokstav och ha bokstäver, siffror, _ och -'),
        ("", '"" kan inte vara ett namn: det ska börja med en bokstav och ha bokstäver, siffror, _ och -'),
        (" x", '" x" kan inte vara ett namn: det ska börja med en bokstav och ha bokstäver, siffror, _ och -'),
        ('"', '""" kan inte vara ett namn: det ska börja med en bokstav och ha bokstäver, siffror, _ och -'),
    ],
)
def test_what_cannot_be_the_name_is_refused(workspace: Workspace, new: str, why: str) -> None:
    assert rename(workspace, "delat.mal", 1, 11, new) == why


def test_only_the_case_may_change(workspace: Workspace) -> None:
    assert rename(workspace, "annan.mal", 2, 11, "SVAR") == {"annan.mal": ["2:11", "4:12"]}


def test_a_name_that_would_be_taken_for_something_else_is_refused(tmp_path: Path) -> None:
    text = "plan\nprioriterat mål tillväxt\nnämndsmål m\n  bidrar till x\nnyckeltal x\n"
    (tmp_path / "plan.mal").write_text(text, "utf-8")
    workspace = Workspace(folders=(str(tmp_path.resolve()),))

    assert rename(workspace, "plan.mal", 5, 11, "tillväxt") == (
        '"tillväxt" är också något annat, och det skulle bli oklart vad "x" syftar på'
    )


def test_a_name_that_is_not_declared_stands_for_nothing(workspace: Workspace) -> None:
    of = open_document(workspace, f"{workspace.folders[0]}/ny.mal", "plan\nnämndsmål m\n  mäts med finns_inte\n")

    assert declaration_at(cursor_at(of, 3, 14), unit_of(workspace, of)) is None
    assert declaration_at(cursor_at(of, 3, 4), unit_of(workspace, of)) is None
    assert declaration_at(cursor_at(of, 99, 1), unit_of(workspace, of)) is None


def test_a_name_declared_twice_is_the_first_one(tmp_path: Path) -> None:
    (tmp_path / "plan.mal").write_text("nyckeltal x\nnyckeltal X\nnämndsmål m\n  mäts med x\n", "utf-8")
    workspace = Workspace(folders=(str(tmp_path.resolve()),))
    of = document(workspace, "plan.mal")
    declaration = declaration_at(cursor_at(of, 4, 12), unit_of(workspace, of))

    assert declaration is not None
    places = places_of(declaration, units_with(workspace, of))
    assert [(range_of(in_file(p.span, {of.name: of}), of, Units.UTF16).start.line, p.declares) for p in places] == [
        (0, True),
        (3, False),
    ]


def test_the_outline_is_the_headings(workspace: Workspace) -> None:
    of = document(workspace, "plan.mal")

    entries = [(one.name, one.detail, in_file(one.span, {of.name: of}).line, one.after) for one in outline(of)]
    assert entries == [
        ("plan", "Mål", 2, 4),
        ("prioriterat mål 1", "Tillväxt", 4, 6),
        ("nämndsmål svar", "Svar", 6, 12),
        ("nyckeltal eget", "Eget", 12, 14),
        ("uppdrag 3.1", "Utred", 14, 17),
    ]
