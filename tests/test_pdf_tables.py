"""PDFs with tables made with reportlab in, grids out: every figure under the heading it is printed below, or a row
that does not fit; never a figure elsewhere."""

import io
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.colors import HexColor, black
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen import canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from readers.document import Document, Field, Grid, Kind, Passage
from readers.pdf import printed_lines, read_pdf

STYLES = getSampleStyleSheet()
BODY = STYLES["Normal"]
RULED = ("GRID", (0, 0), (-1, -1), 0.5, black)
PROSE = "Kommunstyrelsen har under året arbetat med att förbättra företagsklimatet i kommunen. " * 3


def built(*flow: Flowable) -> bytes:
    file = io.BytesIO()
    SimpleDocTemplate(file, pagesize=A4, invariant=1).build(list(flow))
    return file.getvalue()


def drawn(draw: Callable[[canvas.Canvas], None]) -> bytes:
    file = io.BytesIO()
    page = canvas.Canvas(file, pagesize=A4, invariant=1)
    page.setFont("Helvetica", 9)
    draw(page)
    page.showPage()
    page.save()
    return file.getvalue()


def table(rows: Sequence[Sequence[object]], *styles: object, **more: object) -> Table:
    made = Table([list(row) for row in rows], **more)
    made.setStyle(TableStyle(list(styles)))
    return made


def rows_at(
    page: canvas.Canvas,
    top: float,
    places: Sequence[float],
    rows: Sequence[Sequence[str]],
    align: str = "",
    step: float = 14,
) -> None:
    """Draws the texts of every row at the places: from the left, or up to the place where `align` says r."""
    for number, row in enumerate(rows):
        for column, (place, text) in enumerate(zip(places, row, strict=True)):
            draw = page.drawRightString if align[column : column + 1] == "r" else page.drawString
            draw(place, top - step * number, text)


def grids(document: Document) -> list[Grid]:
    return [item for item in document.items if isinstance(item, Grid)]


def texts(grid: Grid) -> list[list[str]]:
    return [[field.text for field in row] for row in grid.rows]


def cells(grid: Grid) -> list[list[tuple[str, int, int, int]]]:
    return [[(field.text, field.first, field.last, field.rows) for field in row] for row in grid.rows]


def outline(document: Document) -> list[tuple[str, object]]:
    return [
        (item.kind.value, item.text) if isinstance(item, Passage) else ("grid", texts(item))
        for item in document.items
        if isinstance(item, Passage | Grid)
    ]


MEASURES = [["Mål 2020", "Utfall 2020", "Utfall 2019", "Utfall 2018"], ["64", "Prel: 67", "59", "63"]]


@pytest.mark.parametrize("styles", [(RULED,), ()])
def test_a_title_above_a_table_with_and_without_lines(styles: tuple[object, ...]) -> None:
    data = built(
        Paragraph("INDIKATOR", STYLES["Heading2"]),
        Paragraph("Företagsklimat enl. ÖJ (Insikt) - Totalt, NKI", BODY),
        Spacer(1, 8),
        table(MEASURES, *styles),
        Spacer(1, 8),
        Paragraph("NÄMNDENS MÅL", STYLES["Heading2"]),
        Paragraph(PROSE.strip(), BODY),
    )
    assert outline(read_pdf(data, "r.pdf")) == [
        ("heading", "INDIKATOR"),
        ("heading", "Företagsklimat enl. ÖJ (Insikt) - Totalt, NKI"),
        ("grid", MEASURES),
        ("heading", "NÄMNDENS MÅL"),
        ("paragraph", PROSE.strip()),
    ]


def test_the_place_of_a_field_is_where_it_is_printed() -> None:
    (grid,) = grids(read_pdf(built(table(MEASURES, RULED)), "r.pdf"))
    assert [[(f.span.page, f.span.line, f.span.column, f.span.end) for f in row] for row in grid.rows] == [
        [(1, 1, 1, 9), (1, 1, 10, 21), (1, 1, 22, 33), (1, 1, 34, 45)],
        [(1, 2, 1, 3), (1, 2, 4, 12), (1, 2, 13, 15), (1, 2, 16, 18)],
    ]
    assert grid.placed
    assert printed_lines(built(table(MEASURES, RULED)), "r.pdf") == {
        (1, 1): "Mål 2020\tUtfall 2020\tUtfall 2019\tUtfall 2018",
        (1, 2): "64\tPrel: 67\t59\t63",
    }


