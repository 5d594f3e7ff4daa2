"""Figures that a finding names as an example: the words a planner would write."""

from fractions import Fraction

import pytest

from dsl.ast import Class
from dsl.parser import parse
from engine.facts import Role
from engine.figures_in_words import in_words
from engine.flaws import Figures
from engine.formula import Variable
from engine.plan import Plan
from engine.resolve import resolve
from engine.without_case import OF_GOAL, VERDICT, Kind

MEASURES = """\
plan "Nämndens mål"
  år 2024
nyckeltal väntetid "Väntetid"
  enhet dagar
nyckeltal nöjdhet "Nöjda"
  enhet andel
nyckeltal resultat "Resultat"
  enhet mnkr
  eftersläpning 1 år
nyckeltal rang "Rang"
  enhet plats
nyckeltal klart "Klart"
  enhet ja/nej
"""
F = Fraction


def plan() -> Plan:
    found, _ = resolve((parse(MEASURES, "prov.mal")[0],))
    assert found is not None
    return found


def said(
    *values: tuple[Variable, Fraction], kinds: tuple[Kind, ...] = (), one_of_several: bool = False
) -> tuple[str, str]:
    text = in_words(plan(), Figures(values, kinds, True, 2024, one_of_several))
    return text.sv, text.en


def outcome(name: str, value: Fraction | int, year: int = 2024) -> tuple[Variable, Fraction]:
    return Variable(name, Role.OUTCOME, year), F(value)


@pytest.mark.parametrize(
    ("values", "sv", "en"),
    [
        ([outcome("väntetid", 12)], "väntetid = 12", "väntetid = 12"),
        (
            [outcome("väntetid", 12), outcome("nöjdhet", 50)],
            "väntetid = 12 och nöjdhet = 50 %",
            "väntetid = 12 and nöjdhet = 50 %",
        ),
        (
            [outcome("väntetid", 12), outcome("nöjdhet", 50), outcome("rang", 3)],
            "väntetid = 12, nöjdhet = 50 % och rang = 3",
            "väntetid = 12, nöjdhet = 50 % and rang = 3",
        ),
        ([outcome("väntetid", F(61, 2))], "väntetid = 30,5", "väntetid = 30,5"),
        ([outcome("väntetid", 1200)], "väntetid = 1 200", "väntetid = 1 200"),
        ([outcome("väntetid", 100)], "väntetid = 100", "väntetid = 100"),
        ([outcome("resultat", -4, 2023)], "resultat = −4", "resultat = −4"),
        ([outcome("klart", 1)], "klart = ja", "klart = ja"),
        ([outcome("klart", 0)], "klart = nej", "klart = nej"),
        ([outcome("väntetid", 0, 2023)], "väntetid 2023 = 0", "väntetid 2023 = 0"),
    ],
)
def test_figures_are_written_as_in_an_example(values: list[tuple[Variable, Fraction]], sv: str, en: str) -> None:
    assert said(*values) == (sv, en)


def test_a_figure_has_its_year_where_the_plan_has_several() -> None:
    assert said(outcome("väntetid", 12), one_of_several=True)[0] == "väntetid 2024 = 12"
    assert said(outcome("resultat", 12, 2023), one_of_several=True)[0] == "resultat 2023 = 12"


@pytest.mark.parametrize(
    ("variable", "sv", "en"),
    [
        (Variable("nöjdhet", Role.SEX, 2024, "k"), "nöjdhet kvinnor = 5 %", "nöjdhet women = 5 %"),
        (Variable("nöjdhet", Role.SEX, 2024, "m"), "nöjdhet män = 5 %", "nöjdhet men = 5 %"),
        (Variable("nöjdhet", Role.PART, 2024, "norr"), "nöjdhet norr = 5 %", "nöjdhet norr = 5 %"),
        (Variable("nöjdhet", Role.COMPARATOR, 2024, "riket"), "nöjdhet riket = 5 %", "nöjdhet riket = 5 %"),
        (Variable("rang", Role.RANKED, 2024), "rang antal rankade = 5", "rang number ranked = 5"),
        (Variable("nöjdhet", Role.RANKED, 2024), "nöjdhet antal rankade = 5", "nöjdhet number ranked = 5"),
        (Variable("väntetid", Role.OUTCOME, 2022, "tidsseriebrott"), "väntetid 2022 = 5", "väntetid 2022 = 5"),
    ],
)
def test_a_figure_that_is_not_the_measures_own_says_whose_it_is(variable: Variable, sv: str, en: str) -> None:
    assert said((variable, F(5))) == (sv, en)


def test_missing_and_preliminary_figures_are_said_to_be_so() -> None:
    missing, preliminary = Kind("nöjdhet", "i.u."), Kind("väntetid", "prel")

    assert said(outcome("väntetid", 12), kinds=(missing,))[0] == "nöjdhet = i.u. och väntetid = 12"
    assert said(outcome("väntetid", 12), kinds=(preliminary,))[0] == "väntetid = prel 12"
    assert said(outcome("väntetid", 12, 2023), kinds=(preliminary,))[0] == "väntetid 2023 = 12"
    assert said(outcome("nöjdhet", 12), kinds=(preliminary,))[0] == "nöjdhet = 12 %"
    assert said(kinds=(Kind("", "1 av 2 aktiviteter klara"),))[0] == "1 av 2 aktiviteter klara"


def verdict(name: str, of_class: Class) -> tuple[Variable, Fraction]:
    return Variable(name, Role.ANSWERS, 2024, OF_GOAL), VERDICT[of_class]


def test_few_goals_are_named_and_many_are_counted() -> None:
    three = [verdict("a", Class.FULL), verdict("b", Class.PARTLY), verdict("c", Class.NOT)]

    assert said(*three) == (
        "a helt uppfyllt, b delvis uppfyllt och c ej uppfyllt",
        "a fully met, b partly met and c not met",
    )
    assert said(*three, verdict("d", Class.NOT)) == (
        "1 mål helt uppfyllt, 1 mål delvis uppfyllt och 2 mål ej uppfyllt",
        "1 goal fully met, 1 goal partly met and 2 goals not met",
    )
