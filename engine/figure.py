"""A printed cell in, what it says out: value, resolution, unit, status (figures.md F1, F4, F5)."""

import re
from collections.abc import Iterable
from decimal import Decimal
from enum import Enum

from attrs import evolve, frozen

from dsl.ast import MarkerLine, Meaning
from engine.cell import LONGEST_CELL, Annotation, Answers, BySex, Part, Parts, Unknown, Year, take_apart
from engine.marker import NO_FIGURE, meaning_of
from engine.printed import Number, number, plain, readings
from engine.units import Unit, convert, find_unit


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
    #: In the measure's unit; in the cell's own where that does not convert. None where there is no figure.
    value: Decimal | None = None
    #: One unit of the last printed digit, in the same unit as `value`; 0 is exact.
    resolution: Decimal = Decimal(0)
    #: The unit of `value` where the cell prints one (the measure's, if it converts), or None.
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


#: What the status of a figure is; of several the first counts, as the least settled.
_OF_FIGURES = {
    Meaning.FORECAST: Status.FORECAST,
    Meaning.ESTIMATE: Status.ESTIMATE,
    Meaning.PRELIMINARY: Status.PRELIMINARY,
    Meaning.NEW_DEFINITION: Status.NEW_DEFINITION,
    Meaning.BREAK: Status.BREAK,
}
_OF_NO_FIGURE = {
    Meaning.MISSING: Status.MISSING,
    Meaning.NOT_COLLECTED: Status.NOT_COLLECTED,
    Meaning.NOT_APPLICABLE: Status.NOT_APPLICABLE,
    Meaning.SUPPRESSED: Status.SUPPRESSED,
}
_YES_OR_NO = {"ja": Number(Decimal(1), 0), "nej": Number(Decimal(0), 0)}
#: Most cells: they need not be taken apart.
_SIMPLE = re.compile(
    r"([-\u2212\u2013]?)(0|[1-9][0-9]{0,2}(?:[ \u00a0][0-9]{3}){1,4}|[1-9][0-9]{0,14})(?:,([0-9]{1,15}))?([ \u00a0]?%)?"
)
_SPACES = str.maketrans("", "", " \u00a0")
_LONGEST_MARKER = 60
#: A sign of a trend before a figure.
_ARROW = re.compile(r"[↑↓→←↗↘↖↙⇧⇩⇨⇗⇘⬆⬇➚➘➔][\ufe0e\ufe0f]?\s*(?=[0-9])")


def read_cell(printed: str, unit: Unit | None, markers: tuple[MarkerLine, ...]) -> Figure:
    """What a cell says, for a measure in `unit`, as the plan's `markers` declare (figures F1.1, F4, F5).

    The value is in the measure's unit where the cell's converts to it, and then so is `unit`; else both
    are the cell's own (MK303). Digits that are no figure, or more than one, give no value but `readings`;
    other text that nobody declared is missing with `unknown_marker` (MK307). Never raises.
    """
    simple = _SIMPLE.fullmatch(printed)
    if simple is not None and not any(line.marker.text == printed for line in markers):
        sign, whole, decimals, percent = simple.groups()
        value = Decimal(f"{whole.translate(_SPACES)}.{decimals or ''}")
        figure = Number(value.copy_negate() if sign and value else value, len(decimals or ""))
        return _settled(printed, figure, find_unit("%") if percent else None, unit)
    text = plain(printed)
    if len(text) > LONGEST_CELL:
        return _unknown(printed, text)
    meaning = meaning_of(printed.strip(), markers)
    if meaning in NO_FIGURE:
        return _without_figure(printed, meaning)
    if not text:
        return Figure(printed, Status.MISSING)
    return _read(printed, text, unit, markers)


