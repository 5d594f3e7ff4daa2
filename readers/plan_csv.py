"""The text of a CSV file in, its table out: whether semicolon, comma or tab divides is seen by its lines."""

import csv
from io import StringIO

from authoring.page import Page, Row, Table
from findings.span import Span
from findings.text import Text
from readers.unreadable import MOST_ROWS, UnreadableError, too_many_rows

_DELIMITERS = ";\t,"
#: Columns beyond this are no plan's.
_MOST_COLUMNS = 100
#: So many lines are looked at to see what divides the columns.
_SAMPLE = 20


def read_csv(text: str, document: str) -> Page:
    """The one table of a CSV file; raises UnreadableError where quotes or fields do not end."""
    delimiter = delimiter_of(text)
    rows: list[Row] = []
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for cells in reader:
            if len(rows) == MOST_ROWS:
                raise too_many_rows(document)
            rows.append(Row(tuple(cells[:_MOST_COLUMNS]), Span(document, line=reader.line_num)))
    except csv.Error:
        line = reader.line_num
        raise UnreadableError(
            Text(
                f'"{document}" har ett citattecken som inte avslutas, på eller före rad {line}',
                f'"{document}" has a quotation mark that is not closed, on or before line {line}',
            ),
            Text("avsluta citatet, eller spara filen som .xlsx", "close the quotation, or save the file as .xlsx"),
        ) from None
    return Page((Table(tuple(rows)),))


def delimiter_of(text: str) -> str:
    """The sign that divides most lines into the same number of columns, more than one."""
    lines = [line for line in text.split("\n", _SAMPLE)[:_SAMPLE] if line.strip()]

    def fitness(delimiter: str) -> tuple[int, int]:
        counts = [line.count(delimiter) for line in lines]
        most = max(counts, default=0)
        return (sum(count == most for count in counts) if most else 0, most)

    return max(_DELIMITERS, key=fitness)
