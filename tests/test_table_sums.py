"""Sums and differences that a table shows by itself: what is found, and what is never said (figures F1.5, F2.3)."""

from collections.abc import Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path
from random import Random

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from tables_made import book_of, made

from engine.claim_tables import At
from engine.table_differences import Difference, differences, differences_off
from engine.table_grid import MOST_CELLS, Figure, Fit, chance, fit, grid_of, turned
from engine.table_sums import Off, sums_off
from interpret.reading import read
from readers.plain_text import read_plain_text

REPORTS = Path(__file__).parent.parent.parent / "shared" / "reports"
SUM = (("Gator", "4 100", "4 220"), ("Parker", "1 250", "1 265"), ("Torg", "640", "598"))


def rows_off(columns: Sequence[str], rows: Sequence[tuple[str, ...]], unit: str | None = "tkr") -> list[Off]:
    return list(sums_off(grid_of(book_of(made(columns, rows, unit)), 0)))


def columns_off(columns: Sequence[str], rows: Sequence[tuple[str, ...]], unit: str | None = "tkr") -> list[Off]:
    grid = turned(grid_of(book_of(made(columns, rows, unit)), 0))
    return [*sums_off(grid), *(off for one in differences(grid) for off in differences_off(grid, one))]


def places(found: Sequence[Off]) -> list[tuple[int, int]]:
    return [(one.total.row, one.total.column) for one in found]


# --- The grid ---------------------------------------------------------------------------------------------


def test_a_grid_has_whole_numbers_with_half_their_last_digit() -> None:
    grid = grid_of(book_of(made(["2023", "2024"], [("Kostnad (mnkr)", "1,5", ""), ("Hyra", "7", "i.u.")], "tkr")), 0)

    assert grid.figures == ((Figure(1_500_000, 50_000, "kr"), None), (Figure(7000, 500, "kr"), None))
    assert grid.blank == (False, False)
    assert (turned(grid).names, turned(grid).across) == (("2023", "2024"), ("Kostnad (mnkr)", "Hyra"))
    assert turned(grid).figures == ((grid.figures[0][0], grid.figures[1][0]), (None, None))
    assert turned(grid).blank == (False, True)
    assert (grid.at(1, 0), turned(grid).at(1, 0)) == (At(0, 1, 0), At(0, 0, 1))
    assert turned(turned(grid)).at(1, 0) == At(0, 1, 0)


def test_a_grid_counts_in_the_finest_half_that_is_printed() -> None:
    grid = grid_of(book_of(made(["2024"], [("A", "1,5"), ("B", "7")], None)), 0)

    assert grid.figures == ((Figure(30, 1, ""),), (Figure(140, 10, ""),))


