"""The laws of semantics, clause 5, on plans and cases drawn at random and written as a planner writes them."""

import json
import re
from collections.abc import Iterable
from decimal import Decimal

from attrs import evolve, frozen
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from dsl.ast import Class
from dsl.parser import parse
from engine.assessment import Assessment, Evaluated
from engine.evaluate import evaluate
from engine.plan import Plan
from engine.resolve import resolve
from readers.yaml_case import read_cases

EXAMPLES = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
YEARS = (2018, 2019, 2020)
BEST_FIRST = (Class.FULL, Class.PARTLY, Class.NOT)
UNDECIDED_POLICY = "saknat utfall kan ej bedömas"
MISSING_POLICIES = (
    UNDECIDED_POLICY,
    "saknat utfall räknas som ej uppfyllt",
    "saknat utfall ersätts av senaste utfall",
    "saknat utfall ersätts av senaste utfall, högst 1 år gammalt",
    "saknat utfall räknas inte",
)
OTHER_POLICIES = (
    ("preliminärt utfall godtas", "preliminärt utfall godtas med marginal 1", "preliminärt utfall kan ej bedömas"),
    ("lika med målvärdet räcker", "lika med målvärdet räcker inte"),
    ("avrundning som avgör godtas", "avrundning som avgör kan ej bedömas"),
)
#: Unit, and the figure that the numbers 0-8 are counted from.
UNITS = (("index", 0), ("andel", 92), ("antal", 0), ("dagar", 0), ("plats", 1))


@frozen
class Cell:
    """A figure of a case: `value` None is the words alone, which are "" or "prel" where there is a figure."""

    value: Decimal | None
    words: str = ""


@frozen
class Sketch:
    """A plan as blocks of lines, the heading first, and the rows of its case."""

    blocks: tuple[tuple[str, ...], ...]
    #: By measure and key (a year, or a year of a comparator or a number ranked).
    cells: dict[tuple[str, str, int], Cell]
    #: The unit, and whether higher is better, of each measure.
    units: dict[str, str]
    upward: dict[str, bool]


# --- Writing a sketch -----------------------------------------------------------------------------


def swedish(value: Decimal) -> str:
    return str(value).replace(".", ",")


def rule_text(blocks: Iterable[tuple[str, ...]]) -> str:
    return "\n".join(line if number == 0 else f"  {line}" for block in blocks for number, line in enumerate(block))


def case_text(sketch: Sketch, names: dict[str, str] | None = None) -> str:
    """The case as YAML; JSON is YAML already."""
    rows: dict[str, dict[str, object]] = {}
    for (measure, role, year), cell in sketch.cells.items():
        row = rows.setdefault((names or {}).get(measure, measure), {})
        printed = cell.words if cell.value is None else f"{cell.words} {swedish(cell.value)}".strip()
        if role == "utfall":
            row[str(year)] = printed
        elif role == "riket":
            row.setdefault("jämförelse", {}).setdefault("riket", {})[str(year)] = printed
        else:
            row.setdefault(role, {})[str(year)] = printed
    return json.dumps({"rapport": {"titel": "Prov", "period": "2020"}, "utfall": rows}, ensure_ascii=False)


def plan_of(*texts: str) -> Plan:
    """The plan of the last text, the others being imported."""
    files = []
    for number, text in enumerate(texts):
        file, findings = parse(text, f"{number}.mal")
        assert [(text, one.message.sv) for one in findings if one.severity.value == "error"] == []
        files.append(file)
    plan, findings = resolve(tuple(files))
    assert [(texts[-1], one.message.sv) for one in findings] == []
    assert plan is not None
    return plan


def judged(plan: Plan, sketch: Sketch, names: dict[str, str] | None = None) -> Evaluated:
    (case,), findings = read_cases(case_text(sketch, names), "prov.yaml")
    assert findings == ()
    return evaluate(plan, case, explained=False)


def tell(sketch: Sketch) -> None:
    note(rule_text(sketch.blocks))
    note(case_text(sketch))


