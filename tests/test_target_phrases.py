"""Targets as municipalities write them, and what the language makes of them."""

import pytest

from authoring.target_phrases import Phrase, likely, phrase
from dsl.ast import Direction

TARGETS = {
    "minst 85 %": "minst 85 %",
    "Minst 85%": "minst 85 %",
    "≥ 85": "minst 85",
    "≥85%": "minst 85 %",
    ">=80%": "minst 80 %",
    "> 85 %": "över 85 %",
    "< 3": "under 3",
    "≤ 5 dagar": "högst 5 dagar",
    "max 5 dagar": "högst 5 dagar",
    "lägst 3,7": "minst 3,7",
    "minst 3,7": "minst 3,7",
    "mer än 3": "över 3",
    "80 % eller mer": "minst 80 %",
    "5 eller färre": "högst 5",
    "85-90 %": "mellan 85 % och 90 %",
    "3,5–4": "mellan 3,5 och 4",
    "öka": "öka",
    "Ökar": "öka",
    "Ska minska": "minska",
    "ska öka.": "öka",
    "ökning": "öka",
    "Förbättras": "förbättras",
    "Oförändrat": "oförändrat",
    "Bättre än riket": "bättre än riket",
    "Öka med minst 2 procentenheter": "öka med minst 2 procentenheter",
    "högst 5 % av 2019": "högst 5 % av 2019",
    "minst 2\u00a0000 st": "minst 2 000 st",
    "ja": "ja",
    "plats 50 eller bättre": "plats 50 eller bättre",
}
BARE = {
    "85 procent": "85 procent",
    "85": "85",
    "100%": "100 %",
    "0.85": "0,85",
    "5 dagar": "5 dagar",
    "1 234 st": "1 234 st",
}
UNREAD = (
    "",
    "-",
    "god kvalitet",
    "12.345",
    "minst 80 procent av eleverna",
    "Ska öka jämfört med 2022",
    "9" * 300,
    "±1",
)


@pytest.mark.parametrize("printed", TARGETS)
def test_a_target_is_put_in_the_words_of_the_language(printed: str) -> None:
    assert phrase(printed) == Phrase(target=TARGETS[printed])


@pytest.mark.parametrize("printed", BARE)
def test_a_figure_that_does_not_say_which_way_is_bare(printed: str) -> None:
    assert phrase(printed) == Phrase(bare=BARE[printed])


@pytest.mark.parametrize("printed", UNREAD)
def test_other_texts_are_no_targets(printed: str) -> None:
    assert phrase(printed) == Phrase()


def test_where_lower_is_better_the_likely_spelling_is_the_most() -> None:
    assert [likely("5", direction) for direction in (Direction.LOWER, Direction.HIGHER, None)] == [
        "högst 5",
        "minst 5",
        "minst 5",
    ]
