"""Which goals and assignments of a plan can be assessed, and why: the whole answer in both languages."""

import pytest

from dsl.parser import parse
from engine.measurability import Measurability, measurability
from engine.plan import Plan
from engine.resolve import resolve
from findings.text import Text

GOAL = 'nämndsmål g "Målet"\n'
TWO = GOAL + "  mäts med x, y\n"
IN_2024 = "  mål 2024 minst 5\n"
X, Y = "nyckeltal x\n  enhet index\n", "nyckeltal y\n  enhet index\n"
INDICATOR = "indikator ind\n  enhet index\n"
TASK = "uppdrag t\n  bidrar till prioriterat mål 1\n"
BY_MAY = ("ska vara klart senast 2024-05-31", "is to be done by 2024-05-31")
HALVED = "".join(f"nyckeltal {name}\n  enhet index\n  mål 2023–2024 halveras\n" for name in ("x", "y"))
HALVED += "nyckeltal z\n  enhet index\n  mål 2024 minst 5\n"
ROLLS_UP = 'prioriterat mål 1 "Växa"\n  helt uppfyllt när alla nämndsmål är helt uppfyllda\n'


def plan(text: str, years: str = "2024") -> Plan:
    head = f'plan "P"\n  år {years}\n' if years else 'plan "P"\n'
    file, _ = parse(head + text, "mål.mal")
    found, _ = resolve((file,))

    assert found is not None
    return found


def answer(text: str, years: str = "2024", name: str = "g") -> tuple[bool, Text]:
    (row,) = (one for one in measurability(plan(text, years)) if one.name == name)
    return row.can, row.why


