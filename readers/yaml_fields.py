"""One node of a case file in; a text, a year, a place or a cell out, and what is wrong with it told."""

import re
from collections.abc import Iterator
from typing import Any
from unicodedata import normalize

from attrs import frozen

from engine.case import Cell
from findings.codes import CASE_FILE, file_finding
from findings.finding import Finding, Label
from findings.span import Span
from findings.text import Text, same
from readers.yaml_tree import Mapping, Node, Scalar, Sequence, Unread, as_key, shortened

#: The keys of a place, and what they are called in a Span.
PLACE = {
    "rad": "line",
    "kolumn": "column",
    "slut": "end",
    "sida": "page",
    "rubrik": "heading",
    "tabell": "table",
    "tabellrad": "row",
    "tabellkolumn": "col",
    "citat": "quote",
}
_COUNTED = frozenset({"rad", "kolumn", "slut", "sida"})

A_TEXT = Text("en text", "a text")
A_LIST = Text("en lista", "a list")
LINES = Text("rader med namn och värde", "lines of name and value")

_YEAR = re.compile(r"((?:19|20|21)[0-9]{2})(?:/(?:[0-9]{2}|[0-9]{4}))?")
_COUNT = re.compile(r"[1-9][0-9]{0,8}")


@frozen
class Sheet:
    """The report being read, and the findings that grow as it is."""

    #: The case file.
    document: str
    #: Where nothing closer is known.
    report: Span
    #: Whether the report names its document; else an entry without a place stands in the case file.
    named: bool
    findings: list[Finding]


@frozen
class Field:
    """A key and what stands below it."""

    key: Scalar
    value: Node


def tell(sheet: Sheet, span: Span, sv: str, en: str, help: Text | None = None) -> None:
    """Adds MK008 at `span`."""
    sheet.findings.append(file_finding(CASE_FILE, Text(sv, en), (Label(span),), help))


def name_of(text: str) -> str:
    """`text` as a name is kept: NFC and single spaces, so that an accent or a line break hides nothing."""
    return " ".join(normalize("NFC", text).split())


def is_blank(node: Node) -> bool:
    """Whether nothing is written: `utfall:` with nothing after the colon."""
    return isinstance(node, Scalar) and node.plain and not node.text


def wrong_kind(sheet: Sheet, what: str, node: Node, wanted: Text, help: Text) -> None:
    """Tells that `what` is of another kind than `wanted`; nothing where that is told already."""
    if isinstance(node, Unread):
        return
    found = {Scalar: A_TEXT, Sequence: A_LIST, Mapping: LINES}[type(node)]
    what = shortened(what)
    tell(
        sheet,
        node.span,
        f'"{what}" ska vara {wanted.sv}, inte {found.sv}',
        f'"{what}" should be {wanted.en}, not {found.en}',
        help,
    )


def lines(sheet: Sheet, what: str, node: Node, help: Text) -> Iterator[Field]:
    """The keys and values below `what`, none where nothing is written; told where it is no mapping."""
    if isinstance(node, Mapping):
        for key, value in node.pairs:
            yield Field(key, value)
    elif not is_blank(node):
        wrong_kind(sheet, what, node, LINES, help)


def items(sheet: Sheet, what: str, node: Node, help: Text) -> tuple[Node, ...]:
    """The members of the list `what`, none where nothing is written; told where it is no list."""
    if isinstance(node, Sequence):
        return node.items
    if not is_blank(node):
        wrong_kind(sheet, what, node, A_LIST, help)
    return ()


def fields(
    sheet: Sheet, what: str, node: Node, known: tuple[str, ...], help: Text, years: bool = False
) -> tuple[dict[str, Field], tuple[tuple[int, Field], ...]]:
    """The fields of `node` by key, and those whose key is a year, in order, where `years` are expected.

    A key that is neither is told, with the key that may have been meant.
    """
    by_key: dict[str, Field] = {}
    by_year: list[tuple[int, Field]] = []
    for each in lines(sheet, what, node, help):
        written = name_of(each.key.text)
        if written in known:
            by_key[written] = each
        elif years and written[:1].isdigit():
            by_year.extend(_of_year(sheet, each, by_year))
        else:
            _unknown(sheet, what, each.key, known, years)
    return by_key, tuple(by_year)


def of_years(sheet: Sheet, what: str, node: Node) -> Iterator[tuple[int, Field]]:
    """What stands for each year below `what`, in the order written."""
    met: list[tuple[int, Field]] = []
    help = Text(f"skriv {what}: {{2020: värdet}}", f"write {what}: {{2020: the value}}")
    for each in lines(sheet, what, node, help):
        met.extend(_of_year(sheet, each, met))
    yield from met


def _of_year(sheet: Sheet, each: Field, met: list[tuple[int, Field]]) -> Iterator[tuple[int, Field]]:
    year = year_of(each.key.text)
    written = shortened(each.key.text)
    if year is None:
        tell(
            sheet,
            each.key.span,
            f'"{written}" är inget årtal',
            f'"{written}" is no year',
            Text("skriv året med fyra siffror: 2020", "write the year with four digits: 2020"),
        )
    elif any(year == other for other, _ in met):
        tell(
            sheet,
            each.key.span,
            f'"{written}" är ett år som redan står här, {year}',
            f'"{written}" is a year that stands here already, {year}',
            Text("slå ihop dem till ett år", "join them to one year"),
        )
    else:
        yield year, each


