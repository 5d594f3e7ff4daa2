"""What has been answered about a column is used as its heading, and never for a column of another name."""

from interpret.header_answers import says_a_column, with_headings
from interpret.reading import read
from readers.plain_text import read_plain_text

REPORT = """Kulturnämndens årsredovisning 2023

Nämndens mål

Fler ska besöka biblioteken

Nyckeltal\tMängd\tMål 2023
Antal besök\t1 200\t1 000
Antal lån\tMängd\t900
"""


def test_an_answered_column_is_read_as_what_it_is() -> None:
    document = read_plain_text(REPORT, "r.txt")
    before = read(document, (), None)
    after = read(document, (), None, None, {"kolumn: Mängd": "utfall 2023"})

    assert "kolumn: Mängd" in {one.key for one in before.questions}
    assert "kolumn: Mängd" not in {one.key for one in after.questions}
    assert [one.years for one in before.found.measures if one.name.printed == "Antal besök"] == [()]
    (outcome,) = [one for one in after.found.measures if one.name.printed == "Antal besök"]
    assert [(one.year, one.cell.printed, one.cell.place.line) for one in outcome.years] == [(2023, "1 200", 8)]
    assert outcome.place.line == 8


def test_no_leaves_the_document_as_it_is() -> None:
    document = read_plain_text(REPORT, "r.txt")

    assert with_headings(document, {"kolumn: Mängd": "nej", "mål: Mängd": "utfall"}) == document


def test_what_a_column_may_be() -> None:
    assert says_a_column("målvärde 2023") and not says_a_column("") and not says_a_column("sådant")
