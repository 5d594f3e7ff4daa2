"""An opened Excel file in, what its sheets share out: their names and parts, the texts, the styles of the cells."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from attrs import define, frozen

from readers.clean_text import tidied
from readers.number_format import BUILT_IN
from readers.office import Package, events
from readers.unreadable import damaged

MAIN = "xl/workbook.xml"
#: The text of a workbook's shared strings together, in characters; more is a bomb.
_MOST_TEXT = 50_000_000
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_HEX = re.compile(r"[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8}")
#: The colours that Excel knows by number, from 8 on; 0-7 are the first eight once more.
_INDEXED = re.split(
    " ",
    "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF 800000 008000 000080 808000 800080 008080 C0C0C0 808080 "
    "9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF 000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF "
    "00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 "
    "003366 339966 003300 333300 993300 993366 333399 333333",
)
#: In the order in which a style counts the colours of the theme.
_THEME = ("lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6")


@frozen
class SheetPart:
    """A sheet's name, and the part of the file that holds it."""

    name: str
    part: str
    hidden: bool
    #: Nothing but a chart: it has no cells.
    is_chart: bool = False


@frozen
class Style:
    """How the cells of one style look."""

    number_format: str
    #: The fill, "00B050", or None.
    colour: str | None


@frozen
class Workbook:
    """What the sheets share."""

    package: Package
    sheets: tuple[SheetPart, ...]
    strings: tuple[str, ...]
    styles: tuple[Style, ...]
    from_1904: bool


def workbook(package: Package) -> Workbook:
    """The workbook of a package; raises UnreadableError where a part is missing or broken."""
    sheets, from_1904 = _sheets(package)
    return Workbook(package, sheets, _strings(package), _styles(package), from_1904)


def related(package: Package, part: str) -> Iterator[tuple[str, str, str, bool]]:
    """What a part points at: its id there, its kind, its part or address, and whether it is outside the file."""
    folder, name = posixpath.split(part)
    listing = f"{folder}/_rels/{name}.rels"
    if listing not in package.names:
        return
    for event in events(package, listing):
        if event.what == "start" and event.name == "Relationship":
            target = event.attributes.get("Target", "")
            outside = event.attributes.get("TargetMode") == "External"
            if not outside:
                path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
                target = posixpath.normpath(path)
            kind = event.attributes.get("Type", "").rpartition("/")[2]
            yield event.attributes.get("Id", ""), kind, target, outside


def unescaped(text: str) -> str:
    """`_x000D_` stands for a sign that XML cannot hold."""
    return tidied(_ESCAPE.sub(lambda match: chr(int(match[1], 16)), text))


