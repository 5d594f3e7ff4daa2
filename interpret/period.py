"""A report's first page in, its title, year, month and day out; what is not certain is None."""

import re
from collections.abc import Iterator
from datetime import date

from attrs import frozen

from engine.facts import folded
from interpret.headers import month_of
from interpret.labels import without_number
from interpret.ocr import ocr_folded
from interpret.period_headings import year_of_headings
from readers.document import Document, Kind, Passage

_YEAR = re.compile(r"(?<![0-9])(?<![0-9]-)(?:19|20)[0-9]{2}(?![0-9])|(?<=[0-9]{4}-)(?:19|20)[0-9]{2}(?![0-9])")
_REPORT = re.compile(
    r"årsredovisning|årsrapport|delår|tertial|kvartalsrapport|bokslut|verksamhetsberättelse|uppföljning|"
    r"måluppföljning|månadsrapport|årsuppföljning|helårsrapport|prognosrapport|årsbokslut|verksamhetsrapport|nämndrapport"
)
#: A document that is no report of what has been, and names itself.
_ABOUT_ITSELF = re.compile(r"nulägesanalys|genomlysning|nämndplan|nämndsplan|verksamhetsplan|internbudget")
_READ_OFF = re.compile(_REPORT.pattern.translate(str.maketrans("åäö", "aao")))
_BY_ITSELF = re.compile(
    r"^(?:år |januari *[-–—] *)?(?:[a-zåäö]+ )?(?:19|20)[0-9]{2}$|nämnd|styrelse|kommun|\bförvaltning"
)
_PART = re.compile(
    r"delår|tertial|kvartal|månads|\bt[123]\b|"
    r"(?:\b(?:per|efter|till och med|t\.?o\.?m\.?|januari ?[-–]|jan ?[-–])|uppföljning|rapport) ?"
    r"(?:den )?(?:[0-9]{1,2} )?(?:mars|april|maj|juni|juli|augusti|aug|september|sep|oktober|okt)\b"
)
#: What is no report of what was, but of what is to be: `Internbudget 2025 med plan 2026–2027`.
_PLANNED = re.compile(
    r"\b(?:intern|mål och |nämnd)?budget(?: för)?(?: år)? (?P<year>(?:19|20)[0-9]{2})(?= med | och |,|:|\Z| [a-zåäö])"
)
_BARE_PART = re.compile(r"\bdelår\w*(?! ?[12]\b)")
_MONTHS = ("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober",
           "november", "december")  # fmt: skip
_DATED = re.compile(
    r"\b(?:besluts|rapport|upprättande)?datum|\bbeslutad|\bfastställd|\bantagen|\bgodkänd", re.IGNORECASE
)
_ISO = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])(?![0-9])")
_WORDED = re.compile(rf"(?<![0-9])([0-9]{{1,2}}) ({'|'.join(_MONTHS)}) ((?:19|20)[0-9]{{2}})(?![0-9])", re.IGNORECASE)
#: The first page is no longer than this where the format has no pages.
_FIRST = 25


@frozen
class When:
    """What a report says of itself."""

    title: str
    year: int | None
    month: int | None
    day: date | None


def when(document: Document) -> When:
    """The title is the first heading, or what names a report on the first page; the year is in it, or nowhere."""
    first = list(_first_page(document))
    headings = list(_before_numbers(first))
    short = [one for one in first if len(one.text) <= 120 and not _is_sentence(one)]
    naming = [one for one in short if _is_report(one.text)]
    naming = naming or [one for one in short if _PLANNED.search(folded(one.text))]
    naming.sort(key=lambda one: one.kind is Kind.RUNNING)
    naming = naming or [one for one in headings if _ABOUT_ITSELF.search(folded(one.text))]
    title = next((one for one in naming if _YEAR.search(one.text)), None) or next(iter(naming or headings), None)
    text = title.text if title is not None else document.name
    years = sorted(set(_YEAR.findall(text)))
    planned = _PLANNED.search(folded(text))
    if planned is not None and not _is_report(text):
        years = [planned["year"]]
    if not years:
        # The year stands by itself on the first page: `2023`, `Januari–augusti 2024`.
        alone = [one.text for one in first if len(one.text) <= 60 and _BY_ITSELF.search(folded(one.text))]
        undated = [one for one in alone if not _DATED.search(one) and not _ISO.search(one)]
        years = sorted({year for one in undated for year in _YEAR.findall(one)})
    year = int(years[0]) if len(years) == 1 else year_of_headings(document, text)
    period = " ".join([text, *(one.text for one in first if len(one.text) <= 60 and _month_line(one.text))])
    part = _PART.search(folded(period)) is not None or _month_line(text)
    month = month_of(folded(_month_text(text, period))) if part else None
    if part and (month is None or (_BARE_PART.search(folded(period)) and not _names_month(period))):
        # Which part of the year is not said.
        return When(text, None, None, _day(first))
    return When(text, year, None if month == 12 else month, _day(first))


def _before_numbers(first: list[Passage]) -> Iterator[Passage]:
    """The headings that may be the title: a heading behind a numbered one is none."""
    for one in first:
        if one.kind is Kind.HEADING:
            if without_number(one.text) != one.text:
                return
            yield one


def _is_report(text: str) -> bool:
    """Whether a text names a report, also as a machine reads it that has no å, ä or ö."""
    return _REPORT.search(folded(text)) is not None or _READ_OFF.search(ocr_folded(text)) is not None


def _names_month(text: str) -> bool:
    """Whether the month comes from a name or a number, and not from `delår` alone."""
    return month_of(_BARE_PART.sub("", folded(text))) is not None


def _first_page(document: Document) -> Iterator[Passage]:
    """What stands before the second page, or first where there are no pages."""
    seen = 0
    for item in document.items:
        if isinstance(item, Passage) and item.kind is not Kind.CONTENTS:
            if (item.span.page or 1) > 1 or seen >= _FIRST:
                return
            seen += 1
            yield item


def _is_sentence(passage: Passage) -> bool:
    return passage.text.rstrip().endswith((".", ":", ",")) and len(passage.text) > 40


def _month_line(text: str) -> bool:
    """`Januari–augusti 2024`, `2024-08`: a line that is a period."""
    words = folded(text)
    months = "|".join(_MONTHS)
    return re.fullmatch(rf"(?:(?:{months})\s*[-–—]\s*)?(?:{months})\s+(?:19|20)[0-9]{{2}}", words) is not None


def _month_text(title: str, period: str) -> str:
    return title if month_of(folded(title)) is not None else period


def _day(first: list[Passage]) -> date | None:
    """The day of the report where it is called so; None where there are several, or none."""
    found: set[date] = set()
    for passage in first:
        for line, _ in passage.lines or ((passage.text, passage.span),):
            if _DATED.search(line):
                found.update(_days(line))
    return found.pop() if len(found) == 1 else None


def _days(line: str) -> Iterator[date]:
    for year, month, day in _ISO.findall(line):
        yield from _date(int(year), int(month), int(day))
    for day, month, year in _WORDED.findall(line):
        yield from _date(int(year), _MONTHS.index(month.casefold()) + 1, int(day))


def _date(year: int, month: int, day: int) -> Iterator[date]:
    try:
        yield date(year, month, day)
    except ValueError:
        return
