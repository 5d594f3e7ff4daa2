"""Rows of goals, measures and assignments become a rule file that asks for what they do not say."""

import pytest

from authoring.skeleton import Head, PlanRow, skeleton

HEAD = Head("Mål", ("kommun", "Storstad 1234"), "Nämnden", years="2024")
TOP = 'språk 1\n\nplan "Mål"\n  kommun Storstad 1234\n  nämnd "Nämnden"\n  år 2024\n'


def _below(*rows: PlanRow, head: Head = HEAD) -> str:
    """The blocks below the plan's."""
    text = skeleton(head, rows, "regler.mal").text
    assert text.startswith(TOP)
    return text[len(TOP) :].lstrip("\n")


def _measure(**said: object) -> list[str]:
    """The lines of a measure of which this much is said."""
    rows = (PlanRow(goal="Kortare kö", measure="Kötid", **said),)  # type: ignore[arg-type]
    text = skeleton(HEAD, rows, "regler.mal").text
    return [line.strip() for line in text.partition('nyckeltal kötid "Kötid"\n')[2].split("\n") if line]


ASKED_DIRECTION = ["# fråga: är högre eller lägre bättre?", "# högre är bättre"]


@pytest.mark.parametrize(
    ("unit", "lines"),
    [
        ("dagar", ["enhet dagar"]),
        ("Procent", ["enhet procent"]),
        ("%", ["enhet procent"]),
        ("andel (%)", ["enhet andel"]),
        ("st", ["enhet antal"]),
        ("mkr", ["enhet mnkr"]),
        ("kr per elev", ['enhet "kr per elev"']),
        (None, ["# fråga: är enheten andel (av en helhet, 0–100 %) eller procent?", "# enhet andel"]),
    ],
)
def test_a_unit_is_the_one_that_is_written_and_a_percent_sign_alone_is_asked_about(
    unit: str | None, lines: list[str]
) -> None:
    said = _measure(unit=unit, direction="högre", targets=(("2024", "minst 85 %"),))

    assert said == [*lines, "högre är bättre", "mål 2024 minst 85 %"]


def test_a_unit_of_the_targets_is_the_unit() -> None:
    assert _measure(direction="↓", targets=(("2024", "≤ 5 dagar"), ("2025", "högst 4 dagar"))) == [
        "enhet dagar",
        "lägre är bättre",
        "mål 2024 högst 5 dagar",
        "mål 2025 högst 4 dagar",
    ]


def test_a_figure_that_does_not_say_which_way_becomes_a_question_with_the_likely_spelling() -> None:
    assert _measure(unit="dagar", direction="lägre", targets=(("2024", "30"),))[2:] == [
        "# fråga: minst eller högst 30?",
        "# mål 2024 högst 30",
    ]


def test_a_target_without_a_year_asks_for_the_year() -> None:
    assert _measure(unit="dagar", direction="lägre", targets=((None, "högst 30"),))[2:] == [
        "# fråga: vilket år gäller målvärdet?",
        "# mål 2024 högst 30",
    ]


def test_a_direction_that_is_not_understood_is_kept_and_asked_for() -> None:
    assert _measure(unit="dagar", direction="grönare", targets=(("2024", "högst 30"),)) == [
        "enhet dagar",
        "# oläst: grönare",
        "# fråga: är högre eller lägre bättre?",
        "# lägre är bättre",
        "mål 2024 högst 30",
    ]


def test_a_source_is_quoted_where_it_must_be() -> None:
    assert "källa Kolada U23401" in _measure(source="Kolada U23401")
    assert 'källa "Egen mätning, årlig"' in _measure(source="Egen mätning, årlig")


def test_the_same_measure_under_two_goals_is_declared_once() -> None:
    first = PlanRow(goal="A", measure="Kötid", unit="dagar", direction="lägre", targets=(("2024", "högst 3"),))
    text = _below(
        first,
        PlanRow(goal="B", measure="kötid", unit="dagar", direction="lägre", targets=(("2024", "högst 3"),)),
        PlanRow(goal="B", measure="Kötid", unit="dagar", direction="lägre", targets=(("2024", "högst 4"),)),
    )

    assert text.count("nyckeltal kötid ") == 1
    assert 'nämndsmål mål_b "B"' in text or "nämndsmål b " in text
    assert "  mäts med kötid, kötid_2\n" in text


