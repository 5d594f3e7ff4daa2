"""A measure, a year and the policies in, the figure it is judged by and why out (semantics, clause 1)."""

from collections.abc import Iterable
from decimal import Decimal

from attrs import frozen

from dsl.ast import Action, PolicyKind
from engine.assessment import Evidence, State
from engine.case import Period
from engine.facts import Fact, Role
from engine.figure import WITHOUT_VALUE, Status
from engine.plan import Measure, Policies, PolicyInForce

#: Evidence levels (semantics 4.4): what a figure's status makes of it.
LEVEL = {Status.PRELIMINARY: 2, Status.ESTIMATE: 2, Status.FORECAST: 3}
OLDER = 1
#: Measured in these units a figure to date says something of the year (semantics 1.6).
LEVEL_UNITS = frozenset({"andel", "index", "plats"})


@frozen
class Ledger:
    """The case's figures, for look-up: by measure, role, year and name; the first printed comes first."""

    facts: dict[tuple[str, Role, int, str], tuple[Fact, ...]]
    #: The years with a printed outcome cell, latest first.
    years: dict[str, tuple[int, ...]]
    period: Period


def ledger(facts: Iterable[Fact], period: Period) -> Ledger:
    """The look-up table of `facts`."""
    by_key: dict[tuple[str, Role, int, str], tuple[Fact, ...]] = {}
    years: dict[str, set[int]] = {}
    for fact in facts:
        at = (fact.measure, fact.role, fact.year, fact.name)
        by_key[at] = (*by_key.get(at, ()), fact)
        if fact.role is Role.OUTCOME:
            years.setdefault(fact.measure, set()).add(fact.year)
    return Ledger(by_key, {name: tuple(sorted(of, reverse=True)) for name, of in years.items()}, period)


def printed(book: Ledger, measure: str, year: int, role: Role = Role.OUTCOME, name: str = "") -> Fact | None:
    """The figure printed first for a measure, a year and a role, or None (semantics 1.5)."""
    facts = book.facts.get((measure, role, year, name))
    return facts[0] if facts else None


def expected_year(measure: Measure, year: int) -> int:
    """The year whose outcome the target of `year` is judged by (semantics 1.1)."""
    year -= measure.lag
    if measure.cycle is None:
        return year
    step, start = measure.cycle
    return year if year < start else year - (year - start) % step


def year_before(measure: Measure, year: int) -> int:
    """The expected year before `year`: the measuring before, for what is not measured every year."""
    return year - (measure.cycle[0] if measure.cycle else 1)


def level_of(fact: Fact) -> int:
    """How good a printed figure is as evidence, its age left aside (4.4); a figure labelled prognos is a forecast."""
    return 3 if fact.role is Role.FORECAST else LEVEL.get(fact.figure.status, 0)


def choose(measure: Measure, year: int, policies: Policies, book: Ledger) -> Evidence:
    """The figure that the target of `year` is judged by, or what there is in place of one."""
    expected = expected_year(measure, year)
    if book.period.month is not None and year == book.period.year and expected == year:
        return _of_part_year(measure, expected, policies, book)
    fact = printed(book, measure.name, expected)
    if fact is None or (fact.figure.status is Status.MISSING and not unread(fact)):
        forecast = printed(book, measure.name, expected, Role.FORECAST)
        fact = forecast if forecast is not None and forecast.value is not None else fact
    return _weighed(measure, expected, fact, policies, book)


def _of_part_year(measure: Measure, year: int, policies: Policies, book: Ledger) -> Evidence:
    """Semantics 1.6: a forecast first, then a figure to date if it says something of the year."""
    outcome = printed(book, measure.name, year)
    forecast = printed(book, measure.name, year, Role.FORECAST)
    if forecast is None and outcome is not None and outcome.figure.status is Status.FORECAST:
        forecast = outcome
    if forecast is not None and forecast.value is not None:
        return _weighed(measure, year, forecast, policies, book)
    level = measure.per_part_year or (measure.unit is not None and measure.unit.name in LEVEL_UNITS)
    counted = policies.missing.action is Action.COUNT_AS_NOT_MET
    if not level or ((outcome is None or outcome.figure.status is Status.MISSING) and counted):
        return _without(measure, year, State.NOT_DUE, outcome, None)
    return _weighed(measure, year, outcome, policies, book)


def _weighed(measure: Measure, expected: int, fact: Fact | None, policies: Policies, book: Ledger) -> Evidence:
    """What becomes of the figure of the expected year."""
    if fact is None or (fact.figure.status in WITHOUT_VALUE and not unread(fact)):
        return _missing(measure, expected, fact, policies, book)
    return _with_value(measure, expected, fact, policies.preliminary, None)


