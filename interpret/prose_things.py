"""A case and its plan in, what its text can speak of out: measures and rows of tables, by name and by goal.

Each thing knows how a claim names it and what is printed of it for a year.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from attrs import frozen

from engine.case import Case, Outcome, Table
from engine.claim_tree import Amount
from engine.facts import folded, measure_names
from engine.figure import read_cell
from engine.plan import Measure, Plan
from engine.units import Unit
from interpret.found import Found
from interpret.prose_names import aliases, by_words, plainly

_IDENTIFIER = re.compile(r"[^\W\d_]\w*(?:-\w+)*")
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
#: What the row of the result is called.
_RESULT = frozenset({"årets resultat", "resultat", "periodens resultat"})
_OUTCOME = re.compile(r"(?:bokslut|utfall|resultat|redovisat|år)?\s*(?:19|20)[0-9]{2}\s*", re.IGNORECASE)


@frozen
class Thing:
    """A measure, or a row of a table."""

    key: str
    #: As a claim names it, without a year: `nöjda`, `"Personal" i tabell "Ekonomi"`.
    said: str
    title: str
    #: Printed figures by year.
    outcomes: Mapping[int, str]
    targets: Mapping[int, str]
    unit: Unit | None
    measure: Measure | None = None
    #: Names of comparators with a figure, by year.
    others: Mapping[int, tuple[str, ...]] = {}
    #: By year: how a claim names the cell of a row; the column of what a row is against its budget.
    cells: Mapping[int, str] = {}
    deviation: tuple[str, str] | None = None
    #: The number of its table; None for a measure.
    table: int | None = None

    @property
    def is_row(self) -> bool:
        return self.table is not None

    def of_year(self, year: int) -> str | None:
        """How a claim names its figure of a year; None where none is printed."""
        if year not in self.outcomes:
            return None
        return self.cells[year] if self.is_row else f"{self.said} {year}"

    def value(self, year: int) -> Decimal | None:
        """The printed outcome of a year."""
        return value_of(self.outcomes.get(year, ""), self.unit)

    def fits(self, amount: Amount, *, of_change: bool = False) -> bool:
        """Whether the amount is in a unit that its figures can be in."""
        if self.is_row:
            return amount.unit is not None or (folded(self.title).startswith("antal ") and not of_change)
        dimension = "" if self.unit is None else self.unit.dimension
        if amount.unit is None:
            return dimension in ("", "index", "antal", "plats", "poäng")
        if of_change and dimension == "procent":
            return amount.unit.dimension == "procentenheter"
        if of_change and amount.unit.dimension == "procent":
            return True
        return amount.unit.dimension == dimension


@frozen
class Things:
    """Everything that the text can speak of."""

    all: Mapping[str, Thing]
    #: By the words of a name: the keys of what goes under it.
    named: Mapping[tuple[str, ...], tuple[str, ...]]
    #: By key: the words of each of its names.
    names: Mapping[str, tuple[tuple[str, ...], ...]]
    #: By table: its rows of the result.
    results: Mapping[int, tuple[Thing, ...]]
    #: By number of a found goal: the keys of its own measures, then of the indicators beside it.
    of_goal: Mapping[int, tuple[str, ...]]

    def results_of(self, tables: Iterable[int]) -> tuple[Thing, ...]:
        """The rows of the result in some tables."""
        return tuple(row for table in sorted(tables) for row in self.results.get(table, ()))


def value_of(printed: str, unit: Unit | None) -> Decimal | None:
    """The figure that is printed, or None."""
    return read_cell(printed, unit, ()).value if printed.strip() else None


def things_of(found: Found, plan: Plan, case: Case) -> Things:
    """The measures and rows of a case."""
    by_name = measure_names(plan)
    measures: dict[str, Thing] = {}
    words: list[tuple[str, tuple[str, ...]]] = []
    for outcome in case.outcomes:
        measure = by_name.get(folded(outcome.measure))
        if measure is None or f"m {measure.name}" in measures:
            continue
        thing = _measure(measure, outcome)
        measures[thing.key] = thing
        titles = (measure.title, *measure.also_called, *(() if outcome.title is None else (outcome.title.printed,)))
        words += [(thing.key, name) for title in dict.fromkeys(titles) for name in aliases(title)]
    spoken = {name for _, name in words}
    rows = {thing.key: thing for number, table in enumerate(case.tables) for thing in _rows(number, table)}
    words += [
        (thing.key, name) for thing in rows.values() for name in aliases(thing.title, is_row=True) if name not in spoken
    ]
    words += _plainly(words, {**measures, **rows})
    names: dict[str, list[tuple[str, ...]]] = {key: [] for key in (*measures, *rows)}
    for key, name in words:
        names[key].append(name)
    results: dict[int, tuple[Thing, ...]] = {}
    for row in rows.values():
        if row.table is not None and folded(row.title) in _RESULT:
            results[row.table] = (*results.get(row.table, ()), row)
    return Things(
        {**measures, **rows},
        by_words(words),
        {key: tuple(of) for key, of in names.items()},
        results,
        dict(_of_goals(found, plan, case, measures)),
    )


def _plainly(
    words: list[tuple[str, tuple[str, ...]]], things: Mapping[str, Thing]
) -> list[tuple[str, tuple[str, ...]]]:
    """Names without their units and kinds; none that two things would share, or that is the whole of another's."""
    taken = {(things[key].table, name) for key, name in words}
    of: dict[tuple[int | None, tuple[str, ...]], list[str]] = {}
    for key, thing in things.items():
        titles = [thing.title] if thing.measure is None else [thing.title, *thing.measure.also_called]
        for name in dict.fromkeys(map(plainly, titles)):
            if name is not None:
                of.setdefault((thing.table, name), []).append(key)
                if thing.unit is not None and thing.unit.dimension == "procent" and name[0] not in ("andel", "andelen"):
                    of.setdefault((thing.table, ("andel", *name)), []).append(key)
    spoken = {name for table, name in (*taken, *of) if table is None}
    return [
        (keys[0], name)
        for (table, name), keys in of.items()
        if len(keys) == 1 and (table, name) not in taken and (table is None or name not in spoken)
    ]


