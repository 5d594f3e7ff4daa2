"""A goal whose stated word is not the computed one in, what there is instead and why, in words, out."""

from collections.abc import Iterator

from dsl.ast import Action, Class
from engine.assessment import Assessment, AssignmentAssessment, Evaluated, Standing, State
from engine.assignment_status import spoken
from engine.plan import PolicyInForce
from engine.rolled_up import goals_below
from engine.truth import Truth
from engine.wording import joined, tested, word_of, written
from findings.text import Text


def but_computed(evaluated: Evaluated, assessment: Assessment) -> Text:
    """What is computed instead, and the tests, or of a roll-up the goals, that decided it."""
    word = assessment.computed_word
    tests = joined(_tests(assessment))
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
    words = [one.computed_word for one in goals_below(evaluated, roll_up) if not one.is_roll_up]
    counts = [(words.count(word), word) for word in dict.fromkeys(words)]
    return joined((Text(f'{n} mål "{word}"', f'{n} goal{"s" * (n > 1)} "{word}"') for n, word in counts), ", ")


def _tests(assessment: Assessment) -> Iterator[Text]:
    """The measures and assignments that speak for the computed verdict against the stated one; all where none does."""
    order = list(Class)
    worse = order.index(assessment.computed) > order.index(assessment.stated_classes[0])
    missed = tuple(m for m in assessment.measures if m.reached is not Truth.TRUE)
    undone = tuple(a for a in assessment.assignments if a.standing is not Standing.DONE)
    if not worse or not (missed or undone):
        missed, undone = assessment.measures, assessment.assignments
    yield from (tested(measure) for measure in missed)
    yield from (_status(one) for one in undone)


def _status(of: AssignmentAssessment) -> Text:
    said, name = spoken(of), of.assignment.name
    return Text(f"{name} {said.sv}", f"{name} {said.en}")


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
