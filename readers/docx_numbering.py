"""The numbering definitions of a Word document in, the number that is printed before each paragraph out."""

import re

from attrs import define, field, frozen

from readers.docx_symbols import is_symbols, seen
from readers.docx_tree import Node, child, elements, number, switch, value
from readers.written_marks import written

#: A list has no more levels than this.
_LEVELS = 9
#: What is printed around the numbers is cut here.
_LONGEST = 100
#: Signs before the items of a list that say nothing.
_BULLETS = frozenset("•·o●○◦▪▫■□◆❖➢–-—*‣⁃§⬧⧫⬥")
_PLACE = re.compile(r"%([1-9])")


@frozen
class Level:
    """How one level of a list is numbered."""

    start: int = 1
    format: str = "decimal"
    #: "%1.%2": where the numbers of the levels stand.
    text: str = ""
    #: All numbers in it are printed as 1, 2, 3.
    legal: bool = False
    font: str | None = None
    #: The style whose paragraphs are of this level.
    style: str | None = None


@define
class Numbering:
    """The lists of a document, and how far each has been counted."""

    #: Levels by the list's own number.
    lists: dict[str, tuple[Level, ...]] = field(factory=dict)
    #: Which lists count together.
    together: dict[str, str] = field(factory=dict)
    #: Where a list begins anew: its levels and the numbers they begin at.
    anew: dict[str, dict[int, int]] = field(factory=dict)
    counts: dict[str, list[int | None]] = field(factory=dict)
    used: set[str] = field(factory=set)


def numbering(parts: list[Node], linked: dict[str, str]) -> Numbering:
    """The lists that the children of the numbering part define; `linked` are the styles that stand for lists."""
    found = Numbering()
    shapes = {one.attributes.get("abstractNumId", ""): one for one in parts if one.name == "abstractNum"}
    numbers = {one.attributes.get("numId", ""): one for one in parts if one.name == "num"}
    for name, one in numbers.items():
        shape = value(one, "abstractNumId") or ""
        link = value(shapes.get(shape), "numStyleLink")
        if link is not None and linked.get(link) in numbers:
            shape = value(numbers[linked[link]], "abstractNumId") or ""
        levels = _levels(shapes[shape]) if shape in shapes else [Level()] * _LEVELS
        for override in elements(one):
            at = number(override.attributes.get("ilvl"), _LEVELS)
            if override.name != "lvlOverride" or at >= _LEVELS:
                continue
            if (own := child(override, "lvl")) is not None:
                levels[at] = _level(own)
            if (start := value(override, "startOverride")) is not None:
                found.anew.setdefault(name, {})[at] = number(start, 1)
        found.lists[name] = tuple(levels)
        found.together[name] = shape
    return found


def level_of(found: Numbering, name: str, style: str | None) -> int:
    """The level of the list that the style's paragraphs are of; the first where nothing tells."""
    levels = found.lists.get(name, ())
    return next((at for at, level in enumerate(levels) if style is not None and level.style == style), 0)


def printed(found: Numbering, name: str, at: int) -> str:
    """The number before the next paragraph of the list, and "" for a bullet; counts it."""
    levels = found.lists.get(name)
    if levels is None or not 0 <= at < _LEVELS:
        return ""
    counts = found.counts.setdefault(found.together[name], [None] * _LEVELS)
    if name not in found.used:
        found.used.add(name)
        for which, start in found.anew.get(name, {}).items():
            counts[which] = start - 1
    before = counts[at]
    counts[at] = levels[at].start if before is None else before + 1
    counts[at + 1 :] = [None] * (_LEVELS - at - 1)
    level = levels[at]
    if level.format == "bullet":
        sign = seen(level.text, level.font) if is_symbols(level.font) else level.text
        return "" if sign in _BULLETS or any("\ue000" <= one <= "\uf8ff" for one in sign) else sign.strip()
    if level.format == "none":
        return _PLACE.sub("", level.text).strip()

    def one(match: re.Match[str]) -> str:
        which = int(match[1]) - 1
        count = counts[which]
        if count is None:
            count = levels[which].start
        return written(count, "decimal" if level.legal else levels[which].format)

    return _PLACE.sub(one, level.text).strip()


def _levels(shape: Node) -> list[Level]:
    levels = [Level()] * _LEVELS
    for one in elements(shape):
        at = number(one.attributes.get("ilvl"), _LEVELS)
        if one.name == "lvl" and at < _LEVELS:
            levels[at] = _level(one)
    return levels


def _level(one: Node) -> Level:
    fonts = child(one, "rPr", "rFonts")
    return Level(
        number(value(one, "start"), 1),
        value(one, "numFmt") or "decimal",
        (value(one, "lvlText") or "")[:_LONGEST],
        switch(one, "isLgl") or False,
        None if fonts is None else fonts.attributes.get("ascii"),
        value(one, "pStyle"),
    )
