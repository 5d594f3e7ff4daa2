"""Tables that only spaces part: cells read where one reading fits, rows left uncut where none or several do."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from findings.span import Span
from readers.document import Field, Grid
from readers.figure_cells import cuts, readings_of, tail_of
from readers.plain_text import read_plain_text
from readers.text_columns import table_at


def _grids(text: str) -> list[Grid]:
    return [item for item in read_plain_text(text, "r.txt").items if isinstance(item, Grid)]


def _shown(field: Field) -> object:
    if field.uncut:
        return "?", field.text  # over as many columns as there are
    if (field.last, field.rows) != (field.first, 1):
        return field.text, field.first, field.last, field.rows
    return field.text


def _rows(text: str) -> list[list[object]]:
    (grid,) = _grids(text)
    return [[_shown(field) for field in row] for row in grid.rows]


# --- Figures ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "columns", "name", "cells"),
    [
        (
            "Kommunchef (centrala medel) 7 598 13 398 9 074",
            3,
            "Kommunchef (centrala medel)",
            ["7 598", "13 398", "9 074"],
        ),
        ("Debiteringsgrad - - 41%", 3, "Debiteringsgrad", ["-", "-", "41%"]),
        ("Ranking 138 (+4) 191 (-12)", 2, "Ranking", ["138 (+4)", "191 (-12)"]),
        ("Resultat, kr 2 593 kr 1 834 kr", 2, "Resultat, kr", ["2 593 kr", "1 834 kr"]),
        ("Omsättning 9,4 % Uppgift saknas", 2, "Omsättning", ["9,4 %", "Uppgift saknas"]),
        ("Företagsklimat Prel: 67 59", 2, "Företagsklimat", ["Prel: 67", "59"]),
        ("Index (1-5) -3,6 i.u.", 2, "Index (1-5)", ["-3,6", "i.u."]),
        ("Antal 30900 41 000", 2, "Antal", ["30900", "41 000"]),
        ("1 000 2 000", 2, "", ["1 000", "2 000"]),
    ],
)
def test_a_line_is_cut_to_fit_its_columns(line: str, columns: int, name: str, cells: list[str]) -> None:
    tail = tail_of(line)
    assert tail.name.text == name
    assert [[cell.text for cell in way] for way in cuts(tail, columns)] == [cells]
    assert all(line[cell.start : cell.end] == cell.text for way in cuts(tail, columns) for cell in way)


@pytest.mark.parametrize(
    ("line", "columns"),
    [
        ("Insikt 58 67 70 57 66", 4),
        ("Mål 1 58 67", 2),
        ("Kod 0114 074 12", 2),
        ("Index -8989Minst 12", 2),
        ("Utan siffror", 2),
        ("12 13", 0),
    ],
)
def test_a_line_that_does_not_fit_is_not_cut(line: str, columns: int) -> None:
    assert cuts(tail_of(line), columns) == ()


def test_all_readings_of_a_line_are_kept() -> None:
    ways = ["144 074 | 157 | 274 154", "144 074 | 157 274 | 154", "144 074 157 | 274 | 154"]
    assert sorted(readings_of("144 074 157 274 154", 3)) == sorted(ways)
    assert readings_of("58 67 70", 2) == ("58 | 67 | 70",)
    assert [[cell.text for cell in way] for way in cuts(tail_of("Etapp 1 500 600"), 2)] == [
        ["1", "500 600"],
        ["1 500", "600"],
        ["500", "600"],
    ]


# --- Headings -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "row", "fields"),
    [
        ("Nyckeltal Ar 2021 År 2022", "Sjuk 8,2 7,4", ["Nyckeltal", "Ar 2021", "År 2022"]),
        ("2021 2022", "Sjuk 8,2 7,4", ["", "2021", "2022"]),
        ("Antal anställda 2021 2022", "Män 12 13", ["Antal anställda", "2021", "2022"]),
        ("Mått utfall 2021 utfall 2022", "Sjuk 8,2 7,4", ["Mått", "utfall 2021", "utfall 2022"]),
        ("Mått Mål 2024 Utfall 2023", "Sjuk 8,2 7,4", ["Mått", "Mål 2024", "Utfall 2023"]),
        ("Mått   Mål 2024   Avvikelse", "Sjuk   8,2   7,4", ["Mått", "Mål 2024", "Avvikelse"]),
        ("Belopp i tkr Budget Utfall", "Lön 58 67", ["Belopp i tkr", "Budget", "Utfall"]),
        ("Nyckeltal Norrby Söderby", "Index 58 67", ["Nyckeltal", "Norrby", "Söderby"]),
        ("Nyckeltal Norrby Liknande kommuner", "Index 58 67", ["Nyckeltal", "Norrby", "Liknande kommuner"]),
    ],
)
def test_a_line_of_headings(heading: str, row: str, fields: list[str]) -> None:
    rows = _rows(f"{heading}\n{row}\n")
    assert rows[0] == fields
    assert len(rows[1]) == 3


@pytest.mark.parametrize(
    "text",
    [
        "Under 2023 och 2024 har kommunen byggt 12 13\n",
        "Under 2023 växte Norrby och Söderby.\nDet var 12 13\n",
        "Anna Berg Karl Ek\nordförande 1 vice\n",
        "Åren 2022 2023\n\nIngen siffra här\n",
        "Kommunen har 12 skolor\noch 13 förskolor\n",
    ],
)
def test_prose_is_no_table(text: str) -> None:
    assert _grids(text) == []


def test_names_under_years_where_one_way_is_certain() -> None:
    (grid,) = _grids("Område 2023 2024\n\nBelopp i tkr Prognos Budget Budget\n\nIT 7 598 13 398 9 074\n")
    assert grid.heads == 2
    assert [[_shown(field) for field in row] for row in grid.rows] == [
        ["Område", ("2023", 1, 2, 1), "2024"],
        ["Belopp i tkr", "Prognos", "Budget", "Budget"],
        ["IT", "7 598", "13 398", "9 074"],
    ]


@pytest.mark.parametrize(
    ("body", "rows"),
    [
        # Every row has two cells and no more: the table has two columns, whatever they are called.
        ("Alfa 1 2\nBeta 3,5 4\n", [["Alfa", "1", "2"], ["Beta", "3,5", "4"]]),
        # One that could be cut to several numbers of cells is cut like the others.
        ("Alfa 1 2\nBeta 1 200 1 300\n", [["Alfa", "1", "2"], ["Beta", "1 200", "1 300"]]),
        # A row with a cell too few is left uncut.
        ("Alfa 1 2\nBeta 1 2\nGamma 3\n", [["Alfa", "1", "2"], ["Beta", "1", "2"], ["Gamma", ("?", "3")]]),
        # Rows that do not agree, fewer cells than there are headings, rows that show no number: nothing is cut.
        ("Alfa 1 2\nBeta 1 2 3\n", [["Alfa", ("?", "1 2")], ["Beta", ("?", "1 2 3")]]),
        ("Alfa 120 133\nBeta 140 150\n", [["Alfa", ("?", "120 133")], ["Beta", ("?", "140 150")]]),
        (
            "Alfa 1 2\nBeta 120 133\nGamma 140 150\n",
            [["Alfa", ("?", "1 2")], ["Beta", ("?", "120 133")], ["Gamma", ("?", "140 150")]],
        ),
        # Labels say how many cells there are.
        (
            "Kostnad År 2023: År 2023:\nper invånare 8 695 8173\n",
            [[("Kostnad per invånare", 0, 0, 2), "År 2023:", "År 2023:"], ["8 695", "8173"]],
        ),
    ],
)
def test_columns_without_headings(body: str, rows: list[list[object]]) -> None:
    _, second = _grids(f"Mått År 2021 År 2022\nAlfa 1 2\nMått\n\n{body}")
    assert [[_shown(field) for field in row] for row in second.rows[1:]] == rows
    cut = max((len(row) for row in rows if not isinstance(row[-1], tuple)), default=1)  # with the name
    assert (second.rows[0][0].text, second.rows[0][0].last) == ("Mått", cut - 1)


def test_columns_without_headings_are_as_many_as_the_headings_that_are_left() -> None:
    text = "Nyckeltal Norrby Liknande Kommun-\nkommuner genomsnitt\n\nIndex 58 67\nNöjda 5 6\n"
    assert _rows(text)[-1] == ["Nöjda", ("?", "5 6")]


@pytest.mark.parametrize(
    ("body", "total"),
    [
        # One way to cut the total is the sum of the rows above it, within their rounding.
        ("IT 70 598 80 398\nLön 73 476 76 876\nTotalt 144 074 157 274\n", ["144 074", "157 274"]),
        ("IT 70 598 80 398\nLön 73 476 76 876\nSumma 144 075 157 273\n", ["144 075", "157 273"]),
        # None is, or what is above is not read, or it is called something else.
        ("IT 70 598 80 398\nLön 73 476 76 876\nTotalt 144 074 157 300\n", None),
        ("IT 70 598 80 398\nLön 73 476 -\nTotalt 144 074 157 274\n", None),
        ("IT 70 598 80 398\nBygg 5\nLön 73 476 76 876\nTotalt 144 074 157 274\n", None),
        ("IT 70 598 80 398\nLön 73 476 76 876\nNetto 144 074 157 274\n", None),
        ("IT 144 074 157 274\nTotalt 144 074 157 274\n", None),
    ],
)
def test_a_total_is_cut_where_one_way_adds_up(body: str, total: list[str] | None) -> None:
    shown = _rows(f"Belopp i tkr 2023 2024\n{body}")[-1][1:]
    assert shown == total if total is not None else isinstance(shown[0], tuple)


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        (
            "Nyckeltal Utfall Utfall Målvärde\n2021 2022 2022\nNöjda 85 86 90\n",
            [["Nyckeltal", "Utfall 2021", "Utfall 2022", "Målvärde 2022"]],
        ),
        ("Nyckeltal 2021 2022\nUtfall Mål\nNöjda 85 86\n", [["Nyckeltal", "2021 Utfall", "2022 Mål"]]),
        (
            "Nyckeltal Utfall Mål\n2021 2022 2022\nNöjda 85 86 90\n",
            [[("?", "Nyckeltal Utfall Mål")], [("?", "2021 2022 2022")]],
        ),
        ("Utfall Mål\nNyckeltal 2021 2022\nNöjda 85 86\n", [[("?", "Nyckeltal 2021 2022")]]),
        ("Nyckeltal 2021 2022 2022\nNöjda 85 86 90\n", [[("?", "Nyckeltal 2021 2022 2022")]]),
    ],
)
def test_words_above_or_below_years(text: str, heading: list[list[object]]) -> None:
    """A target's year is never an outcome's: where the words have no certain column, none has a heading."""
    rows = _rows(text)
    assert rows[: len(heading)] == heading
    assert rows[-1][1:] == text.splitlines()[-1].split()[1:]


def test_words_behind_the_figures() -> None:
    text = (
        "Nyckeltal Utfall 2021 Mål 2021 Bedömning\n"
        "Nöjda 85,3 90 Delvis uppfyllt\nTrygga - 40 Ej mätt\nOrd 12 13\nLånga 1 2 Helt\nuppfyllt\n"
    )
    assert _rows(text) == [
        ["Nyckeltal", "Utfall 2021", "Mål 2021", "Bedömning"],
        ["Nöjda", "85,3", "90", "Delvis uppfyllt"],
        ["Trygga", "-", "40", "Ej mätt"],
        ["Ord", ("?", "12 13")],
        [("?", "Långa 1 2 Helt")],
        [("?", "uppfyllt")],
    ]


def test_names_under_years_where_no_way_is_certain() -> None:
    assert _rows("Område 2023 2024\nBelopp i tkr Prognos Budget Utfall\nIT 75 98 33\n") == [
        [("?", "Område 2023 2024")],
        [("?", "Belopp i tkr Prognos Budget Utfall")],
        ["IT", "75", "98", "33"],
    ]


def test_headings_broken_over_two_lines() -> None:
    text = "Nyckeltal Norrby Liknande Söderby Kommun-\nkommuner genomsnitt\n\nIndex 58 67 70 57\nNöjda 5 6 7 8\n"
    assert _rows(text) == [
        ["Nyckeltal", "Norrby", "Liknande kommuner", "Söderby", "Kommungenomsnitt"],
        ["Index", "58", "67", "70", "57"],
        ["Nöjda", "5", "6", "7", "8"],
    ]


def test_a_lost_heading_leaves_every_column_without_one() -> None:
    text = "Nyckeltal Norrby Liknande Kommun-\nkommuner genomsnitt\n\nIndex 58 67 70 57\nNöjda 5 6 7 8\n"
    assert _rows(text) == [
        [("?", "Nyckeltal Norrby Liknande Kommun-")],
        [("?", "kommuner genomsnitt")],
        ["Index", "58", "67", "70", "57"],
        ["Nöjda", "5", "6", "7", "8"],
    ]


def test_a_table_goes_on_on_the_next_page_below_its_first_heading() -> None:
    for page in (" ", "\f"):
        text = f"Mått År 2021 År 2022\nAlfa 1 2\n\n{page}Mått\n\nBeta 3 4\nGamma 5\n"
        assert _rows(text) == [["Mått", "År 2021", "År 2022"], ["Alfa", "1", "2"], ["Beta", "3", "4"], GAMMA]
    (_, second) = _grids("Mått År 2021 År 2022\nAlfa 1 2\n Mått\n\nBeta 3 4 5\n")
    assert [[_shown(field) for field in row] for row in second.rows] == [[("?", "Mått")], ["Beta", "3", "4", "5"]]


def test_the_first_heading_printed_once_more_does_not_inherit_the_others() -> None:
    first, second = _grids("Mått År 2021 År 2022\nAlfa 1 2\nMått\n\nBeta 3 4\n")
    assert [[_shown(field) for field in row] for row in first.rows] == [
        ["Mått", "År 2021", "År 2022"],
        ["Alfa", "1", "2"],
    ]
    assert [[_shown(field) for field in row] for row in second.rows] == [[("?", "Mått")], ["Beta", "3", "4"]]


GAMMA = ["Gamma", ("?", "5")]

# --- Rows ---------------------------------------------------------------------------------------

HEAD = "Nyckeltal År 2021 År 2022\n"


@pytest.mark.parametrize(
    ("body", "rows"),
    [
        # The figures stand beside the first line of the name.
        ("Antal chefer 9 8\npå kontoret\n\nAlfa 1 2\n", [["Antal chefer på kontoret", "9", "8"], ["Alfa", "1", "2"]]),
        # … and every line that follows is the name's, also without blank lines.
        (
            "Antal chefer 9 8\nKontoret\nAntal lärare 7 6\nSkolan\n",
            [["Antal chefer Kontoret", "9", "8"], ["Antal lärare Skolan", "7", "6"]],
        ),
        # Beside the last line.
        (
            "Antal chefer\nKontoret 9 8\nAntal lärare\nSkolan 7 6\n",
            [["Antal chefer Kontoret", "9", "8"], ["Antal lärare Skolan", "7", "6"]],
        ),
        # A word broken at the end of a line, and a blank line within a name.
        ("Antal kommun-\ninvånare 9 8\n", [["Antal kommuninvånare", "9", "8"]]),
        ("Nöjdhet 3,4 3,5\n\n(1-5)\n\nAlfa 1,0 2,0\n", [["Nöjdhet (1-5)", "3,4", "3,5"], ["Alfa", "1,0", "2,0"]]),
        # A line that may be the name of either.
        (
            "Alfa 1 2\n\nPersonal\n\nBeta 3 4\n",
            [[("?", "Alfa 1 2")], ["Beta", "3", "4"]],
        ),
        # A lost cell, too many cells, several ways.
        ("Alfa 1 2\nBeta 3\nGamma 4 5 6\n", [["Alfa", "1", "2"], ["Beta", ("?", "3")], ["Gamma", ("?", "4 5 6")]]),
        ("Alfa 1 2\nTotalt 144 074 157 274\n", [["Alfa", "1", "2"], ["Totalt", ("?", "144 074 157 274")]]),
        ("Alfa 1 2\nTotalt 144 174 157\n", [["Alfa", "1", "2"], ["Totalt", ("?", "144 174 157")]]),
        # A figure below two columns, where others have spaces between their thousands: a cell may be lost.
        ("Alfa 1 200 1 300\nBeta 2 500\n", [["Alfa", "1 200", "1 300"], ["Beta", ("?", "2 500")]]),
        (
            "Alfa 12 13\nBeta 120 133\nGamma 4 100\n",
            [["Alfa", "12", "13"], ["Beta", "120", "133"], ["Gamma", ("?", "4 100")]],
        ),
        ("Alfa 120 133\n", [["Alfa", ("?", "120 133")]]),
        # Cells on lines of their own.
        ("Alfa 1 2\nBeta\n\n58\n\n67\n\nGamma 3 4\n", [["Alfa", "1", "2"], ["Beta", "58", "67"], ["Gamma", "3", "4"]]),
        # Labels of years above the figures.
        (
            "Kostnad År 2023: År 2023:\nper invånare 8 695 8173\n\nÅr 2022: År 2022:\n\n9 196 7214\n",
            [
                [("Kostnad per invånare", 0, 0, 2), "År 2023: 8 695", "År 2023: 8173"],
                ["År 2022: 9 196", "År 2022: 7214"],
            ],
        ),
        (
            "Alfa 1 2\nKostnad År 2023: År 2023: År 2023:\n1 2 3\n",
            [["Alfa", "1", "2"], ["Kostnad", ("?", "År 2023: År 2023: År 2023:")], ["", ("?", "1 2 3")]],
        ),
    ],
)
def test_rows(body: str, rows: list[list[object]]) -> None:
    assert [row for row in _rows(HEAD + body)[1:] if row != [("?", "Personal")]] == rows


def test_a_table_ends_where_something_else_begins() -> None:
    tail = "Totalt 3 4\n\nKommentar\n\nDet gick bra.\n"
    assert _rows(HEAD + "Alfa 1 2\n" + tail)[1:] == [["Alfa", "1", "2"], ["Totalt", "3", "4"]]
    document = read_plain_text(HEAD + "Alfa 1 2\n" + tail, "r.txt")
    assert [getattr(item, "text", None) for item in document.items[1:]] == ["Kommentar", "Det gick bra."]


def test_wide_gaps_place_a_cell_that_stands_alone() -> None:
    text = (
        "Nyckeltal        Mål 2024    Utfall 2024    Utfall 2023\n"
        "Nöjda brukare        90 %           88 %           85 %\n"
        "Ny mätning                          70 %\n"
        "Antal              144 074       157 274        154 390\n"
    )
    assert _rows(text) == [
        ["Nyckeltal", "Mål 2024", "Utfall 2024", "Utfall 2023"],
        ["Nöjda brukare", "90 %", "88 %", "85 %"],
        ["Ny mätning", "", "70 %", ""],
        ["Antal", "144 074", "157 274", "154 390"],
    ]


# --- Laws ---------------------------------------------------------------------------------------

NAMES = st.sampled_from(["Alfa", "Nöjda brukare", "Antal chefer på kontoret", "Kostnad, kr", "Beta-tal (1-5)"])
FIGURES = st.one_of(
    st.integers(0, 9_999_999).map(lambda n: f"{n:,}".replace(",", " ")),
    st.integers(0, 999).map(lambda n: f"{n // 10},{n % 10}"),
    st.integers(0, 100).map(lambda n: f"{n} %"),
    st.sampled_from(["-", "i.u.", "-3,5"]),
)


@settings(max_examples=60, deadline=None)
@given(st.data(), st.integers(2, 5), st.booleans())
def test_a_written_row_is_read_as_written_or_left_uncut(data: st.DataObject, columns: int, wide: bool) -> None:
    gap = "   " if wide else " "
    written = data.draw(
        st.lists(st.tuples(NAMES, st.lists(FIGURES, min_size=columns, max_size=columns)), min_size=1, max_size=6)
    )
    heading = gap.join(["Nyckeltal", *(f"Utfall {2020 + n}" for n in range(columns))])
    lines = [heading, *(gap.join([name, *cells]) for name, cells in written)]
    found = table_at([(line, Span("r.txt", number)) for number, line in enumerate(lines, 1)], 0)
    if found is None:
        assert not wide
        return
    for row in found.grid.rows[1:]:
        line = lines[(row[0].span.line or 0) - 1]
        name, cells = written[(row[0].span.line or 0) - 2]
        for field in row:
            assert field.span.line and field.span.column
            at = field.span.column - 1
            assert line[at : at + len(field.text)] == field.text
        if not any(field.uncut for field in row):
            assert [field.text for field in row] == [name, *cells]
        else:
            assert not wide


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_dropped_cell_is_never_a_figure_in_another_column(data: st.DataObject) -> None:
    small = st.one_of(
        st.integers(1, 99).map(str), st.integers(1, 9_999).map(lambda number: f"{number:,}".replace(",", " "))
    )
    written = data.draw(st.lists(st.lists(small, min_size=3, max_size=3), min_size=2, max_size=5))
    at = data.draw(st.integers(0, len(written) - 1))
    drop = data.draw(st.integers(0, 2))
    lines = ["Nyckeltal 2021 2022 2023"]
    for number, cells in enumerate(written):
        kept = [cell for place, cell in enumerate(cells) if (number, place) != (at, drop)]
        lines.append(" ".join([f"Rad{'abcde'[number]}", *kept]))
    (grid,) = _grids("\n".join(lines))
    for number, row in enumerate(grid.rows[1:]):
        if number == at:
            assert any(field.uncut for field in row)
        elif not any(field.uncut for field in row):
            assert [field.text for field in row[1:]] == written[number]
