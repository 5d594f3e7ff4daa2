"""Text in, words and figures out: what is cut where, and what kind it is of."""

import time

import pytest

from dsl.lexer import tokens
from dsl.table import table
from dsl.words import words_of


def cut(text: str) -> list[tuple[str, str]]:
    """Kind and text of everything in `text`; "." for the end of a statement."""
    words = words_of(text, "x.mal")
    found = tokens(text, table().joiners, words)
    return [(".", "") if token.kind == "$END" else (token.kind, token.text) for token in found]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("kronor", "kronor"),
        ("minst5", "minst5"),
        ("Mål", "mål"),
        ("e-post", "e-post"),
        ("bredband_ks", "bredband_ks"),
        ("kr/inv", "kr/inv"),
        ("ja/nej", "ja/nej"),
        ("m²", "m²"),
        ("i.u.", "i.u."),
        ("I.U.", "i.u."),
        ("p.e.", "p.e."),
        ("%", "%"),
        ("%-enheter", "%-enheter"),
        ("2020", "INT"),
        ("0114", "INT"),
        ("72,28", "NUMBER"),
        ("1 234", "NUMBER"),
        ("1 234 567,89", "NUMBER"),
        ("1\xa0234", "NUMBER"),
        ("0.5", "DOTTED"),
        ("3.3.9", "DOTTED"),
        ("1.234,5", "DOTTED"),
        ("2024-05-31", "DATE"),
        ("2020-08", "YEARMONTH"),
        ("2020/21", "SCHOOLYEAR"),
        ("2020/2021", "SCHOOLYEAR"),
        ("5st", "GLUED"),
        ("2,5procent", "GLUED"),
        ('"en text, # ingen kommentar"', "STRING"),
        ("”en text”", "STRING"),
        ('”en "rak" i en böjd”', "STRING"),
        ('"en ”böjd” i en rak"', "STRING"),
        ('""', "STRING"),
        ('"oavslutad', "UNCLOSED"),
        ("”oavslutad", "UNCLOSED"),
        ("-", "DASH"),
        ("–", "DASH"),
        ("−", "DASH"),
        ("±", "±"),
        ("&", "STRAY"),
        ("_a", "STRAY"),
        ("٣", "STRAY"),
    ],
)
def test_one_thing_is_of_one_kind(text: str, kind: str) -> None:
    assert cut(text)[0][0] == kind


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2020–2022", [("INT", "2020"), ("DASH", "–"), ("INT", "2022")]),
        ("2020-2022", [("INT", "2020"), ("DASH", "-"), ("INT", "2022")]),
        ("2020-22", [("INT", "2020"), ("DASH", "-"), ("INT", "22")]),
        ("−4,9", [("DASH", "−"), ("NUMBER", "4,9")]),
        ("90%", [("INT", "90"), ("%", "%")]),
        ("1 2024", [("INT", "1"), ("INT", "2024")]),
        ("2020 100", [("INT", "2020"), ("INT", "100")]),
        ("1 234 5678", [("NUMBER", "1 234"), ("INT", "5678")]),
        ("a, b", [("a", "a"), (",", ","), ("b", "b")]),
        ("a,b", [("a", "a"), ("BADCOMMA", ","), ("b", "b")]),
        ("i.u., a", [("i.u.", "i.u."), (",", ","), ("a", "a")]),
        ("5, 6", [("INT", "5"), (",", ","), ("INT", "6")]),
        ("5,6", [("NUMBER", "5,6")]),
        ("a # b", [("a", "a")]),
    ],
)
def test_several_things_are_cut_apart(text: str, found: list[tuple[str, str]]) -> None:
    assert cut(text) == [*found, (".", "")]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("", ""),
        ("\n\n # a\n", ""),
        ("a", "a ."),
        ("a\nb", "a . b ."),
        ("a\n\n  # c\n\nb\n", "a . b ."),
        ("a,\nb", "a , b ."),
        ("a,  # c\n  b", "a , b ."),
        ("a\noch b", "a och b ."),
        ("a\n  # c\n  Eller b", "a eller b ."),
        ('a\n"b"', "a STRING ."),
        ('a "b"\n"c"\n"d"\ne', "a STRING MORE MORE . e ."),
        ('a "b" "c"', "a STRING STRING ."),
        ('a "b",\n"c"', "a STRING , STRING ."),
        ('a\n"b', "a UNCLOSED ."),
        ("a,", "a , ."),
        ("och", "och ."),
    ],
)
def test_a_statement_ends_with_its_line_unless_the_next_continues_it(text: str, kinds: str) -> None:
    assert " ".join(kind for kind, _ in cut(text)) == kinds


def test_places_are_lines_and_columns_from_one() -> None:
    text = 'å "b"\n\n\t # c\n   72,28 %'
    found = [(token.text, token.line, token.column, token.start) for token in _all(text)]

    assert found == [
        ("å", 1, 1, 0),
        ('"b"', 1, 3, 2),
        ("", 1, 6, 5),
        ("72,28", 4, 4, 16),
        ("%", 4, 10, 22),
        ("", 4, 11, 23),
    ]


def test_the_lines_that_are_continued_are_kept_with_their_ends() -> None:
    text = "a,   # c\nb\noch c\n"
    words = words_of(text, "x.mal")
    list(tokens(text, table().joiners, words))

    assert words.ends == {1: 3, 2: 2}


def test_parentheses_deeper_than_fifty_are_of_a_kind_of_their_own() -> None:
    kinds = [kind for kind, _ in cut("(" * 51 + "\n" + "(" * 50)]

    assert kinds == ["("] * 50 + ["TOO_DEEP", "."] + ["("] * 50 + ["."]


@pytest.mark.parametrize(
    "piece",
    ['"', "a", "1", "1.", "1,", "1 234", "a.", "-", " ", "\xa0", "(", "”", "a-", "# ", '" "', "\u00ad", "1/", "i.u."],
)
def test_a_long_line_takes_linear_time(piece: str) -> None:
    """A quadratic cut would take minutes here."""
    text = piece * 200_000
    begun = time.process_time()
    for _ in _all(text):
        pass

    assert time.process_time() - begun < 10


def _all(text: str):  # type: ignore[no-untyped-def]
    return tokens(text, table().joiners, words_of(text, "x.mal"))
