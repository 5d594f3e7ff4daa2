"""The report as far as it has been walked: what has been found, and what the next passage or table belongs to."""

from attrs import define, field

from engine.case import Cell
from findings.span import Span
from interpret.collected import Collected, Named
from interpret.figure_lines import Lines, end_lines
from interpret.labels import Label, Says
from interpret.torn_tables import Torn
from interpret.verdict_places import Placed


@define
class Walk:
    """The report as far as it has been walked."""

    found: Collected
    #: The last label, whose text is still to come, and the period that it names.
    pending: Label | None = None
    #: Several labels of figures have followed on each other: the headings of a table whose columns are lost.
    is_lost: bool = False
    #: What of the report's tables is torn: no label that stands alone is then sure to be of what is below it.
    torn: Torn = field(factory=Torn)
    #: The kind of the items of the list that is being walked.
    listed: Says | None = None
    #: The items of the list have bullets or numbers.
    is_marked: bool = False
    #: The number of the next item of a list that began with 1, and what its items are: tables may stand between.
    next_item: tuple[int, Says] | None = None
    #: What the next table without names is about.
    above: Named | None = None
    lines: Lines = field(factory=Lines)
    #: What the headings one level below a heading are, and that heading's level.
    inside: tuple[Says, int] | None = None
    #: What the report's headings name with a label of their own (`Nämndmål: …`): other headings are none of these.
    labelled: frozenset[Says] = frozenset()
    #: The level of the last heading that is no label.
    level: int | None = None
    #: The level of the heading that ends the goal or assignment that is being walked.
    until: int | None = None
    #: The goal, the board's or a prioriterat mål, whose own heading the section stands under.
    section: int | None = None
    in_assignment: bool = False
    #: Another assignment stands right above the one that is being walked, and nothing is said of it.
    is_stacked: bool = False
    #: A heading has ended the section of the last goal, and no other has begun.
    is_outside: bool = False
    #: What ended it is a label as high as the goal's own heading: perhaps only a part of what is said of the goal.
    is_beside: bool = False
    #: Nothing but labels stands between the goal and here.
    is_fresh: bool = False
    order: int = 0
    verdicts: list[Placed] = field(factory=list)
    comments: list[Placed] = field(factory=list)

    def cell(self, text: str, span: Span) -> Cell:
        """A text of the report at its place, under its heading, or the one that was met last."""
        at = span._replace(column=None, end=None, heading=span.heading or self.found.heading or None)
        return Cell(text, at, at)

    def end(self) -> None:
        """What the lines so far say of a measure is all that is said of it."""
        self.lines = end_lines(self.found, self.lines)
