"""`malkoll new --from`: plans as they stand today become rule files, and what is not read of them is told."""

import random
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

import cli
from dsl.formatter import formatted
from dsl.parser import parse
from findings.finding import Severity

HEADERS = ("Mål", "Nyckeltal", "Enhet", "Bättre", "Målvärde 2024", "Källa")
ROW = ("Kortare kö", "Kötid", "dagar", "lägre", "högst 30", "Kolada U23401")
RULES = """\
språk 1

# fråga: vad heter planen? Skriv namnet efter plan, inom citattecken.
plan
  # fråga: vilken kommun, och vilken kod har den? Skriv till exempel:
  # kommun Storstad 1234
  # fråga: vilken nämnd?
  # nämnd "Kommunstyrelsen"
  år 2024

nämndsmål kortare_kö "Kortare kö"
  mäts med kötid

nyckeltal kötid "Kötid"
  enhet dagar
  lägre är bättre
  källa Kolada U23401
  mål 2024 högst 30
"""
ASKED = "3 frågor att svara på i regelfilen (# fråga: …)\n"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Runs `new --from` in a folder of its own: the exit code, and what was printed to each stream."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MALKOLL_LANG", raising=False)

    def ran(source: str, *words: str) -> tuple[int, str, str]:
        code = cli.main(["new", "--from", source, *words])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return ran


def _xlsx(rows, path: str = "plan.xlsx", change=None) -> None:
    book = Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(row)
    if change is not None:
        change(sheet)
    book.save(path)


def _docx(rows, path: str = "plan.docx", above: tuple[str, ...] = ()) -> None:
    document = Document()
    for text in above:
        document.add_paragraph(text)
    table = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.save(path)


def _md(rows) -> str:
    header, *others = ("| " + " | ".join(row) + " |\n" for row in rows)
    return header + "|" + "---|" * len(rows[0]) + "\n" + "".join(others)


# --- The same table in every format -------------------------------------------------------------


def test_a_table_of_excel_becomes_a_rule_file(run) -> None:
    _xlsx([HEADERS, ROW])

    assert run("plan.xlsx") == (0, RULES, ASKED)


def test_a_table_of_word_becomes_a_rule_file(run) -> None:
    _docx([HEADERS, ROW])

    assert run("plan.docx") == (0, RULES, ASKED)


def test_a_table_of_markdown_becomes_a_rule_file(run) -> None:
    Path("plan.md").write_text(_md([HEADERS, ROW]), "utf-8")

    assert run("plan.md") == (0, RULES, ASKED)


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_csv_file_is_read_whatever_divides_it_and_however_it_is_saved(run, delimiter: str, encoding: str) -> None:
    rows = [delimiter.join(f'"{cell}"' if delimiter in cell else cell for cell in row) for row in (HEADERS, ROW)]
    Path("plan.csv").write_bytes("\r\n".join(rows).encode(encoding))
    code, out, err = run("plan.csv")

    assert (code, out) == (0, RULES)
    assert err.endswith(ASKED)


def test_the_file_is_written_where_it_is_asked_for(run) -> None:
    _xlsx([HEADERS, ROW])

    assert run("plan.xlsx", "-o", "regler.mal") == (0, "", ASKED)
    assert Path("regler.mal").read_text("utf-8") == RULES
    assert run("plan.xlsx", "-o", "regler.mal") == (
        2,
        "",
        'malkoll: "regler.mal" finns redan; --force skriver över den\n',
    )
    assert run("plan.xlsx", "-o", "regler.mal", "--force") == (0, "", ASKED)


# --- What a table says, and what it does not ----------------------------------------------------


