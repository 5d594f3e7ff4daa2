"""Nyckeltalet har inget målvärde för planens år.

Utan målvärde finns ett utfall men inget att jämföra det med, och målet kan inte bedömas. I en plan för flera år
räknas varje år.

Tyst om år som har `saknar målvärde`, som ligger utanför `gäller` eller före `nytt mått från`, och om år då måttet
inte mäts (`mäts vartannat år från`). Tyst om mått som inget använder (MK111), som bara ett uppdrag nämner, eller
som målets villkor prövar med en egen gräns (`svarstid är högst 5 dagar`), och när någon av måttets rader inte gick
att läsa.
"""

from collections.abc import Iterator

from dsl.ast import Compare, Direction
from engine.check import Check, finding
from engine.names import key
from engine.plan import Measure, Plan
from engine.target_years import not_yet, written_years, years_without_target
from engine.units import Unit, find_unit
from engine.uses import by_owner, uses
from findings.finding import Consequence, Finding, Label, Severity
from findings.text import Text

CHECK = Check(
    "MK102",
    "nyckeltal-utan-målvärde",
    Severity.WARNING,
    Consequence.VERDICT,
    Text(
        "Ett nyckeltal har inget målvärde för något av planens år.",
        "A measure has no target for one of the plan's years.",
    ),
    Text(
        "Tyst om år som har `saknar målvärde`, och om mått som inget använder.",
        "Silent on years that have `saknar målvärde`, and on measures that nothing uses.",
    ),
)
_UPPER = (Compare.AT_MOST, Compare.BELOW, Compare.FALL, Compare.NOT_RISE)
#: How a figure in the unit is written, where that is not the unit's own name.
_SIGN = {"andel": " %", "procent": " %", "index": "", "antal": "", "ja/nej": ""}


def lint(plan: Plan) -> Iterator[Finding]:
    """The goals with measures that are asked for a target which they have not."""
    asked = uses(plan).asked
    lacking = (
        (measure, years)
        for measure in plan.measures
        if key(measure.name) in asked and (years := years_without_target(plan, measure))
    )
    for goal, found in by_owner(plan, lacking):
        yield _finding(goal, found)


def _finding(goal: str | None, found: list[tuple[Measure, tuple[int, ...]]]) -> Finding:
    (first, years), *others = found
    more = "".join(f', "{measure.name}" inget för {written_years(of)}' for measure, of in others)
    and_more = "".join(f', "{measure.name}" none for {written_years(of)}' for measure, of in others)
    return finding(
        CHECK,
        Text(
            f'"{first.name}" har inget målvärde för {written_years(years)}{more}',
            f'"{first.name}" has no target for {written_years(years)}{and_more}',
        ),
        tuple(label for measure, of in found for label in _labels(measure, of)),
        goal=goal,
        help=_help(first, years),
    )


def _labels(measure: Measure, years: tuple[int, ...]) -> Iterator[Label]:
    yield Label(measure.span)
    later = not_yet(measure, years[0])
    if later is not None:
        yield Label(
            later.line.span,
            Text(f"det här målvärdet gäller först {later.year}", f"this target is for {later.year} only"),
        )


def _help(measure: Measure, years: tuple[int, ...]) -> Text:
    """The line to write: of a target that is to be reached later, the line towards it."""
    year = years[0]
    later = not_yet(measure, year)
    if later is not None and later.target.base is not None:
        limit = "högst" if later.target.compare in _UPPER else "minst"
        line = f"mål {year} på väg mot {limit} … år {later.year} från {later.target.base}"
        return Text(f"skriv vad som gäller dessförinnan: `{line}`", f"write what holds before that: `{line}`")
    span = written_years(years).split(", ", 1)[0]
    return Text(
        f'skriv `mål {span} {_phrase(measure)}` under "{measure.name}", eller `saknar målvärde {span}`',
        f'write `mål {span} {_phrase(measure)}` below "{measure.name}", or `saknar målvärde {span}`',
    )


def _phrase(measure: Measure) -> str:
    """A target as it may be written, in the measure's unit and direction."""
    unit = measure.unit
    if unit is not None and unit.name == "ja/nej":
        return "ja"
    if unit is not None and unit.name == "plats":
        return "plats … eller bättre"
    sign = "" if unit is None else _SIGN.get(unit.name, f" {unit.name if find_unit(unit.name) else _quoted(unit)}")
    lower = measure.direction is Direction.LOWER or any(t.target.compare in _UPPER for t in measure.targets)
    return f"{'högst' if lower else 'minst'} …{sign}"


def _quoted(unit: Unit) -> str:
    """A unit of the plan's own, as it is written after a figure."""
    return f'"{unit.name}"'
