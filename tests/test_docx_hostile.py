"""Word files made to hurt: each ends in one clear finding or is read without the part that hurts, in bounded time."""

import struct
import tracemalloc
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from findings.codes import UNREADABLE, file_finding
from findings.finding import Label
from findings.span import Span
from findings.text import Text
from readers.document import Document, Grid, Kind, Passage, Unread
from readers.docx import read_docx

MAIN = "word/document.xml"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def packed(parts: dict[str, str | bytes]) -> bytes:
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return whole.getvalue()


def document(body: str, **more: str | bytes) -> bytes:
    return packed({MAIN: f"<w:document {W}><w:body>{body}</w:body></w:document>", **more})


def related(*relations: str) -> dict[str, str]:
    return {"word/_rels/document.xml.rels": f"<Relationships>{''.join(relations)}</Relationships>"}


def relation(kind: str, target: str, mode: str = "Internal") -> str:
    return f'<Relationship Id="{kind}" Type="{TYPES}{kind}" Target="{target}" TargetMode="{mode}"/>'


def p(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def unreadable(data: bytes, sv: str, help_sv: str) -> None:
    """That nothing is read of `data`, and that one finding says why and what to do."""
    read = read_docx(data, "r.docx")

    assert (read.items, len(read.findings)) == ((), 1)
    finding = read.findings[0]
    assert (finding.code, finding.message.sv, finding.labels) == ("MK006", sv, (Label(Span("r.docx")),))
    assert finding.help is not None and finding.help.sv == help_sv


@contextmanager
def within(seconds: int, megabytes: int) -> Iterator[None]:
    tracemalloc.start()
    begin = process_time()
    try:
        yield
        spent, (_, most) = process_time() - begin, tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert spent < seconds and most < megabytes * 1_000_000


DAMAGED = ('"r.docx" är skadad och kan inte läsas', "öppna den i Word eller Excel och spara den på nytt")
GOOD = document(p("Utfall 67"))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", GOOD[: len(GOOD) // 2], b"\0" * 1000, b"<html>"])
def test_a_truncated_file_is_damaged(data: bytes) -> None:
    unreadable(data, *DAMAGED)


def test_a_file_locked_with_a_password_says_so() -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")

    unreadable(data, '"r.docx" är låst med lösenord', "spara en kopia utan lösenord")


def test_an_older_file_says_so() -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600

    unreadable(data, '"r.docx" är sparad i ett äldre format', "spara den som .docx eller .xlsx")


@pytest.mark.parametrize("parts", [{"xl/workbook.xml": "<x/>"}, {"_rels/.rels": "<Relationships/>"}])
def test_a_package_without_the_text_is_no_document(parts: dict[str, str | bytes]) -> None:
    unreadable(
        packed(parts),
        '"r.docx" är inget Word-dokument, eller saknar sin text',
        "öppna filen i Word och spara den som .docx",
    )


def test_a_bomb_is_not_unpacked() -> None:
    data = packed({MAIN: b"<w:document>" + b" " * 60_000_000})

    with within(5, 150):
        read = read_docx(data, "r.docx")

    assert read.items == () and "packar upp till 60 MB" in read.findings[0].message.sv


def test_a_bomb_that_lies_about_its_size_is_damaged() -> None:
    data = bytearray(packed({MAIN: b"<w:document>" + b" " * 60_000_000}))
    central = data.rindex(b"PK\x01\x02")
    data[central + 24 : central + 28] = struct.pack("<I", 1000)

    with within(5, 150):
        unreadable(bytes(data), *DAMAGED)


@pytest.mark.parametrize(
    "entity",
    ['<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">', '<!ENTITY b SYSTEM "file:///etc/hostname">'],
)
def test_entities_are_neither_expanded_nor_fetched(entity: str) -> None:
    text = f"<!DOCTYPE w:document [{entity}]><w:document {W}><w:body>{p('&b;')}</w:body></w:document>"

    unreadable(packed({MAIN: text}), *DAMAGED)


@pytest.mark.parametrize("broken", ["<w:document", f"<w:document {W}><w:body><w:p></w:body></w:document>", "", "\0"])
def test_broken_xml_is_damage(broken: str) -> None:
    unreadable(packed({MAIN: broken}), *DAMAGED)


def test_nothing_outside_the_document_is_fetched() -> None:
    data = document(
        p("Text") + '<w:sectPr><w:headerReference r:id="header" xmlns:r="r"/></w:sectPr>',
        **related(
            relation("header", "http://127.0.0.1:9/x.xml", "External"),
            relation("attachedTemplate", "http://127.0.0.1:9/mall.dotm", "External"),
            relation("styles", "file:///etc/passwd", "External"),
        ),
    )

    assert read_docx(data, "r.docx") == Document(
        "r.docx",
        (
            Passage(Kind.PARAGRAPH, "Text", Span("r.docx", 1), (("Text", Span("r.docx", 1)),)),
            *(
                Unread(Text(sv, en), Span("r.docx"))
                for sv, en in (
                    ('delen "passwd" finns inte i filen', 'the part "passwd" is not in the file'),
                    ("en mall utanför dokumentet, som inte hämtas", "a template outside the document, not fetched"),
                    ('delen "x.xml" finns inte i filen', 'the part "x.xml" is not in the file'),
                )
            ),
        ),
    )


def test_macros_are_said_not_to_be_run() -> None:
    read = read_docx(document(p("Text"), **{"word/vbaProject.bin": b"\xd0\xcf"}), "r.docm")

    assert read == Document(
        "r.docm",
        (
            Passage(Kind.PARAGRAPH, "Text", Span("r.docm", 1), (("Text", Span("r.docm", 1)),)),
            Unread(Text("makron, som inte körs", "macros, which are not run"), Span("r.docm")),
        ),
    )


def test_a_part_that_is_damaged_or_missing_costs_that_part_alone() -> None:
    note = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    data = document(
        f"<w:p><w:r><w:t>Text</w:t></w:r>{note}</w:p>",
        **related(relation("styles", "styles.xml"), relation("footnotes", "../word/nix.xml")),
        **{"word/styles.xml": "<w:styles><oj"},
    )
    line = Span("r.docx", 1)

    assert read_docx(data, "r.docx") == Document(
        "r.docx",
        (
            Passage(Kind.PARAGRAPH, "Text¹", line, (("Text¹", line),)),
            Unread(Text("en not (¹) som saknas i filen", "a note (¹) that the file lacks"), line),
            Unread(
                Text('delen "styles.xml" är skadad och läses inte', 'the part "styles.xml" is damaged, not read'),
                Span("r.docx"),
            ),
            Unread(Text('delen "nix.xml" finns inte i filen', 'the part "nix.xml" is not in the file'), Span("r.docx")),
        ),
    )


def test_a_table_of_10000_columns_is_one_finding_and_the_rest_is_read() -> None:
    cell = f"<w:tc>{p('1')}</w:tc>"
    data = document(p("Före") + f"<w:tbl><w:tr>{cell * 10_000}</w:tr></w:tbl>" + p("Efter"))

    with within(10, 150):
        read = read_docx(data, "r.docx")

    assert [one.text for one in read.items if isinstance(one, Passage)] == ["Före", "Efter"]
    assert read.findings == (
        file_finding(
            UNREADABLE,
            Text(
                "en tabell har fler än 1000 kolumner eller 200000 rutor, och så stora läses inte",
                "a table has more than 1000 columns or 200000 cells, and so large are not read",
            ),
            (Label(Span("r.docx", 2, table="1")),),
            Text("lägg tabellen i en egen fil", "put the table in a file of its own"),
        ),
    )


@pytest.mark.parametrize("number", ["99999999999999999999", "-1", "0", "²", "x", ""])
def test_widths_that_are_no_widths(number: str) -> None:
    cells = f'<w:tc><w:tcPr><w:gridSpan w:val="{number}"/></w:tcPr>{p("a")}</w:tc><w:tc>{p("b")}</w:tc>'
    read = read_docx(document(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"), "r.docx")

    assert isinstance(read.items[0], Grid)
    assert [(one.text, one.first, one.last) for one in read.items[0].rows[0]] == [("a", 0, 0), ("b", 1, 1)]


def test_elements_deep_within_elements_are_damage() -> None:
    unreadable(document("<w:p>" + "<w:ins>" * 100_000 + "</w:ins>" * 100_000 + "</w:p>"), *DAMAGED)


def test_tables_deep_within_tables_are_told() -> None:
    begin, end = "<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc>", "</w:tc></w:tr></w:tbl>"
    read = read_docx(document(begin * 60 + p("inne") + end * 60), "r.docx")
    said = Unread(
        Text("en tabell djupt inne i andra tabeller", "a table deep within other tables"),
        Span("r.docx", 1, table="20", row="1", col="2"),
    )

    assert read == Document("r.docx", (said,))


def test_text_boxes_deep_within_text_boxes_are_read_or_damage() -> None:
    begin, end = "<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>"
    read = read_docx(document(begin * 60 + p("inne") + end * 60), "r.docx")

    assert [one.text for one in read.items if isinstance(one, Passage)] == ["inne"]


def test_styles_based_on_one_another_in_a_ring_end() -> None:
    styles = "".join(
        f'<w:style w:styleId="{own}"><w:name w:val="{own}"/><w:basedOn w:val="{other}"/></w:style>'
        for own, other in (("A", "B"), ("B", "A"))
    )
    data = document(
        '<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>Text</w:t></w:r></w:p>',
        **related(relation("styles", "styles.xml")),
        **{"word/styles.xml": f"<w:styles {W}>{styles}</w:styles>"},
    )

    assert [one.text for one in read_docx(data, "r.docx").items if isinstance(one, Passage)] == ["Text"]


def test_a_note_that_refers_to_itself_ends() -> None:
    note = '<w:p><w:r><w:t>Not</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
    data = document(
        note,
        **related(relation("footnotes", "footnotes.xml")),
        **{"word/footnotes.xml": f'<w:footnotes {W}><w:footnote w:id="1">{note}</w:footnote></w:footnotes>'},
    )

    assert [one.text for one in read_docx(data, "r.docx").items if isinstance(one, Passage)] == ["Not¹", "¹ Not²"]


def test_a_long_report_is_read_in_linear_time() -> None:
    row = "<w:tr>" + f"<w:tc>{p('1 234')}</w:tc>" * 6 + "</w:tr>"
    body = (p("Ett stycke om utfallet 67 procent. " * 5) * 10 + f"<w:tbl>{row * 10}</w:tbl>") * 200

    begin = process_time()
    read = read_docx(document(body), "r.docx")

    assert len(read.items) == 200 * 11 and process_time() - begin < 10


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_byte_never_raises(data: st.DataObject) -> None:
    whole = bytearray(GOOD)
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))

    read = read_docx(bytes(whole), "r.docx")

    assert all(one.code == "MK006" for one in read.findings)


NAMES = st.sampled_from(
    [
        "p",
        "r",
        "t",
        "tbl",
        "tr",
        "tc",
        "sdt",
        "sdtContent",
        "ins",
        "del",
        "moveFrom",
        "fldChar",
        "instrText",
        "drawing",
        "pict",
        "txbxContent",
        "AlternateContent",
        "Choice",
        "Fallback",
        "hyperlink",
        "pPr",
        "rPr",
        "tcPr",
        "vMerge",
        "gridSpan",
        "numPr",
        "footnoteReference",
        "commentReference",
        "sym",
        "br",
        "tab",
        "oMath",
    ]
)
TREES = st.recursive(
    st.just(""),
    lambda inner: st.builds(
        lambda name, val, below: f'<w:{name} w:val="{val}" w:id="1" w:fldCharType="begin">{"".join(below)}</w:{name}>',
        NAMES,
        st.sampled_from(["", "1", "continue", "restart", "auto", "-5"]),
        st.lists(st.one_of(st.just("ord 12"), inner), max_size=4),
    ),
    max_leaves=40,
)


@settings(max_examples=60, deadline=None)
@given(TREES)
def test_elements_in_any_order_never_raise(body: str) -> None:
    read = read_docx(document(body), "r.docx")

    assert read.findings == ()
    assert all(row for one in read.items if isinstance(one, Grid) for row in one.rows)
