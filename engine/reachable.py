"""A rule and the figures it may be asked about in, what each of its lines does over all of them out."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from functools import partial
from itertools import combinations, islice, product

from attrs import define, field, frozen

from engine.formula import Compiled, Linear, Variable, comparisons, formulas
from engine.judge import Values, evaluate, giving
from engine.levels import (
    MOST_DECIMALS,
    combinations_of,
    comparisons_of_levels,
    decimals_of,
    levels_of,
    sampler,
    worlds_of,
)
from engine.truth import Truth
from engine.without_case import Setting
from engine.worlds import MOST_WORLDS, each_world

#: More comparisons than this are not made for one rule, however few the worlds.
MOST_COMPARISONS = 500_000
#: So many worlds are looked at before all of them are.
MOST_STAIRS = 200
#: So many parts the figures are divided in, to give the first of them one level and the others another.
MOST_STEPS = 12
#: So many pairs of exceptions are told to differ; the others may be gone when these are mended.
MOST_CONFLICTS = 20


@frozen
class Example:
    """Figures for which a rule does not decide: no more of them than it takes."""

    values: tuple[tuple[Variable, Fraction], ...]
    #: Which of the settings it is of.
    setting: int
    #: No figure has more decimals than the limits it is compared with.
    coarse: bool


@define
class Reach:
    """What the lines of a rule do over all figures; branches and exceptions by index."""

    #: Branches that hold for some figures, or may; that are the first to hold; that always hold.
    holds: set[int] = field(factory=set)
    gives: set[int] = field(factory=set)
    always: set[int] = field(factory=set)
    #: For a branch: those before it that are the first to hold where it does.
    taken_by: dict[int, set[int]] = field(factory=dict)
    #: Whether what is given otherwise is ever given.
    rest: bool = False
    #: Exceptions that hold for some figures; that give the verdict; that hold where the one above them does.
    exceptions_hold: set[int] = field(factory=set)
    exceptions_give: set[int] = field(factory=set)
    below_holds: set[int] = field(factory=set)
    #: For an exception: those to it that hold where it does.
    replaced_by: dict[int, set[int]] = field(factory=dict)
    #: Figures for which no line gives a verdict.
    gap: Example | None = None
    #: Two exceptions that give different verdicts, and the figures for which both hold.
    conflicts: dict[tuple[int, int], Example] = field(factory=dict)
    #: Every world was tried.
    complete: bool = True


def reach(settings: Iterable[Setting | None]) -> Reach:
    """What the lines of one rule do over the figures of every setting; not complete where they are too many."""
    found = Reach()
    left = MOST_WORLDS
    for number, setting in enumerate(settings):
        if setting is None:
            found.complete = False
            return found
        if number == 0:
            found.always = set(range(len(setting.rule.branches)))
            left = min(left, MOST_COMPARISONS // max(_size(setting.rule), 1))
        for world in _worlds(setting, left):
            if world is None:
                found.complete = False
                return found
            left -= 1
            _note(found, setting, number, world)
            if _nothing_left(found, setting.rule):
                return found
    return found


def _size(rule: Compiled) -> int:
    return sum(1 for formula in formulas(rule) for _ in comparisons(formula)) + len(rule.exceptions)


def _worlds(setting: Setting, most: int) -> Iterator[Values | None]:
    """Every world that the rule could tell from others; then None where they are more than `most`."""
    if comparisons_of_levels(setting.rule) > MOST_COMPARISONS:
        yield None
        return
    levels = levels_of(setting)
    if any(variable not in levels for variable in setting.domains):
        yield from each_world(setting.rule, {}, setting.domains, most, sampler(levels))
        return
    yield from islice(
        _staircases([(v, [level.value for level in of]) for v, of in levels.items()]), min(most, MOST_STAIRS)
    )
    yield from worlds_of(setting, levels) if combinations_of(setting, levels) <= most else (None,)


def _staircases(levels: Sequence[tuple[Variable, Sequence[Fraction]]]) -> Iterator[Values]:
    """Some of the worlds: the first figures at one level, the others at another. Most rules show there what they do."""
    most = max((len(of) for _, of in levels), default=0)
    steps = sorted({len(levels) * step // MOST_STEPS for step in range(1, MOST_STEPS)} - {0})
    for one, other in product(range(most), repeat=2):
        for step in steps if one != other else (len(levels),):
            yield {
                variable: of[min(one if at < step else other, len(of) - 1)] for at, (variable, of) in enumerate(levels)
            }


def _nothing_left(found: Reach, rule: Compiled) -> bool:
    """Whether every line has been seen to decide, and neither a gap nor a conflict can come."""
    below = sum(exception.above is not None for exception in rule.exceptions)
    return (
        rule.rest is not None
        and found.rest
        and len(found.gives) == len(rule.branches)
        and len(found.exceptions_give) == len(rule.exceptions)
        and len(found.below_holds) == below
        and len({exception.of_class for exception in rule.exceptions}) < 2
    )


def _note(found: Reach, setting: Setting, number: int, world: Values) -> None:
    """What every line does in one world."""
    rule = setting.rule
    branches = [evaluate(branch.formula, world) for branch in rule.branches]
    exceptions = [evaluate(exception.formula, world) for exception in rule.exceptions]
    _note_branches(found, branches)
    _note_exceptions(found, rule, exceptions)
    if Truth.UNKNOWN in exceptions:
        return
    given = giving(rule.exceptions, tuple(holds is Truth.TRUE for holds in exceptions))
    found.exceptions_give.update(given)
    if not given and rule.rest is None and all(holds is Truth.FALSE for holds in branches):
        found.gap = _better(found.gap, setting, number, world, _is_gap)
    for one, other in combinations(given, 2):
        if len(found.conflicts) == MOST_CONFLICTS and (one, other) not in found.conflicts:
            return
        if rule.exceptions[one].of_class is not rule.exceptions[other].of_class:
            both = _better(found.conflicts.get((one, other)), setting, number, world, partial(_both_give, (one, other)))
            if both is not None:
                found.conflicts[one, other] = both


def _note_branches(found: Reach, holds: Sequence[Truth]) -> None:
    before: set[int] = set()
    for number, one in enumerate(holds):
        if one is not Truth.TRUE:
            found.always.discard(number)
        if one is Truth.FALSE:
            continue
        found.holds.add(number)
        if before:
            found.taken_by.setdefault(number, set()).add(min(before))
        else:
            found.gives.add(number)
        if one is Truth.TRUE:
            before.add(number)
    if not before:
        found.rest = True


def _note_exceptions(found: Reach, rule: Compiled, holds: Sequence[Truth]) -> None:
    for number, one in enumerate(holds):
        if one is Truth.FALSE:
            continue
        found.exceptions_hold.add(number)
        above = rule.exceptions[number].above
        if above is not None and holds[above] is not Truth.FALSE:
            found.below_holds.add(number)
            found.replaced_by.setdefault(above, set()).add(number)
    if Truth.UNKNOWN in holds:
        found.exceptions_give.update(number for number, one in enumerate(holds) if one is not Truth.FALSE)


# --- An example ---------------------------------------------------------------------------------------


def _is_gap(rule: Compiled, values: Values) -> bool:
    return all(evaluate(formula, values) is Truth.FALSE for formula in formulas(rule))


def _both_give(pair: tuple[int, int], rule: Compiled, values: Values) -> bool:
    """Whether both exceptions hold and nothing replaces either, whatever the figures that are left out."""
    holds = [evaluate(exception.formula, values) for exception in rule.exceptions]
    return all(holds[number] is Truth.TRUE for number in pair) and all(
        holds[number] is Truth.FALSE for number in range(len(holds)) if _is_below(rule, number, pair)
    )


def _is_below(rule: Compiled, number: int, above: tuple[int, int]) -> bool:
    at = rule.exceptions[number].above
    while at is not None and at not in above:
        at = rule.exceptions[at].above
    return at is not None


def _better(
    example: Example | None, setting: Setting, number: int, world: Values, shows: Callable[[Compiled, Values], bool]
) -> Example | None:
    """The example at hand, or `world` where it is the better one: its figures are such as reports print."""
    if example is not None and example.coarse:
        return example
    values = dict(world)
    for variable in world:
        without = {v: value for v, value in values.items() if v != variable}
        if shows(setting.rule, without):
            values = without
    if not all(_can_be_printed(setting, v, value) for v, value in values.items()):
        return example
    if _one_measure_twice(setting, values) or _of_two_levels(setting, values):
        return example
    coarse = all(decimals_of(value) <= _decimals_of_limits(setting.rule, v) for v, value in values.items())
    if example is not None and not coarse:
        return example
    return Example(tuple(values.items()), number, coarse)


def _can_be_printed(setting: Setting, variable: Variable, value: Fraction) -> bool:
    """Counts and ranks are whole; a measure with `decimaler` has no more of them."""
    return variable not in setting.decimals or decimals_of(value) <= setting.decimals[variable]


def _one_measure_twice(setting: Setting, values: Values) -> bool:
    """Whether two names of the same measure have different figures: that is seldom so."""
    return any(values.get(first, values[v]) != values[v] for v, first in setting.same.items() if v in values)


def _of_two_levels(setting: Setting, values: Values) -> bool:
    """Whether verdicts and figures stand side by side: a goal's verdict then rests on the figures itself."""
    verdicts = [variable for variable in values if variable in setting.verdicts]
    return bool(verdicts) and len(verdicts) < len(values)


def _decimals_of_limits(rule: Compiled, variable: Variable) -> int:
    """The most decimals of the limits that a figure is compared with by itself."""
    limits = (
        -test.constant / test.terms[0][1]
        for formula in formulas(rule)
        for test in comparisons(formula)
        if isinstance(test, Linear) and len(test.terms) == 1 and test.terms[0][0] == variable
    )
    return max((decimals_of(limit) for limit in limits), default=MOST_DECIMALS)
