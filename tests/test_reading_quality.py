"""The answer keys of cases/facit hold every figure of their reports, and what is read is scored against them."""

import re
from hashlib import sha256
from itertools import groupby
from pathlib import Path

import pytest
from attrs import evolve

from benchmarks import reading_quality, reading_speed
from benchmarks.reading_key import (
    CELL,
    CLAIM,
    DAMAGED,
    FOLDER,
    GOAL,
    MEASURED,
    OUTCOME,
    TARGET,
    UNREADABLE,
    VERDICT,
    AnswerKey,
    Keyed,
    digits,
    read_key,
    read_keys,
)
from benchmarks.reading_quality import BEGIN, END, PAGE, REPORTS, measure, render, uncovered, write
from benchmarks.reading_score import CLAIMS_WITH, CLAIMS_WITHOUT, FIGURES, GOALS, VERDICTS, Score, scores
from engine.case import Case, Cell, Claim, NamedCell, Outcome, Stated, Table, TableRow, YearCell
from findings.span import Span
from interpret.reading import Reading, read
from readers.document import Document
from readers.folder import search
from readers.yaml_case import read_cases

KEYS = read_keys()
HERE = [key for key in KEYS if (REPORTS / key.document).is_file()]
KINDS_OF_CLAIMS = {"antal", "nivå", "ändring", "andel", "jämförelse", "mot målvärde", "trend"}


# --- The keys ---------------------------------------------------------------------------------------


def _named(key: AnswerKey) -> str:
    return key.document.partition("_")[0]


@pytest.mark.parametrize("key", KEYS, ids=_named)
def test_a_key_holds_names_and_no_running_prose(key: AnswerKey) -> None:
    assert {row.name for row in key.of(CLAIM)} <= KINDS_OF_CLAIMS
    assert {len(row.printed.split()) for row in key.of(CLAIM)} <= {0, 1, 2, 3}
    assert max(len(row.name) for row in key.rows) < 250


@pytest.mark.parametrize("key", KEYS, ids=_named)
def test_a_measured_figure_has_a_row_and_a_heading_or_a_year_and_an_unreadable_one_no_meaning(key: AnswerKey) -> None:
    measured = key.of(*MEASURED)

    assert [row for row in measured if not (digits(row.printed) and row.name and (row.column or row.year))] == []
    assert [row for row in measured if row.role != CELL and not row.year] == []
    assert {row.column for row in key.of(UNREADABLE)} <= {"", "bokstav"}


@pytest.mark.parametrize("key", KEYS, ids=_named)
def test_what_a_key_refers_to_stands_in_it(key: AnswerKey) -> None:
    figures = {row.line for row in key.of(*MEASURED, VERDICT)}

    assert {line for row in key.of(CLAIM) for line in row.against} - figures == set()
    assert {line for row in key.of(VERDICT) for line in row.against} <= {row.line for row in key.of(GOAL)}


@pytest.mark.skipif(not HERE, reason=f"the reports of {REPORTS} are not here")
@pytest.mark.parametrize("key", HERE, ids=_named)
def test_every_figure_of_a_report_stands_in_its_key_once_and_in_order(key: AnswerKey) -> None:
    data = (REPORTS / key.document).read_bytes()
    lines = data.decode("utf-8").split("\n")

    assert sha256(data).hexdigest() == key.sha256
    assert uncovered(key, data.decode("utf-8")) == ()
    for number, rows in groupby((row for row in key.rows if digits(row.printed)), lambda row: row.line):
        pattern = ".*?".join(re.escape(row.printed) for row in rows)
        assert re.search(pattern, lines[number - 1]), (number, pattern)


def test_the_key_made_by_eye_and_the_case_made_by_hand_agree() -> None:
    path = FOLDER.parent / "alingsas-ks-2020.yaml"
    (case,), _ = read_cases(path.read_text("utf-8"), path.name)
    (key,) = (key for key in KEYS if key.sha256 == case.report.sha256)
    of_case = {
        (year.cell.place.line, year.cell.printed, role, outcome.title.printed, str(year.year))
        for outcome in case.outcomes
        if outcome.title is not None
        for role, years in ((TARGET, outcome.targets), (OUTCOME, outcome.years))
        for year in years
        if digits(year.cell.printed)
    }
    last = max(line for line, *_ in of_case if line is not None)
    of_key = {
        (row.line, row.printed, row.role, row.name, row.year) for row in key.of(TARGET, OUTCOME) if row.line <= last
    }

    assert of_key == of_case
    assert {(row.line, row.name, row.against[0]) for row in key.of(VERDICT)} == {
        (stated.word.place.line, stated.word.printed, stated.sentence.place.line)
        for stated in case.stated
        if stated.word is not None and stated.sentence is not None
    }


