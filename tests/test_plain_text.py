"""Text taken out of a PDF: passages with every printed line at its place, headings, lists, pages, notes."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readers.document import Grid, Kind, Passage, Unread
from readers.joined_lines import joined
from readers.plain_text import read_plain_text

WIDE = "Nämnden har under året arbetat med att korta köerna till vård och omsorg i hela kom"
BODY = f"{WIDE}\n{WIDE}\n{WIDE}\n{WIDE}\n{WIDE}\nmunen.\n\n"


def _passages(text: str) -> list[tuple[Kind, str]]:
    return [(item.kind, item.text) for item in read_plain_text(text, "r.txt").items if isinstance(item, Passage)]


def _of_wrapped(text: str) -> list[tuple[Kind, str]]:
    """The passages of a text that is broken to the width of a page."""
    return _passages(BODY + text)[1:]


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["kommunfull-", "mäktiges"], "kommunfullmäktiges"),
        (["kost-", "och lokalvård"], "kost- och lokalvård"),
        (["IT-", "verksamheten"], "IT-verksamheten"),
        (["Sverige-", "Norge"], "Sverige- Norge"),
        (["in\u00adkomst\u00ad", "skatt"], "inkomstskatt"),
        (["under 2021-", "2023"], "under 2021- 2023"),
        (["kom\u2011", "mun"], "kommun"),
        ([], ""),
    ],
)
def test_lines_are_joined_and_broken_words_mended(lines: list[str], text: str) -> None:
    assert joined(lines) == text


def test_a_numbered_heading_ends_where_the_next_line_begins_anew() -> None:
    text = (
        "2.1 Ordförande har ordet\n"
        "När jag blickar ut över året kan jag konstatera att det har varit långt\noch svårt.\n"
    )
    assert _of_wrapped(text) == [
        (Kind.HEADING, "2.1 Ordförande har ordet"),
        (Kind.PARAGRAPH, "När jag blickar ut över året kan jag konstatera att det har varit långt och svårt."),
    ]


def test_a_numbered_heading_that_wraps_is_one() -> None:
    text = (
        "3.3.9 Utred de bakomliggande orsakerna till kommunens personalomsätt-\n"
        "ning och sjukfrånvaro och ge förslag på en plan för att halvera\n"
        "den. Uppdraget ska redovisas i maj 2024.\n\n"
        "Allmän beskrivning\n"
    )
    assert _of_wrapped(text) == [
        (
            Kind.HEADING,
            "3.3.9 Utred de bakomliggande orsakerna till kommunens personalomsättning och sjukfrånvaro och ge "
            "förslag på en plan för att halvera den. Uppdraget ska redovisas i maj 2024.",
        ),
        (Kind.HEADING, "Allmän beskrivning"),
    ]


def test_a_heading_and_its_label_are_two() -> None:
    assert _of_wrapped("3.1.1 Ett tryggare Norrby\nKommentar\n") == [
        (Kind.HEADING, "3.1.1 Ett tryggare Norrby"),
        (Kind.HEADING, "Kommentar"),
    ]
    assert _of_wrapped("4 Ekonomi\n4.1 Sammanställning\n") == [
        (Kind.HEADING, "4 Ekonomi"),
        (Kind.HEADING, "4.1 Sammanställning"),
    ]


def test_levels_of_headings() -> None:
    items = read_plain_text("1 Inledning\n\n2.3 Personal\n\n3.1.2 Fokus på kund\n\nDigitalisering\n", "r.txt").items
    assert [item.level for item in items if isinstance(item, Passage)] == [1, 2, 3, None]


@pytest.mark.parametrize(
    "line",
    [
        "11 december 2023 beslutade nämnden",
        "12 personer har slutat.",
        "en rad som börjar med liten bokstav",
        "(belopp i tkr)",
        "Det här är en mening.",
        "● Helt uppfyllt",
    ],
)
def test_no_heading(line: str) -> None:
    assert _passages(f"{line}\n") == [(Kind.PARAGRAPH, line)]


def test_items_of_a_list_are_passages_of_their_own() -> None:
    text = (
        "Nivåer:\n• Nivå 1: kort tid.\n• Nivå 2: dygnet runt, dock inte för över-\n\nnattning.\n"
        "1. Leda arbetet.\n2. Följa upp\ndet.\n"
    )
    assert _of_wrapped(text) == [
        (Kind.PARAGRAPH, "Nivåer:"),
        (Kind.PARAGRAPH, "• Nivå 1: kort tid."),
        (Kind.PARAGRAPH, "• Nivå 2: dygnet runt, dock inte för övernattning."),
        (Kind.PARAGRAPH, "1. Leda arbetet."),
        (Kind.PARAGRAPH, "2. Följa upp det."),
    ]


def test_a_page_begins_at_a_form_feed_or_one_space_before_a_heading() -> None:
    document = read_plain_text("1 Inledning\nText här.\n\f2 Ekonomi\nMer text.\n", "r.txt")
    assert document.pages == 2
    found = [(item.kind, item.text, item.span.page) for item in document.items if isinstance(item, Passage)]
    assert found[-2:] == [(Kind.HEADING, "2 Ekonomi", 2), (Kind.HEADING, "Mer text.", 2)] or found[-2:] == [
        (Kind.HEADING, "2 Ekonomi", 2),
        (Kind.PARAGRAPH, "Mer text.", 2),
    ]
    assert (Kind.HEADING, "2.4 Analys") in _of_wrapped(f"{WIDE}\nslut.\n 2.4 Analys\n\n{WIDE}\n")


def test_a_sentence_goes_on_over_the_end_of_a_page() -> None:
    text = f"{WIDE}\noch\n\n10\n\f\nsedan dess har det gått bra.\n\n11\n"
    found = _of_wrapped(text)
    assert found == [
        (Kind.PARAGRAPH, f"{WIDE} och sedan dess har det gått bra."),
        (Kind.RUNNING, "10"),
        (Kind.RUNNING, "11"),
    ]


def test_heads_that_stand_on_every_page_are_running() -> None:
    pages = [
        f"Norrby kommun\nSida {n} (4)\n\nText på sida {'abcd'[n - 1]} om något.\n\nNämndplan 2024\n"
        for n in range(1, 5)
    ]
    found = _passages("\f".join(pages))
    assert [text for kind, text in found if kind is not Kind.RUNNING] == [
        f"Text på sida {one} om något." for one in "abcd"
    ]
    assert sum(kind is Kind.RUNNING for kind, _ in found) == 12


def test_a_note_by_its_mark() -> None:
    assert _passages("¹ Av ordinarie arbetstid\n") == [(Kind.FOOTNOTE, "¹ Av ordinarie arbetstid")]


def test_contents() -> None:
    text = "Inledning.....  2\nEkonomi ........ 8\n"
    assert [kind for kind, _ in _passages(text)] == [Kind.CONTENTS, Kind.CONTENTS]


def test_a_table_by_tabs_keeps_its_places() -> None:
    (grid,) = read_plain_text("Mål 2020\tUtfall 2020\n 64\tPrel: 67\n", "r.txt").items
    assert isinstance(grid, Grid)
    assert [[(field.text, field.span.line, field.span.column, field.first) for field in row] for row in grid.rows] == [
        [("Mål 2020", 1, 1, 0), ("Utfall 2020", 1, 10, 1)],
        [("64", 2, 2, 0), ("Prel: 67", 2, 5, 1)],
    ]


def test_a_table_of_text_between_spaces_is_told() -> None:
    text = (
        "Möjlighet Beskrivning Kategori Besparings\nmojlighet\nÖversyn av Ta bort system Verksamhet Besparing om\n"
        "system som har dubbletter 1 000 tkr\n\n3.2 Nästa\n"
    )
    document = read_plain_text(text, "r.txt")
    told = [item for item in document.items if isinstance(item, Unread)]
    assert [one.span.line for one in told] == [1]
    assert "kolumner bara mellanslag skiljer åt" in told[0].what.sv
    assert [(item.kind, item.text) for item in document.items if isinstance(item, Passage)][-1] == (
        Kind.HEADING,
        "3.2 Nästa",
    )


# --- Laws ---------------------------------------------------------------------------------------

LINES = st.sampled_from(
    [
        "", "", " ", "1 Inledning", "2.1 Ekonomi", " 3 Mål", "Kommentar", WIDE, "slutet.", "kommun-", "fullmäktige",
        "10", "• punkt", "1. Ett", "Nyckeltal 2021 2022", "Alfa 1 2", "Beta 3", "58", "Totalt 144 074 157", "(1-5)",
        "och mer", "Mål\tUtfall", "1\t2", "År 2021: År 2022:", "\fNy sida", "Källa: Kolada", "¹ not",
        "Nyckeltal Norrby Söderby",
    ]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(LINES, max_size=25))
def test_every_printed_figure_is_read_once_at_its_place(lines: list[str]) -> None:
    text = "\n".join(lines)
    printed = text.replace("\f", " ").split("\n")
    seen: list[str] = []
    for item in read_plain_text(text, "r.txt").items:
        if isinstance(item, Passage):
            for line, span in item.lines:
                assert span.line is not None and printed[span.line - 1] == line
                seen.extend(re.findall("[0-9]+", line))
        elif isinstance(item, Grid):
            for number, field in ((number, field) for number, row in enumerate(item.rows) for field in row):
                seen.extend(re.findall("[0-9]+", field.text))
                # A heading and a name may be of several lines, and so is a figure below its label.
                if number >= (item.heads or 0) and field.first > 0 and ":" not in field.text:
                    assert field.span.line is not None and field.text in printed[field.span.line - 1]
    assert sorted(seen) == sorted(re.findall("[0-9]+", text))


@pytest.mark.parametrize(
    "text",
    [
        "x" * 3_000_000,
        "." * 300_000,
        "1" * 300_000,
        " " * 300_000 + "x",
        "År 2023: " * 20_000,
        "a\t" * 50_000,
        "Alfa Beta Gamma Delta\n1 2 3\n" * 1_500,
        "2021 2022 2023\n" * 5_000,
        "Alfa 2021 2022\n" + "Namn\n" + "58\n" * 5_000,
        "Alfa 2021 2022\n" + "Rad " + "100 " * 70 + "\n",
        "\f" * 50_000,
    ],
)
def test_hostile_text_is_read_in_bounded_time(text: str) -> None:
    start = time.perf_counter()
    read_plain_text(text, "r.txt")
    assert time.perf_counter() - start < 10


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=300))
def test_no_text_is_too_odd(text: str) -> None:
    read_plain_text(text, "r.txt")
