"""How many goals are judged in a second, in one process; a speed is given only where every verdict is right."""

from collections.abc import Callable, Sequence
from functools import partial
from statistics import median

from attrs import frozen

from benchmarks.plans import WORDS, YEARS, Goal, case_file, goals, rule_file
from benchmarks.reference import verdict
from benchmarks.timing import Spread, exponent, in_turn, of_call, spread
from dsl.ast import Class, File
from dsl.parser import parse
from engine.case import Case
from engine.evaluate import evaluate
from engine.plan import Plan
from engine.resolve import resolve
from engine.run import Options, run
from readers.yaml_case import read_cases

SIZES = (10, 100, 1_000)
#: Plans longer than this are not timed with every check: no board has that many goals.
LONGEST_CHECKED = 100

EXPLAINED, PLAIN, CHECKED, REFERENCE = "med skäl", "utan skäl", "med alla kontroller", "referens"


class WrongVerdictError(Exception):
    """The engine and the reference judge a goal differently: no speed is worth telling."""


@frozen
class Judged:
    """One way to judge a plan of so many goals."""

    way: str
    goals: int
    seconds: float
    goal_years_per_second: Spread


@frozen
class Judging:
    """Every way and size, and how the time of each way grows between the two largest sizes."""

    judged: tuple[Judged, ...]
    exponents: dict[str, float]
    #: How many verdicts were compared with the reference.
    compared: int


@frozen
class Prepared:
    """A generated plan, read and resolved, with the case of each year."""

    goals: tuple[Goal, ...]
    tree: File
    plan: Plan
    cases: tuple[Case, ...]


def measure(rounds: int, sizes: Sequence[int] = SIZES) -> Judging:
    """Plans of `sizes` goals for three years, each judged `rounds` times in every way; a smaller one more often."""
    every = [prepared(size) for size in sizes]
    compared = sum(compare(plan, explained=explained) for plan in every for explained in (True, False))
    judged = [one for plan in every for one in _judged(plan, rounds * min(4, max(sizes) // len(plan.goals)))]
    return Judging(tuple(judged), {way: _exponent(judged, way) for way in (EXPLAINED, PLAIN, CHECKED)}, compared)


def prepared(count: int) -> Prepared:
    """A generated plan of `count` goals and its cases, read without a finding."""
    plan_goals = goals(count)
    tree, findings = parse(rule_file(plan_goals), "mål.mal")
    plan, unresolved = resolve((tree,))
    read = [read_cases(case_file(plan_goals, year), f"{year}.yaml") for year in YEARS]
    assert plan is not None and not (findings or unresolved or any(found for _, found in read))
    return Prepared(plan_goals, tree, plan, tuple(case for cases, _ in read for case in cases))


def compare(of: Prepared, *, explained: bool) -> int:
    """How many verdicts there are; WrongVerdictError where one is not that of the reference."""
    count = 0
    for case, year in zip(of.cases, YEARS, strict=True):
        assessments = evaluate(of.plan, case, explained=explained).assessments
        for goal, assessment in zip(of.goals, assessments, strict=True):
            expected = WORDS[verdict(goal.target, goal.figures, year)] or Class.UNDECIDED.value
            if (assessment.name, assessment.computed.value) != (goal.name, expected):
                raise WrongVerdictError(f"{goal.name} {year}: {assessment.computed.value}, should be {expected}")
            count += 1
    return count


def _judged(of: Prepared, rounds: int) -> tuple[Judged, ...]:
    ways: dict[str, Callable[[], object]] = {
        EXPLAINED: lambda: [evaluate(of.plan, case) for case in of.cases],
        PLAIN: lambda: [evaluate(of.plan, case, explained=False) for case in of.cases],
        REFERENCE: lambda: [verdict(goal.target, goal.figures, year) for goal in of.goals for year in YEARS],
    }
    if len(of.goals) <= LONGEST_CHECKED:
        ways[CHECKED] = lambda: run(((of.tree,),), of.cases, Options())
    times = in_turn(rounds, {way: partial(of_call, call) for way, call in ways.items()})
    count = len(of.goals)
    return tuple(
        Judged(way, count, median(of_way), spread([len(YEARS) * count / seconds for seconds in of_way]))
        for way, of_way in times.items()
    )


def _exponent(judged: Sequence[Judged], way: str) -> float:
    of_way = [one for one in judged if one.way == way]
    return exponent([one.goals for one in of_way], [one.seconds for one in of_way])
