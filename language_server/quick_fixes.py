"""What was found in a document in, the changes that an editor can make by itself out."""

from collections.abc import Iterable

from attrs import frozen

from findings.finding import Edit, Finding
from findings.text import Text


@frozen
class Fix:
    """One change, what it is called, and the finding that it settles."""

    title: Text
    edit: Edit
    finding: Finding


def fixes(findings: Iterable[Finding], first: int, last: int) -> tuple[Fix, ...]:
    """The fixes for what is found on the lines from `first` to `last` of the file; places are those of the file."""
    return tuple(
        Fix(_title(finding.edit), finding.edit, finding)
        for finding in findings
        if finding.edit is not None and first <= (finding.labels[0].span.line or 0) <= last
    )


def _title(edit: Edit) -> Text:
    return Text(f'skriv "{edit.text}"', f'write "{edit.text}"')
