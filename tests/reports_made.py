"""A truth drawn by hypothesis out: what a made report says, the plan it is about, and what a case of it must say.

A truth knows no layout and no format. `made_layouts.py` lays it out as blocks, `made_<format>.py` writes the blocks to
bytes and reads the source at a place again, without the readers of the product. A new format needs one module with two
functions: `write(blocks) -> bytes` and `printed_at(data, place) -> str`.
"""

import re
from typing import Any

from attrs import frozen
from hypothesis import strategies as st

from dsl.parser import parse
from engine.case import Case, Cell, Claim, NamedCell, YearCell
from engine.plan import Plan
from engine.resolve import resolve

YEAR = 2023
WORDS = ("Helt uppfyllt", "Delvis uppfyllt", "Ej uppfyllt")
_WHO = ("Alla barn", "Invånarna", "Medarbetarna", "Besökarna", "Brukarna", "Företagen i kommunen")
_WHAT = ("ska vara trygga", "ska ha inflytande över sin vardag", "ska få svar i rätt tid", "ska må bra")
_ASSIGNED = ("Utred lokalerna i centrum", "Ta fram en plan för arbetsmiljön", "Förbättra webbplatsen")
_COMMENTS = (
    "Arbetet har gått bra och fortsätter.",
    "Fler utbildningar har genomförts under hösten.",
    "Enkäten besvarades av färre än tidigare.",
)
#: Name, unit in the rule language, its sign behind a figure, and which way the target is.
_MEASURES = (
    ("Andel nöjda", "andel", " %", "minst"),
    ("Andel sjukskrivna", "andel", " %", "högst"),
    ("Antal besök", "antal", "", "minst"),
    ("Väntetid till handläggare", "dagar", " dagar", "högst"),
    ("Trygghetsindex", "index", "", "minst"),
)
_OF = ("i grundskolan", "i hemtjänsten", "på biblioteken", "i förskolan", "inom kollektivtrafiken")
_SIGN = {"minst": "≥", "högst": "≤"}


@frozen
class MadeMeasure:
    """A measure: `target` is the target as the report prints it, `outcomes` each year's figure as printed."""

    name: str
    unit: str
    way: str
    number: str
    target: str
    outcomes: tuple[tuple[int, str], ...]


@frozen
class MadeGoal:
    sentence: str
    verdict: str
    comment: str
    measures: tuple[MadeMeasure, ...]


@frozen
class MadeAssignment:
    sentence: str
    status: str
    deadline: str


