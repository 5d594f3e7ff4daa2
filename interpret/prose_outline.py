"""A sentence in, its outline out: names, amounts and years each as one sign, so that patterns read what is between.

`Andelen nöjda ökade under 2023 med drygt 2 procent` is `<S0> ökade under <Y2023> med <A0>`.
"""

import re
from collections.abc import Iterator

from attrs import frozen

from engine.claim_tree import Amount
from engine.claim_words import Token, amount_at
from engine.hedges import Hedge, find_hedge, hedges
from engine.number_words import about_word, number_word
from interpret.prose_names import Mention
from interpret.prose_sentences import Sentence

#: What stands beside a claim and is no part of it; and the marks that end emphasis.
_BESIDE = " ,;:\n\t\u00a0"
_EMPHASIS = re.compile(r"\*\*")
_NUMBER = re.compile(r"(?<![\w,.])[−–-]?(?:[1-9][0-9]{0,2}(?: [0-9]{3})+|[0-9]+)(?:,[0-9]+)?(?![0-9A-Za-zÅÄÖåäöé])")
_YEAR = re.compile(r"(?<![\w,.:/])(?:19|20)[0-9]{2}(?![0-9:/]|,[0-9]|[.][0-9]| ?%| ?procent)")
_SPAN = re.compile(r"(?<![\w,.])((?:19|20)[0-9]{2})[–-]((?:19|20)[0-9]{2})(?![\w,])")
_WORD = re.compile(r"[^\W\d_]+")
_PIECE = re.compile(r"\s+|\S+")
#: How far before an amount its hedge begins, in words.
_HEDGE_WORDS = 2
#: `1 900 elever`: what is counted, which no unit is.
_COUNTED = re.compile(r" [^\W\d_]")
#: `3,8 procent/år`, `12 kr-`: a unit that goes on.
_PER = re.compile(r"[/–-][^\W\d_]")
_AFTER_BARE = re.compile(
    r" (?:och|men|vilket|som|jämfört|mot|samt|medan|under|för|år|i år|i fjol|då|vid|från|till|sedan|av|på|nås|nåddes"
    r"|uppnås|uppnåddes|uppfylls|har|är|högre|lägre|fler|färre|mer|mindre|bättre|sämre)\b"
)


@frozen
class Figure:
    """An amount in a sentence, with its hedge."""

    start: int
    end: int
    amount: Amount
    hedge: Hedge | None
    #: As a claim says it: `drygt 2 procent`.
    said: str
    #: Whether a word that is no unit follows: it is of that, and perhaps of nothing else.
    counts: bool


@frozen
class Outline:
    """A sentence with signs for what it names."""

    text: str
    mentions: tuple[Mention, ...]
    figures: tuple[Figure, ...]
    #: Where each character of the outline stands in the sentence.
    at: tuple[int, ...]

    def printed(self, sentence: Sentence, start: int, end: int) -> tuple[int, str]:
        """What the sentence prints between two characters of the outline, and where it begins."""
        first = self.at[start]
        last = self.at[end] if end < len(self.at) else len(sentence.printed)
        text = sentence.printed[first:last].rstrip(_BESIDE)
        first += len(text) - len(text.lstrip(_BESIDE))
        text = text.lstrip(_BESIDE)
        after = _EMPHASIS.match(sentence.printed, first + len(text))
        if text.count("**") % 2 and after is not None:
            text += after[0]
        return first, text


def outline(sentence: Sentence, names: tuple[Mention, ...]) -> Outline:
    """The outline of a sentence that speaks of `names`."""
    text = sentence.text
    figures = tuple(_figures(text, names))
    signs: list[tuple[int, int, str]] = [(one.start, one.end, f"<S{at}>") for at, one in enumerate(names)]
    signs += [(one.start, one.end, f"<A{at}>") for at, one in enumerate(figures)]
    taken = [(start, end) for start, end, _ in signs]
    for match in _SPAN.finditer(text):
        if _free(taken, match.start(), match.end()):
            signs.append((match.start(), match.end(), f"<Y{match[1]}>-<Y{match[2]}>"))
            taken.append(match.span())
    for match in _YEAR.finditer(text):
        if _free(taken, match.start(), match.end()):
            signs.append((match.start(), match.end(), f"<Y{match[0]}>"))
    built: list[str] = []
    where: list[int] = []
    at = 0
    for start, end, sign in sorted(signs):
        _add(built, where, text[at:start], at)
        built.append(sign)
        where.extend([start] * len(sign))
        at = end
    _add(built, where, text[at:], at)
    where.append(len(text))
    return Outline("".join(built), names, figures, tuple(where))


def _add(built: list[str], where: list[int], text: str, at: int) -> None:
    """What is between signs: in lower case, white space as one."""
    for match in _PIECE.finditer(text):
        piece = match[0]
        if not piece.isspace():
            lower = piece.lower()
            # `İ` would be two.
            built.append(lower if len(lower) == len(piece) else piece)
            where.extend(range(at + match.start(), at + match.end()))
        elif not built or not built[-1].endswith(" "):
            built.append(" ")
            where.append(at + match.start())


def _free(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    return all(end <= first or last <= start for first, last in taken)


def _figures(text: str, names: tuple[Mention, ...]) -> Iterator[Figure]:
    taken = [(one.start, one.end) for one in names]
    for start, end, kind in sorted(_numbers(text)):
        if not _free(taken, start, end):
            continue
        read = _amount(text, start, end, kind)
        if read is None:
            continue
        amount, stop = read
        bare = amount.unit is None
        if bare and (kind == "word" or _YEAR.fullmatch(text[start:end])):
            continue
        hedge, first = _hedge(text, start, amount, taken)
        taken.append((first, stop))
        counts = bare and _COUNTED.match(text, stop) is not None and _AFTER_BARE.match(text, stop) is None
        said = " ".join(text[first:stop].split())
        yield Figure(first, stop, amount, hedge, said, counts or _PER.match(text, stop) is not None)


def _numbers(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _NUMBER.finditer(text):
        yield match.start(), match.end(), "number"
    for match in _WORD.finditer(text):
        if (number_word(match[0]) or 0) > 1 and about_word(match[0]) is None:
            yield match.start(), match.end(), "word"


def _amount(text: str, start: int, end: int, kind: str) -> tuple[Amount, int] | None:
    minus = text[start] in "−–-"
    return amount_at(text, Token(kind, text[start + minus : end], start + minus, end))


def _hedge(text: str, start: int, amount: Amount, taken: list[tuple[int, int]]) -> tuple[Hedge | None, int]:
    """The hedge directly before an amount, and where the two begin."""
    words = list(_WORD.finditer(text[max(0, start - 30) : start]))
    base = max(0, start - 30)
    for size in range(min(_HEDGE_WORDS, len(words)), 0, -1):
        before = words[-size:]
        gap = text[base + before[0].start() : start]
        phrase = [word[0] for word in before]
        found = find_hedge(phrase)
        first = base + before[0].start()
        joined = " ".join(phrase)
        if found is None or found[1] != size or gap.split() != phrase or not _free(taken, first, start):
            continue
        if amount.unit is not None and (size > 1 or hedges(joined, amount.unit)):
            return found[0], first
    return None, start
