"""Which figure a measure is judged by (semantics, clause 1): statuses, policies, ages, cycles, lag and part-years."""

from decimal import Decimal

import pytest
from attrs import evolve

from dsl.ast import Action, PolicyKind
from engine.assessment import Evidence, State
from engine.case import Cell, Period
from engine.evidence import (
    Ledger,
    choose,
    expected_year,
    in_range,
    ledger,
    level_of,
    printed,
    unread,
    year_before,
)
from engine.facts import Fact, Role
from engine.figure import Figure, Status
from engine.plan import Measure, Policies, PolicyInForce
from engine.units import find_unit
from findings.span import Span

HERE = Span("prov.mal", 1)
YEAR = Period(2020)
TO_AUGUST = Period(2020, 8)
FULL_YEAR_STATUSES = [
    (Status.NORMAL, 0),
    (Status.BREAK, 0),
    (Status.NEW_DEFINITION, 0),
    (Status.LOW_RELIABILITY, 0),
    (Status.PRELIMINARY, 2),
    (Status.ESTIMATE, 2),
    (Status.FORECAST, 3),
]


def measure(**changes) -> Measure:
    of = Measure(
        name="x",
        title="Måttet x",
        is_indicator=False,
        also_called=(),
        same_as="x",
        unit=find_unit("index"),
        low=Decimal(0),
        high=None,
        direction=None,
        band=None,
        source=None,
        by_sex=False,
        parts=(),
        cycle=None,
        lag=0,
        decimals=None,
        error_margin=None,
        answers=None,
        ranked=None,
        per_part_year=False,
        new_from=None,
        targets=(),
        without_target=(),
        contributes_to=(),
        policies=(),
        suppressions=(),
        imported=False,
        span=HERE,
    )
    return evolve(of, **changes)


def fact(year: int, value: str | None = "5", status: Status = Status.NORMAL, role: Role = Role.OUTCOME) -> Fact:
    number = None if value is None else Decimal(value)
    figure = Figure(value or "-", status, number, Decimal(1))
    cell = Cell(value or "-", Span("rapport", year), Span("prov.yaml", year))
    return Fact("x", role, year, figure, cell, number, Decimal(1))


def without(year: int, status: Status = Status.MISSING) -> Fact:
    return fact(year, None, status)


def in_force(kind: PolicyKind, action: Action, max_age: int | None = None) -> PolicyInForce:
    return PolicyInForce(kind, action, None, max_age, "plan", HERE)


def policies(**actions: Action | None) -> Policies:
    """The built-in policies, others by field; `max_age` is the missing policy's."""
    of = Policies(
        in_force(PolicyKind.PRELIMINARY, Action.ACCEPT),
        in_force(PolicyKind.MISSING, Action.UNDECIDED),
        None,
        None,
        None,
        in_force(PolicyKind.EQUAL, Action.ENOUGH),
        in_force(PolicyKind.ROUNDING, Action.ACCEPT),
    )
    kinds = {
        "preliminary": PolicyKind.PRELIMINARY,
        "missing": PolicyKind.MISSING,
        "not_collected": PolicyKind.NOT_COLLECTED,
        "not_applicable": PolicyKind.NOT_APPLICABLE,
        "suppressed": PolicyKind.SUPPRESSED,
    }
    return evolve(of, **{field: in_force(kinds[field], action) for field, action in actions.items() if action})


def carrying(max_age: int | None = None, **actions: Action) -> Policies:
    return evolve(policies(**actions), missing=in_force(PolicyKind.MISSING, Action.CARRY, max_age))


def chosen(of: Measure, with_policies: Policies, *facts: Fact, period: Period = YEAR, year: int = 2020) -> Evidence:
    return choose(of, year, with_policies, ledger(facts, period))


def evidence(
    state: State,
    at: Fact | None,
    *,
    expected: int = 2020,
    level: int = 0,
    policy: PolicyInForce | None = None,
) -> Evidence:
    """The evidence that stands on the fact `at`, or looked at it in vain."""
    if at is None:
        return Evidence("x", expected, state, None, None, None, None, level, policy)
    return Evidence("x", expected, state, at.figure, at.cell, at.year, at.value, level, policy)


