"""A target and the figure it tests in, the comparison as a formula out (semantics, clause 2)."""

from collections.abc import Callable, Sequence
from fractions import Fraction

from attrs import evolve, frozen

from dsl import ast
from dsl.ast import Action, Compare, Direction
from engine.assessment import Problem, State, Why
from engine.evidence import printed, year_before
from engine.facts import Role, folded
from engine.figure import WITHOUT_VALUE, Status
from engine.formula import (
    UNKNOWN,
    AllOf,
    AnyOf,
    Constant,
    Count,
    Formula,
    Linear,
    Relation,
    Variable,
)
from engine.plan import Measure
from engine.scene import MEN, WOMEN, Mode, Scene, evidence_of, figure, outcome, policies_of
from engine.truth import Truth
from findings.finding import Label
from findings.text import Text

ONE = Fraction(1)


@frozen
class Ask:
    """One target put to one figure."""

    scene: Scene
    measure: Measure
    target: ast.Target
    #: The figure that is tested, and the year it is of.
    figure: Variable
    year: int
    #: Whether equality is enough (`lika med målvärdet räcker`).
    equal: bool
    #: Women, men or a part: bases and comparators are looked up for the same.
    names: tuple[str, ...] = ("",)


def target_formula(scene: Scene, measure: Measure, target: ast.Target) -> Formula:
    """Whether the measure's figure meets `target`; unknown where there is no figure to test."""
    if target.scope is not None:
        return _scoped(scene, measure, target)
    equal = policies_of(scene, measure).equal.action is not Action.NOT_ENOUGH
    evidence = evidence_of(scene, measure)
    if evidence.state is State.COUNTED_AS_NOT_MET:
        return Constant(Truth.FALSE)
    if evidence.state in (State.LEFT_OUT, State.OUT_OF_RANGE, State.UNREADABLE, State.NOT_DUE):
        return UNKNOWN
    used = evidence.state in (State.USED, State.CARRIED) and evidence.year is not None
    year = evidence.year if used and evidence.year is not None else evidence.expected_year
    return _formula(Ask(scene, measure, target, outcome(scene, measure), year, equal))


def _formula(ask: Ask) -> Formula:
    return TARGETS[ask.target.compare](ask)


def scoped_tests(scene: Scene, measure: Measure, target: ast.Target) -> tuple[tuple[Variable, Formula], ...]:
    """The figure of each sex or part that a target with a scope is for, and its test."""
    assert target.scope is not None
    equal = policies_of(scene, measure).equal.action is not Action.NOT_ENOUGH
    year = evidence_of(scene, measure).expected_year
    inner = evolve(target, scope=None)
    both = target.scope.both_sexes
    every = (WOMEN, MEN) if both else tuple((folded(part),) for part in measure.parts)
    found = []
    for names in every:
        variable = figure(scene, measure, Role.SEX if both else Role.PART, year, names)
        found.append((variable, _formula(Ask(scene, measure, inner, variable, year, equal, names))))
    return tuple(found)


def _scoped(scene: Scene, measure: Measure, target: ast.Target) -> Formula:
    """`för båda könen`, `i alla`, `i minst 5 av 7`: each with itself (semantics 2.6)."""
    scope = target.scope
    assert scope is not None
    tests = tuple(test for _, test in scoped_tests(scene, measure, target))
    if not tests or (scope.out_of is not None and len(tests) > scope.out_of):
        _problem(
            scene,
            "MK105" if tests else "MK112",
            Text(
                f'"{measure.name}" redovisas i {len(tests)} delar, och målet gäller {scope.out_of or "alla"}',
                f'"{measure.name}" is reported in {len(tests)} parts, the target is for {scope.out_of or "all"}',
            ),
            target,
            Text('skriv delarna: `redovisas per "…", "…"`', 'write the parts: `redovisas per "…", "…"`'),
        )
        return UNKNOWN
    if scope.at_least is None:
        return AllOf(tests)
    unprinted = (scope.out_of or len(tests)) - len(tests)
    members = tuple((test, ONE) for test in (*tests, *(UNKNOWN,) * unprinted))
    return Count(members, Relation.AT_LEAST, Fraction(scope.at_least))


# --- A limit -------------------------------------------------------------------------------------


