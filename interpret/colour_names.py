"""A sign beside a goal in, what a question calls it out: a colour by its name, all else as it is."""

import re
from colorsys import rgb_to_hls

_HEX = re.compile(r"[0-9A-F]{6}")
#: Where on the circle of colours, of 360 degrees, a name ends.
_HUES = (
    (18, "röd", "red"),
    (45, "orange", "orange"),
    (70, "gul", "yellow"),
    (170, "grön", "green"),
    (260, "blå", "blue"),
    (330, "lila", "purple"),
    (361, "röd", "red"),
)
_GREY = 0.12


def shown_mark(mark: str) -> tuple[str, str]:
    """`färgen gul (FFFF00)`, `tecknet "●"`, in Swedish and in English."""
    if _HEX.fullmatch(mark) is None:
        return f'tecknet "{mark}"', f'the sign "{mark}"'
    red, green, blue = (int(mark[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, light, saturation = rgb_to_hls(red, green, blue)
    if saturation < _GREY or not 0.05 < light < 0.97:
        return f"färgen {mark}", f"the colour {mark}"
    sv, en = next((sv, en) for end, sv, en in _HUES if hue * 360 < end)
    return f"färgen {sv} ({mark})", f"the colour {en} ({mark})"
