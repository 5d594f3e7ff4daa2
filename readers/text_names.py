"""The rows of a table in a text in, which lines between them are more of whose name out.

Certain where the figures stand beside the first line of every name, or beside the last; where a line could be either
row's, both are asked about.
"""

import re
from collections.abc import Sequence
from enum import Enum

from attrs import define, field

from findings.span import Span
from readers.figure_cells import Piece, Tail
from readers.joined_lines import is_broken

Line = tuple[str, Span]

#: A line that begins so goes on with the name above it.
_GOES_ON = re.compile(r"[^\W\d_A-ZÅÄÖ]|[(\u2013\u2014\u2022/-]|[0-9]{1,2}\)")
#: A line that ends so is gone on with below.
_OPEN = re.compile(r"(?:[-,/(\u2013\u2014]|\b(?:och|på|för|av|med|i|per|till|som|att|samt|inom))\s*\Z", re.IGNORECASE)
#: What stands below a table and is no part of a name.
_NOTE = re.compile(r"\s*(?:källa|kalla|not|anm)\b|\s*[*\u00b9\u00b2\u00b3]|\s*[0-9]\)\s", re.IGNORECASE)


class _Side(Enum):
    """Where the figures stand beside a name of several lines."""

    FIRST = "first"
    LAST = "last"
    EITHER = "either"


@define
class Entry:
    """A line of figures, or a line of labels above one, and the lines that may be more of its name."""

    line: Line
    tail: Tail
    #: The lines of text before it, since the entry above: the runs that blank lines part.
    before: list[list[Line]] = field(factory=list)
    #: No blank line stands between the text before and this line, or between the entry above and the text.
    touches_before: bool = False
    touches_above: bool = False
    labels: tuple[Piece, tuple[Piece, ...]] | None = None
    #: The words behind the figures, where the last column has words.
    behind: Piece | None = None
    #: Cells that stand each on a line of its own, below a name.
    stacked: list[Line] = field(factory=list)
    certain: bool = True
    names: list[Line] = field(factory=list)


def name_rows(entries: Sequence[Entry], after: Sequence[Line]) -> None:
    """Gives every line of text to the row whose name it is part of; a row where that is unclear is not certain."""
    side = _side(entries, after)
    for at, entry in enumerate(entries):
        above = entries[at - 1] if at else None
        for number, run in enumerate(entry.before):
            is_last = number == len(entry.before) - 1
            touches_above = entry.touches_above and number == 0
            touches_below = entry.touches_before and is_last
            _give(run, above, entry, side, entries, touches=(touches_above, touches_below))
    if entries and after:
        if side is _Side.LAST:
            return
        entries[-1].names.extend(after)


def _side(entries: Sequence[Entry], after: Sequence[Line]) -> _Side:
    """Whether figures stand beside the first or the last line of their names, by what the whole table shows."""
    leading = bool(entries and entries[0].before)
    first = bool(after)
    last = leading
    for above, entry in zip((None, *entries), entries, strict=False):
        for number, run in enumerate(entry.before):
            up = above is not None and entry.touches_above and number == 0
            down = entry.touches_before and number == len(entry.before) - 1
            if up and not down:
                first = True
            elif down and not up and not _GOES_ON.match(run[0][0].strip()):
                last = True
    if first == last:
        return _Side.EITHER
    return _Side.FIRST if first else _Side.LAST


def _give(
    run: list[Line],
    above: Entry | None,
    below: Entry,
    side: _Side,
    entries: Sequence[Entry],
    *,
    touches: tuple[bool, bool],
) -> None:
    """Gives a run of lines to the row above or below it."""
    up, down = touches
    if down and _has_no_name(below):
        _part(run, above, below, up=up)
        return
    starts_low = _GOES_ON.match(run[0][0].strip()) is not None
    if below.tail.name.text and _GOES_ON.match(below.tail.name.text) and below.labels is None and not up:
        below.names.extend(run)
    elif above is None:
        if down and side is not _Side.FIRST:
            below.names.extend(run)
        else:
            below.certain = False
            below.names.extend(run)
    elif starts_low or _OPEN.search(_last_line(above)) or (up and not down):
        above.names.extend(run)
    elif down and not up:
        below.names.extend(run)
        below.certain = below.certain and side is not _Side.FIRST
    elif up and down:
        if side is _Side.FIRST:
            above.names.extend(run)
        elif side is _Side.LAST:
            below.names.extend(run)
        else:
            above.certain = below.certain = False
    elif side is _Side.FIRST and _is_told_apart(above, entries):
        above.names.extend(run)
    else:
        above.certain = False


def _has_no_name(entry: Entry) -> bool:
    """Whether a line of figures has no name beside it: it stands in the middle of its name, or behind it."""
    return entry.labels is None and not entry.stacked and not entry.tail.name.text


def _part(run: list[Line], above: Entry | None, below: Entry, *, up: bool) -> None:
    """Parts the lines above figures that stand alone: what goes on is the row's above, what begins is theirs."""
    begins = next((at for at, (text, _) in enumerate(run) if not _GOES_ON.match(text.strip())), len(run))
    own = run[begins:]
    if begins and (above is None or not up):
        below.certain = False
        below.names.extend(run)
        return
    if above is not None:
        above.names.extend(run[:begins])
        # Two lines that begin with capitals may be two names, or one.
        is_one = not up or (begins > 0 and _has_no_name(above)) or len(own) == 1
        above.certain = above.certain and is_one and not (up and not begins and _has_no_name(above) and len(own) > 1)
        below.certain = below.certain and is_one
    below.certain = below.certain and bool(own) and all(_GOES_ON.match(text.strip()) for text, _ in own[1:])
    below.names.extend(own)


def _last_line(entry: Entry) -> str:
    """The last line of a name as far as it is read: one below the figures, else the one beside them."""
    below = [text for text, span in entry.names if (span.line or 0) > (entry.line[1].line or 0)]
    return below[-1] if below else entry.tail.name.text


def _is_told_apart(entry: Entry, entries: Sequence[Entry]) -> bool:
    """Whether another row begins with the same words and has its name gone on with: then this one's is too."""
    name = entry.tail.name.text.casefold()
    return bool(name) and any(
        one is not entry and one.names and one.tail.name.text.casefold() == name for one in entries
    )


def is_note(text: str) -> bool:
    """Whether a line below a table is a note to it."""
    return _NOTE.match(text) is not None


def may_go_on(text: str, above: str) -> bool:
    """Whether a line behind a blank one may still be the name above it."""
    return _GOES_ON.match(text.strip()) is not None or is_broken(above) or _OPEN.search(above) is not None
