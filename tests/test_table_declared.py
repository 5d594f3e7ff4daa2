"""What a plan's `tabell` declares, tested on the case's table: names, relations, signs, parts (figures F1.5, F2.3)."""

import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tables_made import book_of, made

from dsl.ast import Quantity
from engine.case import Table
from engine.claim_tables import At, is_too_fine
from engine.interval import Interval
from engine.relation import Agreement
from engine.table_declared import NotFound, column_sums, columns_declared, row_parts, row_sums
from engine.table_grid import grid_of, turned
from engine.table_parts import PartOff, exceeds, parts_off
from engine.table_relation import CellSum, in_own_unit, span_in_own_unit, try_sum
from engine.table_signs import Convention, conventions, opposing, opposites
from engine.table_wording import cannot_be_tested, does_not_hold, is_material, members, write_instead
from engine.table_words import adds_up, is_cost, is_left_over, kind_of, may_be_sum, says_difference, says_part, says_sum
from findings.span import Span
from findings.text import Text

KNOWN = json.loads(
    (Path(__file__).parent / "known" / "calc11_known_answers.json").read_text("utf-8"), parse_float=Decimal
)["cases"]
BUDGET = ["Budget 2024", "Bokslut 2024", "Bokslut 2023", "Avv. bokslut/budget 2024"]


def columns(headings: list[str], line: str) -> list[tuple[int, tuple[tuple[int, int], ...]]]:
    book = book_of(made(headings, [("A", *["1"] * len(headings))]), rules=f'tabell "Ekonomi"\n  kolumn {line}\n')
    return [(one.column, one.terms) for one in columns_declared(book, 0)[0]]


# --- Names ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("headings", "line", "expected"),
    [
        (["Budget", "Bokslut", "Avvikelse"], "avvikelse = bokslut − budget", [(2, ((1, 1), (0, -1)))]),
        (["Budget", "Bokslut", "Avvikelse"], 'avvikelse = −bokslut + "BUDGET"', [(2, ((1, -1), (0, 1)))]),
        (BUDGET, "avvikelse = bokslut − budget", [(3, ((1, 1), (0, -1)))]),
        (BUDGET, '"Avv. bokslut/budget 2024" = "Bokslut 2023" − budget', [(3, ((2, 1), (0, -1)))]),
        (BUDGET, "skillnad = bokslut − budget", []),
        (["Bokslut 2024", "Bokslut 2023", "Diff"], "diff = bokslut − bokslut", []),
        (["Utfall 2024", "Utfall 2023", "Diff"], 'diff = utfall − "Utfall 2023"', []),
        (["Utfall 2024", "Utfall 2023", "Diff"], '"Diff" = "Utfall 2024" − "Utfall 2023"', [(2, ((0, 1), (1, -1)))]),
        (["Budget", "Budget", "Avvikelse"], "avvikelse = bokslut − budget", []),
        (["Budget 2024", "Bokslut", "Avv. mot budget"], "avvikelse = bokslut − budget", [(2, ((1, 1), (0, -1)))]),
    ],
)
def test_a_column_is_meant_by_its_heading_its_word_or_its_abbreviation(
    headings: list[str], line: str, expected: list[tuple[int, tuple[tuple[int, int], ...]]]
) -> None:
    assert columns(headings, line) == expected


def test_names_that_the_table_has_not_are_told_with_their_line() -> None:
    rules = 'tabell "Ekonomi"\n  kolumn avvikelse = bokslut − budget\n  rad "A" = "B" + "C"\n  rad "A" varav "D"\n'
    book = book_of(made(["Budget", "Bokslut"], [("A", "1", "1"), ("B", "1", "1"), ("B", "2", "2")]), rules=rules)

    assert columns_declared(book, 0) == ((), (NotFound(Span("plan.mal", 4, 3, 38), "avvikelse", False),))
    line = Span("plan.mal", 5, 3, 22)
    assert row_sums(book, 0) == ((), (NotFound(line, "B", True), NotFound(line, "C", True)))
    assert row_parts(book, 0) == ((), (NotFound(Span("plan.mal", 6, 3, 20), "D", True),))


