"""The decisions that targets rest on: in the explanations, in the findings and in the JSON text."""

import json
from pathlib import Path

import pytest

import cli
from dsl.parser import parse
from engine.decisions import Decisions, decided_sentences, decided_target, decisions_of
from engine.evaluate import evaluate
from engine.plan import Plan
from engine.resolve import resolve
from findings.text import Text
from readers.yaml_case import read_cases

CASE = """\
rapport: {titel: Årsredovisning 2020, period: 2020}
utfall:
  svar: {plats: {rad: 7}, 2020: "91 %"}
  klagomål: {plats: {rad: 8}, 2020: "3 %"}
bedömningar: {g: Helt uppfyllt}
"""


def _plan(target: str, decision: str = "", other: str = "") -> Plan:
    measured = "svar, klagomål" if other else "svar"
    text = f'plan "Mål"\n  år 2020\n  {decision}\nnämndsmål g "Svar"\n  mäts med {measured}\n'
    text += f'nyckeltal svar "Andel svar"\n  enhet andel\n  {target}\n'
    text += f'nyckeltal klagomål "Andel klagomål"\n  enhet andel\n  {other}\n' if other else ""
    file, findings = parse(text, "regler.mal")
    plan, of_plan = resolve((file,))
    assert (findings, of_plan) == ((), ())
    assert plan is not None
    return plan


def _said(plan: Plan) -> tuple[Text, ...]:
    targets = [(measure, target) for measure in plan.measures for target in measure.targets]
    return decided_sentences(targets, plan.decision)


KF, KS = 'beslut "KF 2019-11-27 § 210"', 'enligt "KS 2020-01-15 § 3"'


@pytest.mark.parametrize(
    ("target", "of_plan", "expected"),
    [
        ("minst 90 %", None, Decisions(None, False, None, None)),
        ("minst 90 %", "KF § 1", Decisions("KF § 1", True, None, None)),
        ('minst 90 % enligt "KS § 2"', "KF § 1", Decisions("KS § 2", False, None, None)),
        ('minst 90 % enligt "KS § 2"', None, Decisions("KS § 2", False, None, None)),
        ("minst 90 %, ändrat från minst 95 %", None, Decisions(None, False, "minst 95 %", None)),
        (
            'minst 90 %, ändrat från minst 95 % enligt "KS § 2"',
            "KF § 1",
            Decisions("KF § 1", True, "minst 95 %", "KS § 2"),
        ),
        (
            'minst 90 % enligt "KF § 4" ändrat från minst 95 % enligt "KS § 2"',
            "KF § 1",
            Decisions("KF § 4", False, "minst 95 %", "KS § 2"),
        ),
    ],
)
def test_a_target_rests_on_its_own_decision_else_on_the_plans(
    target: str, of_plan: str | None, expected: Decisions
) -> None:
    assert expected == decisions_of(_plan(f"mål 2020 {target}").measures[0].targets[0], of_plan)


@pytest.mark.parametrize(
    ("target", "decision", "expected"),
    [
        ("mål 2020 minst 90 %", "", ()),
        (
            "mål 2020 minst 90 %",
            KF,
            (
                Text(
                    "Målvärdet är beslutat enligt KF 2019-11-27 § 210.",
                    "The target was decided by KF 2019-11-27 § 210.",
                ),
            ),
        ),
        (
            f"mål 2020 minst 90 % {KS}",
            KF,
            (Text("Målvärdet är beslutat enligt KS 2020-01-15 § 3.", "The target was decided by KS 2020-01-15 § 3."),),
        ),
        (
            f"mål 2020 minst 90 %, ändrat från minst 95 % {KS}",
            "",
            (
                Text(
                    'Målvärdet är ändrat från "minst 95 %" enligt KS 2020-01-15 § 3.',
                    'The target was changed from "minst 95 %" by KS 2020-01-15 § 3.',
                ),
            ),
        ),
        (
            f"mål 2020 minst 90 %, ändrat från minst 95 % {KS}",
            KF,
            (
                Text(
                    'Målvärdet är beslutat enligt KF 2019-11-27 § 210 och ändrat från "minst 95 %" enligt '
                    "KS 2020-01-15 § 3.",
                    'The target was decided by KF 2019-11-27 § 210 and changed from "minst 95 %" by KS 2020-01-15 § 3.',
                ),
            ),
        ),
        (
            "mål 2020 minst 90 %, ändrat från minst 95 %",
            "",
            (
                Text(
                    'Målvärdet är ändrat från "minst 95 %", utan att planen anger enligt vilket beslut.',
                    'The target was changed from "minst 95 %", the plan not giving the decision.',
                ),
            ),
        ),
    ],
)
def test_a_sentence_says_what_decided_the_target(target: str, decision: str, expected: tuple[Text, ...]) -> None:
    assert expected == _said(_plan(target, decision))


def test_targets_of_one_decision_share_a_sentence() -> None:
    said = _said(_plan("mål 2020 minst 90 %", KF, "mål 2020 högst 5 %"))

    assert said == (
        Text("Målvärdena är beslutade enligt KF 2019-11-27 § 210.", "The targets were decided by KF 2019-11-27 § 210."),
    )


