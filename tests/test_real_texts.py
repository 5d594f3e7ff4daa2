"""The texts of four real reports: every table cell for cell, and the rows that are refused with the reason why."""

import re
from pathlib import Path

import pytest

from readers.document import Document, Field, Grid, Kind, Passage, Unread
from readers.plain_text import read_plain_text

REPORTS = Path(__file__).parent.parent.parent / "shared" / "reports"

pytestmark = pytest.mark.skipif(not REPORTS.is_dir(), reason=f"the reports of {REPORTS} are not here")

UNCUT = "uncut"


def _document(start: str) -> Document:
    (path,) = REPORTS.glob(f"{start}_*.txt")
    return read_plain_text(path.read_text("utf-8"), path.name)


def _shown(field: Field) -> object:
    if field.uncut:
        return UNCUT, field.text
    return field.text if (field.first, field.rows) == (field.last, 1) else (field.text, field.first, field.last)


def _tables(start: str) -> list[tuple[int | None, list[list[object]]]]:
    grids = [item for item in _document(start).items if isinstance(item, Grid)]
    return [(grid.span.line, [[_shown(field) for field in row] for row in grid.rows]) for grid in grids]


YEARS = ["Nyckeltal, Alingsas", "Ar 2021", "Ar 2022", "Ar 2023"]
BOARD = "Overférmyndare/nadmnd, kr/stallféretradarskap"
#: Five columns of figures below four headings (Ale's own is lost): no column has a heading.
FOUR_OF_FIVE = [[(UNCUT, "Nyckeltal Alingsas Liknande Kungalv Kommun-")], [(UNCUT, "kommuner genomsnitt")]]

OCR = [
    (
        30,
        [
            YEARS,
            ["Total nettokostnad KLK (mnkr)", "-97,6", "100,2", "108,9"],
            ["Kostnad for IT-tjanster (mnkr)", "45,1", "48,6", "53,3"],
            ["Debiteringsgrad detaljplanverksamhet", "-", "-", "41%"],
        ],
    ),
    (
        39,
        [
            *FOUR_OF_FIVE,
            [(f"Kostnad fér {BOARD}", 0, 0), "Ar 2023:", "Ar 2023:", "Ar 2023:", "Ar 2023:", "Ar 2023:"],
            ["8 695", "8173", "6 405", "7 645", "9100"],
            ["Ar 2022:", "Ar 2022:", "Ar 2022:", "Ar 2022:", "Ar 2022:"],
            ["9 196", "7214", "8023", "6 020", "8825"],
            ["Ar 2021:", "Ar 2021:", "Ar 2021:", "Ar2021:", "Ar 2021:"],
            ["9 491", "8374", "8 250", "6 895", "8507"],
        ],
    ),
    (
        56,
        [
            YEARS,
            ["Pulsmatning KLK Medelvarde alla fragor (1-4)", "-", "3,2", "3,3"],
            ["Pulsmatning KLK Min arbetsbelastning ar acceptabel just nu (1— 4)", "-", "2,8", "3"],
            # 34 is printed where 3,4 is meant: the figure is read as it stands.
            ["Pulsmétning KLK Jag ser fram emot att ga till arbetet (1-4)", "-", "34", "3,4"],
            ["Antal arsarbetare pa KLK (tillsvidareanstallda och visstidsanstallda", "120", "133", "138"],
            ["Antal medarbetare per chef pa KLK", "9", "9", "9"],
            ["Antal medarbetare per chef inom kommunens forvaltningar", "21", "22", "21"],
            ["Sjukfranvaro KLK", "3,5%", "3,4%", "3,7%"],
            # The next page begins with the first heading alone: the table goes on.
            ["Sjukfranvaro Alingsas kommun", "8,2%", "8,4%", "7,4%"],
            ["Personalomsattning KLK", "20%", "14%", "11%"],
            ["Personalomsattning Alingsas kommun", "11%", "13%", "11%"],
        ],
    ),
    (
        99,
        [
            YEARS,
            [
                "Chefers och medarbetares nojdhet med att fa tillrackligt med stdd och service fran KLK (1-5)",
                "-",
                "3,6",
                "3,8",
            ],
            ["Antal registrerade allvarliga IT-stérningar", "10", "16", "24"],
            ["Antal hanterade E-tjanstarenden — Externt", "12 500", "16 800", "17 700"],
            ["Antal hanterade E-tjanstarenden — Internt", "30900", "41 000", "49 100"],
        ],
    ),
    (
        119,
        [
            *FOUR_OF_FIVE,
            ["Insikt upphandling", "58", "67", "70", "57", "66"],
            ["Kommunens information kring stérre férandringar fungerar bra, andel (%)", "55", "44", "43", "42", "50"],
            ["Delaktighetsindex", "59", "68", "-", "54", "62"],
            ["Trygghet- och sékerhet kommunindex", "58", "53", "55", "53", "57"],
        ],
    ),
]

