"""Every check against its own wrong and right cases: tests/checks/README.md says how they are written."""

import os
from pathlib import Path

import pytest

from dsl.ast import File
from dsl.parser import parse
from engine.case import Case
from engine.resolve import resolve
from engine.run import Options, run
from findings.finding import SEVERITY_WORD, Finding
from findings.span import Span
from interpret.reading import read as read_report
from readers.plain_text import read_plain_text
from readers.yaml_case import read_cases

ROOT = Path(__file__).parent / "checks"
CHECKS = Path(__file__).parent.parent / "engine" / "checks"


def _cases(kind: str) -> list[Path]:
    """The first file of every case: `name.mal`, not the `name.2019.mal` that may stand beside it."""
    found = sorted(ROOT.glob(f"mk*/{kind}/*.mal"))
    return [path for path in found if "." not in path.stem]


def _label(path: Path) -> str:
    return f"{path.parent.parent.name}/{path.stem}"


def _together(path: Path, suffix: str) -> list[Path]:
    """The files of one case with `suffix`: `name.mal` first, then `name.2019.mal`."""
    return [
        *([own] if (own := path.with_suffix(suffix)).exists() else []),
        *sorted(path.parent.glob(f"{path.stem}.*{suffix}")),
    ]


def _document(path: Path, stem: str) -> str:
    return path.name[len(stem) + 1 :]


def _findings(path: Path) -> list[Finding]:
    """What the check of the folder finds in one case; that the files themselves can be read is asserted."""
    unreadable: list[Finding] = []
    units: list[tuple[File, ...]] = []
    cases: list[Case] = []
    for rules in _together(path, ".mal"):
        file, found = parse(rules.read_text("utf-8"), _document(rules, path.stem))
        units.append((file,))
        unreadable += found
    for report in _together(path, ".yaml"):
        read, found = read_cases(report.read_text("utf-8"), _document(report, path.stem))
        cases += read
        unreadable += found
    plans = tuple(plan for unit in units if (plan := resolve(unit)[0]) is not None)
    for report in _together(path, ".rapport.txt"):
        text, name = report.read_text("utf-8"), _document(report, path.stem)
        cases.append(read_report(read_plain_text(text, name), plans, None, text).case)
    result = run(tuple(units), tuple(cases), Options())
    unreadable += [finding for finding in result.findings if finding.code.startswith("MK0")]
    assert [_text(finding) for finding in unreadable] == []
    code = path.parent.parent.name[:5].upper()
    return [finding for finding in result.findings if finding.code == code]


def _text(finding: Finding) -> str:
    """One finding as it stands in a `.txt`: everything that it says, in both languages."""
    severity = "godtagen" if finding.accepted is not None else SEVERITY_WORD[finding.severity].sv
    first = finding.labels[0]
    lines = [
        f"{finding.code} {severity} {finding.goal or '-'} {_place(first.span)} {finding.message.sv}",
        f"    en: {finding.message.en}",
    ]
    for number, label in enumerate(finding.labels):
        if number or label.text is not None:
            text = label.text
            says = "" if text is None else f" {text.sv} | {text.en}" if text.en != text.sv else f" {text.sv}"
            lines.append(f"    {_place(label.span)}{says}")
    if finding.help is not None:
        lines += [f"    hjälp: {finding.help.sv}", f"    help: {finding.help.en}"]
    if finding.flips_verdict:
        lines.append("    vänder bedömningen")
    return "\n".join(lines) + "\n"


def _place(span: Span) -> str:
    return ":".join([span.document, *(str(part) for part in (span.line, span.column) if part is not None)])


@pytest.mark.parametrize("path", _cases("fel"), ids=_label)
def test_the_check_finds_what_is_wrong_and_says_it_so(path: Path) -> None:
    found = "".join(_text(finding) for finding in _findings(path))
    expected = path.with_suffix(".txt")
    if os.environ.get("MALKOLL_REWRITE") == "1":
        expected.write_text(found, "utf-8")

    assert found != ""
    assert found == expected.read_text("utf-8")


@pytest.mark.parametrize("path", _cases("ratt"), ids=_label)
def test_the_check_keeps_quiet_where_all_is_well(path: Path) -> None:
    assert "".join(_text(finding) for finding in _findings(path)) == ""


@pytest.mark.parametrize("check", sorted(path.stem for path in CHECKS.glob("mk*.py")))
def test_every_check_has_a_wrong_and_a_right_case(check: str) -> None:
    have = {kind: any((ROOT / check / kind).glob("*.mal")) for kind in ("fel", "ratt")}

    assert have == {"fel": True, "ratt": True}
