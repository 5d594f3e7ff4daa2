"""The language-neutral suite of tests/semantics/*.json, run in process: plan and case in, verdict out."""

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from dsl.ast import Class
from dsl.parser import parse, parse_policy
from engine.assessment import Assessment, MeasureAssessment
from engine.plan import Plan
from engine.run import Options, Result, run
from readers.yaml_case import read_cases

SUITE = Path(__file__).parent / "semantics"
WITHOUT_OWN_PLAN = 'plan "Prov"\n  år 2020\n'
REPORT = {"titel": "Prov", "period": "2020"}

#: Clauses of semantics.md that speak of values in, verdict out; the laws of 5 are property tests.
CLAUSES = (
    [f"1.{n}" for n in range(1, 8)]
    + [f"2.{n}" for n in range(1, 10)]
    + [f"3.{n}" for n in range(1, 8)]
    + [f"4.{n}" for n in range(1, 7)]
    + ["6.1", "6.2", "7"]
)


def groups() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every clause group of the suite with the file it stands in."""
    for path in sorted(SUITE.glob("*.json")):
        for group in json.loads(path.read_text(encoding="utf-8")):
            yield path.stem, group


def cases() -> Iterator[Any]:
    """One parameter a case, named by its file, its clause and its sentence."""
    for stem, group in groups():
        for case in group["cases"]:
            yield pytest.param(case, id=f"{stem}: {group['clause']}: {case['name']}")


def text_of(lines: str | list[str]) -> str:
    return lines if isinstance(lines, str) else "\n".join(lines) + "\n"


def plan_text(case: dict[str, Any]) -> str:
    text = text_of(case["plan"])
    has_plan = any(line.startswith("plan ") for line in text.splitlines())
    return text if has_plan else WITHOUT_OWN_PLAN + text


def case_text(case: dict[str, Any]) -> str:
    """The case as YAML; JSON is YAML already."""
    given = case["case"]
    if isinstance(given, list):
        return text_of(given)
    report = {**REPORT, **given.get("rapport", {})}
    return json.dumps({**given, "rapport": report}, ensure_ascii=False)


def judge(case: dict[str, Any]) -> Result:
    """What the engine says of one case of the suite."""
    texts = {name: text_of(lines) for name, lines in case.get("files", {}).items()}
    texts["prov.mal"] = plan_text(case)
    files = []
    for document, text in texts.items():
        file, findings = parse(text, document)
        assert [one.message.sv for one in findings] == []
        files.append(file)
    read = ()
    if "case" in case:
        read, findings = read_cases(case_text(case), "prov.yaml")
        assert [one.message.sv for one in findings] == []
    policies = []
    for sentence in case.get("policies", []):
        policy, findings = parse_policy(sentence)
        assert policy is not None, [one.message.sv for one in findings]
        policies.append(policy)
    on = date.fromisoformat(case["date"]) if "date" in case else None
    return run((tuple(files),), read, Options(policies=tuple(policies), on=on))


def word(plan: Plan, of_class: Class) -> str:
    """The plan's first word of the class, else the built-in one (3.3)."""
    own = [one.word for one in plan.scale if of_class in one.classes]
    return own[0] if own else of_class.value


def named(assessment: Assessment, name: str) -> MeasureAssessment:
    return next(one for one in assessment.measures if one.measure.name == name)


def said(plan: Plan, assessment: Assessment, expected: dict[str, Any]) -> dict[str, Any]:
    """The assessment in the suite's terms, as far as `expected` asks."""
    margins = {name: named(assessment, name).margin for name in expected.get("margin", {}) if "margin" in expected}
    answers = {
        "computed": assessment.computed_word,
        "marks": list(assessment.marks),
        "why": None if assessment.why is None else assessment.why.value,
        "possible": [word(plan, one) for one in assessment.possible],
        "possible_rounding": [word(plan, one) for one in assessment.possible_rounding],
        "upper_bound": assessment.upper_bound,
        "margin": margins,
        "errors": [one.code for one in assessment.errors],
        "by_measures": None if assessment.by_measures is None else word(plan, assessment.by_measures),
    }
    return {key: answers[key] for key in expected}


def asked(expected: dict[str, Any]) -> dict[str, Any]:
    """What is expected, with margins as numbers."""
    margins = {name: None if value is None else Decimal(value) for name, value in expected.get("margin", {}).items()}
    return {**expected, "margin": margins} if "margin" in expected else expected


@pytest.mark.parametrize("case", list(cases()))
def test_the_verdict_is_what_the_clause_says(case: dict[str, Any]) -> None:
    result = judge(case)
    told = {one.code for one in result.findings}

    if "expect" in case:
        (evaluated,) = result.evaluated
        by_name = {one.name: one for one in evaluated.assessments}
        expected = {name: asked(one) for name, one in case["expect"].items()}
        assert expected == {name: said(evaluated.plan, by_name[name], one) for name, one in case["expect"].items()}
    assert set(case.get("told", [])) <= told
    assert set() == set(case.get("silent", [])) & told
    for code, flips in case.get("flips_verdict", {}).items():
        assert [flips] == [one.flips_verdict for one in result.findings if one.code == code]


HEADINGS = ("plan", "varje", "prioriterat", "samlad", "indikator", "nyckeltal", "nämndsmål", "uppdrag", "aktivitet")


def upside_down(text: str) -> str:
    """The same plan with its blocks, and the lines of each block but the plan's own, in reverse order."""
    blocks: list[list[str]] = []
    for line in text.splitlines():
        if line.startswith(HEADINGS):
            blocks.append([])
        blocks[-1].append(line)
    plan, *others = blocks
    turned = [[heading, *reversed(lines)] for heading, *lines in reversed(others)]
    return "".join(f"{line}\n" for block in [plan, *turned] for line in block)


def first_cases() -> Iterator[Any]:
    """The first case of every group that has verdicts and one file, for laws that hold of them all."""
    for stem, group in groups():
        first = next((one for one in group["cases"] if "expect" in one and "files" not in one), None)
        if first is not None:
            yield pytest.param(first, id=f"{stem}: {group['clause']}")


@pytest.mark.parametrize("case", list(first_cases()))
def test_the_order_of_blocks_and_lines_changes_no_verdict(case: dict[str, Any]) -> None:
    """Law 5.4."""
    (as_written,) = judge(case).evaluated
    (turned,) = judge({**case, "plan": upside_down(plan_text(case))}).evaluated

    keys = dict.fromkeys(("computed", "marks", "why", "possible", "possible_rounding", "errors"))
    by_name = {one.name: one for one in turned.assessments}
    assert [said(as_written.plan, one, keys) for one in as_written.assessments] == [
        said(turned.plan, by_name[one.name], keys) for one in as_written.assessments
    ]


def test_every_clause_has_cases() -> None:
    written = {group["clause"].split()[0] for _, group in groups() if group["cases"]}

    assert sorted(CLAUSES) == sorted(written)


def test_every_case_is_a_sentence_of_its_own() -> None:
    names = [(group["clause"], case["name"]) for _, group in groups() for case in group["cases"]]

    assert sorted(set(names)) == sorted(names)


def test_every_case_has_only_known_keys_and_something_to_compare() -> None:
    keys = {"name", "plan", "files", "case", "policies", "date", "expect", "told", "silent", "flips_verdict"}
    for _, group in groups():
        assert {"clause", "says", "cases"} == set(group)
        for case in group["cases"]:
            assert set(case) <= keys, case["name"]
            assert set(case) & {"expect", "told", "silent", "flips_verdict"}, case["name"]