# --- Drawing a sketch -----------------------------------------------------------------------------


@st.composite
def sketches(draw, *, monotone: bool = False, keeps_missing_open: bool = False, policies: bool = True) -> Sketch:
    """A plan of one to three measures, one or two goals and perhaps an overall assessment, with its case.

    `monotone`: only what law 5.1 speaks of. `keeps_missing_open`: only what 5.2 and 5.3 speak of.
    """
    names = [f"m{number}" for number in range(draw(st.integers(1, 3)))]
    units, upward, cells = {}, {}, {}
    blocks = []
    for name in names:
        unit, start = draw(st.sampled_from(UNITS))
        units[name], upward[name] = unit, unit != "plats" and draw(st.booleans())
        numbers = st.integers(0, 8).map(lambda n, start=start: Decimal(start + n))
        limits = numbers if unit in ("plats", "antal") else numbers | numbers.map(lambda n: n - Decimal("0.5"))
        blocks.append(draw(_measure(name, unit, upward[name], limits, monotone)))
        cells.update(draw(_cells(name, unit, numbers, "bland" in blocks[-1][-1])))
    goals = [f"g{number}" for number in range(draw(st.integers(1, 2)))]
    for goal in goals:
        own = draw(st.lists(st.sampled_from(names), min_size=1, unique=True))
        lines = draw(_rule(own, units, upward, monotone, keeps_missing_open))
        blocks.append((f'nämndsmål {goal} "Målet {goal}"', f"mäts med {', '.join(own)}", *lines))
    if draw(st.booleans()):
        blocks.append(draw(_overall(len(goals), monotone)))
    plan = ('plan "Prov"', "år 2020")
    blocks.insert(0, plan)
    if policies:
        blocks = [(*block, *draw(_policies(block[0], keeps_missing_open))) for block in blocks]
    return Sketch(tuple(blocks), cells, units, upward)


@st.composite
def _measure(draw, name, unit, up, limits, monotone) -> tuple[str, ...]:
    direction = () if unit == "plats" else ("högre är bättre" if up else "lägre är bättre",)
    cycle = draw(st.sampled_from([(), (), (), ("eftersläpning 1 år",), ("mäts vartannat år från 2018",)]))
    bases = (2018,) if "eftersläpning 1 år" in cycle else (2018, 2019)
    target = draw(_target(unit, up, limits, bases, monotone))
    partly = ""
    if target.startswith(("minst", "högst", "över", "under")) and draw(st.booleans()):
        partly = f", delvis {'minst' if up else 'högst'} {swedish(draw(limits))}"
    ranked = ("plats bland 12",) if unit == "plats" and draw(st.booleans()) else ()
    return (
        f'nyckeltal {name} "Mått {name}"',
        f"enhet {unit}",
        *direction,
        *ranked,
        *cycle,
        f"mål 2020 {target}{partly}",
    )


@st.composite
def _target(draw, unit, up, limits, bases, monotone) -> str:
    limit = draw(limits)
    figure, year = swedish(limit), draw(st.sampled_from(bases))
    least, strictly, rise = ("minst", "över", "öka") if up else ("högst", "under", "minska")
    phrases = [
        f"{least} {figure}",
        f"{least} {figure}",
        f"{strictly} {figure}",
        rise,
        f"{rise} från {year}",
        f"{rise} med minst 1",
        "förbättras",
        f"inte {'minska' if up else 'öka'}",
        "inte försämras",
        f"{least} hälften av {year}",
        f"{least} 120 % av {year}",
        f"{least} 90 % av {year}",
        f"på väg mot {least} {figure} år 2022 från 2018",
        f"i genomsnitt 2018–2020 {least} {figure}",
        "bättre än riket",
        "minst lika bra som riket",
    ]
    if unit != "andel":
        phrases.append(f"{rise} med minst 10 %")
    if unit == "plats":
        phrases += [f"plats {figure} eller bättre", "bland de 25 % bästa", "bland de 25 % bästa"]
    if not monotone:
        other = swedish(max(limit, draw(limits)))
        phrases += [f"exakt {figure}", f"mellan {figure} och {other}", "oförändrat ± 1", f"{strictly} {other}"]
    return draw(st.sampled_from(phrases))


