"""What has been answered about a column is used as its heading, and never for a column of another name."""

from interpret.header_answers import is_headings, says_a_column, with_headings
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


UNCUT = """Kommunledningskontorets uppföljning 2023

2.3 Kvalitetsnyckeltal
 Nyckeltal Alingsas Liknande Kungalv Kommun-
kommuner genomsnitt

Insikt upphandling 58 67 70 57 66
Delaktighetsindex 59 68 61 54 62
"""
HEADINGS = "rubriker: Nyckeltal Alingsas Liknande Kungalv Kommun- kommuner genomsnitt"


def test_headings_that_are_not_cut_are_those_of_the_answer() -> None:
    document = read_plain_text(UNCUT, "r.txt")
    answer = "Utfall 2023; Liknande kommuner; Kungälv; Övriga kommuner; Kommungenomsnitt 2023"
    before = read(document, (), None)
    after = read(document, (), None, None, {HEADINGS: answer})

    assert HEADINGS in {one.key for one in before.questions} and before.found.measures == ()
    assert HEADINGS not in {one.key for one in after.questions}
    first = after.found.measures[0]
    assert first.name.printed == "Insikt upphandling"
    assert [(one.year, one.cell.printed, one.cell.place.line) for one in first.years] == [(2023, "58", 7)]
    assert [(one.name, one.cell.printed) for one in first.comparators][:2] == [
        ("Liknande kommuner", "67"),
        ("Kungälv", "70"),
    ]


def test_headings_of_another_number_of_columns_are_not_used() -> None:
    document = read_plain_text(UNCUT, "r.txt")

    assert with_headings(document, {HEADINGS: "Utfall 2023; Kungälv"}) == document
    assert is_headings("a; b") and not is_headings("a")


LOST = """Kommunledningskontorets årsredovisning 2023

Nyckeltal\tUtfall 2022\tUtfall 2023
Nöjdhet (1-5)\t3,2\t34
Antal ärenden\t12\t14
"""


def test_a_figure_that_lost_its_comma_is_the_answer_where_that_has_the_same_digits() -> None:
    document = read_plain_text(LOST, "r.txt")
    (question,) = read(document, (), None).questions
    years = {
        answer: read(document, (), None, None, {question.key: answer}).found.measures[0].years[1].cell.printed
        for answer in ("3,4", "nej", "4,3")
    }

    assert question.key == "decimalkomma: 34 (Nöjdhet (1-5))" and question.readings == ("34", "3,4")
    assert years == {"3,4": "3,4", "nej": "34", "4,3": "34"}
    assert read(document, (), None, None, {question.key: "3,4"}).questions == ()


MUNICIPALITIES = """Uppföljning 2023

Nyckeltal 2023\tAle\tKungälv\tEslöv
Konkurser\t11\t19\t14
"""


def test_which_municipality_is_the_reports_own_is_said_by_its_text_or_asked() -> None:
    titled = read(read_plain_text(MUNICIPALITIES.replace("2023\n\n", "2023, Ale kommun\n\n", 1), "r.txt"), (), None)
    document = read_plain_text(MUNICIPALITIES, "r.txt")
    asked = read(document, (), None)
    told = read(document, (), None, None, {"kommunen själv": "Ale"})

    assert [one.key for one in asked.questions] == ["kommunen själv"] and titled.questions == told.questions == ()
    assert [one.name for one in asked.found.measures[0].comparators] == ["Ale", "Kungälv", "Eslöv"]
    for one in (titled, told):
        assert [cell.cell.printed for cell in one.found.measures[0].years] == ["11"]
        assert [cell.name for cell in one.found.measures[0].comparators] == ["Kungälv", "Eslöv"]
