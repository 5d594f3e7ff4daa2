"""What a measure's test says in a few words, for every state of its figure, in both languages."""

import pytest

from dsl.parser import parse
from engine.run import Options, run
from engine.wording import tested as words
from readers.yaml_case import read_cases

TARGET = "  mål 2020 minst 5, delvis minst 3\n"


@pytest.mark.parametrize(
    ("lines", "cells", "sv", "en"),
    [
        (TARGET, "2020: 5", 'a 5 når "minst 5"', 'a 5 reaches "minst 5"'),
        (
            TARGET,
            "2020: 4",
            'a 4 når inte "minst 5" men delvis "minst 3"',
            'a 4 does not reach "minst 5" but partly "minst 3"',
        ),
        (TARGET, "2020: 2", 'a 2 når inte "minst 5"', 'a 2 does not reach "minst 5"'),
        ("", "2020: 5", "a 5", "a 5"),
        (TARGET, "2020: i.u.", "a har inget utfall att pröva för 2020", "a has no outcome to test for 2020"),
        (
            TARGET + "  saknat utfall räknas som ej uppfyllt\n",
            "2020: i.u.",
            "a saknar utfall för 2020, vilket räknas som ej uppfyllt",
            "a has no outcome for 2020, which counts as not met",
        ),
        (
            TARGET + "  saknat utfall ersätts av senaste utfall\n",
            "2020: i.u., 2019: 6",
            'a 6 (2019) når "minst 5"',
            'a 6 (2019) reaches "minst 5"',
        ),
    ],
)
def test_the_test_of_a_measure_in_a_few_words(lines: str, cells: str, sv: str, en: str) -> None:
    text = f'plan "P"\n  år 2020\n  tecken "i.u." betyder uppgift saknas\nnyckeltal a\n  enhet index\n{lines}'
    file, unread = parse(text + "nämndsmål g\n  mäts med a\n", "p.mal")
    cases, wrong = read_cases(f"rapport:\n  titel: P\n  period: 2020\nutfall:\n  a: {{{cells}}}\n", "p.yaml")
    (judged,) = run(((file,),), cases, Options()).evaluated

    assert (unread, wrong) == ((), ())
    said = words(judged.assessments[0].measures[0])
    assert (said.sv, said.en) == (sv, en)
