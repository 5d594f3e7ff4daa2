"""What a maker of nodes raises where the words can be read but make no sense together."""

from dsl.words import Place, span
from findings.codes import SYNTAX, Code, file_finding
from findings.finding import Finding, Label
from findings.text import Text


class Mistake(Exception):  # noqa: N818 - a planner's mistake, never an error of ours
    """Carries the finding to the automaton, which goes on with the next statement."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message.en)
        self.finding = finding


def mistake(at: Place, message: Text, help: Text | None, code: Code = SYNTAX) -> Mistake:
    """A finding at the place of what was to be made, ready to raise."""
    return Mistake(file_finding(code, message, (Label(span(at)),), help))
