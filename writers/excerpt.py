"""A place and the texts of the files in; its name, and the line with a caret below it, out."""

from collections.abc import Mapping
from functools import lru_cache
from unicodedata import combining, east_asian_width

from findings.span import Span
from findings.text import Text, in_language
from writers.place import named_parts
from writers.shown_text import clean

#: The most of a line that is shown, in characters.
WIDTH = 100


def name_of(span: Span, sources: Mapping[str, str], lang: str) -> str:
    """`rules/a.mal:12:5` for a place in a file that was read, `rapport.txt rad 95` for one in a report."""
    document = clean(span.document)
    if stands_in_file(span, sources) or (span.document in sources and not _is_case(span.document)):
        return ":".join([document, *(str(part) for part in (span.line, span.column) if part is not None)])
    parts = named_parts(span, lang)
    if span.document in sources:
        document = in_language(Text(f"rapporten i {document}", f"the report in {document}"), lang)
    return f"{document} {', '.join(parts)}".rstrip()


def _is_case(document: str) -> bool:
    """Whether the file may be a case: what it has of a report then stands in another file."""
    return document.lower().endswith((".yaml", ".yml", ".json"))


def stands_in_file(span: Span, sources: Mapping[str, str]) -> bool:
    """Whether the place is in a file that was read, and not in a report that bears the case file's name.

    Places in files have a column; what a case file says of its report most often has a line alone.
    """
    return span.document in sources and (span.line is None or span.column is not None)


def excerpt(span: Span, sources: Mapping[str, str]) -> tuple[str, ...]:
    """The line that `span` stands on and a line of carets below it; the quote of a report; else nothing."""
    if not stands_in_file(span, sources):
        return () if span.quote is None else (f'"{_shortened(clean(span.quote))}"',)
    lines = _lines(sources[span.document])
    if span.line is None or not 1 <= span.line <= len(lines):
        return ()
    line = lines[span.line - 1]
    gutter = f"{span.line:>4} | "
    start = min((span.column or 1) - 1, len(line))
    end = max(start + 1, min((span.end or start + 2) - 1, len(line)))
    left = max(0, min(start - WIDTH // 3, len(line) - WIDTH))
    end = min(end, max(left + WIDTH, start + 1))
    before, marked, after = (clean(part) for part in (line[left:start], line[start:end], line[end:]))
    shown = ("…" if left else "") + before + marked
    shown += after if len(line) <= left + WIDTH else clean(line[end : left + WIDTH]) + "…"
    pad = " " * (_columns(before) + (1 if left else 0))
    carets = "^" * max(1, _columns(marked))
    return (gutter + shown.rstrip(), " " * (len(gutter) - 2) + "| " + pad + carets)


@lru_cache(maxsize=4)
def _lines(text: str) -> tuple[str, ...]:
    """The lines of `text`, kept for the next finding in the same file."""
    return tuple(text.split("\n"))


def _shortened(text: str) -> str:
    return text if len(text) <= WIDTH else text[: WIDTH - 1] + "…"


def _columns(text: str) -> int:
    """How many columns of a terminal `text` takes."""
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)
