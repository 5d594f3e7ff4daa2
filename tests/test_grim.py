"""Which shares and means can occur with so many answers (GRIM; MK308)."""

import csv
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.grim import answers_that_fit, possible_mean, possible_share

with (Path(__file__).parent / "known" / "grim_expected.csv").open(encoding="utf-8", newline="") as rows:
    KNOWN = [(row["kind"], row["x"], int(row["n"]), row["consistent"] == "true") for row in csv.DictReader(rows)]


def steps(value: str) -> tuple[Decimal, Decimal]:
    """The value and one unit of its last digit."""
    number = Decimal(value)
    return number, Decimal((0, (1,), int(number.as_tuple().exponent)))


@pytest.mark.parametrize(("kind", "value", "answers", "expected"), KNOWN)
def test_known_answers(kind: str, value: str, answers: int, expected: bool) -> None:
    possible = {"mean": possible_mean, "percent": possible_share}[kind]

    assert possible(*steps(value), answers) is expected


@pytest.mark.parametrize(
    ("value", "answers", "expected"),
    [
        ("79", 95, True),
        ("83", 6, True),
        ("83", 7, False),
        ("0", 3, True),
        ("100", 3, True),
        ("101", 100, False),
        ("101", 300, False),
        ("-1", 100, False),
        ("50", 0, False),
        ("12.5", 4, False),
        ("13", 8, True),
        ("12", 8, True),
    ],
)
def test_a_share_is_some_whole_number_of_the_answers(value: str, answers: int, expected: bool) -> None:
    assert possible_share(*steps(value), answers) is expected


def test_a_mean_of_no_answers_does_not_exist_and_may_be_negative() -> None:
    assert possible_mean(*steps("2.00"), 0) is False
    assert possible_mean(*steps("-2.50"), 2) is True
    assert possible_mean(*steps("7.3"), 10) is True
    assert possible_mean(*steps("7"), 1) is True
    assert possible_mean(*steps("7.3"), 1) is False


def test_an_exact_share_is_not_widened() -> None:
    assert possible_share(Decimal("33"), Decimal(0), 3) is False
    assert possible_share(Decimal("33"), Decimal(1), 3) is True


def test_three_shares_of_one_survey_point_at_six_answers() -> None:
    assert answers_that_fit([steps("83"), steps("50"), steps("67")], 10) == (6,)
    assert answers_that_fit([steps("83"), steps("50")], 12) == (6, 12)
    assert answers_that_fit([steps("83")], 5) == ()
    assert answers_that_fit([], 2) == (1, 2)


@given(st.integers(1, 500), st.data(), st.integers(0, 2))
def test_every_share_that_occurs_is_possible(answers: int, data: st.DataObject, decimals: int) -> None:
    part = data.draw(st.integers(0, answers))
    scale = 10**decimals
    value = Decimal((200 * part * scale + answers) // (2 * answers)).scaleb(-decimals)

    assert possible_share(value, Decimal(1).scaleb(-decimals), answers)
