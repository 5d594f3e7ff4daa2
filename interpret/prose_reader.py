"""A sentence and what is known where it stands in, what a pattern has found in it out: an amount, the things meant."""

import re
from collections.abc import Sequence

from attrs import define, frozen

from interpret.prose_lead import is_whole_subject
from interpret.prose_outline import Figure, Outline
from interpret.prose_sentences import Sentence
from interpret.prose_things import Thing, Things


@frozen
class Draft:
    """A claim: what it says, and between which characters of the outline the report says it."""

    says: str
    start: int
    end: int
    #: Else it is kept only where it holds.
    is_certain: bool = True


@define
class Reader:
    """One sentence, and what is known where it stands."""

    sentence: Sentence
    outline: Outline
    things: Things
    #: By number of a mention: the things that it can be, and those whose name only begins so.
    meant: Sequence[tuple[tuple[Thing, ...], tuple[Thing, ...]]]
    #: The goal's measures, where the sentence is in a comment; its own first.
    of_goal: tuple[Thing, ...]
    #: The row that the paragraph begins by naming.
    lead: Thing | None
    report: int

    def figure(self, match: re.Match[str], group: str = "a") -> Figure | None:
        """The amount that a pattern has found; None of one that counts something else."""
        number = match.groupdict().get(group)
        figure = None if number is None else self.outline.figures[int(number)]
        return None if figure is None or figure.counts else figure

    def can_be(self, match: re.Match[str]) -> tuple[tuple[Thing, ...], tuple[Thing, ...]]:
        """The things that the pattern's name can be; none where something narrows it."""
        at = match.start("s") - len("<S")
        if not is_whole_subject(self.outline.text, at):
            return (), ()
        return self.meant[int(match["s"])]
