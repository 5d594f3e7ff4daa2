"""What the examples of rule files gave in, JSON out: docs/test.schema.json describes it; same input, same text."""

import json
from typing import Any

from engine.coverage import Coverage, LineTried, PolicyTried
from engine.examples import Judged, agrees, year_is_said
from engine.plan import Plan
from findings.text import in_language
from writers.examined import Examined
from writers.examples import counts, line_text, waits
from writers.json import finding_object, place_object
from writers.wording import policy_sentence

#: Of the form, not of the program: raised when a field changes its meaning or goes away.
VERSION = "1"


def render(examined: Examined, plans: tuple[Coverage, ...], *, lang: str = "sv") -> str:
    """The JSON text, keys in a fixed order, with a line break at its end."""
    found = counts(plans)
    result = {
        "version": VERSION,
        "language": lang,
        "inputs": [{"name": one.name, "sha256": one.sha256} for one in examined.inputs],
        "not_read": list(examined.passed_over),
        "counts": {
            "examples": found.examples,
            "agree": found.agree,
            "waiting": found.waiting,
            "lines": found.lines,
            "lines_tried": found.lines_tried,
            "policies": found.policies,
            "policies_tried": found.policies_tried,
            "goals": found.goals,
            "goals_tried": found.goals_tried,
        },
        "examples": [_example(of.plan, one) for of in plans for one in of.examples],
        "lines": [_line(of.plan, line) for of in plans for line in of.lines],
        "policies": [_policy(of.plan, policy, lang) for of in plans for policy in of.policies],
        "goals_without_examples": [
            {"plan": of.plan.title, "name": goal.name, "place": place_object(goal.span)}
            for of in plans
            for goal in of.untried
        ],
        "findings": [finding_object(finding, lang) for finding in examined.findings],
    }
    return json.dumps(result, ensure_ascii=False, indent=2) + "\n"


def _example(plan: Plan, judged: Judged) -> dict[str, Any]:
    verdict = judged.example.verdict
    of_class = verdict.of_class.value if verdict.of_class is not None else ""
    return {
        "plan": plan.title,
        "goal": judged.goal.name,
        "year": judged.computed.scene.world.year,
        "says": {"word": verdict.word or of_class, "marks": list(judged.example.marks)},
        "gives": {"word": judged.word, "marks": list(judged.marks)},
        "agrees": year_is_said(plan, judged.example) and agrees(judged),
        "waits": waits(plan, judged),
        "place": place_object(judged.example.span),
    }


def _line(plan: Plan, line: LineTried) -> dict[str, Any]:
    return {
        "plan": plan.title,
        "text": line_text(line.line),
        "goals": [goal.name for goal in line.goals],
        "tried": line.tried,
        "place": place_object(line.line.span),
    }


def _policy(plan: Plan, of: PolicyTried, lang: str) -> dict[str, Any]:
    return {
        "plan": plan.title,
        "sentence": in_language(policy_sentence(of.policy), lang),
        "kind": of.policy.kind.value,
        "origin": of.policy.origin,
        "goals": [goal.name for goal in of.goals],
        "tried": of.tried,
        "place": place_object(of.span),
    }
