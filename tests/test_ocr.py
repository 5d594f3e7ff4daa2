"""Words that a machine has read off a picture: the same key as undamaged, and figures never touched."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interpret.ocr import digits_for_letters, in_percent, lost_commas, ocr_folded, printed_as_shares

SAME = [
    ("Jamférelse av nyckeltal", "Jämförelse av nyckeltal"),
    ("jAmforelse", "jämförelse"),
    ("6verférmyndarsamverkan", "överförmyndarsamverkan"),
    ("0ka", "öka"),
    ("beh6ver", "behöver"),
    ("I6sningar", "lösningar"),
    ("|agre", "lägre"),
    ("| den man", "I den mån"),
    ("schemal&ggning", "schemaläggning"),
    ("&n", "än"),
    ("s&", "så"),
    ("jamfoérs", "jämförs"),
    ("IT-stérningar", "IT-störningar"),
    ("NAMNDENS MAL", "Nämndens mål"),
    ("kommitte", "kommitté"),
    ("ideer", "idéer"),
    ("Ar 2023:", "År 2023:"),
    ("Bedémning", "Bedömning"),
    ("miljo", "miljö"),
    ("Omrade", "område"),
]
APART = [
    ("mål", "medel"),
    ("E6", "EÖ"),
    ("K6", "Kö"),
    ("6 år", "ö år"),
    ("6kr", "ökr"),
    ("60-tal", "öö-tal"),
    ("8 695", "8 6g5"),
    ("A & B", "AaB"),
    ("1,6", "1,ö"),
]


@pytest.mark.parametrize(("damaged", "whole"), SAME)
def test_a_damaged_word_has_the_key_of_the_whole(damaged: str, whole: str) -> None:
    assert ocr_folded(damaged) == ocr_folded(whole)


@pytest.mark.parametrize(("one", "other"), APART)
def test_other_words_and_figures_do_not(one: str, other: str) -> None:
    assert ocr_folded(one) != ocr_folded(other)


@settings(max_examples=60)
@given(st.text(alphabet="0123456789 ,.%-+()/", max_size=20))
def test_figures_stay_as_they_are(text: str) -> None:
    assert ocr_folded(text) == " ".join(text.split())


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from(["mål", "behöver", "IT-stöd", "2023", "3,5", "år", "åtgärd", "Överförmyndare"]), max_size=6
    )
)
def test_accents_lost_everywhere_change_no_key_and_a_key_is_its_own(words: list[str]) -> None:
    text = " ".join(words)
    bare = text.translate(str.maketrans("åäöÅÄÖ", "aaoAAO"))
    assert ocr_folded(bare) == ocr_folded(text)
    assert ocr_folded(ocr_folded(text)) == ocr_folded(text)


@pytest.mark.parametrize(
    ("row", "lost"),
    [
        (("-", "34", "3,4"), (1,)),
        (("97,6", "100,2", "1089"), (2,)),
        (("2,8", "3"), ()),
        (("-", "2,8", "3"), ()),
        (("10", "16", "24"), ()),
        (("3,5%", "34%", "3,7%"), (1,)),
        (("90", "3,4"), ()),
        (("9", "9", "9"), ()),
        ((), ()),
    ],
)
def test_a_comma_that_may_be_lost_is_found(row: tuple[str, ...], lost: tuple[int, ...]) -> None:
    assert lost_commas(row) == lost


@pytest.mark.parametrize(
    ("row", "shares"),
    [
        (("0,91", "90"), (0,)),
        (("0,91", "0,88", "minst 90"), ()),
        (("0,9 %", "90 %"), (0,)),
        (("0,91", "0,88", "90"), (0, 1)),
        (("0,91", "0,88"), ()),
        (("0,4", "3,5"), ()),
        (("1", "90"), ()),
        ((), ()),
    ],
)
def test_a_share_beside_percents_is_found(row: tuple[str, ...], shares: tuple[int, ...]) -> None:
    assert printed_as_shares(row) == shares
    assert (in_percent("0,91"), in_percent("0,9 %"), in_percent("0,905")) == ("91", "90", "90,5")


def test_digits_that_stand_for_letters_are_no_figures() -> None:
    texts = ["kostnaden 6kade med 60 tkr, 6tkr och 6 % av E6", "en I6sning på 16mål", "0ka till 0,6kronor"]
    assert digits_for_letters(texts) == {texts[0]: ((10, 11),), texts[1]: ((4, 5),), texts[2]: ((0, 1),)}


def test_a_figure_glued_to_a_word_is_one_where_the_text_is_whole() -> None:
    assert digits_for_letters(["vi var 6personer", "som tog 0kliv"]) == {}