GOALS = [
    ["Mål", "Nyckeltal", "Målvärde", "Utfall", "Bedömning"],
    ["Företagsklimatet ska förbättras genom service", "NKI", "64", "67", "Uppfyllt"],
    ["Fler ska ha bredband", "Andel", "90 %", "i.u.", "Ej uppfyllt"],
    ["Dialogen mellan företag och kommun ska bli mycket bättre", "Index", "2,08", "2,28", "Uppfyllt"],
]


@pytest.mark.parametrize("valign", ["TOP", "MIDDLE", "BOTTOM"])
@pytest.mark.parametrize("styles", [(), (RULED,), (("LINEBELOW", (0, 0), (-1, -1), 0.5, black),)])
def test_wrapped_names_are_one_cell(valign: str, styles: tuple[object, ...]) -> None:
    rows = [GOALS[0], *([Paragraph(row[0], BODY), *row[1:]] for row in GOALS[1:])]
    made = table(
        rows,
        ("VALIGN", (0, 0), (-1, -1), valign),
        ("ALIGN", (2, 0), (3, -1), "RIGHT"),
        *styles,
        colWidths=[160, 80, 60, 60, 80],
    )
    (grid,) = grids(read_pdf(built(Paragraph(PROSE, BODY), made, Paragraph(PROSE, BODY)), "r.pdf"))
    assert texts(grid) == GOALS


def test_columns_of_long_texts_are_cells_and_no_columns_of_a_page() -> None:
    goals = [
        "Kommunens företagsklimat ska förbättras genom förbättrad service och kortare tider",
        "Andelen invånare som är nöjda med möjligheten till inflytande ska öka varje år",
        "Fler ungdomar ska ha ett arbete efter gymnasiet",
    ]
    rows = [["Mål", "Kommentar"], *([Paragraph(goal, BODY), Paragraph(PROSE * 2, BODY)] for goal in goals)]
    made = table(rows, ("VALIGN", (0, 0), (-1, -1), "TOP"), colWidths=[180, 250])
    (grid,) = grids(read_pdf(built(Paragraph(PROSE, BODY), made, Paragraph(PROSE, BODY)), "r.pdf"))
    assert texts(grid) == [["Mål", "Kommentar"], *([goal, (PROSE * 2).strip()] for goal in goals)]


def test_wrapped_names_without_any_spacing() -> None:
    def page(pdf: canvas.Canvas) -> None:
        rows_at(
            pdf,
            700,
            [50, 250, 320, 390],
            [
                ["Nyckeltal", "Mål 2020", "Utfall 2020", "Utfall 2019"],
                ["Företagsklimat enligt Öppna", "64", "67", "59"],
                ["jämförelser, totalt", "", "", ""],
                ["Delaktighetsindex", "53 %", "i.u.", "52 %"],
                ["Andel av befolkningen som får", "90", "88,5", "87"],
                ["svar inom en dag", "", "", ""],
            ],
        )

    (grid,) = grids(read_pdf(drawn(page), "r.pdf"))
    assert texts(grid) == [
        ["Nyckeltal", "Mål 2020", "Utfall 2020", "Utfall 2019"],
        ["Företagsklimat enligt Öppna jämförelser, totalt", "64", "67", "59"],
        ["Delaktighetsindex", "53 %", "i.u.", "52 %"],
        ["Andel av befolkningen som får svar inom en dag", "90", "88,5", "87"],
    ]


ACCOUNTS = [
    ["Tkr", "Budget", "Utfall", "Avvikelse"],
    ["Personal", "67 044", "65 100", "1 944"],
    ["Lokaler", "1 234", "1 200", "34"],
    ["Intäkter", "", "-120", ""],
    ["Summa", "68 278", "66 300", "1 978"],
]


