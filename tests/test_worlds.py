"""Possible verdicts (semantics 4.1) against a reference that walks every cell the comparisons cut the figures into."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations, pairwise

import pytest
from attrs import frozen
from hypothesis import given, settings
from hypothesis import strategies as st

from dsl.ast import Class
from engine.facts import Role
from engine.formula import (
    AllOf,
    AnyOf,
    AverageAtLeast,
    Branch,
    CappedShare,
    Compiled,
    Constant,
    Count,
    ExceptionBranch,
    Formula,
    Judged,
    Linear,
    Negation,
    Relation,
    Variable,
    comparisons,
    formulas,
)
from engine.judge import decided, judge, share
from engine.truth import Truth
from engine.worlds import MOST_WORLDS, Domain, Verdicts, each_world, mean_cuts, possible_verdicts, samples
from findings.span import Span

F = Fraction
X, Y, Z = (Variable(name, Role.OUTCOME, 2020) for name in "xyz")
FULL, PARTLY, NOT, UNDECIDED = Class.FULL, Class.PARTLY, Class.NOT, Class.UNDECIDED
HERE = Span("prov.mal", 1)
Point = Mapping[Variable, Fraction]
#: Beyond every end and every crossing of the rules drawn here.
FAR = F(10_000)


def line(relation: Relation, constant: int | Fraction, **coefficients: int | Fraction) -> Linear:
    """`line(AT_LEAST, -5, x=1)` is x >= 5."""
    by_name = {"x": X, "y": Y, "z": Z}
    return Linear(tuple((by_name[name], F(of)) for name, of in coefficients.items()), F(constant), relation)


def at_least(figure: str, limit: int | Fraction) -> Linear:
    return line(Relation.AT_LEAST, -F(limit), **{figure: 1})


def rule(*branches: tuple[Class, Formula], rest: Class | None = NOT, exceptions=()) -> Compiled:
    return Compiled(tuple(Branch(*branch) for branch in branches), rest, tuple(exceptions))


def exception(name: str, above: int | None, formula: Formula, of_class: Class) -> ExceptionBranch:
    return ExceptionBranch(name, above, formula, of_class, HERE)


# --- The reference --------------------------------------------------------------------------------

#: Where a comparison may change: sum of coefficient · figure + constant = 0.
Plane = tuple[dict[Variable, Fraction], Fraction]


def planes(tests: Sequence[Linear | AverageAtLeast]) -> list[Plane]:
    """A mean of capped shares is straight for each choice of the members that are below their targets."""
    found: list[Plane] = []
    for test in tests:
        if isinstance(test, Linear):
            found.append((dict(test.terms), test.constant))
            continue
        for member in test.members:
            found.append(({member.variable: F(1)}, -member.target))
        for size in range(1, len(test.members) + 1):
            for below in combinations(test.members, size):
                capped = len(test.members) - size
                slopes = {member.variable: 1 / member.target for member in below}
                found.append((slopes, capped - test.least * len(test.members)))
    return found


def crossings(of: Variable, others: Sequence[Variable], cutting: Sequence[Plane]) -> set[Fraction]:
    """The values of `of` at which planes cross; between two of them nothing changes (others being free)."""
    if not others:
        slopes = [(plane[0].get(of, F(0)), plane[1]) for plane in cutting]
        return {-constant / slope for slope, constant in slopes if slope}
    out, rest = others[0], others[1:]
    without = [plane for plane in cutting if not plane[0].get(out)]
    for one, two in combinations([plane for plane in cutting if plane[0].get(out)], 2):
        factor = one[0][out] / two[0][out]
        slopes = {v: one[0].get(v, F(0)) - factor * two[0].get(v, F(0)) for v in (of, *rest)}
        without.append((slopes, one[1] - factor * two[1]))
    return crossings(of, rest, without)


def edges(moving: Sequence[Variable], domains: Mapping[Variable, Domain]) -> Iterator[Plane]:
    for variable in moving:
        domain = domains[variable]
        yield {variable: F(1)}, FAR if domain.low is None else -domain.low
        yield {variable: F(1)}, -FAR if domain.high is None else -domain.high


def inside(domain: Domain, value: Fraction) -> bool:
    above = domain.low is None or (value >= domain.low if domain.low_closed else value > domain.low)
    below = domain.high is None or (value <= domain.high if domain.high_closed else value < domain.high)
    return above and below


def worlds(moving: Sequence[Variable], domains: Mapping[Variable, Domain], cutting: Sequence[Plane]) -> Iterator[Point]:
    """One world of every cell: each figure at every crossing and between every two."""
    if not moving:
        yield {}
        return
    variable, later = moving[0], moving[1:]
    marks = sorted(crossings(variable, later, [*cutting, *edges(moving, domains)]))
    for value in sorted({*marks, *((left + right) / 2 for left, right in pairwise(marks))}):
        if inside(domains[variable], value):
            fixed = [
                ({v: slope for v, slope in slopes.items() if v != variable}, constant + slopes.get(variable, 0) * value)
                for slopes, constant in cutting
            ]
            for world in worlds(later, domains, fixed):
                yield {variable: value, **world}


def reference(of: Compiled, fixed: Point, domains: Mapping[Variable, Domain]) -> Verdicts:
    """Every verdict that a world gives, and whether each world gives one."""
    tests = [test for formula in formulas(of) for test in comparisons(formula)]
    cutting = [
        (
            {v: slope for v, slope in slopes.items() if v in domains},
            constant + sum((slope * fixed[v] for v, slope in slopes.items() if v not in domains and v in fixed), F(0)),
        )
        for slopes, constant in planes(tests)
    ]
    found = {decided(judge(of, {**fixed, **world})) for world in worlds(tuple(domains), domains, cutting)}
    always_decided = not found & {None, UNDECIDED}
    return Verdicts(tuple(c for c in (FULL, PARTLY, NOT) if c in found), always_decided=always_decided)


# --- Rules drawn at random ------------------------------------------------------------------------

RELATIONS = st.sampled_from(list(Relation))
NUMBERS = st.integers(-4, 4).map(F) | st.sampled_from([F(1, 2), F(-3, 2), F(1, 3)])
SLOPES = st.sampled_from([F(1), F(1), F(-1), F(2), F(-1, 2)])


@st.composite
def linear(draw, figures) -> Linear:
    used = draw(st.lists(st.sampled_from(figures), min_size=1, max_size=2, unique=True))
    return Linear(tuple((variable, draw(SLOPES)) for variable in used), draw(NUMBERS), draw(RELATIONS))


@st.composite
def average(draw, figures) -> AverageAtLeast:
    used = draw(st.lists(st.sampled_from(figures), min_size=1, unique=True))
    members = tuple(CappedShare(variable, F(draw(st.integers(1, 4))), False) for variable in used)
    return AverageAtLeast(members, draw(st.sampled_from([F(1, 2), F(9, 10), F(1)])))


def conditions(figures) -> st.SearchStrategy[Formula]:
    leaf = st.one_of(linear(figures), linear(figures), linear(figures), st.sampled_from(Truth).map(Constant))
    few = st.lists(leaf, min_size=1, max_size=2).map(tuple)
    count = st.builds(
        lambda parts, relation, threshold: Count(tuple((part, F(1)) for part in parts), relation, F(threshold)),
        few,
        RELATIONS,
        st.integers(0, 2),
    )
    judged = st.builds(
        lambda formula, classes: Judged(rule((FULL, formula)), classes),
        leaf,
        st.sampled_from([frozenset({FULL}), frozenset({NOT}), frozenset({FULL, PARTLY})]),
    )
    return st.one_of(leaf, few.map(AllOf), few.map(AnyOf), leaf.map(Negation), count, judged, average(figures))


@st.composite
def rules(draw, figures) -> Compiled:
    one = conditions(figures)
    branches = [(FULL, draw(one))]
    if draw(st.booleans()):
        branches.append((draw(st.sampled_from([PARTLY, NOT])), draw(one)))
    exceptions = []
    if draw(st.integers(0, 3)) == 0:
        exceptions.append(exception("a", None, draw(one), draw(st.sampled_from([FULL, PARTLY, NOT]))))
    return rule(*branches, rest=draw(st.sampled_from([NOT, NOT, PARTLY, None, UNDECIDED])), exceptions=exceptions)


@st.composite
def domain(draw) -> Domain:
    low, high = sorted((draw(st.integers(-3, 3)), draw(st.integers(-3, 3))))
    unbounded = draw(st.sampled_from(["", "", "", "low", "high", "both"]))
    closed = (draw(st.booleans()), draw(st.booleans())) if low < high else (True, True)
    return Domain(
        None if unbounded in ("low", "both") else F(low), None if unbounded in ("high", "both") else F(high), *closed
    )


def domains_of(figures) -> st.SearchStrategy[dict[Variable, Domain]]:
    return st.fixed_dictionaries({variable: domain() for variable in figures})


def agrees(of: Compiled, fixed: Point, domains: Mapping[Variable, Domain]) -> None:
    assert reference(of, fixed, domains) == possible_verdicts(of, fixed, domains)


@settings(max_examples=80, deadline=None)
@given(rules((X,)), domains_of((X,)))
def test_4_1_one_figure_gives_every_verdict_of_some_value_and_no_other(of, domains):
    agrees(of, {}, domains)


@settings(max_examples=100, deadline=None)
@given(rules((X, Y)), domains_of((X, Y)))
def test_4_1_two_figures_give_every_verdict_of_some_world_and_no_other(of, domains):
    agrees(of, {}, domains)


@settings(max_examples=60, deadline=None)
@given(rules((X, Y)), domains_of((X,)), NUMBERS)
def test_4_1_a_figure_that_does_not_move_keeps_its_value_in_every_world(of, domains, value):
    agrees(of, {Y: value}, domains)


@settings(max_examples=60, deadline=None)
@given(rules((X, Y)), domains_of((X,)))
def test_4_1_a_figure_in_neither_is_unknown_in_every_world(of, domains):
    agrees(of, {}, domains)


@settings(max_examples=40, deadline=None)
@given(st.lists(linear((X, Y, Z)), min_size=2, max_size=3), domains_of((X, Y, Z)))
def test_4_1_three_figures_that_are_compared_with_each_other_give_what_some_world_gives(tests, domains):
    agrees(rule((FULL, AllOf(tuple(tests[:2]))), (PARTLY, tests[-1])), {}, domains)


# --- Tables ---------------------------------------------------------------------------------------


def possible(of: Compiled, fixed: Point | None = None, **domains: Domain) -> tuple[Class, ...]:
    by_name = {"x": X, "y": Y, "z": Z}
    found = possible_verdicts(of, fixed or {}, {by_name[name]: domain for name, domain in domains.items()})
    assert found.upper_bound is False
    return found.classes


@pytest.mark.parametrize(
    ("domain", "expected"),
    [
        (Domain(F(3), F(4)), (NOT,)),
        (Domain(F(3), F(5)), (FULL, NOT)),
        (Domain(F(3), F(5), high_closed=False), (NOT,)),
        (Domain(F(5), F(7)), (FULL,)),
        (Domain(F(5), F(7), low_closed=False), (FULL,)),
        (Domain(F(5), F(5)), (FULL,)),
        (Domain(F(6), F(7)), (FULL,)),
        (Domain(None, F(5)), (FULL, NOT)),
        (Domain(None, F(5), high_closed=False), (NOT,)),
        (Domain(None, F(4)), (NOT,)),
        (Domain(F(5), None), (FULL,)),
        (Domain(F(4), None), (FULL, NOT)),
        (Domain(None, None), (FULL, NOT)),
    ],
)
def test_an_end_of_the_range_counts_where_it_is_closed(domain, expected):
    assert expected == possible(rule((FULL, at_least("x", 5))), x=domain)


@pytest.mark.parametrize(
    ("relation", "expected"),
    [
        (Relation.AT_LEAST, (FULL,)),
        (Relation.ABOVE, (FULL, NOT)),
        (Relation.AT_MOST, (FULL, NOT)),
        (Relation.BELOW, (NOT,)),
        (Relation.EQUAL, (FULL, NOT)),
    ],
)
def test_each_relation_is_tried_at_its_limit_and_beside_it(relation, expected):
    assert expected == possible(rule((FULL, line(relation, -5, x=1))), x=Domain(F(5), F(6)))


def test_a_verdict_of_a_single_point_is_found():
    between = AllOf((line(Relation.AT_LEAST, -5, x=1), line(Relation.AT_MOST, -5, x=1)))

    assert possible(rule((FULL, between)), x=Domain(F(0), F(9))) == (FULL, NOT)


def test_a_figure_is_the_same_in_all_its_occurrences():
    never = AllOf((line(Relation.ABOVE, -5, x=1), line(Relation.BELOW, -5, x=1)))

    assert possible(rule((FULL, never)), x=Domain(F(0), F(9))) == (NOT,)


def test_two_figures_that_must_be_equal_can_be():
    equal = line(Relation.EQUAL, 0, x=1, y=-1)

    assert possible(rule((FULL, equal)), x=Domain(F(0), F(3)), y=Domain(F(3), F(5))) == (FULL, NOT)
    assert possible(rule((FULL, equal)), x=Domain(F(0), F(3)), y=Domain(F(3), F(5), low_closed=False)) == (NOT,)
    assert possible(rule((FULL, equal)), {Y: F(2)}, x=Domain(F(0), F(3))) == (FULL, NOT)
    assert possible(rule((FULL, equal)), {Y: F(2)}, x=Domain(F(2), F(2))) == (FULL,)


def test_figures_tied_in_a_ring_are_tried_together():
    ring = AllOf(
        (
            line(Relation.ABOVE, 0, x=1, y=-1),
            line(Relation.ABOVE, 0, y=1, z=-1),
            line(Relation.ABOVE, 0, z=1, x=-1),
        )
    )
    chain = AllOf(ring.parts[:2])
    nine = Domain(F(0), F(9))

    assert possible(rule((FULL, ring)), x=nine, y=nine, z=nine) == (NOT,)
    assert possible(rule((FULL, chain)), x=nine, y=nine, z=nine) == (FULL, NOT)


def test_undecided_is_never_possible():
    of = rule((UNDECIDED, at_least("x", 5)), rest=NOT)

    assert possible(of, x=Domain(F(0), F(9))) == (NOT,)
    assert possible(of, x=Domain(F(6), F(9))) == ()


def test_a_world_without_a_verdict_adds_none():
    gap = rule((FULL, at_least("x", 5)), rest=None)
    either = exception("a", None, at_least("x", 3), FULL), exception("b", None, at_least("x", 3), NOT)
    conflict = rule((PARTLY, Constant(Truth.TRUE)), exceptions=either)

    assert possible(gap, x=Domain(F(0), F(9))) == (FULL,)
    assert possible(conflict, x=Domain(F(0), F(9))) == (PARTLY,)


@pytest.mark.parametrize(
    ("of", "low", "always"),
    [
        (rule((FULL, at_least("x", 5))), 0, True),
        (rule((FULL, at_least("x", 5)), rest=None), 0, False),
        (rule((FULL, at_least("x", 5)), rest=None), 5, True),
        (rule((FULL, at_least("x", 5)), rest=UNDECIDED), 0, False),
        (rule((FULL, at_least("x", 5)), rest=UNDECIDED), 5, True),
        (rule((FULL, AllOf((at_least("x", 5), at_least("y", 5))))), 0, False),
        (rule((FULL, AllOf((at_least("x", 5), at_least("y", 5))))), 5, False),
        (rule((FULL, AnyOf((at_least("x", 5), at_least("y", 5))))), 5, True),
    ],
)
def test_4_2_it_is_said_whether_every_world_gives_a_verdict(of, low, always):
    assert always is possible_verdicts(of, {}, {X: Domain(F(low), F(9))}).always_decided


def test_an_unknown_figure_leaves_only_the_worlds_it_does_not_decide():
    both = AllOf((at_least("x", 5), at_least("y", 5)))

    assert possible(rule((FULL, both)), x=Domain(F(0), F(9))) == (NOT,)


def test_verdicts_come_best_first():
    of = rule((FULL, at_least("x", 8)), (PARTLY, at_least("x", 5)))

    assert possible(of, x=Domain(F(0), F(9))) == (FULL, PARTLY, NOT)


def test_a_rule_whose_figures_all_are_fixed_has_one_verdict():
    of = rule((FULL, at_least("x", 5)))

    assert possible(of, {X: F(5)}) == (FULL,)
    assert possible(of, {X: F(4)}) == (NOT,)
    assert possible(of) == ()


def test_a_fixed_figure_with_a_domain_moves():
    of = rule((FULL, at_least("x", 5)))

    assert possible(of, {X: F(9)}, x=Domain(F(0), F(9))) == (FULL, NOT)


def test_comparisons_that_no_world_changes_are_kept():
    of = rule((FULL, AllOf((at_least("x", 0), at_least("y", 5)))))

    assert possible(of, x=Domain(F(0), F(9)), y=Domain(F(4), F(5))) == (FULL, NOT)
    assert possible(of, x=Domain(F(-9), F(-1)), y=Domain(F(4), F(5))) == (NOT,)
    assert possible(of, {Y: F(7)}, x=Domain(F(0), F(9))) == (FULL,)


def test_the_mean_of_capped_shares_has_its_cuts():
    members = (CappedShare(X, F(4), False), CappedShare(Y, F(2), False))
    of = rule((FULL, AverageAtLeast(members, F(3, 4))))

    assert possible(of, {Y: F(9)}, x=Domain(F(0), F(2))) == (FULL, NOT)
    assert possible(of, {Y: F(9)}, x=Domain(F(0), F(2), high_closed=False)) == (NOT,)
    assert possible(of, {Y: F(9)}, x=Domain(F(2), F(9))) == (FULL,)
    assert possible(of, {Y: F(0)}, x=Domain(F(0), None)) == (NOT,)
    assert possible(of, x=Domain(F(0), F(9)), y=Domain(F(1), F(1))) == (FULL, NOT)


def test_the_mean_of_shares_of_upper_limits_has_its_cuts():
    members = (CappedShare(X, F(4), True), CappedShare(Y, F(4), True))
    of = rule((FULL, AverageAtLeast(members, F(3, 4))))

    assert possible(of, {Y: F(1)}, x=Domain(F(0), F(9))) == (FULL, NOT)
    assert possible(of, {Y: F(1)}, x=Domain(F(0), F(8))) == (FULL,)
    assert possible(of, {Y: F(1)}, x=Domain(F(8), F(9))) == (FULL, NOT)
    assert possible(of, {Y: F(1)}, x=Domain(F(8), F(9), low_closed=False)) == (NOT,)


def test_a_missing_member_of_a_mean_is_anywhere_between_nothing_and_everything():
    members = (CappedShare(X, F(4), False), CappedShare(Y, F(2), False))
    of = rule((FULL, AverageAtLeast(members, F(3, 4))))

    assert possible(of, x=Domain(F(0), F(9))) == (NOT,)
    assert possible(of, x=Domain(F(2), F(9))) == ()
    assert possible(of, x=Domain(F(1), F(2))) == (NOT,)


def independent(number: int, domain: Domain, relation: Relation) -> tuple[tuple[Linear, ...], dict[Variable, Domain]]:
    """So many figures, each compared with 5."""
    figures = [Variable(f"{relation.name} {one}", Role.OUTCOME, 2020) for one in range(number)]
    return tuple(Linear(((f, F(1)),), F(-5), relation) for f in figures), dict.fromkeys(figures, domain)


def never(test: Linear) -> Formula:
    return AllOf((test, Negation(test)))


#: One figure has five values, each of the two others two: 20 worlds.
FIVE, FIVES = independent(1, Domain(F(0), F(10)), Relation.AT_LEAST)
TWO, TWOS = independent(2, Domain(F(5), F(6), high_closed=False), Relation.ABOVE)
OF_TWENTY = rule((FULL, AllOf((*FIVE, *TWO))), (PARTLY, never(FIVE[0])))


def test_4_1_twenty_thousand_worlds_are_tried():
    assert MOST_WORLDS == 20_000


def test_4_1_as_many_worlds_as_are_allowed_are_all_tried(monkeypatch):
    monkeypatch.setattr("engine.worlds.MOST_WORLDS", 20)

    assert Verdicts((FULL, NOT), False) == possible_verdicts(OF_TWENTY, {}, {**FIVES, **TWOS})


def test_4_1_beyond_that_the_answer_is_an_upper_bound_and_says_so(monkeypatch):
    monkeypatch.setattr("engine.worlds.MOST_WORLDS", 19)

    assert Verdicts((FULL, PARTLY, NOT), True) == possible_verdicts(OF_TWENTY, {}, {**FIVES, **TWOS})


def test_the_upper_bound_is_what_the_figures_that_do_not_move_leave_open(monkeypatch):
    monkeypatch.setattr("engine.worlds.MOST_WORLDS", 3)
    settled = rule((FULL, AllOf((*FIVE, at_least("x", 5)))), (PARTLY, at_least("x", 5)))

    assert Verdicts((FULL, PARTLY), True) == possible_verdicts(settled, {X: F(5)}, FIVES)
    assert Verdicts((NOT,), True) == possible_verdicts(settled, {X: F(4)}, FIVES)
    assert Verdicts((FULL, PARTLY, NOT), True) == possible_verdicts(settled, {}, FIVES)


def test_an_upper_bound_does_not_name_undecided(monkeypatch):
    monkeypatch.setattr("engine.worlds.MOST_WORLDS", 3)
    of = rule((FULL, FIVE[0]), rest=UNDECIDED)

    assert Verdicts((FULL,), True) == possible_verdicts(of, {}, FIVES)


@pytest.mark.parametrize(
    ("domain", "points", "expected"),
    [
        (Domain(F(0), F(4)), (), (0, 2, 4)),
        (Domain(F(0), F(4), False, False), (), (2,)),
        (Domain(F(0), F(4), True, False), (), (0, 2)),
        (Domain(F(0), F(4), False, True), (), (2, 4)),
        (Domain(F(0), F(4)), (1,), (0, F(1, 2), 1, F(5, 2), 4)),
        (Domain(F(0), F(4)), (0, 4), (0, 2, 4)),
        (Domain(F(0), F(4), False, False), (0, 4, 9, -1), (2,)),
        (Domain(F(0), F(4)), (3, 1), (0, F(1, 2), 1, 2, 3, F(7, 2), 4)),
        (Domain(F(7), F(7)), (), (7,)),
        (Domain(F(7), F(7)), (7,), (7,)),
        (Domain(None, None), (), (0,)),
        (Domain(None, None), (5,), (4, 5, 6)),
        (Domain(None, F(5)), (), (4, 5)),
        (Domain(None, F(5)), (3,), (2, 3, 4, 5)),
        (Domain(F(5), None), (), (5, 6)),
        (Domain(F(5), None, False), (7,), (6, 7, 8)),
    ],
)
def test_samples_are_the_points_and_one_value_of_every_piece(domain, points, expected):
    assert [F(value) for value in expected] == samples(domain, {F(point) for point in points})


# --- Means of capped shares -----------------------------------------------------------------------

TWO_SHARES = (CappedShare(X, F(4), False), CappedShare(Y, F(2), False))
TWO_UPPER = (CappedShare(X, F(4), True), CappedShare(Y, F(2), True))


@pytest.mark.parametrize(
    ("members", "least", "y", "limit"),
    [
        (TWO_SHARES, F(3, 4), 9, 2),
        (TWO_SHARES, F(3, 4), 1, 4),
        (TWO_UPPER, F(3, 4), 2, 8),
        (TWO_UPPER, F(3, 4), 4, 4),
        (TWO_UPPER, F(1, 2), 4, 8),
        (TWO_UPPER, F(3, 4), F(5, 2), F(40, 7)),
    ],
)
def test_a_mean_changes_where_the_other_members_let_it_reach_its_limit(members, least, y, limit):
    of = rule((FULL, AverageAtLeast(members, least)))
    better, worse = (F(0), F(9)) if members is TWO_UPPER else (F(9), F(0))

    assert possible(of, {Y: F(y)}, x=Domain(*sorted((F(limit), better)))) == (FULL,)
    assert possible(of, {Y: F(y)}, x=Domain(*sorted((F(limit), worse)))) == (FULL, NOT)
    open_at_limit = {"high_closed": False} if members is TWO_SHARES else {"low_closed": False}
    assert possible(of, {Y: F(y)}, x=Domain(*sorted((F(limit), worse)), **open_at_limit)) == (NOT,)


@pytest.mark.parametrize(
    ("x", "expected"),
    [
        ((0, 1), (NOT,)),
        ((0, 2), (NOT,)),
        ((2, 4), ()),
        ((4, 9), ()),
        ((1, 2), (NOT,)),
        ((2, 2), ()),
    ],
)
def test_a_mean_with_an_unknown_member_is_decided_only_where_it_could_not_help(x, expected):
    of = rule((FULL, AverageAtLeast(TWO_SHARES, F(3, 4))))

    assert expected == possible(of, x=Domain(F(x[0]), F(x[1])))


@pytest.mark.parametrize(
    ("x", "expected"),
    [((2, 3), (FULL,)), ((1, 2), (FULL,)), ((1, F(3, 2)), ()), ((0, 2), (FULL,)), ((0, F(1, 2)), ())],
)
def test_a_mean_that_the_known_members_reach_alone_does_not_ask_for_the_unknown(x, expected):
    of = rule((FULL, AverageAtLeast(TWO_SHARES, F(1, 4))))

    assert expected == possible(of, x=Domain(F(x[0]), F(x[1])))


def test_a_mean_of_a_figure_without_an_end_is_tried_on_both_sides():
    of = rule((FULL, AverageAtLeast((CappedShare(X, F(4), False),), F(1))))
    upper = rule((FULL, AverageAtLeast((CappedShare(X, F(4), True),), F(1, 2))))

    assert possible(of, x=Domain(None, F(9))) == (FULL, NOT)
    assert possible(of, x=Domain(F(0), None)) == (FULL, NOT)
    assert possible(of, x=Domain(F(4), None)) == (FULL,)
    assert possible(of, x=Domain(None, F(3))) == (NOT,)
    assert possible(upper, x=Domain(F(0), None)) == (FULL, NOT)
    assert possible(upper, x=Domain(None, F(8))) == (FULL,)


def test_every_unknown_member_of_a_mean_is_counted():
    falling, y, z = CappedShare(X, F(4), True), CappedShare(Y, F(1), False), CappedShare(Z, F(1), False)
    forty = {X: Domain(F(0), F(40))}
    two = possible_verdicts(rule((FULL, AverageAtLeast((falling, y, z), F(9, 10)))), {}, forty)
    one = possible_verdicts(rule((FULL, AverageAtLeast((falling, y), F(9, 10)))), {}, forty)

    assert two == Verdicts((NOT,), always_decided=False)
    assert one == Verdicts((NOT,), always_decided=False)


def test_the_members_of_a_mean_move_together():
    of = rule((FULL, AverageAtLeast(TWO_SHARES, F(1))), (PARTLY, AverageAtLeast(TWO_SHARES, F(1, 2))))

    assert possible(of, x=Domain(F(0), F(9)), y=Domain(F(0), F(9))) == (FULL, PARTLY, NOT)
    assert possible(of, x=Domain(F(4), F(9)), y=Domain(F(0), F(9))) == (FULL, PARTLY)
    assert possible(of, x=Domain(F(0), F(4), high_closed=False), y=Domain(F(0), F(9))) == (PARTLY, NOT)
    assert possible(rule((FULL, of.branches[1].formula)), x=Domain(None, None), y=Domain(None, None)) == (FULL, NOT)


def test_the_members_of_a_mean_of_upper_limits_move_together():
    of = rule((FULL, AverageAtLeast(TWO_UPPER, F(1))), (PARTLY, AverageAtLeast(TWO_UPPER, F(1, 2))))

    assert possible(of, x=Domain(F(0), F(99)), y=Domain(F(0), F(99))) == (FULL, PARTLY, NOT)
    assert possible(of, x=Domain(F(0), F(4)), y=Domain(F(0), F(99))) == (FULL, PARTLY)
    assert possible(of, x=Domain(F(4), F(99), low_closed=False), y=Domain(F(0), F(99))) == (PARTLY, NOT)
    assert possible(rule((FULL, of.branches[1].formula)), x=Domain(F(0), None), y=Domain(F(0), None)) == (FULL, NOT)


# --- Means against what their sums can be ---------------------------------------------------------


@frozen
class Reach:
    """Every value a member's share can have, from `low` to `high`; an end that is open is not reached."""

    low: Fraction
    low_open: bool
    high: Fraction
    high_open: bool