def _limit(ask: Ask) -> Formula:
    """minst, högst, över, under, exakt: against a figure, or a share of a base year's outcome."""
    relation = _relation(ask.target.compare, ask.equal)
    if ask.target.share is not None:
        return _share(ask, relation)
    bound = Fraction(ask.target.bounds[0].value)
    return Linear(((ask.figure, ONE),), -bound, relation)


def _relation(compare: Compare, equal: bool) -> Relation:
    """The relation of a limit; where equality is not enough, minst and högst are strict (2.9)."""
    if compare is Compare.AT_LEAST:
        return Relation.AT_LEAST if equal else Relation.ABOVE
    if compare is Compare.AT_MOST:
        return Relation.AT_MOST if equal else Relation.BELOW
    return {
        Compare.ABOVE: Relation.ABOVE,
        Compare.BELOW: Relation.BELOW,
        Compare.EXACTLY: Relation.EQUAL,
    }[compare]


def _between(ask: Ask) -> Formula:
    low, high = sorted(Fraction(bound.value) for bound in ask.target.bounds)
    return AllOf(
        (
            Linear(((ask.figure, ONE),), -low, Relation.AT_LEAST),
            Linear(((ask.figure, ONE),), -high, Relation.AT_MOST),
        )
    )


def _share(ask: Ask, relation: Relation) -> Formula:
    base = _base(ask)
    if base is None or ask.target.share is None:
        return UNKNOWN
    factor = Fraction(ask.target.share.factor)
    return Linear(((ask.figure, ONE), (base, -factor)), Fraction(0), relation)


def _yes_no(ask: Ask) -> Formula:
    wanted = 1 if ask.target.compare is Compare.YES else 0
    return Linear(((ask.figure, ONE),), Fraction(-wanted), Relation.EQUAL)


# --- A change ------------------------------------------------------------------------------------


def _base(ask: Ask) -> Variable | None:
    """The base year's figure; None, and why, where there is none to compare with (semantics 2.2)."""
    target = ask.target
    if target.base is not None:
        year = target.base
        if ask.year <= year:
            ask.scene.whys.append(Why.COMPARATOR_MISSING)
            return None
    elif target.share is not None:
        _problem(
            ask.scene,
            "MK108",
            Text(f"{target.printed} har inget basår", f"{target.printed} has no base year"),
            target,
            Text("skriv vilket år: `högst hälften av 2022`", "write the year: `högst hälften av 2022`"),
        )
        return None
    else:
        year = year_before(ask.measure, ask.year)
    return _base_figure(ask, year)


def _base_figure(ask: Ask, year: int) -> Variable:
    role = ask.figure.role if ask.names != ("",) else Role.OUTCOME
    if _broken(ask, year):
        variable = Variable(ask.measure.name, role, year, "tidsseriebrott")
        ask.scene.free[variable] = (None, None)
        ask.scene.whys.append(Why.COMPARATOR_MISSING)
        return variable
    return figure(ask.scene, ask.measure, role, year, ask.names)


def _broken(ask: Ask, base: int) -> bool:
    """Whether the series has a break or a new definition after `base` (SDMX B, D)."""
    if ask.measure.new_from is not None and base < ask.measure.new_from <= ask.year:
        return True
    for year in range(base + 1, ask.year + 1):
        fact = printed(ask.scene.world.book, ask.measure.name, year)
        if fact is not None and fact.figure.status in (Status.BREAK, Status.NEW_DEFINITION):
            return True
    return False


def _change(ask: Ask) -> Formula:
    """öka, minska, förbättras and their opposites, with or without an amount."""
    compare = ask.target.compare
    if compare in (Compare.IMPROVE, Compare.NOT_WORSEN):
        upward = better_is_higher(ask.measure)
        if upward is None:
            return _no_direction(ask)
        better, not_worse = (Compare.RISE, Compare.NOT_FALL) if upward else (Compare.FALL, Compare.NOT_RISE)
        compare = better if compare is Compare.IMPROVE else not_worse
    base = _base(ask)
    if base is None:
        return UNKNOWN
    amount = ask.target.bounds[0] if ask.target.bounds else None
    factor, fixed = ONE, Fraction(0)
    sign = 1 if compare in (Compare.RISE, Compare.NOT_RISE) else -1
    if amount is not None and amount.unit == "%":
        if not _positive(ask, base):
            return UNKNOWN
        factor += sign * Fraction(amount.value) / 100
    elif amount is not None:
        fixed = sign * Fraction(amount.value)
    with_amount = amount is not None and amount.value != 0
    relation = {
        Compare.RISE: Relation.AT_LEAST if with_amount and ask.equal else Relation.ABOVE,
        Compare.FALL: Relation.AT_MOST if with_amount and ask.equal else Relation.BELOW,
        Compare.NOT_RISE: Relation.AT_MOST,
        Compare.NOT_FALL: Relation.AT_LEAST,
    }[compare]
    return Linear(((ask.figure, ONE), (base, -factor)), -fixed, relation)


