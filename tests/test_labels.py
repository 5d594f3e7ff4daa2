"""Labels as reports write them: with numbers, years, colons, and in the plan's own words."""

import pytest

from dsl.parser import parse
from engine.resolve import resolve
from interpret.labels import Label, Says, container, label, plan_calls, without_number


@pytest.mark.parametrize(
    ("text", "says", "rest", "period"),
    [
        ("NÄMNDENS MÅL", Says.GOAL, "", ""),
        ("3.2 Nämndens mål 1:", Says.GOAL, "", ""),
        ("Nämndens mål 1: Alla barn ska må bra", Says.GOAL, "Alla barn ska må bra", ""),
        ("Mål 2 Alla barn ska må bra", Says.GOAL, "Alla barn ska må bra", ""),
        ("Mål 2. Alla barn ska må bra", Says.GOAL, "Alla barn ska må bra", ""),
        ("Nyckeltal 1.2: Andel nöjda", Says.MEASURE, "Andel nöjda", ""),
        ("Prioriterat mål – Trygghet", Says.PRIORITY_GOAL, "Trygghet", ""),
        ("Bedömning: Helt uppfyllt", Says.VERDICT, "Helt uppfyllt", ""),
        ("Målvärde: 85 %", Says.TARGET, "85 %", ""),
        ("Målvärde 2023: minst 85 %", Says.TARGET, "minst 85 %", "2023"),
        ("Mål 2023: 85 %", Says.TARGET, "85 %", "2023"),
        ("Utfall aug 2024: 83 %", Says.OUTCOME, "83 %", "aug 2024"),
        ("Utfall 2023\t83 %", Says.OUTCOME, "83 %", "2023"),
        ("Källa: Kolada", Says.SOURCE, "Kolada", ""),
        ("Kommentar: Bra.", Says.COMMENT, "Bra.", ""),
        ("Indikator (KF)", Says.INDICATOR, "", ""),
    ],
)
def test_a_label_and_what_stands_beside_it(text: str, says: Says, rest: str, period: str) -> None:
    found = label(text, {})
    assert found is not None
    assert (found.says, found.rest, found.period) == (says, rest, period)


@pytest.mark.parametrize(
    "text",
    [
        "Utfall för perioden",
        "Uppdrag kunddialog",
        "Målet nås inte",
        "Resultaträkning",
        "Målgrupp: barn",
        "Analyser",
        "",
    ],
)
def test_what_is_no_label(text: str) -> None:
    assert label(text, {}) is None


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("3.2.1 Ett mål", "Ett mål"),
        ("1. Kommunen", "Kommunen"),
        ("100 procent", "100 procent"),
        ("3 000 kr", "3 000 kr"),
    ],
)
def test_the_number_of_a_heading(text: str, bare: str) -> None:
    assert without_number(text) == bare


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("3.2 Av fullmäktige fastställda mål", Says.GOAL),
        ("Nämndens mål", Says.GOAL),
        ("3.1 Kommunens riktningsmål", Says.PRIORITY_GOAL),
        ("Fastställda uppdrag", Says.ASSIGNMENT),
        ("3 Mål och uppdrag", None),
        ("Ekonomi", None),
        ("Resultat", None),
    ],
)
def test_what_the_headings_below_a_heading_are(text: str, says: Says | None) -> None:
    assert container(text, {}) is says


def test_the_plans_own_words() -> None:
    text = 'språk 1\nplan "P"\n  år 2023\n  kallar nämndsmål "effektsträvan"\n  kallar nyckeltal "mätpunkt"\n'
    plan, _ = resolve((parse(text, "p.mal")[0],))
    assert plan is not None
    calls = plan_calls((plan,))
    assert calls == {"effektsträvan": Says.GOAL, "mätpunkt": Says.MEASURE}
    assert label("Effektsträvan 3: Trygga barn", calls) == Label(Says.GOAL, "Trygga barn", number="3")
    assert label("Effektsträvan 3: Trygga barn", {}) is None
