"""A page of a PDF in, its printed lines of words, ruling lines, fills and pictures out, with their places in points.

Everything is turned so that most of the text runs from left to right; y grows downwards.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from attrs import frozen
from pdfminer.layout import LTChar, LTContainer, LTCurve, LTImage, LTItem, LTLine, LTPage, LTRect

from readers.pdf_colour import WHITE, hex_of
from readers.pdf_glyphs import Glyph, lines_of
from readers.pdf_words import Line

#: A rectangle no thicker than this is a drawn line.
_THIN = 2.5
#: A fill larger than this share of the page is paper.
_PAPER = 0.7
#: The longest side of a coloured sign beside a text.
_ICON = 24.0
#: Frames are looked for among so many rectangles.
_MOST_HOLED = 300


class Box(NamedTuple):
    """A rectangle of the page."""

    x0: float
    top: float
    x1: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom


class Rule(NamedTuple):
    """A line that is drawn: at `at`, from `start` to `end`."""

    at: float
    start: float
    end: float


class Picture(NamedTuple):
    """A picture, and what the document says that it shows."""

    box: Box
    says: str | None


class Fill(NamedTuple):
    """A coloured area."""

    box: Box
    colour: str


@frozen
class Sheet:
    """What is printed on one page."""

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    #: Text that runs another way than most of it.
    turned: tuple[Line, ...]
    across: tuple[Rule, ...]
    down: tuple[Rule, ...]
    fills: tuple[Fill, ...]
    icons: tuple[Fill, ...]
    pictures: tuple[Picture, ...]
    #: Places of lines that are neither level nor upright, nor belong to a sign: those of a chart.
    curves: tuple[Box, ...]
    #: Signs that are there and cannot be seen: white on white, or outside the page.
    unseen: int


def sheet_of(layout: LTPage, number: int, document: str, says: Mapping[object, str], *, ruled: bool) -> Sheet:
    """The page as it is printed; without its ruling lines where they are too many to have been drawn.

    `says` is what marked parts of the page are said to show.
    """
    return _Drawing(layout).sheet(number, document, says, ruled=ruled)


def _items(layout: LTPage) -> Iterator[LTItem]:
    """What is drawn, in the order it is drawn; forms within forms are taken apart."""
    waiting: list[LTItem] = list(reversed(list(layout)))
    while waiting:
        item = waiting.pop()
        if isinstance(item, LTContainer):
            waiting.extend(reversed(list(item)))
        else:
            yield item


class _Drawing:
    """The drawing of one page, turned the right way up."""

    def __init__(self, layout: LTPage) -> None:
        self.items = list(_items(layout))
        self.width, self.height = float(layout.width), float(layout.height)
        counts = Counter(_way(item) for item in self.items if isinstance(item, LTChar))
        upright = [way for way, _ in sorted(counts.most_common(), key=lambda one: -one[1]) if way != "askew"]
        self.way = upright[0] if upright else "right"

    def sheet(self, number: int, document: str, says: Mapping[object, str], *, ruled: bool) -> Sheet:
        width, height = (self.height, self.width) if self.way in ("up", "down") else (self.width, self.height)
        page = Box(-2, -2, width + 2, height + 2)
        across, down = list[Rule](), list[Rule]()
        fills, icons = list[Fill](), list[Fill]()
        pictures, curves = list[Picture](), list[Box]()
        holed = [self._box(one, self.way) for one in self.items if isinstance(one, LTRect) and one.evenodd][
            :_MOST_HOLED
        ]
        for item in self.items:
            if isinstance(item, LTImage):
                pictures.append(Picture(self._box(item, self.way), says.get(getattr(item, "mcid", None))))
            elif isinstance(item, LTCurve):
                box = self._box(item, self.way)
                if not _meets(box, page):
                    continue
                paper = (box.x1 - box.x0) * (box.bottom - box.top) > _PAPER * width * height
                straight = isinstance(item, LTRect) or (isinstance(item, LTLine) and min(_sides(box)) <= _THIN)
                is_frame = item.evenodd and any(_frames(box, one) or _frames(one, box) for one in holed)
                colour = hex_of(item.non_stroking_color) if item.fill and not is_frame else None
                if straight and not paper and not (is_frame and any(_frames(one, box) for one in holed)):
                    _edges(box, item, colour, across, down)
                if colour is not None and not isinstance(item, LTLine) and min(_sides(box)) > _THIN:
                    small = max(_sides(box)) <= _ICON and max(_sides(box)) < 2.5 * min(_sides(box))
                    if colour == WHITE:
                        continue
                    if small:
                        icons.append(Fill(box, colour))
                    else:
                        fills.append(Fill(box, colour))
                        if not straight and not paper:
                            curves.append(box)
                elif not straight:
                    curves.append(box)
        if not ruled:
            across, down, curves = [], [], []
        dark = [fill.box for fill in fills + icons] + [picture.box for picture in pictures]
        glyphs: list[Glyph] = []
        side: dict[str, list[Glyph]] = {}
        unseen = 0
        for item in self.items:
            if isinstance(item, LTChar):
                way = _way(item)
                box = self._box(item, self.way)
                middle = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
                colour = hex_of(item.graphicstate.ncolor)
                hidden = colour == WHITE and not any(one.holds(*middle) for one in dark)
                if hidden or not page.holds(*middle):
                    unseen += not item.get_text().isspace()
                elif way == self.way:
                    glyphs.append(self._glyph(item, way, colour))
                else:
                    side.setdefault(way, []).append(self._glyph(item, way if way != "askew" else self.way, colour))
        lines = lines_of(glyphs, document, number, 1, down)
        turned: list[Line] = []
        for way in sorted(side):
            first = len(lines) + len(turned) + 1
            turned.extend(self._back(line, way) for line in lines_of(side[way], document, number, first, []))
        return Sheet(
            number=number,
            width=width,
            height=height,
            lines=tuple(lines),
            turned=tuple(turned),
            across=tuple(across),
            down=tuple(down),
            fills=tuple(fills),
            icons=tuple(icons),
            pictures=tuple(pictures),
            curves=tuple(curves),
            unseen=unseen,
        )

    def _box(self, item: LTItem, way: str) -> Box:
        """Where the item is, once the page is turned so that `way` runs to the right."""
        x0, y0, x1, y1 = item.bbox  # type: ignore[attr-defined]
        return self._turned(x0, self.height - y1, x1, self.height - y0, way)

    def _turned(self, x0: float, top: float, x1: float, bottom: float, way: str) -> Box:
        if way == "up":
            return Box(self.height - bottom, x0, self.height - top, x1)
        if way == "down":
            return Box(top, self.width - x1, bottom, self.width - x0)
        if way == "left":
            return Box(self.width - x1, self.height - bottom, self.width - x0, self.height - top)
        return Box(x0, top, x1, bottom)

    def _glyph(self, item: LTChar, way: str, colour: str | None) -> Glyph:
        box = self._box(item, way)
        _, _, _, _, e, f = item.matrix
        base = self._turned(e, self.height - f, e, self.height - f, way).top
        size = box.bottom - box.top
        name = str(item.fontname).lower()
        bold = any(word in name for word in ("bold", "black", "heavy", "demi"))
        return Glyph(item.get_text(), box.x0, box.x1, box.top, box.bottom, base, size, bold, colour)

    def _back(self, line: Line, way: str) -> Line:
        """A line that runs another way, with the box it has on the turned page."""
        if way == "askew":
            return line
        steps = ("right", "up", "left", "down")
        turn = steps[(steps.index(way) - steps.index(self.way)) % 4]
        width, height = (self.height, self.width) if self.way in ("up", "down") else (self.width, self.height)
        x0, top, x1, bottom = line.x0, line.top, line.x1, line.bottom
        if turn == "up":
            box = (top, height - x1, bottom, height - x0)
        elif turn == "down":
            box = (width - bottom, x0, width - top, x1)
        else:
            box = (width - x1, height - bottom, width - x0, height - top)
        return line.placed(*box)


def _way(item: LTChar) -> str:
    """Which way a sign is written."""
    a, b, _, _, _, _ = item.matrix
    if abs(b) <= 0.05 * abs(a):
        return "right" if a > 0 else "left"
    if abs(a) <= 0.05 * abs(b):
        return "up" if b > 0 else "down"
    return "askew"


def _sides(box: Box) -> tuple[float, float]:
    return box.x1 - box.x0, box.bottom - box.top


def _meets(one: Box, other: Box) -> bool:
    return one.x0 <= other.x1 and other.x0 <= one.x1 and one.top <= other.bottom and other.top <= one.bottom


def _frames(outer: Box, inner: Box) -> bool:
    """Whether one rectangle stands close inside another: the area between them is a frame."""
    sides = (inner.x0 - outer.x0, inner.top - outer.top, outer.x1 - inner.x1, outer.bottom - inner.bottom)
    return min(sides) >= 0 and 0 < max(sides) < 2 * _THIN and min(_sides(inner)) > 2 * _THIN


def _edges(box: Box, item: LTCurve, colour: str | None, across: list[Rule], down: list[Rule]) -> None:
    """The drawn lines of a line or a rectangle: its edges where they are stroked or where its colour ends."""
    wide, high = _sides(box)
    if high <= _THIN and wide > 2 * high:
        across.append(Rule((box.top + box.bottom) / 2, box.x0, box.x1))
    elif wide <= _THIN and high > 2 * wide:
        down.append(Rule((box.x0 + box.x1) / 2, box.top, box.bottom))
    elif (
        isinstance(item, LTRect)
        and (item.stroke or item.evenodd or (colour is not None and colour != WHITE))
        and min(wide, high) > 5
    ):
        across.extend((Rule(box.top, box.x0, box.x1), Rule(box.bottom, box.x0, box.x1)))
        down.extend((Rule(box.x0, box.top, box.bottom), Rule(box.x1, box.top, box.bottom)))
