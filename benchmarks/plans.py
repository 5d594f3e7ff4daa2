"""How many goals in, a plan of so many out: as a rule file, as the same content in YAML, and its cases.

The figures are whole numbers of the last printed digit, so that benchmarks/reference.py can judge them exactly.
"""

from collections.abc import Iterator, Mapping, Sequence
from random import Random

from attrs import frozen

from benchmarks.reference import Figures, Target, verdict

#: The years judged; the cases also print the two years before each.
YEARS = (2020, 2021, 2022)
FIRST_PRINTED = 2018
TITLE = "Nämndens mål 2020–2022"

#: Shares of the figures, in percent: equal to what they are compared with, missing, preliminary.
TIES, MISSING, PRELIMINARY = 6, 4, 4


@frozen
class Subject:
    """Something boards measure: how it is called, printed, and what is likely."""

    stem: str
    title: str
    unit: str
    #: "högre" or "lägre".
    better: str
    decimals: int
    #: What stands behind the figure.
    sign: str
    #: Likely figures, in units of the last digit.
    low: int
    high: int


SUBJECTS = (
    Subject("väntetid", "Väntetid till särskilt boende", "dagar", "lägre", 0, " dagar", 20, 90),
    Subject("nöjda", "Nöjda brukare i hemtjänsten", "andel", "högre", 0, " %", 40, 95),
    Subject("bygglov", "Nöjd kund-index för bygglov", "index", "högre", 1, "", 400, 800),
    Subject("frånvaro", "Sjukfrånvaro bland månadsavlönade", "procent", "lägre", 2, " %", 300, 900),
    Subject("elevkostnad", "Kostnad per elev i grundskolan", "kr", "lägre", 0, " kr", 90_000, 140_000),
    Subject("behöriga", "Behöriga till yrkesprogram", "andel", "högre", 1, " %", 700, 990),
    Subject("dialog", "Företagens upplevelse av dialogen", "index", "högre", 2, "", 150, 580),
    Subject("platser", "Platser i förskolan", "antal", "högre", 0, "", 1_000, 3_000),
)
PARTS = ("Norra", "Södra", "Östra", "Västra", "Centrala")


@frozen
class Goal:
    """A goal, the measure that decides it, and the indicator above it: the same measure with its own target."""

    name: str
    title: str
    sentence: str
    subject: Subject
    target: Target
    of_indicator: Target
    figures: Figures
    #: The years whose figures are preliminary.
    preliminary: frozenset[int]


def goals(count: int) -> tuple[Goal, ...]:
    """`count` goals; the same ones each time, and the first ones of a longer plan are those of a shorter."""
    return tuple(_goal(number) for number in range(1, count + 1))


def _goal(number: int) -> Goal:
    chance = Random(number)
    subject = SUBJECTS[chance.randrange(len(SUBJECTS))]
    title = f"{subject.title}, {PARTS[chance.randrange(len(PARTS))]} {number}"
    target = _target(chance, subject)
    return Goal(
        name=f"{subject.stem}_{number}",
        title=title,
        sentence=f"God utveckling av {title[0].lower()}{title[1:]}",
        subject=subject,
        target=target,
        of_indicator=_target(chance, subject),
        figures=_figures(chance, subject, target),
        preliminary=frozenset(year for year in YEARS if chance.randrange(100) < PRELIMINARY),
    )


def _target(chance: Random, subject: Subject) -> Target:
    shapes = ("minst", "över", "öka") if subject.better == "högre" else ("högst", "under", "minska")
    compare = (*shapes, *shapes, "mellan", "förbättras", "inte försämras")[chance.randrange(9)]
    bounds = sorted(_likely(chance, subject) for _ in range({"mellan": 2}.get(compare, 1)))
    return Target(compare, subject.better == "högre", () if compare in _CHANGES else tuple(bounds))


#: Compared with the year before, not with a figure of their own.
_CHANGES = frozenset({"öka", "minska", "förbättras", "inte försämras"})


def _likely(chance: Random, subject: Subject) -> int:
    return subject.low + chance.randrange(subject.high - subject.low)


def _figures(chance: Random, subject: Subject, target: Target) -> Figures:
    figures: dict[int, int | None] = {}
    for year in range(FIRST_PRINTED, YEARS[-1] + 1):
        drawn = chance.randrange(100)
        limit = target.bounds[0] if target.bounds else figures.get(year - 1)
        if drawn < MISSING:
            figures[year] = None
        elif drawn < MISSING + TIES and limit is not None:
            figures[year] = limit
        else:
            figures[year] = _likely(chance, subject)
    return figures


def printed(figure: int, subject: Subject) -> str:
    """The figure as reports print it: `90 %`, `2,08`, `102 300 kr`."""
    whole, decimals = divmod(figure, 10**subject.decimals)
    text = f"{whole:,}".replace(",", " ")
    if subject.decimals:
        text += f",{decimals:0{subject.decimals}d}"
    return text + subject.sign


