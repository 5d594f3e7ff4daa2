"""The lines below a heading in, the rows of its table out: figures cut to fit the columns, wrapped names joined.

A row that fits in no way or in several has its figures uncut in one field; nothing of it is used.
"""

import re
from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from engine.printed import MOST_READINGS
from engine.printed import number as figure_of
from findings.span import Span
from readers.document import Field
from readers.figure_cells import Piece, Tail, before_words, cuts, labels_of, least_cells, spaced, tail_of
from readers.joined_lines import joined
from readers.text_counts import most_cells
from readers.text_names import Entry, Line, name_rows
from readers.text_sums import adding_up, is_total

#: The largest figure of a row is no more than so many times the smallest where they are of one size.
_ALIKE = 3


@frozen
class Columns:
    """The columns that rows are cut to: how many, and where they stand in the line if that is known."""

    number: int
    extents: tuple[tuple[int, int], ...] = ()
    #: The last one has words, and all the others figures.
    words: bool = False
    #: So many headings can be read where which column each is of is not certain; there may be more columns.
    fewest: int = 2
    #: Which heading each has is not certain.
    unnamed: bool = False
    #: Figures of the table have spaces between their thousands, or rows have lost cells: `12 345` below two columns
    #: may be one figure.
    spaces: bool = False


def entry_of(line: Line, columns: Columns) -> Entry | None:
    """The row that a line may be: with figures or labels of several columns behind a name; None for text."""
    text = line[0]
    labels = labels_of(text)
    if labels is not None:
        return Entry(line, tail_of(text), labels=labels)
    parted = before_words(text) if columns.words else None
    if parted is not None and cuts(parted[0], columns.number - 1):
        return Entry(line, parted[0], behind=parted[1])
    tail = tail_of(text)
    if not tail.words:
        return None
    many = len(tail.words) > 1 and not (least_cells(tail) == 1 and len(tail.words) <= 3 and not tail.name.text)
    if many and (cuts(tail, columns.number) or most_cells(tail) > 1):
        return Entry(line, tail)
    return Entry(line, tail) if _is_lost(tail) else None


def _is_lost(tail: Tail) -> bool:
    """Whether a line of one figure behind a name has lost the others; a year goes with the name."""
    figure = tail.run.text
    return (
        bool(tail.name.text)
        and re.fullmatch(r"(?:19|20)[0-9]{2}", figure) is None
        and any(sign.isdigit() for sign in figure)
    )


def rows_of(entries: Sequence[Entry], after: Sequence[Line], columns: Columns) -> Iterator[tuple[Field, ...]]:
    """The rows of a table in order; `after` is the text that touches the last of them."""
    columns = evolve(columns, spaces=len(entries) < 3 or any(_has_spaces(entry, columns) for entry in entries))
    name_rows(entries, after)
    if columns.words:
        # A line of text may go on with the name or with the words of the last column.
        for entry in entries:
            entry.certain = entry.certain and not entry.names
    cut = _all_cuts(entries, columns)
    at = 0
    while at < len(entries):
        entry = entries[at]
        if entry.labels is not None:
            pairs = _labelled(entries, at)
            yield from _of_labels(pairs, columns)
            at += max(len(pairs), 1) * 2 if pairs else 1
            if not pairs:
                yield _uncut(entry, columns)
            continue
        yield _row(entry, columns, cut[at])
        yield from () if entry.certain else _texts(entry, columns)
        at += 1


def _all_cuts(entries: Sequence[Entry], columns: Columns) -> list[tuple[Piece, ...]]:
    """The cells of each row where they are certain, by the row itself or by the total below it; () else."""
    found = [_certain(one.tail, columns) if one.labels is None and not one.stacked else () for one in entries]
    start = 0
    for at, entry in enumerate(entries):
        if entry.labels is not None or not is_total(entry.tail.name.text):
            continue
        group = range(start, at + 1)
        if not all(found[one] for one in group):
            ways = [(found[one],) if found[one] else _ways(entries[one], columns) for one in group]
            for one, way in zip(group, adding_up(ways), strict=False):
                found[one] = way
        start = at + 1
    return found