def _with_value(
    measure: Measure, expected: int, fact: Fact, preliminary: PolicyInForce, carried: PolicyInForce | None
) -> Evidence:
    """A cell that has a figure: used, carried, rejected, out of range or unreadable."""
    if fact.value is None:
        return _without(measure, expected, State.UNREADABLE, fact, None)
    if not in_range(measure, fact.value):
        return _without(measure, expected, State.OUT_OF_RANGE, fact, None)
    level = level_of(fact)
    if level == 2 and preliminary.action is Action.UNDECIDED:
        return _without(measure, expected, State.REJECTED, fact, preliminary)
    older = carried is not None
    policy = carried or (preliminary if level == 2 else None)
    return Evidence(
        measure.name,
        expected,
        State.CARRIED if older else State.USED,
        fact.figure,
        fact.cell,
        fact.year,
        fact.value,
        max(level, OLDER if older else 0),
        policy,
    )


def unread(fact: Fact) -> bool:
    """Whether digits stand in the cell that cannot be read as one figure: that is not a missing figure (F5)."""
    figure = fact.figure
    return figure.value is None and (
        bool(figure.readings) or any(character.isdigit() for character in figure.unknown_marker or "")
    )


def in_range(measure: Measure, value: Decimal) -> bool:
    """Whether a printed value lies in the measure's range, both ends included (semantics 1.7)."""
    return (measure.low is None or value >= measure.low) and (measure.high is None or value <= measure.high)


def _missing(measure: Measure, expected: int, fact: Fact | None, policies: Policies, book: Ledger) -> Evidence:
    """Semantics 1.3: no figure, and what the policy for this kind of missing makes of it."""
    status = fact.figure.status if fact is not None else Status.MISSING
    if status is Status.NOT_APPLICABLE and policies.not_applicable is None:
        return _without(measure, expected, State.LEFT_OUT, fact, None)
    if status is Status.NOT_COLLECTED and policies.not_collected is None:
        return _latest(measure, expected, fact, policies, book)
    policy = policies.missing
    if status is Status.NOT_APPLICABLE and policies.not_applicable is not None:
        policy = policies.not_applicable
    elif status is Status.NOT_COLLECTED and policies.not_collected is not None:
        policy = policies.not_collected
    elif status is Status.SUPPRESSED and policies.suppressed is not None:
        policy = policies.suppressed
    if policy.action is Action.CARRY:
        return _carried(measure, expected, fact, policy, policies, book)
    state = {
        Action.COUNT_AS_NOT_MET: State.COUNTED_AS_NOT_MET,
        Action.LEAVE_OUT: State.LEFT_OUT,
    }.get(policy.action, State.MISSING)
    return _without(measure, expected, state, fact, policy)


def _carried(
    measure: Measure,
    expected: int,
    missing: Fact | None,
    policy: PolicyInForce,
    policies: Policies,
    book: Ledger,
) -> Evidence:
    """The latest older figure that is young enough, itself subject to the preliminary policy (1.2)."""
    older = _latest_figure(measure, expected, book)
    if older is None or (policy.max_age is not None and expected - older.year > policy.max_age):
        return _without(measure, expected, State.MISSING, missing, policy)
    return _with_value(measure, expected, older, policies.preliminary, policy)


def _latest(measure: Measure, expected: int, fact: Fact | None, policies: Policies, book: Ledger) -> Evidence:
    """Not collected this year: the expected year becomes the latest that is printed (1.3)."""
    older = _latest_figure(measure, expected, book)
    if older is None:
        return _without(measure, expected, State.MISSING, fact, None)
    policy = PolicyInForce(PolicyKind.NOT_COLLECTED, Action.CARRY, None, None, "inbyggd", None)
    evidence = _with_value(measure, expected, older, policies.preliminary, policy)
    if measure.cycle is not None and evidence.state is State.CARRIED:
        level = level_of(older)
        return Evidence(
            measure.name,
            older.year,
            State.USED,
            older.figure,
            older.cell,
            older.year,
            older.value,
            level,
            None,
        )
    return evidence


def _latest_figure(measure: Measure, before: int, book: Ledger) -> Fact | None:
    for year in book.years.get(measure.name, ()):
        if year < before:
            fact = printed(book, measure.name, year)
            if fact is not None and (fact.figure.status not in WITHOUT_VALUE or unread(fact)):
                return fact
    return None


def _without(
    measure: Measure, expected: int, state: State, fact: Fact | None, policy: PolicyInForce | None
) -> Evidence:
    return Evidence(
        measure.name,
        expected,
        state,
        fact.figure if fact is not None else None,
        fact.cell if fact is not None else None,
        fact.year if fact is not None else None,
        fact.value if fact is not None else None,
        0,
        policy,
    )
