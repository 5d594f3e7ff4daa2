"""Tables of a case in, the parts that are more than the whole that they are of out (`varav`)."""

import re
from collections.abc import Iterator

from attrs import frozen

from engine.claim_tables import At, TableBook, of_cell
from engine.facts import folded
from engine.interval import subtract
from engine.table_words import adds_up, is_left_over, says_part

#: Dimensions of amounts: a part of one is never more than the whole. Shares, means and ranks are none.
_AMOUNTS = frozenset({"kr", "antal", "årsarbetare", "ton", "kWh", "meter", "kvadratmeter"})
#: What amounts are called where nothing says the unit.
_AMOUNT = re.compile(
    r"\bantal|kostnad|intäkt|utgift|inkomst|belopp|investering|bidrag|anställda|årsarbet|skuld|fordr|tillgång|ärende"
)


@frozen
class PartOff:
    """A part that is more than the whole."""

    whole: At
    part: At


def exceeds(book: TableBook, whole: At, part: At) -> bool:
    """Whether the part is certainly more than the whole, of the same sign and unit."""
    all_of, one = of_cell(book, whole), of_cell(book, part)
    if all_of.interval is None or one.interval is None or all_of.value is None or one.value is None:
        return False
    dimensions = {"" if figure.unit is None else figure.unit.dimension for figure in (all_of, one)}
    if len(dimensions) > 1:
        return False
    more = subtract(one.interval, all_of.interval)
    if all_of.value >= 0 and one.value > 0:
        return more.low is not None and more.low > 0
    return all_of.value <= 0 and one.value < 0 and more.high is not None and more.high < 0


def parts_off(book: TableBook, number: int) -> Iterator[PartOff]:
    """The cells of rows and columns called `varav …` that are more than those of the row or column before."""
    table = book.tables[number]
    names = [row.name for row in table.rows]
    for row, of in _wholes(names):
        if not _of_one_sign(names[of], names[row]):
            continue
        for column, heading in enumerate(table.columns):
            if adds_up(heading) and not is_left_over(heading):
                yield from _off(book, At(number, of, column), At(number, row, column))
    for column, of in _wholes(table.columns):
        if not _of_one_sign(table.columns[of], table.columns[column]):
            continue
        for row, name in enumerate(names):
            if adds_up(name) and not is_left_over(name) and not says_part(name):
                yield from _off(book, At(number, row, of), At(number, row, column))


def _wholes(names: list[str] | tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Each line called `varav …`, and the nearest line before it that is none."""
    whole: int | None = None
    for at, name in enumerate(names):
        if not says_part(name):
            whole = at
        elif whole is not None:
            yield at, whole


def _of_one_sign(whole: str, part: str) -> bool:
    return adds_up(whole) and adds_up(part) and not is_left_over(whole)


def _off(book: TableBook, whole: At, part: At) -> Iterator[PartOff]:
    if of_cell(book, whole).value and _is_amount(book, whole) and exceeds(book, whole, part):
        yield PartOff(whole, part)


def _is_amount(book: TableBook, at: At) -> bool:
    unit = of_cell(book, at).unit
    if unit is not None:
        return unit.dimension in _AMOUNTS
    table = book.tables[at.table]
    words = (table.rows[at.row].name, table.columns[at.column], table.name)
    return any(_AMOUNT.search(folded(word)) for word in words)
