"""Every comparison of a target (semantics, clause 2): reached around its limit, the margin and the limit itself."""

import json
from decimal import Decimal

import pytest

from dsl.ast import Class
from dsl.parser import parse
from engine.assessment import Assessment, Evaluated, MeasureAssessment, Why
from engine.evaluate import evaluate
from engine.resolve import resolve
from engine.truth import Truth
from findings.text import Text
from readers.yaml_case import read_cases

T, N, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN
STRICT = "lika med målvärdet räcker inte"


def judged(target: str, row: dict[str, object], *lines: str, plan: tuple[str, ...] = (), period="2020") -> Evaluated:
    """One goal with one measure of index whose target of 2020 is `target`; `lines` stand in the measure."""
    unit = () if any(line.startswith("enhet") for line in lines) else ("enhet index",)
    text = "\n  ".join(("", *unit, *lines, f"mål 2020 {target}"))
    head = "".join(f"  {line}\n" for line in plan)
    file, findings = parse(f'plan "P"\n  år 2020\n{head}nämndsmål g "G"\n  mäts med x\nnyckeltal x{text}\n', "p.mal")
    assert [one.message.sv for one in findings] == []
    resolved, findings = resolve((file,))
    assert [one.message.sv for one in findings] == []
    assert resolved is not None
    case = {"rapport": {"titel": "P", "period": period}, "utfall": {"x": row} if row else {}}
    (read,), findings = read_cases(json.dumps(case), "p.yaml")
    assert findings == ()
    return evaluate(resolved, read)


def goal(of: Evaluated) -> Assessment:
    (found,) = of.assessments
    return found


def measure(of: Evaluated) -> MeasureAssessment:
    (found,) = goal(of).measures
    return found


def numbers(of: MeasureAssessment) -> tuple[Truth, Decimal | None, Decimal | None]:
    return of.reached, of.margin, of.limit


def told(target: str, row: dict[str, object], *lines: str, plan: tuple[str, ...] = ()):
    return numbers(measure(judged(target, row, *lines, plan=plan)))


def n(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))


# --- Around the limit -----------------------------------------------------------------------------

