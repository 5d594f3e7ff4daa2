"""Tables as pdftotext, OCR and mail programs leave them: invented ones, a layout each, cell for cell."""

import time

import pytest

from findings.span import Span
from interpret.found import Found
from interpret.outline import outline
from interpret.scale import scale_words
from readers.document import Document, Field, Grid, Kind, Passage, Unread
from readers.plain_text import read_plain_text
from readers.report import read_report, text_of


def _grids(text: str) -> list[Grid]:
    return [item for item in read_plain_text(text, "r.txt").items if isinstance(item, Grid)]


def _shown(field: Field) -> object:
    return ("?", field.text) if field.uncut else field.text


def _rows(text: str) -> list[list[object]]:
    """The rows of the only table; every field stands at its place in the text."""
    (grid,) = _grids(text)
    lines = text.split("\n")
    for row in grid.rows[grid.heads or 1 :]:
        for field in row[1:]:
            if field.span.column is not None:
                line = lines[(field.span.line or 0) - 1]
                assert line[field.span.column - 1 :].startswith(field.text.split("\n")[0])
    return [[_shown(field) for field in row] for row in grid.rows]


def _found(document: Document) -> Found:
    return outline(document, scale_words(()), {})


def _asked(text: str) -> list[tuple[str, int | None]]:
    found = _found(read_plain_text(text, "r.txt"))
    return [(one.ask.sv, one.span.line) for one in found.questions if "vilket år är rapporten" not in one.ask.sv]


