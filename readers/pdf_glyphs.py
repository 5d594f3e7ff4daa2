"""The signs of a page in, its printed lines of words out: a word ends at a gap, a space or a drawn line.

A small sign raised beside a word is printed as `²`, so that a footnote's mark never becomes a digit of the figure.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise, product
from typing import NamedTuple
from unicodedata import normalize

from readers.pdf_words import Line, Word

_WORD_GAP = 0.17
#: A raised sign is no larger than this, against the word it stands by.
_SMALL = 0.85
_RAISED = str.maketrans("0123456789+-()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_SPACES = frozenset(" \u00a0\u2002\u2003\u2007\u2009\u200a\u202f\t\n\r")


class Glyph(NamedTuple):
    """One sign as drawn."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    base: float
    size: float
    bold: bool
    colour: str | None


def lines_of(glyphs: list[Glyph], document: str, page: int, first: int, walls: Sequence[NamedTuple]) -> list[Line]:
    """The printed lines from the top, numbered from `first`."""
    words = _scripts(_words(_once(glyphs), walls))
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.base, word.x0)):
        if rows and word.base - rows[-1][0].base <= 0.4 * min(word.size, rows[-1][0].size):
            rows[-1].append(word)
        else:
            rows.append([word])
    drawn = _drawn(walls)
    lines = []
    for number, row in enumerate(rows, first):
        row.sort(key=lambda word: word.x0)
        column = 1
        placed: list[Word] = []
        for word in row:
            walled = bool(placed) and _walled(placed[-1], word, *drawn)
            placed.append(word._replace(line=number, column=column, walled=walled))
            column += len(word.text) + 1
        lines.append(Line(number, tuple(placed), document, page))
    return lines


