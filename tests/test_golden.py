"""Whole outputs as text: what a plan is read as, and everything that is said of a goal, in both languages.

tests/golden/plans/NAME.mal is a rule file, NAME.txt the plan it is resolved to and what is told about it; where
there is a NAME.tree, it is what the file is parsed to, with the place of every part.
tests/golden/assessments/STEM.txt has, below `## clause: name` of a case of tests/semantics/STEM.json, every line
that is said of it; a case that does not stand there is not compared. MALKOLL_REWRITE=1 writes the expected files
anew, every third case of the suite among the assessments: read the difference before it is committed.
"""

import json
import os
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any

import attrs
import pytest

from dsl.parser import parse, parse_policy
from engine.assessment import Assessment, Evaluated, MeasureAssessment
from engine.plan import PolicyInForce
from engine.policies import BUILT_IN_ORIGIN
from engine.resolve import resolve
from engine.run import Options, Result, run
from findings.finding import Finding, Label
from findings.span import Span
from findings.text import Text
from readers.yaml_case import read_cases

HERE = Path(__file__).parent
PLANS = sorted((HERE / "golden" / "plans").glob("*.mal"))
TREES = sorted((HERE / "golden" / "plans").glob("*.tree"))
SUITE = HERE / "semantics"
ASSESSMENTS = HERE / "golden" / "assessments"
STEMS = sorted(path.stem for path in SUITE.glob("*.json"))
EVERY = 3
#: The cases of the suite state no verdicts.
WITHOUT = ("MK408",)
REWRITE = os.environ.get("MALKOLL_REWRITE") == "1"


# --- Plans ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", PLANS, ids=[path.stem for path in PLANS])
def test_the_plan_is_read_so_and_its_mistakes_are_told_so(path: Path) -> None:
    units = [parse(text, document) for document, text in _documents(path)]
    plan, findings = resolve(tuple(file for file, _ in units))
    told = (*(finding for _, unread in units for finding in unread), *findings)
    shown = "".join(f"{line}\n" for line in (*_shown("plan", plan, 0), *(_finding(one) for one in told)))
    expected = path.with_suffix(".txt")
    if REWRITE:
        expected.write_text(shown, "utf-8")

    assert shown.splitlines() == expected.read_text("utf-8").splitlines()


@pytest.mark.parametrize("path", TREES, ids=[path.stem for path in TREES])
def test_every_line_is_parsed_so_and_has_its_place(path: Path) -> None:
    file, unread = parse(path.with_suffix(".mal").read_text("utf-8"), path.stem)
    shown = "".join(f"{line}\n" for line in _shown("file", file, 0)).replace(f"{path.stem}:", "")
    if REWRITE:
        path.write_text(shown, "utf-8")

    assert unread == ()
    assert shown.splitlines() == path.read_text("utf-8").splitlines()


def _documents(path: Path) -> list[tuple[str, str]]:
    """What the rule file uses before itself: the parts of `name.mal` between lines `### document`, in order."""
    parts = path.read_text("utf-8").split("### ")
    named = [part.partition("\n")[::2] for part in parts[1:]]
    return named or [(path.name, parts[0])]


def _shown(name: str, value: Any, depth: int) -> Iterator[str]:
    """`value` as indented lines: what is empty, or none, or the place of a part of a line, is left out."""
    indent = "  " * depth
    if value is None or value is False or value == ():
        return
    if attrs.has(type(value)) and not isinstance(value, Span):
        yield f"{indent}{name}: {type(value).__name__}"
        for field in attrs.fields(type(value)):
            yield from _shown(field.name, getattr(value, field.name), depth + 1)
    elif isinstance(value, tuple) and any(attrs.has(type(one)) or isinstance(one, tuple) for one in value):
        for number, one in enumerate(value):
            yield from _shown(f"{name}[{number}]", one, depth)
    else:
        yield f"{indent}{name}: {_plain(value)}"


def _plain(value: Any) -> str:
    if isinstance(value, Span):
        return _place(value)
    if isinstance(value, Enum):
        return value.name
    if isinstance(value, tuple):
        return ", ".join(_plain(one) for one in value)
    return f'"{value}"' if isinstance(value, str) else str(value)


# --- Assessments ---------------------------------------------------------------------------------


def _suite(stem: str) -> dict[str, dict[str, Any]]:
    groups = json.loads((SUITE / f"{stem}.json").read_text("utf-8"))
    return {f"{group['clause'].split()[0]}: {case['name']}": case for group in groups for case in group["cases"]}


def _told(case: dict[str, Any]) -> str:
    result = _judged(case)
    lines = [line for evaluated in result.evaluated for line in _evaluated(evaluated)]
    lines += [_finding(finding) for finding in result.findings if finding.code not in WITHOUT]
    return "".join(f"{line}\n" for line in lines)


def _judged(case: dict[str, Any]) -> Result:
    texts = {name: _joined(lines) for name, lines in case.get("files", {}).items()}
    plan = _joined(case["plan"])
    own = any(line.startswith("plan ") for line in plan.splitlines())
    texts["prov.mal"] = plan if own else 'plan "Prov"\n  år 2020\n' + plan
    files = tuple(parse(text, document)[0] for document, text in texts.items())
    given = case.get("case")
    if isinstance(given, dict):
        given = json.dumps({**given, "rapport": {"titel": "Prov", "period": "2020", **given.get("rapport", {})}})
    cases = () if given is None else read_cases(_joined(given), "prov.yaml")[0]
    policies = [parse_policy(sentence)[0] for sentence in case.get("policies", [])]
    on = date.fromisoformat(case["date"]) if "date" in case else None
    return run((files,), cases, Options(tuple(one for one in policies if one is not None), on))


