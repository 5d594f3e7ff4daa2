"""A goal whose stated word is not the computed one in, what there is instead and why, in words, out."""

from dsl.ast import Action, Class
from engine.assessment import Assessment, Evaluated, MeasureAssessment, State
from engine.compile import contributes
from engine.plan import PolicyInForce
from engine.resolve import OVERALL
from engine.truth import Truth
from engine.wording import joined, tested, word_of, written
from findings.text import Text


def but_computed(evaluated: Evaluated, assessment: Assessment) -> Text:
    """What is computed instead, and the tests, or of a roll-up the goals, that decided it."""
    word = assessment.computed_word
    tests = joined(tested(measure) for measure in _deciding(assessment))
    if assessment.is_roll_up and not tests.sv:
        tests = _goals(evaluated, assessment)
    return Text(
        f'men beräknas till "{word}"' + (f": {tests.sv}" if tests.sv else ""),
        f'but is computed as "{word}"' + (f": {tests.en}" if tests.en else ""),
    )


def but_impossible(evaluated: Evaluated, assessment: Assessment) -> Text:
    """The verdicts that are conceivable."""
    words = ", ".join(f'"{word_of(evaluated, of_class)}"' for of_class in assessment.possible)
    return Text(
        f"men inget tänkbart utfall ger det, bara {words}", f"but no conceivable outcome gives that, only {words}"
    )


def but_policy(assessment: Assessment) -> Text:
    """The policy that settles it, and where it comes from."""
    policy = _policy(assessment)
    if policy is None:
        return Text(
            "men det avgörs av policy: enligt planens villkor kan målet inte bedömas",
            "but that is settled by policy: by the plan's conditions the goal cannot be assessed",
        )
    return Text(
        f'men det avgörs av policy: enligt "{written(policy)}" ({policy.origin}) kan målet inte bedömas',
        f'but that is settled by policy: by "{written(policy)}" ({policy.origin}) the goal cannot be assessed',
    )


def _goals(evaluated: Evaluated, roll_up: Assessment) -> Text:
    """How many of the goals below the roll-up are computed as what: `7 mål "Helt uppfyllt", 1 mål "Ej uppfyllt"`."""
    plan = evaluated.plan
    below = {g.name for g in plan.goals if roll_up.name == OVERALL or contributes(plan, g, roll_up.name)}
    words = [one.computed_word for one in evaluated.assessments if not one.is_roll_up and one.name in below]
    counts = [(words.count(word), word) for word in dict.fromkeys(words)]
    return joined((Text(f'{n} mål "{word}"', f'{n} goal{"s" * (n > 1)} "{word}"') for n, word in counts), ", ")


def _deciding(assessment: Assessment) -> tuple[MeasureAssessment, ...]:
    """The measures that speak for the computed verdict against the stated one; all where none does."""
    order = list(Class)
    worse = order.index(assessment.computed) > order.index(assessment.stated_classes[0])
    missed = tuple(m for m in assessment.measures if m.reached is not Truth.TRUE)
    return (missed if worse else ()) or assessment.measures


def _policy(assessment: Assessment) -> PolicyInForce | None:
    """The policy that left the goal undecided; None where its own conditions did."""
    measures = assessment.measures
    for measure in measures:
        if measure.evidence.state is State.REJECTED:
            return measure.evidence.policy
    if len(assessment.possible_rounding) > 1:
        for measure in measures:
            if measure.policies.rounding.action is Action.UNDECIDED:
                return measure.policies.rounding
    for measure in measures:
        if measure.policies.preliminary.action in (Action.UNDECIDED, Action.ACCEPT_WITH_MARGIN):
            return measure.policies.preliminary
    return None
