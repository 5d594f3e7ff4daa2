"""Markdown written by hand, against the whole documents read from it; and files made to hurt."""

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from findings.span import Span
from findings.text import Text
from readers.document import Document, Field, Grid, Item, Kind, Passage, Unread
from readers.markdown import read_markdown


def items(text: str) -> tuple[Item, ...]:
    """What is read of a text, of which nothing is to be said."""
    document = read_markdown(text, "r.md")
    assert document == Document("r.md", document.items)
    return document.items


def at(line: int, column: int | None = None, **more: str) -> Span:
    return Span("r.md", line, column, **more)


def passage(
    text: str, line: int, column: int = 1, kind: Kind = Kind.PARAGRAPH, heading: str | None = None, **more: object
) -> Passage:
    span = Span("r.md", line, column, heading=heading)
    return Passage(kind, text, span, ((text, span),), **more)  # type: ignore[arg-type]


def texts(read: tuple[Item, ...]) -> list[str]:
    return [one.text for one in read if isinstance(one, Passage)]


def test_headings_of_both_kinds_with_their_level_and_place() -> None:
    assert items("# Mål *2020* #\n\nSyfte\n=====\nText\n\nTvå\nrader\n---\n###### Sex\n#Ingen\n") == (
        passage("Mål 2020", 1, 3, Kind.HEADING, "Mål 2020", level=1),
        passage("Syfte", 3, 1, Kind.HEADING, "Syfte", level=1),
        passage("Text", 5, heading="Syfte"),
        Passage(
            Kind.HEADING,
            "Två rader",
            at(7, 1, heading="Två rader"),
            (("Två", at(7, 1, heading="Två rader")), ("rader", at(8, 1, heading="Två rader"))),
            2,
        ),
        passage("Sex", 10, 8, Kind.HEADING, "Sex", level=6),
        passage("#Ingen", 11, heading="Sex"),
    )


def test_a_paragraph_keeps_its_lines_and_where_they_stand() -> None:
    lines = (("Ett stycke", at(1, 1)), ("på två rader", at(2, 3)), ("och hårt bruten", at(3, 3)))

    assert items("Ett stycke\n  på två rader  \n**och** hårt bruten") == (
        Passage(Kind.PARAGRAPH, "Ett stycke på två rader och hårt bruten", at(1, 1), lines),
    )


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("**85** procent", "85 procent"),
        ("*a* _b_ __c__ ***d***", "a b c d"),
        ("fler_ord_här 2_000", "fler_ord_här 2_000"),
        ("5*3*2 och 2 * 3 * 4", "5*3*2 och 2 * 3 * 4"),
        ("67* och 85*", "67* och 85*"),
        ("a **b", "a **b"),
        (r"67\* \_x\_ \\ \a", r"67* _x_ \ \a"),
        ("`a*b*` ``c`d``", "a*b* c`d"),
        ("`a", "`a"),
        ("[länk](http://x.se/2020 'titel') här", "länk här"),
        ("[a [b](c) d](e)", "a b d"),
        ("[bara] [text][x]", "[bara] [text][x]"),
        ("<http://x.se> <a href='y'>z</a> 1 < 2", "http://x.se z 1 < 2"),
        ("&aring;&nbsp;&lt;&#51;", "å <3"),
        ("m<sup>2</sup> och 67<sup>1)</sup>", "m² och 67¹⁾"),
        ("kom\u00admun e\u2011post", "kommun e-post"),
        ("[x]\n\n[x]: http://x.se/2020", "x"),
    ],
)
def test_marks_and_addresses_are_dropped_from_the_text(source: str, shown: str) -> None:
    assert texts(items(source)) == [shown]


def test_a_pipe_table_cell_for_cell_with_its_columns_in_the_source() -> None:
    read = items(
        "# Mål\n\n| Nyckeltal | Utfall 2020 | Mål |\n|:--|--:|:-:|\n| Andel \\| a | 88 % | **90** |\n"
        "Antal <br> b | ![Grön](g.png) |\n| `x|y` | 1 | 2 | 3 |\nEfter\n"
    )

    def cell(line: int, column: int, end: int, row: str, col: str) -> Span:
        return at(line, column, end=end, heading="Mål", table="1", row=row, col=col)  # type: ignore[arg-type]

    assert read == (
        passage("Mål", 1, 3, Kind.HEADING, "Mål", level=1),
        Grid(
            (
                (
                    Field("Nyckeltal", cell(3, 3, 12, "1", "1"), 0, 0),
                    Field("Utfall 2020", cell(3, 15, 26, "1", "2"), 1, 1),
                    Field("Mål", cell(3, 29, 32, "1", "3"), 2, 2),
                ),
                (
                    Field("Andel | a", cell(5, 3, 13, "2", "1"), 0, 0),
                    Field("88 %", cell(5, 16, 20, "2", "2"), 1, 1),
                    Field("90", cell(5, 25, 27, "2", "3"), 2, 2),
                ),
                (
                    Field("Antal\nb", cell(6, 1, 13, "3", "1"), 0, 0),
                    Field("", cell(6, 16, 30, "3", "2"), 1, 1, picture="Grön"),
                ),
                (
                    Field("`x", cell(7, 3, 5, "4", "1"), 0, 0),
                    Field("y`", cell(7, 6, 8, "4", "2"), 1, 1),
                    Field("1", cell(7, 11, 12, "4", "3"), 2, 2),
                    Field("2", cell(7, 15, 16, "4", "4"), 3, 3),
                    Field("3", cell(7, 19, 20, "4", "5"), 4, 4),
                ),
            ),
            at(3, heading="Mål", table="1"),
            heads=1,
        ),
        passage("Efter", 8, heading="Mål"),
    )


