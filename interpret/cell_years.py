"""A cell, its heading and the report's own period in, the year its figure is of out; None where not certain."""

from interpret.cells import own_year
from interpret.headers import Column, Header
from interpret.period import When


def year_of(text: str, head: Header, heads: tuple[Header, ...], when: When) -> int | None:
    """The cell's own year, else its heading's, else the report's where no other column has that year.

    A figure of a part of a year is of no year unless the report is of the same part.
    """
    if _is_other_part(head, when):
        return None
    if (own := own_year(text)) is not None:
        return own
    if head.year is not None:
        return None if _is_twice(head, heads) else head.year
    if when.year is None:
        return None
    year = when.year - head.back
    alike = [one for one in heads if _same_kind(one, head) and not _is_other_part(one, when)]
    # `Utfall`, `2022` and a blank: the years of the other two are lost.
    lost = any(one.column is Column.BLANK for one in heads[1:]) and any(one.year is not None for one in alike)
    twice = lost or any(
        one is not head and (one.year == year or (one.year is None and one.back == head.back)) for one in alike
    )
    return None if twice else year


def _is_other_part(head: Header, when: When) -> bool:
    """Whether the heading names a part of a year that is not the report's own."""
    if head.month is None or (head.month == 12 and when.month is None):
        return False
    return head.month != when.month or (head.year is not None and head.year != when.year)


def _is_twice(head: Header, heads: tuple[Header, ...]) -> bool:
    """Whether another column of the same kind has the same year: then neither is certain."""
    alike = [one for one in heads if _same_kind(one, head) and one.year == head.year]
    return len([one for one in alike if one.month == head.month]) > 1


def _same_kind(one: Header, head: Header) -> bool:
    if one.column is not head.column:
        return False
    return one.column not in (Column.COMPARATOR, Column.SEX, Column.OF_PART) or one.name == head.name