def _ways(entry: Entry, columns: Columns) -> tuple[tuple[Piece, ...], ...]:
    if entry.labels is not None or entry.stacked or not entry.certain:
        return ()
    found = cuts(entry.tail, columns.number - columns.words)
    return found if len(found) < MOST_READINGS else ()


def _whole_name(entry: Entry) -> tuple[str, Span]:
    """The name of a row from all its lines, and where it begins."""
    span = entry.line[1]
    own = entry.labels[0] if entry.labels is not None else entry.tail.name
    lines = [(own.text, _at(span, own))] if own.text else []
    lines.extend((text, span._replace(column=len(text) - len(text.lstrip()) + 1)) for text, span in entry.names)
    lines.sort(key=lambda one: one[1].line or 0)
    if not lines:
        return "", span._replace(column=1, end=1)
    return joined(text for text, _ in lines), lines[0][1]


def _has_spaces(entry: Entry, columns: Columns) -> bool:
    """Whether a row has, beyond doubt, a figure with a space between its thousands, or too few cells."""
    if entry.labels is not None or entry.stacked:
        return False
    number = columns.number - columns.words
    least = least_cells(entry.tail)
    return most_cells(entry.tail) < number or (
        least == number and any(" " in cell.text.strip("% krtmnd") for way in cuts(entry.tail, least) for cell in way)
    )


def _certain(tail: Tail, columns: Columns) -> tuple[Piece, ...]:
    """The cells of a line where they can be cut in one way, and no cell may be lost; () else."""
    number = columns.number - columns.words
    found = cuts(tail, number)
    if len(found) != 1:
        return ()
    return found[0] if least_cells(tail) == number or (not columns.spaces and _alike(found[0])) else ()


def _alike(cells: Sequence[Piece]) -> bool:
    """Whether the figures are of one size: `120 133 138` are three, `1 4 100` may be 1 and 4 100."""
    values = [abs(found.value) for cell in cells if (found := figure_of(cell.text.strip("% krtmnd"))) is not None]
    return len(values) == len(cells) and max(values) <= _ALIKE * min(values)


# --- Cells --------------------------------------------------------------------------------------


def _row(entry: Entry, columns: Columns, found: tuple[Piece, ...]) -> tuple[Field, ...]:
    if not entry.certain:
        return (_whole(entry.line, columns),)
    name, at = _whole_name(entry)
    if entry.stacked:
        cells = [(text.strip(), span) for text, span in entry.stacked]
        if len(cells) != columns.number:
            return (_whole(entry.line, columns),)
        fields = (
            Field(text, span._replace(column=1, end=1 + len(text)), column, column)
            for column, (text, span) in enumerate(cells, 1)
        )
        return (Field(name, at, 0, 0), *fields)
    if columns.words:
        pieces: Sequence[Piece | None] = (*found, entry.behind) if found and entry.behind is not None else ()
    else:
        pieces = found or _by_place(entry.tail, columns)
    if not pieces:
        return _uncut(entry, columns)
    span = entry.line[1]
    fields = (
        Field("", span._replace(column=None, end=None), column, column)
        if piece is None
        else Field(piece.text, _at(span, piece), column, column)
        for column, piece in enumerate(pieces, 1)
    )
    return (Field(name, at, 0, 0), *fields)


def _by_place(tail: Tail, columns: Columns) -> Sequence[Piece | None]:
    """The cells of a line where wide gaps part them and each stands under one column; () where one does not."""
    cells = spaced(tail)
    if not columns.extents or not cells:
        return ()
    placed: list[Piece | None] = [None] * columns.number
    for cell in cells:
        over = [at for at, (begin, end) in enumerate(columns.extents) if begin < cell.end and cell.start < end]
        if len(over) != 1 or placed[over[0]] is not None:
            return ()
        placed[over[0]] = cell
    return placed