#: Target, other figures, lines, limit; then outcome, reached, reached where equality is not enough, margin.
AROUND = [
    ("minst 5", {}, (), "5", [("4,9", N, N, "-0,1"), ("5,0", T, N, "0"), ("5,1", T, T, "0,1")]),
    ("högst 5", {}, (), "5", [("4,9", T, T, "0,1"), ("5,0", T, N, "0"), ("5,1", N, N, "-0,1")]),
    ("över 5", {}, (), "5", [("4,9", N, N, "-0,1"), ("5,0", N, N, "0"), ("5,1", T, T, "0,1")]),
    ("under 5", {}, (), "5", [("4,9", T, T, "0,1"), ("5,0", N, N, "0"), ("5,1", N, N, "-0,1")]),
    ("öka", {"2019": "5,0"}, (), "5", [("4,9", N, N, "-0,1"), ("5,0", N, N, "0"), ("5,1", T, T, "0,1")]),
    ("minska", {"2019": "5,0"}, (), "5", [("4,9", T, T, "0,1"), ("5,0", N, N, "0"), ("5,1", N, N, "-0,1")]),
    ("inte öka", {"2019": "5,0"}, (), "5", [("4,9", T, T, "0,1"), ("5,0", T, T, "0"), ("5,1", N, N, "-0,1")]),
    ("inte minska", {"2019": "5,0"}, (), "5", [("4,9", N, N, "-0,1"), ("5,0", T, T, "0"), ("5,1", T, T, "0,1")]),
    (
        "förbättras",
        {"2019": "5,0"},
        ("högre är bättre",),
        "5",
        [("4,9", N, N, "-0,1"), ("5,0", N, N, "0"), ("5,1", T, T, "0,1")],
    ),
    (
        "förbättras",
        {"2019": "5,0"},
        ("lägre är bättre",),
        "5",
        [("4,9", T, T, "0,1"), ("5,0", N, N, "0"), ("5,1", N, N, "-0,1")],
    ),
    (
        "inte försämras",
        {"2019": "5,0"},
        ("högre är bättre",),
        "5",
        [("4,9", N, N, "-0,1"), ("5,0", T, T, "0"), ("5,1", T, T, "0,1")],
    ),
    (
        "inte försämras",
        {"2019": "5,0"},
        ("lägre är bättre",),
        "5",
        [("4,9", T, T, "0,1"), ("5,0", T, T, "0"), ("5,1", N, N, "-0,1")],
    ),
    (
        "öka från 2017",
        {"2019": "9,0", "2017": "5,0"},
        (),
        "5",
        [("4,9", N, N, "-0,1"), ("5,0", N, N, "0"), ("5,1", T, T, "0,1")],
    ),
    (
        "öka från föregående mätning",
        {"2019": "5,0", "2018": "9,0"},
        (),
        "5",
        [("5,0", N, N, "0"), ("5,1", T, T, "0,1")],
    ),
    (
        "öka med minst 2",
        {"2019": "5,0"},
        (),
        "7",
        [("6,9", N, N, "-0,1"), ("7,0", T, N, "0"), ("7,1", T, T, "0,1")],
    ),
    (
        "minska med minst 2",
        {"2019": "5,0"},
        (),
        "3",
        [("2,9", T, T, "0,1"), ("3,0", T, N, "0"), ("3,1", N, N, "-0,1")],
    ),
    (
        "öka med minst 10 %",
        {"2019": "5,0"},
        (),
        "5,5",
        [("5,4", N, N, "-0,1"), ("5,5", T, N, "0"), ("5,6", T, T, "0,1")],
    ),
    (
        "minska med minst 10 %",
        {"2019": "5,0"},
        (),
        "4,5",
        [("4,4", T, T, "0,1"), ("4,5", T, N, "0"), ("4,6", N, N, "-0,1")],
    ),
    (
        "öka med minst 10 % från 2017",
        {"2019": "9,0", "2017": "5,0"},
        (),
        "5,5",
        [("5,4", N, N, "-0,1"), ("5,5", T, N, "0")],
    ),
    (
        "öka med minst 0",
        {"2019": "5,0"},
        (),
        "5",
        [("4,9", N, N, "-0,1"), ("5,0", N, N, "0"), ("5,1", T, T, "0,1")],
    ),
    (
        "högst hälften av 2018",
        {"2018": "10,0"},
        (),
        "5",
        [("4,9", T, T, "0,1"), ("5,0", T, N, "0"), ("5,1", N, N, "-0,1")],
    ),
    (
        "minst 120 % av 2019",
        {"2019": "5,0"},
        (),
        "6",
        [("5,9", N, N, "-0,1"), ("6,0", T, N, "0"), ("6,1", T, T, "0,1")],
    ),
    (
        "över 120 % av 2019",
        {"2019": "5,0"},
        (),
        "6",
        [("6,0", N, N, "0"), ("6,1", T, T, "0,1")],
    ),
    (
        "bättre än riket",
        {"jämförelse": {"riket": {"2020": "5,0"}}},
        ("högre är bättre",),
        "5",
        [("4,9", N, N, "-0,1"), ("5,0", N, N, "0"), ("5,1", T, T, "0,1")],
    ),
    (
        "bättre än riket",
        {"jämförelse": {"riket": {"2020": "5,0"}}},
        ("lägre är bättre",),
        "5",
        [("4,9", T, T, "0,1"), ("5,0", N, N, "0"), ("5,1", N, N, "-0,1")],
    ),
    (
        "minst lika bra som riket",
        {"jämförelse": {"riket": {"2020": "5,0"}}},
        ("högre är bättre",),
        "5",
        [("4,9", N, N, "-0,1"), ("5,0", T, N, "0"), ("5,1", T, T, "0,1")],
    ),
    (
        "minst lika bra som riket",
        {"jämförelse": {"riket": {"2020": "5,0"}}},
        ("lägre är bättre",),
        "5",
        [("4,9", T, T, "0,1"), ("5,0", T, N, "0"), ("5,1", N, N, "-0,1")],
    ),
    ("plats 50 eller bättre", {}, ("enhet plats",), "50", [("49", T, T, "1"), ("50", T, T, "0"), ("51", N, N, "-1")]),
    (
        "bland de 25 % bästa",
        {},
        ("enhet plats", "plats bland 290"),
        "72,5",
        [("72", T, T, "0,5"), ("73", N, N, "-0,5")],
    ),
    (
        "bland de 25 % bästa",
        {"antal rangordnade": {"2020": "200"}},
        ("enhet plats", "plats bland 290"),
        "50",
        [("49", T, T, "1"), ("50", T, T, "0"), ("51", N, N, "-1")],
    ),
    (
        "bland de 25 % bästa",
        {"antal rangordnade": {"2020": "200"}},
        ("enhet plats",),
        "50",
        [("50", T, T, "0"), ("51", N, N, "-1")],
    ),
    (
        "på väg mot minst 100 år 2024 från 2016",
        {"2016": "60"},
        (),
        "80",
        [("79", N, N, "-1"), ("80", T, N, "0"), ("81", T, T, "1")],
    ),
    (
        "på väg mot högst 20 år 2024 från 2016",
        {"2016": "60"},
        (),
        "40",
        [("39", T, T, "1"), ("40", T, N, "0"), ("41", N, N, "-1")],
    ),
    (
        "på väg mot minst 100 år 2020 från 2016",
        {"2016": "60"},
        (),
        "100",
        [("99", N, N, "-1"), ("100", T, N, "0"), ("101", T, T, "1")],
    ),
    (
        "på väg mot minst 100 år 2019 från 2016",
        {"2016": "60"},
        (),
        "100",
        [("99", N, N, "-1"), ("100", T, N, "0")],
    ),
    ("mellan 4 och 6", {}, (), "4", [("3,9", N, N, "-0,1"), ("4,0", T, T, "0"), ("4,1", T, T, "0,1")]),
    ("mellan 4 och 6", {}, (), "6", [("5,9", T, T, "0,1"), ("6,0", T, T, "0"), ("6,1", N, N, "-0,1")]),
    ("oförändrat ± 1", {"2019": "5,0"}, (), "4", [("3,9", N, N, "-0,1"), ("4,0", T, T, "0"), ("4,1", T, T, "0,1")]),
    ("oförändrat ± 1", {"2019": "5,0"}, (), "6", [("5,9", T, T, "0,1"), ("6,0", T, T, "0"), ("6,1", N, N, "-0,1")]),
    (
        "oförändrat ± 10 %",
        {"2019": "5,0"},
        (),
        "4,5",
        [("4,4", N, N, "-0,1"), ("4,5", T, T, "0"), ("4,6", T, T, "0,1")],
    ),
    (
        "oförändrat ± 10 %",
        {"2019": "5,0"},
        (),
        "5,5",
        [("5,4", T, T, "0,1"), ("5,5", T, T, "0"), ("5,6", N, N, "-0,1")],
    ),
    ("oförändrat ± 1 från 2017", {"2017": "5,0", "2019": "9,0"}, (), "6", [("6,0", T, T, "0"), ("6,1", N, N, "-0,1")]),
]


