"""Everything found in, the same without what is only a consequence of a mistake that is told by itself out."""

from collections.abc import Iterable, Iterator

from engine.assessment import Evaluated
from engine.facts import folded
from engine.resolve import NO_PLAN
from engine.truth import Truth
from findings.codes import CASE_FILE, SYNTAX
from findings.finding import Finding
from findings.span import Span

#: What is said of a goal for want of a figure.
_FOR_WANT_OF_A_FIGURE = frozenset({"MK401", "MK402"})


def without_cascades(findings: Iterable[Finding], evaluated: Iterable[Evaluated] = ()) -> tuple[Finding, ...]:
    """`findings` without the plan that is missing for its heading could not be read, and the outcome for its cell."""
    every = tuple(findings)
    unread: set[tuple[str | None, Span]] = {found for of in evaluated for found in _without_cell(of, every)}
    return tuple(one for one in every if not (_is_heading_told(one, every) or _is_cell_told(one, unread)))


def _is_heading_told(finding: Finding, every: Iterable[Finding]) -> bool:
    """Whether it says that there is no plan, and a line above that is no rule may be the plan's heading."""
    if finding.code != SYNTAX.code or finding.message != NO_PLAN:
        return False
    at = finding.labels[0].span
    return any(
        other.code == SYNTAX.code
        and other is not finding
        and other.labels[0].span.document == at.document
        and (other.labels[0].span.line or 0) < (at.line or 0)
        for other in every
        if other.labels
    )


def _is_cell_told(finding: Finding, unread: set[tuple[str | None, Span]]) -> bool:
    return finding.code in _FOR_WANT_OF_A_FIGURE and any((finding.goal, one.span) in unread for one in finding.labels)


def _without_cell(evaluated: Evaluated, findings: Iterable[Finding]) -> Iterator[tuple[str, Span]]:
    """The goals that lack an outcome whose cell could not be read, and where each is stated."""
    measures = {folded(name) for name in _unread_rows(evaluated, findings)}
    if not measures:
        return
    for assessment in evaluated.assessments:
        missing = (one.measure.name for one in assessment.measures if one.reached is Truth.UNKNOWN)
        stated = assessment.stated
        if stated is not None and stated.word is not None and any(folded(name) in measures for name in missing):
            yield assessment.name, stated.word.place


def _unread_rows(evaluated: Evaluated, findings: Iterable[Finding]) -> Iterator[str]:
    """The measures of the rows in which something could not be read: each place belongs to what begins before it."""
    case = evaluated.case
    starts = [(_at(row.span), row.measure) for row in case.outcomes]
    starts += [(_at(one.span), "") for one in case.stated]
    starts += [(_at(claim.place), "") for claim in case.claims]
    starts += [(_at(table.place), "") for table in case.tables]
    starts.sort()
    for finding in findings:
        if finding.code == CASE_FILE.code and finding.labels and finding.labels[0].span.document == case.span.document:
            place = _at(finding.labels[0].span)
            above = [name for start, name in starts if start <= place]
            if above and above[-1]:
                yield above[-1]


def _at(span: Span) -> tuple[int, int]:
    return span.line or 0, span.column or 0
