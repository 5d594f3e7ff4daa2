"""Case file text in, cases and MK008 out (readers/yaml_*.py)."""

import sys
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from engine.case import Case, Cell, Claim, NamedCell, Period, Stated, YearCell
from findings.finding import Finding, Severity
from findings.span import Span
from readers.yaml_case import read_cases

HERE = Path(__file__).parent.parent
REAL = (HERE / "cases" / "alingsas-ks-2020.yaml").read_text(encoding="utf-8")
HEAD = "rapport: {titel: Bokslut, period: 2020, dokument: r.txt}\n"

#: Where the report of HEAD is.
REPORT = Span("r.txt")


def only(text: str) -> Case:
    """The one case in `text`, which has nothing wrong."""
    cases, findings = read_cases(text, "fall.yaml")
    assert findings == ()
    (case,) = cases
    return case


def told(text: str) -> list[tuple[int | None, int | None, str, str]]:
    """Line, column, message and remedy of each finding, all of them MK008."""
    _, findings = read_cases(text, "fall.yaml")
    assert all(each.code == "MK008" and each.severity is Severity.ERROR for each in findings)
    return [_told(each) for each in findings]


def _told(finding: Finding) -> tuple[int | None, int | None, str, str]:
    span = finding.labels[0].span
    assert span.document == "fall.yaml"
    assert finding.help is not None
    return span.line, span.column, finding.message.sv, finding.help.sv


def years(case: Case) -> list[tuple[int, str]]:
    return [(each.year, each.cell.printed) for outcome in case.outcomes for each in outcome.years]


def at(line: int, column: int, end: int) -> Span:
    return Span("fall.yaml", line, column, end)


# --- What stands in the case --------------------------------------------------------------------


def test_every_scalar_is_the_text_that_is_written():
    printed = [
        "78,88%",
        "2,08",
        "no",
        "nej",
        "~",
        "null",
        "2020-08",
        "1_000",
        "0x1F",
        "1e3",
        "True",
        "-5",
        "010",
        "1:30",
    ]
    text = HEAD + "utfall:\n  x:\n" + "".join(f"    {2000 + at}: {each}\n" for at, each in enumerate(printed))

    assert years(only(text)) == [(2000 + at, each) for at, each in enumerate(printed)]


def test_quoted_and_block_texts_are_read_as_they_stand():
    text = HEAD + (
        'utfall:\n  x:\n    2020: "Prel: 67"\n    2019: \'a "b"\'\n    2018: |\n      rad ett\n      rad två\n'
        "    2017: >-\n      en\n      rad\n    2016:\n"
    )

    assert years(only(text)) == [
        (2020, "Prel: 67"),
        (2019, 'a "b"'),
        (2018, "rad ett\nrad två"),
        (2017, "en rad"),
        (2016, ""),
    ]


def test_printed_text_keeps_hard_spaces_and_accents_but_names_are_normalised():
    case = only(HEAD + "utfall:\n  bredba\u030and\u00a0ks:\n    2020: 1\u00a0234 a\u030a\n")

    assert case.outcomes[0].measure == "bredbånd ks"
    assert case.outcomes[0].years[0].cell.printed == "1\u00a0234 a\u030a"


def test_report_is_read_with_its_particulars():
    text = f"rapport:\n  titel: T\n  period: 2020-08\n  datum: 2020-10-01\n  dokument: r.txt\n  sha256: {'A' * 64}\n"
    report = only(text).report

    assert (report.title, report.period, report.date) == ("T", Period(2020, 8), date(2020, 10, 1))
    assert (report.document, report.sha256, report.span) == ("r.txt", "a" * 64, at(1, 1, 8))


@pytest.mark.parametrize(
    ("written", "period"),
    [
        ("2020", Period(2020)),
        ('"2020"', Period(2020)),
        ("2020-08", Period(2020, 8)),
        ("2020-12", Period(2020)),
        ("2020/21", Period(2020)),
        ("2020/2021", Period(2020)),
    ],
)
def test_period_is_a_year_or_part_of_one(written, period):
    assert only(f"rapport: {{period: {written}}}\n").report.period == period


