"""The sample of .ci/mutate: what an exit code means, how sure a share of a sample is, and what is told."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest


def mutants() -> ModuleType:
    """.ci/mutants.py, which is no module that can be imported by name."""
    path = Path(__file__).parent.parent / ".ci" / "mutants.py"
    spec = importlib.util.spec_from_file_location("mutants", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (0, "survived"),
        (1, "killed"),
        (3, "killed"),
        (-11, "killed"),
        (33, "no tests"),
        (36, "timeout"),
        (None, "not run"),
    ],
)
def test_an_exit_code_says_what_became_of_the_mutant(code: int | None, said: str) -> None:
    assert mutants().status(code) == said


def test_the_interval_is_that_of_wilson() -> None:
    low, high = mutants().interval(85, 100)

    assert (f"{low:.2f}", f"{high:.2f}") == ("76.72", "90.69")


def test_a_sample_is_told_with_its_survivors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    meta = tmp_path / "mutants" / "engine" / "truth.py.meta"
    meta.parent.mkdir(parents=True)
    codes = {"engine.truth.a__mutmut_1": 1, "engine.truth.a__mutmut_2": 0, "engine.truth.a__mutmut_3": 33}
    meta.write_text(json.dumps({"exit_code_by_key": codes}), encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    assert mutants().told(list(codes)).splitlines() == [
        "killed: 1",
        "survived: 1",
        "timeout: 0",
        "no tests: 1",
        "not run: 0",
        "score: 33.3 % of 3, 95 % interval 6.1-79.2 %",
        "survived engine.truth.a__mutmut_2",
        "no tests engine.truth.a__mutmut_3",
    ]
