"""`malkoll fmt` as a user meets it: files before and after, what is printed, and the exit code."""

import io
import os
from collections.abc import Callable
from pathlib import Path

import pytest

import cli

TIDY = """\
plan "Mål 2020"
  år 2020–2022

nyckeltal a "A"
  enhet andel
  mål 2020 minst −4,9 %
"""
UNTIDY = 'Plan ”Mål 2020”\r\n år  2020-2022\r\nnyckeltal a   "A"\r\n\tenhet andel\r\n\tMål 2020 minst –4,9%'
UNREAD = 'plan "P"\n   år   2020\n  mål  2020 90 %\n'
UNREAD_TOLD = """\
3:13: fel MK001: framför "90 %" saknas ett jämförelseord
     3 |   mål  2020 90 %
       |             ^^
  hjälp: skriv "minst 90 %", "högst 90 %" eller "exakt 90 %"
"""

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Runs the command in a folder of its own: the exit code, and what was printed to each stream."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MALKOLL_LANG", raising=False)

    def command(*words: str, given: bytes | None = None) -> tuple[int, str, str]:
        if given is not None:
            monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given)))
        code = cli.main(["fmt", *words])
        printed = capfdbinary.readouterr()
        return code, printed.out.decode("utf-8"), printed.err.decode("utf-8")

    return command


def written(name: str, content: str | bytes) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


# --- In place -----------------------------------------------------------------------------------


def test_a_file_is_rewritten_and_said_to_be(run: Run) -> None:
    path = written("regler.mal", UNTIDY)

    assert run("regler.mal") == (0, "regler.mal är omskriven\n", "")
    assert path.read_bytes() == TIDY.encode("utf-8")


def test_a_tidy_file_is_left_alone(run: Run) -> None:
    path = written("regler.mal", TIDY)
    before = path.stat()

    assert run("regler.mal") == (0, "ingenting behövde ändras\n", "")
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


def test_an_empty_file_stays_empty(run: Run) -> None:
    path = written("regler.mal", "")

    assert run("regler.mal") == (0, "ingenting behövde ändras\n", "")
    assert path.read_bytes() == b""


def test_what_is_said_is_said_in_english_too(run: Run) -> None:
    written("regler.mal", UNTIDY)

    assert run("--lang", "en", "regler.mal") == (0, "regler.mal is rewritten\n", "")
    assert run("--lang", "en", "regler.mal") == (0, "nothing needed to be changed\n", "")


def test_a_file_keeps_its_rights(run: Run) -> None:
    path = written("regler.mal", UNTIDY)
    path.chmod(0o640)

    assert run("regler.mal")[0] == 0
    assert path.stat().st_mode & 0o777 == 0o640


def test_what_a_link_leads_to_is_rewritten(run: Run) -> None:
    path = written("mapp/regler.mal", UNTIDY)
    Path("länk.mal").symlink_to("mapp/regler.mal")

    assert run("länk.mal") == (0, "länk.mal är omskriven\n", "")
    assert (path.read_text("utf-8"), Path("länk.mal").is_symlink()) == (TIDY, True)


@pytest.mark.parametrize(
    ("encoding", "called"),
    [("cp1252", "Windows-1252"), ("utf-16", "UTF-16")],
)
def test_a_file_of_another_encoding_is_saved_in_utf_8(run: Run, encoding: str, called: str) -> None:
    text = TIDY.replace("−", "-")
    path = written("regler.mal", text.encode(encoding))

    assert run("regler.mal") == (0, f"regler.mal är omskriven, och sparad i UTF-8 i stället för {called}\n", "")
    assert path.read_text("utf-8") == TIDY


def test_a_byte_order_mark_goes(run: Run) -> None:
    path = written("regler.mal", b"\xef\xbb\xbf" + TIDY.encode("utf-8"))

    assert run("regler.mal") == (0, "regler.mal är omskriven\n", "")
    assert path.read_bytes() == TIDY.encode("utf-8")


def test_a_line_that_cannot_be_read_is_told_where_it_now_stands_and_nothing_is_lost(run: Run) -> None:
    path = written("regler.mal", UNREAD)

    assert run("regler.mal") == (1, "regler.mal är omskriven\n", "regler.mal:" + UNREAD_TOLD)
    assert path.read_text("utf-8") == 'plan "P"\n  år 2020\n  mål  2020 90 %\n'
    assert run("regler.mal") == (1, "", "regler.mal:" + UNREAD_TOLD)


# --- Folders ------------------------------------------------------------------------------------


