"""docs/fall.schema.json describes the case files that are read, neither more nor less."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from readers.yaml_case import read_cases

ROOT = Path(__file__).parent.parent
SCHEMA = json.loads((ROOT / "docs" / "fall.schema.json").read_text(encoding="utf-8"))
DOCS = (ROOT / "docs" / "fallfil.md").read_text(encoding="utf-8")
CASES = sorted((ROOT / "cases").glob("*.yaml"))


def as_text(text: str) -> Any:
    """The case file with every scalar as text, as Målkoll reads it."""
    return yaml.load(text, Loader=yaml.BaseLoader)


def complaints(data: Any) -> list[str]:
    return [each.json_path for each in Draft202012Validator(SCHEMA).iter_errors(data)]


def full_example() -> str:
    (example,) = re.findall(r"```yaml\n(.*?)```", DOCS, re.DOTALL)
    return example


def test_schema_is_a_schema():
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_schema_allows_each_case_of_the_project(path):
    text = path.read_text(encoding="utf-8")

    assert complaints(as_text(text)) == []
    assert read_cases(text, path.name)[1] == ()


def test_schema_allows_the_full_example_of_the_docs_which_is_read_without_finding():
    assert complaints(as_text(full_example())) == []
    assert read_cases(full_example(), "fallfil.md")[1] == ()


def test_schema_allows_what_an_editor_takes_for_numbers_and_nothing():
    data = {"rapport": {"period": 2020}, "utfall": {"x": {"målvärde": {"2020": 64}, "2020": None}}, "tabeller": None}

    assert complaints(data) == []


WRONG = {
    "no report": "plan: A",
    "no period": "rapport: {titel: T}",
    "period": "rapport: {period: 2020-13}",
    "date": "rapport: {period: 2020, datum: i mars}",
    "hash": "rapport: {period: 2020, sha256: abc}",
    "English key": "rapport: {period: 2020}\noutcomes: {}",
    "unknown key": "rapport: {period: 2020}\nutfall: {x: {mål: 5}}",
    "no year": "rapport: {period: 2020}\nutfall: {x: {målvärde: {nu: 5}}}",
    "list for a cell": "rapport: {period: 2020}\nutfall: {x: {2020: [5]}}",
    "cell without text": "rapport: {period: 2020}\nutfall: {x: {2020: {rad: 5}}}",
    "line": "rapport: {period: 2020}\nutfall: {x: {plats: {rad: noll}}}",
    "sex": "rapport: {period: 2020}\nutfall: {x: {kön: {A: {2020: 5}}}}",
    "list of assessments": "rapport: {period: 2020}\nbedömningar: [x]",
    "claim without words": "rapport: {period: 2020}\npåståenden: [{citat: x}]",
    "table without name": "rapport: {period: 2020}\ntabeller: [{kolumner: [A]}]",
    "table without columns": "rapport: {period: 2020}\ntabeller: [{namn: T}]",
}


@pytest.mark.parametrize("name", WRONG)
def test_what_the_schema_refuses_the_reader_tells(name):
    assert complaints(as_text(WRONG[name])) != []
    assert read_cases(WRONG[name], "fall.yaml")[1] != ()


def described(node: Any) -> list[str]:
    """Every key of the schema's properties that has neither a description nor one behind its reference."""
    missing = []
    if isinstance(node, dict):
        for key, value in node.get("properties", {}).items():
            target = SCHEMA["$defs"].get(value.get("$ref", "").removeprefix("#/$defs/"), {})
            if "description" not in value and "description" not in target:
                missing.append(key)
    for value in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        missing.extend(described(value))
    return missing


def test_every_key_is_described():
    assert described(SCHEMA) == []


def test_docs_name_every_key_of_the_schema():
    assert [each for each in sorted(_keys(SCHEMA)) if f"`{each}`" not in DOCS and f"{each}:" not in DOCS] == []


def _keys(node: Any) -> set[str]:
    found = set(node.get("properties", ())) if isinstance(node, dict) else set()
    for value in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        found |= _keys(value)
    return found
