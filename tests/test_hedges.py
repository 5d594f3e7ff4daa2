"""What hedges leave possible, as a full table (figures F3)."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.hedges import HEDGES, PAGE, RATIOS, Hedge, Ratio, allowed, between, find_hedge, hedges, page
from engine.interval import Interval, contains, scale
from engine.units import find_unit

F = Fraction


def _hedge(words: str) -> Hedge:
    found = find_hedge(words.split())
    assert found is not None
    return found[0]


def _ratio(words: str) -> Ratio:
    return next(one for one in RATIOS if words in (*one.verbs, *one.of))


@pytest.mark.parametrize(
    ("words", "low", "high", "low_open", "high_open"),
    [
        # F3 on 200, printed in ones.
        *((word, 190, 210, False, False) for word in ("ca", "cirka", "omkring", "runt", "ungefär")),
        *((word, 200, 220, True, False) for word in ("drygt", "dryga")),
        *((word, 180, 200, False, True) for word in ("knappt", "nästan", "närmare")),
        *((word, 200, None, True, False) for word in ("över", "mer än")),
        *((word, None, 200, False, True) for word in ("under", "mindre än")),
        ("minst", 200, None, False, False),
        *((word, None, 200, False, False) for word in ("upp till", "högst")),
    ],
)
def test_a_hedge_leaves_so_much_possible(
    words: str, low: int | None, high: int | None, low_open: bool, high_open: bool
) -> None:
    expected = Interval(None if low is None else F(low), None if high is None else F(high), low_open, high_open)

    assert expected == allowed(_hedge(words), F(200), F(1))


@pytest.mark.parametrize(
    ("value", "resolution", "reach"),
    [
        ("200", "1", "10"),  # 5 %
        ("10", "1", "1"),  # one unit of the last digit is more than 5 %
        ("1", "1", "0.25"),  # never more than 25 %
        ("3.7", "0.1", "0.185"),
        ("20", "1", "1"),
        ("0", "1", "0"),
    ],
)
def test_ca_is_five_percent_or_one_unit_and_never_more_than_a_quarter(value: str, resolution: str, reach: str) -> None:
    assert Interval(F(value) - F(reach), F(value) + F(reach)) == allowed(_hedge("ca"), F(value), F(resolution))


@given(st.sampled_from(HEDGES), st.decimals(-1000, 1000, places=1), st.sampled_from(["0.1", "1"]))
@settings(max_examples=60)
def test_a_hedge_acts_on_the_size_and_keeps_the_sign(hedge: Hedge, value: Decimal, step: str) -> None:
    positive = allowed(hedge, abs(F(value)), F(step))

    assert allowed(hedge, F(value), F(step)) == (scale(positive, -1) if value < 0 else positive)


@pytest.mark.parametrize(
    ("words", "inside", "outside"),
    [
        ("halverades", ("0.45", "0.5", "0.55"), ("0.449", "0.551")),
        ("hälften av", ("0.45", "0.55"), ("0.44", "0.56")),
        ("nästan halverades", ("0.501", "0.55"), ("0.5", "0.551")),
        ("drygt halverades", ("0.45", "0.499"), ("0.5", "0.449")),
        ("fördubblades", ("1.9", "2.1"), ("1.89", "2.11")),
        ("en och en halv gång", ("1.25", "1.75"), ("1.24", "1.76")),
        ("två tredjedelar av", ("0.62", "0.71"), ("0.61", "0.72")),
    ],
)
def test_a_word_of_ratio_leaves_so_much_possible(words: str, inside: tuple[str, ...], outside: tuple[str, ...]) -> None:
    span = between(_ratio(words))

    assert [contains(span, F(one)) for one in inside] == [True] * len(inside)
    assert [contains(span, F(one)) for one in outside] == [False] * len(outside)


@pytest.mark.parametrize(
    ("word", "unit", "expected"),
    [
        ("ca", "mnkr", True),
        ("över", "mnkr", True),
        ("under", "%", True),
        ("ca", "dagar", True),
        ("över", "år", False),  # "över 50 år" is an age
        ("under", "månader", False),  # "under 3 månader" is a time
        ("under", None, False),  # "under 2020"
        ("ca", None, False),
        ("tid", "mnkr", False),
    ],
)
def test_a_word_hedges_an_amount_with_a_unit_and_no_age_or_time(word: str, unit: str | None, expected: bool) -> None:
    assert expected is hedges(word, None if unit is None else find_unit(unit))


def test_the_longest_words_before_an_amount_are_its_hedge() -> None:
    assert find_hedge(["Mer", "än"]) == (_hedge("mer än"), 2)
    assert find_hedge(["mer", "om"]) is None
    assert find_hedge([]) is None


def test_no_word_is_in_two_hedges() -> None:
    words = [word for one in HEDGES for word in one.words] + [w for one in RATIOS for w in (*one.verbs, *one.of)]

    assert len(set(words)) == len(words)


def test_the_page_is_what_the_table_says() -> None:
    assert page() == PAGE.read_text("utf-8"), "run: python -m engine.hedges"
