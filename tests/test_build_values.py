"""The limits of the figures of a rule file."""

import pytest

from dsl.parser import parse


def told(figure: str) -> list[tuple[str, str]]:
    _, findings = parse(f'nyckeltal a "A"\n  enhet kr\n  mål 2020 minst {figure}\n', "prov.mal")
    return [(one.message.sv, one.message.en) for one in findings]


@pytest.mark.parametrize("figure", ["9" * 30, "9" * 28 + ",9", " ".join(["999"] * 10)])
def test_a_figure_of_thirty_digits_is_read(figure: str) -> None:
    assert told(figure) == []


@pytest.mark.parametrize("figure", ["9" * 31, "1 " + " ".join(["999"] * 10)])
def test_a_longer_figure_is_refused(figure: str) -> None:
    assert told(figure) == [
        ("talet har 31 siffror, och det är fler än 30", "the figure has 31 digits, which is more than 30")
    ]
