"""Four real reports: 001 tied to its plan is the hand-made case; 004 has goals and assignments; the others none."""

import re
from pathlib import Path

import pytest

from dsl.parser import parse
from engine.case import Case, Cell, Outcome, Stated
from engine.plan import Plan
from engine.resolve import resolve
from interpret.found import Found
from interpret.labels import plan_calls
from interpret.outline import outline
from interpret.plan_names import known_names
from interpret.scale import scale_words
from interpret.tie import tie
from readers.plain_text import read_plain_text
from readers.yaml_case import read_cases

ROOT = Path(__file__).parent.parent
REPORTS = ROOT.parent / "shared" / "reports"
#: One figure, no figure, or the label of a year.
FIGURE = re.compile(r"-?[0-9]{1,3}(?: [0-9]{3})+|-?[0-9]+(?:,[0-9]+)?%?|-|Ar ?20[0-9]{2}:")

pytestmark = pytest.mark.skipif(not REPORTS.is_dir(), reason=f"the reports of {REPORTS} are not here")


def _found(start: str, plans: tuple[Plan, ...] = ()) -> Found:
    (path,) = REPORTS.glob(f"{start}_*.txt")
    document = read_plain_text(path.read_text("utf-8"), path.name)
    return outline(document, scale_words(plans), plan_calls(plans), known_names(plans))


@pytest.fixture(scope="module")
def plan() -> Plan:
    path = ROOT / "rules" / "alingsas-ks-2020.mal"
    plan, _ = resolve((parse(path.read_text("utf-8"), path.name)[0],))
    assert plan is not None
    return plan


@pytest.fixture(scope="module")
def by_hand() -> Case:
    path = ROOT / "cases" / "alingsas-ks-2020.yaml"
    (case,), _ = read_cases(path.read_text("utf-8"), path.name)
    return case


def _cell(cell: Cell | None) -> tuple[str, int | None, str | None] | None:
    return None if cell is None else (cell.printed, cell.place.line, cell.place.col)


def _outcome(one: Outcome) -> object:
    return (
        one.measure,
        one.title and (one.title.printed, one.title.place.line),
        [(at.year, _cell(at.cell)) for at in one.targets],
        [(at.year, _cell(at.cell)) for at in one.years],
        one.comparators + one.by_sex + one.parts + one.forecasts,
        one.place.line,
    )


def _stated(one: Stated) -> object:
    word = one.word
    return (
        one.name,
        one.sentence and (one.sentence.printed, one.sentence.place.line),
        word and (word.printed.lstrip("● "), word.place.line),
        one.place.line,
    )


def test_001_is_the_case_made_by_hand(plan: Plan, by_hand: Case) -> None:
    case, questions = tie(_found("001", (plan,)), plan, by_hand.report.document or "", None)
    assert [_outcome(one) for one in case.outcomes] == [_outcome(one) for one in by_hand.outcomes]
    assert [_stated(one) for one in case.stated] == [_stated(one) for one in by_hand.stated]
    assert (case.report.title, case.report.period) == (by_hand.report.title, by_hand.report.period)
    assert questions == ()


def test_001_without_a_plan_has_the_same_goals_and_figures(plan: Plan) -> None:
    bare, known = _found("001"), _found("001", (plan,))
    assert (bare.goals, bare.measures) == (known.goals, known.measures)
    assert [sum(goal.is_priority is kind for goal in bare.goals) for kind in (True, False)] == [2, 8]


def test_001_has_its_other_tables_in_order_and_none_of_its_measures(plan: Plan) -> None:
    case, _ = tie(_found("001", (plan,)), plan, "r", None)
    assert [(table.name, len(table.columns), len(table.rows)) for table in case.tables][:9] == [
        ("Ekonomi", 5, 10),
        ("Prognossäkerhet", 2, 3),
        ("Investeringar", 5, 32),
        ("Exploatering", 5, 10),
        ("Personalsammansättning", 2, 5),
        ("Personalomsättning", 1, 2),
        ("Sjukfrånvaro i procent²", 3, 5),
        ("Sjukfrånvaro i procent²", 3, 5),
        ("Uppföljning av internkontroll", 8, 8),
    ]


def test_004_has_goals_and_assignments_and_no_verdict() -> None:
    found = _found("004")
    assert [goal.sentence.printed for goal in found.goals if goal.is_priority] == [
        "Ett tryggare Ale",
        "Fokus på kundnytta i Ale",
        "En effektivare organisation i Ale",
    ]
    assert [goal.sentence.printed.split()[0] for goal in found.goals if not goal.is_priority] == [
        "Förbättrad",
        "Kunden",
        "Hållbar",
    ]
    assert len(found.assignments) == 11
    assert found.assignments[1].sentence.printed == "Uppdrag kunddialog"
    assert not any(goal.verdicts or goal.marks for goal in found.goals)
    assert not any(one.status for one in found.assignments)
    assert found.measures == ()


@pytest.mark.parametrize("start", ["002", "003"])
def test_002_and_003_have_no_goals_and_no_verdicts(start: str) -> None:
    found = _found(start)
    assert found.goals == () and found.assignments == ()
    assert not any(one.verdicts or one.targets for one in found.measures)


def test_003_gives_the_figures_of_others_as_comparators_and_its_own_as_outcomes() -> None:
    found = _found("003")
    of_year = {one.name.printed: one for one in found.measures}
    ranking = of_year["Svenskt näringslivs ranking (förändring i jämförelse med 2022)"]
    assert [(c.year, c.cell.printed) for c in ranking.years] == [(2023, "138 (+4)")]
    assert [(c.name, c.year, c.cell.printed) for c in ranking.comparators] == [
        ("Kungälv", 2023, "191 (-12)"),
        ("Stenungsund", 2023, "90 (-14)"),
        ("Eslöv", 2023, "98 (+5)"),
    ]
    # `2022` stands over the names of the rows: it is the year of every figure.
    assert [(c.year, c.cell.printed) for c in of_year["Kommunal skattesats"].years] == [(2022, "21,87%")]
    assert {c.year for c in of_year["Kommunal skattesats"].comparators} == {2022}


