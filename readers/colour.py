"""A colour as a document writes it in, six hexadecimal digits out where they are known."""

import re

#: The names of highlights and of the web's basic colours, folded.
_NAMES = {
    "black": "000000", "white": "FFFFFF", "red": "FF0000", "green": "008000", "lime": "00FF00", "blue": "0000FF",
    "yellow": "FFFF00", "orange": "FFA500", "gray": "808080", "grey": "808080", "silver": "C0C0C0", "navy": "000080",
    "maroon": "800000", "olive": "808000", "teal": "008080", "purple": "800080", "aqua": "00FFFF", "cyan": "00FFFF",
    "fuchsia": "FF00FF", "magenta": "FF00FF", "gold": "FFD700", "pink": "FFC0CB", "lightgreen": "90EE90",
    "darkgreen": "006400", "forestgreen": "228B22", "limegreen": "32CD32", "seagreen": "2E8B57", "tomato": "FF6347",
    "crimson": "DC143C", "firebrick": "B22222", "darkred": "8B0000", "darkorange": "FF8C00", "khaki": "F0E68C",
    "lightgray": "D3D3D3", "lightgrey": "D3D3D3", "darkgray": "A9A9A9", "darkgrey": "A9A9A9", "whitesmoke": "F5F5F5",
}  # fmt: skip
#: The highlights of Word that are not the web's colours of the same name.
HIGHLIGHTS = {
    "green": "00FF00", "darkBlue": "000080", "darkCyan": "008080", "darkGreen": "008000", "darkMagenta": "800080",
    "darkRed": "800000", "darkYellow": "808000", "darkGray": "808080", "lightGray": "C0C0C0",
}  # fmt: skip
_HEX = re.compile(r"#?([0-9A-Fa-f]{6})(?:[0-9A-Fa-f]{2})?")
_SHORT = re.compile(r"#([0-9A-Fa-f])([0-9A-Fa-f])([0-9A-Fa-f])[0-9A-Fa-f]?")
_RGB = re.compile(r"rgba?\(\s*([0-9]{1,3})[\s,]+([0-9]{1,3})[\s,]+([0-9]{1,3})\s*(?:[,/]\s*(0?\.?[0-9]+%?)\s*)?\)")
_NONE = frozenset({"auto", "none", "transparent", "inherit", "initial", "unset", "currentcolor", ""})
#: Text in these is text in no colour.
_INK = frozenset({"000000", "FFFFFF"})


def colour(written: str | None) -> str | None:
    """The colour ("#00b050", "rgb(0, 176, 80)", "green") as "00B050"; an unknown name as it is, None for no colour."""
    text = (written or "").strip()
    if text.casefold() in _NONE:
        return None
    if found := _HEX.fullmatch(text):
        return found[1].upper()
    if found := _SHORT.fullmatch(text):
        return "".join(part * 2 for part in found.groups()).upper()
    if found := _RGB.fullmatch(text.casefold()):
        if found[4] is not None and not found[4].strip("0.%"):
            return None
        return "".join(f"{min(int(part), 255):02X}" for part in found.groups()[:3])
    return _NAMES.get(text.casefold(), text if text.isascii() and text.isalpha() else None)


def ink(written: str | None) -> str | None:
    """The colour of text; None for black and white, which say nothing."""
    found = colour(written)
    return None if found in _INK else found
