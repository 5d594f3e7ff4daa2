"""The rows of a table in, the same with a heading of several printed rows made one, and the unsure marked, out."""

from collections.abc import Sequence

from attrs import evolve

from readers.document import Field
from readers.joined_lines import joined
from readers.pdf_rows import YEAR, is_figure

#: The rest of a heading is no longer than this, in signs.
_SHORT = 25
#: A number or a sign before a name is no longer than this.
_MARK = 4


def unsure(row: tuple[Field, ...]) -> tuple[Field, ...]:
    """The row of a table without lines: a field over several columns beside others is of one of them, unknown which."""
    beside = sum(bool(field.text) for field in row) > 1
    return tuple(
        evolve(field, uncut=True) if beside and (field.first < field.last or _is_two(field.text)) else field
        for field in row
    )


def _is_two(text: str) -> bool:
    """Whether a wide gap parts words in it: those of two columns that nothing else tells apart."""
    first, _, rest = text.partition("\t")
    return len(first) > _MARK and any(map(str.isalpha, rest))


def heads(rows: Sequence[tuple[Field, ...]]) -> int | None:
    """0 where the first row has figures of its own, and the table no heading; else nothing is said."""
    figures = [field for field in rows[0][1:] if is_figure(field.text) and any(sign.isdigit() for sign in field.text)]
    return 0 if figures else None


def with_heading(rows: list[tuple[Field, ...]]) -> list[tuple[Field, ...]]:
    """The rows with a heading of two or three rows made one: `Utfall` above `2020` and `2019`."""
    while len(rows) > 2 and _heads(rows[0], rows[1]):
        rows = [_merged(rows[0], rows[1]), *rows[2:]]
    if len(rows) > 1 and len(rows[0]) > 1 and _years_below(rows[0], rows[1]):
        rows = [(_whole(rows[0]),), *rows[1:]]
    return rows


def _years_below(upper: tuple[Field, ...], lower: tuple[Field, ...]) -> bool:
    """Whether a second row of years is left, of which it is not certain what stands above each."""
    years = [word for one in lower for word in one.text.split() if YEAR.fullmatch(word)]
    others = [one.text for one in (*upper, *lower) if not all(map(YEAR.fullmatch, one.text.split()))]
    return len(years) > 1 and not any(map(is_figure, others))


def _whole(row: tuple[Field, ...]) -> Field:
    """A row as one field over all columns: what stands below does not fit it."""
    text = " ".join(field.text for field in row if field.text)
    first = next((field for field in row if field.text), row[0])
    return evolve(first, text=text, first=row[0].first, last=row[-1].last, rows=1, uncut=True)


def _heads(upper: tuple[Field, ...], lower: tuple[Field, ...]) -> bool:
    """Whether the second row is the rest of the heading."""
    if any(is_figure(field.text) for field in (*upper, *lower) if field.text):
        return False
    if not any(field.text for field in lower) or any("\t" in field.text for field in upper):
        return False
    over = [field for field in upper if field.last > field.first and field.text and len(upper) > 1]
    parts = [
        sum(one.first >= field.first and one.last <= field.last and bool(one.text) for one in lower) for field in over
    ]
    if over and all(count > 1 for count in parts):
        return all(
            not one.text
            or not _above(upper, one).text
            or YEAR.fullmatch(one.text)
            or any(_within(one, f) for f in over)
            for one in lower
        )
    if _wraps(upper, lower):
        return True
    years = [one for one in lower if YEAR.fullmatch(one.text)]
    others = [one for one in lower if one.text and one not in years]
    return (
        len(years) > 1
        and all(_above(upper, one).text and not YEAR.search(_above(upper, one).text) for one in years)
        and not any(_above(upper, one).text for one in others)
    )


def _wraps(upper: tuple[Field, ...], lower: tuple[Field, ...]) -> bool:
    """Whether the line below the heading is the rest of some of its words: `Avvikelse` above `budget 2020`."""
    if lower[0].text or not upper[0].text or lower[0].span.line != (upper[0].span.line or 0) + 1:
        return False
    words = [one for one in lower if one.text]
    return len(words) < len(upper) - 1 and all(
        _above(upper, one).text and len(one.text) < _SHORT and one.first == one.last for one in words
    )


def _within(one: Field, field: Field) -> bool:
    return field.first <= one.first and one.last <= field.last


def _above(upper: tuple[Field, ...], one: Field) -> Field:
    found = [field for field in upper if field.first <= one.last and one.first <= field.last]
    return found[0] if len(found) == 1 else Field("", one.span, one.first, one.last)


def _merged(upper: tuple[Field, ...], lower: tuple[Field, ...]) -> tuple[Field, ...]:
    below: list[Field] = []
    covered = {column for field in lower for column in range(field.first, field.last + 1)}
    for field in lower:
        above = _above(upper, field)
        text = joined([part for part in (above.text, field.text) if part])
        below.append(evolve(field, text=text, span=field.span if field.text else above.span, rows=1))
    below.extend(evolve(field, rows=1) for field in upper if not covered & set(range(field.first, field.last + 1)))
    return tuple(sorted(below, key=lambda field: field.first))
