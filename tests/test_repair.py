"""The small changes that make a statement readable: they are proposed only where they do, and keep the meaning."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dsl.automaton import Trouble
from dsl.changed import is_read, phrase
from dsl.everyday import EVERYDAY, NEEDLESS
from dsl.expected import keywords
from dsl.parser import parse, readings
from dsl.repair import next_line, repair
from dsl.source import decode
from dsl.words import words_of
from findings.codes import MENDED
from findings.finding import Finding

FOLDER = Path(__file__).parent / "golden" / "mistakes"
CASES = sorted(FOLDER.glob("*.mal"))
#: What turns the meaning of a statement round.
NEGATIONS = {"inte", "ej", "utan", "nej", "inga", "inget", "ingen", "saknas", "saknar"}


def changes(line: str) -> list[tuple[str, str | None, bool]]:
    """What is proposed for each statement that cannot be read: what it shows, what stands instead, if it is made up."""
    words = words_of(line, "a.mal")
    found = [repair(one, words) for one in readings(words) if isinstance(one, Trouble)]
    return [(one.example, one.instead, one.is_example) for one in found if one is not None]


@pytest.mark.parametrize(
    ("line", "example", "instead"),
    [
        ("mål 2020 lägst 90 %", "mål 2020 minst 90 %", "minst"),
        ("mål 2020 öka 5 %", "mål 2020 öka med minst 5 %", "med minst 5"),
        ("mål 2020 ska öka", "mål 2020 öka", None),
        ("mål 2020 minst 90 procent enheter", "mål 2020 minst 90 procentenheter", None),
        ("prioriteratmål 1", "prioriterat mål 1", "prioriterat mål"),
        ("helt uppfyllt om a nås", "helt uppfyllt när a nås", "när"),
        ("helt uppfyllt alla nyckeltal nås", "helt uppfyllt när alla nyckeltal nås", "när alla"),
        ("mäts med a b", "mäts med a, b", None),
        ("mäts med a b c", "mäts med a, b, c", None),
        ("mäts med a vikt 2", "mäts med a (vikt 2)", None),
        ("nämnd Ale", 'nämnd "Ale"', None),
        ("redovisas per Norr, Syd", 'redovisas per "Norr", "Syd"', None),
        ('mål 2020 "minst 5"', "mål 2020 minst 5", None),
        ("enhet antal elever", 'enhet "antal elever"', None),
        ("nyckeltal svars tid", 'nyckeltal svars "tid"', None),
        ('nyckeltal svars tid "S"', 'nyckeltal svars_tid "S"', None),
        ("helt uppfyllt när a, b och c nås", "helt uppfyllt när a nås och b nås och c nås", None),
        ("helt uppfyllt när både a och b nås", "helt uppfyllt när a nås och b nås", None),
        ("ej uppfyllt när a eller b saknas och c nås", "ej uppfyllt när a saknas eller b saknas och c nås", None),
        ("mål 2020 och 2021 minst 5", "mål 2020–2021 minst 5", None),
        ("mål minst 5 2020", "mål 2020 minst 5", None),
        ("exempel a 2020 = 91 % prel ger helt uppfyllt", "exempel a 2020 = prel 91 % ger helt uppfyllt", None),
        ("- enhet andel", "enhet andel", None),
        ("1. enhet andel", "enhet andel", None),
        ("bedöms av styrelsen", "bedöms av nämnden", "nämnden"),
        ("kolumn a är b − c", "kolumn a = b − c", "="),
        ("mål 2020 nyckeltal minst 5", "mål 2020 minst 5", None),
        (
            "mål 2024 bland de 5 bästa, delvis bland de 10 % bästa",
            "mål 2024 bland de 5 % bästa, delvis bland de 10 % bästa",
            "% bästa",
        ),
    ],
)
def test_the_change_is_the_smallest_that_does(line: str, example: str, instead: str | None) -> None:
    assert changes(line) == [(example, instead, False)]


@pytest.mark.parametrize(
    ("line", "example"),
    [
        ("mål minst 90 %", "mål 2020 minst 90 %"),
        ("gäller 2022–", "gäller 2022–2023"),
        ("klart senast maj", "klart senast maj 2020"),
    ],
)
def test_a_missing_year_is_an_example(line: str, example: str) -> None:
    assert changes(line) == [(example, None, True)]


@pytest.mark.parametrize(
    "line",
    [
        "mål 2020 och 2023 minst 5",  # no span
        "rad x = a * b",  # no sum
        "helt uppfyllt när x inte är minst 5",
        "klart senast hösten 2024",
        "mäts med a, b och",
        "oj",
        "mål",
        "mål 2020 minst",
    ],
)
def test_nothing_is_proposed_where_nothing_is_likely(line: str) -> None:
    assert changes(line) == []


@pytest.mark.parametrize(
    ("line", "following"),
    [
        ("mål 2020 minst 5 mål 2021 minst 6", "mål 2021 minst 6"),
        ("mål 2020 minst 5, 2021 minst 6", "mål 2021 minst 6"),
        ("mål 2020 minst 5 2021 minst 6", "mål 2021 minst 6"),
        ("högre är bättre enhet andel", "enhet andel"),
        ("högre är bättre oj", None),
        ("oj enhet andel", None),
        ("enhet andel, antal", None),
    ],
)
def test_a_second_statement_on_the_line_is_seen(line: str, following: str | None) -> None:
    words = words_of(line, "a.mal")
    trouble = next(one for one in readings(words) if isinstance(one, Trouble))

    assert next_line(trouble, words) == following


def test_what_is_proposed_for_everyday_words_is_the_language() -> None:
    words = [token.kind for phrases in EVERYDAY.values() for meant in phrases for token in phrase(meant)]

    assert [word for word in words if word not in keywords() and word not in ("INT", "DASH", ",", "+")] == []


def test_what_is_left_out_never_turns_the_meaning_round() -> None:
    assert frozenset() == NEEDLESS & NEGATIONS


@pytest.mark.parametrize("path", CASES, ids=[path.stem for path in CASES])
def test_what_an_editor_can_change_by_itself_leaves_one_mistake_less(path: Path) -> None:
    text, _ = decode(path.read_bytes(), path.name)
    findings = told(text)

    for finding in findings:
        if finding.edit is not None:
            assert len(told(changed(text, finding))) < len(findings)


def told(text: str) -> list[Finding]:
    return [finding for finding in parse(text, "a.mal")[1] if finding.code != MENDED.code]


def changed(text: str, finding: Finding) -> str:
    assert finding.edit is not None
    span = finding.edit.span
    assert span.line is not None and span.column is not None and span.end is not None
    lines = text.split("\n")
    line = lines[span.line - 1]
    lines[span.line - 1] = line[: span.column - 1] + finding.edit.text + line[span.end - 1 :]
    return "\n".join(lines)


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from([*sorted(keywords()), *EVERYDAY, "x", "y", "5", "2020", '"t"', "*", "“"]), max_size=8))
def test_every_change_shown_whole_can_be_read_and_keeps_its_negations(parts: list[str]) -> None:
    line = " ".join(parts)
    for example, _, _ in changes(line):
        if len(example) < 40:
            assert is_read(phrase(example))
