"""CSV reports: whatever divides the fields and however the letters are stored, the same table at the same places."""

import csv
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readers.csv_report import read_csv_report
from readers.document import Document, Grid, Kind, Passage, Unread

TEXT = "Nyckeltal;Mål 2024;Utfall 2024\nNöjda;90,5 %;88,1 %\n"
ROWS = [["Nyckeltal", "Mål 2024", "Utfall 2024"], ["Nöjda", "90,5 %", "88,1 %"]]


def _grids(document: Document) -> list[Grid]:
    return [item for item in document.items if isinstance(item, Grid)]


def _texts(grid: Grid) -> list[list[str]]:
    return [[field.text for field in row] for row in grid.rows]


@pytest.mark.parametrize(
    ("data", "mended"),
    [
        (TEXT.encode(), False),
        (TEXT.encode("utf-8-sig"), True),
        (TEXT.encode("cp1252"), True),
        (TEXT.encode("utf-16"), True),
        (TEXT.encode("utf-16-le"), True),
        (TEXT.encode("utf-16-be"), True),
        (TEXT.replace("\n", "\r\n").encode(), False),
        (TEXT.replace(";", "\t").encode(), False),
        (b"sep=;\n" + TEXT.encode(), False),
    ],
)
def test_letters_and_delimiters(data: bytes, mended: bool) -> None:
    document = read_csv_report(data, "r.csv")
    (grid,) = _grids(document)
    assert _texts(grid) == ROWS
    assert [finding.code for finding in document.findings] == ["MK007"] * mended


def test_commas_divide_where_decimals_are_quoted() -> None:
    (grid,) = _grids(read_csv_report('Mått,2024\na,"1,5"\nb,"2,5"\n'.encode(), "r.csv"))
    assert _texts(grid) == [["Mått", "2024"], ["a", "1,5"], ["b", "2,5"]]


def test_every_field_has_its_line_and_column() -> None:
    text = 'sep=;\nMått;"Mål;\n2024"; Utfall\na;"1 ""x""";2\n'
    (grid,) = _grids(read_csv_report(text.encode(), "r.csv"))
    assert _texts(grid) == [["Mått", "Mål;\n2024", "Utfall"], ["a", '1 "x"', "2"]]
    assert [[(field.span.line, field.span.column, field.span.row) for field in row] for row in grid.rows] == [
        [(2, 1, "2"), (2, 7, "2"), (3, 8, "2")],
        [(4, 1, "4"), (4, 4, "4"), (4, 13, "4")],
    ]


def test_blank_lines_part_tables_and_a_line_above_is_the_title() -> None:
    document = read_csv_report("Ekonomi;\nMått;2024\na;1\n;\nStatus för året.;\n\nMått;2023\nb;2\n".encode(), "r.csv")
    assert [
        (item.kind, item.text) if isinstance(item, Passage) else (item.title, _texts(item))
        for item in document.items
        if isinstance(item, Passage | Grid)
    ] == [
        (Kind.HEADING, "Ekonomi"),
        ("Ekonomi", [["Mått", "2024"], ["a", "1"]]),
        (Kind.PARAGRAPH, "Status för året."),
        (None, [["Mått", "2023"], ["b", "2"]]),
    ]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", '"r.csv" är tom'),
        (b" \n\n", '"r.csv" är tom'),
        (b'a;"b\nc;d\n', '"r.csv" har ett citattecken som inte avslutas, på rad 1 eller senare'),
        (b"PK\x03\x04", '"r.csv" är ett Word- eller Exceldokument'),
        (b"a;b\n" * 20_001, '"r.csv" har fler än 20000 rader, och så många läses inte'),
    ],
)
def test_a_file_that_cannot_be_read_says_why(data: bytes, said: str) -> None:
    document = read_csv_report(data, "r.csv")
    assert document.items == ()
    assert document.findings[-1].message.sv == said


FIELDS = st.text(alphabet='abåä;,"\n 12%', max_size=6).map(lambda text: text.strip()).map(lambda text: text or "x")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(FIELDS, min_size=3, max_size=3), min_size=2, max_size=5), st.sampled_from(";\t"))
def test_what_is_written_is_read_at_its_place(rows: list[list[str]], delimiter: str) -> None:
    out = StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(rows)
    text = f"sep={delimiter}\n" + out.getvalue()
    (grid,) = _grids(read_csv_report(text.encode(), "r.csv"))
    assert _texts(grid) == rows
    lines = text.split("\n")
    for row in grid.rows:
        for field in row:
            assert field.span.line is not None and field.span.column is not None
            first = field.text.split("\n")[0].replace('"', '""')
            assert lines[field.span.line - 1][field.span.column - 1 :].startswith(first)


def test_what_is_beyond_the_columns_that_are_read_is_told_with_its_place() -> None:
    document = read_csv_report((";".join(["Namn", *["1"] * 1004, "", "2"]) + "\nNorra;3\n").encode(), "r.csv")
    unread = [(one.what.sv, one.span.line) for one in document.items if isinstance(one, Unread)]

    assert unread == [("6 rutor efter de första 1000 på raden läses inte", 1)]