@st.composite
def _cells(draw, name, unit, numbers, ranked) -> dict[tuple[str, str, int], Cell]:
    exact = unit in ("plats", "antal")
    figures = numbers if exact else numbers | numbers.map(lambda n: n + Decimal("0.0"))
    absent = st.sampled_from([None, Cell(None, "i.u.")])
    printed = st.builds(Cell, figures, st.sampled_from(["", "", "", "prel", "prognos"]))
    found = {}
    for year in YEARS:
        for role in ("utfall", "riket"):
            cell = draw(absent | printed | printed | printed)
            if cell is not None:
                found[name, role, year] = cell
        if ranked and draw(st.booleans()):
            found[name, "antal rangordnade", year] = Cell(Decimal(draw(st.integers(1, 30))))
    if (name, "utfall", 2020) not in found and draw(st.booleans()):
        found[name, "utfall", 2020] = draw(printed)
    return found


@st.composite
def _rule(draw, own, units, upward, monotone, keeps_missing_open) -> tuple[str, ...]:
    condition = _conditions(own, units, upward, monotone, keeps_missing_open)
    if draw(st.integers(0, 4)) == 0:
        return ()
    lines = [f"helt uppfyllt när {draw(condition)}"]
    if draw(st.booleans()):
        lines.append(f"delvis uppfyllt när {draw(condition)}")
    if not monotone and draw(st.integers(0, 3)) == 0:
        lines.append(f"ej uppfyllt när {draw(condition)}")
    rests = ["ej uppfyllt", "delvis uppfyllt"] if monotone else ["ej uppfyllt", "delvis uppfyllt", "helt uppfyllt"]
    if draw(st.booleans()) or lines[-1].startswith("ej"):
        lines.append(f"i övrigt {draw(st.sampled_from(rests))}")
    if not monotone and draw(st.integers(0, 2)) == 0:
        words = st.sampled_from([of_class.value.lower() for of_class in BEST_FIRST])
        lines.append(f'undantag "u0" när {draw(condition)} ger {draw(words)}')
        above = draw(st.sampled_from([' från "u0"', None] if keeps_missing_open else ["", ' från "u0"', None]))
        if above is not None:
            lines.append(f'undantag "u1"{above} när {draw(condition)} ger {draw(words)}')
    return tuple(lines)


def _conditions(own, units, upward, monotone, keeps_missing_open) -> st.SearchStrategy[str]:
    size = len(own)
    atoms = [
        "alla nyckeltal nås",
        "alla nyckeltal nås delvis",
        f"minst {min(2, size)} av {size} nyckeltal nås",
        "minst 1 nyckeltal nås delvis",
        "minst 50 % av nyckeltalen nås",
        "minst 60 % av vikten nås",
        "mer än hälften av nyckeltalen förbättras",
        "i snitt minst 91 % av målvärdena",
    ]
    for name in own:
        least = "minst" if upward[name] else "högst"
        start = dict(UNITS)[units[name]]
        atoms += [f"{name} nås", f"{name} nås", f"{name} nås delvis", f"{name} förbättras"]
        atoms += [
            f"{name} når minst 90 % av målvärdet",
            f"{name} är {least} {start + 4}",
            f"{name} är {least} {start + 2}",
        ]
        if not monotone:
            atoms += [f"{name} är under {start + 4}", f"{name} är exakt {start + 4}", f"inte {name} nås"]
        if not keeps_missing_open:
            atoms += [f"{name} saknas", f"{name} är preliminärt"]
    if not monotone:
        atoms += ["inga nyckeltal nås", "högst 1 nyckeltal nås", "färre än 2 nyckeltal nås"]
    atom = st.sampled_from(atoms)
    joined = st.tuples(atom, st.sampled_from(["och", "eller"]), atom)
    both = joined.map(" ".join)
    forms = [atom, atom, both, joined.map(lambda three: f"({three[0]} eller {three[2]}) och {own[0]} nås")]
    if not monotone:
        forms.append(both.map(lambda text: f"inte ({text})"))
    return st.one_of(forms)


