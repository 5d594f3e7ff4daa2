"""A report and its case in, what became of every figure in it out: used, heading or date or page, not understood."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum

from attrs import frozen

from engine.case import Case, Cell
from findings.span import Span
from interpret.ocr import digits_for_letters
from readers.document import Document, Field, Grid, Kind, Passage

_DIGITS = re.compile(r"[0-9]+")


class Fate(Enum):
    """What became of a figure."""

    #: It is a figure of a measure, or part of a name, a sentence or a claim of the case.
    USED = "used"
    #: It stands in a table that the case has cell for cell.
    IN_TABLE = "in table"
    #: Numbering, a date, a page, a reference.
    ASIDE = "aside"
    NOT_UNDERSTOOD = "not understood"


@frozen
class Account:
    """Every run of digits in the report, once: the first three and what was not understood are all of them."""

    used: int
    in_tables: int
    aside: int
    #: Each text with figures that were not understood, and how many they are.
    left: tuple[tuple[str, Span, int], ...]
    total: int

    @property
    def not_understood(self) -> int:
        """How many figures were not understood."""
        return sum(count for _, _, count in self.left)


#: What tells where a cell stands, whatever became of its columns on the way to the case.
Place = tuple[int | None, int | None, str | None, str]


def account_of(document: Document, case: Case, asked: Iterable[Span] = ()) -> Account:
    """What became of every run of digits of `document` in `case`; no row `asked` about is used."""
    rows_asked = frozenset(map(_row_of, asked))
    used = Counter(_place(cell.place, cell.printed) for cell in _cells(case))
    tabled = Counter(
        _place(cell.place, cell.printed) for table in case.tables for row in table.rows for cell in row.cells
    )
    names = Counter(_place(row.place, row.name) for table in case.tables for row in table.rows)
    quotes, in_cells = _quotes(case), _quotes_in_cells(case)
    letters = digits_for_letters(_texts(document))
    fates: Counter[Fate] = Counter()
    left: list[tuple[str, Span, int]] = []
    for item in document.items:
        parts: Iterable[tuple[str, Span, list[Fate]]] = ()
        if isinstance(item, Passage):
            parts = _of_passage(item, used, quotes, letters)
        elif isinstance(item, Grid):
            parts = _of_grid(item, used, tabled, names, in_cells, rows_asked)
        for text, span, found in parts:
            fates.update(found)
            missed = found.count(Fate.NOT_UNDERSTOOD)
            if missed:
                left.append((text, span, missed))
    counted = Account(fates[Fate.USED], fates[Fate.IN_TABLE], fates[Fate.ASIDE], tuple(left), figures(document))
    sums = counted.used + counted.in_tables + counted.aside + counted.not_understood
    assert sums == counted.total, f"{sums} figures are accounted for, and there are {counted.total}"
    return counted


def figures(document: Document) -> int:
    """How many runs of digits the report has."""
    return sum(len(_DIGITS.findall(text)) for text in _texts(document))


def _texts(document: Document) -> Iterator[str]:
    for item in document.items:
        if isinstance(item, Passage):
            yield from (text for text, _ in _lines(item))
        elif isinstance(item, Grid):
            yield from (field.text for row in item.rows for field in row)


def _lines(passage: Passage) -> tuple[tuple[str, Span], ...]:
    return passage.lines or ((passage.text, passage.span),)


# --- What the case has --------------------------------------------------------------------------


def _cells(case: Case) -> Iterator[Cell]:
    """Every cell of the case that is no table's."""
    for outcome in case.outcomes:
        for years in (outcome.targets, outcome.years, outcome.forecasts, outcome.ranked, outcome.answers):
            yield from (of_year.cell for of_year in years)
        for named in (outcome.comparators, outcome.by_sex, outcome.parts):
            yield from (of_name.cell for of_name in named)
        yield from (cell for cell in (outcome.title, outcome.source) if cell is not None)
    for stated in case.stated:
        yield from (cell for cell in (stated.sentence, stated.word) if cell is not None)
    yield from (table.unit for table in case.tables if table.unit is not None)


def _place(span: Span, text: str) -> Place:
    """A line or a page, else a table and its row, and the text without its white space."""
    return span.page, span.line, span.table if span.line is None else None, "".join(text.split())


def _quotes(case: Case) -> dict[tuple[int | None, int | None], list[str]]:
    found: dict[tuple[int | None, int | None], list[str]] = {}
    for claim in case.claims:
        if claim.quote is not None:
            found.setdefault((claim.place.page, claim.place.line), []).append(claim.quote)
    return found


