"""What a decided verdict rests on (semantics 4.4): the lowest level that decides it, less what is not needed."""

from fractions import Fraction

import pytest

from dsl.ast import Class
from engine.facts import Role
from engine.formula import AllOf, AnyOf, Branch, Compiled, Count, Formula, Linear, Negation, Relation, Variable
from engine.marks import Basis, basis, in_order
from engine.scene import Known

FULL, NOT = Class.FULL, Class.NOT
FINAL, OLDER, PRELIMINARY, FORECAST = 0, 1, 2, 3


def figure(name: str) -> Variable:
    return Variable(name, Role.OUTCOME, 2020)


def known(level: int, year: int, marks: tuple[str, ...] = (), value: int = 10, *, is_outcome: bool = True) -> Known:
    return Known(Fraction(value), Fraction(1, 2), None, None, level, year, marks, None, None, is_outcome)


def at_least_five(name: str) -> Formula:
    return Linear(((figure(name), Fraction(1)),), Fraction(-5), Relation.AT_LEAST)


def of(condition: Formula, figures: dict[str, Known], verdict: Class = FULL, margins=None) -> Basis:
    by_variable = {figure(name): one for name, one in figures.items()}
    values = {variable: one.value for variable, one in by_variable.items()}
    return basis(Compiled((Branch(FULL, condition),), NOT, ()), verdict, values, by_variable, margins or {})


FINAL_2020 = known(FINAL, 2020)
ON_2019 = known(OLDER, 2019, ("på 2019",))
ON_2018 = known(OLDER, 2018, ("på 2018",))
PREL_2020 = known(PRELIMINARY, 2020, ("preliminärt",))
PREL_ON_2019 = known(PRELIMINARY, 2019, ("preliminärt", "på 2019"))
PREL_OF_2019 = known(PRELIMINARY, 2019, ("preliminärt",))
FORECAST_2020 = known(FORECAST, 2020, ("prognos",))
FORECAST_ON_2019 = known(FORECAST, 2019, ("på 2019", "prognos"))

X, Y, Z = (at_least_five(name) for name in "xyz")
EITHER, BOTH, TWO_OF_THREE = (
    AnyOf((X, Y)),
    AllOf((X, Y)),
    Count(((X, Fraction(1)), (Y, Fraction(1)), (Z, Fraction(1))), Relation.AT_LEAST, Fraction(2)),
)


@pytest.mark.parametrize(
    ("figure", "marks", "years"),
    [
        (FINAL_2020, (), (2020,)),
        (ON_2019, ("på 2019",), (2019,)),
        (PREL_2020, ("preliminärt",), (2020,)),
        (PREL_ON_2019, ("preliminärt", "på 2019"), (2019,)),
        (FORECAST_2020, ("prognos",), (2020,)),
        (FORECAST_ON_2019, ("på 2019", "prognos"), (2019,)),
    ],
)
def test_the_only_figure_gives_its_marks_and_its_year(figure, marks, years):
    assert Basis(marks, years) == of(X, {"x": figure})


