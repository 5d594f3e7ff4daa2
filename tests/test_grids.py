"""Tables of reports in every usual layout: which figure of which measure, and what is asked instead of guessed."""

import pytest
from attrs import evolve

from interpret.found import Found
from interpret.heading_rows import turned
from interpret.questions import shown
from tests.laid_out import asked, figures, found_in, grid, heading, passage, verdicts

GOALS = ["Mål", "Nyckeltal", "Målvärde", "Utfall", "Bedömning", "Kommentar"]


def _table(*rows: list[str], title: str = "Årsredovisning 2023") -> Found:
    return found_in(grid(list(rows), 10), title=title)


def test_a_table_of_goals_with_blank_cells_for_the_same_goal() -> None:
    found = _table(
        GOALS,
        ["Alla barn ska må bra", "Andel nöjda", "85 %", "83 %", "Delvis uppfyllt", "Enkäten gjordes i maj."],
        ["", "Antal platser", "40", "41", "", ""],
        ["Kommunen ska vara trygg", "Trygghetsindex", "60", "62", "Helt uppfyllt", ""],
    )
    assert figures(found) == [
        ("Andel nöjda", {2023: "85 %"}, {2023: "83 %"}),
        ("Antal platser", {2023: "40"}, {2023: "41"}),
        ("Trygghetsindex", {2023: "60"}, {2023: "62"}),
    ]
    assert [one.goal for one in found.measures] == [0, 0, 1]
    assert verdicts(found) == [
        ("Alla barn ska må bra", ["Delvis uppfyllt"]),
        ("Kommunen ska vara trygg", ["Helt uppfyllt"]),
    ]
    assert found.goals[0].comments[0].printed == "Enkäten gjordes i maj."
    assert found.questions == ()


def test_a_merged_goal_cell_is_the_goal_of_every_row_it_reaches() -> None:
    found = _table(
        GOALS,
        ["Alla barn ska må bra", "Andel nöjda", "85 %", "83 %", "Delvis uppfyllt", ""],
        ["^", "Antal platser", "40", "41", "^", "^"],
    )
    assert [one.goal for one in found.measures] == [0, 0]
    assert verdicts(found) == [("Alla barn ska må bra", ["Delvis uppfyllt"])]


def test_a_verdict_for_each_measure_is_not_the_goals() -> None:
    found = _table(
        GOALS,
        ["Alla barn ska må bra", "Andel nöjda", "85 %", "83 %", "Ej uppfyllt", ""],
        ["", "Antal platser", "40", "41", "Helt uppfyllt", ""],
    )
    assert verdicts(found) == [("Alla barn ska må bra", [])]
    assert [[v.printed for v in one.verdicts] for one in found.measures] == [["Ej uppfyllt"], ["Helt uppfyllt"]]
    assert asked(found) == ['vilken bedömning har målet "Alla barn ska må bra"?']
    assert found.questions[0].readings == ("Ej uppfyllt", "Helt uppfyllt")


def test_every_figure_keeps_its_place_and_its_heading() -> None:
    found = _table(["Nyckeltal", "Mål 2023", "Utfall 2022"], ["Andel nöjda", "85 %", "80 %"])
    (one,) = found.measures
    assert (one.targets[0].cell.place.line, one.targets[0].cell.place.column, one.targets[0].cell.place.col) == (
        11,
        11,
        "Mål 2023",
    )
    assert (one.years[0].cell.place.column, one.years[0].cell.place.col) == (21, "Utfall 2022")