def reach(member: CappedShare, of: Domain) -> Reach:
    """A share rises with its figure up to the target, or falls from it; beyond the target it is 1."""
    assert of.low is not None
    assert of.high is not None
    worst, worst_closed = (of.high, of.high_closed) if member.inverse else (of.low, of.low_closed)
    best, best_closed = (of.low, of.low_closed) if member.inverse else (of.high, of.high_closed)
    low, high = share(member, worst), share(member, best)
    capped_within = high == 1 and (best != member.target or low == 1)
    return Reach(low, not worst_closed and low < 1, high, not best_closed and not capped_within and low < high)


def sums(parts: Sequence[Reach]) -> Reach:
    """Every sum of a value of each."""
    return Reach(
        sum((part.low for part in parts), F(0)),
        any(part.low_open for part in parts),
        sum((part.high for part in parts), F(0)),
        any(part.high_open for part in parts),
    )


@st.composite
def means(draw) -> tuple[tuple[CappedShare, ...], dict[Variable, Domain], dict[Variable, Fraction]]:
    """Members of both kinds, each moving or fixed."""
    figures = draw(st.lists(st.sampled_from((X, Y, Z)), min_size=1, unique=True))
    members = tuple(CappedShare(figure, F(draw(st.integers(1, 5))), draw(st.booleans())) for figure in figures)
    domains, fixed = {}, {}
    for figure in figures:
        if draw(st.integers(0, 3)):
            low, high = sorted((draw(st.integers(0, 8)), draw(st.integers(0, 8))))
            closed = (draw(st.booleans()), draw(st.booleans())) if low < high else (True, True)
            domains[figure] = Domain(F(low), F(high), *closed)
        elif draw(st.booleans()):
            fixed[figure] = F(draw(st.integers(0, 8)))
    return members, domains, fixed