@pytest.mark.parametrize("text", ["a | b\nc | d", "a | b\n---", "a | b\n|---|", "| a |"])
def test_bars_without_dashes_for_as_many_columns_are_no_table(text: str) -> None:
    assert not any(isinstance(one, Grid) for one in items(text))


def test_colours_are_kept() -> None:
    read = items("| <span style='background:#0f0'>ja</span> | b |\n|--|--|\n\n<font color=red>Ej uppfyllt</font>")

    assert isinstance(read[0], Grid)
    assert [one.colour for one in read[0].rows[0]] == ["00FF00", None]
    assert read[1] == passage("Ej uppfyllt", 4, 17, colour="FF0000")


def test_lists_keep_their_numbers_and_lose_their_bullets() -> None:
    assert items("- a\n  fortsätter\n* b\n  1. c\n2) d\n- [x] e\n- [ ] f\n- - g\n\n85. h") == (
        Passage(Kind.PARAGRAPH, "a fortsätter", at(1, 3), (("a", at(1, 3)), ("fortsätter", at(2, 3)))),
        passage("b", 3, 3),
        passage("1. c", 4, 3),
        passage("2) d", 5, 1),
        passage("☒ e", 6, 7),
        passage("☐ f", 7, 7),
        passage("g", 8, 5),
        passage("85. h", 10, 1),
    )


def test_quotations_are_read_without_their_signs() -> None:
    read = items("> Ett\n> stycke\n>\n> | a | b |\n> |---|---|\n> | 1 | 2 |\nUtanför")

    assert texts(read) == ["Ett stycke", "Utanför"]
    assert [
        [(one.text, one.span.column) for one in row] for one in read if isinstance(one, Grid) for row in one.rows
    ] == [
        [("a", 5), ("b", 9)],
        [("1", 5), ("2", 9)],
    ]


def test_code_is_read_as_it_stands() -> None:
    lines = (("*67*", at(2, 1)), ("<!-- 85 -->", at(4, 3)))

    assert items("```yaml\n*67*\n\n  <!-- 85 -->\n```\n~~~~\n90\n~~~\n~~~~") == (
        Passage(Kind.PARAGRAPH, "*67* <!-- 85 -->", at(2, 1), lines),
        Passage(Kind.PARAGRAPH, "90 ~~~", at(7, 1), (("90", at(7, 1)), ("~~~", at(8, 1)))),
    )


def test_comments_and_struck_out_words_are_remarks() -> None:
    comment, struck = Text("kommentar", "comment"), Text("struket", "deleted")

    assert items("Utfall <!-- kolla --> ~~85~~ 67\n\n<!-- TODO:\nfråga -->\n\nSlut") == (
        passage("Utfall 67", 1),
        Passage(Kind.REMARK, "85", at(1, 1), (), what=struck),
        Passage(Kind.REMARK, "kolla", at(1, 8), (), what=comment),
        Passage(Kind.REMARK, "TODO: fråga", at(3, 1), (), what=comment),
        passage("Slut", 6),
    )


def test_pictures_say_what_they_show_and_others_are_counted() -> None:
    assert items("![Grön cirkel](g.png)\n\nText ![](x.png) [![Pil](p.png)](y)") == (
        Passage(Kind.PARAGRAPH, "", at(1, 1), (), picture="Grön cirkel"),
        passage("Text", 3, picture="Pil"),
        Unread(Text("en bild utan beskrivning", "a picture without a description"), at(3, 1)),
    )


def test_notes_are_numbered_in_the_order_they_are_referred_to() -> None:
    read = items("Utfall 67[^b] och 85[^a].\n\n[^a]: Andra.\n[^b]: Första\n  raden.\n")

    assert texts(read) == ["Utfall 67¹ och 85².", "² Andra.", "¹ Första raden."]
    assert [one.kind for one in read if isinstance(one, Passage)] == [Kind.PARAGRAPH, Kind.FOOTNOTE, Kind.FOOTNOTE]


