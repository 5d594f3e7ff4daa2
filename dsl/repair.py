"""A statement that could not be read in, the smallest change that makes it readable out.

A change is proposed only where the whole statement can be read after it, and no other change of its kind does that.
"""

from dsl.automaton import Trouble
from dsl.changed import YEAR, Repair, is_read, phrase, repaired, rest_of
from dsl.small_changes import ATTEMPTS
from dsl.words import Words


def repair(trouble: Trouble, words: Words) -> Repair | None:
    """The change that makes the statement readable, if one is likelier than every other."""
    read, rest = list(trouble.read), rest_of(trouble, words)
    if rest is None:
        return None
    for attempt in ATTEMPTS:
        found = attempt(read, rest, trouble, words)
        if found is not None:
            return found
    return None


def readable_with(trouble: Trouble, words: Words, word: str, before: int = 0) -> bool:
    """Whether the statement can be read with `word` where the trouble is, or so many words before it."""
    rest = rest_of(trouble, words)
    if rest is None:
        return False
    line = [*trouble.read, *rest]
    start = len(trouble.read) - before
    return is_read([*line[:start], *phrase(word), *line[start + 1 :]])


def readable_after(trouble: Trouble, words: Words, word: str) -> bool:
    """Whether the statement can be read with `word` before the trouble."""
    rest = rest_of(trouble, words)
    return bool(rest) and rest is not None and is_read([*trouble.read, *phrase(word), *rest])


def next_line(trouble: Trouble, words: Words) -> str | None:
    """The line that begins at the trouble, where what stands before is one by itself; `mål` is put before a year."""
    read, rest = trouble.read, rest_of(trouble, words)
    if read and read[-1].kind == ",":
        read = read[:-1]
    if not rest or not is_read(read):
        return None
    for line in (rest, [read[0], *rest]):
        found = repaired([], [], line)
        if found is not None and (line is rest or YEAR.fullmatch(rest[0].text)):
            return found.example
    return None
