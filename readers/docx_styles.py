"""The styles of a Word document in, what a paragraph or a run of each is out: a heading, contents, bold, hidden."""

import re

from attrs import evolve, field, frozen

from readers.colour import HIGHLIGHTS, colour, ink
from readers.docx_tree import Node, child, number, switch, value

#: A style based on a style, and so on, no further than this.
_DEEPEST = 20
#: Built-in names are English in the file whatever the language of Word; templates bring names of their own.
_HEADING = re.compile(r"(?:heading|rubrik|överskrift)\s*([1-9])\b", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|innehåll|table of figures|figurförteckning)\s*(?:[1-9]|heading|rubrik)?", re.IGNORECASE)
_TITLES = frozenset({"title", "rubrik", "titel"})
_CAPTIONS = frozenset({"caption", "beskrivning", "tabellrubrik", "tabelltext"})


@frozen
class Look:
    """How a text is set; None where nothing is said."""

    bold: bool | None = None
    hidden: bool | None = None
    struck: bool | None = None
    raised: bool | None = None
    font: str | None = None
    #: The colour behind the text, and of the text.
    back: str | None = None
    ink: str | None = None


@frozen
class Style:
    """What a style says, with what it is based on."""

    #: The level of the heading, 1 the highest; 0 says that it is none.
    heading: int | None = None
    contents: bool = False
    caption: bool = False
    look: Look = field(factory=Look)
    #: The list and the level in it; the level is None where the list tells.
    list: tuple[str, int | None] | None = None


def styles(parts: list[Node]) -> dict[str, Style]:
    """The styles that the children of the styles part define, by id."""
    nodes = {one.attributes.get("styleId", ""): one for one in parts if one.name == "style"}
    found: dict[str, Style] = {}
    for name in nodes:
        _find(name, nodes, found)
    return found


def lists_of(parts: list[Node]) -> dict[str, str]:
    """The list that each style of lists stands for, by the style's id."""
    of = {one.attributes.get("styleId", ""): value(one, "pPr", "numPr", "numId") for one in parts}
    return {name: list for name, list in of.items() if list is not None}


def style_named(name: str) -> Style:
    """What the id of a style says where the styles themselves are missing."""
    return _named(name, Style())


def look(properties: Node | None) -> Look:
    """How the properties of a run say that it is set."""
    if properties is None:
        return Look()
    fonts = child(properties, "rFonts")
    raised = value(properties, "vertAlign")
    highlight = value(properties, "highlight")
    struck = (switch(properties, "strike"), switch(properties, "dstrike"))
    return Look(
        bold=switch(properties, "b"),
        hidden=switch(properties, "vanish"),
        struck=None if struck == (None, None) else True in struck,
        raised=None if raised is None else raised == "superscript",
        font=None if fonts is None else fonts.attributes.get("ascii") or fonts.attributes.get("hAnsi"),
        back=colour(HIGHLIGHTS.get(highlight, highlight)) if highlight else shade(child(properties, "shd")),
        ink=ink(value(properties, "color")),
    )


def over(below: Look, above: Look) -> Look:
    """`above`, and where it says nothing `below`."""
    said = {
        name: own
        for name in ("bold", "hidden", "struck", "raised", "font", "back", "ink")
        if (own := getattr(above, name)) is not None
    }
    return evolve(below, **said) if said else below


def shade(shading: Node | None) -> str | None:
    """The colour of a background, or of the pattern that covers it."""
    if shading is None:
        return None
    covered = shading.attributes.get("val") == "solid"
    return colour(shading.attributes.get("color" if covered else "fill"))


def heading_level(properties: Node | None) -> int | None:
    """The level that a paragraph's own properties give it; 0 for body text, None where they say nothing."""
    outline = value(properties, "outlineLvl")
    if outline is None:
        return None
    level = number(outline, 9)
    return level + 1 if level < 9 else 0


def _find(name: str, nodes: dict[str, Node], found: dict[str, Style]) -> None:
    """Puts the style in `found`, and before it those that it is based on."""
    chain: list[str] = []
    while name in nodes and name not in found and name not in chain and len(chain) < _DEEPEST:
        chain.append(name)
        name = value(nodes[name], "basedOn") or ""
    for one in reversed(chain):
        found[one] = _style(nodes[one], found.get(name, Style()))
        name = one


def _style(node: Node, below: Style) -> Style:
    """What a style says on top of the style it is based on."""
    own = child(node, "pPr")
    list_id = value(own, "numPr", "numId")
    list_level = value(own, "numPr", "ilvl")
    style = evolve(
        _named(value(node, "name") or "", below),
        look=over(below.look, look(child(node, "rPr"))),
        list=below.list if list_id is None else (list_id, None if list_level is None else number(list_level, 0)),
    )
    level = heading_level(own)
    return style if level is None or style.contents else evolve(style, heading=level)


def _named(name: str, below: Style) -> Style:
    """What the name of a style says."""
    name = name.strip().casefold()
    found = _HEADING.match(name)
    if found is not None:
        return evolve(below, heading=int(found[1]))
    if name in _TITLES:
        return evolve(below, heading=1)
    if _CONTENTS.fullmatch(name):
        return evolve(below, contents=True, heading=0)
    return evolve(below, caption=True, heading=0) if name in _CAPTIONS else below
