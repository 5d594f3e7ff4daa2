"""Två rapporter säger olika om samma uppgift.

Samma nyckeltal i två nämnders rapporter, rikets siffra i årets och fjolårets: den som läser båda vet inte vilken som
gäller.

Samma uppgift är samma mått, år och del. I en annan nämnds rapport för samma kommun är det samma mått bara när källan
anger samma numrerade serie: "Sjukfrånvaro" är i varje nämnd dess egen. En nämnds egna utfall mot dess tidigare
rapporter prövas av MK306; här prövas jämförelsetal, kön och delar, och siffror i texten som bara den tidigare
rapporten trycker. Tyst när den ena siffran är preliminär eller bara grövre avrundad, och när måttet är nytt eller har
brutits.
"""

from collections.abc import Iterator
from fractions import Fraction

from attrs import frozen

from engine.assessment import Evaluated
from engine.case import Case
from engine.check import Check, finding
from engine.claim_answer import Answered
from engine.claim_figures import in_base
from engine.claim_trials import one_figure
from engine.claim_wording import goal_of, labels, said
from engine.facts import Fact, Role
from engine.history import PROVISIONAL, facts_of, is_part, redefined
from engine.interval import Interval, meets, rounded
from engine.ownership import Figures, by_goal, by_measure, named, printed_facts
from engine.plan import Measure, Plan
from engine.same_measure import series_of
from engine.wording import one_line
from findings.finding import Consequence, Finding, Severity
from findings.text import Text

CHECK = Check(
    "MK608",
    "rapporter-säger-olika",
    Severity.WARNING,
    Consequence.NUMBER,
    Text(
        "Två rapporter säger olika om samma uppgift.",
        "Two reports contradict each other on the same fact.",
    ),
    Text(
        "Tyst om preliminärt mot slutligt, om grövre avrundning och om mått som bara heter lika.",
        "Silent on preliminary against final, on coarser rounding and on measures that only share a name.",
    ),
)
#: The outcomes of earlier reports are compared by MK306, targets by MK205 and MK206.
_EARLIER = (Role.COMPARATOR, Role.SEX, Role.PART)
_BESIDE = (Role.OUTCOME, Role.COMPARATOR)
_Key = tuple[str, Role, int, str]


@frozen
class _Other:
    """A figure as another report gives it."""

    fact: Fact
    report: str
    #: In the base unit of its dimension.
    interval: Interval
    dimension: str


def find(evaluated: Evaluated) -> Iterator[Finding]:
    """The figures that another report gives otherwise, one finding a goal; and the claims that one does."""
    earlier = _of_earlier(evaluated)
    others = {key: one for key, one in earlier.items() if key[1] in _EARLIER}
    others.update(_of_others(evaluated))
    measures = {measure.name: measure for measure in evaluated.plan.measures}
    figures = by_measure(evaluated.facts)
    conflicts: dict[Fact, _Other] = {}
    for fact in evaluated.facts:
        other = others.get((fact.measure, fact.role, fact.year, fact.name))
        own = _own(evaluated.case, measures[fact.measure], fact, evaluated.case.report.title)
        if other is not None and own is not None and _contradict(own, other, measures[fact.measure], figures):
            conflicts[fact] = other
    for goal, facts in by_goal(evaluated, conflicts):
        yield _finding(goal, facts, conflicts)
    for answered in evaluated.claims:
        of_claim = _of_claim(answered, earlier)
        if of_claim is not None and not redefined(measures[of_claim.fact.measure], (), of_claim.fact.year):
            yield _claim(evaluated, answered, of_claim)


def _of_earlier(evaluated: Evaluated) -> dict[_Key, _Other]:
    """What the board's earlier reports say, the latest that does."""
    found: dict[_Key, _Other] = {}
    measures = {measure.name: measure for measure in evaluated.plan.measures}
    for case in evaluated.earlier_cases:
        for fact in facts_of(evaluated, case):
            one = _own(case, measures[fact.measure], fact, case.report.title)
            if one is not None:
                found.setdefault((fact.measure, fact.role, fact.year, fact.name), one)
    return found


def _of_others(evaluated: Evaluated) -> dict[_Key, _Other]:
    """What other boards say of a measure of the same numbered series."""
    found: dict[_Key, _Other] = {}
    by_series: dict[str, list[Measure]] = {}
    for measure in evaluated.plan.measures:
        series = series_of(measure)
        if series is not None:
            by_series.setdefault(series, []).append(measure)
    for other in evaluated.beside if by_series else ():
        theirs = _measures(other.plan)
        for fact in other.facts:
            measure = theirs[fact.measure]
            one = _own(other.case, measure, fact, other.case.report.title)
            if fact.role not in _BESIDE or one is None or measure.new_from is not None:
                continue
            for own in by_series.get(series_of(measure) or "", ()):
                found.setdefault((own.name, fact.role, fact.year, fact.name), one)
    return found


def _measures(plan: Plan) -> dict[str, Measure]:
    return {measure.name: measure for measure in plan.measures}


def _own(case: Case, measure: Measure, fact: Fact, report: str) -> _Other | None:
    """A settled figure of a whole year; None of any other."""
    if fact.value is None or fact.figure.status in PROVISIONAL or is_part(case, fact.year):
        return None
    unit = measure.unit
    value, step = in_base(Fraction(fact.value), unit), in_base(Fraction(fact.resolution), unit)
    return _Other(fact, report, rounded(value, step), "" if unit is None else unit.dimension)


def _contradict(own: _Other, other: _Other, measure: Measure, figures: Figures) -> bool:
    outcomes = figures.get((measure.name, Role.OUTCOME), ())
    if own.dimension != other.dimension or redefined(measure, outcomes, own.fact.year):
        return False
    return not meets(own.interval, other.interval)


def _finding(goal: str | None, facts: tuple[Fact, ...], conflicts: dict[Fact, _Other]) -> Finding:
    first = facts[0]
    here, other = one_line(first.cell.printed), conflicts[first]
    there = one_line(other.fact.cell.printed)
    return finding(
        CHECK,
        Text(
            f'{named(first)} är {here}, men {there} i "{other.report}"',
            f'{named(first)} is {here}, but {there} in "{other.report}"',
        ),
        printed_facts(place for fact in facts for place in (fact, conflicts[fact].fact)),
        goal=goal,
        help=Text(
            "rätta den som är fel, eller skriv varför de skiljer sig", "mend the wrong one, or say why they differ"
        ),
    )


def _of_claim(answered: Answered, earlier: dict[_Key, _Other]) -> _Other | None:
    """The earlier figure that contradicts a claim which this report prints nothing to test against."""
    level = answered.level
    if level is None or answered.untested is None:
        return None
    other = earlier.get((level.measure, Role.OUTCOME, level.year, ""))
    if other is None or other.dimension != level.dimension:
        return None
    return None if one_figure(level.rounded, other.interval) else other


def _claim(evaluated: Evaluated, answered: Answered, other: _Other) -> Finding:
    there = one_line(other.fact.cell.printed)
    return finding(
        CHECK,
        Text(
            f'"{said(answered)}" säger {answered.says}, men {named(other.fact)} är {there} i "{other.report}"',
            f'"{said(answered)}" says {answered.says}, but {named(other.fact)} is {there} in "{other.report}"',
        ),
        (*labels(answered), *printed_facts((other.fact,))),
        goal=goal_of(evaluated, answered),
        help=Text(
            "rätta den som är fel, eller skriv varför de skiljer sig", "mend the wrong one, or say why they differ"
        ),
    )