def test_targets_of_different_decisions_are_named() -> None:
    said = _said(_plan("mål 2020 minst 90 %", KF, f"mål 2020 högst 5 % {KS}"))

    assert said == (
        Text(
            'Målvärdet för "Andel svar" är beslutat enligt KF 2019-11-27 § 210.',
            'The target of "Andel svar" was decided by KF 2019-11-27 § 210.',
        ),
        Text(
            'Målvärdet för "Andel klagomål" är beslutat enligt KS 2020-01-15 § 3.',
            'The target of "Andel klagomål" was decided by KS 2020-01-15 § 3.',
        ),
    )


def test_targets_that_were_changed_alike_are_named_each() -> None:
    changed = f"mål 2020 högst 5 %, ändrat från högst 4 % {KS}"
    said = _said(_plan(changed, "", changed))

    assert [text.sv for text in said] == [
        'Målvärdet för "Andel svar" är ändrat från "högst 4 %" enligt KS 2020-01-15 § 3.',
        'Målvärdet för "Andel klagomål" är ändrat från "högst 4 %" enligt KS 2020-01-15 § 3.',
    ]


def test_a_target_without_a_decision_is_not_spoken_of_beside_one_that_has() -> None:
    said = _said(_plan(f"mål 2020 minst 90 % {KS}", "", "mål 2020 högst 5 %"))

    assert [text.sv for text in said] == ["Målvärdet är beslutat enligt KS 2020-01-15 § 3."]


@pytest.mark.parametrize(
    ("target", "decision", "expected"),
    [
        ("mål 2020 minst 90 %", "", Text('målvärdet för "svar": minst 90 %', 'the target of "svar": minst 90 %')),
        (
            "mål 2020 minst 90 %",
            KF,
            Text(
                'målvärdet för "svar": minst 90 %; planen är beslutad enligt KF 2019-11-27 § 210',
                'the target of "svar": minst 90 %; the plan was decided by KF 2019-11-27 § 210',
            ),
        ),
        (
            f"mål 2020 minst 90 % {KS}",
            KF,
            Text(
                'målvärdet för "svar": minst 90 %, beslutat enligt KS 2020-01-15 § 3',
                'the target of "svar": minst 90 %, decided by KS 2020-01-15 § 3',
            ),
        ),
        (
            f"mål 2020 minst 90 %, ändrat från minst 95 % {KS}",
            "",
            Text(
                'målvärdet för "svar": minst 90 %, ändrat från minst 95 % enligt KS 2020-01-15 § 3',
                'the target of "svar": minst 90 %, changed from minst 95 % by KS 2020-01-15 § 3',
            ),
        ),
        (
            "mål 2020 minst 90 %, ändrat från minst 95 %",
            "",
            Text(
                'målvärdet för "svar": minst 90 %, ändrat från minst 95 %, utan att planen anger enligt vilket beslut',
                'the target of "svar": minst 90 %, changed from minst 95 %, the plan not giving the decision',
            ),
        ),
    ],
)
def test_a_label_names_the_decisions_that_are_known(target: str, decision: str, expected: Text) -> None:
    plan = _plan(target, decision)
    label = decided_target(plan, plan.measures[0], plan.measures[0].targets[0])

    assert (label.span, label.text) == (plan.measures[0].targets[0].line.span, expected)


def test_the_explanation_says_it_after_the_figures() -> None:
    (case,), _ = read_cases(CASE, "fall.yaml")
    plan = _plan("mål 2020 minst 90 %", KF)
    (assessment,) = evaluate(plan, case).assessments

    assert [text.sv for text in assessment.reasons[:2]] == [
        'Nyckeltalet "Andel svar" hade 2020 utfallet "91 %", och det når målet för 2020, minst 90 %, '
        "med 1 procentenhet till godo.",
        "Målvärdet är beslutat enligt KF 2019-11-27 § 210.",
    ]


RULES = f"""\
plan "Mål 2020"
  år 2020
  {KF}

nämndsmål g "Svar"
  mäts med svar, klagomål, ris

nyckeltal svar "Andel svar"
  enhet andel
  mål 2020 minst 90 %

nyckeltal klagomål "Andel klagomål"
  enhet andel
  mål 2020 högst 5 %, ändrat från högst 4 % {KS}

nyckeltal ris "Andel ris"
  enhet andel
"""


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    (tmp_path / "regler.mal").write_text(RULES, "utf-8")
    (tmp_path / "fall.yaml").write_text(CASE, "utf-8")
    return [str(tmp_path / "regler.mal"), str(tmp_path / "fall.yaml")]


def test_the_json_text_has_the_decisions_beside_the_target(
    files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    cli.main(["check", *files, "--format", "json"])

    (goal,) = json.loads(capsys.readouterr().out)["goals"]
    fields = ("name", "target", "decision", "changed_from", "changed_by")
    assert [tuple(measure[field] for field in fields) for measure in goal["measures"]] == [
        ("svar", "minst 90 %", "KF 2019-11-27 § 210", None, None),
        ("klagomål", "högst 5 %", "KF 2019-11-27 § 210", "högst 4 %", "KS 2020-01-15 § 3"),
        ("ris", None, None, None, None),
    ]


def test_explain_prints_the_decisions(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["explain", *files, "g"]) == 0

    printed = " ".join(capsys.readouterr().out.split())
    assert (
        'Målvärdet för "Andel svar" är beslutat enligt KF 2019-11-27 § 210. '
        'Målvärdet för "Andel klagomål" är beslutat enligt KF 2019-11-27 § 210 och ändrat från "högst 4 %" '
        "enligt KS 2020-01-15 § 3." in printed
    )
