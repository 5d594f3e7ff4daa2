"""A measure and the years of a plan in, the years it has no target for out (checks, MK102)."""

from collections.abc import Iterable

from engine.evidence import expected_year
from engine.plan import Measure, Plan, TargetOfYear


def years_without_target(plan: Plan, measure: Measure) -> tuple[int, ...]:
    """The plan's years, ascending, that the measure has no target for, and should.

    Empty where lines of the measure could not be read. Where the plan does not say its years: the years that
    others have targets for, if the measure has none at all.
    """
    if measure.unread or (measure.targets and not plan.years_declared):
        return ()
    have = {target.year for target in measure.targets}
    return tuple(year for year in target_years(measure, plan.years) if year not in have)


def target_years(measure: Measure, years: Iterable[int]) -> tuple[int, ...]:
    """Those of `years` that the measure should have a target for.

    Not those it says that it has none for (`saknar målvärde`), nor those outside `gäller`, before `nytt mått
    från`, or in which it is not measured (`mäts vartannat år från`).
    """
    return tuple(year for year in years if _is_measured(measure, year) and not _does_without(measure, year))


def not_yet(measure: Measure, year: int) -> TargetOfYear | None:
    """The target of a later year whose line is about `year` too: halved from 2020 to 2026 is of 2026 only (2.1)."""
    for target in measure.targets:
        if target.line.years.first <= year <= target.line.years.last and target.year > year:
            return target
    return None


def written_years(years: Iterable[int]) -> str:
    """`2020`, `2020–2022`, `2020, 2022–2023`."""
    spans: list[tuple[int, int]] = []
    for year in years:
        if spans and spans[-1][1] + 1 == year:
            spans[-1] = (spans[-1][0], year)
        else:
            spans.append((year, year))
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in spans)


def _is_measured(measure: Measure, year: int) -> bool:
    of = year - measure.lag
    if measure.new_from is not None and of < measure.new_from:
        return False
    if measure.valid and not any(years.first <= year <= years.last for years in measure.valid):
        return False
    return measure.cycle is None or (of >= measure.cycle[1] and expected_year(measure, year) == of)


def _does_without(measure: Measure, year: int) -> bool:
    return any(years.first <= year <= years.last for years in measure.without_target)
