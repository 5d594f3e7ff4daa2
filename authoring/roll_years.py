"""A plan and a later year in, the years it moves to out, and how each year that it names moves with them."""

import re
from calendar import monthrange
from datetime import date

from attrs import frozen

from dsl.ast import PeriodKind, PeriodLine
from engine.plan import Plan
from findings.text import Text

#: The years that the language knows end here.
LAST_YEAR = 2199

#: `2020`, `2020/21`, `2020–2022`.
_YEARS = re.compile(r"(?<![\w/])([0-9]{4})(?:/([0-9]{4}|[0-9]{2})|(\s?[-–−]\s?)([0-9]{4}))?(?![\w/])")


@frozen
class Move:
    """The years that a plan is for, and those that it moves to: as many, as far apart."""

    kind: PeriodKind
    old: tuple[int, ...]
    new: tuple[int, ...]
    #: The month in which a part-year ends.
    month: int | None

    @property
    def step(self) -> int:
        return self.new[0] - self.old[0]

    @property
    def left(self) -> tuple[int, ...]:
        """The years that the plan is no longer for."""
        return tuple(year for year in self.old if year not in self.new)

    @property
    def entered(self) -> tuple[int, ...]:
        """The years that the plan was not for before; as many as those left."""
        return tuple(year for year in self.new if year not in self.old)


def move_of(plan: Plan, lines: tuple[PeriodLine, ...], to: int) -> Move | Text:
    """How the plan moves so that `to` becomes its first year; what hinders it, as a sentence."""
    if not plan.years:
        return Text("planen säger inte för vilket år den är", "the plan does not say which year it is for")
    first, last = plan.years[0], plan.years[-1]
    if to <= first:
        years = shown(first, last)
        return Text(
            f"planen är redan för {years}, och {to} är inte senare", f"the plan is for {years}, and {to} is no later"
        )
    new = tuple(year + to - first for year in plan.years)
    if new[-1] > LAST_YEAR:
        return Text(f"{new[-1]} är inget år som en plan kan ha", f"{new[-1]} is no year that a plan can have")
    return Move(plan.period, plan.years, new, next((line.month for line in lines), None))


def shown(first: int, last: int) -> str:
    """`2020`, or `2020–2022`."""
    return str(first) if first == last else f"{first}–{last}"


def shown_years(years: tuple[int, ...]) -> str:
    """`2020`, `2020–2022`, `2020, 2022`."""
    if years == tuple(range(years[0], years[-1] + 1)):
        return shown(years[0], years[-1])
    return ", ".join(map(str, years))


def moved_written(text: str, step: int) -> str:
    """The years of `år 2020–2022`, `läsår 2020/21`, `delår 2020-08`, each `step` later."""
    return _YEARS.sub(lambda found: _later(found, step), text) if "/" in text else _four(text, step)


def _four(text: str, step: int) -> str:
    return re.sub(r"(?<![0-9])[0-9]{4}(?![0-9])", lambda found: str(int(found[0]) + step), text)


def moved_title(title: str, move: Move) -> str:
    """The plan's title for the new years: what names an old year, or the years right after, follows.

    `Mål 2020`, `Läsåret 2020/21`, `Budget 2020 och plan 2021–2022`; `Vision 2030` stays.
    """
    known = {*move.old, *((move.old[-1] + 1,) if move.kind is PeriodKind.SCHOOL_YEAR else ())}

    def follow(found: re.Match[str]) -> str:
        first, span = int(found[1]), found[4] is not None
        follows = first in known or (span and first == move.old[-1] + 1)
        return _later(found, move.step) if follows else found[0]

    return _YEARS.sub(follow, title)


def _later(found: re.Match[str], step: int) -> str:
    first = int(found[1]) + step
    if found[2] is not None:
        digits = len(found[2])
        return f"{first}/{(int(found[2]) + step) % 10**digits:0{digits}}"
    if found[4] is not None:
        return f"{first}{found[3]}{int(found[4]) + step}"
    return str(first)


def moved_year(year: int, move: Move) -> int:
    """How much later an example of `year` is to be judged: a year that the plan keeps stays where it is."""
    judged = dict(zip(move.left, move.entered, strict=True))
    return judged.get(year, year) - year


def first_day(move: Move) -> date:
    """The first day of the new years; a school year begins in July."""
    return date(move.new[0], 7 if move.kind is PeriodKind.SCHOOL_YEAR else 1, 1)


def last_day(move: Move) -> date:
    """The last day of the new years."""
    year = move.new[-1]
    if move.kind is PeriodKind.SCHOOL_YEAR:
        return date(year + 1, 6, 30)
    month = move.month or 12
    return date(year, month, monthrange(year, month)[1])