# --- A figure of the expected year ----------------------------------------------------------------


@pytest.mark.parametrize(("status", "level"), FULL_YEAR_STATUSES)
def test_a_printed_figure_is_used_and_its_status_gives_its_level(status, level):
    at, with_policies = fact(2020, status=status), policies()
    policy = with_policies.preliminary if level == 2 else None

    assert evidence(State.USED, at, level=level, policy=policy) == chosen(measure(), with_policies, at)
    assert level == level_of(at)


@pytest.mark.parametrize(("status", "level"), FULL_YEAR_STATUSES)
def test_1_2_the_preliminary_policy_rejects_preliminary_and_estimated_figures_alone(status, level):
    at, with_policies = fact(2020, status=status), policies(preliminary=Action.UNDECIDED)
    older = fact(2019)
    expected = (
        evidence(State.REJECTED, at, policy=with_policies.preliminary)
        if level == 2
        else evidence(State.USED, at, level=level)
    )

    assert expected == chosen(measure(), with_policies, at, older)
    carried = evolve(with_policies, missing=in_force(PolicyKind.MISSING, Action.CARRY))
    assert expected == chosen(measure(), carried, at, older)


def test_1_2_a_margin_accepts_a_preliminary_figure():
    with_policies = policies(preliminary=Action.ACCEPT_WITH_MARGIN)
    at = fact(2020, status=Status.PRELIMINARY)

    assert evidence(State.USED, at, level=2, policy=with_policies.preliminary) == chosen(measure(), with_policies, at)


def test_1_5_the_first_printed_of_several_figures_is_used():
    first, second = fact(2020, "5"), fact(2020, "6")

    assert evidence(State.USED, first) == chosen(measure(), policies(), first, second)


@pytest.mark.parametrize(
    ("low", "high", "value", "inside"),
    [
        ("0", "100", "-0.1", False),
        ("0", "100", "0", True),
        ("0", "100", "100", True),
        ("0", "100", "100.1", False),
        ("0", None, "1000", True),
        (None, "100", "-1000", True),
        (None, "100", "101", False),
        ("0", None, "-1", False),
        (None, None, "-1", True),
    ],
)
def test_1_7_a_figure_outside_the_range_is_not_used(low, high, value, inside):
    of = measure(low=None if low is None else Decimal(low), high=None if high is None else Decimal(high))
    at = fact(2020, value)

    assert inside is in_range(of, Decimal(value))
    assert evidence(State.USED if inside else State.OUT_OF_RANGE, at) == chosen(of, policies(), at)


def test_a_cell_without_one_reading_is_unreadable():
    at = evolve(fact(2020), value=None)

    assert evidence(State.UNREADABLE, at) == chosen(measure(), policies(), at)
    assert evidence(State.UNREADABLE, at) == chosen(measure(), carrying(), at, fact(2019))


@pytest.mark.parametrize(
    ("figure", "is_unread"),
    [
        (Figure("67 044", Status.MISSING, readings=("67 | 044", "67044")), True),
        (Figure("ca 5 st i snitt", Status.MISSING, unknown_marker="ca 5 st i snitt"), True),
        (Figure("Stängt", Status.MISSING, unknown_marker="Stängt"), False),
        (Figure("i.u.", Status.MISSING), False),
        (Figure("", Status.MISSING), False),
        (Figure("67*", Status.NORMAL, Decimal(67), unknown_marker="*1"), False),
        (Figure("67", Status.NORMAL, Decimal(67), readings=("67",)), False),
    ],
)
def test_digits_that_are_no_figure_are_not_a_missing_figure(figure, is_unread):
    at = evolve(fact(2020, None), figure=figure, value=figure.value)
    older = evolve(at, year=2019)

    assert is_unread is unread(at)
    if figure.value is None:
        state = State.UNREADABLE if is_unread else State.MISSING
        policy = None if is_unread else policies().missing
        assert evidence(state, at, policy=policy) == chosen(measure(), policies(), at)
        forecast = fact(2020, role=Role.FORECAST)
        expected = evidence(State.UNREADABLE, at) if is_unread else evidence(State.USED, forecast, level=3)
        assert expected == chosen(measure(), policies(), at, forecast)
        carried = evidence(State.UNREADABLE, older) if is_unread else None
        if carried is not None:
            assert carried == chosen(measure(), carrying(), without(2020), older, fact(2018))


