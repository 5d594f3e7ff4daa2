"""Web pages written by hand, against the whole documents read from them; and pages made to hurt."""

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from findings.codes import MENDED, UNREADABLE, file_finding
from findings.finding import Label
from findings.span import Span
from findings.text import Text
from readers.document import Document, Field, Grid, Item, Kind, Passage, Unread
from readers.html import read_html
from readers.html_tokens import Token, tokens


def items(page: str) -> tuple[Item, ...]:
    """What is read of a page, of which nothing is to be said."""
    document = read_html(page.encode(), "r.html")
    assert document == Document("r.html", document.items)
    return document.items


def at(line: int, column: int, **more: str) -> Span:
    return Span("r.html", line, column, **more)


def passage(
    text: str, line: int, column: int, kind: Kind = Kind.PARAGRAPH, heading: str | None = None, **more: object
) -> Passage:
    span = Span("r.html", line, column, heading=heading)
    return Passage(kind, text, span, ((text, span),), **more)  # type: ignore[arg-type]


def remark(text: str, line: int, column: int, sv: str, en: str) -> Passage:
    return Passage(Kind.REMARK, text, at(line, column), (), what=Text(sv, en))


def unread(line: int, column: int, sv: str, en: str) -> Unread:
    return Unread(Text(sv, en), at(line, column))


def hidden(line: int, column: int) -> Unread:
    return unread(line, column, "dold text, som inte läses", "hidden text, which is not read")


def test_headings_paragraphs_and_breaks_with_their_place_in_the_source() -> None:
    read = items(
        "<title>Sida</title>\n<h1>Mål <b>2020</b></h1>\n<p>Ett stycke\n  på två rader<br>och en till\n<p>Nästa"
    )
    lines = (
        ("Ett stycke", at(3, 4, heading="Mål 2020")),
        ("på två rader", at(4, 3, heading="Mål 2020")),
        ("och en till", at(4, 19, heading="Mål 2020")),
    )

    assert read == (
        passage("Mål 2020", 2, 5, Kind.HEADING, "Mål 2020", level=1),
        Passage(Kind.PARAGRAPH, "Ett stycke på två rader och en till", lines[0][1], lines),
        passage("Nästa", 5, 4, heading="Mål 2020"),
    )


def test_what_no_reader_sees_is_dropped() -> None:
    read = items(
        "<p>kom&shy;mun\u00adal&nbsp;e\u2011post <!-- 1 --><script>var x = '<p>2</p>';</script><style>p{}</style>3"
    )

    assert read == (passage("kommunal e-post 3", 1, 4),)


def test_hidden_elements_are_said_and_not_read() -> None:
    read = items(
        "<p>Utfall <span hidden>85</span>67</p>\n<div style='color:red; DISPLAY : none'><p>90</p></div>\n"
        "<p style='visibility:hidden'>91</p>\n<div hidden></div><p aria-hidden=true>Syns</p><noscript>93</noscript>"
    )

    assert read == (
        passage("Utfall 67", 1, 4),
        hidden(1, 11),
        hidden(2, 1),
        hidden(3, 1),
        passage("Syns", 4, 39),
        hidden(4, 47),
    )


def test_a_table_keeps_merged_cells_headings_caption_and_colours() -> None:
    read = items(
        "<table>\n<caption>Tabell 1</caption>\n"
        "<thead><tr><th rowspan=2>Nyckeltal<th colspan=2>Utfall\n<tr><th>2019<th>2020</thead>\n"
        "<tr><td>Dagar<td>1&nbsp;204<td bgcolor='#0f0'>45<sup>1)</sup></td></tr>\n"
        "<tr style='background: rgb(255, 0, 0) none'><td>Andel<td><font color=red>85</font><br>(17)<td></table>"
    )

    def cell(line: int, column: int, row: str, col: str) -> Span:
        return at(line, column, table="Tabell 1", row=row, col=col)

    assert read == (
        passage("Tabell 1", 2, 10),
        Grid(
            (
                (Field("Nyckeltal", cell(3, 26, "1", "1"), 0, 0, 2), Field("Utfall", cell(3, 49, "1", "2"), 1, 2)),
                (Field("2019", cell(4, 9, "2", "2"), 1, 1), Field("2020", cell(4, 17, "2", "3"), 2, 2)),
                (
                    Field("Dagar", cell(5, 9, "3", "1"), 0, 0),
                    Field("1 204", cell(5, 18, "3", "2"), 1, 1),
                    Field("45¹⁾", cell(5, 47, "3", "3"), 2, 2, colour="00FF00"),
                ),
                (
                    Field("Andel", cell(6, 49, "4", "1"), 0, 0, colour="FF0000"),
                    Field("85\n(17)", cell(6, 74, "4", "2"), 1, 1, colour="FF0000"),
                    Field("", cell(6, 91, "4", "3"), 2, 2, colour="FF0000"),
                ),
            ),
            at(1, 1, table="Tabell 1"),
            title="Tabell 1",
            heads=2,
        ),
    )


