"""A place in a report in; its parts in words, as whoever has the document before them looks for it, out."""

from collections.abc import Iterator

from findings.span import Span
from findings.text import Text, in_language
from writers.shown_text import clean

_WORDS = {
    "line": Text("rad", "line"),
    "column": Text("kolumn", "column"),
    "page": Text("sida", "page"),
    "heading": Text("rubrik", "heading"),
    "table": Text("tabell", "table"),
    "row": Text("tabellrad", "table row"),
    "col": Text("tabellkolumn", "table column"),
}
#: In a document with pages and tables a row and a column that are only counted.
_COUNTED = {"row": Text("rad", "row"), "col": Text("kolumn", "column")}
_SHEET, _CELL = Text("blad", "sheet"), Text("ruta", "cell")
_PARAGRAPH = Text("stycke", "paragraph")
#: What helps nobody to find a place whose line is known.
_FOUND_BY_LINE = frozenset({"heading", "table", "row"})
_LONGEST_HEADING = 60


def named_parts(span: Span, lang: str) -> tuple[str, ...]:
    """`sida 12`, `tabell 3`, `rad 4`: what is known of the place, as the kind of document is read by people."""
    ending = span.document.rpartition(".")[2].lower() if "." in span.document else ""
    named = _BY_ENDING.get(ending)
    return tuple(_of_lines(span, lang) if named is None else named(span, lang))


def _of_lines(span: Span, lang: str) -> Iterator[str]:
    for field in ("line", "column", "page", "heading", "table", "row", "col"):
        if not (span.line is not None and field in _FOUND_BY_LINE):
            yield from _part(span, field, lang)


def _of_pages(span: Span, lang: str) -> Iterator[str]:
    """In a PDF the page comes first; where in its line something stands is no help."""
    yield from _part(span, "page", lang)
    if span.table is None:
        yield from _part(span, "line", lang)
    yield from _in_table(span, lang)


def _of_paragraphs(span: Span, lang: str) -> Iterator[str]:
    """Word and web pages show no lines: the heading and the table tell, or else the number of the paragraph."""
    yield from _part(span, "page", lang)
    yield from _part(span, "heading", lang)
    yield from _in_table(span, lang)
    if span.line is not None and span.heading is None and span.table is None:
        yield f"{in_language(_PARAGRAPH, lang)} {span.line}"


def _of_sheets(span: Span, lang: str) -> Iterator[str]:
    """`blad "Mål", ruta B8`; the row and its heading where the column is named by that."""
    if span.table is not None:
        yield f'{in_language(_SHEET, lang)} "{clean(span.table)}"'
    if span.row is not None and span.col is not None and span.row.isdigit() and _is_letters(span.col):
        yield f"{in_language(_CELL, lang)} {span.col}{span.row}"
        return
    yield from _counted(span, "row", lang)
    yield from _counted(span, "col", lang)


def _of_rows(span: Span, lang: str) -> Iterator[str]:
    yield from _part(span, "line", lang)
    yield from _counted(span, "col", lang)


def _in_table(span: Span, lang: str) -> Iterator[str]:
    if span.table is not None and span.table.isdigit():
        yield f"{in_language(_WORDS['table'], lang)} {span.table}"
    else:
        yield from _part(span, "table", lang)
    yield from _counted(span, "row", lang)
    yield from _counted(span, "col", lang)


def _counted(span: Span, field: str, lang: str) -> Iterator[str]:
    """A row or a column of a table: `rad 4` where it is counted, `tabellrad "Summa"` where it is named."""
    value = getattr(span, field)
    if value is not None and value.isdigit():
        yield f"{in_language(_COUNTED[field], lang)} {value}"
    else:
        yield from _part(span, field, lang)


def _part(span: Span, field: str, lang: str) -> Iterator[str]:
    value = getattr(span, field)
    if value is not None:
        shown = str(value) if isinstance(value, int) else f'"{_shortened(clean(value))}"'
        yield f"{in_language(_WORDS[field], lang)} {shown}"


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_HEADING else text[: _LONGEST_HEADING - 1].rstrip() + "…"


def _is_letters(text: str) -> bool:
    return text.isascii() and text.isalpha() and len(text) <= 3


_BY_ENDING = {
    "pdf": _of_pages,
    **dict.fromkeys(("docx", "docm", "html", "htm", "xhtml"), _of_paragraphs),
    **dict.fromkeys(("xlsx", "xlsm"), _of_sheets),
    **dict.fromkeys(("csv", "tsv"), _of_rows),
}
