"""Targets against what was reached before: full tables (checks, MK203, MK204, MK206)."""

from decimal import Decimal

import pytest

from dsl.parser import parse
from engine.facts import Fact, of_measure, read_facts
from engine.ownership import target_of
from engine.plan import Measure, Plan
from engine.resolve import resolve
from engine.stricter import asks_for_more, last_outcome, laxer, level
from readers.yaml_case import read_cases

INDEX = "enhet index\n  mellan 1 och 100"
HIGHER = f"{INDEX}\n  högre är bättre"
LOWER = f"{INDEX}\n  lägre är bättre"


def _plan(body: str, target: str = "") -> Plan:
    text = (
        f'plan "Socialnämndens mål 2020"\n  år 2020\n  tecken "b" betyder tidsseriebrott\n\nnyckeltal x "X"\n  {body}\n'
    )
    if target:
        text += f"  mål 2020 {target}\n"
    file, found = parse(text, "regler.mal")
    plan, unbound = resolve((file,))
    assert (found, unbound) == ((), ())
    assert plan is not None
    return plan


def _measure(body: str, target: str = "") -> Measure:
    return _plan(body, target).measures[0]


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("minst 64", "64"),
        ("högst 64", "64"),
        ("över 64", "64"),
        ("under 64", "64"),
        ("exakt 64", "64"),
        ("mellan 60 och 64", None),
        ("öka", None),
        ("öka med minst 2", None),
        ("inte minska", None),
        ("bättre än riket", None),
        ("högst hälften av 2018", None),
        ("minst 64 för båda könen", None),
        ("på väg mot minst 90 år 2030 från 2019", None),
        ("i genomsnitt 2018–2020 minst 64", None),
    ],
)
def test_the_level_of_a_target_is_its_one_figure(phrase: str, expected: str | None) -> None:
    body = HIGHER + ("\n  könsuppdelat" if "könen" in phrase else "")
    target = target_of(_measure(body, phrase), 2020)

    assert target is not None
    assert level(target.target) == (None if expected is None else Decimal(expected))


@pytest.mark.parametrize(
    ("body", "phrase", "reached", "expected"),
    [
        (HIGHER, "minst 64", "63", True),
        (HIGHER, "minst 64", "64", False),
        (HIGHER, "minst 64", "65", False),
        (HIGHER, "över 64", "63", True),
        (HIGHER, "över 64", "64", True),
        (HIGHER, "över 64", "65", False),
        (LOWER, "högst 64", "63", False),
        (LOWER, "högst 64", "64", False),
        (LOWER, "högst 64", "65", True),
        (LOWER, "under 64", "63", False),
        (LOWER, "under 64", "64", True),
        (LOWER, "under 64", "65", True),
        (INDEX, "minst 64", "65", False),
        (INDEX, "högst 64", "63", False),
        # At the better end of the range nothing can be stricter.
        (HIGHER, "minst 100", "100", None),
        (HIGHER, "minst 64", "100", None),
        (HIGHER, "minst 100", "64", None),
        (LOWER, "högst 1", "1", None),
        (LOWER, "högst 64", "1", None),
        (HIGHER, "minst 1", "1", False),
        (LOWER, "högst 100", "100", False),
        # Nothing can be said.
        (LOWER, "minst 64", "65", None),
        (HIGHER, "högst 64", "63", None),
        (f"{INDEX}\n  bäst mellan 40 och 60", "minst 50", "55", None),
        (HIGHER, "exakt 64", "65", None),
        (HIGHER, "öka", "65", None),
        (HIGHER, "mellan 60 och 64", "65", None),
        ("enhet plats", "plats 50 eller bättre", "40", False),
        ("enhet plats", "plats 50 eller bättre", "60", True),
        ("enhet procent\n  högre är bättre", "minst 90 %", "100", False),
    ],
)
def test_whether_a_target_asks_for_more_than_was_reached(
    body: str, phrase: str, reached: str, expected: bool | None
) -> None:
    measure = _measure(body, phrase)
    target = target_of(measure, 2020)

    assert target is not None
    assert asks_for_more(target.target, Decimal(reached), measure) is expected


