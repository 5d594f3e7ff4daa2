"""What a rule gives (semantics, clause 3), against definitions written from the clauses, over full tables."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product

import pytest

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
    Judged,
    Linear,
    Negation,
    Relation,
    Variable,
    comparisons,
    formulas,
    variables,
    variables_of,
)
from engine.judge import BEST_FIRST, MOST_UNKNOWN_EXCEPTIONS, Outcome, agree, compare, decided, evaluate, judge, share
from engine.truth import Truth
from findings.span import Span

F = Fraction
T, N, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN
FULL, PARTLY, NOT, UNDECIDED = Class.FULL, Class.PARTLY, Class.NOT, Class.UNDECIDED
HERE = Span("prov.mal", 1)
X, Y = Variable("x", Role.OUTCOME, 2020), Variable("y", Role.OUTCOME, 2020)
#: How exceptions can stand to each other: for each, the index of the one it is an exception to.
SHAPES = {
    "none": (),
    "one": (None,),
    "side by side": (None, None),
    "two deep": (None, 0),
    "three deep": (None, 0, 1),
    "two to the same": (None, 0, 0),
    "two deep and one beside": (None, 0, None),
    "declared before what it replaces": (1, None),
}
GIVES = (FULL, NOT, PARTLY)


def constant_rule(branches: Sequence[tuple[Class, Truth]], rest: Class | None, exceptions=()) -> Compiled:
    return Compiled(
        tuple(Branch(of_class, Constant(value)) for of_class, value in branches),
        rest,
        tuple(
            ExceptionBranch(str(index), above, Constant(value), of_class, HERE)
            for index, (above, value, of_class) in enumerate(exceptions)
        ),
    )


# --- Written from 3.3 and 3.4 ---------------------------------------------------------------------


def completions(truths: Sequence[Truth]) -> Iterator[tuple[bool, ...]]:
    """Every way the unknown ones can turn out."""
    yield from product(*((True, False) if value is U else (value is T,) for value in truths))


def branch_that_gives(held: Sequence[bool], classes: Sequence[Class], rest: Class | None) -> Class | None:
    """The first that holds; else the rest, which may be silence."""
    return next((of_class for of_class, holds in zip(classes, held, strict=True) if holds), rest)


def giving(above: Sequence[int | None], held: Sequence[bool], root: int | None = None) -> set[int]:
    """The exceptions that give the verdict: those that hold and have none below them that does."""
    found: set[int] = set()
    for index, parent in enumerate(above):
        if parent == root:
            found |= giving(above, held, index) or ({index} if held[index] else set())
    return found


def expected(branches, rest, exceptions) -> tuple[frozenset[Class], bool, bool]:
    """The classes left open, whether exceptions may contradict each other, and whether nothing may apply."""
    classes, conflict, gap = set(), False, False
    for held in completions([value for _, value, _ in exceptions]):
        by = giving([above for above, _, _ in exceptions], held)
        of = {exceptions[index][2] for index in by}
        conflict = conflict or len(of) > 1
        classes |= of
        if not by:
            for base in completions([value for _, value in branches]):
                gives = branch_that_gives(base, [of_class for of_class, _ in branches], rest)
                gap = gap or gives is None
                classes |= set() if gives is None else {gives}
    return frozenset(classes), conflict, gap


@pytest.mark.parametrize("rest", [NOT, None, UNDECIDED])
@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_3_4_every_combination_of_branches_and_exceptions_gives_what_the_clause_says(shape, rest):
    for values in product(Truth, repeat=2):
        branches = list(zip((FULL, PARTLY), values, strict=True))
        for truths in product(Truth, repeat=len(shape)):
            exceptions = list(zip(shape, truths, GIVES[: len(shape)], strict=True))
            found = judge(constant_rule(branches, rest, exceptions), {})

            assert expected(branches, rest, exceptions) == (found.classes, bool(found.conflict), found.gap)


@pytest.mark.parametrize(
    ("shape", "truths", "expected"),
    [
        ((None, None), (T, T), (0, 1)),
        ((None, None), (T, U), (0, 1)),
        ((None, None), (U, U), (0, 1)),
        ((None, None), (T, N), ()),
        ((None, 0), (T, T), ()),
        ((None, 0, 0), (N, T, T), (1, 2)),
        ((None, 0, None), (T, T, T), (1, 2)),
        ((None, 0, None), (T, N, T), (0, 2)),
        ((None, 0, None), (T, U, T), (1, 2)),
    ],
)
def test_3_4_the_exceptions_that_contradict_each_other_are_named(shape, truths, expected):
    exceptions = list(zip(shape, truths, GIVES[: len(shape)], strict=True))

    assert expected == judge(constant_rule([(FULL, T)], NOT, exceptions), {}).conflict


def test_3_4_exceptions_side_by_side_with_the_same_verdict_do_not_contradict():
    of = constant_rule([(FULL, T)], NOT, [(None, T, PARTLY), (None, T, PARTLY)])

    assert Outcome(frozenset({PARTLY})) == judge(of, {})


def test_3_4_an_unknown_exception_that_gives_what_the_rule_gives_changes_nothing():
    of = constant_rule([(FULL, T)], NOT, [(None, U, FULL)])

    assert Outcome(frozenset({FULL})) == judge(of, {})


def test_3_4_an_exception_counts_also_where_what_it_replaces_does_not_hold():
    of = constant_rule([(FULL, T)], NOT, [(None, N, FULL), (0, T, PARTLY)])

    assert Outcome(frozenset({PARTLY})) == judge(of, {})


@pytest.mark.parametrize(("unknown", "classes"), [(10, {FULL}), (11, {FULL, PARTLY, NOT})])
def test_more_than_ten_unknown_exceptions_are_not_combined(unknown, classes):
    """A chain of unknown ones that all are replaced by one that holds: only trying shows that it alone gives."""
    chain = [(None, U, PARTLY), *((above, U, PARTLY) for above in range(unknown - 1)), (unknown - 1, T, FULL)]

    assert MOST_UNKNOWN_EXCEPTIONS == 10
    assert Outcome(frozenset(classes)) == judge(constant_rule([], NOT, chain), {})


def test_uncombined_exceptions_keep_the_gap_of_the_rule():
    beside = [(None, U, PARTLY)] * 11

    assert Outcome(frozenset({PARTLY}), (), True) == judge(constant_rule([], None, beside), {})
    assert Outcome(frozenset({PARTLY, NOT}), (), False) == judge(constant_rule([], NOT, beside), {})


def test_a_rule_with_exceptions_judges_them_by_the_figures():
    over = Linear(((X, F(1)),), F(-5), Relation.AT_LEAST)
    of = Compiled((Branch(FULL, over),), NOT, (ExceptionBranch("a", None, Negation(over), PARTLY, HERE),))

    assert Outcome(frozenset({FULL})) == judge(of, {X: F(5)})
    assert Outcome(frozenset({PARTLY})) == judge(of, {X: F(4)})
    assert Outcome(frozenset({FULL, PARTLY, NOT})) == judge(of, {})
    assert Outcome(frozenset({FULL, PARTLY, NOT})) == judge(of, {X: F(5)}, {X: (F(4), F(6))})


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        (Outcome(frozenset({FULL})), FULL),
        (Outcome(frozenset({UNDECIDED})), UNDECIDED),
        (Outcome(frozenset({FULL, NOT})), None),
        (Outcome(frozenset()), None),
        (Outcome(frozenset(), gap=True), None),
        (Outcome(frozenset({FULL}), gap=True), None),
        (Outcome(frozenset({FULL}), conflict=(0, 1)), None),
    ],
)
def test_3_3_a_verdict_is_decided_when_one_class_is_left_and_nothing_else(outcome, expected):
    assert expected is decided(outcome)


def test_the_classes_are_ordered_best_first():
    assert (FULL, PARTLY, NOT, UNDECIDED) == BEST_FIRST


# --- Formulas -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("relation", "below", "at", "above"),
    [
        (Relation.AT_LEAST, N, T, T),
        (Relation.ABOVE, N, N, T),
        (Relation.AT_MOST, T, T, N),
        (Relation.BELOW, T, N, N),
        (Relation.EQUAL, N, T, N),
    ],
)
def test_a_comparison_on_both_sides_of_its_limit(relation, below, at, above):
    of = Linear(((X, F(1)),), F(-5), relation)
    found = tuple(evaluate(of, {X: value}) for value in (F(499, 100), F(5), F(501, 100)))

    assert (below, at, above) == found
    assert [value is T for value in found] == [compare(sum_, relation) for sum_ in (F(-1, 100), F(0), F(1, 100))]
    assert U is evaluate(of, {})
    assert U is evaluate(of, {Y: F(9)})


def test_a_sum_of_figures_is_weighted_and_needs_them_all():
    of = Linear(((X, F(2)), (Y, F(-3))), F(1), Relation.EQUAL)

    assert T is evaluate(of, {X: F(4), Y: F(3)})
    assert N is evaluate(of, {X: F(4), Y: F(2)})
    assert N is evaluate(of, {X: F(3), Y: F(3)})
    assert U is evaluate(of, {X: F(4)})
    assert U is evaluate(of, {Y: F(3)})


#: Where the least and the greatest sum lie, and what the five relations then say.
SPANS = [
    ((-2, -1), (N, N, T, T, N)),
    ((-1, 0), (U, N, T, U, U)),
    ((0, 0), (T, N, T, N, T)),
    ((-1, 1), (U, U, U, U, U)),
    ((0, 1), (T, U, U, N, U)),
    ((1, 2), (T, T, N, N, N)),
]
RELATIONS = (Relation.AT_LEAST, Relation.ABOVE, Relation.AT_MOST, Relation.BELOW, Relation.EQUAL)


@pytest.mark.parametrize(("ends", "expected"), SPANS)
def test_2_7_a_margin_decides_only_where_every_value_within_it_agrees(ends, expected):
    margins = {X: (F(5 + ends[0]), F(5 + ends[1]))}
    found = tuple(evaluate(Linear(((X, F(1)),), F(-5), of), {X: F(5)}, margins) for of in RELATIONS)

    assert expected == found
    assert [truth is not U for truth in expected] == [agree(F(ends[0]), F(ends[1]), of) for of in RELATIONS]


def test_2_7_a_margin_is_turned_by_a_negative_weight():
    of = Linear(((Y, F(1)), (X, F(-2))), F(0), Relation.AT_LEAST)
    values, margins = {X: F(4), Y: F(8)}, {X: (F(3), F(4))}

    assert T is evaluate(of, values, margins)
    assert U is evaluate(of, values, {X: (F(3), F(5))})
    assert N is evaluate(of, {**values, Y: F(5)}, margins)
    assert U is evaluate(of, values, {X: (F(4), F(4)), Y: (F(7), F(8))})
    assert U is evaluate(of, {X: F(4)}, margins)


def test_a_margin_reaches_the_parts_of_a_condition():
    over = Linear(((X, F(1)),), F(-5), Relation.AT_LEAST)
    wide = {X: (F(4), F(6))}
    for of in (AllOf((over,)), AnyOf((over,)), Negation(over), Count(((over, F(1)),), Relation.AT_LEAST, F(1))):
        assert evaluate(of, {X: F(5)}) in (T, N)
        assert U is evaluate(of, {X: F(5)}, wide)
    judged = Judged(Compiled((Branch(FULL, over),), NOT, ()), frozenset({FULL}))
    assert T is evaluate(judged, {X: F(5)})
    assert U is evaluate(judged, {X: F(5)}, wide)


@pytest.mark.parametrize("values", list(product(Truth, repeat=2)))
def test_3_1_and_or_and_not_are_kleenes(values):
    parts = tuple(map(Constant, values))
    every = {all(of) for of in completions(values)}
    some = {any(of) for of in completions(values)}

    assert (U if len(every) > 1 else T if True in every else N) is evaluate(AllOf(parts), {})
    assert (U if len(some) > 1 else T if True in some else N) is evaluate(AnyOf(parts), {})
    assert {T: N, N: T, U: U}[values[0]] is evaluate(Negation(parts[0]), {})


@pytest.mark.parametrize("relation", RELATIONS)
def test_3_1_a_count_is_known_where_every_completion_agrees(relation):
    for values in product(Truth, repeat=3):
        for threshold in range(-1, 5):
            members = tuple((Constant(value), F(1)) for value in values)
            found = evaluate(Count(members, relation, F(threshold)), {})
            answers = {compare(F(sum(held) - threshold), relation) for held in completions(values)}
            assert (U if len(answers) > 1 else T if True in answers else N) is found


@pytest.mark.parametrize(
    ("values", "threshold", "expected"),
    [
        ((T, N), F(3), T),
        ((T, N), F(31, 10), N),
        ((N, T), F(2), T),
        ((N, T), F(3), N),
        ((U, N), F(3), U),
        ((U, T), F(2), T),
        ((U, T), F(5), U),
        ((U, T), F(51, 10), N),
        ((N, U), F(2), U),
        ((N, U), F(3), N),
    ],
)
def test_a_count_adds_the_weights(values, threshold, expected):
    members = ((Constant(values[0]), F(3)), (Constant(values[1]), F(2)))

    assert expected is evaluate(Count(members, Relation.AT_LEAST, threshold), {})


@pytest.mark.parametrize(
    ("branches", "rest", "classes", "expected"),
    [
        ([(FULL, T)], NOT, {FULL}, T),
        ([(FULL, T)], NOT, {NOT}, N),
        ([(FULL, T)], NOT, {FULL, PARTLY}, T),
        ([(FULL, N)], NOT, {FULL, PARTLY}, N),
        ([(FULL, U)], NOT, {FULL}, U),
        ([(FULL, U)], PARTLY, {FULL, PARTLY}, T),
        ([(FULL, U)], PARTLY, {NOT}, N),
        ([(FULL, N)], None, {FULL}, U),
        ([(FULL, N)], None, {NOT}, U),
        ([(FULL, U)], None, {FULL}, U),
        ([(FULL, N)], UNDECIDED, {FULL}, N),
    ],
)
def test_3_5_a_goal_in_a_roll_up_is_what_its_own_rule_leaves_open(branches, rest, classes, expected):
    assert expected is evaluate(Judged(constant_rule(branches, rest), frozenset(classes)), {})


def test_3_5_a_goal_whose_exceptions_contradict_each_other_is_unknown():
    of = constant_rule([], NOT, [(None, T, FULL), (None, T, PARTLY)])

    assert U is evaluate(Judged(of, frozenset({FULL, PARTLY})), {})


# --- 2.3 ------------------------------------------------------------------------------------------

LOWER, UPPER = CappedShare(X, F(80), False), CappedShare(Y, F(20), True)


@pytest.mark.parametrize(
    ("member", "value", "expected"),
    [
        (LOWER, 0, F(0)),
        (LOWER, 40, F(1, 2)),
        (LOWER, 79, F(79, 80)),
        (LOWER, 80, F(1)),
        (LOWER, 81, F(1)),
        (UPPER, 0, F(1)),
        (UPPER, 19, F(1)),
        (UPPER, 20, F(1)),
        (UPPER, 21, F(20, 21)),
        (UPPER, 40, F(1, 2)),
    ],
)
def test_2_3_a_share_of_a_target_is_capped(member, value, expected):
    assert expected == share(member, F(value))


@pytest.mark.parametrize(
    ("values", "least", "expected"),
    [
        ({X: 40, Y: 20}, F(3, 4), T),
        ({X: 39, Y: 20}, F(3, 4), N),
        ({X: 800, Y: 40}, F(3, 4), T),
        ({X: 800, Y: 41}, F(3, 4), N),
        ({X: 80}, F(1, 2), T),
        ({X: 79}, F(1, 2), U),
        ({X: 40}, F(3, 4), U),
        ({X: 39}, F(3, 4), N),
        ({Y: 20}, F(1), U),
        ({Y: 21}, F(1), N),
        ({}, F(1), U),
        ({}, F(0), T),
    ],
)
def test_2_3_a_missing_member_of_a_mean_is_anywhere_between_none_and_all(values, least, expected):
    known = {variable: F(value) for variable, value in values.items()}

    assert expected is evaluate(AverageAtLeast((LOWER, UPPER), least), known)


# --- What a rule speaks of ------------------------------------------------------------------------


def test_the_comparisons_and_figures_of_a_rule_are_found_wherever_they_stand():
    z = Variable("z", Role.FORECAST, 2020, "k")
    one, two = Linear(((X, F(1)),), F(0), Relation.ABOVE), Linear(((Y, F(1)), (X, F(2))), F(0), Relation.BELOW)
    three = AverageAtLeast((CappedShare(z, F(1), False),), F(1))
    inner = Compiled((Branch(FULL, three),), NOT, (ExceptionBranch("a", None, one, FULL, HERE),))
    nested = AnyOf((Negation(two), AllOf((Constant(T), one)), Count(((one, F(1)), (two, F(1))), Relation.EQUAL, F(1))))
    of = Compiled(
        (Branch(FULL, nested), Branch(NOT, one)),
        None,
        (ExceptionBranch("b", None, Judged(inner, frozenset({FULL})), NOT, HERE),),
    )

    assert (nested, one, Judged(inner, frozenset({FULL}))) == tuple(formulas(of))
    assert [two, one, one, two] == list(comparisons(nested))
    assert [three, one] == list(comparisons(Judged(inner, frozenset({FULL}))))
    assert list(comparisons(Constant(T))) == []
    assert variables_of(two) == (Y, X)
    assert (z,) == variables_of(three)
    assert (Y, X, z) == variables(of)
