"""Whether printed figures agree with one another (figures F1.3-F1.5, F2.3)."""

import json
import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.extent import Const, Expression, Extent, Product, Quotient, Sum, Var, extent, minus, value_of
from engine.interval import Interval, contains, exact, rounded, same_figure, truncated
from engine.relation import Agreement, Item, Relation, equal, sum_relation

F = Fraction
KNOWN = Path(__file__).parent / "known" / "calc11_known_answers.json"
SUMS = [case for case in json.loads(KNOWN.read_text("utf-8"), parse_float=Decimal)["cases"] if "total" in case]
A, B, C, D = (Var(name) for name in "abcd")
HUNDRED = Const(F(100))


def plus(*terms: Expression) -> Sum:
    return Sum(tuple((term, F(1)) for term in terms))


def whole(**values: str) -> dict[str, Interval]:
    """Figures rounded in their last printed digit."""
    return {
        name: rounded(Decimal(value), Decimal((0, (1,), int(Decimal(value).as_tuple().exponent))))
        for name, value in values.items()
    }


def printed(**values: str) -> dict[str, F]:
    return {name: F(value) for name, value in values.items()}


# --- Sums as known elsewhere --------------------------------------------------------------------


def known_item(fact: list, mode: str) -> Item:  # type: ignore[type-arg]
    if fact is None:
        return Item(None, None)
    value, decimals, *weight = fact
    times = F(weight[0]) if weight else F(1)
    if isinstance(value, list):
        figures = [(Decimal(number), Decimal(10) ** -places) for number, places in value]
        return Item(same_figure(figures), None, times)
    step = Decimal(0) if decimals is None else Decimal(10) ** -decimals
    return Item(truncated(value, step) if mode == "truncate" else rounded(value, step), F(value), times)


def known_interval(text: list | str) -> Interval:  # type: ignore[type-arg]
    if isinstance(text, list):
        return Interval(F(text[0]), F(text[1]))
    match = re.fullmatch(r"([\[(])(-?\d+),(-?\d+)([\])])", text)
    assert match is not None
    return Interval(F(match[2]), F(match[3]), match[1] == "(", match[4] == ")")


@pytest.mark.parametrize("case", [case for case in SUMS if "computed" in case], ids=lambda case: case["id"])
def test_sum_as_known(case: dict) -> None:  # type: ignore[type-arg]
    items = [known_item(fact, case["mode"]) for fact in case["items"]]

    got = sum_relation(known_item(case["total"], case["mode"]), items)

    assert got.agreement.value == case["expect"]
    assert (got.left, got.right) == (known_interval(case["reported"]), known_interval(case["computed"]))


def test_sum_with_several_members_missing_says_what_they_would_have_to_be_together() -> None:
    case = next(case for case in SUMS if case["id"] == "t11-missing-item")
    items = [known_item(fact, "round") for fact in case["items"]]

    got = sum_relation(known_item(case["total"], "round"), items)

    assert got == Relation(
        Agreement.UNDECIDED, Interval(F("13743.5"), F("13744.5")), None, None, False, Interval(F(3786), F(3788))
    )


def test_sum_with_one_member_missing_says_what_it_would_have_to_be_with_its_weight() -> None:
    got = sum_relation(Item(rounded(10, 1), F(10)), [Item(rounded(4, 1), F(4)), Item(None, None, F(-2))])

    assert got.needed == Interval(F(-7, 2), F(-5, 2))


def test_several_missing_members_are_told_together_whatever_their_weights() -> None:
    total = Item(rounded(10, 1), F(10))

    two = sum_relation(total, [Item(rounded(4, 1), F(4)), Item(None, None, F(-2)), Item(None, None, F(3))])
    without_weight = sum_relation(total, [Item(rounded(4, 1), F(4)), Item(None, None, F(0))])

    assert two.needed == without_weight.needed == Interval(F(5), F(7))


def test_missing_total_would_have_to_be_the_sum() -> None:
    got = sum_relation(Item(None, None), [Item(rounded(4, 1), F(4)), Item(rounded(5, 1), F(5))])

    assert got == Relation(Agreement.UNDECIDED, None, Interval(F(8), F(10)), None, False, Interval(F(8), F(10)))


def test_missing_total_and_member_say_nothing() -> None:
    got = sum_relation(Item(None, None), [Item(rounded(4, 1), F(4)), Item(None, None)])

    assert got == Relation(Agreement.UNDECIDED, None, None, None, False, None)


