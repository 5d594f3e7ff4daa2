"""En andel som inte kan uppstå med det antal svar som anges.

Av 12 svar kan 8 eller 9 vara nöjda, alltså 67 eller 75 procent, men aldrig 70. Då är antalet, andelen eller
urvalet ett annat än rapporten säger.

Prövas bara för andelar, aldrig för index, medelvärden eller andel av maxpoäng, och med avrundningen räknad till
förmån. En notis när minst tre olika andelar ur en källa, utan angivet antal svar, alla går jämnt upp i ett antal
som är högst 10: då vilar de troligen på så få svar.
"""

import re
from collections.abc import Iterator
from fractions import Fraction

from engine.assessment import Evaluated
from engine.check import Check, finding
from engine.facts import Fact, Role, folded
from engine.grim import answers_that_fit, possible_share
from engine.interval import contains, rounded
from engine.ownership import Figures, by_goal, by_measure, named, printed_facts
from engine.plan import Measure
from engine.wording import one_line
from findings.finding import Consequence, Finding, Severity
from findings.text import Text

CHECK = Check(
    "MK308",
    "andel-som-inte-kan-uppstå",
    Severity.ERROR,
    Consequence.NUMBER,
    Text(
        "En andel kan inte uppstå med det antal svar som anges.",
        "A share cannot occur with the number of answers given.",
    ),
    Text(
        "Tyst om index, medelvärden och andel av maxpoäng, och där inget antal svar anges.",
        "Silent on indexes, means and shares of a maximum, and where no number of answers is given.",
    ),
    needs_plan=False,
)
_NO_SHARE = re.compile(r"max\w*poäng|poäng|index|medel|snitt|nki|nmi|hme", re.IGNORECASE)
#: So few answers are worth telling of, where so many different shares fit them.
_FEW_ANSWERS, _ENOUGH_SHARES = 10, 3


def find(evaluated: Evaluated) -> Iterator[Finding]:
    """The shares that their number of answers excludes, and the sources that seem to have few answers."""
    figures = by_measure(evaluated.facts)
    shares = {measure.name: measure for measure in evaluated.plan.measures if _is_share(measure)}
    facts = [
        fact
        for fact in evaluated.facts
        if fact.role is Role.OUTCOME and fact.measure in shares and fact.value is not None and 0 <= fact.value <= 100
    ]
    impossible: dict[Fact, Text] = {}
    for fact in facts:
        measure = shares[fact.measure]
        said = _impossible(fact, _answers(figures, fact, measure, evaluated.year))
        if said is not None:
            impossible[fact] = said
    for goal, found in by_goal(evaluated, impossible):
        yield finding(
            CHECK,
            impossible[found[0]],
            printed_facts(found),
            goal=goal,
        )
    yield from _few_answers(evaluated, figures, facts, shares)


def _is_share(measure: Measure) -> bool:
    return measure.unit is not None and measure.unit.dimension == "procent" and not _NO_SHARE.search(measure.title)


def _impossible(fact: Fact, answers: int | None) -> Text | None:
    """Why the share cannot be, or None where it can or nothing is known of the answers."""
    assert fact.value is not None
    printed = one_line(fact.cell.printed)
    if fact.figure.answers is not None:
        part, whole = fact.figure.answers
        share = Fraction(part * 100, whole) if whole else None
        if share is not None and not contains(rounded(fact.value, fact.resolution), share):
            return Text(
                f'"{printed}" för {named(fact)}: {part} av {whole} är inte den andelen',
                f'"{printed}" of {named(fact)}: {part} of {whole} is not that share',
            )
        return None
    if answers is None or possible_share(fact.value, fact.resolution, answers):
        return None
    return Text(
        f"{printed} för {named(fact)} kan inte uppstå ur {answers} svar",
        f"{printed} of {named(fact)} cannot occur with {answers} answers",
    )


def _answers(figures: Figures, fact: Fact, measure: Measure, year: int) -> int | None:
    """The number of answers printed for the year; for the year judged, else the declared one."""
    for other in figures.get((fact.measure, Role.ANSWERS), ()):
        if other.year == fact.year and other.value is not None and other.value > 0:
            return int(other.value)
    return measure.answers if fact.year == year else None


def _few_answers(
    evaluated: Evaluated, figures: Figures, facts: list[Fact], shares: dict[str, Measure]
) -> Iterator[Finding]:
    sources: dict[str, list[Fact]] = {}
    for fact in facts:
        measure = shares[fact.measure]
        source = measure.source or _printed_source(evaluated, fact)
        if source and fact.figure.answers is None and _answers(figures, fact, measure, evaluated.year) is None:
            sources.setdefault(folded(source), []).append(fact)
    for found in sources.values():
        telling = [fact for fact in found if fact.value not in (0, 100)]
        values = {(fact.value, fact.resolution) for fact in telling if fact.value is not None}
        fits = answers_that_fit(sorted(values), _FEW_ANSWERS)
        if len({value for value, _ in values}) >= _ENOUGH_SHARES and fits:
            source = shares[telling[0].measure].source or _printed_source(evaluated, telling[0])
            yield finding(
                CHECK,
                Text(
                    f'alla andelar ur "{source}" kan vara delar av {fits[0]} svar',
                    f'every share of "{source}" could come from {fits[0]} answers',
                ),
                printed_facts(telling),
                severity=Severity.NOTE,
                help=Text("skriv hur många som har svarat", "say how many have answered"),
            )


def _printed_source(evaluated: Evaluated, fact: Fact) -> str:
    source = evaluated.case.outcomes[fact.row].source
    return "" if source is None else source.printed
