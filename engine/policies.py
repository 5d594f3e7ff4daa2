"""A plan, a goal and a measure in, the policies in force and where each comes from out (language.md, "Policies")."""

from collections.abc import Iterable, Iterator

from attrs import evolve

from dsl.ast import Action, Policy, PolicyKind
from engine.plan import Goal, Measure, Plan, Policies, PolicyInForce
from engine.resolve_measure import amount_in_unit

#: Semantics 1.4: what holds when nobody declares.
BUILT_IN = {
    PolicyKind.PRELIMINARY: Action.ACCEPT,
    PolicyKind.MISSING: Action.UNDECIDED,
    PolicyKind.EQUAL: Action.ENOUGH,
    PolicyKind.ROUNDING: Action.ACCEPT,
}
#: The field of Policies for each kind.
FIELD = {
    PolicyKind.PRELIMINARY: "preliminary",
    PolicyKind.MISSING: "missing",
    PolicyKind.NOT_COLLECTED: "not_collected",
    PolicyKind.NOT_APPLICABLE: "not_applicable",
    PolicyKind.SUPPRESSED: "suppressed",
    PolicyKind.EQUAL: "equal",
    PolicyKind.ROUNDING: "rounding",
}
COMMAND_LINE = "kommandoraden"
BUILT_IN_ORIGIN = "inbyggd"


def declared_policies(plan: Plan, goal: Goal | None, measure: Measure) -> Policies:
    """One policy of each kind for `measure` in `goal`, the command line left aside.

    The measure (own file) beats the goal, varje nämndsmål, the plan, an imported measure, the built-in.
    """
    found: dict[PolicyKind, PolicyInForce] = {}
    for origin, declared in _levels(plan, goal, measure):
        for policy in declared:
            if policy.kind not in found:
                found[policy.kind] = _in_force(policy, origin, measure)
    for kind, action in BUILT_IN.items():
        if kind not in found:
            found[kind] = PolicyInForce(kind, action, None, None, BUILT_IN_ORIGIN, None)
    return Policies(
        preliminary=found[PolicyKind.PRELIMINARY],
        missing=found[PolicyKind.MISSING],
        not_collected=found.get(PolicyKind.NOT_COLLECTED),
        not_applicable=found.get(PolicyKind.NOT_APPLICABLE),
        suppressed=found.get(PolicyKind.SUPPRESSED),
        equal=found[PolicyKind.EQUAL],
        rounding=found[PolicyKind.ROUNDING],
    )


def overridden(policies: Policies, overrides: Iterable[PolicyInForce]) -> Policies:
    """`policies` with those of the command line in their place: they beat every level."""
    for policy in overrides:
        policies = evolve(policies, **{FIELD[policy.kind]: policy})
    return policies


def each_policy(policies: Policies) -> Iterator[PolicyInForce]:
    """The policies that are in force, in the order of the language's table."""
    for name in FIELD.values():
        policy: PolicyInForce | None = getattr(policies, name)
        if policy is not None:
            yield policy


def override(policy: Policy) -> PolicyInForce:
    """A policy of the command line: it holds for every goal and every measure."""
    margin = policy.margin.value if policy.margin else None
    return PolicyInForce(policy.kind, policy.action, margin, policy.max_age, COMMAND_LINE, None)


def _levels(plan: Plan, goal: Goal | None, measure: Measure) -> Iterator[tuple[str, tuple[Policy, ...]]]:
    if not measure.imported:
        yield ("indikator" if measure.is_indicator else "nyckeltal"), measure.policies
    if goal is not None:
        yield "nämndsmål", goal.policies
        yield "varje nämndsmål", plan.every_goal_policies
    yield "plan", plan.policies
    if measure.imported:
        yield "importerat nyckeltal", measure.policies


def _in_force(policy: Policy, origin: str, measure: Measure) -> PolicyInForce:
    """The policy with its margin in the measure's unit; a margin in another unit accepts nothing (MK004 tells it)."""
    if policy.margin is None:
        return PolicyInForce(policy.kind, policy.action, None, policy.max_age, origin, policy.span)
    margin = amount_in_unit(policy.margin, measure.unit)
    action = policy.action if margin is not None else Action.UNDECIDED
    return PolicyInForce(policy.kind, action, margin, policy.max_age, origin, policy.span)