def test_a_folder_is_searched_for_rule_files_and_cases_are_passed_over(run: Run) -> None:
    written("mapp/b.mal", UNTIDY)
    written("mapp/under/a.mal", UNTIDY)
    written("mapp/c.mal", TIDY)
    case = written("mapp/fall.yaml", "rapport:\n  titel:   R\n")
    notes = written("mapp/anteckningar.txt", "Hej  hej")

    assert run("mapp") == (0, "mapp/b.mal är omskriven\nmapp/under/a.mal är omskriven\n", "")
    assert (case.read_text(), notes.read_text()) == ("rapport:\n  titel:   R\n", "Hej  hej")


def test_a_file_given_twice_is_formatted_once(run: Run) -> None:
    written("mapp/a.mal", UNTIDY)

    assert run("mapp/a.mal", "mapp", "./mapp/a.mal") == (0, "mapp/a.mal är omskriven\n", "")


def test_a_folder_without_rule_files_is_told(run: Run) -> None:
    written("mapp/fall.yaml", "rapport:\n  titel: R\n")

    assert run("mapp") == (2, "", 'malkoll: det finns ingen regelfil i "mapp"\n')
    assert run("--lang", "en", "mapp") == (2, "", 'malkoll: there is no rule file in "mapp"\n')


def test_an_empty_folder_is_told_once(run: Run) -> None:
    Path("mapp").mkdir()

    assert run("mapp") == (
        2,
        "",
        'malkoll: mappen "mapp" innehåller varken regelfiler, fallfiler eller rapporter\n'
        "  hjälp: regelfiler slutar på .mal, fallfiler på .yaml och rapporter på "
        ".docx, .pdf, .xlsx, .csv, .html, .md, .txt\n",
    )


# --- Looking without touching -------------------------------------------------------------------


def test_check_lists_what_would_change_and_writes_nothing(run: Run) -> None:
    path = written("mapp/a.mal", UNTIDY)
    written("mapp/b.mal", TIDY)

    assert run("--check", "mapp") == (1, "mapp/a.mal\n", "")
    assert path.read_bytes() == UNTIDY.encode("utf-8")
    assert run("--check", "mapp/b.mal") == (0, "", "")


def test_check_tells_of_lines_that_cannot_be_read_where_they_stand(run: Run) -> None:
    written("a.mal", 'plan "P"\n\n\n  mål  2020 90 %\n')

    assert run("--check", "a.mal") == (
        1,
        "a.mal\n",
        "a.mal:" + UNREAD_TOLD.replace("3:13", "4:13").replace("3 |", "4 |"),
    )


def test_diff_shows_what_would_change_and_writes_nothing(run: Run) -> None:
    path = written("a.mal", 'plan "P"\n   år   2020\n# slut')

    assert run("--diff", "a.mal") == (
        1,
        '--- a.mal\n+++ a.mal\n@@ -1,3 +1,3 @@\n plan "P"\n-   år   2020\n-# slut\n\\ No newline at end of file\n'
        "+  år 2020\n+# slut\n",
        "",
    )
    assert path.read_text("utf-8") == 'plan "P"\n   år   2020\n# slut'
    assert run("--diff", "--check", "a.mal")[1].startswith("--- a.mal\n")


def test_diff_of_a_tidy_file_is_empty(run: Run) -> None:
    written("a.mal", TIDY)

    assert run("--diff", "a.mal") == (0, "", "")


def test_diff_says_it_where_only_the_encoding_changes(run: Run) -> None:
    written("a.mal", TIDY.encode("utf-16"))

    assert run("--diff", "a.mal") == (1, "a.mal: bara kodningen eller radbrytningarna ändras\n", "")
    assert run("--lang", "en", "--diff", "a.mal") == (1, "a.mal: only the encoding or the line breaks change\n", "")


def test_nothing_in_a_file_steers_the_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    written("a.mal", 'plan "P"  # \x1b[2J\n   år 2020\n')
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)

    assert run("--diff", "a.mal")[1] == (
        '--- a.mal\n+++ a.mal\n@@ -1,2 +1,2 @@\n plan "P"  # \\x1b[2J\n-   år 2020\n+  år 2020\n'
    )


# --- Standard input -----------------------------------------------------------------------------


@pytest.mark.parametrize("words", [(), ("-",)])
def test_the_standard_input_is_written_formatted(run: Run, words: tuple[str, ...]) -> None:
    assert run(*words, given=UNTIDY.encode("utf-8")) == (0, TIDY, "")


def test_nothing_becomes_nothing(run: Run) -> None:
    assert run(given=b"") == (0, "", "")