@pytest.mark.parametrize(
    ("target", "others", "lines", "limit", "outcome", "reached", "strictly", "margin"),
    [(*head, *row) for *head, rows in AROUND for row in rows],
)
def test_a_target_around_its_limit(target, others, lines, limit, outcome, reached, strictly, margin):
    row = {**others, "2020": outcome}

    assert (reached, n(margin), n(limit)) == told(target, row, *lines)
    assert (strictly, n(margin), n(limit)) == told(target, row, *lines, plan=(STRICT,))


@pytest.mark.parametrize(
    ("target", "outcome", "reached"),
    [
        ("exakt 5", "4,9", N),
        ("exakt 5", "5,0", T),
        ("exakt 5", "5,1", N),
        ("oförändrat", "5,0", T),
    ],
)
def test_2_8_exactly_has_no_margin(target, outcome, reached):
    margin = (None, None) if target == "exakt 5" else (Decimal(0), Decimal(5))

    assert (reached, *margin) == told(target, {"2020": outcome, "2019": "5,0"})
    assert (reached, *margin) == told(target, {"2020": outcome, "2019": "5,0"}, plan=(STRICT,))


@pytest.mark.parametrize(("outcome", "margin", "limit"), [("4,9", "-0,1", "5"), ("5,1", "-0,1", "5")])
def test_unchanged_without_an_amount_allows_none(outcome, margin, limit):
    assert (N, n(margin), n(limit)) == told("oförändrat", {"2020": outcome, "2019": "5,0"})


@pytest.mark.parametrize(
    ("target", "outcome", "reached"), [("ja", "ja", T), ("ja", "nej", N), ("nej", "ja", N), ("nej", "nej", T)]
)
def test_2_8_yes_and_no_have_no_margin(target, outcome, reached):
    assert (reached, None, None) == told(target, {"2020": outcome}, "enhet ja/nej")


# --- Base years -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("target", "row", "lines", "expected"),
    [
        # The year before is the measuring before in a cycle, and goes with the lag.
        ("öka", {"2020": "6", "2019": "1", "2018": "5"}, ("mäts vartannat år från 2016",), (T, 1, 5)),
        ("öka", {"2020": "1", "2019": "6", "2018": "5"}, ("eftersläpning 1 år",), (T, 1, 5)),
        # What is carried takes the year before its own.
        (
            "öka",
            {"2019": "6", "2018": "5"},
            ("saknat utfall ersätts av senaste utfall",),
            (T, 1, 5),
        ),
        # A named base stays.
        (
            "öka från 2018",
            {"2019": "6", "2018": "5"},
            ("saknat utfall ersätts av senaste utfall",),
            (T, 1, 5),
        ),
        ("halveras från 2018 till 2020", {"2018": "10", "2020": "5"}, (), (T, 0, 5)),
        ("halveras från 2018 till 2020", {"2018": "10", "2020": "6"}, (), (N, -1, 5)),
    ],
)
def test_2_2_the_base_is_of_the_year_that_the_target_asks_for(target, row, lines, expected):
    assert tuple(expected) == told(target, row, *lines)