@pytest.mark.parametrize(
    ("condition", "figures", "marks", "years"),
    [
        # What a lower level decides does not ask for a higher.
        (EITHER, {"x": FINAL_2020, "y": PREL_2020}, (), (2020,)),
        (EITHER, {"x": PREL_2020, "y": FINAL_2020}, (), (2020,)),
        (EITHER, {"x": ON_2019, "y": PREL_2020}, ("på 2019",), (2019,)),
        (EITHER, {"x": ON_2019, "y": FORECAST_2020}, ("på 2019",), (2019,)),
        (EITHER, {"x": PREL_2020, "y": FORECAST_2020}, ("preliminärt",), (2020,)),
        (EITHER, {"x": PREL_ON_2019, "y": FORECAST_2020}, ("preliminärt", "på 2019"), (2019,)),
        # What is needed stays, whatever its level.
        (BOTH, {"x": FINAL_2020, "y": PREL_2020}, ("preliminärt",), (2020,)),
        (BOTH, {"x": FINAL_2020, "y": ON_2019}, ("på 2019",), (2019, 2020)),
        (BOTH, {"x": ON_2018, "y": ON_2019}, ("på 2018", "på 2019"), (2018, 2019)),
        (BOTH, {"x": ON_2019, "y": PREL_2020}, ("preliminärt", "på 2019"), (2019, 2020)),
        (BOTH, {"x": FORECAST_2020, "y": PREL_2020}, ("preliminärt", "prognos"), (2020,)),
        (BOTH, {"x": FORECAST_2020, "y": ON_2018}, ("på 2018", "prognos"), (2018, 2020)),
        # Of two groups of the same level the oldest is dropped first.
        (EITHER, {"x": ON_2018, "y": ON_2019}, ("på 2019",), (2019,)),
        (EITHER, {"x": ON_2019, "y": ON_2018}, ("på 2019",), (2019,)),
        (EITHER, {"x": PREL_ON_2019, "y": PREL_2020}, ("preliminärt",), (2020,)),
        (EITHER, {"x": FORECAST_2020, "y": FORECAST_ON_2019}, ("prognos",), (2020,)),
        # Of the same level and year, in the order of their marks.
        (EITHER, {"x": PREL_ON_2019, "y": PREL_OF_2019}, ("preliminärt", "på 2019"), (2019,)),
        # A group is dropped whole: two figures of the same kind stand or fall together.
        (EITHER, {"x": PREL_2020, "y": PREL_2020}, ("preliminärt",), (2020,)),
        # Within the level that decides, the highest group not needed goes before the lower.
        (TWO_OF_THREE, {"x": PREL_2020, "y": ON_2019, "z": ON_2018}, ("på 2018", "på 2019"), (2018, 2019)),
        (TWO_OF_THREE, {"x": PREL_2020, "y": FINAL_2020, "z": ON_2018}, ("på 2018",), (2018, 2020)),
        (TWO_OF_THREE, {"x": FORECAST_2020, "y": PREL_2020, "z": ON_2018}, ("preliminärt", "på 2018"), (2018, 2020)),
        (AllOf((X, AnyOf((Y, Z)))), {"x": PREL_2020, "y": ON_2019, "z": FINAL_2020}, ("preliminärt",), (2020,)),
        (
            AllOf((X, AnyOf((Y, Z)))),
            {"x": PREL_2020, "y": ON_2019, "z": ON_2018},
            ("preliminärt", "på 2019"),
            (2019, 2020),
        ),
        (
            AllOf((X, AnyOf((Y, Z)))),
            {"x": FORECAST_2020, "y": PREL_2020, "z": ON_2019},
            ("på 2019", "prognos"),
            (2019, 2020),
        ),
    ],
)
def test_4_4_the_marks_are_those_of_the_figures_that_are_needed(condition, figures, marks, years):
    assert Basis(marks, years) == of(condition, figures)


def test_4_4_a_verdict_other_than_the_best_rests_on_what_makes_it_so():
    low_final, low_prel = known(FINAL, 2020, value=1), known(PRELIMINARY, 2020, ("preliminärt",), value=1)

    assert Basis((), (2020,)) == of(BOTH, {"x": low_final, "y": PREL_2020}, NOT)
    assert Basis(("preliminärt",), (2019, 2020)) == of(EITHER, {"x": low_prel, "y": known(FINAL, 2019, value=1)}, NOT)
    assert Basis((), (2020,)) == of(Negation(X), {"x": FINAL_2020, "y": PREL_2020}, NOT)


def test_the_years_are_those_of_outcomes_once_and_ascending():
    base = known(FINAL, 2017, is_outcome=False)

    assert Basis((), (2019, 2020)) == of(X, {"x": FINAL_2020, "y": known(FINAL, 2019), "z": base})
    assert Basis(("på 2019",), (2019,)) == of(BOTH, {"x": ON_2019, "y": base})
    assert Basis((), (2020,)) == of(BOTH, {"x": FINAL_2020, "y": FINAL_2020})


def test_2_7_a_margin_holds_also_when_levels_are_left_out():
    """With its margin the preliminary x decides nothing, so the verdict needs y."""
    wide = {figure("x"): (Fraction(4), Fraction(16))}

    assert Basis(("preliminärt",), (2020,)) == of(EITHER, {"x": PREL_2020, "y": FORECAST_2020})
    assert Basis(("prognos",), (2020,)) == of(EITHER, {"x": PREL_2020, "y": FORECAST_2020}, margins=wide)
    assert Basis(("på 2019",), (2019,)) == of(EITHER, {"x": PREL_2020, "y": ON_2019}, margins=wide)


def test_a_verdict_that_no_level_alone_decides_rests_on_everything():
    """Each is needed, the forecast too."""
    both_ways = AllOf((BOTH, Z))

    assert Basis(("preliminärt", "på 2019", "prognos"), (2019, 2020)) == of(
        both_ways, {"x": ON_2019, "y": PREL_2020, "z": FORECAST_2020}
    )


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ((), ()),
        (("prognos", "på 2019", "preliminärt"), ("preliminärt", "på 2019", "prognos")),
        (("på 2019", "på 2017", "på 2018"), ("på 2017", "på 2018", "på 2019")),
        ({"prognos", "på 2018"}, ("på 2018", "prognos")),
    ],
)
def test_marks_are_written_in_a_fixed_order(marks, expected):
    assert expected == in_order(marks)