def test_a_table_beyond_measure_is_not_looked_at() -> None:
    columns = [str(number) for number in range(100)]
    at_most = made(columns, [("A", *["1"] * 100)] * (MOST_CELLS // 100))
    more = made(columns, [("A", *["1"] * 100)] * (MOST_CELLS // 100 + 1))

    assert [len(grid_of(book_of(one), 0).figures) for one in (at_most, more)] == [MOST_CELLS // 100, 0]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ((("A", "5"), ("B", "6"), ("Summa", "12")), Fit.YES),
        ((("A", "5"), ("B", "6"), ("Summa", "13")), Fit.NO),
        ((("A", "5"), ("B", "6"), ("Summa", "9")), Fit.NO),
        ((("A", "5,0"), ("B", "6,0"), ("Summa", "11,2")), Fit.NO),
        ((("A", "5"), ("B", ""), ("Summa", "11")), Fit.UNKNOWN),
        ((("A", "5"), ("B", "6"), ("Summa", "i.u.")), Fit.UNKNOWN),
        ((("A", "5 %"), ("B", "6"), ("Summa", "11")), Fit.UNKNOWN),
        ((("A", "5,0"), ("B", "6,0"), ("C", "7,0"), ("D", "8,0"), ("Summa", "26,3")), Fit.UNKNOWN),
        ((("A", "0"), ("B", "0"), ("C", "0"), ("D", "0"), ("Summa", "3")), Fit.UNKNOWN),
        ((("A", "0"), ("B", "0"), ("C", "0"), ("D", "0"), ("Summa", "-3")), Fit.UNKNOWN),
    ],
)
def test_a_sum_fits_within_rounding_or_is_not_known(rows: tuple[tuple[str, ...], ...], expected: Fit) -> None:
    grid = grid_of(book_of(made(["2024"], rows)), 0)

    assert fit(grid, len(rows) - 1, tuple((line, 1) for line in range(len(rows) - 1)), 0) is expected


def test_what_cutting_explains_is_wrong_only_where_nothing_is_in_doubt() -> None:
    grid = grid_of(book_of(made(["2024"], [*((name, "10") for name in "ABCD"), ("Summa", "43")])), 0)
    members = tuple((line, 1) for line in range(4))

    assert [fit(grid, 4, members, 0, in_doubt=doubt) for doubt in (True, False)] == [Fit.UNKNOWN, Fit.NO]
    assert fit(grid, 4, tuple((line, -1) for line in range(4)), 0) is Fit.NO


def test_cutting_makes_figures_less_than_they_are_never_more() -> None:
    rows = [*((name, "10") for name in "ABCD"), ("Summa", "37")]
    negative = [(name, "-" + cell) for name, cell in [*rows[:-1], ("Summa", "43")]]
    grids = [grid_of(book_of(made(["2024"], one)), 0) for one in (rows, negative)]

    assert [fit(one, 4, tuple((line, 1) for line in range(4)), 0) for one in grids] == [Fit.NO, Fit.UNKNOWN]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (("50", "50", "100"), Fraction(3, 200)),
        (("0", "100", "100"), Fraction(1)),
        (("50", "-50", "0"), Fraction(1)),
        (("1", "1", "2"), Fraction(3, 4)),
        (("1", "-2", "1"), Fraction(3, 4)),
        (("5", "", "5"), Fraction(1)),
    ],
)
def test_small_figures_agree_by_chance(cells: tuple[str, ...], expected: Fraction) -> None:
    grid = grid_of(book_of(made(["2024"], [(name, cell) for name, cell in zip("ABC", cells, strict=True)])), 0)

    assert chance(grid, 2, ((0, 1), (1, 1)), 0) == expected


def test_one_figure_is_evidence_where_so_few_will_do() -> None:
    grid = grid_of(book_of(made(["2024"], [("A", "50"), ("B", "0"), ("C", "50")])), 0)

    assert [chance(grid, 2, ((0, 1), (1, -1)), 0, fewest=fewest) for fewest in (2, 1)] == [1, Fraction(3, 100)]


# --- Sums of rows -----------------------------------------------------------------------------------------


def test_the_column_where_a_sum_does_not_hold_is_found() -> None:
    found = rows_off(["2023", "2024"], [*SUM, ("Summa", "5 990", "6 183")])

    assert found == [Off(At(0, 3, 1), ((At(0, 0, 1), 1), (At(0, 1, 1), 1), (At(0, 2, 1), 1)), True)]


@pytest.mark.parametrize("name", ["Summa", "Totalt", "Total", "SUMMA KOSTNADER", "Delsumma", "Summa 2024"])
def test_a_sum_by_any_name(name: str) -> None:
    assert places(rows_off(["2023", "2024"], [*SUM, (name, "5 990", "6 183")])) == [(3, 1)]


@pytest.mark.parametrize("name", ["Kajer", "Summering av läget", "Andel (%)", "varav asfalt"])
def test_a_row_that_does_not_say_that_it_is_a_sum_is_none(name: str) -> None:
    assert rows_off(["2023", "2024"], [*SUM, (name, "5 990", "6 183")]) == []


def test_a_result_is_a_sum_where_two_columns_say_so() -> None:
    rows = [("Intäkter", "900", "950", "875"), ("Kostnader", "-800", "-810", "-790")]
    two = [*((name, *cells[:2]) for name, *cells in rows), ("Årets resultat", "100", "240")]

    assert rows_off(["2022", "2023"], two) == []
    assert places(rows_off(["2022", "2023", "2024"], [*rows, ("Årets resultat", "100", "140", "185")])) == [(2, 2)]


def test_two_columns_that_disagree_say_nothing() -> None:
    assert rows_off(["2023", "2024"], [*SUM, ("Summa", "5 099", "6 183")]) == []
    assert (
        rows_off(["2022", "2023", "2024"], [(n, a, a, b) for n, a, b in SUM] + [("Summa", "5 990", "5 099", "6 183")])
        == []
    )


def test_a_blank_cell_is_no_zero() -> None:
    wrong = ("Summa", "5 990", "6 183")

    assert rows_off(["2023", "2024"], [*SUM, ("Kajer", "0", ""), wrong]) == []
    assert rows_off(["2023", "2024"], [*SUM, ("Kajer", "", "0"), wrong]) == []
    assert places(rows_off(["2023", "2024"], [*SUM, ("Kajer", "0", "0"), wrong])) == [(4, 1)]


def test_percent_means_and_ranks_are_not_added() -> None:
    rows = [*((*row, "12", "45") for row in SUM), ("Summa", "5 990", "6 083", "33", "44")]

    assert rows_off(["2023", "2024", "Andel (%)", "Medelålder"], rows) == []
    assert rows_off(["2023", "2024", "Per invånare", "Snitt"], rows) == []


def test_what_may_be_a_mean_is_no_sum_unless_it_is_money() -> None:
    rows = [("Gata", "410", "88"), ("Park", "220", "64"), ("Kontor", "130", "103"), ("Totalt", "760", "83")]

    assert rows_off(["Anställda", "Vistelsetid"], rows, None) == []
    assert places(rows_off(["Anställda", "Vistelsetid"], rows)) == [(3, 1)]


def test_persons_may_stand_in_several_rows() -> None:
    rows = [("Gata", "410", "388"), ("Park", "220", "564"), ("Kontor", "130", "803"), ("Totalt", "760", "1 702")]

    assert rows_off(["Möten", "Medlemmar"], rows, "antal") == []
    assert places(rows_off(["Medlemmar 2023", "Medlemmar 2024"], rows, "antal")) == [(3, 1)]
    assert places(rows_off(["Möten", "Kostnad"], rows)) == [(3, 1)]


def test_part_of_another_row_is_not_added_twice() -> None:
    inner = [("Exploatering", "6 850", "4 750"), ("Strandvägen", "3 500", "2 190"), ("Åkervägen", "3 350", "2 560")]
    rows = [("Expansion", "9 350", "6 180"), ("Cykelvägar", "2 500", "1 430"), *inner, ("Broar", "4 170", "3 958")]

    assert rows_off(["2023", "2024"], [*rows, ("Summa", "13 520", "10 138")]) == []
    assert rows_off(["2023", "2024"], [*rows, ("Summa", "13 520", "10 183")]) == [
        Off(At(0, 6, 1), ((At(0, 0, 1), 1), (At(0, 5, 1), 1)), True)
    ]


def test_sub_totals_are_added_up_once() -> None:
    rows = [
        *SUM,
        ("Summa gator", "5 990", "6 083"),
        ("Bad", "310", "322"),
        ("Is", "505", "498"),
        ("Summa bad", "815", "820"),
    ]

    assert rows_off(["2023", "2024"], [*rows, ("Totalt", "6 805", "6 903")]) == []
    assert rows_off(["2023", "2024"], [*rows, ("Totalt", "6 805", "6 930")]) == [
        Off(At(0, 7, 1), ((At(0, 3, 1), 1), (At(0, 6, 1), 1)), True)
    ]


def test_a_sub_heading_begins_anew() -> None:
    rows = [("Hyra", "77", "81"), ("Bad", "", ""), *SUM, ("Summa", "5 990", "6 183")]

    assert [(len(one.members), one.total) for one in rows_off(["2023", "2024"], rows)] == [(3, At(0, 5, 1))]


def test_costs_without_signs_are_taken_off_a_result() -> None:
    rows = [("Intäkter", "900", "950", "875"), ("Kostnader", "800", "810", "790"), ("Resultat", "100", "140", "58")]
    net = [
        ("Intäkter", "900", "950", "875"),
        ("Kostnader", "1 800", "1 810", "1 790"),
        ("Nettokostnad", "900", "860", "951"),
    ]

    found = [rows_off(["2022", "2023", "2024"], one) for one in (rows, net)]

    assert found == [
        [Off(At(0, 2, 2), ((At(0, 0, 2), 1), (At(0, 1, 2), -1)), True)],
        [Off(At(0, 2, 2), ((At(0, 0, 2), -1), (At(0, 1, 2), 1)), True)],
    ]


def test_a_total_may_stand_first() -> None:
    rows = [("Totalt", "5 990", "6 183"), *SUM]

    assert places(rows_off(["2023", "2024"], rows)) == [(0, 1)]
    assert rows_off(["2023", "2024"], [*rows, ("Utanför", "12", "13")]) == []
    assert places(rows_off(["2023", "2024"], [*rows, ("", "", ""), ("Utanför", "12", "13")])) == [(0, 1)]


def test_a_sum_that_nothing_confirms_is_told_as_such() -> None:
    rows = [("Föreningar", "412"), ("Byalag", "305"), ("Förbund", "96"), ("Summa", "831")]

    assert [one.is_confirmed for one in rows_off(["2024"], rows)] == [False]
    assert rows_off(["2024"], [*rows[:3], ("Summa", "508")]) == []
    assert rows_off(["2024"], [*rows[:3], ("Summa", "401")], None) == []
    assert rows_off(["2024"], [*rows[:3], ("Summa", "350")], None) == []
    assert places(rows_off(["2024"], [*rows[:3], ("Summa", "350")])) == [(3, 0)]
    assert rows_off(["2024"], [*rows[:2], ("varav nya", "3"), rows[2], rows[3]]) == []
    assert rows_off(["2024"], [*rows[:3], ("Nettokostnad", "831")]) == []
    assert rows_off(["2024"], [*rows[:3], ("Totalt", "831")]) == []
    assert rows_off(["2024"], [rows[0], rows[3]]) == []
    assert rows_off(["2024"], [(f"Förening {number}", "1 000") for number in range(13)] + [("Summa", "999 999")]) == []


# --- Sums and differences of columns ----------------------------------------------------------------------

QUARTERS = ["Kvartal 1", "Kvartal 2", "Kvartal 3", "Summa"]
VISITS = [
    ("Bad", "1 204", "1 377", "2 150", "4 731"),
    ("Is", "905", "310", "120", "1 335"),
    ("Sport", "744", "691", "402", "1 837"),
]


def test_the_row_where_a_column_is_not_the_sum_is_found() -> None:
    found = columns_off(QUARTERS, [*VISITS, ("Gym", "120", "388", "611", "1 191")])

    assert found == [Off(At(0, 3, 3), ((At(0, 3, 0), 1), (At(0, 3, 1), 1), (At(0, 3, 2), 1)), True)]
    assert columns_off(QUARTERS, [*VISITS[:2], ("Gym", "120", "388", "611", "1 191")]) == []


def test_a_total_that_is_a_mean_or_less_than_its_columns_is_none_of_persons() -> None:
    assert columns_off(QUARTERS, [*VISITS, ("Gym", "120", "388", "611", "373")], "antal") == []
    assert columns_off(QUARTERS, [*VISITS, ("Gym", "120", "388", "611", "1 100")], "antal") == []
    assert places(columns_off(QUARTERS, [*VISITS, ("Gym", "120", "388", "611", "1 200")], "antal")) == [(3, 3)]


BUDGET = ["Budget 2024", "Bokslut 2024", "Avvikelse"]
SPENT = [("Gator", "4 100", "4 220", "-120"), ("Parker", "1 250", "1 265", "-15"), ("Torg", "640", "598", "42")]


def test_the_sign_of_a_difference_is_what_its_rows_show() -> None:
    grid = turned(grid_of(book_of(made(BUDGET, SPENT)), 0))

    assert list(differences(grid)) == [Difference(0, 2, 0, 1, (0, 1, 2), ())]


def test_the_row_where_a_difference_does_not_hold_is_found() -> None:
    found = columns_off(BUDGET, [*SPENT, ("Broar", "910", "870", "140")])

    assert found == [Off(At(0, 3, 2), ((At(0, 3, 0), 1), (At(0, 3, 1), -1)), True)]


def test_a_difference_is_left_alone_where_it_is_not_sure() -> None:
    wrong = ("Broar", "910", "870", "140")

    assert columns_off(BUDGET, [*SPENT[:2], wrong]) == []
    assert columns_off(BUDGET, [*SPENT, wrong, ("Kajer", "80", "77", "30")]) == []
    assert columns_off([*BUDGET[:2], "Förbrukat"], [*SPENT, wrong]) == []
    assert (
        columns_off(
            ["2023", "2024", "Diff"],
            [("A", "3", "1", "2"), ("B", "2", "1", "1"), ("C", "4", "2", "2"), ("D", "5", "1", "1")],
        )
        == []
    )


def test_the_other_sign_is_wrong_only_where_costs_and_incomes_have_signs() -> None:
    signed = [
        ("Intäkter", "1 200", "1 290", "90"),
        ("Personal", "-4 100", "-4 129", "-29"),
        ("Hyra", "-1 250", "-1 265", "-15"),
    ]

    assert places(columns_off(BUDGET, [*signed, ("Övrigt", "-310", "-352", "42")])) == [(3, 2)]
    assert columns_off(BUDGET, [*SPENT, ("Intäkter", "310", "352", "42")]) == []


def test_a_row_without_a_budget_shows_the_sign_too() -> None:
    rows = [("Reserv", "5 000", "0", "5 000"), ("Maskiner", "0", "240", "-240"), ("Torg", "640", "640", "0")]
    grid = turned(grid_of(book_of(made(BUDGET, rows)), 0))

    assert list(differences(grid)) == [Difference(0, 2, 0, 1, (0, 1), ())]


# --- Laws -------------------------------------------------------------------------------------------------


@st.composite
def _groups(draw: st.DrawFn) -> list[list[tuple[Decimal, Decimal]]]:
    """Tables as chance makes them: of figures chosen to be alike, any sum may agree with rows that it is not of."""
    random = Random(draw(st.integers(0, 10**9)))
    sizes = draw(st.lists(st.integers(1, 5), min_size=1, max_size=3))
    return [[(_exact(random), _exact(random)) for _ in range(size)] for size in sizes]


def _exact(random: Random) -> Decimal:
    return Decimal(random.randint(-5_000_000, 5_000_000)) / 1000


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    _groups(),
    st.sampled_from([ROUND_HALF_UP, ROUND_DOWN]),
    st.sampled_from(["tkr", None]),
)
def test_a_table_counted_right_and_then_rounded_or_cut_is_never_wrong(
    groups: list[list[tuple[Decimal, Decimal]]], rounding: str, unit: str | None
) -> None:
    def printed(values: tuple[Decimal, Decimal]) -> tuple[str, ...]:
        each = (*values, values[1] - values[0])
        return tuple(f"{value.quantize(Decimal(1), rounding=rounding):,}".replace(",", " ") for value in each)

    def total(values: list[tuple[Decimal, Decimal]]) -> tuple[Decimal, Decimal]:
        return (sum((one for one, _ in values), Decimal(0)), sum((other for _, other in values), Decimal(0)))

    rows: list[tuple[str, ...]] = []
    for number, group in enumerate(groups):
        rows += [(f"Rad {number} {at}", *printed(values)) for at, values in enumerate(group)]
        rows.append((f"Summa {number}", *printed(total(group))))
    rows.append(("Totalt", *printed(total([total(group) for group in groups]))))
    columns = ["Budget 2024", "Bokslut 2024", "Avvikelse"]

    assert rows_off(columns, rows, unit) == []
    assert columns_off(columns, rows, unit) == []


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 3), st.integers(0, 1), st.integers(10, 9999))
def test_what_is_told_wrong_is_beside_the_cell_that_was_changed(row: int, column: int, by: int) -> None:
    rows = [list(one) for one in (*SUM, ("Summa", "5 990", "6 083"))]
    value = int(rows[row][column + 1].replace(" ", "")) + by
    rows[row][column + 1] = str(value)

    found = rows_off(["2023", "2024"], [tuple(one) for one in rows])

    assert [(one.total, At(0, row, column) in (one.total, *(at for at, _ in one.members))) for one in found] == [
        (At(0, 3, column), True)
    ]


