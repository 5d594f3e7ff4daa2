"""What became of every measure from one plan to another."""

import pytest

from dsl.parser import parse
from engine.changes import (
    Became,
    compared,
    declared_before,
    is_new_since,
    measure_changes,
    renamed,
)
from engine.plan import Plan, TargetOfYear
from engine.resolve import resolve
from engine.same_measure import former


def _plan(year: int, *blocks: str) -> Plan:
    text = f'plan "Mål {year}"\n  år {year}\n' + "\n".join(blocks)
    file, findings = parse(text, f"{year}.mal")
    plan, of_plan = resolve((file,))
    assert [finding.message.sv for finding in (*findings, *of_plan) if finding.code != "MK004"] == []
    assert plan is not None
    return plan


def _measure(*lines: str, name: str = "svar", title: str = "Andel svar", unit: str = "enhet andel") -> str:
    return "\n  ".join([f'nyckeltal {name} "{title}"', *([unit] if unit else []), *lines]) + "\n"


def _became(before: Plan, after: Plan, year: int = 2021) -> list[tuple[str | None, str | None, str, str, str]]:
    """Each measure: its names before and after, what became of it, and both targets."""
    return [
        (
            None if change.before is None else change.before.name,
            None if change.after is None else change.after.name,
            change.became.value,
            _shown(change.old),
            _shown(change.new),
        )
        for change in measure_changes(before, after, year)
    ]


def _shown(target: TargetOfYear | None) -> str:
    return "" if target is None else f"{target.year}: {target.target.printed}"


@pytest.mark.parametrize(
    ("old", "new", "became"),
    [
        ("minst 90 %", "minst 90 procent", "oförändrat"),
        ("minst 90 %", "minst 92 %", "skärpt"),
        ("minst 90 %", "minst 85 %", "sänkt"),
        ("högst 30 %", "högst 25 %", "skärpt"),
        ("högst 30 %", "högst 35 %", "sänkt"),
        ("över 30 %", "över 25 %", "sänkt"),
        ("under 30 %", "under 25 %", "skärpt"),
        ("minst 90 %", "över 90 %", "ändrat"),
        ("minst 90 %", "högst 90 %", "ändrat"),
        ("exakt 90 %", "exakt 80 %", "ändrat"),
        ("mellan 5 % och 7 %", "mellan 5 % och 7 %", "oförändrat"),
        ("mellan 5 % och 7 %", "mellan 5 % och 8 %", "ändrat"),
        ("öka från 2018", "öka från 2018", "oförändrat"),
        ("öka från 2018", "öka från 2019", "ändrat"),
        ("öka", "förbättras", "ändrat"),
        ("öka", "öka från föregående mätning", "oförändrat"),
        ("öka med minst 2 procentenheter", "öka med minst 3 procentenheter", "ändrat"),
        ("högst hälften av 2018", "högst hälften av 2018", "oförändrat"),
        ("högst hälften av 2018", "högst 40 % av 2018", "ändrat"),
        ("bättre än riket", "bättre än liknande kommuner", "ändrat"),
        ("bättre än riket", "bättre än riket", "oförändrat"),
        ("på väg mot minst 95 % år 2035 från 2019", "på väg mot minst 95 % år 2035 från 2019", "oförändrat"),
        ("på väg mot minst 95 % år 2035 från 2019", "på väg mot minst 95 % år 2036 från 2019", "ändrat"),
        ("på väg mot minst 95 % år 2035 från 2019", "på väg mot minst 90 % år 2035 från 2019", "ändrat"),
        ("i genomsnitt 2018–2020 minst 2 %", "i genomsnitt 2019–2021 minst 2 %", "oförändrat"),
        ("i genomsnitt 2018–2020 minst 2 %", "i genomsnitt 2018–2020 minst 2 %", "ändrat"),
        ("i genomsnitt 2018–2020 minst 2 %", "i genomsnitt 2018–2021 minst 2 %", "ändrat"),
        ("i genomsnitt 2018–2020 minst 2 %", "i genomsnitt 2019–2021 av minst 2 år minst 2 %", "ändrat"),
        ("minst 90 %", "minst 90 % för båda könen", "ändrat"),
        ("minst 90 %, delvis minst 80 %", "minst 90 %, delvis minst 80 %", "oförändrat"),
        ("minst 90 %, delvis minst 80 %", "minst 90 %, delvis minst 70 %", "sänkt"),
        ("minst 90 %, delvis minst 80 %", "minst 90 %, delvis minst 85 %", "skärpt"),
        ("minst 90 %, delvis minst 80 %", "minst 92 %, delvis minst 70 %", "skärpt"),
        ("minst 90 %, delvis minst 80 %", "minst 90 %", "ändrat"),
        ("minst 90 %", "minst 90 %, delvis minst 80 %", "ändrat"),
    ],
)
def test_two_targets_are_compared_by_what_they_ask_for(old: str, new: str, became: str) -> None:
    before, after = _plan(2020, _measure(f"mål 2020 {old}")), _plan(2021, _measure(f"mål 2021 {new}"))

    assert _became(before, after) == [("svar", "svar", became, *_pair(before, after))]
    assert compared(after.measures[0].targets[0], before.measures[0].targets[0]).value == became


