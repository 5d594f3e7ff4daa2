"""The benchmarks measure what they say: generated plans are read and judged right. No time is ever asserted."""

from functools import cache, partial
from pathlib import Path

import pytest
import yaml
from attrs import evolve

from benchmarks import editing, judging, reading, reading_speed, report
from benchmarks.editing import plan_with_examples
from benchmarks.judging import WrongVerdictError, compare, prepared
from benchmarks.plans import WORDS, YEARS, Goal, as_yaml, case_file, goals, rule_file
from benchmarks.reading_speed import PAGES, OfPdf, OfText, Reports
from benchmarks.reference import Target, verdict
from benchmarks.report import BEGIN, END, PAGE, Measured, render, write
from benchmarks.startup import COMMANDS, Started
from benchmarks.timing import Spread, exponent, in_turn, ratio, spread
from cli import main
from dsl.ast import Heading
from dsl.parser import parse
from engine.check import all_checks
from engine.resolve import resolve
from readers.yaml_case import read_cases


@pytest.mark.parametrize("count", [1, 2, 60])
def test_a_generated_plan_of_n_goals_reads_without_finding_and_has_n_goals(count: int) -> None:
    tree, findings = parse(rule_file(goals(count)), "mål.mal")

    assert findings == ()
    assert [block.name.text for block in tree.blocks if block.heading is Heading.GOAL and block.name] == [
        goal.name for goal in goals(count)
    ]


def test_a_longer_plan_begins_with_the_goals_of_a_shorter_one() -> None:
    assert goals(30)[:7] == goals(7)


def test_the_yaml_says_what_the_rule_file_says() -> None:
    tree, _ = parse(rule_file(goals(20)), "mål.mal")
    blocks = [block for block in tree.blocks if block.name is not None]
    entries = yaml.load(as_yaml(goals(20)), yaml.CSafeLoader)["mål"]

    assert [(block.heading.value, block.name.text) for block in blocks if block.name] == [
        next(iter(entry.items())) for entry in entries
    ]


@pytest.mark.parametrize("year", YEARS)
def test_a_generated_case_has_two_rows_and_a_stated_verdict_for_each_goal_that_can_be_judged(year: int) -> None:
    (case,), findings = read_cases(case_file(goals(60), year), "fall.yaml")

    assert findings == ()
    assert [row.measure for row in case.outcomes] == [
        f"{goal.name}_{owner}" for goal in goals(60) for owner in ("kf", "n")
    ]
    assert [stated.name for stated in case.stated] == [
        goal.name for goal in goals(60) if verdict(goal.target, goal.figures, year) is not None
    ]


def test_every_comparison_tie_gap_and_preliminary_figure_is_among_the_generated() -> None:
    made = goals(200)

    assert {goal.target.compare for goal in made} == {
        *("minst", "över", "öka", "högst", "under", "minska", "mellan", "förbättras", "inte försämras"),
    }
    assert {_equal(goal) for goal in made} == {True, False}
    assert any(None in goal.figures.values() for goal in made)
    assert any(goal.preliminary for goal in made)


def _equal(goal: Goal) -> bool:
    return bool(goal.target.bounds) and goal.figures[YEARS[0]] == goal.target.bounds[0]


@pytest.mark.parametrize("explained", [True, False])
def test_the_engine_gives_every_verdict_of_the_reference(explained: bool) -> None:
    assert compare(prepared(120), explained=explained) == 120 * len(YEARS)


