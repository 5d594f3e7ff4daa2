"""Which words are units, and how figures convert (language.md "Settled details", figures F2.7)."""

from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.exact import decimal
from engine.units import UNITS, convert, find_unit


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_every_unit_is_found_by_its_name_in_any_case(unit: object) -> None:
    name = unit.name  # type: ignore[attr-defined]

    assert find_unit(name) is unit
    assert find_unit(name.upper()) is unit
    assert find_unit(f"  {name}\u00a0") is unit


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("%", "procent"),
        ("procentenhet", "procentenheter"),
        ("p.e.", "procentenheter"),
        ("%-enheter", "procentenheter"),
        ("st", "antal"),
        ("st.", "antal"),
        ("kronor", "kr"),
        ("krona", "kr"),
        ("kkr", "tkr"),
        ("tusen\u00a0 kronor", "tkr"),
        ("mkr", "mnkr"),
        ("Mkr", "mnkr"),
        ("miljoner kronor", "mnkr"),
        ("miljarder kronor", "mdkr"),
        ("kr/inv", "kr per invånare"),
        ("kronor per invånare", "kr per invånare"),
        ("min", "minuter"),
        ("timme", "timmar"),
        ("tim.", "timmar"),
        ("dag", "dagar"),
        ("dygn", "dagar"),
        ("vecka", "veckor"),
        ("månad", "månader"),
        ("m", "meter"),
        ("kilometer", "km"),
        ("m²", "kvadratmeter"),
        ("m2", "kvadratmeter"),
        ("kvm", "kvadratmeter"),
        ("ha", "hektar"),
        ("platser", "plats"),
        ("kWh", "kWh"),
        ("kwh", "kWh"),
    ],
)
def test_plural_singular_and_signs_are_found(word: str, name: str) -> None:
    unit = find_unit(word)

    assert unit is not None
    assert unit.name == name


@pytest.mark.parametrize("word", ["", "  ", ".", "p", "Stängt", "kronor och ören", "krona2", "%%"])
def test_other_words_are_no_units(word: str) -> None:
    assert find_unit(word) is None


@pytest.mark.parametrize(
    ("value", "from_name", "to_name", "expected"),
    [
        ("3.7", "mnkr", "tkr", "3700"),
        ("3.7", "mnkr", "kr", "3700000"),
        ("2676", "tkr", "mnkr", "2.676"),
        ("-4", "kr", "mdkr", "-0.000000004"),
        ("80", "procent", "andel", "80"),
        ("80", "andel", "procent", "80"),
        ("90", "minuter", "timmar", "1.5"),
        ("2", "veckor", "dagar", "14"),
        ("18", "månader", "år", "1.5"),
        ("1500", "meter", "km", "1.5"),
        ("2.5", "hektar", "kvadratmeter", "25000"),
        ("1", "GWh", "kWh", "1000000"),
        ("0", "tkr", "kr", "0"),
    ],
)
def test_units_of_one_dimension_convert_exactly(value: str, from_name: str, to_name: str, expected: str) -> None:
    from_unit, to_unit = find_unit(from_name), find_unit(to_name)
    assert from_unit is not None and to_unit is not None

    assert convert(Decimal(value), from_unit, to_unit) == Decimal(expected)


def test_a_quotient_without_an_end_has_sixty_digits() -> None:
    days, weeks = find_unit("dagar"), find_unit("veckor")
    assert days is not None and weeks is not None

    assert convert(Decimal(8), days, weeks) == Decimal("1." + "142857" * 9 + "14286")


def test_only_units_of_one_dimension_convert() -> None:
    """Money, time, lengths, areas and energy convert within themselves; procent is not procentenheter."""
    for from_unit in UNITS:
        for to_unit in UNITS:
            converted = convert(Decimal(1), from_unit, to_unit)

            assert (converted is None) is (from_unit.dimension != to_unit.dimension)
    assert {unit.name for unit in UNITS if unit.dimension == "kr"} == {"kr", "tkr", "mnkr", "mdkr"}


def test_conversion_does_not_depend_on_the_precision_in_force() -> None:
    kr, tkr = find_unit("kr"), find_unit("tkr")
    assert kr is not None and tkr is not None
    value = Decimal("12345678901234567890123456789012345.678")

    with localcontext() as context:
        context.prec = 3
        converted = convert(value, kr, tkr)

    assert converted == Decimal("12345678901234567890123456789012.345678")


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4))
def test_a_fraction_of_ended_decimals_is_the_same_decimal(value: Decimal) -> None:
    assert decimal(Fraction(value)) == value


@pytest.mark.parametrize(
    ("fraction", "expected"),
    [
        (Fraction(0), "0"),
        (Fraction(-1, 8), "-0.125"),
        (Fraction(3, 40), "0.075"),
        (Fraction(1200), "1200"),
        (Fraction(10**70 + 1, 10), "1" + "0" * 69 + ".1"),
        (Fraction(1, 2**80), f"{str(5**80)[0]}.{str(5**80)[1:]}E-25"),
        (Fraction(1, 3), "0." + "3" * 60),
        (Fraction(-2, 3), "-0." + "6" * 59 + "7"),
    ],
)
def test_fractions_as_decimals(fraction: Fraction, expected: str) -> None:
    assert str(decimal(fraction)) == expected
