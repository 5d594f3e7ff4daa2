"""Whole reports laid out by hand: whose a verdict is, what period, which lines are figures, and what is asked."""

from datetime import date

import pytest

from interpret.collected import Known
from interpret.found import Found
from interpret.outline import outline
from interpret.period import when
from interpret.scale import scale_words
from readers.document import Kind
from readers.plain_text import read_plain_text
from tests.laid_out import asked, figures, found_in, grid, heading, passage, verdicts

A, B, C = "Alla barn ska må bra", "Kommunen ska vara trygg", "Fler ska ha ett arbete"


def _order(order: str) -> Found:
    """Goals are A, B, C; a small h, d or e is a verdict."""
    words = {"h": "Helt uppfyllt", "d": "Delvis uppfyllt", "e": "Ej uppfyllt"}
    items = []
    for number, sign in enumerate(order):
        line = 3 + 2 * number
        items.append(
            passage(f"Bedömning: {words[sign]}", line)
            if sign in words
            else heading(f"Nämndens mål: { {'A': A, 'B': B, 'C': C}[sign] }", line)
        )
    return found_in(*items)


@pytest.mark.parametrize(
    ("order", "said"),
    [
        ("AhBdCe", [["Helt uppfyllt"], ["Delvis uppfyllt"], ["Ej uppfyllt"]]),
        ("hAdBeC", [["Helt uppfyllt"], ["Delvis uppfyllt"], ["Ej uppfyllt"]]),
        ("ABdCe", [[], ["Delvis uppfyllt"], ["Ej uppfyllt"]]),
        ("Ah", [["Helt uppfyllt"]]),
        ("hA", [["Helt uppfyllt"]]),
    ],
)
def test_verdicts_stand_below_or_above_their_goals_by_what_gives_each_goal_one(
    order: str, said: list[list[str]]
) -> None:
    assert [words for _, words in verdicts(_order(order))] == said


def test_a_tie_is_a_question_and_no_verdict_is_used() -> None:
    found = _order("AhB")
    assert [words for _, words in verdicts(found)] == [[], []]
    assert asked(found) == ["gäller bedömningarna målet ovanför eller målet nedanför?"]


def test_a_legend_is_no_verdict() -> None:
    found = found_in(
        passage("Helt uppfyllt", 3),
        passage("Delvis uppfyllt", 4),
        passage("Ej uppfyllt", 5),
        heading(f"Nämndens mål: {A}", 6),
        passage("Bedömning: Ej uppfyllt", 8),
    )
    assert verdicts(found) == [(A, ["Ej uppfyllt"])]


@pytest.mark.parametrize("text", ["Bedömning: Helt uppfyllt / Delvis uppfyllt / Ej uppfyllt", "Status: Utkast"])
def test_a_line_of_the_scale_and_the_documents_status_are_none_either(text: str) -> None:
    found = found_in(passage(text, 3), heading(f"Nämndens mål: {A}", 6))
    assert verdicts(found) == [(A, [])] and found.questions == ()


def test_a_ticked_box_is_asked_about() -> None:
    found = found_in(heading(f"Nämndens mål: {A}", 3), passage("Bedömning: ☒ Helt uppfyllt ☐ Ej uppfyllt", 5))
    assert verdicts(found) == [(A, [])]
    assert found.questions[0].readings == ("Helt uppfyllt", "Ej uppfyllt")


def test_a_word_that_no_scale_has_is_asked_about() -> None:
    found = found_in(heading(f"Nämndens mål: {A}", 3), passage("Bedömning: Lysande", 5))
    assert asked(found) == ['är "Lysande" en bedömning?']


@pytest.mark.parametrize("word", ["↗", "Positiv trend", "oförändrad"])
def test_trends_are_no_verdicts(word: str) -> None:
    found = found_in(heading(f"Nämndens mål: {A}", 3), passage(f"Bedömning: {word}", 5))
    assert verdicts(found) == [(A, [])] and found.questions == ()


def test_lines_of_label_and_figure() -> None:
    found = found_in(
        heading(f"Nämndens mål: {A}", 3),
        passage("Nyckeltal: Andel nöjda", 4),
        passage("Målvärde: minst 85 %", 5),
        passage("Utfall 2023: 83 %", 6),
        passage("Utfall 2022: 81 %", 7),
        passage("Källa: Kolada", 8),
        passage("Bedömning: Ej uppfyllt", 9),
    )
    assert figures(found) == [("Andel nöjda", {2023: "minst 85 %"}, {2023: "83 %", 2022: "81 %"})]
    (one,) = found.measures
    assert one.source is not None and one.source.printed == "Kolada" and one.goal == 0
    assert one.years[0].cell.place.line == 6
    assert verdicts(found) == [(A, ["Ej uppfyllt"])]