def test_figures_to_the_right_below_headings_to_the_left() -> None:
    def page(pdf: canvas.Canvas) -> None:
        rows_at(pdf, 700, [50, 250, 320, 390], ACCOUNTS[:1])
        rows_at(pdf, 686, [50, 300, 370, 440], ACCOUNTS[1:], "lrrr")

    (grid,) = grids(read_pdf(drawn(page), "r.pdf"))
    assert texts(grid) == ACCOUNTS


def test_names_without_a_heading() -> None:
    def page(pdf: canvas.Canvas) -> None:
        rows_at(pdf, 700, [250, 320, 390], [["Mål 2020", "Utfall 2020", "Utfall 2019"]])
        rows_at(
            pdf, 686, [50, 290, 360, 430], [["Sjukfrånvaro", "5,0", "6,1", "6,6"], ["Friska", "60", "58", "57"]], "lrrr"
        )

    (grid,) = grids(read_pdf(drawn(page), "r.pdf"))
    assert texts(grid) == [
        ["", "Mål 2020", "Utfall 2020", "Utfall 2019"],
        ["Sjukfrånvaro", "5,0", "6,1", "6,6"],
        ["Friska", "60", "58", "57"],
    ]


def test_a_figure_between_two_headings_fits_neither() -> None:
    def page(pdf: canvas.Canvas) -> None:
        rows_at(pdf, 700, [50, 250, 390], [["Nyckeltal", "Utfall 2020", "Utfall 2019"]])
        rows_at(pdf, 686, [50, 345, 390], [["Nöjdhet", "67", ""]])

    (grid,) = grids(read_pdf(drawn(page), "r.pdf"))
    assert cells(grid)[1] == [("Nöjdhet", 0, 0, 1), ("67", 1, 2, 1)]
    assert [field.uncut for field in grid.rows[1]] == [False, True]


def test_figures_side_by_side_are_never_one() -> None:
    def page(pdf: canvas.Canvas) -> None:
        pdf.drawString(50, 700, "Antal")
        pdf.drawString(120, 700, "12")
        pdf.drawString(120 + stringWidth("12", "Helvetica", 9) + 5, 700, "345")

    found = read_pdf(drawn(page), "r.pdf")
    assert all("12 345" not in field.text for grid in grids(found) for row in grid.rows for field in row)
    assert grids(found)


def test_glued_figures_are_left_as_printed() -> None:
    (grid,) = grids(read_pdf(built(table([["Mått", "2020", "2019"], ["Andel", "8989", "-8989Minst"]], RULED)), "r.pdf"))
    assert texts(grid)[1] == ["Andel", "8989", "-8989Minst"]


def test_merged_cells_and_a_heading_of_two_rows() -> None:
    rows = [
        ["Ekonomi, belopp i tkr", "", "", ""],
        ["", "Budget", "Utfall", ""],
        ["", "2020", "2020", "2019"],
        ["Personal", "67 044", "65 100", "64 900"],
        ["Lokaler", "", "1 200", "1 180"],
        ["Övrigt", "55", "1 210", "1 190"],
    ]
    made = table(rows, RULED, ("SPAN", (0, 0), (-1, 0)), ("SPAN", (2, 1), (3, 1)), ("SPAN", (0, 4), (0, 5)))
    document = read_pdf(built(made), "r.pdf")
    (grid,) = grids(document)
    assert [item.text for item in document.items if isinstance(item, Passage)] == ["Ekonomi, belopp i tkr"]
    assert cells(grid) == [
        [("", 0, 0, 1), ("Budget 2020", 1, 1, 1), ("Utfall 2020", 2, 2, 1), ("Utfall 2019", 3, 3, 1)],
        [("Personal", 0, 0, 1), ("67 044", 1, 1, 1), ("65 100", 2, 2, 1), ("64 900", 3, 3, 1)],
        [("Lokaler", 0, 0, 2), ("", 1, 1, 1), ("1 200", 2, 2, 1), ("1 180", 3, 3, 1)],
        [("55", 1, 1, 1), ("1 210", 2, 2, 1), ("1 190", 3, 3, 1)],
    ]