def test_blank_goals_are_those_of_the_row_above_and_headers_decide_what_a_column_is(run) -> None:
    Path("plan.csv").write_text(
        "Verksamhetsplan 2024;;;;;;;\n"
        "Kommun;Storstad 1234;;;;;;\n"
        "Nämnd;Omsorgsnämnden;;;;;;\n"
        "Inriktningsmål;Målsättning;Mått;Enhet;Utfall 2022;Mål 2024;Mål 2025;Kommentar\n"
        "1. Trygg omsorg;Kortare kö;Kötid;dagar;45;≤ 40;högst 35 dagar;x\n"
        ";;Andel inom garantin;%;80;85 %;minst 90 %;\n"
        ";Ökad trygghet;Trygghet;;;Ska öka;;\n"
        "2. God ekonomi;Ekonomi i balans;Avvikelse;procent;;så bra som möjligt;;\n",
        "utf-8",
    )

    assert run("plan.csv") == (
        0,
        """\
språk 1

plan "Verksamhetsplan 2024"
  kommun Storstad 1234
  nämnd "Omsorgsnämnden"
  år 2024, 2025

prioriterat mål 1 "Trygg omsorg"

nämndsmål kortare_kö "Kortare kö"
  bidrar till prioriterat mål 1
  mäts med kötid, garantin

nyckeltal kötid "Kötid"
  enhet dagar
  # fråga: är högre eller lägre bättre?
  # lägre är bättre
  mål 2024 högst 40
  mål 2025 högst 35 dagar

nyckeltal garantin "Andel inom garantin"
  enhet procent
  # fråga: är högre eller lägre bättre?
  # högre är bättre
  # fråga: minst eller högst 85 %?
  # mål 2024 minst 85 %
  mål 2025 minst 90 %

nämndsmål ökad_trygghet "Ökad trygghet"
  bidrar till prioriterat mål 1
  mäts med trygghet

nyckeltal trygghet "Trygghet"
  # fråga: vilken enhet mäts det i?
  # enhet antal
  # fråga: är högre eller lägre bättre?
  # högre är bättre
  mål 2024 öka

prioriterat mål 2 "God ekonomi"

nämndsmål ekonomi_balans "Ekonomi i balans"
  bidrar till prioriterat mål 2
  mäts med avvikelse

nyckeltal avvikelse "Avvikelse"
  enhet procent
  # fråga: är högre eller lägre bättre?
  # högre är bättre
  # fråga: när är målvärdet "så bra som möjligt" nått?
  # mål 2024 så bra som möjligt
""",
        'plan.csv rad 4: kolumnen "Utfall 2022" läses inte: utfall och bedömningar hör hemma i en fallfil\n'
        'plan.csv rad 4: kolumnen "Kommentar" känns inte igen och läses inte\n'
        "7 frågor att svara på i regelfilen (# fråga: …)\n",
    )


def test_assignments_have_their_last_day_and_who_is_responsible(run) -> None:
    Path("plan.md").write_text(
        _md(
            [
                ("Uppdrag", "Klart senast", "Ansvarig"),
                ("3.3.9 Utred köerna", "maj 2024", "HR-chef"),
                ("Ta fram en plan", "T2 2024", ""),
                ("Se över taxan", "löpande", "Ekonomichef"),
            ]
        ),
        "utf-8",
    )
    code, out, _ = run("plan.md")

    assert code == 0
    assert out.partition("\nuppdrag ")[2] == (
        '3.3.9 "Utred köerna"\n  klart senast maj 2024\n  ansvarig "HR-chef"\n\n'
        'uppdrag ta_fram_plan "Ta fram en plan"\n  klart senast tertial 2 2024\n\n'
        'uppdrag se_över_taxan "Se över taxan"\n  # fråga: vilken dag är "löpande"?\n'
        '  # klart senast 2024-12-31\n  ansvarig "Ekonomichef"\n'
    )


def test_a_goal_above_a_table_of_word_is_the_goal_of_its_rows(run) -> None:
    _docx(
        [("Indikator", "Enhet", "Målvärde 2024"), ("Kötid", "dagar", "högst 30")],
        above=("Plan för omsorgen", "Prioriterat mål 2: Trygg omsorg", "Nämndsmål: Kortare kö", "En text till"),
    )
    _, out, err = run("plan.docx")

    assert out.partition("\nprioriterat ")[2] == (
        'mål 2 "Trygg omsorg"\n\nnämndsmål kortare_kö "Kortare kö"\n  bidrar till prioriterat mål 2\n'
        '  mäts med kötid\n\nnyckeltal kötid "Kötid"\n  enhet dagar\n  # fråga: är högre eller lägre bättre?\n'
        "  # lägre är bättre\n  mål 2024 högst 30\n"
    )
    assert 'plan "Plan för omsorgen"' in out
    assert err.startswith('plan.docx: text utanför tabellerna läses inte: "En text till"\n')


def test_a_file_without_known_headers_says_which_are_known(run) -> None:
    Path("plan.csv").write_text("a;b\n1;2\n", "utf-8")

    assert run("plan.csv") == (
        2,
        "",
        'malkoll: "plan.csv" har ingen tabell med mål eller nyckeltal\n'
        "  hjälp: skriv rubriker i tabellens första rad, till exempel Mål, Nyckeltal, Enhet, Målvärde 2024, Källa\n",
    )


# --- Excel as it shows --------------------------------------------------------------------------


