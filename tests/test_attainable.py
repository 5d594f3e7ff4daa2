"""What becomes of a target whatever the outcome, by the measure's range; and a delvis that is no easier."""

import pytest

from dsl.parser import parse
from engine.attainable import Attainable, Scale, attainable, between, no_easier, scale_of
from engine.plan import Measure
from engine.resolve import resolve

NEVER, SOMETIMES, ALWAYS = Attainable.NEVER, Attainable.SOMETIMES, Attainable.ALWAYS


def measure(*lines: str, unit: str = "andel") -> Measure:
    """A measure with these lines; the language itself reads them."""
    text = f"plan\n  år 2024\nnyckeltal x\n  enhet {unit}\n" + "".join(f"  {line}\n" for line in lines)
    file, findings = parse(text, "mål.mal")
    plan, unresolved = resolve((file,))

    assert [one.message.sv for one in (*findings, *unresolved)] == []
    assert plan is not None
    return plan.measures[0]


def becomes(target: str, *lines: str, unit: str = "andel", strict: bool = False) -> Attainable:
    of = measure(*lines, f"mål 2024 {target}", unit=unit)
    return attainable(of, of.targets[0].target, strict=strict)


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("minst 100,1 %", NEVER),
        ("minst 100 %", SOMETIMES),
        ("minst 0,1 %", SOMETIMES),
        ("minst 0 %", ALWAYS),
        ("minst −1 %", ALWAYS),
        ("över 100 %", NEVER),
        ("över 99,9 %", SOMETIMES),
        ("över 0 %", SOMETIMES),
        ("över −0,1 %", ALWAYS),
        ("högst −0,1 %", NEVER),
        ("högst 0 %", SOMETIMES),
        ("högst 99,9 %", SOMETIMES),
        ("högst 100 %", ALWAYS),
        ("högst 101 %", ALWAYS),
        ("under 0 %", NEVER),
        ("under 0,1 %", SOMETIMES),
        ("under 100 %", SOMETIMES),
        ("under 100,1 %", ALWAYS),
        ("exakt −1 %", NEVER),
        ("exakt 0 %", SOMETIMES),
        ("exakt 100 %", SOMETIMES),
        ("exakt 101 %", NEVER),
        ("mellan 101 % och 110 %", NEVER),
        ("mellan 100 % och 110 %", SOMETIMES),
        ("mellan −10 % och 0 %", SOMETIMES),
        ("mellan −10 % och −1 %", NEVER),
        ("mellan 0 % och 99 %", SOMETIMES),
        ("mellan 1 % och 100 %", SOMETIMES),
        ("mellan 0 % och 100 %", ALWAYS),
        ("mellan 110 % och −10 %", ALWAYS),
        ("på väg mot minst 101 % år 2030 från 2020", NEVER),
        ("på väg mot minst 100 % år 2030 från 2020", SOMETIMES),
        ("på väg mot minst 0 % år 2030 från 2020", ALWAYS),
        ("i genomsnitt 2022–2024 över 100 %", NEVER),
        ("i genomsnitt 2022–2024 minst 100 %", SOMETIMES),
        ("öka med minst 100 procentenheter", SOMETIMES),
        ("öka med minst 101 procentenheter", NEVER),
        ("minska med minst 100 procentenheter", SOMETIMES),
        ("minska med minst 101 procentenheter", NEVER),
        ("oförändrat ± 99 procentenheter", SOMETIMES),
        ("oförändrat ± 100 procentenheter", ALWAYS),
        ("öka", SOMETIMES),
        ("oförändrat", SOMETIMES),
        ("minst 300 % av 2019", SOMETIMES),
        ("högst 0 % av 2019", SOMETIMES),
        ("bättre än riket", SOMETIMES),
        ("minst 90 % i alla", SOMETIMES),
        ("minst 101 % i alla", NEVER),
    ],
)
def test_of_a_share_between_0_and_100(target: str, expected: Attainable) -> None:
    assert expected is becomes(target)


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("minst 100 %", NEVER),
        ("minst 99 %", SOMETIMES),
        ("minst 0 %", SOMETIMES),
        ("högst 0 %", NEVER),
        ("högst 100 %", SOMETIMES),
        ("på väg mot minst 100 % år 2030 från 2020", NEVER),
        ("över 0 %", SOMETIMES),
        ("exakt 100 %", SOMETIMES),
    ],
)
def test_2_9_where_equality_is_not_enough_the_ends_are_not_met(target: str, expected: Attainable) -> None:
    assert expected is becomes(target, strict=True)


