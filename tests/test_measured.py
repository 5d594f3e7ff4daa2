"""One measure against its target of the year: reached, partly reached, the margin and the limit (semantics 2.8)."""

import json
from decimal import Decimal

import pytest

from dsl.ast import Class
from dsl.parser import parse
from engine.assessment import Evaluated, MeasureAssessment, State
from engine.evaluate import evaluate
from engine.resolve import resolve
from engine.truth import Truth
from readers.yaml_case import read_cases

T, N, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN


def judged(text: str, rows: dict[str, dict[str, object]]) -> Evaluated:
    file, findings = parse('plan "P"\n  år 2020\n' + text, "p.mal")
    assert [one.message.sv for one in findings] == []
    plan, findings = resolve((file,))
    assert [one.message.sv for one in findings] == []
    assert plan is not None
    case = {"rapport": {"titel": "P", "period": "2020"}, "utfall": rows}
    (read,), findings = read_cases(json.dumps(case), "p.yaml")
    assert findings == ()
    return evaluate(plan, read)


def only(of: Evaluated) -> MeasureAssessment:
    """The measure as it is judged for itself: no goal uses it."""
    (found,) = of.measures
    return found


def measured(target: str, row: dict[str, object], *lines: str) -> MeasureAssessment:
    text = "\n  ".join(("nyckeltal x", "enhet index", *lines, target))
    return only(judged(f"{text}\n", {"x": row}))


def numbers(of: MeasureAssessment) -> tuple[Truth, Truth, Decimal | None, Decimal | None]:
    return of.reached, of.partly, of.margin, of.limit


@pytest.mark.parametrize(
    ("target", "outcome", "expected"),
    [
        ("mål 2020 minst 8", "7", (N, N, -1, 8)),
        ("mål 2020 minst 8", "8", (T, T, 0, 8)),
        ("mål 2020 minst 8, delvis minst 6", "5", (N, N, -3, 8)),
        ("mål 2020 minst 8, delvis minst 6", "6", (N, T, -2, 8)),
        ("mål 2020 minst 8, delvis minst 6", "8", (T, T, 0, 8)),
        ("mål 2020 minst 8, delvis minst 6", "i.u.", (U, U, None, None)),
        ("mål 2020 minst 8, delvis öka", "6", (N, U, -2, 8)),
        ("mål 2020 minst 8, delvis öka", "9", (T, T, 1, 8)),
        # Partly is at least partly: who reaches the target reaches the partial one.
        ("mål 2020 minst 8, delvis minst 9", "8", (T, T, 0, 8)),
    ],
)
def test_a_target_and_its_partial_target(target, outcome, expected):
    assert expected == numbers(measured(target, {"2020": outcome}))


@pytest.mark.parametrize(
    ("target", "outcome", "margin", "limit"),
    [
        # Of two limits that must both be met, the nearest to missing.
        ("mellan 4 och 9", "5", 1, 4),
        ("mellan 4 och 9", "8", 1, 9),
        ("mellan 4 och 9", "3", -1, 4),
        ("mellan 4 och 9", "11", -2, 9),
        ("mellan 4 och 4", "4", 0, 4),
        # Of two of which one is enough, the best: the end, or the line.
        ("på väg mot minst 20 år 2024 från 2016", "15", 0, 15),
        ("på väg mot minst 20 år 2024 från 2016", "14", -1, 15),
    ],
)
def test_2_8_the_margin_is_to_the_limit_that_decides(target, outcome, margin, limit):
    found = measured(f"mål 2020 {target}", {"2020": outcome, "2016": "10"})

    assert (margin, limit) == (found.margin, found.limit)


def test_2_8_a_base_beyond_the_end_leaves_the_margin_to_the_end():
    found = measured("mål 2020 på väg mot minst 20 år 2024 från 2016", {"2020": "21", "2016": "40"})

    assert numbers(found) == (T, T, 1, 20)


def test_2_8_the_margin_is_on_printed_values_and_exact():
    found = measured("mål 2020 minst 120 % av 2019", {"2020": "7", "2019": "5,55"})

    assert (Decimal("0.34"), Decimal("6.66")) == (found.margin, found.limit)


def test_2_8_a_limit_without_end_is_cut_far_out():
    found = measured("mål 2020 på väg mot minst 11 år 2023 från 2020", {"2020": "10"})
    later = measured("mål 2020 på väg mot minst 11 år 2022 från 2019", {"2020": "10", "2019": "10"})

    assert (Decimal(0), Decimal(10)) == (found.margin, found.limit)
    assert Decimal("-0." + "3" * 60) == later.margin
    assert Decimal("10." + "3" * 58) == later.limit


def test_2_8_no_margin_where_there_is_no_one_limit():
    row = {"2020": "5", "delar": {"Norr": {"2020": "6"}, "Syd": {"2020": "7"}}}

    assert numbers(measured("mål 2020 exakt 5", row)) == (T, T, None, None)
    assert numbers(measured("mål 2020 minst 5 i minst 1 av 2", row, 'redovisas per "Norr", "Syd"')) == (
        T,
        T,
        None,
        None,
    )


