"""A claim about a series in, whether its steps bear it out, out (figures F2.5)."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from attrs import evolve, frozen

from engine.claim_expressions import Binding, bind, intervals, values
from engine.claim_figures import Printed
from engine.claim_tables import years_printed
from engine.claim_tree import MeasureFigure, Steps, TableFigure, Than, Trend
from engine.claim_trials import GRAVEST, Answer, Figures, try_order
from engine.extent import Const, Expression, Product, Var
from engine.facts import folded
from findings.text import Text


@frozen
class Series:
    """The printed figures that a trend is about."""

    #: By year, ascending; only those with a figure.
    figures: tuple[tuple[int, Printed], ...]
    #: The years asked for that have none.
    missing: tuple[int, ...]


def trend(binding: Binding, claim: Trend, than: Than) -> tuple[Answer, Text | None]:
    """The answer, and why it cannot be told; `than` is MORE where the series should rise, else LESS.

    A row whose figures are all less than 0 is of costs: it may also be read without the signs.
    """
    series = _series(binding, claim)
    if series.missing and claim.steps is not Steps.EVERY:
        return Answer.UNTESTABLE, _not_printed(series.missing)
    readings = [_answer(binding, claim, than, series, Fraction(1))]
    of_table = all(figure.measure is None for _, figure in series.figures)
    if of_table and all(figure.value is not None and figure.value < 0 for _, figure in series.figures):
        readings.append(_answer(binding, claim, than, series, Fraction(-1)))
    return max(readings, key=lambda reading: GRAVEST.index(reading[0]))


def _not_printed(years: Sequence[int]) -> Text:
    named = ", ".join(str(year) for year in years)
    return Text(f"siffran för {named} är inte tryckt", f"the figure of {named} is not printed")


def _series(binding: Binding, claim: Trend) -> Series:
    printed = _years(binding, claim)
    if claim.first is None:
        wanted: tuple[int, ...] = (claim.last,)
        before = [year for year in printed if year < claim.last]
        years = (*before[-2:], claim.last)
    else:
        wanted = (claim.first, claim.last)
        years = tuple(sorted({*wanted, *(year for year in printed if claim.first <= year <= claim.last)}))
    found = []
    for year in years:
        bound = bind(binding, evolve(claim.series, year=year))
        figure = binding.figures.get(bound.expression.name) if isinstance(bound.expression, Var) else None
        if figure is not None and figure.value is not None:
            found.append((year, figure))
    have = {year for year, _ in found}
    return Series(tuple(found), tuple(year for year in wanted if year not in have))


def _years(binding: Binding, claim: Trend) -> tuple[int, ...]:
    """The years with a printed figure of the series."""
    of = claim.series
    if isinstance(of, MeasureFigure):
        measure = binding.book.measures.get(folded(of.measure))
        if measure is not None:
            group = binding.book.alike.get(measure.name, (measure,))
            return tuple(sorted({year for one in group for year in binding.book.years.get(one.name, ())}))
        of = TableFigure(of.measure, None, None)
    return years_printed(binding.tables, evolve(of, year=claim.last), binding.years)


def _answer(binding: Binding, claim: Trend, than: Than, series: Series, sign: Fraction) -> tuple[Answer, Text | None]:
    figures = Figures(intervals(binding.figures), values(binding.figures))
    of: list[tuple[int, Expression]] = [
        (year, Product(Const(sign), Var(figure.key))) for year, figure in series.figures
    ]
    steps = [try_order(new, than, old, figures).answer for (_, old), (_, new) in pairwise(of)]
    if claim.steps is Steps.SINCE:
        whole = try_order(of[-1][1], than, of[0][1], figures).answer
        if whole is Answer.HOLDS:
            return whole, None
        against = Than.LESS if than is Than.MORE else Than.MORE
        turned = [_certain(new, against, old, figures) for (_, old), (_, new) in pairwise(of)]
        return (Answer.FAILS if any(turned) else Answer.DOUBTFUL), None
    worst = min(steps, key=GRAVEST.index, default=Answer.UNTESTABLE)
    if claim.steps is Steps.CONTINUES and len(steps) < 2 and worst is not Answer.FAILS:
        return Answer.UNTESTABLE, Text("det tidigare steget är inte tryckt", "the step before is not printed")
    if claim.steps is Steps.EVERY and worst is not Answer.FAILS:
        assert claim.first is not None
        have = {year for year, _ in of}
        gaps = [year for year in range(claim.first, claim.last + 1) if year not in have]
        if gaps:
            return Answer.UNTESTABLE, _not_printed(gaps)
    return worst, None


def _certain(new: Expression, than: Than, old: Expression, figures: Figures) -> bool:
    """Whether the step goes that way whatever was rounded: no number is in both."""
    test = try_order(new, than, old, figures)
    low = None if test.interval is None else test.interval.low
    return test.answer is Answer.HOLDS and low is not None and low > 0