def test_the_figure_on_the_line_below_its_label() -> None:
    found = found_in(
        heading("Nyckeltal", 3), passage("Andel nöjda", 4), heading("Målvärde 2023", 5), passage("85 %", 6),
        heading("Utfall 2023", 7), passage("83 %", 8),
    )  # fmt: skip
    assert figures(found) == [("Andel nöjda", {2023: "85 %"}, {2023: "83 %"})]


def test_several_labels_on_one_line() -> None:
    found = found_in(passage("Nyckeltal: Andel nöjda", 3), passage("Målvärde 2023: 85 % Utfall 2023: 83 %", 4))
    assert figures(found) == [("Andel nöjda", {2023: "85 %"}, {2023: "83 %"})]


def test_a_figure_said_twice_is_asked_about() -> None:
    found = found_in(
        passage("Nyckeltal: Andel nöjda", 3), passage("Utfall 2023: 83 %", 4), passage("Utfall 2023: 84 %", 5)
    )
    assert figures(found) == []
    assert found.questions[0].readings == ("83 %", "84 %")


def test_a_target_only_in_prose_is_a_question() -> None:
    found = found_in(
        passage("Nyckeltal: Andel nöjda", 3),
        grid([["Utfall 2022", "Utfall 2023"], ["81 %", "83 %"]], 5),
        passage("Under året har andelen ökat, men målet om minst 85 procent har inte nåtts.", 8),
    )
    assert figures(found) == [("Andel nöjda", {}, {2022: "81 %", 2023: "83 %"})]
    assert found.questions[0].readings == ("minst 85 procent",)


def test_headings_below_a_heading_of_goals_are_goals() -> None:
    found = found_in(
        heading("3 Mål och uppdrag", 3, 1),
        heading("3.1 Nämndens mål", 4, 2),
        heading(f"3.1.1 {A}", 5, 3),
        passage("Bedömning: Helt uppfyllt", 6),
        heading(f"3.1.2 {B}", 7, 3),
        heading("3.2 Fastställda uppdrag", 8, 2),
        heading("3.2.1 Utreda lokalerna", 9, 3),
        passage("Status: Pågår", 10),
        heading("4 Ekonomi", 11, 1),
        heading("4.1 Resultat i korthet", 12, 2),
    )
    assert verdicts(found) == [(A, ["Helt uppfyllt"]), (B, [])]
    assert [(one.sentence.printed, one.status and one.status.printed) for one in found.assignments] == [
        ("Utreda lokalerna", "Pågår")
    ]


def test_a_list_below_a_label_is_of_several_goals() -> None:
    found = found_in(heading("Nämndens mål", 3), passage(f"1. {A}", 4), passage(f"2. {B}", 5), passage("Annat.", 6))
    assert [sentence for sentence, _ in verdicts(found)] == [A, B]


def test_a_text_that_the_plan_knows_needs_no_label() -> None:
    known = Known(goals=frozenset({A.casefold()}), measures=frozenset({"andel nöjda"}))
    found = found_in(
        heading(A, 3), heading("Andel nöjda", 4), grid([["Mål 2023", "Utfall 2023"], ["85 %", "83 %"]], 5), known=known
    )
    assert verdicts(found) == [(A, [])]
    assert figures(found) == [("Andel nöjda", {2023: "85 %"}, {2023: "83 %"})] and found.measures[0].goal == 0


def test_what_is_running_or_in_the_contents_is_not_read() -> None:
    found = found_in(
        passage("Nämndens mål: Ett", 2, Kind.CONTENTS), passage("Bedömning: Helt uppfyllt", 3, Kind.RUNNING),
        heading(f"Nämndens mål: {A}", 4),
    )  # fmt: skip
    assert verdicts(found) == [(A, [])]


@pytest.mark.parametrize(
    ("text", "year", "month", "day"),
    [
        ("Årsredovisning 2023", 2023, None, None),
        ("Delårsrapport augusti 2024", 2024, 8, None),
        ("Delårsrapport januari–augusti 2024", 2024, 8, None),
        ("Tertialrapport 2 2023", 2023, 8, None),
        ("Tertialrapport 2\n\nVård- och omsorgsnämnden 2023", 2023, 8, None),
        ("Delårsrapport 2024", None, None, None),
        ("Verksamhetsberättelse\n\n2023", 2023, None, None),
        ("Årsredovisning 2023\n\nBeslutsdatum: 2024-03-12", 2023, None, date(2024, 3, 12)),
        ("Årsredovisning 2023\n\nAntagen den 12 mars 2024", 2023, None, date(2024, 3, 12)),
        ("Verksamhetsplan 2023-2025", None, None, None),
        ("Nämndens rapport", None, None, None),
    ],
)
def test_the_period_and_the_day_of_a_report(text: str, year: int | None, month: int | None, day: date | None) -> None:
    found = when(read_plain_text(text + "\n", "r"))
    assert (found.year, found.month, found.day) == (year, month, day)


