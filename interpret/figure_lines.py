"""Lines of label and figure in (`Målvärde: 85 %`, `Utfall 2023: 83 %`), the measure they are of out."""

import re

from attrs import define, evolve, field

from engine.case import Cell, YearCell
from engine.facts import folded
from findings.span import Span
from interpret.cell_years import year_of
from interpret.cells import is_figure, is_glued, is_outcome, is_target, readings_of_cell, says_later, says_none
from interpret.collected import Collected, Named
from interpret.found import FoundMeasure
from interpret.headers import Column, Header, month_of
from interpret.labels import Label, Says
from interpret.labels import is_figure as is_of_figure
from interpret.scale import is_verdict

_COLUMNS = {Says.TARGET: Column.TARGET, Says.OUTCOME: Column.OUTCOME, Says.FORECAST: Column.FORECAST}
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
#: `85 % Utfal 2023: 83 %`: two lines run together, for the second one's label cannot be read.
_TWO_LINES = re.compile(r"[0-9].*\b(?:19|20)[0-9]{2}\s*(?::|\s(?:[^\W\d_]+[.:]?\s*|[≤≥<>–-]\s*)?[0-9]|\s(?:i\.|[–-]))")
#: Where one line holds several labels: `Målvärde 2023: 85 % Utfall 2023: 83 %`.
_AGAIN = re.compile(
    r"[\s,;|]+(?=(?:målvärde|målnivå|måltal|utfall|resultat|prognos|bedömning|källa|status|måluppfyllelse)\b[^:]{0,20}:)",
    re.IGNORECASE,
)


@define
class Lines:
    """The lines of one measure, as far as they have been read."""

    named: Named | None = None
    goal: int | None = None
    #: Kind, heading and printed text, in the order of the lines.
    figures: list[tuple[Header, Cell]] = field(factory=list)
    source: Cell | None = None
    unit: Cell | None = None


def parts_of(text: str) -> tuple[str, ...]:
    """A line cut before each label that it holds."""
    return tuple(part for part in _AGAIN.split(text) if part.strip())


def add_line(lines: Lines, said: Label, cell: Cell) -> bool:
    """Keeps a line of a measure; False where the label is of something else."""
    if is_of_figure(said.says):
        year = _YEAR.search(said.period)
        head = Header(
            _COLUMNS[said.says], int(year[0]) if year else None, month_of(folded(said.period)), "", said.period
        )
        lines.figures.append((head, cell))
    elif said.says is Says.SOURCE:
        lines.source = cell
    elif said.says is Says.UNIT:
        lines.unit = cell
    else:
        return False
    return True


def drop_again(lines: Lines, said: Label) -> bool:
    """Whether a label that stands alone heads a figure of the measure already: which is its own is not certain."""
    kept = [
        (head, cell)
        for head, cell in lines.figures
        if (head.column, head.name) != (_COLUMNS[said.says], "") or head.printed != said.period
    ]
    dropped = len(kept) < len(lines.figures)
    lines.figures = kept
    return dropped


def end_lines(found: Collected, lines: Lines) -> Lines:
    """Adds the measure that the lines are of; a question where no measure is named. New lines out."""
    if not lines.figures:
        if lines.source is not None and lines.named is not None and found.measures:
            last = found.measures[-1]
            if last.name == lines.named.name and last.source is None:
                found.measures[-1] = evolve(last, source=lines.source)
        return Lines(lines.named, lines.goal)
    if lines.named is None:
        first = lines.figures[0][1]
        if lines.goal is not None:
            found.ask(f'vilket nyckeltal är "{first.printed}"?', f'which measure is "{first.printed}"?', first.place)
        return Lines(None, lines.goal)
    of = _by_kind(found, lines)
    if of is not None and any(of.values()):
        found.measures.append(
            FoundMeasure(
                name=lines.named.name,
                is_indicator=lines.named.is_indicator,
                targets=tuple(of[Column.TARGET]),
                years=tuple(of[Column.OUTCOME]),
                forecasts=tuple(of[Column.FORECAST]),
                comparators=(),
                unit=lines.unit,
                source=lines.source,
                verdicts=(),
                place=_place(lines.figures[0][1].place),
                goal=lines.goal,
            )
        )
    return Lines(None, lines.goal)


def _by_kind(found: Collected, lines: Lines) -> dict[Column, list[YearCell]] | None:
    """The figures by kind and year; None where one is said twice, and which holds is asked."""
    of: dict[Column, list[YearCell]] = {kind: [] for kind in _COLUMNS.values()}
    heads = tuple(head for head, _ in lines.figures)
    twice: set[tuple[Column, int]] = set()
    for head, cell in lines.figures:
        text = cell.printed
        if (
            _TWO_LINES.search(text)
            or is_glued(text)
            or is_verdict(text, found.scale)
            or not _fits(text, head.column, found.scale)
        ):
            if any(map(str.isdigit, text)):
                ask = f'vilken siffra är "{text}"?'
                found.ask(ask, f'which figure is "{text}"?', cell.place, readings_of_cell(text))
            continue
        year = year_of(text, head, tuple(h for h in heads if h is head or h.year != head.year), found.when)
        if year is None:
            if is_figure(text) or head.column is Column.TARGET:
                found.ask(f'vilket år gäller "{text}"?', f'which year is "{text}" of?', cell.place, (text,))
            continue
        if (head.column, year) in twice:
            continue
        if any(one.year == year for one in of[head.column]):
            first = next(one for one in of[head.column] if one.year == year)
            twice.add((head.column, year))
            found.ask(
                f"vilken siffra gäller för {year}?",
                f"which figure holds for {year}?",
                cell.place,
                (first.cell.printed, text),
            )
            of[head.column].remove(first)
            continue
        of[head.column].append(YearCell(year, cell))
    return of


def _fits(text: str, kind: Column, scale: frozenset[str]) -> bool:
    if kind is Column.TARGET:
        return is_target(text)
    # What stands below a label may be of another thing: a word that is not known is no outcome there.
    is_told = is_figure(text) or says_none(text) or says_later(text) or text.strip().casefold() in ("ja", "nej")
    return is_outcome(text, scale) and (is_told or not any(map(str.isalpha, text)))


def _place(span: Span) -> Span:
    return span._replace(column=None, end=None)
