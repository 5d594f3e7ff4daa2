"""Examples that cannot be tried until a target is decided, and those that are wrong whatever it will be."""

import pytest

import cli
from dsl.parser import parse
from engine.examples import judge_examples
from engine.resolve import resolve
from engine.waiting import waits_for_target

X = "nyckeltal x\n  enhet index\n  mål 2024 minst 5\n"
Y = "nyckeltal y\n  enhet index\n  mål 2023 minst 5\n"
INDICATOR = "indikator ind\n  enhet index\n  mål 2023 minst 5\n"


def waits(goal: str, measures: str) -> bool:
    file, findings = parse(f'plan "P"\n  år 2024\nnämndsmål g "Målet"\n{goal}{measures}', "mål.mal")
    plan, unresolved = resolve((file,))
    assert plan is not None
    assert (findings, unresolved) == ((), ())
    (judged,) = judge_examples(plan)
    return waits_for_target(plan, judged)


@pytest.mark.parametrize(
    ("goal", "measures", "expected"),
    [
        ("  mäts med y\n  exempel y 2024 = 6 ger helt uppfyllt\n", Y, True),
        ("  mäts med y\n  exempel y 2024 = 6 ger kan ej bedömas\n", Y, False),
        ("  mäts med y\n  exempel y 2024 = 6 ger helt uppfyllt\n", Y + "  saknar målvärde 2024\n", False),
        ("  mäts med x\n  exempel x 2024 = 4 ger helt uppfyllt\n", X, False),
        # One of a set is left out, and the verdict may be another with it.
        ("  mäts med x, y\n  exempel x 2024 = 6, y 2024 = 4 ger ej uppfyllt\n", X + Y, True),
        (
            "  mäts med x, y\n  helt uppfyllt när i snitt minst 90 % av målvärdena\n"
            "  exempel x 2024 = 6, y 2024 = 1 ger ej uppfyllt\n",
            X + Y,
            True,
        ),
        # A named one is unknown: where the rest decides, it is not what is wrong.
        (
            "  mäts med x, y\n  helt uppfyllt när x nås och y nås\n  exempel x 2024 = 4 ger helt uppfyllt\n",
            X + Y,
            False,
        ),
        (
            "  mäts med x, y\n  helt uppfyllt när x nås och y nås\n"
            "  exempel x 2024 = 6, y 2024 = 6 ger helt uppfyllt\n",
            X + Y,
            True,
        ),
        (
            "  mäts med x, y\n  helt uppfyllt när minst 2 av 2 nyckeltal nås\n  exempel x 2024 = 4 ger helt uppfyllt\n",
            X + Y,
            False,
        ),
        (
            "  bidrar till indikatorn ind\n  helt uppfyllt när indikatorn nås\n"
            "  exempel ind 2024 = 6 ger helt uppfyllt\n",
            INDICATOR,
            True,
        ),
        (
            "  bidrar till indikatorn ind\n  helt uppfyllt när alla indikatorer nås\n"
            "  exempel ind 2024 = 6 ger helt uppfyllt\n",
            INDICATOR,
            True,
        ),
        # Its own limit needs no target, and an error is not waited for.
        ("  mäts med y\n  helt uppfyllt när y är minst 5\n  exempel y 2024 = 4 ger helt uppfyllt\n", Y, False),
        (
            "  mäts med y\n  helt uppfyllt när minst 1 av 3 nyckeltal nås\n  exempel y 2024 = 6 ger helt uppfyllt\n",
            Y,
            False,
        ),
    ],
)
def test_an_example_waits_for_a_target_that_is_asked_for(goal: str, measures: str, expected: bool) -> None:
    assert waits(goal, measures) is expected


def test_the_test_command_counts_them_and_does_not_fail(tmp_path, monkeypatch, capsys) -> None:
    monkeypatch.chdir(tmp_path)
    goal = 'nämndsmål g "Målet"\n  mäts med y\n  exempel y 2024 = 6 ger helt uppfyllt\n'
    (tmp_path / "mål.mal").write_text('plan "P"\n  år 2024\n' + goal + Y, "utf-8")

    assert cli.main(["test", "mål.mal"]) == 0
    assert "1 exempel, 0 ger vad de säger, 1 kan inte prövas än: målvärde saknas" in capsys.readouterr().out
    assert cli.main(["test", "mål.mal", "--lang", "en"]) == 0
    assert "1 example, 0 as stated, 1 cannot be tried yet: target missing" in capsys.readouterr().out
