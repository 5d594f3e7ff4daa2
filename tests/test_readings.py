"""Other honest readings of plan and figures (checks, MK401): undeclared policies, rounding, equality, the sentence."""

import json

import pytest
from attrs import evolve

from dsl.ast import Class
from dsl.parser import parse
from engine.assessment import Assessment, Evaluated
from engine.evaluate import evaluate
from engine.readings import Reading, readings
from engine.resolve import resolve
from findings.text import Text
from readers.yaml_case import read_cases

FULL, PARTLY, NOT, UNDECIDED = Class.FULL, Class.PARTLY, Class.NOT, Class.UNDECIDED
PREL = Text("preliminära utfall godtas", "preliminary outcomes are accepted")
NO_PREL = Text("preliminära utfall inte kan bedömas", "preliminary outcomes cannot be assessed")
OPEN = Text("saknade utfall inte kan bedömas", "missing outcomes cannot be assessed")
NOT_MET = Text("saknade utfall räknas som ej uppfyllda", "missing outcomes count as not met")
CARRY = Text("saknade utfall ersätts av det senaste", "missing outcomes are replaced by the latest")
LEAVE_OUT = Text("saknade utfall inte räknas", "missing outcomes are left out")
ROUNDED = Text("siffrorna är avrundade", "the figures are rounded")
STRICT = Text("lika med målvärdet inte räcker", "equal to the target is not enough")
EQUAL = Text("lika med målvärdet räcker", "equal to the target is enough")
#: Declares every policy, so that only rounding is left to read otherwise.
EVERYTHING = ("prel godtas", "saknat utfall kan ej bedömas", "lika med målvärdet räcker")


def judged(row: dict[str, str], *lines: str, target: str = "minst 5", sentence: str = "G", measure=()) -> Evaluated:
    of_measure = "\n  ".join(("nyckeltal x", "enhet index", *measure, f"mål 2020 {target}"))
    text = (
        "\n  ".join(('plan "P"', "år 2020", *lines))
        + f"""
nämndsmål g "{sentence}"
  mäts med x
{of_measure}
samlad bedömning
  helt uppfyllt när alla nämndsmål är helt uppfyllda
"""
    )
    file, findings = parse(text, "p.mal")
    assert [one.message.sv for one in findings] == []
    plan, findings = resolve((file,))
    assert [one.message.sv for one in findings] == []
    assert plan is not None
    case = {"rapport": {"titel": "P", "period": "2020"}, "utfall": {"x": row}}
    (read,), findings = read_cases(json.dumps(case), "p.yaml")
    assert findings == ()
    return evaluate(plan, read)


def goal(of: Evaluated) -> Assessment:
    return of.assessments[0]


def read(of: Evaluated) -> list[tuple[Text, tuple[Class, ...]]]:
    return [(one.how, one.gives) for one in readings(of, goal(of))]


def test_where_nothing_is_declared_every_policy_may_be_read_otherwise():
    of = judged({"2020": "prel 6,0"})

    assert read(of) == [
        (NO_PREL, (UNDECIDED,)),
        (NOT_MET, (FULL,)),
        (CARRY, (FULL,)),
        (LEAVE_OUT, (FULL,)),
        (ROUNDED, (FULL,)),
        (STRICT, (FULL,)),
    ]


def test_a_missing_figure_is_read_as_each_policy_has_it():
    of = judged({"2020": "i.u.", "2019": "6,0"})

    assert read(of) == [
        (NO_PREL, (UNDECIDED,)),
        (NOT_MET, (NOT,)),
        (CARRY, (FULL,)),
        (LEAVE_OUT, (UNDECIDED,)),
        (ROUNDED, ()),
        (STRICT, (UNDECIDED,)),
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("prel godtas",), [NOT_MET, CARRY, LEAVE_OUT, ROUNDED, STRICT]),
        (("prel kan ej bedömas",), [NOT_MET, CARRY, LEAVE_OUT, ROUNDED, STRICT]),
        (("saknat utfall kan ej bedömas",), [NO_PREL, ROUNDED, STRICT]),
        (("saknat utfall räknas inte",), [NO_PREL, ROUNDED, STRICT]),
        (("lika räcker",), [NO_PREL, NOT_MET, CARRY, LEAVE_OUT, ROUNDED]),
        (EVERYTHING, [ROUNDED]),
        (("avrundning kan ej bedömas",), [NO_PREL, NOT_MET, CARRY, LEAVE_OUT, ROUNDED, STRICT]),
    ],
)
def test_what_the_plan_declares_is_not_read_otherwise(lines, expected):
    of = judged({"2020": "6,0"}, *lines)

    assert expected == [how for how, _ in read(of)]


