"""Conditions that ask of a set what cannot be asked of it (MK009)."""

import pytest

from dsl.parser import parse
from engine.resolve import resolve
from findings.finding import Finding

GOAL = 'plan "P"\n  år 2025\nnämndsmål a "A"\n  mäts med x\n  helt uppfyllt när {}\nnyckeltal x\n  enhet antal\n'
OVERALL = 'plan "P"\n  år 2025\nsamlad bedömning\n  helt uppfyllt när {}\n'


def told(text: str) -> list[Finding]:
    _, findings = resolve((parse(text, "r.mal")[0],))
    return [finding for finding in findings if finding.code == "MK009"]


@pytest.mark.parametrize(
    ("condition", "message", "help"),
    [
        ("alla uppdrag nås", "om uppdrag nås: de är klara eller inte", "alla uppdrag är klara"),
        ("alla aktiviteter nås", "om aktiviteter nås: de är klara eller inte", "alla aktiviteter är klara"),
        ("minst 2 uppdrag nås delvis", "om uppdrag nås: de är klara eller inte", "minst 2 uppdrag är klara"),
        ("alla nämndsmål nås", "om nämndsmål nås: de är uppfyllda eller inte", "alla nyckeltal nås"),
        ("alla mål nås", "om nämndsmål nås: de är uppfyllda eller inte", "alla nyckeltal nås"),
        ("alla prioriterade mål nås", "om prioriterade mål nås: de är uppfyllda eller inte", "alla nyckeltal nås"),
        ("alla nyckeltal är klara", "om nyckeltal är klara: de nås eller nås inte", "alla nyckeltal nås"),
        ("alla indikatorer är klara", "om indikatorer är klara: de nås eller nås inte", "alla indikatorer nås"),
        ("alla nyckeltal är helt uppfyllda", "om nyckeltal är uppfyllda: de nås eller nås inte", "alla nyckeltal nås"),
        ("alla uppdrag är helt uppfyllda", "om uppdrag är uppfyllda: de är klara eller inte", "alla uppdrag är klara"),
    ],
)
def test_what_cannot_be_asked_of_a_set_is_told_and_the_goal_is_not_judged(
    condition: str, message: str, help: str
) -> None:
    (found,) = told(GOAL.format(condition))

    assert found.message.sv == f"det går inte att pröva {message}"
    assert found.help is not None
    assert (found.help.sv, found.help.en) == (f"skriv `{help}`", f"write `{help}`")
    plan, _ = resolve((parse(GOAL.format(condition), "r.mal")[0],))
    assert plan is not None
    assert plan.goals[0].unread != ()


@pytest.mark.parametrize(
    ("condition", "help"),
    [
        ("alla nämndsmål nås", "alla nämndsmål är helt uppfyllda"),
        ("minst 2 nämndsmål nås delvis", "minst 2 nämndsmål är minst delvis uppfyllda"),
        ("alla mål är klara", "alla nämndsmål är helt uppfyllda"),
    ],
)
def test_in_a_roll_up_goals_are_counted(condition: str, help: str) -> None:
    (found,) = told(OVERALL.format(condition))

    assert found.help is not None
    assert found.help.sv == f"skriv `{help}`"


@pytest.mark.parametrize(
    "condition",
    ["alla nyckeltal nås", "minst 60 % av vikten nås", "alla uppdrag är klara", "x nås", "alla indikatorer nås delvis"],
)
def test_what_can_be_asked_is_not_told(condition: str) -> None:
    assert told(GOAL.format(condition)) == []
