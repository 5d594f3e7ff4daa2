"""The `tabeller` of a case file in, tables as the report prints them out."""

from collections.abc import Iterator

from engine.case import Table, TableRow
from findings.span import Span
from findings.text import Text
from readers.yaml_fields import (
    Field,
    Sheet,
    cell,
    fields,
    items,
    lines,
    name_of,
    place_of,
    settled,
    tell,
    text_of,
)
from readers.yaml_tree import Mapping, Node, Sequence, shortened

_TABLE = ("namn", "plats", "enhet", "kolumner", "rader")
_ROW = ("celler", "plats")

_TABLE_HELP = Text(
    "skriv - namn: Ekonomi och därunder kolumner: och rader:",
    "write - namn: Ekonomi and below it kolumner: and rader:",
)
_COLUMNS_HELP = Text("skriv kolumner: [Budget 2020, Bokslut 2020]", "write kolumner: [Budget 2020, Bokslut 2020]")
_ROW_HELP = Text(
    "skriv - Hyror: [-1 200, -1 350], ett värde för varje kolumn",
    "write - Hyror: [-1 200, -1 350], one value for each column",
)


def tables(sheet: Sheet, node: Node) -> tuple[Table, ...]:
    """The tables below `tabeller`; a row with another number of cells than columns is told and left out."""
    return tuple(_table(sheet, each) for each in items(sheet, "tabeller", node, _TABLE_HELP))


def _table(sheet: Sheet, node: Node) -> Table:
    found, _ = fields(sheet, "tabeller", node, _TABLE, _TABLE_HELP)
    name = name_of(text_of(sheet, "namn", found["namn"].value) or "") if "namn" in found else ""
    if isinstance(node, Mapping) and not name:
        tell(sheet, node.span, "tabellen har inget namn", "the table has no name", _TABLE_HELP)
    place = place_of(sheet, found, sheet.report._replace(table=name or None))
    columns = tuple(_columns(sheet, found))
    if isinstance(node, Mapping) and not columns:
        tell(sheet, node.span, "tabellen har inga kolumner", "the table has no columns", _COLUMNS_HELP)
    rows = tuple(_rows(sheet, found, columns, place)) if columns else ()
    unit = cell(sheet, "enhet", found["enhet"].value, place) if "enhet" in found else None
    return Table(name, columns, rows, settled(sheet, place, node.span), unit)


def _columns(sheet: Sheet, found: dict[str, Field]) -> Iterator[str]:
    for each in items(sheet, "kolumner", found["kolumner"].value, _COLUMNS_HELP) if "kolumner" in found else ():
        yield name_of(text_of(sheet, "kolumner", each, _COLUMNS_HELP) or "")


def _rows(sheet: Sheet, found: dict[str, Field], columns: tuple[str, ...], place: Span) -> Iterator[TableRow]:
    for item in items(sheet, "rader", found["rader"].value, _ROW_HELP) if "rader" in found else ():
        for row in lines(sheet, "rader", item, _ROW_HELP):
            yield from _row(sheet, row, columns, place)


def _row(sheet: Sheet, row: Field, columns: tuple[str, ...], table: Span) -> Iterator[TableRow]:
    """The row, written as its cells or as `{celler: […], plats: {…}}`; nothing where they do not fit."""
    name = name_of(row.key.text)
    place, written = table._replace(row=name), row.value
    if isinstance(written, Mapping):
        found, _ = fields(sheet, name, written, _ROW, _ROW_HELP)
        place = place_of(sheet, found, place)
        written = found["celler"].value if "celler" in found else Sequence((), written.span)
    nodes = items(sheet, name, written, _ROW_HELP)
    if isinstance(written, Sequence) and len(nodes) != len(columns):
        tell(
            sheet,
            row.key.span,
            f'raden "{shortened(name)}" har {len(nodes)} värden, men tabellen har {len(columns)} kolumner',
            f'the row "{shortened(name)}" has {len(nodes)} values, but the table has {len(columns)} columns',
            _ROW_HELP,
        )
        return
    cells = tuple(
        read
        for column, node in zip(columns, nodes, strict=False)
        if (read := cell(sheet, column, node, place._replace(col=column))) is not None
    )
    if len(cells) == len(columns):
        yield TableRow(name, cells, settled(sheet, place, row.key.span))
