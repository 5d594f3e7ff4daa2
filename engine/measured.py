"""A measure in a world, its assessment out: the figure used, the target, reached or not, and by how much."""

from collections.abc import Iterator
from fractions import Fraction

from dsl.ast import Compare, Target
from engine.assessment import MeasureAssessment, PartAssessment
from engine.conditions import reached
from engine.evidence import printed
from engine.exact import decimal
from engine.facts import folded
from engine.formula import AllOf, AnyOf, Formula, Linear, Relation
from engine.judge import Values, evaluate
from engine.plan import Measure
from engine.scene import MEN, WOMEN, Scene, evidence_of, policies_of, target_of
from engine.targets import scoped_tests, target_formula
from engine.truth import Truth

#: Nothing is more or less near to these.
WITHOUT_MARGIN = (Compare.EXACTLY, Compare.YES, Compare.NO)
UPWARD = (Relation.AT_LEAST, Relation.ABOVE)


def assess_measure(scene: Scene, measure: Measure) -> MeasureAssessment:
    """The measure tested against its target of the year, by the policies of the scene; done once a scene."""
    found = scene.assessed.get(measure.name)
    if found is None:
        found = scene.assessed[measure.name] = _assessed(scene, measure)
    return found


def _assessed(scene: Scene, measure: Measure) -> MeasureAssessment:
    target = target_of(measure, scene.world.year)
    evidence = evidence_of(scene, measure)
    if target is None:
        unknown = Truth.UNKNOWN
        policies = policies_of(scene, measure)
        return MeasureAssessment(measure, evidence, None, policies, unknown, unknown, None, None)
    formula = reached(scene, measure, False)
    partly = reached(scene, measure, True) if target.partial is not None else formula
    margin = None if target.target.compare in WITHOUT_MARGIN else _margin(formula, scene.values)
    of_partial = None
    if target.partial is not None and target.partial.compare not in WITHOUT_MARGIN:
        of_partial = _margin(target_formula(scene, measure, target.partial), scene.values)
    return MeasureAssessment(
        measure=measure,
        evidence=evidence,
        target=target,
        policies=policies_of(scene, measure),
        reached=evaluate(formula, scene.values),
        partly=evaluate(partly, scene.values),
        margin=None if margin is None else decimal(margin[0]),
        limit=None if margin is None else decimal(margin[1]),
        partial_limit=None if of_partial is None else decimal(of_partial[1]),
        parts=() if target.target.scope is None else tuple(_parts(scene, measure, target.target)),
    )


def _parts(scene: Scene, measure: Measure, target: Target) -> Iterator[PartAssessment]:
    """Each sex or part that the target is for, with its own figure and limit."""
    assert target.scope is not None
    names = ("kvinnor", "män") if target.scope.both_sexes else measure.parts
    spellings = (WOMEN, MEN) if target.scope.both_sexes else tuple((folded(part),) for part in measure.parts)
    tests = scoped_tests(scene, measure, target)
    for name, spelt, (variable, formula) in zip(names, spellings, tests, strict=True):
        facts = (printed(scene.world.book, measure.name, variable.year, variable.role, one) for one in spelt)
        fact = next((one for one in facts if one is not None), None)
        margin = None if target.compare in WITHOUT_MARGIN else _margin(formula, scene.values)
        yield PartAssessment(
            name,
            None if fact is None else fact.cell,
            evaluate(formula, scene.values),
            None if margin is None else decimal(margin[0]),
            None if margin is None else decimal(margin[1]),
        )


def _margin(formula: Formula, values: Values) -> tuple[Fraction, Fraction] | None:
    """(signed distance in the better direction, the limit itself), on printed values (semantics 2.8).

    Of several limits that must all be met the nearest to missing; of several of which one is enough the best.
    """
    if isinstance(formula, Linear):
        return _of_comparison(formula, values)
    if isinstance(formula, AllOf | AnyOf):
        margins = [_margin(part, values) for part in formula.parts]
        found = [margin for margin in margins if margin is not None]
        if len(found) == len(margins) and found:
            return min(found) if isinstance(formula, AllOf) else max(found)
    return None


def _of_comparison(test: Linear, values: Values) -> tuple[Fraction, Fraction] | None:
    total = test.constant
    for variable, coefficient in test.terms:
        value = values.get(variable)
        if value is None:
            return None
        total += coefficient * value
    variable, coefficient = test.terms[0]
    own = coefficient * values[variable]
    margin = total if test.relation in UPWARD else -total
    return margin / coefficient, (own - total) / coefficient
