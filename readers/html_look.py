"""The tag of an element in, how it is seen out: hidden, coloured, bold, struck out, raised, or named for the blind."""

import re
from collections.abc import Mapping

from attrs import evolve, frozen

from readers.colour import colour, ink
from readers.document import Kind

BOLD = frozenset({"b", "strong"})
STRUCK = frozenset({"s", "strike", "del"})
_NOT_SHOWN = frozenset({"template", "noscript", "datalist"})
_ICON = re.compile(r"\b(?:fa[srlbd]?|bi|glyphicon|mdi|material-icons)\b|icon|ikon", re.IGNORECASE)
_CONTENTS = re.compile(r"\b(?:toc|doc-toc|table-of-contents|innehåll\w*)\b", re.IGNORECASE)
_NOTE_ROLES = frozenset({"doc-footnote", "doc-endnote", "doc-endnotes", "doc-footnotes"})
_RGB = re.compile(r"rgba?\([^()]*\)")
_NOTHING = re.compile(r"0+(?:\.0*)?(?:px|pt|em|rem|%)?")


@frozen
class Seen:
    """How the text of an element is seen, with what the elements around it say."""

    hidden: bool = False
    back: str | None = None
    ink: str | None = None
    bold: bool = False
    struck: bool = False
    inserted: bool = False
    raised: bool = False
    #: The page's own heads, menus and notes; None is the page's text.
    kind: Kind | None = None


def seen(tag: str, attributes: Mapping[str, str], around: Seen) -> Seen:
    """How an element within `around` is seen."""
    own = around
    if tag in BOLD:
        own = evolve(own, bold=True)
    elif tag in STRUCK:
        own = evolve(own, struck=True)
    elif tag == "ins":
        own = evolve(own, inserted=True)
    elif tag == "sup":
        own = evolve(own, raised=True)
    elif tag in _NOT_SHOWN:
        own = evolve(own, hidden=True)
    elif tag in ("nav", "footer", "header"):
        own = evolve(own, kind=_page_part(tag, attributes, own))
    elif tag in ("article", "main", "section") and own.kind is None:
        # Heads and feet within these are theirs, and not the page's.
        own = evolve(own, kind=Kind.PARAGRAPH)
    if not attributes:
        return own
    if attributes.get("role") in _NOTE_ROLES:
        own = evolve(own, kind=Kind.FOOTNOTE)
    if "hidden" in attributes:
        own = evolve(own, hidden=True)
    if (back := colour(attributes.get("bgcolor"))) is not None:
        own = evolve(own, back=back)
    if tag == "font" and (tint := ink(attributes.get("color"))) is not None:
        own = evolve(own, ink=tint)
    return _styled(attributes["style"], own) if "style" in attributes else own


def name_of(attributes: Mapping[str, str]) -> str | None:
    """What an element without words is said to show."""
    words = (attributes.get(key, "").strip() for key in ("alt", "aria-label", "title"))
    return next((word for word in words if word), None)


def is_icon(tag: str, attributes: Mapping[str, str]) -> bool:
    """Whether an empty element is there to be seen as an icon."""
    if attributes.get("role") == "img":
        return True
    return tag in ("i", "span", "em") and _ICON.search(attributes.get("class", "")) is not None


def _page_part(tag: str, attributes: Mapping[str, str], around: Seen) -> Kind | None:
    if tag == "nav":
        said = " ".join(attributes.get(key, "") for key in ("id", "class", "role"))
        return Kind.CONTENTS if _CONTENTS.search(said) else Kind.RUNNING
    return Kind.RUNNING if around.kind is None else around.kind


def _styled(style: str, own: Seen) -> Seen:
    for one in style.casefold().split(";"):
        key, _, value = one.partition(":")
        key, value = key.strip(), value.replace("!important", "").strip()
        if (key, value) in (("display", "none"), ("visibility", "hidden"), ("visibility", "collapse")) or (
            key in ("font-size", "opacity") and _NOTHING.fullmatch(value)
        ):
            own = evolve(own, hidden=True)
        elif key == "background-color" or key == "background":
            words = [*_RGB.findall(value), *value.split()]
            own = evolve(own, back=next((found for word in words if (found := _certain(word))), own.back))
        elif key == "color":
            own = evolve(own, ink=ink(value) or own.ink)
        elif key == "font-weight" and value in ("bold", "bolder", "600", "700", "800", "900"):
            own = evolve(own, bold=True)
        elif key.startswith("text-decoration") and "line-through" in value:
            own = evolve(own, struck=True)
        elif (key, value) == ("vertical-align", "super"):
            own = evolve(own, raised=True)
    return own


def _certain(word: str) -> str | None:
    """A colour among the words of a background; a word that is no known colour may be anything."""
    found = colour(word)
    return found if found is not None and len(found) == 6 and found.upper() == found else None