def _unchanged(ask: Ask) -> Formula:
    base = _base(ask)
    if base is None:
        return UNKNOWN
    amount = ask.target.bounds[0] if ask.target.bounds else None
    share, fixed = Fraction(0), Fraction(0)
    if amount is not None and amount.unit == "%":
        if not _positive(ask, base):
            return UNKNOWN
        share = Fraction(amount.value) / 100
    elif amount is not None:
        fixed = Fraction(amount.value)
    return AllOf(
        (
            Linear(((ask.figure, ONE), (base, share - 1)), fixed, Relation.AT_LEAST),
            Linear(((ask.figure, ONE), (base, -share - 1)), -fixed, Relation.AT_MOST),
        )
    )


def _positive(ask: Ask, base: Variable) -> bool:
    """A relative change needs a base above zero (semantics 2.2); else MK112."""
    known = ask.scene.known.get(base)
    ask.scene.positive.add(base)
    if known is None or known.value > 0:
        return True
    _problem(
        ask.scene,
        "MK112",
        Text(
            f'"{ask.measure.name}" var {base.year} inte över noll, och då finns ingen förändring i procent',
            f'"{ask.measure.name}" was not above zero in {base.year}, so there is no change in percent',
        ),
        ask.target,
        Text("skriv ändringen i nyckeltalets enhet", "write the change in the measure's unit"),
    )
    return False


def better_is_higher(measure: Measure) -> bool | None:
    """The measure's direction; inferred from its targets where it has none (checks, MK103); None unknown."""
    if measure.direction is Direction.HIGHER:
        return True
    if measure.direction is Direction.LOWER:
        return False
    if measure.direction is Direction.BAND:
        return None
    if measure.unit is not None and measure.unit.name == "plats":
        return False
    found = {_UPWARD[t.target.compare] for t in measure.targets if t.target.compare in _UPWARD}
    return found.pop() if len(found) == 1 else None


_UPWARD = {
    Compare.AT_LEAST: True,
    Compare.ABOVE: True,
    Compare.RISE: True,
    Compare.NOT_FALL: True,
    Compare.AT_MOST: False,
    Compare.BELOW: False,
    Compare.FALL: False,
    Compare.NOT_RISE: False,
}


def _no_direction(ask: Ask) -> Formula:
    _problem(
        ask.scene,
        "MK103",
        Text(
            f'det står inte om högre eller lägre är bättre för "{ask.measure.name}"',
            f'nothing says whether higher or lower is better for "{ask.measure.name}"',
        ),
        ask.target,
        Text("skriv `högre är bättre` eller `lägre är bättre`", "write `högre är bättre` or `lägre är bättre`"),
    )
    return UNKNOWN


# --- Against others, ranks, lines, means ------------------------------------------------------------


def _comparator(ask: Ask) -> Formula:
    """Strict for `bättre än`; the comparator is of the same year as the figure (semantics 2.5)."""
    upward = better_is_higher(ask.measure)
    if upward is None:
        return _no_direction(ask)
    names = comparator_names(ask.scene, ask.target)
    other = figure(ask.scene, ask.measure, Role.COMPARATOR, ask.year, names, Why.COMPARATOR_MISSING)
    strict = ask.target.compare is Compare.BETTER_THAN or not ask.equal
    if upward:
        relation = Relation.ABOVE if strict else Relation.AT_LEAST
    else:
        relation = Relation.BELOW if strict else Relation.AT_MOST
    return Linear(((ask.figure, ONE), (other, -ONE)), Fraction(0), relation)


def comparator_names(scene: Scene, target: ast.Target) -> tuple[str, ...]:
    """The names, folded, that the target's comparator goes under in reports (`jämför med riket "…"`)."""
    name = folded(target.comparator or "")
    called = (folded(line.word.text) for line in scene.world.plan.comparators if folded(line.comparator) == name)
    return (name, *called)