def test_words_in_a_cell_may_be_wrapped_in_the_source() -> None:
    read = items("<table><tr><td>Andel\n nöjda<td>1\n 2</table>")
    grid = read[0]

    assert isinstance(grid, Grid)
    assert [field.text for field in grid.rows[0]] == ["Andel nöjda", "1 2"]


def test_hidden_rows_and_cells_are_no_part_of_the_table() -> None:
    read = items(
        "<table><tr><td>a<td hidden>9<td>b<tr style='display:none'><td>8<td>7</td></tr>\n<tr><td>c</td><td hidden>6</td></tr>"  # noqa: E501
        "</table><p>Efter"
    )

    assert read == (
        hidden(1, 17),
        hidden(1, 34),
        hidden(2, 15),
        Grid(
            (
                (
                    Field("a", at(1, 16, table="1", row="1", col="1"), 0, 0),
                    Field("b", at(1, 33, table="1", row="1", col="2"), 1, 1),
                ),
                (Field("c", at(2, 9, table="1", row="2", col="1"), 0, 0),),
            ),
            at(1, 1, table="1"),
        ),
        passage("Efter", 2, 48),
    )


def test_a_table_that_arranges_the_page_is_read_as_text() -> None:
    presentation = "<table role=presentation><tr><td>Meny<td><p>Text</p></table>"
    headed = "\n<table><tr><td><h2>Mål</h2>Text<td>Sida</table>"
    framed = "\n<table bgcolor=red><tr><td bgcolor='#C6EFCE'>Ruta</table>"

    assert items(presentation + headed + framed) == (
        passage("Meny", 1, 34),
        passage("Text", 1, 45),
        passage("Mål", 2, 20, Kind.HEADING, "Mål", level=2),
        passage("Text", 2, 28, heading="Mål"),
        passage("Sida", 2, 36, heading="Mål"),
        passage("Ruta", 3, 46, heading="Mål", colour="C6EFCE"),
    )


def test_a_table_within_a_table_follows_it() -> None:
    read = items("<table><tr><td>a<td>b<table><tr><td>c<td>d</table></table>")

    assert [[[field.text for field in row] for row in one.rows] for one in read if isinstance(one, Grid)] == [
        [["a", "b"]],
        [["c", "d"]],
    ]


def test_pictures_and_icons_say_what_they_show_and_others_are_counted() -> None:
    read = items(
        "<p><img src=x alt='Grön  cirkel'></p>\n<p>Text <img src=y></p>\n<p><i class='fa fa-check'></i></p>\n"
        "<p><span title='Gul' class=icon></span></p>\n<p><svg><title>Röd</title><text>9</text></svg></p>\n<svg></svg>"
        "<img width=1 height=1><span role=img aria-label='Pil upp'></span><iframe src=z></iframe>"
    )

    def picture(line: int, column: int, name: str) -> Passage:
        return Passage(Kind.PARAGRAPH, "", at(line, column), (), picture=name)

    assert read == (
        picture(1, 4, "Grön cirkel"),
        passage("Text", 2, 4),
        unread(2, 9, "en bild utan beskrivning", "a picture without a description"),
        unread(3, 4, "en ikon utan beskrivning", "an icon without a description"),
        picture(4, 4, "Gul"),
        picture(5, 4, "Röd"),
        picture(6, 34, "Pil upp"),
        unread(6, 1, "en bild utan beskrivning", "a picture without a description"),
        unread(6, 77, "en sida i sidan, som inte hämtas", "a page within the page, which is not fetched"),
    )


