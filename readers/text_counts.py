"""The rows of a table whose headings are not certain in, how many columns it has out: 0 where they do not agree."""

from collections.abc import Sequence
from functools import lru_cache

from readers.figure_cells import Tail, cuts, least_cells
from readers.text_names import Entry


@lru_cache(maxsize=1_000)
def most_cells(tail: Tail) -> int:
    """The largest number of cells that the figures of a line may be."""
    return next((number for number in range(len(tail.words), 0, -1) if cuts(tail, number)), 0)


def agreed(entries: Sequence[Entry], fewest: int) -> int:
    """How many columns, `fewest` at least, all the rows show; 0 where they do not agree.

    A row that can be cut to one number of cells alone shows it, and so does a line of labels; one of a single cell
    has lost the others.
    """
    shown = [len(one.labels[1]) if one.labels is not None else _only_cells(one.tail) for one in entries]
    counts = {number for number in shown if number > 1}
    figures = sum(one.labels is None for one in entries)
    labelled = any(one.labels is not None for one in entries)
    enough = labelled or 2 * sum(number > 1 for number in shown) >= figures
    return counts.pop() if len(counts) == 1 and enough and min(counts) >= fewest else 0


def have_more(entries: Sequence[Entry], number: int) -> bool:
    """Whether most of the rows have more cells than `number` for certain: a heading is lost."""
    return 2 * sum(one.labels is None and _only_cells(one.tail) > number for one in entries) > len(entries)


def _only_cells(tail: Tail) -> int:
    """The number of cells that a line has for certain; 0 where it may have more or fewer."""
    least = least_cells(tail)
    return least if least == most_cells(tail) and len(cuts(tail, least)) == 1 else 0