# --- Cell for cell ------------------------------------------------------------------------------


def _lines(start: str) -> list[str]:
    (path,) = REPORTS.glob(f"{start}_*.txt")
    return path.read_text("utf-8").split("\n")


def _cells(found: Found) -> dict[int, list[list[tuple[str, int | None]]]]:
    """By line: the cells of every row of a table that begins there, each with its line."""
    rows: dict[int, list[list[tuple[str, int | None]]]] = {}
    for table in found.tables:
        for name, cells in table.rows:
            rows.setdefault(name.place.line or 0, []).append([(cell.printed, cell.place.line) for cell in cells])
    return rows


@pytest.mark.parametrize(("start", "tables"), [("001", 25), ("003", 3)])
def test_every_row_with_tabs_is_read_cell_for_cell(start: str, tables: int) -> None:
    found, lines = _found(start), _lines(start)
    rows = _cells(found)
    assert len(found.tables) == tables
    heads = {table.place.line for table in found.tables}
    for number, text in enumerate(lines, 1):
        parts = [part.strip() for part in text.split("\t")]
        # Headings, lines of the contents, and cells that go on below a blank line.
        if (
            len(parts) == 1
            or number in heads
            or (len(parts) == 2 and parts[1].isdigit())
            or (not parts[0] and any(part[:1].islower() for part in parts))
        ):
            continue
        read = [cell for row in rows.get(number, []) for cell in row]
        # Where two tables stand side by side the second one's names are no cells.
        mine = parts[1:4] + parts[5:] if len(rows.get(number, [])) == 2 else parts[1:]
        # Nor are the rows of a table of figures alone named by the first of them.
        mine = parts if len(read) == len(parts) else mine
        assert [printed.split("\n")[0] for printed, _ in read] == mine, f"line {number}"
        assert {line for printed, line in read if printed} <= {number}


def test_004_its_tables_cell_for_cell_and_the_total_by_its_sums() -> None:
    found, lines = _found("004"), _lines("004")
    shown = [(table.name, table.columns, table.place.line) for table in found.tables]
    assert shown == [
        ("4.1 Ekonomisk sammanställning", ("2023 Prognos", "2023 Budget", "2024 Budget"), 524),
        ("Investeringsplan 2024–2027", ("2024", "2025", "2026", "2027"), 586),
    ]
    rows = _cells(found)
    assert sorted(rows) == [528, 530, 532, 534, 536, 538, 540, 542, 588]
    for number, ((*cells,),) in rows.items():
        # Every figure of these tables has one space, between its thousands.
        assert cells == [(figure, number) for figure in re.findall(r"[0-9]{1,3} [0-9]{3}", lines[number - 1])]
    assert found.questions == ()


#: The lines of figures in the tables of 002, and how many columns stand there.
ROWS_OF_002 = {
    **dict.fromkeys((31, 34, 37, 58, 63, 69, 73, 78, 80, 85, 88, 91, 94, 101, 109, 112, 116), 3),
    **dict.fromkeys((42, 43, 46, 48, 50, 52, 122, 126, 138, 140), 5),
}


def test_002_its_tables_of_figures_cell_for_cell() -> None:
    lines = _lines("002")
    read: dict[int, list[str]] = {}
    for table in _found("002").tables:
        for _, cells in table.rows:
            for cell in cells:
                if cell.printed:
                    read.setdefault(cell.place.line or 0, []).append(cell.printed)
    assert sorted(read) == sorted(ROWS_OF_002)
    for number, printed in read.items():
        text = lines[number - 1]
        # Nothing is mended, added or left out: the cells are the end of the line.
        assert text.strip().endswith(" ".join(printed)) and len(printed) == ROWS_OF_002[number]
        assert all(FIGURE.fullmatch(one) for one in printed)


def test_002_asks_of_its_damage_and_of_nothing_else() -> None:
    assert [(question.span.line, question.ask.sv.partition("?")[0]) for question in _found("002").questions] == [
        (39, "vilka rubriker har tabellens 5 kolumner"),
        (69, 'har "34" tappat ett decimalkomma'),
        (31, "vilket år är rapporten för"),
    ]


def test_002_its_tables_of_text_a_row_at_a_time() -> None:
    found = [table for table in _found("002").tables if (table.place.line or 0) > 290]
    starts = [[name.place.line for name, _ in table.rows] for table in found]
    assert starts == [[294, 298, 303, 307, 310], [318, 325, 330], [339, 345], [365, 369, 373, 389, 404, 418, 431]]
    # Every line of the tables is in a row.
    text = "".join("".join(name.printed.split()) for table in found for name, _ in table.rows)
    for number, line in enumerate(_lines("002")[293:450], 294):
        if not (313 <= number <= 317 or 334 <= number <= 338 or 350 <= number <= 364):
            assert "".join(line.split()) in text, f"line {number}"


@pytest.mark.parametrize(
    ("start", "title", "year"),
    [
        ("001", "Kommunstyrelsens årsredovisning 2020", 2020),
        ("003", "Nulägesanalys 2023–2024", 2023),
        ("004", None, 2024),
    ],
)
def test_the_year_is_told_by_the_title_or_the_headings(start: str, title: str | None, year: int) -> None:
    found = _found(start)
    assert (found.title == title or title is None) and found.year == year
    assert not any("vilket år" in question.ask.sv for question in found.questions)
