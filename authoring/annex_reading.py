"""An annex in, as it stands after people have edited it, the rule file's text out, and what was not understood."""

from authoring.annex_columns import Reading, read_table, sentence
from authoring.annex_words import (
    ABOUT,
    BUILT_IN_LINE,
    CODE,
    GOALS,
    JUDGED,
    MEANS,
    NO_PLAN,
    OF_TASKS,
    ORDER,
    OTHER_GOALS,
    OTHER_MEASURES,
    SHARED,
    TABLES,
    TASKS,
    UNTITLED,
    WRITTEN_BY,
    heading_in,
    text_of,
)
from authoring.draft import Draft, rule_text
from authoring.page import Line, Page, Row, RuleText, Table, folded
from authoring.rule_lines import heads
from dsl.ast import Heading
from findings.span import Span

#: Headings that only divide the page.
_DIVIDING = frozenset(folded(one) for one in (GOALS, OTHER_MEASURES, TASKS, OF_TASKS, TABLES))


def is_annex(page: Page) -> bool:
    """Whether a page is an annex that `show` wrote: by what it says of itself, or by a column of codes."""
    for part in page.parts:
        if isinstance(part, Line):
            if WRITTEN_BY in part.text:
                return True
        elif any(_of_annex(row) for row in part.rows):
            return True
    return False


def _of_annex(row: Row) -> bool:
    first, second = (*map(folded, row.cells[:2]), "", "")[:2]
    return second == folded(CODE) or any(WRITTEN_BY in cell for cell in row.cells[:1] if first)


def divided(page: Page) -> Page:
    """The lines and tables of sheets: a row with nothing but its first cell is a line, and blank rows part tables."""
    parts: list[Line | Table] = []
    rows: list[Row] = []

    def end_table() -> None:
        if rows:
            parts.append(Table(tuple(rows)))
            rows.clear()

    for table in page.parts:
        if isinstance(table, Line):
            parts.append(table)
            continue
        for row in table.rows:
            filled = [number for number, cell in enumerate(row.cells) if cell.strip()]
            if filled in ([], [0]) or _begins_table(row):
                end_table()
            if filled == [0]:
                parts.append(Line(row.cells[0], 0, row.place))
            elif filled:
                rows.append(_narrowed(row))
        end_table()
    return Page(tuple(parts))


def _begins_table(row: Row) -> bool:
    return folded(row.cells[1]) in (folded(CODE), folded(MEANS)) if len(row.cells) > 1 else False


def _narrowed(row: Row) -> Row:
    """A row without the blank cells at its end: a sheet is as wide as its widest table."""
    cells = list(row.cells)
    while cells and not cells[-1].strip():
        cells.pop()
    return Row(tuple(cells), row.place)


def read_annex(page: Page, document: str) -> RuleText:
    """The rule file of an annex. What cannot be understood is a comment `# oläst: …` in it, and a remark."""
    reading = Reading()
    titled = any(isinstance(part, Line) and part.level == 1 for part in page.parts)
    begun = False
    for part in page.parts:
        if isinstance(part, Table):
            read_table(part, reading)
        elif part.text.strip():
            text = part.text.replace("\n", " ").strip()
            if not begun and (part.level == 1 or not titled):
                begun = True
                _title(text, reading)
            else:
                _line(text, part.place, reading)
    text = rule_text(reading.uses, _in_order(reading), document, tuple(reading.above))
    return RuleText(text, tuple(reading.remarks))


def _title(text: str, reading: Reading) -> None:
    if text == NO_PLAN:
        return
    reading.plan = reading.current = Draft(Heading.PLAN, None, None if text == UNTITLED else text_of(text))
    reading.blocks.append(reading.plan)


def _line(text: str, place: Span | None, reading: Reading) -> None:
    """One heading or paragraph."""
    name = folded(text).rstrip(".")
    if name == folded(ABOUT):
        reading.about = True
    elif text.startswith(ORDER):
        reading.order = [key.strip() for key in text[len(ORDER) :].strip().rstrip(".").split(",")]
    elif (reading.about and WRITTEN_BY in text) or text.startswith(f"({BUILT_IN_LINE}"):
        return
    elif name == folded(JUDGED):
        reading.current = reading.plan
    elif name in _DIVIDING or name == folded(SHARED) or _is_of_other_goals(name, reading):
        reading.current = None
    elif (declared := heading_in(text, reading.own)) is not None and _declared(*declared, reading):
        reading.about = False
    else:
        sentence(text, reading.current, place, reading)


def _is_of_other_goals(name: str, reading: Reading) -> bool:
    """Whether a line heads the goals without a priority goal, by that or by the plan's own word."""
    begins, _, word = name.partition(f"{folded(OTHER_GOALS)} ")
    kinds = {Heading.PRIORITY_GOAL.value: Heading.PRIORITY_GOAL, **reading.own}
    return not begins and kinds.get(word) is Heading.PRIORITY_GOAL


def _declared(kind: Heading, name: str | None, title: str | None, reading: Reading) -> bool:
    """Begins a block, if its name can be one."""
    if name is not None and not heads(f"{kind.value} {name}", kind, name):
        return False
    if kind is Heading.TABLE and name is None and title is None:
        return False
    reading.current = Draft(kind, name, title)
    reading.blocks.append(reading.current)
    return True


def _in_order(reading: Reading) -> list[Draft]:
    """The blocks in the order that the annex tells; one that it does not name stays behind the one before it."""
    if not reading.order:
        return reading.blocks
    places: dict[str, list[int]] = {}
    for place, key in enumerate(reading.order):
        places.setdefault(key, []).append(place)
    sorted_by: list[tuple[int, int, Draft]] = []
    place = -1
    for number, block in enumerate(reading.blocks):
        known = places.get(block.kind.value if block.name is None else f"{block.kind.value} {block.name}")
        place = known.pop(0) if known else place
        sorted_by.append((place, number, block))
    return [block for _, _, block in sorted(sorted_by, key=lambda one: one[:2])]
