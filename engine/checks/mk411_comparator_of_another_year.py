"""Målet jämförs med någon annan, men den andras siffra är av ett annat år eller saknas.

"Bättre än riket" betyder bättre samma år. Jämförs utfallet för 2020 med rikets för 2019 kan ordet bli vilket
som helst, och saknas rikets siffra kan ingen se om det stämmer.

Tyst när utfallet självt saknas (MK402), och när planen med `jämför med riket "…"` säger vad jämförelsetalet
heter i rapporten och det är utskrivet för året.
"""

from collections.abc import Iterator

from engine.assessment import Assessment, Evaluated
from engine.check import Check, finding
from engine.comparators import NotPrinted, not_printed
from engine.wording import joined, outcome_labels, shown_name, target_labels
from findings.finding import Consequence, Finding, Label, Severity
from findings.text import Text

CHECK = Check(
    code="MK411",
    slug="jämförelsetal-av-annat-år",
    severity=Severity.WARNING,
    consequence=Consequence.VERDICT,
    title=Text(
        "Det som utfallet jämförs med är av ett annat år, eller saknas.",
        "What the outcome is compared with is of another year, or absent.",
    ),
    quiet=Text(
        "Tyst när utfallet självt saknas.",
        "Quiet where the outcome itself is missing.",
    ),
)


def find(evaluated: Evaluated) -> Iterator[Finding]:
    """Each goal with a comparator that is not printed for the year of the outcome."""
    for assessment in evaluated.assessments:
        missing = not_printed(evaluated, assessment)
        if missing:
            yield _found(assessment, missing)


def _found(assessment: Assessment, missing: tuple[NotPrinted, ...]) -> Finding:
    name, what = shown_name(assessment), joined(_what(one) for one in missing)
    measures = tuple(dict.fromkeys(one.measure for one in missing))
    others = (fact for one in missing for fact in one.other_years[-1:])
    years = ", ".join(dict.fromkeys(str(one.year) for one in missing))
    return finding(
        CHECK,
        Text(
            f'"{name}" kan inte jämföras: {what.sv}',
            f'"{name}" cannot be compared: {what.en}',
        ),
        (
            *outcome_labels(measures),
            *(Label(fact.cell.place, Text("jämförelsetalet", "the comparator")) for fact in others),
            *target_labels(measures),
        ),
        goal=assessment.name,
        help=Text(f"skriv ut jämförelsetalet för {years}", f"print the comparator of {years}"),
    )


def _what(one: NotPrinted) -> Text:
    name, year = one.measure.measure.name, one.year
    years = ", ".join(str(fact.year) for fact in one.other_years)
    if years:
        return Text(
            f'{name} är av {year}, men "{one.comparator}" är bara utskrivet för {years}',
            f'{name} is of {year}, but "{one.comparator}" is printed for {years} alone',
        )
    return Text(
        f'{name} är av {year}, men "{one.comparator}" är inte utskrivet',
        f'{name} is of {year}, but "{one.comparator}" is not printed',
    )
