"""A printed cell in, what it says out: value, resolution, unit, status (figures.md F1, F4, F5)."""

from decimal import Decimal
from enum import Enum

from attrs import frozen

from engine.units import Unit


class Status(Enum):
    """SDMX CL_OBS_STATUS; the value is the SDMX code (figures F4)."""

    NORMAL = "A"
    PRELIMINARY = "P"
    FORECAST = "F"
    ESTIMATE = "E"
    BREAK = "B"
    NEW_DEFINITION = "D"
    LOW_RELIABILITY = "U"
    MISSING = "O"
    NOT_COLLECTED = "L"
    NOT_APPLICABLE = "M"
    SUPPRESSED = "Q"


#: No figure stands there.
WITHOUT_VALUE = frozenset({Status.MISSING, Status.NOT_COLLECTED, Status.NOT_APPLICABLE, Status.SUPPRESSED})


@frozen
class Figure:
    """One cell as printed, and what it says."""

    printed: str
    status: Status
    #: In the cell's unit, or the measure's where the cell has none; None where there is no figure.
    value: Decimal | None = None
    #: One unit of the last printed digit, in the same unit as `value`; 0 is exact.
    resolution: Decimal = Decimal(0)
    #: The unit printed in the cell, or None.
    unit: Unit | None = None
    #: `138 (+4)` -> "+4".
    annotation: str | None = None
    #: `79 % (75 av 95)` -> (75, 95).
    answers: tuple[int, int] | None = None
    #: `53 (K 55, M 51)` -> (("K", Decimal(55)), ("M", Decimal(51))).
    by_sex: tuple[tuple[str, Decimal], ...] = ()
    #: `2020` in `88 % 2020` or `Ar 2023:` before a figure: the figure's own year.
    year: int | None = None
    #: A marker that nobody declared and that does not explain itself (MK307), as printed.
    unknown_marker: str | None = None
    #: Every reading of a cell that can be read in more ways than one (F5); then there is no value.
    readings: tuple[str, ...] = ()
