"""One report as Word, Excel, a web page, Markdown, CSV and text: the same verdicts and findings."""

import json
from pathlib import Path

import pytest

from cli import main
from tests import made_csv, made_docx, made_html, made_markdown, made_text, made_xlsx
from tests.made_layouts import Layout, blocks_of
from tests.reports_made import MadeAssignment, MadeGoal, MadeMeasure, MadeTable, Truth, rules

NAME = "Andel nöjda i hemtjänsten"
TRUTH = Truth(
    (
        MadeGoal(
            "Brukarna ska vara trygga",
            "Helt uppfyllt",
            "Arbetet har gått bra och fortsätter.",
            (MadeMeasure(NAME, "andel", "minst", "85", "minst 85 %", ((2022, "84 %"), (2023, "82,5 %"))),),
        ),
        MadeGoal(
            "Besökarna ska få svar i rätt tid",
            "Ej uppfyllt",
            "Fler har svarat i tid.",
            (
                MadeMeasure("Antal besök", "antal", "minst", "1000", "1 000", ((2022, "987"), (2023, "1 204"))),
                MadeMeasure("Väntetid", "dagar", "högst", "12", "högst 12 dagar", ((2022, "9 dagar"), (2023, "i.u."))),
            ),
        ),
    ),
    (MadeAssignment("Utred lokalerna i centrum", "Avslutad", "2023-12-31"),),
    MadeTable("Ekonomiskt utfall", ("Tkr", "Budget 2023", "Utfall 2023"), (("Intäkter", "10", "12"),)),
)
WRITERS = {
    "docx": made_docx.write,
    "xlsx": made_xlsx.write,
    "html": made_html.write,
    "md": made_markdown.write,
    "csv": made_csv.write,
    "txt": made_text.write,
}
LAYOUTS = {
    "en tabell": Layout(kind="one table"),
    "tabell per mål": Layout(kind="sections", prose=True, legend=True),
    "etiketter": Layout(kind="lines", contents=True),
}


def _checked(ending: str, layout: Layout, capsys: pytest.CaptureFixture[str]) -> tuple[object, object]:
    """The goals, and the findings without their places, which each format has its own of."""
    report = f"rapport.{ending}"
    Path(report).write_bytes(WRITERS[ending](blocks_of(TRUTH, layout)))
    Path("plan.mal").write_text(rules(TRUTH), "utf-8")
    main(["check", "--format", "json", report, "plan.mal"])
    out = json.loads(capsys.readouterr().out)
    goals = [(one["name"], one["stated"], one["computed"], tuple(one["marks"])) for one in out["goals"]]
    # MK007 says how a CSV file of Excel's is written: it is of the file and not of the report.
    kept = [one for one in out["findings"] if one["code"] != "MK007"]
    found = sorted((one["code"], one["severity"], one["goal"] or "", one["message"]) for one in kept)
    assert all(one["document"] in (report, "plan.mal") for f in out["findings"] for one in f["places"])
    return goals, found


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=list(LAYOUTS))
def test_every_format_gives_the_same_verdicts_and_findings(
    layout: Layout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    told = {ending: _checked(ending, layout, capsys) for ending in WRITERS}
    goals, found = told["txt"]

    assert isinstance(goals, list) and [one[:3] for one in goals[:2]] == [
        ("mål_0", "Helt uppfyllt", "Ej uppfyllt"),
        ("mål_1", "Ej uppfyllt", "Kan ej bedömas"),
    ]
    assert isinstance(found, list) and {"MK401", "MK402"} <= {code for code, *_ in found}
    assert told == dict.fromkeys(WRITERS, (goals, found))
