"""All rows of the three connectives, written out (semantics 3.1)."""

from itertools import product

import pytest

from engine.truth import Truth, all_of, any_of, negation, truth

TRUE, FALSE, UNKNOWN = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN

AND = [
    (TRUE, TRUE, TRUE),
    (TRUE, FALSE, FALSE),
    (TRUE, UNKNOWN, UNKNOWN),
    (FALSE, TRUE, FALSE),
    (FALSE, FALSE, FALSE),
    (FALSE, UNKNOWN, FALSE),
    (UNKNOWN, TRUE, UNKNOWN),
    (UNKNOWN, FALSE, FALSE),
    (UNKNOWN, UNKNOWN, UNKNOWN),
]
OR = [
    (TRUE, TRUE, TRUE),
    (TRUE, FALSE, TRUE),
    (TRUE, UNKNOWN, TRUE),
    (FALSE, TRUE, TRUE),
    (FALSE, FALSE, FALSE),
    (FALSE, UNKNOWN, UNKNOWN),
    (UNKNOWN, TRUE, TRUE),
    (UNKNOWN, FALSE, UNKNOWN),
    (UNKNOWN, UNKNOWN, UNKNOWN),
]
NOT = [
    (TRUE, FALSE),
    (FALSE, TRUE),
    (UNKNOWN, UNKNOWN),
]


def test_the_tables_are_whole() -> None:
    assert list(product((TRUE, FALSE, UNKNOWN), repeat=2)) == [row[:2] for row in AND]
    assert list(product((TRUE, FALSE, UNKNOWN), repeat=2)) == [row[:2] for row in OR]
    assert [row[0] for row in NOT] == [TRUE, FALSE, UNKNOWN]


@pytest.mark.parametrize(("left", "right", "both"), AND)
def test_och_of_two(left: Truth, right: Truth, both: Truth) -> None:
    assert both is all_of([left, right])


@pytest.mark.parametrize(("left", "right", "either"), OR)
def test_eller_of_two(left: Truth, right: Truth, either: Truth) -> None:
    assert either is any_of([left, right])


@pytest.mark.parametrize(("value", "opposite"), NOT)
def test_inte(value: Truth, opposite: Truth) -> None:
    assert opposite is negation(value)


@pytest.mark.parametrize(("left", "right", "both"), AND)
def test_eller_is_och_seen_from_the_other_side(left: Truth, right: Truth, both: Truth) -> None:
    assert negation(both) is any_of([negation(left), negation(right)])


def test_och_of_nothing_is_true() -> None:
    assert TRUE is all_of([])


def test_eller_of_nothing_is_false() -> None:
    assert FALSE is any_of([])


@pytest.mark.parametrize("value", [TRUE, FALSE, UNKNOWN])
def test_one_value_is_itself(value: Truth) -> None:
    assert value is all_of([value])
    assert value is any_of([value])


@pytest.mark.parametrize("values", list(product((TRUE, FALSE, UNKNOWN), repeat=3)))
def test_och_of_three_asks_for_all(values: tuple[Truth, ...]) -> None:
    expected = FALSE if FALSE in values else UNKNOWN if UNKNOWN in values else TRUE

    assert expected is all_of(values)


@pytest.mark.parametrize("values", list(product((TRUE, FALSE, UNKNOWN), repeat=3)))
def test_eller_of_three_asks_for_any(values: tuple[Truth, ...]) -> None:
    expected = TRUE if TRUE in values else UNKNOWN if UNKNOWN in values else FALSE

    assert expected is any_of(values)


def test_och_and_eller_take_what_is_read_once() -> None:
    assert UNKNOWN is all_of(iter([TRUE, UNKNOWN, TRUE]))
    assert UNKNOWN is any_of(iter([FALSE, UNKNOWN, FALSE]))


def test_what_is_known_is_true_or_false() -> None:
    assert TRUE is truth(True)
    assert FALSE is truth(False)


@pytest.mark.parametrize("value", [TRUE, FALSE, UNKNOWN])
def test_a_truth_is_never_asked_as_a_bool(value: Truth) -> None:
    with pytest.raises(TypeError, match="three values"):
        bool(value)


def test_there_are_three_values() -> None:
    assert list(Truth) == [TRUE, FALSE, UNKNOWN]
    assert [value.value for value in Truth] == ["true", "false", "unknown"]
