"""A row that may have lost a cell or got one more in, the cell that shows that the others have moved out."""

import re

from engine.facts import folded
from interpret.cells import has_words, is_blank, is_figure, is_target, is_unit, says_later, says_none
from interpret.column_kinds import VALUES
from interpret.headers import Column, Header, header
from interpret.heading_rows import Row
from interpret.scale import is_trend
from readers.document import Field

#: What stands below these is told in words.
TOLD = frozenset({Column.VERDICT, Column.SOURCE, Column.UNIT, Column.ASIDE})
#: Columns of a word a row.
_BESIDE = frozenset({Column.SOURCE, Column.UNIT, Column.ASIDE})
_OF_TREND = re.compile(r"trend|utveckling|riktning|\bpil\b|tendens")
_OF_CHANGE = re.compile(r"avv|diff|förändring|\+/-|±")
_SIGNED = re.compile(r"\s*[+±]\s*[0-9]")
_AMOUNT = re.compile(r"(?:[≥≤<>]|minst|högst|lägst|max)\s*[0-9]|[0-9]\s*(?:%|procent)", re.IGNORECASE)


def strayed(row: Row, heads: tuple[Header, ...], body: list[Row]) -> tuple[Field, Header] | None:
    """The cell, and what it stands below, that shows that cells have moved; None where nothing shows it."""
    both = [(cell, head) for cell, head in zip(row.cells, heads, strict=True) if cell and not is_blank(cell.text)]
    values = [(cell, head) for cell, head in both if head.column in VALUES]
    asides = [head for head in heads if head.column is Column.ASIDE]
    has_arrow = any(is_trend(cell.text) for cell, _ in both)
    has_figure = any(is_figure(cell.text) for cell, _ in values)
    pairs = zip(row.cells, heads, strict=True)
    has_gap = any(cell is not None and is_blank(cell.text) and head.column in VALUES for cell, head in pairs)
    no_change = any(_says(_OF_CHANGE, one) and not any(one is head for _, head in both) for one in asides)
    is_short = any(head.column in _BESIDE and not any(head is one for _, one in both) for head in heads)
    for cell, head in both:
        text, kind = cell.text, head.column
        if kind is Column.ASIDE and _says(_OF_TREND, head):
            is_moved = is_limit(text) or (has_arrow and not is_trend(text))
        elif kind in VALUES:
            is_moved = (no_change and _SIGNED.match(text) is not None) or (is_short and _is_word(text))
        else:
            is_moved = kind is Column.VERDICT and is_unit(text)
        if kind in TOLD and has_gap and says_none(text):
            is_moved = True
        if header(head.printed).column is Column.BARE_YEAR and has_figure and is_trend(text):
            is_moved = not _are_trends(heads.index(head), body)
        if is_moved:
            return cell, head
    return None


def _is_word(text: str) -> bool:
    """Whether the text is a word that says nothing of a figure: `Kolada`."""
    is_plain = len(text.split()) == 1 and has_words(text) and not any(map(str.isdigit, text))
    return is_plain and not (says_none(text) or says_later(text) or text.casefold() in ("ja", "nej", "saknas"))


def is_limit(text: str) -> bool:
    """Whether the text is a target with an amount, and can be no outcome: `minst 85 procent`."""
    return is_target(text) and _AMOUNT.search(text) is not None and not is_figure(text)


def _says(words: re.Pattern[str], head: Header) -> bool:
    return words.search(folded(head.printed)) is not None


def _are_trends(at: int, body: list[Row]) -> bool:
    """Whether arrows stand all the way down a column of several rows."""
    column = [cell.text for row in body if not row.is_misfit and (cell := row.cells[at]) and not is_blank(cell.text)]
    return len(column) > 1 and all(map(is_trend, column))