@pytest.mark.parametrize(
    ("cells", "body", "expected"),
    [
        ({2019: "58", 2018: "57"}, HIGHER, ["58"]),
        ({2020: "60", 2019: "58"}, HIGHER, ["58"]),
        ({2020: "60"}, HIGHER, []),
        ({2019: "i.u.", 2018: "57"}, HIGHER, ["57"]),
        ({2019: "i.u."}, HIGHER, []),
        ({}, HIGHER, []),
        ({2019: "prel 58", 2018: "57"}, HIGHER, ["57", "prel 58"]),
        ({2019: "58", 2018: "prel 57"}, HIGHER, ["58"]),
        ({2019: "prel 58"}, HIGHER, []),
        ({2019: "prognos 58"}, HIGHER, []),
        ({2020: "60 b", 2019: "58"}, HIGHER, []),
        ({2020: "60", 2019: "58 b", 2018: "57"}, HIGHER, ["58 b"]),
        ({2019: "i.u.", 2018: "57 b"}, HIGHER, ["57 b"]),
        ({2021: "60 b", 2019: "58"}, HIGHER, ["58"]),
        ({2019: "58", 2018: "57"}, f"{HIGHER}\n  nytt mått från 2019", ["58"]),
        ({2018: "57"}, f"{HIGHER}\n  nytt mått från 2019", []),
        ({2019: "58"}, f"{HIGHER}\n  nytt mått från 2020", []),
        ({2019: "58"}, f"{HIGHER}\n  nytt mått från 2021", ["58"]),
    ],
)
def test_the_last_outcome_before_a_year(cells: dict[int, str], body: str, expected: list[str]) -> None:
    plan = _plan(body)

    found = last_outcome(of_measure(_facts(plan, cells), "x"), plan.measures[0], 2020)
    assert [fact.cell.printed for fact in found] == expected


def test_a_year_printed_twice_is_the_last_outcome_only_where_the_two_agree() -> None:
    plan = _plan(HIGHER)
    measure = plan.measures[0]

    agree = last_outcome(of_measure(_facts(plan, {2019: "58"}, {2019: "58"}), "x"), measure, 2020)
    differ = last_outcome(of_measure(_facts(plan, {2019: "58"}, {2019: "57"}), "x"), measure, 2020)
    assert [fact.cell.printed for fact in agree] == ["58", "58"]
    assert differ == ()


@pytest.mark.parametrize(
    ("now", "before", "expected"),
    [
        ("minst 60", "minst 64", True),
        ("minst 64", "minst 64", False),
        ("minst 65", "minst 64", False),
        ("över 60", "över 64", True),
        ("högst 70", "högst 64", True),
        ("högst 64", "högst 64", False),
        ("högst 60", "högst 64", False),
        ("under 70", "under 64", True),
        ("minst 60", "över 64", False),
        ("högst 70", "minst 64", False),
        ("exakt 70", "exakt 64", False),
        ("öka", "minst 64", False),
        ("minst 60", "öka", False),
        ("öka", "öka", False),
    ],
)
def test_a_target_is_laxer_than_one_of_the_same_kind(now: str, before: str, expected: bool) -> None:
    targets = [target_of(_measure(INDEX, phrase), 2020) for phrase in (now, before)]

    assert targets[0] is not None
    assert targets[1] is not None
    assert laxer(targets[0].target, targets[1].target) is expected


def _facts(plan: Plan, *rows: dict[int, str]) -> tuple[Fact, ...]:
    lines = ["rapport:", "  titel: Socialnämndens årsredovisning 2020", "  period: 2020", "utfall:", "  x:"]
    for row in rows:
        cells = [f'{year}: "{printed}"' for year, printed in row.items()]
        lines.append(f"    - {{plats: {{rad: 7}}, {', '.join(cells)}}}" if cells else "    - {plats: {rad: 7}}")
    cases, found = read_cases("\n".join(lines) + "\n", "fall.yaml")
    assert found == ()
    return read_facts(plan, cases[0])[0]
