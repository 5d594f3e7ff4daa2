"""A plan, a goal and a measure in, the policies in force and where each comes from out (language.md, "Policies")."""

from collections.abc import Iterable, Iterator

from dsl.ast import Action, Policy, PolicyKind
from engine.plan import Goal, Measure, Plan, Policies, PolicyInForce
from engine.resolve_measure import in_unit

#: Semantics 1.4: what holds when nobody declares.
BUILT_IN = {
    PolicyKind.PRELIMINARY: Action.ACCEPT,
    PolicyKind.MISSING: Action.UNDECIDED,
    PolicyKind.EQUAL: Action.ENOUGH,
    PolicyKind.ROUNDING: Action.ACCEPT,
}
COMMAND_LINE = "kommandoraden"
BUILT_IN_ORIGIN = "inbyggd"


def policies_in_force(
    plan: Plan, goal: Goal | None, measure: Measure, overrides: Iterable[PolicyInForce] = ()
) -> Policies:
    """One policy of each kind for `measure` in `goal`.

    The command line beats all; then the measure (own file), the goal, varje nämndsmål, the plan, an imported
    measure, the built-in.
    """
    found: dict[PolicyKind, PolicyInForce] = {}
    for override in overrides:
        found[override.kind] = override
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
    margin = in_unit(policy.margin, measure.unit) if policy.margin else None
    return PolicyInForce(policy.kind, policy.action, margin, policy.max_age, origin, policy.span)
