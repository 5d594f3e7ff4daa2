"""Den bedömning som rapporten anger är en annan än den som målvärdena och utfallen ger.

Det är detta Målkoll är till för: läsaren litar på ordet, och ordet håller inte.

Fel är det bara när ingen rimlig läsning ger det angivna ordet. Ger en läsning det (en policy som planen
inte har bestämt, ett värde inom avrundningen, strikt olikhet när värdet är lika med målvärdet, siffran i
målets mening, och för en samlad bedömning de bedömningar som målen anges ha) är det en varning som nämner
läsningen. Kan målet inte bedömas för att en policy säger så
är det också en varning: bedömningen avgörs av policy. För ett mål som bedöms av nämnden är nämndens ord
bedömningen; ger nyckeltalen något annat är det en notis, med nämndens skäl.

Tyst för mål utan nyckeltal, för ord som inte är planens (MK409), när bedömningen saknar underlag (MK402)
och när ett fel i villkoren redan är sagt.
"""

from collections.abc import Iterator

from dsl.ast import Class
from engine.assessment import Assessment, Evaluated, State, Why
from engine.check import Check, finding
from engine.instead import but_computed, but_impossible, but_policy
from engine.partial_limits import lines_to_write, would_be_partly
from engine.readings import Reading, readings
from engine.stated_goals import by_stated_goals
from engine.wording import (
    assignment_labels,
    joined,
    one_line,
    outcome_labels,
    printed_word,
    rule_of,
    shown_name,
    stated_place,
    target_labels,
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
            yield _found(assessment, but_computed(evaluated, assessment), Severity.WARNING)
        else:
            yield _by_readings(evaluated, assessment, but_computed(evaluated, assessment))


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
        yield _by_readings(evaluated, assessment, but_impossible(evaluated, assessment))
    elif assessment.why is Why.POLICY:
        yield _found(assessment, but_policy(assessment), Severity.WARNING)


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
    return _found(assessment, but, Severity.ERROR, help=_help(evaluated, assessment))


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


def _found(
    assessment: Assessment, but: Text, severity: Severity, joint: str = ", ", help: Text | None = None
) -> Finding:
    name, word = shown_name(assessment), printed_word(assessment)
    measures = assessment.measures
    figures = tuple(m for m in measures if m.evidence.cell is not None or m.parts)
    return finding(
        CHECK,
        Text(f'"{name}" anges som "{word}"{joint}{but.sv}', f'"{name}" is stated as "{word}"{joint}{but.en}'),
        (
            Label(stated_place(assessment), Text("bedömningen", "the assessment")),
            *outcome_labels(figures),
            *target_labels(measures),
            *assignment_labels(assessment.assignments),
        ),
        goal=assessment.name,
        severity=severity,
        flips_verdict=severity is not Severity.NOTE,
        help=help if severity is Severity.ERROR else None,
    )


def _help(evaluated: Evaluated, assessment: Assessment) -> Text | None:
    if assessment.computed is Class.UNDECIDED:
        return None
    rule = rule_of(evaluated, assessment)
    if not assessment.is_roll_up and would_be_partly(rule, assessment.stated_classes, assessment.measures):
        lines = lines_to_write(rule)
        return Text(
            f"gränsen för delvis nås, men inget villkor prövar den: skriv {lines}",
            f"the limit for delvis is met, but no condition tests it: write {lines.replace(' och ', ' and ')}",
        )
    word = assessment.computed_word
    if assessment.is_roll_up:
        return Text(
            f'ändra bedömningen till "{word}", eller rätta bedömningarna av målen som den väger samman',
            f'change the assessment to "{word}", or mend those of the goals that it rolls up',
        )
    return Text(
        f'ändra bedömningen till "{word}", eller rätta utfallet eller målvärdet',
        f'change the assessment to "{word}", or mend the outcome or the target',
    )
