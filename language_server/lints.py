"""A plan in, what its checks find in it out: at once what can be found quickly, later the rest.

Most plans fall apart into goals with their measures that have nothing to do with each other. Checks that look at one
goal at a time are run on each such piece by itself, and what they found is kept for as long as the piece is the same.
"""

from collections.abc import Iterable, Iterator, Sequence

from attrs import define, evolve, field, frozen

from dsl import ast
from dsl.named import names_in
from engine.bind import parts
from engine.check import CheckModule
from engine.names import key
from engine.plan import Assignment, Goal, Measure, Plan
from findings.finding import Finding

#: What these say of a goal hangs on nothing but the goal, its measures and the plan's heading; tests/test_lints.py
#: holds them to it. Any other check is given the whole plan.
BY_PIECE = frozenset({"MK102", "MK103", "MK104", "MK106", "MK108"})
#: Of these, those that ask what roll-ups say of measures.
_ASK_ROLL_UPS = frozenset({"MK102", "MK103", "MK108"})
#: These try all that can happen: in a large plan that takes longer than one waits for at a key.
SLOW = frozenset({"MK105"})
#: So many pieces at most are looked through at a key; more are new where the plan's heading has changed.
AT_A_KEY = 20

_Thing = Goal | Measure | Assignment


@frozen(eq=False)
class _Piece:
    """Goals, measures and assignments that hang together, and what was found in them."""

    things: tuple[_Thing, ...]
    #: The heading that they were found under, and by which checks.
    heading: Plan | None
    codes: frozenset[str]
    findings: tuple[Finding, ...]


@define(eq=False)
class KeptLints:
    """What was found in the pieces of one plan the last time."""

    heading: Plan | None = None
    pieces: dict[tuple[int, ...], _Piece] = field(factory=dict)
    #: The names that a thing speaks of.
    spoken: dict[int, tuple[_Thing, tuple[str, ...]]] = field(factory=dict)
    #: The same in the order of the plan, and the numbers of those that hang together by them.
    names: list[tuple[str, ...]] = field(factory=list)
    groups: list[list[int]] = field(factory=list)


def quick_lints(
    plan: Plan, checks: Sequence[CheckModule], kept: KeptLints, most: int = AT_A_KEY
) -> tuple[tuple[Finding, ...], bool]:
    """What all checks find but those that `slow_lints` runs, and whether every piece of the plan is looked through.

    At most so many new pieces are; of the others it is what was found the last time. Call again for more.
    """
    codes = _by_piece(plan)
    whole = [module for module in checks if module.check.code not in codes | SLOW | BY_PIECE]
    local = [module for module in checks if module.check.code in codes]
    of_pieces, finished = _of_pieces(plan, local, codes, kept, most)
    return (*of_pieces, *_found(plan, whole)), finished


def slow_lints(plan: Plan, checks: Sequence[CheckModule]) -> tuple[Finding, ...]:
    """What is found by the checks that may take long."""
    codes = SLOW | (BY_PIECE - _by_piece(plan))
    return tuple(_found(plan, [module for module in checks if module.check.code in codes]))


def _by_piece(plan: Plan) -> frozenset[str]:
    conditions = (part for one in plan.roll_ups for line in one.rule.lines for part in parts(line.condition))
    exceptions = (part for one in plan.roll_ups for line in one.rule.exceptions for part in parts(line.condition))
    of_goals = (ast.GoalsAre, ast.GoalIs)
    ask_measures = any(not isinstance(part, of_goals) for part in (*conditions, *exceptions))
    return BY_PIECE - _ASK_ROLL_UPS if ask_measures else BY_PIECE


def _found(plan: Plan, checks: Iterable[CheckModule]) -> Iterator[Finding]:
    for module in checks:
        yield from module.lint(plan)


def _of_pieces(
    plan: Plan, checks: Sequence[CheckModule], codes: frozenset[str], kept: KeptLints, most: int
) -> tuple[list[Finding], bool]:
    heading = evolve(plan, measures=(), goals=(), roll_ups=(), assignments=(), tables=(), suppressions=())
    if kept.heading != heading:
        kept.heading = heading
    pieces: dict[tuple[int, ...], _Piece] = {}
    found: list[Finding] = []
    new = 0
    for things in _pieces(plan, kept):
        known = tuple(map(id, things))
        piece = kept.pieces.get(known)
        if piece is None or piece.heading is not kept.heading or piece.codes != codes:
            new += 1
            if new <= most:
                findings = tuple(_found(_plan_of(heading, things), checks))
                piece = _Piece(things, kept.heading, codes, findings)
        if piece is not None:
            pieces[known] = piece
            found.extend(piece.findings)
    kept.pieces = pieces
    return found, new <= most


def _plan_of(heading: Plan, things: Iterable[_Thing]) -> Plan:
    things = tuple(things)
    return evolve(
        heading,
        measures=tuple(one for one in things if isinstance(one, Measure)),
        goals=tuple(one for one in things if isinstance(one, Goal)),
        assignments=tuple(one for one in things if isinstance(one, Assignment)),
    )


def _pieces(plan: Plan, kept: KeptLints) -> Iterator[tuple[_Thing, ...]]:
    """The things of the plan, in order, by what hangs together: what speaks of another belongs to it."""
    every: tuple[_Thing, ...] = (*plan.measures, *plan.goals, *plan.assignments)
    known = kept.spoken
    kept.spoken = {id(thing): known.get(id(thing)) or (thing, _names(thing)) for thing in every}
    names = [of_thing for _, of_thing in kept.spoken.values()]
    if names != kept.names:
        kept.names, kept.groups = names, _groups(names)
    return (tuple([every[number] for number in group]) for group in kept.groups)


def _groups(names: Sequence[tuple[str, ...]]) -> list[list[int]]:
    """The numbers of those that speak of each other, each by the names that it speaks of, its own first."""
    named: dict[str, list[int]] = {}
    for number, (own, *_) in enumerate(names):
        named.setdefault(own, []).append(number)
    root = list(range(len(names)))
    for number, of_thing in enumerate(names):
        for name in of_thing:
            for other in named.get(name, ()):
                one, two = _root(root, number), _root(root, other)
                if one != two:
                    root[max(one, two)] = min(one, two)
    groups: dict[int, list[int]] = {}
    for number in range(len(names)):
        groups.setdefault(_root(root, number), []).append(number)
    return list(groups.values())


def _root(root: list[int], number: int) -> int:
    while root[number] != number:
        root[number] = root[root[number]]
        number = root[number]
    return number


def _names(thing: _Thing) -> tuple[str, ...]:
    """Every name that the thing speaks of, as compared; its own too, for measures and goals may share one."""
    if isinstance(thing, Measure):
        names = [thing.name, thing.same_as, *thing.contributes_to]
    elif isinstance(thing, Goal):
        measures = (name for name, _ in thing.measures)
        written = (name.text for name in names_in((thing.rule, thing.examples)))
        names = [thing.name, *measures, *thing.indicators, *written]
    else:
        names = [thing.name, *thing.measures, *thing.contributes_to]
    return tuple(dict.fromkeys(map(key, names)))