def _quotes_in_cells(case: Case) -> dict[Place, list[str]]:
    found: dict[Place, list[str]] = {}
    for claim in case.claims:
        if claim.quote is not None and claim.place.table is not None:
            found.setdefault(_row_of(claim.place), []).append(claim.quote)
    return found


def _row_of(span: Span) -> Place:
    return span.page, span.line, span.table, span.row or ""


# --- Passages -----------------------------------------------------------------------------------


def _of_passage(
    item: Passage,
    used: Counter[Place],
    quotes: dict[tuple[int | None, int | None], list[str]],
    letters: Mapping[str, tuple[tuple[int, int], ...]],
) -> Iterator[tuple[str, Span, list[Fate]]]:
    lines = _lines(item)
    whole = item.kind in (Kind.HEADING, Kind.CONTENTS, Kind.RUNNING)
    taken = _take(used, _place(item.span, item.text)) or _begins_used(item, used)
    quoted = _quoted(item.text, lines, quotes)
    number = 0
    for order, (text, span) in enumerate(lines):
        is_aside = inside([*aside_spans(text, first=order == 0), *letters.get(text, ())])
        found = []
        for match in _DIGITS.finditer(text):
            if taken or number in quoted:
                found.append(Fate.USED)
            elif whole or is_aside(*match.span()):
                found.append(Fate.ASIDE)
            else:
                found.append(Fate.NOT_UNDERSTOOD)
            number += 1
        yield text, span, found


def _begins_used(item: Passage, used: Counter[Place]) -> bool:
    """Whether the passage is a label and a text of the case after its colon: `Nyckeltal: Andel nöjda`."""
    _, colon, rest = item.text.partition(":")
    return bool(colon) and _take(used, _place(item.span, rest))


def _quoted(
    text: str, lines: tuple[tuple[str, Span], ...], quotes: dict[tuple[int | None, int | None], list[str]]
) -> frozenset[int]:
    """The numbers, among the passage's figures in order, of those that stand in the words of a claim."""
    runs = [run for line, _ in lines for run in _DIGITS.findall(line)]
    places = dict.fromkeys((span.page, span.line) for _, span in lines)
    found: set[int] = set()
    starts = [match.start() for match in _DIGITS.finditer(text)]
    at = 0
    for quote in (quote for place in places for quote in quotes.get(place, ())):
        # The claims stand in the order of the text.
        here = text.find(quote, at)
        if here < 0:
            continue
        at = here
        wanted = _DIGITS.findall(quote)
        before = bisect_left(starts, here)
        if wanted and runs[before : before + len(wanted)] == wanted:
            found.update(range(before, before + len(wanted)))
    return frozenset(found)


_ASIDE = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:19|20)[0-9]{2}-[0-9]{1,2}-[0-9]{1,2}\b",
        r"\b[0-9]{1,2}(?::e|:a)?(?:\s*[-–]\s*[0-9]{1,2})?\s+(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-zåäö]*\b"
        r"(?:\s+(?:19|20)[0-9]{2})?",
        r"\b(?:0?[1-9]|[12][0-9]|3[01])/(?:0?[1-9]|1[0-2])(?:[-–\s]+(?:19|20)?[0-9]{2})?\b(?!\s*(?:%|procent))",
        # A year, alone or in a span, unless something is counted after it.
        r"(?<![0-9,.])(?:19|20)[0-9]{2}(?:\s*[-–/]\s*(?:(?:19|20)?[0-9]{2}))?"
        r"(?![0-9]|[,.][0-9]|\s*(?:%|procent|kr|tkr|mnkr|mkr|st\b|personer|elever|barn|timmar|årsarbet))",
        r"(?:§{1,3}|\bparagraf(?:en)?)\s{0,3}[0-9]+(?:\s*(?:,|och|[-–])\s*[0-9]+)*",
        r"\b(?:SFS|SOSFS|HSLF-FS|prop\.?|proposition|SOU|Ds|dnr|diarienummer|KF|KS|beslut)\s{0,3}[:.]?\s{0,3}"
        r"[A-ZÅÄÖ./-]{0,20}\s{0,3}[0-9]+(?:[/:.-][0-9]+)*",
        r"\b[0-9]{4}:[0-9]+\b",
        r"\b(?:sid(?:an|a|or(?:na)?)?|s\.|kap(?:itel|\.)?|avsnitt|bilaga|tabell|diagram|figur|punkt|not|fotnot)\s*"
        r"[0-9]+(?:\.[0-9]+)*",
        r"\b(?:kl\.?|klockan)\s*[0-9]{1,2}(?:[.:][0-9]{2})?(?:\s*[-–]\s*[0-9]{1,2}(?:[.:][0-9]{2})?)?",
        r"\b(?:tel(?:efon)?|fax|växel)[.:]?\s*[0-9][0-9 /–-]{4,}[0-9]",
        r"\b0[0-9]{1,3}[-–/ ][0-9]{2,3}(?: ?[0-9]{2,3}){1,3}\b",
        r"\b(?:organisationsnummer|org\.?\s*nr)[.:]?\s*[0-9]{6}-[0-9]{4}",
        r"(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,255}",
        r"\b(?:tertial|kvartal|delår|vecka|v\.|Q|T)\s*[0-9]+\b",
        r"\bAgenda 2030\b",
        r"\b[mkd]?m[23]\b",
        r"\b(?:mål|delmål|uppdrag|nyckeltal|indikator)\s[0-9]{1,2}(?:\.[0-9]{1,2})?(?=\s?[:–-])",
    )
)
_NUMBERING = re.compile(r"\s*(?:[0-9]+(?:\.[0-9]+)+\.?(?=\s|$)|[0-9]{1,3}[.)](?=\s|$)|\([0-9]{1,2}\)\s|[0-9]{1,3}\s*$)")