def test_what_the_measure_declares_is_declared():
    of = judged({"2020": "6,0"}, measure=EVERYTHING)

    assert [how for how, _ in read(of)] == [ROUNDED]


@pytest.mark.parametrize(
    ("target", "row", "gives"),
    [
        ("minst 5", {"2020": "6"}, (FULL,)),
        ("minst 5", {"2020": "5"}, (FULL, NOT)),
        # Ends included: 4,5 may be read in 4 and in 5.
        ("minst 4,5", {"2020": "4"}, (FULL, NOT)),
        ("minst 4,6", {"2020": "4"}, (NOT,)),
        ("över 4,5", {"2020": "4"}, (NOT,)),
        ("högst 4,5", {"2020": "5"}, (FULL, NOT)),
        ("öka", {"2020": "5", "2019": "5"}, (FULL, NOT)),
        ("öka", {"2020": "5", "2019": "4"}, (FULL, NOT)),
        ("öka", {"2020": "6", "2019": "4"}, (FULL,)),
        ("inte öka", {"2020": "5", "2019": "4"}, (FULL, NOT)),
        ("inte öka", {"2020": "6", "2019": "4"}, (NOT,)),
    ],
)
def test_every_value_within_rounding_is_a_reading_ends_included(target, row, gives):
    of = judged(row, *EVERYTHING, target=target)

    assert [(ROUNDED, gives)] == read(of)


@pytest.mark.parametrize(
    ("target", "outcome", "expected"),
    [
        ("minst 5", "5,0", [(STRICT, (NOT,))]),
        ("minst 5", "5,1", [(STRICT, (FULL,))]),
        ("högst 5", "5,0", [(STRICT, (NOT,))]),
        ("över 5", "5,0", [(STRICT, (NOT,)), (EQUAL, (FULL,))]),
        ("över 5", "4,9", [(STRICT, (NOT,)), (EQUAL, (NOT,))]),
        ("under 5", "5,0", [(STRICT, (NOT,)), (EQUAL, (FULL,))]),
        ("under 5", "5,1", [(STRICT, (NOT,)), (EQUAL, (NOT,))]),
        ("exakt 5", "5,0", [(STRICT, (FULL,))]),
    ],
)
def test_equality_is_read_both_ways_unless_the_plan_says_what_it_is_worth(target, outcome, expected):
    of = judged({"2020": outcome}, *EVERYTHING[:2], target=target)

    assert expected == read(of)[1:]
    declared = judged({"2020": outcome}, *EVERYTHING, target=target)
    assert read(declared)[1:] == []


def test_the_figure_of_the_sentence_is_a_reading_where_it_differs():
    of = judged({"2020": "6,0"}, *EVERYTHING, sentence="Indexet ska vara minst 7")
    how = Text('målet är "ska vara minst 7" som i målsatsen', 'the target is "ska vara minst 7" as in the sentence')

    assert read(of) == [(ROUNDED, (FULL,)), (how, (NOT,))]
    same = judged({"2020": "6,0"}, *EVERYTHING, sentence="Indexet ska vara minst 5")
    assert read(same) == [(ROUNDED, (FULL,))]


def test_a_roll_up_a_manual_goal_and_an_unknown_one_have_no_other_reading():
    of = judged({"2020": "prel 6,0"})

    assert readings(of, of.assessments[1]) == ()
    assert readings(of, evolve(goal(of), is_roll_up=True)) == ()
    assert readings(of, evolve(goal(of), name="okänt")) == ()
    manual = judged({"2020": "prel 6,0"})
    (subject,) = manual.plan.goals
    by_board = evolve(subject, rule=evolve(subject.rule, by_board=True))
    assert readings(evolve(manual, plan=evolve(manual.plan, goals=(by_board,))), goal(manual)) == ()


def test_a_reading_is_how_it_is_read_and_what_it_gives():
    of = judged({"2020": "6,0"}, *EVERYTHING)

    assert (Reading(ROUNDED, (FULL,)),) == readings(of, goal(of))