def _read(printed: str, text: str, unit: Unit | None, markers: tuple[MarkerLine, ...]) -> Figure:
    parts = take_apart(_ARROW.sub("", text, count=1) if _ARROW.match(text) else text, unit, markers)
    if parts is None:
        return _unreadable(printed, text)
    if not parts.digits:
        return _words_alone(printed, text, parts, markers)
    figure = _YES_OR_NO.get(parts.digits.casefold()) or number(parts.digits)
    units = tuple(dict.fromkeys(part for part in parts.around if isinstance(part, Unit)))
    if figure is None or len(units) > 1:
        return _unreadable(printed, text)
    own = units[0] if units else None
    return _with_parts(_settled(printed, figure, own, unit), parts.around, own)


def _words_alone(printed: str, text: str, parts: Parts, markers: tuple[MarkerLine, ...]) -> Figure:
    """A cell with digits in brackets or labels only: a marker with a footnote, or an unknown word."""
    meaning = meaning_of(parts.words, markers) if parts.words else None
    if meaning in NO_FIGURE:
        return _with_parts(_without_figure(printed, meaning), parts.around, None)
    return _unreadable(printed, parts.words or text)


def _without_figure(printed: str, meaning: Meaning) -> Figure:
    """A declared or understood marker alone; `noll` is exactly 0."""
    if meaning is Meaning.ZERO:
        return Figure(printed, Status.NORMAL, Decimal(0))
    return Figure(printed, _OF_NO_FIGURE[meaning])


def _unreadable(printed: str, text: str) -> Figure:
    """No value: with the readings of its digits, or else as an unknown marker."""
    found = readings(text)
    return Figure(printed, Status.MISSING, readings=found) if found else _unknown(printed, text)


def _unknown(printed: str, text: str) -> Figure:
    """Missing, for a word that nobody declared; as printed, cut where it is prose."""
    inside = printed.strip() or text
    cut = len(inside) > _LONGEST_MARKER
    return Figure(printed, Status.MISSING, unknown_marker=inside[:_LONGEST_MARKER] + "…" * cut)


def _settled(printed: str, figure: Number, own: Unit | None, unit: Unit | None) -> Figure:
    """The figure in the measure's unit where its own converts, with its resolution (figures F1.1).

    `%` for a difference of percents is read as procentenheter.
    """
    value, resolution = figure.value, Decimal((0, (1,), -figure.decimals))
    read_in = own or unit
    if read_in is not None and read_in.exact:
        resolution = Decimal(0)
    if own is None or unit is None or own is unit:
        return Figure(printed, Status.NORMAL, value, resolution, own)
    if own.dimension == "procent" and unit.dimension == "procentenheter":
        return Figure(printed, Status.NORMAL, value, resolution, unit)
    converted, step = convert(value, own, unit), convert(resolution, own, unit)
    if converted is None or step is None:
        return Figure(printed, Status.NORMAL, value, resolution, own)
    return Figure(printed, Status.NORMAL, converted, step, unit)


def _with_parts(figure: Figure, around: Iterable[Part], own: Unit | None) -> Figure:
    """The figure with what stands around it; the sexes are converted as the figure from its `own` unit."""
    parts = tuple(around)
    notes = [part.text for part in parts if isinstance(part, Annotation) and part.text]
    marks = [part.mark for part in parts if isinstance(part, Unknown)]
    sexes = next((part.sexes for part in parts if isinstance(part, BySex)), ())
    return evolve(
        figure,
        status=_status(figure, parts),
        annotation="; ".join(notes) or None,
        answers=next(((part.part, part.whole) for part in parts if isinstance(part, Answers)), None),
        by_sex=tuple((sex, _converted(value, own, figure.unit)) for sex, value in sexes),
        year=next((part.year for part in parts if isinstance(part, Year)), None),
        unknown_marker=" ".join(marks) or None,
    )


def _converted(value: Decimal, own: Unit | None, unit: Unit | None) -> Decimal:
    converted = None if own is None or unit is None else convert(value, own, unit)
    return value if converted is None else converted


def _status(figure: Figure, parts: tuple[Part, ...]) -> Status:
    """That there is no figure beats how settled it is."""
    if figure.status in WITHOUT_VALUE:
        return figure.status
    return next((status for meaning, status in _OF_FIGURES.items() if meaning in parts), Status.NORMAL)
