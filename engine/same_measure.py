"""Declared measures in, which of them are the same measure out (semantics 1.5)."""

import re
from collections.abc import Iterable

from engine.facts import folded
from engine.plan import Measure

#: A source that names one series: Kolada N07900, U15402. "Medborgarundersökningen" names many.
_SERIES = re.compile(r"\b[a-zåäö]\d{4,}\b")


def same_measure(one: Measure, other: Measure) -> bool:
    """Whether two declarations are of the same measure: same declaration, same series, same full name and unit.

    Never by likeness. A källa counts where it names one series by its number.
    """
    if folded(one.same_as) == folded(other.same_as):
        return True
    if one.unit is None or other.unit is None or one.unit.dimension != other.unit.dimension:
        return False
    series = _series(one)
    return folded(one.title) == folded(other.title) or (series is not None and series == _series(other))


def same_measures(measures: Iterable[Measure]) -> tuple[tuple[Measure, ...], ...]:
    """The measures in groups of the same, each in the order declared, by its first."""
    groups: list[list[Measure]] = []
    for measure in measures:
        for group in groups:
            if any(same_measure(measure, other) for other in group):
                group.append(measure)
                break
        else:
            groups.append([measure])
    return tuple(tuple(group) for group in groups)


def continues(measure: Measure, before: Measure) -> bool:
    """Whether a measure of one plan is what another plan declared: the same series, or full name and unit.

    The short name says nothing here (`n1`); `tidigare "…"` and `kallas "…"` do.
    """
    if measure.unit is None or before.unit is None or measure.unit != before.unit:
        return False
    titles = {folded(title) for title in (measure.title, *measure.also_called)}
    series = _series(measure)
    return folded(before.title) in titles or (series is not None and series == _series(before))


def _series(measure: Measure) -> str | None:
    found = _SERIES.findall(folded(measure.source or ""))
    return " ".join(found) if found else None