@pytest.mark.parametrize(
    ("target", "row", "lines", "why"),
    [
        # A base is never filled by fallback.
        ("öka", {"2020": "6", "2018": "5"}, ("saknat utfall ersätts av senaste utfall",), Why.OUTCOME_MISSING),
        ("öka", {"2020": "6", "2019": "i.u."}, (), Why.OUTCOME_MISSING),
        # The carried year is not later than the named base.
        (
            "öka från 2019",
            {"2019": "6", "2018": "5"},
            ("saknat utfall ersätts av senaste utfall",),
            Why.COMPARATOR_MISSING,
        ),
        # A break or a new definition lies between.
        ("öka", {"2020": "6 b", "2019": "5"}, (), Why.COMPARATOR_MISSING),
        ("öka från 2017", {"2020": "6", "2018": "6 d", "2017": "5"}, (), Why.COMPARATOR_MISSING),
        ("öka från 2017", {"2020": "6", "2017": "5"}, ("nytt mått från 2018",), Why.COMPARATOR_MISSING),
        ("öka från 2017", {"2020": "6", "2017": "5"}, ("nytt mått från 2020",), Why.COMPARATOR_MISSING),
        # The comparator is of the same year, and never filled.
        (
            "bättre än riket",
            {"2020": "6", "jämförelse": {"riket": {"2019": "5"}}},
            ("högre är bättre",),
            Why.COMPARATOR_MISSING,
        ),
        ("bland de 25 % bästa", {"2020": "6"}, ("enhet plats",), Why.COMPARATOR_MISSING),
        (
            "bland de 25 % bästa",
            {"2020": "6", "antal rangordnade": {"2019": "290"}},
            ("enhet plats",),
            Why.COMPARATOR_MISSING,
        ),
        # A line needs its base.
        ("på väg mot minst 100 år 2024 från 2016", {"2020": "60"}, (), Why.OUTCOME_MISSING),
        (
            "på väg mot minst 100 år 2024 från 2016",
            {"2016": "6"},
            ("saknat utfall ersätts av senaste utfall",),
            Why.COMPARATOR_MISSING,
        ),
        (
            "på väg mot minst 100 år 2024 från 2016",
            {"2015": "6"},
            ("saknat utfall ersätts av senaste utfall",),
            Why.COMPARATOR_MISSING,
        ),
    ],
)
def test_2_2_without_a_figure_to_compare_with_it_is_undecided(target, row, lines, why):
    markers = ('tecken "b" betyder tidsseriebrott', 'tecken "d" betyder ny definition')
    of = judged(target, row, *lines, plan=markers)

    assert numbers(measure(of)) == (U, None, None)
    assert (Class.UNDECIDED, why, ()) == (goal(of).computed, goal(of).why, goal(of).errors)


@pytest.mark.parametrize(
    ("target", "row", "lines"),
    [
        # A break in the base year itself, or before it, divides nothing.
        ("öka från 2017", {"2020": "6", "2017": "5 b"}, ()),
        ("öka från 2017", {"2020": "6", "2017": "5", "2016": "1 b"}, ()),
        ("öka från 2017", {"2020": "6", "2017": "5", "2021": "1 b"}, ()),
        ("öka från 2017", {"2020": "6", "2017": "5"}, ("nytt mått från 2017",)),
        ("öka från 2017", {"2020": "6", "2017": "5"}, ("nytt mått från 2021",)),
    ],
)
def test_2_2_a_break_elsewhere_divides_nothing(target, row, lines):
    markers = ('tecken "b" betyder tidsseriebrott', 'tecken "d" betyder ny definition')

    assert told(target, row, *lines, plan=markers) == (T, 1, 5)


@pytest.mark.parametrize("target", ["öka från 2016", "minst 120 % av 2016", "på väg mot minst 9 år 2024 från 2016"])
def test_a_figure_across_a_break_may_have_been_anything(target):
    of = judged(target, {"2020": "6", "2018": "6 b", "2016": "5"}, plan=('tecken "b" betyder tidsseriebrott',))

    assert goal(of).possible == (Class.FULL, Class.NOT)


