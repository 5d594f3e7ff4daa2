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