def test_a_row_over_the_whole_width_is_one_field() -> None:
    rows = [["Nyckeltal", "2020", "2019"], ["Barn och unga", "", ""], ["Nöjdhet", "67", "59"]]
    (grid,) = grids(read_pdf(built(table(rows, RULED, ("SPAN", (0, 1), (-1, 1)))), "r.pdf"))
    assert cells(grid)[1] == [("Barn och unga", 0, 2, 1)]


def test_one_heading_above_years_without_lines() -> None:
    def page(pdf: canvas.Canvas) -> None:
        pdf.drawCentredString(337, 714, "Utfall")
        rows_at(pdf, 700, [50, 250, 320, 390], [["Område", "2020", "2019", "2018"], ["Skola", "12", "13", "14"]])

    (grid,) = grids(read_pdf(drawn(page), "r.pdf"))
    assert texts(grid) == [["Område", "Utfall 2020", "Utfall 2019", "Utfall 2018"], ["Skola", "12", "13", "14"]]


def test_headings_above_years_that_may_be_divided_in_several_ways_fit_nothing() -> None:
    def page(pdf: canvas.Canvas) -> None:
        rows_at(pdf, 714, [290, 360], [["Mål", "Utfall"]])
        rows_at(
            pdf,
            700,
            [50, 250, 320, 390, 460],
            [["Område", "2020", "2019", "2020", "2019"], ["Skola", "12", "13", "14", "15"]],
        )

    (grid,) = grids(read_pdf(drawn(page), "r.pdf"))
    assert cells(grid)[0] == [("Mål\tUtfall", 0, 4, 1)]


@pytest.mark.parametrize("styles", [(RULED,), ()])
@pytest.mark.parametrize("repeat", [0, 1])
def test_a_table_over_a_page_s_end_is_one(styles: tuple[object, ...], repeat: int) -> None:
    rows = [["Nyckeltal", "Mål 2020", "Utfall 2020"]]
    rows.extend([f"Nyckeltal nummer {number}", str(number), str(number + 1)] for number in range(90))
    made = table(rows, *styles, repeatRows=repeat, colWidths=[180, 100, 80])
    document = read_pdf(built(Paragraph("Uppföljning", STYLES["Heading1"]), made, Paragraph(PROSE, BODY)), "r.pdf")
    assert document.pages == 3
    (grid,) = grids(document)
    assert texts(grid) == rows
    assert {field.span.page for row in grid.rows for field in row} == {1, 2, 3}
    again = [item for item in document.items if isinstance(item, Passage) and item.kind is Kind.RUNNING]
    assert [item.text for item in again] == ["Nyckeltal Mål 2020 Utfall 2020"] * (2 * repeat)


def test_tables_with_headings_of_their_own_are_two() -> None:
    rows = [["Nyckeltal", "Mål 2020"], *([f"Tal {number}", str(number)] for number in range(38))]
    other = [["Nyckeltal", "Utfall 2019"], ["Tal 1", "7"]]
    document = read_pdf(built(table(rows, RULED), Spacer(1, 30), table(other, RULED)), "r.pdf")
    assert [texts(grid) for grid in grids(document)] == [rows, other]


def test_a_row_that_a_page_breaks_is_one() -> None:
    long = "ett mål som är så långt att det står på två sidor " * 14
    made = table(
        [["Mål", "Utfall"], [Paragraph("Början och " + long, BODY), ""]], RULED, colWidths=[90, 80], splitInRow=1
    )
    (grid,) = grids(read_pdf(built(made), "r.pdf"))
    assert texts(grid) == [["Mål", "Utfall"], ["Början och " + long.strip(), ""]]


def test_lines_down_only_with_rows_that_no_line_parts() -> None:
    def page(pdf: canvas.Canvas) -> None:
        for place in (50, 150, 200, 250):
            pdf.line(place, 612, place, 530)
        for height in (612, 596, 530):
            pdf.line(50, height, 250, height)
        rows_at(
            pdf,
            600,
            [52, 152, 202],
            [
                ["Nyckeltal", "2020", "2019"],
                ["Nöjdhet i stora", "64", "670"],
                ["kommuner", "", ""],
                ["Index", "12", "300"],
            ],
            step=16,
        )

    (grid,) = grids(read_pdf(drawn(page), "r.pdf"))
    assert texts(grid) == [
        ["Nyckeltal", "2020", "2019"],
        ["Nöjdhet i stora kommuner", "64", "670"],
        ["Index", "12", "300"],
    ]


