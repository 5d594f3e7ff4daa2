"""Paths in, what stands in the files out: kinds told apart by content, folders, imports, files that cannot be read."""

import os
from hashlib import sha256
from pathlib import Path

import pytest

from findings.finding import Finding
from readers import content
from readers.files import DEEPEST, Loaded, load
from readers.folder import search, shown
from readers.sniff import Kind, binary, kind_of, surely

PLAN = 'plan "Mål 2020"\n  nämnd "Nämnden"\n  år 2020\n'
MEASURE = 'nyckeltal svar "Andel som svarar"\n  enhet andel\n'
CASE = "rapport:\n  titel: Årsredovisning 2020\n  period: 2020\n"


@pytest.fixture(autouse=True)
def _stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def _write(name: str, text: str) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def _said(loaded: Loaded) -> list[tuple[str, str, str | None]]:
    return [_of(finding) for finding in loaded.findings]


def _of(finding: Finding) -> tuple[str, str, str | None]:
    return finding.code, finding.message.sv, None if finding.help is None else finding.help.sv


def _units(loaded: Loaded) -> list[list[str]]:
    return [[tree.document for tree in unit] for unit in loaded.units]


# --- Kinds --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("språk 1\n", Kind.RULES),
        ("\ufeff# en rad\n\n  Plan ”Mål 2020”\n", Kind.RULES),
        ('använd "mått.mal"\n', Kind.RULES),
        ('nyckeltal svar "Andel"\n', Kind.RULES),
        ("varje nämndsmål\n", Kind.RULES),
        ('prioriterat mål 1 "Växa"\n', Kind.RULES),
        ("rapport:\n  titel: x\n", Kind.CASE),
        ("# en rad\n---\nutfall:\n", Kind.CASE),
        ("plan: Mål 2020\n", Kind.CASE),
        ('{"rapport": {"period": "2020"}}\n', Kind.CASE),
        ('{\n  "rapport": {"period": "2020"}}\n', Kind.CASE),
        ("%YAML 1.2\n---\n'rapport': {}\n", Kind.CASE),
        ("", None),
        ("Planen för 2020 är beslutad\n", None),
        ("namn: värde\n", None),
    ],
)
def test_the_first_line_tells_the_kind(text: str, kind: Kind | None) -> None:
    assert surely(text) is kind


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("rapport:\n", "a.mal", Kind.CASE),
        ('plan "x"\n', "a.yaml", Kind.RULES),
        ("raport:\n", "a.yml", Kind.CASE),
        ("plann x\n", "a.mal", Kind.RULES),
        ("plan Kommunens mål\n", "a.txt", Kind.RULES),
        ('plann "x"\nnyckeltal svar "Andel"\n', "a.txt", Kind.RULES),
        ("raport:\nutfall:\n", "a.txt", Kind.CASE),
        ("en text\n", "a.txt", None),
        ("", "a", None),
    ],
)
def test_content_goes_before_the_name_and_a_slip_hides_nothing(text: str, name: str, kind: Kind | None) -> None:
    assert kind_of(text, name) is kind


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"PK\x03\x04 and more", "ett Word- eller Exceldokument"),
        (b"%PDF-1.7", "ett PDF-dokument"),
        (b"plan\0\0", "en fil utan läsbar text"),
        ("plan".encode("utf-16"), None),
        ("språk 1 å".encode("cp1252"), None),
        (b"", None),
    ],
)
def test_files_without_text_are_known(data: bytes, what: str | None) -> None:
    found = binary(data)

    assert (None if found is None else found.sv) == what


# --- What is given ------------------------------------------------------------------------------


def test_rule_files_and_cases_come_in_any_order() -> None:
    _write("fall.yaml", CASE)
    _write("regler.mal", PLAN)

    first, second = load(["fall.yaml", "regler.mal"]), load(["regler.mal", "fall.yaml"])

    assert _units(first) == _units(second) == [["regler.mal"]]
    assert [case.report.title for case in first.cases] == ["Årsredovisning 2020"]
    assert first.cases == second.cases
    assert [one.name for one in first.inputs] == ["fall.yaml", "regler.mal"]
    assert first.sources == {"fall.yaml": CASE, "regler.mal": PLAN}
    assert first.findings == ()


