"""(Plan, Case) in, the assessment of every goal and roll-up out (semantics.md)."""

from collections.abc import Iterable
from datetime import date

from attrs import evolve

from dsl.ast import Class
from engine.alternatives import alternatives
from engine.assessment import Assessment, Evaluated, MeasureAssessment, Problem, Why
from engine.case import Case, Stated
from engine.compile import indicators_above
from engine.facts import folded, read_facts
from engine.measured import assess_measure
from engine.names import key
from engine.plan import Goal, Plan, PolicyInForce, RollUp, Word
from engine.reasons import reasons
from engine.scene import JudgedGoal, Mode, Scene, World
from engine.stated import classes_of, scale_of, stated_word, word_for
from engine.verdict import Computed, compiled, compute
from engine.world import build_world
from findings.finding import Label
from findings.text import Text

MANUALLY = "manuellt"


def evaluate(
    plan: Plan,
    case: Case,
    overrides: tuple[PolicyInForce, ...] = (),
    on: date | None = None,
    *,
    explained: bool = True,
) -> Evaluated:
    """Every goal and roll-up of `plan` judged by the figures of `case`.

    `overrides` are the policies of the command line; `on` is the day deadlines are compared with, else the
    report's own (semantics 6.1). `explained` False leaves out reasons and alternatives.
    """
    facts, unknown = read_facts(plan, case)
    world = build_world(plan, case, facts, overrides, on)
    stated = {folded(of.name): of for of in case.stated}
    side = Scene(world, None, (), ())
    assessments = [_judge(world, side, goal, _stated(stated, goal), explained) for goal in plan.goals]
    for roll_up in _in_order(plan.roll_ups):
        assessments.append(_judge(world, side, roll_up, stated.get(folded(roll_up.name)), explained))
    return Evaluated(
        plan=plan,
        case=case,
        year=world.year,
        assessments=tuple(assessments),
        measures=tuple(assess_measure(side, measure) for measure in plan.measures),
        facts=facts,
        unknown_rows=unknown,
        on=world.on,
        overrides=overrides,
    )


def _stated(stated: dict[str, Stated], goal: Goal) -> Stated | None:
    """What the case states of a goal, under its name, a name it is also called by, or its sentence."""
    for name in (goal.name, *goal.also_called, goal.sentence):
        found = stated.get(folded(name))
        if found is not None:
            return found
    return None


def _in_order(roll_ups: Iterable[RollUp]) -> tuple[RollUp, ...]:
    """Those that declare how they are judged; the overall assessment last."""
    declared = [roll_up for roll_up in roll_ups if not roll_up.rule.built_in]
    return tuple(sorted(declared, key=lambda roll_up: roll_up.is_overall))


def _judge(world: World, side: Scene, subject: Goal | RollUp, stated: Stated | None, explained: bool) -> Assessment:
    computed = compute(world, subject)
    assessment = _assessment(world, side, subject, stated, computed, explained)
    _remember(world, subject, assessment, computed)
    return assessment


def _remember(world: World, subject: Goal | RollUp, assessment: Assessment, computed: Computed) -> None:
    """Note the verdict for the roll-ups above; what it gives in other worlds too, where any will ask."""
    by_policy = by_open = None
    if not subject.rule.by_board and any(not roll_up.rule.built_in for roll_up in world.plan.roll_ups):
        open_world = evolve(world, mode=Mode.OPEN)
        by_open = compiled(open_world, subject)
        if not computed.by_every_world:
            by_policy = (computed.rule, computed.scene)
    world.judged[key(subject.name)] = JudgedGoal(assessment.computed, assessment.why, by_policy, by_open)


