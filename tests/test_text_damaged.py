"""A report's text damaged as by OCR or copying: what is lost is asked about, never another figure or verdict."""

import re
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interpret.reading import read
from readers.report import read_report
from tests.reports_made import Said, Truth, expected, folded, plan_of, said_by, truths

#: What a machine reads for what is printed, within words alone: a figure that is read as another cannot be told.
_LETTERS = {"å": "a", "ä": "a", "ö": "6", "m": "rn", "l": "1"}


def _text(truth: Truth) -> list[str]:
    lines = ["Kulturnämndens årsredovisning 2023", ""]
    for goal in truth.goals:
        lines += [f"Nämndmål: {goal.sentence}", f"Bedömning: {goal.verdict}", f"Kommentar: {goal.comment}", ""]
        for one in goal.measures:
            lines += [f"Nyckeltal: {one.name}", f"Målvärde 2023: {one.target}"]
            lines += [*(f"Utfall {year}: {text}" for year, text in one.outcomes), ""]
    return lines


def _misread(text: str, at: int) -> str:
    found = [one for one in re.finditer(r"(?<=[^\W\d_])[åäöml](?=[^\W\d_])", text)]
    if not found:
        return text
    one = found[at % len(found)]
    return text[: one.start()] + _LETTERS[one[0]] + text[one.end() :]


def _split(text: str, at: int) -> str:
    found = [one.start() for one in re.finditer(r"(?<=[^\W\d_])(?=[^\W\d_])", text)]
    return text if not found else text[: found[at % len(found)]] + " " + text[found[at % len(found)] :]


def _broken(text: str, at: int) -> str:
    found = [one.start() for one in re.finditer(r" ", text)]
    return text if not found else text[: found[at % len(found)]] + "\n" + text[found[at % len(found)] + 1 :]


def _page(text: str, at: int) -> str:
    return f"{text}\n\n{at % 90 + 1}\n\n"


def _colonless(text: str, _: int) -> str:
    return text.replace(": ", " ", 1)


DAMAGES: tuple[Callable[[str, int], str], ...] = (_misread, _split, _broken, _page, _colonless)


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda one: one.__name__)
@settings(max_examples=10, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(truth=truths(), places=st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), min_size=1, max_size=6))
def test_no_damage_makes_another_figure_or_verdict(
    damage: Callable[[str, int], str], truth: Truth, places: list[tuple[int, int]]
) -> None:
    lines = _text(truth)
    for line, at in places:
        lines[line % len(lines)] = damage(lines[line % len(lines)], at)
    text = "\n".join(lines)
    right = expected(truth, None)
    said: Said = said_by(read(read_report(text.encode(), "r.txt"), (plan_of(truth),), None, text).case)
    # The cell of a damaged line is its own words, damaged: its figure is the same.
    wrong = {
        key: (value, right.get(key))
        for key, value in said.items()
        if key[0].startswith(("mål_", "mått_")) and key[1] != "mål" and _bare(value) != _bare(right.get(key, ""))
    }
    assert wrong == {}


def _bare(text: str) -> str:
    """A cell's figures, or its letters where it has none."""
    return "".join(re.findall(r"[0-9,]+", folded(text))) or "".join(re.findall(r"[a-zåäö]", text.casefold()))
