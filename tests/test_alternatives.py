"""What another policy or another target would have given, listed where it could matter and only there."""

import json
from decimal import Decimal

import pytest
from attrs import evolve

from dsl.ast import Action, Class, PolicyKind
from dsl.parser import parse, parse_policy
from engine.alternatives import in_plan, listed, with_policy, with_target
from engine.assessment import Alternative, Assessment, Evaluated
from engine.evaluate import evaluate
from engine.plan import PolicyInForce
from engine.policies import override
from engine.resolve import resolve
from engine.world import world_of
from findings.text import Text
from readers.yaml_case import read_cases

FULL, PARTLY, NOT, UNDECIDED = Class.FULL, Class.PARTLY, Class.NOT, Class.UNDECIDED
HELT, EJ, KAN_EJ = "Helt uppfyllt", "Ej uppfyllt", "Kan ej bedömas"
PREL = Text("preliminärt utfall godtas", "preliminary outcomes are accepted")
NO_PREL = Text("preliminärt utfall kan ej bedömas", "preliminary outcomes cannot be assessed")
OPEN = Text("saknat utfall kan ej bedömas", "missing outcomes cannot be assessed")
NOT_MET = Text("saknat utfall räknas som ej uppfyllt", "missing outcomes count as not met")
CARRY = Text("saknat utfall ersätts av senaste utfall", "missing outcomes are replaced by the latest outcome")
LEAVE_OUT = Text("saknat utfall räknas inte", "missing outcomes are left out")
EQUAL = Text("lika med målvärdet räcker", "equal to the target is enough")
STRICT = Text("lika med målvärdet räcker inte", "equal to the target is not enough")
ROUNDED = Text("avrundning som avgör godtas", "rounding that decides the verdict is accepted")
NOT_ROUNDED = Text("avrundning som avgör kan ej bedömas", "a verdict that rounding decides cannot be assessed")


def judged(rows: dict[str, dict[str, str]], *lines: str, target: str = "minst 5", scale=(), overrides=()) -> Evaluated:
    """One goal of one measure in index, with policies in the plan and an overall assessment."""
    text = (
        "\n  ".join(('plan "P"', "år 2020", *scale, *lines))
        + f"""
nämndsmål g "G"
  mäts med x
nyckeltal x
  enhet index
  mål 2020 {target}
nyckeltal annat
  enhet index
  mål 2020 minst 5
samlad bedömning
  helt uppfyllt när alla nämndsmål är helt uppfyllda
"""
    )
    file, findings = parse(text, "p.mal")
    assert [one.message.sv for one in findings] == []
    plan, findings = resolve((file,))
    assert [one.message.sv for one in findings] == []
    assert plan is not None
    case = {"rapport": {"titel": "P", "period": "2020"}, "utfall": rows}
    (read,), findings = read_cases(json.dumps(case), "p.yaml")
    assert findings == ()
    given = []
    for sentence in overrides:
        policy, findings = parse_policy(sentence)
        assert policy is not None
        given.append(override(policy))
    return evaluate(plan, read, tuple(given))


def goal(of: Evaluated) -> Assessment:
    return of.assessments[0]


def told(of: Evaluated) -> list[tuple[Text, str, Class]]:
    return [(one.policy, one.computed, one.of_class) for one in goal(of).alternatives]


