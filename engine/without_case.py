"""A plan, a goal and a year in, the goal's rule for figures that nobody has printed yet out: what lint asks about."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import islice, product

from attrs import evolve, frozen

from dsl import ast
from dsl.ast import Class, Group
from engine.assessment import Problem, State
from engine.bind import measure_of, parts
from engine.case import Case, Cell, Period, Report, Stated
from engine.compile import class_of, indicators_above
from engine.evidence import expected_year, ledger
from engine.facts import Fact, Role
from engine.figure import Figure, Status
from engine.formula import (
    Branch,
    Compiled,
    Formula,
    Linear,
    Relation,
    Variable,
    comparisons,
    variables,
    variables_of,
)
from engine.names import key
from engine.plan import Goal, Measure, Plan, RollUp, Rule
from engine.scene import JudgedGoal, Scene, World
from engine.verdict import compiled
from engine.world import build_world
from engine.worlds import Domain
from findings.span import Span

#: More kinds of figures than this (one missing, another preliminary …) are not tried.
MOST_KINDS = 200
#: After every deadline: what is not done by then is not done.
LAST_DAY = date(9999, 12, 31)
#: The verdict of a goal below a roll-up, as a figure.
VERDICT = {Class.FULL: Fraction(2), Class.PARTLY: Fraction(1), Class.NOT: Fraction(0)}
#: The name of the variable that is a goal's verdict.
OF_GOAL = "bedömning"
#: The unit of what is done or not.
YES_NO = "ja/nej"
NOWHERE = Span("")


@frozen
class Kind:
    """What one measure's figure is, where it is no ordinary one: `i.u.`, `prel`; or what is done, with no measure."""

    measure: str
    printed: str
    facts: tuple[Fact, ...] = ()
    stated: tuple[Stated, ...] = ()


@frozen
class Alike:
    """What a rule asks of one member of a set, and the weight of the member."""

    asked: tuple[Formula, ...]
    weight: Fraction


@frozen
class Setting:
    """A rule for one kind of figures: all final, or one of them missing, another preliminary."""

    rule: Compiled
    #: Every figure that has a value, and the values that it may have; a goal's verdict is one too.
    domains: Mapping[Variable, Domain]
    #: The values of a figure that has few of them: ja and nej, and the verdicts of a goal below a roll-up.
    choices: Mapping[Variable, tuple[Fraction, ...]]
    #: Those that are verdicts of goals.
    verdicts: frozenset[Variable]
    #: Figures that no condition names by itself, with all that the rule asks of each and its weight: which of those
    #: with equal answers has them makes no difference.
    alike: Mapping[Variable, Alike]
    kinds: tuple[Kind, ...]
    #: What cannot be computed whatever the figures are.
    problems: tuple[Problem, ...]
    #: `x nås` and `x nås delvis` of the measures in it.
    reached: tuple[Formula, ...]
    #: The most decimals of a figure, where that is known: counts and ranks have none.
    decimals: Mapping[Variable, int]
    #: Figures of the same measure under two names, each by the first.
    same: Mapping[Variable, Variable]


def world_of_year(plan: Plan, year: int) -> World:
    """A world in which every measure has a final figure of the year that is asked for, and nothing else is printed."""
    facts = tuple(_fact(measure, expected_year(measure, year), Status.NORMAL) for measure in plan.measures)
    report = Report("", Period(year), None, "", None, NOWHERE)
    case = Case(report, None, (), (), (), (), NOWHERE)
    world = build_world(plan, case, facts, (), LAST_DAY)
    judged = {}
    for goal in plan.goals:
        judged[key(goal.name)] = _any_verdict(world, goal)
    for roll_up in plan.roll_ups:
        if not roll_up.is_overall and not roll_up.rule.built_in:
            judged[key(roll_up.name)] = _any_verdict(world, roll_up)
    return evolve(world, judged=judged)


def settings(world: World, subject: Goal | RollUp) -> Iterator[Setting | None]:
    """The rule of `subject` for final figures, then with each figure missing or preliminary that it speaks of.

    Ends with None where there are too many kinds of figures to try.
    """
    choices = tuple(_kinds(world, subject))
    for kinds in islice(product(*choices), MOST_KINDS):
        yield _setting(world, subject, tuple(kind for kind in kinds if kind is not None))
    count = 1
    for choice in choices:
        count *= len(choice)
    if count > MOST_KINDS:
        yield None


def classes_of_rule(rule: Rule) -> frozenset[Class]:
    """The classes that a rule has lines for, the one it gives without saying so among them."""
    if rule.by_board:
        return frozenset(VERDICT)
    found = {class_of(line.verdict) for line in rule.lines} | {class_of(line.verdict) for line in rule.exceptions}
    if not rule.lines:
        found |= {Class.FULL, Class.NOT}
    elif all(line.condition is not None for line in rule.lines):
        found.add(Class.NOT)
    return frozenset(found)


# --- What is printed ----------------------------------------------------------------------------------