def test_outcome_is_read_with_all_it_may_have():
    text = HEAD + (
        "utfall:\n"
        "  x:\n"
        "    namn: Måttet (%)\n"
        "    plats: {rad: 95, sida: 4, rubrik: R, tabell: T}\n"
        "    målvärde: {2020: 90%}\n"
        "    2020: i.u.\n"
        '    2019: {utskrivet: "78,88%", tabellkolumn: Utfall 2019}\n'
        "    prognos: {2020: 67}\n"
        "    jämförelse: {riket: {2020: 81 %}}\n"
        "    kön: {kvinnor: {2020: 55}, M: {2020: 51}}\n"
        "    delar: {Norr: {2020: 5}}\n"
        "    antal rangordnade: {2020: 290}\n"
        "    svar: {2020: 95}\n"
        "    källa: Kolada\n"
    )
    row = Span("r.txt", line=95, page=4, heading="R", table="T")
    column = Span("r.txt", line=95, page=4, heading="R", table="T", col="Utfall 2019")
    (outcome,) = only(text).outcomes

    assert outcome.measure == "x"
    assert outcome.title == Cell("Måttet (%)", row, at(4, 11, 21))
    assert outcome.targets == (YearCell(2020, Cell("90%", row, at(6, 22, 25))),)
    assert outcome.years == (
        YearCell(2020, Cell("i.u.", row, at(7, 11, 15))),
        YearCell(2019, Cell("78,88%", column, at(8, 23, 31))),
    )
    assert outcome.forecasts == (YearCell(2020, Cell("67", row, at(9, 21, 23))),)
    assert outcome.comparators == (NamedCell("riket", 2020, Cell("81 %", row, at(10, 32, 36))),)
    assert outcome.by_sex == (
        NamedCell("K", 2020, Cell("55", row, at(11, 27, 29))),
        NamedCell("M", 2020, Cell("51", row, at(11, 42, 44))),
    )
    assert outcome.parts == (NamedCell("Norr", 2020, Cell("5", row, at(12, 26, 27))),)
    assert outcome.ranked == (YearCell(2020, Cell("290", row, at(13, 31, 34))),)
    assert outcome.answers == (YearCell(2020, Cell("95", row, at(14, 18, 20))),)
    assert outcome.source == Cell("Kolada", row, at(15, 12, 18))
    assert (outcome.place, outcome.span) == (row, at(3, 3, 4))


def test_row_printed_twice_is_two_outcomes_of_one_measure():
    case = only(HEAD + "utfall:\n  x:\n  - 2020: 5\n    plats: {rad: 1}\n  - 2020: 6\n    plats: {rad: 2}\n")

    assert [each.measure for each in case.outcomes] == ["x", "x"]
    assert [each.place.line for each in case.outcomes] == [1, 2]
    assert [each.span.line for each in case.outcomes] == [4, 6]
    assert years(case) == [(2020, "5"), (2020, "6")]


def test_cell_with_a_line_of_its_own_has_not_the_rows_column_and_quote():
    text = HEAD + (
        "utfall:\n  x:\n    plats: {rad: 1, kolumn: 7, citat: ord, rubrik: R}\n    2020: {utskrivet: 5, rad: 2}\n"
    )

    assert only(text).outcomes[0].years[0].cell.place == Span("r.txt", line=2, heading="R")


def test_entry_without_place_stands_in_the_report_when_it_is_named():
    case = only(HEAD + "utfall: {x: {2020: 5}}\nbedömningar: {x: Ja}\n")

    assert case.outcomes[0].place == REPORT
    assert case.outcomes[0].years[0].cell.place == REPORT
    assert case.stated[0].place == REPORT


