"""A passage in, the passages it is of out, where its lines begin with labels: a reader joins what no blank line parts.

`Mål 1: …` over `Bedömning: …` over `Kommentar: …` are three, and so are `Kommentar` and the text on the line below.
"""

import re
from collections.abc import Iterator, Mapping

from attrs import evolve

from findings.span import Span
from interpret.cells import is_figure
from interpret.labels import Says, is_naming, label
from interpret.scale import is_verdict
from readers.document import Kind, Passage
from readers.joined_lines import is_broken, joined

Line = tuple[str, Span]
#: The sentence of a goal, and its verdict behind it: `… – delvis uppfyllt`, `… (Uppfyllt)`.
#: `2022: 66 %`: a figure of a year, in the lines below a measure's name.
YEAR_LINE = re.compile(r"(?P<year>(?:19|20)[0-9]{2})\s*[:\t]\s*(?P<rest>\S.*)")
_BEHIND = re.compile(
    r"(?P<sentence>.*\S)(?:\s+[–—-]\s+|\s+\|\s+|\s*\(|[.,;]?\s+(?=(?:måluppfyllelse|bedömning|status)\s*:))"
    r"(?:(?:måluppfyllelse|bedömning|status)\s*:\s*)?(?P<word>[^()]{2,60}?)\)?\s*",
    re.IGNORECASE,
)


def cut(passage: Passage, calls: Mapping[str, Says], scale: frozenset[str]) -> Iterator[Passage]:
    """The passages in order; the passage itself where its lines are one text."""
    if len(passage.lines) < 2:
        yield passage
        return
    pieces: list[list[Line]] = [[passage.lines[0]]]
    for line in passage.lines[1:]:
        if _begins(line[0], pieces[-1], calls, scale, is_heading=passage.kind is Kind.HEADING):
            pieces.append([line])
        else:
            pieces[-1].append(line)
    if len(pieces) == 1:
        yield passage
        return
    for lines in pieces:
        text = joined(line for line, _ in lines)
        yield evolve(passage, text=text, span=lines[0][1], lines=tuple(lines))


def said_behind(sentence: str, scale: frozenset[str]) -> tuple[str, str]:
    """A goal's sentence and the verdict that stands behind it on the line; "" where none does."""
    found = _BEHIND.fullmatch(sentence)
    if found is None or not is_verdict(found["word"], scale):
        return sentence, ""
    return found["sentence"].rstrip(" –—-|"), found["word"].strip()


def _begins(
    line: str, above: list[Line], calls: Mapping[str, Says], scale: frozenset[str], *, is_heading: bool
) -> bool:
    """Whether a line begins a passage of its own."""
    last = above[-1][0]
    if is_broken(last) or not (line.strip()[:1].isupper() or line.strip()[:1].isdigit()):
        return False
    if is_heading:
        return _begins_below(above, calls, scale)
    if (year := YEAR_LINE.fullmatch(line.strip())) is not None and is_figure(year["rest"]):
        return True
    says = label(line, calls)
    if says is not None and (not says.rest or ":" in line or is_naming(says.says)):
        return True
    return _begins_below(above, calls, scale)


def _begins_below(above: list[Line], calls: Mapping[str, Says], scale: frozenset[str]) -> bool:
    """Whether what stands above a line is all of a passage: a label by itself, a goal with its verdict, a verdict."""
    if len(above) > 1:
        return False
    last = above[-1][0]
    over = label(last, calls) if last.strip()[:1].isupper() or last.strip()[:1].isdigit() else None
    if over is not None and not over.rest:
        return True
    if over is not None and is_naming(over.says) and said_behind(over.rest, scale)[1]:
        return True
    return is_verdict(last, scale) or (over is not None and is_verdict(over.rest, scale))
