"""Jämförelsen behöver veta vad som är bättre, och det står inte; eller så säger målvärdet tvärtemot.

"Förbättras" och "bättre än riket" betyder motsatta saker för sjukfrånvaro och för nöjdhet. Utan riktning kan målet
inte bedömas. Säger måttet att lägre är bättre och målvärdet "minst" är det ena fel, och målet belönar en försämring.

Riktningen läses ur måttets egen rad, annars ur minst och högst i dess målvärden, och tolkas aldrig om. Att den inte
finns är ett fel; att målvärdet säger tvärtemot är en varning. Tyst om exakt och mellan, om `minst` och `högst` i
villkor, där de kan beskriva det dåliga, och om ett målvärde inom det band som är bäst.
"""

from collections.abc import Iterator

from attrs import frozen

from dsl import ast
from dsl.ast import Compare, Direction
from engine.check import Check, finding
from engine.names import key
from engine.own_words import own_word
from engine.plan import Measure, Plan, TargetOfYear
from engine.printed import in_swedish
from engine.relative import NEEDS_DIRECTION, RelativeCondition, relative_conditions, target_lines
from engine.targets import better_is_higher
from engine.uses import by_owner
from findings.finding import Consequence, Finding, Label, Severity
from findings.text import Text

CHECK = Check(
    "MK103",
    "riktning-saknas-eller-säger-emot",
    Severity.ERROR,
    Consequence.VERDICT,
    Text(
        "En jämförelse behöver en riktning som måttet inte har, eller säger tvärtemot den.",
        "A comparison needs a direction that the measure has not, or says the opposite of it.",
    ),
    Text(
        "Tyst om exakt och mellan, och om minst och högst i villkor.",
        "Silent on exakt and mellan, and on minst and högst in conditions.",
    ),
)
_UPWARD = (Compare.AT_LEAST, Compare.ABOVE, Compare.RISE, Compare.NOT_FALL)
_DOWNWARD = (Compare.AT_MOST, Compare.BELOW, Compare.FALL, Compare.NOT_RISE)

#: The word that asks for the opposite.
_INSTEAD = {
    Compare.AT_LEAST: "högst",
    Compare.AT_MOST: "minst",
    Compare.ABOVE: "under",
    Compare.BELOW: "över",
    Compare.RISE: "minska",
    Compare.FALL: "öka",
    Compare.NOT_RISE: "inte minska",
    Compare.NOT_FALL: "inte öka",
}

_TIMES = {"halveras": "fördubblas", "fördubblas": "halveras"}


@frozen
class _Opposed:
    """A target that says the opposite of what is better."""

    of_year: TargetOfYear
    target: ast.Target
    #: What is better, as a rule file says it.
    better: Direction


def lint(plan: Plan) -> Iterator[Finding]:
    """The comparisons without a direction, by goal, then the targets that say the opposite."""
    for goal, missing in by_owner(plan, _without_direction(plan)):
        yield _missing(plan, goal, missing)
    for goal, opposed in by_owner(plan, _opposing(plan)):
        yield _against(plan, goal, opposed)


def _without_direction(plan: Plan) -> Iterator[tuple[Measure, tuple[ast.Target, ...]]]:
    """The measures that a target or a condition compares without knowing what is better."""
    conditions: dict[str, list[ast.Target]] = {}
    for condition in relative_conditions(plan):
        if condition.target.compare in NEEDS_DIRECTION:
            _gather(conditions, condition)
    for measure in plan.measures:
        if better_is_higher(measure) is None:
            of_lines = (t for of_year in target_lines(measure) for t in (of_year.target, of_year.partial))
            targets = [t for t in of_lines if t is not None and t.compare in NEEDS_DIRECTION]
            targets += conditions.get(key(measure.name), ())
            if targets:
                yield measure, tuple(targets)


def _gather(found: dict[str, list[ast.Target]], condition: RelativeCondition) -> None:
    for name in condition.measures:
        of_name = found.setdefault(name, [])
        if condition.target not in of_name:
            of_name.append(condition.target)


def _missing(plan: Plan, goal: str | None, found: list[tuple[Measure, tuple[ast.Target, ...]]]) -> Finding:
    measure, targets = found[0]
    band = measure.direction is Direction.BAND
    why = (
        Text("är bäst inom ett band", "is best within a band")
        if band
        else Text("säger inte om högre eller lägre är bättre", "does not say whether higher or lower is better")
    )
    return finding(
        CHECK,
        Text(
            f'"{targets[0].printed}" behöver en riktning, men "{measure.name}" {why.sv}',
            f'"{targets[0].printed}" needs a direction, but "{measure.name}" {why.en}',
        ),
        tuple(
            label
            for one, of in found
            for label in (
                Label(one.span, None if one is measure else _name(plan, one)),
                *(Label(target.span, _compared(one)) for target in of),
            )
        ),
        goal=goal,
        help=Text("skriv vad som ska nås: `mellan … och …`", "write what shall be reached: `mellan … och …`")
        if band
        else Text(
            f'skriv `högre är bättre` eller `lägre är bättre` under "{measure.name}"',
            f'write `högre är bättre` or `lägre är bättre` below "{measure.name}"',
        ),
    )