def test_entry_without_place_stands_in_the_case_file_when_no_document_is_named():
    case = only("rapport: {titel: T, period: 2020}\nutfall:\n  x:\n    2020: 5\n  y:\n    plats: {rad: 8}\n")

    assert case.report.document == "T"
    assert case.outcomes[0].place == at(3, 3, 4)
    assert case.outcomes[0].years[0].cell.place == at(4, 11, 12)
    assert case.outcomes[1].place == Span("T", line=8)


def test_report_without_title_is_called_by_its_document_else_by_the_case_file():
    assert only("rapport: {period: 2020, dokument: r.txt}\n").report.title == "r.txt"
    assert only("rapport: {period: 2020}\n").report.title == "fall.yaml"


def test_assessment_is_a_word_or_has_sentence_reason_and_place():
    text = HEAD + (
        "bedömningar:\n"
        "  bredband: Ej uppfyllt\n"
        "  dialog:\n"
        "    mening: {utskrivet: Det ska bli bättre, rad: 106}\n"
        "    ord: {utskrivet: Helt uppfyllt, rad: 110}\n"
        "    skäl: Det blev det\n"
        "    plats: {rad: 110}\n"
        "  telefon:\n"
        "    ord:\n"
        "  post:\n"
    )
    line = Span("r.txt", line=110)

    assert only(text).stated == (
        Stated("bredband", None, Cell("Ej uppfyllt", REPORT, at(3, 13, 24)), None, REPORT, at(3, 3, 11)),
        Stated(
            "dialog",
            Cell("Det ska bli bättre", Span("r.txt", line=106), at(5, 25, 43)),
            Cell("Helt uppfyllt", line, at(6, 22, 35)),
            Cell("Det blev det", line, at(7, 11, 23)),
            line,
            at(4, 3, 9),
        ),
        Stated("telefon", None, None, None, REPORT, at(9, 3, 10)),
        Stated("post", None, None, None, REPORT, at(11, 3, 7)),
    )


def test_claim_is_read_with_its_quote_and_place():
    text = HEAD + "påståenden:\n- säger: antal helt uppfyllda = 7 av 8\n  citat: Sju av åtta\n  plats: {rad: 27}\n"
    place = Span("r.txt", line=27, quote="Sju av åtta")

    assert only(text).claims == (
        Claim(Cell("antal helt uppfyllda = 7 av 8", place, at(3, 10, 39)), "Sju av åtta", place),
    )


def test_table_is_read_with_the_place_of_each_cell():
    text = HEAD + (
        "tabeller:\n"
        "- namn: Ekonomi\n"
        "  plats: {rad: 252}\n"
        "  kolumner: [Budget, Bokslut]\n"
        "  rader:\n"
        "  - Intäkter: [58 879, 60 942]\n"
        "  - Lokaler: {celler: [-4 494, -4 580], plats: {rad: 255}}\n"
    )
    (table,) = only(text).tables
    place = Span("r.txt", line=252, table="Ekonomi")

    assert (table.name, table.columns, table.place) == ("Ekonomi", ("Budget", "Bokslut"), place)
    assert [(row.name, [cell.printed for cell in row.cells]) for row in table.rows] == [
        ("Intäkter", ["58 879", "60 942"]),
        ("Lokaler", ["-4 494", "-4 580"]),
    ]
    assert table.rows[0].place == Span("r.txt", line=252, table="Ekonomi", row="Intäkter")
    assert table.rows[1].cells[1].place == Span("r.txt", line=255, table="Ekonomi", row="Lokaler", col="Bokslut")
    assert table.rows[1].cells[1].span == at(8, 32, 38)


def test_each_yaml_document_is_a_case_and_blank_ones_are_none():
    cases, findings = read_cases(f"---\n{HEAD}plan: A\n---\n{HEAD}plan: B\n---\n", "fall.yaml")

    assert [each.plan for each in cases] == ["A", "B"]
    assert findings == ()


def test_places_are_the_same_whichever_yaml_reader_is_installed(monkeypatch):
    with_libyaml = read_cases(REAL, "fall.yaml")
    monkeypatch.delattr(yaml, "CSafeLoader")

    assert read_cases(REAL, "fall.yaml") == with_libyaml


