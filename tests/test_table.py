"""The committed table is what the grammar gives, and the grammar has no conflict."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from lark.exceptions import GrammarError

from dsl.automaton import LIST_OF_ONE, LIST_WITH_MORE
from dsl.build import CONSTANTS, makers
from dsl.generate import GRAMMAR, generated
from dsl.table import PATH, table

ROOT = Path(__file__).parent.parent


def test_the_committed_table_is_what_the_grammar_gives() -> None:
    """`python -m dsl.generate` writes it anew."""
    assert Path(PATH).read_text(encoding="utf-8") == generated(GRAMMAR.read_text(encoding="utf-8"))


def test_the_table_does_not_hang_on_the_order_of_a_set() -> None:
    command = "from dsl.generate import *; print(hash(generated(GRAMMAR.read_text('utf-8'))))"
    seeds = [{**os.environ, "PYTHONHASHSEED": "0"}] * 2
    hashes = {
        subprocess.run([sys.executable, "-c", command], cwd=ROOT, env=seed, capture_output=True, check=True).stdout
        for seed in seeds
    }

    assert len(hashes) == 1


@pytest.mark.parametrize(
    "more",
    [
        'line: "mål" years target "eller"\n',
        '%extend policy: left\n%extend line: left\nleft: "vänster" | "vänster" left_too\nleft_too: "vänster" | left',
    ],
)
def test_a_conflict_is_refused(more: str) -> None:
    with pytest.raises((GrammarError, ValueError)):
        generated(GRAMMAR.read_text(encoding="utf-8") + more)


def test_every_alternative_has_a_maker_or_a_constant_and_no_other_is_kept() -> None:
    named = {rule.make for rule in table().rules} - {None}

    assert named - set(makers()) - set(CONSTANTS) == {LIST_OF_ONE, LIST_WITH_MORE}
    assert set(CONSTANTS) - named == set()


def test_words_of_conditions_are_reserved() -> None:
    assert {"alla", "indikatorn", "inte", "och", "eller", "minst", "i"} <= table().reserved
    assert not table().reserved & {"svar", "enhet", "kommun", "bredband"}


def test_words_that_continue_a_line() -> None:
    assert table().joiners == {"och", "eller"}
