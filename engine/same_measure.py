"""Declared measures in, which of them are the same measure out (semantics 1.5)."""

import re
from collections.abc import Iterable, Mapping

from engine.facts import folded
from engine.plan import Measure

#: A source that names one series: Kolada N07900, U15402. "Medborgarundersökningen" names many.
_SERIES = re.compile(r"\b[a-zåäö]\d{4,}\b")


def same_measure(one: Measure, other: Measure) -> bool:
    """Whether two declarations are of the same measure: same declaration, same series, same full name and unit.

    Never by likeness. A källa counts where it names one series by its number.
    """
    return not set(_keys(one)).isdisjoint(_keys(other))


def same_measures(measures: Iterable[Measure]) -> tuple[tuple[Measure, ...], ...]:
    """The measures in groups of the same, each in the order declared, by its first."""
    declared = tuple(measures)
    groups: dict[int, list[int]] = {}
    of_key: dict[tuple[str, ...], int] = {}
    for number, measure in enumerate(declared):
        keys = _keys(measure)
        met = sorted({of_key[key] for key in keys if key in of_key})
        home = met[0] if met else number
        for other in met[1:]:
            groups[home].extend(groups.pop(other))
            of_key.update({key: home for key, at in of_key.items() if at == other})
        groups.setdefault(home, []).append(number)
        of_key.update(dict.fromkeys(keys, home))
    return tuple(tuple(declared[number] for number in sorted(group)) for group in groups.values())


def _keys(measure: Measure) -> tuple[tuple[str, ...], ...]:
    """What a measure is known by: two that have one of these in common are the same."""
    keys: list[tuple[str, ...]] = [("deklaration", folded(measure.same_as))]
    if measure.unit is not None:
        keys.append(("namn", folded(measure.title), measure.unit.dimension))
        series = series_of(measure)
        if series is not None:
            keys.append(("källa", series, measure.unit.dimension))
    return tuple(keys)


#: The measures of an earlier plan, by what another plan can know them by.
Former = Mapping[tuple[str, str], tuple[Measure, ...]]


def former(measures: Iterable[Measure]) -> Former:
    """An earlier plan's measures by full name and by series, to be looked up in."""
    found: dict[tuple[str, str], list[Measure]] = {}
    for measure in measures:
        series = series_of(measure)
        found.setdefault(("namn", folded(measure.title)), []).append(measure)
        if series is not None:
            found.setdefault(("källa", series), []).append(measure)
    return {key: tuple(of_key) for key, of_key in found.items()}


def continued(measure: Measure, before: Former) -> tuple[Measure, ...]:
    """What an earlier plan declared of a measure: same full name or series, in the same unit, of the same owner.

    The short name says nothing here (`n1`); `tidigare "…"` and `kallas "…"` do.
    """
    keys = [("namn", folded(title)) for title in (measure.title, *measure.also_called)]
    series = series_of(measure)
    if series is not None:
        keys.append(("källa", series))
    return tuple(
        one
        for key in keys
        for one in before.get(key, ())
        if one.unit is not None and one.unit == measure.unit and one.is_indicator == measure.is_indicator
    )


def series_of(measure: Measure) -> str | None:
    """The series that a källa names by its number: `n07900`; None where it names none."""
    found = _SERIES.findall(folded(measure.source or ""))
    return " ".join(found) if found else None