PLAN = [
    (
        524,
        [
            # Two columns named Budget cannot be of one year, so Prognos and the first Budget are 2023's.
            ["Besluts/verksamhetsområden", ("2023", 1, 2), "2024"],
            ["Belopp i tkr", "Prognos", "Budget", "Budget"],
            ["Kommunchef (förvaltningscentrala medel)", "7 598", "13 398", "9 074"],
            ["Ekonomiavdelningen", "19 284", "20 184", "20 450"],
            ["HR-avdelning", "25 653", "27 153", "27 830"],
            ["Kansli och säkerhetsavdelning", "19 421", "21 421", "22 750"],
            ["Avdelning Strategi och uppföljning", "22 212", "24 212", "23 435"],
            ["Räddningstjänst (BORF)", "34 789", "35 789", "35 789"],
            ["Förtroendemannaverksamhet", "15 117", "15 117", "15 062"],
            # Six ways to cut it into three, and one that is the sum of the rows.
            ["Totalt", "144 074", "157 274", "154 390"],
        ],
    ),
    (
        586,
        [
            ["Investering, namn", "2024", "2025", "2026", "2027"],
            ["Årsanslag Reinvesteringar KS", "1 000", "1 000", "1 000", "1 000"],
        ],
    ),
]

ANALYSIS = [
    (
        106,
        [
            ["2022", "Ale", "Kungälv", "Stenungsund", "Eslöv"],
            ["Kommunal skattesats", "21,87%", "21,44%", "21,64%", "20,54%"],
            ["Budgeterat resultat per invånare", "2 593 kr", "1 834 kr", "757 kr", "645 kr"],
            ["Resultat per invånare", "4 078 kr", "8 948 kr", "3 347 kr", "3 147 kr"],
            [
                "Resultat per invånare (exkluderat jämförelsestörande poster)",
                "7 146 kr",
                "8 948 kr",
                "5 163 kr",
                "3 452 kr",
            ],
            [
                "Strukturellt resultat per invånare (dvs exkluderat reavinst/försäljningar)",
                "2 713 kr",
                "8 060 kr",
                "2 892 kr",
                "3 392 kr",
            ],
            ["Soliditet inklusive pensionsåtagande", "40%", "28%", "24%", "41%"],
            ["Skattefinansieringsgrad av investeringar", "126%", "100%", "61%", "71%"],
            ["Belåningsgrad per invånare (kommunkoncernen)", "61 372 kr", "98 100 kr", "38 966 kr", "73 437 kr"],
            ["Belåningsgrad per invånare (kommunen)", "28 023 kr", "79 124 kr", "22 353 kr", "37 900 kr"],
        ],
    ),
    (
        193,
        [
            ["Nyckeltal 2023", "Ale", "Kungälv", "Stenungsund", "Eslöv"],
            [
                "Svenskt näringslivs ranking (förändring i jämförelse med 2022)",
                "138 (+4)",
                "191 (-12)",
                "90 (-14)",
                "98 (+5)",
            ],
            ["Arbetslöshet (genomsnitt jan-nov)", "3,8 %", "3,4 %", "3,4 %", "7,6 %"],
            ["Konkurser", "11", "19", "14", "14"],
            ["Nöjd Kund Index - företagsklimat", "73", "69", "71", "73"],
        ],
    ),
    (
        214,
        [
            ["", "Ale", "Kungälv", "Stenungsund", "Eslöv"],
            ["Heltidsanställda månadsavlönade, kommun, andel - 2022", "94 %", "86 %", "81 %", "86 %"],
            ["Personalkostnader, kr/inv - 2022", "44 422", "41 171", "48 258", "47 977"],
            [
                "Den totala sjukfrånvarotiden, ackumulerad under året, som andel av den tillgängliga ordinarie "
                "arbetstiden.",
                "9,3 %",
                "9,8 %",
                "7,8 %",
                "8,3 %",
            ],
            [
                "Årsarbetare, kommunalt anställda i ledningsarbete delat på antal anställda - 2022",
                "5,2%",
                "4,4%",
                "5,6%",
                "4,8%",
            ],
            ["Personalomsättning - 2022", "9,4%", "9,9 %", "8,1 %", "Uppgift saknas"],
        ],
    ),
]


