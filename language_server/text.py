"""What an editor says of a text in, the text as the language reads it out, and every place in one as in the other.

The editor counts lines from 0, breaks them at LF, CR LF and CR alone, and counts in its own units (UTF-16, as a rule).
The language counts lines and columns from 1, in characters of the text with composed letters and plain line breaks.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from enum import Enum

from attrs import frozen

from dsl.source import mended, readable


class Units(Enum):
    """What an editor counts in; the value is the protocol's name."""

    UTF8 = "utf-8"
    UTF16 = "utf-16"
    UTF32 = "utf-32"


@frozen(order=True)
class Position:
    """A place in the editor's text."""

    line: int
    character: int


@frozen
class Range:
    """From the first place up to the last, which is not part of it."""

    start: Position
    end: Position


@frozen(eq=False)
class EditorText:
    """A text as the editor has it, and each of its lines as the language reads it."""

    #: With their line breaks; the last one has none.
    lines: tuple[str, ...]
    #: Without; None for a line that no text has.
    plain: tuple[str | None, ...]
    #: Each line of the editor is one line of the language.
    even: bool


_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+\Z")
_SURROGATES = re.compile("[\ud800-\udfff]")
_ODD = re.compile("[\0\x0b\x0c\x85\xad\u2028\u2029\ud800-\udfff]")


def editor_text(text: str) -> EditorText:
    """A text that an editor has opened."""
    lines = _lines(text)
    plain = tuple(map(_plain, lines))
    return EditorText(lines, plain, _even(plain))


def source(text: EditorText) -> str | None:
    """The text as the language reads it; None where it is no text at all."""
    if None in text.plain:
        return None
    return "\n".join(text.plain)  # type: ignore[arg-type]


def raw(text: EditorText) -> str:
    """The text as the editor has it."""
    return "".join(text.lines)


def changed(text: EditorText, place: Range, new: str, units: Units) -> EditorText:
    """The text with `new` in place of what stands at `place`; a place outside the text is the nearest inside it."""
    first, start = _index(text, place.start, units)
    last, end = _index(text, place.end, units)
    if (last, end) < (first, start):
        last, end = first, start
    before, after = text.lines[first][:start], text.lines[last][end:]
    if first > 0 and not before and text.lines[first - 1].endswith("\r"):
        first -= 1
        before = text.lines[first]
    lines = _lines(before + new + after)
    if last < len(text.lines) - 1:
        lines = lines[:-1]
    plain = tuple(map(_plain, lines))
    return EditorText(
        (*text.lines[:first], *lines, *text.lines[last + 1 :]),
        (*text.plain[:first], *plain, *text.plain[last + 1 :]),
        text.even and _even(plain),
    )


def to_editor(text: EditorText, line: int, column: int, units: Units) -> Position:
    """The editor's place of a line and a column of the language; of one outside the text the nearest inside it."""
    number, inside = _editor_line(text, line)
    if number >= len(text.lines):
        number, inside, column = len(text.lines) - 1, 0, len(text.lines[-1]) + 1
    bare, plain = _bare(text.lines[number]), text.plain[number]
    if plain is None or plain == bare:
        index = min(max(column - 1, 0), len(bare))
    else:
        parts = plain.split("\n")
        begin = sum(len(part) + 1 for part in parts[:inside])
        starts = _starts(bare, plain)
        index = starts[min(begin + min(max(column - 1, 0), len(parts[inside])), len(plain))]
    return Position(number, _measure(bare[:index], units))


def from_editor(text: EditorText, position: Position, units: Units) -> tuple[int, int]:
    """The line and the column of the language at an editor's place."""
    number, index = _index(text, position, units)
    bare, plain = _bare(text.lines[number]), text.plain[number]
    line = number + 1 + (0 if text.even else sum(other.count("\n") for other in text.plain[:number] if other))
    if plain is None or plain == bare:
        return line, index + 1
    at = bisect_right(_starts(bare, plain), index) - 1
    above = plain[:at]
    return line + above.count("\n"), at - (above.rfind("\n") + 1) + 1


def end_of(text: EditorText, units: Units) -> Position:
    """The end of the text."""
    return Position(len(text.lines) - 1, _measure(text.lines[-1], units))


