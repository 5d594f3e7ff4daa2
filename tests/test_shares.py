"""Shares of targets that cannot be taken: told by the plan alone, once each, and not again of its report."""

import pytest

from dsl.parser import parse
from engine.lint import plan_findings
from engine.resolve import resolve
from engine.run import Options, run
from readers.yaml_case import read_cases

X = "nyckeltal x\n  enhet procent\n  mål 2024 {}\n"
GOAL = 'nämndsmål g "Målet"\n  mäts med x\n  helt uppfyllt när x nås\n'
PARTLY = "  delvis uppfyllt när x når minst {} % av målvärdet\n"
NO_LIMIT = 'det går inte att säga hur stor del av {} som "x" når'
BEYOND = "{} % av målvärdet är ingen del av det: andelen ska vara över 0 och högst 100 %"


def text(target: str, percent: str = "80") -> str:
    return 'plan "P"\n  år 2024\n' + GOAL + PARTLY.format(percent) + X.format(target)


def told(rules: str) -> list[tuple[str, str | None, str]]:
    file, _ = parse(rules, "mål.mal")
    plan, _ = resolve((file,))
    assert plan is not None
    return [(one.code, one.goal, one.message.sv) for one in plan_findings(plan) if one.code == "MK112"]


@pytest.mark.parametrize("target", ["minst 5", "högst 5", "över 5", "under 5"])
def test_a_limit_above_zero_has_shares(target: str) -> None:
    assert told(text(target)) == []


@pytest.mark.parametrize("target", ["mellan 2 och 8", "minst 0", "högst −3", "öka", "exakt 5", "högst hälften av 2020"])
def test_any_other_target_has_none(target: str) -> None:
    assert told(text(target)) == [("MK112", "g", NO_LIMIT.format(target))]
    assert told(text(target, "100")) == []


@pytest.mark.parametrize(("percent", "wrong"), [("0", True), ("101", True), ("100", False), ("0,5", False)])
def test_a_share_is_above_nothing_and_at_most_all(percent: str, wrong: bool) -> None:
    expected = [("MK112", "g", BEYOND.format(percent))] if wrong else []

    assert told(text("minst 5", percent)) == expected


@pytest.mark.parametrize(("target", "percent"), [("mellan 2 och 8", "80"), ("minst 5", "120")])
def test_it_is_told_once_in_a_run(target: str, percent: str) -> None:
    file, _ = parse(text(target, percent), "mål.mal")
    report = 'rapport: {period: 2024}\nutfall: {x: {2024: "1"}}\nbedömningar: {g: Ej uppfyllt}\n'
    cases, _ = read_cases(report, "fall.yaml")
    result = run(((file,),), cases, Options())

    assert [one.code for one in result.findings if one.code == "MK112"] == ["MK112"]
    assert [problem.code for problem in result.evaluated[0].assessments[0].errors] == ["MK112"]


def test_a_figure_below_zero_is_told_of_the_report() -> None:
    file, _ = parse(text("minst 5"), "mål.mal")
    cases, _ = read_cases('rapport: {period: 2024}\nutfall: {x: {2024: "−1"}}\n', "fall.yaml")

    assert [one.message.sv for one in run(((file,),), cases, Options()).findings if one.code == "MK112"] == [
        NO_LIMIT.format("minst 5")
    ]


def test_a_condition_of_every_goal_is_told_once_for_each_measure() -> None:
    common = "varje nämndsmål\n  helt uppfyllt när i snitt minst 90 % av målvärdena\n"
    goals = "".join(f'nämndsmål {name} "Målet {name}"\n  mäts med x\n' for name in "gh")
    rules = 'plan "P"\n  år 2024–2025\n' + common + goals + X.format("öka") + "  mål 2025 öka\n"

    assert told(rules) == [("MK112", "g", NO_LIMIT.format("öka"))]


def test_the_indicator_of_a_condition_is_the_goals_only_one() -> None:
    goal = (
        'nämndsmål g "Målet"\n  bidrar till indikatorn x\n  helt uppfyllt när indikatorn når minst 90 % av målvärdet\n'
    )
    rules = 'plan "P"\n  år 2024\n' + goal + X.format("öka").replace("nyckeltal", "indikator")

    assert told(rules) == [("MK112", "g", NO_LIMIT.format("öka"))]


def test_a_named_measure_of_a_roll_up() -> None:
    rules = text("öka").replace(PARTLY.format("80"), "")
    rules += 'prioriterat mål 1 "Växa"\n  helt uppfyllt när x når minst 90 % av målvärdet\n'

    assert told(rules) == [("MK112", "1", NO_LIMIT.format("öka"))]