def test_the_year_that_somebody_has_answered_is_used() -> None:
    text = "Rapport\n\nNyckeltal\tMålvärde\tUtfall\nNöjda\t85 %\t83 %\n"
    document = read_plain_text(text, "r")
    assert figures(outline(document, scale_words(()), {})) == [("Nöjda", {}, {})]
    answered = outline(document, scale_words(()), {}, None, {"rapportens år": "2023"})
    assert figures(answered) == [("Nöjda", {2023: "85 %"}, {2023: "83 %"})]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Målet är delvis uppfyllt. Andelen har ökat.", ["Målet är delvis uppfyllt"]),
        ("Nämnden bedömer att målet inte uppnås.", ["inte uppnås"]),
        ("Målet var helt uppfyllt redan 2021.", []),
        ("Målet är att alla ska må bra.", []),
        ("Revisorerna skriver att målet inte uppnås.", []),
        ("Nämnden bedömer att målet om minst 85 procent inte uppnås.", []),
    ],
)
def test_a_verdict_in_the_first_sentence_below_its_goal(text: str, said: list[str]) -> None:
    found = found_in(heading(f"Nämndens mål: {A}", 3, 2), passage(text, 5))
    assert verdicts(found) == [(A, said)]


def test_a_sentence_does_not_count_beside_a_labelled_verdict() -> None:
    found = found_in(
        heading(f"Nämndens mål: {A}", 3, 2), passage("Målet uppnås.", 4), passage("Bedömning: Delvis uppfyllt", 5)
    )
    assert verdicts(found) == [(A, ["Delvis uppfyllt"])]


def test_a_verdict_in_another_chapter_is_of_no_goal() -> None:
    found = found_in(
        heading("1 Mål", 2, 1),
        heading(f"Nämndens mål: {A}", 3, 2),
        heading("2 Intern kontroll", 4, 1),
        passage("Bedömning: Ej uppfyllt", 5),
        passage("Kommentar: Två fel.", 6),
    )
    assert verdicts(found) == [(A, [])] and found.goals[0].comments == () and found.questions == ()


def test_a_priority_goals_own_verdict_is_not_its_goals() -> None:
    found = found_in(
        heading("Prioriterat mål: Tillväxt", 3, 2), passage("Bedömning: Delvis uppfyllt", 4),
        heading(f"Nämndens mål: {A}", 5, 3), passage("Bedömning: Ej uppfyllt", 6),
        heading(f"Nämndens mål: {B}", 7, 3), passage("Bedömning: Helt uppfyllt", 8),
    )  # fmt: skip
    assert [[word.printed for word in goal.verdicts] for goal in found.goals] == [
        ["Delvis uppfyllt"], ["Ej uppfyllt"], ["Helt uppfyllt"]
    ]  # fmt: skip


def test_a_verdict_between_a_priority_goal_and_its_goal_is_asked_about() -> None:
    found = found_in(
        passage("Prioriterat mål: Tillväxt", 3), passage("Bedömning: Delvis uppfyllt", 4),
        passage(f"Nämndens mål: {A}", 5),
    )  # fmt: skip
    assert all(goal.verdicts == () for goal in found.goals)
    assert asked(found) == ["gäller bedömningarna målet ovanför eller målet nedanför?"]


def test_a_caption_keeps_the_name_above_its_table() -> None:
    found = found_in(
        heading("Andel nöjda", 3), passage("Tabell 2. Utfall och mål", 4),
        grid([["Mål 2023", "Utfall 2023"], ["85 %", "83 %"]], 5),
    )  # fmt: skip
    assert figures(found) == [("Andel nöjda", {2023: "85 %"}, {2023: "83 %"})]


def test_headings_of_a_lost_table_are_asked_about_and_nothing_below_them_is_used() -> None:
    found = found_in(
        passage("Nyckeltal: Andel nöjda", 3), heading("Utfall 2022", 4), heading("Utfall 2023", 5),
        heading("Målvärde 2023", 6), passage("81 %", 7), passage("83 %", 8), passage("85 %", 9),
    )  # fmt: skip
    assert figures(found) == [] and len(found.questions) == 1


@pytest.mark.parametrize("text", ["Nämnden ansvarar för skolan.", "Nedan redovisas målen."])
def test_an_introduction_is_no_goal(text: str) -> None:
    assert found_in(heading("Nämndens mål", 3), passage(text, 4)).goals == ()