HEADS = ["Nyckeltal", "Mål 2023", "Utfall 2023"]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        pytest.param(
            "Nyckeltal                         Mål 2023     Utfall 2023\n"
            "Nöjda brukare, andel                  90 %            88 %\n"
            "Kostnad per elev, kr               101 200         104 350\n"
            "Antal ärenden                            -             412\n",
            [HEADS, ["Nöjda brukare, andel", "90 %", "88 %"], ["Kostnad per elev, kr", "101 200", "104 350"],
             ["Antal ärenden", "-", "412"]],
            id="aligned",
        ),
        pytest.param(
            "Nyckeltal Mål 2023 Utfall 2023\nNöjda brukare 90 % 88 %\nKostnad, kr 101 200 104 350\n",
            [HEADS, ["Nöjda brukare", "90 %", "88 %"], ["Kostnad, kr", ("?", "101 200 104 350")]],
            id="one space",
        ),
        pytest.param(
            "Nyckeltal\tMål 2023\tUtfall 2023\nNöjda\t90 %\t88 %\nElever\t\t1 204\n",
            [HEADS, ["Nöjda", "90 %", "88 %"], ["Elever", "", "1 204"]],
            id="tabs",
        ),
        pytest.param(
            "Nyckeltal | Mål 2023 | Utfall 2023\nNöjda brukare | 90 % | 88 %\nElever | | 1 204\n",
            [HEADS, ["Nöjda brukare", "90 %", "88 %"], ["Elever", "", "1 204"]],
            id="strokes",
        ),
        pytest.param(
            "+-----------+----------+-------------+\n| Nyckeltal | Mål 2023 | Utfall 2023 |\n"
            "+===========+==========+=============+\n| Nöjda     | 90 %     | 88 %        |\n"
            "+-----------+----------+-------------+\n| Elever    |          | 1 204       |\n"
            "+-----------+----------+-------------+\n",
            [HEADS, ["Nöjda", "90 %", "88 %"], ["Elever", "", "1 204"]],
            id="ruled with signs",
        ),
        pytest.param(
            "Nyckeltal                2022    2023\nNöjda brukare ........... 85 %    88 %\n"
            "Antal ärenden . . . . . . 389    412\nKostnad…                   1,5    1,6\n",
            [["Nyckeltal", "2022", "2023"], ["Nöjda brukare", "85 %", "88 %"], ["Antal ärenden", "389", "412"],
             ["Kostnad", "1,5", "1,6"]],
            id="dots that lead",
        ),
        pytest.param(
            "Nyckeltal          Utfall      Utfall      Målvärde\n"
            "                   helår       helår       helår\n"
            "                   2022        2023        2023\n"
            "Nöjda brukare      85 %        88 %        90 %\n"
            "Antal ärenden      389         412         400\n",
            [["Nyckeltal", "Utfall helår 2022", "Utfall helår 2023", "Målvärde helår 2023"],
             ["Nöjda brukare", "85 %", "88 %", "90 %"], ["Antal ärenden", "389", "412", "400"]],
            id="heading of three lines",
        ),
        pytest.param(
            "Nyckeltal Utfall Utfall Målvärde\nhelår helår helår\n2022 2023 2023\nNöjda brukare 85 % 88 % 90 %\n",
            [["Nyckeltal", "Utfall helår 2022", "Utfall helår 2023", "Målvärde helår 2023"],
             ["Nöjda brukare", "85 %", "88 %", "90 %"]],
            id="heading of three lines, one space",
        ),
        pytest.param(
            "                   Utfall      Utfall      Målvärde\n"
            "Nyckeltal          2022        2023        2023\n"
            "Nöjda brukare      85 %        88 %        90 %\n",
            [["Nyckeltal", "Utfall 2022", "Utfall 2023", "Målvärde 2023"], ["Nöjda brukare", "85 %", "88 %", "90 %"]],
            id="kinds right above years",
        ),
        pytest.param(
            "                         Budget        Utfall      Avvikelse\n"
            "Intäkter                  1 200         1 150            -50\n"
            "Kostnader                -9 800       -10 050           -250\n",
            [["", "Budget", "Utfall", "Avvikelse"], ["Intäkter", "1 200", "1 150", "-50"],
             ["Kostnader", "-9 800", "-10 050", "-250"]],
            id="names without a heading",
        ),
        pytest.param(
            "Nyckeltal Ar 202l Ar 2022 Ar 2023\nNöjda 85 88 90\nTrygga 7 8\nFriska 5 6 7\n",
            [[("?", "Nyckeltal Ar 202l Ar 2022 Ar 2023")], ["Nöjda", ("?", "85 88 90")], ["Trygga", ("?", "7 8")],
             ["Friska", ("?", "5 6 7")]],
            id="a damaged year, and a row that fits what is left",
        ),
        pytest.param(
            "Nyckeltal Ar 202l Ar 2022 Ar 2023\nNöjda 85 88 90\nFriska 5 6 7\n",
            [[("?", "Nyckeltal Ar 202l Ar 2022 Ar 2023")], ["Nöjda", "85", "88", "90"], ["Friska", "5", "6", "7"]],
            id="a damaged year",
        ),
        pytest.param(
            "År      Mål    Utfall\n2021    80     78\n2022    85     83\nSnitt   82     81\n",
            [["År", "Mål", "Utfall"], ["2021", "80", "78"], ["2022", "85", "83"], ["Snitt", ("?", "82 81")]],
            id="years as rows",
        ),
        pytest.param(
            "År Kostnad Intäkt\n2021 144 074 157 274\n2022 10 000 11 000\n",
            [["År", "Kostnad", "Intäkt"], ["", ("?", "2021 144 074 157 274")], ["2022", "10 000", "11 000"]],
            id="years as rows, one space",
        ),
        pytest.param(
            "Nyckeltal             2022      2023\nAndel elever med      85 %      88 %\nbehörighet till\n"
            "gymnasiet\nAntal ärenden         389       412\nhos nämnden\n",
            [["Nyckeltal", "2022", "2023"], ["Andel elever med behörighet till gymnasiet", "85 %", "88 %"],
             ["Antal ärenden hos nämnden", "389", "412"]],
            id="figures beside the first line of a name",
        ),
        pytest.param(
            "Nyckeltal             2022      2023\nAndel elever med\nbehörighet            85 %      88 %\n"
            "Antal ärenden\nhos nämnden           389       412\n",
            [["Nyckeltal", "2022", "2023"], ["Andel elever med behörighet", "85 %", "88 %"],
             ["Antal ärenden hos nämnden", "389", "412"]],
            id="figures beside the last line of a name",
        ),
        pytest.param(
            "Belopp i tkr Budget 2023 Utfall 2023 Avvikelse\nIntäkter 1 200 1 150 50-\n"
            "Kostnader 9 800- 10 050- 250-\n",
            [["Belopp i tkr", "Budget 2023", "Utfall 2023", "Avvikelse"], ["Intäkter", "1 200", "1 150", "50-"],
             ["Kostnader", "9 800-", "10 050-", "250-"]],
            id="minus behind",
        ),
        pytest.param(
            "Belopp i tkr        Budget 2023   Utfall 2023   Avvikelse\n"
            "Intäkter                  1 200         1 150        (50)\n"
            "Kostnader               (9 800)      (10 050)       (250)\n",
            [["Belopp i tkr", "Budget 2023", "Utfall 2023", "Avvikelse"], ["Intäkter", "1 200", "1 150", "(50)"],
             ["Kostnader", "(9 800)", "(10 050)", "(250)"]],
            id="minus as brackets",
        ),
        pytest.param(
            "Belopp i tkr Budget 2023 Utfall 2023 Avvikelse\nIntäkter 1 200 1 150 (50)\n"
            "Kostnader (9 800) (10 050) (250)\n",
            [["Belopp i tkr", "Budget 2023", "Utfall 2023", "Avvikelse"], ["Intäkter", ("?", "1 200 1 150 (50)")],
             ["Kostnader", "(9 800)", "(10 050)", "(250)"]],
            id="brackets that may be a note to the figure before",
        ),
        pytest.param(
            "Belopp i tkr 2022 2023\nSkola 144 074 157 274\nVård 10 000 11 000\nTotalt 154 074 168 274\n",
            [["Belopp i tkr", "2022", "2023"], ["Skola", "144 074", "157 274"], ["Vård", "10 000", "11 000"],
             ["Totalt", "154 074", "168 274"]],
            id="thousands beside each other, one way adds up",
        ),
        pytest.param(
            "Belopp i tkr 2022 2023\nSkola 144 074 157 274\nVård 10 000 11 000\nTotalt 154 999 168 274\n",
            [["Belopp i tkr", "2022", "2023"], ["Skola", ("?", "144 074 157 274")], ["Vård", "10 000", "11 000"],
             ["Totalt", ("?", "154 999 168 274")]],
            id="thousands beside each other, no way adds up",
        ),
        pytest.param(
            "Nyckeltal            2022     2023\nNöjda brukare¹⁾      85 %     88 %*\n"
            "Antal ärenden        389 1)   412\n1) Inklusive överklaganden.\n* Preliminärt.\n",
            [["Nyckeltal", "2022", "2023"], ["Nöjda brukare¹⁾", "85 %", "88 %*"], ["Antal ärenden", "389 1)", "412"]],
            id="signs of notes",
        ),
    ],
)  # fmt: skip
def test_a_layout_is_read_cell_for_cell(text: str, rows: list[list[object]]) -> None:
    assert _rows(text) == rows