def test_a_forecast_is_compared_with_the_outcome_of_the_year_before():
    row = {"2019": "5", "prognos": {"2020": "6", "2019": "9"}}

    assert told("öka", row) == (T, 1, 5)


@pytest.mark.parametrize("base", ["0,1", "1", "0,9"])
def test_2_2_any_base_above_zero_will_do_for_a_change_in_percent(base):
    of = judged("öka med minst 100 %", {"2020": "9", "2019": base})

    assert (measure(of).reached, goal(of).errors) == (T, ())


def possible_of(rule: str, *measures: str) -> tuple[Class, ...]:
    """What is possible of a goal over measures whose series broke in 2020, all with outcomes of 6."""
    text = """plan "P"
  år 2020
  tecken "b" betyder tidsseriebrott
nämndsmål g "G"
  mäts med x, y
"""
    text += f"  helt uppfyllt när {rule}\n" + "".join(
        f"nyckeltal {one}\n  enhet index\n  mål 2020 öka\n" for one in measures
    )
    file, findings = parse(text, "p.mal")
    assert [one.message.sv for one in findings] == []
    resolved, _ = resolve((file,))
    assert resolved is not None
    rows = {one: {"2020": "6 b", "2019": "5", "2018": "5"} for one in measures}
    (read,), _ = read_cases(json.dumps({"rapport": {"titel": "P", "period": "2020"}, "utfall": rows}), "p.yaml")
    return evaluate(resolved, read).assessments[0].possible


def test_figures_across_a_break_may_each_have_been_anything():
    assert possible_of("x nås och inte y nås", "x", "y") == (Class.FULL, Class.NOT)
    assert possible_of("x nås och inte x nås", "x", "y") == (Class.NOT,)
    assert possible_of("x ökar från 2018 och inte x nås", "x", "y") == (Class.FULL, Class.NOT)


# --- Lines and means ------------------------------------------------------------------------------


def test_2_4_a_base_that_meets_the_end_makes_the_end_the_target():
    target = "på väg mot minst 80 år 2024 från 2016"

    assert told(target, {"2016": "90", "2020": "80"}) == (T, 0, 80)
    assert told(target, {"2016": "90", "2020": "79"}) == (N, -1, 80)


def test_2_4_an_outcome_beyond_the_end_needs_no_base():
    of = judged("på väg mot minst 80 år 2024 från 2016", {"2020": "80"})

    assert numbers(measure(of)) == (T, None, None)


def test_2_4_in_the_last_year_the_base_is_not_asked_for():
    assert told("på väg mot minst 100 år 2020 från 2016", {"2020": "99"}) == (N, -1, 100)
    assert told("på väg mot minst 100 år 2019 från 2016", {"2020": "99"}) == (N, -1, 100)


def test_2_4_a_carried_figure_is_compared_with_the_line_of_its_own_year():
    carried = "saknat utfall ersätts av senaste utfall"
    target = "på väg mot minst 100 år 2024 från 2016"

    assert told(target, {"2016": "60", "2018": "70"}, carried) == (T, 0, 70)
    assert told(target, {"2016": "60", "2018": "69"}, carried) == (N, -1, 70)


def test_2_4_the_base_year_itself_is_on_the_line():
    file = "på väg mot minst 100 år 2024 från 2020"

    assert told(file, {"2020": "60"}) == (T, 0, 60)


@pytest.mark.parametrize(
    ("target", "row", "reached"),
    [
        ("i genomsnitt 2018–2020 minst 5", {"2018": "4", "2019": "5", "2020": "6"}, T),
        ("i genomsnitt 2018–2020 minst 5", {"2018": "4", "2019": "5", "2020": "5"}, N),
        ("i genomsnitt 2018–2020 över 5", {"2018": "4", "2019": "5", "2020": "6"}, N),
        ("i genomsnitt 2018–2020 högst 5", {"2018": "4", "2019": "5", "2020": "6"}, T),
        ("i genomsnitt 2018–2020 under 5", {"2018": "4", "2019": "5", "2020": "5"}, T),
        ("i genomsnitt 2018–2020 minst 5", {"2018": "9", "2020": "9"}, U),
        ("i genomsnitt 2018–2020 minst 5", {"2018": "9", "2019": "i.u.", "2020": "9"}, U),
        ("i genomsnitt 2018–2020 av minst 2 år minst 5", {"2018": "4", "2020": "6"}, T),
        ("i genomsnitt 2018–2020 av minst 2 år minst 5", {"2018": "4", "2020": "5"}, N),
        ("i genomsnitt 2018–2020 av minst 2 år minst 5", {"2018": "4", "2019": "i.u.", "2020": "6"}, T),
        ("i genomsnitt 2018–2020 av minst 2 år minst 5", {"2018": "4", "2019": "9", "2020": "2"}, T),
        ("i genomsnitt 2018–2020 av minst 2 år minst 5", {"2020": "6"}, U),
        ("i genomsnitt 2018–2019 minst 5", {"2018": "4", "2019": "6", "2020": "1"}, T),
    ],
)
def test_2_5_a_mean_needs_every_year_unless_it_says_how_many(target, row, reached):
    assert reached is measure(judged(target, row)).reached


