"""One mistake is told once: what only follows from it is not."""

from pathlib import Path
from typing import Any

import pytest

from cli import main

RULES = 'plan "P"\n  år 2025\nnämndsmål trygghet "A"\n  mäts med x\n{}nyckeltal x\n  enhet antal\n  mål 2025 minst 5\n'
CASE = "rapport: {{titel: T, period: 2025}}\nutfall:\n  x: {{2025: {}}}\nbedömningar:\n  {}: Helt uppfyllt\n"


@pytest.fixture
def codes(tmp_path: Path, capsys: Any, monkeypatch: Any) -> Any:
    def run(command: str, rules: str, case: str | None = None) -> list[str]:
        monkeypatch.chdir(tmp_path)
        (tmp_path / "r.mal").write_text(rules, "utf-8")
        files = ["r.mal"]
        if case is not None:
            (tmp_path / "f.yaml").write_text(case, "utf-8")
            files.append("f.yaml")
        main([command, *files])
        out = capsys.readouterr().out
        return [line.split(" MK")[1][:3] for line in out.splitlines() if ": fel MK" in line or ": varning MK" in line]

    return run


def test_an_example_is_not_told_where_a_line_could_not_be_read(codes: Any) -> None:
    example = "  exempel x 2025 = 7 ger helt uppfyllt\n"

    assert codes("lint", RULES.format(example)) == []
    assert codes("lint", RULES.format(example) + "  goja goja\n") == ["001"]


def test_a_plan_whose_heading_could_not_be_read_is_not_missing_too(codes: Any) -> None:
    assert codes("lint", RULES.format("").replace('plan "P"', "plan Utan citattecken")) == ["001"]
    assert codes("lint", RULES.format("").replace('plan "P"\n  år 2025\n', "")) == ["001"]


def test_an_outcome_whose_cell_could_not_be_read_is_not_missing_too(codes: Any) -> None:
    assert codes("check", RULES.format(""), CASE.format("[1]", "trygghet")) == ["008"]
    assert codes("check", RULES.format(""), CASE.format("i.u.", "trygghet")) == ["402"]


def test_a_goal_whose_name_is_misspelt_is_not_without_a_word_too(codes: Any) -> None:
    assert codes("check", RULES.format(""), CASE.format("7", "tryghet")) == ["002"]
    assert sorted(codes("check", RULES.format(""), CASE.format("7", "helt_annat"))) == ["002", "408"]


def test_the_sentence_is_told_by_lint_and_once_by_check(codes: Any) -> None:
    rules = RULES.format("").replace('"A"', '"Andelen ska vara minst 95 procent"').replace("antal", "andel")
    rules = rules.replace("minst 5", "minst 90 %")

    assert codes("lint", rules) == ["201"]
    assert codes("check", rules, CASE.format("97 %", "trygghet")) == ["201"]


def test_a_target_that_could_not_be_read_leaves_the_goal_undecided(codes: Any) -> None:
    rules = (
        RULES.format("").replace("mäts med x", "mäts med x, z") + "nyckeltal z\n  enhet antal\n  mål 2025 minst 5 %\n"
    )

    assert codes("check", rules, CASE.format("7", "trygghet")) == ["004"]
    assert codes("check", rules, CASE.format("1", "trygghet")) == ["004"]