def test_where_two_columns_of_names_stand_one_space_apart_no_name_is_made_up() -> None:
    text = "Nämndsmål Nyckeltal Mål 2023 Utfall 2023 Bedömning\nTrygga äldre Andel nöjda 90 % 88 % Delvis uppfyllt\n"
    found = _found(read_plain_text(text * 2, "r.txt"))
    assert found.goals == () and found.measures == ()


def test_a_table_goes_on_below_a_running_head() -> None:
    page = "Rapport 2023\n\n{0}\n\f"
    text = (
        page.format("Nyckeltal År 2021 År 2022\nAlfa 1 2") + page.format("Nyckeltal\n\nBeta 3 4") + page.format("Slut.")
    )
    assert _rows(text) == [["Nyckeltal", "År 2021", "År 2022"], ["Alfa", "1", "2"], ["Beta", "3", "4"]]


@pytest.mark.parametrize(
    "text",
    ["Start | Kontakt\nHär står text.\n", "| den man det gick\n| denna tycker\n", "a|b\nc|d\n", "---\n---\n"],
    ids=["one line", "an l read as a stroke", "strokes in words", "rules alone"],
)
def test_strokes_that_part_no_columns(text: str) -> None:
    assert _grids(text) == []


# --- Damage is reported -------------------------------------------------------------------------------


def test_a_table_whose_heading_lost_a_column_is_one_question_and_all_its_cells() -> None:
    text = "Nyckeltal Norrby Liknande Kommun-\nkommuner genomsnitt\n\nIndex upphandling 58 67 70 57\n\nNöjda 5 6 - 8\n"
    found = _found(read_plain_text(text, "r.txt"))
    assert found.measures == ()
    (table,) = found.tables
    assert table.columns == ("", "", "", "")
    assert [(name.printed, [cell.printed for cell in cells]) for name, cells in table.rows] == [
        ("Index upphandling", ["58", "67", "70", "57"]),
        ("Nöjda", ["5", "6", "-", "8"]),
    ]
    assert _asked(text) == [
        (
            "vilka rubriker har tabellens 4 kolumner? rubrikraden "
            '"Nyckeltal Norrby Liknande Kommun- kommuner genomsnitt" säger det inte säkert',
            1,
        )
    ]


