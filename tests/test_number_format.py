"""Stored figures as Excel shows them, without binary arithmetic."""

import pytest

from readers.number_format import shown

SHOWN = [
    ("0.85", "0%", "85 %"),
    ("0.84999999999999998", "0%", "85 %"),
    ("0.7228", "0.00%", "72,28 %"),
    ("0.7228", "0.0 %", "72,3 %"),
    ("0.30000000000000004", "General", "0,3"),
    ("42", "General", "42"),
    ("1E-3", "General", "0,001"),
    ("1234567", "#,##0", "1 234 567"),
    ("1234567.5", "# ##0.0", "1 234 567,5"),
    ("2.5", "0", "3"),
    ("-2.5", "0", "−3"),
    ("-4.9", "0.0", "−4,9"),
    ("-4.9", "0.0;-0.0", "−4,9"),
    ("0", "0;-0;–", None),
    ("3.7", '0.0" mnkr"', "3,7 mnkr"),
    ("5", '0" dagar"', "5 dagar"),
    ("5", "0\\ \\s\\t", "5 st"),
    ("12.5", "0.##", "12,5"),
    ("12", "0.##", "12"),
    ("100", "#,##0 [$kr-41D]", "100 kr"),
    ("45443", "yyyy-mm-dd", "2024-05-31"),
    ("43981", "d/m/yy", "2020-05-30"),
    ("0.5", "# ?/?", None),
    ("1234", "0.0E+00", None),
    ("1234567", "0,", None),
    ("hej", "0", None),
    ("NaN", "0", None),
    ("1e999", "0", None),
    ("5", "", None),
    ("5", "@", "5"),
]


@pytest.mark.parametrize(("stored", "number_format", "text"), SHOWN)
def test_a_figure_is_shown_by_its_format(stored: str, number_format: str, text: str | None) -> None:
    assert shown(stored, number_format) == text


def test_days_may_be_counted_from_1904() -> None:
    assert shown("43981", "yyyy-mm-dd", from_1904=True) == "2024-05-31"
