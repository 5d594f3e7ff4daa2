"""A plan and a measure in, the goals that it speaks for and the places of its target out."""

from collections.abc import Iterable

from engine.assessment import Assessment, Evaluated
from engine.facts import Fact, Role, folded, of_measure
from engine.plan import Goal, Measure, Plan, TargetOfYear
from engine.wording import one_line
from findings.finding import Label
from findings.text import Text, same


def goal_of(plan: Plan, measure: str) -> str | None:
    """The first goal that is measured by it, else the first goal that contributes to it; None for neither."""
    name = folded(measure)
    for goal in plan.goals:
        if any(folded(own) == name for own, _ in goal.measures):
            return goal.name
    return next((goal.name for goal in plan.goals if name in {folded(above) for above in goal.indicators}), None)


def named_measures(plan: Plan, names: Iterable[str]) -> tuple[Measure, ...]:
    """The measures of those names, in that order."""
    by_name = {folded(measure.name): measure for measure in plan.measures}
    return tuple(by_name[folded(name)] for name in names if folded(name) in by_name)


def own_measures(plan: Plan, goal: Goal) -> tuple[Measure, ...]:
    """The measures that the goal says it is measured by."""
    return named_measures(plan, (name for name, _ in goal.measures))


def judged_goals(evaluated: Evaluated) -> tuple[tuple[Goal, Assessment], ...]:
    """Every goal of the plan with its assessment, in the order of the rule file; no roll-ups."""
    goals = {goal.name: goal for goal in evaluated.plan.goals}
    return tuple(
        (goals[assessment.name], assessment)
        for assessment in evaluated.assessments
        if not assessment.is_roll_up and assessment.name in goals
    )


def by_goal(evaluated: Evaluated, facts: Iterable[Fact]) -> tuple[tuple[str | None, tuple[Fact, ...]], ...]:
    """The facts by the goal that their measures speak for, in the order they come; each goal once.

    The facts of a measure without a goal stand together, under None.
    """
    goals: dict[tuple[str | None, str], list[Fact]] = {}
    for fact in facts:
        goal = goal_of(evaluated.plan, fact.measure)
        goals.setdefault((goal, fact.measure if goal is None else ""), []).append(fact)
    return tuple((goal, tuple(found)) for (goal, _), found in goals.items())


def target_of(measure: Measure, year: int) -> TargetOfYear | None:
    """The measure's target of a year, or None."""
    return next((target for target in measure.targets if target.year == year), None)


def declared_target(measure: Measure, target: TargetOfYear) -> Label:
    """Where a target is declared."""
    printed = f'"{measure.name}": {target.target.printed}'
    return Label(target.line.span, Text(f"målvärdet för {printed}", f"the target of {printed}"))


def printed_targets(facts: Iterable[Fact], measure: Measure, year: int) -> tuple[Label, ...]:
    """Where the report prints a measure's target of a year."""
    return tuple(
        Label(
            fact.cell.place,
            Text(
                f'målvärdet för "{measure.name}" i rapporten: {one_line(fact.cell.printed)}',
                f'the target of "{measure.name}" in the report: {one_line(fact.cell.printed)}',
            ),
        )
        for fact in of_measure(facts, measure.name, Role.TARGET)
        if fact.year == year
    )


def printed_facts(facts: Iterable[Fact]) -> tuple[Label, ...]:
    """Where figures stand in the report: `"bredband" 2019: 78,88 %`."""
    return tuple(
        Label(fact.cell.place, same(f"{named(fact)}: {one_line(fact.cell.printed)}".rstrip(" :"))) for fact in facts
    )


def named(fact: Fact) -> str:
    """What a figure is called: `"bredband" 2019`, `"bredband" (riket) 2019`."""
    return f'"{fact.measure}" ({fact.name}) {fact.year}' if fact.name else f'"{fact.measure}" {fact.year}'
