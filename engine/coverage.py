"""A plan in, what its examples try and what none of them reaches out: lines, policies and goals."""

from collections.abc import Iterable, Iterator

from attrs import evolve, frozen

from dsl.ast import Action, Class, ExceptionLine, VerdictLine
from engine.assessment import State
from engine.bind import measure_of, parts
from engine.compile import compile_goal, conditional_lines
from engine.conditions import reached
from engine.evidence import LEVEL
from engine.examples import Judged, judge_examples, year_is_said
from engine.formula import Compiled
from engine.judge import MOST_UNKNOWN_EXCEPTIONS, Margins, Values, decided, evaluate, giving, judge, ways
from engine.names import key
from engine.plan import Goal, Measure, Plan, PolicyInForce, Rule
from engine.policies import COMMAND_LINE, declared_policies, each_policy
from engine.scene import Scene
from engine.truth import Truth
from engine.verdict import Computed, accepted_margins
from findings.span import Span

Line = VerdictLine | ExceptionLine


@frozen
class LineTried:
    """A verdict line or an exception, the goals it is of, and whether it gave the verdict of any example."""

    line: Line
    goals: tuple[Goal, ...]
    tried: bool


@frozen
class PolicyTried:
    """A declared policy, the goals it is in force for, and whether it decided anything for any example."""

    policy: PolicyInForce
    span: Span
    goals: tuple[Goal, ...]
    tried: bool


@frozen
class Coverage:
    """The examples of a plan and how far they reach."""

    plan: Plan
    examples: tuple[Judged, ...]
    #: In the order of the rule files; those common to several goals once.
    lines: tuple[LineTried, ...]
    policies: tuple[PolicyTried, ...]
    #: The goals that an example could judge, and those of them that have none.
    goals: tuple[Goal, ...]
    untried: tuple[Goal, ...]


def coverage(plan: Plan) -> Coverage:
    """What every example gives, and which lines, policies and goals no example tries (semantics 7).

    A line is tried when it gave the verdict of an example, a policy when it decided something for one. Policies
    on rounding are left out: figures of examples are exact, and no example can try them.
    """
    examples = tuple(judge_examples(plan))
    lines: set[Span] = set()
    policies: set[Span] = set()
    for judged in examples:
        if year_is_said(plan, judged.example):
            lines.update(line.span for line in lines_that_gave(judged))
            policies.update(policies_that_decided(judged.computed))
    return Coverage(
        plan,
        examples,
        tuple(LineTried(line, goals, line.span in lines) for line, goals in _lines(plan)),
        tuple(PolicyTried(policy, span, goals, span in policies) for span, policy, goals in _policies(plan)),
        tuple(goal for goal in plan.goals if _can_be_tried(goal)),
        tuple(goal for goal in plan.goals if _can_be_tried(goal) and not goal.examples),
    )


# --- What there is to try -----------------------------------------------------------------------------------


def _can_be_tried(goal: Goal) -> bool:
    """Whether figures judge the goal: not where the board does, or nothing is measured."""
    return not goal.rule.by_board and not (goal.rule.built_in and not goal.measures)


def _lines(plan: Plan) -> Iterator[tuple[Line, tuple[Goal, ...]]]:
    """Every line that some goal is judged by, with the goals, in the order of the files."""
    found: dict[Span, tuple[Line, list[Goal]]] = {}
    for goal in plan.goals:
        for line in _of_rule(goal.rule):
            found.setdefault(line.span, (line, []))[1].append(goal)
    for span in sorted(found, key=_place):
        line, goals = found[span]
        yield line, tuple(goals)


def _of_rule(rule: Rule) -> tuple[Line, ...]:
    return () if rule.by_board else (*rule.lines, *rule.exceptions)


def _place(span: Span) -> tuple[str, int, int]:
    return span.document, span.line or 0, span.column or 0


def _policies(plan: Plan) -> Iterator[tuple[Span, PolicyInForce, tuple[Goal, ...]]]:
    """Every policy that the plan declares and some goal is judged by, with the goals, in the order of the files."""
    measures = {key(measure.name): measure for measure in plan.measures}
    found: dict[Span, tuple[PolicyInForce, dict[str, Goal]]] = {}
    for goal in plan.goals:
        for measure in _measures(goal, measures):
            for policy in _declared(plan, goal, measure):
                if policy.span is not None:
                    found.setdefault(policy.span, (policy, {}))[1][goal.name] = goal
    for span in sorted(found, key=_place):
        policy, goals = found[span]
        yield span, policy, tuple(goals.values())


