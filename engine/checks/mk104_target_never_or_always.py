"""Målvärdet kan aldrig nås, eller nås alltid, vilket utfallet än blir.

"Minst 110 %" av en andel kan ingen nå, och "minst 0" missar ingen: bedömningen är given innan året har börjat. Ofta är
det en siffra i fel ruta, ett decimalkomma eller en skala som börjar på 1. Ett `delvis` som kräver lika mycket som
hela målet, eller mer, kan aldrig ge delvis uppfyllt.

Är alla målvärden för en andel skrivna som 0,9 har de troligen räknats som i ett kalkylark: det är en varning.

Räknas på skalan i `mellan … och …`, annars på enhetens egen: andel 0–100, antal från 0, plats från 1 till antalet i
`plats bland`. Det som aldrig kan nås är ett fel, det som alltid nås en varning. Tyst om `minst` i skalans övre ände
och `högst` i dess nedre, som går att nå, om mått utan skala, och om det som jämförs med ett annat år eller med andra.
"""

from collections.abc import Iterator

from attrs import frozen

from dsl import ast
from dsl.ast import Action, Compare, Direction
from engine.attainable import Attainable, attainable, between, no_easier, scale_of
from engine.check import Check, finding
from engine.facts import folded
from engine.ownership import owners
from engine.plan import Measure, Plan
from engine.policies import declared_policies
from engine.printed import in_swedish
from engine.relative import target_lines
from engine.uses import by_owner
from findings.finding import Consequence, Finding, Label, Severity
from findings.span import Span
from findings.text import Text, same

CHECK = Check(
    "MK104",
    "målvärde-som-aldrig-eller-alltid-nås",
    Severity.ERROR,
    Consequence.VERDICT,
    Text(
        "Ett målvärde kan aldrig nås, eller nås vilket utfallet än blir.",
        "A target can never be met, or is met whatever the outcome.",
    ),
    Text(
        "Tyst om `minst` i skalans övre ände, och om mått utan skala.",
        "Silent on `minst` at the upper end of the range, and on measures without a range.",
    ),
)
#: The policy by which an end of the range is not enough (semantics 2.9).
_STRICT = "`lika med målvärdet räcker inte`"


@frozen
class _Wrong:
    """One thing that never or always holds: where it stands, what it is, and what to write instead."""

    span: Span
    severity: Severity
    message: Text
    help: Text


def lint(plan: Plan) -> Iterator[Finding]:
    """The targets that no figure of the measure's range meets, or every one."""
    strict = _strict(plan)
    wrong = [(measure, one) for measure in plan.measures for one in _wrong(measure, measure.name in strict)]
    for severity in (Severity.ERROR, Severity.WARNING):
        for goal, of_goal in by_owner(plan, ((m, one) for m, one in wrong if one.severity is severity)):
            first = of_goal[0][1]
            yield finding(
                CHECK,
                first.message,
                tuple(Label(one.span, None if one is first else one.message) for measure, one in of_goal),
                goal=goal,
                severity=severity,
                help=first.help,
            )


def _wrong(measure: Measure, strict: bool) -> Iterator[_Wrong]:
    if measure.low is not None and measure.high is not None and measure.low > measure.high:
        yield _empty(measure)
        return
    if measure.direction is Direction.BAND and measure.band is not None:
        yield from _band(measure)
    habit = _of_one(measure)
    if habit is not None:
        yield habit
    for of_year in target_lines(measure):
        yield from _target(measure, of_year.target, "", strict)
        if of_year.partial is not None:
            partial = tuple(_target(measure, of_year.partial, "delvis ", strict))
            yield from partial
            if not partial and no_easier(of_year.partial, of_year.target):
                yield _no_part(measure, of_year.target, of_year.partial)


def _of_one(measure: Measure) -> _Wrong | None:
    """A share written as a spreadsheet holds it, 0,9 for 90 %: every target of the measure between 0 and 1."""
    targets = [of_year.target for of_year in target_lines(measure)]
    ranged = measure.high is not None and measure.high <= 1
    if measure.unit is None or measure.unit.dimension != "procent" or ranged or not all(map(_is_of_one, targets)):
        return None
    if not targets:
        return None
    first, percent = targets[0], in_swedish((targets[0].bounds[0].value * 100).normalize())
    return _Wrong(
        first.span,
        Severity.WARNING,
        Text(
            f'målvärdet "{first.printed}" för "{measure.name}" är högst 1 procent',
            f'the target "{first.printed}" of "{measure.name}" is at most 1 percent',
        ),
        Text(
            f"menade du {percent} %? en andel skrivs i procent; är det rätt, skriv ut tecknet: `{first.printed} %`",
            f"did you mean {percent} %? a share is written in percent; if it is right, write the sign: "
            f"`{first.printed} %`",
        ),
    )


def _is_of_one(target: ast.Target) -> bool:
    """A floor above 0 and at most 1, written without a unit."""
    floor = target.compare in (Compare.AT_LEAST, Compare.ABOVE, Compare.EXACTLY) and target.share is None
    bare = "%" not in target.printed and "procent" not in target.printed
    return floor and bare and len(target.bounds) == 1 and 0 < target.bounds[0].value <= 1


