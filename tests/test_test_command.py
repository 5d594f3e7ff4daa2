"""`malkoll test` as a planner meets it: rule files in, what the examples give and what none tries out."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import cli

ROOT = Path(__file__).parent.parent
SCHEMA = json.loads((ROOT / "docs" / "test.schema.json").read_text("utf-8"))
RULES = """\
plan "Äldrenämndens mål"
  år 2024
  saknat utfall räknas inte

varje nämndsmål
  helt uppfyllt när alla nyckeltal nås
  delvis uppfyllt när minst 1 nyckeltal nås
  undantag "olyckor" när olyckor är över 9 ger ej uppfyllt

nämndsmål boende "Väntan ska vara kort och de boende nöjda"
  mäts med väntetid, nöjdhet
  exempel väntetid 2024 = 25, nöjdhet 2024 = 90 %, olyckor 2024 = 2 ger helt uppfyllt
  exempel väntetid 2024 = 25, nöjdhet 2024 = i.u., olyckor 2024 = 2 ger helt uppfyllt, uppgift saknas

nämndsmål trygghet "Ingen ska skadas"
  mäts med olyckor
  preliminärt utfall kan ej bedömas

nyckeltal väntetid "Väntetid"
  enhet dagar
  mål 2024 högst 30

nyckeltal nöjdhet "Nöjda"
  enhet andel
  mål 2024 minst 85 %

nyckeltal olyckor "Olyckor"
  enhet antal
  mål 2024 högst 5
"""
WHOLE = """\
plan "Äldrenämndens mål"
  år 2024

nämndsmål boende "Väntan ska vara kort"
  mäts med väntetid
  helt uppfyllt när alla nyckeltal nås
  exempel väntetid 2024 = 25 ger helt uppfyllt

nyckeltal väntetid "Väntetid"
  enhet dagar
  mål 2024 högst 30
"""
WRONG = WHOLE.replace("= 25 ger", "= 35 ger")


class Ran:
    """What the command printed, and its exit code."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MALKOLL_LANG", raising=False)

    def start(rules: str, *options: str, name: str = "regler.mal") -> Ran:
        (tmp_path / name).write_text(rules, "utf-8")
        code = cli.main(["test", name, *options])
        printed = capsys.readouterr()
        return Ran(code, printed.out, printed.err)

    return start


def test_what_no_example_tries_is_listed_with_its_place(run) -> None:
    ran = run(RULES)

    assert ran.out == (
        "Prövat: om exemplen ger vad de säger.\n"
        "Filer: regler.mal\n"
        "\n"
        "Inget exempel prövar:\n"
        "  regler.mal:7:3: delvis uppfyllt när minst 1 nyckeltal nås (2 mål)\n"
        '  regler.mal:8:3: undantag "olyckor" när olyckor är över 9 ger ej uppfyllt (2 mål)\n'
        "  regler.mal:17:3: policy: preliminärt utfall kan ej bedömas (nämndsmål)\n"
        "  regler.mal:15:1: målet trygghet har inget exempel\n"
        "\n"
        "2 exempel, 2 ger vad de säger; 1 av 3 bedömningsrader och 1 av 2 policyer prövas av något exempel.\n"
    )
    assert (ran.code, ran.err) == (0, "")


def test_what_no_example_tries_is_told_in_english_too(run) -> None:
    assert run(RULES, "--lang", "en").out == (
        "Tested: whether the examples give what they say.\n"
        "Files: regler.mal\n"
        "\n"
        "No example tries:\n"
        "  regler.mal:7:3: delvis uppfyllt när minst 1 nyckeltal nås (2 goals)\n"
        '  regler.mal:8:3: undantag "olyckor" när olyckor är över 9 ger ej uppfyllt (2 goals)\n'
        "  regler.mal:17:3: policy: a preliminary outcome cannot be assessed (the goal)\n"
        "  regler.mal:15:1: the goal trygghet has no example\n"
        "\n"
        "2 examples, 2 as stated; 1 of 3 verdict lines and 1 of 2 policies are tried by some example.\n"
    )


def test_an_example_that_does_not_agree_is_told_and_fails(run) -> None:
    ran = run(WRONG)

    assert ran.out == (
        "Prövat: om exemplen ger vad de säger.\n"
        "Filer: regler.mal\n"
        "\n"
        'regler.mal:7:3: fel MK106: exemplet säger "Helt uppfyllt", men reglerna ger "Ej uppfyllt"\n'
        "     7 |   exempel väntetid 2024 = 35 ger helt uppfyllt\n"
        "       |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        "  hjälp: skriv `ger ej uppfyllt`, eller ändra reglerna\n"
        "\n"
        "Inget exempel prövar:\n"
        "  regler.mal:6:3: helt uppfyllt när alla nyckeltal nås (boende)\n"
        "\n"
        "1 exempel, 0 ger vad de säger; 0 av 1 bedömningsrader prövas av något exempel.\n"
    )
    assert ran.code == 1


@pytest.mark.parametrize(
    ("rules", "options", "code"),
    [
        (WHOLE, (), 0),
        (WHOLE, ("--fail-on", "notis"), 0),
        (WRONG, ("--fail-on", "aldrig"), 0),
        (WRONG, ("--fail-on", "varning"), 1),
        (RULES, ("--fail-on", "varning"), 0),
        (RULES, ("--fail-on", "notis"), 1),
        (RULES, ("--fail-on", "notis", "--format", "json"), 1),
    ],
)
def test_untried_lines_count_as_notices(run, rules: str, options: tuple[str, ...], code: int) -> None:
    assert run(rules, *options).code == code


