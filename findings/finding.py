"""What can be reported, whoever reports it."""

from enum import Enum

from attrs import frozen

from findings.span import Span
from findings.text import Text


class Severity(Enum):
    """How grave a finding is; the value is the name that JSON and SARIF use."""

    #: Cannot be right, or contradicts itself.
    ERROR = "error"
    #: A reader would want to know before publishing.
    WARNING = "warning"
    #: Worth knowing, never on the first screen.
    NOTE = "note"


#: Most grave first.
BY_GRAVITY = (Severity.ERROR, Severity.WARNING, Severity.NOTE)

SEVERITY_WORD = {
    Severity.ERROR: Text("fel", "error"),
    Severity.WARNING: Text("varning", "warning"),
    Severity.NOTE: Text("notis", "note"),
}


class Consequence(Enum):
    """What settling the finding would change; findings are listed in this order."""

    VERDICT = 1
    NUMBER = 2
    WORDING = 3


@frozen
class Label:
    """A place that takes part in a finding, and its part in a few words."""

    span: Span
    text: Text | None = None


@frozen
class Edit:
    """What would stand at a place instead: the one change that `help` speaks of, where it is sure."""

    span: Span
    text: str


@frozen
class Finding:
    """Something that does not agree, or cannot be read."""

    #: "MK401"; never reused.
    code: str
    #: The code in words, in Swedish: "bedömning-motsäger-utfall".
    slug: str
    severity: Severity
    message: Text
    #: The first is where the author would change something.
    labels: tuple[Label, ...]
    #: The goal's name in the rule file.
    goal: str | None = None
    #: The alternative that the finding speaks of gives another word than the stated (semantics 4.6).
    flips_verdict: bool = False
    consequence: Consequence = Consequence.WORDING
    #: The one edit that would settle it.
    help: Text | None = None
    #: The reason of the `känd avvikelse` that accepts it; accepted findings are listed, not raised.
    accepted: str | None = None
    #: The change that an editor can make by itself.
    edit: Edit | None = None