@pytest.mark.parametrize(
    ("total", "items", "slack"),
    [
        (11, (5, 6), F(0)),
        (12, (5, 6), F(2, 3)),
        (13, (5, 6), F(4, 3)),
        (10, (5, 6), F(2, 3)),
    ],
)
def test_slack_is_the_share_of_the_rounding_used_up(total: int, items: tuple[int, ...], slack: F) -> None:
    got = sum_relation(Item(rounded(total, 1), F(total)), [Item(rounded(item, 1), F(item)) for item in items])

    assert got.slack == slack
    assert got.naive is False


def test_slack_counts_the_printed_values_with_their_weights() -> None:
    got = sum_relation(Item(rounded(10, 1), F(10)), [Item(rounded(3, 1), F(3), F(3)), Item(exact(6), F(6), F(1, 2))])

    assert (got.agreement, got.slack) == (Agreement.CONSISTENT, F(1))


def test_a_side_without_end_has_no_slack() -> None:
    got = sum_relation(Item(rounded(10, 1), F(10)), [Item(Interval(F(3), None), F(3))])

    assert (got.agreement, got.slack) == (Agreement.CONSISTENT, None)


def test_exact_sides_that_differ_have_no_slack() -> None:
    equal_sides = sum_relation(Item(exact(5), F(5)), [Item(exact(2), F(2)), Item(exact(3), F(3))])
    unequal = sum_relation(Item(exact(5), F(5)), [Item(exact(2), F(2)), Item(exact(4), F(4))])

    assert (equal_sides.agreement, equal_sides.slack) == (Agreement.CONSISTENT, F(0))
    assert (unequal.agreement, unequal.slack) == (Agreement.INCONSISTENT, None)