def _pair(before: Plan, after: Plan) -> tuple[str, str]:
    return _shown(before.measures[0].targets[0]), _shown(after.measures[0].targets[0])


def test_the_target_before_is_that_of_the_earlier_plans_own_year() -> None:
    """One that it has already for the year after is what the later plan took over."""
    before = _plan(2020, _measure("mål 2019 minst 80 %", "mål 2020 minst 90 %", "mål 2021 minst 92 %"))
    after = _plan(2021, _measure("mål 2020 minst 90 %", "mål 2021 minst 92 %"))

    assert _became(before, after) == [("svar", "svar", "skärpt", "2020: minst 90 %", "2021: minst 92 %")]


def test_the_target_before_is_the_latest_where_the_year_has_none() -> None:
    before = _plan(2020, _measure("mål 2018 minst 80 %", "mål 2019 minst 90 %"))
    after = _plan(2021, _measure("mål 2021 minst 85 %"))

    assert _became(before, after) == [("svar", "svar", "sänkt", "2019: minst 90 %", "2021: minst 85 %")]


def test_the_year_asked_for_is_no_later_than_it_says() -> None:
    plan = _plan(2022, _measure("mål 2020 minst 80 %", "mål 2022 minst 90 %"))

    assert _became(plan, plan, 2021) == [("svar", "svar", "utan målvärde", "2020: minst 80 %", "")]


def test_a_measure_without_a_target_for_the_year_is_told() -> None:
    before, after = _plan(2020, _measure("mål 2020 minst 80 %")), _plan(2021, _measure("mål 2020 minst 80 %"))

    assert _became(before, after) == [("svar", "svar", "utan målvärde", "2020: minst 80 %", "")]


def test_a_measure_that_never_had_a_target_is_told_as_one_without() -> None:
    before, after = _plan(2020, _measure()), _plan(2021, _measure())

    assert _became(before, after) == [("svar", "svar", "utan målvärde", "", "")]


def test_a_first_target_is_new() -> None:
    before, after = _plan(2020, _measure()), _plan(2021, _measure("mål 2021 minst 80 %"))

    assert _became(before, after) == [("svar", "svar", "nytt", "", "2021: minst 80 %")]


def test_a_target_of_a_year_to_come_stays() -> None:
    line = "mål 2022 halveras från 2022 till 2026"
    before, after = _plan(2020, _measure(line)), _plan(2021, _measure(line))

    assert _became(before, after) == [
        ("svar", "svar", "oförändrat", "2026: halveras från 2022 till 2026", "2026: halveras från 2022 till 2026")
    ]


def test_a_new_series_is_new_and_is_not_compared() -> None:
    before = _plan(2020, _measure("mål 2020 minst 80 %"))
    after = _plan(2021, _measure("mål 2021 minst 70 %", "nytt mått från 2021"))

    assert _became(before, after) == [("svar", "svar", "nytt", "2020: minst 80 %", "2021: minst 70 %")]


@pytest.mark.parametrize(("year", "new"), [(2020, True), (2021, False), (2022, False)])
def test_a_series_is_new_since_the_years_before_its_first(year: int, new: bool) -> None:
    assert is_new_since(_plan(2021, _measure("nytt mått från 2021")).measures[0], year) is new


