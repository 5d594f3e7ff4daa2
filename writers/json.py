"""What was examined in, JSON out: docs/resultat.schema.json describes it; same input, same text."""

import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from engine.assessment import (
    Alternative,
    Assessment,
    AssignmentAssessment,
    Evaluated,
    MeasureAssessment,
    PartAssessment,
)
from engine.decisions import decisions_of
from engine.plan import PolicyInForce
from engine.rolled_up import goals_below
from findings.finding import BY_GRAVITY, Finding, Label
from findings.span import Span
from findings.text import in_language
from writers.examined import Examined, ReadReport, raised
from writers.read_report import headline
from writers.wording import in_force, policy_sentence, possible_words, stated

#: Of the form, not of the program: raised when a field changes its meaning or goes away.
VERSION = "1"


def render(examined: Examined, *, lang: str = "sv") -> str:
    """The JSON text, keys in a fixed order, figures as decimal texts, with a line break at its end."""
    result = {
        "version": VERSION,
        "language": lang,
        "date": None if examined.on is None else examined.on.isoformat(),
        "inputs": [{"name": one.name, "sha256": one.sha256} for one in examined.inputs],
        "not_read": list(examined.passed_over),
        "policies": [
            _policy(policy, goals, evaluated, lang)
            for evaluated in examined.evaluated
            for policy, goals in in_force(evaluated)
        ],
        "counts": {
            "goals": sum(not a.is_roll_up for e in examined.evaluated for a in e.assessments),
            **{severity.value: len(raised(examined.findings, severity)) for severity in BY_GRAVITY},
            "accepted": sum(f.accepted is not None for f in examined.findings),
        },
        "goals": [_goal(one, e, lang) for e in examined.evaluated for one in e.assessments],
        "findings": [finding_object(finding, lang) for finding in examined.findings],
        "reports": [_report(report, lang) for report in examined.reports],
        "drafted_plans": list(examined.drafted),
    }
    return json.dumps(result, ensure_ascii=False, indent=2) + "\n"


def _report(report: ReadReport, lang: str) -> dict[str, Any]:
    said = headline(report)
    return {
        "name": report.name,
        "title": report.title,
        "plan": report.plan,
        "headline": None if said is None else in_language(said, lang),
        "goals": report.goals,
        "verdicts": report.verdicts,
        "measures": report.measures,
        "assignments": report.assignments,
        "tables": report.tables,
        "checks_left_out": list(report.left_out),
        "answers": report.answers,
        "questions": [
            {
                "ask": in_language(one.ask, lang),
                "key": one.key or None,
                "readings": list(one.readings),
                "place": place_object(one.place),
                "also": [place_object(place) for place in one.also],
            }
            for one in report.questions
        ],
        "figures": {
            "total": report.total,
            "used": report.used,
            "in_tables": report.in_tables,
            "aside": report.aside,
            "not_understood": report.not_understood,
        },
        "claims": report.claims,
        "claim_candidates": [{"text": text, "place": place_object(span)} for text, span in report.candidates],
        "not_understood": [
            {"text": text, "count": count, "place": place_object(span)} for text, span, count in report.left
        ],
        "unread": [{"what": in_language(what, lang), "place": place_object(span)} for what, span in report.unread],
    }


def _policy(policy: PolicyInForce, goals: tuple[str, ...], evaluated: Evaluated, lang: str) -> dict[str, Any]:
    return {
        "plan": evaluated.plan.title,
        "sentence": in_language(policy_sentence(policy), lang),
        "kind": policy.kind.value,
        "action": policy.action.value,
        "margin": _number(policy.margin),
        "max_age": policy.max_age,
        "origin": policy.origin,
        "goals": list(goals),
        "place": None if policy.span is None else place_object(policy.span),
    }


