"""A case written is the same case read, whatever its texts are."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve, fields, has
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.case import Case, Cell, Claim, NamedCell, Outcome, Period, Report, Stated, Table, TableRow, YearCell
from findings.span import Span
from readers.plain_text import read_plain_text
from readers.yaml_case import read_cases
from readers.yaml_fields import name_of
from writers.case_yaml import case_text, scalar

DOCUMENT = "rapport.pdf"
NOWHERE = Span("")
SHARED = Path(__file__).parent.parent.parent / "shared" / "reports"


def _without_spans(value: Any) -> Any:
    """The value without where it stands in the case file, which the report's places have no part in."""
    if isinstance(value, Span):
        return value
    if isinstance(value, tuple):
        return tuple(_without_spans(each) for each in value)
    if has(type(value)):
        changes = {one.name: _without_spans(getattr(value, one.name)) for one in fields(type(value))}
        if "span" in changes:
            changes["span"] = NOWHERE
        return evolve(value, **changes)
    return value


def _back(case: Case) -> Case:
    cases, findings = read_cases(case_text(case), "fall.yaml")
    assert [finding.message.sv for finding in findings] == []
    return cases[0]


#: What a case file holds: no control characters, no byte-order mark in a text.
SIGNS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff\uffff\ufffe\u2028\u2029")
TEXTS = st.text(SIGNS, max_size=12) | st.sampled_from(
    [": ", " #", "- ", "{a", "]", "*x", "&y", "!z", "%", "@", "`", '"', "'", "\\", "\n", "\t",
     "ja", "no", "null", "2020", "~", "Prel: 67", "72,28%", "a\u030a", "Å", "-1 234,5", "=", "|", ">", "? "]
)  # fmt: skip
WORDS = TEXTS.filter(str.strip)
NAMES = TEXTS.map(name_of).filter(bool)
NUMBERS = st.integers(1, 99_999)


@st.composite
def places(draw: st.DrawFn) -> Span:
    line = draw(st.none() | NUMBERS)
    column = None if line is None else draw(st.none() | NUMBERS)
    end = None if column is None else draw(st.none() | NUMBERS)
    texts = [draw(st.none() | WORDS) for _ in range(5)]
    return Span(DOCUMENT, line, column, end, draw(st.none() | NUMBERS), *texts)


KEPT = st.none() | WORDS
CELLS = st.builds(Cell, TEXTS, places(), st.just(NOWHERE), KEPT)
FILLED = st.builds(Cell, WORDS, places(), st.just(NOWHERE), KEPT)
YEARS = st.integers(1900, 2199)


def _year_cells() -> st.SearchStrategy[tuple[YearCell, ...]]:
    return st.lists(st.builds(YearCell, YEARS, CELLS), max_size=2, unique_by=lambda one: one.year).map(tuple)


def _named(names: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[NamedCell, ...]]:
    one = st.builds(NamedCell, names, YEARS, CELLS)
    listed = st.lists(one, max_size=3, unique_by=lambda each: (each.name, each.year))
    return listed.map(lambda found: tuple(sorted(found, key=lambda each: each.name)))


OUTCOMES = st.builds(
    Outcome,
    NAMES,
    _year_cells(),
    _year_cells(),
    _year_cells(),
    _named(NAMES),
    _named(st.sampled_from(["K", "M"])),
    _named(NAMES),
    _year_cells(),
    _year_cells(),
    st.none() | FILLED,
    st.none() | FILLED,
    places(),
    st.just(NOWHERE),
)
STATED = st.builds(
    Stated, NAMES, st.none() | FILLED, st.none() | FILLED, st.none() | FILLED, places(), st.just(NOWHERE)
)


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    place = draw(places())
    quote = draw(st.none() | WORDS)
    if place.quote is None:
        place = place._replace(quote=quote)
    return Claim(Cell(draw(WORDS), place, NOWHERE), quote, place)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    columns = tuple(draw(st.lists(NAMES, min_size=1, max_size=3)))
    cells = st.lists(CELLS, min_size=len(columns), max_size=len(columns)).map(tuple)
    rows = tuple(draw(st.lists(st.builds(TableRow, NAMES, cells, places()), max_size=2)))
    return Table(draw(NAMES), columns, rows, draw(places()), draw(st.none() | FILLED))


CASES = st.builds(
    Case,
    st.builds(
        Report,
        WORDS,
        st.builds(Period, YEARS, st.none() | st.integers(1, 11)),
        st.none() | st.dates(date(1000, 1, 1)),
        st.just(DOCUMENT),
        st.none() | st.just("0a" * 32),
        st.just(NOWHERE),
    ),
    st.none() | NAMES,
    st.lists(OUTCOMES, max_size=3, unique_by=lambda one: one.measure).map(tuple),
    st.lists(STATED, max_size=3, unique_by=lambda one: one.name).map(tuple),
    st.lists(claims(), max_size=2).map(tuple),
    st.lists(tables(), max_size=2).map(tuple),
    st.just(NOWHERE),
)


@settings(max_examples=25, deadline=None)
@given(CASES)
def test_a_case_written_is_the_same_case_read(case: Case) -> None:
    assert _without_spans(_back(case)) == _without_spans(case)


@settings(max_examples=25, deadline=None)
@given(CASES, st.lists(TEXTS, max_size=2))
def test_remarks_are_comments_and_change_nothing(case: Case, remarks: list[str]) -> None:
    cases, findings = read_cases(case_text(case, remarks), "fall.yaml")

    assert findings == ()
    assert _without_spans(cases[0]) == _without_spans(case)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Helt uppfyllt", "Helt uppfyllt"),
        ("72,28%", '"72,28%"'),
        ("Prel: 67", '"Prel: 67"'),
        ("ja", "ja"),
        ("no", '"no"'),
        ("", '""'),
        ("a\u0007b", "a b"),
        ("a\u030a", '"a\\u030a"'),
    ],
)
def test_a_text_is_written_plain_where_it_is_plain(text: str, written: str) -> None:
    assert scalar(text) == written


def test_two_figures_of_one_year_are_two_rows() -> None:
    place = Span(DOCUMENT, 7)
    cells = tuple(YearCell(2020, Cell(text, place, NOWHERE)) for text in ("12", "13"))
    row = Outcome("svarstid", (), cells, (), (), (), (), (), (), None, None, place, NOWHERE)
    report = Report("Rapport", Period(2020), None, DOCUMENT, None, NOWHERE)

    back = _back(Case(report, None, (row,), (), (), (), NOWHERE))

    assert [[one.cell.printed for one in outcome.years] for outcome in back.outcomes] == [["12"], ["13"]]


@pytest.mark.skipif(not SHARED.is_dir(), reason="the reports are not beside the repository")
@pytest.mark.parametrize("start", ["001", "002", "003", "004"])
def test_a_read_report_is_written_and_read_back(start: str) -> None:
    from interpret.reading import read

    path = next(SHARED.glob(f"{start}_*.txt"))
    text = path.read_text("utf-8")
    case = read(read_plain_text(text, path.name), (), None, text).case
    cases, findings = read_cases(case_text(case), "fall.yaml")

    assert findings == ()
    assert _without_spans(cases[0].tables) == _without_spans(case.tables)