def _target(measure: Measure, target: ast.Target, word: str, strict: bool) -> Iterator[_Wrong]:
    becomes = attainable(measure, target, strict=strict)
    if becomes is not Attainable.SOMETIMES:
        printed = Text(f'målvärdet "{word}{target.printed}"', f'the target "{word}{target.printed}"')
        why = _why(measure, target)
        if becomes is not attainable(measure, target):
            why = Text(f"{why.sv}, och {_STRICT}", f"{why.en}, and {_STRICT}")
        yield _found(becomes, target.span, printed, measure, why, _mend(measure, target))


def _found(becomes: Attainable, span: Span, what: Text, measure: Measure, why: Text, help: Text) -> _Wrong:
    never = becomes is Attainable.NEVER
    return _Wrong(
        span,
        Severity.ERROR if never else Severity.WARNING,
        Text(
            f'{what.sv} för "{measure.name}" {"kan aldrig nås" if never else "nås alltid"}: {why.sv}',
            f'{what.en} of "{measure.name}" {"can never be met" if never else "is always met"}: {why.en}',
        ),
        help,
    )


def _strict(plan: Plan) -> frozenset[str]:
    """Names of the measures for which equality is not enough in the first goal that they speak for."""
    written = [plan.policies, plan.every_goal_policies]
    written += [one.policies for one in plan.goals] + [one.policies for one in plan.measures]
    if not any(policy.action is Action.NOT_ENOUGH for policies in written for policy in policies):
        return frozenset()
    names, goals = owners(plan), {goal.name: goal for goal in plan.goals}
    return frozenset(
        measure.name
        for measure in plan.measures
        if declared_policies(plan, goals.get(names.get(folded(measure.name), "")), measure).equal.action
        is Action.NOT_ENOUGH
    )


def _why(measure: Measure, target: ast.Target) -> Text:
    """What makes it so, in words."""
    if target.compare is Compare.TOP_SHARE and (measure.ranked is None or target.bounds[0].value <= 0):
        return Text("det är alla", "that is everybody") if target.bounds[0].value > 0 else Text("det är inga", "nobody")
    return _range(measure)


def _range(measure: Measure) -> Text:
    scale = scale_of(measure)
    low, high = (None if end is None else in_swedish(end) for end in (scale.low, scale.high))
    if low is None:
        return Text(f"skalan slutar på {high}", f"the range ends at {high}")
    if high is None:
        return Text(f"skalan börjar på {low}", f"the range begins at {low}")
    return Text(f"skalan är {low} till {high}", f"the range is {low} to {high}")


def _mend(measure: Measure, target: ast.Target) -> Text:
    if target.compare in (Compare.RANK, Compare.TOP_SHARE):
        return Text(
            f'rätta målvärdet, eller antalet i `plats bland` under "{measure.name}"',
            f'mend the target, or the number in `plats bland` below "{measure.name}"',
        )
    return Text(
        f'rätta målvärdet, eller skalan `mellan … och …` under "{measure.name}"',
        f'mend the target, or the range `mellan … och …` below "{measure.name}"',
    )


def _no_part(measure: Measure, full: ast.Target, partial: ast.Target) -> _Wrong:
    """A delvis that nothing meets without meeting the whole."""
    return _Wrong(
        partial.span,
        Severity.ERROR,
        Text(
            f'"{measure.name}" kan aldrig nås delvis: "delvis {partial.printed}" kräver minst lika mycket som '
            f'"{full.printed}"',
            f'"{measure.name}" can never be met in part: "delvis {partial.printed}" asks for at least as much as '
            f'"{full.printed}"',
        ),
        Text(
            "ge delvis en gräns som är lättare att nå än hela målet, eller byt plats på de två",
            "give delvis a limit that is easier to meet than the whole target, or let the two change places",
        ),
    )


def _empty(measure: Measure) -> _Wrong:
    """A range that ends before it begins."""
    assert measure.low is not None and measure.high is not None
    low, high = in_swedish(measure.low), in_swedish(measure.high)
    return _Wrong(
        measure.span,
        Severity.ERROR,
        Text(
            f'inget utfall ryms på skalan för "{measure.name}": den börjar på {low} och slutar på {high}',
            f'no outcome fits the range of "{measure.name}": it begins at {low} and ends at {high}',
        ),
        Text(f"skriv `mellan {high} och {low}`", f"write `mellan {high} och {low}`"),
    )


def _band(measure: Measure) -> Iterator[_Wrong]:
    """The best band outside the range, or all of it."""
    assert measure.band is not None
    low, high = sorted(measure.band)
    becomes = between(scale_of(measure), low, high)
    if becomes is not Attainable.SOMETIMES:
        printed = same(f'"bäst mellan {in_swedish(low)} och {in_swedish(high)}"')
        help = Text("rätta bandet, eller skalan `mellan … och …`", "mend the band, or the range `mellan … och …`")
        yield _found(becomes, measure.span, printed, measure, _range(measure), help)