@pytest.mark.parametrize(
    "head",
    [
        ["Nyckeltal", "Utfall 2021", "Utfall 2023", "Utfall 2022", "Mål 2023"],
        ["Nyckeltal", "2021", "2023", "2022", "Målvärde 2023"],
        ["Mått", "Resultat 2021", "Resultat 2023", "Resultat 2022", "Målnivå"],
    ],
)
def test_years_in_any_order_and_the_target_last(head: list[str]) -> None:
    assert figures(_table(head, ["Andel nöjda", "70 %", "72 %", "71 %", "minst 75 %"])) == [
        ("Andel nöjda", {2023: "minst 75 %"}, {2021: "70 %", 2023: "72 %", 2022: "71 %"})
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [["Nyckeltal", "Målvärde", "Utfall", "<", "<"], ["^", "2023", "2021", "2022", "2023"]],
        [["Nyckeltal", "Målvärde", "Utfall", "", ""], ["", "2023", "2021", "2022", "2023"]],
    ],
)
def test_a_year_below_the_heading_of_its_kind(rows: list[list[str]]) -> None:
    found = _table(*rows, ["Andel nöjda", "75 %", "70 %", "71 %", "72 %"], ["Antal", "5", "1", "2", "3"])
    assert figures(found) == [
        ("Andel nöjda", {2023: "75 %"}, {2021: "70 %", 2022: "71 %", 2023: "72 %"}),
        ("Antal", {2023: "5"}, {2021: "1", 2022: "2", 2023: "3"}),
    ]
    assert found.measures[0].years[0].cell.place.col == "Utfall 2021"


@pytest.mark.parametrize("cell", ["88 % 2020", "88 % (2020)"])
def test_an_outcomes_own_year_stands_in_its_cell(cell: str) -> None:
    assert figures(_table(["Nyckeltal", "Målvärde", "Utfall"], ["Nöjda", "85 %", cell])) == [
        ("Nöjda", {2023: "85 %"}, {2020: cell})
    ]


def test_without_the_reports_year_nothing_that_needs_it_is_used() -> None:
    found = _table(
        ["Nyckeltal", "Målvärde", "Utfall", "Utfall 2021"], ["Nöjda", "85 %", "86 %", "84 %"], title="Rapport"
    )
    assert figures(found) == [("Nöjda", {}, {2021: "84 %"})]
    assert "vilket år är rapporten för?" in asked(found)
    assert 'vilket år gäller kolumnen "Utfall"?' in asked(found)


@pytest.mark.parametrize(
    ("title", "head", "years"),
    [
        ("Delårsrapport augusti 2024", "Utfall aug 2024", {2024: "86 %"}),
        ("Delårsrapport augusti 2024", "Utfall tertial 2", {2024: "86 %"}),
        ("Tertialrapport 1 2024", "Utfall aug 2024", {}),
        ("Årsredovisning 2024", "Utfall aug 2024", {}),
        ("Årsredovisning 2024", "Utfall föregående år", {2023: "86 %"}),
        ("Årsredovisning 2024", "Utfall 2022-2024", {}),
    ],
)
def test_a_part_of_a_year_counts_only_in_a_report_of_the_same_part(
    title: str, head: str, years: dict[int, str]
) -> None:
    found = _table(["Nyckeltal", "Mål 2024", head], ["Nöjda", "85 %", "86 %"], title=title)
    assert figures(found) == [("Nöjda", {2024: "85 %"}, years)]


def test_a_forecast_is_no_outcome() -> None:
    found = _table(
        ["Nyckeltal", "Mål 2024", "Utfall aug 2024", "Prognos 2024"],
        ["Nöjda", "85 %", "80 %", "84 %"],
        title="Delårsrapport augusti 2024",
    )
    assert [(one.year, one.cell.printed) for one in found.measures[0].forecasts] == [(2024, "84 %")]
    assert figures(found)[0][2] == {2024: "80 %"}


@pytest.mark.parametrize(
    "other",
    [
        "Måluppfyllelsegrad",
        "Grad av måluppfyllelse",
        "Avvikelse",
        "Förändring",
        "Trend",
        "Mätperiod",
        "Jämfört med 2022",
        "Budget 2023",
        "Andel av mål",
        "Differens",
        "Måluppfyllelse (%)",
        "Startvärde",
    ],
)
def test_columns_of_other_kinds_are_never_outcome_or_target(other: str) -> None:
    found = _table(["Nyckeltal", other, "Mål 2023", "Utfall 2023"], ["Nöjda", "98 %", "85 %", "83 %"])
    assert figures(found) == [("Nöjda", {2023: "85 %"}, {2023: "83 %"})]
    assert found.questions == ()


