"""A place is named as that kind of document is read: pages first in a PDF, cells in Excel, no lines in Word."""

import pytest

from findings.span import Span
from writers.place import named_parts


@pytest.mark.parametrize(
    ("span", "said"),
    [
        (Span("r.pdf", 9, 13, 18, 12), "sida 12, rad 9"),
        (Span("r.pdf", 9, 13, 18, 12, table="3", row="4", col="B"), 'sida 12, tabell 3, rad 4, tabellkolumn "B"'),
        (Span("r.docx", 14, heading="Mål", table="1", row="3", col="2"), 'rubrik "Mål", tabell 1, rad 3, kolumn 2'),
        (Span("r.docx", 14, heading="Mål"), 'rubrik "Mål"'),
        (Span("r.DOCX", 14), "stycke 14"),
        (Span("r.html", 1, 350, heading="M" * 80), f'rubrik "{"M" * 59}…"'),
        (Span("r.xlsx", 8, table="Mål", row="8", col="B"), 'blad "Mål", ruta B8'),
        (Span("r.xlsx", 8, table="Mål", row="8", col="Utfall 2023"), 'blad "Mål", rad 8, tabellkolumn "Utfall 2023"'),
        (Span("r.csv", 2, 13, 18, row="2", col="Mål 2023"), 'rad 2, tabellkolumn "Mål 2023"'),
        (Span("r.txt", 2, 13, table="1", row="2"), "rad 2, kolumn 13"),
        (Span("rapport"), ""),
    ],
    ids=["pdf", "pdf table", "docx table", "docx", "docx alone", "html", "cell", "named column", "csv", "text", "none"],
)  # fmt: skip
def test_a_place_reads_well(span: Span, said: str) -> None:
    assert ", ".join(named_parts(span, "sv")) == said


def test_in_english_too() -> None:
    assert named_parts(Span("r.xlsx", table="Mål", row="8", col="B"), "en") == ('sheet "Mål"', "cell B8")