@pytest.mark.parametrize(
    ("row", "asked"),
    [
        ("Trivsel (1-5) 3,2 34 3,4", ['har "34" tappat ett decimalkomma? raden har också 3,2 och 3,4']),
        ("Sjuk 3,5% 34% 3,7%", ['har "34%" tappat ett decimalkomma? raden har också 3,5% och 3,7%']),
        ("Trivsel (1-5) 2,8 3 3,1", []),
        ("Antal 10 16 24", []),
    ],
)
def test_a_row_whose_comma_may_be_lost_is_asked_about_and_not_used(row: str, asked: list[str]) -> None:
    text = f"Nyckeltal År 2021 År 2022 År 2023\n{row}\nAntal chefer 9 8 7\n"
    assert [ask for ask, _ in _asked(text)] == asked
    found = _found(read_plain_text(text, "r.txt"))
    used = [[cell.cell.printed for cell in one.years] for one in found.measures]
    assert used == [*([] if asked else [row.split()[-3:]]), ["9", "8", "7"]]


def test_a_lost_comma_is_not_asked_about_between_columns_of_other_things() -> None:
    assert _asked("Skola Antal elever Andel Snitt\nNorra 34 3,4 3,2\nSödra 35 3,1 3,0\n") == []


# --- Tables of text -----------------------------------------------------------------------------------

TEXTS = (
    "Möjlighet Beskrivning Kategori Besparings\nmojlighet\n"
    "Översyn av Ta bort system som Verksamhets- Besparing om\nkommunens har dubbletter. förändring 1 000 tkr\n"
    "Minska kostnaden Anslut genom avtal Verksamhets- Besparing om\nför konsulter till större förändring 350 tkr\n"
)


def _told(document: Document) -> list[tuple[int | None, tuple[str, ...]]]:
    return [
        (item.span.line, tuple(row[0].text for row in item.rows[1:]))
        for item in document.items
        if isinstance(item, Grid)
    ]


def test_a_table_of_text_is_read_a_row_at_a_time() -> None:
    document = read_plain_text(f"{TEXTS}\n3.2 Nästa\n", "r.txt")
    assert [item.span.line for item in document.items if isinstance(item, Unread)] == [1]
    assert _told(document) == [
        (
            1,
            (
                "Översyn av Ta bort system som Verksamhets- Besparing om\n"
                "kommunens har dubbletter. förändring 1 000 tkr",
                "Minska kostnaden Anslut genom avtal Verksamhets- Besparing om\n"
                "för konsulter till större förändring 350 tkr",
            ),
        )
    ]
    found = _found(document)
    assert found.goals == () and found.measures == () and found.assignments == ()
    assert found.questions == ()


def test_a_running_head_within_a_table_of_text_is_no_row_of_it() -> None:
    first, second = TEXTS.split("Minska")
    document = read_plain_text(f"Ett\n\n1\n\f{first}\n2\n\fMinska{second}\n3\n\fSlut.\n\n4\n", "r.txt")
    assert [len(rows) for _, rows in _told(document)] == [2]
    running = [item.text for item in document.items if isinstance(item, Passage) and item.kind is Kind.RUNNING]
    assert running == ["1", "2", "3", "4"]


def test_a_heading_that_is_known_may_stand_a_word_a_line() -> None:
    cells = "Pröva\nlämplighet\n\nPröva om det går\natt samordna\n\nÄndrat ansvar\n\nFör tidigt\natt bedöma\n\n"
    others = "Öka\nsamverkan\n\nLåna personal\n\nÄndrat ansvar\n\nFör tidigt\natt bedoma\n"
    again = "Möjlighet\n\nBeskrivning\n\nKategori\n\nBesparings\n\nmöjlighet\n\n"
    document = read_plain_text(f"{TEXTS}\n3.4 Utredas\n\n{again}{cells}{others}", "r.txt")
    assert [row.splitlines()[0] for row in _told(document)[1][1]] == ["Pröva", "Öka"]


def test_a_table_of_text_ends_where_prose_begins() -> None:
    prose = "Nämnden har under året arbetat med att korta köerna till vård och omsorg i hela kommunen.\n"
    document = read_plain_text(f"{TEXTS}\nSlutsats\n\n{prose}\n", "r.txt")
    assert len(_told(document)[0][1]) == 2
    assert [(item.kind, item.text) for item in document.items if isinstance(item, Passage)] == [
        (Kind.HEADING, "Slutsats"),
        (Kind.PARAGRAPH, prose.strip()),
    ]


# --- Cells with blank lines in them -------------------------------------------------------------------

LONG = "Varje chef kontrollerar sina utbetalda löner varje månad."


