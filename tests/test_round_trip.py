"""A truth laid out and written in every format by other libraries than the reader's: read again it is the same case."""

from collections.abc import Callable

import pytest
from attrs import frozen
from hypothesis import HealthCheck, given, settings

from engine.case import TextKind
from findings.span import Span
from interpret.reading import Reading, read
from readers.report import read_report, text_of
from tests import made_csv, made_docx, made_html, made_markdown, made_text, made_xlsx
from tests.made_layouts import Block, Layout, blocks_of, layouts
from tests.reports_made import Truth, cells_of, expected, folded, plan_of, said_by, truths


@frozen
class Made:
    """A format: how blocks are written, and how the source is read again at a place."""

    ending: str
    write: Callable[[tuple[Block, ...]], bytes]
    printed_at: Callable[[bytes, Span], str]


FORMATS = [
    Made("docx", made_docx.write, made_docx.printed_at),
    Made("xlsx", made_xlsx.write, made_xlsx.printed_at),
    Made("html", made_html.write, made_html.printed_at),
    Made("md", made_markdown.write, made_markdown.printed_at),
    Made("csv", lambda blocks: made_csv.write(blocks, "utf-8"), lambda d, p: made_csv.printed_at(d, p, "utf-8")),
    Made("txt", made_text.write, made_text.printed_at),
]
each_format = pytest.mark.parametrize("made", FORMATS, ids=[one.ending for one in FORMATS])
few = settings(max_examples=15, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


def read_made(data: bytes, ending: str, truth: Truth) -> Reading:
    name = f"rapport.{ending}"
    return read(read_report(data, name), (plan_of(truth),), None, text_of(data, name))


def no_figure_out_of_place(reading: Reading, data: bytes, made: Made, is_wrapped: bool = False) -> None:
    """Every text of the case stands in the source at its place, read again without the readers of the product.

    A wrapped name stands in two cells, and its place is that of the first.
    """
    for cell in cells_of(reading.case):
        if cell.printed.strip() and not (is_wrapped and not any(map(str.isdigit, cell.printed))):
            assert folded(cell.printed) in folded(made.printed_at(data, cell.place)), cell


@each_format
@few
@given(truth=truths(), layout=layouts())
def test_what_is_written_is_read(made: Made, truth: Truth, layout: Layout) -> None:
    data = made.write(blocks_of(truth, layout))
    reading = read_made(data, made.ending, truth)
    assert said_by(reading.case) == expected(truth, layout.summed)
    no_figure_out_of_place(reading, data, made)
    assert reading.questions == ()


WRITTEN = [
    made_docx.Dress(cut_runs=True, controls=True),
    made_docx.Dress(cut_runs=True, inserted=True),
]


@pytest.mark.parametrize("dress", WRITTEN, ids=["controls", "tracked"])
@settings(max_examples=6, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(truth=truths(), layout=layouts())
def test_what_word_has_written_in_its_ways_is_read(dress: made_docx.Dress, truth: Truth, layout: Layout) -> None:
    """Runs cut within words, cells within content controls, every word inserted with changes tracked."""
    data = made_docx.write(blocks_of(truth, layout), dress)
    reading = read_made(data, "docx", truth)
    assert said_by(reading.case) == expected(truth, layout.summed)
    no_figure_out_of_place(reading, data, FORMATS[0])
    assert any(one.kind is TextKind.REMARK for one in reading.case.prose) == dress.inserted


@settings(max_examples=10, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(truth=truths(), layout=layouts())
def test_figures_of_excel_are_read_as_it_shows_them(truth: Truth, layout: Layout) -> None:
    """Stored as figures with number formats: the case has what Excel shows."""
    data = made_xlsx.write(blocks_of(truth, layout), as_figures=True)
    reading = read_made(data, "xlsx", truth)
    assert said_by(reading.case) == expected(truth, layout.summed)
    no_figure_out_of_place(reading, data, FORMATS[1])
