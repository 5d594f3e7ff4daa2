"""A claim that a figure reaches its target in, whether it does out: the plan's target, else the printed one."""

from collections.abc import Mapping
from fractions import Fraction

from attrs import evolve, frozen

from dsl.ast import Action, Compare, Direction
from engine.assessment import Evaluated, MeasureAssessment
from engine.claim_expressions import Binding, bind, intervals, values
from engine.claim_figures import Printed, in_base
from engine.claim_tree import MeasureFigure, MeetsTarget, Than
from engine.claim_trials import Answer, Figures, Tested, gravest, try_order
from engine.extent import Const, Expression, Var
from engine.facts import Role
from engine.ownership import target_of
from engine.plan import Measure, TargetOfYear
from engine.truth import Truth
from findings.text import Text

_LIMITS: Mapping[Compare, Than] = {
    Compare.AT_LEAST: Than.AT_LEAST,
    Compare.AT_MOST: Than.AT_MOST,
    Compare.ABOVE: Than.MORE,
    Compare.BELOW: Than.LESS,
}
_STRICT = {Than.AT_LEAST: Than.MORE, Than.AT_MOST: Than.LESS}
_DENIED = {
    Than.AT_LEAST: Than.LESS,
    Than.AT_MOST: Than.MORE,
    Than.MORE: Than.AT_MOST,
    Than.LESS: Than.AT_LEAST,
}
_OF_DIRECTION = {Direction.HIGHER: Than.AT_LEAST, Direction.LOWER: Than.AT_MOST}
_ANSWERS = {Truth.TRUE: Answer.HOLDS, Truth.FALSE: Answer.FAILS, Truth.UNKNOWN: Answer.UNTESTABLE}
_NO_TARGET = Text("målvärdet är inte tryckt och finns inte i planen", "the target is neither printed nor in the plan")
_NO_TEST = Text("målvärdet går inte att pröva för det året", "the target cannot be tested for that year")


@frozen
class Reached:
    """What became of the claim."""

    answer: Answer
    #: The target as written.
    target: str
    because: Text | None = None


def meets_target(evaluated: Evaluated, binding: Binding, claim: MeetsTarget) -> Reached:
    """Whether the printed figure reaches the target of its year (figures F2.4)."""
    bound = bind(binding, claim.figure)
    printed = binding.figures.get(bound.expression.name) if isinstance(bound.expression, Var) else None
    if printed is None or printed.measure is None:
        return Reached(Answer.UNTESTABLE, "")
    judged = next((one for one in evaluated.measures if one.measure.name == printed.measure.name), None)
    target = target_of(printed.measure, claim.figure.year)
    if printed.value is None:
        return Reached(Answer.UNTESTABLE, "" if target is None else target.target.printed, printed.why)
    strict = judged is not None and judged.policies.equal.action is Action.NOT_ENOUGH
    if target is None:
        return _printed_target(binding, claim, printed.measure, bound.expression, strict)
    tested = _tested(binding, claim, printed, target, strict)
    if tested is not None:
        return Reached(tested.answer, target.target.printed)
    return _judged(evaluated, claim, target, judged)


def _tested(
    binding: Binding, claim: MeetsTarget, printed: Printed, of_year: TargetOfYear, strict: bool
) -> Tested | None:
    """The test against a limit or a comparator; None where the target is of another kind."""
    target, measure = of_year.target, printed.measure
    if target.scope is not None or target.share is not None or measure is None:
        return None
    own = Var(printed.key)
    bounds: list[Expression] = [Const(in_base(Fraction(bound.value), measure.unit)) for bound in target.bounds]
    than = _LIMITS.get(target.compare)
    if than is not None and len(bounds) == 1:
        return _order(binding, claim, own, _STRICT.get(than, than) if strict else than, bounds[0])
    if target.compare is Compare.BETWEEN and len(bounds) == 2 and not claim.denied:
        return gravest(
            (
                _order(binding, claim, own, Than.AT_LEAST, bounds[0]),
                _order(binding, claim, own, Than.AT_MOST, bounds[1]),
            )
        )
    better = _OF_DIRECTION.get(measure.direction) if measure.direction is not None else None
    if target.comparator is None or better is None:
        return None
    other = bind(binding, evolve(claim.figure, role=Role.COMPARATOR, name=target.comparator))
    than = better if target.compare is Compare.AS_GOOD_AS else _STRICT[better]
    return _order(binding, claim, own, than, other.expression)


def _order(binding: Binding, claim: MeetsTarget, own: Expression, than: Than, limit: Expression) -> Tested:
    figures = Figures(intervals(binding.figures), values(binding.figures))
    return try_order(own, _DENIED[than] if claim.denied else than, limit, figures)


def _printed_target(binding: Binding, claim: MeetsTarget, measure: Measure, own: Expression, strict: bool) -> Reached:
    bound = bind(binding, MeasureFigure(measure.name, claim.figure.year, Role.TARGET))
    figure = binding.figures.get(bound.expression.name) if isinstance(bound.expression, Var) else None
    than = None if measure.direction is None else _OF_DIRECTION.get(measure.direction)
    if figure is None or figure.value is None or than is None:
        return Reached(Answer.UNTESTABLE, "", _NO_TARGET)
    tested = _order(binding, claim, own, _STRICT[than] if strict else than, bound.expression)
    return Reached(tested.answer, figure.text)


def _judged(
    evaluated: Evaluated, claim: MeetsTarget, target: TargetOfYear, judged: MeasureAssessment | None
) -> Reached:
    """By the plan's own test of the year judged, where the figure of that year is what it used."""
    if judged is None or claim.figure.year != evaluated.year or judged.evidence.year != evaluated.year:
        return Reached(Answer.UNTESTABLE, target.target.printed, _NO_TEST)
    reached = judged.reached
    if claim.denied and reached is not Truth.UNKNOWN:
        reached = Truth.FALSE if reached is Truth.TRUE else Truth.TRUE
    because = _NO_TEST if reached is Truth.UNKNOWN else None
    return Reached(_ANSWERS[reached], target.target.printed, because)