@frozen
class MadeTable:
    """An ordinary table: the first column holds the names."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@frozen
class Truth:
    """What the report says."""

    goals: tuple[MadeGoal, ...]
    assignments: tuple[MadeAssignment, ...]
    table: MadeTable

    @property
    def years(self) -> tuple[int, ...]:
        return tuple(year for year, _ in self.goals[0].measures[0].outcomes)


# --- Drawn --------------------------------------------------------------------------------------


@st.composite
def truths(draw: st.DrawFn, most_goals: int = 3) -> Truth:
    """Any truth: no two goals or measures of the same name."""
    sentences = draw(
        st.lists(
            st.sampled_from([f"{a} {b}" for a in _WHO for b in _WHAT]), min_size=1, max_size=most_goals, unique=True
        )
    )
    kinds = [(*one, f"{one[0]} {of}") for one in _MEASURES for of in _OF]
    drawn = draw(st.lists(st.sampled_from(kinds), min_size=len(sentences), max_size=2 * len(sentences), unique=True))
    years = tuple(range(YEAR - draw(st.integers(0, 2)), YEAR + 1))
    goals = []
    for number, sentence in enumerate(sentences):
        own = tuple(draw(_measure(kind, years)) for kind in drawn[number :: len(sentences)])
        goals.append(MadeGoal(sentence, draw(st.sampled_from(WORDS)), draw(st.sampled_from(_COMMENTS)), own))
    assigned = draw(st.lists(st.sampled_from(_ASSIGNED), max_size=2, unique=True))
    statuses = st.sampled_from(["Pågår", "Avslutad", "Försenad"])
    works = tuple(MadeAssignment(one, draw(statuses), f"{YEAR}-12-31") for one in assigned)
    return Truth(tuple(goals), works, draw(_tables()))


def _grouped(number: int) -> st.SearchStrategy[str]:
    """A whole figure with its thousands parted by a space as printed, or by one that does not break."""
    return st.sampled_from(["\u00a0", " "]).map(lambda space: f"{number:,}".replace(",", space))


@st.composite
def _amount(draw: st.DrawFn, unit: str) -> str:
    whole = draw(st.integers(40, 99))
    if unit == "antal":
        return draw(st.integers(200, 98_000).flatmap(_grouped))
    return draw(st.sampled_from([str(whole), f"{whole},{draw(st.integers(0, 9))}"]))


@st.composite
def _measure(draw: st.DrawFn, kind: tuple[str, str, str, str, str], years: tuple[int, ...]) -> MadeMeasure:
    _, unit, sign, way, name = kind
    number = draw(_amount(unit))
    long = " procent" if unit == "andel" else sign
    target = draw(
        st.sampled_from(
            [f"{number}{sign}", f"{way} {number}{sign}", f"{way} {number}{long}", f"{_SIGN[way]} {number}{sign}"]
        )
    )
    outcomes = []
    for year in years:
        figure = f"{draw(_amount(unit))}{sign}"
        shown = [figure] * 5 + ["i.u.", f"Prel: {figure}", f"prel. {figure}"]
        outcomes.append((year, draw(st.sampled_from(shown))))
    return MadeMeasure(name, unit, way, number, target, tuple(outcomes))


@st.composite
def _tables(draw: st.DrawFn) -> MadeTable:
    names = draw(st.lists(st.sampled_from(["Intäkter", "Personal", "Lokaler", "Övrigt"]), min_size=2, unique=True))
    figure = st.integers(-99_999, 99_999).flatmap(_grouped)
    rows = tuple((name, *(draw(figure) for _ in range(3))) for name in names)
    return MadeTable("Ekonomiskt utfall", ("Tkr", f"Budget {YEAR}", f"Utfall {YEAR}", "Avvikelse"), rows)


# --- The plan, and what a case must say ---------------------------------------------------------


def rules(truth: Truth) -> str:
    """The rule file of the plan that the report is about."""
    lines = ["språk 1", f'plan "Nämndens mål {YEAR}"', f"  år {YEAR}", ""]
    for number, goal in enumerate(truth.goals):
        names = [f"mått_{number}_{at}" for at, _ in enumerate(goal.measures)]
        lines += [f'nämndsmål mål_{number} "{goal.sentence}"', f"  mäts med {', '.join(names)}", ""]
        for name, one in zip(names, goal.measures, strict=True):
            better = "högre" if one.way == "minst" else "lägre"
            digits = one.number.replace("\u00a0", "").replace(" ", "")
            lines += [f'nyckeltal {name} "{one.name}"', f"  enhet {one.unit}", f"  {better} är bättre"]
            lines += [f"  mål {YEAR} {one.way} {digits}", ""]
    for number, work in enumerate(truth.assignments):
        lines += [f'uppdrag uppdrag_{number} "{work.sentence}"', f"  klart senast {work.deadline}", ""]
    return "\n".join(lines)


def plan_of(truth: Truth) -> Plan:
    made, findings = resolve((parse(rules(truth), "plan.mal")[0],))
    assert made is not None, findings
    return made


Said = dict[tuple[str, str], str]


def expected(truth: Truth, summary: tuple[str, str] | None = None) -> Said:
    """Everything that the case must say, by what it is said of: words, targets and outcomes as printed.

    `summary` is the heading of the verdicts, and the sign before them, in a table of the goals alone.
    """
    said: Said = {}
    for number, goal in enumerate(truth.goals):
        said[f"mål_{number}", "mål"] = goal.sentence
        said[f"mål_{number}", "bedömning"] = goal.verdict
        if summary is not None:
            said[goal.sentence, summary[0]] = summary[1] + goal.verdict
        for at, one in enumerate(goal.measures):
            name = f"mått_{number}_{at}"
            said[name, f"mål {YEAR}"] = folded(one.target)
            said.update({(name, f"utfall {year}"): folded(text) for year, text in one.outcomes})
    for number, work in enumerate(truth.assignments):
        said[f"uppdrag_{number}", "mål"] = work.sentence
        said[f"uppdrag_{number}", "bedömning"] = work.status
        # A table of assignments is a table of the case too.
        said[work.sentence, "Status"], said[work.sentence, "Klart senast"] = work.status, work.deadline
    for row in truth.table.rows:
        said.update({(row[0], head): folded(text) for head, text in zip(truth.table.columns[1:], row[1:], strict=True)})
    return said


def said_by(case: Case) -> Said:
    """Everything that a case says, in the same form."""
    said: Said = {}
    for stated in case.stated:
        if stated.sentence is not None:
            said[stated.name, "mål"] = _bare(stated.sentence.printed)
        if stated.word is not None:
            assert (stated.name, "bedömning") not in said
            said[stated.name, "bedömning"] = _bare(stated.word.printed)
    for one in case.outcomes:
        for kind, cells in (("mål", one.targets), ("utfall", one.years), ("prognos", one.forecasts)):
            for at in cells:
                assert (one.measure, f"{kind} {at.year}") not in said
                said[one.measure, f"{kind} {at.year}"] = folded(at.cell.printed)
        for kind, named in (("jämförelse", one.comparators), ("kön", one.by_sex), ("del", one.parts)):
            said.update({(one.measure, f"{kind} {n.name} {n.year}"): folded(n.cell.printed) for n in named})
    for table in case.tables:
        for row in table.rows:
            for head, cell in zip(table.columns, row.cells, strict=True):
                if cell.printed.strip():
                    said[row.name, head] = folded(cell.printed)
    return said


def folded(text: str) -> str:
    """The text with every run of white space as one space, and one minus: formats keep their own."""
    return " ".join(text.replace("−", "-").split())


def _bare(text: str) -> str:
    """The text without the number or the sign that a layout prints before it."""
    return re.sub(r"^(?:[0-9]+\.|[●✔]) ", "", folded(text))


def cells_of(value: Any) -> list[Cell]:
    """Every printed text of a case that has a place of its own."""
    if isinstance(value, Cell):
        return [value]
    if isinstance(value, YearCell | NamedCell):
        return [value.cell]
    if isinstance(value, Claim):
        return []
    if isinstance(value, tuple):
        return [cell for one in value for cell in cells_of(one)]
    if hasattr(type(value), "__attrs_attrs__"):
        names = [one.name for one in type(value).__attrs_attrs__ if one.name != "prose"]
        return [cell for name in names for cell in cells_of(getattr(value, name))]
    return []
