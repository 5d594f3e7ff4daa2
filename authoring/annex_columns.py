"""A table of an annex in, blocks and statements of a rule file out; what is not understood is kept as comments."""

import re
from collections.abc import Callable, Mapping

from attrs import define, field

from authoring.annex_kinds import own_kinds
from authoring.annex_words import (
    BETTER,
    BOARD,
    CODE,
    DECISION,
    DONE_BY,
    FETCHED,
    MARKER,
    MEANS,
    NO_TARGET,
    NOTHING,
    REPORTED_BY,
    RESPONSIBLE,
    REST,
    SOURCE,
    TARGET,
    UNIT,
    WORD,
    inherited,
    small,
    text_of,
)
from authoring.draft import Draft, comment, unread
from authoring.identifiers import identifier
from authoring.page import Remark, Row, Table, folded
from authoring.rule_lines import heads, lines_below, quote
from authoring.target_phrases import likely, phrase
from dsl.ast import CallsLine, Heading, SourceLine
from findings.span import Span
from findings.text import Text

_MEASURES = {"indikator": Heading.INDICATOR, "nyckeltal": Heading.MEASURE}
_TASKS = {"uppdrag": Heading.ASSIGNMENT, "aktivitet": Heading.ACTIVITY}
_IN_TABLES = {**_MEASURES, **_TASKS}
_BODIES = ("kommun", "region", "bolag")
_PERIODS = ("år", "delår", "läsår")
_YEAR_COLUMN = re.compile(r"(?:mål|målvärde)\s+(\d{4}(?:\s*[-–−]\s*\d{4})?)")
_TARGET_OF_YEAR = re.compile(r"(\d{4}(?:\s*[-–−]\s*\d{4})?)\s*:\s*(.*)")


@define
class Reading:
    """The annex as far as it has been read."""

    blocks: list[Draft] = field(factory=list)
    uses: list[str] = field(factory=list)
    remarks: list[Remark] = field(factory=list)
    order: list[str] = field(factory=list)
    #: The block that the next sentence belongs to.
    current: Draft | None = None
    plan: Draft | None = None
    #: Comments that stand above everything else.
    above: list[str] = field(factory=list)
    about: bool = False
    #: What the plan calls things, as far as it has said it; and the kinds by those words, folded.
    calls: list[CallsLine] = field(factory=list)
    own: Mapping[str, Heading] = field(factory=dict)


def read_table(table: Table, reading: Reading) -> None:
    """Adds to `reading` what a table of the annex says; the first cell of its header tells what it holds."""
    rows = [row for row in table.rows if any(cell.strip() for cell in row.cells)]
    if not rows:
        return
    first = folded(rows[0].cells[0])
    kind = _IN_TABLES.get(first, reading.own.get(first))
    if kind is not None and kind in _IN_TABLES.values():
        _blocks(rows, kind, reading)
    elif first == folded(FETCHED):
        reading.remarks.append(Remark(_FETCHED_NOT_READ, rows[0].place))
    elif first in (folded(WORD), folded(MARKER)) and [folded(cell) for cell in rows[0].cells[1:2]] == [folded(MEANS)]:
        for row in rows[1:]:
            _scale(first, row, reading)
    else:
        for row in rows:
            _fact(row, reading)


def _scale(first: str, row: Row, reading: Reading) -> None:
    """A word of the scale, or a marker."""
    cells = [cell.strip() for cell in row.cells]
    text = text_of(cells[0]) if len(cells) == 2 else None
    if text is None:
        kept(" | ".join(cells), reading.plan, row.place, reading)
    else:
        _whole(f"{first} {quote(text)} betyder {small(cells[1])}", " | ".join(cells), reading.plan, row.place, reading)


def _fact(row: Row, reading: Reading) -> None:
    """A row of what the plan is for: `Kommun | Storstad 1234`."""
    cells = [cell.strip() for cell in row.cells]
    printed = " | ".join(cells)
    name, value = folded(cells[0]).rstrip(":"), cells[1] if len(cells) == 2 else ""
    if name in (folded(BOARD), folded(DECISION)) and (text := text_of(value)) is not None:
        _whole(f"{name} {quote(text)}", printed, reading.plan, row.place, reading)
    elif name in (*_BODIES, *_PERIODS) and value:
        _whole(f"{name} {value}", printed, reading.plan, row.place, reading)
    else:
        kept(printed, reading.plan, row.place, reading)


def _whole(statement: str, printed: str, block: Draft | None, place: Span | None, reading: Reading) -> None:
    """A statement made of a cell; where it is none the cell is kept as it was printed."""
    if block is not None and lines_below(block.kind, statement):
        block.statements.append(statement)
    else:
        kept(printed, block, place, reading)