def test_a_line_in_bold_by_itself_is_a_heading_of_no_level() -> None:
    assert items("**Nämndens mål**\n\n**Fet** text") == (
        passage("Nämndens mål", 1, 3, Kind.HEADING, "Nämndens mål"),
        passage("Fet text", 3, 3, heading="Nämndens mål"),
    )


def test_what_is_said_of_the_file_is_running_text_and_a_line_across_is_nothing() -> None:
    assert items("---\ntitle: Rapport\n---\nText\n\n***\n") == (
        passage("title: Rapport", 2, 1, Kind.RUNNING),
        passage("Text", 4),
    )
    assert texts(items("---\nEn mening utan nyckel\n\n---\n")) == ["En mening utan nyckel"]


def test_tags_of_a_table_are_read_as_a_page_with_their_place() -> None:
    read = items("| a | b |\n|--|--|\n\n<table>\n\n<tr><td>1<td hidden>9<td>2\n</table>\n<p>Stycke</p>\n\nText")

    assert texts(read) == ["Stycke", "Text"]
    assert [(one.span.line, one.span.table) for one in read if isinstance(one, Grid)] == [(1, "1"), (4, "2")]
    assert [(one.text, one.span.line, one.span.column) for one in read if isinstance(one, Grid) for one in one.rows[0]][
        2:
    ] == [
        ("1", 6, 9),
        ("2", 6, 26),
    ]


def test_a_table_of_10000_columns_is_one_finding_and_the_rest_is_read() -> None:
    row = "|" + "a|" * 10_000
    read = read_markdown(f"Före\n\n{row}\n|{'-|' * 10_000}\n{row}\n\nEfter", "r.md")

    assert texts(read.items) == ["Före", "Efter"]
    assert [(one.code, one.labels[0].span.table) for one in read.findings] == [("MK006", "1")]


HARD = {
    "emphasis": "*a " * 30_000 + "a* " * 30_000,
    "bold": "**a " * 10_000 + "a** " * 10_000,
    "stars": "*" * 90_000,
    "ticks": " ".join("`" * count for count in range(1, 440)),
    "brackets": "[" * 90_000 + "]" * 90_000,
    "links": "[a](" * 20_000,
    "titles": '[a](b "' * 12_000,
    "images": "![a" * 30_000,
    "tags": "<a " * 30_000,
    "quotes": "> " * 100_000 + "x\n" + ">" * 100_000 + "x",
    "bars": "|" * 1_000_000 + "\n" + "|" * 1_000_000,
    "dashes": "a|b\n" + "|-" * 500_000 + "x",
    "comment": "<!-- x\n" * 200_000,
    "comments": "<!-- -->" * 100_000,
    "lists": "- " * 100_000 + "x",
    "headings": "#" * 1_000_000 + "\n" + "# " + "# " * 500_000,
    "rules": "- " * 100_000 + "x",
    "tables": "a|b\n-|-\n" * 10_000,
    "lines": "x\n" * 100_000,
    "notes": "[^a]" * 20_000,
    "html": "<div\n\n" * 20_000,
    "slashes": "\\" * 90_000 + "|" * 10,
    "dollars": "x" * 5_000_000,
}


@pytest.mark.parametrize("name", HARD)
def test_a_file_made_to_hurt_takes_bounded_time(name: str) -> None:
    begin = process_time()
    read_markdown(HARD[name], "r.md")

    assert process_time() - begin < 20


PIECES = st.sampled_from(
    [
        "#",
        "|-",
        "---",
        "```",
        "~~~",
        "*",
        "**",
        "_",
        "[",
        "]",
        "(",
        ")",
        "![",
        "<!--",
        "-->",
        "<b>",
        "<table>",
        "<td>",
        "</table>",
        ">",
        "-",
        "1.",
        "[^a]",
        "[^a]:",
        "67",
        "text",
        "|",
        "\\",
        "\n",
        "\n\n",
        "&nbsp;",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=60))
def test_pieces_in_any_order_never_raise(pieces: list[str]) -> None:
    read = read_markdown("".join(pieces), "r.md")

    assert read.findings == ()
    assert all(row for one in read.items if isinstance(one, Grid) for row in one.rows)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["67", "1 204", "88 %", "*85*", "12,5"]), min_size=2, max_size=6))
def test_every_cell_stands_where_its_place_says(cells: list[str]) -> None:
    source = "| " + " | ".join(cells) + " |"
    text = f"{source}\n|{'--|' * len(cells)}\n{source}"
    grid = items(text)[0]

    assert isinstance(grid, Grid)
    for row in grid.rows:
        for one in row:
            assert one.span.line is not None and one.span.column is not None and one.span.end is not None
            line = text.split("\n")[one.span.line - 1]
            assert line[one.span.column - 1 : one.span.end - 1] == one.text