def test_crlf_and_a_byte_order_mark_move_no_place():
    assert read_cases("\ufeff" + REAL.replace("\n", "\r\n"), "f") == read_cases(REAL, "f")


def test_columns_count_characters():
    case = only("rapport: {period: 2020}\nutfall: {åäö𝄞: {2020: 5}}\n")

    assert case.outcomes[0].span == at(2, 10, 14)
    assert case.outcomes[0].years[0].cell.span == at(2, 23, 24)


# --- What is wrong, with place and remedy -------------------------------------------------------

_INDENT = "kontrollera indraget, att varje rad i en lista börjar med - och att inget står efter ett citattecken"
_BEGIN = "börja med rapport: och därunder period: 2020"

WRONG = {
    "an empty file": ("", [(1, 1, "fallfilen är tom", _BEGIN)]),
    "only comments": ("# inget\n\n", [(1, 1, "fallfilen är tom", _BEGIN)]),
    "a list": ("- a\n", [(1, 1, "det här är ingen fallfil, för den har inga rubriker", _BEGIN)]),
    "no report": (
        "plan: A\n",
        [(1, 1, "fallet säger inte vilken rapport det gäller", "skriv rapport: och därunder period: 2020")],
    ),
    "report is text": (
        "rapport: Bokslut\n",
        [
            (
                1,
                10,
                '"rapport" ska vara rader med namn och värde, inte en text',
                "skriv rapport: och därunder period: 2020",
            )
        ],
    ),
    "English keys": (
        "report: {period: 2020}\n" + HEAD + "outcomes:\n",
        [
            (1, 1, '"report" är inget som läses under "fallfilen"', 'menade du "rapport"?'),
            (
                3,
                1,
                '"outcomes" är inget som läses under "fallfilen"',
                "här kan stå: rapport, plan, utfall, bedömningar, påståenden, tabeller",
            ),
        ],
    ),
    "key misspelled": (
        HEAD + "utfall: {x: {malvärde: {2020: 5}, Namn: y}}\n",
        [
            (2, 14, '"malvärde" är inget som läses under "x"', 'menade du "målvärde"?'),
            (2, 35, '"Namn" är inget som läses under "x"', 'menade du "namn"?'),
        ],
    ),
    "no year": (
        HEAD + "utfall: {x: {202: 1, 20x0: 2, 2200: 3, målvärde: {nu: 4}}}\n",
        [
            (2, 14, '"202" är inget årtal', "skriv året med fyra siffror: 2020"),
            (2, 22, '"20x0" är inget årtal', "skriv året med fyra siffror: 2020"),
            (2, 31, '"2200" är inget årtal', "skriv året med fyra siffror: 2020"),
            (2, 51, '"nu" är inget årtal', "skriv året med fyra siffror: 2020"),
        ],
    ),
    "same year in two spellings": (
        HEAD + "utfall: {x: {2020: 1, 2020/21: 2, svar: {2020/21: 3, 2020/2021: 4}}}\n",
        [
            (2, 23, '"2020/21" är ett år som redan står här, 2020', "slå ihop dem till ett år"),
            (2, 54, '"2020/2021" är ett år som redan står här, 2020', "slå ihop dem till ett år"),
        ],
    ),
    "target without year": (
        HEAD + "utfall: {x: {målvärde: 90%}}\n",
        [
            (
                2,
                24,
                '"målvärde" ska vara rader med namn och värde, inte en text',
                "skriv målvärde: {2020: värdet}",
            )
        ],
    ),
    "list for a cell": (
        HEAD + "utfall: {x: {2020: [5]}}\n",
        [
            (
                2,
                20,
                '"2020" ska vara en text, inte en lista',
                'skriv 2020: "75%", eller 2020: {utskrivet: "75%", rad: 12}',
            )
        ],
    ),
    "cell without text": (
        HEAD + "utfall: {x: {2020: {rad: 5}}}\n",
        [(2, 20, '"2020" säger inte vad som står i rapporten', 'skriv utskrivet: "75%"')],
    ),
    "no whole numbers": (
        HEAD + "utfall: {x: {plats: {rad: 0, sida: fyra, kolumn: -1}}}\n",
        [
            (2, 27, '"rad" ska vara ett heltal från 1 och uppåt, inte "0"', "skriv rad: 12"),
            (2, 36, '"sida" ska vara ett heltal från 1 och uppåt, inte "fyra"', "skriv sida: 12"),
            (2, 50, '"kolumn" ska vara ett heltal från 1 och uppåt, inte "-1"', "skriv kolumn: 12"),
        ],
    ),
    "unreadable report": (
        "rapport: {period: hösten, datum: 2021-02-30, sha256: abc}\n",
        [
            (
                1,
                19,
                'perioden "hösten" är varken ett år eller en del av ett år',
                "skriv period: 2020 för ett helår, 2020-08 för ett delår till och med augusti, 2020/21 för ett läsår",
            ),
            (1, 34, 'datumet "2021-02-30" är ingen dag i kalendern', "skriv år, månad och dag: 2021-03-15"),
            (1, 54, '"abc" är ingen SHA-256-summa', "den har 64 tecken, 0–9 och a–f"),
        ],
    ),
    "no period": (
        "rapport: {titel: T}\n",
        [
            (
                1,
                1,
                "rapporten har ingen period",
                "skriv period: 2020 för ett helår, 2020-08 för ett delår till och med augusti, 2020/21 för ett läsår",
            )
        ],
    ),
    "sex": (
        HEAD + "utfall: {x: {kön: {flickor: {2020: 1}, annat: {2020: 2, 2019: 3}}}}\n",
        [(2, 54, '"annat" är inget som läses under "kön"', "skriv K för kvinnor och M för män")],
    ),
    "claims": (
        HEAD + "påståenden: [a, {citat: b}, {säger: [c]}]\n",
        [
            (
                2,
                14,
                '"påståenden" ska vara säger: och ett påstående, inte en text',
                "skriv - säger: antal helt uppfyllda = 3 av 4",
            ),
            (2, 17, "påståendet säger ingenting", "skriv - säger: antal helt uppfyllda = 3 av 4"),
            (2, 37, '"säger" ska vara en text, inte en lista', "skriv - säger: antal helt uppfyllda = 3 av 4"),
        ],
    ),
    "table": (
        HEAD + "tabeller:\n- kolumner: [A, B]\n  rader:\n  - X: [1]\n  - Y: [1, 2]\n",
        [
            (3, 3, "tabellen har inget namn", "skriv - namn: Ekonomi och därunder kolumner: och rader:"),
            (
                5,
                5,
                'raden "X" har 1 värden, men tabellen har 2 kolumner',
                "skriv - Hyror: [-1 200, -1 350], ett värde för varje kolumn",
            ),
        ],
    ),
    "table without columns": (
        HEAD + "tabeller:\n- namn: T\n  rader:\n  - X: [1]\n",
        [(3, 3, "tabellen har inga kolumner", "skriv kolumner: [Budget 2020, Bokslut 2020]")],
    ),
    "decimal comma within brackets": (
        HEAD + "utfall: {x: {målvärde: {2020: 72,28%}}}\n",
        [
            (
                2,
                31,
                'kommat i "72,28%" delar talet i två, för inom klamrar skiljer ett komma två värden åt',
                'skriv "72,28%" med citattecken, eller ett mellanslag efter kommat om det är två värden',
            )
        ],
    ),
    "colon in a text": (
        HEAD + "utfall:\n  x:\n    2020: Prel: 67\n",
        [
            (
                4,
                15,
                'texten "Prel: 67" har ett kolon i sig, och då måste den stå inom citattecken',
                'skriv 2020: "Prel: 67"',
            )
        ],
    ),
    "colon in a text in a word processor's quotes": (
        HEAD + "utfall:\n  x:\n    2020: “Prel: 67”\n",
        [
            (
                4,
                16,
                'texten "Prel: 67" har ett kolon i sig, och då måste den stå inom citattecken',
                'skriv 2020: "Prel: 67"',
            )
        ],
    ),
    "a sign that means something else": (
        HEAD + "utfall:\n  x:\n    2020: >90 %\n    2019: -\n",
        [
            (
                4,
                13,
                'texten ">90 %" börjar med ">", och då måste den stå inom citattecken',
                'sätt citattecken runt: 2020: ">90 %"',
            ),
            (
                5,
                11,
                'texten "-" börjar med "-", och då måste den stå inom citattecken',
                'sätt citattecken runt: 2019: "-"',
            ),
        ],
    ),
    "day in words": (
        "rapport: {period: 2025, datum: 15 mars 2026}\n",
        [
            (
                1,
                32,
                'datumet "15 mars 2026" är inte skrivet med år, månad och dag i siffror',
                "skriv 2026-03-15",
            )
        ],
    ),
    "day run together": (
        "rapport: {period: 2025, datum: 20260315}\n",
        [(1, 32, 'datumet "20260315" är inte skrivet med år, månad och dag i siffror', "skriv 2026-03-15")],
    ),
    "no day at all": (
        "rapport: {period: 2025, datum: 31 februari 2026}\n",
        [(1, 32, 'datumet "31 februari 2026" är ingen dag i kalendern', "skriv år, månad och dag: 2021-03-15")],
    ),
    "forgotten colon": (
        HEAD + "utfall\n  x: {2020: 5}\n",
        [(2, 7, 'här saknas ett kolon efter "utfall"', "skriv utfall:")],
    ),
    "deeper than a value": (
        HEAD + "plan: A\n  utfall: B\n",
        [(3, 9, "raden är djupare indragen än raden ovanför, som redan har ett värde", _INDENT)],
    ),
    "text after a quote": (
        HEAD + 'plan: "A" B\n',
        [(2, 11, "raden hör inte ihop med raderna ovanför", _INDENT)],
    ),
    "open quote": (
        HEAD + 'plan: "A\nutfall:\n',
        [(2, 7, "citattecknet som börjar här stängs aldrig", "sätt ett citattecken där texten slutar")],
    ),
    "open bracket": (
        HEAD + "utfall: {x: {2020: 5}\nplan: A\n",
        [
            (
                2,
                9,
                "klammern { som börjar här går inte att läsa",
                "stäng klammern, och sätt text med kolon eller komma inom citattecken",
            )
        ],
    ),
    "tabs": (
        HEAD + "utfall:\n\tx:\n\t\t2020: 5\nplan: A\n",
        [(3, 1, "raden är indragen med tabb", "dra in med mellanslag, två för varje steg")],
    ),
    "a sign that begins no text": (
        HEAD + "plan: @x\nutfall: *\n",
        [
            (2, 7, 'en text utan citattecken kan inte börja med "@"', "sätt texten inom citattecken"),
            (3, 9, 'en text utan citattecken kan inte börja med "*"', "sätt texten inom citattecken"),
        ],
    ),
    "backslash": (
        HEAD + 'plan: "C:\\q"\n',
        [
            (
                2,
                10,
                "bakstrecket inom citattecknen går inte att läsa",
                "skriv två bakstreck, eller enkla citattecken",
            )
        ],
    ),
    "anchor, alias and tag": (
        HEAD + "utfall:\n  x: &rad {2020: 5}\n  y: *rad\n  z: {2020: !!str 5}\n",
        [
            (
                3,
                6,
                '"&rad" är ett ankare i YAML, och sådana läses inte i en fallfil',
                "skriv ut värdet; är tecknet en del av texten, sätt den inom citattecken",
            ),
            (
                4,
                6,
                '"*rad" är en hänvisning i YAML, och sådana läses inte i en fallfil',
                "skriv ut värdet; är tecknet en del av texten, sätt den inom citattecken",
            ),
            (
                5,
                13,
                '"tag:yaml.org,2002:str" är en tagg i YAML, och sådana läses inte i en fallfil',
                "skriv ut texten; är tecknet en del av texten, sätt den inom citattecken",
            ),
        ],
    ),
    "control characters": (
        HEAD + 'plan: A\x00B\x00\u2028C\nutfall: {x: {2020: "\\x01"}}\n',
        [
            (
                2,
                8,
                "här står ett styrtecken som inte syns, U+0000 (2 gånger), och som läses som ett mellanslag",
                "ta bort tecknet",
            ),
            (
                2,
                11,
                "här står ett styrtecken som inte syns, U+2028, och som läses som ett mellanslag",
                "ta bort tecknet",
            ),
            (
                3,
                20,
                "här står ett styrtecken som inte syns, U+0001, och som läses som ett mellanslag",
                "ta bort tecknet",
            ),
        ],
    ),
    "a key that is no text": (
        HEAD + "utfall: {[a]: 5}\n",
        [(2, 10, "det som står före kolonet är ingen text", "skriv ett namn före kolonet")],
    ),
    "too deep": (
        HEAD + "plan: " + "[" * 5000,
        [
            (
                2,
                26,
                "här ligger mer än 20 listor och rubriker i varandra, och resten läses inte",
                "skriv det plattare",
            ),
            (2, 7, '"plan" ska vara en text, inte en lista', "skriv plan: texten"),
        ],
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_told_with_place_and_remedy(name):
    text, expected = WRONG[name]

    assert told(text) == sorted(expected, key=lambda each: each[:2])


def test_key_written_twice_is_told_with_both_places_and_the_first_is_read():
    text = HEAD + "utfall:\n  Ä:\n    2020: 5\n  a\u0308:\n    2020: 6\n"
    cases, (finding,) = read_cases(text, "fall.yaml")

    assert finding.message.sv == '"ä" står två gånger under samma rubrik, och bara den första läses'.replace(
        'ä"', 'a\u0308"'
    )
    assert [label.span for label in finding.labels] == [at(5, 3, 5), at(3, 3, 4)]
    assert years(cases[0]) == [(2020, "5")]


def test_what_can_be_read_is_in_the_case_whatever_else_is_wrong():
    text = HEAD + (
        "utfall:\n"
        "  a:\n    2020: Prel: 67\n    2019: 5\n"
        "  b\n    2020: 6\n"
        "  c: {2020: 7,5, 2019: x\n"
        "  d: {2020: 8}\n"
        "  e: {2020: 9, okänt: 1}\n"
        "bedömningar:\n  a: Helt uppfyllt\n"
    )
    (case,), findings = read_cases(text, "fall.yaml")

    assert [each.labels[0].span.line for each in findings] == [4, 6, 8, 10]
    assert years(case) == [(2019, "5"), (2020, "6"), (2020, "8"), (2020, "9")]
    assert [each.name for each in case.stated] == ["a"]


def test_figure_split_by_its_comma_is_put_together_again():
    (case,), _ = read_cases(HEAD + "utfall: {x: {2020: 72,28%, 2019: 5,2018: 6}}\n", "fall.yaml")

    assert years(case) == [(2020, "72,28%"), (2019, "5"), (2018, "6")]


def test_report_without_period_gives_no_case_but_the_rest_is_told():
    cases, findings = read_cases("rapport: {titel: T}\nutfall: {x: {i fjol: 5}}\n", "fall.yaml")

    assert cases == ()
    assert [each.labels[0].span.line for each in findings] == [1, 2]


def test_one_broken_document_leaves_the_others():
    cases, findings = read_cases(f"{HEAD}plan: A\n---\nrapport: {{period: x}}\n---\n{HEAD}plan: B\n", "f")

    assert [each.plan for each in cases] == ["A", "B"]
    assert len(findings) == 1


def test_no_more_than_twenty_lines_that_are_not_yaml_are_told_and_that_the_rest_is_unread():
    messages = [message for _, _, message, _ in told(HEAD + "utfall:\n" + "  a: b: c\n" * 60)]

    assert messages.count('texten "b: c" har ett kolon i sig, och då måste den stå inom citattecken') == 20
    assert messages.count("härifrån läses inte resten av filen") == 1


def test_long_text_is_shortened_in_messages():
    ((_, _, message, _),) = told(HEAD + "k" * 500 + ": 1\n")

    assert message == f'"{"k" * 59}…" är inget som läses under "fallfilen"'


# --- Whatever comes in --------------------------------------------------------------------------

ODD = ["[", "{", "}", "]", '"', "'", ": ", "- ", "&a ", "*a", "!t ", "\t", "\x00", "\u2028", "\ud800", "---\n", "|\n"]
FRAGMENTS = st.sampled_from(
    [*REAL.splitlines(keepends=True), *ODD, "? ", "<<: ", "%YAML 9\n", "5,5", "#", "\\", "  ", "\n"]
)


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(), st.lists(FRAGMENTS, max_size=30).map("".join)))
@example("%YAML 2.0\n---\na: 1")
@example("\ud800")
@example("{")
@example("? - a: b\n  ? [c]")
@example("{a: {b: 1,2,3}}")
def test_no_text_raises_and_every_finding_has_a_place_in_the_file(text):
    _, findings = read_cases(text, "f")

    for each in findings:
        assert (each.code, each.labels[0].span.document) == ("MK008", "f")
        assert 1 <= (each.labels[0].span.line or 0) <= text.count("\n") + text.count("\r") + 1
        assert (each.labels[0].span.column or 0) >= 1


