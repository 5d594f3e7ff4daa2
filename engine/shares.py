"""A target and a share of it in, the limit that the share is taken of out, or why it cannot be said (semantics 2.3)."""

from collections.abc import Iterator
from fractions import Fraction

from attrs import frozen

from dsl import ast
from dsl.ast import Compare
from engine.names import key
from engine.ownership import target_of
from engine.plan import Goal, Measure, Plan
from engine.uses import Members, conditions_of, members_of, rules_of
from findings.span import Span
from findings.text import Text

#: The comparisons that a share can be taken of.
_LIMITS = (Compare.AT_LEAST, Compare.ABOVE, Compare.AT_MOST, Compare.BELOW)


@frozen
class NoShare:
    """Why a share cannot be taken, and what to write instead."""

    message: Text
    help: Text


@frozen
class Unsaid:
    """A condition that no share can be taken for, whatever the figures, and the first that is judged by it."""

    subject: str
    place: Span
    why: NoShare


def limit(target: ast.Target) -> Fraction | None:
    """The one limit above zero of minst, över, högst or under; None for any other target."""
    shareable = target.compare in _LIMITS and len(target.bounds) == 1 and target.scope is None
    return Fraction(target.bounds[0].value) if shareable and target.bounds[0].value > 0 else None


def no_limit(measure: Measure, target: ast.Target) -> NoShare:
    """That a target has no limit that a share can be taken of, or its figure is not one of which that can be said."""
    return NoShare(
        Text(
            f'det går inte att säga hur stor del av {target.printed} som "{measure.name}" når',
            f'it cannot be said what share of {target.printed} "{measure.name}" reaches',
        ),
        _own_limit(measure),
    )


def is_share(percent: ast.Quantity) -> bool:
    """Whether a condition may ask for so much of a target: all of it is `nås`."""
    return 0 < percent.value <= 100


def beyond(measure: Measure, percent: ast.Quantity) -> NoShare:
    """That a condition asks for nothing of a target, or more than all of it."""
    return NoShare(
        Text(
            f"{percent.printed} av målvärdet är ingen del av det: andelen ska vara över 0 och högst 100 %",
            f"{percent.printed} of the target is no part of it: the share is to be above 0 and at most 100 %",
        ),
        _own_limit(measure),
    )


def unsaid(plan: Plan) -> Iterator[Unsaid]:
    """The conditions that ask for a share that none of the plan's years can tell, each place and reason once."""
    measures = {key(measure.name): measure for measure in plan.measures}
    told: set[tuple[Span, NoShare]] = set()
    for subject, rule in rules_of(plan):
        for part in conditions_of(rule):
            if not isinstance(part, ast.ReachesShare | ast.AverageShare):
                continue
            members = members_of(subject, measures) if isinstance(subject, Goal) else Members((), ())
            for name in _named(part, members):
                for why in _of_measure(plan, measures[name], part) if name in measures else ():
                    if (part.span, why) not in told:
                        told.add((part.span, why))
                        yield Unsaid(subject.name, part.span, why)


def _named(part: ast.ReachesShare | ast.AverageShare, members: Members) -> tuple[str, ...]:
    """The measures that a share is asked of, as compared."""
    if isinstance(part, ast.AverageShare):
        return members.measures
    if part.measure is not None:
        return (key(part.measure.text),)
    return members.indicators if len(members.indicators) == 1 else ()


def _of_measure(plan: Plan, measure: Measure, part: ast.ReachesShare | ast.AverageShare) -> Iterator[NoShare]:
    targets = [target for year in plan.years if (target := target_of(measure, year)) is not None]
    if isinstance(part, ast.ReachesShare):
        if not is_share(part.percent):
            yield beyond(measure, part.percent)
            return
        if part.percent.value == 100:
            return
    for of_year in targets:
        if limit(of_year.target) is None:
            yield no_limit(measure, of_year.target)


def _own_limit(measure: Measure) -> Text:
    return Text(
        f"skriv en egen gräns: `{measure.name} är minst …`", f"write a limit of its own: `{measure.name} är minst …`"
    )