def test_1_7_range_comes_before_the_preliminary_policy():
    at = fact(2020, "-1", Status.PRELIMINARY)

    assert evidence(State.OUT_OF_RANGE, at) == chosen(measure(), policies(preliminary=Action.UNDECIDED), at)


# --- No figure of the expected year ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("action", "state"),
    [
        (Action.UNDECIDED, State.MISSING),
        (Action.COUNT_AS_NOT_MET, State.COUNTED_AS_NOT_MET),
        (Action.LEAVE_OUT, State.LEFT_OUT),
    ],
)
@pytest.mark.parametrize("at", [None, without(2020), without(2020, Status.SUPPRESSED)], ids=["blank", "i.u.", ".."])
def test_1_3_a_missing_figure_follows_the_missing_policy(at, action, state):
    with_policies = policies(missing=action)
    facts = (fact(2019), *([] if at is None else [at]))

    assert evidence(state, at, policy=with_policies.missing) == chosen(measure(), with_policies, *facts)


@pytest.mark.parametrize(
    ("status", "field", "action", "state"),
    [
        (Status.NOT_APPLICABLE, "not_applicable", Action.UNDECIDED, State.MISSING),
        (Status.NOT_APPLICABLE, "not_applicable", Action.COUNT_AS_NOT_MET, State.COUNTED_AS_NOT_MET),
        (Status.NOT_APPLICABLE, "not_applicable", Action.LEAVE_OUT, State.LEFT_OUT),
        (Status.NOT_COLLECTED, "not_collected", Action.UNDECIDED, State.MISSING),
        (Status.NOT_COLLECTED, "not_collected", Action.COUNT_AS_NOT_MET, State.COUNTED_AS_NOT_MET),
        (Status.NOT_COLLECTED, "not_collected", Action.LEAVE_OUT, State.LEFT_OUT),
        (Status.SUPPRESSED, "suppressed", Action.UNDECIDED, State.MISSING),
        (Status.SUPPRESSED, "suppressed", Action.COUNT_AS_NOT_MET, State.COUNTED_AS_NOT_MET),
        (Status.SUPPRESSED, "suppressed", Action.LEAVE_OUT, State.LEFT_OUT),
    ],
)
def test_1_3_a_policy_for_the_kind_of_missing_beats_the_general_one(status, field, action, state):
    with_policies = policies(missing=Action.CARRY, **{field: action})
    at = without(2020, status)

    assert evidence(state, at, policy=getattr(with_policies, field)) == chosen(measure(), with_policies, at, fact(2019))


@pytest.mark.parametrize(
    ("status", "field"),
    [
        (Status.MISSING, "not_collected"),
        (Status.MISSING, "not_applicable"),
        (Status.MISSING, "suppressed"),
        (Status.SUPPRESSED, "not_applicable"),
        (Status.SUPPRESSED, "not_collected"),
    ],
)
def test_1_3_a_policy_for_another_kind_of_missing_is_not_asked(status, field):
    with_policies = policies(missing=Action.LEAVE_OUT, **{field: Action.COUNT_AS_NOT_MET})
    at = without(2020, status)

    assert evidence(State.LEFT_OUT, at, policy=with_policies.missing) == chosen(measure(), with_policies, at)


def test_1_3_what_is_not_applicable_takes_no_part_and_no_policy_says_so():
    at = without(2020, Status.NOT_APPLICABLE)

    assert evidence(State.LEFT_OUT, at) == chosen(measure(), carrying(), at, fact(2019))


def test_1_3_each_kind_of_missing_may_be_carried():
    older = fact(2018)
    for status, field in (
        (Status.NOT_APPLICABLE, "not_applicable"),
        (Status.NOT_COLLECTED, "not_collected"),
        (Status.SUPPRESSED, "suppressed"),
    ):
        with_policies = policies(**{field: Action.CARRY})
        expected = evidence(State.CARRIED, older, level=1, policy=getattr(with_policies, field))

        assert expected == chosen(measure(), with_policies, without(2020, status), older)


