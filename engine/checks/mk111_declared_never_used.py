"""Ett nyckeltal, en indikator eller en gräns för delvis deklareras, och inget använder det.

Ingen bedömning beror då av det. Oftast har ett `mäts med` eller `bidrar till` glömts bort, och målet bedöms på färre
mått än det var tänkt.

En gräns som `delvis minst 75 %` ger delvis uppfyllt bara när ett villkor prövar den, till exempel `delvis uppfyllt när
alla nyckeltal nås delvis`. Utan ett sådant villkor har den ingen verkan, och det är en varning.

Ett mått används när ett mål mäts med det, bidrar till det eller nämner det i ett villkor, när ett uppdrag mäts med
det och när ett annat mått är samma mått som det. Tyst om importerade filer, om uppdrag, aktiviteter, tabeller och
skalans ord, och när någon rad inte gick att läsa: den kan ha nämnt måttet.
"""

from collections.abc import Iterator

from engine.check import Check, finding
from engine.names import key
from engine.own_words import own_word
from engine.partial_limits import lines_to_write, untested
from engine.plan import Assignment, Goal, Measure, Plan, RollUp
from engine.uses import uses
from findings.finding import Consequence, Finding, Label, Severity
from findings.text import Text

CHECK = Check(
    "MK111",
    "deklareras-men-används-inte",
    Severity.NOTE,
    Consequence.WORDING,
    Text(
        "Ett mått, eller en gräns för delvis, deklareras men används inte.",
        "A measure, or a limit for delvis, is declared and never used.",
    ),
    Text("Tyst om importerade filer.", "Silent on imported files."),
)


def lint(plan: Plan) -> Iterator[Finding]:
    """The measures of the plan's own file that nothing uses, and the `delvis` limits that nothing tests."""
    if _is_unread(plan):
        return
    for measure, goals in untested(plan):
        yield _untested(measure, goals)
    used = uses(plan).used
    for measure in plan.measures:
        if not measure.imported and key(measure.name) not in used:
            yield _finding(plan, measure)


def _is_unread(plan: Plan) -> bool:
    """Whether some line that may name a measure could not be read."""
    blocks: list[Goal | RollUp | Assignment | Measure] = [*plan.goals, *plan.roll_ups]
    return any(one.unread for one in (*blocks, *plan.assignments, *plan.measures))


def _untested(measure: Measure, goals: tuple[Goal, ...]) -> Finding:
    """A limit that has no effect: the goal is judged as if it were not there."""
    partial = [of_year.partial for of_year in measure.targets if of_year.partial is not None]
    printed, first = f"delvis {partial[0].printed}", goals[0]
    lines = lines_to_write(first.rule)
    return finding(
        CHECK,
        Text(
            f'gränsen "{printed}" för "{measure.name}" prövas inte av något villkor',
            f'no condition tests the limit "{printed}" of "{measure.name}"',
        ),
        tuple(Label(span) for span in dict.fromkeys(target.span for target in partial)),
        goal=first.name,
        severity=Severity.WARNING,
        help=Text(
            f'skriv {lines} under "{first.name}", eller ta bort gränsen',
            f'write {lines.replace(" och ", " and ")} below "{first.name}", or remove the limit',
        ),
    )


def _finding(plan: Plan, measure: Measure) -> Finding:
    name = measure.name
    if measure.is_indicator:
        indicator = own_word(plan, "indikator") or "indikatorn"
        message = Text(
            f'inget mål bidrar till {indicator} "{name}", och inget villkor nämner den',
            f'no goal contributes to the indicator "{name}", and no condition names it',
        )
        line = f"bidrar till indikatorn {name}"
    else:
        message = Text(
            f'inget mål mäts med "{name}", och inget villkor nämner det',
            f'no goal is measured by "{name}", and no condition names it',
        )
        line = f"mäts med {name}"
    return finding(
        CHECK,
        message,
        (Label(measure.span),),
        help=Text(
            f"skriv `{line}` under det mål som det hör till, eller ta bort det",
            f"write `{line}` below the goal that it belongs to, or take it away",
        ),
    )
