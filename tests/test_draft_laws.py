"""A rule file drafted from a report, and the same report checked with it: it has the report's own words and names."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from dsl.parser import parse
from engine.lint import lint
from engine.resolve import resolve
from engine.run import Options, run
from findings.finding import Severity
from interpret.draft import draft
from interpret.reading import Reading, read
from readers.report import read_report

ROOT = Path(__file__).parent.parent
_ENDINGS = {"tests/layouts": (".txt", ".md", ".html"), "tests/pdf_reports": (".pdf",), "examples": (".md",)}
_ASKED_WORD = re.compile(r'^ *# bedömning "(.*)" betyder ', re.MULTILINE)


def _reports() -> Iterator[Path]:
    for folder, endings in _ENDINGS.items():
        yield from sorted(path for path in (ROOT / folder).iterdir() if path.suffix in endings)


@pytest.mark.parametrize("path", list(_reports()), ids=lambda path: path.name)
def test_a_report_agrees_with_the_words_and_names_of_its_own_draft(path: Path) -> None:
    report = read_report(path.read_bytes(), path.name)
    alone = read(report, (), None)
    if not alone.found.goals and not alone.found.measures:
        pytest.skip("the report has nothing to draft")
    text = draft(alone.found, report, "u.mal").text
    tree, wrong = parse(text, "u.mal")
    plan, unresolved = resolve((tree,))
    assert wrong == ()
    assert plan is not None, unresolved
    linted = lint(((tree,),), None).findings
    assert {one.code for one in linted if one.severity is Severity.ERROR} <= {"MK201"}

    with_it = read(report, (plan,), None)
    assert {one.ask.sv for one in with_it.questions} <= {one.ask.sv for one in alone.questions}
    assert _verdicts(with_it) == _verdicts(alone)
    found = run(((tree,),), (with_it.case,), Options()).findings
    outside = [one.message.sv for one in found if one.code == "MK409"]
    asked = _ASKED_WORD.findall(text)
    assert [one for one in outside if not any(f'anges som "{word}"' in one for word in asked)] == []


def _verdicts(reading: Reading) -> list[tuple[str, list[str]]]:
    return [(goal.sentence.printed, [word.printed for word in goal.verdicts]) for goal in reading.found.goals]
