"""Number words, as a full table."""

import pytest

from engine.number_words import about_word, number_word

WORDS = [
    "noll",
    "ett",
    "två",
    "tre",
    "fyra",
    "fem",
    "sex",
    "sju",
    "åtta",
    "nio",
    "tio",
    "elva",
    "tolv",
    "tretton",
    "fjorton",
    "femton",
    "sexton",
    "sjutton",
    "arton",
    "nitton",
]
TENS = ["tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "åttio", "nittio"]
TABLE = [(word, number) for number, word in enumerate(WORDS)] + [
    (tens + (WORDS[ones] if ones else ""), 10 * ten + ones) for ten, tens in enumerate(TENS, 2) for ones in range(10)
]


@pytest.mark.parametrize(
    ("word", "number"),
    [
        *TABLE,
        ("en", 1),
        ("hundra", 100),
        ("etthundra", 100),
        ("förtio", 40),
        ("tjugoen", 21),
        ("Åttiofem", 85),
        ("NIO", 9),
        ("tvåhundra", 200),
        ("niohundranittionio", 999),
        ("hundratjugo", 120),
        ("tusen", 1000),
        ("ettusen", 1000),
    ],
)
def test_a_number_word_is_its_number(word: str, number: int) -> None:
    assert number_word(word) == number


@pytest.mark.parametrize(
    "word",
    [
        "",
        "enkel",
        "tjugotio",
        "tjugonoll",
        "tjugofemte",
        "hundratal",
        "tvåtusen",
        "hundratusen",
        "hundranoll",
        "elvahundra",
        "femma",
        "minst",
        "tiotal",
    ],
)
def test_another_word_is_no_number(word: str) -> None:
    assert number_word(word) is None


@pytest.mark.parametrize(
    ("word", "number"), [("tiotal", 10), ("Tjugotal", 20), ("hundratal", 100), ("tusental", 1000), ("femtontal", 15)]
)
def test_a_word_that_ends_in_tal_is_about_its_number(word: str, number: int) -> None:
    assert about_word(word) == number


@pytest.mark.parametrize("word", ["", "tal", "antal", "tvåtal", "hundra", "avtal"])
def test_another_word_is_about_nothing(word: str) -> None:
    assert about_word(word) is None