def _uncut(entry: Entry, columns: Columns) -> tuple[Field, ...]:
    """The row with its name, and what follows it in one field over all the columns."""
    printed, span = entry.line
    if entry.labels is not None:
        labels = entry.labels[1]
        run = Piece(printed[labels[0].start : labels[-1].end], labels[0].start, labels[-1].end)
    else:
        run = entry.tail.run
        if entry.behind is not None:
            run = Piece(printed[run.start : entry.behind.end], run.start, entry.behind.end)
    name, at = _whole_name(entry)
    return (Field(name, at, 0, 0), Field(run.text, _at(span, run), 1, max(columns.number, 1), uncut=True))


def _whole(line: Line, columns: Columns) -> Field:
    text, span = line
    stripped = text.strip()
    start = len(text) - len(text.lstrip())
    return Field(stripped, _at(span, Piece(stripped, start, start + len(stripped))), 0, columns.number, uncut=True)


def _texts(entry: Entry, columns: Columns) -> Iterator[tuple[Field, ...]]:
    """The lines that may be more of the name of a row that is not certain, each as a row of its own."""
    for line in entry.names:
        yield (_whole(line, columns),)
    for line in entry.stacked:
        yield (_whole(line, columns),)


def _at(span: Span, piece: Piece) -> Span:
    return span._replace(column=piece.start + 1, end=piece.end + 1)


# --- Labels of years above the figures --------------------------------------------------------------


def _placed(cells: Sequence[Piece], span: Span) -> Iterator[Field]:
    return (Field(cell.text, _at(span, cell), column, column) for column, cell in enumerate(cells, 1))


def _labelled(entries: Sequence[Entry], at: int) -> list[tuple[Entry, Entry]]:
    """The lines of labels from `at` on, each with the figures right below it, as long as no new name begins."""
    pairs: list[tuple[Entry, Entry]] = []
    while at + 1 < len(entries):
        labels, figures = entries[at], entries[at + 1]
        if labels.labels is None or figures.labels is not None or (pairs and labels.labels[0].text):
            break
        pairs.append((labels, figures))
        at += 2
    return pairs


def _of_labels(pairs: list[tuple[Entry, Entry]], columns: Columns) -> Iterator[tuple[Field, ...]]:
    """A row for each line of labels: every cell is its label and its figure, and the name covers all the rows."""
    lines = [line for labels, figures in pairs for line in (*labels.names, *figures.names)]
    fit = all(
        labels.labels is not None and len(labels.labels[1]) == columns.number and _certain(figures.tail, columns)
        for labels, figures in pairs
    )
    certain = all(labels.certain and figures.certain for labels, figures in pairs)
    if not pairs or not fit or not certain:
        for labels, figures in pairs:
            labels.names, figures.names = [], figures.names
            yield _uncut(labels, columns)
            yield _uncut(figures, columns)
        return
    first = pairs[0][0]
    parts = [(labels.labels[0].text, labels.line[1]) for labels, _ in pairs if labels.labels and labels.labels[0].text]
    parts.extend((figures.tail.name.text, figures.line[1]) for _, figures in pairs if figures.tail.name.text)
    parts.extend(lines)
    parts.sort(key=lambda one: one[1].line or 0)
    name = Field(
        joined(text for text, _ in parts),
        first.line[1]._replace(column=1, end=None),
        0,
        0,
        len(pairs) * (1 + columns.unnamed),
    )
    for number, (labels, figures) in enumerate(pairs):
        assert labels.labels is not None
        cells = cuts(figures.tail, columns.number)[0]
        if columns.unnamed:
            # Both lines as they stand.
            yield (*([name] if number == 0 else []), *_placed(labels.labels[1], labels.line[1]))
            yield tuple(_placed(cells, figures.line[1]))
            continue
        row = [
            Field(f"{label.text} {cell.text}", _at(figures.line[1], cell), column, column)
            for column, (label, cell) in enumerate(zip(labels.labels[1], cells, strict=True), 1)
        ]
        yield (name, *row) if number == 0 else tuple(row)