@st.composite
def _overall(draw, goals, monotone) -> tuple[str, ...]:
    phrases = [
        "alla nämndsmål är helt uppfyllda",
        "minst 50 % av nämndsmålen är helt uppfyllda",
        "minst 1 nämndsmål är minst delvis uppfyllda",
        "g0 är minst delvis uppfyllt",
    ]
    if not monotone:
        phrases += ["inga nämndsmål är ej uppfyllda", "minst 1 nämndsmål är delvis uppfyllda", "g0 är ej uppfyllt"]
    lines = [f"helt uppfyllt när {draw(st.sampled_from(phrases))}"]
    if draw(st.booleans()):
        lines.append(f"delvis uppfyllt när {draw(st.sampled_from(phrases))}")
    return ("samlad bedömning", *lines)


@st.composite
def _policies(draw, heading, keeps_missing_open) -> tuple[str, ...]:
    if heading.startswith("samlad") or draw(st.booleans()):
        return ()
    missing = (UNDECIDED_POLICY,) if keeps_missing_open else MISSING_POLICIES
    others = OTHER_POLICIES[:-1] if keeps_missing_open else OTHER_POLICIES
    choices = [st.sampled_from(one) for one in (missing, *others)]
    return tuple(draw(choice) for choice in choices if draw(st.integers(0, 2)) == 0)


# --- 5.1 ------------------------------------------------------------------------------------------


def improved(sketch: Sketch, name: str, steps: int) -> Sketch:
    """The case in which the year's outcome of `name` is `steps` better, as far as its range allows."""
    at = (name, "utfall", year_of(sketch, name))
    cell = sketch.cells[at]
    assert cell.value is not None
    value = cell.value + (steps if sketch.upward[name] else -steps)
    value = max(value, Decimal(1 if sketch.units[name] == "plats" else 0))
    if sketch.units[name] == "andel":
        value = min(value, Decimal(100))
    return evolve(sketch, cells={**sketch.cells, at: evolve(cell, value=value)})


def year_of(sketch: Sketch, name: str) -> int:
    """The year whose outcome the target of 2020 is judged by (1.1)."""
    lines = next(block for block in sketch.blocks if block[0].startswith(f"nyckeltal {name} "))
    return 2019 if "eftersläpning 1 år" in lines else 2020


def printed_this_year(sketch: Sketch) -> list[str]:
    at = {name: sketch.cells.get((name, "utfall", year_of(sketch, name))) for name in sketch.units}
    return [name for name, cell in at.items() if cell is not None and cell.value is not None]


def best(classes: tuple[Class, ...]) -> int:
    return BEST_FIRST.index(classes[0])


def worst(classes: tuple[Class, ...]) -> int:
    return BEST_FIRST.index(classes[-1])


@EXAMPLES
@given(st.data())
def test_5_1_a_better_outcome_never_gives_a_worse_verdict(data):
    sketch = data.draw(sketches(monotone=True).filter(printed_this_year))
    better = improved(sketch, data.draw(st.sampled_from(printed_this_year(sketch))), data.draw(st.integers(1, 8)))
    tell(sketch)
    tell(better)
    plan = plan_of(rule_text(sketch.blocks))
    for before, after in zip(judged(plan, sketch).assessments, judged(plan, better).assessments, strict=True):
        if before.computed is Class.FULL and not before.is_roll_up:
            assert after.computed is Class.FULL
        if Class.UNDECIDED not in (before.computed, after.computed):
            assert BEST_FIRST.index(after.computed) <= BEST_FIRST.index(before.computed)
        if before.possible and after.possible:
            assert best(after.possible) <= best(before.possible)
            assert worst(after.possible) <= worst(before.possible)


# --- 5.2 and 5.3 ----------------------------------------------------------------------------------


