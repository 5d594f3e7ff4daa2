"""A line of text in, the headings of columns that it may be out: parted by wide gaps, else by years and capitals."""

import re
from collections.abc import Sequence
from functools import lru_cache

from attrs import evolve, frozen

from readers.figure_cells import Piece, joined_pieces, words_of

_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_BARE_YEAR = re.compile(r"(?:19|20)[0-9]{2}[*\u00b9\u00b2\u00b3]?")
#: A word that ties what follows it to what stands before it.
_TIES = frozenset({"och", "i", "per", "av", "för", "mot", "till", "med", "samt", "/", "&", "-", "–"})
#: Words that go together in a heading of two lines, folded, as printed and as a machine may have read them.
_TOGETHER = frozenset({("liknande", "kommuner"), ("jämförbara", "kommuner"), ("jamforbara", "kommuner"),
                       ("samtliga", "kommuner"), ("alla", "kommuner")})  # fmt: skip
_LONGEST = 160
_MOST_PIECES = 14
_GAP = re.compile(r"\S(?:\s{2,}|\t)\S")


@frozen
class Headings:
    """What a line says of columns: the name column's heading, then one for each column of figures."""

    name: Piece | None
    columns: tuple[Piece, ...]
    #: Every column names a year: the line is a heading beyond doubt.
    of_years: bool
    #: The columns are parted by wide gaps: where they begin and end is known.
    spaced: bool = False


@lru_cache(maxsize=1_000)
def headings_of(text: str) -> Headings | None:
    """The headings that a line may be: at least two columns, no sentence; None where it is none."""
    line = text.strip()
    if not line or len(line) > _LONGEST or line.endswith((".", ",", ";", ":", "?", "!")) or line[0] in "•*(":
        return None
    spaced = _GAP.search(line) is not None
    pieces = _gapped(text) if spaced else _detached(capitals(words_of(text)))
    if not 2 <= len(pieces) <= _MOST_PIECES or any(len(one.text) > 60 for one in pieces[1:]):
        return None
    dated = [_YEAR.search(one.text) is not None for one in pieces]
    if sum(dated) >= 2:
        begin = dated.index(True)
        name = joined_pieces(pieces[:begin]) if begin else None
        columns = tuple(pieces[begin:])
        if all(_is_heading(one.text) for one in columns):
            return Headings(name, columns, all(dated[begin:]), spaced)
        return None
    fit = _is_heading if spaced else _is_word_heading
    if len(pieces) < 3 or not all(fit(one.text) for one in pieces[1:]):
        return None
    if any(not any(map(str.isalpha, one.text)) for one in pieces):
        return None
    return Headings(pieces[0], tuple(pieces[1:]), False, spaced)


def beneath(columns: Sequence[Piece], years: Sequence[Piece]) -> tuple[tuple[int, int], ...] | None:
    """Which of the columns stand under each year above them, first and last; None where that is not certain.

    Each year has its columns side by side, and no year has two of the same name: one way to part them is certain.
    """
    names = [one.text.casefold() for one in columns]
    ways: list[tuple[tuple[int, int], ...]] = []

    def part(at: int, left: int, made: tuple[tuple[int, int], ...]) -> None:
        if len(ways) > 1:
            return
        if not left:
            if at == len(names):
                ways.append(made)
            return
        for end in range(at + 1, len(names) - left + 2):
            if len(set(names[at:end])) < end - at:
                return
            part(end, left - 1, (*made, (at, end - 1)))

    if 0 < len(years) <= len(columns) <= _MOST_PIECES:
        part(0, len(years), ())
    return ways[0] if len(ways) == 1 else None


def with_kinds(above: Headings, below: Headings) -> Headings | None:
    """The years of `below` with the word that stands right above each: `Utfall` over `2022`; None where one is not
    there, or stands elsewhere."""
    kinds = (*([above.name] if above.name is not None else []), *above.columns)
    if not (above.spaced and below.spaced and below.of_years) or len(kinds) != len(below.columns):
        return None
    pairs = list(zip(kinds, below.columns, strict=True))
    if any(kind.end <= year.start or year.end <= kind.start for kind, year in pairs):
        return None
    return evolve(below, columns=tuple(Piece(f"{kind.text} {year.text}", year.start, year.end) for kind, year in pairs))


