"""A row and its headings in, whether every cell is what its heading says out; where not, a question is asked."""

import re

from engine.facts import folded
from interpret.cells import has_words, is_blank, is_figure, is_glued, is_outcome, is_span, is_target, says_later
from interpret.collected import Collected
from interpret.column_kinds import NAMES, VALUES, is_number
from interpret.headers import Column, Header, header
from interpret.heading_rows import Row
from interpret.misfits import ask_kind, ask_span
from interpret.scale import is_verdict
from interpret.strayed import TOLD, is_limit, strayed
from readers.document import Field

_NUMERIC = VALUES | {Column.ASIDE, Column.BUDGET, Column.ACCOUNTS, Column.UNKNOWN, Column.BARE_YEAR}
#: How often or when something is measured.
_OF_TIME = re.compile(r"\bmäts\b|frekvens|intervall")
#: What no target begins with.
_PRELIMINARY = re.compile(r"\s*prel(?:im\w*)?\b", re.IGNORECASE)
_WHOLE = re.compile(r"[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3})+(?![0-9])|[0-9]+")
#: Figures of one measure differ by less than this, most often.
_FAR = 5
_THOUSANDS = re.compile(r"[0-9][  \u202f][0-9]{3}(?![0-9])")


def fits(found: Collected, row: Row, heads: tuple[Header, ...], body: list[Row]) -> bool:
    """Whether the row can be used; one in which a cell has moved, vanished or been glued is asked about."""
    judged = any(one.column is Column.VERDICT for one in heads)
    if (moved := strayed(row, heads, body)) is not None:
        ask_kind(found, row, *moved)
        return False
    spans: list[Field] = []
    for at, (cell, head) in enumerate(zip(row.cells, heads, strict=True)):
        if cell is None or is_blank(cell.text):
            continue
        if head.column is Column.TARGET and cell.first == cell.last and is_span(cell.text):
            spans.append(cell)  # the rest of the row is clear
            continue
        is_wrong = _is_wrong(cell, head.column, found.scale) or (head.column in TOLD and _is_amount(cell.text, head))
        is_beside = judged and head.column is Column.COMMENT and is_verdict(cell.text, found.scale)
        if is_wrong or is_beside or _may_be_glued(at, row, heads, body):
            ask_kind(found, row, cell, head)
            return False
    for cell in spans:
        ask_span(found, row, cell)
    return True


def _is_wrong(cell: Field, kind: Column, scale: frozenset[str]) -> bool:
    text = cell.text
    verdict = is_verdict(text, scale) and not says_later(text)
    if cell.last > cell.first and kind in VALUES | {Column.VERDICT}:
        return True
    if kind is Column.TARGET:
        return verdict or is_glued(text) or not is_target(text) or _PRELIMINARY.match(text) is not None
    if kind in VALUES:
        return not says_later(text) and (is_glued(text) or not is_outcome(text, scale))
    if kind in (Column.ASIDE, Column.SOURCE, Column.UNIT):
        return verdict
    if kind is Column.GOAL and is_number(text):
        return False
    return kind in NAMES | {Column.GOAL} and (verdict or not has_words(text))


def _is_amount(text: str, head: Header) -> bool:
    """Whether a figure, or a target with one, stands where a word is told: then the row has moved."""
    if head.column is Column.ASIDE and _OF_TIME.search(folded(head.printed)) is None:
        return False
    return (is_figure(text) or is_limit(text)) and header(text).column is not Column.BARE_YEAR


def _may_be_glued(at: int, row: Row, heads: tuple[Header, ...], body: list[Row]) -> bool:
    """Whether `1 101 %` beside a blank cell may be `1` and `101 %`: no other figure of the row is as large."""
    cell = row.cells[at]
    if cell is None or heads[at].column not in VALUES or not _THOUSANDS.search(cell.text):
        return False
    pairs = zip(row.cells, heads, strict=True)
    others = [_largest(one.text) for one, head in pairs if one and one is not cell and head.column in VALUES]
    if any(_FAR * other >= _largest(cell.text) for other in others):
        return False
    return any(_is_bare(row, beside, heads, body) for beside in (at - 1, at + 1) if 0 <= beside < len(heads))


def _largest(text: str) -> int:
    return max((int(re.sub(r"\D", "", found)) for found in _WHOLE.findall(text)), default=0)


def _is_bare(row: Row, at: int, heads: tuple[Header, ...], body: list[Row]) -> bool:
    """Whether the cell is blank in a column of figures that is not blank in every row."""
    cell = row.cells[at]
    if heads[at].column not in _NUMERIC or (cell is not None and not is_blank(cell.text)):
        return False
    column = [one.cells[at] for one in body if one is not row and not one.is_misfit]
    return not column or any(one is not None and not is_blank(one.text) for one in column)
