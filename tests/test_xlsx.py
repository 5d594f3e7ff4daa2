"""Excel reports: what shows is read as it shows, what does not is told, and nothing is run, fetched or unpacked."""

import re
import time
import zipfile
from collections.abc import Callable
from decimal import Decimal
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule, IconSetRule
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from findings.span import Span
from readers.document import Document, Grid, Item, Kind, Passage, Unread
from readers.xlsx import read_xlsx


def _saved(book: Workbook) -> bytes:
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _book(fill: Callable[[Worksheet], None], title: str = "Mål") -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    fill(sheet)
    return _saved(book)


def _rows(*rows: tuple[str | int | float | None, ...]) -> Callable[[Worksheet], None]:
    def fill(sheet: Worksheet) -> None:
        for row in rows:
            sheet.append(row)

    return fill


def _grids(document: Document) -> list[Grid]:
    return [item for item in document.items if isinstance(item, Grid)]


def _texts(grid: Grid) -> list[list[str]]:
    return [[field.text for field in row] for row in grid.rows]


def _said(document: Document) -> list[str]:
    return [item.what.sv for item in document.items if isinstance(item, Unread)]


def _changed(data: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """The file with one part written anew."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            text = old.read(name)
            new.writestr(name, change(text.decode()).encode() if name == part else text)
    return out.getvalue()


def _with(data: bytes, part: str, content: bytes) -> bytes:
    out = BytesIO(data)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(part, content)
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


def test_a_table_is_read_as_it_shows_with_the_value_behind_it() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(("Nyckeltal", "Mål 2024", "Utfall 2024"))
        sheet.append(("Nöjda brukare", 0.9, 0.8951))
        sheet.append(("Nettokostnad", 1234567, 1234567.4))
        for row, number_format in ((2, "0%"), (3, "#,##0")):
            for column in ("B", "C"):
                sheet[f"{column}{row}"].number_format = number_format

    (grid,) = _grids(read_xlsx(_book(fill), "r.xlsx"))
    assert _texts(grid) == [
        ["Nyckeltal", "Mål 2024", "Utfall 2024"],
        ["Nöjda brukare", "90 %", "90 %"],
        ["Nettokostnad", "1 234 567", "1 234 567"],
    ]
    assert [field.stored for field in grid.rows[1]] == [None, "90 %", "89,51 %"]
    assert [field.stored for field in grid.rows[2]] == [None, "1234567", "1234567,4"]


def test_every_field_has_its_address() -> None:
    (grid,) = _grids(read_xlsx(_book(_rows((), (None, "a", "b"), (None, "c", 1))), "r.xlsx"))
    span = grid.rows[1][1].span
    assert (span.document, span.table, span.row, span.col, span.line) == ("r.xlsx", "Mål", "3", "C", 3)
    assert [(field.first, field.last) for field in grid.rows[1]] == [(0, 0), (1, 1)]


def test_blank_rows_and_columns_part_tables_and_a_line_above_is_the_title() -> None:
    data = _book(
        _rows(
            ("Ekonomi",),
            ("Belopp i tkr", "Budget", "Utfall", None, "Antal", "2023"),
            ("Personal", 1, 2, None, "Anställda", 7),
            (),
            ("Miljö", None),
            (),
            ("Mått", "2024"),
            ("Avfall", 3),
            ("Källa: Kolada",),
        )
    )
    document = read_xlsx(data, "r.xlsx")
    assert [
        (item.kind, item.text) if isinstance(item, Passage) else _texts(item) if isinstance(item, Grid) else item
        for item in document.items
    ] == [
        (Kind.HEADING, "Ekonomi"),
        [["Belopp i tkr", "Budget", "Utfall"], ["Personal", "1", "2"]],
        [["Antal", "2023"], ["Anställda", "7"]],
        (Kind.HEADING, "Miljö"),
        [["Mått", "2024"], ["Avfall", "3"]],
        (Kind.FOOTNOTE, "Källa: Kolada"),
    ]
    assert [grid.title for grid in _grids(document)] == ["Ekonomi", None, "Miljö"]


def test_merged_cells_cover_what_they_cover() -> None:
    def fill(sheet: Worksheet) -> None:
        _rows(("Mål", "2023", None, "2024"), (None, "Budget", "Utfall", "Budget"), ("A", 1, 2, 3), (None, 4, 5, 6))(
            sheet
        )
        for area in ("A1:A2", "B1:C1", "A3:A4"):
            sheet.merge_cells(area)

    (grid,) = _grids(read_xlsx(_book(fill), "r.xlsx"))
    assert [[(field.text, field.first, field.last, field.rows) for field in row] for row in grid.rows] == [
        [("Mål", 0, 0, 2), ("2023", 1, 2, 1), ("2024", 3, 3, 1)],
        [("Budget", 1, 1, 1), ("Utfall", 2, 2, 1), ("Budget", 3, 3, 1)],
        [("A", 0, 0, 2), ("1", 1, 1, 1), ("2", 2, 2, 1), ("3", 3, 3, 1)],
        [("4", 1, 1, 1), ("5", 2, 2, 1), ("6", 3, 3, 1)],
    ]


def test_what_is_hidden_is_told_and_not_read() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Öppet"
    _rows(("Mått", "2022", "2023"), ("a", 1, 2), ("hemlig", 3, 4), ("b", 5, 6))(sheet)
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["B"].hidden = True
    hidden = book.create_sheet("Dolt")
    hidden.append(("x", 1))
    hidden.sheet_state = "veryHidden"
    document = read_xlsx(_saved(book), "r.xlsx")
    (grid,) = _grids(document)
    assert _texts(grid) == [["Mått", "2023"], ["a", "2"], ["b", "6"]]
    assert _said(document) == [
        "dolda rader läses inte: 3",
        "dolda kolumner läses inte: B",
        "bladet är dolt och läses inte",
    ]


def test_a_formula_without_a_value_and_an_error_are_told_with_their_place() -> None:
    data = _book(_rows(("Mått", "2024"), ("a", "=1+1"), ("b", 3), ("c", 1)))
    data = _changed(
        data, SHEET, lambda text: text.replace('<c r="B4" t="n"><v>1</v>', '<c r="B4" t="e"><v>#DIV/0!</v>')
    )
    document = read_xlsx(data, "r.xlsx")
    told = [item for item in document.items if isinstance(item, Unread)]
    assert [(item.what.sv, item.span.row, item.span.col) for item in told] == [
        ("cellen har en formel vars värde inte är sparat, och läses inte", "2", "B"),
        ("cellen visar #DIV/0! och läses inte", "4", "B"),
    ]
    (grid,) = _grids(document)
    assert _texts(grid) == [["Mått", "2024"], ["a", ""], ["b", "3"], ["c", ""]]


def test_a_formula_with_a_value_is_read() -> None:
    data = _book(_rows(("Mått", "2024"), ("a", "=1+1")))
    data = _changed(data, SHEET, lambda text: re.sub(r"<v ?/>|<v></v>", "<v>2</v>", text))
    (grid,) = _grids(read_xlsx(data, "r.xlsx"))
    assert _texts(grid)[1] == ["a", "2"]


def test_fills_are_colours_and_comments_remarks() -> None:
    def fill(sheet: Worksheet) -> None:
        _rows(("Mål", "Status"), ("Trygghet", "Nås"))(sheet)
        sheet["B2"].fill = PatternFill("solid", fgColor="FF00B050")
        sheet["A2"].comment = Comment("stäm av med nämnden", "Anna")

    document = read_xlsx(_book(fill), "r.xlsx")
    (grid,) = _grids(document)
    assert [field.colour for field in grid.rows[1]] == [None, "00B050"]
    (remark,) = [item for item in document.items if isinstance(item, Passage)]
    assert (remark.kind, remark.text, remark.span.row, remark.span.col) == (
        Kind.REMARK,
        "stäm av med nämnden",
        "2",
        "A",
    )


def test_a_thread_of_comments_is_read_once() -> None:
    def fill(sheet: Worksheet) -> None:
        _rows(("Mål",), ("Trygghet",))(sheet)
        sheet["A2"].comment = Comment("[Threaded comment] uppdatera ditt program", "x")

    data = _book(fill)
    relations = "xl/worksheets/_rels/sheet1.xml.rels"
    thread = (
        '<Relationship Id="rT" Target="/xl/threadedComments/t1.xml" '
        'Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"/>'
    )
    data = _changed(data, relations, lambda text: text.replace("</Relationships>", thread + "</Relationships>"))
    said = (
        '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">'
        '<threadedComment ref="A2" id="{1}"><text>är siffran rätt?</text></threadedComment>'
        '<threadedComment ref="A2" id="{2}"><text>ja</text></threadedComment></ThreadedComments>'
    )
    document = read_xlsx(_with(data, "xl/threadedComments/t1.xml", said.encode()), "r.xlsx")
    remarks = [item.text for item in document.items if isinstance(item, Passage) and item.kind is Kind.REMARK]
    assert remarks == ["är siffran rätt?", "ja"]


def test_conditional_formats_are_counted_and_never_a_colour() -> None:
    def fill(sheet: Worksheet) -> None:
        _rows(("Mål", "2024"), ("a", 1), ("b", 2))(sheet)
        sheet["B2"].fill = PatternFill("solid", fgColor="FFFF0000")
        sheet.conditional_formatting.add("B2:B9", IconSetRule("3TrafficLights1", "num", [1, 2, 3]))
        green = PatternFill(bgColor="FF00FF00")
        sheet.conditional_formatting.add("B2:B3", CellIsRule("greaterThan", ["1"], fill=green))

    document = read_xlsx(_book(fill), "r.xlsx")
    assert _said(document) == ["villkorsstyrd ikon i 2 celler", "villkorsstyrd färg i 2 celler"]
    (grid,) = _grids(document)
    assert [field.colour for field in grid.rows[1]] == [None, None]


def test_a_value_that_an_icon_hides_is_not_read() -> None:
    def fill(sheet: Worksheet) -> None:
        _rows(("Mål", "Status"), ("a", 3))(sheet)
        sheet.conditional_formatting.add("B2", IconSetRule("3TrafficLights1", "num", [1, 2, 3], showValue=False))

    document = read_xlsx(_book(fill), "r.xlsx")
    assert _texts(_grids(document)[0]) == [["Mål", "Status"], ["a", ""]]
    assert "villkorsstyrda ikoner står i stället för talen, som inte läses" in _said(document)


def test_a_year_shows_as_a_year_and_a_month_as_a_month() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(("Mått", 45291, 45291, 45291))
        sheet.append(("a", 1, 2, 3))
        for cell, number_format in (("B1", "yyyy"), ("C1", "mmm-yy"), ("D1", "yyyy-mm-dd")):
            sheet[cell].number_format = number_format

    (grid,) = _grids(read_xlsx(_book(fill), "r.xlsx"))
    assert _texts(grid)[0] == ["Mått", "2023", "dec-23", "2023-12-31"]
    assert [field.stored for field in grid.rows[0]] == [None, "2023-12-31", "2023-12-31", "2023-12-31"]


def test_charts_macros_and_links_out_of_the_file_are_told() -> None:
    def fill(sheet: Worksheet) -> None:
        _rows(("Mål", "2024"), ("a", 1))(sheet)
        chart = BarChart()
        chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=2))
        sheet.add_chart(chart, "E5")

    data = _with(_with(_book(fill), "xl/vbaProject.bin", b"\0"), "xl/externalLinks/externalLink1.xml", b"<x/>")
    assert _said(read_xlsx(data, "r.xlsm")) == [
        "filen har makron, och de körs inte",
        "filen hämtar värden ur andra filer; de värden som är sparade här läses, och inga hämtas",
        "1 diagram",
    ]


# --- Hostile files ------------------------------------------------------------------------------


def _refused(data: bytes) -> str:
    document = read_xlsx(data, "r.xlsx")
    assert document.items == ()
    (finding,) = document.findings
    assert finding.code == "MK006"
    return finding.message.sv


def test_a_zip_bomb_is_not_unpacked() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 60_000_000)
    assert "packar upp till 60 MB" in _refused(out.getvalue())


def test_entities_are_not_expanded() -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    data = _changed(_book(_rows(("a", 1))), SHEET, lambda text: bomb + text[text.index("<worksheet") :])
    assert _refused(data) == '"r.xlsx" är skadad och kan inte läsas'


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", '"r.xlsx" är skadad och kan inte läsas'),
        (b"PK\x03\x04" + b"x" * 50, '"r.xlsx" är skadad och kan inte läsas'),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), '"r.xlsx" är låst med lösenord'),
        (b"\xd0\xcf\x11\xe0", '"r.xlsx" är sparad i ett äldre format'),
    ],
)
def test_a_file_that_cannot_be_read_says_why(data: bytes, said: str) -> None:
    assert _refused(data) == said


def test_rows_of_nothing_but_format_down_to_the_last_are_read_in_bounded_time() -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}" s="0"/></row>' for n in (*range(3, 200_000), 1_048_576))
    data = _book(_rows(("Mål", "2024"), ("a", 1)))
    data = _changed(data, SHEET, lambda text: text.replace("</sheetData>", rows + "</sheetData>"))
    start = time.perf_counter()
    (grid,) = _grids(read_xlsx(data, "r.xlsx"))
    assert time.perf_counter() - start < 20
    assert _texts(grid) == [["Mål", "2024"], ["a", "1"]]


def test_merged_cells_that_cover_one_another_do_not_take_for_ever() -> None:
    areas = "".join(f'<mergeCell ref="A{n}:XFD1048576"/>' for n in range(1, 3000))
    data = _book(_rows(*[("a", 1)] * 3000))
    data = _changed(
        data, SHEET, lambda text: text.replace("</sheetData>", f"</sheetData><mergeCells>{areas}</mergeCells>")
    )
    start = time.perf_counter()
    assert _refused(data) == '"r.xlsx" är skadad och kan inte läsas'
    assert time.perf_counter() - start < 20


def test_more_rows_than_any_report_has_are_refused() -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 20_005))
    data = _changed(
        _book(_rows(("a", 1))),
        SHEET,
        lambda text: re.sub(r"<sheetData>.*</sheetData>", f"<sheetData>{rows}</sheetData>", text, flags=re.S),
    )
    assert "fler än 20000 rader" in _refused(data)


# --- Laws ---------------------------------------------------------------------------------------

TEXTS = st.text(alphabet="abcåäö %", min_size=1, max_size=8).filter(lambda text: text.strip() == text != "")
VALUES: st.SearchStrategy[str | int | None] = st.one_of(TEXTS, st.integers(-(10**9), 10**9), st.none())


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(VALUES, min_size=2, max_size=4), min_size=1, max_size=6))
def test_every_cell_is_read_once_and_nothing_else(rows: list[list[str | int | None]]) -> None:
    document = read_xlsx(_book(_rows(*map(tuple, rows))), "r.xlsx")
    stored = {
        (str(number), "ABCD"[column]): value
        for number, row in enumerate(rows, 1)
        for column, value in enumerate(row)
        if value is not None
    }
    found: dict[tuple[str | None, str | None], str] = {}
    for text, span in _printed(document.items):
        assert (span.row, span.col) not in found
        found[span.row, span.col] = text
    assert found.keys() == stored.keys()
    for place, value in stored.items():
        if isinstance(value, int):
            assert Decimal(found[place].replace("−", "-")) == value
        else:
            assert found[place] == value


def _printed(items: tuple[Item, ...]) -> list[tuple[str, Span]]:
    found: list[tuple[str, Span]] = []
    for item in items:
        if isinstance(item, Passage):
            found.extend(item.lines)
        elif isinstance(item, Grid):
            found.extend((field.text, field.span) for row in item.rows for field in row if field.text)
    return found
