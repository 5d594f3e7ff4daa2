"""A wrong cell that breaks several sums and differences is one finding, at that cell."""

import pytest
from tables_made import book_of, made

from engine.claim_tables import At, TableBook
from engine.table_culprits import culprits, entangled
from engine.table_relation import CellSum, Tested, try_sum
from engine.table_wording import explains, mend_one_of, write_needed
from engine.without_plan import findings_without_plan
from interpret.reading import read
from readers.markdown import read_markdown

COLUMNS = ["Budget 2024", "Bokslut 2024", "Avvikelse"]
ROWS = (
    ("Gator", "4 100", "4 220", "120"),
    ("Parker", "1 250", "1 265", "15"),
    ("Torg", "640", "598", "-42"),
    ("Lekplatser", "310", "340", "30"),
    ("Summa", "6 300", "6 423", "123"),
)
SUM = CellSum(At(0, 4, 1), tuple((At(0, row, 1), 1) for row in range(4)))


def with_cells(*cells: tuple[int, int, str]) -> list[tuple[str, ...]]:
    rows = [list(one) for one in ROWS]
    for row, column, text in cells:
        rows[row][column + 1] = text
    return [tuple(one) for one in rows]


def difference(row: int) -> CellSum:
    return CellSum(At(0, row, 2), ((At(0, row, 1), 1), (At(0, row, 0), -1)))


def broken(rows: list[tuple[str, ...]], *of: CellSum) -> tuple[TableBook, list[Tested]]:
    book = book_of(made(COLUMNS, rows))
    return book, [try_sum(book, one) for one in of]


@pytest.mark.parametrize(
    ("row", "text", "right", "message", "shown"),
    [
        (4, "6 723", "6 423", '"Summa" i "Bokslut 2024" är 6 723, men 6 423 enligt "Gator" + "Parker" + "Torg" + '
         '"Lekplatser" och enligt "Summa" i "Avvikelse" = "Bokslut 2024" − "Budget 2024"', At(0, 4, 1)),
        (1, "1 465", "1 265", '"Parker" i "Bokslut 2024" är 1 465, men 1 265 enligt "Summa" i "Bokslut 2024" = "Gator" '
         '+ "Parker" + "Torg" + "Lekplatser" och enligt "Parker" i "Avvikelse" = "Bokslut 2024" − "Budget 2024"',
         At(0, 1, 1)),
    ],
    ids=["the sum", "a member"],
)  # fmt: skip
def test_the_cell_that_explains_both_is_told(row: int, text: str, right: str, message: str, shown: At) -> None:
    book, tested = broken(with_cells((row, 1, text)), SUM, difference(row))
    (found,) = culprits(book, tested)

    assert (found.at, found.of) == (shown, (0, 1))
    assert explains(book, found, tested).sv == message
    assert write_needed(book, found).sv == f"skriv {right}"


def test_two_wrong_cells_are_not_one_and_no_figure_is_proposed() -> None:
    book, tested = broken(with_cells((4, 1, "6 723"), (4, 2, "150")), SUM, difference(4))

    assert culprits(book, tested) == ()
    assert entangled(tested) == {0: (1,), 1: (0,)}
    assert mend_one_of(book, tested).sv == (
        'rätta den siffra som är fel i "Summa" i "Bokslut 2024" = "Gator" + "Parker" + "Torg" + "Lekplatser" eller '
        '"Summa" i "Avvikelse" = "Bokslut 2024" − "Budget 2024"'
    )


def test_relations_without_a_cell_in_common_have_nothing_to_do_with_each_other() -> None:
    book, tested = broken(with_cells((0, 2, "200"), (1, 2, "90")), difference(0), difference(1))

    assert culprits(book, tested) == ()
    assert entangled(tested) == {}


def _found(rows: list[tuple[str, ...]]) -> list[str]:
    table = "\n".join(f"| {' | '.join(row)} |" for row in [("Tkr", *COLUMNS), ("---",) * 4, *rows])
    text = f"# Årsredovisning 2024\n\n## Ekonomi\n\n{table}\n"
    reading = read(read_markdown(text, "r.md"), (), None, text)
    return [
        f"{one.labels[0].span.line}: {one.help.sv if one.help else ''}"
        for one in findings_without_plan(reading.plan, reading.case)
        if one.code == "MK501"
    ]


def test_a_report_gets_one_finding_of_one_wrong_cell() -> None:
    assert _found(list(ROWS)) == []
    assert _found(with_cells((4, 1, "6 723"))) == ["11: skriv 6 423"]