def _goal(assessment: Assessment, evaluated: Evaluated, lang: str) -> dict[str, Any]:
    return {
        "plan": evaluated.plan.title,
        "report": evaluated.case.report.title,
        "year": evaluated.year,
        "name": assessment.name,
        "sentence": assessment.sentence,
        "roll_up": assessment.is_roll_up,
        "stated": stated(assessment),
        "computed": assessment.computed_word,
        "class": assessment.computed.name.lower(),
        "why": None if assessment.why is None else assessment.why.value,
        "marks": list(assessment.marks),
        "basis_years": list(assessment.basis_years),
        "possible": list(possible_words(evaluated, assessment.possible)),
        "possible_rounding": list(possible_words(evaluated, assessment.possible_rounding)),
        "upper_bound": assessment.upper_bound,
        "measures": [_measure(one, evaluated.plan.decision) for one in assessment.measures],
        "assignments": [_assignment(one) for one in assessment.assignments],
        "goals_below": [_below(one) for one in goals_below(evaluated, assessment)],
        "alternatives": [_alternative(one, lang) for one in assessment.alternatives],
        "reasons": [in_language(reason, lang) for reason in assessment.reasons],
        "place": place_object(assessment.place),
    }


def _measure(measure: MeasureAssessment, decision: str | None) -> dict[str, Any]:
    """`decision` is the plan's: what its targets rest on that name none of their own."""
    decided = None if measure.target is None else decisions_of(measure.target, decision)
    evidence = measure.evidence
    figure = evidence.figure
    return {
        "name": measure.measure.name,
        "printed": None if figure is None else figure.printed,
        "value": _number(evidence.value),
        "unit": None if measure.measure.unit is None else measure.measure.unit.name,
        "status": None if figure is None else figure.status.value,
        "expected_year": evidence.expected_year,
        "year": evidence.year,
        "state": evidence.state.value,
        "target": None if measure.target is None else measure.target.target.printed,
        "decision": None if decided is None else decided.decision,
        "changed_from": None if decided is None else decided.changed_from,
        "changed_by": None if decided is None else decided.changed_by,
        "limit": None if measure.parts else _number(measure.limit),
        "margin": _number(measure.margin),
        "truth": measure.reached.value,
        "partial_target": _partial(measure),
        "partial_limit": _number(measure.partial_limit),
        "partial_truth": None if _partial(measure) is None else measure.partly.value,
        "parts": [_part(part) for part in measure.parts],
        "place": None if evidence.cell is None else place_object(evidence.cell.place),
    }


def _partial(measure: MeasureAssessment) -> str | None:
    target = measure.target
    return None if target is None or target.partial is None else target.partial.printed


def _part(part: PartAssessment) -> dict[str, Any]:
    return {
        "name": part.name,
        "printed": None if part.cell is None else part.cell.printed,
        "limit": _number(part.limit),
        "margin": _number(part.margin),
        "truth": part.reached.value,
        "place": None if part.cell is None else place_object(part.cell.place),
    }


def _assignment(status: AssignmentAssessment) -> dict[str, Any]:
    word = None if status.stated is None else status.stated.word
    return {
        "name": status.assignment.name,
        "stated": None if word is None else word.printed,
        "standing": status.standing.value,
        "place": None if word is None else place_object(word.place),
    }


def _below(assessment: Assessment) -> dict[str, Any]:
    return {
        "name": assessment.name,
        "computed": assessment.computed_word,
        "class": assessment.computed.name.lower(),
    }


def _alternative(alternative: Alternative, lang: str) -> dict[str, Any]:
    return {
        "policy": in_language(alternative.policy, lang),
        "computed": alternative.computed,
        "class": alternative.of_class.name.lower(),
    }


def finding_object(finding: Finding, lang: str) -> dict[str, Any]:
    return {
        "code": finding.code,
        "slug": finding.slug,
        "severity": finding.severity.value,
        "consequence": finding.consequence.name.lower(),
        "message": in_language(finding.message, lang),
        "help": None if finding.help is None else in_language(finding.help, lang),
        "goal": finding.goal,
        "flips_verdict": finding.flips_verdict,
        "accepted": finding.accepted,
        "places": _places(finding.labels, lang),
    }


def _places(labels: Iterable[Label], lang: str) -> list[dict[str, Any]]:
    """The places; what one has to do with the finding is its `text`."""
    return [
        place_object(label.span) | ({} if label.text is None else {"text": in_language(label.text, lang)})
        for label in labels
    ]


def place_object(span: Span) -> dict[str, Any]:
    """The document and what is known of line, column, page, heading, table, row, col and quote."""
    fields = ("line", "column", "page", "heading", "table", "row", "col", "quote")
    known = {field: getattr(span, field) for field in fields}
    return {"document": span.document} | {key: value for key, value in known.items() if value is not None}


def _number(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"
