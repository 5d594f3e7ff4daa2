"""Rows with several ways to cut them and the total below them in, the only ways in which they add up out."""

import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import product
from math import prod

from engine.printed import number, plain
from readers.figure_cells import Piece

Way = tuple[Piece, ...]

_TOTAL = re.compile(r"(?:summa|total(?:t|a|er)?|s:a|nettosumma)\b", re.IGNORECASE)
#: More combinations of ways than this are not tried.
_MOST_COMBINATIONS = 2_000


def is_total(name: str) -> bool:
    """Whether a row says that it is the sum of those above it."""
    return _TOTAL.match(name.strip()) is not None


def adding_up(rows: Sequence[Sequence[Way]]) -> tuple[Way, ...]:
    """One way for each row, the last one the total; () where they add up in no way, or in several.

    In every column the total is the sum of the rows above it, within their rounding.
    """
    if len(rows) < 3 or not all(rows) or prod(map(len, rows)) > _MOST_COMBINATIONS:
        return ()
    found: list[tuple[Way, ...]] = []
    for combination in product(*rows):
        if len({len(way) for way in combination}) == 1 and all(map(_is_sum, zip(*combination, strict=True))):
            found.append(combination)
            if len(found) > 1:
                return ()
    return found[0] if found else ()


def _is_sum(column: Sequence[Piece]) -> bool:
    *above, total = [number(plain(cell.text).rstrip("% ")) for cell in column]
    if total is None or None in above:
        return False
    values = [one.value for one in above if one is not None]
    # Every figure may be half a unit of its last digit away from what it stands for.
    decimals = max(one.decimals for one in (total, *above) if one is not None)
    slack = Fraction(len(column), 2 * 10**decimals)
    return abs(Fraction(total.value - sum(values, Decimal(0)))) <= slack