# --- Real tables ------------------------------------------------------------------------------------------


@pytest.mark.skipif(not REPORTS.exists(), reason="the reports are not beside the repository")
@pytest.mark.parametrize("report", sorted(path.name for path in REPORTS.glob("*.txt")))
def test_no_sum_of_a_real_report_is_wrong(report: str) -> None:
    text = (REPORTS / report).read_text("utf-8")
    case = read(read_plain_text(text, report), (), None, text).case
    book = evolve(book_of(*case.tables))
    grids = [grid_of(book, number) for number in range(len(case.tables))]

    assert [off for grid in grids for off in sums_off(grid)] == []
    assert [off for grid in grids for off in sums_off(turned(grid))] == []
    assert [one.failing for grid in grids for one in differences(turned(grid)) if one.failing] == []


@pytest.mark.skipif(not REPORTS.exists(), reason="the reports are not beside the repository")
def test_the_signs_of_the_real_differences() -> None:
    (path,) = REPORTS.glob("001_*.txt")
    text = path.read_text("utf-8")
    case = read(read_plain_text(text, path.name), (), None, text).case
    book = book_of(*case.tables)
    found = [one for number in range(len(case.tables)) for one in differences(turned(grid_of(book, number)))]
    read_as = [
        (case.tables[one.table].place.line, table[one.column], table[one.after], table[one.before])
        for one in found
        if (table := case.tables[one.table].columns)
    ]

    deviation, change = "Avv. bokslut/ budget 2020", "Diff. bokslut 2020/2019"
    assert read_as == [
        (252, deviation, "Bokslut 2020", "Budget 2020"),
        (252, change, "Bokslut 2020", "Bokslut 2019"),
        (299, deviation, "Budget 2020", "Bokslut 2020"),
        (299, change, "Bokslut 2020", "Bokslut 2019"),
        (359, deviation, "Bokslut 2020", "Budget 2020"),
        (359, change, "Bokslut 2020", "Bokslut 2019"),
        (436, "Diff 2020-2019", "2020", "2019"),
        (436, "Diff 2020-2019", "2020", "2019"),
    ]
