"""The sentence of an assignment in, the deadline that it names out: `… ska redovisas senast maj 2024`."""

from collections.abc import Iterable

from engine.case import Cell
from engine.sentence_deadline import sentence_deadlines
from findings.span import Span


def worded_deadline(sentence: Cell, lines: Iterable[tuple[str, Span]] = ()) -> Cell | None:
    """The only last day that the sentence says, as printed, at its own line of `lines`; None where they are more."""
    days = [one for one in sentence_deadlines(sentence.printed) if one.first_day == one.last_day]
    if len(days) != 1:
        return None
    printed = days[0].written if days[0].written in sentence.printed else days[0].quote
    place = next((span for text, span in lines if printed in text), sentence.place)
    return Cell(printed, place, place)
