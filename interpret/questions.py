"""Questions in, fewer out: what is asked of many rows in the same words is asked once, with all its places."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from attrs import evolve

from findings.text import Text
from interpret.found import Question

#: So many rows that are asked about alike are one question.
_MANY = 4


def gathered(questions: Iterable[Question]) -> tuple[Question, ...]:
    """The questions in their order, those of one answer made one: the same key, or the same words without a key."""
    first: dict[tuple[str, str], Question] = {}
    for one in _of_rows(questions):
        name = (one.key, one.ask.sv)
        met = first.get(name)
        if met is None:
            first[name] = one
            continue
        readings = (*met.readings, *(each for each in one.readings if each not in met.readings))
        places = tuple(each for each in (one.span, *one.also) if each != met.span and each not in met.also)
        first[name] = evolve(met, readings=readings, also=(*met.also, *places))
    return tuple(first.values())


def shown(question: Question) -> Text:
    """What is asked, with how many places it is asked of where they are several."""
    places = 1 + len(question.also)
    if places == 1 or question.of_rows is not None:
        return question.ask
    return Text(f"{question.ask.sv} ({places} ställen)", f"{question.ask.en} ({places} places)")


def _of_rows(questions: Iterable[Question]) -> Iterator[Question]:
    """Rows one after the other about which the same is asked, as one question with each row and its readings."""
    for alike, group in groupby(questions, lambda one: one.of_rows):
        rows = list(group)
        if alike is None or len(rows) < _MANY:
            yield from rows
            continue
        readings = tuple(" = ".join((one.row, *(f"[{each}]" for each in one.readings))) for one in rows)
        ask = Text(f"{len(rows)} {alike.sv}", f"{len(rows)} {alike.en}")
        also = tuple(one.span for one in rows[1:])
        # What is wrong with many rows alike is mended where they are printed.
        yield evolve(rows[0], ask=ask, readings=readings, also=also, key="", row="\n".join(one.row for one in rows))