def missing_figures(sketch: Sketch) -> list[tuple[str, str, int]]:
    """Every outcome and comparator that is not printed, and the numbers ranked where nobody declares one."""
    roles = [(name, role) for name in sketch.units for role in ("utfall", "riket")]
    places = [(name, role, year) for name, role in roles for year in YEARS]
    return [at for at in places if sketch.cells.get(at, Cell(None)).value is None]


def filled(sketch: Sketch, figures: dict[tuple[str, str, int], int]) -> Sketch:
    """The case with a final figure at each of the places."""
    start = dict(UNITS)
    added = {at: Cell(Decimal(start[sketch.units[at[0]]] + number)) for at, number in figures.items()}
    return evolve(sketch, cells={**sketch.cells, **added})


def numbers_for(places: list[tuple[str, str, int]]) -> st.SearchStrategy[dict[tuple[str, str, int], int]]:
    return st.fixed_dictionaries({at: st.integers(0, 8) for at in places})


@EXAMPLES
@given(st.data())
def test_5_2_a_verdict_given_is_the_verdict_of_every_filling_in(data):
    sketch = data.draw(sketches(keeps_missing_open=True).filter(missing_figures))
    full = filled(sketch, data.draw(numbers_for(missing_figures(sketch))))
    tell(sketch)
    tell(full)
    plan = plan_of(rule_text(sketch.blocks))
    for before, after in zip(judged(plan, sketch).assessments, judged(plan, full).assessments, strict=True):
        if before.computed is not Class.UNDECIDED and not after.errors:
            assert after.computed is before.computed


@EXAMPLES
@given(sketches(keeps_missing_open=True))
def test_5_2_a_decided_verdict_is_possible(sketch):
    tell(sketch)
    for assessment in judged(plan_of(rule_text(sketch.blocks)), sketch).assessments:
        if assessment.computed is not Class.UNDECIDED:
            assert assessment.computed in assessment.possible


@EXAMPLES
@given(st.data())
def test_4_1_the_verdict_of_every_filling_in_is_possible(data):
    sketch = data.draw(sketches(keeps_missing_open=True).filter(missing_figures))
    full = filled(sketch, data.draw(numbers_for(missing_figures(sketch))))
    tell(sketch)
    tell(full)
    plan = plan_of(rule_text(sketch.blocks))
    for before, after in zip(judged(plan, sketch).assessments, judged(plan, full).assessments, strict=True):
        if after.computed is not Class.UNDECIDED and before.possible:
            assert after.computed in before.possible


@EXAMPLES
@given(st.data())
def test_5_3_one_more_figure_never_changes_a_decided_verdict(data):
    sketch = data.draw(sketches(keeps_missing_open=True).filter(missing_figures))
    places = data.draw(st.lists(st.sampled_from(missing_figures(sketch)), min_size=1, max_size=2, unique=True))
    more = filled(sketch, data.draw(numbers_for(places)))
    tell(sketch)
    tell(more)
    plan = plan_of(rule_text(sketch.blocks))
    for before, after in zip(judged(plan, sketch).assessments, judged(plan, more).assessments, strict=True):
        if before.computed is not Class.UNDECIDED and not after.errors:
            assert after.computed is before.computed


# --- 5.4 ------------------------------------------------------------------------------------------


def essence(evaluated: Evaluated, old_names: dict[str, str] | None = None) -> dict[str, object]:
    """Everything that is said of each goal, its place left aside, under the names of the sketch."""
    old = old_names or {}
    return {old.get(one.name, one.name).casefold(): _said(one, old) for one in evaluated.assessments}


def _said(one: Assessment, old: dict[str, str]) -> tuple[object, ...]:
    measures = {
        old.get(of.measure.name, of.measure.name).casefold(): (
            (of.evidence.state, of.evidence.year, of.evidence.value, of.evidence.level),
            (of.reached, of.partly, of.margin, of.limit),
        )
        for of in one.measures
    }
    return (
        (one.computed, one.computed_word, one.why, one.marks, one.basis_years),
        (one.possible, one.possible_rounding, one.upper_bound, sorted(error.code for error in one.errors)),
        measures,
    )