@pytest.mark.parametrize(
    ("text", "years", "can", "sv", "en"),
    [
        # By its measures.
        (GOAL, "2024", False, "inget nyckeltal", "no measure"),
        (GOAL + "  utan nyckeltal\n", "2024", False, "utan nyckeltal", "without measures"),
        (GOAL + "  bedöms av nämnden\n", "2024", True, "bedöms av nämnden", "is assessed by the board"),
        (GOAL + "  mäts med x\n" + X + IN_2024, "2024", True, "målvärde för 2024: x", "target for 2024: x"),
        (GOAL + "  mäts med x\n" + X, "2024", False, "x har inget målvärde för 2024", "x has no target for 2024"),
        (
            GOAL + "  mäts med x\n" + X + IN_2024,
            "2023–2025",
            False,
            "x har inget målvärde för 2023, 2025",
            "x has no target for 2023, 2025",
        ),
        (
            GOAL + "  mäts med x\n" + X + "  mål 2023–2025 minst 5\n",
            "2023–2025",
            True,
            "målvärde för 2023–2025: x",
            "target for 2023–2025: x",
        ),
        (TWO + X + IN_2024 + Y, "2024", True, "målvärde för 2024: x, inte y", "target for 2024: x, not y"),
        (
            TWO + X + IN_2024 + Y + "  mål 2025 minst 5\n",
            "2024–2025",
            True,
            "målvärde för 2024–2025: olika år, inte x, y",
            "target for 2024–2025: in turn, not x, y",
        ),
        (
            TWO + X + Y,
            "2024",
            False,
            "x har inget målvärde för 2024; y har inget målvärde för 2024",
            "x has no target for 2024; y has no target for 2024",
        ),
        # Years without a target that should have none.
        (
            GOAL + "  mäts med x\n" + X + "  saknar målvärde 2024\n",
            "2024",
            False,
            "inget nyckeltal ska ha målvärde 2024",
            "no measure is to have a target 2024",
        ),
        (
            GOAL + "  mäts med x\n" + X + IN_2024 + "  mäts vartannat år från 2024\n",
            "2023–2025",
            True,
            "målvärde för 2024: x",
            "target for 2024: x",
        ),
        (GOAL + "  mäts med x\n" + X + IN_2024, "", True, "målvärde för 2024: x", "target for 2024: x"),
        (
            GOAL + "  mäts med x\n" + X,
            "",
            False,
            "planen säger inte vilket år",
            "the plan does not say which year",
        ),
        # Targets that cannot be tested.
        (
            GOAL + "  mäts med x\n" + X + "  mål 2024 halveras\n",
            "2024",
            False,
            "målvärdet för x säger inte från vilket år, och har inget annat slutår än målvärdets, 2024",
            "the target of x does not say from which year, and has no end year but that of the target, 2024",
        ),
        (
            GOAL + "  mäts med x\n" + X + "  mål 2023–2024 halveras\n",
            "2023–2024",
            False,
            "målvärdet för x säger varken från vilket år eller till vilket",
            "the target of x says neither from which year nor to which",
        ),
        (
            GOAL + "  mäts med x\n" + X + "  mål 2024 halveras till 2030\n  mål 2030 minst 5\n",
            "2024",
            False,
            "x har inget målvärde för 2024",
            "x has no target for 2024",
        ),
        (
            GOAL + "  mäts med x\n" + X + "  mål 2024 på väg mot minst 5\n",
            "2024",
            False,
            "målvärdet för x saknar både basår och slutår",
            "the target of x has neither base year nor end year",
        ),
        (
            GOAL + "  mäts med x\n" + X + "  mål 2024 bättre än riket\n",
            "2024",
            False,
            "målvärdet för x behöver en riktning",
            "the target of x needs a direction",
        ),
        (
            GOAL + "  mäts med x\n" + X + "  lägre är bättre\n  mål 2024 bättre än riket\n",
            "2024",
            True,
            "målvärde för 2024: x",
            "target for 2024: x",
        ),
        # Conditions of its own.
        (
            TWO + "  helt uppfyllt när x nås\n" + X + IN_2024 + Y,
            "2024",
            True,
            "målvärde för 2024: x",
            "target for 2024: x",
        ),
        (
            TWO + "  helt uppfyllt när x nås eller y nås\n" + X + IN_2024 + Y,
            "2024",
            False,
            "y har inget målvärde för 2024",
            "y has no target for 2024",
        ),
        (
            TWO + "  helt uppfyllt när minst 1 nyckeltal nås\n" + X + IN_2024 + Y,
            "2024",
            True,
            "målvärde för 2024: x, inte y",
            "target for 2024: x, not y",
        ),
        (
            TWO + "  helt uppfyllt när i snitt minst 91 % av målvärdena\n" + X + Y,
            "2024",
            False,
            "x har inget målvärde för 2024; y har inget målvärde för 2024",
            "x has no target for 2024; y has no target for 2024",
        ),
        (
            GOAL + "  mäts med x\n  helt uppfyllt när x är minst 5\n" + X,
            "2024",
            True,
            "villkoren har egna gränser",
            "its conditions have limits of their own",
        ),
        (
            GOAL + "  mäts med x\n  helt uppfyllt när alla nyckeltal förbättras\n" + X + "  högre är bättre\n",
            "2024",
            True,
            "villkoren har egna gränser",
            "its conditions have limits of their own",
        ),
        (
            GOAL + "  mäts med x\n  helt uppfyllt när x halveras\n" + X,
            "2024",
            False,
            'villkoret "halveras" säger varken från vilket år eller till vilket',
            'the condition "halveras" says neither from which year nor to which',
        ),
        (
            TWO + "  helt uppfyllt när alla nyckeltal förbättras\n" + X + Y,
            "2024",
            False,
            'villkoret "förbättras" behöver en riktning',
            'the condition "förbättras" needs a direction',
        ),
        (
            GOAL + "  mäts med x\n  helt uppfyllt när inte x saknas\n" + X,
            "2024",
            True,
            "villkoren har egna gränser",
            "its conditions have limits of their own",
        ),
        (
            GOAL + "  bidrar till indikatorn ind\n  helt uppfyllt när indikatorn nås\n" + INDICATOR + IN_2024,
            "2024",
            True,
            "målvärde för 2024: ind",
            "target for 2024: ind",
        ),
        (
            GOAL + "  bidrar till indikatorn ind\n  helt uppfyllt när alla indikatorer nås\n" + INDICATOR,
            "2024",
            False,
            "ind har inget målvärde för 2024",
            "ind has no target for 2024",
        ),
        # Activities.
        (
            GOAL
            + "  helt uppfyllt när alla aktiviteter är klara\naktivitet a\n  bidrar till nämndsmålet g\n"
            + "aktivitet b\n  bidrar till nämndsmålet g\nuppdrag c\n  bidrar till nämndsmålet g\n",
            "2024",
            True,
            "bedöms av 2 aktiviteter",
            "is assessed by 2 activities",
        ),
        (
            GOAL + "  helt uppfyllt när alla aktiviteter är klara\naktivitet a\n  bidrar till nämndsmålet g\n",
            "2024",
            True,
            "bedöms av 1 aktivitet",
            "is assessed by 1 activity",
        ),
        (
            GOAL + "  helt uppfyllt när alla uppdrag är klara\nuppdrag a\n  bidrar till nämndsmålet g\n",
            "2024",
            True,
            "bedöms av 1 uppdrag",
            "is assessed by 1 assignment",
        ),
        (
            GOAL + "  helt uppfyllt när alla aktiviteter är klara\naktivitet a\n",
            "2024",
            False,
            "inget nyckeltal",
            "no measure",
        ),
        # Lines that could not be read.
        (
            GOAL + "  mäts med\n",
            "2024",
            False,
            "rader som hör till det kunde inte läsas",
            "lines that belong to it could not be read",
        ),
    ],
)
def test_a_goal(text: str, years: str, can: bool, sv: str, en: str) -> None:
    assert answer(text, years) == (can, Text(sv, en))