def _measure(measure: Measure, outcome: Outcome) -> Thing:
    others: dict[int, list[str]] = {}
    for one in outcome.comparators:
        others.setdefault(one.year, []).append(one.name)
    return Thing(
        f"m {measure.name}",
        measure.name if _IDENTIFIER.fullmatch(measure.name) else f'"{measure.name}"',
        measure.title,
        {one.year: one.cell.printed for one in outcome.years},
        {one.year: one.cell.printed for one in outcome.targets},
        measure.unit,
        measure,
        {year: tuple(names) for year, names in others.items()},
    )


def _rows(number: int, table: Table) -> Iterator[Thing]:
    """The rows whose names are their own in the table, and can be written in a claim."""
    names = [folded(row.name) for row in table.rows]
    of_year: dict[int, list[int]] = {}
    against: list[int] = []
    for at, column in enumerate(table.columns):
        years = _YEAR.findall(column)
        if len(years) == 1 and _OUTCOME.fullmatch(column):
            of_year.setdefault(int(years[0]), []).append(at)
        if all(word in column.casefold() for word in ("avv", "budget")):
            against.append(at)
    columns = {year: found[0] for year, found in of_year.items() if len(found) == 1}
    if '"' in table.name or not columns:
        return
    for row in table.rows:
        if names.count(folded(row.name)) != 1 or '"' in row.name:
            continue
        said = f'"{row.name}" i tabell "{table.name}"'
        cells = {
            year: f'"{row.name}" i kolumn "{table.columns[at]}" i tabell "{table.name}"' for year, at in columns.items()
        }
        printed = {year: row.cells[at].printed for year, at in columns.items() if row.cells[at].printed.strip()}
        deviation = None
        if len(against) == 1:
            said_so = f'"{row.name}" i kolumn "{table.columns[against[0]]}" i tabell "{table.name}"'
            deviation = (said_so, row.cells[against[0]].printed)
        yield Thing(f"r {number} {row.name}", said, row.name, printed, {}, None, None, {}, cells, deviation, number)


def _of_goals(
    found: Found, plan: Plan, case: Case, measures: Mapping[str, Thing]
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """By number of a found goal: its measures, its own first."""
    stated = {one.sentence.place: one.name for one in case.stated if one.sentence is not None}
    goals = {goal.name: goal for goal in plan.goals}
    by_place = {(one.place, "" if one.title is None else one.title.printed): one.measure for one in case.outcomes}
    known = measure_names(plan)
    for number, goal in enumerate(found.goals):
        own: list[str] = []
        indicators: list[str] = []
        declared = goals.get(stated.get(goal.sentence.place, ""))
        if declared is not None and declared.measures:
            own += [name for name, _ in declared.measures]
            indicators += declared.indicators
        before: list[str] = []
        for one in found.measures:
            name = by_place.get((one.place, one.name.printed))
            if one.goal == number and name is not None:
                (indicators if one.is_indicator else own).append(name)
                if not one.is_indicator:
                    indicators += before
            before = [*before, name] if one.is_indicator and name is not None else []
        keys = (f"m {known[folded(name)].name}" for name in (*own, *indicators) if folded(name) in known)
        yield number, tuple(dict.fromkeys(key for key in keys if key in measures))


def same_figures(things: Iterable[Thing], years: Iterable[int], *, targets: bool = False) -> bool:
    """Whether the same is printed of all the things for each of the years."""
    of = [tuple(folded((one.targets if targets else one.outcomes).get(year, "")) for year in years) for one in things]
    return len(set(of)) == 1
