"""A condition as written in, a formula out (semantics, clause 3)."""

from fractions import Fraction

from dsl import ast
from dsl.ast import Class, Compare, Group, RollUpPolicy
from engine.assessment import Problem, Standing, State, Why
from engine.assignment_status import DONE, assignment_status
from engine.evidence import LEVEL, expected_year, printed
from engine.figure import WITHOUT_VALUE
from engine.formula import (
    UNKNOWN,
    AllOf,
    AnyOf,
    AverageAtLeast,
    CappedShare,
    Constant,
    Count,
    Formula,
    Judged,
    Linear,
    Negation,
    Relation,
)
from engine.miscounted import another_number, not_one_indicator
from engine.names import key
from engine.plan import Measure, TargetOfYear
from engine.resolve_measure import resolve_target
from engine.scene import Mode, Scene, evidence_of, measure_named, outcome, target_of
from engine.shares import NoShare, beyond, is_share, limit, no_limit
from engine.targets import target_formula
from engine.truth import Truth, truth
from findings.finding import Finding, Label
from findings.text import Text

ONE = Fraction(1)
RELATION = {
    Compare.AT_LEAST: Relation.AT_LEAST,
    Compare.AT_MOST: Relation.AT_MOST,
    Compare.ABOVE: Relation.ABOVE,
    Compare.BELOW: Relation.BELOW,
}
#: Why it is not known whether an assignment is done.
STANDING_WHY = {
    Standing.NOT_DUE: Why.NOT_DUE,
    Standing.NOT_STATED: Why.NOT_DUE,
    Standing.UNCLEAR: Why.STATUS_UNCLEAR,
}


def condition_formula(scene: Scene, condition: ast.Condition) -> Formula:
    """The formula of `condition`; what cannot be computed is noted as a problem and unknown."""
    if isinstance(condition, ast.And):
        return AllOf(tuple(condition_formula(scene, part) for part in condition.parts))
    if isinstance(condition, ast.Or):
        return AnyOf(tuple(condition_formula(scene, part) for part in condition.parts))
    if isinstance(condition, ast.Not):
        return Negation(condition_formula(scene, condition.part))
    if isinstance(condition, ast.SetReached):
        return _set_reached(scene, condition)
    if isinstance(condition, ast.SetDone):
        return _set_done(scene, condition)
    if isinstance(condition, ast.GoalsAre):
        return _goals_are(scene, condition)
    if isinstance(condition, ast.GoalIs):
        return _goal_is(scene, condition)
    if isinstance(condition, ast.AverageShare):
        return _average(scene, condition)
    return _of_measure(scene, condition)


def built_in_condition(scene: Scene) -> Formula:
    """`alla nyckeltal nås` (semantics 3.3)."""
    return _count_all(scene, [reached(scene, measure, False) for measure in _implicit(scene)])


# --- One measure ----------------------------------------------------------------------------------


def _of_measure(
    scene: Scene,
    condition: ast.Reached | ast.ReachesShare | ast.Fulfils | ast.IsMissing | ast.IsPreliminary,
) -> Formula:
    measure = _named(scene, condition)
    if measure is None:
        return UNKNOWN
    if isinstance(condition, ast.Reached):
        return reached(scene, measure, condition.partly)
    if isinstance(condition, ast.ReachesShare):
        return _reaches_share(scene, measure, condition)
    if isinstance(condition, ast.Fulfils):
        findings: list[Finding] = []
        target = resolve_target(condition.target, measure.unit, findings)
        for found in findings:
            _problem(scene, "MK112", found.message, condition.target, found.help)
        return UNKNOWN if target is None else target_formula(scene, measure, target)
    if isinstance(condition, ast.IsMissing):
        fact = printed(scene.world.book, measure.name, expected_year(measure, scene.world.year))
        return Constant(truth(fact is None or fact.figure.status in WITHOUT_VALUE))
    evidence = evidence_of(scene, measure)
    used = evidence.state in (State.USED, State.CARRIED, State.REJECTED)
    return Constant(truth(used and evidence.figure is not None and LEVEL.get(evidence.figure.status) == 2))


def _named(
    scene: Scene,
    condition: ast.Reached | ast.ReachesShare | ast.Fulfils | ast.IsMissing | ast.IsPreliminary,
) -> Measure | None:
    """The measure a condition names; `indikatorn` is the one the goal contributes to."""
    if condition.measure is not None:
        return measure_named(scene, condition.measure.text)
    if len(scene.indicators) == 1:
        return measure_named(scene, scene.indicators[0])
    _problem(
        scene,
        "MK112",
        not_one_indicator(scene.world.plan, len(scene.indicators)),
        condition,
        Text(
            "skriv `bidrar till indikatorn …`, eller indikatorns namn i villkoret",
            "write `bidrar till indikatorn …`, or the indicator's name in the condition",
        ),
    )
    return None


def reached(scene: Scene, measure: Measure, partly: bool) -> Formula:
    """`x nås`, or `x nås delvis` (at least): the target of the year; unknown where there is none."""
    found = scene.reached.get((measure.name, partly))
    if found is None:
        found = scene.reached[measure.name, partly] = _reached(scene, measure, partly)
    return found