def test_2_8_the_margin_over_all_parts_is_that_of_the_nearest_to_missing():
    row = {"2020": "5", "delar": {"Norr": {"2020": "6"}, "Syd": {"2020": "8"}}}

    assert numbers(measured("mål 2020 minst 5 i alla", row, 'redovisas per "Norr", "Syd"')) == (T, T, 1, 5)
    row["delar"] = {"Norr": {"2020": "6"}}
    assert numbers(measured("mål 2020 minst 5 i alla", row, 'redovisas per "Norr", "Syd"')) == (U, U, None, None)


def test_a_measure_without_a_target_of_the_year_has_its_figure_all_the_same():
    found = measured("mål 2021 minst 8", {"2020": "7"}, "saknat utfall räknas inte")

    assert found.target is None
    assert numbers(found) == (U, U, None, None)
    assert (State.USED, 2020, Decimal(7)) == (found.evidence.state, found.evidence.year, found.evidence.value)
    assert found.policies.missing.origin == "nyckeltal"


def test_2_4_a_line_is_no_target_before_its_first_year():
    text = "mål 2018–2022 på väg mot minst 20 år 2024 från 2021"
    found = measured(text, {"2020": "7"})

    assert found.target is None
    assert measured("mål 2018–2022 på väg mot minst 20 år 2024 från 2020", {"2020": "7"}).target is not None


def test_the_target_of_the_year_judged_is_found_among_others():
    text = "mål 2018 minst 1\n  mål 2021 minst 2\n  mål 2020 minst 3"
    found = measured(text, {"2020": "3"})

    assert found.target is not None
    assert (found.target.year, found.target.target.printed) == (2020, "minst 3")


def test_the_policies_are_those_of_the_goal_in_a_goal_and_the_plans_outside():
    text = """nämndsmål g "Målet"
  mäts med x
  saknat utfall räknas som ej uppfyllt
nyckeltal x
  enhet index
  mål 2020 minst 5
"""
    of = judged(text, {"x": {"2020": "i.u."}})
    (in_goal,) = of.assessments[0].measures

    assert numbers(in_goal) == (N, N, None, None)
    assert (in_goal.policies.missing.origin, in_goal.evidence.state) == ("nämndsmål", State.COUNTED_AS_NOT_MET)
    assert numbers(only(of)) == (U, U, None, None)
    assert (only(of).policies.missing.origin, only(of).evidence.state) == ("inbyggd", State.MISSING)


def marks(text: str, rows: dict[str, dict[str, object]]) -> tuple[Class | None, tuple[str, ...]]:
    """The verdict and the marks of the one goal."""
    (found,) = judged(text, rows).assessments
    return found.computed, found.marks


@pytest.mark.parametrize(
    ("target", "of_class", "within"),
    [
        ("minst 65", Class.FULL, True),
        ("minst 63", Class.FULL, False),
        ("högst 67", Class.FULL, True),
        ("högst 69", Class.FULL, False),
    ],
)
def test_4_5_the_margin_of_error_is_to_both_sides_and_no_further(target, of_class, within):
    text = f"nämndsmål g\n  mäts med x\nnyckeltal x\n  enhet index\n  felmarginal ±2\n  mål 2020 {target}\n"

    assert marks(text, {"x": {"2020": "66"}}) == (of_class, ("inom felmarginalen",) * within)


def test_4_4_a_carried_figure_stays_where_the_verdict_is_asked_for_without_those_counted_as_not_met():
    """x is missing and counts as not met; that decides nothing, for y is carried and met."""
    counted = "  saknat utfall räknas som ej uppfyllt\n"
    carried = "  saknat utfall ersätts av senaste utfall\n"
    goal = "nämndsmål g\n  mäts med x, y\n  helt uppfyllt när minst 1 nyckeltal nås\n"
    measures = f"nyckeltal x\n  enhet index\n{counted}  mål 2020 minst 5\nnyckeltal y\n  enhet index\n"

    met, not_met = (
        marks(f"{goal}{measures}{carried}  mål 2020 minst 5\n", {"y": {"2019": value}}) for value in ("6", "4")
    )
    assert met == (Class.FULL, ("på 2019",))
    assert not_met == (Class.NOT, ("på 2019", "uppgift saknas"))


def test_the_indicator_above_is_one_that_the_measures_contribute_to_and_never_a_measure_or_a_goal():
    goal = "nämndsmål g\n  mäts med x\n  helt uppfyllt när indikatorn nås\n"
    x = "nyckeltal x\n  enhet index\n  bidrar till y\n  bidrar till p\n  bidrar till z\n"
    above = "nyckeltal y\n  enhet index\nindikator z\n  enhet index\n  mål 2020 minst 5\nprioriterat mål p\n"

    assert marks(goal + x + above, {"z": {"2020": "6"}}) == (Class.FULL, ())


def test_a_figure_that_cannot_be_read_is_shown_with_why():
    text = "nämndsmål g\n  mäts med x\nnyckeltal x\n  enhet index\n  mål 2020 minst 5\n"
    (found,) = judged(text, {"x": {"2020": "5–7"}}).assessments

    assert (found.reasons[0].sv, found.reasons[0].en) == (
        'Nyckeltalet "x" har för 2020 "5–7", som inte kan läsas på ett enda sätt.',
        'The measure "x" has "5–7" for 2020, which cannot be read in one way only.',
    )
