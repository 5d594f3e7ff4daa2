"""Every mistake a planner makes in a rule file: what is told, where, and what to write instead.

tests/golden/mistakes/NN-name.mal is the file, NN-name.txt all that is told about it, in both languages.
MALKOLL_REWRITE=1 writes the expected files anew: read the difference before it is committed.
"""

import os
from pathlib import Path

import pytest

from dsl.parser import parse
from dsl.source import decode
from findings.finding import Finding, Label

FOLDER = Path(__file__).parent / "golden" / "mistakes"
CASES = sorted(FOLDER.glob("*.mal"))


@pytest.mark.parametrize("path", CASES, ids=[path.stem for path in CASES])
def test_the_mistake_is_told_in_the_planners_words(path: Path) -> None:
    text, mended = decode(path.read_bytes(), path.name)
    told = "".join(_rendered(finding) for finding in (*mended, *parse(text, path.name)[1]))
    expected = path.with_suffix(".txt")
    if os.environ.get("MALKOLL_REWRITE"):
        expected.write_text(told, encoding="utf-8")

    assert told == expected.read_text(encoding="utf-8")


def test_no_message_speaks_of_the_program() -> None:
    told = "".join(path.with_suffix(".txt").read_text(encoding="utf-8") for path in CASES).lower()

    assert [word for word in ("token", "parser", "python", "ogiltig", "!", "syntax") if word in told] == []


@pytest.mark.parametrize(
    ("figure", "help"),
    [
        ("91.5", 'skriv "91,5"'),
        ("1234.567", 'skriv "1234,567"'),
        ("123.456", 'skriv "123 456" eller "123,456"'),
        ("0.125", 'skriv "0,125"'),
    ],
)
def test_a_point_may_stand_between_thousands_only_before_three_figures_and_after_one_to_three(
    figure: str, help: str
) -> None:
    (finding,) = parse(f"nyckeltal a\n  mål 2020 minst {figure}\n", "a.mal")[1]

    assert finding.message.sv == f'"{figure}" är skrivet med decimalpunkt'
    assert finding.help is not None
    assert finding.help.sv == help


@pytest.mark.parametrize(
    ("twice", "word"), [(", delvis minst 4, delvis minst 3", "delvis"), (' enligt "a" enligt "b"', "enligt")]
)
def test_what_follows_a_target_twice_is_named(twice: str, word: str) -> None:
    (finding,) = parse(f"nyckeltal a\n  mål 2020 minst 5{twice}\n", "a.mal")[1]

    assert (finding.message.sv, finding.message.en) == (
        f'målet har "{word}" två gånger',
        f'the target has "{word}" twice',
    )


def test_what_is_told_of_one_line_comes_in_the_order_of_its_columns() -> None:
    findings = parse("nyckeltal a\n  redovisas per ”A”, oj\n", "a.mal")[1]

    assert [(_place(one.labels[0]), one.code) for one in findings] == [("2:17-20", "MK007"), ("2:22-24", "MK001")]


def _rendered(finding: Finding) -> str:
    first, *others = finding.labels
    lines = [f"{_place(first)} {finding.code} {finding.message.sv}", f"    {finding.message.en}"]
    for label in others:
        lines.append(f"  {_place(label)}" + (f" {label.text.sv} / {label.text.en}" if label.text else ""))
    if finding.help is not None:
        lines += [f"  hjälp: {finding.help.sv}", f"    {finding.help.en}"]
    return "\n".join(lines) + "\n"


def _place(label: Label) -> str:
    span = label.span
    return f"{span.line}:{span.column}-{span.end}"
