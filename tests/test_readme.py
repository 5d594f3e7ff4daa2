"""What README.md shows is what happens: the rules are the real ones, the output is that of the command."""

import re
from pathlib import Path

import pytest
from shown import Block, blocks, commands, missing, written

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def test_the_rules_shown_stand_in_the_rule_file() -> None:
    (shown,) = blocks(README, "malkoll")

    assert missing(shown.text, (ROOT / "rules" / "alingsas-ks-2020.mal").read_text("utf-8")) == []


@pytest.mark.parametrize("block", blocks(README, "console"), ids=lambda block: block.text.split("\n")[0])
def test_the_output_shown_is_that_of_the_command(
    block: Block, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.delenv("MALKOLL_LANG", raising=False)
    (command,) = commands(block)

    assert missing(command.shown, written(command, capsys)) == []


def test_something_is_shown_of_each_command() -> None:
    assert [block.text.split()[2] for block in blocks(README, "console")] == ["check", "explain", "check"]


def test_the_two_commands_are_there_to_be_copied() -> None:
    install = "python3 -m venv .venv && .venv/bin/pip install -q"

    assert f"{install} . && .venv/bin/malkoll check rules/alingsas-ks-2020.mal cases/alingsas-ks-2020.yaml\n" in README
    assert f'{install} ".[dev]" && .venv/bin/python -m pytest\n' in README


@pytest.mark.parametrize(
    "page",
    [
        "README.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        "docs/arkitektur.md",
        "docs/kom-igang.md",
        "docs/rapporter.md",
        "rules/gemensamt/README.md",
    ],
)
def test_every_file_that_a_page_links_to_is_there(page: str) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", (ROOT / page).read_text("utf-8"))

    assert [link for link in links if not ((ROOT / page).parent / link).exists()] == []