@pytest.mark.parametrize(
    ("text", "can", "sv", "en"),
    [
        ('prioriterat mål 1 "Växa"\n', False, "inget bidrar till det", "nothing contributes to it"),
        (ROLLS_UP, False, "inget bidrar till det", "nothing contributes to it"),
        (
            'prioriterat mål 1 "Växa"\n  bedöms av nämnden\n',
            True,
            "bedöms av nämnden",
            "is assessed by the board",
        ),
        (
            'prioriterat mål 1 "Växa"\n' + GOAL + "  bidrar till prioriterat mål 1\n",
            False,
            "inget av målen under det kan bedömas",
            "none of the goals below can be assessed",
        ),
        (
            'prioriterat mål 1 "Växa"\n' + GOAL + "  bidrar till prioriterat mål 1\n  bedöms av nämnden\n",
            False,
            "inget villkor väger samman 1 nämndsmål, som bedöms var för sig",
            "no condition rolls up 1 goal, each of which is assessed by itself",
        ),
        (
            'prioriterat mål 1 "Växa"\n' + TASK,
            False,
            "bara 1 uppdrag bidrar till det, och inget villkor säger hur det bedöms",
            "contributed to only by 1 assignment, and no condition says how it is assessed",
        ),
        (
            ROLLS_UP + TASK + "aktivitet a\n  bidrar till prioriterat mål 1\n",
            False,
            "bara 1 uppdrag och 1 aktivitet bidrar till det",
            "contributed to only by 1 assignment and 1 activity",
        ),
        (
            'prioriterat mål 1 "Växa"\n  helt uppfyllt när alla aktiviteter är klara\naktivitet a\naktivitet b\n'
            + TASK,
            True,
            "vägs samman av 2 aktiviteter",
            "rolls up 2 activities",
        ),
        (
            'prioriterat mål 1 "Växa"\n  helt uppfyllt när alla aktiviteter är klara\n' + TASK,
            False,
            "bara 1 uppdrag bidrar till det",
            "contributed to only by 1 assignment",
        ),
        (
            'prioriterat mål 1 "Växa"\n' + INDICATOR + "  bidrar till prioriterat mål 1\n" + X,
            False,
            "inget villkor väger samman 1 indikator, som bedöms var för sig",
            "no condition rolls up 1 indicator, each of which is assessed by itself",
        ),
        (
            ROLLS_UP + GOAL + "  bidrar till prioriterat mål 1\n",
            False,
            "inget av målen under det kan bedömas",
            "none of the goals below can be assessed",
        ),
        (
            ROLLS_UP + GOAL + "  bidrar till prioriterat mål 1\n  bedöms av nämnden\n",
            True,
            "vägs samman av 1 nämndsmål",
            "rolls up 1 goal",
        ),
        (
            ROLLS_UP
            + GOAL
            + "  bidrar till indikatorn ind\n"
            + 'nämndsmål h "Andra"\n  bidrar till prioriterat mål 1\n'
            + INDICATOR
            + "  bidrar till prioriterat mål 1\nindikator ind_2\n  enhet index\n  bidrar till prioriterat mål 1\n",
            True,
            "vägs samman av 2 nämndsmål och 2 indikatorer",
            "rolls up 2 goals and 2 indicators",
        ),
        (
            'prioriterat mål 1 "Växa"\n  helt uppfyllt när g är helt uppfyllt\n' + GOAL,
            True,
            "vägs samman av de mål som villkoret nämner",
            "rolls up the goals it names",
        ),
        (
            'prioriterat mål 1 "Växa"\n  helt uppfyllt när\n',
            False,
            "rader som hör till det kunde inte läsas",
            "lines that belong to it could not be read",
        ),
    ],
)
def test_a_priority_goal(text: str, can: bool, sv: str, en: str) -> None:
    assert answer(text, name="1") == (can, Text(sv, en))


