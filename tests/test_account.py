"""Every figure of a report ends in one place, and nothing is counted twice."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interpret.account import aside_spans, figures
from interpret.reading import read
from readers.markdown import read_markdown
from readers.plain_text import read_plain_text

SHARED = Path(__file__).parent.parent.parent / "shared" / "reports"
LINES = st.lists(
    st.sampled_from(
        ["", "", "1 Inledning", "Nämndens mål", "Fler ska besöka biblioteken", "Nyckeltal", "Antal besök",
         "Mål 2023\tUtfall 2023", "1 000\t1 200", "1 000\t1 200", "Rad\tBudget 2023", "Löner\t-12\t13", "Löner\t-12",
         "Den 3 maj 2023 ökade besöken med 12 procent.", "Sida 3", "Dnr 2023/12", "12",
         "Måluppfyllelse", "Helt uppfyllt"]
    )
    | st.text("ab 019,%\t-.§", max_size=20),
    max_size=30,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(LINES)
def test_the_sums_are_all_the_figures(lines: list[str]) -> None:
    text = "\n".join(lines)
    document = read_plain_text(text, "rapport.txt")
    account = read(document, (), None, text).account

    assert account.used + account.in_tables + account.aside + account.not_understood == account.total
    assert account.total == figures(document) == len(re.findall("[0-9]+", text))


@pytest.mark.parametrize(
    ("text", "aside"),
    [
        ("beslutades 2021-03-15", ["2021-03-15"]),
        ("den 3 maj 2023 beslöt", ["3 maj 2023"]),
        ("under 2023 ökade", ["2023"]),
        ("2019–2023", ["2019–2023"]),
        ("2023 personer", []),
        ("1 987 kr", []),
        ("enligt 5 § lagen", []),
        ("enligt § 5", ["§ 5"]),
        ("SFS 2018:597", ["SFS 2018:597"]),
        ("se sidan 12", ["sidan 12"]),
        ("klockan 10.30", ["klockan 10.30"]),
        ("tfn 0322-61 60 00", ["0322-61 60 00"]),
        ("ökade med 12,5 procent", []),
        ("andelen är 3/4 %", []),
        ("den 3/12", ["3/12"]),
        ("91/88", []),
        ("410 m2", ["m2"]),
        ("Mål 2: Trygghet", ["Mål 2"]),
        ("vi nådde mål 2", []),
    ],
)
def test_dates_pages_and_references_are_aside(text: str, aside: list[str]) -> None:
    found = [text[start:end].strip() for start, end in aside_spans(text)]

    assert [one for one in aside if one not in found] == []
    if not aside:
        assert [one for one in found if one not in ("5 §",)] == []


def test_numbering_is_aside_at_the_start_only() -> None:
    assert aside_spans("1.2 Ekonomi", first=True) != []
    assert aside_spans("1.2 Ekonomi") == []


TABLE = (
    "# Rapport 2024\n\n## Mål: Alla ska vara nöjda\n\n|Nyckeltal|Utfall 2024|Mål 2024|Kommentar|\n|---|---|---|---|\n"
)


def _counted(rows: str) -> tuple[int, int, list[str]]:
    text = TABLE + rows
    account = read(read_markdown(text, "r.md"), (), None, text).account
    return account.used, account.in_tables, [printed for printed, _, _ in account.left]


def test_figures_of_a_row_that_is_refused_are_not_used() -> None:
    assert _counted("|Andel nöjda (%)|91/88|90||\n|Andel trygga (%)|85|80||\n") == (2, 0, ["91/88", "90"])


def test_figures_of_a_row_that_is_asked_about_are_not_used() -> None:
    assert _counted("|Andel nöjda (%)|0,91|90||\n|Andel trygga (%)|85|80||\n") == (2, 0, ["0,91", "90"])


def test_a_claim_in_a_cell_is_used_and_another_sentence_is_not_understood() -> None:
    rows = "|Andel nöjda (%)|91|90|Andel nöjda uppgick till 91 procent.|\n|Andel trygga (%)|85|80|Vi fick 31 brev.|\n"

    assert _counted(rows) == (5, 0, ["Vi fick 31 brev."])


@pytest.mark.skipif(not SHARED.is_dir(), reason="the reports are not beside the repository")
@pytest.mark.parametrize("start", ["001", "002", "003", "004"])
def test_every_figure_of_a_real_report_is_accounted_for(start: str) -> None:
    path = next(SHARED.glob(f"{start}_*.txt"))
    text = path.read_text("utf-8")
    account = read(read_plain_text(text, path.name), (), None, text).account

    assert account.total == len(re.findall("[0-9]+", text))
    assert account.used + account.in_tables + account.aside + account.not_understood == account.total


@pytest.mark.parametrize(("answer", "printed"), [("91", "91"), ("0,91", "0,91"), ("nej", "0,91")])
def test_a_row_whose_figure_has_been_answered_about_is_used(answer: str, printed: str) -> None:
    text = TABLE + "|Andel nöjda (%)|0,91|90||\n"
    document = read_markdown(text, "r.md")
    (question,) = read(document, (), None, text).questions
    reading = read(document, (), None, text, {question.key: answer})

    assert (question.ask.sv, question.readings) == (
        'är "0,91" en andel, inte procent? raden har också 90',
        ("0,91", "91"),
    )
    assert reading.questions == ()
    assert [one.cell.printed for one in reading.found.measures[0].years] == [printed]
