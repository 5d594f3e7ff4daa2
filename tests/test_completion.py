"""What is offered where the cursor (|) stands: words that may follow, and names of what is declared."""

import pytest

from engine.check import CheckModule
from engine.resolve import resolve
from language_server.completion import Kind, Offers, files_beside, offers_at
from language_server.cursor import cursor_at
from language_server.symbols import declarations
from language_server.text import Units, editor_text, from_editor, to_editor
from language_server.workspace import Workspace, open_document, unit_of

PLAN = """\
plan "Mål"
  år 2020, 2021
  bedömning "Grön" betyder helt uppfyllt

prioriterat mål 1 "Tillväxt"
{0}
indikator nöjda "Nöjda brukare"
  enhet andel
{1}
nämndsmål svar "Snabba svar"
  mäts med svar_dagar
{2}
nyckeltal svar_dagar "Svarstid"
{3}
samlad bedömning
{4}
"""
PATH = "/mål/plan.mal"


def offered(text: str, checks: tuple[CheckModule, ...] = ()) -> tuple[str, Offers]:
    """What stands from the offers' column to the cursor, and the offers."""
    index = text.index("|")
    before = text[:index]
    workspace = Workspace(folders=("/mål",))
    document = open_document(workspace, PATH, before + text[index + 1 :])
    line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
    plan, _ = resolve(unit_of(workspace, document).files)
    known = declarations(unit_of(workspace, document))
    offers = offers_at(cursor_at(document, line, column), plan, known, checks, ("delat.mal", "mapp/mer.mal"))
    return before.split("\n")[-1][offers.column - 1 :], offers


def below(place: int, line: str) -> list[str]:
    """The offers on a line below one of the plan's headings, best first."""
    parts = [""] * 5
    parts[place] = f"  {line}\n"
    _, offers = offered(PLAN.format(*parts))
    return [offer.text for offer in offers.offers]


@pytest.mark.parametrize(
    ("place", "line", "expected"),
    [
        (3, "hög|", "högre är bättre"),
        (3, "|", "lägre är bättre"),
        (3, "|", "samma mått som"),
        (3, "mål 2020 |", "på väg mot"),
        (3, "enhet |", "miljoner kronor"),
        (3, "enhet kW|", "kWh"),
        (3, "mål 2020 minst 90 |", "procentenheter"),
        (3, "|", "saknat utfall kan ej bedömas"),
        (3, "|", "lika med målvärdet räcker inte"),
        (2, "helt uppfyllt när |", "indikatorn"),
        (2, "helt uppfyllt när |", "svar_dagar"),
        (2, "exempel |", "svar_dagar"),
        (2, "exempel svar_dagar 2020 = 5 ger |", '"Grön"'),
        (2, "exempel svar_dagar |", "2021"),
        (2, "|", "helt uppfyllt"),
        (2, "|", "nyckeltal"),
        (4, "helt uppfyllt när alla |", "de prioriterade målen"),
        (4, "|", "mål"),
    ],
)
def test_what_may_follow_is_offered(place: int, line: str, expected: str) -> None:
    assert expected in below(place, line)


@pytest.mark.parametrize(
    ("place", "line", "missing"),
    [
        (3, "|", "mäts med"),
        (2, "|", "enhet"),
        (2, "|", "kommun"),
        (3, "|", "språk"),
        (3, "mål 2020 |", "svar_dagar"),
        (2, "helt uppfyllt när |", "svar"),
        (2, "helt uppfyllt när |", "nöjda_x"),
    ],
)
def test_what_cannot_stand_there_is_not_offered(place: int, line: str, missing: str) -> None:
    assert missing not in below(place, line)