def test_no_speed_is_told_where_a_verdict_differs_from_the_reference(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = prepared(1)
    (goal,) = plan.goals
    right = WORDS[verdict(goal.target, goal.figures, YEARS[0])]
    monkeypatch.setattr(judging, "verdict", lambda target, figures, year: None)

    with pytest.raises(WrongVerdictError) as raised:
        compare(plan, explained=False)
    assert str(raised.value) == f"{goal.name} {YEARS[0]}: {right}, should be Kan ej bedömas"


@pytest.mark.parametrize(
    ("compare", "bounds", "met"),
    [
        ("minst", (5,), (False, True, True)),
        ("högst", (5,), (True, True, False)),
        ("över", (5,), (False, False, True)),
        ("under", (5,), (True, False, False)),
        ("mellan", (5, 5), (False, True, False)),
        ("öka", (), (False, False, True)),
        ("minska", (), (True, False, False)),
        ("förbättras", (), (False, False, True)),
        ("inte försämras", (), (False, True, True)),
    ],
)
def test_the_reference_judges_below_at_and_above_the_limit(
    compare: str, bounds: tuple[int, ...], met: tuple[bool, ...]
) -> None:
    target = Target(compare, True, bounds)

    assert tuple(verdict(target, {2019: 5, 2020: figure}, 2020) for figure in (4, 5, 6)) == met


def test_the_reference_replaces_a_missing_figure_by_that_of_the_year_before() -> None:
    figures = {2018: 3, 2019: 4, 2020: None}

    assert verdict(Target("minst", True, (4,)), figures, 2020) is True
    assert verdict(Target("öka", True, ()), figures, 2020) is True
    assert verdict(Target("minst", True, (4,)), {2019: None, 2020: None}, 2020) is None
    assert verdict(Target("öka", True, ()), {2018: None, 2019: 4, 2020: 5}, 2019) is None


def test_the_plan_that_is_edited_gives_what_its_examples_say() -> None:
    plan, findings = resolve((parse(plan_with_examples(goals(60)), "mål.mal")[0],))

    assert plan is not None
    assert [len(goal.examples) for goal in plan.goals].count(0) < 10
    assert (findings, [one for module in all_checks() for one in module.lint(plan)]) == ((), [])


def test_the_commands_timed_are_commands_that_find_something(capsys: pytest.CaptureFixture[str]) -> None:
    for name, command in COMMANDS.items():
        if name.startswith("malkoll"):
            assert main(command[2:]) == 1
            assert "MK" in capsys.readouterr().out


# --- Timing -----------------------------------------------------------------------------------------


def test_contenders_are_run_once_a_round_and_another_one_first_each_time() -> None:
    order: list[str] = []

    def run(name: str) -> float:
        order.append(name)
        return len(order)

    times = in_turn(3, {name: partial(run, name) for name in "abc"})

    assert "".join(order) == "abcbcacab"
    assert times == {"a": (1, 6, 8), "b": (2, 4, 9), "c": (3, 5, 7)}


def test_a_ratio_is_taken_round_by_round() -> None:
    assert ratio((2, 6, 20), (1, 2, 5)) == Spread(2.5, 3, 3.5)


def test_a_spread_is_the_median_between_the_quartiles() -> None:
    assert spread([5, 1, 4, 2, 3]) == Spread(2, 3, 4)


@pytest.mark.parametrize(("power", "sizes"), [(1, (10, 100)), (2, (3, 10, 100))])
def test_the_exponent_is_the_power_that_the_time_grows_by(power: int, sizes: tuple[int, ...]) -> None:
    assert exponent(sizes, [7 * size**power for size in sizes]) == pytest.approx(power)


# --- The report -------------------------------------------------------------------------------------


@cache
def _measured() -> Measured:
    one = Spread(1, 1.25, 2)
    started = tuple(Started(name, one, one, one) for name in COMMANDS)
    return Measured(
        started,
        reading.measure(2, (1, 2)),
        Reports(OfText("rapport.txt", one, one, one, one), OfPdf(PAGES, 59.94, 2, 1_000, 999)),
        judging.measure(2, (1, 2)),
        editing.measure(2, (1, 2)),
        load=0.5,
    )


def test_every_aim_stands_beside_what_was_measured() -> None:
    measured = _measured()

    assert measured.judging.compared == 2 * 3 * len(YEARS)
    assert [line.split("|")[1].strip() for line in render(measured).splitlines() if "| ≤" in line] == [
        "`malkoll check` × biblioteken",
        "`malkoll check --format json` × biblioteken",
        "läsa 2 mål × YAML, utan skräpsamling",
        "läsa 2 mål × YAML, med skräpsamling",
        "`malkoll read` på rapport.txt, s",
        "läsa en PDF på 200 sidor, s",
        "tillväxt: läsa regelfiler",
        "tillväxt: bedöma med skäl",
        "tillväxt: bedöma utan skäl",
        "tillväxt: bedöma med alla kontroller",
        "visa vad som hittas, ms: en siffra i ett målvärde, 2 mål",
        "visa vad som hittas, ms: en ny rad överst, 2 mål",
        "visa vad som hittas, ms: ett namn, 2 mål",
        "visa vad som hittas, ms: planens huvud, 2 mål",
    ]
    assert "| ≤ 1,5      | 1,25 (1,00–2,00) | ja " in render(measured)
    assert "| ≤ 60       | 59,9             | ja " in render(measured)


def test_reports_that_are_not_there_are_not_timed_and_the_page_says_so(tmp_path: Path) -> None:
    reports = reading_speed.measure(2, pages=4, folder=tmp_path)
    text = render(evolve(_measured(), reports=reports))

    assert (reports.text, reports.pdf.pages, reports.pdf.printed, reports.pdf.read) == (None, 4, 64, 64)
    assert "Rapporterna i text finns inte här" in text
    assert "`malkoll read`" not in text
    assert "läsa en PDF på" not in text


def test_only_what_stands_between_the_marks_is_rewritten(tmp_path: Path) -> None:
    page = tmp_path / "sida.md"
    page.write_text(f"före\n{BEGIN}\ngammalt\n{END}\nefter\n", "utf-8")

    write("nytt\n", page)

    assert page.read_text("utf-8") == f"före\n{BEGIN}\n\nnytt\n\n{END}\nefter\n"


def test_a_page_without_a_place_for_the_figures_is_left_alone(tmp_path: Path) -> None:
    page = tmp_path / "sida.md"
    page.write_text("före\n", "utf-8")

    with pytest.raises(ValueError, match="no place for the figures"):
        write("nytt\n", page)
    assert page.read_text("utf-8") == "före\n"


def test_the_page_of_the_project_has_a_place_for_the_figures() -> None:
    text = PAGE.read_text("utf-8")

    assert (text.count(BEGIN), text.count(END)) == (1, 1)
    assert report.PAGE.name == "prestanda.md"