def test_a_cell_says_what_its_title_says_where_it_has_no_words() -> None:
    read = items("<table><tr><td>Mål<td title='Uppfyllt' bgcolor=green></table>")
    grid = read[0]

    assert isinstance(grid, Grid)
    assert [(one.text, one.picture, one.colour) for one in grid.rows[0]] == [
        ("Mål", None, None),
        ("", "Uppfyllt", "008000"),
    ]


def test_lists_are_numbered_as_browsers_number_them() -> None:
    read = items("<ol start=3><li>a<li>b<ul><li>c<li>d</ul><li value=9>e</ol><ol type=a><li><p>f</ol><li>g")

    assert [one.text for one in read if isinstance(one, Passage)] == ["3. a", "4. b", "c", "d", "9. e", "a. f", "g"]


@pytest.mark.parametrize(
    ("style", "colour"),
    [
        ("style='background-color:#00B050'", "00B050"),
        ("style='background:url(x) #abc'", "AABBCC"),
        ("style='background: RED'", "FF0000"),
        ("style='color:#c00000'", "C00000"),
        ("style='color:black'", None),
        ("style='background:transparent'", None),
        ("style='background:rgba(0,0,0,0)'", None),
        ("style='background:linear-gradient(x)'", None),
        ("bgcolor=yellow", "FFFF00"),
    ],
)
def test_the_colour_of_a_paragraph(style: str, colour: str | None) -> None:
    read = items(f"<p {style}>Uppfyllt</p>")

    assert [one.colour for one in read if isinstance(one, Passage)] == [colour]


def test_deleted_words_are_out_and_inserted_in_and_both_are_remarks() -> None:
    assert items("<p>Utfall <del>85</del><ins>90</ins> <s>100</s></p>") == (
        passage("Utfall 90", 1, 4),
        remark("85", 1, 4, "struket", "deleted"),
        remark("90", 1, 4, "infogat", "inserted"),
        remark("100", 1, 4, "struket", "deleted"),
    )


def test_menus_and_feet_are_running_text_and_notes_are_notes() -> None:
    read = items(
        "<nav>Meny</nav><nav id=toc>Mål 3</nav><header><h1>Rapport</h1>Nämnden</header>"
        "<article><header>Ingress</header></article><footer>Sida 1</footer><p role=doc-footnote>Not</p>"
    )

    assert [(one.kind, one.text) for one in read if isinstance(one, Passage)] == [
        (Kind.RUNNING, "Meny"),
        (Kind.CONTENTS, "Mål 3"),
        (Kind.HEADING, "Rapport"),
        (Kind.RUNNING, "Nämnden"),
        (Kind.PARAGRAPH, "Ingress"),
        (Kind.RUNNING, "Sida 1"),
        (Kind.FOOTNOTE, "Not"),
    ]


def test_a_line_in_bold_by_itself_is_a_heading_of_no_level() -> None:
    assert items("<p><b>Nämndens mål</b></p><p><b>Fet</b> text</p>") == (
        passage("Nämndens mål", 1, 7, Kind.HEADING, "Nämndens mål"),
        passage("Fet text", 1, 33, heading="Nämndens mål"),
    )


def test_fields_of_a_form_show_their_values() -> None:
    read = items(
        "<p>Bedömning <select><option>Nej<option selected>Ja</select> <input type=checkbox checked>"
        "<input value='67 &amp; 8'><input type=hidden value=9><textarea>a<b></textarea></p><select><option>Välj</select>"  # noqa: E501
    )

    assert [one.text for one in read if isinstance(one, Passage)] == ["Bedömning Ja ☒67 & 8a<b>"]
    assert [one.what.sv for one in read if isinstance(one, Unread)] == ["ett fält som inte är ifyllt"]


@pytest.mark.parametrize(
    "page",
    [
        "<p>Ett<p>Två",
        "<p>Ett</p></div></span></td></table></p><p>Två",
        "<div><p>Ett<div>Två",
        "Ett<hr>Två",
        "<h1/><p>Ett</p><p>Två</i>",
        "<tr><td>Ett<p>Två</td></tr>",
    ],
)
def test_broken_markup_is_read_as_browsers_read_it(page: str) -> None:
    read = items(page)

    assert [one.text for one in read if isinstance(one, Passage)] == ["Ett", "Två"]


def test_a_heading_ends_where_another_begins() -> None:
    read = items("<h1>Ett<h2>Två</h3><p>Tre")

    assert [(one.kind, one.level, one.text) for one in read if isinstance(one, Passage)] == [
        (Kind.HEADING, 1, "Ett"),
        (Kind.HEADING, 2, "Två"),
        (Kind.PARAGRAPH, None, "Tre"),
    ]


