"""Where the remedy is sure, the finding carries the change itself: made, it gives the line that was meant."""

import pytest

from dsl.parser import parse
from engine.resolve import resolve
from findings.finding import Finding


def made(text: str, finding: Finding) -> str:
    """The text with the finding's edit made."""
    assert finding.edit is not None
    span = finding.edit.span
    assert span.line is not None and span.column is not None and span.end is not None
    lines = text.split("\n")
    line = lines[span.line - 1]
    lines[span.line - 1] = line[: span.column - 1] + finding.edit.text + line[span.end - 1 :]
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("enhet dager", "enhet dagar"),
        ("enhet elever", 'enhet "elever"'),
        ("högre är bätre", "högre är bättre"),
        ("mål 2020 minst5", "mål 2020 minst 5"),
        ("mål 2020 minst 5st", "mål 2020 minst 5 st"),
        ("mål 2020 minst 0.5", "mål 2020 minst 0,5"),
        ("mål 2020 minst 1.234.567", "mål 2020 minst 1 234 567"),
        ("mål 2020 minst 1.234,5", "mål 2020 minst 1 234,5"),
        ("mål 2020 ≥ 5", "mål 2020 minst 5"),
        ("år 2020; 2021", "år 2020, 2021"),
        ("år 2020,2021", "år 2020, 2021"),
        ("klart 31 maij 2024", "klart 31 maj 2024"),
        ("helt uppfyllt när ala nyckeltal nås", "helt uppfyllt när alla nyckeltal nås"),
    ],
)
def test_the_change_gives_what_was_meant(line: str, meant: str) -> None:
    text = f"plan\n  {line}\n"
    _, findings = parse(text, "x.mal")

    assert [made(text, one) for one in findings if one.edit is not None] == [f"plan\n  {meant}\n"]


@pytest.mark.parametrize(
    "line",
    [
        "mål 2020 minst 1.234",
        "mål 2020 5",
        "enhet",
        "nämnd Kommunstyrelsen",
        "mål 2020 minst 5 ((",
        "mål 2020 minst " + "1.234" * 20,
        "klart 31 xyzzy 2024",
        "mål 2020 minst 5 ¤",
    ],
)
def test_there_is_no_change_where_it_is_not_sure(line: str) -> None:
    _, findings = parse(f"plan\n  {line}\n", "x.mal")

    assert [one.edit for one in findings if one.code != "MK009"] == [None]


def test_a_name_that_is_nearly_one_is_changed_to_it() -> None:
    text = "plan\nnyckeltal svar_dagar\n  enhet dagar\nnämndsmål m\n  mäts med svar_dager\n"
    _, findings = resolve((parse(text, "x.mal")[0],))

    assert [made(text, one) for one in findings] == [text.replace("dager", "dagar")]


def test_a_name_that_is_like_no_other_stays() -> None:
    text = "plan\nnyckeltal svar\n  enhet dagar\nnämndsmål m\n  mäts med xyzzy\n"
    _, findings = resolve((parse(text, "x.mal")[0],))

    assert [one.edit for one in findings] == [None]