def _assessment(
    world: World, side: Scene, subject: Goal | RollUp, stated: Stated | None, computed: Computed, explained: bool
) -> Assessment:
    scale = scale_of(world.plan, world.case)
    stated_classes = classes_of(stated, scale)
    goal = subject if isinstance(subject, Goal) else None
    measures = _measures(world, goal, computed)
    named = {measure.measure.name for measure in measures}
    indicators = () if goal is None else _indicators(world, side, goal, named)
    of_class, why, marks = computed.of_class, computed.why, computed.marks
    by_measures = None
    if subject.rule.by_board:
        by_measures = computed.of_class if goal is not None and goal.measures else None
        of_class = stated_classes[0] if stated_classes else Class.UNDECIDED
        why = None if of_class is not Class.UNDECIDED else Why.NOTHING_TO_JUDGE
        marks = (MANUALLY,)
    assessment = Assessment(
        name=subject.name,
        sentence=subject.sentence,
        is_roll_up=goal is None,
        stated=stated,
        stated_classes=stated_classes,
        computed=of_class,
        computed_word=word_for(of_class, scale) if not subject.rule.by_board else _manual_word(stated, of_class, scale),
        why=why,
        marks=marks,
        basis_years=computed.basis_years,
        possible=computed.possible.classes,
        possible_rounding=computed.possible_rounding.classes,
        upper_bound=computed.possible.upper_bound or computed.possible_rounding.upper_bound,
        measures=measures,
        indicators=indicators,
        alternatives=(),
        reasons=(),
        errors=(*computed.scene.problems, *_contradictions(computed)),
        by_measures=by_measures,
        place=stated.place if stated is not None else subject.span,
        assignments=tuple(computed.scene.assignments.values()),
    )
    if not explained:
        return assessment
    if not subject.rule.by_board:
        others = alternatives(world, subject, computed, measures, scale)
        assessment = evolve(assessment, alternatives=others)
    said = reasons(subject, assessment, by_every_world=computed.by_every_world, decision=world.plan.decision)
    return evolve(assessment, reasons=said)


def _manual_word(stated: Stated | None, of_class: Class, scale: tuple[Word, ...]) -> str:
    """The stated word itself, as the plan writes it."""
    word = stated_word(stated)
    found = next((of.word for of in scale if folded(of.word) == folded(word)), None) if word else None
    return found or word_for(of_class, scale)


def _measures(world: World, goal: Goal | None, computed: Computed) -> tuple[MeasureAssessment, ...]:
    """The goal's own measures, then the others that its conditions name, in the order met."""
    names = [name for name, _ in goal.measures] if goal is not None else []
    own = {key(name) for name in names}
    names.extend(name for name in tuple(computed.scene.evidence) if key(name) not in own)
    return tuple(assess_measure(computed.scene, world.measures[key(name)]) for name in names)


def _indicators(world: World, side: Scene, goal: Goal, named: set[str]) -> tuple[MeasureAssessment, ...]:
    """The indicators above the goal that its conditions do not name: what is found of them is not the goal's."""
    if goal.policies or world.plan.every_goal_policies:
        side = Scene(world, goal, (), ())
    above = (world.measures[key(name)] for name in indicators_above(world, goal))
    return tuple(assess_measure(side, measure) for measure in above if measure.name not in named)


def _contradictions(computed: Computed) -> tuple[Problem, ...]:
    """Exceptions side by side that differ, with both places (semantics 3.4)."""
    if not computed.conflict:
        return ()
    branches = [computed.rule.exceptions[index] for index in computed.conflict]
    names = " och ".join(f'"{branch.name}"' for branch in branches)
    names_en = " and ".join(f'"{branch.name}"' for branch in branches)
    return (
        Problem(
            "MK105",
            Text(
                f"undantagen {names} gäller båda och ger olika bedömning",
                f"the exceptions {names_en} both apply and give different verdicts",
            ),
            tuple(Label(branch.span) for branch in branches),
            Text(
                f'skriv vilket som går före: `undantag "{branches[1].name}" från "{branches[0].name}" när …`',
                f'write which goes first: `undantag "{branches[1].name}" från "{branches[0].name}" när …`',
            ),
        ),
    )
