"""The order findings are read in: what changes a verdict first, then gravity, then place."""

from itertools import permutations

import pytest

from engine.order import in_order
from findings.finding import Consequence, Finding, Label, Severity
from findings.span import Span
from findings.text import Text

HERE = Span("a", 1, 1)


def finding(
    code: str = "MK401",
    message: str = "m",
    span: Span | None = HERE,
    *,
    severity: Severity = Severity.WARNING,
    consequence: Consequence = Consequence.NUMBER,
    flips: bool = False,
) -> Finding:
    labels = () if span is None else (Label(span), Label(Span("0")))
    return Finding(code, "slug", severity, Text(message, "0"), labels, None, flips, consequence)


#: Each list is in order, and its members differ in one thing more than those before it settle.
LADDERS = {
    "what flips a verdict": [
        finding(flips=True, severity=Severity.NOTE, consequence=Consequence.WORDING),
        finding(severity=Severity.ERROR, consequence=Consequence.VERDICT),
    ],
    "consequence": [
        finding(consequence=Consequence.VERDICT, severity=Severity.NOTE),
        finding(consequence=Consequence.NUMBER, severity=Severity.ERROR),
        finding(consequence=Consequence.WORDING, severity=Severity.ERROR),
    ],
    "gravity": [
        finding(severity=Severity.ERROR, span=Span("z", 9)),
        finding(severity=Severity.WARNING, span=Span("b", 2)),
        finding(severity=Severity.NOTE, span=Span("a", 1)),
    ],
    "document": [finding(span=None), finding(span=Span("a", 9)), finding(span=Span("b", 1))],
    "page": [
        finding(span=Span("a", 9, page=None)),
        finding(span=Span("a", 8, page=1)),
        finding(span=Span("a", 7, page=2)),
        finding(span=Span("a", 6, page=10)),
    ],
    "line": [finding(span=Span("a")), finding(span=Span("a", 2, 9)), finding(span=Span("a", 10, 1))],
    "column": [
        finding("MK9", span=Span("a", 1)),
        finding("MK8", span=Span("a", 1, 2)),
        finding("MK7", span=Span("a", 1, 10)),
    ],
    "code": [finding("MK101", "z"), finding("MK102", "a")],
    "message": [finding(message="a"), finding(message="b")],
}


@pytest.mark.parametrize("ladder", LADDERS.values(), ids=LADDERS)
def test_findings_are_ordered_whatever_order_they_come_in(ladder):
    for shuffled in permutations(ladder):
        assert tuple(ladder) == in_order(shuffled)


def test_no_findings_are_in_order():
    assert in_order([]) == ()


def test_the_same_finding_twice_is_kept_twice():
    one = finding()

    assert (one, one) == in_order(iter([one, one]))
