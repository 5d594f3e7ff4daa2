"""A text that a machine has read off a picture in, a key out that it shares with the undamaged text.

For comparing headings, labels and names; what is printed stays as it is, and a tie by key alone is a question.
"""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from unicodedata import normalize

from engine.facts import folded
from engine.printed import in_swedish, number, plain
from engine.units import find_unit

#: A word: letters, and what a machine takes for letters within one.
_WORD = re.compile(r"[^\W\d_|&][^\W_|&]*(?:[|&][^\W_|&]*)*|[|&60I](?=[^\W_|&])[^\W_|&]+(?:[|&][^\W_|&]*)*")
#: `kommitté`, `idén`, `arméer`: an é that Swedish has itself, at the end of a word or before its ending.
_OWN_E = re.compile(r"é(?=(?:n|ns|s|er|ers|erna|ernas|et|ets|t|ts)?\Z)")
#: Digits that stand for ö in a word: alone, beside small letters; `E6` and `åk 6` keep theirs.
_ROUND = re.compile(r"(?:(?<=[^\W\d_])|\A)[60](?=[a-zåäöé])|(?<=[a-zåäöé][a-zåäöé])[60]\Z")
#: The same where no figure can be meant: a digit alone, and a word behind it: `6kade`, `I6sning`.
_LETTER = re.compile(r"(?<![0-9.,])[60](?=([^\W\d_A-ZÅÄÖ]{2,}))")
#: A text with fewer such words is not damaged: its figures are glued to the words behind them.
_FEWEST = 3
_PLAIN = str.maketrans({"å": "a", "ä": "a", "à": "a", "á": "a", "â": "a", "ã": "a", "ö": "o", "ø": "o", "ò": "o",
                        "ó": "o", "ô": "o", "õ": "o", "é": "o", "è": "e", "ê": "e", "ü": "u"})  # fmt: skip
_DASHES = re.compile("[\u2010-\u2015\u2212]+")
#: Between `oé` and `éo` for ö, and one ö, there is no difference.
_TWICE = re.compile("oo+")


def ocr_folded(text: str) -> str:
    """The key of a text: `Jamférelse`, `JAmforelse` and `Jämförelse` have the same.

    å and ä are a; ö, and é, 6 or 0 inside a word for ö, are o; `|` is l. Digits of figures stay, also where a unit is
    glued to them. Words that differ by å, ä or ö alone (`for`, `för`) have one key, so that a key is never proof.
    """
    text = _DASHES.sub("-", normalize("NFC", text))
    words = _WORD.sub(lambda match: _word(match[0], text, match.start()), text)
    return " ".join(folded("l" if word == "|" else word) if word != "|" else "i" for word in words.split())


def digits_for_letters(texts: Iterable[str]) -> dict[str, tuple[tuple[int, int], ...]]:
    """Where in each text a digit stands for ö inside a word; none where too few texts of a report are so damaged."""
    found = {
        text: tuple(one.span() for one in _LETTER.finditer(text) if find_unit(one[1]) is None) for text in set(texts)
    }
    return found if sum(map(len, found.values())) >= _FEWEST else {}


def lost_commas(printed: Sequence[str]) -> tuple[int, ...]:
    """Which cells of a row may have lost a decimal comma: `34` beside `3,4` and `3,2`, never `3` and never `90`.

    All the others that hold a figure have the same number of decimals, and the cell would be of their size with a
    comma as far from its end.
    """
    figures = [number(plain(one).rstrip("% ")) for one in printed]
    found = []
    for at, one in enumerate(figures):
        others = [other for place, other in enumerate(figures) if place != at and other is not None]
        decimals = {other.decimals for other in others}
        if one is None or one.decimals or len(decimals) != 1 or decimals == {0}:
            continue
        step = Decimal(10) ** decimals.pop()
        sizes = [abs(other.value) for other in others]
        least, most = min(sizes), max(sizes)
        if abs(one.value) >= 4 * most and least / 2 <= abs(one.value) / step <= 2 * most:
            found.append(at)
    return tuple(found)


def printed_as_shares(printed: Sequence[str]) -> tuple[int, ...]:
    """Which cells of a row of percents may be shares: `0,91` beside `90`, never beside `0,88` alone or `3`."""
    figures = [number(plain(one).rstrip("% ")) for one in printed]
    sizes = [abs(one.value) for one in figures if one is not None and abs(one.value) > 1]
    least, most = min(sizes, default=Decimal(0)), max(sizes, default=Decimal(0))
    return tuple(
        at
        for at, one in enumerate(figures)
        if one is not None
        and one.decimals
        and 0 < abs(one.value) <= 1
        and least / 2 <= 100 * abs(one.value) <= 2 * most
    )


def in_percent(printed: str) -> str:
    """A share as percent: `91` of `0,91`."""
    share = number(plain(printed).rstrip("% "))
    return printed if share is None else in_swedish((100 * share.value).normalize() + 0)


def _word(word: str, text: str, at: int) -> str:
    """One word without what a machine commonly does to it."""
    before = text[at - 1 : at]
    if before.isdigit() or before in (",", "."):
        return word
    if not word[0].isalpha() and (len(word) < 3 or find_unit(word[1:]) is not None or not word[1:].islower()):
        return word if word[0] not in "|&" else {"|": "l", "&": "a"}[word[0]] + word[1:]
    if word[0] == "I" and word[1:2] in ("6", "0", "é"):
        word = "l" + word[1:]
    word = _ROUND.sub("o", word.replace("|", "l").replace("&", "a")).casefold()
    return _TWICE.sub("o", _OWN_E.sub("e", word).translate(_PLAIN))
