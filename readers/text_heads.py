"""The heading of a table in a text in, its columns out: one line, names under years, names in two lines."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from readers.column_headings import Headings, beneath, completed, headings_of
from readers.document import Field
from readers.figure_cells import Piece, Tail, before_words, cuts, spaced, tail_of
from readers.joined_lines import joined
from readers.text_counts import most_cells
from readers.text_head_words import KINDS, has_two_names, lacks_its_kinds
from readers.text_names import Entry, Line
from readers.text_rows import Columns, entry_of

#: `3.2 Investeringar`: what ends a table. A row of figures with such a name is one.
NUMBERED = re.compile(r"\s*(?:[0-9]{1,2}\.)*[0-9]{1,2}\.? +[A-ZÅÄÖ][^\W\d_]")
#: Between the heading and the first row there are no more lines than this.
_MOST_BETWEEN = 14
#: A line of a wrapped name is no longer than this.
LONGEST_NAME = 60

Top = tuple[tuple[tuple[Field, ...], ...], Columns, str, int]


def top_of(lines: Sequence[Line], at: int, headings: Headings) -> Top | None:
    """The rows of the heading, the columns below it, its first words, and the number of the line behind it."""
    number = len(headings.columns)
    name = headings.name.text if headings.name is not None else ""
    first, between = _first_row(lines, at + 1, headings)
    if first is None:
        return None
    if has_two_names(headings) or (headings.of_years and lacks_its_kinds(lines, at, headings)):
        return _uncut((at,), lines, first, name, number)
    if len(between) == 1 and between[0] < first:
        two = _two_lines(lines, at, between[0], headings, first)
        if two is not None:
            return two
    if len(between) == 2 and between[1] < first:
        three = _three_lines(lines, at, between, headings, first)
        if three is not None:
            return three
    if _has_twins(headings) and (headings.of_years or headings.spaced):
        return _uncut((at,), lines, first, name, number)
    if headings.of_years or headings.spaced:
        if _has_words(lines, first, headings):
            return (_heading_row(lines[at], headings),), Columns(number, (), True), name, at + 1
        if not _fits_somewhere(lines, first, number) and (not headings.of_years or len(_counts(lines, first)) < 2):
            return None
        return (_heading_row(lines[at], headings),), _columns(lines, first, headings), name, at + 1
    if between:
        return None
    return _of_words(lines, at, headings, first, ())


def _first_row(lines: Sequence[Line], at: int, headings: Headings) -> tuple[int | None, list[int]]:
    """The first line of figures or labels, and the lines of text before it."""
    between: list[int] = []
    for number in range(at, min(at + _MOST_BETWEEN, len(lines))):
        text = lines[number][0]
        if not text.strip():
            continue
        if "\t" in text or len(between) > 3:
            return None, []
        entry = None if _YEARS_ONLY.fullmatch(text) else _row_of(lines[number], len(headings.columns))
        if entry is not None and (entry.labels is not None or most_cells(entry.tail) > 1):
            return number, between
        if NUMBERED.match(text) or len(text.strip()) > LONGEST_NAME * 2:
            return None, []
        between.append(number)
    return None, []


def _row_of(line: Line, number: int) -> Entry | None:
    return entry_of(line, Columns(number)) or entry_of(line, Columns(number, (), True))


_YEARS_ONLY = re.compile(r"\s*(?:(?:19|20)[0-9]{2}\s+)+(?:19|20)[0-9]{2}\s*")


def _has_twins(headings: Headings) -> bool:
    """Whether two columns have the same heading."""
    return len({one.text.casefold() for one in headings.columns}) < len(headings.columns)


def _two_lines(lines: Sequence[Line], at: int, below: int, headings: Headings, first: int) -> Top | None:
    """A heading of two lines: names under years, or names that go on below."""
    under = headings_of(lines[below][0])
    name = headings.name.text if headings.name is not None else ""
    if headings.of_years and under is not None and not under.of_years:
        columns = under.columns
        where = beneath(columns, headings.columns)
        if headings.spaced and under.spaced:
            where = _over(columns, headings.columns)
        if where is None or not _fits_somewhere(lines, first, len(columns)):
            # Which year a column is of is not certain: no row has a column.
            uncut = tuple((line_field(lines[one]),) for one in (at, below))
            return uncut, Columns(0, fewest=len(columns)), name, below + 1
        upper = _heading_row(lines[at], headings, where)
        return (upper, _heading_row(lines[below], under)), _columns(lines, first, under), name, below + 1
    words = [word.casefold() for word in lines[below][0].split()]
    kinds = len(words) == len(headings.columns) and all(word in KINDS for word in words)
    if headings.of_years and not kinds and not is_lower(lines[below][0]):
        return None
    parts = completed(headings, lines[below][0])
    if parts is not None and all(column == -1 for column, _ in parts) and _goes_on_to(lines[first]):
        # The first line of the first row's name.
        return (_heading_row(lines[at], headings),), _columns(lines, first, headings), name, at + 1
    if not headings.of_years and _YEARS_ONLY.fullmatch(lines[below][0]):
        return _kinds_above(lines, at, below, headings, first, parts)
    if parts is None:
        return _of_words(lines, at, headings, first, (below,))
    if not headings.of_years and not headings.spaced:
        return _of_words(lines, at, headings, first, (below,), parts)
    if not _fits_somewhere(lines, first, len(headings.columns)):
        return None
    row = _heading_row(lines[at], headings, None, parts)
    return (row,), _columns(lines, first, headings), name, below + 1


def _goes_on_to(line: Line) -> bool:
    """Whether a row of figures has its name above it, or goes on with one."""
    name = tail_of(line[0]).name.text
    return not name or name[0].islower()


def _three_lines(lines: Sequence[Line], at: int, below: Sequence[int], headings: Headings, first: int) -> Top | None:
    """A heading of three lines, where each of the two lower ones has a part for every column, or stands below some."""
    number = len(headings.columns)
    parts = [completed(headings, lines[one][0]) for one in below]
    more: dict[int, Piece] = {}
    for part in parts:
        if part is None or (not headings.spaced and len(part) != number):
            return None
        for column, piece in part:
            above = more.get(column)
            more[column] = piece if above is None else Piece(f"{above.text} {piece.text}", above.start, piece.end)
    if not _fits_somewhere(lines, first, number):
        return None
    row = _heading_row(lines[at], headings, None, tuple(more.items()))
    name = headings.name.text if headings.name is not None else ""
    return (row,), _columns(lines, first, headings), name, below[-1] + 1


def _kinds_above(
    lines: Sequence[Line],
    at: int,
    below: int,
    headings: Headings,
    first: int,
    parts: tuple[tuple[int, Piece], ...] | None,
) -> Top | None:
    """Words above years: certain where there are as many."""
    name = headings.name.text if headings.name is not None else ""
    number = len(headings.columns)
    if parts is not None and len(parts) == number and _fits_somewhere(lines, first, number):
        row = _heading_row(lines[at], headings, None, parts)
        return (row,), _columns(lines, first, headings), name, below + 1
    return _uncut((at, below), lines, first, name, number)


def _uncut(heading: tuple[int, ...], lines: Sequence[Line], first: int, name: str, number: int) -> Top | None:
    """A heading whose columns are not certain: none of its rows has a column."""
    if not _counts(lines, first):
        return None
    return tuple((line_field(lines[one]),) for one in heading), Columns(0, fewest=number), name, heading[-1] + 1


def _has_words(lines: Sequence[Line], first: int, headings: Headings) -> bool:
    """Whether the last column has words behind the figures of the others, in the first rows and in no other way."""
    number = len(headings.columns)
    if number < 3 or _has_twins(headings) or any(sign.isdigit() for sign in headings.columns[-1].text):
        return False
    found = before_words(lines[first][0])
    return found is not None and bool(cuts(found[0], number - 1)) and not cuts(tail_of(lines[first][0]), number)


def _over(columns: Sequence[Piece], years: Sequence[Piece]) -> tuple[tuple[int, int], ...] | None:
    """Which columns stand under each year, by where they stand: nearest, side by side, none left over."""
    middles = [(one.start + one.end) for one in years]
    owners = [min(range(len(years)), key=lambda at: abs(middles[at] - one.start - one.end)) for one in columns]
    spans = [[at for at, owner in enumerate(owners) if owner == number] for number in range(len(years))]
    if owners != sorted(owners) or not all(spans):
        return None
    names = [one.text.casefold() for one in columns]
    if any(len({names[at] for at in one}) < len(one) for one in spans):
        return None
    return tuple((one[0], one[-1]) for one in spans)


def is_lower(text: str) -> bool:
    return all(word[0].islower() or word[0] == "(" for word in text.split())


def _of_words(
    lines: Sequence[Line],
    at: int,
    headings: Headings,
    first: int,
    below: tuple[int, ...],
    parts: tuple[tuple[int, Piece], ...] = (),
) -> Top | None:
    """A heading of names: they are columns where all rows have as many figures; else no row has a column."""
    number = len(headings.columns)
    name = headings.name.text if headings.name is not None else ""
    if _has_words(lines, first, headings) and not below:
        return (_heading_row(lines[at], headings),), Columns(number, (), True), name, at + 1
    counts = _counts(lines, first)
    start = (below[-1] if below else at) + 1
    if len(counts) < 2 and not (counts and _stands_close(lines, at, first)):
        return None
    if all(number in one for one in counts) and (parts or not below) and not (_has_twins(headings) and not parts):
        row = _heading_row(lines[at], headings, None, parts)
        return (row,), _columns(lines, first, headings), name, start
    common = frozenset.intersection(*counts)
    if len(counts) < 2 or not any(abs(one - number) <= 2 for one in common):
        return None
    uncut = tuple((line_field(lines[one]),) for one in (at, *below))
    return uncut, Columns(0, fewest=number), name, start


def _stands_close(lines: Sequence[Line], at: int, first: int) -> bool:
    return sum(bool(text.strip()) for text, _ in lines[at + 1 : first]) == 0


def _counts(lines: Sequence[Line], first: int) -> list[frozenset[int]]:
    """How many cells each of the rows from `first` on may have, as far as lines of figures follow closely."""
    found: list[frozenset[int]] = []
    since = 0
    for text, _ in lines[first : first + 60]:
        tail = tail_of(text)
        ends = NUMBERED.match(text) and most_cells(tail) < 2
        if "\t" in text or ends or len(text) > 3 * LONGEST_NAME:
            break
        ways = _many(tail)
        if ways:
            found.append(ways)
            since = 0
        elif text.strip():
            since += 1
            if since > 8:
                break
    return found


@lru_cache(maxsize=1_000)
def _many(tail: Tail) -> frozenset[int]:
    """How many cells the figures of a line may be, two at least."""
    return frozenset(number for number in range(2, len(tail.words) + 1) if cuts(tail, number))


def _fits_somewhere(lines: Sequence[Line], first: int, number: int) -> bool:
    """Whether a row near the top may be cut into as many cells as there are columns."""
    return any(cuts(tail_of(text), number) for text, _ in lines[first : first + 12])


def _columns(lines: Sequence[Line], first: int, headings: Headings) -> Columns:
    """The columns, and where they stand: as wide as their headings and the cells of the rows that have them all."""
    number = len(headings.columns)
    if not headings.spaced:
        return Columns(number)
    extents = [(one.start, one.end) for one in headings.columns]
    for text, _ in lines[first : first + 200]:
        if headings_of(text) is not None and not tail_of(text).words:
            break
        cells = spaced(tail_of(text))
        if len(cells) == number:
            extents = [(min(a, one.start), max(b, one.end)) for (a, b), one in zip(extents, cells, strict=True)]
    apart = all(left[1] <= right[0] for left, right in pairwise(extents))
    return Columns(number, tuple(extents) if apart else ())


def _heading_row(
    line: Line,
    headings: Headings,
    spans: tuple[tuple[int, int], ...] | None = None,
    parts: tuple[tuple[int, Piece], ...] = (),
) -> tuple[Field, ...]:
    span = line[1]
    more = dict(parts)
    name = headings.name if headings.name is not None else Piece("", 0, 0)
    fields = [Field(_with(name, more.get(-1)), span._replace(column=name.start + 1, end=name.end + 1), 0, 0)]
    for at, piece in enumerate(headings.columns):
        begin, end = (at, at) if spans is None else spans[at]
        place = span._replace(column=piece.start + 1, end=piece.end + 1)
        fields.append(Field(_with(piece, more.get(at)), place, begin + 1, end + 1))
    return tuple(fields)


def _with(piece: Piece, more: Piece | None) -> str:
    return piece.text if more is None else joined((piece.text, more.text))


def line_field(line: Line) -> Field:
    text, span = line
    start = len(text) - len(text.lstrip())
    return Field(text.strip(), span._replace(column=start + 1, end=len(text.rstrip()) + 1), 0, 0, uncut=True)
