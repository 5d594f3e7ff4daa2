"""A judged plan in, which figures and which goal each measure has, and where they stand, out."""

from collections.abc import Iterable, Mapping

from engine.assessment import Assessment, Evaluated
from engine.facts import Fact, Role, folded
from engine.plan import Goal, Measure, Plan, TargetOfYear
from engine.wording import one_line
from findings.finding import Label
from findings.text import Text, same

#: The figures of each measure in each role, oldest year first.
Figures = Mapping[tuple[str, Role], tuple[Fact, ...]]


def by_measure(facts: Iterable[Fact]) -> Figures:
    """The facts by measure and role; of one that has none, nothing."""
    found: dict[tuple[str, Role], list[Fact]] = {}
    for fact in facts:
        found.setdefault((fact.measure, fact.role), []).append(fact)
    return {key: tuple(sorted(of_key, key=lambda fact: fact.year)) for key, of_key in found.items()}


def owners(plan: Plan) -> Mapping[str, str]:
    """By measure's name, folded: the first goal that is measured by it, else the first that contributes to it."""
    found: dict[str, str] = {}
    for goal in plan.goals:
        for measure, _ in goal.measures:
            found.setdefault(folded(measure), goal.name)
    for goal in plan.goals:
        for indicator in goal.indicators:
            found.setdefault(folded(indicator), goal.name)
    return found


def own_measures(goal: Goal, assessment: Assessment) -> tuple[Measure, ...]:
    """The measures that the goal says it is measured by."""
    return tuple(judged.measure for judged in assessment.measures[: len(goal.measures)])


def indicators_of(goal: Goal, assessment: Assessment) -> tuple[Measure, ...]:
    """The indicators above the goal, whether or not its conditions name them."""
    direct = {folded(indicator) for indicator in goal.indicators}
    named = (judged.measure for judged in assessment.measures)
    above = (judged.measure for judged in assessment.indicators)
    return (*(measure for measure in named if folded(measure.name) in direct), *above)


def judged_goals(evaluated: Evaluated) -> tuple[tuple[Goal, Assessment], ...]:
    """Every goal of the plan with its assessment, in the order of the rule file; no roll-ups."""
    goals = {goal.name: goal for goal in evaluated.plan.goals}
    return tuple(
        (goals[assessment.name], assessment) for assessment in evaluated.assessments if not assessment.is_roll_up
    )


def by_goal(evaluated: Evaluated, facts: Iterable[Fact]) -> tuple[tuple[str | None, tuple[Fact, ...]], ...]:
    """The facts by the goal that their measures speak for, in the order they come; each goal once.

    The facts of a measure without a goal stand together, under None.
    """
    of_plan = owners(evaluated.plan)
    goals: dict[tuple[str | None, str], list[Fact]] = {}
    for fact in facts:
        goal = of_plan.get(folded(fact.measure))
        goals.setdefault((goal, fact.measure if goal is None else ""), []).append(fact)
    return tuple((goal, tuple(found)) for (goal, _), found in goals.items())


def target_of(measure: Measure, year: int) -> TargetOfYear | None:
    """The measure's target of a year, or None."""
    return next((target for target in measure.targets if target.year == year), None)


def declared_target(measure: Measure, target: TargetOfYear) -> Label:
    """Where a target is declared."""
    printed = f'"{measure.name}": {target.target.printed}'
    return Label(target.line.span, Text(f"målvärdet för {printed}", f"the target of {printed}"))


def printed_targets(figures: Figures, measure: Measure, year: int) -> tuple[Label, ...]:
    """Where the report prints a measure's target of a year."""
    return tuple(
        Label(
            fact.cell.place,
            Text(
                f'målvärdet för "{measure.name}" i rapporten: {one_line(fact.cell.printed)}',
                f'the target of "{measure.name}" in the report: {one_line(fact.cell.printed)}',
            ),
        )
        for fact in figures.get((measure.name, Role.TARGET), ())
        if fact.year == year
    )


def printed_facts(facts: Iterable[Fact]) -> tuple[Label, ...]:
    """Where figures stand in the report: `"svarstid" 2019: 64,50 %`."""
    return tuple(
        Label(fact.cell.place, same(f"{named(fact)}: {one_line(fact.cell.printed)}".rstrip(" :"))) for fact in facts
    )


def named(fact: Fact) -> str:
    """What a figure is called: `"svarstid" 2019`, `"svarstid" (riket) 2019`."""
    return f'"{fact.measure}" ({fact.name}) {fact.year}' if fact.name else f'"{fact.measure}" {fact.year}'