def _measures(goal: Goal, measures: dict[str, Measure]) -> tuple[Measure, ...]:
    """The goal's own measures, and those that its conditions name."""
    if goal.rule.by_board:
        return ()
    said = (measure_of(part) for line in _of_rule(goal.rule) for part in parts(line.condition))
    names = (*(name for name, _ in goal.measures), *(name.text for name in said if name is not None))
    return tuple(measures[name] for name in dict.fromkeys(key(name) for name in names))


def _declared(plan: Plan, goal: Goal, measure: Measure) -> Iterator[PolicyInForce]:
    """The policies that an example can try: its figures are exact, so that none of them is rounded."""
    policies = declared_policies(plan, goal, measure)
    return (policy for policy in each_policy(policies) if policy is not policies.rounding)


# --- What an example tries ----------------------------------------------------------------------------------


def lines_that_gave(judged: Judged) -> tuple[Line, ...]:
    """The verdict line, or the exceptions, that the verdict of an example comes from; none where it is open."""
    computed, rule = judged.computed, judged.computed.rule
    values, margins = computed.scene.values, accepted_margins(computed.scene.known)
    if computed.of_class is Class.UNDECIDED and decided(judge(rule, values, margins)) is not Class.UNDECIDED:
        return ()
    given = _exceptions_that_gave(rule, values, margins)
    if given is not None:
        return tuple(judged.goal.rule.exceptions[number] for number in given)
    return _branch_that_gave(judged, values, margins)


def _exceptions_that_gave(rule: Compiled, values: Values, margins: Margins) -> tuple[int, ...] | None:
    """The exceptions that give the verdict however those are that are open; None where it is the rule's own."""
    truths = [evaluate(exception.formula, values, margins) for exception in rule.exceptions]
    if truths.count(Truth.UNKNOWN) > MOST_UNKNOWN_EXCEPTIONS:
        return ()
    given = [giving(rule.exceptions, held) for held in ways(truths)]
    if not any(given):
        return None
    return tuple(number for number in given[0] if all(number in each for each in given))


def _branch_that_gave(judged: Judged, values: Values, margins: Margins) -> tuple[Line, ...]:
    """The first line that holds; where figures are missing, the only one of the verdict's class that may."""
    rule, lines = judged.computed.rule, conditional_lines(judged.goal.rule)
    may: list[Line] = []
    for branch, line in zip(rule.branches, lines, strict=False):
        holds = evaluate(branch.formula, values, margins)
        if holds is Truth.FALSE or branch.of_class is not judged.of_class:
            continue
        if holds is Truth.TRUE:
            return (line,)
        may.append(line)
    if not may and rule.rest is judged.of_class:
        return tuple(line for line in judged.goal.rule.lines if line.condition is None)[-1:]
    return tuple(may) if len(may) == 1 else ()


def policies_that_decided(computed: Computed) -> Iterator[Span]:
    """The places of the policies that made something of a figure of an example."""
    scene = computed.scene
    for name, evidence in scene.evidence.items():
        if evidence.policy is not None and evidence.policy.span is not None:
            yield evidence.policy.span
        used = evidence.state in (State.USED, State.CARRIED, State.REJECTED)
        if used and evidence.figure is not None and LEVEL.get(evidence.figure.status) == 2:
            yield from _places([scene.in_force[name].preliminary])
    for variable, known in scene.known.items():
        if "preliminärt" in known.marks:
            yield from _places([scene.in_force[variable.measure].preliminary])
    yield from _places(_equal_that_decided(scene))


def _places(policies: Iterable[PolicyInForce]) -> Iterator[Span]:
    for policy in policies:
        if policy.span is not None:
            yield policy.span


def _equal_that_decided(scene: Scene) -> Iterator[PolicyInForce]:
    """The policies on equality whose opposite would have made another thing of a target."""
    declared = [name for name, policies in scene.in_force.items() if policies.equal.span is not None]
    if not declared or scene.goal is None:
        return
    for name in declared:
        measure, policy = scene.world.measures[key(name)], scene.in_force[name].equal
        action = Action.ENOUGH if policy.action is Action.NOT_ENOUGH else Action.NOT_ENOUGH
        other = evolve(policy, action=action, origin=COMMAND_LINE, span=None)
        _, opposite = compile_goal(evolve(scene.world, overrides=(other,)), scene.goal)
        for partly in (False, True):
            one = evaluate(reached(scene, measure, partly), scene.values)
            if one is not evaluate(reached(opposite, measure, partly), scene.values):
                yield policy
                break
