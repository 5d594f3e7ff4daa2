"""A document in, the lines to put in place of others so that it is written as `malkoll fmt` writes it out."""

from attrs import frozen

from dsl.formatter import formatted
from language_server.text import Position, Range, Units, end_of, line_break
from language_server.workspace import Document


@frozen
class Replacement:
    """A text to put in place of what stands somewhere."""

    place: Range
    text: str


def formatting(document: Document, units: Units) -> Replacement | None:
    """The one change that formats the document; None where there is none, or where it cannot be read as text."""
    if document.findings:
        return None
    text = document.text
    wanted = formatted(document.reading.text, document.name).split("\n")
    brk = line_break(text)
    new = (*(f"{line}{brk}" for line in wanted[:-1]), wanted[-1])
    if new == text.lines:
        return None
    same = 0
    while same < min(len(new), len(text.lines)) - 1 and new[same] == text.lines[same]:
        same += 1
    kept = 0
    most = min(len(new), len(text.lines)) - same
    while kept < most and new[-1 - kept] == text.lines[-1 - kept]:
        kept += 1
    start = Position(same, 0)
    end = Position(len(text.lines) - kept, 0) if kept else end_of(text, units)
    return Replacement(Range(start, end), "".join(new[same : len(new) - kept]))
