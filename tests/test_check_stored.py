"""An Excel file that shows a rounded figure and keeps another: MK405 where the two give different verdicts."""

import json
from pathlib import Path

import pytest
import xlsxwriter

from cli import main

PLAN = """språk 1
plan "Kulturnämndens mål 2023"
  år 2023

nämndsmål trygg "Brukarna ska vara trygga"
  mäts med nöjda

nyckeltal nöjda "Andel nöjda"
  enhet andel
  högre är bättre
  mål 2023 minst 85 %

nämndsmål öppet "Biblioteken ska vara öppna"
  mäts med besök

nyckeltal besök "Antal besök"
  enhet antal
  högre är bättre
  mål 2023 minst 1000
"""
HEADS = ["Nämndens mål", "Nyckeltal", "Målvärde 2023", "Utfall 2023", "Bedömning"]


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("plan.mal").write_text(PLAN, "utf-8")


def _findings(share: float, visits: float, capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    book = xlsxwriter.Workbook("rapport.xlsx")
    sheet = book.add_worksheet("Mål")
    percent, whole = book.add_format({"num_format": "0%"}), book.add_format({"num_format": "#,##0"})
    sheet.write(0, 0, "Kulturnämndens årsredovisning 2023")
    sheet.write_row(2, 0, HEADS)
    sheet.write_row(3, 0, ["Brukarna ska vara trygga", "Andel nöjda", "85 %"])
    sheet.write_number(3, 3, share, percent)
    sheet.write_row(4, 0, ["Biblioteken ska vara öppna", "Antal besök", "1 000"])
    sheet.write_number(4, 3, visits, whole)
    for row in (3, 4):
        sheet.write(row, 4, "Helt uppfyllt")
    book.close()
    main(["check", "--format", "json", "rapport.xlsx", "plan.mal"])
    found: list[dict[str, object]] = json.loads(capsys.readouterr().out)["findings"]
    return found


def _told(findings: list[dict[str, object]]) -> list[tuple[object, object]]:
    return [(one["goal"], one["message"]) for one in findings if one["code"] == "MK405"]


def test_what_is_kept_gives_another_verdict(capsys: pytest.CaptureFixture[str]) -> None:
    findings = _findings(0.8463, 999.6, capsys)

    assert _told(findings) == [
        (
            "trygg",
            '"trygg" bedöms som "Helt uppfyllt", men avrundningen döljer "Ej uppfyllt": '
            'nöjda visas som "85 %" och är "84,63 %" i filen',
        ),
        (
            "öppet",
            '"öppet" bedöms som "Helt uppfyllt", men avrundningen döljer "Ej uppfyllt": '
            'besök visas som "1 000" och är "999,6" i filen',
        ),
    ]
    place = next(one["places"] for one in findings if one["code"] == "MK405")
    assert isinstance(place, list) and (place[0]["line"], place[0]["table"]) == (4, "Mål")


def test_the_case_file_keeps_what_the_file_keeps(capsys: pytest.CaptureFixture[str]) -> None:
    of_file = _findings(0.8463, 999.6, capsys)
    assert main(["read", "rapport.xlsx", "plan.mal", "-o", "fall.yaml"]) in (0, 1)
    written = Path("fall.yaml").read_text("utf-8")
    capsys.readouterr()
    main(["check", "--format", "json", "fall.yaml", "plan.mal"])
    of_case: list[dict[str, object]] = json.loads(capsys.readouterr().out)["findings"]

    assert '2023: {utskrivet: "85 %", lagrat: "84,63 %", ' in written
    assert '2023: {utskrivet: "1 000", lagrat: "999,6", ' in written.replace("\\xa0", " ")
    assert _told(of_case) == _told(of_file)
    assert [(one["code"], one["message"]) for one in of_case] == [(one["code"], one["message"]) for one in of_file]


@pytest.mark.parametrize(("share", "visits"), [(0.92, 1200.4), (0.85, 1000)], ids=["far from", "just"])
def test_what_is_kept_gives_the_same_verdict(share: float, visits: float, capsys: pytest.CaptureFixture[str]) -> None:
    """A printed 85 is near its target as any printed figure is; nothing is hidden."""
    assert not any("döljer" in str(message) for _, message in _told(_findings(share, visits, capsys)))
