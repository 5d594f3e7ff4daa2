"""The lines of all pages in, those that are running heads, running feet and page numbers out."""

import re
from collections.abc import Mapping, Sequence
from functools import partial
from itertools import takewhile

from readers.pdf_sheet import Box, Sheet
from readers.pdf_words import Line, segments

#: The part of a page's height, at its top and at its foot, where they stand.
_BAND = 0.12
_DIGITS = re.compile(r"[0-9]+")
_PAGE_NUMBER = re.compile(
    r"(?:(?:sida|sid|s|page)\.?\s*)?[-–—]?\s*([0-9]{1,4})\s*[-–—]?(?:\s*(?:\(\s*[0-9]{1,4}\s*\)|(?:av|/|of)\s*[0-9]{1,4}))?",
    re.IGNORECASE,
)
_MARKED = re.compile(
    r"(?:sida|sid|page)\.?\s*[0-9]{1,4}.*|[0-9]{1,4}\s*(?:\(\s*[0-9]{1,4}\s*\)|(?:av|/)\s*[0-9]{1,4})", re.IGNORECASE
)

Key = tuple[int, int]


def running_lines(sheets: Sequence[Sheet], tables: Mapping[int, Sequence[Box]]) -> frozenset[Key]:
    """Page and number of every line that runs through the document; `tables` are the ruled ones, by page."""
    edges = {sheet.number: _edges(sheet, tables.get(sheet.number, ())) for sheet in sheets}
    pages: dict[tuple[str, int], set[int]] = {}
    numbers: dict[tuple[int, int], set[int]] = {}
    for sheet in sheets:
        for line in (line for edge in edges[sheet.number] for line in edge):
            for height in _heights(line):
                pages.setdefault((_shape(line), height), set()).add(sheet.number)
                for number in _page_numbers(line):
                    numbers.setdefault((number - sheet.number, height), set()).add(sheet.number)
    enough = 2 if len(sheets) < 6 else 3

    def runs(sheet: Sheet, line: Line) -> bool:
        heights = _heights(line)
        text = line.text.strip()
        repeated = any(len(pages[_shape(line), height]) >= enough for height in heights)
        counted = any(
            len(numbers.get((number - sheet.number, height), ())) >= enough
            for number in _page_numbers(line)
            for height in heights
        )
        alone = _MARKED.fullmatch(text) is not None or (len(sheets) == 1 and text == str(sheet.number))
        return (repeated and not _only_figures(line)) or (counted and _is_number(line)) or alone

    found: set[Key] = set()
    for sheet in sheets:
        lines = sorted(sheet.lines, key=lambda line: line.base)
        top, foot, turned = edges[sheet.number]
        for edge, beyond in ((top, lines), (foot, lines[::-1])):
            run = list(takewhile(partial(runs, sheet), edge))
            while run and not _apart(run[-1], beyond[len(run) : len(run) + 1]):
                run.pop()
            found.update((sheet.number, line.number) for line in run)
        found.update((sheet.number, line.number) for line in turned if runs(sheet, line))
    return frozenset(found)


def _edges(sheet: Sheet, tables: Sequence[Box]) -> tuple[list[Line], list[Line], list[Line]]:
    """The lines from the top of the page, those from its foot, and those that run another way beside the text."""
    head, foot = _BAND * sheet.height, (1 - _BAND) * sheet.height
    lines = sorted(sheet.lines, key=lambda line: line.base)
    inner = [box for box in tables if not (box.bottom < head or box.top > foot)]

    def free(line: Line) -> bool:
        return not any(box.holds((line.x0 + line.x1) / 2, (line.top + line.bottom) / 2) for box in inner)

    return (
        list(takewhile(lambda line: line.bottom < head and free(line), lines))[:6],
        list(takewhile(lambda line: line.top > foot and free(line), lines[::-1]))[:6],
        list(sheet.turned)[:20],
    )


def _apart(line: Line, next_lines: Sequence[Line]) -> bool:
    """Whether a running line stands apart from the text: a row of headings stands close to its table."""
    if not next_lines or _is_number(line):
        return True
    after = next_lines[0]
    step = abs(after.base - line.base)
    count = len(segments(line.words))
    if count > 2 and len(segments(after.words)) >= count - 1:
        return step > 4 * max(line.size, after.size)
    return step > 1.5 * max(line.size, after.size)


def _heights(line: Line) -> tuple[int, int]:
    """The height of a line on its page, in steps of four points: both that it may be rounded to."""
    step = int(line.base // 4)
    return step, step + 1


def _shape(line: Line) -> str:
    return _DIGITS.sub("#", " ".join(line.text.split()).casefold())


def _page_numbers(line: Line) -> list[int]:
    """The numbers in a line that may be the page's: those that stand alone in a part of it."""
    texts = [" ".join(word.text for word in part) for part in segments(line.words)]
    return [int(found[1]) for text in texts if (found := _PAGE_NUMBER.fullmatch(text))]


def _is_number(line: Line) -> bool:
    return _PAGE_NUMBER.fullmatch(" ".join(line.text.split())) is not None


def _only_figures(line: Line) -> bool:
    """Whether it is figures alone: a row of a table, which is repeated only by chance."""
    return not any(sign.isalpha() for sign in line.text)
