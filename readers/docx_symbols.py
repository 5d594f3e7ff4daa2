"""A character and its font in, the sign that the reader sees out: ticks, arrows, circles and faces of symbol fonts."""

import re

#: What stands where a symbol is not known here; it is also told as something unread.
UNKNOWN = "[symbol]"

#: Fonts whose letters are pictures, folded, and what the pictures are, by the number of the letter.
_FONTS: dict[str, dict[int, str]] = {
    "wingdings": {
        0x20: " ", 0x43: "👍", 0x44: "👎", 0x4A: "☺", 0x4B: "😐", 0x4C: "☹", 0x6C: "●", 0x6E: "■", 0x6F: "□", 0x70: "□",
        0x71: "❑", 0x72: "❒", 0x73: "⬧", 0x74: "⧫", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x78: "⌧", 0x9E: "·", 0x9F: "•",
        0xA0: "▪", 0xA1: "○", 0xA2: "○", 0xA3: "○", 0xA4: "◉", 0xA7: "▪", 0xA8: "◻", 0xAB: "★", 0xD8: "➢",
        0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE3: "↖", 0xE4: "↗", 0xE5: "↙", 0xE6: "↘",
        0xE7: "←", 0xE8: "→", 0xE9: "↑", 0xEA: "↓", 0xEB: "↖", 0xEC: "↗", 0xED: "↙", 0xEE: "↘",
        0xEF: "⇦", 0xF0: "⇨", 0xF1: "⇧", 0xF2: "⇩", 0xF3: "⬄", 0xF4: "⇳", 0xF5: "↖", 0xF6: "↗", 0xF7: "↙", 0xF8: "↘",
        0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
    },
    "wingdings 2": {
        0x20: " ", 0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x97: "●", 0x98: "●", 0xA3: "□",
    },
    "wingdings 3": {
        0x20: " ", 0x66: "←", 0x67: "→", 0x68: "↑", 0x69: "↓", 0x6A: "↖", 0x6B: "↗", 0x6C: "↙", 0x6D: "↘", 0x6E: "↔",
        0x6F: "↕", 0x70: "▲", 0x71: "▼", 0x72: "△", 0x73: "▽", 0x74: "◀", 0x75: "▶",
    },
    "webdings": {
        0x20: " ", 0x33: "◀", 0x34: "▶", 0x35: "▲", 0x36: "▼", 0x61: "✓", 0x63: "□", 0x67: "■", 0x6E: "●", 0x72: "✗",
    },
    "symbol": {
        0x20: " ", 0x2D: "−", 0xA3: "≤", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±",
        0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB9: "≠", 0xBB: "≈", 0xD6: "√", 0xE5: "Σ",
    },
}  # fmt: skip
#: In this font the ordinary signs are what they are; Greek letters and arrows are not.
_PLAIN_IN_SYMBOL = re.compile(r"[0-9 .,()%+/:;=<>?!\[\]{}|_&#]")
#: Where fonts keep signs that Unicode has no number for.
_PRIVATE = re.compile("[\ue000-\uf8ff]")


def is_symbols(font: str | None) -> bool:
    """Whether the letters of the font are pictures."""
    return font is not None and font.casefold() in _FONTS


def seen(text: str, font: str | None) -> str:
    """What a reader sees of `text` in `font`; UNKNOWN for every sign that nothing tells."""
    if not is_symbols(font) and not _PRIVATE.search(text):
        return text
    return "".join(_sign(sign, font) for sign in text)


def _sign(sign: str, font: str | None) -> str:
    code = ord(sign)
    private = _PRIVATE.match(sign) is not None
    if not is_symbols(font):
        return UNKNOWN if private else sign
    name = (font or "").casefold()
    if name == "symbol" and not private and _PLAIN_IN_SYMBOL.fullmatch(sign):
        return sign
    if sign in "\n\t":
        return sign
    low = code & 0xFF if private else _windows(sign)
    return _FONTS[name].get(low, UNKNOWN if private or code < 0x100 or name != "symbol" else sign)


def _windows(sign: str) -> int:
    """The number of a letter in the code page that the fonts were made for; -1 where it has none."""
    try:
        return sign.encode("cp1252")[0]
    except UnicodeEncodeError:
        return -1
