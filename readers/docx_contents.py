"""The items of a Word document in, the same out: lines of contents that were typed, not made by Word, are contents."""

import re
from collections.abc import Iterable, Iterator

from attrs import evolve

from readers.document import Item, Kind, Passage

_HEADING = re.compile(r"(?:innehåll(?:sförteckning)?|contents|table of contents)\s*:?", re.IGNORECASE)
_LINE = re.compile(r".*[^\W\d_].*\s([0-9]{1,4})")


def with_contents(items: Iterable[Item]) -> Iterator[Item]:
    """The lines right below `Innehåll` that end with a page, none of them lower than the one before."""
    page: int | None = None
    for item in items:
        is_text = isinstance(item, Passage) and item.kind is Kind.PARAGRAPH
        found = _LINE.fullmatch(item.text.strip()) if isinstance(item, Passage) and is_text else None
        if page is not None and found is not None and int(found[1]) >= page and isinstance(item, Passage):
            page = int(found[1])
            yield evolve(item, kind=Kind.CONTENTS, level=None)
            continue
        heads = isinstance(item, Passage) and _HEADING.fullmatch(item.text.strip()) is not None
        if not (isinstance(item, Passage) and not item.text.strip() and page is not None):
            page = 0 if heads else None
        yield item
