"""The bytes of a CSV file in, the document laid out: its tables, parted by blank lines, and the texts between them."""

import csv
from collections.abc import Iterator
from io import StringIO

from attrs import frozen

from dsl.source import decode
from findings.codes import UNREADABLE, file_finding
from findings.finding import Finding, Label
from findings.span import Span
from findings.text import Text
from readers.clean_text import tidied
from readers.content import read_text
from readers.document import Document, Field, Grid, Item, Kind, Passage, Unread
from readers.plan_csv import delimiter_of
from readers.sniff import UTF_16
from readers.unreadable import MOST_ROWS, UnreadableError, too_many_rows

#: Columns beyond this are no report's.
_MOST_COLUMNS = 1_000
_LONGEST_HEADING = 120
#: Excel writes it on the first line of a file: `sep=;`.
_SEPARATOR = "sep="


@frozen
class _Line:
    """One record: the texts of its fields and where each begins."""

    fields: tuple[tuple[str, Span], ...]
    #: How many more, that are not blank, stand beyond the columns that are read.
    cut: int = 0


def read_csv_report(data: bytes, name: str) -> Document:
    """The document of a CSV file; without items and with a finding where it cannot be read."""
    utf_16 = _utf_16(data)
    # The line breaks of Windows are no news in a file that Excel has saved.
    bytes_of_text = data if data.startswith(UTF_16) else data.replace(b"\r\n", b"\n")
    text, findings = decode(utf_16, name) if utf_16 is not None else read_text(bytes_of_text, name)
    if text is None or any(finding.code == UNREADABLE.code for finding in findings):
        return Document(name, (), findings)
    if not text.strip():
        message = Text(f'"{name}" är tom', f'"{name}" is empty')
        return Document(name, (), (*findings, _unreadable(message, name)))
    try:
        items = tuple(_items(_records(text, name)))
    except UnreadableError as error:
        return Document(name, (), (*findings, _unreadable(error.message, name, error.help)))
    return Document(name, items, findings)


def _unreadable(message: Text, name: str, help: Text | None = None) -> Finding:
    return file_finding(UNREADABLE, message, (Label(Span(name)),), help)


def _utf_16(data: bytes) -> bytes | None:
    """A file that is written in UTF-16 without saying so, with the mark that says it; else None.

    Western letters have every second byte zero.
    """
    if data.startswith(UTF_16) or len(data) % 2 or b"\0" not in data:
        return None
    sample = data[:4000]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    most = len(sample) * 2 // 5
    if odd >= most and not even:
        return b"\xff\xfe" + data
    return b"\xfe\xff" + data if even >= most and not odd else None


def _records(text: str, name: str) -> Iterator[_Line]:
    """Every record with the place of each of its fields; raises UnreadableError where a quotation does not end."""
    first, _, rest = text.partition("\n")
    skipped = 0
    delimiter = None
    if first.lower().startswith(_SEPARATOR) and len(first) == len(_SEPARATOR) + 1:
        delimiter, text, skipped = first[-1], rest, 1
    if delimiter is None or delimiter in '"\r\n':
        delimiter = delimiter_of(text)
    lines = text.split("\n")
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    before = 0
    try:
        for number, cells in enumerate(reader):
            if number == MOST_ROWS:
                raise too_many_rows(name)
            raw = "\n".join(lines[before : reader.line_num])
            fields = tuple(_placed(cells[:_MOST_COLUMNS], raw, delimiter, before + 1 + skipped, name))
            yield _Line(fields, sum(bool(cell.strip()) for cell in cells[_MOST_COLUMNS:]))
            before = reader.line_num
    except csv.Error:
        line = before + 1 + skipped
        raise UnreadableError(
            Text(
                f'"{name}" har ett citattecken som inte avslutas, på rad {line} eller senare',
                f'"{name}" has a quotation mark that is not closed, on line {line} or later',
            ),
            Text("avsluta citatet, eller spara filen som .xlsx", "close the quotation, or save the file as .xlsx"),
        ) from None


def _placed(cells: list[str], raw: str, delimiter: str, line: int, name: str) -> Iterator[tuple[str, Span]]:
    """The fields of a record with the line and column where the text of each begins."""
    at = 0
    for cell in cells:
        begin = at
        while begin < len(raw) and raw[begin] in " \t\u00a0" and raw[begin] != delimiter:
            begin += 1
        quoted = raw[begin : begin + 1] == '"'
        at = _end(raw, begin, delimiter) if quoted else _next(raw, begin, delimiter)
        start = begin + quoted
        text = tidied(cell).strip()
        above = raw.count("\n", 0, start)
        column = start - (raw.rfind("\n", 0, start) + 1) + 1
        end = column + len(text) if "\n" not in text else None
        yield text, Span(name, line + above, column, end, row=str(line))
        at += 1


def _next(raw: str, at: int, delimiter: str) -> int:
    found = raw.find(delimiter, at)
    return len(raw) if found < 0 else found


def _end(raw: str, begin: int, delimiter: str) -> int:
    """Where the delimiter behind a quoted field stands: two marks together are one within it."""
    at = begin + 1
    while at < len(raw):
        if raw[at] != '"':
            at += 1
        elif raw[at + 1 : at + 2] == '"':
            at += 2
        else:
            return _next(raw, at, delimiter)
    return len(raw)


# --- Tables -------------------------------------------------------------------------------------


def _items(lines: Iterator[_Line]) -> Iterator[Item]:
    block: list[_Line] = []
    title: str | None = None
    for line in (*lines, _Line(())):
        if any(text for text, _ in line.fields):
            block.append(line)
            continue
        for item in _of_block(block, title):
            title = item.text if isinstance(item, Passage) and item.kind is Kind.HEADING else None
            yield item
        yield from (_cut(one) for one in block if one.cut)
        block = []


def _of_block(block: list[_Line], title: str | None) -> Iterator[Item]:
    """The texts above a table, one a line, and the table."""
    wide = [sum(bool(text) for text, _ in line.fields) > 1 for line in block]
    begin = wide.index(True) if True in wide else len(block)
    # A row of one text behind a blank is headings: their first one is lost.
    while True in wide and begin and not block[begin - 1].fields[0][0]:
        begin -= 1
    for line in block[:begin]:
        for one in line.fields:
            if one[0]:
                passage = _passage(one)
                title = passage.text if passage.kind is Kind.HEADING else None
                yield passage
    block = block[begin:]
    if block:
        rows = tuple(
            tuple(Field(text, span, number, number) for number, (text, span) in enumerate(line.fields))
            for line in block
        )
        yield Grid(rows, rows[0][0].span._replace(column=None, end=None), title=title)


def _cut(line: _Line) -> Unread:
    """What stands beyond the columns that are read."""
    _, place = line.fields[0]
    many = f"{line.cut:,}".replace(",", "\u00a0")
    text = Text(
        f"{many} rutor efter de första {_MOST_COLUMNS} på raden läses inte",
        f"{many} cells after the first {_MOST_COLUMNS} of the row are not read",
    )
    return Unread(text, place._replace(column=None, end=None))


def _passage(field: tuple[str, Span]) -> Passage:
    printed, span = field
    text = " ".join(printed.split())
    sentence = len(text) > _LONGEST_HEADING or text.endswith((".", ",", ";", ":", "?", "!"))
    kind = Kind.PARAGRAPH if sentence or not any(sign.isalpha() for sign in text) else Kind.HEADING
    return Passage(kind, text, span, ((printed, span),))
