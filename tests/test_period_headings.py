"""The year of a report whose title leaves it open: told by headings that agree, asked about where they do not."""

import pytest

from interpret.period import when
from readers.plain_text import read_plain_text

TABLE = "Nyckeltal {0} Norrby Söderby\nNöjda 85 88\nLöner 3,5 4,5\n\n"


@pytest.mark.parametrize(
    ("text", "year"),
    [
        # Two years in the title: the one that headings name, twice at least.
        ("Nulägesanalys 2023–2024\n\n1 Läget 2023\n\nText.\n\n2 Kvar från 2023\n\nText.\n", 2023),
        ("Nulägesanalys 2023–2024\n\n1 Läget 2023\n\nText.\n", None),
        ("Nulägesanalys 2023–2024\n\n1 Läget 2023\n\nText.\n\n2 Framåt 2024\n\nText.\n\n3 Åter 2023\n\nText.\n", None),
        ("Nulägesanalys 2023–2024\n\n1 Läget 2022\n\nText.\n\n2 Framåt 2025\n\nText.\n", None),
        ("Nulägesanalys 2022–2024\n\n1 Läget 2023\n\nText.\n\n2 Kvar från 2023\n\nText.\n", None),
        ("Verksamhetsberättelse 2023/2024\n\n1 Läget 2023\n\nText.\n\n2 Kvar från 2023\n\nText.\n", None),
        # A plan without a title is of the year that it is made for.
        ("1 Nämndplanens syfte\n\nText.\n\n2 Förutsättningar inför 2024\n\nText om 2023.\n", 2024),
        ("1 Nämndplanens syfte\n\nText.\n\n2 Inför 2024\n\nText.\n\n3 Inför 2025\n\nText.\n", None),
        ("1 Nämndplanens syfte\n\nText.\n\n2 Inför 2024–2026\n\nText.\n", None),
        ("1 Inledning\n\nText.\n\n2 Förutsättningar inför 2024\n\nText.\n", None),
        # A title that says it is not asked again.
        ("Årsredovisning 2022\n\n1 Nämndplan\n\nText.\n\n2 Inför 2024\n\nText.\n", 2022),
    ],
)
def test_the_year_that_headings_tell(text: str, year: int | None) -> None:
    assert when(read_plain_text(text, "r.txt")).year == year


def test_a_heading_behind_a_numbered_one_is_no_title() -> None:
    assert when(read_plain_text("1 Inledning\n\nText.\n\nDigitalisering\n\nText.\n", "r.txt")).title == "r.txt"
    assert when(read_plain_text("Nämnden\n\n1 Inledning\n\nText.\n", "r.txt")).title == "Nämnden"


def test_a_document_that_names_itself_has_that_title() -> None:
    document = read_plain_text("Kommunstyrelsen\n\nNulägesanalys 2023\n\n1 Inledning\n\nText.\n", "r.txt")
    assert (when(document).title, when(document).year) == ("Nulägesanalys 2023", 2023)


def test_the_headings_of_tables_are_headings() -> None:
    tables = (TABLE.format(2023) * 2).replace(" ", "\t").replace("Nyckeltal\t2023", "Nyckeltal 2023")
    assert when(read_plain_text(f"Nulägesanalys 2023–2024\n\n{tables}", "r.txt")).year == 2023