@pytest.mark.parametrize(
    ("row", "lines", "expected"),
    [
        # A final figure off the limit depends on no policy.
        ({"2020": "6,0"}, (), []),
        ({"2020": "4,0"}, (), []),
        # A preliminary one.
        ({"2020": "prel 6,0"}, (), [(NO_PREL, KAN_EJ, UNDECIDED)]),
        ({"2020": "prel 6,0"}, ("prel kan ej bedömas",), [(PREL, HELT, FULL)]),
        (
            {"2020": "prel 6,0"},
            ("prel godtas med marginal 3",),
            [(PREL, HELT, FULL), (NO_PREL, KAN_EJ, UNDECIDED)],
        ),
        ({"2020": "prognos 6,0"}, (), []),
        # A missing one.
        (
            {"2020": "i.u.", "2019": "6"},
            (),
            [(NOT_MET, EJ, NOT), (CARRY, HELT, FULL), (LEAVE_OUT, KAN_EJ, UNDECIDED)],
        ),
        (
            {"2019": "6"},
            ("saknat utfall ersätts av senaste utfall",),
            [(OPEN, KAN_EJ, UNDECIDED), (NOT_MET, EJ, NOT), (LEAVE_OUT, KAN_EJ, UNDECIDED)],
        ),
        (
            {"2019": "6"},
            ("saknat utfall räknas som ej uppfyllt",),
            [(OPEN, KAN_EJ, UNDECIDED), (CARRY, HELT, FULL), (LEAVE_OUT, KAN_EJ, UNDECIDED)],
        ),
        (
            {"2019": "4"},
            ("saknat utfall räknas inte",),
            [(OPEN, KAN_EJ, UNDECIDED), (NOT_MET, EJ, NOT), (CARRY, EJ, NOT)],
        ),
        # Missing this year, and the figure that would be carried is preliminary.
        (
            {"2019": "prel 6"},
            ("saknat utfall ersätts av senaste utfall",),
            [
                (NO_PREL, KAN_EJ, UNDECIDED),
                (OPEN, KAN_EJ, UNDECIDED),
                (NOT_MET, EJ, NOT),
                (LEAVE_OUT, KAN_EJ, UNDECIDED),
            ],
        ),
        # A carry with an age is a carry: one without is not listed beside it.
        (
            {"2018": "6"},
            ("saknat utfall ersätts av senaste utfall, högst 1 år gammalt",),
            [(OPEN, KAN_EJ, UNDECIDED), (NOT_MET, EJ, NOT), (LEAVE_OUT, KAN_EJ, UNDECIDED)],
        ),
        # Exactly at the limit, where rounding decides too.
        ({"2020": "5,0"}, (), [(STRICT, EJ, NOT), (NOT_ROUNDED, KAN_EJ, UNDECIDED)]),
        ({"2020": "5,0"}, ("lika räcker inte",), [(EQUAL, HELT, FULL), (NOT_ROUNDED, KAN_EJ, UNDECIDED)]),
        (
            {"2020": "5,0"},
            ("avrundning kan ej bedömas",),
            [(STRICT, KAN_EJ, UNDECIDED), (ROUNDED, HELT, FULL)],
        ),
    ],
)
def test_the_listed_policies_that_could_matter_are_tried(row, lines, expected):
    assert expected == told(judged({"x": row}, *lines))


def test_near_the_limit_rounding_decides_and_equality_does_not():
    of = judged({"x": {"2020": "5"}}, target="minst 4,8")

    assert told(of) == [(NOT_ROUNDED, KAN_EJ, UNDECIDED)]
    refused = judged({"x": {"2020": "5"}}, "avrundning kan ej bedömas", target="minst 4,8")
    assert goal(refused).computed_word == KAN_EJ
    assert told(refused) == [(ROUNDED, HELT, FULL)]


def test_a_policy_on_the_command_line_is_in_force_and_not_listed():
    of = judged({"x": {"2019": "6"}}, overrides=("saknat utfall räknas inte",))

    assert told(of) == [(OPEN, KAN_EJ, UNDECIDED), (NOT_MET, EJ, NOT), (CARRY, HELT, FULL)]


def test_an_alternative_is_in_the_plans_words():
    scale = ('bedömning "Grön" betyder helt uppfyllt', 'bedömning "Röd" betyder ej uppfyllt eller kan ej bedömas')
    of = judged({"x": {"2020": "prel 6,0"}}, scale=scale)

    assert (Alternative(NO_PREL, "Röd", UNDECIDED),) == goal(of).alternatives


