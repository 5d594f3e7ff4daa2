"""Reports of invented boards in the layouts that boards use, each read in full: goals, figures, verdicts, questions.

`layouts/NAME.txt`, `.html` or `.md` is a report, `NAME.mal` its plan where it has one, `NAME.läst` what is to be read.
"""

from pathlib import Path

import pytest

from dsl.parser import parse
from engine.plan import Plan
from engine.resolve import resolve
from interpret.reading import read
from readers.report import read_report, text_of
from tests.shown_reading import shown

LAYOUTS = Path(__file__).parent / "layouts"
REPORTS = sorted(path for path in LAYOUTS.iterdir() if path.suffix in (".txt", ".html", ".md"))


def reading_of(path: Path, plans: tuple[Plan, ...]) -> str:
    data = path.read_bytes()
    return shown(read(read_report(data, path.name), plans, None, text_of(data, path.name)))


def plan_of(path: Path) -> Plan:
    plan, findings = resolve((parse(path.read_text("utf-8"), path.name)[0],))
    assert plan is not None, findings
    return plan


def all_of(path: Path) -> str:
    """What is read without a plan, and with the report's own where it has one."""
    text = reading_of(path, ())
    rules = path.with_suffix(".mal")
    return text if not rules.exists() else f"{text}--- med plan\n{reading_of(path, (plan_of(rules),))}"


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_a_report_is_read_in_full(path: Path) -> None:
    assert all_of(path) == path.with_suffix(".läst").read_text("utf-8")


def test_every_reading_has_its_report() -> None:
    assert sorted(path.stem for path in LAYOUTS.glob("*.läst")) == [path.stem for path in REPORTS]
