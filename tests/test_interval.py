"""What a printed figure stands for, and exact arithmetic on it (figures F1)."""

import json
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.interval import (
    Interval,
    add,
    contains,
    divide,
    exact,
    excess_digits,
    hull,
    intersection,
    meets,
    multiply,
    outward,
    rounded,
    same_figure,
    scale,
    strictly_inside,
    subtract,
    truncated,
)

F = Fraction
KNOWN = Path(__file__).parent / "known"
CALC11 = json.loads((KNOWN / "calc11_known_answers.json").read_text("utf-8"), parse_float=Decimal)["cases"]
EXCESS = json.loads((KNOWN / "excess_digits.json").read_text("utf-8"))["cases"]

#: Rows of excess_digits.json where Arelle runs out of its 28 digits; what is exact.
BEYOND_28_DIGITS = {
    ("1.1E28", "-28"): ("1E28", "1E27"),
    ("-1.1E28", "-28"): ("-1E28", "1E27"),
    ("12345678901234567890123456789.1", "0"): ("12345678901234567890123456789", "0.1"),
    ("0.10000000000000000000000000001", "0"): ("0", "0.10000000000000000000000000001"),
}

_fractions = st.fractions(min_value=-20, max_value=20, max_denominator=8)


@st.composite
def intervals(draw: st.DrawFn, unbounded: bool = True) -> Interval:
    low, high = sorted((draw(_fractions), draw(_fractions)))
    if low == high:
        return exact(low)
    low_open, high_open = draw(st.booleans()), draw(st.booleans())
    kind = draw(st.integers(0, 3)) if unbounded else 3
    if kind == 0:
        return Interval(None, high, False, high_open)
    if kind == 1:
        return Interval(low, None, low_open, False)
    if kind == 2:
        return Interval(None, None)
    return Interval(low, high, low_open, high_open)


@st.composite
def member(draw: st.DrawFn, interval: Interval) -> F:
    """One of the numbers of an interval, an end where it is closed now and then."""
    low = interval.low if interval.low is not None else (interval.high or F(0)) - 30
    high = interval.high if interval.high is not None else (interval.low or F(0)) + 30
    at = low + (high - low) * F(draw(st.integers(0, 8)), 8)
    return at if contains(interval, at) else (low + high) / 2


# --- What a figure stands for -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "resolution", "expected"),
    [
        ("67", "1", Interval(F(133, 2), F(135, 2))),
        ("78.88", "0.01", Interval(F("78.875"), F("78.885"))),
        ("3700", "100", Interval(F(3650), F(3750))),
        ("0", "1", Interval(F(-1, 2), F(1, 2))),
        ("-4.9", "0.1", Interval(F("-4.95"), F("-4.85"))),
        ("5", "0", Interval(F(5), F(5))),
    ],
)
def test_rounded_figure_stands_for_half_a_unit_on_each_side_closed(
    value: str, resolution: str, expected: Interval
) -> None:
    assert rounded(Decimal(value), Decimal(resolution)) == expected


@pytest.mark.parametrize(
    ("value", "resolution", "expected"),
    [
        ("12", "1", Interval(F(12), F(13), False, True)),
        ("-12", "1", Interval(F(-13), F(-12), True, False)),
        ("0", "1", Interval(F(-1), F(1), True, True)),
        ("3.7", "0.1", Interval(F("3.7"), F("3.8"), False, True)),
        ("0.5", "0.1", Interval(F("0.5"), F("0.6"), False, True)),
        ("7", "0", Interval(F(7), F(7))),
    ],
)
def test_truncated_figure_stands_for_what_is_cut_toward_it(value: str, resolution: str, expected: Interval) -> None:
    assert truncated(Decimal(value), Decimal(resolution)) == expected


@pytest.mark.parametrize("case", next(case["intervals"] for case in CALC11 if "intervals" in case))
def test_known_interval_of_a_fact(case: list[Decimal | int | None]) -> None:
    value, decimals, low, high = case
    assert value is not None and low is not None and high is not None
    resolution = Decimal(0) if decimals is None else Decimal(10) ** -int(decimals)

    assert rounded(value, resolution) == Interval(F(low), F(high))


