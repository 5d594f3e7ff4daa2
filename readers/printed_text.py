"""Text as a format stores it in, the same as a reader sees it out: invisible signs gone, lines joined."""

import re
import unicodedata
from collections.abc import Sequence

#: What nobody sees, and what only says where a word may be broken.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\u202a-\u202e\u2066-\u2069\ufeff\x00-\x08\x0e-\x1f\x7f]")
_HYPHENS = re.compile("[\u2010\u2011]")
_HALF = re.compile("[\ud800-\udfff]")
_BEYOND_LATIN = re.compile("[\u0300-\U0010ffff]")
#: Marks beyond this many on one letter go: putting them in order would take long.
_MARKS = re.compile(
    "([\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]{8})[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+"
)
_BLANKS = re.compile(r"[^\S\n\t]+")
#: A heading is no longer than this, and ends without a full stop.
_LONGEST_HEADING = 120


def tidy(text: str) -> str:
    """`text` composed, with ordinary hyphens and without signs that nobody sees; its line breaks and tabs stay."""
    text = _UNSEEN.sub("", text)
    if _BEYOND_LATIN.search(text):
        text = unicodedata.normalize("NFC", _MARKS.sub(r"\1", _HALF.sub("\ufffd", _HYPHENS.sub("-", text))))
    return text


def joined_lines(lines: Sequence[str]) -> str:
    """Lines that were broken on purpose as one text. Figures on both sides of a break or a tab stay apart by it."""
    text = ""
    for line in lines:
        line = "\t".join(_BLANKS.sub(" ", part).strip() for part in line.split("\t")).strip()
        if not line or not text:
            text += line
        else:
            text += ("\n" if line[0].isdigit() and text[-1].isdigit() else " ") + line
    return text


def heading_like(text: str) -> bool:
    """Whether a text that is set as a heading is short enough for one, has letters, and ends as no sentence does."""
    short = 0 < len(text) <= _LONGEST_HEADING and "\t" not in text
    return short and not text.endswith((".", ",", ";", ":", "?", "!")) and any(one.isalpha() for one in text)