def _compared(measure: Measure) -> Text:
    return Text(f'jämförelsen av "{measure.name}"', f'the comparison of "{measure.name}"')


def _opposing(plan: Plan) -> Iterator[tuple[Measure, tuple[_Opposed, ...]]]:
    for measure in plan.measures:
        opposed = tuple(
            _Opposed(of_year, target, better)
            for of_year in target_lines(measure)
            for target, better in (
                (of_year.target, _declared(measure)),
                (of_year.partial, _in_force(measure)),
            )
            if target is not None and better is not None and _says_opposite(measure, target, better)
        )
        if opposed:
            yield measure, opposed


def _declared(measure: Measure) -> Direction | None:
    """The direction of the measure's own line; of a rank the lower place."""
    if measure.direction is None and measure.unit is not None and measure.unit.name == "plats":
        return Direction.LOWER
    return measure.direction


def _in_force(measure: Measure) -> Direction | None:
    """The same, else what minst and högst of its targets say."""
    declared, upward = _declared(measure), better_is_higher(measure)
    if declared is not None or upward is None:
        return declared
    return Direction.HIGHER if upward else Direction.LOWER


def _says_opposite(measure: Measure, target: ast.Target, better: Direction) -> bool:
    inner = target if target.inner is None else target.inner
    if better is Direction.BAND:
        return _outside_band(measure, inner)
    return inner.compare in (_DOWNWARD if better is Direction.HIGHER else _UPWARD)


def _outside_band(measure: Measure, target: ast.Target) -> bool:
    """Whether every outcome that meets the target lies outside the best band."""
    if measure.band is None or len(target.bounds) != 1 or target.share is not None:
        return False
    (low, high), bound = sorted(measure.band), target.bounds[0].value
    if target.compare in (Compare.AT_LEAST, Compare.ABOVE):
        return bound > high
    if target.compare in (Compare.AT_MOST, Compare.BELOW):
        return bound < low
    return target.compare is Compare.EXACTLY and not low <= bound <= high


def _against(plan: Plan, goal: str | None, found: list[tuple[Measure, tuple[_Opposed, ...]]]) -> Finding:
    measure, (first, *_) = found[0]
    better = _better(measure, first)
    return finding(
        CHECK,
        Text(
            f'målvärdet för "{measure.name}" är "{first.target.printed}", men {better.sv}',
            f'the target of "{measure.name}" is "{first.target.printed}", but {better.en}',
        ),
        tuple(
            label
            for one, opposed in found
            for label in (*(_label(one, of) for of in opposed), Label(one.span, _name(plan, one)))
        ),
        goal=goal,
        severity=Severity.WARNING,
        help=_help(measure, first),
    )


def _label(measure: Measure, opposed: _Opposed) -> Label:
    partial = opposed.target is opposed.of_year.partial
    printed = f'"{measure.name}": {"delvis " if partial else ""}{opposed.target.printed}'
    return Label(opposed.target.span, Text(f"målvärdet för {printed}", f"the target of {printed}"))


def _name(plan: Plan, measure: Measure) -> Text:
    word = Text("indikatorn", "the indicator") if measure.is_indicator else Text("nyckeltalet", "the measure")
    own = own_word(plan, "indikator" if measure.is_indicator else "nyckeltal") or word.sv
    return Text(f'{own} "{measure.name}"', f'{word.en} "{measure.name}"')


def _better(measure: Measure, opposed: _Opposed) -> Text:
    if opposed.better is Direction.BAND:
        return Text("det ligger utanför det som är bäst", "that lies outside what is best")
    word = opposed.better.value
    if measure.direction is not None:
        return Text(f'måttet säger "{word}"', f'the measure says "{word}"')
    if _declared(measure) is not None:
        return Text("en lägre plats är bättre", "a lower place is better")
    return Text(
        f"enligt målvärdena är {_which(word)} bättre", f"by its targets {_in_english(opposed.better)} is better"
    )


def _which(word: str) -> str:
    return word.split(" ", 1)[0]


def _in_english(better: Direction) -> str:
    return "higher" if better is Direction.HIGHER else "lower"


def _help(measure: Measure, opposed: _Opposed) -> Text:
    """The one word to change."""
    if opposed.better is Direction.BAND:
        return Text(
            "skriv ett målvärde inom bandet: `mellan … och …`", "write a target within the band: `mellan … och …`"
        )
    target = opposed.target if opposed.target.inner is None else opposed.target.inner
    if measure.direction is None and measure.unit is not None and measure.unit.name == "plats" and target.bounds:
        line = f"plats {in_swedish(target.bounds[0].value)} eller bättre"
        return Text(f"skriv `{line}`", f"write `{line}`")
    word, instead = target.compare.value, _INSTEAD[target.compare]
    if target.share is not None and target.share.printed in _TIMES:
        word = target.share.printed
        instead = _TIMES[word]
    return Text(
        f"skriv `{instead}` i stället för `{word}`, eller ändra måttets riktning",
        f"write `{instead}` instead of `{word}`, or change the direction of the measure",
    )
