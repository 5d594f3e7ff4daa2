"""Plain characters, numbers as Swedes print them, and runs of digits that are no number (figures F5)."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.printed import Number, in_swedish, number, plain, readings, splits


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("  67 \r\n", "67"),
        ("67\u00a0044", "67 044"),
        ("67\u2009044", "67 044"),
        ("67\u202f044", "67 044"),
        ("67  044", "67 044"),
        ("67\t044", "67\n044"),
        ("67 \r\n(prel)", "67\n(prel)"),
        ("\u22124,9", "-4,9"),
        ("\u20134,9", "-4,9"),
        ("\u20114,9", "-4,9"),
        ("ma\u0308ts", "mäts"),
        ("pre\u00adlimina\u0308rt\u200b", "preliminärt"),
        ("\ufeff67", "67"),
        ("67²", "67²"),
        ("\u00ad \u00a0", ""),
    ],
)
def test_text_in_plain_characters(printed: str, expected: str) -> None:
    assert plain(printed) == expected


@given(st.text())
def test_plain_text_stays_plain(printed: str) -> None:
    assert plain(plain(printed)) == plain(printed)


@pytest.mark.parametrize(
    ("text", "value", "decimals"),
    [
        ("0", "0", 0),
        ("67", "67", 0),
        ("-67", "-67", 0),
        ("+2,8", "2.8", 1),
        ("78,88", "78.88", 2),
        ("1 234", "1234", 0),
        ("1234", "1234", 0),
        ("1 234 567,50", "1234567.50", 2),
        ("78.88", "78.88", 2),
        ("0.234", "0.234", 3),
        ("1234.567", "1234.567", 3),
        ("1 234.567", "1234.567", 3),
        ("1.2345", "1.2345", 4),
        ("1,234", "1.234", 3),
        ("-0", "0", 0),
        ("-0,00", "0.00", 2),
        ("9" * 60, "9" * 60, 0),
    ],
)
def test_numbers_as_swedes_print_them(text: str, value: str, decimals: int) -> None:
    got = number(text)

    assert got == Number(Decimal(value), decimals)
    assert got is not None and str(got.value) == value


@pytest.mark.parametrize(
    "text",
    ["", " ", "-", ",5", "5,", "1,2,3", "1.234", "-999.000", "1.234.567", "1.234,5", "12,500.5", "1 2345", "12 34",
     "0 123", "1234 567", "58 67 70", "1  234", "1\n234", "67 ", "--5",
     "- 5", "6a", "0114", "00", "-01", "１", "٣", "9" * 61],
)  # fmt: skip
def test_what_is_no_number(text: str) -> None:
    assert number(text) is None


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15, places=3))
def test_a_printed_value_reads_back(value: Decimal) -> None:
    read = number(in_swedish(value))

    assert read == Number(value, 3)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("67", "67"),
        ("-1234.50", "-1 234,50"),
        ("1E+3", "1 000"),
        ("0.000001", "0,000001"),
        ("123456789012345678901234567890.5", "123 456 789 012 345 678 901 234 567 890,5"),
    ],
)
def test_values_as_swedes_print_them(value: str, expected: str) -> None:
    assert in_swedish(Decimal(value)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Stängt", ()),
        ("67", ("67",)),
        ("Stängt 67", ("67",)),
        ("-8989Minst", ("-8989",)),
        ("10-12", ("10", "12")),
        ("10 av 10", ("10",)),
        ("- 5", ("-5", "5")),
        ("1 2345", ("12 345", "1 | 2345")),
        ("58 67 70", ("586 770", "58 | 67 | 70")),
        ("67 144 5", ("671 445", "67 144 | 5", "67 | 144 | 5")),
        ("67 044 5", ("670 445", "67 044 | 5")),
        ("0114", ("114",)),
        ("-0 123", ("-123", "-0 | 123")),
        ("000", ("0",)),
        ("1.234", ("1,234", "1 234")),
        ("1.234.567", ("1 234 567", "1 | 234 | 567")),
        ("1,2,3", ("123", "1 | 2,3", "1,2 | 3", "1 | 2 | 3")),
        ("1.234,5", ("1 234,5", "1 | 234,5", "1 | 234 | 5")),
        ("5 " * 40 + "5", (" ".join("5" * 41),)),
        ("5" * 61, ("5" * 61,)),
    ],
)
def test_readings_of_digits(text: str, expected: tuple[str, ...]) -> None:
    assert readings(text) == expected


def test_no_more_than_twenty_readings_are_told() -> None:
    assert len(readings("5 123 123 123 123 123 123 123 123 12")) == 20
    assert len(readings(";".join(str(number) for number in range(100)))) == 20


@pytest.mark.parametrize(
    ("run", "columns", "expected"),
    [
        ("67 044", 1, (("67 044",),)),
        ("67 044", 2, ()),
        ("67 144", 2, (("67", "144"),)),
        ("58 67 70 57 66", 5, (("58", "67", "70", "57", "66"),)),
        ("58 67 70 57 66", 4, ()),
        ("8 695 8173 6 405 7 645 9100", 5, (("8 695", "8173", "6 405", "7 645", "9100"),)),
        ("1 000 1 000", 2, (("1 000", "1 000"),)),
        ("7 598 13 398 9 074", 3, (("7 598", "13 398", "9 074"),)),
        ("12 345 678", 2, (("12", "345 678"), ("12 345", "678"))),
        ("-97,6 100,2 108,9", 3, (("-97,6", "100,2", "108,9"),)),
        ("5", 0, ()),
    ],
)
def test_a_run_is_split_to_fit_the_columns(run: str, columns: int, expected: tuple[tuple[str, ...], ...]) -> None:
    assert splits(run, columns) == expected


def test_a_long_row_of_columns_is_split_in_linear_time_with_at_most_twenty_ways() -> None:
    assert len(splits(" ".join(["123"] * 100), 40)) == 20