def aside_spans(text: str, *, first: bool = False) -> list[tuple[int, int]]:
    """Where in a line numbering, dates, pages and references stand; numbering only at the start of a passage."""
    found = [match.span() for pattern in _ASIDE for match in pattern.finditer(text)]
    numbering = _NUMBERING.match(text) if first else None
    return [*found, numbering.span()] if numbering is not None else found


def inside(spans: Iterable[tuple[int, int]]) -> Callable[[int, int], bool]:
    """Whether what stands between two characters is inside one of the spans."""
    starts: list[int] = []
    ends: list[int] = []
    for start, end in sorted(spans):
        starts.append(start)
        ends.append(max(end, ends[-1]) if ends else end)
    return lambda start, end: bool((at := bisect_right(starts, start)) and end <= ends[at - 1])


# --- Tables -------------------------------------------------------------------------------------


def _of_grid(
    item: Grid,
    used: Counter[Place],
    tabled: Counter[Place],
    names: Counter[Place],
    quotes: Mapping[Place, list[str]],
    asked: frozenset[Place],
) -> Iterator[tuple[str, Span, list[Fate]]]:
    heads = item.heads if item.heads is not None else 1
    for number, row in enumerate(item.rows):
        for field in row:
            count = len(_DIGITS.findall(field.text))
            if count:
                at = _row_of(field.span)
                kept = Counter[Place]() if at in asked else tabled
                said = [(on, on + len(one)) for one in quotes.get(at, ()) if (on := field.text.find(one)) >= 0]
                yield field.text, field.span, _fates(field, count, number < heads, used, kept, names, said)


def _fates(
    field: Field,
    count: int,
    in_head: bool,
    used: Counter[Place],
    tabled: Counter[Place],
    names: Counter[Place],
    said: list[tuple[int, int]],
) -> list[Fate]:
    place = _place(field.span, field.text)
    if _take(used, place):
        return [Fate.USED] * count
    # A sentence that stands in a table is no figure of it.
    if (_take(tabled, place) and not _is_sentence(field.text)) or _take(names, place):
        return [Fate.IN_TABLE] * count
    is_aside, is_said = inside(aside_spans(field.text)), inside(said)
    bare = re.sub(r"[\W\d_]+", "", field.text) == ""
    return [
        Fate.USED
        if is_said(*match.span())
        else Fate.ASIDE
        if (in_head and not bare) or is_aside(*match.span())
        else Fate.NOT_UNDERSTOOD
        for match in _DIGITS.finditer(field.text)
    ]


def _is_sentence(text: str) -> bool:
    words = sum(any(map(str.isalpha, word)) for word in text.split())
    return words > 2 and text.rstrip().endswith((".", "!", "?"))


def _take(of: Counter[Place], place: Place) -> bool:
    """Takes one of the cells that stand at a place, so that nothing is used twice."""
    if of[place] < 1:
        return False
    of[place] -= 1
    return True