def wording(target: Target, subject: Subject) -> str:
    """The target as the rule language writes it, after the years."""
    if not target.bounds:
        return target.compare
    return f"{target.compare} {' och '.join(printed(bound, subject) for bound in target.bounds)}"


# --- As a rule file, and as YAML ------------------------------------------------------------------


def rule_file(of: Sequence[Goal]) -> str:
    """The plan in the rule language, in the shape of rules/alingsas-ks-2020.mal."""
    return "\n".join((_HEADING, *(_rules(goal) for goal in of)))


_HEADING = f"""\
språk 1
plan "{TITLE}"
  kommun Exempelköping 9999
  nämnd "Nämnden"
  år {YEARS[0]}–{YEARS[-1]}
  tecken "i.u." betyder uppgift saknas
  tecken "Prel:" betyder preliminärt
  preliminärt utfall godtas
  saknat utfall ersätts av senaste utfall, högst 1 år gammalt

varje nämndsmål
  helt uppfyllt när alla nyckeltal nås
"""


def _rules(goal: Goal) -> str:
    name, subject = goal.name, goal.subject
    return f"""\
indikator {name}_kf "{goal.title}"
  enhet {subject.unit}
  {subject.better} är bättre
  mål {YEARS[0]}–{YEARS[-1]} {wording(goal.of_indicator, subject)}

nämndsmål {name} "{goal.sentence}"
  bidrar till indikatorn {name}_kf
  mäts med {name}_n

nyckeltal {name}_n
  samma mått som {name}_kf
  mål {YEARS[0]}–{YEARS[-1]} {wording(goal.target, subject)}
"""


def as_yaml(of: Sequence[Goal]) -> str:
    """What rule_file(of) says, as somebody would write it in YAML."""
    return "\n".join((_YAML_HEADING, *(_in_yaml(goal) for goal in of)))


_YAML_HEADING = f"""\
språk: 1
plan: {TITLE}
kommun: {{namn: Exempelköping, kod: "9999"}}
nämnd: Nämnden
år: [{YEARS[0]}, {YEARS[-1]}]
tecken: {{i.u.: uppgift saknas, "Prel:": preliminärt}}
preliminärt utfall: godtas
saknat utfall: {{ersätts av: senaste utfall, högst år gammalt: 1}}
varje nämndsmål: {{helt uppfyllt när: alla nyckeltal nås}}
mål:
"""


def _in_yaml(goal: Goal) -> str:
    name, subject = goal.name, goal.subject
    return f"""\
- indikator: {name}_kf
  namn: "{goal.title}"
  enhet: {subject.unit}
  bäst: {subject.better}
  målvärde: {_target_in_yaml(goal.of_indicator, subject)}

- nämndsmål: {name}
  mening: "{goal.sentence}"
  bidrar till: {name}_kf
  mäts med: {name}_n

- nyckeltal: {name}_n
  samma mått som: {name}_kf
  målvärde: {_target_in_yaml(goal.target, subject)}
"""


def _target_in_yaml(target: Target, subject: Subject) -> str:
    bounds = ", ".join(f'"{printed(bound, subject)}"' for bound in target.bounds)
    return f"{{år: [{YEARS[0]}, {YEARS[-1]}], {target.compare}: [{bounds}]}}"


# --- Cases ----------------------------------------------------------------------------------------


def case_file(of: Sequence[Goal], year: int) -> str:
    """The report of `year` on the plan, as a case file; every stated verdict is the right one."""
    return "\n".join(_case_lines(of, year)) + "\n"


def _case_lines(of: Sequence[Goal], year: int) -> Iterator[str]:
    yield f"rapport: {{titel: Årsredovisning {year}, period: {year}, dokument: rapport.txt}}"
    yield f"plan: {TITLE}"
    yield "utfall:"
    for row, goal in enumerate(of, 1):
        yield from _row(f"{goal.name}_kf", goal, goal.of_indicator, year, 2 * row)
        yield from _row(f"{goal.name}_n", goal, goal.target, year, 2 * row + 1)
    yield "bedömningar:"
    for goal in of:
        word = WORDS[verdict(goal.target, goal.figures, year)]
        if word is not None:
            yield f"  {goal.name}: {word}"


#: What a report says of a goal that benchmarks/reference.py gives this verdict.
WORDS: Mapping[bool | None, str | None] = {True: "Helt uppfyllt", False: "Ej uppfyllt", None: None}


def _row(name: str, goal: Goal, target: Target, year: int, line: int) -> Iterator[str]:
    yield f"  {name}:"
    yield f"    plats: {{rad: {line}}}"
    if target.bounds and target.compare != "mellan":
        yield f'    målvärde: {{{year}: "{printed(target.bounds[0], goal.subject)}"}}'
    for of_year in (year, year - 1, year - 2):
        yield f'    {of_year}: "{_cell(goal, of_year)}"'


def _cell(goal: Goal, year: int) -> str:
    figure = goal.figures[year]
    if figure is None:
        return "i.u."
    return f"{'Prel: ' * (year in goal.preliminary)}{printed(figure, goal.subject)}"
