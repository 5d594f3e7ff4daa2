"""What README.md shows is what happens: the rules are the real ones, the output is that of the command."""

import re
from pathlib import Path

import pytest

import cli

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
#: Stands for lines left out of a shown text.
LEFT_OUT = "[…]"
FENCED = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def _blocks(language: str) -> list[str]:
    return [text for of, text in FENCED.findall(README) if of == language]


def _shown_in_order(shown: str, whole: str) -> list[str]:
    """The pieces between the left-out lines that do not stand in `whole`, in their order."""
    at = 0
    missing = []
    for piece in re.split(rf"^{re.escape(LEFT_OUT)}\n", shown, flags=re.MULTILINE):
        found = whole.find(piece, at)
        if found < 0 or (found > 0 and whole[found - 1] != "\n"):
            missing.append(piece)
        else:
            at = found + len(piece)
    return missing


def test_the_rules_shown_stand_in_the_rule_file() -> None:
    (shown,) = _blocks("malkoll")

    assert _shown_in_order(shown, (ROOT / "rules" / "alingsas-ks-2020.mal").read_text("utf-8")) == []


@pytest.mark.parametrize("block", _blocks("console"), ids=lambda block: block.split("\n")[0])
def test_the_output_shown_is_that_of_the_command(
    block: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.delenv("MALKOLL_LANG", raising=False)
    command, _, shown = block.partition("\n")
    program, *words = command.removeprefix("$ ").split()

    cli.main(words)

    assert program == "malkoll"
    assert _shown_in_order(shown, capsys.readouterr().out) == []


def test_something_is_shown_of_each_command() -> None:
    assert [block.split()[2] for block in _blocks("console")] == ["check", "explain"]


def test_the_two_commands_are_there_to_be_copied() -> None:
    install = "python3 -m venv .venv && .venv/bin/pip install -q"

    assert f"{install} . && .venv/bin/malkoll check rules/alingsas-ks-2020.mal cases/alingsas-ks-2020.yaml\n" in README
    assert f'{install} ".[dev]" && .venv/bin/python -m pytest\n' in README


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/arkitektur.md"])
def test_every_file_that_a_page_links_to_is_there(page: str) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", (ROOT / page).read_text("utf-8"))

    assert [link for link in links if not ((ROOT / page).parent / link).exists()] == []