def test_an_unknown_heading_over_figures_is_asked_about() -> None:
    found = _table(["Nyckeltal", "Mål 2023", "Utfall 2023", "Poäng"], ["Nöjda", "85 %", "83 %", "7"])
    assert figures(found) == [("Nöjda", {2023: "85 %"}, {2023: "83 %"})]
    assert asked(found) == ['vad är kolumnen "Poäng"?']
    assert found.questions[0].key == "kolumn: Poäng"


def test_women_and_men_in_columns() -> None:
    found = _table(
        ["Nyckeltal", "Målvärde", "Utfall 2023", "<", "<"],
        ["^", "^", "Totalt", "Kvinnor", "Män"],
        ["Nöjda", "85 %", "83 %", "84 %", "82 %"],
    )
    assert figures(found) == [("Nöjda", {2023: "85 %"}, {2023: "83 %"})]
    assert [(s.name, s.year, s.cell.printed) for s in found.measures[0].by_sex] == [
        ("K", 2023, "84 %"),
        ("M", 2023, "82 %"),
    ]


def test_women_and_men_in_rows() -> None:
    found = _table(
        ["Nyckeltal", "Mål 2023", "Utfall 2023"],
        ["Nöjda", "85 %", "83 %"],
        ["Kvinnor", "", "84 %"],
        ["Män", "", "82 %"],
        ["Andra", "5", "6"],
    )
    assert figures(found) == [("Nöjda", {2023: "85 %"}, {2023: "83 %"}), ("Andra", {2023: "5"}, {2023: "6"})]
    assert [(s.name, s.cell.printed) for s in found.measures[0].by_sex] == [("K", "84 %"), ("M", "82 %")]


@pytest.mark.parametrize("name", ["Riket", "Liknande kommuner", "GR", "Lerum", "Snitt länet", "Habo kommun"])
def test_others_figures_are_comparators(name: str) -> None:
    found = _table(["Nyckeltal", "Utfall 2023", name], ["Nöjda", "83 %", "81 %"])
    assert figures(found) == [("Nöjda", {}, {2023: "83 %"})]
    assert [(c.name, c.year, c.cell.printed) for c in found.measures[0].comparators] == [(name, 2023, "81 %")]


def test_units_and_parts_in_rows() -> None:
    found = _table(
        ["Nyckeltal", "Enhet", "Mål 2023", "Utfall 2023"],
        ["Nöjda", "Totalt", "85 %", "83 %"],
        ["", "Norra skolan", "", "80 %"],
        ["", "Södra skolan", "", "86 %"],
    )
    assert figures(found) == [("Nöjda", {2023: "85 %"}, {2023: "83 %"})]
    assert [(p.name, p.cell.printed) for p in found.measures[0].parts] == [
        ("Norra skolan", "80 %"),
        ("Södra skolan", "86 %"),
    ]


def test_a_column_of_units_is_no_part_and_the_source_is_kept() -> None:
    found = _table(
        ["Nyckeltal", "Enhet", "Mål 2023", "Utfall 2023", "Källa"], ["Nöjda", "%", "85", "83", "Kolada U00001"]
    )
    (one,) = found.measures
    assert one.unit is not None and one.unit.printed == "%" and one.parts == ()
    assert one.source is not None and one.source.printed == "Kolada U00001"


def test_two_tables_side_by_side_are_two() -> None:
    found = _table(
        ["Nyckeltal", "Mål 2023", "Utfall 2023", "Nyckeltal", "Mål 2023", "Utfall 2023"],
        ["Nöjda", "85 %", "83 %", "Antal", "5", "6"],
    )
    assert figures(found) == [("Nöjda", {2023: "85 %"}, {2023: "83 %"}), ("Antal", {2023: "5"}, {2023: "6"})]