def line_break(text: EditorText) -> str:
    """The line break of the text: that of its first line."""
    first = text.lines[0]
    return first[len(_bare(first)) :] or "\n"


def _lines(text: str) -> tuple[str, ...]:
    lines = tuple(_LINE.findall(text))
    return lines if lines and not lines[-1].endswith(("\n", "\r")) else (*lines, "")


def _bare(line: str) -> str:
    return line.rstrip("\r\n")


def _even(plain: tuple[str | None, ...]) -> bool:
    return not any(line is not None and "\n" in line for line in plain)


def _plain(line: str) -> str | None:
    """A line as the language reads it; what stands on another line never changes it."""
    line = _bare(line)
    if not _ODD.search(line) and (line.isascii() or unicodedata.is_normalized("NFC", line)):
        return line if line.isascii() or readable(line) else None
    return _mended(line) if readable(line) else None


def _mended(text: str) -> str:
    """As dsl.source mends it; a byte-order mark stays: in an editor's text it is a sign like any other."""
    text = _SURROGATES.sub("\ufffd", text)
    return "\ufeff" + mended(text) if text.startswith("\ufeff") else mended(text)


def _index(text: EditorText, position: Position, units: Units) -> tuple[int, int]:
    """The number of the line and the index in it, inside the text."""
    if position.line < 0:
        return 0, 0
    if position.line >= len(text.lines):
        return len(text.lines) - 1, len(text.lines[-1])
    bare = _bare(text.lines[position.line])
    character = max(position.character, 0)
    if bare.isascii() or units is Units.UTF32:
        return position.line, min(character, len(bare))
    measured = 0
    for index, sign in enumerate(bare):
        if measured >= character:
            return position.line, index
        measured += _measure(sign, units)
    return position.line, len(bare)


def _measure(text: str, units: Units) -> int:
    if text.isascii() or units is Units.UTF32:
        return len(text)
    if units is Units.UTF8:
        return len(text.encode("utf-8", "surrogatepass"))
    return len(text) + sum(sign > "\uffff" for sign in text)


def _editor_line(text: EditorText, line: int) -> tuple[int, int]:
    """Which line of the editor a line of the language stands on, and which one of those on it."""
    number = max(line - 1, 0)
    if text.even:
        return number, 0
    for at, plain in enumerate(text.plain):
        here = 1 + (plain.count("\n") if plain else 0)
        if number < here:
            return at, number
        number -= here
    return len(text.lines), 0


def _starts(bare: str, plain: str) -> list[int]:
    """For each character of `plain`, and for its end, where in `bare` it begins."""
    starts: list[int] = []
    made = ""
    for begin, end in _clusters(bare):
        cluster = bare[begin:end]
        if cluster[0] == "\xad":
            part = "" if made[-1:].isalnum() and bare[end : end + 1].isalnum() else " "
        else:
            part = _mended(cluster)
        same = _same_at_the_end(bare[begin:end], part)
        starts.extend([begin] * (len(part) - same))
        starts.extend(range(end - same, end))
        made += part
    if made != plain:
        starts = [min(index, len(bare)) for index in range(len(plain))]
    return [*starts, len(bare)]


def _same_at_the_end(cluster: str, part: str) -> int:
    """How many signs at the end of a cluster stay what they are."""
    same = 0
    while same < min(len(cluster), len(part)) and cluster[-1 - same] == part[-1 - same]:
        same += 1
    return same


def _clusters(bare: str) -> Iterator[tuple[int, int]]:
    """The shortest pieces that are composed by themselves."""
    begin = 0
    for at in range(1, len(bare) + 1):
        if at < len(bare) and _together(bare[begin:at], bare[at]):
            continue
        yield begin, at
        begin = at


def _together(cluster: str, sign: str) -> bool:
    if "\xad" in (cluster[-1], sign):
        return cluster[-1] == sign
    if sign.isascii():
        return False
    if unicodedata.combining(sign):
        return True
    whole = unicodedata.normalize("NFC", cluster + sign)
    return whole != unicodedata.normalize("NFC", cluster) + unicodedata.normalize("NFC", sign)
