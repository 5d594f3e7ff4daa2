"""Blocks of a report in, the same with one table written badly out: what programs, people and prints do to tables."""

import re
from collections.abc import Callable

from attrs import evolve
from hypothesis import strategies as st

from tests.made_layouts import Block, Box, Table
from tests.reports_made import WORDS

Rows = list[list[Box]]
_YEAR = re.compile(r"\s*20[0-9]{2}")
_MARKS = ("¹", "²", "*", " *", "1)", " 1)", "†")


def damaged(blocks: tuple[Block, ...], kind: str, data: st.DataObject) -> tuple[Block, ...]:
    """The report with one row, cell or heading of a table of measures damaged; the same where there is none to."""
    at = [n for n, one in enumerate(blocks) if isinstance(one, Table) and _has_figures(one)]
    if not at:
        return blocks
    number = data.draw(st.sampled_from(at))
    table = blocks[number]
    assert isinstance(table, Table)
    rows = [list(row) for row in table.rows]
    DAMAGES[kind](rows, table.heads, data)
    return (*blocks[:number], evolve(table, rows=tuple(map(tuple, rows))), *blocks[number + 1 :])


def _has_figures(table: Table) -> bool:
    """Whether the table is of measures: a target among its headings, and a row that nothing reaches down into."""
    heads = [box.text for row in table.rows[: table.heads] for box in row]
    return any(text.startswith("Mål") and "20" in text for text in heads) and bool(_plain_rows(table.rows, table.heads))


def _plain_rows(rows: tuple[tuple[Box, ...], ...] | Rows, heads: int) -> list[int]:
    """The rows of several cells with figures, all of them of one place."""
    width = sum(box.across for box in rows[0])
    return [
        number
        for number in range(heads, len(rows))
        if len(rows[number]) == width and all(box.down == box.across == 1 for box in rows[number])
    ]


def _figures(row: list[Box]) -> list[int]:
    return [
        at for at, box in enumerate(row) if re.search("[0-9]", box.text) and len(box.text) < 30 and ". " not in box.text
    ]


def _picked(rows: Rows, heads: int, data: st.DataObject) -> tuple[int, list[int]]:
    number = data.draw(st.sampled_from(_plain_rows(rows, heads)))
    return number, _figures(rows[number])


def _dropped(rows: Rows, heads: int, data: st.DataObject) -> None:
    number, _ = _picked(rows, heads, data)
    del rows[number][data.draw(st.integers(0, len(rows[number]) - 1))]


def _blanked(rows: Rows, heads: int, data: st.DataObject) -> None:
    number, _ = _picked(rows, heads, data)
    rows[number][data.draw(st.integers(0, len(rows[number]) - 1))] = Box("")


def _glued(rows: Rows, heads: int, data: st.DataObject) -> None:
    """Two figures side by side in one cell; the other is gone, or blank."""
    number, figures = _picked(rows, heads, data)
    if len(figures) < 2:
        return
    at = data.draw(st.sampled_from(figures[:-1]))
    row = rows[number]
    # `92` and `96,2` printed without a space between are `9296,2`: nothing tells.
    apart = [" ", "\u00a0"] if row[at].text[-1:].isdigit() and row[at + 1].text[:1].isdigit() else [" ", ""]
    glued = Box(row[at].text + data.draw(st.sampled_from(apart)) + row[at + 1].text)
    row[at : at + 2] = data.draw(st.sampled_from([[glued], [glued, Box("")], [Box(""), glued]]))


def _noted(rows: Rows, heads: int, data: st.DataObject) -> None:
    number, figures = _picked(rows, heads, data)
    for at in figures:
        rows[number][at] = Box(rows[number][at].text + data.draw(st.sampled_from(_MARKS)))


def _iconised(rows: Rows, heads: int, data: st.DataObject) -> None:
    """Every verdict is a colour, an icon or a picture."""
    icon = data.draw(
        st.sampled_from([Box("", colour="00B050"), Box("●"), Box("↗"), Box("", picture="grön cirkel"), Box("")])
    )
    for row in rows[heads:]:
        for at, box in enumerate(row):
            if box.text.endswith(WORDS):
                row[at] = evolve(icon, across=box.across, down=box.down)


def _wrapped(rows: Rows, heads: int, data: st.DataObject) -> None:
    """A name goes on in a row of its own."""
    number, _ = _picked(rows, heads, data)
    row = rows[number]
    at = next((n for n, box in enumerate(row) if " " in box.text and n not in _figures(row)), None)
    if at is None:
        return
    words = row[at].text.split(" ")
    cut = data.draw(st.integers(1, max(1, len(words) - 1)))
    row[at] = Box(" ".join(words[:cut]))
    rows.insert(number + 1, [Box(" ".join(words[cut:]) if n == at else "") for n in range(len(row))])


def _moved(rows: Rows, heads: int, data: st.DataObject) -> None:
    """The last cell, of words or a sign, has come first among the figures."""
    number, figures = _picked(rows, heads, data)
    if figures and figures[-1] != len(rows[number]) - 1 and rows[number][-1].text != "i.u.":
        row = rows[number]
        row.insert(figures[0], row.pop())


def _unknown(rows: Rows, heads: int, data: st.DataObject) -> None:
    """A heading is a word that nobody knows, or gone."""
    at = data.draw(st.integers(0, len(rows[0]) - 1))
    rows[0][at] = evolve(rows[0][at], text=data.draw(st.sampled_from(["Kolumn A", "Värdegrund", "X", "", "1"])))


def _yearless(rows: Rows, heads: int, data: st.DataObject) -> None:
    """Headings without their years: some, or all."""
    for row in rows[:heads]:
        for at, box in enumerate(row):
            if data.draw(st.booleans()):
                row[at] = evolve(box, text=_YEAR.sub("", box.text))


def _merged(rows: Rows, heads: int, data: st.DataObject) -> None:
    """Two rows as one: what stood below one another is one cell."""
    number = data.draw(st.sampled_from(_plain_rows(rows, heads)))
    if number + 1 in _plain_rows(rows, heads):
        below = rows.pop(number + 1)
        rows[number] = [Box(f"{a.text} {b.text}".strip()) for a, b in zip(rows[number], below, strict=True)]


def _shuffled(rows: Rows, heads: int, data: st.DataObject) -> None:
    """The words of a heading in another order, and a heading printed over two columns."""
    for at, box in enumerate(rows[0]):
        rows[0][at] = evolve(box, text=" ".join(data.draw(st.permutations(box.text.split(" ")))))


DAMAGES: dict[str, Callable[[Rows, int, st.DataObject], None]] = {
    "dropped": _dropped,
    "blanked": _blanked,
    "glued": _glued,
    "noted": _noted,
    "iconised": _iconised,
    "wrapped": _wrapped,
    "moved": _moved,
    "unknown": _unknown,
    "yearless": _yearless,
    "merged": _merged,
    "shuffled": _shuffled,
}