def test_a_table_of_another_kind_is_kept_cell_for_cell_and_split() -> None:
    found = found_in(
        heading("Sjukfrånvaro", 8),
        grid(
            [["I procent", "2022", "2023", "I procent", "2022", "2023"], ["Kvinnor", "5,1", "5,0", "Män", "3,1", ""]],
            10,
        ),
    )
    assert [(t.name, t.columns, [(n.printed, [c.printed for c in cs]) for n, cs in t.rows]) for t in found.tables] == [
        ("Sjukfrånvaro", ("2022", "2023"), [("Kvinnor", ["5,1", "5,0"])]),
        ("Sjukfrånvaro", ("2022", "2023"), [("Män", ["3,1", ""])]),
    ]
    assert found.measures == () and found.questions == ()


def test_a_table_on_two_pages_with_its_headings_again() -> None:
    found = _table(
        ["Nyckeltal", "Mål 2023", "Utfall 2023"],
        ["Nöjda", "85 %", "83 %"],
        ["Nyckeltal", "Mål 2023", "Utfall 2023"],
        ["Antal", "5", "6"],
    )
    assert [name for name, _, _ in figures(found)] == ["Nöjda", "Antal"]


def test_headings_are_never_inherited() -> None:
    head = ["Nyckeltal", "Mål 2023", "Utfall 2023"]
    found = found_in(grid([head, ["Nöjda", "85 %", "83 %"]], 10), grid([["Antal", "5", "6"], ["Köer", "1", "2"]], 20))
    assert [name for name, _, _ in figures(found)] == ["Nöjda"]


def test_a_table_turned_with_its_headings_down_the_side() -> None:
    found = _table(["Nyckeltal", "Nöjda", "Köer"], ["Målvärde 2023", "85 %", "5"], ["Utfall 2023", "83 %", "6"])
    assert figures(found) == [("Nöjda", {2023: "85 %"}, {2023: "83 %"}), ("Köer", {2023: "5"}, {2023: "6"})]


def test_a_table_of_keys_and_values() -> None:
    found = _table(["Nyckeltal", "Nöjda"], ["Målvärde", "85 %"], ["Utfall 2023", "83 %"], ["Utfall 2022", "81 %"])
    assert figures(found) == [("Nöjda", {2023: "85 %"}, {2023: "83 %", 2022: "81 %"})]


def test_years_down_the_side_of_the_measure_above() -> None:
    found = found_in(
        passage("Nyckeltal: Andel nöjda", 8),
        grid([["År", "Mål", "Utfall"], ["2021", "80 %", "79 %"], ["2022", "82 %", "83 %"]], 10),
    )
    assert figures(found) == [("Andel nöjda", {2021: "80 %", 2022: "82 %"}, {2021: "79 %", 2022: "83 %"})]


def test_the_measure_as_the_title_row_of_its_table() -> None:
    found = _table(
        ["Andel nöjda brukare", "<", "<"], ["Mål 2023", "Utfall 2023", "Utfall 2022"], ["85 %", "83 %", "82 %"]
    )
    assert figures(found) == [("Andel nöjda brukare", {2023: "85 %"}, {2023: "83 %", 2022: "82 %"})]


def test_a_wrapped_name_is_joined() -> None:
    found = _table(
        ["Nyckeltal", "Mål 2023", "Utfall 2023"], ["Andel nöjda", "85 %", "83 %"], ["brukare i hemtjänst", "", ""]
    )
    assert figures(found) == [("Andel nöjda brukare i hemtjänst", {2023: "85 %"}, {2023: "83 %"})]


@pytest.mark.parametrize(
    "row",
    [
        ["Nöjda", "85 %"],
        ["Nöjda", "85 % 83 %", ""],
        ["Nöjda", "85 %", "58 67"],
        ["Nöjda", "85 %", "Helt uppfyllt"],
        ["85 %", "83 %", "Nöjda"],
        ["Nöjda", "85 %", "83 %", "82 %"],
    ],
)
def test_a_row_that_does_not_fit_is_refused_and_the_next_is_read(row: list[str]) -> None:
    found = _table(["Nyckeltal", "Mål 2023", "Utfall 2023"], row, ["Köer", "5", "6"])
    assert figures(found)[-1:] == [("Köer", {2023: "5"}, {2023: "6"})]
    assert len(found.measures) == 1
    assert len(found.questions) == 1