# --- Carried --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("max_age", "year", "carried"),
    [
        (None, 2019, True),
        (None, 1999, True),
        (0, 2019, False),
        (1, 2019, True),
        (1, 2018, False),
        (2, 2018, True),
        (2, 2017, False),
    ],
)
def test_1_3_the_latest_figure_is_carried_if_it_is_young_enough(max_age, year, carried):
    with_policies, at, older = carrying(max_age), without(2020), fact(year)
    expected = (
        evidence(State.CARRIED, older, level=1, policy=with_policies.missing)
        if carried
        else evidence(State.MISSING, at, policy=with_policies.missing)
    )

    assert expected == chosen(measure(), with_policies, at, older)


def test_1_3_the_fallback_goes_through_all_printed_years_and_takes_the_latest():
    facts = (without(2020), without(2019), fact(2016), fact(2018), fact(2017), fact(2021))

    assert evidence(State.CARRIED, facts[3], level=1, policy=carrying().missing) == chosen(
        measure(), carrying(), *facts
    )


def test_nothing_printed_carries_nothing():
    assert evidence(State.MISSING, None, policy=carrying().missing) == chosen(measure(), carrying())
    later = fact(2021)
    assert evidence(State.MISSING, None, policy=carrying().missing) == chosen(measure(), carrying(), later)


@pytest.mark.parametrize(
    ("status", "level"),
    [
        (Status.NORMAL, 1),
        (Status.PRELIMINARY, 2),
        (Status.ESTIMATE, 2),
        (Status.FORECAST, 3),
    ],
)
def test_4_4_the_level_of_a_carried_figure_is_the_highest_that_applies(status, level):
    older = fact(2019, status=status)

    assert evidence(State.CARRIED, older, level=level, policy=carrying().missing) == chosen(
        measure(), carrying(), older
    )


def test_1_2_a_carried_figure_is_itself_subject_to_the_preliminary_policy_and_one_looks_no_further():
    with_policies = carrying(preliminary=Action.UNDECIDED)
    older, oldest = fact(2019, status=Status.PRELIMINARY), fact(2018)

    assert evidence(State.REJECTED, older, policy=with_policies.preliminary) == chosen(
        measure(), with_policies, without(2020), older, oldest
    )


def test_a_carried_figure_outside_its_range_is_not_used():
    older = fact(2019, "-1")

    assert evidence(State.OUT_OF_RANGE, older) == chosen(measure(), carrying(), older, fact(2018))


# --- Not collected this year ----------------------------------------------------------------------

NOT_THIS_YEAR = PolicyInForce(PolicyKind.NOT_COLLECTED, Action.CARRY, None, None, "inbyggd", None)


@pytest.mark.parametrize("missing", list(Action), ids=lambda action: action.name)
def test_1_3_not_collected_takes_the_latest_printed_year_whatever_the_missing_policy(missing):
    older = fact(2017)

    assert evidence(State.CARRIED, older, level=1, policy=NOT_THIS_YEAR) == chosen(
        measure(), policies(missing=missing), without(2020, Status.NOT_COLLECTED), without(2019), older
    )


def test_1_3_not_collected_and_never_printed_is_missing():
    at = without(2020, Status.NOT_COLLECTED)

    assert evidence(State.MISSING, at) == chosen(measure(), carrying(), at, without(2019))


@pytest.mark.parametrize(("status", "level"), [(Status.NORMAL, 0), (Status.PRELIMINARY, 2), (Status.FORECAST, 3)])
def test_1_3_in_a_declared_cycle_the_latest_printed_year_is_the_expected_one(status, level):
    of = measure(cycle=(2, 2018))
    older = fact(2018, status=status)

    assert evidence(State.USED, older, expected=2018, level=level) == chosen(
        of, policies(), without(2020, Status.NOT_COLLECTED), older
    )


def test_1_2_not_collected_does_not_look_past_a_rejected_figure():
    with_policies = policies(preliminary=Action.UNDECIDED)
    older = fact(2019, status=Status.PRELIMINARY)
    at = without(2020, Status.NOT_COLLECTED)
    rejected = evidence(State.REJECTED, older, policy=with_policies.preliminary)

    assert rejected == chosen(measure(), with_policies, at, older, fact(2018))
    assert rejected == chosen(measure(cycle=(2, 2018)), with_policies, at, older, fact(2018))


