"""What office files and web pages show in other ways than as plain text: read, asked about or told, never guessed."""

from collections.abc import Callable
from io import BytesIO

import docx
import pytest
import xlsxwriter
from docx.oxml import parse_xml

from interpret.reading import Reading, read
from readers.report import read_report, text_of

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TITLE = "Kulturnämndens årsredovisning 2023"
HEADS = ["Nämndens mål", "Nyckeltal", "Mål 2023", "Utfall 2023", "Bedömning"]
ROW = ["Brukarna ska vara trygga", "Andel nöjda", "85 %", "84 %", ""]


def _read(data: bytes, name: str) -> Reading:
    return read(read_report(data, name), (), None, text_of(data, name))


def _asked(reading: Reading) -> list[str]:
    return [one.ask.sv for one in reading.questions]


def _verdicts(reading: Reading) -> list[str | None]:
    return [None if one.word is None else one.word.printed for one in reading.case.stated]


def _outcomes(reading: Reading) -> dict[str, list[tuple[int, str]]]:
    return {one.measure: [(at.year, at.cell.printed) for at in one.years] for one in reading.case.outcomes}


# --- Web pages ----------------------------------------------------------------------------------


def _page(verdict: str, style: str = "") -> Reading:
    rows = "".join(f"<tr>{''.join(f'<td>{text}' for text in row)}</tr>" for row in (HEADS, ROW[:4]))
    table = rows.replace("</tr>", f"{verdict}</tr>").replace(verdict, "", 1).replace("<td>", "<th>", len(HEADS))
    page = f"<meta charset=utf-8><style>{style}</style><h1>{TITLE}</h1><table>{table}</table>"
    return _read(page.encode(), "r.html")


@pytest.mark.parametrize(
    ("verdict", "style", "asked"),
    [
        ("<td style='background-color:#f00'>", "", "vilken bedömning är färgen röd (FF0000)?"),
        ("<td bgcolor=red>", "", "vilken bedömning är färgen röd (FF0000)?"),
        ("<td class=bad>", ".bad{background:#ff0000}", "vilken bedömning är färgen röd (FF0000)?"),
        ("<td><img src=x alt='Röd cirkel'>", "", 'vilken bedömning är tecknet "Röd cirkel"?'),
        (
            "<td><img src=x alt='Ej uppfyllt'>",
            "",
            'vilken bedömning har målet "Brukarna ska vara trygga"?',
        ),
    ],
    ids=["style", "bgcolor", "class", "picture", "picture of a word"],
)
def test_colours_and_pictures_of_a_page_are_asked_about(verdict: str, style: str, asked: str) -> None:
    reading = _page(verdict, style)

    assert _asked(reading) == [asked]
    assert (_verdicts(reading), _outcomes(reading)) == ([None], {"andel_nöjda": [(2023, "84 %")]})


def test_a_picture_that_says_nothing_is_told() -> None:
    reading = _page("<td><img src=x>")

    assert [one.what.sv for one in reading.unread] == ["en bild utan beskrivning"]
    assert _verdicts(reading) == [None]


@pytest.mark.parametrize("hidden", ["hidden", "style='display:none'", "class=away"])
def test_what_a_page_hides_is_told_and_never_a_verdict(hidden: str) -> None:
    reading = _page(f"<td>Ej uppfyllt<span {hidden}>Helt uppfyllt 12 %</span>", ".away{display:none}")

    assert _verdicts(reading) == ["Ej uppfyllt"]
    assert [one.what.sv for one in reading.unread] == ["dold text, som inte läses"]


# --- Word ---------------------------------------------------------------------------------------


def _word(write: Callable[[docx.document.Document], None]) -> Reading:
    made = docx.Document()
    made.add_heading(TITLE, 1)
    write(made)
    file = BytesIO()
    made.save(file)
    return _read(file.getvalue(), "r.docx")


def _table(made: docx.document.Document, rows: list[list[str]]) -> docx.table.Table:
    table: docx.table.Table = made.add_table(len(rows), len(rows[0]))
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(at, column).text = text
    return table


def test_the_colour_of_a_cell_is_asked_about() -> None:
    def write(made: docx.document.Document) -> None:
        cell = _table(made, [HEADS, ROW]).cell(1, 4)
        cell._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {_W} w:val="clear" w:fill="00B050"/>'))

    reading = _word(write)

    assert _asked(reading) == ["vilken bedömning är färgen grön (00B050)?"]
    assert (_verdicts(reading), _outcomes(reading)) == ([None], {"andel_nöjda": [(2023, "84 %")]})


