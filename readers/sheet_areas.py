"""What a sheet says of its areas in, the areas out: references to cells, and what conditional formats lay on them."""

import re

from attrs import define, field

from readers.office import Event

_LAST_ROW = 1_048_576
_CELL = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")
#: A format with more areas than this is read no further.
_MOST_AREAS = 1_000

#: First row, first column, last row, last column.
Area = tuple[int, int, int, int]


def area_of(reference: str) -> Area | None:
    """`B2:D4` as first row, first column, last row, last column; None where it is none."""
    first, _, last = reference.partition(":")
    begin, end = _CELL.fullmatch(first), _CELL.fullmatch(last or first)
    if begin is None or end is None:
        return None
    rows = sorted((int(begin[2]), int(end[2])))
    columns = sorted((_number(begin[1]), _number(end[1])))
    return rows[0], columns[0], min(rows[1], _LAST_ROW), columns[1]


def letters(number: int) -> str:
    """28 is AB."""
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(65 + rest) + text
    return text


def columns_within(row: int, areas: list[Area], widest: int) -> set[int]:
    """The columns up to `widest` that the areas cover in a row."""
    found: set[int] = set()
    for top, left, bottom, right in areas:
        if top <= row <= bottom:
            found.update(range(left, min(right, widest) + 1))
            if len(found) == widest:
                break
    return found


def _number(name: str) -> int:
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - 64
    return number


@define
class Rules:
    """The conditional formats of a sheet as far as they are read."""

    icons: list[Area] = field(factory=list)
    #: Where icons stand in place of the value.
    icons_alone: list[Area] = field(factory=list)
    colours: list[Area] = field(factory=list)
    #: The areas of the format that is being read: in the older form an attribute, in the newer an element at its end.
    _areas: list[Area] = field(factory=list)
    _text: list[str] = field(factory=list)
    _within: bool = False
    _has_icons: bool = False
    _hides: bool = False
    _has_colours: bool = False

    def start(self, event: Event) -> None:
        """An element begins."""
        if event.name == "conditionalFormatting":
            self._areas = _areas(event.attributes.get("sqref", ""))
            self._has_icons = self._hides = self._has_colours = False
        elif event.name == "sqref":
            self._within = True
            self._text.clear()
        elif event.name == "iconSet":
            self._has_icons = True
            self._hides = self._hides or event.attributes.get("showValue") in ("0", "false")
        elif event.name in ("colorScale", "dxf") or (event.name == "cfRule" and "dxfId" in event.attributes):
            self._has_colours = True

    def text(self, text: str) -> None:
        """Text outside the cells."""
        if self._within:
            self._text.append(text)

    def end(self, name: str) -> None:
        """An element ends."""
        if name == "sqref":
            self._within = False
            self._areas = _areas("".join(self._text))
        elif name == "conditionalFormatting":
            self.icons.extend(self._areas if self._has_icons else ())
            self.icons_alone.extend(self._areas if self._hides else ())
            self.colours.extend(self._areas if self._has_colours else ())


def _areas(references: str) -> list[Area]:
    found = (area_of(one) for one in references.split()[:_MOST_AREAS])
    return [area for area in found if area is not None]