def test_tags_are_parted_as_the_standard_says() -> None:
    read = list(tokens("a < 5<B x='1>2' Y=\"&amp;\" z=3 x=9/>\n</b >&lt;<!-- > -->c<?x?>", 7))

    assert read == [
        Token("text", "a < 5", {}, 7, 1),
        Token("start", "b", {"x": "1>2", "y": "&", "z": "3"}, 7, 6),
        Token("text", "\n", {}, 7, 36),
        Token("end", "b", {}, 8, 1),
        Token("text", "&lt;", {}, 8, 6),
        Token("comment", "<!-- > -->", {}, 8, 10),
        Token("text", "c", {}, 8, 20),
    ]


@pytest.mark.parametrize(
    "data",
    [
        "<p>åäö".encode(),
        "\ufeff<p>åäö".encode(),
        "<p>åäö".encode("cp1252"),
        "<meta charset=iso-8859-1><p>åäö".encode("cp1252"),
        '<meta http-equiv="Content-Type" content="text/html; charset=macintosh"><p>åäö'.encode("mac_roman"),
        "\ufeff<p>åäö".encode("utf-16-le"),
        "<meta charset=rot13><p>åäö".encode(),
        "<meta charset=utf-8><p>a\u030aa\u0308o\u0308".encode(),
    ],
)
def test_the_encoding_is_found(data: bytes) -> None:
    assert [one.text for one in read_html(data, "r").items if isinstance(one, Passage)] == ["åäö"]


def test_an_encoding_that_is_not_the_one_said_is_told() -> None:
    read = read_html("<meta charset=utf-8><p>åäö".encode("cp1252"), "r.html")

    assert read.findings == (
        file_finding(
            MENDED,
            Text(
                "sidan är inte sparad i utf-8 och läses som Windows-1252",
                "the page is not saved in utf-8 and is read as Windows-1252",
            ),
            (Label(Span("r.html", 1)),),
        ),
    )


def test_what_is_no_text_is_one_finding() -> None:
    assert read_html(b"\x89PNG\0\0", "r.html") == Document(
        "r.html",
        (),
        (
            file_finding(
                UNREADABLE,
                Text('"r.html" är en fil utan läsbar text', '"r.html" is a file without readable text'),
                (Label(Span("r.html")),),
                Text("spara sidan på nytt från webbläsaren", "save the page anew from the browser"),
            ),
        ),
    )


def test_a_table_of_10000_columns_is_one_finding_and_the_rest_is_read() -> None:
    read = read_html(b"<p>a<table><tr>" + b"<td>1" * 10_000 + b"</table><p>b", "r")

    assert [one.text for one in read.items if isinstance(one, Passage)] == ["a", "b"]
    assert [(one.code, one.labels[0].span.table) for one in read.findings] == [("MK006", "1")]


HARD = {
    "nested": b"<div>" * 30_000 + b"x" + b"</div>" * 30_000,
    "mixed": b"<div><span>" * 30_000 + b"x" + b"</b></i>" * 30_000,
    "paragraphs": b"<p>" + b"<b><i>" * 20_000 + b"x" + b"<p>" * 20_000,
    "tables": b"<table><tr><td>" * 20_000 + b"x",
    "lists": b"<ul><li>" * 20_000 + b"x",
    "items": b"<ol><li>" + b"<b>" * 20_000 + b"<li>x" * 20_000,
    "comments": b"x" + b"<!--" * 500_000,
    "declarations": b"x" + b"<!" * 1_000_000,
    "tags": b"x" + b"<a " * 300_000,
    "quotes": b"x" + b"<a b=\"" * 300_000,
    "two quotes": b"x" + b"<a b='c\" " * 300_000,
    "signs": b"x" + b"<" * 2_000_000,
    "scripts": b"x" + b"<script>" * 300_000,
    "titles": b"x" + b"<title></titl" * 300_000,
    "ampersands": b"x" + b"&" * 1_000_000,
    "number": b"x&#" + b"9" * 1_000_000 + b";",
    "attributes": b"<p " + b" a=b" * 500_000 + b">x",
    "styles": b"<p style='" + b"background:red;" * 100_000 + b"'>x",
    "spans": b"<table>" + b"<tr><td rowspan=65534 colspan=999>" + b"<tr><td>x" * 20_000,
    "lines": b"x" + b"\n" * 2_000_000,
    "blanks": b"x" + b" " * 5_000_000 + b"\t" * 5_000_000,
    "marks": ("x" + "\u0301\u0316" * 300_000).encode(),
}  # fmt: skip


