"""A laid-out report and what was found in it in, the sentences of its running text out: where each stands, under what.

A sentence knows the goal whose comment it is in, the tables that its section is about, and its heading.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence

from attrs import frozen

from engine.case import Case, Cell
from engine.facts import folded
from findings.span import Span
from interpret.found import Found
from interpret.labels import without_number
from readers.document import Document, Grid, Kind, Passage

#: Characters that say nothing in a sentence, each with one that takes its place: the length stays the same.
_PLAIN = str.maketrans("*\u00a0\u2009\u202f\t\n\u2010\u2011\u00ad<>", "      --   ")
_END = re.compile(r"[.!?](?=[\"”’)]?\s+[\"”(•–-]?\s*[A-ZÅÄÖ0-9])")
#: A full stop after one of these ends no sentence.
_SHORTENED = re.compile(
    r"(?:\b(?:t\.?ex|bl\.?a|m\.?fl|m\.?m|dvs|ca|enl|inkl|exkl|resp|nr|st|s\.?k|f\.?d|p\.?g\.?a|fr\.?o\.?m|t\.?o\.?m"
    r"|jfr|max|min|milj|prel|kl|kap|sid|avs|osv|etc)|\b[a-zåäö])\.\Z",
    re.IGNORECASE,
)
#: How far behind the line before, in characters, a line is looked for.
_NEAR = 1_000
#: A section about more tables than this is about none of them.
_MOST_TABLES = 40
_LABEL = re.compile(
    r"\s*(?:kommentar|analys|motivering|beskrivning|resultat|uppföljning)(?: [a-zåäö ]{1,30})?:\s*", re.IGNORECASE
)


@frozen
class Sentence:
    """One sentence of the running text."""

    #: As it stands in the passage.
    printed: str
    #: The same, as long, without what says nothing.
    text: str
    #: Where each printed line of it begins, counted from the sentence's first character; the first may be less than 0.
    lines: tuple[tuple[int, Span], ...]
    #: The goal (index into `Found.goals`) whose comment it stands in.
    goal: int | None
    #: The tables of the case (by number) that its section is about.
    tables: frozenset[int]
    heading: str
    #: It begins its paragraph.
    is_first: bool = False
    #: The sentence before it in the paragraph.
    before: str = ""

    def place(self, at: int) -> Span:
        """Where the character stands."""
        return next((span for start, span in reversed(self.lines) if start <= at), self.lines[0][1])


def plain(text: str) -> str:
    """The text as sentences are read: as long as it was."""
    return text.translate(_PLAIN)


def sentences(document: Document, found: Found, case: Case) -> Iterator[Sentence]:
    """Every sentence of paragraphs and notes, and of the comments that stand in tables."""
    owners = _owners(document, found)
    tables_at = _tables_at(_scopes(document, case))
    known = {folded(goal.sentence.printed) for goal in found.goals}
    known |= {folded(measure.name.printed) for measure in found.measures}
    heading = ""
    for number, item in enumerate(document.items):
        if isinstance(item, Passage) and item.kind is Kind.HEADING:
            heading = item.text
        if not isinstance(item, Passage) or item.kind not in (Kind.PARAGRAPH, Kind.FOOTNOTE):
            continue
        if folded(item.text) in known:
            continue
        yield from _of_text(
            item.text, item.lines or ((item.text, item.span),), owners.get(number), tables_at(number), heading
        )
    for goal, cell in _in_tables(document, found):
        yield from _of_text(cell.printed, ((cell.printed, cell.place),), goal, frozenset(), "")


def _of_text(
    text: str, lines: Sequence[tuple[str, Span]], goal: int | None, tables: frozenset[int], heading: str
) -> Iterator[Sentence]:
    read = plain(text)
    starts = _line_starts(text, lines)
    begins = [at for at, _ in starts]
    before = ""
    for number, (start, end) in enumerate(_cuts(read)):
        # From the last line that begins at its first character or before it.
        first = max(0, bisect_right(begins, start) - 1)
        first = bisect_left(begins, begins[first])
        own = tuple((at - start, span) for at, span in starts[first : max(first + 1, bisect_left(begins, end))])
        yield Sentence(text[start:end], read[start:end], own, goal, tables, heading, number == 0, before)
        before = read[start:end]


def _cuts(text: str) -> Iterator[tuple[int, int]]:
    label = _LABEL.match(text)
    start = label.end() if label else 0
    for match in _END.finditer(text):
        if match[0] == "." and _SHORTENED.search(text[max(start, match.start() - 12) : match.end()]):
            continue
        if match.end() > start:
            yield start, match.end()
            start = match.end() + len(text[match.end() :]) - len(text[match.end() :].lstrip())
    if text[start:].strip():
        yield start, len(text)


def _line_starts(text: str, lines: Sequence[tuple[str, Span]]) -> tuple[tuple[int, Span], ...]:
    """Where in the joined text each line begins; a line that cannot be found begins where the one before does."""
    found: list[tuple[int, Span]] = []
    at = length = lost = 0
    for line, span in lines:
        words = line.split()
        # The line before may have lost a hyphen at its end.
        start = text.find(" ".join(words[:2]), at + max(0, length - 2), at + length + lost + _NEAR) if words else -1
        if start >= 0:
            at, length, lost = start, len(" ".join(words)), 0
        else:
            lost += len(line) + 1
        found.append((at if found else 0, span))
    return tuple(found)


# --- Comments -----------------------------------------------------------------------------------


def _owners(document: Document, found: Found) -> dict[int, int]:
    """By number of a passage: the only goal whose comment it is."""
    comments: dict[str, set[int]] = {}
    for number, goal in enumerate(found.goals):
        for cell in () if goal.is_priority else goal.comments:
            comments.setdefault(folded(_LABEL.sub("", cell.printed, count=1)), set()).add(number)
    owners: dict[int, int] = {}
    for at, item in enumerate(document.items):
        if comments and isinstance(item, Passage) and item.kind is Kind.PARAGRAPH:
            of = comments.get(folded(_LABEL.sub("", item.text, count=1)), set())
            if len(of) == 1:
                owners[at] = min(of)
    return owners


def _in_tables(document: Document, found: Found) -> Iterator[tuple[int, Cell]]:
    """The comments that are cells of tables, and so no passages."""
    fields = {
        (field.span.line, field.span.page, field.span.table, folded(field.text))
        for item in document.items
        if isinstance(item, Grid)
        for row in item.rows
        for field in row
    }
    for number, goal in enumerate(found.goals):
        for cell in () if goal.is_priority else goal.comments:
            if (cell.place.line, cell.place.page, cell.place.table, folded(cell.printed)) in fields:
                yield number, cell


# --- Sections -----------------------------------------------------------------------------------


def _scopes(document: Document, case: Case) -> tuple[range | None, ...]:
    """By table of the case: the items of the section that it is the table of.

    From the heading that names it to the next of its level or above, or to one that names another table.
    """
    titles = {_title(table.name) for table in case.tables}
    grids = [(number, item) for number, item in enumerate(document.items) if isinstance(item, Grid)]
    headings = [
        (number, _title(item.text), item.level)
        for number, item in enumerate(document.items)
        if isinstance(item, Passage) and item.kind is Kind.HEADING
    ]
    last = len(document.items)
    return tuple(_scope(headings, titles, _title(table.name), _at(grids, table.place), last) for table in case.tables)


def _tables_at(scopes: Sequence[range | None]) -> Callable[[int], frozenset[int]]:
    """By number of a passage: the tables whose sections it stands in."""
    changes: dict[int, list[int]] = {}
    for table, scope in enumerate(scopes):
        for at in () if not scope else (scope.start, scope.stop):
            changes.setdefault(at, []).append(table)
    open_ones: set[int] = set()
    begins, tables = [0], [frozenset[int]()]
    for at in sorted(changes):
        open_ones ^= set(changes[at])
        begins.append(at)
        tables.append(frozenset(open_ones) if len(open_ones) <= _MOST_TABLES else frozenset())
    return lambda number: tables[bisect_right(begins, number) - 1]


def _title(name: str) -> str:
    return folded(without_number(name)).rstrip(" .:¹²³⁴*")


def _at(grids: Sequence[tuple[int, Grid]], place: Span) -> int | None:
    near = [number for number, grid in grids if grid.span == place] or [
        number
        for number, grid in grids
        if (grid.span.line, grid.span.page, grid.span.table) == (place.line, place.page, place.table)
    ]
    return near[0] if len(near) == 1 else None


def _scope(
    headings: Sequence[tuple[int, str, int | None]], titles: set[str], name: str, at: int | None, last: int
) -> range | None:
    if at is None:
        return None
    own = next(((number, level) for number, title, level in reversed(headings) if number < at and title == name), None)
    start, level = (at, None) if own is None else own
    for number, title, other in headings:
        ends = level is not None and other is not None and other <= level
        if number > at and (ends or (title in titles and title != name)):
            return range(start, number)
    return range(start, last)