def test_the_hash_is_of_the_bytes_as_they_lie() -> None:
    data = b"\xef\xbb\xbf" + PLAN.replace("\n", "\r\n").encode()
    Path("regler.mal").write_bytes(data)

    loaded = load(["regler.mal"])

    assert loaded.inputs[0].sha256 == sha256(data).hexdigest()
    assert "\r" not in loaded.sources["regler.mal"]
    assert {finding.code for finding in loaded.findings} <= {"MK007"}


def test_a_file_given_twice_is_read_once() -> None:
    _write("regler/a.mal", PLAN)

    loaded = load(["regler/a.mal", "regler", "./regler/a.mal", "regler/../regler/a.mal"])

    assert [one.name for one in loaded.inputs] == ["regler/a.mal"]
    assert _units(loaded) == [["regler/a.mal"]]


def test_a_path_with_spaces_and_letters_of_the_language_is_a_path() -> None:
    _write("Mål och budget/nämndens mål å.mal", PLAN)

    assert _units(load(["Mål och budget/nämndens mål å.mal"])) == [["Mål och budget/nämndens mål å.mal"]]


def test_a_name_that_is_no_text_is_written_out() -> None:
    assert shown(os.fsdecode(b"./m\xe5l.mal")) == "m\\xe5l.mal"


# --- Folders ------------------------------------------------------------------------------------


def test_a_folder_is_searched_with_its_subfolders_in_order_of_name() -> None:
    for name in ("b.mal", "a/z.mal", "a/b/c.mal", "c.mal"):
        _write(f"mapp/{name}", PLAN)

    assert [found.document for found in search(["mapp"]).found] == [
        "mapp/a/b/c.mal",
        "mapp/a/z.mal",
        "mapp/b.mal",
        "mapp/c.mal",
    ]


def test_what_editors_and_offices_leave_behind_is_skipped() -> None:
    for name in (
        ".git/a.mal",
        ".a.mal",
        "~$a.mal",
        ".~lock.a.mal#",
        "a.mal~",
        "a.mal.tmp",
        "#a.mal#",
        "__pycache__/a.mal",
    ):
        _write(f"mapp/{name}", PLAN)
    _write("mapp/a.mal", PLAN)

    searched = search(["mapp"])

    assert [found.document for found in searched.found] == ["mapp/a.mal"]
    assert searched.passed_over == ()


def test_other_files_of_a_folder_are_named_as_not_read() -> None:
    _write("mapp/regler.txt", PLAN)
    _write("mapp/fall.yaml", CASE)
    _write("mapp/rapport.txt", "Årsredovisning\nPlanen för 2020\n")
    _write("mapp/annat.yaml", "namn: värde\n")
    Path("mapp/rapport.docx").write_bytes(b"PK\x03\x04")

    searched = search(["mapp"])

    assert [found.document for found in searched.found] == ["mapp/fall.yaml", "mapp/rapport.docx", "mapp/regler.txt"]
    assert searched.passed_over == ("mapp/annat.yaml", "mapp/rapport.txt")
    assert searched.findings == ()


def test_reports_of_a_folder_are_read_and_what_programs_leave_behind_is_not() -> None:
    text = "Nämndens årsredovisning 2020 för kommunen: nämnden, utfall, målvärde, bokslut\n"
    for name in (
        "rapport.txt",
        "README.md",
        ".~lock.rapport.docx#",
        "~$rapport.docx",
        "rapport.txt.part",
        "a.svar.yaml",
    ):
        _write(f"mapp/{name}", text)

    loaded = load(["mapp"])

    assert [document.name for document in loaded.documents] == ["mapp/rapport.txt"]
    assert loaded.passed_over == ("mapp/README.md",)
    assert loaded.findings == ()


def test_a_folder_with_nothing_to_read_is_told() -> None:
    Path("tom").mkdir()

    assert _said(load(["tom"])) == [
        (
            "MK006",
            'mappen "tom" innehåller varken regelfiler, fallfiler eller rapporter',
            "regelfiler slutar på .mal, fallfiler på .yaml och rapporter på .docx, .pdf, .xlsx, .csv, .html, .md, .txt",
        )
    ]