def test_measures_that_are_only_in_one_of_the_plans_are_dropped_and_new() -> None:
    before = _plan(2020, _measure("mål 2020 minst 80 %"))
    after = _plan(2021, _measure("mål 2021 minst 70 %", name="ny", title="Andel nya"))

    assert _became(before, after) == [
        (None, "ny", "nytt", "", "2021: minst 70 %"),
        ("svar", None, "utgått", "2020: minst 80 %", ""),
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (_measure("mål 2020 minst 80 %"), _measure("mål 2021 minst 80 %", name="n1")),
        (
            _measure("mål 2020 minst 80 %"),
            _measure("mål 2021 minst 80 %", 'tidigare "Andel svar"', name="n1", title="Andel som får svar"),
        ),
        (
            _measure("mål 2020 minst 80 %", "källa Kolada N07900"),
            _measure("mål 2021 minst 80 %", "källa Kolada N07900", name="n1", title="Andel som får svar"),
        ),
        (
            _measure("mål 2020 minst 80 %"),
            _measure(name="hel") + "nyckeltal del\n  samma mått som hel\n  mål 2021 minst 80 %\n",
        ),
    ],
)
def test_a_measure_under_another_name_is_the_same(before: str, after: str) -> None:
    changes = measure_changes(_plan(2020, before), _plan(2021, after), 2021)

    found = [(change.before and change.before.name, renamed(change)) for change in changes if change.before]
    assert found == [("svar", True)]


@pytest.mark.parametrize(
    "after",
    [
        _measure(name="svar", title="Andel som klagar"),
        _measure(name="svar", unit="enhet antal"),
        _measure(name="svar").replace("nyckeltal", "indikator"),
    ],
)
def test_the_short_name_alone_makes_no_measure_the_same(after: str) -> None:
    changes = measure_changes(_plan(2020, _measure()), _plan(2021, after), 2021)

    assert [(change.became, renamed(change)) for change in changes] == [(Became.NEW, False), (Became.DROPPED, False)]


def test_measures_called_alike_are_told_apart_by_their_short_names() -> None:
    before = _plan(2020, _measure("mål 2020 minst 1 %", name="a"), _measure("mål 2020 minst 2 %", name="b"))
    after = _plan(2021, _measure("mål 2021 minst 2 %", name="B"), _measure("mål 2021 minst 1 %", name="c"))

    assert _became(before, after) == [
        ("b", "B", "oförändrat", "2020: minst 2 %", "2021: minst 2 %"),
        ("a", "c", "oförändrat", "2020: minst 1 %", "2021: minst 1 %"),
    ]


def test_a_measure_is_continued_once() -> None:
    after = _plan(2021, _measure(name="a"), _measure(name="b"))

    assert [(old, new) for old, new, *_ in _became(_plan(2020, _measure()), after)] == [("svar", "a"), (None, "b")]


def test_a_measure_without_a_unit_is_known_by_both_its_names() -> None:
    before = _plan(2020, _measure("mål 2020 minst 1", unit=""))

    assert _became(before, _plan(2021, _measure("mål 2021 minst 2", unit="")))[0][2] == "skärpt"
    assert _became(before, _plan(2021, _measure("mål 2021 minst 2", unit="", name="n")))[0][:3] == (None, "n", "nytt")
    assert _became(before, _plan(2021, _measure("mål 2021 minst 2", unit="", title="N")))[0][2] == "nytt"


def test_the_target_before_is_looked_for_in_one_plan_after_another() -> None:
    latest, earliest = _plan(2020, _measure()), _plan(2019, _measure("mål 2019 minst 1 %", "mål 2025 minst 5 %"))
    plans = [(plan, former(plan.measures)) for plan in (latest, earliest)]
    measure = _plan(2021, _measure("mål 2021 minst 2 %")).measures[0]

    found = declared_before(measure, plans, 2021)
    assert found is not None
    assert (found[0], found[1], _shown(found[2])) == (earliest, earliest.measures[0], "2019: minst 1 %")
    assert declared_before(measure, plans, 2018) is None
    assert declared_before(measure, plans[:1], 2021) is None
