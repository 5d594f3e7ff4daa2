"""What the heading of a column says."""

import pytest

from interpret.headers import Column, header, sex_of, under


@pytest.mark.parametrize(
    ("printed", "column", "year"),
    [
        ("Mål 2020", Column.TARGET, 2020),
        ("Målvärde", Column.TARGET, None),
        ("Utfall 2023", Column.OUTCOME, 2023),
        ("Resultat 2022", Column.OUTCOME, 2022),
        ("Resultat", Column.OUTCOME_OR_VERDICT, None),
        ("Mål", Column.GOAL_OR_TARGET, None),
        ("2023", Column.BARE_YEAR, 2023),
        ("År 2023", Column.BARE_YEAR, 2023),
        ("År", Column.YEAR, None),
        ("Nämndens mål", Column.GOAL, None),
        ("KF:s indikator", Column.INDICATOR, None),
        ("Nyckeltal", Column.MEASURE, None),
        ("Bedömning", Column.VERDICT, None),
        ("Måluppfyllelse 2023", Column.VERDICT, 2023),
        ("Måluppfyllelse (%)", Column.ASIDE, None),
        ("Uppfyllelsegrad", Column.ASIDE, None),
        ("Avvikelse mot mål", Column.ASIDE, None),
        ("Utfall 2022-2024", Column.ASIDE, None),
        ("Diff. utfall 2023/2022", Column.ASIDE, None),
        ("Förändring utfall", Column.ASIDE, None),
        ("Trend", Column.ASIDE, None),
        ("Prognos 2023", Column.FORECAST, 2023),
        ("Bedöms målet uppnås?", Column.VERDICT, None),
        ("Budget 2023", Column.BUDGET, 2023),
        ("Riket", Column.COMPARATOR, None),
        ("Liknande kommuner 2023", Column.COMPARATOR, 2023),
        ("Utfall riket 2023", Column.COMPARATOR, 2023),
        ("Kungälv", Column.COMPARATOR, None),
        ("Kvinnor", Column.SEX, None),
        ("Utfall 2023 män", Column.SEX, 2023),
        ("Mål 2023 män", Column.ASIDE, 2023),
        ("Enhet", Column.UNIT_OR_PART, None),
        ("Förskola", Column.PART, None),
        ("Källa", Column.SOURCE, None),
        ("Uppdrag", Column.ASSIGNMENT, None),
        ("Klart senast", Column.DEADLINE, None),
        ("Kommentar till bedömning", Column.COMMENT, None),
        ("Resultat och eventuell åtgärd", Column.UNKNOWN, None),
        ("Poäng", Column.UNKNOWN, None),
        ("", Column.BLANK, None),
    ],
)
def test_a_heading_says_what_its_cells_are(printed: str, column: Column, year: int | None) -> None:
    assert (header(printed).column, header(printed).year) == (column, year)


@pytest.mark.parametrize(
    ("printed", "month"),
    [
        ("Utfall aug 2024", 8),
        ("Utfall jan-april 2024", 4),
        ("Utfall T2 2024", 8),
        ("Utfall tertial 1", 4),
        ("Utfall kvartal 3", 9),
        ("Utfall 2024-08", 8),
        ("Utfall 202408", 8),
        ("Utfall delår 2", 8),
        ("Utfall 2024", None),
        ("Utfall marknad", None),
    ],
)
def test_a_part_of_a_year(printed: str, month: int | None) -> None:
    assert header(printed).month == month


@pytest.mark.parametrize(
    ("above", "below", "column", "year"),
    [
        ("Utfall", "2021", Column.OUTCOME, 2021),
        ("Målvärde", "2021", Column.TARGET, 2021),
        ("Utfall 2023", "Kvinnor", Column.SEX, 2023),
        ("Utfall 2023", "Totalt", Column.OUTCOME, 2023),
        ("Målvärde 2023", "Kvinnor", Column.ASIDE, 2023),
        ("Utfall 2023", "Riket", Column.COMPARATOR, 2023),
        ("Budget", "2023", Column.BUDGET, 2023),
        ("2023", "Utfall", Column.OUTCOME, 2023),
        ("Något", "2023", Column.UNKNOWN, 2023),
        ("Avvikelse", "Utfall", Column.ASIDE, None),
    ],
)
def test_a_heading_below_another(above: str, below: str, column: Column, year: int | None) -> None:
    found = under(header(above), header(below))
    assert (found.column, found.year, found.printed) == (column, year, f"{above} {below}")


def test_the_plans_own_comparators() -> None:
    assert header("Storkommunerna").column is Column.UNKNOWN
    found = header("Storkommunerna 2023", frozenset({"storkommunerna"}))
    assert (found.column, found.name, found.year) == (Column.COMPARATOR, "Storkommunerna", 2023)


@pytest.mark.parametrize(("text", "sex"), [("Flickor", "K"), ("- Män", "M"), ("Totalt", "T"), ("Andel", None)])
def test_words_of_sexes(text: str, sex: str | None) -> None:
    assert sex_of(text) == sex
