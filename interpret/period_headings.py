"""A report whose title leaves its year open in, the year that its headings tell out; None where they do not agree."""

import re
from collections.abc import Iterator

from engine.facts import folded
from readers.document import Document, Grid, Kind, Passage

_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
#: `Nulägesanalys 2023–2024`: two years, one after the other. `2023/2024` is a school year.
_TWO_YEARS = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})\s*[-\u2013\u2014]\s*((?:19|20)[0-9]{2})(?![0-9])")
_PLAN = re.compile(r"\b(?:nämndsplan|nämndplan|verksamhetsplan|internbudget|budgetplan|årsplan)")
#: `Förutsättningar inför 2024`, and not `inför 2024–2026`.
_AHEAD = re.compile(r"\binför (?:år )?((?:19|20)[0-9]{2})(?![0-9]|\s*[-/\u2013\u2014])")
#: One heading may speak of another year.
_FEWEST = 2


def year_of_headings(document: Document, title: str) -> int | None:
    """The one of the title's two years that headings name, or the year that a plan without a title is made for."""
    two = _TWO_YEARS.search(title)
    if two is not None and int(two[2]) == int(two[1]) + 1:
        return _named(document, two[1], two[2])
    if _YEAR.search(title) or not any(_PLAN.search(folded(text)) for text, level in _headings(document) if level == 1):
        return None
    ahead = {year for text, _ in _headings(document) for year in _AHEAD.findall(folded(text))}
    return int(ahead.pop()) if len(ahead) == 1 else None


def _named(document: Document, first: str, second: str) -> int | None:
    """The year that headings name by itself, where none names the other."""
    texts = [*(text for text, _ in _headings(document)), *_table_headings(document)]
    alone = [years[0] for text in texts if len(years := _YEAR.findall(text)) == 1]
    named = [year for year in alone if year in (first, second)]
    return int(named[0]) if len(named) >= _FEWEST and len(set(named)) == 1 else None


def _headings(document: Document) -> Iterator[tuple[str, int | None]]:
    for item in document.items:
        if isinstance(item, Passage) and item.kind is Kind.HEADING:
            yield item.text, item.level


def _table_headings(document: Document) -> Iterator[str]:
    for item in document.items:
        if isinstance(item, Grid):
            yield from (field.text for row in item.rows[: item.heads or 1] for field in row)
