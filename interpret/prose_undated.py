"""A change that says no years in, the years that it is of and its claims out: the year before, or one that fits it."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial

from attrs import evolve

from engine.claim_tree import Than
from interpret.prose_choice import chosen
from interpret.prose_outline import Figure
from interpret.prose_reader import Draft, Reader
from interpret.prose_things import Thing, value_of
from interpret.prose_years import is_of_now

RISES = {Than.MORE: "ökade", Than.LESS: "minskade", Than.BETTER: "förbättrades", Than.WORSE: "försämrades"}


#: What makes it a comparison with something else than an earlier year of the report's own.
_COMPARED = re.compile(
    r"\b(?:jämför\w*|än|mot|sedan|budget\w*|plan\w*|prognos\w*|årlig\w*|per|snitt|genomsnitt|riket|rikets|varje|rad)\b"
)


def implied(reader: Reader, thing: Thing, holds: Callable[[Decimal, Decimal], bool]) -> tuple[int, int] | None:
    """The year before and the report's, where a sentence says no years; an earlier one that makes it true instead.

    None where it may be compared with something else, or is of another time.
    """
    text = reader.outline.text
    if "<Y" in text.replace(f"<Y{reader.report}>", "") or not is_of_now(text) or _COMPARED.search(text):
        return None
    after = thing.value(reader.report)
    earlier = [year for year in sorted(thing.outcomes, reverse=True) if year < reader.report]
    if after is None or thing.value(reader.report - 1) is None:
        return None
    for year in earlier:
        before = thing.value(year)
        if before is not None and holds(before, after):
            return year, reader.report
    return reader.report - 1, reader.report


def from_to_now(reader: Reader, match: re.Match[str]) -> Iterator[Draft]:
    """`från 84 till 86 procent`: the last is the report's year, the first an earlier one's that it is just of."""
    first, last = reader.figure(match), reader.figure(match, "b")
    if first is None or last is None:
        return
    if first.amount.unit is None and last.amount.unit is not None:
        unit = last.amount.printed.lstrip("0123456789 ,.−–-\u00a0")
        first = evolve(first, said=f"{first.said} {unit}", amount=evolve(first.amount, unit=last.amount.unit))
    thing = chosen(*reader.can_be(match), last, reader.report)
    if thing is None or first.amount.unit != last.amount.unit or thing.is_row:
        return
    value = first.amount.value
    pair = implied(reader, thing, lambda before, _: before == value)
    for figure, year in () if pair is None else ((first, pair[0]), (last, pair[1])):
        yield Draft(f"{thing.of_year(year)} = {figure.said}", match.start(), match.end())


def changed_now(reader: Reader, match: re.Match[str], than: Than, figures: tuple[Figure, ...]) -> Iterator[Draft]:
    """`ökade med 21 mnkr (3,6 procent)`: since the year that one of the two is just of; else kept where it holds."""
    for figure in figures:
        thing = chosen(*reader.can_be(match), figure, reader.report - 1, reader.report)
        pair = None if thing is None else implied(reader, thing, partial(_comes_to, than, figures))
        if thing is None or pair is None or not all(map(thing.of_year, pair)) or _is_deviation(thing, figure):
            continue
        before, after = thing.value(pair[0]), thing.value(pair[1])
        anchored = len(figures) > 1 and before is not None and after is not None
        is_certain = anchored and _comes_to(than, figures, before or Decimal(0), after or Decimal(0))
        yield Draft(of_change(thing, than, pair, figure.said), match.start(), match.end(), is_certain)


def _comes_to(than: Than, figures: tuple[Figure, ...], before: Decimal, after: Decimal) -> bool:
    """Whether one of the amounts is the change: in procent of a figure that is of something else, or by itself."""
    for figure in figures:
        amount, change = figure.amount, abs(after) - abs(before)
        if amount.unit is not None and amount.unit.dimension == "procent":
            if not before:
                continue
            change = (100 * change / abs(before)).quantize(Decimal(1).scaleb(int(amount.value.as_tuple().exponent)))
        if (change if than is Than.MORE else -change) == amount.value:
            return True
    return False


def _is_deviation(thing: Thing, figure: Figure) -> bool:
    """Whether the amount is what the row is against its budget."""
    printed = None if thing.deviation is None else value_of(thing.deviation[1], thing.unit)
    return printed is not None and abs(printed) == abs(figure.amount.value)


def of_change(thing: Thing, than: Than, years: tuple[int, int], said: str) -> str:
    return f"{thing.said} {RISES[than]} {years[0]}–{years[1]} med {said}"
