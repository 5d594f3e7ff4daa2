"""A line of text in, the cells of figures that it ends in out, and every way to cut them (figures F5)."""

import re
from functools import cache, lru_cache
from itertools import islice, pairwise

from attrs import frozen

from engine.printed import MOST_PARTS, MOST_READINGS, number, plain, readings

_DIGITS = r"[-+\u2212\u2013]?[0-9]+(?:[.,][0-9]+)*"
#: Behind it a sign of a note, or the minus of a bookkeeper.
_FIGURE = re.compile(rf"[≥≤<>]?({_DIGITS})(%?)((?:[*\u2020\u00b9\u00b2\u00b3]+\)?|(?<=[0-9])[-\u2212\u2013])?)")
_THOUSAND = re.compile(r"[0-9]{3}(?:,[0-9]+)?")
#: `1)` behind a figure: a note.
_NOTE = re.compile(r"[0-9]\)|[*\u2020\u00b9\u00b2\u00b3]+\)?")
#: `(1 250)`: a bookkeeper's minus.
_LOSS = re.compile(r"\([0-9]{1,3}(?: [0-9]{3})*(?:,[0-9]+)?\)")
_LOSS_BEGINS, _LOSS_ENDS = re.compile(r"\([0-9]{1,3}"), re.compile(r"[0-9]{3}(?:,[0-9]+)?\)")
_IN_BRACKETS = re.compile(rf"\({_DIGITS}%?\)|\((?:prel\.?|prognos)\)", re.IGNORECASE)
#: Words that a number of their own may follow at the end of a name.
_NUMBERED = frozenset(
    re.split(
        " ",
        "etapp nivå fas del mål delmål grupp steg område zon åk årskurs klass nr kapitel indikator enhet "
        "kvarter hus skede nyckeltal uppdrag prio prioritet tertial kvartal vecka linje väg",
    )
)
#: `Antal ärenden ........ 12`: dots that lead to the figures.
_LEADER = re.compile(r"(?<![\s.\u2026])\s*(?:\.{3,}|\u2026+|\.(?: \.){2,})\Z")
_BEFORE = re.compile(r"(?:prel|prognos|ca|cirka)[.:]?:?|minst|h[öo6]gst|l[äa]gst|max|[≥≤<>]", re.IGNORECASE)
_UNITS = frozenset({"%", "kr", "tkr", "mnkr", "mkr", "mdkr", "procent", "kr/inv", "st", "dagar"})
#: What stands where there is no figure.
_NONE = frozenset({"-", "\u2013", "\u2014", "\u2212", "..", "...", "i.u.", "i.u", "u.s.", "e.t."})
_TWO_WORDS = frozenset({("uppgift", "saknas"), ("mäts", "ej"), ("ej", "mätt"), ("ingen", "uppgift")})
#: A label of a year above a figure: `År 2023:`, and as a machine may have read it.
_LABEL = re.compile(r"(?:[ÅAåa]r ?)?(?:19|20)[0-9]{2}:")
_LABELS = re.compile(rf"(?:{_LABEL.pattern})(?:\s+(?:{_LABEL.pattern}))+\s*\Z")
#: So many lines are kept as they were taken apart: each is asked about several times.
_KEPT = 1_000
#: A verdict or a trend behind the figures has no more words than this.
_MOST_BEHIND = 4
#: A row of more words than this is prose.
_MOST_WORDS = 80
_LONGEST_LINE = 1_000


@frozen
class Piece:
    """A part of a line: from `start` to `end`, counted from 0."""

    text: str
    start: int
    end: int


@frozen
class Tail:
    """A line taken apart: its name, and the words of the figures behind it."""

    name: Piece
    words: tuple[Piece, ...]

    @property
    def run(self) -> Piece:
        """The figures uncut."""
        return joined_pieces(self.words) if self.words else Piece("", self.name.end, self.name.end)