def test_2_5_a_mean_is_never_filled():
    carried = "saknat utfall ersätts av senaste utfall"

    assert U is measure(judged("i genomsnitt 2018–2020 minst 5", {"2018": "9", "2019": "9"}, carried)).reached


def test_2_9_equality_counts_in_a_mean_as_in_its_limit():
    row = {"2018": "4", "2019": "5", "2020": "6"}

    assert T is measure(judged("i genomsnitt 2018–2020 minst 5", row)).reached
    assert N is measure(judged("i genomsnitt 2018–2020 minst 5", row, plan=(STRICT,))).reached


# --- Comparators ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "printed", "plan"),
    [
        ("riket", "riket", ()),
        ("riket", "Riket", ()),
        ("riket", "Genomsnitt riket", ('jämför med riket "Genomsnitt riket"',)),
        ('"Kungälv"', "Kungälv", ()),
        ("liknande kommuner", "liknande kommuner", ()),
    ],
)
def test_2_5_a_comparator_is_found_under_the_names_it_goes_by(name, printed, plan):
    row = {"2020": "6", "jämförelse": {printed: {"2020": "5"}}}

    assert told(f"bättre än {name}", row, "högre är bättre", plan=plan) == (T, 1, 5)


def test_2_5_a_comparators_own_name_comes_before_what_it_is_also_called():
    row = {"2020": "6", "jämförelse": {"Genomsnitt": {"2020": "7"}, "riket": {"2020": "5"}}}
    plan = ('jämför med riket "Genomsnitt"', 'jämför med liknande kommuner "Liknande"')

    assert told("bättre än riket", row, "högre är bättre", plan=plan) == (T, 1, 5)
    assert U is measure(judged('bättre än "Kungälv"', row, "högre är bättre", plan=plan)).reached


def test_2_5_the_comparator_follows_the_year_of_a_carried_figure():
    row = {"2019": "6", "jämförelse": {"riket": {"2019": "5", "2020": "9"}}}

    assert told("bättre än riket", row, "högre är bättre", "saknat utfall ersätts av senaste utfall") == (T, 1, 5)


# --- Parts and sexes ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("target", "parts", "reached"),
    [
        ("minst 5 i alla", {"Norr": "5", "Syd": "5", "Öst": "5"}, T),
        ("minst 5 i alla", {"Norr": "5", "Syd": "5", "Öst": "4"}, N),
        ("minst 5 i alla", {"Norr": "5", "Syd": "5"}, U),
        ("minst 5 i alla", {"Norr": "5", "Syd": "4"}, N),
        ("minst 5 i minst 2 av 3", {"Norr": "5", "Syd": "5", "Öst": "4"}, T),
        ("minst 5 i minst 2 av 3", {"Norr": "5", "Syd": "4", "Öst": "4"}, N),
        ("minst 5 i minst 2 av 3", {"Norr": "5", "Syd": "4"}, U),
        ("minst 5 i minst 2 av 3", {"Norr": "5", "Syd": "5"}, T),
        ("minst 5 i minst 2 av 4", {"Norr": "5", "Syd": "4", "Öst": "4"}, U),
        ("minst 5 i minst 2 av 5", {"Norr": "4", "Syd": "4", "Öst": "4"}, U),
        ("minst 5 i minst 2 av 4", {"Norr": "4", "Syd": "4", "Öst": "4"}, N),
        ("minst 5 i minst 1 av 4", {"Norr": "5", "Syd": "4", "Öst": "4"}, T),
    ],
)
def test_2_6_each_part_is_tested_with_itself_and_an_unprinted_one_is_unknown(target, parts, reached):
    row = {"2020": "1", "delar": {name: {"2020": value} for name, value in parts.items()}}

    assert reached is measure(judged(target, row, 'redovisas per "Norr", "Syd", "Öst"')).reached


