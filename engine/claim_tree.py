"""What a claim says, as data: figures, amounts, and the relation that it claims between them."""

from decimal import Decimal
from enum import Enum

from attrs import frozen

from engine.facts import Role
from engine.hedges import Hedge, Ratio
from engine.units import Unit

# --- Figures and amounts ----------------------------------------------------------------------------


@frozen
class MeasureFigure:
    """`x 2022`, `målvärdet för x 2020`, `"Grannbyn" för x 2020`."""

    measure: str
    year: int
    role: Role = Role.OUTCOME
    #: Whose figure: a comparator, women or men, a part; "" for the measure's own.
    name: str = ""
    #: Written in quotes: then it may be the name of a row in a table too.
    quoted: bool = False


@frozen
class TableFigure:
    """`"Verksamhetens kostnader" i kolumn "Bokslut 2020" i tabell "Ekonomi"`; None where it is left out."""

    row: str
    column: str | None
    table: str | None
    #: The year in the heading of the column, where that is all that is said of it.
    year: int | None = None


@frozen
class Amount:
    """`2,7 mnkr`, `åtta procent`, `1 000 avrundat till tusental`."""

    value: Decimal
    #: One unit of the last printed digit.
    resolution: Decimal
    unit: Unit | None
    printed: str
    #: Says itself what it is rounded to.
    declared: bool = False


class Sign(Enum):
    PLUS = "+"
    MINUS = "−"
    TIMES = "×"
    THROUGH = "/"


@frozen
class Operation:
    sign: Sign
    left: "Term"
    right: "Term"


Term = MeasureFigure | TableFigure | Amount | Operation


@frozen
class Said:
    """A term with the words that it is written in."""

    term: Term
    printed: str


# --- Claims -----------------------------------------------------------------------------------------


class Than(Enum):
    """What one side is to the other; the value is as written."""

    EQUAL = "="
    LESS = "<"
    MORE = ">"
    AT_MOST = "≤"
    AT_LEAST = "≥"
    #: By the direction of the measure.
    BETTER = "bättre"
    WORSE = "sämre"


@frozen
class Pair:
    """`left = hedge right`: one link of a chain."""

    left: Said
    than: Than
    right: Said
    hedge: Hedge | None = None
    #: A word that says too little to be wrong.
    vague: bool = False
    #: `x ökade 2021–2022`: the same figure of two years.
    over_time: bool = False


@frozen
class Change:
    """`x ökade 2021–2022 med drygt 2,7 mnkr`."""

    before: Said
    after: Said
    #: MORE rises, LESS falls.
    than: Than
    amount: Amount
    hedge: Hedge | None
    #: The amount as written, its hedge with it.
    printed: str
    vague: bool = False


@frozen
class InRatio:
    """`x halverades 2019–2022`, `x 2022 är två tredjedelar av y 2022`."""

    new: Said
    old: Said
    ratio: Ratio
    said: str


class Steps(Enum):
    """Which steps of a series a trend is about (figures F2.5)."""

    #: `har minskat 2019–2022`.
    SINCE = "har"
    #: `minskar varje år 2019–2022`.
    EVERY = "varje år"
    #: `fortsätter minska 2022`.
    CONTINUES = "fortsätter"


@frozen
class Trend:
    """`x har minskat 2019–2022`: a series, MORE where it rises, LESS where it falls."""

    #: Its year is the last.
    series: MeasureFigure | TableFigure
    than: Than
    steps: Steps
    #: The years named; CONTINUES has the last alone.
    first: int | None
    last: int
    said: str
    vague: bool = False


@frozen
class Extreme:
    """`x 2022 är högst av "A", "B"`: MORE than each of them."""

    figure: Said
    than: Than
    others: tuple[Said, ...]
    said: str


@frozen
class MeetsTarget:
    """`x 2020 når målvärdet`."""

    figure: MeasureFigure
    said: str
    denied: bool = False


@frozen
class Alike:
    """`x 2022 är i nivå med riket`: says too little to be wrong."""

    left: Said
    right: Said


@frozen
class Share:
    """The whole or one of its parts."""

    term: Term
    printed: str
    hedge: Hedge | None = None


@frozen
class Parts:
    """`11,6 mnkr består av 8,2 mnkr + 3,4 mnkr`; `varav`: the parts named may not be all."""

    whole: Share
    parts: tuple[Share, ...]
    exhaustive: bool


Statement = tuple[Pair, ...] | Change | InRatio | Trend | Extreme | MeetsTarget | Alike | Parts