def _joined(lines: str | list[str]) -> str:
    return lines if isinstance(lines, str) else "\n".join(lines) + "\n"


def _evaluated(evaluated: Evaluated) -> Iterator[str]:
    yield f"år {evaluated.year}, dag {evaluated.on}, okända rader: {[row.measure for row in evaluated.unknown_rows]}"
    for assessment in evaluated.assessments:
        yield from _assessment(assessment)
    named = {id(one.measure) for assessment in evaluated.assessments for one in assessment.measures}
    for measure in evaluated.measures:
        if id(measure.measure) not in named:
            yield _measure("utan mål", measure)


def _assessment(assessment: Assessment) -> Iterator[str]:
    word = assessment.stated.word if assessment.stated is not None else None
    stated = "-" if word is None else f'"{word.printed}"'
    yield (
        f'{assessment.name} "{assessment.sentence}" {_place(assessment.place)}: {stated} '
        f"{_plain(assessment.stated_classes)} -> {assessment.computed_word} ({assessment.computed.name}, "
        f"{assessment.why}) {list(assessment.marks)} år {list(assessment.basis_years)}"
    )
    upper = " (övre gräns)" if assessment.upper_bound else ""
    yield f"  möjligt: {_plain(assessment.possible)}; av avrundning: {_plain(assessment.possible_rounding)}{upper}"
    for measure in assessment.measures:
        yield _measure("mått", measure)
    for measure in assessment.indicators:
        yield _measure("indikator", measure)
    if assessment.by_measures is not None:
        yield f"  efter måtten: {assessment.by_measures.name}"
    for reason in assessment.reasons:
        yield f"  {_both(reason)}"
    for other in assessment.alternatives:
        yield f"  annars: {_both(other.policy)} -> {other.computed} ({other.of_class.name})"
    for error in assessment.errors:
        yield f"  {error.code} {_both(error.message)} {[_label(one) for one in error.labels]} {_both(error.help)}"


def _measure(role: str, one: MeasureAssessment) -> str:
    evidence = one.evidence
    printed = None if evidence.cell is None else evidence.cell.printed
    target = None if one.target is None else f"{one.target.year} {one.target.target.printed}"
    in_force = attrs.asdict(one.policies, recurse=False).values()
    policies = "; ".join(_policy(value) for value in in_force if value and value.origin != BUILT_IN_ORIGIN)
    decided = "" if evidence.policy is None else f" ty {_policy(evidence.policy)}"
    return (
        f'  {role} {evidence.measure} {evidence.expected_year}: {evidence.state.name} {evidence.year} "{printed}" '
        f"= {evidence.value} (nivå {evidence.level}) mot {target}: {one.reached.name} {one.partly.name} "
        f"marginal {one.margin} gräns {one.limit} [{policies}]{decided}"
    )


def _policy(policy: PolicyInForce) -> str:
    limits = "" if policy.margin is None and policy.max_age is None else f" ({policy.margin}, {policy.max_age})"
    return f"{policy.kind.value} {policy.action.value}{limits} av {policy.origin}"


# --- What both have ------------------------------------------------------------------------------


def _finding(finding: Finding) -> str:
    lines = [
        f"{finding.code} {finding.slug} {finding.severity.value} {finding.consequence.name} {finding.goal} "
        f"{finding.flips_verdict} {finding.accepted is not None}",
        f"  {_both(finding.message)}",
        *(f"  {_label(label)}" for label in finding.labels),
    ]
    return "\n".join([*lines, *([f"  hjälp: {_both(finding.help)}"] if finding.help else [])])


def _label(label: Label) -> str:
    return f"{_place(label.span)} {_both(label.text)}".strip()


def _place(span: Span) -> str:
    return f"{span.document}:{span.line}:{span.column}-{span.end}"


def _both(text: Text | None) -> str:
    if text is None:
        return ""
    return text.sv if text.sv == text.en else f"{text.sv} | {text.en}"


# --- The assessments compared ------------------------------------------------------------------------


def _clauses() -> Iterator[Any]:
    """The cases compared, those of one clause together: their names and what was said of each."""
    for stem in STEMS:
        path = ASSESSMENTS / f"{stem}.txt"
        if REWRITE:
            told = [f"## {name}\n{_told(case)}" for name, case in _suite(stem).items()]
            path.write_text("".join(told[::EVERY]), "utf-8")
        by_clause: dict[str, dict[str, str]] = {}
        for part in path.read_text("utf-8").split("## ")[1:]:
            name, _, before = part.partition("\n")
            by_clause.setdefault(name.partition(":")[0], {})[name] = before
        yield from (pytest.param(stem, cases, id=f"{stem} {clause}") for clause, cases in by_clause.items())


@pytest.mark.parametrize(("stem", "cases"), list(_clauses()))
def test_everything_that_is_said_of_a_case_stands_as_it_did(stem: str, cases: dict[str, str]) -> None:
    suite = _suite(stem)

    assert [(name, _told(suite[name])) for name, before in cases.items() if _told(suite[name]) != before] == []


def test_every_number_of_a_plan_is_shown_exactly() -> None:
    assert [*_shown("x", "a", 0), *_shown("y", Decimal("1.50"), 0)] == ['x: "a"', "y: 1.50"]