@pytest.mark.parametrize(
    ("lines", "can", "sv", "en"),
    [
        ("", False, "ingen tidpunkt", "no deadline"),
        (
            "  klart senast\n",
            False,
            "rader som hör till det kunde inte läsas",
            "lines that belong to it could not be read",
        ),
        ("  klart under 2024\n", True, "ska vara klart senast 2024-12-31", "is to be done by 2024-12-31"),
        (
            "  redovisas senast juni 2024\n  klart senast maj 2024\n",
            True,
            "ska vara klart senast 2024-05-31 och ska redovisas senast 2024-06-30",
            "is to be done by 2024-05-31 and is to be reported by 2024-06-30",
        ),
        (
            "  redovisas senast Q2 2024\n  redovisas senast maj 2024\n",
            True,
            "två olika datum: ska redovisas senast 2024-05-31 eller 2024-06-30",
            "two different dates: is to be reported by 2024-05-31 or 2024-06-30",
        ),
        (
            "  klart senast maj 2024\n  klart senast juni 2024\n  klart senast juli 2024\n",
            True,
            "3 olika datum: ska vara klart senast 2024-05-31 eller 2024-06-30 eller 2024-07-31",
            "3 different dates: is to be done by 2024-05-31 or 2024-06-30 or 2024-07-31",
        ),
        ("  klart senast maj 2024\n  klart senast 2024-05-31\n", True, *BY_MAY),
        (
            "  mäts med x, y, z\n  klart senast maj 2024\n" + HALVED,
            True,
            BY_MAY[0] + "; målvärdet för x, y säger varken från vilket år eller till vilket",
            BY_MAY[1] + "; the target of x, y says neither from which year nor to which",
        ),
        (
            "  mäts med x\n  pågår 2024\n" + HALVED,
            True,
            "pågår 2024; målvärdet för x säger varken från vilket år eller till vilket",
            "goes on 2024; the target of x says neither from which year nor to which",
        ),
        (
            "  mäts med x\n" + HALVED,
            False,
            "ingen tidpunkt; målvärdet för x säger varken från vilket år eller till vilket",
            "no deadline; the target of x says neither from which year nor to which",
        ),
        ("  pågår 2024–2026\n", True, "pågår 2024–2026", "goes on 2024–2026"),
        ("  pågår 2024\n", True, "pågår 2024", "goes on 2024"),
    ],
)
@pytest.mark.parametrize("heading", ["uppdrag", "aktivitet"])
def test_an_assignment(heading: str, lines: str, can: bool, sv: str, en: str) -> None:
    assert answer(f"{heading} u\n{lines}", name="u") == (can, Text(sv, en))


def test_every_kind_in_order_with_the_plans_own_words() -> None:
    text = """plan "P"
  år 2024
  kallar prioriterat mål "riktningsmål"
  kallar Aktivitet "insats"
uppdrag u
aktivitet a "Gör det"
nämndsmål g "Målet"
prioriterat mål 1 "Växa"
samlad bedömning
  helt uppfyllt när alla nämndsmål är helt uppfyllda
"""
    file, _ = parse(text.replace("Aktivitet", "aktivitet"), "mål.mal")
    of, _ = resolve((file,))
    assert of is not None

    rows = measurability(of)

    assert [(one.thing, one.called, one.name, one.sentence, one.place.line) for one in rows] == [
        ("prioriterat mål", "riktningsmål", "1", "Växa", 8),
        ("nämndsmål", "nämndsmål", "g", "Målet", 7),
        ("uppdrag", "uppdrag", "u", "u", 5),
        ("aktivitet", "insats", "a", "Gör det", 6),
    ]
    assert all(isinstance(one, Measurability) for one in rows)


@pytest.mark.parametrize(
    ("own", "none", "rolled", "tasks"),
    [
        ("mål", "inget av målen", "1 mål och 1 uppsatt", "2 insats och 1 aktivitet"),
        ("effektmål", "inget av effektmålen", "1 effektmål och 1 uppsatt", "2 insats och 1 aktivitet"),
        ("nämndsmål", "inget av målen", "1 nämndsmål och 1 uppsatt", "2 insats och 1 aktivitet"),
        ("åtagande", "inget av målen", "1 åtagande och 1 uppsatt", "2 insats och 1 aktivitet"),
    ],
)
def test_the_reasons_are_in_the_plans_own_words(own: str, none: str, rolled: str, tasks: str) -> None:
    words = f'  kallar nämndmål "{own}"\n  kallar indikator "uppsatt"\n  kallar uppdrag "insats"\n'
    below = GOAL + "  bidrar till prioriterat mål 1\n"
    more = INDICATOR + "  bidrar till prioriterat mål 1\n" + X
    other = (
        'prioriterat mål 2 "Trivas"\n'
        + TASK.replace("mål 1", "mål 2")
        + TASK.replace("mål 1", "mål 2").replace("t\n", "u\n", 1)
    )
    other += "aktivitet a\n  bidrar till prioriterat mål 2\n"

    assert answer(words + 'prioriterat mål 1 "Växa"\n' + below, name="1")[1].sv == f"{none} under det kan bedömas"
    assert answer(words + ROLLS_UP + below + more, name="1")[1].sv == f"vägs samman av {rolled}"
    assert answer(words + other, name="2")[1].sv == (
        f"bara {tasks} bidrar till det, och inget villkor säger hur det bedöms"
    )
