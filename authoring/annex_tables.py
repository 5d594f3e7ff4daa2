"""Blocks of measures and of assignments in, their tables in an annex out: a row for each."""

import re
from collections.abc import Iterable, Mapping

from attrs import frozen

from authoring.annex_words import (
    BETTER,
    CODE,
    DONE_BY,
    NO_TARGET,
    NOTHING,
    REPORTED_BY,
    RESPONSIBLE,
    REST,
    SOURCE,
    TARGET,
    UNIT,
    capital,
    plain,
)
from authoring.page import Table, table_of
from dsl import ast
from dsl.ast import Block, Heading
from dsl.formatter import sentences
from engine.names import first, key

#: With more years than this the targets stand in one column.
_MOST_YEARS = 4
MEASURES = (Heading.INDICATOR, Heading.MEASURE)


@frozen
class Said:
    """One line of a block, and the statement it is written with."""

    line: ast.Line
    text: str


@frozen
class Item:
    """A block with its statements, in order."""

    block: Block
    said: tuple[Said, ...]


def items_of(text: str, tree: ast.File) -> tuple[Item, ...]:
    said = {sentence.line: sentence.text for sentence in sentences(text, tree.document)}
    return tuple(
        Item(block, tuple(Said(line, said[line.span.line or 0]) for line in block.lines)) for block in tree.blocks
    )


def of_kind(items: Iterable[Item], *kinds: Heading) -> tuple[Item, ...]:
    return tuple(item for item in items if item.block.heading in kinds)


def declared_in(own: Iterable[Block], imported: tuple[ast.File, ...]) -> dict[str, Block]:
    """Every measure by its name, those of the file itself before those it imports."""
    blocks = [*own, *(block for file in imported for block in file.blocks)]
    return {
        key(block.name.text): block
        for block in reversed(blocks)
        if block.name is not None and block.heading in MEASURES
    }


def measure_table(name: str, chosen: list[Item], declared: Mapping[str, Block]) -> Table:
    """One row a measure: what it is called, its unit, which way is better, its targets, its source and the rest."""
    rows = [_columns(item) for item in chosen]
    years = sorted({year for row in rows for year in row if year[0].isdigit()})
    headers = [CODE, UNIT, BETTER]
    if len(years) > _MOST_YEARS:
        headers.append(TARGET)
        for row in rows:
            row[TARGET] = "\n".join(f"{year}: {row[year]}" for year in years if year in row)
    else:
        headers.extend(years)
    headers.extend(column for column in (SOURCE, REST) if any(row.get(column) for row in rows))
    shown = [(name, *(f"Mål {header}" if header[0].isdigit() else header for header in headers))]
    for item, row in zip(chosen, rows, strict=True):
        from_others = {**_pointed(item.block), **_inherited(item.block, declared)}
        shown.append(
            (
                row.get(item.block.heading.value) or from_others.get("", NOTHING),
                *(row.get(header) or from_others.get(header, NOTHING) for header in headers),
            )
        )
    return table_of(shown)


def _columns(item: Item) -> dict[str, str]:
    """What stands in each column of a measure's row; targets by their year, and what has no column last."""
    block = item.block
    row: dict[str, str] = {CODE: block.name.text if block.name is not None else ""}
    if block.title is not None:
        row[block.heading.value] = plain(block.title.text)
    rest = []
    for said in item.said:
        column, cell = _column(said)
        if column and column not in row:
            row[column] = cell
        else:
            rest.append(capital(said.text))
    if rest:
        row[REST] = "\n".join(rest)
    return row


def _column(said: Said) -> tuple[str, str]:
    """The column of a line and what stands in it; ("", "") for a line without one."""
    line, text = said.line, said.text
    if isinstance(line, ast.UnitLine):
        return UNIT, text.partition(" ")[2]
    if isinstance(line, ast.DirectionLine):
        return BETTER, text.partition(" ")[2] if line.direction is ast.Direction.BAND else text.partition(" ")[0]
    if isinstance(line, ast.SourceLine):
        return SOURCE, plain(line.source)
    if isinstance(line, ast.NoTargetLine):
        return text[len(NO_TARGET) :].strip(), NO_TARGET
    target = _TARGET_LINE.fullmatch(text) if isinstance(line, ast.TargetLine) else None
    return (target[1], target[2]) if target is not None else ("", "")


def _inherited(block: Block, declared: Mapping[str, Block]) -> dict[str, str]:
    """What a measure has from `samma mått som`, in parentheses: its name (under ""), unit and direction."""
    shown: dict[str, str] = {}
    met: set[int] = set()
    at: Block | None = block
    while at is not None and id(at) not in met:
        met.add(id(at))
        line = first(at.lines, ast.SameAsLine)
        at = None if line is None else declared.get(key(line.measure.text))
        if at is None:
            break
        unit, direction = first(at.lines, ast.UnitLine), first(at.lines, ast.DirectionLine)
        if at.title is not None:
            shown.setdefault("", f"({at.title.text})")
        if unit is not None:
            shown.setdefault(UNIT, f"({unit.unit})")
        if direction is not None and direction.direction is not ast.Direction.BAND:
            shown.setdefault(BETTER, f"({direction.direction.value.partition(' ')[0]})")
    return shown


def _pointed(block: Block) -> dict[str, str]:
    """The direction that all targets of a measure point in, in parentheses, for one that declares none."""
    ways = {_WAYS.get(line.target.compare) for line in block.lines if isinstance(line, ast.TargetLine)}
    way = ways.pop() if len(ways) == 1 else None
    return {} if way is None else {BETTER: f"({way.value.partition(' ')[0]})"}


#: Which way a target points.
_WAYS = {
    ast.Compare.AT_LEAST: ast.Direction.HIGHER,
    ast.Compare.ABOVE: ast.Direction.HIGHER,
    ast.Compare.AT_MOST: ast.Direction.LOWER,
    ast.Compare.BELOW: ast.Direction.LOWER,
}


def task_table(name: str, chosen: list[Item]) -> Table:
    """One row an assignment: what is to be done, by when and by whom."""
    rows = []
    for item in chosen:
        row: dict[str, str] = {CODE: item.block.name.text if item.block.name is not None else ""}
        row[""] = plain(item.block.title.text) if item.block.title is not None else NOTHING
        rest = []
        for said in item.said:
            column = _task_column(said.line)
            if column in (DONE_BY, REPORTED_BY):
                row[column] = f"{row[column]}\n{_task_cell(said)}" if column in row else _task_cell(said)
            elif column and column not in row:
                row[column] = _task_cell(said)
            else:
                rest.append(capital(said.text))
        row[REST] = "\n".join(rest)
        rows.append(row)
    headers = [CODE, *(h for h in (DONE_BY, REPORTED_BY, RESPONSIBLE, REST) if any(row.get(h) for row in rows))]
    return table_of([(name, *headers), *((row[""], *(row.get(h) or NOTHING for h in headers)) for row in rows)])


def _task_column(line: ast.Line) -> str:
    if isinstance(line, ast.DeadlineLine):
        return DONE_BY if line.what == "klart" else REPORTED_BY
    return RESPONSIBLE if isinstance(line, ast.ResponsibleLine) else ""


def _task_cell(said: Said) -> str:
    if isinstance(said.line, ast.DeadlineLine):
        return said.line.deadline.printed
    assert isinstance(said.line, ast.ResponsibleLine)
    return plain(said.line.who.text)


_TARGET_LINE = re.compile(r"mål (\d{4}(?:[–-]\d{4})?) (.+)")