def test_strictly_inside_leaves_out_the_ends_but_keeps_a_point() -> None:
    assert strictly_inside(rounded(67, 1)) == Interval(F(133, 2), F(135, 2), True, True)
    assert strictly_inside(exact(67)) == exact(67)
    assert strictly_inside(Interval(None, F(1))) == Interval(None, F(1), False, True)


# --- Arithmetic -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("got", "expected"),
    [
        (lambda: add(Interval(F(1), F(2), True, False), Interval(F(3), F(4), False, True)),
         Interval(F(4), F(6), True, True)),
        (lambda: add(Interval(None, F(2)), Interval(F(3), F(4), True)), Interval(None, F(6))),
        (lambda: add(Interval(F(1), None), Interval(F(3), F(4), True)), Interval(F(4), None, True, False)),
        (lambda: subtract(Interval(F(1), F(2), True, False), Interval(F(3), F(4), False, True)),
         Interval(F(-3), F(-1), True, False)),
        (lambda: subtract(Interval(F(1), None), Interval(F(3), None)), Interval(None, None)),
        (lambda: scale(Interval(F(3), F(4), False, True), -1), Interval(F(-4), F(-3), True, False)),
        (lambda: scale(Interval(F(3), F(4), False, True), 2), Interval(F(6), F(8), False, True)),
        (lambda: scale(Interval(F(3), None, True), -2), Interval(None, F(-6), False, True)),
        (lambda: scale(Interval(None, None), 0), exact(0)),
        (lambda: multiply(Interval(F(-2), F(3)), Interval(F(-5), F(7))), Interval(F(-15), F(21))),
        (lambda: multiply(Interval(F(-2), F(3), False, True), Interval(F(-5), F(7))),
         Interval(F(-15), F(21), True, True)),
        (lambda: multiply(Interval(F(0), F(1)), Interval(F(2), F(3), True, True)), Interval(F(0), F(3), False, True)),
        (lambda: multiply(Interval(F(0), F(1), True), Interval(F(2), F(3))), Interval(F(0), F(3), True, False)),
        (lambda: multiply(Interval(F(-1), F(1), True), Interval(F(-1), F(1))), Interval(F(-1), F(1))),
        (lambda: multiply(exact(0), Interval(None, None)), exact(0)),
        (lambda: multiply(Interval(F(0), F(1), True), Interval(F(2), None)), Interval(F(0), None, True, False)),
        (lambda: multiply(Interval(F(-1), F(1)), Interval(F(2), None)), Interval(None, None)),
        (lambda: multiply(Interval(F(-2), F(-1)), Interval(F(2), None)), Interval(None, F(-2))),
        (lambda: divide(Interval(F(1), F(2)), Interval(F(4), F(8))), Interval(F(1, 8), F(1, 2))),
        (lambda: divide(Interval(F(1), F(2)), Interval(F(-8), F(-4))), Interval(F(-1, 2), F(-1, 8))),
        (lambda: divide(Interval(F(1), F(2)), Interval(F(4), F(8), False, True)),
         Interval(F(1, 8), F(1, 2), True, False)),
        (lambda: divide(exact(1), Interval(F(0), F(2), True)), Interval(F(1, 2), None)),
        (lambda: divide(exact(1), Interval(F(-2), F(0), False, True)), Interval(None, F(-1, 2))),
        (lambda: divide(exact(1), Interval(F(2), None)), Interval(F(0), F(1, 2), True, False)),
        (lambda: divide(exact(1), Interval(F(0), F(2))), None),
        (lambda: divide(exact(1), Interval(F(-1), F(1))), None),
        (lambda: divide(exact(1), Interval(None, None)), None),
        (lambda: intersection(Interval(F(1), F(3)), Interval(F(2), F(4), True)), Interval(F(2), F(3), True, False)),
        (lambda: intersection(Interval(F(1), F(3)), Interval(F(1), F(3), True, True)),
         Interval(F(1), F(3), True, True)),
        (lambda: intersection(Interval(F(1), F(2)), Interval(F(2), F(3))), exact(2)),
        (lambda: intersection(Interval(F(1), F(2), False, True), Interval(F(2), F(3))), None),
        (lambda: intersection(Interval(None, F(2)), Interval(F(1), None)), Interval(F(1), F(2))),
        (lambda: hull(Interval(F(1), F(2)), Interval(F(1), F(3), True, True)), Interval(F(1), F(3), False, True)),
        (lambda: hull(Interval(None, F(2)), exact(5)), Interval(None, F(5))),
        (lambda: hull(exact(-1), Interval(F(4), None, True)), Interval(F(-1), None)),
    ],
)  # fmt: skip
def test_arithmetic_keeps_ends_and_openness(got: Callable[[], Interval | None], expected: Interval | None) -> None:
    assert got() == expected