@lru_cache(maxsize=_KEPT)
def tail_of(text: str) -> Tail:
    """The name at the beginning of a line, and the words at its end that figures are made of."""
    words = words_of(text) if len(text) <= _LONGEST_LINE else []
    if not 0 < len(words) <= _MOST_WORDS:
        return Tail(Piece(text.strip(), 0, len(text)), ())
    begin = len(words)
    while begin and (size := _size(words, begin)):
        begin -= size
    while begin < len(words) and _is_behind(words[begin].text):
        begin += 1
    name = joined_pieces(words[:begin]) if begin else Piece("", 0, 0)
    led = _LEADER.search(text, name.start, name.end)
    end = led.start() if led is not None else name.end
    return Tail(Piece(text[name.start : end], name.start, end), _exact(text, words[begin:]))


def before_words(text: str) -> tuple[Tail, Piece] | None:
    """A line whose figures a few words follow (`88 90 Delvis uppfyllt`): the line before them, and the words."""
    words = words_of(text) if len(text) <= _LONGEST_LINE else []
    begin = len(words)
    while begin and not any(sign.isdigit() for sign in words[begin - 1].text):
        begin -= 1
    # What is part of the figure before it, or stands in place of one, is no word.
    while begin < len(words) and (_is_behind(words[begin].text) or words[begin].text.casefold() in _NONE):
        begin += 1
    if not begin or not 0 < len(words) - begin <= _MOST_BEHIND:
        return None
    behind = joined_pieces(words[begin:])
    return tail_of(text[: words[begin - 1].end]), behind


@lru_cache(maxsize=_KEPT)
def cuts(tail: Tail, columns: int) -> tuple[tuple[Piece, ...], ...]:
    """The ways to cut the figures of a line into exactly so many cells, at most twenty.

    Where the name may end in a number of its own (`Etapp 1 500 600`), the ways without that number are among them.
    """
    found = _cuts(tail.words, columns)
    before = tail.name.text.rpartition(" ")[2].casefold()
    if found and before in _NUMBERED and tail.words[0].text.isdigit():
        found = (*found, *_cuts(tail.words[1:], columns))
    return found[:MOST_READINGS]


def spaced(tail: Tail) -> tuple[Piece, ...]:
    """The cells of a line whose cells are all parted by wider gaps than one space; empty where they are not."""
    if not tail.words or (tail.name.text and tail.words[0].start - tail.name.end < 2):
        return ()
    found: list[list[Piece]] = [[tail.words[0]]]
    for before, word in pairwise(tail.words):
        if word.start - before.end > 1:
            found.append([])
        found[-1].append(word)
    return tuple(map(joined_pieces, found)) if all(_is_cell([w.text for w in one]) for one in found) else ()


def _cuts(words: tuple[Piece, ...], columns: int) -> tuple[tuple[Piece, ...], ...]:

    @cache
    def ways(at: int, left: int) -> tuple[tuple[tuple[int, int], ...], ...]:
        if not left:
            return ((),) if at == len(words) else ()
        found: list[tuple[tuple[int, int], ...]] = []
        for end in range(at + 1, len(words) + 1):
            if len(words) - end < left - 1:
                break
            if end - at > 1 and words[end - 1].start - words[end - 2].end > 1:
                break  # a gap wider than one space parts cells
            if _is_cell([word.text for word in words[at:end]]):
                found.extend(((at, end), *rest) for rest in ways(end, left - 1))
            if len(found) >= MOST_READINGS:
                break
        return tuple(found[:MOST_READINGS])

    if not 0 < columns <= len(words):
        return ()
    return tuple(tuple(joined_pieces(words[begin:end]) for begin, end in way) for way in ways(0, columns))


def readings_of(run: str, columns: int) -> tuple[str, ...]:
    """What the uncut figures of a row may be: every way to cut them into so many cells, at most twenty.

    Where none fits, every way to cut them into several.
    """
    tail = tail_of(run)
    ways = cuts(tail, columns) if columns > 1 else ()
    if len(ways) == 1:
        # One way, and yet uncut: a cell may be lost.
        ways += tuple(way for number in range(columns - 1, 0, -1) for way in cuts(tail, number))
    if not ways:
        numbers = range(2, min(len(tail.words), MOST_PARTS) + 1)
        ways = tuple(islice((way for number in numbers for way in cuts(tail, number)), MOST_READINGS))
    return tuple(" | ".join(cell.text for cell in way) for way in ways) or readings(plain(run))