def test_2_6_each_part_is_compared_with_its_own_base():
    parts = {"Norr": {"2020": "5", "2019": "4"}, "Syd": {"2020": "3", "2019": "2"}}
    of = judged("öka i alla", {"2020": "1", "2019": "9", "delar": parts}, 'redovisas per "Norr", "Syd"')

    assert (measure(of).reached, measure(of).margin) == (T, 1)
    del parts["Syd"]["2019"]
    of = judged("öka i alla", {"2020": "9", "2019": "1", "delar": parts}, 'redovisas per "Norr", "Syd"')
    assert U is measure(of).reached


@pytest.mark.parametrize(
    ("sexes", "reached"),
    [
        ({"K": "5", "M": "5"}, T),
        ({"K": "5", "M": "4"}, N),
        ({"K": "4", "M": "5"}, N),
        ({"K": "5"}, U),
        ({"M": "4"}, N),
        ({"Kvinnor": "5", "Män": "5"}, T),
        ({"Flickor": "5", "Pojkar": "4"}, N),
        ({"Flickor": "5", "Män": "5"}, T),
    ],
)
def test_2_6_for_both_sexes_the_two_are_joined_by_and(sexes, reached):
    row = {"2020": "1", "kön": {name: {"2020": value} for name, value in sexes.items()}}

    assert reached is measure(judged("minst 5 för båda könen", row, "könsuppdelat")).reached


def test_2_6_without_it_the_total_is_tested():
    sexes = {"K": {"2020": "1"}, "M": {"2020": "1"}}

    assert told("minst 5", {"2020": "6", "kön": sexes}, "könsuppdelat") == (T, 1, 5)


def test_2_6_sexes_alone_leave_the_total_undecided_whatever_the_policy():
    sexes = {"K": {"2020": "9"}}
    for policy in ("saknat utfall räknas inte", "saknat utfall räknas som ej uppfyllt"):
        of = judged("minst 5", {"2019": "6", "kön": sexes}, "könsuppdelat", policy)

        assert (goal(of).computed, goal(of).why) == (Class.UNDECIDED, Why.OUTCOME_MISSING)
    not_by_sex = judged("minst 5", {"2019": "6", "kön": sexes}, "saknat utfall ersätts av senaste utfall")
    assert Class.FULL is goal(not_by_sex).computed


def test_2_6_the_parts_of_the_lagged_year_are_tested():
    parts = {"Norr": {"2019": "5", "2020": "1"}}
    of = judged("minst 5 i alla", {"delar": parts}, 'redovisas per "Norr"', "eftersläpning 1 år")

    assert T is measure(of).reached


# --- No figure to test ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "lines", "reached", "why"),
    [
        ({"2020": "i.u."}, (), U, Why.OUTCOME_MISSING),
        ({}, (), U, Why.OUTCOME_MISSING),
        ({"2020": "i.u."}, ("saknat utfall räknas som ej uppfyllt",), N, None),
        ({"2020": "i.u."}, ("saknat utfall räknas inte",), U, Why.NOTHING_TO_JUDGE),
        ({"2020": "-5"}, (), U, Why.ERROR),
        ({"2020": "prel 6", "2019": "5", "2016": "5"}, ("preliminärt utfall kan ej bedömas",), U, Why.POLICY),
    ],
)
def test_a_target_without_a_figure_is_unknown_or_what_the_policy_makes_of_it(row, lines, reached, why):
    for target in ("minst 5", "förbättras", "på väg mot minst 9 år 2024 från 2016"):
        of = judged(target, row, "högre är bättre", *lines)

        assert (reached, None, None) == numbers(measure(of))
        assert why is goal(of).why


def test_1_6_a_target_that_is_not_due_is_unknown():
    of = judged("minst 5", {"2020": "6"}, "enhet kr", period="2020-08")

    assert numbers(measure(of)) == (U, None, None)
    assert (goal(of).computed, goal(of).why, goal(of).possible) == (Class.UNDECIDED, Why.NOT_DUE, ())


