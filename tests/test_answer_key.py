"""The real case under nine sets of policies: the verdicts worked out by hand, and what is and is not found."""

from pathlib import Path

import pytest

from dsl.parser import parse, parse_policy
from engine.run import Options, Result, run
from readers.yaml_case import read_cases

ROOT = Path(__file__).parents[1]
RULES = (ROOT / "rules" / "alingsas-ks-2020.mal").read_text("utf-8")
CASE = (ROOT / "cases" / "alingsas-ks-2020.yaml").read_text("utf-8")
GOALS = ("företagsklimat", "bredband", "dialog", "delaktighet", "inflytande", "bemötande", "telefon", "e-post")
LETTER = {"Helt uppfyllt": "H", "Ej uppfyllt": "E", "Kan ej bedömas": "-"}
OWN = "helt uppfyllt när alla nyckeltal nås"


def judged(policies: tuple[str, ...] = (), rules: str = RULES) -> Result:
    file, of_rules = parse(rules, "rules.mal")
    cases, of_case = read_cases(CASE, "case.yaml")
    read = [parse_policy(policy) for policy in policies]
    assert (of_rules, of_case, [found for _, found in read]) == ((), (), [()] * len(read))
    return run(((file,),), cases, Options(tuple(policy for policy, _ in read if policy is not None)))


def verdicts(result: Result) -> str:
    (evaluated,) = result.evaluated
    assert tuple(goal.name for goal in evaluated.assessments) == GOALS
    return " ".join(LETTER[goal.computed_word] for goal in evaluated.assessments)


@pytest.mark.parametrize(
    ("policies", "expected"),
    [
        ((), "H E H H H H H H"),
        (("preliminärt utfall kan ej bedömas",), "- E H H H H H H"),
        (('prel="kan ej bedömas"',), "- E H H H H H H"),
        (("saknat utfall kan ej bedömas",), "H - H H H H H H"),
        (("saknat utfall räknas som ej uppfyllt",), "H E H H H H H H"),
        (("lika med målvärdet räcker inte",), "H E H E H E H H"),
        (("avrundning som avgör kan ej bedömas",), "H E H - H - H H"),
        (("preliminärt utfall kan ej bedömas", "saknat utfall kan ej bedömas"), "- - H H H H H H"),
    ],
)
def test_each_policy_of_the_command_line_gives_the_verdicts_worked_out_by_hand(policies, expected):
    assert verdicts(judged(policies)) == expected


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("helt uppfyllt när indikatorn nås", "H H H H H E H H"),
        ("helt uppfyllt när indikatorn nås och alla nyckeltal nås", "H E H H H E H H"),
    ],
)
def test_each_basis_written_in_the_rule_file_gives_the_verdicts_worked_out_by_hand(condition, expected):
    assert OWN in RULES
    assert verdicts(judged(rules=RULES.replace(OWN, condition))) == expected


def test_only_the_goals_that_rest_on_less_than_final_figures_carry_marks():
    (evaluated,) = judged().evaluated
    marks = {goal.name: goal.marks for goal in evaluated.assessments if goal.marks}

    assert marks == {
        "företagsklimat": ("preliminärt",),
        "bredband": ("på 2019",),
        "delaktighet": ("avgörs av avrundning",),
        "bemötande": ("avgörs av avrundning",),
    }


def test_a_verdict_that_rounding_decides_could_be_either():
    (evaluated,) = judged(("avrundning som avgör kan ej bedömas",)).evaluated
    words = {goal.name: [c.value for c in goal.possible] for goal in evaluated.assessments if goal.why}

    assert words == {
        "delaktighet": ["Helt uppfyllt", "Ej uppfyllt"],
        "bemötande": ["Helt uppfyllt", "Ej uppfyllt"],
    }


def test_all_that_is_found_is_what_does_not_agree_and_nothing_else():
    found = [(finding.code, finding.goal, finding.severity.value) for finding in judged().findings]

    assert found == [
        ("MK403", "företagsklimat", "warning"),
        ("MK404", "bredband", "warning"),
        ("MK405", "delaktighet", "warning"),
        ("MK405", "bemötande", "note"),
        ("MK201", "bredband", "error"),
        ("MK202", "bredband", "warning"),
        ("MK305", "företagsklimat", "warning"),
        ("MK203", "dialog", "warning"),
        ("MK203", "inflytande", "warning"),
        ("MK204", "bredband", "note"),
        ("MK204", "bemötande", "note"),
        ("MK406", "bemötande", "warning"),
        ("MK407", "bredband", "note"),
        ("MK207", "bemötande", "note"),
        ("MK109", "dialog", "note"),
        ("MK109", "delaktighet", "note"),
        ("MK109", "inflytande", "note"),
    ]


def test_a_missing_outcome_without_a_declared_fallback_is_a_stated_verdict_without_evidence():
    rules = RULES.replace("  saknat utfall ersätts av senaste utfall, högst 1 år gammalt\n", "")
    found = [(f.code, f.severity.value) for f in judged(rules=rules).findings if f.goal == "bredband"]

    assert ("MK402", "error") in found