def test_a_pipe_in_a_folder_is_not_waited_for() -> None:
    _write("mapp/a.mal", PLAN)
    os.mkfifo("mapp/b.mal")

    assert [found.document for found in search(["mapp"]).found] == ["mapp/a.mal"]


def test_a_folder_that_links_to_itself_is_searched_once() -> None:
    _write("mapp/a.mal", PLAN)
    os.symlink("..", "mapp/upp")

    assert [found.document for found in search(["mapp"]).found] == ["mapp/a.mal"]


# --- What cannot be read ------------------------------------------------------------------------


def test_a_file_that_does_not_exist_is_told_with_the_nearest_name() -> None:
    _write("regler.mal", PLAN)

    assert _said(load(["regle.mal"])) == [("MK006", '"regle.mal" finns inte', 'menade du "regler.mal"?')]


def test_a_document_of_another_program_is_told_with_a_remedy() -> None:
    Path("rapport.docx").write_bytes(b"PK\x03\x04")

    assert _said(load(["rapport.docx"])) == [
        (
            "MK006",
            '"rapport.docx" är skadad och kan inte läsas',
            "öppna den i Word eller Excel och spara den på nytt",
        )
    ]


def test_a_file_of_neither_kind_is_told_with_what_each_begins_with() -> None:
    _write("text.dat", "en text\n")

    assert _said(load(["text.dat"])) == [
        (
            "MK006",
            '"text.dat" är varken en regelfil, en fallfil eller en rapport',
            'en regelfil börjar med en rubrik, till exempel plan "…", en fallfil med rapport:, '
            "och en rapports namn slutar på .docx, .pdf, .xlsx, .csv, .html, .md, .txt",
        )
    ]


def test_a_file_that_is_too_large_is_told_before_it_is_read() -> None:
    with open("stor.yaml", "wb") as file:
        file.truncate(2_147_483_648)

    assert _said(load(["stor.yaml"])) == [
        (
            "MK006",
            '"stor.yaml" är 2147 MB, och filer över 50 MB läses inte',
            "dela filen i flera, en per rapport",
        )
    ]


def test_a_file_of_just_the_limit_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    _write("regler.mal", PLAN)
    monkeypatch.setattr(content, "LIMIT", len(PLAN.encode()))

    assert load(["regler.mal"]).findings == ()


def test_a_pipe_is_no_ordinary_file() -> None:
    os.mkfifo("rör.mal")

    assert _said(load(["rör.mal"])) == [
        ("MK006", '"rör.mal" är ingen vanlig fil', "ge namnet på en regelfil, en fallfil eller en rapport")
    ]


def test_a_file_that_may_not_be_read_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    _write("regler.mal", PLAN)
    monkeypatch.setattr("builtins.open", _refuse)

    assert _said(load(["regler.mal"])) == [
        ("MK006", '"regler.mal" får inte läsas', "be den som äger filen om rätt att läsa den")
    ]


def _refuse(*_: object) -> None:
    raise PermissionError(13, "Permission denied")


def test_what_can_be_read_is_read_though_other_files_cannot() -> None:
    _write("regler.mal", PLAN)

    loaded = load(["finns-ej.yaml", "regler.mal"])

    assert _units(loaded) == [["regler.mal"]]
    assert [finding.code for finding in loaded.findings] == ["MK006"]


# --- Imports ------------------------------------------------------------------------------------


def test_an_import_stands_before_the_file_that_uses_it_and_only_once() -> None:
    _write("r/plan.mal", 'använd "mått/a.mal"\nanvänd "mått\\b.mal"\n' + PLAN)
    _write("r/mått/a.mal", 'använd "b.mal"\n' + MEASURE)
    _write("r/mått/b.mal", MEASURE.replace("svar", "tid"))

    loaded = load(["r/plan.mal"])

    assert _units(loaded) == [["r/mått/b.mal", "r/mått/a.mal", "r/plan.mal"]]
    assert [(one.name, one.imported) for one in loaded.inputs] == [
        ("r/plan.mal", False),
        ("r/mått/a.mal", True),
        ("r/mått/b.mal", True),
    ]
    assert loaded.findings == ()