def test_an_indicator_and_a_measure_of_one_row_are_two_things() -> None:
    text = _below(PlanRow(priority_goal="2. Trygghet", goal="A", indicator="Trygga (%)", measure="Kötid", unit="dagar"))

    assert text.startswith(
        'prioriterat mål 2 "Trygghet"\n\nnämndsmål a "A"\n  bidrar till indikatorn trygga\n  mäts med kötid\n\n'
        'indikator trygga "Trygga (%)"\n  bidrar till prioriterat mål 2\n\nnyckeltal kötid "Kötid"\n  enhet dagar\n'
    )


def test_what_is_said_of_a_goal_without_a_measure_is_a_question() -> None:
    assert _below(PlanRow(goal="A", targets=(("2024", "85 %"),), responsible="HR")) == (
        'nämndsmål a "A"\n  # fråga: vad mäts målet med? Skriv mäts med och nyckeltalets namn, eller:\n'
        "  # utan nyckeltal\n  # fråga: vilket nyckeltal gäller det här? 2024 85 %\n  # ansvarig: HR\n"
    )


def test_a_target_without_goal_and_measure_is_kept_and_told() -> None:
    made = skeleton(HEAD, (PlanRow(targets=(("2024", "85 %"),)),), "regler.mal")

    assert made.text == TOP + "  # oläst: 2024 85 %\n"
    assert [remark.message.sv for remark in made.remarks] == [
        '"2024 85 %" kunde inte läsas, och står som en kommentar i regelfilen'
    ]


def test_activities_belong_to_their_goal() -> None:
    assert _below(PlanRow(goal="Kortare kö", activity="Kartlägg kön", done_by="senast 31 maj 2024")) == (
        'nämndsmål kortare_kö "Kortare kö"\n'
        "  # fråga: vad mäts målet med? Skriv mäts med och nyckeltalets namn, eller:\n  # utan nyckeltal\n\n"
        'aktivitet kartlägg_kön "Kartlägg kön"\n  bidrar till nämndsmålet kortare_kö\n  klart senast 31 maj 2024\n'
    )


def test_a_body_without_code_is_asked_for_its_code() -> None:
    text = skeleton(Head("Mål", ("region", "Väst"), "Nämnden", "KF § 3"), (), "regler.mal").text

    assert text == (
        'språk 1\n\nplan "Mål"\n  region Väst\n  # fråga: vilken kod? Skriv den efter namnet, till exempel 1234.\n'
        '  nämnd "Nämnden"\n  # fråga: vilket år gäller planen?\n  # år 2024\n  beslut "KF § 3"\n'
    )


def test_long_sentences_stand_on_several_lines() -> None:
    sentence = (
        "Andelen som tar kontakt med förvaltningen via e-post och får svar inom en dag ska vara minst 85 procent i år"
    )

    assert _below(PlanRow(goal=sentence, measure="Svar")).startswith(
        'nämndsmål kontakt_förvaltningen_e-post "Andelen som tar kontakt med förvaltningen via e-post och får'
    )


@pytest.mark.parametrize(
    ("title", "unit"),
    [
        ("Kostnad (mnkr)", "mnkr"),
        ("Väntetid, medelvärde i dagar", "dagar"),
        ("HME-index", "index"),
        ("Nöjdkundindex", "index"),
        ("Antal besök", "antal"),
        ("Sjukfrånvaro (%)", "andel"),
        ("Andel nöjda", "andel"),
        ("Kötid", "antal"),
    ],
)
def test_the_unit_that_the_name_of_a_measure_tells_is_proposed(title: str, unit: str) -> None:
    text = skeleton(HEAD, (PlanRow(goal="Mål", measure=title),), "regler.mal").text

    assert f"  # enhet {unit}\n" in text