def _rank(ask: Ask) -> Formula:
    return Linear(((ask.figure, ONE),), -Fraction(ask.target.bounds[0].value), Relation.AT_MOST)


def _top_share(ask: Ask) -> Formula:
    """place ≤ p · N exactly; the N printed for the year, else the declared one (semantics 2.5)."""
    part = Fraction(ask.target.bounds[0].value) / 100
    in_case = printed(ask.scene.world.book, ask.measure.name, ask.year, Role.RANKED)
    if in_case is None and ask.measure.ranked is not None:
        return Linear(((ask.figure, ONE),), -part * ask.measure.ranked, Relation.AT_MOST)
    number = figure(ask.scene, ask.measure, Role.RANKED, ask.year, missing=Why.COMPARATOR_MISSING)
    return Linear(((ask.figure, ONE), (number, -part)), Fraction(0), Relation.AT_MOST)


def _line(ask: Ask) -> Formula:
    """On or better than the straight line from the base to the end (semantics 2.4)."""
    target, inner = ask.target, ask.target.inner
    if inner is None or target.end is None or target.base is None or not inner.bounds:
        _problem(
            ask.scene,
            "MK108",
            Text(f"{target.printed} saknar basår eller slutår", f"{target.printed} lacks base or end year"),
            target,
            Text(
                "skriv `på väg mot minst 100 % år 2035 från 2019`",
                "write `på väg mot minst 100 % år 2035 från 2019`",
            ),
        )
        return UNKNOWN
    year = ask.year
    carried = evidence_of(ask.scene, ask.measure).state is State.CARRIED
    if year < target.base or (carried and year == target.base):
        ask.scene.whys.append(Why.COMPARATOR_MISSING)
        return UNKNOWN
    relation = _relation(inner.compare, ask.equal)
    end = Fraction(inner.bounds[0].value)
    at_end = Linear(((ask.figure, ONE),), -end, relation)
    if year >= target.end:
        return at_end
    base = _base_figure(ask, target.base)
    way = Fraction(year - target.base, target.end - target.base)
    return AnyOf((at_end, Linear(((ask.figure, ONE), (base, way - 1)), -end * way, relation)))


def _mean(ask: Ask) -> Formula:
    """The mean of the years, each at its own expected year, never filled (semantics 2.5)."""
    target, inner = ask.target, ask.target.inner
    if inner is None or target.years is None or not inner.bounds:
        return UNKNOWN
    years: Sequence[int] = range(target.years.first, target.years.last + 1)
    in_case = [year for year in years if _has_figure(ask, year)]
    enough = target.at_least_years is not None and len(in_case) >= target.at_least_years
    if enough and ask.scene.world.mode is not Mode.OPEN:
        years = in_case
    figures = [figure(ask.scene, ask.measure, Role.OUTCOME, year) for year in years]
    weight = Fraction(1, len(figures))
    bound = Fraction(inner.bounds[0].value)
    return Linear(tuple((variable, weight) for variable in figures), -bound, _relation(inner.compare, ask.equal))


def _has_figure(ask: Ask, year: int) -> bool:
    fact = printed(ask.scene.world.book, ask.measure.name, year)
    return fact is not None and fact.value is not None and fact.figure.status not in WITHOUT_VALUE


TARGETS: dict[Compare, Callable[[Ask], Formula]] = {
    Compare.AT_LEAST: _limit,
    Compare.AT_MOST: _limit,
    Compare.ABOVE: _limit,
    Compare.BELOW: _limit,
    Compare.EXACTLY: _limit,
    Compare.BETWEEN: _between,
    Compare.RISE: _change,
    Compare.FALL: _change,
    Compare.IMPROVE: _change,
    Compare.NOT_RISE: _change,
    Compare.NOT_FALL: _change,
    Compare.NOT_WORSEN: _change,
    Compare.UNCHANGED: _unchanged,
    Compare.BETTER_THAN: _comparator,
    Compare.AS_GOOD_AS: _comparator,
    Compare.RANK: _rank,
    Compare.TOP_SHARE: _top_share,
    Compare.LINE: _line,
    Compare.MEAN: _mean,
    Compare.YES: _yes_no,
    Compare.NO: _yes_no,
}


def _problem(scene: Scene, code: str, message: Text, target: ast.Target, help: Text) -> None:
    problem = Problem(code, message, (Label(target.span),), help)
    if problem not in scene.problems:
        scene.problems.append(problem)