def test_a_folder_of_plans_and_what_they_share_gives_a_unit_a_plan() -> None:
    _write("r/a.mal", 'använd "gemensamt/mått.mal"\n' + PLAN)
    _write("r/b.mal", 'använd "gemensamt/mått.mal"\n' + PLAN)
    _write("r/gemensamt/mått.mal", MEASURE)

    loaded = load(["r"])

    assert _units(loaded) == [["r/gemensamt/mått.mal", "r/a.mal"], ["r/gemensamt/mått.mal", "r/b.mal"]]
    assert [one.name for one in loaded.inputs] == ["r/a.mal", "r/b.mal", "r/gemensamt/mått.mal"]


def test_an_import_may_reach_up_to_the_folder_that_was_given() -> None:
    _write("r/nämnd/a.mal", 'använd "../mått.mal"\n' + PLAN)
    _write("r/mått.mal", MEASURE)

    assert _units(load(["r"])) == [["r/mått.mal", "r/nämnd/a.mal"]]


OUTSIDE = (
    "MK005",
    "lägg filen i samma mapp, eller ge kommandot mappen som håller båda",
)


@pytest.mark.parametrize("written", ["../mått.mal", "..\\mått.mal", "/etc/passwd", "C:\\mått.mal", "ut/mått.mal"])
def test_an_import_never_leaves_the_folder_that_was_given(written: str) -> None:
    _write("mått.mal", MEASURE)
    _write("r/a.mal", f'använd "{written}"\n' + PLAN)
    os.symlink("..", "r/ut")

    loaded = load(["r/a.mal"])

    assert _units(loaded) == [["r/a.mal"]]
    assert [(code, help) for code, _, help in _said(loaded)] == [OUTSIDE]
    assert loaded.findings[0].message.sv == f'"{written}" ligger utanför mappen som kommandot fick'
    place = loaded.findings[0].labels[0].span
    assert (place.document, place.line, place.column) == ("r/a.mal", 1, 8)


def test_an_import_that_does_not_exist_is_told_where_it_is_used() -> None:
    _write("a.mal", 'använd "mtå.mal"\n' + PLAN)
    _write("mått.mal", MEASURE)

    loaded = load(["a.mal"])

    assert _said(loaded) == [("MK005", '"mtå.mal" finns inte', 'menade du "mått.mal"?')]
    assert (loaded.findings[0].labels[0].span.line, loaded.findings[0].labels[0].span.column) == (1, 8)


def test_a_folder_and_a_case_are_no_imports() -> None:
    _write("a.mal", 'använd "mapp"\nanvänd "fall.yaml"\n' + PLAN)
    Path("mapp").mkdir()
    _write("fall.yaml", CASE)

    assert [message for _, message, _ in _said(load(["a.mal"]))] == [
        '"mapp" är ingen vanlig fil',
        '"fall.yaml" är ingen regelfil',
    ]


def test_files_that_use_one_another_in_a_ring_are_told_once_with_every_line() -> None:
    _write("a.mal", 'använd "b.mal"\n' + PLAN)
    _write("b.mal", 'använd "c.mal"\n' + MEASURE)
    _write("c.mal", '# mått\nanvänd "a.mal"\n' + MEASURE)

    loaded = load(["a.mal", "b.mal", "c.mal"])

    assert _said(loaded) == [
        ("MK005", "filerna använder varandra i en ring: a.mal → b.mal → c.mal → a.mal", "ta bort en av raderna")
    ]
    places = [(label.span.document, label.span.line) for label in loaded.findings[0].labels]
    assert places == [("c.mal", 2), ("a.mal", 1), ("b.mal", 1)]


def test_a_file_that_uses_itself_is_a_ring_of_one() -> None:
    _write("a.mal", 'använd "a.mal"\n' + PLAN)

    loaded = load(["a.mal"])

    assert [message for _, message, _ in _said(loaded)] == ["filerna använder varandra i en ring: a.mal → a.mal"]
    assert _units(loaded) == [["a.mal"]]


def test_a_long_row_of_imports_ends_in_a_finding() -> None:
    for number in range(DEEPEST + 5):
        _write(f"{number}.mal", f'använd "{number + 1}.mal"\n' + PLAN)

    loaded = load(["0.mal"])

    assert [message for _, message, _ in _said(loaded)] == [f"mer än {DEEPEST} filer använder varandra i rad"]
    assert len(loaded.units[0]) == DEEPEST + 1
