"""A truth laid out and set as PDF in many looks: read again it is the same case, and never another figure."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interpret.reading import Reading, read
from readers.pdf import printed_lines
from readers.report import read_report
from tests.made_layouts import Layout, blocks_of, layouts
from tests.made_pdf_blocks import CLEAR, HAS_FONTS, OPEN, Look, drawn_on, looks, write
from tests.reports_made import Said, Truth, cells_of, expected, plan_of, said_by, truths

pytestmark = pytest.mark.skipif(not HAS_FONTS, reason="the fonts of DejaVu are not here")
few = settings(max_examples=15, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


def _read(data: bytes, truth: Truth) -> Reading:
    return read(read_report(data, "rapport.pdf"), (plan_of(truth),), None)


def _wrong(said: Said, right: Said) -> Said:
    """What is said of the plan's own names, or in a table under a heading it has, and is not so."""
    tied = ("mål_", "mått_", "uppdrag_")
    return {
        key: text for key, text in said.items() if right.get(key) != text and (key in right or key[0].startswith(tied))
    }


def _no_figure_out_of_place(reading: Reading, data: bytes) -> None:
    lines = printed_lines(data, "rapport.pdf")
    pages = {}
    for cell in cells_of(reading.case):
        printed = re.sub(r"\s", "", cell.printed)
        page = cell.place.page
        if printed and page is not None:
            if page not in pages:
                pages[page] = drawn_on(data, cell.place)
            assert printed in pages[page], cell
            first = re.sub(r"\s", "", lines[page, cell.place.line or 0])
            assert printed[:1] in first, cell


@few
@given(truth=truths(), layout=layouts(), look=looks(CLEAR))
def test_what_is_printed_with_lines_is_read(truth: Truth, layout: Layout, look: Look) -> None:
    data = write(blocks_of(truth, layout), look)
    reading = _read(data, truth)
    assert said_by(reading.case) == expected(truth, layout.summed)
    _no_figure_out_of_place(reading, data)
    assert reading.questions == ()


@few
@given(truth=truths(), layout=layouts(), look=st.one_of(looks(OPEN), looks((*CLEAR, *OPEN), is_narrow=True)))
def test_what_is_printed_badly_is_read_or_asked(truth: Truth, layout: Layout, look: Look) -> None:
    data = write(blocks_of(truth, layout), look)
    reading = _read(data, truth)
    right = expected(truth, layout.summed)
    assert _wrong(said_by(reading.case), right) == {}
    _no_figure_out_of_place(reading, data)