def test_a_folder_of_keys_is_passed_over_without_a_word() -> None:
    searched = search([str(FOLDER.parent)])

    assert [found.document for found in searched.found if "facit" in found.document] == []
    assert [path for path in searched.passed_over if not path.endswith("README.md")] == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("rad\ttryckt\n1\t2\n", "the columns of the key are"),
        ("rad\ttryckt\troll\tnamn\tkolumn\tår\tprövas mot\n1\t2\tgissning\n", "no role"),
    ],
    ids=["columns", "role"],
)
def test_a_key_that_is_not_one_is_refused(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        read_key(f"# dokument: a.txt\n# sha256: 0\n{text}")


# --- Scoring ----------------------------------------------------------------------------------------


def _cell(printed: str, line: int) -> Cell:
    place = Span("rapport.txt", line)
    return Cell(printed, place, place)


NAME = "Andel nöjda (%)"
RIGHT = Keyed(9, "-67", OUTCOME, NAME, "Utfall 2020", "2020", ())


def _outcome(line: int = 9, printed: str = "-67", name: str = NAME, year: int = 2020) -> Outcome:
    place = Span("rapport.txt", line)
    years = (YearCell(year, _cell(printed, line)),)
    return Outcome("nöjda", (), years, (), (), (), (), (), (), _cell(name, 7), None, place, place)


def _table(printed: str, name: str, column: str, line: int = 9) -> Table:
    place = Span("rapport.txt", line)
    return Table("Tabell", (column,), (TableRow(name, (_cell(printed, line),), place),), place)


@pytest.fixture(scope="module")
def empty() -> Reading:
    return read(Document("rapport.txt", ()), (), None)


def _scored(empty: Reading, kind: str, rows: tuple[Keyed, ...], **of_case: object) -> Score:
    case: Case = evolve(empty.case, **of_case)
    every = scores(evolve(empty, case=case), AnswerKey("rapport.txt", "", None, rows))
    return next(score for score in every if score.kind == kind)


@pytest.mark.parametrize(
    ("read", "right"),
    [
        ({}, True),
        ({"printed": "- 67"}, True),
        ({"printed": "67"}, False),
        ({"printed": "-76"}, False),
        ({"line": 10}, False),
        ({"name": "Andel nöjda (%) "}, True),
        ({"name": "Andel mycket nöjda (%)"}, False),
        ({"year": 2019}, False),
    ],
    ids=lambda value: "-".join(map(str, value.items())) if isinstance(value, dict) else "",
)
def test_an_outcome_is_right_with_its_digits_sign_line_name_and_year(
    empty: Reading, read: dict[str, object], right: bool
) -> None:
    score = _scored(empty, FIGURES, (RIGHT,), outcomes=(_outcome(**read),))  # type: ignore[arg-type]

    assert (score.keyed, score.found, score.read, score.right) == (1, int(right), 1, int(right))
    assert (len(score.wrong), len(score.missed)) == (int(not right), int(not right))


def test_an_outcome_is_no_target(empty: Reading) -> None:
    assert _scored(empty, FIGURES, (evolve(RIGHT, role=TARGET),), outcomes=(_outcome(),)).wrong == (
        (9, "-67 · utfall · Andel nöjda (%) · 2020"),
    )


@pytest.mark.parametrize(
    ("table", "read", "right"),
    [
        (_table("-67", NAME, "Utfall 2020"), 1, 1),
        (_table("-67", NAME, "2020 Utfall"), 1, 1),
        (_table("Prel -67", NAME, "Utfall 2020", line=8), 1, 1),
        (_table("-67", NAME, "Utfall 2019"), 1, 0),
        (_table("-67", "64", "Utfall 2020"), 1, 0),
        (_table("-67", NAME, ""), 0, 0),
        (_table("ökat med -67 under hela året", "Kommentar", "Text"), 0, 0),
    ],
    ids=["right", "joined headings", "wrapped", "other column", "other row", "no heading", "text"],
)
def test_a_cell_is_right_with_its_row_and_heading(empty: Reading, table: Table, read: int, right: int) -> None:
    score = _scored(empty, FIGURES, (RIGHT,), tables=(table,))

    assert (score.read, score.right, score.found) == (read, right, right)


def test_a_figure_of_another_is_right_with_its_name(empty: Reading) -> None:
    keyed = evolve(RIGHT, role="jämförelse", column="Riket")
    bare = evolve(_outcome(), years=())
    named = [NamedCell(name, 2020, _cell("-67", 9)) for name in ("Riket", "Länet")]
    rights = [_scored(empty, FIGURES, (keyed,), outcomes=(evolve(bare, comparators=(one,)),)).right for one in named]

    assert rights == [1, 0]


def test_an_unreadable_figure_may_not_be_read_and_a_damaged_one_may(empty: Reading) -> None:
    results = [
        _scored(empty, FIGURES, (evolve(RIGHT, role=role),), outcomes=(_outcome(),)) for role in (UNREADABLE, DAMAGED)
    ]

    assert [(score.keyed, score.read, score.right) for score in results] == [(0, 1, 0), (0, 1, 1)]


def test_a_verdict_is_right_with_its_word_its_line_and_its_goal(empty: Reading) -> None:
    keyed = Keyed(12, "", VERDICT, "Helt uppfyllt", "", "2020", (10,))
    place = Span("rapport.txt", 10)

    def right(word: str, line: int, goal: int) -> int:
        stated = Stated("mål", _cell("Nöjda kunder", goal), _cell(word, line), None, place, place)
        return _scored(empty, VERDICTS, (keyed,), stated=(stated,)).right

    assert [right("● Helt uppfyllt", 12, 10), right("Helt uppfyllt", 12, 14)] == [1, 0]
    assert [right("Ej uppfyllt", 12, 10), right("Helt uppfyllt", 13, 10)] == [0, 0]


def test_goals_that_are_not_found_are_missed(empty: Reading) -> None:
    score = _scored(empty, GOALS, (Keyed(3, "", GOAL, "Nöjda kunder", "nämndens", "", ()),))

    assert (score.read, score.missed) == (0, ((3, "mål · Nöjda kunder · nämndens"),))


@pytest.mark.parametrize(
    ("says", "printed", "right"),
    [
        ("antal helt uppfyllda = 7 av 8", "sju av åtta", True),
        ("antal helt uppfyllda = 6 av 8", "sju av åtta", False),
        ("nöjda 2020 = 67 %", "67", True),
        ("nöjda 2020 − nöjda 2019 = 1 000", "1 000", True),
        ("nöjda 2020 = 6,7 %", "67", False),
    ],
)
def test_a_claim_is_right_with_its_figure(empty: Reading, says: str, printed: str, right: bool) -> None:
    claim = Claim(_cell(says, 20), None, Span("rapport.txt", 20))
    score = _scored(empty, CLAIMS_WITH, (Keyed(20, printed, CLAIM, "nivå", "", "", (9,)),), claims=(claim,))

    assert (score.keyed, score.read, score.right) == (1, 1, int(right))


def test_a_claim_without_a_figure_is_counted_apart(empty: Reading) -> None:
    claim = Claim(_cell("nöjda 2020 > nöjda 2019", 20), None, Span("rapport.txt", 20))
    rows = (Keyed(20, "", CLAIM, "ändring", "", "", (9,)), Keyed(20, "67", CLAIM, "nivå", "", "", (9,)))
    results = [_scored(empty, kind, rows, claims=(claim,)) for kind in (CLAIMS_WITH, CLAIMS_WITHOUT)]

    assert [(score.read, score.found) for score in results] == [(0, 0), (1, 1)]


# --- The page ---------------------------------------------------------------------------------------

TEXT = "Årsredovisning 2020\n\nNyckeltal\tMål 2020\tUtfall 2020\nAndel nöjda\t64 %\t67 %\n"
TEXT_KEY = """# dokument: r_1.txt
# sha256: {}
rad\ttryckt\troll\tnamn\tkolumn\tår\tprövas mot
1\t2020\trubrik
3\t2020\ttabellhuvud
3\t2020\ttabellhuvud
4\t64 %\tmålvärde\tAndel nöjda\tMål 2020\t2020
4\t67 %\tutfall\tAndel nöjda\tUtfall 2020\t2019
"""


def test_a_report_is_read_scored_and_what_is_wrong_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "r_1.txt").write_text(TEXT, "utf-8")
    key = read_key(TEXT_KEY.format(sha256(TEXT.encode()).hexdigest()))
    text = render(measure(tmp_path, [key]))

    assert uncovered(key, TEXT) == ()
    assert uncovered(key, TEXT.replace("67", "6 7")) == (4,)
    assert re.search(r"\| r +\| utan +\| siffror +\| 2 ", text)
    assert "r, utan plan, siffror: 1 fel\n\n- rad 4: 67 % · utfall · Andel nöjda · 2020\n" in text


