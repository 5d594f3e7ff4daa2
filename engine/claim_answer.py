"""What becomes of a claim when it is tested: the answer, and everything that the checks say of it."""

from enum import Enum

from attrs import frozen

from engine.case import Claim
from engine.claim_figures import Printed
from engine.claim_trials import Answer
from engine.extent import Expression
from engine.interval import Interval
from findings.text import Text

#: Why a claim in vague words is never wrong (figures F2.4).
VAGUE = Text("orden säger för lite för att prövas", "the words say too little to be tested")


class About(Enum):
    """What a claim is about: which check speaks of it."""

    FIGURE = "figure"
    ORDER = "order"
    TREND = "trend"
    PARTS = "parts"


@frozen
class Level:
    """The amount that a claim says of one measure's outcome of one year (MK606, MK608)."""

    measure: str
    year: int
    #: What the amount may be, rounded and cut, in the base unit of its dimension.
    rounded: Interval
    truncated: Interval
    dimension: str
    #: How many digits are printed, zeros in front left out.
    digits: int


@frozen
class Answered:
    """One relation of a claim, tested."""

    claim: Claim
    about: About
    answer: Answer
    #: What was computed: `nettokostnad 2022 − nettokostnad 2021`.
    what: str
    #: What is claimed of it: `2,7 mnkr`, `mer än 80 %`; what it is compared with.
    says: str
    #: What it is of the printed figures: `2,676 mnkr`; "" where it cannot be told.
    comes_to: str = ""
    #: What it is compared with, where that is no amount; "" where it cannot be told.
    other: str = ""
    #: What the claim would have to say; "" where there is no single amount.
    would_be: str = ""
    #: ROUNDED: "tiotal", "tusental"; "" else.
    rounded_to: str = ""
    #: Every printed figure it is tested against.
    figures: tuple[Printed, ...] = ()
    #: Why it cannot be tested, or is doubtful.
    because: Text | None = None
    #: Its units do not go together, which is wrong in itself (figures F2.7).
    clash: bool = False
    #: Where nothing is printed to test against: the calculation, and what the claim says of it, rounded and cut.
    untested: tuple[Expression, Interval, Interval] | None = None
    level: Level | None = None
    #: Too many figures for exact bounds: they may be too wide (figures F1.4).
    naive: bool = False