# --- The expected year ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lag", "cycle", "year", "expected", "before"),
    [
        (0, None, 2020, 2020, 2019),
        (1, None, 2020, 2019, 2019),
        (2, None, 2020, 2018, 2019),
        (0, (2, 2019), 2020, 2019, 2018),
        (0, (2, 2019), 2021, 2021, 2019),
        (0, (2, 2018), 2020, 2020, 2018),
        (0, (3, 2016), 2018, 2016, 2015),
        (0, (3, 2016), 2019, 2019, 2016),
        (0, (3, 2016), 2021, 2019, 2018),
        (1, (2, 2016), 2020, 2018, 2018),
        (0, (2, 2022), 2020, 2020, 2018),
        (0, (2, 2020), 2020, 2020, 2018),
        (0, (2, 2021), 2020, 2020, 2018),
    ],
)
def test_1_1_the_expected_year_of_lag_and_cycle(lag, cycle, year, expected, before):
    of = measure(lag=lag, cycle=cycle)

    assert expected == expected_year(of, year)
    assert before == year_before(of, year)
    at = fact(expected)
    assert evidence(State.USED, at, expected=expected) == chosen(of, policies(), at, year=year)


def test_1_1_age_counts_from_the_expected_year():
    of = measure(lag=1)
    young, old = fact(2018), fact(2017)

    assert evidence(State.CARRIED, young, expected=2019, level=1, policy=carrying(1).missing) == chosen(
        of, carrying(1), young, old, fact(2020)
    )
    assert evidence(State.MISSING, None, expected=2019, policy=carrying(1).missing) == chosen(of, carrying(1), old)


# --- Forecasts ------------------------------------------------------------------------------------


def test_1_6_a_forecast_stands_in_for_an_outcome_that_has_no_cell():
    forecast = fact(2020, role=Role.FORECAST)

    assert level_of(forecast) == 3
    assert evidence(State.USED, forecast, level=3) == chosen(measure(), policies(), forecast)
    assert evidence(State.USED, forecast, level=3) == chosen(measure(), carrying(), forecast, fact(2019))


def test_1_6_an_outcome_comes_before_a_forecast_in_a_full_year_and_a_forecast_before_nothing():
    forecast, outcome, missing = fact(2020, "9", role=Role.FORECAST), fact(2020), without(2020)

    assert evidence(State.USED, outcome) == chosen(measure(), policies(), forecast, outcome)
    assert evidence(State.USED, forecast, level=3) == chosen(measure(), policies(), forecast, missing)


def test_1_6_a_preliminary_forecast_is_a_forecast():
    forecast = fact(2020, status=Status.PRELIMINARY, role=Role.FORECAST)

    assert evidence(State.USED, forecast, level=3) == chosen(
        measure(), policies(preliminary=Action.UNDECIDED), forecast
    )


# --- Part of a year -------------------------------------------------------------------------------

AN_AMOUNT = {"unit": find_unit("kr"), "low": None}


def of_part(of: Measure, with_policies: Policies, *facts: Fact, year: int = 2020) -> Evidence:
    return chosen(of, with_policies, *facts, period=TO_AUGUST, year=year)


@pytest.mark.parametrize(
    ("unit", "level"),
    [
        ("andel", True),
        ("index", True),
        ("plats", True),
        ("procent", False),
        ("kr", False),
        ("antal", False),
        (None, False),
    ],
)
def test_1_6_an_outcome_to_date_tests_the_years_target_only_of_a_level(unit, level):
    of = measure(unit=None if unit is None else find_unit(unit))
    at = fact(2020)

    assert evidence(State.USED if level else State.NOT_DUE, at) == of_part(of, policies(), at)
    assert evidence(State.USED, at) == of_part(evolve(of, per_part_year=True), policies(), at)
    assert evidence(State.USED, at) == chosen(of, policies(), at)


def test_1_6_a_forecast_comes_before_an_outcome_to_date():
    forecast, outcome = fact(2020, "9", role=Role.FORECAST), fact(2020)

    for of in (measure(), measure(**AN_AMOUNT)):
        assert evidence(State.USED, forecast, level=3) == of_part(of, policies(), outcome, forecast)


