"""A table of labels and what they say, side by side, in; the same as passages, each label before its text, out."""

from collections.abc import Mapping

from interpret.headers import Column, header
from interpret.labels import Says, is_naming, label
from readers.document import Field, Grid, Kind, Passage

_OF_GOALS = frozenset({Says.VERDICT, Says.COMMENT, Says.TARGET, Says.OUTCOME, Says.FORECAST, Says.DEADLINE})


def label_rows(grid: Grid, calls: Mapping[str, Says]) -> tuple[Passage, ...]:
    """The passages of a table `Mål | Barnen ska …`, `Bedömning | Uppfyllt`; none where it is another table."""
    rows = [[field for field in row if field.text.strip() or field.colour or field.picture] for row in grid.rows]
    rows = [row for row in rows if row]
    if len(rows) < 2 or any(len(row) > 2 or any(field.uncut for field in row) for row in rows):
        return ()
    found = [label(row[0].text, calls) for row in rows]
    says = [one.says for one in found if one is not None and not one.rest and not one.period]
    if len(says) < len(rows) or len(set(says)) < len(says) or not _OF_GOALS & set(says):
        return ()  # not all are labels, or the same one is there twice
    if not is_naming(says[0]) or any(map(is_naming, says[1:])) or any(row[0].first for row in rows):
        return ()
    # `Mål | Bedömning` heads two columns.
    if len(rows[0]) < 2 or header(rows[0][1].text).column is not Column.UNKNOWN:
        return ()
    return tuple(_passage(field) for row in rows if len(row) == 2 for field in row)


def _passage(field: Field) -> Passage:
    return Passage(
        Kind.PARAGRAPH,
        field.text,
        field.span,
        ((field.text, field.span),),
        colour=field.colour,
        picture=field.picture,
    )