def test_a_text_box_is_read_and_running_heads_are_no_verdict() -> None:
    box = (
        f'<w:r {_W}><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textbox><w:txbxContent>'
        "<w:p><w:r><w:t>Bedömning: Helt uppfyllt</w:t></w:r></w:p>"
        "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )

    def write(made: docx.document.Document) -> None:
        made.sections[0].header.paragraphs[0].text = "Bedömning: Ej uppfyllt 77 %"
        made.add_heading("Nämndens mål: Brukarna ska vara trygga", 2)
        made.add_paragraph("Nämnden följer målet.")._p.append(parse_xml(box))

    assert _verdicts(_word(write)) == ["Helt uppfyllt"]


def test_a_table_within_a_cell_is_read() -> None:
    def write(made: docx.document.Document) -> None:
        made.add_heading("Nämndens mål: Brukarna ska vara trygga", 2)
        inner = _table(made, [["Redovisning", ""]]).cell(0, 1).add_table(2, 3)
        for at, row in enumerate((HEADS[1:4], ROW[1:4])):
            for column, text in enumerate(row):
                inner.cell(at, column).text = text

    assert _outcomes(_word(write)) == {"andel_nöjda": [(2023, "84 %")]}


# --- Excel --------------------------------------------------------------------------------------

Stored = tuple[float, str]


def _book(rows: list[list[str | Stored]], more: Callable[[xlsxwriter.Workbook], None] | None = None) -> Reading:
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet("Mål")
    sheet.write(0, 0, TITLE)
    headed: list[list[str | Stored]] = [[*HEADS[1:4]], *rows]
    for at, row in enumerate(headed, 2):
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(at, column, cell)
            else:
                sheet.write_number(at, column, cell[0], book.add_format({"num_format": cell[1]}))
    if more is not None:
        more(book)
    book.close()
    return _read(file.getvalue(), "r.xlsx")


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ((0.8463, "0.0%"), "84,6 %"),
        ((12345.6, "#,##0"), "12 346"),
        ((-1234, "#,##0;[Red]-#,##0"), "−1 234"),
        ((-1234, "#,##0_);[Red](#,##0)"), "−1 234"),
        ((1234.4, '_-* #,##0 "kr"_-;-* #,##0 "kr"_-'), "1 234 kr"),
        ((0, '#,##0;-#,##0;"-"'), "-"),
    ],
    ids=["percent", "thousands", "red", "brackets", "kronor", "nothing"],
)
def test_a_figure_is_read_as_excel_shows_it(stored: Stored, shown: str) -> None:
    reading = _book([["Resultat", "5", stored]])

    assert _outcomes(reading) == {"resultat": [(2023, shown)]}
    assert _asked(reading) == []


def test_a_date_among_figures_is_asked_about() -> None:
    reading = _book([["Resultat", "5", (45291, "yyyy-mm-dd")]])

    assert _outcomes(reading) == {}
    assert len(reading.questions) == 1


def test_errors_and_formulas_without_a_value_are_told_with_their_place() -> None:
    def more(book: xlsxwriter.Workbook) -> None:
        sheet = book.worksheets()[0]
        sheet.write_formula(3, 2, "=1/0", None, "#DIV/0!")
        sheet.write_formula(4, 2, "=1+1", None, "")

    reading = _book([["Andel a", "85 %"], ["Andel b", "80 %"]], more)

    assert [(one.what.sv, one.span.row, one.span.col) for one in reading.unread] == [
        ("cellen visar #DIV/0! och läses inte", "4", "C"),
        ("cellen har en formel vars värde inte är sparat, och läses inte", "5", "C"),
    ]
    assert _outcomes(reading) == {"andel_a": [(2023, "")], "andel_b": [(2023, "")]}


def test_hidden_sheets_rows_and_columns_are_told_and_no_figure_of_them_read() -> None:
    def more(book: xlsxwriter.Workbook) -> None:
        sheet = book.worksheets()[0]
        sheet.set_row(4, None, None, {"hidden": True})
        sheet.set_column(3, 3, None, None, {"hidden": True})
        hidden = book.add_worksheet("Dold")
        hidden.write_row(0, 0, [*HEADS[1:4]])
        hidden.write_row(1, 0, ["Andel a", "15 %", "14 %"])
        hidden.hide()

    reading = _book([["Andel a", "85 %", "84 %", "x 7"], ["Andel b", "80 %", "79 %"]], more)

    assert _outcomes(reading) == {"andel_a": [(2023, "84 %")]}
    assert [one.what.sv for one in reading.unread] == [
        "dolda rader läses inte: 5",
        "dolda kolumner läses inte: D",
        "bladet är dolt och läses inte",
    ]


def test_tables_side_by_side_and_below_one_another_are_several() -> None:
    def more(book: xlsxwriter.Workbook) -> None:
        sheet = book.worksheets()[0]
        for at, row in enumerate((["Tkr", "Budget 2023", "Utfall 2023"], ["Intäkter", "10", "12"])):
            sheet.write_row(2 + at, 5, row)
        for at, row in enumerate((["Sjukfrånvaro", "2022", "2023"], ["Totalt", "8,1 %", "7,9 %"])):
            sheet.write_row(8 + at, 0, row)

    reading = _book([["Andel a", "85 %", "84 %"]], more)

    assert _outcomes(reading) == {"andel_a": [(2023, "84 %")]}
    tables = [[(row.name, [cell.printed for cell in row.cells]) for row in one.rows] for one in reading.case.tables]
    assert tables == [[("Intäkter", ["10", "12"])], [("Totalt", ["8,1 %", "7,9 %"])]]