def test_a_line_of_the_standard_input_that_cannot_be_read_is_told_and_written(run: Run) -> None:
    assert run("-", given=UNREAD.encode()) == (1, 'plan "P"\n  år 2020\n  mål  2020 90 %\n', "-:" + UNREAD_TOLD)


def test_the_standard_input_can_be_looked_at(run: Run) -> None:
    assert run("--check", given=UNTIDY.encode()) == (1, "-\n", "")
    assert run("--check", given=TIDY.encode()) == (0, "", "")
    assert run("-", "--diff", given=b'plan   "P"\n') == (
        1,
        '--- -\n+++ -\n@@ -1 +1 @@\n-plan   "P"\n+plan "P"\n',
        "",
    )


def test_a_case_on_the_standard_input_is_refused(run: Run) -> None:
    code, out, err = run(given=b"rapport:\n  titel: R\n")

    assert (code, out, err.split("\n")[0]) == (2, "", 'malkoll: "-" är en fallfil och ingen regelfil')


def test_a_terminal_is_not_waited_for(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(b""))
    monkeypatch.setattr(stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stdin", stdin)

    assert run() == (2, "", "malkoll: inga filer är givna\n  hjälp: malkoll fmt regler.mal\n")


def test_the_standard_input_stands_alone(run: Run) -> None:
    written("a.mal", UNTIDY)

    assert run("-", "a.mal") == (
        2,
        "",
        'malkoll: "-" är standardinmatningen och står ensamt\n  hjälp: malkoll fmt - < regler.mal\n',
    )
    assert Path("a.mal").read_bytes() == UNTIDY.encode("utf-8")


# --- What is no rule file -----------------------------------------------------------------------

RULE_FILES = '  hjälp: ge en regelfil: den slutar på .mal eller börjar med en rubrik, till exempel plan "…"\n'


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("fall.yaml", "rapport:\n  titel: R\n", f'malkoll: "fall.yaml" är en fallfil och ingen regelfil\n{RULE_FILES}'),
        ("brev.txt", "Hej\n", f'malkoll: "brev.txt" är ingen regelfil\n{RULE_FILES}'),
        (
            "plan.mal",
            b"%PDF-1.7",
            'malkoll: "plan.mal" är ett PDF-dokument\n'
            "  hjälp: ge en regelfil eller en fallfil; rapportens siffror skrivs av i en fallfil\n",
        ),
        ("plan.mal", b"\x81\x8d", 'malkoll: "plan.mal": filen är inte text\n  hjälp: spara filen som text i UTF-8\n'),
    ],
)
def test_what_is_no_rule_file_is_refused_and_left_alone(run: Run, name: str, content: str | bytes, said: str) -> None:
    path = written(name, content)
    before = path.read_bytes()

    assert run(name) == (2, "", said)
    assert path.read_bytes() == before


def test_a_missing_file_is_told_and_the_others_are_formatted(run: Run) -> None:
    path = written("regler.mal", UNTIDY)

    assert run("regle.mal", "regler.mal") == (
        2,
        "regler.mal är omskriven\n",
        'malkoll: "regle.mal" finns inte\n  hjälp: menade du "regler.mal"?\n',
    )
    assert path.read_text("utf-8") == TIDY


def test_a_file_that_is_too_large_is_refused(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written("a.mal", "# x\n")
    os.truncate(path, 50_000_001)

    assert run("a.mal") == (
        2,
        "",
        'malkoll: "a.mal" är 50 MB, och filer över 50 MB läses inte\n  hjälp: dela filen i flera, en per rapport\n',
    )


def test_a_standard_input_that_is_too_large_is_refused(run: Run) -> None:
    assert run(given=b"#" * 50_000_001) == (2, "", 'malkoll: "-" är över 50 MB och läses inte\n')


def test_a_write_protected_file_is_refused(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written("a.mal", UNTIDY)
    monkeypatch.setattr("os.access", lambda path, mode: False)

    assert run("a.mal") == (
        2,
        "",
        'malkoll: "a.mal" är skrivskyddad\n  hjälp: be den som äger filen om rätt att ändra den\n',
    )
    assert path.read_bytes() == UNTIDY.encode("utf-8")


def test_a_file_that_cannot_be_written_keeps_what_it_had(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written("a.mal", UNTIDY)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full)

    assert run("a.mal") == (2, "", 'malkoll: "a.mal" kunde inte skrivas: disken är full\n')
    assert (path.read_bytes(), list(Path().iterdir())) == (UNTIDY.encode("utf-8"), [path])
