"""Every line of language.md, and the node it makes; places are looked at in tests of their own."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dsl import ast
from dsl.ast import (
    Action,
    BodyKind,
    Class,
    Compare,
    Direction,
    Group,
    Heading,
    Meaning,
    PeriodKind,
    PolicyKind,
    RollUpPolicy,
)
from dsl.parser import parse, parse_policy
from engine.units import UNITS
from findings.span import Span

GOLDEN = Path(__file__).parent / "golden"
HERE = Span("x.mal")


def bare(node: Any) -> Any:
    """A node without its places, ready to compare."""
    if attrs.has(type(node)):
        fields = [field.name for field in attrs.fields(type(node)) if field.name != "span"]
        return type(node).__name__, {name: bare(getattr(node, name)) for name in fields}
    if isinstance(node, tuple):
        return tuple(bare(part) for part in node)
    return node


def line_below(heading: str, line: str) -> Any:
    """The one node that a line makes below a heading, with nothing told about it."""
    file, findings = parse(f"{heading}\n  {line}\n", "x.mal")

    assert findings == ()
    (block,) = file.blocks
    (node,) = block.lines
    return node


def n(text: str) -> ast.Name:
    return ast.Name(text, HERE)


def s(text: str) -> ast.Quoted:
    return ast.Quoted(text, HERE)


def q(value: str, unit: str | None = None, printed: str | None = None) -> ast.Quantity:
    return ast.Quantity(Decimal(value), unit, printed or " ".join(filter(None, (value, unit))), HERE)


def years(first: int, last: int | None = None) -> ast.Years:
    return ast.Years(first, first if last is None else last, HERE)


def target(compare: Compare, printed: str, *bounds: ast.Quantity, **more: Any) -> ast.Target:
    return ast.Target(compare, HERE, printed, bounds, **more)


PLAN, GOAL, MEASURE = 'plan "Mål"', 'nämndsmål g "Mening"', 'nyckeltal m "Mått"'
ROLL_UP, TASK, TABLE, EVERY = "samlad bedömning", 'uppdrag 3.3.9 "Utred"', 'tabell "Ekonomi"', "varje nämndsmål"

MONTHS = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)
POWERS = ("heltal", "tiotal", "hundratal", "tusental", "tiotusental", "hundratusental", "miljontal")
EVERY_ONE = ast.Quantifier("alla", every=True)
AT_MOST_ONE = ast.Quantifier("högst 1", compare=Compare.AT_MOST, count=1)

LINES: list[tuple[str, str, Any]] = [
    # --- plan
    (PLAN, "kommun Upplands Väsby 0114", ast.BodyLine(BodyKind.MUNICIPALITY, "Upplands Väsby", "0114", HERE)),
    (PLAN, "kommun Kil", ast.BodyLine(BodyKind.MUNICIPALITY, "Kil", None, HERE)),
    (PLAN, "region Västra Götaland 14", ast.BodyLine(BodyKind.REGION, "Västra Götaland", "14", HERE)),
    (PLAN, 'bolag "AB Bostäder" 556055-2753', ast.BodyLine(BodyKind.COMPANY, "AB Bostäder", "556055-2753", HERE)),
    (PLAN, "kommun i Alla När 0001", ast.BodyLine(BodyKind.MUNICIPALITY, "i Alla När", "0001", HERE)),
    (PLAN, 'nämnd "Kommunstyrelsen"', ast.BoardLine(s("Kommunstyrelsen"), HERE)),
    (PLAN, "år 2020", ast.PeriodLine(PeriodKind.YEAR, (years(2020),), None, HERE)),
    (PLAN, "år 2020–2022", ast.PeriodLine(PeriodKind.YEAR, (years(2020, 2022),), None, HERE)),
    (PLAN, "år 2020-2022", ast.PeriodLine(PeriodKind.YEAR, (years(2020, 2022),), None, HERE)),
    (PLAN, "år 2020, 2021", ast.PeriodLine(PeriodKind.YEAR, (years(2020), years(2021)), None, HERE)),
    (PLAN, "delår 2020-08", ast.PeriodLine(PeriodKind.PART_YEAR, (years(2020),), 8, HERE)),
    (PLAN, "delår augusti 2020", ast.PeriodLine(PeriodKind.PART_YEAR, (years(2020),), 8, HERE)),
    (PLAN, "läsår 2020/21", ast.PeriodLine(PeriodKind.SCHOOL_YEAR, (years(2020),), None, HERE)),
    (
        PLAN,
        "läsår 1999/2000, 2000/01",
        ast.PeriodLine(PeriodKind.SCHOOL_YEAR, (years(1999), years(2000)), None, HERE),
    ),
    (PLAN, 'beslut "KF 2019-11-27 § 210"', ast.DecisionLine(s("KF 2019-11-27 § 210"), HERE)),
    (PLAN, 'bedömning "Grön" betyder helt uppfyllt', ast.WordLine(s("Grön"), (Class.FULL,), None, HERE)),
    (
        PLAN,
        'bedömning "Gul" betyder delvis uppfyllt eller kan ej bedömas',
        ast.WordLine(s("Gul"), (Class.PARTLY, Class.UNDECIDED), None, HERE),
    ),
    (
        PLAN,
        'bedömning "Röd" betyder ej uppfyllt vid delår',
        ast.WordLine(s("Röd"), (Class.NOT,), PeriodKind.PART_YEAR, HERE),
    ),
    (
        PLAN,
        'bedömning "Röd" betyder ej uppfyllt vid helår',
        ast.WordLine(s("Röd"), (Class.NOT,), PeriodKind.YEAR, HERE),
    ),
    *(
        (PLAN, f'tecken "x" betyder {words}', ast.MarkerLine(s("x"), meaning, HERE))
        for words, meaning in [
            *((meaning.value, meaning) for meaning in Meaning),
            ("preliminär", Meaning.PRELIMINARY),
        ]
    ),
    (PLAN, 'kallar prioriterat mål "riktningsmål"', ast.CallsLine("prioriterat mål", s("riktningsmål"), HERE)),
    (PLAN, 'kallar nyckeltal "mätetal"', ast.CallsLine("nyckeltal", s("mätetal"), HERE)),
    (PLAN, 'jämför med riket "Genomsnitt riket"', ast.ComparatorLine("riket", s("Genomsnitt riket"), HERE)),
    (
        PLAN,
        'jämför med liknande kommuner "Snitt liknande"',
        ast.ComparatorLine("liknande kommuner", s("Snitt liknande"), HERE),
    ),
    (PLAN, 'jämför med "Nyköping"', ast.ComparatorLine("Nyköping", s("Nyköping"), HERE)),
    (PLAN, "väsentligt från 100 tkr", ast.MaterialLine(q("100", "tkr"), HERE)),
    # --- policies
    *(
        (PLAN, words, ast.Policy(kind, action, HERE, words, **more))
        for words, kind, action, more in [
            ("preliminärt utfall godtas", PolicyKind.PRELIMINARY, Action.ACCEPT, {}),
            ("prel godtas", PolicyKind.PRELIMINARY, Action.ACCEPT, {}),
            (
                "preliminärt utfall godtas med marginal 2 %",
                PolicyKind.PRELIMINARY,
                Action.ACCEPT_WITH_MARGIN,
                {"margin": q("2", "%")},
            ),
            ("preliminärt utfall kan ej bedömas", PolicyKind.PRELIMINARY, Action.UNDECIDED, {}),
            ("saknat utfall kan ej bedömas", PolicyKind.MISSING, Action.UNDECIDED, {}),
            ("i.u. kan ej bedömas", PolicyKind.MISSING, Action.UNDECIDED, {}),
            ("saknat utfall räknas som ej uppfyllt", PolicyKind.MISSING, Action.COUNT_AS_NOT_MET, {}),
            ("saknat utfall räknas inte", PolicyKind.MISSING, Action.LEAVE_OUT, {}),
            ("saknat utfall ersätts av senaste utfall", PolicyKind.MISSING, Action.CARRY, {}),
            (
                "saknat utfall ersätts av senaste utfall, högst 1 år gammalt",
                PolicyKind.MISSING,
                Action.CARRY,
                {"max_age": 1},
            ),
            ("ej mätt i år räknas inte", PolicyKind.NOT_COLLECTED, Action.LEAVE_OUT, {}),
            ("ej tillämpligt räknas inte", PolicyKind.NOT_APPLICABLE, Action.LEAVE_OUT, {}),
            ("sekretess kan ej bedömas", PolicyKind.SUPPRESSED, Action.UNDECIDED, {}),
            ("lika med målvärdet räcker", PolicyKind.EQUAL, Action.ENOUGH, {}),
            ("lika med målvärdet räcker inte", PolicyKind.EQUAL, Action.NOT_ENOUGH, {}),
            ("avrundning som avgör godtas", PolicyKind.ROUNDING, Action.ACCEPT, {}),
            ("avrundning som avgör kan ej bedömas", PolicyKind.ROUNDING, Action.UNDECIDED, {}),
        ]
    ),
    (
        ROLL_UP,
        "mål som inte kan bedömas räknas inte",
        ast.RollUpPolicyLine(RollUpPolicy.NOT_COUNTED, HERE),
    ),
    (
        'prioriterat mål 1 "Växa"',
        "mål som inte kan bedömas räknas som ej uppfyllda",
        ast.RollUpPolicyLine(RollUpPolicy.COUNTED_AS_NOT_MET, HERE),
    ),
    (
        ROLL_UP,
        "mål som inte kan bedömas gör att helheten inte kan bedömas",
        ast.RollUpPolicyLine(RollUpPolicy.UNDECIDED, HERE),
    ),
    # --- measures
    (MEASURE, "samma mått som bredband_kf", ast.SameAsLine(n("bredband_kf"), HERE)),
    (MEASURE, 'kallas "Fiber", "Bredband"', ast.AlsoCalledLine((s("Fiber"), s("Bredband")), HERE)),
    (MEASURE, "enhet andel", ast.UnitLine("andel", False, HERE)),
    (MEASURE, "enhet kr per invånare", ast.UnitLine("kr per invånare", False, HERE)),
    (MEASURE, 'enhet "Kr per elev"', ast.UnitLine("Kr per elev", True, HERE)),
    (MEASURE, "mellan 1 och 6", ast.RangeLine(q("1"), q("6"), HERE)),
    (MEASURE, "högre är bättre", ast.DirectionLine(Direction.HIGHER, (), HERE)),
    (MEASURE, "lägre är bättre", ast.DirectionLine(Direction.LOWER, (), HERE)),
    (
        MEASURE,
        "bäst mellan 20 och 25 dagar",
        ast.DirectionLine(Direction.BAND, (q("20"), q("25", "dagar")), HERE),
    ),
    (MEASURE, "källa Kolada N07900", ast.SourceLine("Kolada N07900", HERE)),
    (MEASURE, 'källa "SCB, tabell 3"', ast.SourceLine("SCB, tabell 3", HERE)),
    (MEASURE, "könsuppdelat", ast.BySexLine(HERE)),
    (MEASURE, 'redovisas per "Norr", "Syd"', ast.PartsLine((s("Norr"), s("Syd")), HERE)),
    (MEASURE, "mäts vartannat år från 2019", ast.CycleLine(2, 2019, HERE)),
    (MEASURE, "mäts vart tredje år från 2019", ast.CycleLine(3, 2019, HERE)),
    (MEASURE, "mäts vart fjärde år från 2019", ast.CycleLine(4, 2019, HERE)),
    (MEASURE, "mäts vart femte år från 2019", ast.CycleLine(5, 2019, HERE)),
    (MEASURE, "mäts varje år", ast.CycleLine(1, None, HERE)),
    (MEASURE, "mäts vartannat år", ast.CycleLine(2, None, HERE)),
    (MEASURE, "eftersläpning 1 år", ast.LagLine(1, HERE)),
    (MEASURE, "decimaler 1", ast.NumberLine("decimaler", q("1"), HERE)),
    (MEASURE, "felmarginal ±2", ast.NumberLine("felmarginal", q("2"), HERE)),
    (MEASURE, "felmarginal 2,5 %", ast.NumberLine("felmarginal", q("2.5", "%", "2,5 %"), HERE)),
    (MEASURE, "svar 95", ast.NumberLine("svar", q("95"), HERE)),
    (MEASURE, "plats bland 290", ast.NumberLine("plats bland", q("290"), HERE)),
    (MEASURE, "saknar målvärde 2021", ast.NoTargetLine(years(2021), HERE)),
    (MEASURE, "gäller 2020–2022", ast.ValidLine(years(2020, 2022), HERE)),
    (MEASURE, "nytt mått från 2023", ast.NewSeriesLine(2023, HERE)),
    (MEASURE, 'tidigare "Nöjdhet"', ast.FormerLine(s("Nöjdhet"), HERE)),
    (MEASURE, "per delår", ast.PerPartYearLine(HERE)),
    # --- goals
    (GOAL, "bidrar till prioriterat mål 1", ast.ContributesLine("prioriterat mål", (n("1"),), HERE)),
    (GOAL, "bidrar till prioriterat mål 1, 3", ast.ContributesLine("prioriterat mål", (n("1"), n("3")), HERE)),
    (GOAL, "bidrar till indikatorn a, b", ast.ContributesLine("indikator", (n("a"), n("b")), HERE)),
    (GOAL, "bidrar till nämndsmålet z", ast.ContributesLine("nämndsmål", (n("z"),), HERE)),
    (GOAL, "bidrar till z", ast.ContributesLine(None, (n("z"),), HERE)),
    (
        GOAL,
        "mäts med a, e-post (vikt 2), c (vikt 0,5)",
        ast.MeasuredByLine(
            (
                ast.Weighted(n("a"), None),
                ast.Weighted(n("e-post"), Decimal(2)),
                ast.Weighted(n("c"), Decimal("0.5")),
            ),
            HERE,
        ),
    ),
    (GOAL, "utan nyckeltal", ast.WithoutMeasureLine(HERE)),
    (GOAL, "bedöms av nämnden", ast.ByBoardLine(HERE)),
    # --- assignments
    *(
        (TASK, f"klart senast {words}", ast.DeadlineLine("klart", ast.Deadline(day, words, HERE), HERE))
        for words, day in [
            ("2024-05-31", date(2024, 5, 31)),
            ("31 maj 2024", date(2024, 5, 31)),
            ("maj 2024", date(2024, 5, 31)),
            ("februari 2024", date(2024, 2, 29)),
            ("2023-02", date(2023, 2, 28)),
            ("Q1 2024", date(2024, 3, 31)),
            ("Q2 2024", date(2024, 6, 30)),
            ("Q3 2024", date(2024, 9, 30)),
            ("q4 2024", date(2024, 12, 31)),
            ("kvartal 2 2024", date(2024, 6, 30)),
            ("tertial 1 2024", date(2024, 4, 30)),
            ("tertial 2 2024", date(2024, 8, 31)),
            ("tertial 3 2024", date(2024, 12, 31)),
            ("halvår 1 2024", date(2024, 6, 30)),
            ("halvår 2 2024", date(2024, 12, 31)),
            ("första kvartalet 2024", date(2024, 3, 31)),
            ("fjärde kvartalet 2024", date(2024, 12, 31)),
            ("andra tertialet 2024", date(2024, 8, 31)),
            ("tredje tertialet 2024", date(2024, 12, 31)),
            ("första halvåret 2024", date(2024, 6, 30)),
            ("andra halvåret 2024", date(2024, 12, 31)),
            ("2024", date(2024, 12, 31)),
        ]
    ),
    *(
        (
            TASK,
            f"redovisas senast 1 {month} 2024",
            ast.DeadlineLine("redovisas", ast.Deadline(date(2024, number, 1), f"1 {month} 2024", HERE), HERE),
        )
        for number, month in enumerate(
            [
                "januari",
                "februari",
                "mars",
                "april",
                "maj",
                "juni",
                "juli",
                "augusti",
                "september",
                "oktober",
                "november",
                "december",
            ],
            1,
        )
    ),
    (TASK, "klart under 2024", ast.DeadlineLine("klart", ast.Deadline(date(2024, 12, 31), "under 2024", HERE), HERE)),
    (TASK, "pågår 2024–2026", ast.ValidLine(years(2024, 2026), HERE)),
    (TASK, 'ansvarig "HR-chef"', ast.ResponsibleLine(s("HR-chef"), HERE)),
    (
        TASK,
        'känd avvikelse MK201 "skäl" till 2021-12-31',
        ast.SuppressionLine("MK201", s("skäl"), date(2021, 12, 31), HERE),
    ),
    (GOAL, "känd avvikelse mk201", ast.SuppressionLine("MK201", None, None, HERE)),
    # --- tables
    (TABLE, "enhet tkr", ast.UnitLine("tkr", False, HERE)),
    *(
        (TABLE, f"avrundat till {word}", ast.RoundedLine(power, HERE))
        for power, word in enumerate(
            ["heltal", "tiotal", "hundratal", "tusental", "tiotusental", "hundratusental", "miljontal"]
        )
    ),
    (TABLE, "avhugget", ast.TruncatedLine(HERE)),
    (TABLE, "tom ruta betyder noll", ast.BlankLine(True, HERE)),
    (TABLE, "tom ruta betyder uppgift saknas", ast.BlankLine(False, HERE)),
    (TABLE, "väsentligt från 100 tkr", ast.MaterialLine(q("100", "tkr"), HERE)),
    (
        TABLE,
        "kolumn avvikelse = bokslut − budget",
        ast.ColumnLine("avvikelse", (ast.Term(1, "bokslut", HERE), ast.Term(-1, "budget", HERE)), HERE),
    ),
    (
        TABLE,
        'kolumn "Avvikelse 2020" = -"Budget 2020" + "Bokslut 2020"',
        ast.ColumnLine("Avvikelse 2020", (ast.Term(-1, "Budget 2020", HERE), ast.Term(1, "Bokslut 2020", HERE)), HERE),
    ),
    (
        TABLE,
        'rad "X" = "A" + "B"',
        ast.RowLine("X", (ast.Term(1, "A", HERE), ast.Term(1, "B", HERE)), True, HERE),
    ),
    (TABLE, 'rad "X" varav "C"', ast.RowLine("X", (ast.Term(1, "C", HERE),), False, HERE)),
    (
        TABLE,
        'rad "X" varav "C", "D"',
        ast.RowLine("X", (ast.Term(1, "C", HERE), ast.Term(1, "D", HERE)), False, HERE),
    ),
]


@pytest.mark.parametrize(("heading", "line", "node"), LINES, ids=[line for _, line, _ in LINES])
def test_a_line_makes_its_node(heading: str, line: str, node: Any) -> None:
    assert bare(line_below(heading, line)) == bare(node)


# --- Targets --------------------------------------------------------------------------------------

NINETY = q("90", "%")
TARGETS: list[tuple[str, ast.Target]] = [
    ("minst 72,28 %", target(Compare.AT_LEAST, "minst 72,28 %", q("72.28", "%", "72,28 %"))),
    ("högst 30", target(Compare.AT_MOST, "högst 30", q("30"))),
    ("över 5 dagar", target(Compare.ABOVE, "över 5 dagar", q("5", "dagar"))),
    ("mer än 5", target(Compare.ABOVE, "mer än 5", q("5"))),
    ("under 1 234 kr", target(Compare.BELOW, "under 1 234 kr", q("1234", "kr", "1 234 kr"))),
    ("mindre än 5", target(Compare.BELOW, "mindre än 5", q("5"))),
    ("fler än 5", target(Compare.ABOVE, "fler än 5", q("5"))),
    ("färre än 5", target(Compare.BELOW, "färre än 5", q("5"))),
    ("exakt 3,7 mnkr", target(Compare.EXACTLY, "exakt 3,7 mnkr", q("3.7", "mnkr", "3,7 mnkr"))),
    ("minst −4,9", target(Compare.AT_LEAST, "minst −4,9", q("-4.9", None, "−4,9"))),
    (
        'minst 5 "kr per elev"',
        target(Compare.AT_LEAST, 'minst 5 "kr per elev"', q("5", "kr per elev", '5 "kr per elev"')),
    ),
    ("minst 2 år", target(Compare.AT_LEAST, "minst 2 år", q("2", "år"))),
    ("mellan 5 och 10 %", target(Compare.BETWEEN, "mellan 5 och 10 %", q("5"), q("10", "%"))),
    ("öka", target(Compare.RISE, "öka")),
    ("minska från 2018", target(Compare.FALL, "minska från 2018", base=2018)),
    ("förbättras från föregående mätning", target(Compare.IMPROVE, "förbättras från föregående mätning")),
    ("inte öka", target(Compare.NOT_RISE, "inte öka")),
    ("inte minska", target(Compare.NOT_FALL, "inte minska")),
    ("inte försämras från 2019", target(Compare.NOT_WORSEN, "inte försämras från 2019", base=2019)),
    (
        "öka med minst 2 procentenheter",
        target(Compare.RISE, "öka med minst 2 procentenheter", q("2", "procentenheter")),
    ),
    (
        "öka med minst 2 procentenheter från 2018",
        target(Compare.RISE, "öka med minst 2 procentenheter från 2018", q("2", "procentenheter"), base=2018),
    ),
    ("minska med minst 5 %", target(Compare.FALL, "minska med minst 5 %", q("5", "%"))),
    ("oförändrat", target(Compare.UNCHANGED, "oförändrat")),
    ("oförändrat ± 1", target(Compare.UNCHANGED, "oförändrat ± 1", q("1"))),
    (
        "högst hälften av 2022",
        target(Compare.AT_MOST, "högst hälften av 2022", share=ast.Share(Decimal("0.5"), "hälften"), base=2022),
    ),
    (
        "minst 120 % av 2019",
        target(Compare.AT_LEAST, "minst 120 % av 2019", share=ast.Share(Decimal("1.2"), "120 %"), base=2019),
    ),
    (
        "halveras från 2022 till 2026",
        target(
            Compare.AT_MOST,
            "halveras från 2022 till 2026",
            share=ast.Share(Decimal("0.5"), "halveras"),
            base=2022,
            end=2026,
        ),
    ),
    ("halveras", target(Compare.AT_MOST, "halveras", share=ast.Share(Decimal("0.5"), "halveras"))),
    (
        "fördubblas från 2022",
        target(Compare.AT_LEAST, "fördubblas från 2022", share=ast.Share(Decimal(2), "fördubblas"), base=2022),
    ),
    ("bättre än riket", target(Compare.BETTER_THAN, "bättre än riket", comparator="riket")),
    ('bättre än "Nyköping"', target(Compare.BETTER_THAN, 'bättre än "Nyköping"', comparator="Nyköping")),
    (
        "minst lika bra som liknande kommuner",
        target(Compare.AS_GOOD_AS, "minst lika bra som liknande kommuner", comparator="liknande kommuner"),
    ),
    ("plats 50 eller bättre", target(Compare.RANK, "plats 50 eller bättre", q("50", "plats", "50"))),
    ("bland de 25 % bästa", target(Compare.TOP_SHARE, "bland de 25 % bästa", q("25", "%"))),
    ("bland de 25 procent bästa", target(Compare.TOP_SHARE, "bland de 25 procent bästa", q("25", "procent"))),
    (
        "på väg mot minst 100 % år 2035 från 2019",
        target(
            Compare.LINE,
            "på väg mot minst 100 % år 2035 från 2019",
            base=2019,
            end=2035,
            inner=target(Compare.AT_LEAST, "minst 100 %", q("100", "%")),
        ),
    ),
    (
        "på väg mot högst 5 år 2035",
        target(
            Compare.LINE,
            "på väg mot högst 5 år 2035",
            end=2035,
            inner=target(Compare.AT_MOST, "högst 5", q("5")),
        ),
    ),
    (
        "i genomsnitt 2018–2020 minst 2 %",
        target(
            Compare.MEAN,
            "i genomsnitt 2018–2020 minst 2 %",
            years=years(2018, 2020),
            inner=target(Compare.AT_LEAST, "minst 2 %", q("2", "%")),
        ),
    ),
    (
        "i genomsnitt 2018–2020 av minst 2 år minst 2 %",
        target(
            Compare.MEAN,
            "i genomsnitt 2018–2020 av minst 2 år minst 2 %",
            years=years(2018, 2020),
            at_least_years=2,
            inner=target(Compare.AT_LEAST, "minst 2 %", q("2", "%")),
        ),
    ),
    (
        "i genomsnitt 2018–2020 (av minst 2 år) minst 2 %",
        target(
            Compare.MEAN,
            "i genomsnitt 2018–2020 (av minst 2 år) minst 2 %",
            years=years(2018, 2020),
            at_least_years=2,
            inner=target(Compare.AT_LEAST, "minst 2 %", q("2", "%")),
        ),
    ),
    ("ja", target(Compare.YES, "ja")),
    ("nej", target(Compare.NO, "nej")),
    ("minst 90 % i alla", target(Compare.AT_LEAST, "minst 90 % i alla", NINETY, scope=ast.Scope())),
    (
        "minst 90 % i minst 5 av 7",
        target(Compare.AT_LEAST, "minst 90 % i minst 5 av 7", NINETY, scope=ast.Scope(at_least=5, out_of=7)),
    ),
    (
        "minst 90 % för båda könen",
        target(Compare.AT_LEAST, "minst 90 % för båda könen", NINETY, scope=ast.Scope(both_sexes=True)),
    ),
]


@pytest.mark.parametrize(("phrase", "expected"), TARGETS, ids=[phrase for phrase, _ in TARGETS])
def test_a_target_phrase_makes_its_target(phrase: str, expected: ast.Target) -> None:
    node = line_below(MEASURE, f"mål 2020 {phrase}")

    assert bare(node) == bare(ast.TargetLine(years(2020), expected, None, None, None, None, HERE))


@pytest.mark.parametrize(("phrase", "expected"), TARGETS, ids=[phrase for phrase, _ in TARGETS])
def test_a_target_phrase_may_follow_delvis_and_andrat_fran(phrase: str, expected: ast.Target) -> None:
    node = line_below(MEASURE, f"mål 2020 öka, delvis {phrase} ändrat från {phrase}")

    assert (bare(node.partial), bare(node.changed_from)) == (bare(expected), bare(expected))


FULL = target(Compare.AT_LEAST, "minst 95 %", q("95", "%"))
OLD = target(Compare.AT_LEAST, "minst 90 %", NINETY)
SOME = target(Compare.AT_LEAST, "minst 80 %", q("80", "%"))


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ("", (None, None, None, None)),
        (", delvis minst 80 %", (SOME, None, None, None)),
        (' enligt "A"', (None, s("A"), None, None)),
        (' enligt "A", delvis minst 80 %', (SOME, s("A"), None, None)),
        (', delvis minst 80 % enligt "A"', (SOME, s("A"), None, None)),
        (" ändrat från minst 90 %", (None, None, OLD, None)),
        (' ändrat från minst 90 % enligt "B"', (None, None, OLD, s("B"))),
        (' enligt "A" ändrat från minst 90 % enligt "B"', (None, s("A"), OLD, s("B"))),
        (' ändrat från minst 90 % enligt "B" enligt "A"', (None, s("A"), OLD, s("B"))),
        (
            ', delvis minst 80 % enligt "A", ändrat från minst 90 % enligt "B"',
            (SOME, s("A"), OLD, s("B")),
        ),
    ],
)
def test_what_follows_a_target_may_stand_in_any_order(after: str, expected: Any) -> None:
    node = line_below(MEASURE, f"mål 2022–2024 minst 95 %{after}")

    assert bare(node) == bare(ast.TargetLine(years(2022, 2024), FULL, *expected, HERE))


# --- Conditions -----------------------------------------------------------------------------------


def a(name: str = "a") -> ast.Reached:
    return ast.Reached(n(name), False, HERE)


def reached(printed: str, group: Group = Group.MEASURES, **quantity: Any) -> ast.SetReached:
    return ast.SetReached(ast.Quantifier(printed, **quantity), group, False, None, HERE)


CONDITIONS: list[tuple[str, Any]] = [
    ("a nås", a()),
    ("a nås delvis", ast.Reached(n("a"), True, HERE)),
    ("indikatorn nås", ast.Reached(None, False, HERE)),
    ("indikatorn a nås", a()),
    ("nyckeltalet a nås", a()),
    ("inte a nås", ast.Not(a(), HERE)),
    ("a inte nås", ast.Not(a(), HERE)),
    ("a nås inte", ast.Not(a(), HERE)),
    ("a når minst 90 % av målvärdet", ast.ReachesShare(n("a"), NINETY, HERE)),
    ("a förbättras", ast.Fulfils(n("a"), target(Compare.IMPROVE, "förbättras"), HERE)),
    ("a ökar", ast.Fulfils(n("a"), target(Compare.RISE, "ökar"), HERE)),
    ("a inte minskar", ast.Fulfils(n("a"), target(Compare.NOT_FALL, "inte minskar"), HERE)),
    ("a minskar inte", ast.Fulfils(n("a"), target(Compare.NOT_FALL, "minskar inte"), HERE)),
    ("a är minst 5", ast.Fulfils(n("a"), target(Compare.AT_LEAST, "minst 5", q("5")), HERE)),
    (
        "a är mellan 5 och 6 och b nås",
        ast.And((ast.Fulfils(n("a"), target(Compare.BETWEEN, "mellan 5 och 6", q("5"), q("6")), HERE), a("b")), HERE),
    ),
    (
        "a är bättre än riket",
        ast.Fulfils(n("a"), target(Compare.BETTER_THAN, "bättre än riket", comparator="riket"), HERE),
    ),
    (
        "a är plats 5 eller bättre eller b nås",
        ast.Or(
            (ast.Fulfils(n("a"), target(Compare.RANK, "plats 5 eller bättre", q("5", "plats", "5")), HERE), a("b")),
            HERE,
        ),
    ),
    ("a är ja", ast.Fulfils(n("a"), target(Compare.YES, "ja"), HERE)),
    ("a saknas", ast.IsMissing(n("a"), HERE)),
    ("a är preliminärt", ast.IsPreliminary(n("a"), HERE)),
    ("a är helt uppfyllt", ast.GoalIs(n("a"), Class.FULL, False, HERE)),
    ("a är minst delvis uppfyllt", ast.GoalIs(n("a"), Class.PARTLY, True, HERE)),
    ("a kan ej bedömas", ast.GoalIs(n("a"), Class.UNDECIDED, False, HERE)),
    ("prioriterat mål 1 är ej uppfyllt", ast.GoalIs(n("1"), Class.NOT, False, HERE)),
    ("alla nyckeltal nås", reached("alla", every=True)),
    ("inget nyckeltal nås", reached("inget", none=True)),
    ("inget av nyckeltalen nås", reached("inget", none=True)),
    ("inga indikatorer nås", reached("inga", Group.INDICATORS, none=True)),
    ("minst 2 av 3 nyckeltal nås", reached("minst 2 av 3", count=2, out_of=3)),
    ("minst 2 nyckeltal nås", reached("minst 2", count=2)),
    ("minst 2 av nyckeltalen nås", reached("minst 2", count=2)),
    ("minst ett nyckeltal nås", reached("minst ett", count=1)),
    ("minst två av tre nyckeltal nås", reached("minst två av tre", count=2, out_of=3)),
    ("högst 1 av nyckeltalen nås", reached("högst 1", compare=Compare.AT_MOST, count=1)),
    ("fler än 2 nyckeltal nås", reached("fler än 2", compare=Compare.ABOVE, count=2)),
    ("färre än 2 nyckeltal nås", reached("färre än 2", compare=Compare.BELOW, count=2)),
    ("minst 80 % av nyckeltalen nås", reached("minst 80 %", percent=Decimal(80))),
    ("minst 80 procent av vikten nås", reached("minst 80 procent", Group.WEIGHT, percent=Decimal(80))),
    ("minst hälften av nyckeltalen nås", reached("minst hälften", percent=Decimal(50))),
    (
        "mer än hälften av indikatorerna förbättras",
        ast.SetReached(
            ast.Quantifier("mer än hälften", compare=Compare.ABOVE, percent=Decimal(50)),
            Group.INDICATORS,
            False,
            target(Compare.IMPROVE, "förbättras"),
            HERE,
        ),
    ),
    ("alla nyckeltal nås delvis", ast.SetReached(EVERY_ONE, Group.MEASURES, True, None, HERE)),
    ("alla aktiviteter är klara", ast.SetDone(EVERY_ONE, Group.ACTIVITIES, HERE)),
    ("minst 2 uppdrag är klara", ast.SetDone(ast.Quantifier("minst 2", count=2), Group.ASSIGNMENTS, HERE)),
    ("i snitt minst 91 % av målvärdena", ast.AverageShare(q("91", "%"), HERE)),
    ("alla nämndsmål är helt uppfyllda", ast.GoalsAre(EVERY_ONE, Group.GOALS, Class.FULL, False, HERE)),
    (
        "minst 80 % av nämndsmålen är minst delvis uppfyllda",
        ast.GoalsAre(ast.Quantifier("minst 80 %", percent=Decimal(80)), Group.GOALS, Class.PARTLY, True, HERE),
    ),
    (
        "alla prioriterade mål är helt uppfyllda",
        ast.GoalsAre(EVERY_ONE, Group.PRIORITY_GOALS, Class.FULL, False, HERE),
    ),
    (
        "högst 1 av målen kan inte bedömas",
        ast.GoalsAre(AT_MOST_ONE, Group.GOALS, Class.UNDECIDED, False, HERE),
    ),
    # `inte` binds before `och`, `och` before `eller` (semantics 3.1).
    ("a nås och b nås eller c nås", ast.Or((ast.And((a(), a("b")), HERE), a("c")), HERE)),
    ("a nås eller b nås och c nås", ast.Or((a(), ast.And((a("b"), a("c")), HERE)), HERE)),
    ("inte a nås och b nås", ast.And((ast.Not(a(), HERE), a("b")), HERE)),
    ("inte (a nås och b nås)", ast.Not(ast.And((a(), a("b")), HERE), HERE)),
    ("(a nås eller b nås) och c nås", ast.And((ast.Or((a(), a("b")), HERE), a("c")), HERE)),
    ("a nås och (b nås och c nås)", ast.And((a(), a("b"), a("c")), HERE)),
    ("((a nås))", a()),
]


@pytest.mark.parametrize(("condition", "node"), CONDITIONS, ids=[condition for condition, _ in CONDITIONS])
def test_a_condition_makes_its_node(condition: str, node: Any) -> None:
    line = line_below(GOAL, f"helt uppfyllt när {condition}")

    assert bare(line) == bare(ast.VerdictLine(ast.Verdict(Class.FULL, None, HERE), node, HERE))


@pytest.mark.parametrize(
    ("line", "verdict"),
    [
        ("helt uppfyllt när a nås", ast.Verdict(Class.FULL, None, HERE)),
        ("delvis uppfyllt när a nås", ast.Verdict(Class.PARTLY, None, HERE)),
        ("ej uppfyllt när a nås", ast.Verdict(Class.NOT, None, HERE)),
        ("kan ej bedömas när a nås", ast.Verdict(Class.UNDECIDED, None, HERE)),
        ('bedöms "Gul" när a nås', ast.Verdict(None, "Gul", HERE)),
        ("bedöms helt uppfyllt när a nås", ast.Verdict(Class.FULL, None, HERE)),
    ],
)
def test_a_verdict_line_says_a_class_or_a_word_of_the_plan(line: str, verdict: ast.Verdict) -> None:
    assert bare(line_below(EVERY, line)) == bare(ast.VerdictLine(verdict, a(), HERE))


@pytest.mark.parametrize(
    ("line", "verdict"),
    [
        ("i övrigt helt uppfyllt", ast.Verdict(Class.FULL, None, HERE)),
        ("i övrigt kan ej bedömas", ast.Verdict(Class.UNDECIDED, None, HERE)),
        ('i övrigt "Gul"', ast.Verdict(None, "Gul", HERE)),
    ],
)
def test_the_rest_has_no_condition(line: str, verdict: ast.Verdict) -> None:
    assert bare(line_below(GOAL, line)) == bare(ast.VerdictLine(verdict, None, HERE))


def test_an_exception_stands_alone_or_from_another() -> None:
    alone = line_below(GOAL, 'undantag "a" när a saknas ger "Gul"')
    other = line_below(GOAL, 'undantag "b" från "a" när a saknas ger ej uppfyllt')

    missing = ast.IsMissing(n("a"), HERE)
    gul, ej = ast.Verdict(None, "Gul", HERE), ast.Verdict(Class.NOT, None, HERE)
    assert bare(alone) == bare(ast.ExceptionLine(s("a"), None, missing, gul, HERE))
    assert bare(other) == bare(ast.ExceptionLine(s("b"), s("a"), missing, ej, HERE))


# --- Examples -------------------------------------------------------------------------------------


def value(name: str, year: int, prefix: str | None, quantity: ast.Quantity | None, printed: str) -> ast.ExampleValue:
    return ast.ExampleValue(n(name), year, prefix, quantity, printed, HERE)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("a 2020 = 91 % ger helt uppfyllt", (None, (value("a", 2020, None, q("91", "%"), "91 %"),), Class.FULL, ())),
        (
            "a 2020 = prel 91 % ger helt uppfyllt, preliminärt",
            (None, (value("a", 2020, "prel", q("91", "%"), "prel 91 %"),), Class.FULL, ("preliminärt",)),
        ),
        (
            "a 2020 = prognos 67 ger ej uppfyllt, prognos",
            (None, (value("a", 2020, "prognos", q("67"), "prognos 67"),), Class.NOT, ("prognos",)),
        ),
        (
            "a 2020 = i.u., a 2019 = 78,88 % ger ej uppfyllt, på 2019, uppgift saknas",
            (
                None,
                (
                    value("a", 2020, None, None, "i.u."),
                    value("a", 2019, None, q("78.88", "%", "78,88 %"), "78,88 %"),
                ),
                Class.NOT,
                ("på 2019", "uppgift saknas"),
            ),
        ),
        (
            "år 2021: a 2021 = ja, b 2021 = nej ger kan ej bedömas",
            (
                2021,
                (
                    value("a", 2021, None, q("1", "ja/nej", "ja"), "ja"),
                    value("b", 2021, None, q("0", "ja/nej", "nej"), "nej"),
                ),
                Class.UNDECIDED,
                (),
            ),
        ),
        ("ger kan ej bedömas", (None, (), Class.UNDECIDED, ())),
    ],
)
def test_an_example_says_figures_and_what_they_give(line: str, expected: Any) -> None:
    year, values, of_class, marks = expected
    verdict = ast.Verdict(of_class, None, HERE)

    assert bare(line_below(GOAL, f"exempel {line}")) == bare(ast.ExampleLine(year, values, verdict, marks, HERE))


# --- Headings and the file ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "heading", "name", "title"),
    [
        ('plan "Mål 2020"', Heading.PLAN, None, "Mål 2020"),
        ("plan", Heading.PLAN, None, None),
        ("varje nämndsmål", Heading.EVERY_GOAL, None, None),
        ("varje nämndmål", Heading.EVERY_GOAL, None, None),
        ('prioriterat mål 1 "Växa"', Heading.PRIORITY_GOAL, "1", "Växa"),
        ("prioriterat mål växa", Heading.PRIORITY_GOAL, "växa", None),
        ("samlad bedömning", Heading.ROLL_UP, None, None),
        ('indikator b_kf "Bredband"', Heading.INDICATOR, "b_kf", "Bredband"),
        ("nyckeltal e-post", Heading.MEASURE, "e-post", None),
        ('nämndsmål å "Å"', Heading.GOAL, "å", "Å"),
        ('nämndmål å "Å"', Heading.GOAL, "å", "Å"),
        ('uppdrag 3.3.9 "Utred"', Heading.ASSIGNMENT, "3.3.9", "Utred"),
        ('uppdrag 7 "Utred"', Heading.ASSIGNMENT, "7", "Utred"),
        ('aktivitet mässa "Mässa"', Heading.ACTIVITY, "mässa", "Mässa"),
        ('tabell "Ekonomi"', Heading.TABLE, None, "Ekonomi"),
        ('tabell ekonomi "Ekonomi"', Heading.TABLE, "ekonomi", "Ekonomi"),
        # A word that is a keyword elsewhere may be a name.
        ('nyckeltal svar "Svar"', Heading.MEASURE, "svar", "Svar"),
    ],
)
def test_a_heading_begins_a_block(line: str, heading: Heading, name: str | None, title: str | None) -> None:
    file, findings = parse(line, "x.mal")

    named = None if name is None else n(name)
    titled = None if title is None else s(title)
    assert findings == ()
    assert bare(file.blocks) == bare((ast.Block(heading, named, titled, (), HERE),))


def test_what_is_incomplete_is_not_ungrammatical() -> None:
    text = 'nämndsmål g "Mål"\nuppdrag 3.3.9 "Halvera"\nnyckeltal m\n  mål 2020 halveras\n  mäts vartannat år\nplan\n'

    assert parse(text, "x.mal")[1] == ()


def test_an_empty_file_is_an_empty_file() -> None:
    assert parse("", "x.mal") == (ast.File("x.mal", 1, (), ()), ())
    assert parse("\n  # bara en kommentar\n\n", "x.mal") == (ast.File("x.mal", 1, (), ()), ())


def test_the_example_of_the_language_page_is_read_without_a_word() -> None:
    text = (GOLDEN / "language_example.mal").read_text(encoding="utf-8")
    file, findings = parse(text, "language_example.mal")

    assert findings == ()
    assert [(block.heading, block.name and block.name.text, len(block.lines)) for block in file.blocks] == [
        (Heading.PLAN, None, 9),
        (Heading.EVERY_GOAL, None, 1),
        (Heading.PRIORITY_GOAL, "1", 0),
        (Heading.INDICATOR, "bredband_kf", 4),
        (Heading.GOAL, "bredband", 6),
        (Heading.MEASURE, "bredband_ks", 2),
        (Heading.ASSIGNMENT, "3.3.9", 1),
        (Heading.ROLL_UP, None, 2),
    ]


def test_an_import_stands_before_the_first_heading_or_in_the_plan() -> None:
    file, findings = parse('språk 1\nanvänd "mått.mal"\nplan "Mål"\n  använd "mer.mal"\n', "x.mal")

    assert findings == ()
    assert [use.path.text for use in file.uses] == ["mått.mal", "mer.mal"]


def test_strings_on_consecutive_lines_are_joined_with_one_space() -> None:
    file, _ = parse('nyckeltal m "Arbetsställen"   # en\n   # två\n  "med"\n  "bredband"\n  enhet andel\n', "x.mal")

    assert file.blocks[0].title == ast.Quoted("Arbetsställen med bredband", Span("x.mal", 1, 13, 28))


def test_a_line_that_begins_with_och_or_eller_continues_the_one_above() -> None:
    file, findings = parse(f"{GOAL}\n  helt uppfyllt när a nås\n    och b nås\n    eller c nås\n", "x.mal")
    line = file.blocks[0].lines[0]

    assert findings == ()
    assert isinstance(line, ast.VerdictLine)
    assert bare(line.condition) == bare(ast.Or((ast.And((a(), a("b")), HERE), a("c")), HERE))
    assert line.span == Span("x.mal", 2, 3, 26)


def test_a_printed_phrase_over_several_lines_leaves_comments_out() -> None:
    text = "plan\n  saknat utfall ersätts av senaste utfall,  # inte äldre\n    högst 1 år   gammalt\n"
    policy = parse(text, "x.mal")[0].blocks[0].lines[0]

    assert isinstance(policy, ast.Policy)
    assert policy.printed == "saknat utfall ersätts av senaste utfall, högst 1 år gammalt"


def test_places_are_counted_from_one_in_characters() -> None:
    file, _ = parse("nyckeltal å_ä\n\tmål 2020 minst 72,28 %\n", "x.mal")
    line = file.blocks[0].lines[0]

    assert file.blocks[0].name == ast.Name("å_ä", Span("x.mal", 1, 11, 14))
    assert isinstance(line, ast.TargetLine)
    assert (line.span, line.years.span) == (Span("x.mal", 2, 2, 24), Span("x.mal", 2, 6, 10))
    assert line.target.span == Span("x.mal", 2, 11, 24)
    assert line.target.bounds[0].span == Span("x.mal", 2, 17, 24)


@pytest.mark.parametrize("sign", sorted({sign for unit in UNITS for sign in unit.signs}))
def test_every_unit_may_be_written(sign: str) -> None:
    declared = line_below(MEASURE, f"enhet {sign}")
    used = line_below(MEASURE, f"mål 2020 minst 5 {sign}")

    assert declared.unit == sign.lower()
    assert used.target.bounds[0].unit == sign.lower()


@pytest.mark.parametrize("space", [" ", "\xa0", "\u2009", "\u202f"])
def test_thousands_are_set_apart_by_any_thin_space(space: str) -> None:
    node = line_below(MEASURE, f"mål 2020 minst 1{space}234{space}567,5 kr")

    assert node.target.bounds[0].value == Decimal("1234567.5")


@pytest.mark.parametrize("space", ["\t", "\xa0", "\xad", "\u200b"])
def test_anything_blank_counts_as_a_space(space: str) -> None:
    assert line_below(MEASURE, f"mål{space}2020{space}{space}minst{space}5").target.bounds[0].value == 5


def test_autocorrect_capitals_and_dashes_and_quotes_are_read_and_told_once() -> None:
    text = "Plan ”Mål”\n  År 2020\nNyckeltal m ”M”\n  mål 2020 minst –4,9\n  mål 2021 minst –5\n"
    file, findings = parse(text, "x.mal")

    assert [block.heading for block in file.blocks] == [Heading.PLAN, Heading.MEASURE]
    assert [(f.code, f.labels[0].span.line, f.labels[0].span.column) for f in findings] == [
        ("MK007", 1, 1),
        ("MK007", 1, 6),
        ("MK007", 4, 18),
    ]


# --- Policies of the command line -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kind", "action"),
    [
        ("saknat utfall kan ej bedömas", PolicyKind.MISSING, Action.UNDECIDED),
        ('prel="kan ej bedömas"', PolicyKind.PRELIMINARY, Action.UNDECIDED),
        ("prel=kan ej bedömas", PolicyKind.PRELIMINARY, Action.UNDECIDED),
        ('saknat="räknas som ej uppfyllt"', PolicyKind.MISSING, Action.COUNT_AS_NOT_MET),
        ('saknat="ersätts av senaste utfall, högst 1 år gammalt"', PolicyKind.MISSING, Action.CARRY),
        ('i.u.="räknas inte"', PolicyKind.MISSING, Action.LEAVE_OUT),
        ('ej mätt i år="räknas inte"', PolicyKind.NOT_COLLECTED, Action.LEAVE_OUT),
        ('ej tillämpligt="räknas inte"', PolicyKind.NOT_APPLICABLE, Action.LEAVE_OUT),
        ('sekretess="räknas inte"', PolicyKind.SUPPRESSED, Action.LEAVE_OUT),
        ('lika="räcker inte"', PolicyKind.EQUAL, Action.NOT_ENOUGH),
        ("avrundning = kan ej bedömas", PolicyKind.ROUNDING, Action.UNDECIDED),
    ],
)
def test_a_policy_of_the_command_line_is_a_sentence_or_a_short_form(
    text: str, kind: PolicyKind, action: Action
) -> None:
    policy, findings = parse_policy(text)

    assert findings == ()
    assert policy is not None
    assert (policy.kind, policy.action) == (kind, action)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "policyn är tom"),
        ("prel=godtass", 'ordet "godtass" kan inte stå efter "prel"'),
        ("enhet andel", 'en policy börjar inte med "enhet"'),
    ],
)
def test_a_policy_that_cannot_be_read_is_told(text: str, message: str) -> None:
    policy, (finding,) = parse_policy(text)

    assert policy is None
    assert (finding.code, finding.labels[0].span.document, finding.message.sv) == ("MK001", "--policy", message)


# --- Laws -----------------------------------------------------------------------------------------

EXAMPLE = (GOLDEN / "language_example.mal").read_text(encoding="utf-8")
WORDS = sorted(set(EXAMPLE.split()) | {"(", ")", "och", "inte", '"', ",", "\n", "1.2", "−", "år", "#"})


@settings(max_examples=150, deadline=None)
@given(st.text())
def test_no_text_makes_it_raise(text: str) -> None:
    parse(text, "x.mal")
    parse_policy(text)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_no_heap_of_words_makes_it_raise(words: list[str]) -> None:
    parse(" ".join(words), "x.mal")


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(EXAMPLE)), st.integers(0, 30), st.text(max_size=5))
def test_no_slip_of_the_pen_makes_it_raise_or_silences_what_is_far_away(at: int, gone: int, new: str) -> None:
    file, findings = parse(EXAMPLE[:at] + new + EXAMPLE[at + gone :], "x.mal")

    assert len(file.blocks) >= 4
    assert all(finding.message.sv and finding.labels for finding in findings)


def test_one_mistake_does_not_silence_the_others() -> None:
    _, findings = parse("nyckeltal a\n  mål 2020 90 %\n  enhet anel\nnyckeltal b\n  mål 20 minst 5\n", "x.mal")

    assert [(f.code, f.labels[0].span.line) for f in findings] == [("MK001", 2), ("MK004", 3), ("MK001", 5)]


def test_a_file_that_is_no_rule_file_is_given_up() -> None:
    _, findings = parse("Nämnden har arbetat\n" * 1000, "x.mal")

    assert len(findings) == 201
    assert findings[-1].message.sv == "filen har fler än 200 rader som inte kan läsas, och resten av den är inte läst"


@pytest.mark.parametrize("many", ["(", "inte ", "((inte ", "a nås och (", "a nås eller (b nås och "])
def test_deep_conditions_are_refused_not_fallen_over(many: str) -> None:
    text = f"{GOAL}\n  helt uppfyllt när {many * 100_000}a nås\n"
    _, findings = parse(text, "x.mal")

    assert [finding.code for finding in findings] == ["MK001"]
