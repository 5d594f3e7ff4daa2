"""The catalogue of checks is whole, and its page is up to date."""

from pathlib import Path

import pytest

from engine.catalogue import CASES, PAGE, example, page
from engine.check import Check, CheckModule, all_checks
from findings.codes import CODES, Code
from findings.finding import Consequence, Severity
from findings.text import Text


def _named(module: CheckModule) -> str:
    return module.name


@pytest.fixture(params=all_checks(), ids=_named)
def module(request: pytest.FixtureRequest) -> CheckModule:
    found: CheckModule = request.param
    return found


def test_the_page_is_what_the_checks_say_of_themselves() -> None:
    expected = page(all_checks(), CODES, CASES)

    assert expected == PAGE.read_text("utf-8"), "run: python -m engine.catalogue"


def test_the_checks_come_by_code() -> None:
    codes = [module.check.code for module in all_checks()]

    assert sorted(codes) == codes


def test_no_code_and_no_slug_is_used_twice() -> None:
    every: list[Code | Check] = [*CODES, *(module.check for module in all_checks())]

    assert len({one.code for one in every}) == len(every)
    assert len({one.slug for one in every}) == len(every)


def test_the_code_is_that_of_the_file(module: CheckModule) -> None:
    assert module.name[:6].upper() == f"{module.check.code}_"


def test_the_check_explains_itself_in_whole_sentences(module: CheckModule) -> None:
    assert module.explanation.endswith(".")
    assert "\n\n" in module.explanation
    assert module.check.title.sv.endswith(".")
    assert module.check.title.en.endswith(".")
    assert module.check.quiet.sv.endswith(".")
    assert module.check.quiet.en.endswith(".")


def test_the_check_has_a_wrong_and_a_right_example(module: CheckModule) -> None:
    assert [bool(example(CASES / module.name / kind)) for kind in ("fel", "ratt")] == [True, True]


def test_no_folder_of_cases_is_without_its_check() -> None:
    folders = sorted(path.name for path in CASES.iterdir() if path.is_dir())

    assert [module.name for module in all_checks()] == folders


def test_an_example_is_all_files_of_the_first_case_rules_first(tmp_path: Path) -> None:
    for name in ("2-b.mal", "1-a.yaml", "1-a.2019.mal", "1-a.mal", "1-a.txt", "1-a.2019.yaml"):
        (tmp_path / name).write_text("", "utf-8")

    expected = ["1-a.mal", "1-a.2019.mal", "1-a.yaml", "1-a.2019.yaml"]

    assert expected == [path.name for path in example(tmp_path)]


def test_an_empty_folder_has_no_example(tmp_path: Path) -> None:
    assert example(tmp_path) == ()


def test_the_page_quotes_the_example_word_for_word(tmp_path: Path) -> None:
    check = Check(
        "MK999",
        "påhittad",
        Severity.WARNING,
        Consequence.WORDING,
        Text("Något är fel.", "Something is wrong."),
        Text("Tyst.", "Quiet."),
    )
    for kind, rule in (("fel", "mål 2020 minst 5"), ("ratt", "mål 2020 minst 6")):
        folder = tmp_path / "mk999_made_up" / kind
        folder.mkdir(parents=True)
        (folder / "1-a.mal").write_text(f"nyckeltal a\n  {rule}\n", "utf-8")
    said = "MK999 varning a mal:1:1 något är fel\n    en: wrong\n    hjälp: gör så\n    help: do so\n"
    (tmp_path / "mk999_made_up" / "fel" / "1-a.txt").write_text(said, "utf-8")
    module = CheckModule("mk999_made_up", check, lambda _: iter(()), lambda _: iter(()), "Vad den finner.\n\nVarför.")

    expected = """\
## MK999 påhittad

Varning. Något är fel.

Vad den finner.

Varför.

Så här blir det ett fynd:

```malkoll
nyckeltal a
  mål 2020 minst 5
```

```text
MK999 varning a mal:1:1 något är fel
    hjälp: gör så
```

Så här blir det inget:

```malkoll
nyckeltal a
  mål 2020 minst 6
```
"""
    text = page((module,), (), tmp_path)

    assert expected == text[text.index("## MK999") :]
    assert "| [MK999](#mk999-påhittad) | påhittad | varning | Något är fel. |" in text