@settings(max_examples=100, deadline=None)
@given(st.integers(0, len(REAL)), st.integers(0, 400), FRAGMENTS)
def test_no_change_to_the_real_case_raises(start, length, put_in):
    changed = REAL[:start] + put_in + REAL[start + length :]

    assert read_cases(changed, "f") == read_cases(changed, "f")


@pytest.mark.parametrize("without_libyaml", [False, True])
@pytest.mark.parametrize("text", ['a: "\\UFFFFFFFF"', '"\\uD800"', "%YAML 1.1.1\na: b", "a: &", "\\", "!<"])
def test_odd_corners_of_yaml_raise_with_neither_reader(text, without_libyaml, monkeypatch):
    if without_libyaml:
        monkeypatch.delattr(yaml, "CSafeLoader")

    assert told(text) != []


BULKY = {
    "measures": lambda n: HEAD + "utfall:\n" + "".join(f"  m{at}: {{2020: 5, 2019: i.u.}}\n" for at in range(n)),
    "aliases": lambda n: HEAD + "utfall:\n" + "".join(f"  m{at}: [*a, *a]\n" for at in range(n)),
    "brackets": lambda n: "{a: [" * (10 * n),
    "controls": lambda n: HEAD + "plan: " + "\x00x\x01" * (5 * n),
    "commas": lambda n: HEAD + "utfall: {a: {2020: " + "1," * (5 * n) + "1}}",
    "errors": lambda n: HEAD + "utfall:\n" + "  a: b: c\n" * n,
    "twice": lambda n: HEAD + "plan: A\n" * n,
}


@pytest.mark.parametrize("name", BULKY)
def test_work_grows_no_faster_than_the_file(name):
    def calls(size: int) -> int:
        count = 0

        def counted(_frame, event, _arg):
            nonlocal count
            count += event in ("call", "c_call")

        text = BULKY[name](size)
        before = sys.getprofile()
        sys.setprofile(counted)
        try:
            read_cases(text, "f")
        finally:
            sys.setprofile(before)
        return count

    calls(1)  # what is imported or compiled at the first use
    # A square would make it 64 times as much.
    assert calls(2000) < 9 * calls(250) + 1000
