"""A measure that is tested sex by sex or part by part in, those that decide out (semantics 2.6)."""

from engine.assessment import MeasureAssessment, PartAssessment
from engine.truth import Truth


def deciding_parts(measure: MeasureAssessment) -> tuple[PartAssessment, ...]:
    """Those that miss where the target is missed, those that cannot be tested where it cannot; else all."""
    if measure.reached is Truth.TRUE:
        return measure.parts
    return tuple(part for part in measure.parts if part.reached is measure.reached) or measure.parts
