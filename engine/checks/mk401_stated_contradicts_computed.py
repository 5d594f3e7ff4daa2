"""Den bedömning som rapporten anger är en annan än den som målvärdena och utfallen ger.

Det är detta Målkoll är till för: läsaren litar på ordet, och ordet håller inte.

Fel är det bara när ingen rimlig läsning ger det angivna ordet. Ger en läsning det (en policy som planen
inte har bestämt, ett värde inom avrundningen, strikt olikhet när värdet är lika med målvärdet, siffran i
målets mening, och för en samlad bedömning de bedömningar som målen anges ha) är det en varning som nämner
läsningen. Kan målet inte bedömas för att en policy säger så
är det också en varning: bedömningen avgörs av policy. För ett mål som bedöms av nämnden är nämndens ord
bedömningen; ger nyckeltalen något annat är det en notis, med nämndens skäl.

Tyst för mål utan nyckeltal, för ord som inte är planens (MK409), när bedömningen saknar underlag (MK402)
och när ett fel i villkoren redan är anmält.
"""

from collections.abc import Iterator

from dsl.ast import Action, Class, PolicyKind
from engine.assessment import Assessment, Evaluated, MeasureAssessment, State, Why
from engine.check import Check, finding
from engine.compile import contributes
from engine.plan import PolicyInForce
from engine.readings import Reading, readings
from engine.resolve import OVERALL
from engine.stated_goals import by_stated_goals
from engine.truth import Truth
from engine.wording import (
    joined,
    one_line,
    outcome_labels,
    printed_word,
    rule_of,
    stated_place,
    target_labels,
    tested,
    word_of,
)
from findings.finding import Consequence, Finding, Label, Severity
from findings.text import Text

CHECK = Check(
    code="MK401",
    slug="bedömning-motsäger-utfall",
    severity=Severity.ERROR,
    consequence=Consequence.VERDICT,
    title=Text(
        "Den angivna bedömningen är en annan än den beräknade.",
        "The stated assessment is another than the computed one.",
    ),
    quiet=Text(
        "Tyst när bedömningen saknar underlag (MK402) eller ordet inte är planens (MK409).",
        "Quiet where the assessment has no evidence (MK402) or the word is not the plan's (MK409).",
    ),
)
#: How the policies that can leave a goal undecided begin, in a plan.
WRITTEN = {PolicyKind.PRELIMINARY: "preliminärt utfall", PolicyKind.ROUNDING: "avrundning som avgör"}
#: The one reading of a roll-up: what differs is told of the goals below it.
STATED_GOALS = Text("målens egna bedömningar gäller som de anges", "its goals are as their own assessments say")
#: What leaves a goal undecided with a finding of its own.
TOLD_ELSEWHERE = frozenset({State.OUT_OF_RANGE, State.UNREADABLE})


def find(evaluated: Evaluated) -> Iterator[Finding]:
    """Each goal and roll-up whose stated word the computation does not give."""
    for assessment in evaluated.assessments:
        if not assessment.stated_classes:
            continue
        if rule_of(evaluated, assessment).by_board:
            yield from _manual(evaluated, assessment)
        elif assessment.computed in assessment.stated_classes:
            continue
        elif assessment.computed is Class.UNDECIDED:
            yield from _undecided(evaluated, assessment)
        elif assessment.stated_classes == (Class.UNDECIDED,):
            yield _found(assessment, _but_computed(evaluated, assessment), Severity.WARNING)
        else:
            yield _by_readings(evaluated, assessment, _but_computed(evaluated, assessment))


def _undecided(evaluated: Evaluated, assessment: Assessment) -> Iterator[Finding]:
    """A word is stated where none is computed: against everything possible, or settled by a policy."""
    if assessment.errors or assessment.why in (Why.ERROR, Why.EXCEPTIONS_CONFLICT):
        return
    if any(measure.evidence.state in TOLD_ELSEWHERE for measure in assessment.measures):
        return
    if not assessment.measures and not assessment.is_roll_up:
        return
    possible = assessment.possible
    if possible and not any(of_class in possible for of_class in assessment.stated_classes):
        words = ", ".join(f'"{word_of(evaluated, of_class)}"' for of_class in possible)
        yield _by_readings(
            evaluated,
            assessment,
            Text(
                f"men inget tänkbart utfall ger det, bara {words}",
                f"but no conceivable outcome gives that, only {words}",
            ),
        )
    elif assessment.why is Why.POLICY:
        yield _found(assessment, _but_policy(_policy(assessment)), Severity.WARNING)