def _reached(scene: Scene, measure: Measure, partly: bool) -> Formula:
    of_year = target_of(measure, scene.world.year)
    if of_year is None:
        scene.whys.append(Why.TARGET_MISSING)
        return UNKNOWN
    if partly and of_year.partial is not None:
        return AnyOf((reached(scene, measure, False), target_formula(scene, measure, of_year.partial)))
    return target_formula(scene, measure, of_year.target)


def _reaches_share(scene: Scene, measure: Measure, condition: ast.ReachesShare) -> Formula:
    """`x når minst p % av målvärdet`: equality is enough (semantics 2.3)."""
    of_year = target_of(measure, scene.world.year)
    if of_year is None:
        scene.whys.append(Why.TARGET_MISSING)
        return UNKNOWN
    if not is_share(condition.percent):
        _no_share(scene, beyond(measure, condition.percent), condition)
        return UNKNOWN
    part = Fraction(condition.percent.value) / 100
    if part == 1:
        return reached(scene, measure, False)
    evidence = evidence_of(scene, measure)
    if evidence.state is State.COUNTED_AS_NOT_MET:
        return Constant(Truth.FALSE)
    if evidence.state in (State.LEFT_OUT, State.OUT_OF_RANGE, State.UNREADABLE, State.NOT_DUE):
        return UNKNOWN
    bound = _share_bound(scene, measure, of_year, condition)
    if bound is None:
        return UNKNOWN
    value = outcome(scene, measure)
    if of_year.target.compare in (Compare.AT_LEAST, Compare.ABOVE):
        return Linear(((value, ONE),), -part * bound, Relation.AT_LEAST)
    return Linear(((value, ONE),), -bound / part, Relation.AT_MOST)


def _share_bound(
    scene: Scene,
    measure: Measure,
    of_year: TargetOfYear,
    condition: ast.ReachesShare | ast.AverageShare,
) -> Fraction | None:
    """The limit a share is taken of: a limit above zero, of a figure that is not negative; else MK112."""
    value = evidence_of(scene, measure).value
    bound = limit(of_year.target)
    if bound is not None and (value is None or value >= 0):
        return bound
    _no_share(scene, no_limit(measure, of_year.target), condition)
    return None


def _no_share(scene: Scene, why: NoShare, condition: ast.ReachesShare | ast.AverageShare) -> None:
    _problem(scene, "MK112", why.message, condition, why.help)


# --- Sets of measures -------------------------------------------------------------------------------


def _implicit(scene: Scene) -> list[Measure]:
    """The goal's measures that take part: those left out, not applicable or without target do not."""
    members = [measure_named(scene, name) for name, _ in scene.members]
    return [measure for measure in members if _takes_part(scene, measure)]


def _takes_part(scene: Scene, measure: Measure) -> bool:
    if target_of(measure, scene.world.year) is None:
        return False
    return evidence_of(scene, measure).state is not State.LEFT_OUT


def _group(scene: Scene, group: Group) -> list[Measure]:
    names = scene.indicators if group is Group.INDICATORS else tuple(name for name, _ in scene.members)
    return [measure_named(scene, name) for name in names]


def _set_reached(scene: Scene, condition: ast.SetReached) -> Formula:
    quantifier = condition.quantifier
    declared = _group(scene, condition.group)
    change = condition.change
    if quantifier.out_of is not None and quantifier.out_of != len(declared):
        message, help = another_number(scene.world.plan, condition, len(declared), of_goal=scene.goal is not None)
        _problem(scene, "MK105", message, condition, help)
        return UNKNOWN
    weights = {key(name): weight for name, weight in scene.members}
    members: list[tuple[Formula, Fraction]] = []
    for measure in declared:
        weight = weights.get(key(measure.name), ONE) if condition.group is Group.WEIGHT else ONE
        if change is not None:
            if evidence_of(scene, measure).state is not State.LEFT_OUT:
                members.append((_changes(scene, measure, change), weight))
        elif _takes_part(scene, measure):
            members.append((reached(scene, measure, condition.partly), weight))
        elif quantifier.out_of is not None:
            members.append((UNKNOWN, weight))
    return _quantified(scene, quantifier, members)


def _changes(scene: Scene, measure: Measure, change: ast.Target) -> Formula:
    findings: list[Finding] = []
    target = resolve_target(change, measure.unit, findings)
    for found in findings:
        _problem(scene, "MK112", found.message, change, found.help)
    return UNKNOWN if target is None else target_formula(scene, measure, target)


def _quantified(scene: Scene, quantifier: ast.Quantifier, members: list[tuple[Formula, Fraction]]) -> Formula:
    """`alla`, `inget`, `minst n (av m)`, `minst p %`: over no members it is undecided (semantics 3.1)."""
    if not members:
        scene.whys.append(Why.NOTHING_TO_JUDGE)
        return UNKNOWN
    total = sum((weight for _, weight in members), Fraction(0))
    if quantifier.every:
        return AllOf(tuple(formula for formula, _ in members))
    if quantifier.none:
        return Negation(AnyOf(tuple(formula for formula, _ in members)))
    if quantifier.count is not None:
        threshold = Fraction(quantifier.count)
    else:
        assert quantifier.percent is not None
        threshold = total * Fraction(quantifier.percent) / 100
    return Count(tuple(members), RELATION[quantifier.compare], threshold)