def test_figures_on_two_lines_of_one_cell_are_not_one_figure() -> None:
    rows = [["Nyckeltal", "Utfall"], ["Nöjdhet", Paragraph("64<br/>670", BODY)]]
    (grid,) = grids(read_pdf(built(table(rows, RULED, colWidths=[80, 80])), "r.pdf"))
    assert all("64 670" not in field.text for row in grid.rows for field in row)
    assert [field.text for row in grid.rows for field in row if field.uncut] == ["64\n670"]


def test_a_drawn_line_parts_figures_that_stand_close() -> None:
    def page(pdf: canvas.Canvas) -> None:
        for place in (50, 150, 164, 190):
            pdf.line(place, 712, place, 664)
        for height in (712, 696, 680, 664):
            pdf.line(50, height, 190, height)
        rows_at(
            pdf, 700, [52, 152, 165], [["Tal", "A", "B"], ["Nöjdhet", "64", "670"], ["Index", "12", "300"]], step=16
        )

    (grid,) = grids(read_pdf(drawn(page), "r.pdf"))
    assert texts(grid) == [["Tal", "A", "B"], ["Nöjdhet", "64", "670"], ["Index", "12", "300"]]


def test_headings_that_run_upwards() -> None:
    def page(pdf: canvas.Canvas) -> None:
        for place in (50, 200, 240, 280):
            pdf.line(place, 700, place, 600)
        for height in (700, 620, 600):
            pdf.line(50, height, 280, height)
        pdf.drawString(55, 625, "Nyckeltal")
        for number, text in enumerate(("Mål 2020", "Utfall 2020")):
            pdf.saveState()
            pdf.translate(223 + 40 * number, 624)
            pdf.rotate(90)
            pdf.drawString(0, 0, text)
            pdf.restoreState()
        rows_at(pdf, 606, [55, 205, 245], [["Nöjdhet", "64", "67"]])

    (grid,) = grids(read_pdf(drawn(page), "r.pdf"))
    assert texts(grid) == [["Nyckeltal", "Mål 2020", "Utfall 2020"], ["Nöjdhet", "64", "67"]]


@pytest.mark.parametrize("styles", [(RULED,), ()])
def test_coloured_cells(styles: tuple[object, ...]) -> None:
    rows = [["Mål", "Utfall", "Status"], ["Fler jobb i staden", "67", ""], ["Bättre skola", "59", "Nej"]]
    made = table(
        rows,
        ("BACKGROUND", (2, 1), (2, 1), HexColor("#00B050")),
        ("BACKGROUND", (2, 2), (2, 2), HexColor("#FF0000")),
        *styles,
        colWidths=[150, 80, 80],
    )
    (grid,) = grids(read_pdf(built(made), "r.pdf"))
    assert texts(grid) == rows
    assert [[field.colour for field in row] for row in grid.rows] == [
        [None, None, None],
        [None, None, "00B050"],
        [None, None, "FF0000"],
    ]


def test_a_box_around_text_is_no_table() -> None:
    made = table([[Paragraph(PROSE, BODY)]], ("BOX", (0, 0), (-1, -1), 1, black))
    assert outline(read_pdf(built(made), "r.pdf")) == [("paragraph", PROSE.strip())]


def test_a_heading_whose_words_go_on_below_it() -> None:
    def page(pdf: canvas.Canvas) -> None:
        rows_at(
            pdf,
            700,
            [50, 200, 290, 380],
            [
                ["Tkr", "Budget 2020", "Avv. bokslut/", "Bokslut 2019"],
                ["", "", "budget 2020", ""],
                ["Hyror", "1 200", "-34", "7"],
            ],
            step=12,
        )

    (grid,) = grids(read_pdf(drawn(page), "r.pdf"))
    assert texts(grid) == [
        ["Tkr", "Budget 2020", "Avv. bokslut/ budget 2020", "Bokslut 2019"],
        ["Hyror", "1 200", "-34", "7"],
    ]