def _blocks(rows: list[Row], kind: Heading, reading: Reading) -> None:
    """A table of measures or tasks: a block for each row."""
    headers = [" ".join(cell.split()) for cell in rows[0].cells]
    read = [_column(header, kind) for header in headers]
    made = [block for row in rows[1:] if (block := _block(row, headers, read, kind, reading)) is not None]
    goal = reading.current
    if kind is Heading.INDICATOR and goal is not None and goal.kind is Heading.GOAL:
        at = next(number for number in range(len(reading.blocks) - 1, -1, -1) if reading.blocks[number] is goal)
        reading.blocks[at:at] = made
    else:
        reading.blocks.extend(made)


def _block(row: Row, headers: list[str], read: "list[_Read | None]", kind: Heading, reading: Reading) -> Draft | None:
    cells = [row.cells[number].strip() if number < len(row.cells) else "" for number in range(len(headers))]
    title = text_of(cells[0])
    codes = [cell for header, cell in zip(headers, cells, strict=True) if folded(header) == folded(CODE)]
    name = text_of(codes[0]) if codes else None
    if title is None and name is None and all(cell in ("", NOTHING) for cell in cells):
        return None
    block = Draft(kind, name, title)
    if name is None or not heads(f"{kind.value} {name}", kind, name):
        taken = {other.name.casefold(): 1 for other in reading.blocks if other.name is not None}
        block.name = identifier(title or "", taken)
        reading.remarks.append(_named(title or kind.value, name, block.name, row.place))
        if name is not None:
            block.statements.append(comment(f"oläst: {CODE}: {name}"))
    for number, (header, cell) in enumerate(zip(headers, cells, strict=True)):
        if number == 0 or folded(header) == folded(CODE) or cell in ("", NOTHING):
            continue
        reader = read[number]
        if reader is None:
            kept(f"{header}: {cell}", block, row.place, reading)
        else:
            reader(cell, block, row.place, reading)
    for extra in row.cells[len(headers) :]:
        if extra.strip():
            kept(extra, block, row.place, reading)
    if inherited(cells[0]) and not any(statement.startswith("samma") for statement in block.statements):
        block.title = text_of(cells[0][1:-1])
    block.statements.sort(key=_rank)
    return block


def _rank(statement: str) -> int:
    """Where a line of a measure or a task stands among the others: what it is comes before its targets."""
    word = statement.split(maxsplit=1)[0]
    return _LINE_ORDER.index(word) if word in _LINE_ORDER else len(_LINE_ORDER)


_LINE_ORDER = ("kallas", "bidrar", "samma", "enhet", "mellan", "högre", "lägre", "bäst", "källa")
_Read = Callable[[str, Draft, Span | None, Reading], None]


def _column(header: str, kind: Heading) -> _Read | None:
    """What reads the cells below a header; None for a header that is not ours."""
    name = folded(header)
    years = _YEAR_COLUMN.fullmatch(name)
    if years is not None and kind in _MEASURES.values():
        return _target_reader(years[1])
    known = _TASK_COLUMNS if kind in _TASKS.values() else _MEASURE_COLUMNS
    return known.get(name)


def _target_reader(years: str) -> _Read:
    def read(cell: str, block: Draft, place: Span | None, reading: Reading) -> None:
        _target(years, cell, block, place, reading)

    return read


def _target(years: str, cell: str, block: Draft, place: Span | None, reading: Reading) -> None:
    """The target of a year; a figure that does not say what it is becomes a question."""
    if folded(cell).rstrip(".") == NO_TARGET:
        _whole(f"{NO_TARGET} {years}", f"Mål {years}: {cell}", block, place, reading)
        return
    for target in (cell, small(cell).rstrip(".")):
        if lines_below(block.kind, f"mål {years} {target}"):
            block.statements.append(f"mål {years} {target}")
            return
    meant = phrase(cell)
    if meant.target is not None:
        _whole(f"mål {years} {meant.target}", f"Mål {years}: {cell}", block, place, reading)
    elif meant.bare is not None:
        block.statements.append(comment(f"fråga: minst eller högst {meant.bare}?"))
        block.statements.append(comment(f"mål {years} {likely(meant.bare, None)}"))
        reading.remarks.append(
            Remark(
                Text(
                    f'målvärdet "{cell}" säger inte minst eller högst, och står som en fråga i regelfilen',
                    f'the target "{cell}" does not say at least or at most, and stands as a question in the rule file',
                ),
                place,
            )
        )
    else:
        kept(f"Mål {years}: {cell}", block, place, reading)


