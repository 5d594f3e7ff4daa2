"""The units that figures are printed in, and how they convert (language.md, figures F2.7)."""

from decimal import Decimal
from fractions import Fraction

from attrs import frozen

from engine.exact import decimal


@frozen
class Unit:
    """One unit. Two units convert exactly when they have the same `dimension`."""

    #: As it is written in Swedish, in the singular: "mnkr", "procent".
    name: str
    dimension: str
    #: How many of the dimension's base unit one of these is.
    factor: Decimal
    #: What may stand after a figure: "%", "mnkr", "miljoner kronor".
    signs: tuple[str, ...]
    #: The declared range, both ends included; None is unbounded (semantics 2.8).
    low: Decimal | None = None
    high: Decimal | None = None
    #: Counts and ranks: a printed figure is exact (figures F1.1).
    exact: bool = False


#: What one of them is called.
SINGULAR = {
    "procentenheter": "procentenhet",
    "sekunder": "sekund",
    "minuter": "minut",
    "timmar": "timme",
    "dagar": "dag",
    "veckor": "vecka",
    "månader": "månad",
    "personer": "person",
}
#: Units that are not said after a figure.
UNSAID = frozenset({"index", "antal", "ja/nej"})


def after_number(unit: Unit | None, *, one: bool) -> str:
    """What is said after a figure of `unit`: nothing for a count or an index, `person` after 1."""
    if unit is None or unit.dimension in UNSAID:
        return ""
    return f" {SINGULAR.get(unit.name, unit.name) if one else unit.name}"


def _unit(
    name: str,
    dimension: str,
    factor: str = "1",
    signs: tuple[str, ...] = (),
    low: str | None = None,
    high: str | None = None,
    exact: bool = False,
) -> Unit:
    return Unit(
        name,
        dimension,
        Decimal(factor),
        (name, *signs),
        None if low is None else Decimal(low),
        None if high is None else Decimal(high),
        exact,
    )


UNITS: tuple[Unit, ...] = (
    _unit("procent", "procent", signs=("%",)),
    _unit("andel", "procent", signs=("%", "procent"), low="0", high="100"),
    _unit("procentenheter", "procentenheter", signs=("procentenhet", "p.e.", "%-enheter", "%-enhet")),
    _unit("index", "index", low="0"),
    _unit("antal", "antal", signs=("st", "stycken"), low="0", exact=True),
    _unit("kr", "kr", signs=("kronor", "krona")),
    _unit("tkr", "kr", "1000", signs=("tusen kronor", "kkr")),
    _unit("mnkr", "kr", "1000000", signs=("mkr", "miljoner kronor", "miljon kronor")),
    _unit("mdkr", "kr", "1000000000", signs=("miljarder kronor", "miljard kronor")),
    _unit(
        "kr per invånare",
        "kr per invånare",
        signs=("kr/inv", "kr/invånare", "kr per inv", "kronor per invånare", "kronor per inv"),
    ),
    _unit("sekunder", "sekunder", signs=("sekund", "sek"), low="0"),
    _unit("minuter", "sekunder", "60", signs=("minut", "min"), low="0"),
    _unit("timmar", "sekunder", "3600", signs=("timme", "tim"), low="0"),
    _unit("dagar", "dagar", signs=("dag", "dygn"), low="0"),
    _unit("veckor", "dagar", "7", signs=("vecka",), low="0"),
    _unit("månader", "månader", signs=("månad",), low="0"),
    _unit("år", "månader", "12", low="0"),
    _unit("årsarbetare", "årsarbetare", signs=("årsarb",), low="0"),
    _unit("poäng", "poäng"),
    _unit("plats", "plats", signs=("platser",), low="1", exact=True),
    _unit("ton", "ton"),
    _unit("kWh", "kWh", signs=("kilowattimmar", "kilowattimme")),
    _unit("MWh", "kWh", "1000"),
    _unit("GWh", "kWh", "1000000"),
    _unit("meter", "meter", signs=("m",)),
    _unit("km", "meter", "1000", signs=("kilometer",)),
    _unit("kvadratmeter", "kvadratmeter", signs=("m2", "m²", "kvm")),
    _unit("hektar", "kvadratmeter", "10000", signs=("ha",)),
    _unit("ja/nej", "ja/nej", exact=True),
)


def find_unit(word: str) -> Unit | None:
    """The unit that a word or sign stands for, in singular or plural and any case; None for no unit.

    `%` and `procent` are procent; a measure in andel accepts them by its own signs.
    """
    folded = " ".join(word.casefold().split())
    return _BY_SIGN.get(folded) or _BY_SIGN.get(folded.rstrip("."))


def convert(value: Decimal, from_unit: Unit, to_unit: Unit) -> Decimal | None:
    """`value` in `to_unit`, exactly; None where the dimensions differ (figures F2.7).

    A quotient without an end (10 dagar in veckor) is cut to 60 significant digits, rounded half to even:
    closer than any bound that can be written.
    """
    if from_unit.dimension != to_unit.dimension:
        return None
    if from_unit.factor == to_unit.factor:
        return value
    return decimal(Fraction(value) * Fraction(from_unit.factor) / Fraction(to_unit.factor))


_BY_SIGN = {sign.casefold(): unit for unit in reversed(UNITS) for sign in unit.signs}
