"""A figure that a claim names in, the printed figure that it is out: the finest of that fact (figures F1.7)."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from fractions import Fraction

from attrs import frozen

from dsl.ast import Compare
from engine.claim_tree import MeasureFigure
from engine.exact import decimal
from engine.facts import Fact, Role, folded, measure_names
from engine.figure import Status
from engine.interval import Interval, exact, rounded, same_figure
from engine.names import MOST_COMPARED
from engine.plan import Measure, Plan, TargetOfYear
from engine.same_measure import same_measures
from engine.units import Unit
from findings.finding import Label
from findings.span import Span
from findings.text import Text, same

_REVISED = (Status.PRELIMINARY, Status.ESTIMATE, Status.FORECAST)
#: The targets that are one figure.
_LIMITS = (Compare.AT_LEAST, Compare.AT_MOST, Compare.ABOVE, Compare.BELOW, Compare.EXACTLY)
#: What a name before `för` may be the name of.
_NAMED = (Role.COMPARATOR, Role.SEX, Role.PART)
_WORDS = {
    Role.TARGET: Text("målvärdet för ", "the target of "),
    Role.FORECAST: Text("prognosen för ", "the forecast of "),
}
#: The facts of a plan by measure, role, year and name.
Facts = Mapping[tuple[str, Role, int, str], tuple[Fact, ...]]


@frozen
class Printed:
    """A figure that a claim names, as it is printed; the values are in the base unit of its dimension."""

    #: The same in all its occurrences (figures F1.4).
    key: str
    #: What it is called in a message.
    shown: Text
    unit: Unit | None
    #: What it stands for and is; None where no figure is printed that can be used.
    interval: Interval | None
    value: Fraction | None
    #: As printed, and where; None where nothing is.
    text: str = ""
    place: Span | None = None
    #: Why it cannot be used.
    why: Text | None = None
    #: The measure that it is of, as declared; None for a cell of a table.
    measure: Measure | None = None


@frozen
class Unknown:
    """A name in a claim that nothing answers to, or too much does."""

    thing: Text
    name: str
    #: A name that was probably meant.
    near: str | None = None
    #: Where the several things of that name stand, and what tells them apart.
    places: tuple[Label, ...] = ()
    help: Text | None = None


@frozen
class Lookup:
    """Where the figures of claims are looked up."""

    plan: Plan
    measures: Mapping[str, Measure]
    #: By measure's name: the declarations that are the same measure, itself among them.
    alike: Mapping[str, tuple[Measure, ...]]
    facts: Facts
    #: By measure's name: the years with a printed outcome, ascending.
    years: Mapping[str, tuple[int, ...]]


def lookup(plan: Plan, facts: Iterable[Fact]) -> Lookup:
    """The figures of a case, to be looked up; made once a case."""
    by_key: dict[tuple[str, Role, int, str], list[Fact]] = {}
    years: dict[str, set[int]] = {}
    for fact in facts:
        by_key.setdefault((fact.measure, fact.role, fact.year, fact.name), []).append(fact)
        if fact.role is Role.OUTCOME and fact.value is not None:
            years.setdefault(fact.measure, set()).add(fact.year)
    return Lookup(
        plan=plan,
        measures=measure_names(plan),
        alike={measure.name: group for group in same_measures(plan.measures) for measure in group},
        facts={key: tuple(found) for key, found in by_key.items()},
        years={name: tuple(sorted(of)) for name, of in years.items()},
    )


def in_base(value: Fraction, unit: Unit | None) -> Fraction:
    """A value in the base unit of its dimension: kr of tkr."""
    return value if unit is None else value * Fraction(unit.factor)


def of_measure(book: Lookup, figure: MeasureFigure) -> Printed | Unknown:
    """The printed figure of a measure that a claim names."""
    measure = book.measures.get(folded(figure.measure))
    if measure is None:
        return unknown(Text("nyckeltal", "measure"), figure.measure, book.measures)
    facts = _facts(book, measure, figure)
    same_as = measure if figure.role is Role.TARGET else book.alike.get(measure.name, (measure,))[0]
    key = f"{same_as.name}|{figure.role.value}|{folded(figure.name)}|{figure.year}"
    shown = _shown(measure, figure)
    usable = [fact for fact in facts if fact.value is not None]
    decided = _decided(measure, figure) if not facts and figure.role is Role.TARGET else None
    if decided is not None:
        return _of_plan(key, shown, decided, measure)
    if not usable:
        return Printed(key, shown, measure.unit, None, None, *_where(facts), _why_none(facts, shown), measure)
    final = [fact for fact in usable if fact.figure.status not in _REVISED] or usable
    units = {one.name: one.unit for one in book.alike.get(measure.name, (measure,))}
    if _conflict(final, units):
        return Printed(key, shown, measure.unit, None, None, *_where(final), _two_values(shown, final), measure)
    finest = min(final, key=lambda fact: in_base(Fraction(fact.resolution), units[fact.measure]))
    return _printed(key, shown, finest, units[finest.measure], measure)


def _decided(measure: Measure, figure: MeasureFigure) -> TargetOfYear | None:
    """The plan's own target, where it is a plain limit and the report prints none."""
    of_year = next((one for one in measure.targets if one.year == figure.year), None)
    if of_year is None or of_year.target.share is not None or of_year.target.compare not in _LIMITS:
        return None
    return of_year if len(of_year.target.bounds) == 1 else None


