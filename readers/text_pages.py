"""A text in, its lines with their pages out, and which of them are running heads and page numbers."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from findings.span import Span

Line = tuple[str, Span]

_PAGE_NUMBER = re.compile(
    r"(?:sida?|s\.)?\s*([0-9]{1,3})(?:\s*\([0-9]{1,3}\)|\s*(?:av|/)\s*[0-9]{1,3})?", re.IGNORECASE
)
_DIGITS = re.compile(r"[0-9]+")
#: A head or foot has no more lines than this, and none of them is longer.
_MOST_LINES = 3
_LONGEST_HEAD = 150
#: A line is a running head where it stands on so many pages.
_FEWEST_PAGES = 3


def lines_of(text: str, name: str) -> list[Line]:
    """Every line with its number; with its page where form feeds tell pages apart.

    What stands on one line on both sides of a form feed is two lines of one number, each with its columns.
    """
    page = 1 if "\f" in text else None
    lines: list[Line] = []
    for number, line in enumerate(text.split("\n"), 1):
        before = 0
        if page is not None:
            *ended, line = line.split("\f")
            for part in ended:
                if part.strip():
                    lines.append((" " * before + part, Span(name, number, page=page)))
                before += len(part) + 1
                page += 1
        lines.append((" " * before + line, Span(name, number, page=page)))
    return lines


def running_lines(lines: Sequence[Line]) -> frozenset[int]:
    """The numbers, counted from 0, of the lines that are the same on many pages, or nothing but a page's number."""
    return frozenset({*_heads(lines), *_titles(lines), *_numbers(lines)})


def _heads(lines: Sequence[Line]) -> set[int]:
    """Lines at the top or the foot of pages that stand on at least half of them, whatever figures are in them."""
    pages: dict[int, list[int]] = {}
    for at, (text, span) in enumerate(lines):
        if span.page is not None and text.strip():
            pages.setdefault(span.page, []).append(at)
    edges: list[tuple[tuple[str, int], int]] = []
    for of_page in pages.values():
        for place in range(min(_MOST_LINES, len(of_page))):
            for at, edge in ((of_page[place], place), (of_page[-1 - place], -1 - place)):
                text = " ".join(lines[at][0].split())
                if len(text) <= _LONGEST_HEAD and "\t" not in text:
                    edges.append(((_DIGITS.sub("0", text), edge), at))
    counts = Counter(key for key, _ in edges)
    fewest = max(_FEWEST_PAGES, len(pages) // 2)
    return {at for key, at in edges if counts[key] >= fewest}


def _titles(lines: Sequence[Line]) -> set[int]:
    """Lines that begin a page with what the report's title begins with, and the page's number right below them."""
    shown = [at for at, (text, _) in enumerate(lines) if text.strip()]
    first = [at for at in shown[:_MOST_LINES] if lines[at][1].page == lines[shown[0]][1].page]
    titles = [_words(lines[at][0]) for at in first]
    found: set[int] = set()
    for above, at in pairwise(shown):
        text, span = lines[at]
        if span.page == lines[above][1].page:
            if above in found and text.strip() == str(span.page):
                found.add(at)
        elif any(title.startswith(_words(text)) for title in titles) and not _DIGITS.search(text):
            found.add(at)
    return found


def _words(text: str) -> str:
    return " ".join(text.casefold().split())


def _numbers(lines: Sequence[Line]) -> set[int]:
    """Lines with a page's number alone: where a page ends or begins, or where they count up through the text."""
    alone: list[tuple[int, int]] = []
    for at, (text, _) in enumerate(lines):
        found = _PAGE_NUMBER.fullmatch(text.strip())
        if found and _is_blank(lines, at - 1) and (_is_blank(lines, at + 1) or _at_edge(lines, at)):
            alone.append((at, int(found[1])))
    found_at = {at for at, _ in alone if _at_edge(lines, at)}
    # The page's own number above a form feed, with no blank line above it.
    found_at.update(
        at for at, (text, span) in enumerate(lines) if text.strip() == str(span.page) and _ends_page(lines, at)
    )
    run: list[tuple[int, int]] = []
    for at, number in [*alone, (-1, -1)]:
        if run and number == run[-1][1] + 1:
            run.append((at, number))
            continue
        # Figures of a table that stand one below another follow closely; pages do not.
        if len(run) >= _FEWEST_PAGES and all(b[0] - a[0] > 10 for a, b in pairwise(run)):
            found_at.update(one for one, _ in run)
        run = [(at, number)]
    return found_at


def _is_blank(lines: Sequence[Line], at: int) -> bool:
    return not 0 <= at < len(lines) or not lines[at][0].strip()


def _ends_page(lines: Sequence[Line], at: int) -> bool:
    """Whether a form feed is the next that follows the line."""
    below = next((one for one in range(at + 1, len(lines)) if lines[one][0].strip()), None)
    return below is not None and lines[below][1].page != lines[at][1].page


def _at_edge(lines: Sequence[Line], at: int) -> bool:
    """Whether a page ends right below the line, or the text does."""
    below = next((one for one in range(at + 1, len(lines)) if lines[one][0].strip()), None)
    if below is None or lines[below][1].page != lines[at][1].page:
        return True
    text = lines[below][0]
    return text[:1] == " " and text[1:2].strip() != ""
