"""The real case against the report it was made from, which lies beside the project and not in it."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from engine.case import Case, Cell
from readers.yaml_case import read_cases

ROOT = Path(__file__).parents[1]
REPORTS = Path(__file__).parents[2] / "shared" / "reports"
#: A cell of a table row in the report's text ends with a tab.
TAB = "\t"

pytestmark = pytest.mark.skipif(not REPORTS.is_dir(), reason=f"rapporterna ligger inte i {REPORTS}")


@pytest.fixture(scope="module")
def case() -> Case:
    path = ROOT / "cases" / "alingsas-ks-2020.yaml"
    (case,), findings = read_cases(path.read_text(encoding="utf-8"), path.name)
    assert findings == ()
    return case


@pytest.fixture(scope="module")
def report(case: Case) -> list[str]:
    """The report's lines, the first at index 1."""
    return ["", *(REPORTS / case.report.document).read_text(encoding="utf-8").split("\n")]


def cells(case: Case) -> Iterator[Cell]:
    """Every printed target and outcome."""
    for outcome in case.outcomes:
        yield from (each.cell for each in (*outcome.targets, *outcome.years))


def line_of(cell: Cell) -> int:
    assert cell.place.line is not None
    return cell.place.line


def test_report_is_the_one_whose_hash_the_case_names(case):
    assert case.report.sha256 == sha256((REPORTS / case.report.document).read_bytes()).hexdigest()


def test_title_stands_in_the_report(case, report):
    assert case.report.title in report


def test_every_figure_stands_in_its_column_of_the_line_given(case, report):
    assert len(list(cells(case))) == 16 * 4
    for cell in cells(case):
        line = line_of(cell)
        headings, row = report[line - 1].split(TAB), report[line].split(TAB)
        assert cell.printed == row[headings.index(cell.place.col or "")], cell


def test_every_figure_is_under_the_year_of_its_column(case):
    for outcome in case.outcomes:
        assert [f"Mål {each.year}" for each in outcome.targets] == [each.cell.place.col for each in outcome.targets]
        assert [f"Utfall {each.year}" for each in outcome.years] == [each.cell.place.col for each in outcome.years]


def test_no_row_of_the_goals_is_left_out(case, report):
    printed = [at + 1 for at, line in enumerate(report) if line.startswith("Mål 2020" + TAB)]

    assert [each.place.line for each in case.outcomes] == printed


def test_every_name_of_a_measure_is_the_whole_line_given(case, report):
    for outcome in case.outcomes:
        assert outcome.title is not None
        assert outcome.title.printed == report[line_of(outcome.title)]


def test_every_sentence_is_the_whole_line_given(case, report):
    for stated in case.stated:
        assert stated.sentence is not None
        assert stated.sentence.printed == report[line_of(stated.sentence)]


def test_every_stated_word_ends_the_line_given_after_its_icon(case, report):
    for stated in case.stated:
        assert stated.word is not None
        assert report[line_of(stated.word)][2:] == stated.word.printed or (
            report[line_of(stated.word)][1:] == stated.word.printed
        )


def test_no_assessment_is_left_out(case, report):
    stated = [at + 2 for at, line in enumerate(report) if line == "Bedömning"]

    assert [each.place.line for each in case.stated] == stated


def test_every_heading_stands_in_the_report(case, report):
    headings = {each.place.heading for each in (*case.outcomes, *case.stated, *case.claims)}

    assert headings == {"Inledning", "Måluppföljning"}
    assert headings < set(report)


def test_every_quote_of_a_claim_stands_in_the_line_given(case, report):
    assert [each.place.line for each in case.claims] == [27, 39]
    for claim in case.claims:
        assert claim.quote is not None
        assert claim.quote in report[claim.place.line]
