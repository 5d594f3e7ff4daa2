"""Words and printed lines with their places on the page in, their gaps, pieces and texts out."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from attrs import frozen

from findings.span import Span

#: Gaps between what may be cells, in sizes of the type; figures stand closer.
_CELL_GAP = 0.7
_FIGURE_GAP = 0.5
_BULLETS = frozenset("•●○▪■◦–—-*·\uf0b7\uf0a7\uf0fc✓►➢")


class Word(NamedTuple):
    """Signs without a gap, and where they stand: on the page in points, and in the printed line in characters."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    base: float
    size: float
    bold: bool
    colour: str | None
    line: int = 0
    column: int = 0
    #: A drawn line stands between it and the word before.
    walled: bool = False

    @property
    def end(self) -> int:
        return self.column + len(self.text)


@frozen
class Line:
    """One printed line, or the part of it that stands in one column."""

    number: int
    words: tuple[Word, ...]
    document: str
    page: int
    box: tuple[float, float, float, float] | None = None

    @property
    def x0(self) -> float:
        return self.box[0] if self.box else self.words[0].x0

    @property
    def x1(self) -> float:
        return self.box[2] if self.box else max(word.x1 for word in self.words)

    @property
    def top(self) -> float:
        return self.box[1] if self.box else min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        return self.box[3] if self.box else max(word.bottom for word in self.words)

    @property
    def base(self) -> float:
        return max(self.words, key=lambda word: word.size).base

    @property
    def size(self) -> float:
        """The size of most of its signs."""
        count: dict[float, int] = {}
        for word in self.words:
            size = round(word.size * 2) / 2
            count[size] = count.get(size, 0) + len(word.text)
        return max(count, key=lambda size: (count[size], size))

    @property
    def bold(self) -> bool:
        heavy = sum(len(word.text) for word in self.words if word.bold)
        return 2 * heavy > sum(len(word.text) for word in self.words)

    @property
    def text(self) -> str:
        """As printed: a wide gap is a tab."""
        return printed(self.words)

    @property
    def span(self) -> Span:
        return span_of(self.words, self.document, self.page)

    def part(self, words: Sequence[Word]) -> "Line":
        return Line(self.number, tuple(words), self.document, self.page)

    def placed(self, x0: float, top: float, x1: float, bottom: float) -> "Line":
        return Line(self.number, self.words, self.document, self.page, (x0, top, x1, bottom))


def printed(words: Sequence[Word]) -> str:
    """The words as one line; a gap that may part two cells is a tab."""
    text = words[0].text
    for before, word in pairwise(words):
        text += ("\t" if parts(before, word) else " ") + word.text
    return text


def span_of(words: Sequence[Word], document: str, page: int) -> Span:
    """Where the first line of the words stands."""
    line = words[0].line
    last = [word for word in words if word.line == line][-1]
    return Span(document, line, words[0].column, last.end, page)


def parts(before: Word, word: Word) -> bool:
    """Whether the gap between two words is wider than one between words: that between two cells."""
    if word.walled and before.line == word.line:
        return True
    size = max(before.size, word.size)
    gap = word.x0 - before.x1
    figures = before.text[-1:].isdigit() and word.text[:1].isdigit()
    return gap > (_FIGURE_GAP if figures else _CELL_GAP) * size


def segments(words: Sequence[Word]) -> list[list[Word]]:
    """The words of a line, parted where the gap is wide; a bullet or a number stays with its text."""
    found: list[list[Word]] = []
    for word in words:
        if found and (not parts(found[-1][-1], word) or (len(found) == 1 and _is_mark(found[0]))):
            found[-1].append(word)
        else:
            found.append([word])
    return found


def stretched(words: Sequence[Word]) -> bool:
    """Whether words with letters stand with gaps that are all alike, as in a line that is set from edge to edge."""
    if 3 * sum(any(sign.isdigit() for sign in word.text) for word in words) > len(words):
        return False
    gaps = [word.x0 - before.x1 for before, word in pairwise(words)]
    return len(gaps) > 2 and max(gaps) < 2.2 * words[0].size and max(gaps) - min(gaps) < 0.15 * max(gaps)


def _is_mark(words: Sequence[Word]) -> bool:
    return len(words) == 1 and words[0].text in _BULLETS