def _fact(measure: Measure, year: int, status: Status) -> Fact:
    """A figure that is possible, above zero where it may be; what it is does not matter, for every other is tried."""
    value: Decimal | None = Decimal(1)
    if status in (Status.MISSING, Status.NOT_COLLECTED, Status.NOT_APPLICABLE):
        value = None
    elif measure.low is not None and measure.low > 1:
        value = measure.low
    elif measure.high is not None and measure.high < 1:
        value = measure.high
    cell = Cell("", NOWHERE, NOWHERE)
    return Fact(measure.name, Role.OUTCOME, year, Figure("", status, value), cell, value, Decimal(0))


def _any_verdict(world: World, subject: Goal | RollUp) -> JudgedGoal:
    """A goal whose verdict is a figure: 2, 1 or 0."""
    branches = _by_verdict(Variable(subject.name, Role.ANSWERS, world.year, OF_GOAL))
    rule = Compiled(branches, Class.NOT, ())
    return JudgedGoal(Class.FULL, None, (rule, Scene(world, None, (), ())), None)


def _by_verdict(goal: Variable) -> tuple[Branch, ...]:
    return tuple(
        Branch(of_class, Linear(((goal, Fraction(1)),), -VERDICT[of_class], Relation.AT_LEAST))
        for of_class in (Class.FULL, Class.PARTLY)
    )


# --- What the conditions speak of -----------------------------------------------------------------------


def _kinds(world: World, subject: Goal | RollUp) -> Iterator[tuple[Kind | None, ...]]:
    """For each figure that a condition calls missing or preliminary, what it may be; None is final."""
    said = tuple(_said(subject.rule))
    missing = _measures(world, subject, (part for part in said if isinstance(part, ast.IsMissing)))
    preliminary = _measures(world, subject, (part for part in said if isinstance(part, ast.IsPreliminary)))
    for name in dict.fromkeys((*missing, *preliminary)):
        yield tuple(_of_figure(world, world.measures[name], name in missing, name in preliminary))
    for group in dict.fromkeys(part.group for part in said if isinstance(part, ast.SetDone)):
        yield tuple(_done(world.plan, subject, group))


def _measures(world: World, subject: Goal | RollUp, said: Iterable[ast.Condition]) -> tuple[str, ...]:
    """The measures that the conditions name, as compared; `indikatorn` is the goal's."""
    found: dict[str, None] = {}
    for part in said:
        name = measure_of(part)
        if name is not None:
            found[key(name.text)] = None
        elif isinstance(subject, Goal):
            found.update(dict.fromkeys(key(above) for above in indicators_above(world, subject)))
    return tuple(name for name in found if name in world.measures)


def _of_figure(world: World, measure: Measure, missing: bool, preliminary: bool) -> Iterator[Kind | None]:
    """Final, and each way to be missing (with an older figure and without) or preliminary."""
    year = expected_year(measure, world.year)
    yield None
    if preliminary:
        yield Kind(measure.name, "prel", (_fact(measure, year, Status.PRELIMINARY),))
    if not missing:
        return
    older = [(), (_fact(measure, year - 1, Status.NORMAL),)]
    if preliminary:
        older.append((_fact(measure, year - 1, Status.PRELIMINARY),))
    for before in older:
        yield Kind(measure.name, "i.u.", (_fact(measure, year, Status.MISSING), *before))
        if before:
            yield Kind(measure.name, "mäts ej i år", (_fact(measure, year, Status.NOT_COLLECTED), *before))
    yield Kind(measure.name, "ej tillämpligt", (_fact(measure, year, Status.NOT_APPLICABLE),))


def _done(plan: Plan, subject: Goal | RollUp, group: Group) -> Iterator[Kind]:
    """None, one, two … of the activities or assignments done."""
    of_goal = subject.name if isinstance(subject, Goal) else None
    names = [
        one.name
        for one in plan.assignments
        if (group is Group.ACTIVITIES) is one.is_activity
        and (of_goal is None or any(key(name) == key(of_goal) for name in one.contributes_to))
    ]
    for count in range(len(names) + 1):
        stated = tuple(
            Stated(
                name, None, Cell("klart" if number < count else "ej klart", NOWHERE, NOWHERE), None, NOWHERE, NOWHERE
            )
            for number, name in enumerate(names)
        )
        yield Kind("", f"{count} av {len(names)} {group.value} klara", stated=stated)


# --- One kind of figures --------------------------------------------------------------------------------


def _setting(world: World, subject: Goal | RollUp, kinds: tuple[Kind, ...]) -> Setting:
    if kinds:
        world = _with(world, kinds)
    rule, scene = compiled(world, subject)
    unknown = _without_value(scene)
    domains: dict[Variable, Domain] = {}
    choices: dict[Variable, tuple[Fraction, ...]] = {}
    verdicts = tuple(variable for variable in variables(rule) if variable.name == OF_GOAL)
    rules = _rules(world.plan) if isinstance(subject, RollUp) else {}
    for variable in variables(rule):
        if variable.name == OF_GOAL:
            domains[variable] = Domain(Fraction(0), Fraction(2))
            choices[variable] = _verdicts(rules[key(variable.measure)])
        elif variable not in unknown and _is_yes_or_no(world, variable):
            domains[variable] = Domain(Fraction(0), Fraction(1))
            choices[variable] = (Fraction(1), Fraction(0))
        elif variable not in unknown:
            domains[variable] = _domain(scene, variable)
    return Setting(
        rule=rule,
        domains=domains,
        choices=choices,
        verdicts=frozenset(verdicts),
        alike={**_alike_goals(subject, verdicts), **_alike_measures(scene, subject)},
        kinds=kinds,
        problems=tuple(scene.problems),
        reached=tuple(scene.reached.values()),
        decimals=_decimals(world, domains),
        same=_same(world, domains),
    )


