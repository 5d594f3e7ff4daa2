"""What went wrong in, a finding in the planner's own words out."""

from dsl.words import Mistake, Place, span
from findings.codes import SYNTAX, Code, file_finding
from findings.finding import Label
from findings.text import Text


def mistake(at: Place, message: Text, help: Text | None, code: Code = SYNTAX) -> Mistake:
    """What a maker of nodes raises: a finding at the place of what it was to make."""
    return Mistake(file_finding(code, message, (Label(span(at)),), help))