@lru_cache(maxsize=_KEPT)
def least_cells(tail: Tail) -> int:
    """The smallest number of cells that the figures of a line may be; 0 where there are none."""
    return next((number for number in range(1, len(tail.words) + 1) if cuts(tail, number)), 0)


def labels_of(text: str) -> tuple[Piece, tuple[Piece, ...]] | None:
    """The name and the labels of a line that ends in several labels of years (`År 2023: År 2023:`); None else."""
    found = _LABELS.search(text) if len(text) <= _LONGEST_LINE else None
    if found is None or (found.start() and not text[found.start() - 1].isspace()):
        return None
    labels = tuple(Piece(one[0], one.start(), one.end()) for one in _LABEL.finditer(text, found.start()))
    name = text[: found.start()]
    start = len(name) - len(name.lstrip())
    return Piece(name.strip(), start, start + len(name.strip())), labels


def words_of(text: str) -> list[Piece]:
    """The words of a line."""
    return [Piece(one[0], one.start(), one.end()) for one in re.finditer(r"\S+", text)]


def joined_pieces(pieces: list[Piece] | tuple[Piece, ...]) -> Piece:
    """Pieces that follow one another as one, a space between them as wide as it is printed."""
    text = pieces[0].text
    for before, one in pairwise(pieces):
        text += " " * (one.start - before.end) + one.text
    return Piece(text, pieces[0].start, pieces[-1].end)


def _exact(text: str, words: list[Piece]) -> tuple[Piece, ...]:
    return tuple(Piece(text[one.start : one.end], one.start, one.end) for one in words)


def _size(words: list[Piece], end: int) -> int:
    """How many of the words before `end` are a part of a figure, or stand in place of one."""
    word = words[end - 1].text
    before = words[end - 2].text if end > 1 else ""
    if _LOSS_ENDS.fullmatch(word) and (size := _loss(words, end)):
        return size
    if _NOTE.fullmatch(word) and (_FIGURE.fullmatch(before) or before in _UNITS):
        return 1
    if _FIGURE.fullmatch(word) or word.casefold() in _NONE or _is_behind(word):
        return 1
    if (before.casefold(), word.casefold()) in _TWO_WORDS:
        return 2
    follows = words[end].text if end < len(words) else ""
    return 1 if _BEFORE.fullmatch(word) and _FIGURE.fullmatch(follows) else 0


def _loss(words: list[Piece], end: int) -> int:
    """How many words before `end` are one figure in brackets with spaces between its thousands; 0 where none are."""
    size = 2
    while size <= min(end, MOST_PARTS) and _THOUSAND.fullmatch(words[end - size].text):
        size += 1
    return size if size <= end and _LOSS_BEGINS.fullmatch(words[end - size].text) else 0


def _is_behind(word: str) -> bool:
    """Whether a word is part of the figure before it."""
    bare = word.rstrip("*\u2020\u00b9\u00b2\u00b3")
    return bare.casefold() in _UNITS or _IN_BRACKETS.fullmatch(word) is not None or _NOTE.fullmatch(word) is not None


def _is_cell(words: list[str]) -> bool:
    """Whether the words are one cell."""
    folded = [word.casefold() for word in words]
    if (len(words) == 1 and folded[0] in _NONE) or _LOSS.fullmatch(" ".join(words)):
        return True
    if len(words) == 2 and (folded[0], folded[1]) in _TWO_WORDS:
        return True
    if _BEFORE.fullmatch(words[0]):
        words = words[1:]
    while len(words) > 1 and _is_behind(words[-1]):
        words = words[:-1]
    found = [_FIGURE.fullmatch(word) for word in words]
    if not found or None in found:
        return False
    parts = [(one[1], one[2] + one[3]) for one in found if one is not None]
    if any(marks for _, marks in parts[:-1]):
        return False
    if len(parts) == 1:
        return _may_stand(parts[0][0])
    return (
        all(_THOUSAND.fullmatch(part) for part, _ in parts[1:])
        and number(plain(" ".join(part for part, _ in parts))) is not None
    )


def _may_stand(figure: str) -> bool:
    """Whether a figure may stand by itself: `074` is the end of one."""
    digits = figure.lstrip("+-\u2212\u2013")
    return digits == "0" or not digits.startswith("0") or digits[1:2] in (",", ".")