@given(st.data())
def test_every_pair_of_numbers_lands_in_the_result(data: st.DataObject) -> None:
    left, right = data.draw(intervals()), data.draw(intervals())
    a, b = data.draw(member(left)), data.draw(member(right))
    quotient = divide(left, right)

    assert contains(add(left, right), a + b)
    assert contains(subtract(left, right), a - b)
    assert contains(multiply(left, right), a * b)
    assert contains(scale(left, b), a * b)
    assert contains(hull(left, right), a)
    assert (quotient is None) is contains(right, 0)
    assert quotient is None or contains(quotient, a / b)


@given(st.data())
def test_a_closed_end_of_a_product_is_reached_by_ends(data: st.DataObject) -> None:
    left, right = data.draw(intervals(unbounded=False)), data.draw(intervals(unbounded=False))
    got = multiply(left, right)
    corners = [a * b for a in (left.low, left.high) for b in (right.low, right.high) if a is not None and b is not None]

    assert (got.low, got.high) == (min(corners), max(corners))


@given(intervals(), intervals(), _fractions)
def test_meeting_is_symmetric_and_a_common_number_is_in_both(left: Interval, right: Interval, at: F) -> None:
    common = intersection(left, right)

    assert meets(left, right) is meets(right, left) is (common is not None)
    assert (contains(left, at) and contains(right, at)) is (common is not None and contains(common, at))


@given(intervals(), _fractions.filter(lambda weight: weight != 0))
def test_a_weight_is_undone_by_its_inverse(interval: Interval, weight: F) -> None:
    assert scale(scale(interval, weight), 1 / weight) == interval


# --- Digits beyond the resolution, duplicates, print ----------------------------------------------------


@pytest.mark.parametrize(("value", "decimals", "expected"), EXCESS)
def test_excess_digits_as_known(value: str, decimals: str, expected: list[str] | None) -> None:
    answer = BEYOND_28_DIGITS.get((value, decimals), expected)

    got = excess_digits(Decimal(value), Decimal(1).scaleb(-int(decimals)))

    assert got == (None if answer is None else (Decimal(answer[0]), Decimal(answer[1])))


def test_a_fact_of_the_calculations_with_excess_digits() -> None:
    value, decimals = next(case["fact"] for case in CALC11 if case["id"] == "t12-excess-digits")

    assert excess_digits(value, Decimal(10) ** -decimals) == (Decimal(1234), Decimal("0.5"))


@pytest.mark.parametrize("case", [case for case in CALC11 if "duplicates" in case], ids=lambda case: case["id"])
def test_duplicates_as_known(case: dict[str, object]) -> None:
    figures = [(Decimal(value), Decimal(10) ** -decimals) for value, decimals in case["duplicates"]]  # type: ignore[attr-defined]

    got = same_figure(figures)

    assert (got is not None) is (case["expect"] == "consistent duplicates")
    if "intersection" in case:
        assert got == Interval(*map(F, case["intersection"]))  # type: ignore[call-overload]


def test_no_printing_at_all_leaves_everything_possible() -> None:
    assert same_figure([]) == Interval(None, None)


@pytest.mark.parametrize(
    ("interval", "decimals", "expected"),
    [
        (Interval(F(37715, 1546315) * 100, F(37725, 1546305) * 100), 4, ("2.4390", "2.4397")),
        (Interval(F(-1, 3), F(1, 3)), 1, ("-0.4", "0.4")),
        (exact(F(5, 2)), 2, ("2.50", "2.50")),
        (exact(F(-1, 100)), 0, ("-1", "0")),
    ],
)
def test_an_interval_is_printed_outward(interval: Interval, decimals: int, expected: tuple[str, str]) -> None:
    low, high = outward(interval, decimals)

    assert (str(low), str(high)) == expected


def test_an_end_that_is_not_there_is_not_printed() -> None:
    assert outward(Interval(None, None), 1) == (None, None)
