"""En siffra i en serie har omvänt tecken mot alla andra.

Nettokostnaden −97,6 bredvid 100,2 och 108,9: en av raderna följer en annan teckenkonvention, och varje
jämförelse mellan åren blir orimlig.

Prövas bara för storheter som av naturen har ett enda tecken (kostnader, intäkter, förbrukning, ytor), när minst
två andra år är utskrivna, alla andra har samma tecken och siffran är lika stor som de andra så när som på en
faktor 1,5. Aldrig för resultat, avvikelser, förändringar eller annat som kan byta tecken, och inte där måttets
skala redan utesluter siffran (MK301).
"""

import re
from collections.abc import Iterator
from fractions import Fraction

from engine.assessment import Evaluated
from engine.check import Check, finding
from engine.evidence import in_range
from engine.facts import Fact, Role, folded
from engine.ownership import by_measure, named, owners, printed_facts
from engine.plan import Measure
from engine.wording import one_line
from findings.finding import Consequence, Finding, Severity
from findings.text import Text

CHECK = Check(
    "MK302",
    "omvänt-tecken-i-serien",
    Severity.ERROR,
    Consequence.NUMBER,
    Text(
        "En siffra i en serie har omvänt tecken mot de andra.",
        "A figure of a series has the opposite sign of the others.",
    ),
    Text(
        "Tyst om storheter som kan byta tecken, som resultat, avvikelse och förändring.",
        "Silent on quantities that can change sign, such as results, deviations and changes.",
    ),
)
#: Ends of words that name quantities of one sign.
_ONE_SIGN = re.compile(
    r"(?:kostnad|kostnader|kostnaden|kostnaderna|intäkt|intäkter|intäkterna|utgift|utgifter|inkomst|inkomster"
    r"|hyra|hyror|lön|löner|pris|priser|avgift|avgifter|förbrukning|förbrukningen|användning|utsläpp|yta|areal"
    r"|omsättning|tillgångar|skatteintäkter|investeringsutgifter)\b"
)
_CHANGES_SIGN = re.compile(
    r"resultat|avvikelse|differens|förändr|utveckling|ökning|minskning|skillnad|överskott|underskott|sparande"
    r"|finansnetto|jämfört|balans|budgetföljsamhet|prognosfel|kassaflöde|effekt"
)
_FACTOR = Fraction(3, 2)


def find(evaluated: Evaluated) -> Iterator[Finding]:
    """The one figure of a measure's years that has the opposite sign of all the others."""
    figures = by_measure(evaluated.facts)
    goals = owners(evaluated.plan)
    for measure in evaluated.plan.measures:
        facts = figures.get((measure.name, Role.OUTCOME), ())
        fact = _odd_one(measure, facts)
        if fact is None:
            continue
        printed = one_line(fact.cell.printed)
        others = [other for other in facts if other is not fact]
        yield finding(
            CHECK,
            Text(
                f"{printed} för {named(fact)} har omvänt tecken mot de andra åren",
                f"{printed} of {named(fact)} has the opposite sign of the other years",
            ),
            printed_facts((fact, *(other for other in others if other.value is not None))),
            goal=goals.get(folded(measure.name)),
            help=Text("skriv alla år med samma tecken", "write every year with the same sign"),
        )


def _odd_one(measure: Measure, facts: tuple[Fact, ...]) -> Fact | None:
    name = f"{measure.name} {measure.title}".casefold().replace("_", " ")
    if not _ONE_SIGN.search(name) or _CHANGES_SIGN.search(name):
        return None
    positive = [fact for fact in facts if fact.value is not None and fact.value > 0]
    negative = [fact for fact in facts if fact.value is not None and fact.value < 0]
    few, many = sorted((positive, negative), key=len)
    if len(few) != 1 or len(many) < 2:
        return None
    (odd,) = few
    alike = all(_alike(odd, other) for other in many)
    return odd if alike and odd.value is not None and in_range(measure, odd.value) else None


def _alike(one: Fact, other: Fact) -> bool:
    sizes = sorted(abs(Fraction(fact.value)) for fact in (one, other) if fact.value is not None)
    return sizes[-1] <= _FACTOR * sizes[0]