@given(st.lists(st.tuples(st.integers(-(10**6), 10**6), st.sampled_from([1, -1])), min_size=1, max_size=8))
def test_rounding_every_member_and_the_total_is_never_inconsistent(terms: list[tuple[int, int]]) -> None:
    """Thousandths are rounded to whole numbers, half up: what a careful report does."""
    total = sum(value * weight for value, weight in terms)
    items = [Item(rounded((value + 500) // 1000, 1), None, F(weight)) for value, weight in terms]

    got = sum_relation(Item(rounded((total + 500) // 1000, 1), None), items)

    assert got.agreement is Agreement.CONSISTENT


# --- Expressions --------------------------------------------------------------------------------------


def test_a_figure_is_the_same_in_all_its_occurrences() -> None:
    change = Product(HUNDRED, Quotient(minus(A, B), B))

    got = extent(change, whole(a="9", b="12"))

    assert got == Extent(Interval(F(-100 * 40, 125), F(-100 * 20, 115)), False)


def test_a_quotient_of_two_figures_is_as_worked() -> None:
    got = extent(Product(HUNDRED, Quotient(A, B)), whole(a="3772", b="154631"))

    assert got == Extent(Interval(F(377150, 154631 * 2 + 1) * 2, F(377250, 154631 * 2 - 1) * 2), False)


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        (minus(A, A), Extent(exact(0), False)),
        (Quotient(A, A), Extent(exact(1), False)),
        (Quotient(A, plus(A, B)), Extent(Interval(F(3, 8), F(5, 8)), False)),
        (plus(Quotient(A, C), Quotient(B, C)), Extent(Interval(F(6, 9), F(10, 7)), False)),
        (Product(A, A), Extent(Interval(F(9, 4), F(25, 4)), True)),
        (plus(Quotient(A, B), Quotient(B, A)), Extent(Interval(F(6, 5), F(10, 3)), True)),
        (Quotient(Const(F(1)), minus(A, A)), None),
        (Quotient(Const(F(1)), minus(A, B)), None),
        (plus(Quotient(Const(F(1)), minus(A, B)), A), None),
        (plus(Product(A, B), A, Const(F(1))), Extent(Interval(F(19, 4), F(39, 4)), False)),
        (Const(F(7)), Extent(exact(7), False)),
    ],
)
def test_extent_of_small_figures(expression: Expression, expected: Extent | None) -> None:
    assert extent(expression, whole(a="2", b="2", c="4")) == expected


def test_a_divisor_that_only_naively_reaches_zero_is_none() -> None:
    """1 / (a - a / 2) never divides by 0 where a is at least 1,5."""
    half = Sum(((A, F(1)), (A, F(-1, 2))))
    wide = {"a": Interval(F(1), F(3))}

    assert extent(Quotient(Const(F(1)), half), wide) == Extent(Interval(F(2, 3), F(2)), False)


def test_terms_over_different_divisors_of_one_degree_are_not_put_on_one_line() -> None:
    """b/a + b/(1 - a) has its least value inside the box, where corners would miss it."""
    hill = plus(Quotient(B, A), Quotient(B, minus(Const(F(1)), A)))
    hidden = plus(Product(Quotient(B, A), C), Product(Quotient(B, minus(Const(F(1)), A)), C))
    figures = {"a": Interval(F(1, 4), F(3, 4)), "b": exact(1), "c": exact(1)}

    for expression in (hill, hidden):
        got = extent(expression, figures)
        assert got is not None and got.naive
        assert contains(got.interval, 4)


def test_an_open_end_makes_the_extreme_open_but_not_an_edge_along_it() -> None:
    a = {"a": truncated(2, 1), "b": exact(3), "c": exact(0)}

    assert extent(Quotient(A, plus(A, B)), a) == Extent(Interval(F(2, 5), F(1, 2), False, True), False)
    one_end = {"a": Interval(F(-1), F(2), True), "b": exact(3), "c": exact(0)}
    assert extent(plus(Product(A, A), C), one_end) == Extent(Interval(F(-2), F(4), True), True)
    assert extent(minus(Product(A, B), A), one_end) == Extent(Interval(F(-2), F(4), True), False)
    assert extent(Product(C, minus(A, Product(A, A))), a) == Extent(exact(0), True)
    assert extent(plus(Product(A, C), Product(A, C)), a) == Extent(exact(0), False)


def test_an_open_end_that_meets_a_closed_one_only_along_an_edge_is_reached() -> None:
    """c (a - a / 2) with c = 0 is 0 for every a in (1, 2)."""
    both = {"a": Interval(F(1), F(2), True, True), "c": Interval(F(0), F(1))}

    got = extent(Product(C, Sum(((A, F(1)), (A, F(-1, 2))))), both)

    assert got == Extent(Interval(F(0), F(1), False, True), False)


@pytest.mark.parametrize(
    ("expression", "naive"),
    [
        (plus(Product(A, B), A), False),
        (plus(A, A), False),
        (Product(A, A), True),
        (Quotient(A, plus(A, B)), False),
        (Product(Quotient(A, plus(A, B)), A), True),
        (Product(Quotient(B, A), Quotient(C, plus(A, D))), True),
        (Quotient(Quotient(B, A), plus(A, C)), True),
        (Quotient(A, Quotient(B, A)), True),
        (Quotient(Quotient(B, A), Quotient(C, A)), False),
        (plus(Quotient(A, B), Quotient(C, B)), False),
        (plus(Quotient(A, B), Quotient(C, B), B), True),
        (plus(B, Quotient(A, B), Quotient(C, B)), True),
        (plus(Quotient(A, B), Quotient(C, B), D), False),
        (plus(A, Quotient(B, A)), True),
        (plus(Product(A, A), Quotient(B, C)), True),
        (plus(B, Product(A, A), C), True),
        (plus(Product(A, A), B, C), True),
        (plus(Quotient(Product(A, A), B), Quotient(C, B)), True),
        (plus(Quotient(Quotient(B, A), C), Quotient(Quotient(D, plus(A, Const(F(1)))), C)), True),
        (plus(Quotient(B, Quotient(C, A)), Quotient(D, Quotient(C, A))), False),
        (plus(*(Var(f"x{number}") for number in range(13))), False),
    ],
)
def test_corners_are_tried_of_quotients_of_linear_functions_only(expression: Expression, naive: bool) -> None:
    figures = {name: rounded(4, 1) for name in ("a", "b", "c", "d", *(f"x{number}" for number in range(13)))}

    got = extent(expression, figures)

    assert got is not None
    assert got.naive is naive


@pytest.mark.parametrize("wrap", [
    lambda quotient: quotient,
    lambda quotient: plus(B, quotient),
    lambda quotient: Product(B, quotient),
    lambda quotient: Product(quotient, B),
    lambda quotient: Quotient(quotient, B),
    lambda quotient: Quotient(B, quotient),
])  # fmt: skip
def test_a_divisor_that_is_zero_between_the_corners_is_seen(wrap: Callable[[Expression], Expression]) -> None:
    """a + a - 8 is -1 and 1 at the ends of a, and 0 inside."""
    quotient = Quotient(Const(F(1)), Sum(((A, F(1)), (A, F(1)), (Const(F(8)), F(-1)))))

    assert extent(wrap(quotient), {"a": rounded(4, 1), "b": rounded(4, 1)}) is None


def test_a_figure_without_end_is_taken_naively() -> None:
    assert extent(minus(A, A), {"a": Interval(F(1), None)}) == Extent(Interval(None, None), True)


def test_more_than_twelve_repeated_figures_are_taken_naively() -> None:
    names = [Var(f"x{number}") for number in range(13)]
    figures = {name.name: rounded(1, 1) for name in names}

    twelve = extent(minus(plus(*names[:12]), plus(*names[:12])), figures)
    thirteen = extent(minus(plus(*names), plus(*names)), figures)

    assert twelve == Extent(exact(0), False)
    assert thirteen == Extent(Interval(F(-13), F(13)), True)


_leaves = st.sampled_from([A, B, C, D]) | st.integers(-3, 3).map(lambda value: Const(F(value)))
_expressions: st.SearchStrategy[Expression] = st.recursive(
    _leaves,
    lambda inner: st.one_of(
        st.builds(minus, inner, inner),
        st.builds(plus, inner, inner),
        st.builds(Product, inner, inner),
        st.builds(Quotient, inner, inner),
    ),
    max_leaves=6,
)


@settings(max_examples=200, deadline=None)
@given(_expressions, st.lists(st.integers(1, 9), min_size=4, max_size=4), st.data())
def test_no_choice_of_figures_falls_outside_the_extent(
    expression: Expression, values: list[int], data: st.DataObject
) -> None:
    kinds = data.draw(st.lists(st.sampled_from([rounded, truncated]), min_size=4, max_size=4))
    figures = {name: kind(value, 1) for name, kind, value in zip("abcd", kinds, values, strict=True)}
    got = extent(expression, figures)
    if got is None:
        return
    parts = data.draw(st.lists(st.sampled_from([F(0), F(1, 3), F(1, 2), F(7, 8)]), min_size=4, max_size=4))
    choice = {}
    for (name, interval), part in zip(figures.items(), parts, strict=True):
        assert interval.low is not None and interval.high is not None
        choice[name] = interval.low + part * (interval.high - interval.low)
        if not contains(interval, choice[name]):
            choice[name] = (interval.low + interval.high) / 2

    value = value_of(expression, choice)

    assert value is not None
    assert contains(got.interval, value)


# --- Equations --------------------------------------------------------------------------------------


def test_the_worked_examples_of_equations() -> None:
    noise = equal(plus(A, B), C, whole(a="4.1", b="6.1", c="10.3"), printed(a="4.1", b="6.1", c="10.3"))
    twelve = equal(plus(A, B), C, whole(a="5", b="6", c="12"), printed(a="5", b="6", c="12"))
    thirteen = equal(plus(A, B), C, whole(a="5", b="6", c="13"), printed(a="5", b="6", c="13"))

    assert noise == Relation(
        Agreement.CONSISTENT,
        Interval(F("10.1"), F("10.3")),
        Interval(F("10.25"), F("10.35")),
        F(2, 3),
        False,
    )
    assert (twelve.agreement, thirteen.agreement) == (Agreement.CONSISTENT, Agreement.INCONSISTENT)


def test_a_figure_on_both_sides_is_one_figure() -> None:
    """a + b = a can only hold where b can be 0, however wide a is."""
    figures = {"a": rounded(1000, 1000), "b": rounded(2, 1)}

    got = equal(plus(A, B), A, figures, {"a": F(1000), "b": F(2)})

    assert (got.agreement, got.slack) == (Agreement.INCONSISTENT, F(4))


def test_an_equation_with_a_figure_that_is_not_printed_names_it() -> None:
    got = equal(plus(A, B), C, whole(a="1"), printed(a="1"))

    assert got == Relation(Agreement.UNDECIDED, None, None, None, False, missing=("b", "c"))


def test_an_equation_that_may_divide_by_zero_is_undecided() -> None:
    got = equal(A, Quotient(A, B), whole(a="1", b="0"), printed(a="1", b="0"))

    assert got == Relation(Agreement.UNDECIDED, Interval(F(1, 2), F(3, 2)), None, None, False)

    swapped = equal(Quotient(A, B), A, whole(a="1", b="0"), printed(a="1", b="0"))

    assert swapped == Relation(Agreement.UNDECIDED, None, Interval(F(1, 2), F(3, 2)), None, False)

    both = equal(Quotient(A, B), Quotient(A, B), whole(a="1", b="0"), printed(a="1", b="0"))

    assert both == Relation(Agreement.UNDECIDED, None, None, None, False)


def test_the_value_of_printed_figures() -> None:
    change = Quotient(minus(A, B), B)

    assert value_of(change, printed(a="9", b="12")) == F(-1, 4)
    assert value_of(change, printed(a="9", b="0")) is None