def test_figures_are_read_as_excel_shows_them(run) -> None:
    def change(sheet) -> None:
        for row, (value, shown) in enumerate(
            [(0.85, "0%"), (0.1 + 0.2, "General"), (1234567, "#,##0"), (3.7, '0.00" mnkr"'), (-4.9, "0.0")], 2
        ):
            cell = sheet.cell(row, 2)
            cell.value, cell.number_format = value, shown

    _xlsx([("Nyckeltal", "Målvärde 2024"), *((f"m{number}", "") for number in range(5))], change=change)
    _, out, _ = run("plan.xlsx")

    assert [line.strip() for line in out.split("\n") if "minst eller högst" in line] == [
        "# fråga: minst eller högst 85 %?",
        "# fråga: minst eller högst 0,3?",
        "# fråga: minst eller högst 1 234 567?",
        "# fråga: minst eller högst 3,70 mnkr?",
        "# fråga: minst eller högst −4,9?",
    ]


def test_merged_cells_say_the_same_in_every_row_they_cover(run) -> None:
    rows = [
        ("Mål", "Nyckeltal", "Målvärde", ""),
        ("", "", "2024", "2025"),
        ("Kortare kö", "Kötid", "högst 30", "högst 20"),
        ("", "Väntande", "minska", "minska"),
    ]

    def change(sheet) -> None:
        for merged in ("C1:D1", "A1:A2", "B1:B2", "A3:A4"):
            sheet.merge_cells(merged)

    _xlsx(rows, change=change)
    _, out, _ = run("plan.xlsx")

    assert "  mäts med kötid, väntande\n" in out
    assert "  mål 2024 högst 30\n  mål 2025 högst 20\n" in out
    assert "  mål 2024 minska\n  mål 2025 minska\n" in out


def test_what_does_not_show_is_told_and_not_read(run) -> None:
    book = Workbook()
    sheet = book.active
    sheet.title = "Mål"
    for row in (HEADERS, ROW, ("Dolt mål", "Dolt", "dagar", "lägre", "högst 1", ""), ("", "Annan", "=1+1", "", "", "")):
        sheet.append(row)
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["F"].hidden = True
    hidden = book.create_sheet("Utkast")
    hidden.append(HEADERS)
    hidden.sheet_state = "hidden"
    book.save("plan.xlsx")
    code, out, err = run("plan.xlsx")

    assert code == 0
    assert "Dolt" not in out
    assert "källa" not in out
    assert err == (
        'plan.xlsx blad "Mål", ruta C4: cellen har en formel vars värde inte är sparat, och läses inte\n'
        'plan.xlsx blad "Mål": dolda rader läses inte: 3\n'
        'plan.xlsx blad "Mål": dolda kolumner läses inte: F\n'
        'plan.xlsx blad "Utkast": bladet är dolt och läses inte\n'
        "6 frågor att svara på i regelfilen (# fråga: …)\n"
    )


def test_days_are_read_as_days(run) -> None:
    from datetime import date

    _xlsx([("Uppdrag", "Klart senast"), ("Utred", date(2024, 5, 31))])
    _, out, _ = run("plan.xlsx")

    assert "  klart senast 2024-05-31\n" in out


# --- Word as it shows ---------------------------------------------------------------------------


def _with_body(change) -> None:
    """Writes plan.docx with its body changed as text."""
    _docx([HEADERS, ROW])
    with ZipFile("plan.docx") as old:
        parts = {name: old.read(name) for name in old.namelist()}
    parts["word/document.xml"] = change(parts["word/document.xml"].decode("utf-8")).encode("utf-8")
    with ZipFile("plan.docx", "w", ZIP_DEFLATED) as new:
        for name, part in parts.items():
            new.writestr(name, part)


def test_tracked_changes_are_read_as_accepted_and_hidden_text_is_not_read(run) -> None:
    def change(body: str) -> str:
        body = body.replace(
            "<w:r><w:t>Kötid</w:t></w:r>",
            '<w:ins w:id="1" w:author="a"><w:r><w:t>Kötid</w:t></w:r></w:ins>'
            '<w:del w:id="2" w:author="a"><w:r><w:delText>Väntan</w:delText></w:r></w:del>',
        )
        return body.replace(
            "<w:r><w:t>dagar</w:t></w:r>",
            "<w:r><w:t>dagar</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t> eller veckor</w:t></w:r>",
        )

    _with_body(change)
    code, out, err = run("plan.docx")

    assert (code, out) == (0, RULES)
    assert err == (
        "plan.docx: dokumentet har spårade ändringar, och läses som om alla godkänts\n"
        "plan.docx: dokumentet har dold text, som inte läses\n" + ASKED
    )


