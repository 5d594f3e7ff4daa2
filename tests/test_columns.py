"""Headers as municipalities write them, and goals that stand as headings."""

import pytest

from authoring.columns import Column, Header, header_of, label_of

HEADERS = {
    "Mål": Header(Column.GOAL),
    "MÅL ": Header(Column.GOAL),
    "Nämndsmål": Header(Column.GOAL),
    "Målsättning": Header(Column.GOAL),
    "Inriktningsmål": Header(Column.PRIORITY_GOAL),
    "Prioriterat\nmål": Header(Column.PRIORITY_GOAL),
    "Indikator": Header(Column.INDICATOR),
    "Nyckeltal/indikator": Header(Column.MEASURE),
    "Mått (enhet)": Header(Column.MEASURE),
    "Enhet": Header(Column.UNIT),
    "Målvärde 2024": Header(Column.TARGET, "2024"),
    "Målvärde för 2024": Header(Column.TARGET, "2024"),
    "Mål 2024": Header(Column.TARGET, "2024"),
    "Mål 2024-2026": Header(Column.TARGET, "2024–2026"),
    "Målnivå": Header(Column.TARGET),
    "Utfall 2022": Header(Column.OUTCOME, "2022"),
    "Källa": Header(Column.SOURCE),
    "Ansvarig": Header(Column.RESPONSIBLE),
    "Uppdrag": Header(Column.ASSIGNMENT),
    "Aktivitet": Header(Column.ACTIVITY),
    "Klart senast": Header(Column.DONE_BY),
    "Kommentar": None,
    "2024": None,
    "Nyckeltal 2024": None,
    "x" * 100: None,
    "": None,
}
LABELS = {
    "Nämndsmål: Kortare kö": (Column.GOAL, "Kortare kö"),
    "Mål 3: Kortare kö": (Column.GOAL, "Kortare kö"),
    "Prioriterat mål 2. Trygg omsorg": (Column.PRIORITY_GOAL, "2 Trygg omsorg"),
    "Inriktningsmål – Trygghet": (Column.PRIORITY_GOAL, "Trygghet"),
    "Målet är viktigt": None,
    "Nyckeltal: Kötid": None,
    "Nämndsmål:": None,
}


@pytest.mark.parametrize("text", HEADERS)
def test_a_header_says_what_stands_below_it(text: str) -> None:
    assert header_of(text) == HEADERS[text]


@pytest.mark.parametrize("text", LABELS)
def test_a_goal_may_stand_as_a_heading(text: str) -> None:
    assert label_of(text) == LABELS[text]
