"""The whole program against anything: no exception, an exit code of 0, 1 or 2, and the same bytes twice."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import cli
from dsl.parser import parse, parse_policy
from dsl.source import decode
from engine.figure import read_cell
from engine.units import find_unit
from readers.files import load
from readers.yaml_case import read_cases

ROOT = Path(__file__).parent.parent
SCHEMA = Draft202012Validator(json.loads((ROOT / "docs" / "resultat.schema.json").read_text("utf-8")))
RULES = (ROOT / "rules" / "alingsas-ks-2020.mal").read_text("utf-8")
EXAMPLE = (ROOT / "tests" / "golden" / "language_example.mal").read_text("utf-8")
CASE = (ROOT / "cases" / "alingsas-ks-2020.yaml").read_text("utf-8")
CELLS = sorted({part.split('"')[1] for part in CASE.split("utskrivet: ")[1:] if '"' in part.split("}")[0]})

QUIET = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))

#: What a slip of the hand, a word processor or an attacker may put anywhere.
PIECES = st.one_of(
    st.text(max_size=20),
    st.sampled_from(
        ["\n", "\t", "\0", "\x1b[2J", "\u2028", "\ufeff", "\xad", '"', "”", "(", ")", ",", "#", "- ", ": "]
    ),
    st.sampled_from(
        ["9" * 100, "1e999", "−4,9", "1 234", "0,5", "0.5", "2020", "0000", "9999", "99999", "²", "٣", "½"]
    ),
    st.sampled_from(sorted({word for word in RULES.split() if len(word) < 15})),
    st.sampled_from(["samma mått som", "saknas", "från 2018", "öka med minst 5 %", "bättre än riket", "halveras"]),
    st.sampled_from(["undantag", 'undantag "a" när alla nyckeltal nås ger ej uppfyllt', "samlad bedömning", "utfall:"]),
)


@pytest.fixture
def ran(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Runs a command in a folder of its own: the exit code, and what was printed to each stream."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MALKOLL_LANG", raising=False)

    def run(rules: str, case: str, *words: str) -> tuple[int, str, str]:
        Path("regler.mal").write_bytes(rules.encode("utf-8", "surrogatepass"))
        Path("fall.yaml").write_bytes(case.encode("utf-8", "surrogatepass"))
        code = cli.main(words or ("check", "regler.mal", "fall.yaml", "--format", "json"))
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


def _lawful(run: Callable[..., tuple[int, str, str]], rules: str, case: str) -> None:
    """The law of this file, for one pair of files."""
    first = run(rules, case)
    assert first[0] in (0, 1, 2)
    assert "Traceback" not in first[1] + first[2]
    assert list(SCHEMA.iter_errors(json.loads(first[1]))) == []
    assert run(rules, case) == first
    code, text, _ = run(rules, case, "check", "regler.mal", "fall.yaml", "--notiser")
    assert (code, text.endswith("\n"), "\x1b" in text, "\0" in text) == (first[0], True, False, False)


@st.composite
def mutated(draw: st.DrawFn, text: str, most: int = 6) -> str:
    """`text` with lines, words or characters deleted, doubled, swapped, or with something put in."""
    for _ in range(draw(st.integers(1, most))):
        joiner = draw(st.sampled_from(["\n", " ", ""]))
        parts = text.split(joiner) if joiner else list(text)
        at, other = (draw(st.integers(0, max(len(parts) - 1, 0))) for _ in range(2))
        change = draw(st.sampled_from(["delete", "double", "swap", "insert", "replace"]))
        if change == "delete":
            del parts[at : at + draw(st.integers(1, 3))]
        elif change == "double":
            parts.insert(other, parts[at] if parts else "")
        elif change == "swap" and parts:
            parts[at], parts[other] = parts[other], parts[at]
        elif change == "insert":
            parts.insert(at, draw(PIECES))
        elif parts:
            parts[at] = draw(PIECES)
        text = joiner.join(parts)
    return text


# --- Rule files ---------------------------------------------------------------------------------


@QUIET
@given(st.text(max_size=300))
def test_any_text_is_read_as_a_rule_file(text: str) -> None:
    tree, findings = parse(text, "regler.mal")

    assert tree.document == "regler.mal"
    assert parse(text, "regler.mal") == (tree, findings)


@QUIET
@given(st.text(max_size=60) | mutated("saknat utfall ersätts av senaste utfall, högst 1 år gammalt"))
def test_any_text_is_a_policy_or_is_told_why_not(text: str) -> None:
    policy, findings = parse_policy(text)

    assert (policy is None) <= bool(findings)


@QUIET
@given(st.binary(max_size=300) | st.text(max_size=200).map(lambda text: text.encode("utf-16")))
def test_any_bytes_are_text_or_told_not_to_be(data: bytes) -> None:
    text, findings = decode(data, "regler.mal")

    assert "\0" not in text and "\r" not in text
    assert decode(data, "regler.mal") == (text, findings)


@settings(QUIET, max_examples=12)
@given(mutated(RULES))
def test_a_rule_file_changed_anywhere_is_lawful(ran, text: str) -> None:
    _lawful(ran, text, CASE)


@settings(QUIET, max_examples=12)
@given(mutated(EXAMPLE))
def test_the_example_of_the_language_changed_anywhere_is_lawful(ran, text: str) -> None:
    _lawful(ran, text, CASE)


# --- Cells --------------------------------------------------------------------------------------


@settings(QUIET, max_examples=200)
@given(st.text(max_size=60) | st.sampled_from(CELLS).flatmap(mutated), st.sampled_from(["andel", "index", "mnkr", ""]))
def test_any_cell_is_read(printed: str, unit: str) -> None:
    figure = read_cell(printed, find_unit(unit), ())

    assert figure.printed == printed
    assert read_cell(printed, find_unit(unit), ()) == figure


@settings(QUIET, max_examples=12)
@given(st.lists(st.tuples(st.sampled_from(CELLS), st.text(max_size=30) | PIECES), min_size=1, max_size=6))
def test_anything_may_stand_in_the_cells_of_a_case(ran, changes: list[tuple[str, str]]) -> None:
    case = CASE
    for cell, put_in in changes:
        case = case.replace(f'"{cell}"', json.dumps(put_in, ensure_ascii=False))

    _lawful(ran, RULES, case)


# --- Cases --------------------------------------------------------------------------------------


@QUIET
@given(st.text(max_size=300))
def test_any_text_is_read_as_a_case_file(text: str) -> None:
    assert read_cases(text, "fall.yaml") == read_cases(text, "fall.yaml")


@settings(QUIET, max_examples=12)
@given(mutated(CASE))
def test_a_case_changed_anywhere_is_lawful(ran, text: str) -> None:
    _lawful(ran, RULES, text)


@settings(QUIET, max_examples=12)
@given(mutated(RULES), mutated(CASE))
def test_both_changed_are_lawful_and_explained(ran, rules: str, case: str) -> None:
    _lawful(ran, rules, case)
    code, _, err = ran(rules, case, "explain", "regler.mal", "fall.yaml", "bredband")

    assert code in (0, 2)
    assert "Traceback" not in err


@QUIET
@given(st.lists(st.text(max_size=30).filter(lambda name: "\0" not in name), max_size=4))
def test_any_names_of_files_are_looked_for(names: list[str]) -> None:
    strange = [name for name in names if not os.path.exists(name)]

    assert load(strange).units == ()


# --- The same bytes -----------------------------------------------------------------------------


def test_the_hash_seed_changes_no_byte(tmp_path: Path) -> None:
    broken = RULES.replace("mäts med dialog_ks", "mäts med dialog_kss").replace("minst 90 %", "minst 90")
    (tmp_path / "regler.mal").write_text(broken, "utf-8")
    (tmp_path / "fall.yaml").write_text(CASE.replace("dialog_kf:", "dialog_fk:").replace('"2,28"', '"x 2,28"'), "utf-8")
    command = [sys.executable, str(ROOT / "launch.py"), "check", "regler.mal", "fall.yaml", "--format", "json"]
    printed = [
        subprocess.run(
            command, cwd=tmp_path, capture_output=True, env={**os.environ, "PYTHONHASHSEED": seed}, check=False
        )
        for seed in ("0", "1", "4242")
    ]

    assert {(done.returncode, done.stdout, done.stderr) for done in printed} == {(1, printed[0].stdout, b"")}
