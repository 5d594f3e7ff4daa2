"""A condition is written again with the words it was written with."""

import pytest

from dsl import ast
from dsl.condition_text import condition_text
from dsl.parser import parse

HEAD = 'plan "Prov"\n  år 2020\n'


@pytest.mark.parametrize("heading", ["nämndsmål g", "prioriterat mål 1"])
@pytest.mark.parametrize(
    "written",
    [
        "alla nyckeltal nås",
        "inget nyckeltal nås",
        "minst 2 av 3 nyckeltal nås",
        "minst 80 % av nyckeltalen nås",
        "minst 80 % av vikten nås",
        "alla nyckeltal nås delvis",
        "mer än hälften av indikatorerna förbättras",
        "i snitt minst 91 % av målvärdena",
        "alla aktiviteter är klara",
        "x nås",
        "x nås delvis",
        "indikatorn nås",
        "x når minst 90 % av målvärdet",
        "x är minst 5",
        "x förbättras",
        "x saknas",
        "x är preliminärt",
        "x nås och y nås eller z nås",
        "x nås och (y nås eller z nås)",
        "inte x nås",
        "inte (x nås och y nås)",
        "(x nås eller y nås) och inte z saknas",
        "alla nämndsmål är helt uppfyllda",
        "minst 80 % av nämndsmålen är minst delvis uppfyllda",
        "x är helt uppfyllt",
        "x är minst delvis uppfyllt",
    ],
)
def test_a_condition_reads_as_it_was_written(heading, written):
    file, findings = parse(f'{HEAD}\n{heading} "Målet"\n  helt uppfyllt när {written}\n', "prov.mal")
    (line,) = file.blocks[1].lines

    assert findings == ()
    assert isinstance(line, ast.VerdictLine) and line.condition is not None
    assert condition_text(line.condition) == written