def test_a_table_without_a_heading_says_so() -> None:
    def page(pdf: canvas.Canvas) -> None:
        pdf.drawString(50, 716, "Personalomsättning")
        rows_at(pdf, 700, [50, 250], [["2020", "8,0%"], ["2019", "10,6%"]])
        pdf.drawString(50, 600, "Här kommer en tabell till, som inget står över.")
        rows_at(pdf, 500, [50, 250], [["Kvinnor", "8,0%"], ["Män", "10,6%"]])

    first, second = grids(read_pdf(drawn(page), "r.pdf"))
    assert (texts(first), first.heads) == ([["Personalomsättning", ""], ["2020", "8,0%"], ["2019", "10,6%"]], None)
    assert (texts(second), second.heads) == ([["Kvinnor", "8,0%"], ["Män", "10,6%"]], 0)


FIGURES = st.sampled_from(["64", "67 044", "1 234", "-5", "78,88 %", "i.u.", "Prel: 67", "2,08", "100", "90%"])
NAMES = st.sampled_from(
    ["Nöjdhet", "Andel med bredband", "Delaktighetsindex", "Sjukfrånvaro, dagar", "Tal A", "NKI totalt"]
)


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[list[str]], bytes, bool]:
    """Rows of a table, the PDF of it in some layout, and whether cells have been left out."""
    columns = draw(st.integers(2, 4))
    gaps = draw(st.booleans())
    cell = st.one_of(FIGURES, st.just("")) if gaps else FIGURES
    heading = ["Nyckeltal", "Mål 2020", "Utfall 2020", "Utfall 2019", "Utfall 2018"][: columns + 1]
    body = draw(st.lists(st.tuples(NAMES, st.lists(cell, min_size=columns, max_size=columns)), min_size=1, max_size=6))
    rows = [heading, *([name, *figures] for name, figures in body)]
    styles: list[object] = [("ALIGN", (1, 0), (-1, -1), draw(st.sampled_from(["LEFT", "RIGHT", "CENTER"])))]
    lines = draw(st.sampled_from(["all", "none", "head", "rows"]))
    if lines == "all":
        styles.append(RULED)
    elif lines == "head":
        styles.append(("LINEBELOW", (0, 0), (-1, 0), 0.5, black))
    elif lines == "rows":
        styles.append(("LINEBELOW", (0, 0), (-1, -1), 0.5, black))
    if draw(st.booleans()):
        styles.append(("BACKGROUND", (0, 0), (-1, 0), HexColor("#DDDDDD")))
    if draw(st.booleans()):
        styles.append(("FONTNAME", (0, 0), (-1, 0), "Helvetica-Bold"))
    styles.append(("FONTSIZE", (0, 0), (-1, -1), draw(st.sampled_from([7, 9, 11]))))
    widths = [150, *[draw(st.sampled_from([75, 90]))] * columns]
    prose = [Paragraph(PROSE, BODY), Spacer(1, 8)] if draw(st.booleans()) else []
    return rows, built(*prose, table(rows, *styles, colWidths=widths)), gaps


@given(tables())
@settings(max_examples=60, deadline=None)
def test_every_table_is_read_cell_for_cell(made: tuple[list[list[str]], bytes, bool]) -> None:
    rows, data, gaps = made
    document = read_pdf(data, "r.pdf")
    found = grids(document)
    if gaps and (not found or len(found[0].rows) != len(rows)):
        return  # too little is left to see a table in; the law below holds all the same
    (grid,) = found
    for printed, row in zip(rows, grid.rows, strict=True):
        if len(row) == len(printed):
            assert [field.text for field in row] == printed
            assert [(field.first, field.last) for field in row] == [(n, n) for n in range(len(row))]
        else:
            assert gaps