def _targets(cell: str, block: Draft, place: Span | None, reading: Reading) -> None:
    """A cell of several targets, a line each: `2024: minst 85 %`."""
    for line in cell.split("\n"):
        found = _TARGET_OF_YEAR.fullmatch(line.strip())
        if found is not None:
            _target(found[1], found[2], block, place, reading)
        elif line.strip():
            kept(f"{TARGET}: {line}", block, place, reading)


def _unit(cell: str, block: Draft, place: Span | None, reading: Reading) -> None:
    if not inherited(cell):
        _whole(f"enhet {cell}", f"{UNIT}: {cell}", block, place, reading)


def _direction(cell: str, block: Draft, place: Span | None, reading: Reading) -> None:
    if inherited(cell):
        return
    direction = small(cell).rstrip(".")
    for statement in (f"{direction} är bättre", f"bäst {direction}", direction):
        if lines_below(block.kind, statement):
            block.statements.append(statement)
            return
    kept(f"{BETTER}: {cell}", block, place, reading)


def _source(cell: str, block: Draft, place: Span | None, reading: Reading) -> None:
    """`källa` with or without quotes, whichever is the same source."""
    source = text_of(cell)
    if source is None:
        return
    lines = lines_below(block.kind, f"källa {source}")
    bare = lines is not None and any(isinstance(line, SourceLine) and line.source == source for line in lines)
    statement = f"källa {source}" if bare else f"källa {quote(source)}"
    _whole(statement, f"{SOURCE}: {cell}", block, place, reading)


def _others(cell: str, block: Draft, place: Span | None, reading: Reading) -> None:
    """Sentences, one a line."""
    for line in cell.split("\n"):
        if line.strip():
            sentence(line, block, place, reading)


def _done_by(cell: str, block: Draft, place: Span | None, reading: Reading) -> None:
    _deadlines("klart", DONE_BY, cell, block, place, reading)


def _reported_by(cell: str, block: Draft, place: Span | None, reading: Reading) -> None:
    _deadlines("redovisas", REPORTED_BY, cell, block, place, reading)


def _deadlines(what: str, header: str, cell: str, block: Draft, place: Span | None, reading: Reading) -> None:
    """A deadline for each line of a cell; `under 2024` stands without `senast`."""
    for line in (line.strip() for line in cell.split("\n")):
        when = small(line) if small(line).startswith("under ") else f"senast {line}"
        if line:
            _whole(f"{what} {when}", f"{header}: {line}", block, place, reading)


def _responsible(cell: str, block: Draft, place: Span | None, reading: Reading) -> None:
    who = text_of(cell)
    if who is not None:
        _whole(f"ansvarig {quote(who)}", f"{RESPONSIBLE}: {cell}", block, place, reading)


_MEASURE_COLUMNS: dict[str, _Read] = {
    folded(UNIT): _unit,
    folded(BETTER): _direction,
    folded(TARGET): _targets,
    folded(SOURCE): _source,
    folded(REST): _others,
}
_TASK_COLUMNS: dict[str, _Read] = {
    folded(DONE_BY): _done_by,
    folded(REPORTED_BY): _reported_by,
    folded(RESPONSIBLE): _responsible,
    folded(REST): _others,
}


def sentence(text: str, block: Draft | None, place: Span | None, reading: Reading) -> None:
    """One statement below `block`; a comment where it is none."""
    for statement in (small(text), small(text).rstrip(".")):
        lines = lines_below(block.kind if block is not None else Heading.PLAN, statement)
        if lines == ():
            reading.uses.append(statement)
            return
        if lines is not None and block is not None:
            block.statements.append(statement)
            if isinstance(lines[0], CallsLine):
                reading.calls.append(lines[0])
                reading.own = {folded(word): kind for kind, word in own_kinds(reading.calls).items()}
            return
    kept(text, block, place, reading)


def kept(text: str, block: Draft | None, place: Span | None, reading: Reading) -> None:
    """What was not understood, as a comment."""
    kept, remark = unread(text, place)
    (reading.above if block is None else block.statements).append(kept)
    reading.remarks.append(remark)


def _named(title: str, code: str | None, name: str, place: Span | None) -> Remark:
    if code is None:
        return Remark(
            Text(f'"{title}" har ingen kod, och fick namnet {name}', f'"{title}" has no code, and was named {name}'),
            place,
        )
    return Remark(
        Text(
            f'koden "{code}" kan inte vara ett namn, och "{title}" fick namnet {name}',
            f'the code "{code}" cannot be a name, and "{title}" was named {name}',
        ),
        place,
    )


_FETCHED_NOT_READ = Text(
    "tabellen över hämtade nyckeltal läses inte: de ändras i sina egna filer",
    "the table of fetched measures is not read: they are changed in their own files",
)
