"""A case and the questions about it in, the text of its case file out: docs/fallfil.md describes the form.

What `readers.yaml_case` reads back is the same case; the running text of the report is no part of it, for it is the
report itself.
"""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any
from unicodedata import is_normalized

from engine.case import Case, Cell, NamedCell, Outcome, Report, Stated, Table, TableRow, YearCell
from findings.span import Span

#: The keys of a place, in the order they are written, and what they are called in a Span.
_PLACE = (
    ("rad", "line"),
    ("kolumn", "column"),
    ("slut", "end"),
    ("sida", "page"),
    ("rubrik", "heading"),
    ("tabell", "table"),
    ("tabellrad", "row"),
    ("tabellkolumn", "col"),
    ("citat", "quote"),
)
_CONTROL = re.compile("[^\t\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
#: Texts that need no quotes, also within brackets.
_SIMPLE = re.compile(r"[A-Za-zÅÄÖåäöé][A-Za-zÅÄÖåäöé0-9_ ./()%–-]*[A-Za-zÅÄÖåäöé0-9_)]|[A-Za-zÅÄÖåäö]")
#: What other readers of YAML would take for something else than a text.
_NO_TEXTS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})


def case_text(case: Case, remarks: Sequence[str] = (), *, dated: bool = True) -> str:
    """The case file of `case`; each of `remarks` is a comment at its end.

    The period of a case that is not `dated` is left to be filled in: its year is nobody's.
    """
    report = Span(case.report.document)
    parts = [_report(case.report)]
    if not dated:
        parts[0] = ["  period:" if line.startswith("  period: ") else line for line in parts[0]]
    if case.plan is not None:
        parts.append([f"plan: {scalar(case.plan)}"])
    if case.outcomes:
        parts.append(["utfall:", *_outcomes(case.outcomes, report)])
    if case.stated:
        parts.append(["bedömningar:", *(line for one in _first_of(case.stated) for line in _stated(one, report))])
    if case.claims:
        parts.append(["påståenden:"])
        for claim in case.claims:
            lines = [f"säger: {scalar(claim.says.printed)}"]
            lines += [] if claim.quote is None else [f"citat: {scalar(claim.quote)}"]
            place = claim.place._replace(quote=None) if claim.place.quote == claim.quote else claim.place
            lines += _at(place, report)
            parts[-1] += [f"  {'-' if number == 0 else ' '} {line}" for number, line in enumerate(lines)]
    if case.tables:
        parts.append(["tabeller:", *(line for table in case.tables for line in _table(table, report))])
    if remarks:
        parts.append([f"# {comment}" for remark in remarks for comment in _comment(remark)])
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def scalar(text: str) -> str:
    """`text` as YAML writes it on one line; what is not plain is in quotes, with what nobody sees written out.

    Control characters, which no case file holds, are spaces.
    """
    text = _CONTROL.sub(" ", text)
    if _SIMPLE.fullmatch(text) and "  " not in text and text.casefold() not in _NO_TEXTS:
        return text
    composed = is_normalized("NFC", text)
    return "".join(_sign(sign, composed) for sign in json.dumps(text, ensure_ascii=False))


def _sign(sign: str, composed: bool) -> str:
    if sign.isprintable() and (composed or sign.isascii()):
        return sign
    code = ord(sign)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _comment(remark: str) -> list[str]:
    lines = "".join(sign if sign.isprintable() or sign == "\n" else " " for sign in remark).split("\n")
    return [line.strip() for line in lines if line.strip()]


def _report(report: Report) -> list[str]:
    period = report.period
    lines = [
        "rapport:",
        f"  titel: {scalar(report.title)}",
        f"  period: {period.year:04d}" + (f"-{period.month:02d}" if period.month is not None else ""),
    ]
    if report.date is not None:
        lines.append(f"  datum: {report.date.isoformat()}")
    lines.append(f"  dokument: {scalar(report.document)}")
    if report.sha256 is not None:
        lines.append(f"  sha256: {report.sha256}")
    return lines


# --- Places and cells ---------------------------------------------------------------------------


def _differing(place: Span, inherited: Span) -> list[str]:
    """The keys of `place` that are not those it inherits; a key without a value takes one away."""
    found = []
    if place.line != inherited.line:
        inherited = inherited._replace(line=None, column=None, end=None, quote=None)
        if place.line is None:
            found.append("rad: ")
    for key, name in _PLACE:
        value = getattr(place, name)
        if value != getattr(inherited, name):
            found.append(
                f"{key}: " if value is None else f"{key}: {value if isinstance(value, int) else scalar(value)}"
            )
    return found


def _at(place: Span, inherited: Span) -> list[str]:
    keys = _differing(place, inherited)
    return [f"plats: {{{', '.join(keys)}}}"] if keys else []


