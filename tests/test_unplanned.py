"""A report without a plan: its goals are called by their sentences, and its measures are not kept twice."""

from interpret.reading import Reading, read
from readers.plain_text import read_plain_text

LONG = "Kunden ska sättas i centrum för verksamheten och alla beslut som nämnden fattar under året"
REPORT = f"""Socialnämndens årsredovisning 2023

Nämndens mål: {LONG}

Nyckeltal: Nöjda kunder

Mål 2023\tUtfall 2023\tUtfall 2022
85 %\t83 %\t81 %

Nämndens mål: Barn ska få stöd i tid

Uppdrag: Utred väntetiderna. Uppdraget ska redovisas senast maj 2024.

Nyckeltal\tMål 2023\tUtfall 2023
Inledda\t60\t64
Avslutade\t40\t45
Summa\t100\t109
"""


def _reading() -> Reading:
    return read(read_plain_text(REPORT, "r.txt"), (), None)


def test_a_goal_is_called_by_as_much_of_its_sentence_as_is_short() -> None:
    names = [one.name for one in _reading().plan.goals]

    assert names == ["Kunden ska sättas i centrum för verksamheten och alla …", "Barn ska få stöd i tid"]
    assert [one.name for one in _reading().case.stated] == names


def test_a_table_of_measures_is_kept_only_where_a_row_may_be_a_sum() -> None:
    reading = _reading()
    (figures, sums) = reading.found.tables

    assert figures.columns == ("Mål 2023", "Utfall 2023", "Utfall 2022")
    assert [(name.printed, [cell.printed for cell in cells]) for name, cells in figures.rows] == [
        ("", ["85 %", "83 %", "81 %"])
    ]
    assert [one.columns for one in reading.case.tables] == [sums.columns]
    assert [(one.year, one.cell.printed) for one in reading.case.outcomes[0].years] == [(2023, "83 %"), (2022, "81 %")]


def test_an_assignment_has_the_last_day_that_its_sentence_says() -> None:
    (assignment,) = _reading().found.assignments

    assert assignment.deadline is not None
    assert (assignment.deadline.printed, assignment.deadline.place.line) == ("maj 2024", 12)