def test_the_relations_of_a_line_are_one_a_cell() -> None:
    rules = 'tabell "Ekonomi"\n  kolumn diff = ny − gammal\n  rad "A" = "B" − "C"\n  rad "A" varav "C"\n'
    rows = [("A", "1", "2", "1"), ("B", "3", "4", "1"), ("C", "2", "2", "0")]
    book = book_of(made(["Gammal", "Ny", "Diff"], rows), rules=rules)
    (column,) = columns_declared(book, 0)[0]

    assert [one.of for one in column_sums(0, column, range(2))] == [
        CellSum(At(0, row, 2), ((At(0, row, 1), 1), (At(0, row, 0), -1))) for row in range(2)
    ]
    assert [one.of for one in row_sums(book, 0)[0]] == [
        CellSum(At(0, 0, column), ((At(0, 1, column), 1), (At(0, 2, column), -1))) for column in range(3)
    ]
    assert [(one.whole, one.part) for one in row_parts(book, 0)[0]] == [
        (At(0, 0, column), At(0, 2, column)) for column in range(3)
    ]


def test_a_table_that_the_plan_does_not_name_has_no_relations() -> None:
    book = book_of(made(["2024"], [("A", "1")]), rules='tabell "Personal"\n  rad "A" = "B" + "C"\n')

    assert (columns_declared(book, 0), row_sums(book, 0), row_parts(book, 0)) == (((), ()), ((), ()), ((), ()))


# --- Relations --------------------------------------------------------------------------------------------

DRIFT = CellSum(At(0, 2, 0), ((At(0, 0, 0), 1), (At(0, 1, 0), 1)))


def drift(first: str, second: str, total: str, *, unit: str | None = "tkr") -> Table:
    return made(["2024"], [("Personal", first), ("Hyror", second), ("Drift", total)], unit)


@pytest.mark.parametrize("case", [one for one in KNOWN if one["id"] in ("t1-touching-closed", "t2-just-out", "r1")],
                         ids=lambda one: one["id"])  # fmt: skip
def test_relations_as_known_elsewhere(case: dict) -> None:  # type: ignore[type-arg]
    first, second, total = (str(value).replace(".", ",") for value, *_ in (*case["items"], case["total"]))

    assert try_sum(book_of(drift(first, second, total, unit=None)), DRIFT).agreement.value == case["expect"]


def test_a_relation_that_does_not_hold_says_what_it_comes_to() -> None:
    book = book_of(drift("4 220", "1 265", "5 845"))
    tested = try_sum(book, DRIFT)

    assert tested.agreement is Agreement.INCONSISTENT
    assert (tested.computed, tested.gap) == (Fraction(5_485_000), Fraction(360_000))
    assert does_not_hold(book, tested).sv == '"Drift" i "2024" är 5 845, men "Personal" + "Hyror" blir 5 485'
    assert write_instead(tested) == Text(
        "skriv 5 485, eller rätta en av de andra siffrorna", "write 5 485, or mend another figure"
    )


def test_members_of_a_column_and_of_many_rows() -> None:
    row = made(["A", "B", "Diff"], [("X", "5", "3", "1")])
    many = made(["2024"], [*((name, "1") for name in "ABCDE"), ("Summa", "9")])
    columns = made([*"ABCDE", "Summa"], [("X", *"11111", "9")])

    first, second, third = (book_of(one) for one in (row, many, columns))
    difference = try_sum(first, CellSum(At(0, 0, 2), ((At(0, 0, 1), -1), (At(0, 0, 0), 1))))
    sum_of_five = try_sum(second, CellSum(At(0, 5, 0), tuple((At(0, at, 0), 1) for at in range(5))))
    of_columns = try_sum(third, CellSum(At(0, 0, 5), tuple((At(0, 0, at), 1) for at in range(5))))

    assert members(first, difference).sv == '− "B" + "A"'
    assert members(second, sum_of_five) == Text("summan av 5 rader", "the sum of 5 rows")
    assert members(third, of_columns) == Text("summan av 5 kolumner", "the sum of 5 columns")


def test_a_missing_figure_says_what_it_would_have_to_be() -> None:
    one, two = (book_of(drift(*cells)) for cells in (("4 220", "", "5 845"), ("", "i.u.", "5 845")))
    tested = try_sum(one, DRIFT)

    assert (tested.agreement, tested.computed, len(tested.missing)) == (Agreement.UNDECIDED, None, 1)
    assert cannot_be_tested(one, tested).sv == (
        '"Drift" i "2024" kan inte prövas: "Hyror" i "2024" är tom; den skulle behöva vara 1 624 – 1 626'
    )
    assert cannot_be_tested(two, try_sum(two, DRIFT)).sv == (
        '"Drift" i "2024" kan inte prövas: "Personal" i "2024" är tom, "Hyror" i "2024" saknas (i.u.); '
        "de skulle tillsammans behöva bli 5 844,5 – 5 845,5"
    )
    assert try_sum(book_of(drift("", "", "")), DRIFT).needed is None