def _cell(cell: Cell, inherited: Span) -> str:
    keys = _differing(cell.place, inherited)
    if cell.unrounded is not None:
        keys.insert(0, f"lagrat: {scalar(cell.unrounded)}")
    printed = scalar(cell.printed)
    return f"{{utskrivet: {printed}, {', '.join(keys)}}}" if keys else printed


# --- Outcomes -----------------------------------------------------------------------------------


def _outcomes(outcomes: Sequence[Outcome], report: Span) -> Iterator[str]:
    rows: dict[str, list[list[str]]] = {}
    for outcome in outcomes:
        rows.setdefault(outcome.measure, []).extend(_row(one, report) for one in _parted(outcome))
    for measure, of_measure in rows.items():
        yield f"  {scalar(measure)}:"
        for row in of_measure:
            if len(of_measure) == 1:
                yield from (f"    {line}" for line in row)
            else:
                yield from (f"    {'-' if number == 0 else ' '} {line}" for number, line in enumerate(row))


def _row(outcome: Outcome, report: Span) -> list[str]:
    at = outcome.place
    lines = _at(at, report)
    if outcome.title is not None:
        lines.append(f"namn: {_cell(outcome.title, at)}")
    for key, cells in (("målvärde", outcome.targets), ("prognos", outcome.forecasts)):
        lines.extend(_years(key, cells, at))
    lines.extend(f"{one.year}: {_cell(one.cell, at)}" for one in outcome.years)
    for key, named in (("jämförelse", outcome.comparators), ("kön", outcome.by_sex), ("delar", outcome.parts)):
        lines.extend(_named(key, named, at))
    for key, cells in (("antal rangordnade", outcome.ranked), ("svar", outcome.answers)):
        lines.extend(_years(key, cells, at))
    if outcome.source is not None:
        lines.append(f"källa: {_cell(outcome.source, at)}")
    return lines or ["plats: {}"]


def _years(key: str, cells: Sequence[YearCell], at: Span) -> list[str]:
    if not cells:
        return []
    return [f"{key}:", *(f"  {one.year}: {_cell(one.cell, at)}" for one in cells)]


def _named(key: str, cells: Sequence[NamedCell], at: Span) -> list[str]:
    by_name: dict[str, list[NamedCell]] = {}
    for one in cells:
        by_name.setdefault(one.name, []).append(one)
    lines = [f"{key}:"] if cells else []
    for name, of_name in by_name.items():
        lines.append(f"  {scalar(name)}:")
        lines.extend(f"    {one.year}: {_cell(one.cell, at)}" for one in of_name)
    return lines


def _parted(outcome: Outcome) -> Iterator[Outcome]:
    """The row; where it has two figures for one year, as several rows of the same measure."""
    from attrs import evolve

    first: dict[str, Any] = {}
    rest: dict[str, Any] = {}
    for field in ("targets", "years", "forecasts", "ranked", "answers", "comparators", "by_sex", "parts"):
        met: set[tuple[str, int]] = set()
        kept: list[Any] = []
        more: list[Any] = []
        for one in getattr(outcome, field):
            key = (getattr(one, "name", ""), one.year)
            (more if key in met else kept).append(one)
            met.add(key)
        first[field], rest[field] = tuple(kept), tuple(more)
    yield evolve(outcome, **first)
    if any(rest.values()):
        yield from _parted(evolve(outcome, **rest))


# --- Assessments and tables ---------------------------------------------------------------------


def _first_of(stated: Sequence[Stated]) -> Iterator[Stated]:
    """The assessments, one a name: a case file has no more."""
    names: set[str] = set()
    for one in stated:
        if one.name not in names:
            names.add(one.name)
            yield one


def _stated(stated: Stated, report: Span) -> Iterator[str]:
    yield f"  {scalar(stated.name)}:"
    at = stated.place
    lines = _at(at, report)
    for key, cell in (("mening", stated.sentence), ("ord", stated.word), ("skäl", stated.reason)):
        if cell is not None:
            lines.append(f"{key}: {_cell(cell, at)}")
    yield from (f"    {line}" for line in lines or ["plats: {}"])


def _table(table: Table, report: Span) -> Iterator[str]:
    yield f"  - namn: {scalar(table.name)}"
    yield from (f"    {line}" for line in _at(table.place, report._replace(table=table.name or None)))
    if table.unit is not None:
        yield f"    enhet: {_cell(table.unit, table.place)}"
    yield f"    kolumner: [{', '.join(map(scalar, table.columns))}]"
    if table.rows:
        yield "    rader:"
        yield from (f"      - {_table_row(row, table)}" for row in table.rows)


def _table_row(row: TableRow, table: Table) -> str:
    keys = _at(row.place, table.place._replace(row=row.name))
    columns = zip(row.cells, table.columns, strict=True)
    cells = ", ".join(_cell(cell, row.place._replace(col=column)) for cell, column in columns)
    if not keys:
        return f"{scalar(row.name)}: [{cells}]"
    return f"{scalar(row.name)}: {{{keys[0]}, celler: [{cells}]}}"