@pytest.mark.parametrize(
    ("target", "lines", "unit", "expected"),
    [
        # Without a range nothing is impossible.
        ("minst 1 000 %", (), "procent", SOMETIMES),
        ("minska med minst 110 %", (), "tkr", SOMETIMES),
        ("öka med minst 900", (), "tkr", SOMETIMES),
        # With one end.
        ("minst 0", (), "antal", ALWAYS),
        ("minst 900 000", (), "antal", SOMETIMES),
        ("högst 900 000", (), "antal", SOMETIMES),
        ("öka med minst 900 000", (), "antal", SOMETIMES),
        ("oförändrat ± 900 000", (), "antal", SOMETIMES),
        ("minska med minst 100 %", (), "antal", SOMETIMES),
        ("minska med minst 100,5 %", (), "antal", NEVER),
        ("öka med minst 500 %", (), "antal", SOMETIMES),
        ("minska med minst 110 %", ("mellan −5 och 5",), "antal", SOMETIMES),
        # A range of the measure's own goes before that of its unit.
        ("minst 64", ("mellan 1 och 6",), "index", NEVER),
        ("minst 6", ("mellan 1 och 6",), "index", SOMETIMES),
        ("minst 1", ("mellan 1 och 6",), "index", ALWAYS),
        ("exakt 3", ("mellan 3 och 3",), "index", ALWAYS),
        # Ranks.
        ("plats 0 eller bättre", (), "plats", NEVER),
        ("plats 1 eller bättre", (), "plats", SOMETIMES),
        ("plats 900 eller bättre", (), "plats", SOMETIMES),
        ("plats 290 eller bättre", ("plats bland 290",), "plats", ALWAYS),
        ("plats 289 eller bättre", ("plats bland 290",), "plats", SOMETIMES),
        ("plats 9 eller bättre", ("plats bland 290", "mellan 1 och 9"), "plats", ALWAYS),
        ("bland de 0 % bästa", (), "plats", NEVER),
        ("bland de 0,1 % bästa", (), "plats", SOMETIMES),
        ("bland de 0,5 % bästa", ("plats bland 200",), "plats", SOMETIMES),
        ("bland de 0,5 % bästa", ("plats bland 199",), "plats", NEVER),
        ("bland de 99 % bästa", (), "plats", SOMETIMES),
        ("bland de 100 % bästa", (), "plats", ALWAYS),
        ("ja", (), "ja/nej", SOMETIMES),
    ],
)
def test_of_other_ranges(target: str, lines: tuple[str, ...], unit: str, expected: Attainable) -> None:
    assert expected is becomes(target, *lines, unit=unit)


def test_the_number_ranked_is_the_last_place_of_ranks_alone() -> None:
    assert Scale(1, 290) == scale_of(measure("plats bland 290", unit="plats"))
    assert Scale(0, None) == scale_of(measure("plats bland 290", unit="antal"))
    assert Scale(1, None) == scale_of(measure(unit="plats"))


@pytest.mark.parametrize(
    ("low", "high", "expected"), [(0, 100, ALWAYS), (1, 100, SOMETIMES), (101, 110, NEVER), (100, 110, SOMETIMES)]
)
def test_a_band_is_held_against_the_range(low: int, high: int, expected: Attainable) -> None:
    assert expected is between(scale_of(measure()), low, high)