def _said(rule: Rule) -> Iterator[ast.Condition]:
    """The conditions without parts of their own that the rule is made of."""
    for line in rule.lines:
        yield from parts(line.condition)
    for exception in rule.exceptions:
        yield from parts(exception.condition)


def _with(world: World, kinds: tuple[Kind, ...]) -> World:
    """`world` with the figures of `kinds` in place of the final ones, and with what they say is done."""
    own = ledger((fact for kind in kinds for fact in kind.facts), world.book.period)
    facts, years = {**world.book.facts, **own.facts}, {**world.book.years, **own.years}
    stated = tuple(one for kind in kinds for one in kind.stated)
    return evolve(world, case=evolve(world.case, stated=stated), book=evolve(own, facts=facts, years=years))


def _alike_goals(subject: Goal | RollUp, verdicts: Iterable[Variable]) -> dict[Variable, Alike]:
    named = {key(part.goal.text) for part in _said(subject.rule) if isinstance(part, ast.GoalIs)}
    return {
        variable: Alike(tuple(branch.formula for branch in _by_verdict(variable)), Fraction(1))
        for variable in verdicts
        if key(variable.measure) not in named
    }


def _alike_measures(scene: Scene, subject: Goal | RollUp) -> dict[Variable, Alike]:
    """The goal's own measures that its conditions speak of as members of a set alone."""
    if isinstance(subject, RollUp):
        return {}
    names = [key(name) for name, _ in scene.members]
    said = (measure_of(part) for part in _said(subject.rule))
    others = {*(key(name.text) for name in said if name is not None), *(key(name) for name in scene.indicators)}
    found = {}
    for member, weight in scene.members:
        name = key(member)
        of_name = {partly: formula for (of, partly), formula in scene.reached.items() if key(of) == name}
        asked = tuple(of_name[partly] for partly in sorted(of_name))
        figures = {v for formula in asked for test in comparisons(formula) for v in variables_of(test)}
        if names.count(name) == 1 and name not in others and len(figures) == 1:
            found[figures.pop()] = Alike(asked, weight)
    return found


def _without_value(scene: Scene) -> frozenset[Variable]:
    """The outcomes that are missing or that a policy rejects: no figure stands in their place."""
    return frozenset(
        Variable(evidence.measure, Role.OUTCOME, evidence.expected_year)
        for evidence in scene.evidence.values()
        if evidence.state not in (State.USED, State.CARRIED)
    )


def _is_yes_or_no(world: World, variable: Variable) -> bool:
    unit = world.measures[key(variable.measure)].unit
    return unit is not None and unit.name == YES_NO


def _domain(scene: Scene, variable: Variable) -> Domain:
    known = scene.known.get(variable)
    low, high = (known.low, known.high) if known is not None else scene.free.get(variable, (None, None))
    if variable in scene.positive and (low is None or low <= 0):
        return Domain(Fraction(0), high, low_closed=False)
    return Domain(low, high)


def _rules(plan: Plan) -> dict[str, Rule]:
    """The rules of goals and roll-ups; a goal beats a priority goal of the same name."""
    return {key(one.name): one.rule for one in plan.roll_ups} | {key(one.name): one.rule for one in plan.goals}


def _verdicts(rule: Rule) -> tuple[Fraction, ...]:
    """The verdicts that a goal below has lines for, best first; any where it has none for any of them."""
    classes = classes_of_rule(rule)
    return tuple(value for of_class, value in VERDICT.items() if of_class in classes) or tuple(VERDICT.values())


def _decimals(world: World, figures: Iterable[Variable]) -> dict[Variable, int]:
    found = {}
    for variable in figures:
        measure = world.measures.get(key(variable.measure)) if variable.name != OF_GOAL else None
        if measure is not None and measure.unit is not None and measure.unit.exact:
            found[variable] = 0
        elif measure is not None and measure.decimals is not None:
            found[variable] = measure.decimals
    return found


def _same(world: World, figures: Iterable[Variable]) -> dict[Variable, Variable]:
    first: dict[tuple[str, Role, int, str], Variable] = {}
    found = {}
    for variable in figures:
        measure = world.measures.get(key(variable.measure)) if variable.name != OF_GOAL else None
        if measure is not None:
            at = (key(measure.same_as), variable.role, variable.year, variable.name)
            if first.setdefault(at, variable) != variable:
                found[variable] = first[at]
    return found