def whole(text: str) -> int:
    """The figure of an attribute; 0 where it is none."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0


def is_true(text: str | None) -> bool:
    """Whether an attribute says yes."""
    return text in ("1", "true")


# --- The sheets ---------------------------------------------------------------------------------


def _sheets(package: Package) -> tuple[tuple[SheetPart, ...], bool]:
    """The sheets in order, and whether days are counted from 1904."""
    if "xl/_rels/workbook.xml.rels" not in package.names:
        raise damaged(package.document)
    parts = {one: target for one, _, target, outside in related(package, MAIN) if not outside}
    sheets: list[SheetPart] = []
    from_1904 = False
    for event in events(package, MAIN):
        if event.what != "start":
            continue
        if event.name == "workbookPr":
            from_1904 = is_true(event.attributes.get("date1904"))
        elif event.name == "sheet":
            part = parts.get(event.attributes.get("id", ""), "")
            hidden = event.attributes.get("state", "visible") != "visible"
            if part.startswith(("xl/worksheets/", "xl/chartsheets/")):
                is_chart = part.startswith("xl/chartsheets/")
                sheets.append(SheetPart(tidied(event.attributes.get("name", "")), part, hidden, is_chart))
    return tuple(sheets), from_1904


def _strings(package: Package) -> tuple[str, ...]:
    """The texts that cells point at; readings of Japanese signs are left out."""
    if "xl/sharedStrings.xml" not in package.names:
        return ()
    strings: list[str] = []
    text: list[str] = []
    size = 0
    inside, phonetic = False, False
    for event in events(package, "xl/sharedStrings.xml"):
        if event.what == "text":
            if inside and not phonetic:
                text.append(event.name)
                size += len(event.name)
                if size > _MOST_TEXT:
                    raise damaged(package.document)
        elif event.name == "t":
            inside = event.what == "start"
        elif event.name == "rPh":
            phonetic = event.what == "start"
        elif event.name == "si" and event.what == "end":
            strings.append(unescaped("".join(text)))
            text.clear()
    return tuple(strings)


# --- The styles ---------------------------------------------------------------------------------


@define
class _Fill:
    solid: bool = False
    colour: str | None = None


def _styles(package: Package) -> tuple[Style, ...]:
    """The number format and the fill of each style."""
    if "xl/styles.xml" not in package.names:
        return ()
    theme = _theme(package)
    own: dict[int, str] = {}
    fills: list[_Fill] = []
    styles: list[Style] = []
    inside = ""
    for event in events(package, "xl/styles.xml"):
        if event.name in ("cellXfs", "fills"):
            inside = event.name if event.what == "start" else ""
        elif event.what != "start":
            continue
        elif event.name == "numFmt":
            own[whole(event.attributes.get("numFmtId", ""))] = event.attributes.get("formatCode", "")
        elif inside == "fills" and event.name == "fill":
            fills.append(_Fill())
        elif inside == "fills" and event.name == "patternFill" and fills:
            fills[-1].solid = event.attributes.get("patternType") == "solid"
        elif inside == "fills" and event.name == "fgColor" and fills:
            fills[-1].colour = _colour(event.attributes, theme)
        elif inside == "cellXfs" and event.name == "xf":
            number = whole(event.attributes.get("numFmtId", "0"))
            fill = whole(event.attributes.get("fillId", "0"))
            shown = fills[fill].colour if fill < len(fills) and fills[fill].solid else None
            styles.append(Style(own.get(number, BUILT_IN.get(number, "")), shown))
    return tuple(styles)


def _theme(package: Package) -> dict[str, str]:
    """The colours of the theme by name."""
    part = next((target for _, kind, target, outside in related(package, MAIN) if kind == "theme" and not outside), "")
    if part not in package.names:
        return {}
    found: dict[str, str] = {}
    name = ""
    for event in events(package, part):
        if event.what == "end" and event.name == "clrScheme":
            break
        if event.what == "start" and event.name in _THEME:
            name = event.name
        elif event.what == "start" and name and event.name in ("srgbClr", "sysClr"):
            found[name] = event.attributes.get("lastClr" if event.name == "sysClr" else "val", "").upper()
            name = ""
    return {key: value for key, value in found.items() if _HEX.fullmatch(value)}


def _colour(attributes: Mapping[str, str], theme: dict[str, str]) -> str | None:
    """The colour of a fill as six digits; white is none."""
    found: str | None = None
    if _HEX.fullmatch(attributes.get("rgb", "")):
        found = attributes["rgb"][-6:].upper()
    elif "theme" in attributes:
        number = whole(attributes["theme"])
        found = theme.get(_THEME[number]) if number < len(_THEME) else None
    elif "indexed" in attributes:
        number = whole(attributes["indexed"])
        found = _INDEXED[number % 8 if number < 8 else number - 8] if number < 64 else None
    if found is not None and "tint" in attributes:
        found = _tinted(found, attributes["tint"])
    return None if found == "FFFFFF" else found


def _tinted(colour: str, tint: str) -> str:
    """The colour made lighter (tint above 0) or darker."""
    try:
        share = Decimal(tint)
    except InvalidOperation:
        return colour
    if not -1 <= share <= 1:
        return colour
    parts = []
    for at in (0, 2, 4):
        part = Decimal(int(colour[at : at + 2], 16))
        part = part * (1 + share) if share < 0 else part + (255 - part) * share
        parts.append(int(part.quantize(Decimal(1), rounding=ROUND_HALF_UP)))
    return "".join(f"{part:02X}" for part in parts)