@pytest.mark.parametrize(("start", "tables"), [("002", OCR), ("003", ANALYSIS), ("004", PLAN)])
def test_every_table_cell_for_cell(start: str, tables: list[tuple[int, list[list[object]]]]) -> None:
    # The tables of text alone, each row whole, are tried in test_interpret_real.
    assert [table for table in _tables(start) if (table[0] or 0) < 290 or start != "002"] == tables


def test_tables_of_text_alone_are_told_with_their_place() -> None:
    told = [item for item in _document("002").items if isinstance(item, Unread)]
    assert [one.span.line for one in told] == [292, 315, 336, 355]


@pytest.mark.parametrize("start", ["001", "002", "003", "004"])
def test_every_digit_stands_once_and_where_it_is_printed(start: str) -> None:
    document = _document(start)
    text = next(REPORTS.glob(f"{start}_*.txt")).read_text("utf-8")
    lines = text.split("\n")
    seen: list[str] = []
    for item in document.items:
        if isinstance(item, Passage):
            for line, span in item.lines:
                assert span.line is not None and lines[span.line - 1] == line
                seen.extend(re.findall("[0-9]+", line))
        elif isinstance(item, Grid):
            for row in item.rows:
                for field in row:
                    seen.extend(re.findall("[0-9]+", field.text))
                    if field.first > 0:
                        assert field.span.line and field.span.column and field.span.end
                        printed = lines[field.span.line - 1][field.span.column - 1 : field.span.end - 1]
                        assert printed == field.text.split("\n")[0]
    assert sorted(seen) == sorted(re.findall("[0-9]+", text))


def test_the_headings_of_the_plan_with_its_goals_and_assignments() -> None:
    passages = [item for item in _document("004").items if isinstance(item, Passage)]
    numbered = [one.text for one in passages if one.kind is Kind.HEADING and one.level == 3]
    assert [text.split()[0] for text in numbered] == [
        *(f"3.1.{n}" for n in range(1, 4)),
        *(f"3.2.{n}" for n in range(1, 4)),
        *(f"3.3.{n}" for n in range(1, 12)),
        *(f"5.2.{n}" for n in range(1, 5)),
    ]
    assert numbered[3:5] == [
        "3.2.1 Förbättrad tillgänglighet och service inom och mellan förvaltningarna. Särskilt fokus kundnytta.",
        "3.2.2 Kunden ska sättas i centrumför våra verksamheter. Särskilt fokus kundnytta.",
    ]
    assert numbered[14] == (
        "3.3.9 Utred de bakomliggande orsakerna till Ale kommuns personalomsättning och sjukfrånvaro och ge förslag på "
        "en åtgärdsplan för att halvera den. Uppdraget ska redovisas kommunstyrelsen senast maj 2024."
    )
    assert sum(one.text == "Planeringskommentar" and one.kind is Kind.HEADING for one in passages) == 17
    assert sum(one.text == "Allmän beskrivning" and one.kind is Kind.HEADING for one in passages) == 11


def test_the_headings_and_page_numbers_of_the_scanned_report() -> None:
    passages = [item for item in _document("002").items if isinstance(item, Passage)]
    assert [one.text for one in passages if one.level is not None] == [
        "1 Inledning",
        "2 Jamforelse av nyckeltal",
        "2.1 Ekonominyckeltal",
        "2.2 Personalnyckeltal",
        "2.3 Kvalitetsnyckeltal",
        "2.4 Jamforelseanalys",
        "3 Effektiviseringsatgarder",
        "3.1 Effektiviseringsatgarder pa kort sikt (under 2024—-2025)",
        "3.2 Effektiviseringsatgarder pa lang sikt (innan 2028)",
        "3.3 Effektiviseringsatgarder som behover utredas av KLK",
        "3.4 Effektiviseringsatgarder som kraver kommunovergripande utredning",
    ]
    assert [(one.text, one.span.line) for one in passages if one.kind is Kind.RUNNING] == [
        ("Nyckeltal, Alingsas", 86),
        ("10", 350),
        ("11", 452),
    ]
