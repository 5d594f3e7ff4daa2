"""A goal or a roll-up and the world it is judged in, its compiled rule and what was found on the way out."""

from fractions import Fraction

from dsl.ast import Class, Verdict, VerdictLine
from engine.conditions import built_in_condition, condition_formula
from engine.formula import Branch, Compiled, ExceptionBranch
from engine.judge import BEST_FIRST
from engine.names import key
from engine.plan import Goal, Plan, RollUp, Rule
from engine.scene import Scene, World


def compile_goal(world: World, goal: Goal) -> tuple[Compiled, Scene]:
    """The goal's rule for the world's year and case."""
    scene = Scene(
        world, goal, tuple((name, Fraction(weight)) for name, weight in goal.measures), indicators_above(world, goal)
    )
    return _compiled(scene, goal.rule), scene


def compile_roll_up(world: World, roll_up: RollUp) -> tuple[Compiled, Scene]:
    """The roll-up's rule; the goals it counts must have been judged."""
    plan = world.plan
    goals = plan.goals if roll_up.is_overall else tuple(g for g in plan.goals if contributes(plan, g, roll_up.name))
    indicators = tuple(
        measure.name
        for measure in plan.measures
        if measure.is_indicator
        and (roll_up.is_overall or any(key(name) == key(roll_up.name) for name in measure.contributes_to))
    )
    scene = Scene(
        world,
        None,
        tuple((name, Fraction(weight)) for goal in goals for name, weight in goal.measures),
        indicators,
        goals=tuple(goal.name for goal in goals),
        priority_goals=tuple(r.name for r in plan.roll_ups if not r.is_overall and not r.rule.built_in),
        undecided=roll_up.undecided,
    )
    return _compiled(scene, roll_up.rule), scene


def contributes(plan: Plan, goal: Goal, priority_goal: str) -> bool:
    """Whether `goal` contributes to the priority goal, itself or through an indicator."""
    if any(key(name) == key(priority_goal) for name in goal.priority_goals):
        return True
    indicators = {key(name) for name in goal.indicators}
    return any(
        key(measure.name) in indicators and any(key(name) == key(priority_goal) for name in measure.contributes_to)
        for measure in plan.measures
    )


def indicators_above(world: World, goal: Goal) -> tuple[str, ...]:
    """The indicators the goal contributes to; else those its own measures contribute to."""
    if goal.indicators:
        return goal.indicators
    found: dict[str, None] = {}
    for name, _ in goal.measures:
        for above in world.measures[key(name)].contributes_to:
            measure = world.measures.get(key(above))
            if measure is not None and measure.is_indicator:
                found.setdefault(measure.name)
    return tuple(found)


def _compiled(scene: Scene, rule: Rule) -> Compiled:
    exceptions = _exceptions(scene, rule)
    if not rule.lines:
        return Compiled((Branch(Class.FULL, built_in_condition(scene)),), Class.NOT, exceptions)
    branches = []
    for line in rule.lines:
        if line.condition is not None:
            branches.append(Branch(class_of(line.verdict), condition_formula(scene, line.condition)))
    branches.sort(key=lambda branch: BEST_FIRST.index(branch.of_class))
    rest: Class | None = Class.NOT
    if otherwise := [line for line in rule.lines if line.condition is None]:
        rest = class_of(otherwise[-1].verdict)
    elif any(branch.of_class is Class.NOT for branch in branches):
        rest = None
    return Compiled(tuple(branches), rest, exceptions)


def conditional_lines(rule: Rule) -> tuple[VerdictLine, ...]:
    """The verdict lines that have a condition, best first: the branches of the compiled rule, one for one."""
    lines = (line for line in rule.lines if line.condition is not None)
    return tuple(sorted(lines, key=lambda line: BEST_FIRST.index(class_of(line.verdict))))


def class_of(verdict: Verdict) -> Class:
    """The class of a line's verdict: a plan's own word has been given its class when the plan was resolved."""
    assert verdict.of_class is not None
    return verdict.of_class


def _exceptions(scene: Scene, rule: Rule) -> tuple[ExceptionBranch, ...]:
    index = {key(line.name.text): number for number, line in enumerate(rule.exceptions)}
    found = []
    for line in rule.exceptions:
        above = index.get(key(line.to.text)) if line.to is not None else None
        formula = condition_formula(scene, line.condition)
        found.append(ExceptionBranch(line.name.text, above, formula, class_of(line.verdict), line.span))
    return tuple(found)
