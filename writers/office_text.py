"""The page of an annex in, what of it a Word or Excel file cannot hold out."""

import re
from collections.abc import Iterator

from authoring.page import Line, Page
from findings.text import Text

#: Signs that XML has no way to write.
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def hindrance(page: Page, most: int | None = None) -> Text | None:
    """Why the page cannot be written: a sign that steers and is not seen, or more than `most` signs in a cell."""
    for text in _texts(page):
        found = _NO_XML.search(text)
        if found is not None:
            shown = _NO_XML.sub("?", text)[:60]
            return Text(
                f'"{shown}" har ett osynligt styrtecken (U+{ord(found[0]):04X}), som bilagan inte kan hålla',
                f'"{shown}" has an invisible control character (U+{ord(found[0]):04X}), which the annex cannot hold',
            )
        if most is not None and len(text) > most:
            return Text(
                f'"{text[:40]}…" har {len(text)} tecken, och en cell i Excel rymmer {most}',
                f'"{text[:40]}…" has {len(text)} characters, and a cell of Excel holds {most}',
            )
    return None


def _texts(page: Page) -> Iterator[str]:
    for part in page.parts:
        if isinstance(part, Line):
            yield part.text
        else:
            for row in part.rows:
                yield from row.cells