def test_a_roll_up_and_an_unexplained_goal_have_no_alternatives():
    of = judged({"x": {"2020": "prel 6,0"}})

    assert of.assessments[1].alternatives == ()
    unexplained = evaluate(of.plan, of.case, explained=False)
    assert [one.alternatives for one in unexplained.assessments] == [(), ()]
    assert [one.reasons for one in unexplained.assessments] == [(), ()]


def test_with_policy_replaces_the_one_of_its_kind_and_keeps_the_others():
    of = judged({"x": {"2019": "prel 6"}}, overrides=("prel kan ej bedömas", "saknat utfall räknas inte"))
    world = world_of(of)
    (subject,) = of.plan.goals

    assert UNDECIDED is with_policy(world, subject, listed(PolicyKind.MISSING, Action.CARRY))
    assert NOT is with_policy(world, subject, listed(PolicyKind.MISSING, Action.COUNT_AS_NOT_MET))
    without = evolve(world, overrides=())
    assert FULL is with_policy(without, subject, listed(PolicyKind.MISSING, Action.CARRY))


def test_a_listed_policy_is_as_on_the_command_line():
    assert PolicyInForce(PolicyKind.EQUAL, Action.NOT_ENOUGH, None, None, "kommandoraden", None) == listed(
        PolicyKind.EQUAL, Action.NOT_ENOUGH
    )


# --- Another target -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("target", "measure", "value", "expected"),
    [
        ("minst 5", "x", "6", (FULL,)),
        ("minst 5", "x", "6.1", (NOT,)),
        ("minst 5", "X", "7", (NOT,)),
        ("högst 5", "x", "6", (FULL,)),
        ("högst 5", "x", "5.9", (NOT,)),
        # The same figure, another measure's, no one figure, no such measure.
        ("minst 5", "x", "5", ()),
        ("minst 5", "annat", "9", (FULL,)),
        ("mellan 5 och 7", "x", "9", ()),
        ("öka", "x", "9", ()),
        ("minst 5", "y", "9", ()),
    ],
)
def test_another_figure_in_the_target_of_the_year(target, measure, value, expected):
    of = judged({"x": {"2020": "6,0", "2019": "5"}}, target=target)

    assert expected == with_target(of, goal(of), measure, Decimal(value))


def test_only_the_target_of_the_year_is_changed():
    of = judged({"x": {"2020": "6,0"}}, target="minst 5\n  mål 2019 minst 7")

    assert with_target(of, goal(of), "x", Decimal(5)) == ()
    assert with_target(of, goal(of), "x", Decimal(7)) == (NOT,)


def test_a_roll_up_has_no_target_to_change():
    of = judged({"x": {"2020": "6,0"}})

    assert with_target(of, of.assessments[1], "x", Decimal(9)) == ()
    assert with_target(of, evolve(goal(of), is_roll_up=True), "x", Decimal(9)) == ()
    assert with_target(of, evolve(goal(of), name="okänt"), "x", Decimal(9)) == ()


def test_another_plan_judges_the_same_figures():
    of = judged({"x": {"2020": "6,0"}})
    (subject,) = of.plan.goals
    stricter = judged({"x": {"2020": "1,0"}}, target="minst 7").plan

    assert FULL is in_plan(of, of.plan, subject)
    assert NOT is in_plan(of, stricter, subject)
    missing = judged({"x": {"2020": "i.u.", "2019": "6"}})
    counting = judged({"x": {"2020": "1,0"}}, "saknat utfall räknas som ej uppfyllt").plan
    assert UNDECIDED is in_plan(missing, missing.plan, subject)
    assert NOT is in_plan(missing, counting, subject)
    carrying = judged({"x": {"2020": "i.u.", "2019": "6"}}, overrides=("saknat utfall ersätts av senaste utfall",))
    assert FULL is in_plan(carrying, of.plan, subject)