def year_of(text: str) -> int | None:
    """The year written, for a school year (`2020/21`) its first; None where it is none."""
    match = _YEAR.fullmatch(text.strip())
    return None if match is None else int(match[1])


def text_of(sheet: Sheet, what: str, node: Node, help: Text | None = None) -> str | None:
    """The text of `node`; None where nothing is written or, which is told, where it is no text."""
    if isinstance(node, Scalar):
        return node.text if node.text.strip() else None
    example = Text(f"skriv {what}: texten", f"write {what}: the text")
    wrong_kind(sheet, what, node, A_TEXT, help or example)
    return None


def cell(sheet: Sheet, what: str, node: Node, place: Span) -> Cell | None:
    """The printed text in `node`, short (`75%`) or long (`{utskrivet: 75%, rad: 12}`).

    Its place is what it says itself, else `place`; `lagrat` is what the file keeps behind it. None where it is
    neither, which is told.
    """
    if isinstance(node, Scalar):
        return Cell(node.text, settled(sheet, place, node.span), node.span)
    if not isinstance(node, Mapping):
        help = Text(
            f'skriv {what}: "75%", eller {what}: {{utskrivet: "75%", rad: 12}}',
            f'write {what}: "75%", or {what}: {{utskrivet: "75%", rad: 12}}',
        )
        wrong_kind(sheet, what, node, A_TEXT, help)
        return None
    found, _ = fields(sheet, what, node, ("utskrivet", "lagrat", *PLACE), same(""))
    printed = found.get("utskrivet")
    own = placed(sheet, found, place)
    if printed is None:
        tell(
            sheet,
            node.span,
            f'"{shortened(what)}" säger inte vad som står i rapporten',
            f'"{shortened(what)}" does not say what stands in the report',
            Text('skriv utskrivet: "75%"', 'write utskrivet: "75%"'),
        )
        return None
    if not isinstance(printed.value, Scalar):
        wrong_kind(sheet, "utskrivet", printed.value, A_TEXT, Text("skriv texten", "write the text"))
        return None
    kept = text_of(sheet, "lagrat", found["lagrat"].value) if "lagrat" in found else None
    return Cell(printed.value.text, settled(sheet, own, printed.value.span), printed.value.span, kept)


def filled(sheet: Sheet, what: str, found: dict[str, Field], place: Span) -> Cell | None:
    """The cell of the field `what`; None where the field is not there or nothing is written in it."""
    if what not in found:
        return None
    read = cell(sheet, what, found[what].value, place)
    return read if read is not None and read.printed.strip() else None


def place_of(sheet: Sheet, found: dict[str, Field], inherited: Span) -> Span:
    """The place that the field `plats` gives, what it leaves out from `inherited`."""
    if "plats" not in found:
        return inherited
    help = Text("skriv plats: {rad: 12}", "write plats: {rad: 12}")
    keys, _ = fields(sheet, "plats", found["plats"].value, tuple(PLACE), help)
    return placed(sheet, keys, inherited)


def placed(sheet: Sheet, found: dict[str, Field], inherited: Span) -> Span:
    """`inherited` with the place keys of `found`; a line of its own has another column and quote.

    A key with nothing after it takes away what is inherited.
    """
    changes: dict[str, Any] = {}
    if "rad" in found:
        changes |= {"column": None, "end": None, "quote": None}
    for key, name in PLACE.items():
        if key in found and is_blank(found[key].value):
            changes[name] = None
        elif key in found:
            value = _position(sheet, key, found[key].value)
            if value is not None:
                changes[name] = value
    return inherited._replace(**changes)


def settled(sheet: Sheet, place: Span, span: Span) -> Span:
    """`place`; where the report names no document and `place` no line or page, the line in the case file."""
    if sheet.named or place.line is not None or place.page is not None:
        return place
    return place._replace(document=span.document, line=span.line, column=span.column, end=span.end)


def _position(sheet: Sheet, key: str, node: Node) -> int | str | None:
    example = "12" if key in _COUNTED else "texten"
    text = text_of(sheet, key, node, Text(f"skriv {key}: {example}", f"write {key}: {example}"))
    if text is None or key not in _COUNTED:
        return text
    if _COUNT.fullmatch(text.strip()):
        return int(text)
    tell(
        sheet,
        node.span,
        f'"{key}" ska vara ett heltal från 1 och uppåt, inte "{shortened(text)}"',
        f'"{key}" should be a whole number from 1 upwards, not "{shortened(text)}"',
        Text(f"skriv {key}: 12", f"write {key}: 12"),
    )
    return None


def _unknown(sheet: Sheet, what: str, key: Scalar, known: tuple[str, ...], years: bool) -> None:
    from difflib import get_close_matches  # only what is misspelled pays for it

    written = shortened(key.text)
    near = get_close_matches(as_key(written), known, n=1)
    listed = ", ".join(known)
    help = (
        Text(f'menade du "{near[0]}"?', f'did you mean "{near[0]}"?')
        if near
        else Text(
            f"här kan stå: {listed}" + (" och årtal" if years else ""),
            f"here may stand: {listed}" + (" and years" if years else ""),
        )
    )
    below = shortened(what)
    tell(
        sheet,
        key.span,
        f'"{written}" är inget som läses under "{below}"',
        f'"{written}" is nothing that is read below "{below}"',
        help,
    )