def _of_plan(key: str, shown: Text, of_year: TargetOfYear, measure: Measure) -> Printed:
    """A target that is written in the plan is exact (semantics 2.1)."""
    value = in_base(Fraction(of_year.target.bounds[0].value), measure.unit)
    text, place = of_year.target.printed, of_year.line.span
    return Printed(key, shown, measure.unit, exact(value), value, text, place, None, measure)


def _facts(book: Lookup, measure: Measure, figure: MeasureFigure) -> tuple[Fact, ...]:
    """Every printed place of the fact: of the measure itself first, then of what is declared the same."""
    group = book.alike.get(measure.name, (measure,))
    ordered = (measure, *(one for one in group if one is not measure and figure.role is not Role.TARGET))
    roles = _NAMED if figure.name else (figure.role,)
    found = tuple(
        fact
        for one in ordered
        for role in roles
        for name in _names(book.plan, figure.name)
        for fact in book.facts.get((one.name, role, figure.year, name), ())
    )
    if figure.role is Role.FORECAST and not found:
        outcomes = book.facts.get((measure.name, Role.OUTCOME, figure.year, ""), ())
        return tuple(fact for fact in outcomes if fact.figure.status is Status.FORECAST)
    return found


def _names(plan: Plan, name: str) -> tuple[str, ...]:
    """The names that somebody's figures go under: as written, and as `jämför med` says."""
    own = folded(name)
    groups = [(folded(line.comparator), folded(line.word.text)) for line in plan.comparators] if own else []
    return tuple(dict.fromkeys((own, *(other for group in groups if own in group for other in group))))


def _shown(measure: Measure, figure: MeasureFigure) -> Text:
    named = f" ({figure.name})" if figure.name else ""
    what = f'"{measure.name}"{named} {figure.year}'
    role = _WORDS.get(figure.role, same(""))
    return Text(role.sv + what, role.en + what)


def _where(facts: Iterable[Fact]) -> tuple[str, Span | None]:
    first = next(iter(facts), None)
    return ("", None) if first is None else (_one_line(first.cell.printed), first.cell.place)


def _why_none(facts: tuple[Fact, ...], shown: Text) -> Text:
    if not facts:
        return Text(f"{shown.sv} är inte tryckt", f"{shown.en} is not printed")
    printed = _one_line(facts[0].cell.printed)
    if facts[0].figure.value is not None or facts[0].figure.readings:
        return not_for_sure(shown, printed)
    return Text(f"{shown.sv} saknas ({printed})", f"{shown.en} is missing ({printed})")


def not_for_sure(shown: Text, printed: str) -> Text:
    """That what is printed may be more than one figure, or of another unit."""
    return Text(f"{shown.sv}, {printed}, går inte att läsa säkert", f"{shown.en}, {printed}, cannot be read for sure")


def _two_values(shown: Text, facts: Iterable[Fact]) -> Text:
    values = ", ".join(dict.fromkeys(_one_line(fact.cell.printed) for fact in facts))
    return Text(f"{shown.sv} trycks med olika värden: {values}", f"{shown.en} is printed with several values: {values}")


def _conflict(facts: Iterable[Fact], units: Mapping[str, Unit | None]) -> bool:
    """Whether the printed places of one fact cannot be the same figure (semantics 1.5)."""
    figures = (
        tuple(decimal(in_base(Fraction(number), units[fact.measure])) for number in (fact.value or 0, fact.resolution))
        for fact in facts
    )
    return same_figure((value, resolution) for value, resolution in figures) is None


def _printed(key: str, shown: Text, fact: Fact, unit: Unit | None, measure: Measure) -> Printed:
    value = in_base(Fraction(fact.value or 0), unit)
    interval = rounded(value, in_base(Fraction(fact.resolution), unit))
    return Printed(key, shown, unit, interval, value, _one_line(fact.cell.printed), fact.cell.place, None, measure)


def _one_line(printed: str) -> str:
    return " ".join(printed.split())


def unknown(thing: Text, name: str, known: Iterable[str]) -> Unknown:
    """That `name` is not among the `known`, with the one that was probably meant."""
    names = list(known)
    near = get_close_matches(folded(name), names[:MOST_COMPARED], n=1)
    return Unknown(thing, name, near[0] if near else None)
