"""What rule files show by themselves in, JSON out: docs/lint.schema.json describes it; same input, same text."""

import json
from typing import Any

from engine.decisions import drafted
from engine.measurability import Measurability
from findings.finding import BY_GRAVITY
from findings.text import in_language
from writers.examined import Examined, raised
from writers.json import finding_object, place_object
from writers.lint import PlanMeasured

#: Of the form, not of the program: raised when a field changes its meaning or goes away.
VERSION = "1"


def render(examined: Examined, plans: tuple[PlanMeasured, ...], *, lang: str = "sv") -> str:
    """The JSON text, keys in a fixed order, with a line break at its end."""
    rows = [(one, row) for one in plans for row in one.rows]
    result = {
        "version": VERSION,
        "language": lang,
        "date": None if examined.on is None else examined.on.isoformat(),
        "inputs": [{"name": one.name, "sha256": one.sha256} for one in examined.inputs],
        "not_read": list(examined.passed_over),
        "counts": {
            "goals": len(rows),
            "assessable": sum(row.can for _, row in rows),
            **{severity.value: len(raised(examined.findings, severity)) for severity in BY_GRAVITY},
            "accepted": sum(finding.accepted is not None for finding in examined.findings),
        },
        "goals": [_row(one, row, lang) for one, row in rows],
        "findings": [finding_object(finding, lang) for finding in examined.findings],
        "drafted_plans": [one.plan.title for one in plans if drafted(one.plan)],
    }
    return json.dumps(result, ensure_ascii=False, indent=2) + "\n"


def _row(measured: PlanMeasured, row: Measurability, lang: str) -> dict[str, Any]:
    return {
        "plan": measured.plan.title,
        "kind": row.thing,
        "called": row.called,
        "name": row.name,
        "sentence": row.sentence,
        "assessable": row.can,
        "why": in_language(row.why, lang),
        "place": place_object(row.place),
    }