@pytest.mark.parametrize(
    ("place", "line", "expected"),
    [
        (2, "mäts med |", ["svar_dagar", "nöjda"]),
        (2, "bidrar till prioriterat mål |", ["1"]),
        (1, "bidrar till nämndsmålet |", ["svar"]),
        (2, "bidrar till indikatorn |", ["nöjda", "svar_dagar"]),
        (3, "samma mått som |", ["nöjda"]),
        (4, "helt uppfyllt när prioriterat mål |", ["1"]),
        (3, "källa |", []),
        (2, "# |", []),
        (3, 'kallas "|', []),
        (3, "blaj |", []),
        (3, "högre |", ["är bättre"]),
    ],
)
def test_these_and_no_others_are_offered(place: int, line: str, expected: list[str]) -> None:
    offers = below(place, line)

    assert sorted(offers) == sorted(expected)
    if "mäts" in line:
        assert offers == expected


def test_goals_are_offered_where_goals_are_judged() -> None:
    assert {"svar", "svar_dagar", "nöjda"} <= set(below(4, "helt uppfyllt när |"))


def test_a_heading_declares_a_name_of_its_own() -> None:
    assert offered("plan\nnyckeltal x\nnyckeltal |")[1].offers == ()
    assert offered("plan\nprioriterat mål 1\nprioriterat mål |")[1].offers == ()


def test_everything_that_may_begin_a_file_is_offered_before_the_first_heading() -> None:
    words = {offer.text for offer in offered("|\n")[1].offers}

    assert {"språk", "använd", "plan", "nyckeltal", "prioriterat mål"} <= words
    assert not words & {"enhet", "mål", "mäts"}


def test_the_word_that_is_begun_is_replaced() -> None:
    begun, _ = offered("plan\nnyckeltal x\n  enhet kr/in|v\n")

    assert begun == "kr/in"
    assert offered("plan\nnyckeltal x\n  mål 2020 minst 5 %|\n")[0] == "%"


def test_a_line_that_continues_the_one_above_goes_on_with_it() -> None:
    text = "plan\nnyckeltal a\nnyckeltal b\nnämndsmål m\n  mäts med a,\n    |\n"

    assert [offer.text for offer in offered(text)[1].offers] == ["a", "b"]


def test_files_are_offered_after_their_word() -> None:
    begun, offers = offered('använd "de|\n')

    assert begun == "de"
    assert [(offer.text, offer.kind) for offer in offers.offers] == [
        ("delat.mal", Kind.FILE),
        ("mapp/mer.mal", Kind.FILE),
    ]
    assert offered('plan "|\n')[1].offers == ()


def test_files_are_named_from_the_folder_of_the_file() -> None:
    files = ("/mål/a/plan.mal", "/mål/a/b/c.mal", "/mål/delat.mal", "/mål/a/z.mal")

    assert files_beside("/mål/a/plan.mal", files) == ("z.mal", "../delat.mal", "b/c.mal")


def test_codes_are_offered_with_what_they_find() -> None:
    from engine.check import all_checks

    _, offers = offered("plan\nnämndsmål x\n  känd avvikelse |\n", all_checks())

    assert [offer.text for offer in offers.offers] == [module.check.code for module in all_checks()]
    assert offers.offers[0].detail == all_checks()[0].check.title


def test_names_say_what_they_are() -> None:
    _, offers = offered(PLAN.format("", "", "  mäts med |\n", "", ""))

    assert [offer.detail.sv for offer in offers.offers if offer.detail] == [
        "nyckeltal: Svarstid",
        "indikator: Nöjda brukare",
    ]


def test_no_place_makes_it_fail() -> None:
    text = PLAN.format("  ((\n", '  "”\n', "  mål 2020 minst\n", "  och ,\n", "  x = 5,5,5\n")
    editor = editor_text(text)
    for line, content in enumerate(text.split("\n"), 1):
        for column in range(1, len(content) + 2):
            place = to_editor(editor, line, column, Units.UTF16)
            assert from_editor(editor, place, Units.UTF16) == (line, column)
            marked = "\n".join(
                one if number != line else one[: column - 1] + "|" + one[column - 1 :]
                for number, one in enumerate(text.split("\n"), 1)
            )
            if column % 7 == 1:
                offered(marked)