def test_a_report_that_is_another_or_is_not_there_is_left_out(tmp_path: Path) -> None:
    key = read_key(TEXT_KEY.format("0" * 64))
    absent = measure(tmp_path, [key])
    (tmp_path / "r_1.txt").write_text(TEXT, "utf-8")

    assert (absent, measure(tmp_path, [key])) == ((), ())


def test_without_reports_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["reading_quality", "--write", "--reports", str(tmp_path)])
    monkeypatch.setattr(reading_quality, "write", lambda tables: pytest.fail("written"))

    with pytest.raises(SystemExit):
        reading_quality.main()
    assert "no report with an answer key" in capsys.readouterr().err


def test_only_what_stands_between_the_marks_is_rewritten(tmp_path: Path) -> None:
    page = tmp_path / "sida.md"
    page.write_text(f"före\n{BEGIN}\ngammalt\n{END}\nefter\n", "utf-8")
    write("nytt\n", page)

    assert page.read_text("utf-8") == f"före\n{BEGIN}\n\nnytt\n\n{END}\nefter\n"
    assert [PAGE.read_text("utf-8").count(mark) for mark in (BEGIN, END)] == [1, 1]


def test_the_report_of_text_is_timed_where_it_is_there(tmp_path: Path) -> None:
    key = next(key for key in KEYS if key.plan is not None)
    (tmp_path / key.document).write_text(TEXT, "utf-8")
    timed = reading_speed.measure(2, pages=1, folder=tmp_path).text

    assert timed is not None
    assert timed.name == key.document
    assert 0 < timed.seconds.middle < timed.cold_seconds.middle