def test_a_table_with_tabs_goes_on_behind_a_blank_line_within_its_cells() -> None:
    text = (
        f"Risk\tProcess\tVärde\tKontroll\nLön\tUtbetalning\t6\t{LONG}\n\n\t\t\toch rapporterar dem.\n"
        f"Avtal\tInköp\t12\tStickprov\n\nBrand\tLokaler\t8\tTillsyn\n"
    )
    (grid,) = _grids(text)
    assert [[field.text for field in row] for row in grid.rows[1:]] == [
        ["Lön", "Utbetalning", "6", f"{LONG}\noch rapporterar dem."],
        ["Avtal", "Inköp", "12", "Stickprov"],
        ["Brand", "Lokaler", "8", "Tillsyn"],
    ]


@pytest.mark.parametrize(
    "below",
    ["Avtal\tInköp\t2023\tStickprov\n", "Avtal\tInköp\t12\n", "\t\t\tStickprov\n", "Mål\tInköp\tVärde\tNytt\n"],
    ids=["a year", "fewer fields", "a text begun anew", "headings"],
)
def test_another_table_with_tabs_keeps_its_own_headings(below: str) -> None:
    assert len(_grids(f"Risk\tProcess\tVärde\tKontroll\nLön\tUtbetalning\t6\t{LONG}\n\n{below}")) == 2


def test_a_table_of_figures_ends_at_a_blank_line() -> None:
    assert len(_grids("Mått\tA\tB\tC\nLön\t1\t2\t3\n\nHyra\t4\t5\t6\n")) == 2


# --- Lines and pages ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "ending",
    [b"\n", b"\r\n", b"\r", "\x85".encode(), "\u2028".encode()],
    ids=["LF", "CRLF", "CR", "NEL", "LS"],
)
def test_lines_are_numbered_as_in_the_file_whatever_ends_them(ending: bytes) -> None:
    data = ending.join("Rapport 2023||Nyckeltal År 2022 År 2023|Nöjda 85 88|Antal 389 412,5".encode().split(b"|"))
    (grid,) = [item for item in read_report(data, "r.txt").items if isinstance(item, Grid)]
    assert [row[0].span.line for row in grid.rows] == [3, 4, 5]


def test_what_an_editor_does_not_count_breaks_no_line() -> None:
    data = "Rapport\u2028för 2023\x0b\n\nNyckeltal År 2022 År 2023\r\nNöjda\x8585 88\n".encode()
    (grid,) = [item for item in read_report(data, "r.txt").items if isinstance(item, Grid)]
    assert [(row[0].text, row[0].span.line) for row in grid.rows] == [("Nyckeltal", 3), ("Nöjda", 4)]
    assert text_of(data, "r.txt") == "Rapport för 2023 \n\nNyckeltal År 2022 År 2023\nNöjda 85 88\n"


def test_a_form_feed_ends_a_page_and_no_line() -> None:
    data = "Ett\n\n\fNyckeltal År 2022 År 2023\nNöjda 85 88\nAntal 389 412,5\n\nTvå.\f   Tre\n".encode()
    document = read_report(data, "r.txt")
    (grid,) = [item for item in document.items if isinstance(item, Grid)]
    assert document.pages == 3 and document.findings == ()
    assert grid.rows[1][1].span == Span("r.txt", 4, 7, 9, 2)
    assert [(item.text, item.span.line, item.span.column, item.span.page) for item in document.items
            if isinstance(item, Passage)] == [("Ett", 1, 1, 1), ("Två.", 7, 1, 2), ("Tre", 7, 9, 3)]  # fmt: skip


# --- Bounds -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "-" * 200_000,
        "---\n" * 50_000,
        "| a " * 20_000,
        "a | b\n" * 30_000,
        TEXTS * 300,
        "Namn ........ 1 2\n" * 5_000,
        "År Mål Utfall\n" + "2021 1 2\n" * 5_000,
        "Nyckeltal 2021 2022\n" + "Totalt 144 074 157 274\n" * 2_000,
        "Nyckeltal 2021 2022\n" + "Skola 144 074 157 274\n" * 500 + "Totalt 144 074 157 274\n",
        "Namn " + "(1 " * 300 + "000)",
    ],
    ids=["rule", "rules", "strokes", "piped", "texts", "dots", "years", "totals", "sums", "brackets"],
)
def test_hostile_tables_are_read_in_bounded_time(text: str) -> None:
    started = time.perf_counter()
    read_plain_text(text, "r.txt")
    assert time.perf_counter() - started < 20
