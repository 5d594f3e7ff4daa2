"""What decided a verdict is named: the limit for delvis, the sex or part, the goals that a roll-up counts."""

import json
from pathlib import Path
from typing import Any

import pytest

from cli import main
from engine.units import UNSAID, after_number, find_unit

DELVIS = (
    'plan "P"\n  år 2025\nnämndsmål a "A"\n  mäts med x\n  helt uppfyllt när alla nyckeltal nås\n'
    "  delvis uppfyllt när alla nyckeltal nås delvis\nsamlad bedömning\n"
    "  helt uppfyllt när alla nämndsmål är helt uppfyllda\n"
    "nyckeltal x\n  enhet andel\n  mål 2025 minst 80 %, delvis minst 75 %\n"
)
OF_BOTH = (
    'plan "P"\n  år 2025\nnämndsmål a "A"\n  mäts med sjuk\nnyckeltal sjuk "Sjukfrånvaro"\n  enhet andel\n'
    "  lägre är bättre\n  könsuppdelat\n  mål 2025 högst 6 % för båda könen\n"
)


@pytest.fixture
def ran(tmp_path: Path, capsys: Any, monkeypatch: Any) -> Any:
    def run(rules: str, case: str, *words: str) -> str:
        monkeypatch.chdir(tmp_path)
        (tmp_path / "r.mal").write_text(rules, "utf-8")
        (tmp_path / "f.yaml").write_text("rapport: {titel: T, period: 2025}\n" + case, "utf-8")
        main([words[0], "r.mal", "f.yaml", *words[1:]])
        return str(capsys.readouterr().out)

    return run


OF_DELVIS = "utfall:\n  x: {2025: 79 %}\nbedömningar:\n  a: Delvis uppfyllt\n"
OF_SEXES = (
    "utfall:\n  sjuk:\n    2025: 5,5 %\n    kön: {kvinnor: {2025: 7 %}, män: {2025: 4 %}}\n"
    "bedömningar:\n  a: Helt uppfyllt\n"
)


def test_the_limit_for_delvis_is_named(ran: Any) -> None:
    out = ran(DELVIS, OF_DELVIS, "explain", "a")

    assert (
        "det fattas 1 procentenhet till målet för 2025, minst 80 %, men gränsen för delvis, minst 75 %, nås."
        in " ".join(out.split())
    )
    assert "nås inte, marginal −1 procentenhet, delvis minst 75 % nås\n" in out
    assert "  gränsen för x går vid 80 %\n  gränsen för delvis för x går vid 75 %\n" in out
    assert "och inte heller gränsen för delvis, minst 75 %, nås." in " ".join(
        ran(DELVIS, OF_DELVIS.replace("79", "70"), "explain", "a").split()
    )


def test_json_has_the_limit_for_delvis_and_the_goals_below(ran: Any) -> None:
    goals = json.loads(ran(DELVIS, OF_DELVIS, "check", "--format", "json"))["goals"]
    measure = goals[0]["measures"][0]

    assert [measure[name] for name in ("target", "limit", "truth")] == ["minst 80 %", "80", "false"]
    assert [measure[f"partial_{name}"] for name in ("target", "limit", "truth")] == ["minst 75 %", "75", "true"]
    assert (goals[0]["goals_below"], goals[1]["goals_below"]) == (
        [],
        [{"name": "a", "computed": "Delvis uppfyllt", "class": "partly"}],
    )


def test_a_roll_up_lists_the_goals_it_counts(ran: Any) -> None:
    assert "\nMål som vägs samman:\n  a: Delvis uppfyllt\n" in ran(DELVIS, OF_DELVIS, "explain", "samlad bedömning")
    assert '\n  a: Ej uppfyllt (anges som "Delvis uppfyllt")\n' in ran(
        DELVIS, OF_DELVIS.replace("79", "70"), "explain", "samlad bedömning"
    )


def test_the_sex_that_decided_is_named_with_its_own_figure_and_limit(ran: Any) -> None:
    out = ran(OF_BOTH, OF_SEXES, "explain", "a")

    assert (
        'Nyckeltalet "Sjukfrånvaro" prövas del för del, och målet för 2025, högst 6 % för båda könen, nås inte: '
        'kvinnor hade utfallet "7 %", gränsen är 6 %, och det fattas 1 procentenhet.' in " ".join(out.split())
    )
    assert "  sjuk, kvinnor: 7 % (f.yaml:5:27), nås inte, marginal −1 procentenhet\n" in out
    assert "  gränsen för sjuk, kvinnor, går vid 6 %\n" in out
    assert "gränsen för sjuk går" not in out
    assert 'sjuk kvinnor 7 % (gräns 6) når inte "högst 6 % för båda könen"' in ran(OF_BOTH, OF_SEXES, "check")


def test_json_has_each_sex(ran: Any) -> None:
    measure = json.loads(ran(OF_BOTH, OF_SEXES, "check", "--format", "json"))["goals"][0]["measures"][0]

    assert measure["limit"] is None
    assert [[part[name] for name in ("name", "printed", "limit", "margin", "truth")] for part in measure["parts"]] == [
        ["kvinnor", "7 %", "6", "-1", "false"],
        ["män", "4 %", "6", "2", "true"],
    ]


def test_a_limit_for_delvis_that_nothing_tests_is_told_with_the_lines_to_write(ran: Any) -> None:
    rules = DELVIS.replace("  delvis uppfyllt när alla nyckeltal nås delvis\n", "")
    out = ran(rules, OF_DELVIS, "check")

    assert 'varning MK111: gränsen "delvis minst 75 %" för "x" prövas inte av något villkor\n' in out
    assert 'hjälp: skriv `delvis uppfyllt när alla nyckeltal nås delvis` under "a", eller ta bort gränsen\n' in out
    assert (
        "hjälp: gränsen för delvis nås, men inget villkor prövar den: "
        "skriv `delvis uppfyllt när alla nyckeltal nås delvis`\n" in out
    )


@pytest.mark.parametrize(
    ("unit", "one", "two"), [("dagar", " dag", " dagar"), ("timmar", " timme", " timmar"), ("mnkr", " mnkr", " mnkr")]
)
def test_a_unit_is_in_the_singular_after_one(unit: str, one: str, two: str) -> None:
    found = find_unit(unit)

    assert (after_number(found, one=True), after_number(found, one=False)) == (one, two)


def test_a_count_and_an_index_have_no_unit_after_them() -> None:
    assert {after_number(find_unit(unit), one=False) for unit in UNSAID} == {""}
    assert after_number(None, one=True) == ""