def _by_readings(evaluated: Evaluated, assessment: Assessment, but: Text) -> Finding:
    """An error, or a warning that names the first reading to give the stated word."""
    found = readings(evaluated, assessment)
    if assessment.is_roll_up:
        found = (Reading(STATED_GOALS, (by_stated_goals(evaluated, assessment),)),)
    for reading in found:
        if any(of_class in assessment.stated_classes for of_class in reading.gives):
            how = Text(
                f"; det angivna stämmer med läsningen att {reading.how.sv}",
                f"; the stated word holds when reading it so that {reading.how.en}",
            )
            return _found(assessment, joined((but, how), ""), Severity.WARNING)
    return _found(assessment, but, Severity.ERROR)


def _manual(evaluated: Evaluated, assessment: Assessment) -> Iterator[Finding]:
    """The board's own word is the verdict; that its measures give another is told (semantics 3.6)."""
    by_measures = assessment.by_measures
    if by_measures in (None, Class.UNDECIDED) or by_measures in assessment.stated_classes:
        return
    assert by_measures is not None
    word = word_of(evaluated, by_measures)
    reason = assessment.stated.reason if assessment.stated is not None else None
    why = "" if reason is None else one_line(reason.printed)
    yield _found(
        assessment,
        Text(
            f'efter nämndens egen bedömning; nyckeltalen ger "{word}"' + (f", skäl: {why}" if why else ""),
            f'by the board\'s own assessment; the measures give "{word}"' + (f", reason: {why}" if why else ""),
        ),
        Severity.NOTE,
        joint=" ",
    )


def _but_computed(evaluated: Evaluated, assessment: Assessment) -> Text:
    """What is computed instead, and the tests, or of a roll-up the goals, that decided it."""
    word = assessment.computed_word
    tests = joined(tested(measure) for measure in _deciding(assessment))
    if assessment.is_roll_up and not tests.sv:
        tests = _goals(evaluated, assessment)
    return Text(
        f'men beräknas till "{word}"' + (f": {tests.sv}" if tests.sv else ""),
        f'but is computed as "{word}"' + (f": {tests.en}" if tests.en else ""),
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


def _but_policy(policy: PolicyInForce | None) -> Text:
    if policy is None:
        return Text(
            "men det avgörs av policy: enligt planens villkor kan målet inte bedömas",
            "but that is settled by policy: by the plan's conditions the goal cannot be assessed",
        )
    written = f"{WRITTEN[policy.kind]} {policy.action.value}"
    return Text(
        f'men det avgörs av policy: enligt "{written}" ({policy.origin}) kan målet inte bedömas',
        f'but that is settled by policy: by "{written}" ({policy.origin}) the goal cannot be assessed',
    )


def _found(assessment: Assessment, but: Text, severity: Severity, joint: str = ", ") -> Finding:
    name, word = assessment.name, printed_word(assessment)
    measures = assessment.measures
    figures = tuple(m for m in measures if m.evidence.cell is not None)
    return finding(
        CHECK,
        Text(f'"{name}" anges som "{word}"{joint}{but.sv}', f'"{name}" is stated as "{word}"{joint}{but.en}'),
        (
            Label(stated_place(assessment), Text("bedömningen", "the assessment")),
            *outcome_labels(figures),
            *target_labels(measures),
        ),
        goal=name,
        severity=severity,
        flips_verdict=severity is not Severity.NOTE,
        help=_help(assessment) if severity is Severity.ERROR else None,
    )


def _help(assessment: Assessment) -> Text | None:
    if assessment.computed is Class.UNDECIDED:
        return None
    word = assessment.computed_word
    return Text(
        f'ändra bedömningen till "{word}", eller rätta utfallet eller målvärdet om det är där felet ligger',
        f'change the assessment to "{word}", or mend the outcome or the target if the mistake is there',
    )