def test_a_glued_figure_is_told_with_every_reading() -> None:
    found = _table(["Nyckeltal", "Mål 2023", "Utfall 2023"], ["Nöjda", "85", "58 67"], ["Köer", "5", "6"])
    assert found.questions[0].readings == ("5 867", "58 | 67")


def test_a_colour_or_an_icon_is_asked_about_and_never_a_verdict() -> None:
    found = _table(GOALS, ["Alla barn ska må bra", "Andel nöjda", "85 %", "83 %", "●", ""])
    assert verdicts(found) == [("Alla barn ska må bra", [])]
    assert [mark.printed for mark in found.goals[0].marks] == ["●"]
    assert found.questions[0].key == "bedömning: Alla barn ska må bra (●)"


def test_arrows_are_trends() -> None:
    found = _table(GOALS, ["Alla barn ska må bra", "Andel nöjda", "85 %", "83 %", "↗", ""])
    assert found.goals[0].marks == () and found.goals[0].verdicts == () and found.questions == ()


def test_assignments_with_status_and_deadline() -> None:
    found = _table(
        ["Uppdrag", "Status", "Klart senast", "Ansvarig"],
        ["Ta fram en plan för vatten", "Pågår", "2024-06-30", "Ekonomichef"],
        ["Utreda lokalerna", "Ej påbörjad", "", ""],
    )
    assert [(a.sentence.printed, a.status and a.status.printed, a.deadline and a.deadline.printed) for a in
            found.assignments] == [
        ("Ta fram en plan för vatten", "Pågår", "2024-06-30"),
        ("Utreda lokalerna", "Ej påbörjad", None),
    ]  # fmt: skip
    assert found.goals == ()


def test_a_goal_met_twice_is_one_with_two_places() -> None:
    found = _table(
        GOALS,
        ["Alla barn ska må bra", "Andel nöjda", "85 %", "83 %", "", ""],
        ["Staden ska växa", "Antal", "5", "6", "", ""],
        ["Alla barn ska må bra", "Köer", "1", "2", "", ""],
    )
    assert [g.sentence.printed for g in found.goals] == ["Alla barn ska må bra", "Staden ska växa"]
    assert [place.line for place in found.goals[0].places] == [13]
    assert [one.goal for one in found.measures] == [0, 1, 0]


def test_a_column_mal_of_figures_is_the_target_and_of_sentences_the_goal() -> None:
    assert figures(_table(["Nyckeltal", "Mål", "Utfall"], ["Nöjda", "85 %", "83 %"]))[0][1] == {2023: "85 %"}
    found = _table(["Mål", "Bedömning"], ["Alla barn ska må bra i kommunen", "Helt uppfyllt"])
    assert verdicts(found) == [("Alla barn ska må bra i kommunen", ["Helt uppfyllt"])]


def test_a_goal_that_is_not_due_yet_keeps_its_word() -> None:
    found = _table(["Nämndens mål", "Bedömning"], ["Alla barn ska må bra", "Inte aktuellt än"])
    assert verdicts(found) == [("Alla barn ska må bra", ["Inte aktuellt än"])]


def test_a_table_without_headings_is_kept_and_nothing_of_it_is_a_measure() -> None:
    rows = [["Nyckeltal", "Mål 2023", "Utfall 2023"], ["Nöjda", "85 %", "83 %"]]
    found = found_in(grid(rows, 10, heads=0))
    assert found.measures == () and found.questions == ()
    assert [(name.printed, [cell.printed for cell in cells]) for name, cells in found.tables[0].rows] == [
        ("Nyckeltal", ["Mål 2023", "Utfall 2023"]),
        ("Nöjda", ["85 %", "83 %"]),
    ]