@pytest.mark.parametrize(
    ("full", "partial", "expected"),
    [
        ("minst 90", "minst 80", False),
        ("minst 90", "minst 90", True),
        ("minst 90", "minst 95", True),
        ("över 90", "minst 90", False),
        ("minst 90", "över 90", True),
        ("över 90", "över 90", True),
        ("högst 10", "högst 15", False),
        ("högst 10", "högst 10", True),
        ("högst 10", "högst 5", True),
        ("under 10", "högst 10", False),
        ("högst 10", "under 10", True),
        ("minst 90", "högst 80", False),
        ("minst 80", "exakt 90", True),
        ("minst 80", "exakt 70", False),
        ("exakt 90", "minst 90", False),
        ("exakt 90", "exakt 90", True),
        ("mellan 40 och 60", "mellan 30 och 70", False),
        ("mellan 40 och 60", "mellan 45 och 55", True),
        ("mellan 40 och 60", "mellan 45 och 65", False),
        ("mellan 40 och 60", "mellan 35 och 55", False),
        ("minst 40", "mellan 40 och 60", True),
        ("mellan 40 och 60", "minst 50", False),
        ("öka med minst 2", "öka med minst 1", False),
        ("öka med minst 2", "öka med minst 2", True),
        ("öka med minst 2", "öka med minst 3", True),
        ("öka med minst 2", "öka med minst 3 %", False),
        ("öka med minst 2 från 2020", "öka med minst 3 från 2021", False),
        ("öka med minst 2", "minska med minst 3", False),
        ("öka", "öka", True),
        ("öka med minst 2", "öka", False),
        ("minska med minst 5 %", "minska med minst 6 %", True),
        ("inte öka med minst 2", "inte öka med minst 3", False),
        ("inte öka med minst 2", "inte öka med minst 1", True),
        ("oförändrat ± 1", "oförändrat ± 2", False),
        ("oförändrat ± 2", "oförändrat ± 1", True),
        ("minst 120 % av 2019", "minst 110 % av 2019", False),
        ("minst 120 % av 2019", "minst 120 % av 2019", True),
        ("minst 120 % av 2019", "minst 130 % av 2019", True),
        ("över 120 % av 2019", "över 130 % av 2019", True),
        ("högst hälften av 2019", "högst 60 % av 2019", False),
        ("högst hälften av 2019", "högst 40 % av 2019", True),
        ("minst 120 % av 2019", "minst 130 % av 2018", False),
        ("minst 90", "minst 130 % av 2018", False),
        ("minst 90 i alla", "minst 95", False),
        ("minst 90 i alla", "minst 95 i alla", True),
        ("bättre än riket", "bättre än riket", True),
        ("bättre än riket", 'bättre än "Nyköping"', False),
        ("bättre än riket", "minst lika bra som riket", False),
        ("på väg mot minst 90 år 2030 från 2020", "på väg mot minst 80 år 2030 från 2020", False),
        ("på väg mot minst 90 år 2030 från 2020", "på väg mot minst 90 år 2030 från 2020", True),
        ("på väg mot minst 90 år 2030 från 2020", "på väg mot minst 95 år 2035 från 2020", False),
        ("i genomsnitt 2020–2022 minst 90", "i genomsnitt 2020–2022 minst 95", True),
        ("i genomsnitt 2020–2022 minst 90", "i genomsnitt 2021–2022 minst 95", False),
        ("i genomsnitt 2020–2022 minst 90", "minst 95", False),
        ("bland de 10 % bästa", "bland de 20 % bästa", False),
        ("bland de 10 % bästa", "bland de 5 % bästa", True),
        ("plats 10 eller bättre", "plats 20 eller bättre", False),
        ("plats 10 eller bättre", "plats 5 eller bättre", True),
    ],
)
def test_a_delvis_that_is_no_easier_than_the_whole(full: str, partial: str, expected: bool) -> None:
    unit = "plats" if full.startswith("plats") else "poäng"
    of = measure(f"mål 2024 {full}", f"mål 2025 {partial}", unit=unit)

    assert expected is no_easier(of.targets[1].target, of.targets[0].target)
