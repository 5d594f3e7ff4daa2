"""docs/semantik.md has every clause that the pages, the code and the language-neutral suite refer to, once."""

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "semantik.md").read_text("utf-8")
CLAUSES = re.findall(r"^### (\S+)$", PAGE, re.MULTILINE)
#: How code and tests refer to a clause: `semantics 2.3`, `figures F2.7`, `clause 7`.
REFERENCE = re.compile(r"\b(?:semantics|figures|clauses?),? (?:clauses? )?(F?\d(?:\.\d)?)\b")
#: A whole chapter, which some modules are about.
CHAPTERS = re.findall(r"^## (\S+) ", PAGE, re.MULTILINE)


def test_every_clause_stands_once_and_in_order() -> None:
    expected = [
        *(f"1.{n}" for n in range(1, 8)),
        *(f"2.{n}" for n in range(1, 10)),
        *(f"3.{n}" for n in range(1, 8)),
        *(f"4.{n}" for n in range(1, 7)),
        *(f"5.{n}" for n in range(1, 5)),
        *("6.1", "6.2", "7"),
        *(f"F1.{n}" for n in range(1, 8)),
        *(f"F2.{n}" for n in range(1, 8)),
        *("F3", "F4", "F5"),
    ]

    assert expected == CLAUSES


def test_every_clause_of_the_suite_is_on_the_page() -> None:
    named = {
        clause
        for path in sorted((ROOT / "tests" / "semantics").glob("*.json"))
        for group in json.loads(path.read_text("utf-8"))
        for clause in re.findall(r"\d(?:\.\d)?", group["clause"])
    }

    assert sorted(named - set(CLAUSES)) == []


@pytest.mark.parametrize("page", ["sprak.md", "kom-igang.md", "fallfil.md", "ordlista.md"])
def test_every_clause_that_a_page_refers_to_is_there(page: str) -> None:
    path = ROOT / "docs" / page
    links = re.findall(r"\[([^\]]+)\]\(semantik\.md#([^)]+)\)", path.read_text("utf-8")) if path.exists() else []

    assert [(name, at) for name, at in links if name not in CLAUSES or at != name.replace(".", "").lower()] == []


def test_the_language_page_refers_to_the_clauses_that_a_planner_meets() -> None:
    links = re.findall(r"\(semantik\.md#([^)]+)\)", (ROOT / "docs" / "sprak.md").read_text("utf-8"))

    # What is left are laws, the inner workings of possible verdicts, and figures in prose.
    of_planner = [clause for clause in CLAUSES if clause[0] in "1236" or clause in ("4.4", "4.5", "5.4", "7", "F4")]
    assert [clause for clause in of_planner if clause.replace(".", "").lower() not in links] == ["1.5", "3.2"]


def test_every_clause_that_the_code_refers_to_is_on_the_page() -> None:
    missing = {
        (path.relative_to(ROOT).as_posix(), clause)
        for folder in ("findings", "dsl", "engine", "authoring", "readers", "writers", "commands")
        for path in sorted((ROOT / folder).rglob("*.py"))
        for clause in REFERENCE.findall(path.read_text("utf-8"))
        if clause not in (*CLAUSES, *CHAPTERS)
    }

    assert sorted(missing) == []


@pytest.mark.parametrize("page", ["sprak.md", "semantik.md", "ordlista.md", "fallfil.md"])
def test_every_link_of_a_page_leads_somewhere(page: str) -> None:
    path = ROOT / "docs" / page
    broken = []
    for file, heading in re.findall(r"\]\((?!https?:)([^)#]*)#?([^)]*)\)", path.read_text("utf-8")):
        there = path.parent / file if file else path
        if not there.exists() or (heading and heading not in _headings(there)):
            broken.append((file, heading))

    assert broken == []


def _headings(page: Path) -> list[str]:
    """What the headings of a page are linked to by."""
    found = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return [re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in found]