def renamed(line: str, names: dict[str, str]) -> str:
    return re.sub(r"\b[mgu]\d\b", lambda found: names.get(found[0], found[0]), line)


NAME = st.from_regex(r"[bdfhjlpqwåäö][a-zåäö]{2,4}(-[a-zåäö0-9]{2})?_[0-9]", fullmatch=True)


@EXAMPLES
@given(sketches(), st.lists(NAME, min_size=7, max_size=7, unique=True))
def test_5_4_renaming_changes_nothing(sketch, fresh):
    tell(sketch)
    names = dict(zip(["m0", "m1", "m2", "g0", "g1", "u0", "u1"], fresh, strict=True))
    blocks = [tuple(renamed(line, names) for line in block) for block in sketch.blocks]
    note(rule_text(blocks))
    before = essence(judged(plan_of(rule_text(sketch.blocks)), sketch))
    after = essence(judged(plan_of(rule_text(blocks)), sketch, names), {new: old for old, new in names.items()})
    assert before == after


@EXAMPLES
@given(st.data())
def test_5_4_the_order_of_blocks_and_of_lines_changes_nothing(data):
    sketch = data.draw(sketches())
    tell(sketch)
    blocks = data.draw(st.permutations(sketch.blocks))
    blocks = [(block[0], *data.draw(st.permutations(block[1:]))) for block in blocks]
    note(rule_text(blocks))
    assert essence(judged(plan_of(rule_text(sketch.blocks)), sketch)) == essence(
        judged(plan_of(rule_text(blocks)), sketch)
    )


@EXAMPLES
@given(st.data())
def test_5_4_reformatting_changes_nothing(data):
    sketch = data.draw(sketches())
    tell(sketch)
    text = "\n".join(data.draw(written_otherwise(line)) for block in sketch.blocks for line in block)
    note(text)
    assert essence(judged(plan_of(rule_text(sketch.blocks)), sketch)) == essence(judged(plan_of(text), sketch))


@st.composite
def written_otherwise(draw, line: str) -> str:
    """The line indented otherwise, with other spaces, a comment, a blank line, names in capitals, or cut in two."""
    space, cut = draw(st.sampled_from([" ", "  ", "\t", "\u00a0"])), draw(st.sampled_from([" ", "\n", "\n     "]))
    capitals = draw(st.sets(st.sampled_from(["m0", "m1", "m2", "g0", "g1"])))
    parts = line.split('"')
    for number in range(0, len(parts), 2):
        part = re.sub(
            r"\b[mg]\d\b", lambda found: found[0].upper() if found[0] in capitals else found[0], parts[number]
        )
        parts[number] = re.sub(r" (?=(och|eller) )", cut, part).replace(" ", space)
    indent = draw(st.sampled_from(["", " ", "  ", "\t", "        "]))
    comment = draw(st.sampled_from(["", "", "   # en kommentar", ' # "mål 2020 minst 1"']))
    return draw(st.sampled_from(["", "", "\n", "# nämndsmål x\n"])) + indent + '"'.join(parts) + comment


@EXAMPLES
@given(sketches(), st.sets(st.sampled_from(["m0", "m1", "m2"]), min_size=1))
def test_5_4_a_measure_without_policies_may_stand_in_an_imported_file(sketch, moved):
    tell(sketch)

    def leaves(block: tuple[str, ...]) -> bool:
        own = any(line.startswith(("saknat", "preliminärt", "lika", "avrundning")) for line in block)
        return block[0].startswith(tuple(f"nyckeltal {name} " for name in moved)) and not own

    imported = rule_text(block for block in sketch.blocks if leaves(block))
    left = 'använd "0.mal"\n' + rule_text(block for block in sketch.blocks if not leaves(block))
    assert essence(judged(plan_of(rule_text(sketch.blocks)), sketch)) == essence(
        judged(plan_of(imported, left), sketch)
    )
