"""A drawing of a Word document in, what it shows out as far as its maker has said it: descriptions, boxes, colours."""

from attrs import frozen

from findings.text import Text
from readers.colour import colour
from readers.docx_tree import Node, child, within

_PICTURE = Text("en bild utan beskrivning", "a picture without a description")
_SHAPE = Text("en figur utan text och beskrivning", "a shape without text or a description")
_OUTSIDE = Text(
    "en bild som ligger utanför dokumentet och inte hämtas", "a picture outside the document, which is not fetched"
)
_SHAPES = frozenset({"wsp", "rect", "roundrect", "oval", "shape", "cxnSp", "line"})


@frozen
class Drawn:
    """What a drawing gives."""

    boxes: tuple[Node, ...]
    pictures: tuple[str, ...]
    #: Words that are part of the drawing itself.
    texts: tuple[str, ...]
    unread: tuple[Text, ...]
    #: How the shapes without text are filled.
    colours: tuple[str, ...]


def drawn(drawing: Node) -> Drawn:
    """What is known of a drawing; a picture, a shape or a chart that nobody has described is unread."""
    parts = [*within(drawing, beyond=False)]
    names = {one.name for one in parts}
    boxes = tuple(one for one in parts if one.name == "txbxContent")
    texts = tuple(
        text for one in parts if one.name == "textpath" and (text := one.attributes.get("string", "").strip())
    )
    said = _descriptions(parts)
    told = f' ("{"; ".join(said)}")' if said else ""
    if drawing.name == "object":
        kind = next((one.attributes.get("ProgID", "") for one in parts if one.name == "OLEObject"), "")
        inner = f' ("{kind}")' if kind else ""
        return Drawn(boxes, (), texts, (Text(f"ett inbäddat objekt{inner}", f"an embedded object{inner}"),), ())
    if "chart" in names:
        return Drawn(boxes, (), texts, (Text(f"ett diagram{told}", f"a chart{told}"),), ())
    if "relIds" in names:
        return Drawn(boxes, (), texts, (Text(f"en SmartArt-bild{told}", f"a SmartArt graphic{told}"),), ())
    is_picture = not names.isdisjoint({"pic", "imagedata", "blip"})
    outside = any(one.name == "blip" and "link" in one.attributes and "embed" not in one.attributes for one in parts)
    unread: tuple[Text, ...] = ()
    if outside and not said:
        unread = (_OUTSIDE,)
    elif not said and not texts and (is_picture or not boxes):
        unread = (_PICTURE,) if is_picture or names.isdisjoint(_SHAPES) else (_SHAPE,)
    # The name that Word gives a text box by itself ("Textruta 2") is no description of it.
    return Drawn(boxes, () if boxes and not is_picture else said, texts, unread, () if boxes else _fills(parts))


def _descriptions(parts: list[Node]) -> tuple[str, ...]:
    """What is said of the drawing, of it as a whole before its parts, each once."""
    words: dict[str, None] = {}
    for name in ("docPr", "cNvPr"):
        for one in parts:
            if one.name == name and (text := one.attributes.get("descr") or one.attributes.get("title")):
                words[" ".join(text.split())] = None
        if words:
            break
    for one in parts:
        if one.name in _SHAPES and (text := one.attributes.get("alt")):
            words[" ".join(text.split())] = None
    return tuple(word for word in words if word)


def _fills(parts: list[Node]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for one in parts:
        if one.name == "spPr" and (fill := child(one, "solidFill", "srgbClr")) is not None:
            written = colour(fill.attributes.get("val"))
        elif one.name in _SHAPES and one.attributes.get("fillcolor"):
            written = colour(one.attributes["fillcolor"].partition(" ")[0])
        else:
            continue
        if written is not None:
            found[written] = None
    return tuple(found)