def test_many_missing_figures_are_counted() -> None:
    book = book_of(made(["2024"], [*((name, "") for name in "ABCDE"), ("Summa", "9")]))
    tested = try_sum(book, CellSum(At(0, 5, 0), tuple((At(0, at, 0), 1) for at in range(5))))

    assert cannot_be_tested(book, tested).en == (
        '"Summa" in "2024" cannot be tested: "A" in "2024" is blank, "B" in "2024" is blank, "C" in "2024" is blank, '
        '"D" in "2024" is blank (+ 1); together they would have to be 8,5 – 9,5'
    )


def test_units_that_do_not_go_together_are_no_relation() -> None:
    assert [try_sum(book_of(drift(*cells)), DRIFT).clash for cells in (("5 %", "6", "11"), ("5", "6", "11"))] == [
        True,
        False,
    ]
    assert try_sum(book_of(drift("5 mnkr", "6", "5 006")), DRIFT).agreement is Agreement.CONSISTENT
    points = try_sum(book_of(drift("5 %", "6 procentenheter", "11 %")), DRIFT)
    assert (points.clash, points.agreement) == (False, Agreement.CONSISTENT)


def test_figures_are_shown_as_the_one_beside_them() -> None:
    book = book_of(made(["2024"], [("A", "12 %"), ("B", "3,7 mnkr"), ("C", "40")], "tkr"))
    percent, millions, bare = (try_sum(book, CellSum(At(0, row, 0), ((At(0, row, 0), 1),))).total for row in range(3))

    assert in_own_unit(Fraction(25, 2), percent) == "12,5 %"
    assert in_own_unit(Fraction(1_234_500_000), millions) == "1 234 500 tkr"
    assert in_own_unit(Fraction(-40_000_000), bare) == "-40 000"
    assert span_in_own_unit(Interval(Fraction(39_500), Fraction(40_500)), bare) == "39,5 – 40,5"
    assert span_in_own_unit(Interval(Fraction(40_000), Fraction(40_000)), bare) == "40"
    assert span_in_own_unit(Interval(None, Fraction(40_000)), bare) == ""


# --- The lines about the whole table ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rules", "unit", "expected"),
    [
        ("  väsentligt från 361 tkr\n", "tkr", False),
        ("  väsentligt från 360 tkr\n", "tkr", True),
        ("  väsentligt från 0,4 mnkr\n", "tkr", False),
        ("  väsentligt från 400\n", None, False),
        ("  väsentligt från 400 tkr\n", None, True),
        ("  väsentligt från 400\n", "tkr", True),
        ("  väsentligt från 400 procent\n", "tkr", True),
        ("", "tkr", True),
    ],
)
def test_what_is_material_is_what_the_table_says(rules: str, unit: str | None, expected: bool) -> None:
    book = book_of(drift("4 220", "1 265", "5 845", unit=unit), rules=f'tabell "Ekonomi"\n{rules}')

    assert is_material(book.plan, book, try_sum(book, DRIFT)) is expected


def test_the_plan_says_what_is_material_where_the_table_does_not() -> None:
    own = book_of(drift("4 220", "1 265", "5 845"), rules='  väsentligt från 1 mnkr\ntabell "Ekonomi"\n')
    other = book_of(
        drift("4 220", "1 265", "5 845"), rules='  väsentligt från 1 mnkr\ntabell "Ekonomi"\n  väsentligt från 1 tkr\n'
    )

    assert isinstance(own.plan.material, Quantity)
    assert [is_material(book.plan, book, try_sum(book, DRIFT)) for book in (own, other)] == [False, True]


