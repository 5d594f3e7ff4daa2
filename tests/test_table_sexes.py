"""A total beside women and men is theirs where the other columns say so; what is left of a budget is told likewise."""

import pytest
from tables_made import book_of, made

from engine.claim_tables import At
from engine.table_differences import differences, differences_off
from engine.table_grid import grid_of, turned
from engine.table_sexes import sexes_off

YEARS = ("2022", "2023", "2024")
STAFF = (("- kvinnor", "302", "310", "315"), ("- män", "90", "95", "140"))


def _rows(*rows: tuple[str, ...]) -> list[At]:
    return [off.total for off in sexes_off(grid_of(book_of(made(YEARS, rows, None)), 0))]


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        (("Antal anställda", "392", "405", "410"), [At(0, 0, 2)]),
        (("Antal anställda", "392", "405", "455"), []),
        (("Antal anställda", "392", "500", "410"), []),
        (("Andel nöjda, %", "392", "405", "410"), []),
    ],
    ids=["off", "right", "one column alone shows it", "shares"],
)
def test_the_row_above_women_and_men(first: tuple[str, ...], expected: list[At]) -> None:
    assert _rows(first, *STAFF) == expected
    assert _rows(("Hyror", "1", "2", "3"), *STAFF) == []


def test_the_total_column_beside_women_and_men() -> None:
    rows = [("Skola", "120", "30", "150"), ("Vård", "210", "25", "235"), ("Teknik", "31", "88", "191")]
    book = book_of(made(["Kvinnor", "Män", "Totalt"], rows, None))

    assert [off.total for off in sexes_off(turned(grid_of(book, 0)))] == [At(0, 2, 2)]
    other = book_of(made(["Kvinnor", "Män", "Mål"], rows, None))
    assert list(sexes_off(turned(grid_of(other, 0)))) == []


@pytest.mark.parametrize(("heading", "expected"), [("Återstår", [At(0, 0, 2)]), ("Avvikelse", [])])
def test_what_is_left_of_a_budget_needs_two_rows_that_show_it(heading: str, expected: list[At]) -> None:
    rows = [("Bro", "40 000", "31 200", "9 800"), ("Väg", "7 000", "7 450", "-450"), ("Torg", "5 100", "4 250", "850")]
    grid = turned(grid_of(book_of(made(["Total budget", "Förbrukat", heading], rows)), 0))

    assert [off.total for one in differences(grid) for off in differences_off(grid, one)] == expected
