"""Goals and indicators of a drafted plan stand where the report has them; what its structure does not tell is asked."""

import pytest

from interpret.draft import draft
from interpret.reading import read
from readers.plain_text import read_plain_text

TABLE = "Mål 2023\tUtfall 2023\n{0}\t{1}\n"


def _drafted(report: str) -> str:
    document = read_plain_text(f"Fritidsnämndens årsredovisning 2023\n\n{report}", "r.txt")
    return draft(read(document, (), None).found, document, "r.mal").text


def _block(text: str, heading: str) -> list[str]:
    """The lines below a heading, without its name and its comments."""
    below = text.split(f"\n{heading} ", 1)[1].split("\n\n", 1)[0].split("\n")[1:]
    return [line.strip() for line in below if not line.lstrip().startswith(('"', "#"))]


def _indicator(name: str, target: str = "60") -> str:
    return f"INDIKATOR\n\n{name}\n\n{TABLE.format(target, '61')}\n"


def _goal(sentence: str, measure: str) -> str:
    table = TABLE.format("50", "51")
    return f"NÄMNDENS MÅL\n\n{sentence}\n\nBedömning\n\nUppfyllt\n\nNYCKELTAL\n\n{measure}\n\n{table}\n"


AHEAD = (
    "PRIORITERAT MÅL\n\n2. Kommunen ska vara trygg\n\n"
    + _indicator("Trygghetsindex ute")
    + _goal("Parkerna ska vara ljusa", "Lampor i parker")
    + _indicator("Nöjdhet med gator")
    + _goal("Gatorna ska vara hela", "Lagade hål")
    + "PRIORITERAT MÅL\n\n5. Kommunen ska vara öppen\n\n"
    + _indicator("Delaktighet bland unga")
    + _goal("Ungdomar ska höras", "Möten med unga")
)


def test_an_indicator_before_each_goal_is_of_the_goal_below_it_and_of_the_priority_goal_above_it() -> None:
    text = _drafted(AHEAD)

    assert '\nprioriterat mål 2 "Kommunen ska vara trygg"' in text
    assert '\nprioriterat mål 5 "Kommunen ska vara öppen"' in text
    assert _block(text, "nämndsmål ungdomar_höras")[:1] == ["bidrar till indikatorn delaktighet_unga"]
    assert _block(text, "nämndsmål parkerna_ljusa")[:1] == ["bidrar till indikatorn trygghetsindex_ute"]
    assert _block(text, "indikator delaktighet_unga")[:1] == ["bidrar till prioriterat mål 5"]
    assert "vilken indikator" not in text


def test_where_the_structure_does_not_tell_the_goal_is_asked_for_and_the_priority_goal_is_not() -> None:
    text = _drafted(
        "PRIORITERAT MÅL\n\n2. Kommunen ska vara trygg\n\n"
        + _indicator("Trygghetsindex ute")
        + _indicator("Nöjdhet med gator")
        + _goal("Parkerna ska vara ljusa", "Lampor i parker")
        + _goal("Gatorna ska vara hela", "Lagade hål")
    )

    assert _block(text, "indikator trygghetsindex_ute")[:1] == ["bidrar till prioriterat mål 2"]
    assert _block(text, "nämndsmål parkerna_ljusa") == ["bidrar till prioriterat mål 2", "mäts med lampor_parker"]
    assert text.count("# fråga: vilken indikator bidrar målet till? Rapporten har") == 2


def test_indicators_below_a_table_of_goals_are_not_the_last_goals() -> None:
    text = _drafted(
        "Nämndsmål\tBedömning\nParkerna ska vara ljusa\tUppnått\nGatorna ska vara hela\tEj uppnått\n\n"
        "Indikator\tMål 2023\tUtfall 2023\nTrygghet ute\t60\t61\nNöjdhet med gator\t50\t51\n"
    )

    assert "bidrar till indikatorn" not in text
    assert '  bedömning "Uppnått" betyder helt uppfyllt\n  bedömning "Ej uppnått" betyder ej uppfyllt\n' in text


def test_measures_without_goals_are_drafted_and_their_verdicts_are_asked_about() -> None:
    text = _drafted(
        "Nyckeltal\tMål 2023\tUtfall 2023\tBedömning\nBesök i simhallen, antal\t13 500\t13 900\tUppfyllt\n"
        "Personal per grupp under 14 dagar, antal\t12\t11\tUppfyllt\n"
    )

    assert '\nnyckeltal besök_simhallen "Besök i simhallen, antal"\n  enhet antal\n' in text
    assert '\nnyckeltal personal_grupp "Personal per grupp under 14 dagar, antal"\n  enhet antal\n' in text
    assert "Inget mål hittades i rapporten" in text
    assert '# fråga: vilka måls är bedömningarna som står vid nyckeltal utan mål? "Uppfyllt" (Besök i' in text


@pytest.mark.parametrize(
    ("word", "line"),
    [
        ("Uppnått", '\n  bedömning "Uppnått" betyder helt uppfyllt\n'),
        ("Uppnås delvis", '\n  bedömning "Uppnås delvis" betyder delvis uppfyllt\n'),
        ("Ej uppnått", '\n  bedömning "Ej uppnått" betyder ej uppfyllt\n'),
        ("Till stor del uppfyllt", '\n  # bedömning "Till stor del uppfyllt" betyder delvis uppfyllt\n'),
        ("Grön", '\n  # bedömning "Grön" betyder helt uppfyllt\n'),
    ],
)
def test_the_reports_own_word_is_the_plans_or_is_asked_about(word: str, line: str) -> None:
    text = _drafted(_goal("Parkerna ska vara ljusa", "Lampor i parker").replace("Uppfyllt", word))

    assert line in text
    assert ("# fråga: betyder" in text) == ("# bedömning" in line)


def test_the_words_of_every_plan_are_not_written() -> None:
    text = _drafted(_goal("Parkerna ska vara ljusa", "Lampor i parker").replace("Uppfyllt", "Helt uppfyllt"))

    assert "bedömning " not in text
