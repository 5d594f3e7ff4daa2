"""A judged goal in, the comparators that it needs and the report does not print out (semantics 2.5)."""

from collections.abc import Iterator

from attrs import frozen

from dsl import ast
from engine.assessment import Assessment, Evaluated, MeasureAssessment
from engine.bind import parts
from engine.facts import Fact, Role, folded
from engine.names import key
from engine.plan import Plan, Rule
from engine.wording import STANDS_ON_A_FIGURE, rule_of


@frozen
class NotPrinted:
    """A comparator that is not printed for the year of the figure it is compared with."""

    measure: MeasureAssessment
    #: As the target names it.
    comparator: str
    #: The year of the figure.
    year: int
    #: Where the report does print it, for other years, oldest first.
    other_years: tuple[Fact, ...]


def not_printed(evaluated: Evaluated, assessment: Assessment) -> tuple[NotPrinted, ...]:
    """The missing comparators of an assessment's measures, in order; none for a measure without a figure."""
    rule = rule_of(evaluated, assessment)
    return tuple(
        missing
        for measure in assessment.measures
        if measure.evidence.state in STANDS_ON_A_FIGURE
        for missing in _of_measure(evaluated, measure, rule)
    )


def _of_measure(evaluated: Evaluated, measure: MeasureAssessment, rule: Rule) -> Iterator[NotPrinted]:
    year = measure.evidence.year
    told: set[str] = set()
    for target in _targets(measure, rule):
        name = folded(target.comparator or "")
        if year is None or not name or name in told:
            continue
        told.add(name)
        printed = _printed(evaluated, measure, _names(evaluated.plan, name))
        if not any(fact.year == year for fact in printed):
            yield NotPrinted(measure, target.comparator or "", year, printed)


def _targets(measure: MeasureAssessment, rule: Rule) -> Iterator[ast.Target]:
    """Everything the measure is tested against: its targets of the year, and conditions that name it."""
    of_year = measure.target
    if of_year is not None:
        yield from (one for one in (of_year.target, of_year.partial) if one is not None)
    conditions = (*(line.condition for line in rule.lines), *(line.condition for line in rule.exceptions))
    for condition in conditions:
        for part in parts(condition):
            named = part.measure if isinstance(part, ast.Fulfils) else None
            if isinstance(part, ast.Fulfils) and named and key(named.text) == key(measure.measure.name):
                yield part.target


def _names(plan: Plan, name: str) -> frozenset[str]:
    """The names a comparator goes under in reports: its own, and those of `jämför med`."""
    called = (folded(line.word.text) for line in plan.comparators if folded(line.comparator) == name)
    return frozenset((name, *called))


def _printed(evaluated: Evaluated, measure: MeasureAssessment, names: frozenset[str]) -> tuple[Fact, ...]:
    found = (
        fact
        for fact in evaluated.facts
        if fact.measure == measure.measure.name
        and fact.role is Role.COMPARATOR
        and fact.name in names
        and fact.value is not None
    )
    return tuple(sorted(found, key=lambda fact: fact.year))