def test_a_cell_finer_than_the_rounding_is_seen() -> None:
    rules = 'tabell "Ekonomi"\n  avrundat till hundratal\n'
    book = book_of(drift("4 220", "1 200", "i.u."), rules=rules)

    assert [is_too_fine(book, At(0, row, 0)) for row in range(3)] == [True, False, False]
    assert not is_too_fine(book_of(drift("4 220", "1", "2")), At(0, 0, 0))
    assert not is_too_fine(book_of(drift("4 220", "1", "2"), rules='tabell "Ekonomi"\n'), At(0, 0, 0))


# --- Signs ------------------------------------------------------------------------------------------------

LESS = [("Gator", "410", "422", "-12"), ("Parker", "125", "125", "0"), ("Torg", "64", "59", "5")]
SIGNS = ["Budget", "Bokslut", "Avvikelse"]
SAYS = 'tabell "Ekonomi"\n  kolumn avvikelse = bokslut − budget\n'


def test_the_other_sign_than_the_declared_is_told_once() -> None:
    (found,) = opposites(book_of(made(SIGNS, LESS), rules=SAYS), 0)

    assert found.found == Convention(0, 2, 0, 1, (0, 2))
    assert found.line == Span("plan.mal", 4, 3, 38)


@pytest.mark.parametrize(
    "rows",
    [
        LESS[:2],
        [LESS[0], LESS[2], ("Bad", "10", "30", "20"), ("Is", "10", "40", "30")],
        [("Gator", "410", "422", "12"), ("Torg", "64", "59", "-5")],
        [("Gator", "410", "422", "99"), ("Torg", "64", "59", "99"), ("Bad", "5", "5", "0")],
    ],
)
def test_too_few_rows_show_no_other_sign(rows: list[tuple[str, ...]]) -> None:
    assert opposites(book_of(made(SIGNS, rows), rules=SAYS), 0) == ()


def test_a_declared_sum_has_no_sign_to_turn() -> None:
    rules = 'tabell "Ekonomi"\n  kolumn avvikelse = bokslut + budget\n'

    assert opposites(book_of(made(SIGNS, LESS), rules=rules), 0) == ()


def test_a_table_where_both_signs_hold_has_no_convention() -> None:
    mixed = [("A", "4 100", "4 220", "-120"), ("B", "1 250", "1 265", "-15"), ("C", "640", "598", "42")]
    grids = [turned(grid_of(book_of(made(SIGNS, rows)), 0)) for rows in (mixed, [*mixed, ("D", "100", "170", "70")])]

    assert [list(conventions(grid)) for grid in grids] == [[Convention(0, 2, 0, 1, (0, 1, 2))], []]


def test_the_way_that_fewer_tables_have_is_told() -> None:
    book = book_of(*(made(["2023", "Budget 2024", "Bokslut 2024", "Avvikelse 2024"], [], name=name) for name in "ABC"))
    one, other, third = (
        Convention(at, 3, after, before, (0, 1)) for at, after, before in ((0, 1, 2), (1, 2, 1), (2, 2, 1))
    )
    years = Convention(0, 3, 0, 2, (0, 1))

    assert list(opposing(book, [one, other, third])) == [(one, (other, third))]
    assert list(opposing(book, [one, other])) == [(other, (one,))]
    assert list(opposing(book, [other, third])) == []
    assert list(opposing(book, [years, other])) == []


# --- Parts ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("whole", "part", "expected"),
    [
        ("10", "11", False),
        ("10", "12", True),
        ("10,0", "10,1", False),
        ("10,0", "10,2", True),
        ("-10", "-12", True),
        ("-10", "-11", False),
        ("-10", "12", False),
        ("10", "-12", False),
        ("0", "2", True),
        ("0", "-2", True),
        ("10", "", False),
        ("i.u.", "10", False),
        ("10", "12 %", False),
        ("10", "0,012 mnkr", True),
        ("10", "10,4", False),
    ],
)
def test_a_part_is_certainly_more_than_the_whole(whole: str, part: str, expected: bool) -> None:
    book = book_of(made(["2024"], [("A", whole), ("B", part)]))

    assert exceeds(book, At(0, 0, 0), At(0, 1, 0)) is expected


def test_parts_are_of_the_nearest_line_that_is_none() -> None:
    rows = [("Antal anställda", "10", "90"), ("varav kvinnor", "50", "50"), ("- varav deltid", "9", "95")]
    book = book_of(made(["2023", "2024"], rows, None))

    assert list(parts_off(book, 0)) == [PartOff(At(0, 0, 0), At(0, 1, 0)), PartOff(At(0, 0, 1), At(0, 2, 1))]


