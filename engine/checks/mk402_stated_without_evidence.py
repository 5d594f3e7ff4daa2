"""Rapporten anger en bedömning av ett mål som det inte finns något utfall att bedöma på.

En bedömning utan underlag kan vara rätt, men ingen annan kan komma fram till den.

Saknas utfallet, och planen inte säger vad som gäller då (`saknat utfall …`), är det ett fel. Är målet inte
aktuellt än, eller saknas något annat (målvärde, basår, något att bedöma, ett villkor som passar), är det en
varning.

Tyst för mål utan nyckeltal (MK101), när rapporten själv säger att målet inte kan bedömas, när ordet är
omöjligt vilket utfallet än var (MK401), när en policy har sagt nej till en siffra som finns (MK401), när
det är jämförelsetalet som saknas (MK411) och när ett fel i villkoren redan är anmält.
"""

from collections.abc import Iterator

from dsl.ast import Class
from engine.assessment import Assessment, Evaluated, State, Why
from engine.check import Check, finding
from engine.comparators import not_printed
from engine.wording import outcome_labels, printed_word, stated_place
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


def find(evaluated: Evaluated) -> Iterator[Finding]:
    """Each goal and roll-up that states a word where there is nothing to compute one from."""
    for assessment in evaluated.assessments:
        if assessment.computed is not Class.UNDECIDED or assessment.errors:
            continue
        if not assessment.stated_classes or Class.UNDECIDED in assessment.stated_classes:
            continue
        because = BECAUSE.get(assessment.why) if assessment.why is not None else None
        told = not_printed(evaluated, assessment) if assessment.why is Why.COMPARATOR_MISSING else ()
        if because is not None and not told and _conceivable(assessment) and _has_measures(assessment):
            yield _found(evaluated, assessment, because)


def _conceivable(assessment: Assessment) -> bool:
    """Whether some outcome could give the stated word; if none could it is MK401 that speaks."""
    possible = assessment.possible
    return not possible or any(of_class in possible for of_class in assessment.stated_classes)


def _has_measures(assessment: Assessment) -> bool:
    return assessment.is_roll_up or bool(assessment.measures)


def _found(evaluated: Evaluated, assessment: Assessment, because: Text) -> Finding:
    name, word, year = assessment.name, printed_word(assessment), evaluated.year
    missing = tuple(m for m in assessment.measures if m.evidence.state is State.MISSING)
    of = ", ".join(measure.measure.name for measure in missing)
    ending = f" ({of})" if of else ""
    lacks = assessment.why is Why.OUTCOME_MISSING
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
        goal=name,
        severity=Severity.ERROR if lacks else Severity.WARNING,
        flips_verdict=True,
        help=_help() if lacks else None,
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