def _once(glyphs: list[Glyph]) -> list[Glyph]:
    """Every sign once: bold type and shadows are sometimes made by printing it twice."""
    seen: dict[tuple[str, int, int], list[int]] = {}
    kept: list[Glyph | None] = []
    for glyph in glyphs:
        if glyph.size <= 0.5 or (glyph.x1 <= glyph.x0 and glyph.text.isspace()):
            continue
        near = min(1.0, 0.12 * glyph.size)
        at, down = int(glyph.x0 // 2), int(glyph.base // 2)
        across = {at, int((glyph.x0 - near) // 2), int((glyph.x0 + near) // 2)}
        along = {down, int((glyph.base - near) // 2), int((glyph.base + near) // 2)}
        for i, j in product(across, along):
            for other in seen.get((glyph.text, i, j), ()):
                before = kept[other]
                if before is not None and abs(before.x0 - glyph.x0) < near and abs(before.base - glyph.base) < near:
                    kept[other] = None
        seen.setdefault((glyph.text, at, down), []).append(len(kept))
        kept.append(glyph)
    return [glyph for glyph in kept if glyph is not None]


def _words(glyphs: list[Glyph], walls: Sequence[NamedTuple]) -> list[Word]:
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.base):
        if rows and glyph.base - rows[-1][0].base <= 0.1 * glyph.size:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    drawn, places = _drawn(walls)
    words: list[Word] = []
    for row in rows:
        row.sort(key=lambda glyph: glyph.x0)
        word: list[Glyph] = []
        blank = False
        for glyph in row:
            if glyph.text in _SPACES or glyph.text.isspace():
                blank = True
                continue
            if word and (blank or _ends(word[-1], glyph) or _walled(word[-1], glyph, drawn, places)):
                words.append(_word(word))
                word = []
            word.append(glyph)
            blank = False
        if word:
            words.append(_word(word))
    return words


def _ends(before: Glyph, glyph: Glyph) -> bool:
    gap = glyph.x0 - before.x1
    size = min(before.size, glyph.size)
    return gap > _WORD_GAP * size or gap < -0.7 * size or max(before.size, glyph.size) > 1.25 * size


def _drawn(walls: Sequence[NamedTuple]) -> tuple[list[tuple[float, float, float]], list[float]]:
    drawn = sorted((float(wall[0]), float(wall[1]), float(wall[2])) for wall in walls)
    return drawn, [wall[0] for wall in drawn]


def _walled(
    before: Glyph | Word, glyph: Glyph | Word, walls: list[tuple[float, float, float]], places: list[float]
) -> bool:
    """Whether a drawn line stands between two signs or words."""
    low = bisect_left(places, before.x1 - 0.2 * before.size)
    high = bisect_right(places, glyph.x0 + 0.2 * glyph.size)
    middle = (glyph.top + glyph.bottom) / 2
    return any(top <= middle <= bottom for _, top, bottom in walls[low:high])


def _word(glyphs: list[Glyph]) -> Word:
    text = _sign(glyphs[0].text)
    for before, glyph in pairwise(glyphs):
        text += ("\ufffd" if _covers(before, glyph) else "") + _sign(glyph.text)
    first = glyphs[0]
    colour = first.colour if all(glyph.colour == first.colour for glyph in glyphs) else None
    return Word(
        normalize("NFC", text),
        first.x0,
        glyphs[-1].x1,
        min(glyph.top for glyph in glyphs),
        max(glyph.bottom for glyph in glyphs),
        first.base,
        max(glyph.size for glyph in glyphs),
        first.bold,
        colour,
    )


def _covers(before: Glyph, glyph: Glyph) -> bool:
    """Whether two signs are printed over each other, so that nobody can read them; an accent over a letter is not."""
    narrow = min(before.x1 - before.x0, glyph.x1 - glyph.x0)
    over = before.x1 - glyph.x0 > 0.6 * narrow
    return over and before.text.isalnum() and glyph.text.isalnum()


def _sign(text: str) -> str:
    """A sign as it looks: one without a known letter is `\\ufffd`, a soft hyphen that is drawn is a hyphen."""
    if text.startswith("(cid:"):
        return "\ufffd"
    if text == "\u00ad":
        return "-"
    if text < " ":
        return "\ufffd"
    return _LIGATURES.get(text, "".join(sign for sign in text if sign >= " "))


def _scripts(words: list[Word]) -> list[Word]:
    """Small raised or lowered signs, joined to the word they stand by."""
    small = [word for word in words if any(sign.isdigit() or sign == "*" for sign in word.text) and len(word.text) <= 4]
    if not small:
        return words
    by_place = sorted(words, key=lambda word: word.base)
    bases = [word.base for word in by_place]
    joined: dict[int, Word] = {}
    gone: set[int] = set()
    for word in small:
        near = by_place[bisect_left(bases, word.base - 20) : bisect_right(bases, word.base + 20)]
        hosts = [host for host in near if host.size * _SMALL >= word.size and _touches(host, word)]
        if not hosts:
            continue
        host = min(hosts, key=lambda host: abs(host.x1 - word.x0))
        lift = (host.bottom - 0.2 * host.size) - (word.bottom - 0.2 * word.size)
        if not -0.4 * host.size < lift < 0.8 * host.size or abs(lift) < 0.06 * host.size:
            continue
        text = word.text.translate(_RAISED if lift > 0 else _LOWERED)
        if host.x1 - word.x0 + 0.35 * host.size >= 0 and host.x0 < word.x0:
            before = joined.get(id(host), host)
            joined[id(host)] = before._replace(text=before.text + text, x1=max(before.x1, word.x1))
            gone.add(id(word))
        else:
            joined[id(word)] = word._replace(text=text, base=host.base)
    return [joined.get(id(word), word) for word in words if id(word) not in gone]


def _touches(host: Word, word: Word) -> bool:
    """Whether the small word stands directly after the other, or directly before it."""
    reach = 0.35 * host.size
    beside = -reach <= word.x0 - host.x1 <= reach or -reach <= host.x0 - word.x1 <= reach
    return beside and word.top < host.bottom and host.top < word.bottom
