"""The extension for VS Code knows the words of the language, and the files in it are those that are generated."""

import json
import re
from pathlib import Path

from dsl.expected import keywords, units
from dsl.table import table
from language_server.textmate import PAGE, textmate
from readers.command_line import COMMANDS

EXTENSION = Path(__file__).parent.parent / "editors" / "vscode"


def patterns() -> dict[str, str]:
    return {pattern["name"]: pattern["match"] for pattern in json.loads(textmate())["patterns"]}


def test_the_committed_grammar_is_what_the_language_gives() -> None:
    """`python -m language_server.textmate` writes it anew."""
    assert PAGE.read_text("utf-8") == textmate()


def test_every_word_of_the_language_has_a_colour() -> None:
    every = " ".join(patterns().values()).replace("\\", "")
    words = {word for word in keywords() if word[0].isalpha()}

    missing = {word for word in words if not re.search(rf"(?<![\w/.]){re.escape(word)}(?![\w/])", every)}
    assert missing == set()


def test_headings_and_units_have_colours_of_their_own() -> None:
    heading, unit = patterns()["meta.heading.malkoll"], patterns()["support.type.unit.malkoll"]

    assert {word for word in table().headings if word in heading} == table().headings
    assert {"kr/inv", "mnkr", "procent"} <= {word for word in units() if word in unit}
    assert "bedömning|nämndsmål|nämndmål|mål" in heading


def test_enter_after_a_heading_begins_its_first_line() -> None:
    configuration = json.loads((EXTENSION / "language-configuration.json").read_text("utf-8"))

    (rule,) = configuration["onEnterRules"]
    begins = re.fullmatch(r"\^\(\?:(.*?)\)\(\?:\\s\.\*\)\?\$", rule["beforeText"])
    assert begins is not None
    assert frozenset(begins.group(1).split("|")) == table().headings
    assert rule["action"] == {"indent": "none", "appendText": "  "}
    assert configuration["comments"] == {"lineComment": "#"}


def test_the_extension_starts_a_command_that_exists() -> None:
    package = json.loads((EXTENSION / "package.json").read_text("utf-8"))
    source = (EXTENSION / "src" / "extension.js").read_text("utf-8")

    assert (package["name"], package["publisher"], package["license"]) == ("malkoll", "malkoll", "EUPL-1.2")
    assert package["contributes"]["languages"][0]["extensions"] == [".mal"]
    assert (EXTENSION / package["contributes"]["grammars"][0]["path"]) == EXTENSION / PAGE.relative_to(EXTENSION)
    assert 'args: ["lsp"]' in source
    assert "lsp" in COMMANDS
    for setting in re.findall(r'settings\.get\("(\w+)"\)', source):
        assert f"malkoll.{setting}" in package["contributes"]["configuration"]["properties"]


def test_what_is_downloaded_and_built_is_not_committed() -> None:
    ignored = (EXTENSION.parent.parent / ".gitignore").read_text("utf-8").split("\n")

    assert {"node_modules/", "*.vsix", "dist/", "editors/vscode/LICENSE"} <= set(ignored)
    lock = json.loads((EXTENSION / "package-lock.json").read_text("utf-8"))
    package = json.loads((EXTENSION / "package.json").read_text("utf-8"))
    assert lock["packages"][""]["devDependencies"] == package["devDependencies"]
