"""The passages of a report in, whether a table was torn into its cells, one below the other, out.

What takes the text out of a PDF may print a table column by column: no label is then sure to be of what is below it.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from attrs import frozen

from interpret.cells import is_figure, is_target
from interpret.headers import Column, header
from interpret.labels import Says, is_naming, label
from interpret.labels import is_figure as is_of_figure
from readers.document import Document, Kind, Passage

_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_FIGURES = re.compile(r"[0-9]+(?: [0-9]{3})*(?:,[0-9]+)?")
_RANGE = re.compile(r"[0-9]\s*[-–—/]\s*[0-9]|\b(?:av|till|och)\b|[()]")
#: A heading or a cell is no longer than this.
_LONGEST = 40


@frozen
class Torn:
    """What of a report's tables is torn."""

    #: Headings of columns stand one below the other somewhere: of figures, or one above a year.
    is_torn: bool = False
    #: So do two headings that have a year, and then a figure; or a year stands right below `Nyckeltal`.
    is_dated: bool = False
    #: The labels that have two figures or more below them, each with the first of them.
    columns: frozenset[tuple[str, str]] = frozenset()


def torn(document: Document, calls: Mapping[str, Says]) -> Torn:
    """What of a report's tables is torn into cells, one below the other."""
    texts = list(_texts(document))
    heads = [_is_head(text, calls) for text in texts]
    pairs = list(zip(texts, heads, texts[1:], heads[1:], strict=False))
    is_torn = any(
        (head or text.casefold() == "år") and (is_bare_year(below) or too) for text, head, below, too in pairs
    )
    is_dated = any(
        heads[at]
        and heads[at + 1]
        and all(map(_YEAR.search, texts[at : at + 2]))
        and not heads[at + 2]
        and _is_cell(texts[at + 2])
        for at in range(len(texts) - 2)
    )
    # `Nyckeltal` and then `2023`: the first two headings of a table.
    is_dated = is_dated or any(is_bare_year(below) and _is_naming(text, calls) for text, below in pairwise(texts))
    columns = frozenset(
        (texts[at], texts[at + 1])
        for at, head in enumerate(heads[:-2])
        if head and not heads[at + 2] and _is_cell(texts[at + 1]) and _is_cell(texts[at + 2])
    )
    return Torn(is_torn, is_dated, columns)


def is_no_cell(text: str) -> bool:
    """Whether a text heads a column (a year alone, `Trend`), or is more figures than one."""
    if any(map(str.isdigit, text)) or len(text) > _LONGEST:
        return is_bare_year(text) or (len(_FIGURES.findall(text)) > 1 and _RANGE.search(text) is None)
    return header(text).column is not Column.UNKNOWN


def is_bare_year(text: str) -> bool:
    """Whether a text is a year and nothing else."""
    return _YEAR.fullmatch(text.strip()) is not None


def _is_cell(text: str) -> bool:
    return is_figure(text) or (any(map(str.isdigit, text)) and is_target(text))


def _texts(document: Document) -> Iterator[str]:
    """The lines of the text in order, "" for what is too long to be a heading or a cell, and for a table."""
    for item in document.items:
        if isinstance(item, Passage) and item.kind is not Kind.RUNNING:
            yield from (line.strip() if len(line) <= _LONGEST else "" for line, _ in item.lines)
        else:
            yield ""


def _is_naming(text: str, calls: Mapping[str, Says]) -> bool:
    says = label(text, calls) if text else None
    return says is not None and not says.rest and is_naming(says.says)


def _is_head(text: str, calls: Mapping[str, Says]) -> bool:
    says = label(text, calls) if text else None
    return says is not None and not says.rest and is_of_figure(says.says)
