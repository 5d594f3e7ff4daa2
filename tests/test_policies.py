"""Who beats whom (language.md, "Policies"; semantics 1.4): every combination of levels that declare a policy."""

from decimal import Decimal
from itertools import product

import pytest
from attrs import evolve

from dsl.ast import Action, Policy, PolicyKind
from dsl.parser import parse, parse_policy
from engine.plan import Plan, PolicyInForce
from engine.policies import COMMAND_LINE, declared_policies, overridden, override
from engine.resolve import resolve

PLAN = """plan "Prov"
  år 2020
varje nämndsmål
nämndsmål g "Målet"
  mäts med x
nyckeltal x
  enhet andel
  mål 2020 minst 90 %
indikator kf
  enhet andel
"""
#: One policy for each level, so that it can be told which one is in force.
AT_LEVEL = {
    "nyckeltal": "saknat utfall ersätts av senaste utfall, högst 1 år gammalt",
    "nämndsmål": "saknat utfall ersätts av senaste utfall, högst 2 år gammalt",
    "varje nämndsmål": "saknat utfall ersätts av senaste utfall, högst 3 år gammalt",
    "plan": "saknat utfall ersätts av senaste utfall, högst 4 år gammalt",
}
OWN_FIRST = ("nyckeltal", "nämndsmål", "varje nämndsmål", "plan")
IMPORTED_LAST = ("nämndsmål", "varje nämndsmål", "plan", "nyckeltal")


def plan() -> Plan:
    file, findings = parse(PLAN, "prov.mal")
    assert findings == ()
    found, findings = resolve((file,))
    assert found is not None
    assert findings == ()
    return found


def policy(sentence: str) -> Policy:
    found, findings = parse_policy(sentence)
    assert findings == ()
    assert found is not None
    return found


def with_policies(levels: dict[str, tuple[Policy, ...]], *, imported: bool = False, measure: int = 0):
    """The plan's goal and one of its measures, with policies at the levels."""
    of = plan()
    changed = evolve(of.measures[measure], policies=levels.get("nyckeltal", ()), imported=imported)
    goal = evolve(of.goals[0], policies=levels.get("nämndsmål", ()))
    every, own = levels.get("varje nämndsmål", ()), levels.get("plan", ())
    return evolve(of, policies=own, every_goal_policies=every), goal, changed


@pytest.mark.parametrize("imported", [False, True])
@pytest.mark.parametrize("declares", list(product([False, True], repeat=4)))
def test_the_nearest_level_that_declares_a_policy_decides(declares, imported):
    levels = {level: (policy(AT_LEVEL[level]),) for level, one in zip(OWN_FIRST, declares, strict=True) if one}
    found = declared_policies(*with_policies(levels, imported=imported)).missing
    order = IMPORTED_LAST if imported else OWN_FIRST
    first = next((level for level in order if level in levels), None)
    if first is None:
        expected = PolicyInForce(PolicyKind.MISSING, Action.UNDECIDED, None, None, "inbyggd", None)
    else:
        (declared,) = levels[first]
        origin = "importerat nyckeltal" if imported and first == "nyckeltal" else first
        age = OWN_FIRST.index(first) + 1
        expected = PolicyInForce(PolicyKind.MISSING, Action.CARRY, None, age, origin, declared.span)

    assert expected == found


def test_an_indicator_of_the_plan_itself_is_called_so():
    own, _, indicator = with_policies({"nyckeltal": (policy("saknat utfall räknas inte"),)}, measure=1)

    assert declared_policies(own, None, indicator).missing.origin == "indikator"


@pytest.mark.parametrize(
    ("level", "origin"),
    [("nyckeltal", "nyckeltal"), ("nämndsmål", "inbyggd"), ("varje nämndsmål", "inbyggd"), ("plan", "plan")],
)
def test_a_measure_outside_every_goal_has_no_policies_of_goals(level, origin):
    of, _, measure = with_policies({level: (policy("saknat utfall räknas inte"),)})

    assert origin == declared_policies(of, None, measure).missing.origin


FIELDS = [
    ("prel kan ej bedömas", "preliminary", PolicyKind.PRELIMINARY, Action.UNDECIDED, Action.ACCEPT),
    ("saknat utfall räknas inte", "missing", PolicyKind.MISSING, Action.LEAVE_OUT, Action.UNDECIDED),
    ("ej mätt i år räknas som ej uppfyllt", "not_collected", PolicyKind.NOT_COLLECTED, Action.COUNT_AS_NOT_MET, None),
    ("ej tillämpligt kan ej bedömas", "not_applicable", PolicyKind.NOT_APPLICABLE, Action.UNDECIDED, None),
    ("sekretess räknas inte", "suppressed", PolicyKind.SUPPRESSED, Action.LEAVE_OUT, None),
    ("lika räcker inte", "equal", PolicyKind.EQUAL, Action.NOT_ENOUGH, Action.ENOUGH),
    ("avrundning kan ej bedömas", "rounding", PolicyKind.ROUNDING, Action.UNDECIDED, Action.ACCEPT),
]