@settings(max_examples=200, deadline=None)
@given(means(), st.sampled_from([F(1, 4), F(1, 2), F(3, 4), F(9, 10), F(1)]))
def test_2_3_a_mean_gives_what_some_sum_of_shares_gives_and_no_other(drawn, least):
    members, domains, fixed = drawn
    parts, unknown = [], 0
    for member in members:
        if member.variable in domains:
            parts.append(reach(member, domains[member.variable]))
        elif member.variable in fixed:
            parts.append(
                Reach(share(member, fixed[member.variable]), False, share(member, fixed[member.variable]), False)
            )
        else:
            unknown += 1
    total, needed = sums(parts), least * len(members)
    expected: list[Class] = []
    if total.high > needed or (total.high == needed and not total.high_open):
        expected.append(FULL)
    if total.low + unknown < needed:
        expected.append(NOT)

    found = possible_verdicts(rule((FULL, AverageAtLeast(members, least))), fixed, domains)

    assert tuple(expected) == found.classes
    if not unknown:
        assert found.always_decided


@pytest.mark.parametrize(
    ("members", "least", "variable", "values", "expected"),
    [
        (TWO_SHARES, F(3, 4), X, {Y: F(9)}, (4, 2)),
        (TWO_SHARES, F(3, 4), X, {Y: F(1)}, (4, 4)),
        (TWO_SHARES, F(3, 4), Y, {X: F(1)}, (2, F(5, 2))),
        (TWO_SHARES, F(3, 4), X, {}, (4, 2, 6)),
        (TWO_SHARES, F(1, 4), X, {}, (4, -2, 2)),
        (TWO_SHARES, F(3, 4), Z, {X: F(1)}, ()),
        ((*TWO_SHARES, CappedShare(Z, F(1), False)), F(3, 4), X, {}, (4, 1, 9)),
        (TWO_UPPER, F(3, 4), X, {Y: F(2)}, (4, 8)),
        (TWO_UPPER, F(3, 4), X, {Y: F(20)}, (4, F(20, 7))),
        (TWO_UPPER, F(3, 4), X, {}, (4, 8, F(8, 3))),
        (TWO_UPPER, F(1, 4), X, {}, (4, 8)),
        (TWO_UPPER, F(1, 2), X, {}, (4, 4)),
        (TWO_UPPER, F(1, 2), X, {Y: F(1)}, (4,)),
    ],
)
def test_a_mean_is_cut_at_its_target_and_where_it_reaches_its_limit(members, least, variable, values, expected):
    assert tuple(F(value) for value in expected) == mean_cuts(AverageAtLeast(members, least), variable, values)


def test_a_sampler_is_asked_for_each_figure_with_its_domain_its_points_and_the_figures_before_it():
    asked: list[object] = []

    def sampler(
        variable: Variable, domain: Domain, points: set[Fraction], values: Mapping[Variable, Fraction]
    ) -> Sequence[Fraction]:
        asked.append((variable, domain, points, dict(values)))
        return [F(4)]

    domains = {X: Domain(F(0), F(10)), Y: Domain(F(0), F(20))}
    both = rule((FULL, AllOf((at_least("x", 5), at_least("y", 6)))))
    worlds = [dict(world or {}) for world in each_world(both, {}, domains, sampler=sampler)]

    assert worlds == [{X: F(4), Y: F(4)}]
    assert asked == [
        (X, domains[X], {F(0), F(5), F(10)}, {}),
        (Y, domains[Y], {F(0), F(6), F(20)}, {X: F(4)}),
    ]