def test_1_6_an_outcome_marked_as_forecast_is_one():
    forecast = fact(2020, status=Status.FORECAST)

    assert evidence(State.USED, forecast, level=3) == of_part(measure(**AN_AMOUNT), policies(), forecast)


def test_1_6_a_forecast_cell_without_a_figure_gives_way_to_the_outcome_to_date():
    no_forecast = evolve(without(2020), role=Role.FORECAST)
    outcome = fact(2020)

    assert evidence(State.USED, outcome) == of_part(measure(), policies(), no_forecast, outcome)
    assert evidence(State.NOT_DUE, outcome) == of_part(measure(**AN_AMOUNT), policies(), no_forecast, outcome)


def test_1_6_a_forecast_row_comes_before_an_outcome_marked_as_forecast():
    row, marked = fact(2020, "9", role=Role.FORECAST), fact(2020, status=Status.FORECAST)

    assert evidence(State.USED, row, level=3) == of_part(measure(), policies(), marked, row)


def test_1_6_a_forecast_outside_its_range_is_not_used():
    forecast = fact(2020, "-1", role=Role.FORECAST)

    assert evidence(State.OUT_OF_RANGE, forecast) == of_part(measure(), policies(), forecast)


@pytest.mark.parametrize("at", [None, without(2020)], ids=["blank", "i.u."])
def test_1_6_what_is_not_due_yet_is_undecided_and_never_counted_as_not_met(at):
    facts = () if at is None else (at,)
    counting = policies(missing=Action.COUNT_AS_NOT_MET)

    assert evidence(State.NOT_DUE, at) == of_part(measure(), counting, *facts)
    assert evidence(State.NOT_DUE, at) == of_part(measure(**AN_AMOUNT), counting, *facts)
    assert evidence(State.NOT_DUE, at) == of_part(measure(**AN_AMOUNT), policies(), *facts)
    assert evidence(State.MISSING, at, policy=policies().missing) == of_part(measure(), policies(), *facts)


def test_1_6_a_suppressed_level_may_be_counted_as_not_met_in_a_part_year():
    at, counting = without(2020, Status.SUPPRESSED), policies(missing=Action.COUNT_AS_NOT_MET)

    assert evidence(State.COUNTED_AS_NOT_MET, at, policy=counting.missing) == of_part(measure(), counting, at)


def test_1_6_a_level_missing_to_date_may_be_carried():
    older = fact(2019)

    assert evidence(State.CARRIED, older, level=1, policy=carrying().missing) == of_part(measure(), carrying(), older)


def test_1_6_other_years_of_a_part_year_report_are_whole():
    at, lagging = fact(2019), measure(lag=1, **AN_AMOUNT)

    assert evidence(State.USED, at, expected=2019) == of_part(lagging, policies(), at, fact(2020))
    assert evidence(State.USED, at, expected=2019) == of_part(measure(**AN_AMOUNT), policies(), at, year=2019)


# --- Look-up --------------------------------------------------------------------------------------


def test_the_ledger_holds_every_figure_by_measure_role_year_and_name():
    one, two, other = fact(2020), fact(2020, "6"), fact(2019)
    comparator = evolve(fact(2020, role=Role.COMPARATOR), name="riket")
    elsewhere = evolve(fact(2018), measure="y")
    book = ledger((other, one, two, comparator, elsewhere), YEAR)

    assert book == Ledger(
        {
            ("x", Role.OUTCOME, 2019, ""): (other,),
            ("x", Role.OUTCOME, 2020, ""): (one, two),
            ("x", Role.COMPARATOR, 2020, "riket"): (comparator,),
            ("y", Role.OUTCOME, 2018, ""): (elsewhere,),
        },
        {"x": (2020, 2019), "y": (2018,)},
        YEAR,
    )
    assert one is printed(book, "x", 2020)
    assert comparator is printed(book, "x", 2020, Role.COMPARATOR, "riket")
    assert None is printed(book, "x", 2020, Role.COMPARATOR)
    assert None is printed(book, "x", 2018)
    assert elsewhere is printed(book, "y", 2018)