def _count_all(scene: Scene, formulas: list[Formula]) -> Formula:
    if not formulas:
        scene.whys.append(Why.TARGET_MISSING if scene.members and not scene.evidence else Why.NOTHING_TO_JUDGE)
        return UNKNOWN
    return AllOf(tuple(formulas))


def _average(scene: Scene, condition: ast.AverageShare) -> Formula:
    members = []
    for measure in _implicit(scene):
        of_year = target_of(measure, scene.world.year)
        assert of_year is not None
        bound = _share_bound(scene, measure, of_year, condition)
        if bound is None:
            return UNKNOWN
        upper = of_year.target.compare in (Compare.AT_MOST, Compare.BELOW)
        members.append(CappedShare(outcome(scene, measure), bound, upper))
    if not members:
        scene.whys.append(Why.NOTHING_TO_JUDGE)
        return UNKNOWN
    return AverageAtLeast(tuple(members), Fraction(condition.percent.value) / 100)


# --- Assignments and goals ----------------------------------------------------------------------------


def _set_done(scene: Scene, condition: ast.SetDone) -> Formula:
    """The activities or assignments that contribute to the goal (semantics 3.7)."""
    goal = scene.goal.name if scene.goal is not None else None
    members: list[tuple[Formula, Fraction]] = []
    for assignment in scene.world.plan.assignments:
        ours = goal is None or any(key(name) == key(goal) for name in assignment.contributes_to)
        if ours and (condition.group is Group.ACTIVITIES) is assignment.is_activity:
            found = scene.assignments[assignment.name] = assignment_status(
                scene.world.plan, scene.world.case, assignment, scene.world.on
            )
            members.append((Constant(DONE[found.standing]), ONE))
            why = STANDING_WHY.get(found.standing)
            if why is not None:
                scene.whys.append(why)
    return _quantified(scene, condition.quantifier, members)


def _goals_are(scene: Scene, condition: ast.GoalsAre) -> Formula:
    """`minst 80 % av nämndsmålen är helt uppfyllda` (semantics 3.5)."""
    members: list[tuple[Formula, Fraction]] = []
    names = scene.goals if condition.group is Group.GOALS else scene.priority_goals
    for name in names:
        judged = scene.world.judged.get(key(name))
        undecided = judged is None or judged.computed is Class.UNDECIDED
        if undecided and scene.undecided is RollUpPolicy.NOT_COUNTED:
            continue
        if undecided and scene.undecided is RollUpPolicy.COUNTED_AS_NOT_MET:
            not_met = _classes(condition.of_class, condition.or_better)
            members.append((Constant(truth(Class.NOT in not_met)), ONE))
        else:
            members.append((_goal(scene, name, condition.of_class, condition.or_better), ONE))
        if undecided and scene.undecided is RollUpPolicy.UNDECIDED:
            scene.blocked = True
    return _quantified(scene, condition.quantifier, members)


def _goal_is(scene: Scene, condition: ast.GoalIs) -> Formula:
    return _goal(scene, condition.goal.text, condition.of_class, condition.or_better)


def _goal(scene: Scene, name: str, of_class: Class, or_better: bool) -> Formula:
    """Whether a judged goal gives the class; in a roll-up's worlds the goal is judged in the same world (4.1)."""
    judged = scene.world.judged.get(key(name))
    if judged is None:
        scene.whys.append(Why.NOTHING_TO_JUDGE)
        return UNKNOWN
    wanted = _classes(of_class, or_better)
    is_open = scene.world.mode is Mode.OPEN
    if judged.computed is Class.UNDECIDED:
        scene.whys.append(judged.why or Why.OUTCOME_MISSING)
        if not is_open or judged.by_open is None:
            return UNKNOWN
    rule_and_scene = judged.by_open if is_open else judged.by_policy
    if rule_and_scene is None:
        return Constant(truth(judged.computed in wanted))
    rule, of_goal = rule_and_scene
    scene.known.update(of_goal.known)
    scene.values.update(of_goal.values)
    scene.free.update(of_goal.free)
    scene.counted = scene.counted or of_goal.counted
    return Judged(rule, wanted)


def _classes(of_class: Class, or_better: bool) -> frozenset[Class]:
    best_first = (Class.FULL, Class.PARTLY, Class.NOT)
    if not or_better or of_class not in best_first:
        return frozenset({of_class})
    return frozenset(best_first[: best_first.index(of_class) + 1])


def _problem(
    scene: Scene,
    code: str,
    message: Text,
    condition: ast.Condition | ast.Target,
    help: Text | None,
) -> None:
    problem = Problem(code, message, (Label(condition.span),), help)
    if problem not in scene.problems:
        scene.problems.append(problem)