# --- Problems -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("target", "row", "lines", "code", "message", "help"),
    [
        (
            "öka med minst 10 %",
            {"2020": "6", "2019": "0"},
            (),
            "MK112",
            Text(
                '"x" var 2019 inte över noll, och då finns ingen förändring i procent',
                '"x" was not above zero in 2019, so there is no change in percent',
            ),
            Text("skriv ändringen i nyckeltalets enhet", "write the change in the measure's unit"),
        ),
        (
            "oförändrat ± 10 %",
            {"2020": "6", "2019": "0"},
            (),
            "MK112",
            Text(
                '"x" var 2019 inte över noll, och då finns ingen förändring i procent',
                '"x" was not above zero in 2019, so there is no change in percent',
            ),
            Text("skriv ändringen i nyckeltalets enhet", "write the change in the measure's unit"),
        ),
        (
            "minska med minst 10 % från 2018",
            {"2020": "-6", "2018": "-5"},
            ("enhet procentenheter",),
            "MK112",
            Text(
                '"x" var 2018 inte över noll, och då finns ingen förändring i procent',
                '"x" was not above zero in 2018, so there is no change in percent',
            ),
            Text("skriv ändringen i nyckeltalets enhet", "write the change in the measure's unit"),
        ),
        *(
            (
                target,
                {"2020": "6", "2019": "5"},
                lines,
                "MK103",
                Text(
                    'det står inte om högre eller lägre är bättre för "x"',
                    'nothing says whether higher or lower is better for "x"',
                ),
                Text("skriv `högre är bättre` eller `lägre är bättre`", "write `högre är bättre` or `lägre är bättre`"),
            )
            for target, lines in (
                ("förbättras", ()),
                ("inte försämras", ()),
                ("bättre än riket", ()),
                ("minst lika bra som riket", ("bäst mellan 4 och 6",)),
                ("förbättras", ("mål 2019 minst 5", "mål 2018 högst 5")),
                ("förbättras", ("mål 2019 exakt 5",)),
            )
        ),
        (
            "halveras",
            {"2020": "6", "2019": "5"},
            (),
            "MK108",
            Text("halveras har inget basår", "halveras has no base year"),
            Text("skriv vilket år: `högst hälften av 2022`", "write the year: `högst hälften av 2022`"),
        ),
        *(
            (
                target,
                {"2020": "6", "2016": "5"},
                (),
                "MK108",
                Text(f"{target} saknar basår eller slutår", f"{target} lacks base or end year"),
                Text(*(f"{verb} `på väg mot minst 100 % år 2035 från 2019`" for verb in ("skriv", "write"))),
            )
            for target in ("på väg mot minst 9", "på väg mot minst 9 år 2024", "på väg mot minst 9 från 2016")
        ),
        (
            "minst 5 i alla",
            {"2020": "6"},
            (),
            "MK112",
            Text('"x" redovisas i 0 delar, och målet gäller alla', '"x" is reported in 0 parts, the target is for all'),
            Text('skriv delarna: `redovisas per "…", "…"`', 'write the parts: `redovisas per "…", "…"`'),
        ),
        (
            "minst 5 i minst 1 av 1",
            {"2020": "6"},
            ('redovisas per "Norr", "Syd"',),
            "MK105",
            Text('"x" redovisas i 2 delar, och målet gäller 1', '"x" is reported in 2 parts, the target is for 1'),
            Text('skriv delarna: `redovisas per "…", "…"`', 'write the parts: `redovisas per "…", "…"`'),
        ),
    ],
)
def test_3_2_an_error_in_a_target_leaves_the_goal_undecided_and_is_told_once(target, row, lines, code, message, help):
    of = judged(target, row, *lines)
    (problem,) = goal(of).errors

    assert (goal(of).computed, goal(of).why, goal(of).possible) == (Class.UNDECIDED, Why.ERROR, ())
    assert (code, message, help) == (problem.code, problem.message, problem.help)
    assert [label.span.document for label in problem.labels] == ["p.mal"]
    assert U is measure(of).reached


def test_a_missing_base_is_not_a_base_that_is_not_above_zero():
    of = judged("öka med minst 10 %", {"2020": "6"})

    assert (goal(of).why, goal(of).errors) == (Why.OUTCOME_MISSING, ())
    assert (T, n("0,5"), n("5,5")) == told("öka med minst 10 %", {"2020": "6,0", "2019": "5"})


@pytest.mark.parametrize(
    ("lines", "upward"),
    [
        (("högre är bättre", "mål 2019 högst 5"), True),
        (("lägre är bättre", "mål 2019 minst 5"), False),
        (("enhet plats", "mål 2019 minst 5"), False),
        (("mål 2019 minst 5",), True),
        (("mål 2019 över 5",), True),
        (("mål 2019 öka",), True),
        (("mål 2019 inte minska",), True),
        (("mål 2019 högst 5",), False),
        (("mål 2019 under 5",), False),
        (("mål 2019 minska",), False),
        (("mål 2019 inte öka",), False),
        (("mål 2019 minst 5", "mål 2018 över 5", "mål 2017 exakt 5"), True),
    ],
)
def test_the_direction_is_declared_or_follows_from_the_other_targets(lines, upward):
    up = measure(judged("förbättras", {"2020": "6", "2019": "5"}, *lines)).reached
    down = measure(judged("förbättras", {"2020": "5", "2019": "6"}, *lines)).reached

    assert ((up, down) if upward else (down, up)) == (T, N)