@pytest.mark.parametrize("name", HARD)
def test_a_page_made_to_hurt_takes_bounded_time(name: str) -> None:
    begin = process_time()
    read = read_html(HARD[name], "r.html")

    assert process_time() - begin < 20
    assert any(isinstance(one, Passage) and one.text.startswith("x") for one in read.items) or name in (
        "tables",
        "items",
        "spans",
    )


def test_more_tags_than_any_report_has_are_one_finding() -> None:
    data = b"<br>" * 1_000_002

    assert [(one.code, one.labels) for one in read_html(data, "r.html").findings] == [
        ("MK006", (Label(Span("r.html")),))
    ]


def test_10_megabytes_of_text_take_bounded_time() -> None:
    data = b"<p>" + b"Ett stycke om 67 procent. \n" * 360_000
    begin = process_time()
    read = read_html(data, "r.html")

    assert process_time() - begin < 100
    assert [len(one.text) for one in read.items if isinstance(one, Passage)] == [26 * 360_000 - 1]


PARTS = st.sampled_from(
    [
        "<table>",
        "<tr>",
        "<td>",
        "<th",
        "hidden>",
        "<caption>",
        "</table>",
        "</td>",
        "</tr>",
        "<p>",
        "</p>",
        "<ul>",
        "<li>",
        "</ul>",
        "<h1>",
        "</h1>",
        "<div",
        "hidden>",
        "</div>",
        "<br>",
        "<svg>",
        "</svg>",
        "<select>",
        "<option>",
        "</select>",
        "<b>",
        "</b>",
        "<img>",
        "<title>",
        "<!--",
        "-->",
        "<td\xa0rowspan=3>",
        "text",
        "67",
        "&shy;",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PARTS, max_size=60))
def test_tags_in_any_order_never_raise_and_leave_no_empty_row(parts: list[str]) -> None:
    read = read_html("".join(parts).encode(), "r.html")

    assert read.findings == ()
    assert all(row for one in read.items if isinstance(one, Grid) for row in one.rows)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_never_raise(data: bytes) -> None:
    read_html(data, "r.html")


SHEET = b"<style>/* .b{color:red} */ td.red, .alarm { background: #FF0000 } .gone { display: none; }\
 @media print { p { color: red } .seen { display: none } } .again{display:none} .again{display:block} .open{</style>"


def test_the_page_s_own_style_sheet_says_what_its_classes_look_like() -> None:
    page = SHEET + (
        b"<p class='seen again'>seen</p><p class=gone>gone 12 %</p><p class='x alarm'>alarm</p><p class=b>plain</p>"
        b"<p class=gone style='display:block'>shown</p>"
        b"<table><tr><th>Mal<th>Status</tr><tr><td>a<td class=red></tr>"
        b"<tr><td class=gone>b<td class=alarm>2</tr></table>"
    )
    read = read_html(page, "r.html")
    passages = [(one.text, one.colour) for one in read.items if isinstance(one, Passage)]
    (grid,) = (one for one in read.items if isinstance(one, Grid))

    assert passages == [("seen", None), ("alarm", "FF0000"), ("plain", None), ("shown", None)]
    assert [[(field.text, field.colour) for field in row] for row in grid.rows[1:]] == [
        [("a", None), ("", "FF0000")],
        [("2", "FF0000")],
    ]


@pytest.mark.parametrize(
    "css",
    ["}" * 10_000, "{" * 200_000, ".a{" * 200_000, "/*" * 200_000, ".a" * 200_000, ",.a" * 200_000 + "{color:red}"],
    ids=["ends", "begins", "nested", "comments", "names", "selectors"],
)
def test_a_style_sheet_made_to_hurt_takes_bounded_time(css: str) -> None:
    begin = process_time()
    read = read_html(f"<style>{css}</style><p class=a>x</p>".encode(), "r.html")

    assert process_time() - begin < 10
    assert [one.text for one in read.items if isinstance(one, Passage)] == ["x"]