def completed(headings: Headings, below: str) -> tuple[tuple[int, Piece], ...] | None:
    """Which column each part of the second line of a heading belongs to; -1 is the name's; None where unclear."""
    words = words_of(below)
    if not all(word.text[0].isalnum() or word.text[0] == "(" for word in words):
        return None
    every = ([] if headings.name is None else [headings.name]) + list(headings.columns)
    first = len(headings.columns) - len(every)
    if headings.spaced:
        found = []
        for piece in _gapped(below):
            over = [at for at, one in enumerate(every) if one.start < piece.end and piece.start < one.end]
            if len(over) != 1:
                return None
            found.append((over[0] + first, piece))
        return tuple(found)
    if len(words) == len(headings.columns):
        return tuple(enumerate(words))
    if len(words) > len(every):
        return None
    # Words of the second line follow the order of the columns; each must be known to go with its own.
    fits: list[tuple[tuple[int, Piece], ...]] = []

    def place(at: int, word: int, made: tuple[tuple[int, Piece], ...]) -> None:
        if word == len(words):
            if all(not one.text.endswith("-") or any(to == spot for to, _ in made) for spot, one in enumerate(every)):
                fits.append(made)
            return
        for spot in range(at, len(every)):
            if _goes_together(every[spot].text, words[word].text):
                place(spot + 1, word + 1, (*made, (spot, words[word])))

    place(0, 0, ())
    return tuple((spot + first, piece) for spot, piece in fits[0]) if len(fits) == 1 else None


def _goes_together(above: str, below: str) -> bool:
    last = above.split()[-1].casefold()
    return (last.endswith("-") and below[:1].islower()) or (last, below.casefold()) in _TOGETHER


def _gapped(text: str) -> list[Piece]:
    """The parts of a line between gaps wider than one space; parts with several years are parted once more."""
    found: list[Piece] = []
    run: list[Piece] = []
    for word in words_of(text):
        if run and word.start - run[-1].end > 1:
            found.append(joined_pieces(run))
            run = []
        run.append(word)
    if run:
        found.append(joined_pieces(run))
    parted: list[Piece] = []
    for one in found:
        if len(_YEAR.findall(one.text)) < 2:
            parted.append(one)
            continue
        words = [Piece(w.text, w.start + one.start, w.end + one.start) for w in words_of(one.text)]
        parted.extend(_detached(capitals(words)))
    return parted


def capitals(words: Sequence[Piece]) -> list[list[Piece]]:
    """The words in runs: a capital begins one, and so does a year behind a run that has its year."""
    runs: list[list[Piece]] = []
    for at, word in enumerate(words):
        last = runs[-1][-1].text if runs else ""
        dated = bool(runs) and any(_YEAR.search(one.text) for one in runs[-1])
        if not runs:
            new = True
        elif _BARE_YEAR.fullmatch(word.text):
            new = dated
        elif word.text[0].isupper():
            new = not (last.endswith("/") or last.casefold() in _TIES)
        else:
            later = any(_YEAR.search(one.text) for one in words[at + 1 :])
            new = dated and later and word.text[0].isalpha() and word.text.casefold() not in _TIES
        if new:
            runs.append([])
        runs[-1].append(word)
    return runs


def _detached(runs: list[list[Piece]]) -> list[Piece]:
    """The runs as pieces; the first one's year is parted from the words that the others' years do not have."""
    found = [joined_pieces(run) for run in runs]
    dated = [at for at, run in enumerate(runs) if any(_YEAR.search(word.text) for word in run)]
    if len(dated) < 2 or _BARE_YEAR.fullmatch(found[dated[0]].text):
        return found
    first, second = runs[dated[0]], runs[dated[1]]
    before = [word.text.casefold() for word in second if not _YEAR.search(word.text)]
    own = [word.text.casefold() for word in first if not _YEAR.search(word.text)]
    year = next(at for at, word in enumerate(first) if _YEAR.search(word.text))
    if year != len(first) - 1 or own == before or (before and own[-len(before) :] != before):
        return found
    cut = year - len(before)
    parted = [joined_pieces(first[:cut]), joined_pieces(first[cut:])]
    return [*found[: dated[0]], *parted, *found[dated[0] + 1 :]]


def _is_heading(text: str) -> bool:
    """Whether a piece beside years may be a column's heading: a bare year, or begun as a heading is."""
    words = text.split()
    if words[-1].casefold() in _TIES and len(words) > 1:
        return False
    return len(words) <= 6 and (text[0].isupper() or text[0].isdigit() or len(text.split()) <= 3)


def _is_word_heading(text: str) -> bool:
    words = text.split()
    return len(words) <= 4 and text[0].isupper() and not any(sign.isdigit() for sign in text)
