"""A truth written badly in every format: what is lost is asked about or listed, and no figure or verdict is wrong."""

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from engine.figure import read_cell
from interpret.reading import Reading
from tests.made_damage import DAMAGES, damaged
from tests.made_layouts import Layout, blocks_of, layouts
from tests.reports_made import Said, Truth, expected, folded, said_by, truths
from tests.test_round_trip import Made, each_format, no_figure_out_of_place, read_made

TABLES = ("sections", "one table", "goal rows", "measures")
few = settings(
    max_examples=3,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)


def of_the_plan(said: Said) -> Said:
    return {key: text for key, text in said.items() if key[0].partition("_")[0] in ("mål", "mått", "uppdrag")}


def wrong(said: Said, truth: Said) -> Said:
    """What is said and is not so: a figure of another value, a verdict of another goal, a figure of nothing."""
    found = {}
    for key, text in said.items():
        if key not in truth:
            found[key] = text
        elif text != truth[key]:
            figure = read_cell(text, None, ())
            if key[1] in ("bedömning", "mål") or figure.value not in (None, read_cell(truth[key], None, ()).value):
                found[key] = text
    return {key: text for key, text in found.items() if text.strip()}


def is_told(kind: str, reading: Reading, said: Said, truth: Said) -> bool:
    """Whether something is asked or listed where a figure that is printed is lost: a blank cell is no loss.

    A table whose headings say too little is a table like others, and its figures are read there.
    """
    rows = [row for table in reading.case.tables for row in table.rows]
    tabled = {folded(text) for row in rows for text in (row.name, *(cell.printed for cell in row.cells))}
    printed = {key: text for key, text in truth.items() if any(map(str.isdigit, text))}
    lost = [key for key, text in printed.items() if key not in said and text not in tabled]
    few = 1 if kind in ("dropped", "blanked") else len(lost) if kind == "iconised" else 0
    return len(lost) <= few or bool(reading.questions or reading.account.left or reading.unread)


@pytest.mark.parametrize("kind", DAMAGES)
@each_format
@few
@given(truth=truths(), layout=layouts(TABLES), data=st.data())
def test_what_is_damaged_is_never_read_wrong(
    made: Made, kind: str, truth: Truth, layout: Layout, data: st.DataObject
) -> None:
    if made.ending == "xlsx" and kind in ("dropped", "glued"):
        kind = "blanked"  # a cell deleted in Excel moves the others, and nothing tells
    written = made.write(damaged(blocks_of(truth, layout), kind, data))
    reading = read_made(written, made.ending, truth)
    said, true = of_the_plan(said_by(reading.case)), of_the_plan(expected(truth))
    assert wrong(said, true) == {}
    no_figure_out_of_place(reading, written, made, kind == "wrapped")
    assert is_told(kind, reading, said, true)