@given(tables())
@settings(max_examples=60, deadline=None)
def test_no_field_holds_what_is_not_printed_at_its_place(made: tuple[list[list[str]], bytes, bool]) -> None:
    rows, data, _ = made
    printed = printed_lines(data, "r.pdf")
    known = {text for row in rows for text in row}
    for grid in grids(read_pdf(data, "r.pdf")):
        for field in (field for row in grid.rows for field in row if field.text):
            assert field.text in known or field.first < field.last, field
            assert at(field, printed) == field.text


def at(field: Field, printed: dict[tuple[int, int], str]) -> str:
    """What is printed where a field says that it stands."""
    span = field.span
    assert span.page is not None and span.line is not None and span.column is not None and span.end is not None
    return printed[span.page, span.line][span.column - 1 : span.end - 1]


WORDS = st.sampled_from(["andel", "nöjda", "barn", "kommun", "skola", "service", "2018", "procent", "totalt", "index"])


@st.composite
def hard_tables(draw: st.DrawFn) -> tuple[list[list[str]], bytes]:
    """A table without lines that is set as badly as reports are: narrow columns, long names, headings that do not
    stand above their figures, rows close together, cells left out."""
    columns = draw(st.integers(2, 5))
    count = draw(st.integers(1, 6))
    heading = ["Nyckeltal", "Mål 2020", "Utfall 2020", "Utfall 2019", "Utfall 2018", "Utfall 2017"][: columns + 1]
    names = [" ".join([chr(65 + n), *draw(st.lists(WORDS, min_size=1, max_size=7))]) for n in range(count)]
    cell = st.one_of(FIGURES, FIGURES, st.just(""))
    rows = [heading, *([name, *(draw(cell) for _ in range(columns))] for name in names)]
    size = draw(st.sampled_from([7, 9, 10]))
    leading = size * draw(st.sampled_from([1.15, 1.3]))
    gap = draw(st.sampled_from([0, 2, 8]))
    wide = draw(st.sampled_from([90, 130, 200]))
    first, step = 60 + wide + draw(st.sampled_from([4, 10])), draw(st.sampled_from([58, 66, 80]))
    places = [first + n * step for n in range(columns)]
    anchor, head = draw(st.sampled_from("lrc")), draw(st.sampled_from("lrc"))
    shift = draw(st.sampled_from([0, 0, 4, 10]))
    middle = draw(st.sampled_from(["first", "last"]))

    def page(pdf: canvas.Canvas) -> None:
        pdf.setFont("Helvetica", size)
        height = 700.0
        for number, row in enumerate(rows):
            lines = wrapped(row[0], wide, size)
            at = height if middle == "first" else height - leading * (len(lines) - 1)
            for n, text in enumerate(lines):
                pdf.drawString(60, height - n * leading, text)
            for place, text in zip(places, row[1:], strict=True):
                draw_at(pdf, place + (0 if number else shift), at, text, anchor if number else head)
            height -= leading * len(lines) + gap

    return rows, drawn(page)


def wrapped(text: str, wide: float, size: float) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        if lines and stringWidth(f"{lines[-1]} {word}", "Helvetica", size) <= wide:
            lines[-1] += " " + word
        else:
            lines.append(word)
    return lines


def draw_at(pdf: canvas.Canvas, place: float, height: float, text: str, anchor: str) -> None:
    if anchor == "l":
        pdf.drawString(place, height, text)
    elif anchor == "r":
        pdf.drawRightString(place + 44, height, text)
    else:
        pdf.drawCentredString(place + 22, height, text)


@given(hard_tables())
@settings(max_examples=60, deadline=None)
def test_no_figure_stands_under_another_heading_or_beside_another_name(made: tuple[list[list[str]], bytes]) -> None:
    """A row may be refused, a name cut short; but a row that fits has the figures of its name below their headings."""
    rows, data = made
    heading = rows[0]
    for grid in grids(read_pdf(data, "r.pdf")):
        if [field.text for field in grid.rows[0]] != heading:
            continue
        for row in grid.rows[1:]:
            if len(row) != len(heading):
                continue
            named = [one for one in rows[1:] if one[0] == row[0].text]
            for one in named:
                assert [field.text for field in row[1:]] in (one[1:], [""] * (len(row) - 1)), one
