"""Number words, as a full table."""

import pytest

from engine.number_words import number_word

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
    ],
)
def test_a_number_word_is_its_number(word: str, number: int) -> None:
    assert number_word(word) == number


@pytest.mark.parametrize(
    "word", ["", "enkel", "tjugotio", "tjugonoll", "tjugofemte", "hundratal", "tusen", "femma", "minst", "tiotal"]
)
def test_another_word_is_no_number(word: str) -> None:
    assert number_word(word) is None
