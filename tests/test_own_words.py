"""What a plan calls the things of the language, and every message of lint that speaks in its words."""

import pytest

from dsl.parser import parse
from engine.lint import plan_findings
from engine.own_words import called, own_word
from engine.plan import Plan
from engine.resolve import resolve

WORDS = """  kallar prioriterat mål "riktningsmål"
  kallar nämndmål "åtagande"
  kallar indikator "resultatmått"
  kallar nyckeltal "styrtal"
  kallar uppdrag "insats"
  kallar aktivitet "åtgärd"
"""


def plan(text: str, words: str = WORDS) -> Plan:
    file, _ = parse('plan "P"\n  år 2024\n' + words + text, "mål.mal")
    found, _ = resolve((file,))

    assert found is not None
    return found


def told(text: str, words: str = WORDS) -> list[tuple[str, str]]:
    return [(one.code, one.message.sv) for one in plan_findings(plan(text, words))]


def test_the_plans_own_word_stands_in_for_the_languages() -> None:
    of = plan("")

    assert [own_word(of, thing) for thing in ("prioriterat mål", "nämndsmål", "uppdrag", "utfall")] == [
        "riktningsmål",
        "åtagande",
        "insats",
        None,
    ]
    assert called(of, "aktivitet") == "åtgärd"
    assert called(of, "utfall") == "utfall"


@pytest.mark.parametrize(
    ("text", "own", "usual"),
    [
        (
            'prioriterat mål 1 "Växa"\n',
            ("MK101", "inget bidrar till riktningsmål 1, och inget villkor säger hur det bedöms"),
            ("MK101", "inget bidrar till prioriterat mål 1, och inget villkor säger hur det bedöms"),
        ),
        (
            'prioriterat mål 1 "Växa"\n'
            + "".join(f"aktivitet {name}\n  klart under 2024\n  bidrar till prioriterat mål 1\n" for name in "ab"),
            ("MK101", "bara 2 åtgärd bidrar till riktningsmål 1, och inget villkor säger hur det bedöms"),
            ("MK101", "bara 2 aktiviteter bidrar till prioriterat mål 1, och inget villkor säger hur det bedöms"),
        ),
        ('nämndsmål g "Målet"\n', ("MK101", '"g" saknar styrtal'), ("MK101", '"g" har inget nyckeltal')),
        ("uppdrag u\n", ("MK107", 'insats "u" har ingen tidpunkt'), ("MK107", 'uppdraget "u" har ingen tidpunkt')),
        ("aktivitet a\n", ("MK107", 'åtgärd "a" har ingen tidpunkt'), ("MK107", 'aktiviteten "a" har ingen tidpunkt')),
        (
            "indikator ind\n  enhet andel\n",
            ("MK111", 'inget mål bidrar till resultatmått "ind", och inget villkor nämner den'),
            ("MK111", 'inget mål bidrar till indikatorn "ind", och inget villkor nämner den'),
        ),
        (
            'nämndsmål g "Målet"\n  mäts med x\n  helt uppfyllt när minst 2 av 3 nyckeltal nås\n'
            "nyckeltal x\n  enhet andel\n  mål 2024 minst 5 %\n",
            ("MK105", "villkoret säger minst 2 av 3, men målet har 1 styrtal"),
            ("MK105", "villkoret säger minst 2 av 3, men målet har 1 nyckeltal"),
        ),
        (
            'nämndsmål g "Målet"\n  bidrar till indikatorn ind\n  helt uppfyllt när minst 2 av 3 indikatorer nås\n'
            "indikator ind\n  enhet andel\n  mål 2024 minst 5 %\n",
            ("MK105", "villkoret säger minst 2 av 3, men 1 resultatmått är ovanför målet"),
            ("MK105", "villkoret säger minst 2 av 3, men 1 indikator är ovanför målet"),
        ),
    ],
)
def test_lint_speaks_in_the_plans_words(text: str, own: tuple[str, str], usual: tuple[str, str]) -> None:
    assert told(text) == [own]
    assert told(text, "") == [usual]


def test_a_label_speaks_in_the_plans_words() -> None:
    measures = "".join(f"nyckeltal {name}\n  enhet andel\n  mål 2024 förbättras\n" for name in "xy")
    goal = 'nämndsmål g "Målet"\n  mäts med x, y\n'

    def labels(words: str) -> list[str | None]:
        (found,) = plan_findings(plan(goal + measures, words))
        return [None if label.text is None else label.text.sv for label in found.labels]

    assert 'styrtal "y"' in labels(WORDS)
    assert 'nyckeltalet "y"' in labels("")