def test_a_cell_that_is_not_cut_is_refused_and_asked_about() -> None:
    table = grid([["Nyckeltal", "Mål 2023", "Utfall 2023"], ["Nöjda", "85 83", "<"], ["Köer", "5", "6"]], 10)
    uncut = evolve(table.rows[1][1], uncut=True)
    found = found_in(evolve(table, rows=(table.rows[0], (table.rows[1][0], uncut), table.rows[2])))
    assert figures(found) == [("Köer", {2023: "5"}, {2023: "6"})]
    assert "85 | 83" in found.questions[0].readings
    assert turned(evolve(table, rows=(table.rows[0], (table.rows[1][0], uncut), table.rows[2]))) is None


def test_a_verdict_of_another_year_is_none_of_the_reports() -> None:
    found = _table(
        ["Nämndens mål", "Bedömning 2022", "Bedömning 2023"], ["Alla barn ska må bra", "Ej uppfyllt", "Helt uppfyllt"]
    )
    assert verdicts(found) == [("Alla barn ska må bra", ["Helt uppfyllt"])] and found.questions == ()


def test_ticks_below_the_words_of_a_scale() -> None:
    found = _table(
        ["Mål", "Uppfyllt", "Ej uppfyllt"],
        ["Alla barn ska må bra", "X", ""],
        ["Staden ska växa", "X", "X"],
        ["Köerna ska kortas", "", ""],
    )
    assert verdicts(found) == [
        ("Alla barn ska må bra", ["Uppfyllt"]),
        ("Staden ska växa", []),
        ("Köerna ska kortas", []),
    ]


def test_a_year_in_a_column_of_its_own() -> None:
    found = _table(
        ["Nyckeltal", "År", "Mål", "Utfall"],
        ["Nöjda", "2022", "80 %", "79 %"],
        ["Nöjda", "2023", "85 %", "83 %"],
        ["Köer", "2023", "5", "6"],
    )
    assert figures(found) == [
        ("Nöjda", {2022: "80 %", 2023: "85 %"}, {2022: "79 %", 2023: "83 %"}),
        ("Köer", {2023: "5"}, {2023: "6"}),
    ]


@pytest.mark.parametrize("cell", ["Redovisas i T3", "Mäts ej", "Mäts 2025", "Följs upp vid helår"])
def test_a_figure_that_comes_later_is_no_misfit(cell: str) -> None:
    assert figures(_table(["Nyckeltal", "Mål 2023", "Utfall 2023"], ["Nöjda", "85 %", cell])) == [
        ("Nöjda", {2023: "85 %"}, {2023: cell})
    ]


def test_many_rows_that_do_not_fit_alike_are_one_question() -> None:
    rows = [[f"Nöjda {at}", "85 %", "Helt uppfyllt"] for at in "ABCDE"]
    found = _table(["Nyckeltal", "Mål 2023", "Utfall 2023"], ["Köer", "5", "6"], *rows)
    (one,) = found.questions
    assert one.ask.sv == '5 rader passar inte sina rubriker: det som står under "Utfall 2023" hör inte dit'
    assert (one.span.line, [place.line for place in one.also]) == (12, [13, 14, 15, 16])
    assert one.readings[0] == "Nöjda A | 85 % | Helt uppfyllt"


def test_the_same_word_beside_many_goals_is_asked_about_once() -> None:
    found = _table(["Nämndens mål", "Bedömning"], ["Ett gott liv", "Bra"], ["En god skola", "Bra"])
    (one,) = found.questions
    assert (one.key, one.span.line, [place.line for place in one.also]) == ("bedömning: Bra", 11, [12])
    assert shown(one).sv == 'är "Bra" en bedömning? (2 ställen)'


def test_a_column_of_the_municipalitys_own_name() -> None:
    head = ["Nyckeltal", "Mål 2023", "Kungälv 2023", "Riket 2023"]
    (ours,) = _table(head, ["Nöjda", "85 %", "83 %", "80 %"], title="Årsredovisning 2023 Kungälvs kommun").measures
    (theirs,) = _table(head, ["Nöjda", "85 %", "83 %", "80 %"], title="Årsredovisning 2023 Ale kommun").measures
    assert [one.cell.printed for one in ours.years] == ["83 %"]
    assert theirs.years == () and [one.name for one in theirs.comparators] == ["Kungälv", "Riket"]
