"""The years of a plan that a measure should have a target for, and has none."""

import pytest

from dsl.parser import parse
from engine.plan import Plan
from engine.resolve import resolve
from engine.target_years import not_yet, target_years, written_years, years_without_target


def plan(*lines: str, years: str = "  år 2020–2023\n") -> Plan:
    text = f"plan\n{years}nyckeltal x\n  enhet index\n" + "".join(f"  {line}\n" for line in lines)
    file, _ = parse(text, "mål.mal")
    found, _ = resolve((file,))

    assert found is not None
    return found


def without(*lines: str, years: str = "  år 2020–2023\n") -> tuple[int, ...]:
    of = plan(*lines, years=years)
    return years_without_target(of, of.measures[0])


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ((), (2020, 2021, 2022, 2023)),
        (("mål 2021 minst 5",), (2020, 2022, 2023)),
        (("mål 2019–2023 minst 5",), ()),
        (("saknar målvärde 2021–2022",), (2020, 2023)),
        (("saknar målvärde 2020", "saknar målvärde 2023"), (2021, 2022)),
        (("gäller 2021–2022",), (2021, 2022)),
        (("gäller 2020", "gäller 2022–2025"), (2020, 2022, 2023)),
        (("nytt mått från 2022",), (2022, 2023)),
        (("nytt mått från 2022", "eftersläpning 1 år"), (2023,)),
        (("mäts vartannat år från 2019",), (2021, 2023)),
        (("mäts vartannat år från 2022",), (2022,)),
        (("mäts vart tredje år från 2020",), (2020, 2023)),
        (("mäts vartannat år från 2020", "eftersläpning 1 år"), (2021, 2023)),
        (("mål 2020–2022 halveras från 2018 till 2022",), (2020, 2021, 2023)),
        # A target that could not be read may have been of any year.
        (("mål 2020 minst fem",), ()),
        (("mål 2020 minst 5 tkr",), ()),
    ],
)
def test_each_year_that_it_should_have_a_target_for_and_has_none(
    lines: tuple[str, ...], expected: tuple[int, ...]
) -> None:
    assert expected == without(*lines)


def test_a_plan_without_years_is_for_those_that_have_targets() -> None:
    other = "nyckeltal y\n  enhet index\n  mål 2020–2021 minst 5\n"

    assert without("mål 2020 minst 5", years="") == ()
    assert without(other, years="") == (2020, 2021)


def test_an_inherited_gäller_holds_where_the_measure_has_none_of_its_own() -> None:
    text = """plan
  år 2020–2022
nyckeltal x
  enhet index
  gäller 2021
nyckeltal y
  samma mått som x
nyckeltal z
  samma mått som x
  gäller 2022
"""
    file, _ = parse(text, "mål.mal")
    found, _ = resolve((file,))
    assert found is not None

    assert [target_years(one, found.years) for one in found.measures] == [(2021,), (2021,), (2022,)]


@pytest.mark.parametrize(("year", "expected"), [(2019, None), (2020, 2022), (2021, 2022), (2022, None), (2023, None)])
def test_2_1_a_halving_is_of_its_last_year_only(year: int, expected: int | None) -> None:
    of_year = not_yet(plan("mål 2020–2022 halveras från 2018 till 2022").measures[0], year)

    assert expected == (None if of_year is None else of_year.year)


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        ((), ""),
        ((2020,), "2020"),
        ((2020, 2021), "2020–2021"),
        ((2020, 2021, 2022), "2020–2022"),
        ((2020, 2022), "2020, 2022"),
        ((2019, 2020, 2022, 2024, 2025), "2019–2020, 2022, 2024–2025"),
    ],
)
def test_years_are_written_in_spans(years: tuple[int, ...], expected: str) -> None:
    assert expected == written_years(years)