def test_a_known_deviation_is_listed_and_does_not_fail(run) -> None:
    known = WRONG.replace(
        "  mäts med väntetid\n", '  mäts med väntetid\n  känd avvikelse MK106 "utreds" till 2099-12-31\n'
    )
    ran = run(known)

    assert "regler.mal:8:3: känd avvikelse MK106 boende: utreds\n" in ran.out
    assert "1 exempel, 0 ger vad de säger" in ran.out
    assert ran.code == 0


def test_mistakes_of_the_file_are_told_and_fail(run) -> None:
    ran = run(WHOLE.replace("mäts med väntetid", "mäts med väntetider"))

    assert 'regler.mal:5:12: fel MK002: nyckeltalet eller indikatorn "väntetider" finns inte\n' in ran.out
    assert ran.code == 1


def test_json_follows_its_schema_and_is_the_same_twice(run) -> None:
    first, second = run(RULES, "--format", "json").out, run(RULES, "--format", "json").out

    Draft202012Validator.check_schema(SCHEMA)
    Draft202012Validator(SCHEMA).validate(json.loads(first))
    assert first == second


def test_json_says_what_the_text_says(run) -> None:
    found = json.loads(run(RULES, "--format", "json").out)

    assert found["counts"] == {
        "examples": 2,
        "agree": 2,
        "waiting": 0,
        "lines": 3,
        "lines_tried": 1,
        "policies": 2,
        "policies_tried": 1,
        "goals": 2,
        "goals_tried": 1,
    }
    assert found["examples"] == [
        {
            "plan": "Äldrenämndens mål",
            "goal": "boende",
            "year": 2024,
            "says": {"word": "Helt uppfyllt", "marks": []},
            "gives": {"word": "Helt uppfyllt", "marks": []},
            "agrees": True,
            "waits": False,
            "place": {"document": "regler.mal", "line": 12, "column": 3},
        },
        {
            "plan": "Äldrenämndens mål",
            "goal": "boende",
            "year": 2024,
            "says": {"word": "Helt uppfyllt", "marks": ["uppgift saknas"]},
            "gives": {"word": "Helt uppfyllt", "marks": ["uppgift saknas"]},
            "agrees": True,
            "waits": False,
            "place": {"document": "regler.mal", "line": 13, "column": 3},
        },
    ]
    assert [(one["text"], one["goals"], one["tried"], one["place"]["line"]) for one in found["lines"]] == [
        ("helt uppfyllt när alla nyckeltal nås", ["boende", "trygghet"], True, 6),
        ("delvis uppfyllt när minst 1 nyckeltal nås", ["boende", "trygghet"], False, 7),
        ('undantag "olyckor" när olyckor är över 9 ger ej uppfyllt', ["boende", "trygghet"], False, 8),
    ]
    assert [(one["sentence"], one["origin"], one["goals"], one["tried"]) for one in found["policies"]] == [
        ("saknat utfall räknas inte", "plan", ["boende", "trygghet"], True),
        ("preliminärt utfall kan ej bedömas", "nämndsmål", ["trygghet"], False),
    ]
    assert [one["name"] for one in found["goals_without_examples"]] == ["trygghet"]
    assert found["findings"] == []


def test_json_tells_an_example_that_fails(run) -> None:
    found = json.loads(run(WRONG, "--format", "json").out)

    Draft202012Validator(SCHEMA).validate(found)
    assert [one["agrees"] for one in found["examples"]] == [False]
    assert found["examples"][0]["gives"] == {"word": "Ej uppfyllt", "marks": []}
    assert [one["code"] for one in found["findings"]] == ["MK106"]


def test_folders_are_searched_and_cases_passed_over(tmp_path: Path, run, capsys) -> None:
    folder = tmp_path / "regler"
    folder.mkdir()
    (folder / "a.mal").write_text(WHOLE, "utf-8")
    (folder / "b.mal").write_text(WHOLE.replace("Äldrenämndens", "Skolnämndens"), "utf-8")
    (folder / "c.yaml").write_text("rapport: {period: 2024}\n", "utf-8")
    code = cli.main(["test", "regler"])

    assert capsys.readouterr().out == (
        "Prövat: om exemplen ger vad de säger.\n"
        "Filer: regler/a.mal, regler/b.mal\n"
        "Inte lästa (inte regelfiler): regler/c.yaml\n"
        "\n"
        "2 exempel, 2 ger vad de säger; 2 av 2 bedömningsrader prövas av något exempel.\n"
    )
    assert code == 0


def test_without_goals_there_is_nothing_to_test(run) -> None:
    ran = run('nyckeltal väntetid "Väntetid"\n  enhet dagar\n')

    assert (ran.code, ran.out) == (2, "")
    assert ran.err == ("malkoll: ingenting kunde prövas: ingen regelfil med en plan som har nämndsmål bland filerna\n")


def test_a_file_that_is_not_there_is_told(run, capsys) -> None:
    code = cli.main(["test", "saknas.mal"])
    printed = capsys.readouterr()

    assert code == 2
    assert "saknas.mal" in printed.err
    assert printed.out == ""


def test_without_files_the_usage_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["test"]) == 2
    assert capsys.readouterr().err == "malkoll: inga filer är givna\n  hjälp: malkoll test regler.mal\n"


def test_there_is_no_policy_option(run) -> None:
    """Semantics 1.4: examples are judged by the plan's own policies."""
    ran = run(WHOLE, "--policy", "prel godtas")

    assert ran.code == 2
    assert ran.err.startswith("malkoll: --policy är ingen flagga för malkoll test\n")


@pytest.mark.parametrize("path", sorted((ROOT / "rules").glob("*.mal")), ids=lambda path: path.name)
def test_the_examples_of_the_plans_of_the_project_give_what_they_say(path: Path, capsys) -> None:
    code = cli.main(["test", str(path)])

    assert "MK106" not in capsys.readouterr().out
    assert code == 0
