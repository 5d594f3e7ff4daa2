"""The pieces of a table's lines in, the columns they stand in out: by order in full lines, by overlap in the others."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from readers.pdf_rows import YEAR, Piece, is_figure
from readers.pdf_words import Word

#: How much of a figure must stand within its column.
_WITHIN = 0.5
#: Edges this near in points are aligned.
ALIGNED = 3.0

Column = tuple[float, float]


def columns_for(parts: list[list[list[Word]]]) -> tuple[Column, ...] | None:
    """The columns that most of the lines agree on."""
    most = max(len(part) for part in parts)
    best: tuple[float, int, tuple[Column, ...]] | None = None
    for count in range(min(most, 60), 1, -1):
        full = [part for part in parts if len(part) == count]
        if not full:
            continue
        columns = _united(full)
        if columns is None:
            continue
        columns = _with_heading(parts[0], columns)
        fits = sum(_fits(part, columns) for part in parts if len(part) > 1)
        score = fits / sum(len(part) > 1 for part in parts)
        if best is None or score > best[0] + 0.1:
            best = score, count, columns
    return best[2] if best and best[0] >= 0.5 else None


def columns_of(words: Sequence[Word], columns: Sequence[Column], reach: Column | None = None) -> tuple[int, int]:
    """The columns that a piece stands in, from the first to the last; several where it is not certain."""
    x0, x1 = reach or (words[0].x0, words[-1].x1)
    met = [n for n, (left, right) in enumerate(columns) if min(x1, right) - max(x0, left) > 0.5]
    if not met:
        after = [n for n, (left, _) in enumerate(columns) if left >= x1]
        if not after or after[0] == 0:
            return (0, 0) if after else (len(columns) - 1, len(columns) - 1)
        return after[0] - 1, after[0]
    if len(met) > 1 or not is_figure(text_of(words)):
        return met[0], met[-1]
    left, right = columns[met[0]]
    within = (min(x1, right) - max(x0, left)) / max(x1 - x0, 0.1)
    aligned = min(abs(x0 - left), abs(x1 - right), abs(x0 + x1 - left - right) / 2) <= ALIGNED
    if within >= _WITHIN or aligned:
        return met[0], met[0]
    return (max(met[0] - 1, 0), met[0]) if x0 < left else (met[0], min(met[0] + 1, len(columns) - 1))


def spread_heading(drawn: list[list[tuple[Piece, ...]]], columns: Sequence[Column]) -> None:
    """Gives the words above a row of years the columns that they stand in the middle of, where only one division
    of the years among them puts each in the middle of its own."""
    places = [(part, number) for part, lines in enumerate(drawn) for number in range(len(lines))]
    upper, lower = (drawn[part][number] for part, number in places[:2])
    years = [piece for piece in lower if YEAR.fullmatch(piece.text) and piece.first == piece.last]
    if len(years) <= len(upper) or any(piece.first == 0 or is_figure(piece.text) for piece in upper):
        return
    if upper[0].words[-1].x1 < years[0].words[0].x0 or upper[-1].words[0].x0 > years[-1].words[-1].x1:
        return  # it stands beside the years
    middles = [(piece.words[0].x0 + piece.words[-1].x1) / 2 for piece in years]
    heads = [(piece.words[0].x0 + piece.words[-1].x1) / 2 for piece in upper]
    found = [(len(years),)] if len(heads) == 1 else list(_divisions(heads, middles))
    if len(found) != 1:
        return
    start = 0
    spread = []
    for piece, count in zip(upper, found[0], strict=True):
        spread.append(piece._replace(first=years[start].first, last=years[start + count - 1].last))
        start += count
    part, number = places[0]
    drawn[part][number] = tuple(spread)


def _divisions(heads: Sequence[float], middles: Sequence[float]) -> Iterator[tuple[int, ...]]:
    """How many of the columns go to each head in turn, so that it stands in the middle of its own."""
    if not heads:
        if not middles:
            yield ()
        return
    for count in range(1, len(middles) - len(heads) + 2):
        if abs((middles[0] + middles[count - 1]) / 2 - heads[0]) <= 2 * ALIGNED:
            yield from ((count, *rest) for rest in _divisions(heads[1:], middles[count:]))


def _united(full: list[list[list[Word]]]) -> tuple[Column, ...] | None:
    """The extent of each column over lines with a piece in every one; None where they overlap."""
    columns = [(min(part[n][0].x0 for part in full), max(part[n][-1].x1 for part in full)) for n in range(len(full[0]))]
    apart = all(left[1] < right[0] for left, right in pairwise(columns))
    return tuple(columns) if apart else None


def _with_heading(first: list[list[Word]], columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Columns widened by a heading that has none above the names: heading and figures go by their order."""
    if len(first) != len(columns) - 1 or first[0][0].x0 <= columns[0][1]:
        return columns
    wide = [columns[0]]
    for column, head in zip(columns[1:], first, strict=True):
        wide.append((min(column[0], head[0].x0), max(column[1], head[-1].x1)))
    return tuple(wide) if all(a[1] < b[0] for a, b in pairwise(wide)) else columns


def _fits(part: list[list[Word]], columns: Sequence[Column]) -> bool:
    places = [columns_of(one, columns) for one in part]
    return all(first == last for first, last in places) and len({first for first, _ in places}) == len(places)


def text_of(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)