def test_a_part_in_a_column_is_not_looked_for_where_the_row_is_left_over_or_a_part() -> None:
    rows = [("Gator", "10", "40"), ("Årets resultat", "10", "40"), ("varav nya", "10", "40")]

    assert list(parts_off(book_of(made(["Kostnad", "varav löner"], rows)), 0)) == [PartOff(At(0, 0, 0), At(0, 0, 1))]


def test_parts_may_be_columns() -> None:
    rows = [("Bygglov", "310", "388", "5"), ("Andel i tid (%)", "80", "90", "95")]
    book = book_of(made(["Ärenden", "varav digitala", "därav snabba"], rows, None))

    assert list(parts_off(book, 0)) == [PartOff(At(0, 0, 0), At(0, 0, 1))]


@pytest.mark.parametrize(
    ("columns", "rows", "unit"),
    [
        (["2024"], [("varav kvinnor", "50"), ("Anställda", "10")], "antal"),
        (["2024"], [("Årets resultat", "4"), ("varav exploatering", "20 027")], "tkr"),
        (["Avvikelse"], [("Kostnader", "10"), ("varav snö", "50")], "tkr"),
        (["2024"], [("Kostnader", "0"), ("varav snö", "50")], "tkr"),
        (["2024"], [("Sjukfrånvaro", "5,1"), ("varav lång", "41")], "%"),
        (["2024"], [("Sjuka", "5,1"), ("varav lång", "41")], None),
        (["2024"], [("Medelålder anställda", "45"), ("varav kvinnor", "47")], None),
        (["2024"], [("Antal anställda", "45"), ("varav andel kvinnor", "70")], None),
        (["2024"], [("Kostnader", "10"), ("varav snö", "50")], "index"),
    ],
)
def test_a_part_of_what_is_no_amount_may_be_more(
    columns: list[str], rows: list[tuple[str, ...]], unit: str | None
) -> None:
    assert list(parts_off(book_of(made(columns, rows, unit)), 0)) == []


# --- Words ------------------------------------------------------------------------------------------------


def test_what_names_say() -> None:
    assert [says_sum(name) for name in ("Summa", "TOTALT 2024", "s:a drift", "Summering", "Årets summa")] == [
        True, True, True, False, False,
    ]  # fmt: skip
    assert [may_be_sum(name) for name in ("Nettokostnad", "Årets resultat", "Kostnader totalt", "Hyror")] == [
        True, True, True, False,
    ]  # fmt: skip
    assert [says_part(name) for name in ("varav kvinnor", "– därav ny", "Varavtal")] == [True, True, False]
    assert [says_difference(name) for name in ("Avv. 2024", "Diff", "+/-", "Förändring", "Skavvikelse", "Bokslut")] == [
        True, True, True, True, False, False,
    ]  # fmt: skip
    assert [adds_up(name) for name in ("Andel", "Aktier och andelar", "Prognos per augusti", "Kostnad per elev")] == [
        False, True, True, False,
    ]  # fmt: skip
    assert [is_left_over(name) for name in ("Nettokostnad", "Resultat", "Avvikelse", "Kostnad")] == [
        True, True, True, False,
    ]  # fmt: skip
    assert [is_cost(name) for name in ("Personalkostnader", "Köp av tjänst", "Intäkter")] == [True, True, False]
    assert [kind_of(name) for name in ("Bokslut 2024", "2024", "Utfall  jan-aug 24")] == [
        "bokslut",
        "",
        "utfall jan-aug",
    ]


# --- A law ------------------------------------------------------------------------------------------------


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(-9999, 9999), min_size=1, max_size=6), st.integers(-9999, 9999))
def test_a_total_is_wrong_exactly_when_rounding_cannot_explain_it(values: list[int], off: int) -> None:
    rows = [(f"Rad {at}", str(value)) for at, value in enumerate(values)]
    book = book_of(made(["2024"], [*rows, ("Summa", str(sum(values) + off))]))

    tested = try_sum(book, CellSum(At(0, len(values), 0), tuple((At(0, at, 0), 1) for at in range(len(values)))))

    wrong = 2 * abs(off) > len(values) + 1
    assert tested.agreement is (Agreement.INCONSISTENT if wrong else Agreement.CONSISTENT)
    assert tested.gap == abs(off) * 1000