@pytest.mark.parametrize(("sentence", "field", "kind", "action", "built_in"), FIELDS)
def test_each_kind_has_its_place_and_its_built_in_policy(sentence, field, kind, action, built_in):
    declared = policy(sentence)
    of, goal, measure = with_policies({"plan": (declared,)})
    found = declared_policies(of, goal, measure)
    without = declared_policies(evolve(of, policies=()), goal, measure)

    assert PolicyInForce(kind, action, None, None, "plan", declared.span) == getattr(found, field)
    expected = None if built_in is None else PolicyInForce(kind, built_in, None, None, "inbyggd", None)
    assert expected == getattr(without, field)
    assert evolve(found, **{field: None}) == evolve(without, **{field: None})


def test_kinds_are_looked_up_each_for_itself():
    levels = {
        "nyckeltal": (policy("lika räcker inte"),),
        "plan": (policy("prel kan ej bedömas"), policy("lika räcker")),
    }
    found = declared_policies(*with_policies(levels))

    assert (found.equal.action, found.equal.origin) == (Action.NOT_ENOUGH, "nyckeltal")
    assert (found.preliminary.action, found.preliminary.origin) == (Action.UNDECIDED, "plan")


def test_a_margin_is_in_the_measures_unit():
    of, goal, measure = with_policies({"plan": (policy("prel godtas med marginal 2"),)})
    days = policy("prel godtas med marginal 2 veckor")

    assert Decimal(2) == declared_policies(of, goal, measure).preliminary.margin
    file, _ = parse('plan "P"\n  år 2020\nnyckeltal x\n  enhet dagar\n', "dagar.mal")
    in_days, _ = resolve((file,))
    assert in_days is not None
    plan_of_days = evolve(in_days, policies=(days,))
    assert Decimal(14) == declared_policies(plan_of_days, None, in_days.measures[0]).preliminary.margin
    assert Action.ACCEPT_WITH_MARGIN is declared_policies(plan_of_days, None, in_days.measures[0]).preliminary.action


@pytest.mark.parametrize(("sentence", "field", "kind", "action", "built_in"), FIELDS)
def test_the_command_line_beats_every_level(sentence, field, kind, action, built_in):
    of, goal, measure = with_policies({level: (policy(AT_LEVEL[level]),) for level in AT_LEVEL})
    declared = declared_policies(of, goal, measure)
    given = override(policy(sentence))

    assert PolicyInForce(kind, action, None, None, "kommandoraden", None) == given
    assert evolve(declared, **{field: given}) == overridden(declared, (given,))


def test_the_command_line_carries_ages_and_margins_and_the_last_of_a_kind_counts():
    of, goal, measure = with_policies({})
    carry = override(policy("saknat utfall ersätts av senaste utfall, högst 2 år gammalt"))
    margin = override(policy("prel godtas med marginal 1,5"))
    leave_out = override(policy("saknat utfall räknas inte"))

    assert PolicyInForce(PolicyKind.MISSING, Action.CARRY, None, 2, COMMAND_LINE, None) == carry
    assert (
        PolicyInForce(PolicyKind.PRELIMINARY, Action.ACCEPT_WITH_MARGIN, Decimal("1.5"), None, COMMAND_LINE, None)
        == margin
    )
    found = overridden(declared_policies(of, goal, measure), (carry, margin, leave_out))
    assert (leave_out, margin) == (found.missing, found.preliminary)
    assert overridden(found, ()) == found


def test_a_margin_that_is_no_amount_of_the_measure_accepts_nothing():
    in_crowns, points = policy("prel godtas med marginal 2 kr"), policy("prel godtas med marginal 2 procentenheter")
    of, goal, measure = with_policies({"nämndsmål": (in_crowns,)})
    refused = PolicyInForce(PolicyKind.PRELIMINARY, Action.UNDECIDED, None, None, "nämndsmål", in_crowns.span)
    accepted = PolicyInForce(
        PolicyKind.PRELIMINARY, Action.ACCEPT_WITH_MARGIN, Decimal(2), None, "nämndsmål", points.span
    )

    assert declared_policies(of, goal, measure).preliminary == refused
    assert declared_policies(*with_policies({"nämndsmål": (points,)})).preliminary == accepted