# --- What no plan can be read from --------------------------------------------------------------


def _zip(parts: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


BILLION = b"""<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>"""
NESTED = b"<a>" * 10_000
HOSTILE = {
    "tom": (b"", '"fil" är tom'),
    "gammal": (b"\xd0\xcf\x11\xe0" + bytes(600), '"fil" är sparad i ett äldre format'),
    "låst": (
        b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
        '"fil" är låst med lösenord',
    ),
    "pdf": (b"%PDF-1.7", '"fil" är ett PDF-dokument'),
    "avhuggen": (_zip({"word/document.xml": b"<a/>"})[:40], '"fil" är skadad och kan inte läsas'),
    "inget dokument": (_zip({"a.txt": b"hej"}), '"fil" är varken ett Word- eller ett Exceldokument'),
    "entiteter": (_zip({"word/document.xml": BILLION}), '"fil" är skadad och kan inte läsas'),
    "djup": (_zip({"word/document.xml": NESTED}), '"fil" är skadad och kan inte läsas'),
    "ingen xml": (_zip({"word/document.xml": b"hej"}), '"fil" är skadad och kan inte läsas'),
    "utan blad": (_zip({"xl/workbook.xml": b"<a/>"}), '"fil" är skadad och kan inte läsas'),
    "noll": (b"\0\0\0", '"fil" är en fil utan läsbar text'),
    "citat": (b'"a;b\nc', '"fil" har ett citattecken som inte avslutas, på eller före rad 2'),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_file_that_no_plan_can_be_read_from_is_told_in_a_line(run, what: str) -> None:
    data, message = HOSTILE[what]
    Path("fil").write_bytes(data)
    code, out, err = run("fil", "-o", "regler.mal")

    assert (code, out) == (2, "")
    assert err.split("\n")[0] == f"malkoll: {message}"
    assert not Path("regler.mal").exists()


def test_a_file_that_unpacks_to_too_much_is_not_unpacked(run) -> None:
    with ZipFile("bomb.xlsx", "w", ZIP_DEFLATED) as archive, archive.open("xl/workbook.xml", "w") as part:
        for _ in range(60):
            part.write(bytes(1_000_000))

    assert run("bomb.xlsx")[::2] == (
        2,
        'malkoll: "bomb.xlsx" packar upp till 60 MB i 1 delar, och mer än 50 MB läses inte\n'
        "  hjälp: spara tabellen med målen i en egen fil\n",
    )


def test_a_part_that_is_locked_is_told(run) -> None:
    data = bytearray(_zip({"word/document.xml": b"<a/>"}))
    directory = data.rindex(b"PK\x01\x02")
    data[directory + 8] |= 1
    Path("låst.docx").write_bytes(bytes(data))

    assert run("låst.docx")[::2] == (
        2,
        'malkoll: "låst.docx" är låst med lösenord\n  hjälp: spara en kopia utan lösenord\n',
    )


def test_a_file_that_is_not_there_and_a_folder_are_told(run) -> None:
    Path("mapp").mkdir()

    assert run("saknas.xlsx")[::2] == (2, 'malkoll: "saknas.xlsx" finns inte\n')
    code, _, err = run("mapp")
    assert (code, err.split("\n")[0]) == (2, 'malkoll: "mapp" är ingen vanlig fil')


def test_new_takes_no_files_of_its_own(run, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["new", "plan.xlsx"]) == 2
    assert capsys.readouterr().err == (
        'malkoll: new tar inga filer, men fick "plan.xlsx"\n  hjälp: menade du: malkoll new --from plan.xlsx\n'
    )


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_damage_anywhere_in_a_document_is_told_or_read_past(run, kind: str) -> None:
    (_docx if kind == "docx" else _xlsx)([HEADERS, ROW])
    whole = Path(f"plan.{kind}").read_bytes()
    drawn = random.Random(1)
    for _ in range(60):
        damaged = bytearray(whole)
        for _ in range(drawn.randrange(1, 6)):
            damaged[drawn.randrange(len(damaged))] = drawn.randrange(256)
        Path("skadad").write_bytes(bytes(damaged))
        code, out, _ = run("skadad")
        assert code in (0, 2)
        assert bool(out) == (code == 0)


# --- Whatever stands in a table -----------------------------------------------------------------

CELLS = st.one_of(
    st.sampled_from(
        [
            "",
            "–",
            "85 %",
            "minst 85 %",
            "öka",
            "≥ 3",
            "Kortare kö",
            "2024",
            '"',
            "”a",
            "# b",
            "3.3.9 Utred",
            "alla",
            "maj 2024",
        ]
    ),
    st.text(max_size=12),
)
COLUMNS = st.sampled_from(
    [
        "Mål",
        "Nämndsmål",
        "Prioriterat mål",
        "Indikator",
        "Nyckeltal",
        "Enhet",
        "Bättre",
        "Målvärde 2024",
        "Mål 2025",
        "Målvärde",
        "Utfall 2023",
        "Källa",
        "Ansvarig",
        "Uppdrag",
        "Aktivitet",
        "Klart senast",
        "Kommentar",
    ]
)


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_whatever_stands_in_a_table_the_rule_file_can_be_read(data: st.DataObject) -> None:
    from authoring.page import Page, table_of
    from authoring.plan_tables import plan_tables
    from authoring.skeleton import skeleton

    headers = data.draw(st.lists(COLUMNS, min_size=2, max_size=6, unique=True))
    rows = data.draw(st.lists(st.tuples(*[CELLS] * len(headers)), max_size=5))
    found = plan_tables(Page((table_of([tuple(headers), *rows]),)))
    if found is None:
        return

    text = skeleton(found.head, found.rows, "regler.mal").text

    findings = parse(text, "regler.mal")[1]
    assert [finding.message.sv for finding in findings if finding.severity is Severity.ERROR] == []
    assert formatted(text, "regler.mal") == text


def test_a_file_of_more_rows_than_any_plan_is_told(run) -> None:
    Path("plan.csv").write_text("Mål;Nyckeltal\n" + "a;b\n" * 20_000, "utf-8")
    Path("plan.md").write_text("# a\n\n" * 20_001, "utf-8")

    for source in ("plan.csv", "plan.md"):
        assert run(source)[::2] == (
            2,
            f'malkoll: "{source}" har fler än 20000 rader, och så många läses inte\n'
            "  hjälp: spara tabellen med målen i en egen fil\n",
        )


def test_merged_cells_that_lie_on_one_another_are_damage(run) -> None:
    _xlsx([HEADERS, ROW, ROW])
    with ZipFile("plan.xlsx") as old:
        parts = {name: old.read(name) for name in old.namelist()}
    merged = b"<mergeCells>" + b'<mergeCell ref="A1:XFD1048576"/>' * 5000 + b"</mergeCells>"
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"].replace(
        b"</sheetData>", b"</sheetData>" + merged
    )
    Path("plan.xlsx").write_bytes(_zip(parts))

    assert run("plan.xlsx")[::2] == (
        2,
        'malkoll: "plan.xlsx" är skadad och kan inte läsas\n'
        "  hjälp: öppna den i Word eller Excel och spara den på nytt\n",
    )


def test_a_note_below_the_table_is_told_and_becomes_no_goal(run) -> None:
    headers = ("Prioriterat mål", *HEADERS)
    _xlsx([headers, ("Kortare väntan", *ROW), ("* Preliminära värden",)])
    code, out, err = run("plan.xlsx")

    assert code == 0
    assert "Preliminära" not in out
    assert 'text utanför tabellerna läses inte: "* Preliminära värden"' in err


@pytest.mark.parametrize(
    ("title", "column", "board"),
    [
        (None, "Äldrenämnden", "Äldrenämnden"),
        ("Verksamhetsplan 2024 Äldrenämnden", None, "Äldrenämnden"),
        ("Kultur- och fritidsnämndens mål 2024", None, "Kultur- och fritidsnämnden"),
        ("Kommunstyrelsens plan", None, "Kommunstyrelsen"),
    ],
)
def test_the_board_is_that_of_its_column_or_of_the_title(run, title, column, board) -> None:
    above = [] if title is None else [(title,)]
    header = HEADERS if column is None else ("Nämnd", *HEADERS)
    _xlsx([*above, header, ROW if column is None else (column, *ROW)])

    assert f'  nämnd "{board}"\n' in run("plan.xlsx")[1]


def test_a_column_of_several_boards_is_told_and_no_board_is_chosen(run) -> None:
    _xlsx([("Nämnd", *HEADERS), ("Äldrenämnden", *ROW), ("Byggnämnden", "Annat mål", *ROW[1:])])
    _, out, err = run("plan.xlsx")

    assert "  # fråga: vilken nämnd?\n" in out
    assert "kolumnen med nämnder nämner flera (Äldrenämnden, Byggnämnden); en plan är en nämnds" in err
