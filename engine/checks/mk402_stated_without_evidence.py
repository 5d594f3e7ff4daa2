"""Rapporten anger en bedömning av ett mål som det inte finns något utfall att bedöma på.

En bedömning utan underlag kan vara rätt, men ingen annan kan komma fram till den.

Saknas utfallet, och planen inte säger vad som gäller då (`saknat utfall …`), är det ett fel. Är målet inte
aktuellt än, eller saknas något annat (målvärde, basår, något att bedöma, ett villkor som passar), är det en
varning.

Tyst för mål utan nyckeltal (MK101), när rapporten själv säger att målet inte kan bedömas, när ordet är
omöjligt vilket utfallet än hade varit (MK401), när en policy har sagt nej till en siffra som finns (MK401), när
det är jämförelsetalet som saknas (MK411), när ett fel i villkoren redan är sagt, och för en samlad
bedömning som stämmer med de bedömningar som målen anges ha.
"""

from collections.abc import Iterator

from dsl.ast import Class
from engine.assessment import Assessment, Evaluated, MeasureAssessment, State, Why
from engine.check import Check, finding
from engine.comparators import not_printed
from engine.stated_goals import by_stated_goals
from engine.wording import outcome_labels, printed_word, shown_name, stated_place
from findings.finding import Consequence, Finding, Label, Severity
from findings.text import Text

CHECK = Check(
    code="MK402",
    slug="bedömning-utan-utfall",
    severity=Severity.ERROR,
    consequence=Consequence.VERDICT,
    title=Text(
        "En bedömning anges utan något utfall att bedöma på.",
        "An assessment is stated without any outcome to assess by.",
    ),
    quiet=Text(
        "Tyst för mål utan nyckeltal, och när en policy har sagt vad ett saknat utfall betyder.",
        "Quiet for goals without measures, and where a policy says what a missing outcome means.",
    ),
)
#: Why the verdict has no evidence; `{year}` is the year judged.
BECAUSE = {
    Why.OUTCOME_MISSING: Text("utfall för {year} saknas", "an outcome for {year} is missing"),
    Why.NOT_DUE: Text("det är inte dags att bedöma det än", "it is not due yet"),
    Why.NOTHING_TO_JUDGE: Text("{year} finns inget att bedöma", "there is nothing to judge for {year}"),
    Why.GAP: Text("inget av planens villkor gäller", "none of the plan's conditions holds"),
    Why.COMPARATOR_MISSING: Text(
        "det som utfallet ska jämföras med saknas", "what the outcome is to be compared with is missing"
    ),
    Why.TARGET_MISSING: Text("målvärde för {year} saknas", "a target for {year} is missing"),
}

#: The same of a roll-up.
GOALS_BELOW = Text("mål som den bygger på kan inte bedömas", "goals that it rests on cannot be assessed")


def find(evaluated: Evaluated) -> Iterator[Finding]:
    """Each goal and roll-up that states a word where there is nothing to compute one from."""
    for assessment in evaluated.assessments:
        if assessment.computed is not Class.UNDECIDED or assessment.why is None or assessment.errors:
            continue
        if not assessment.stated_classes or Class.UNDECIDED in assessment.stated_classes:
            continue
        if assessment.why in BECAUSE and not _told_elsewhere(evaluated, assessment, assessment.why):
            yield _found(evaluated, assessment, assessment.why)


def _told_elsewhere(evaluated: Evaluated, assessment: Assessment, why: Why) -> bool:
    """Whether another check, or nobody, says it: MK401, MK411, MK101, or this one of the goals below."""
    if not _conceivable(assessment):
        return True
    if assessment.is_roll_up:
        return by_stated_goals(evaluated, assessment) in assessment.stated_classes
    if not assessment.measures:
        return True
    return not any(_lacks(measure, why) for measure in assessment.measures) and bool(not_printed(evaluated, assessment))


def _conceivable(assessment: Assessment) -> bool:
    """Whether some outcome could give the stated word; if none could it is MK401 that speaks."""
    possible = assessment.possible
    return not possible or any(of_class in possible for of_class in assessment.stated_classes)


def _found(evaluated: Evaluated, assessment: Assessment, why: Why) -> Finding:
    name, word, year = shown_name(assessment), printed_word(assessment), evaluated.year
    missing = tuple(m for m in assessment.measures if _lacks(m, why))
    because = BECAUSE[why]
    lacks = why is Why.OUTCOME_MISSING
    if lacks and not missing:
        because = GOALS_BELOW if assessment.is_roll_up else BECAUSE[Why.COMPARATOR_MISSING]
        lacks = assessment.is_roll_up
    of = ", ".join(measure.measure.name for measure in missing)
    ending = f" ({of})" if of else ""
    return finding(
        CHECK,
        Text(
            f'"{name}" anges som "{word}", men {because.sv.format(year=year)}{ending}',
            f'"{name}" is stated as "{word}", but {because.en.format(year=year)}{ending}',
        ),
        (
            Label(stated_place(assessment), Text("bedömningen", "the assessment")),
            *outcome_labels(missing or assessment.measures),
        ),
        goal=assessment.name,
        severity=Severity.ERROR if lacks else Severity.WARNING,
        flips_verdict=True,
        help=_help_of(evaluated, assessment.why, missing) if lacks or not assessment.is_roll_up else None,
    )


def _lacks(measure: MeasureAssessment, why: Why) -> bool:
    """Whether the measure is one of those that leave the goal without evidence."""
    if why in (Why.TARGET_MISSING, Why.NOTHING_TO_JUDGE):
        return measure.target is None
    return measure.evidence.state is (State.NOT_DUE if why is Why.NOT_DUE else State.MISSING)


def _help_of(evaluated: Evaluated, why: Why | None, missing: tuple[MeasureAssessment, ...]) -> Text | None:
    if why is Why.OUTCOME_MISSING and missing:
        return _help()
    month = evaluated.case.report.period.month
    if why is not Why.NOT_DUE or month is None or not missing:
        return None
    year = evaluated.year
    return Text(
        f"rapporten är en delårsrapport (till och med {year}-{month:02}), och utfallet hittills säger inget om hela "
        f"{year}: ange en prognos för året, eller ange att målet inte kan bedömas än",
        f"the report is of a part of the year (up to {year}-{month:02}), and the outcome so far says nothing of all of "
        f"{year}: give a forecast for the year, or state that the goal cannot be assessed yet",
    )


def _help() -> Text:
    return Text(
        "skriv i planen vad som gäller, till exempel "
        "`saknat utfall ersätts av senaste utfall, högst 1 år gammalt`, "
        "eller ange att målet inte kan bedömas",
        "say in the plan what holds, for instance "
        "`saknat utfall ersätts av senaste utfall, högst 1 år gammalt`, "
        "or state that the goal cannot be assessed",
    )
