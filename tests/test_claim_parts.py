"""Claims that a whole consists of parts: how they are read, and what becomes of them (figures F1.5, F2.1, F2.3)."""

import pytest

from dsl.parser import parse
from engine.claim_answer import About, Answered
from engine.claim_text import Mistake, read_claim
from engine.claim_tree import Amount, Parts
from engine.claim_trials import Answer
from engine.run import Options, run
from readers.yaml_case import read_cases

HOLDS, FAILS, UNTESTABLE = Answer.HOLDS, Answer.FAILS, Answer.UNTESTABLE
PLAN = 'plan "Mål 2024"\n  år 2024\n\nnyckeltal x "Nettokostnad"\n  enhet tkr\n\nnyckeltal n "Ärenden"\n  enhet antal\n'
CASE = """rapport:
  period: 2024
utfall:
  x: {{2024: 11 600, 2023: i.u.}}
  n: {{2024: 100, 2023: 60}}
tabeller:
  - namn: Ekonomi
    enhet: tkr
    kolumner: [Bokslut 2024, Bokslut 2023]
    rader:
      - Personal: [-4 220, -4 015]
      - Intäkter: [900, -30]
påståenden:
  - säger: '{claim}'
"""


def of(claim: str) -> Answered:
    file, mistakes = parse(PLAN, "mål.mal")
    cases, unread = read_cases(CASE.format(claim=claim), "fall.yaml")
    assert (mistakes, unread) == ((), ())
    result = run(((file,),), cases, Options())
    assert [one.message.sv for one in result.findings if one.code in ("MK002", "MK008")] == []
    (answered,) = result.evaluated[0].claims
    return answered


@pytest.mark.parametrize(
    ("claim", "whole", "parts", "exhaustive"),
    [
        ("11,6 mnkr består av 8,2 mnkr + 4,2 mnkr", "11,6 mnkr", ["8,2 mnkr", "4,2 mnkr"], True),
        ("11,6 mnkr bestod av 8,2 mnkr, 4,2 mnkr och 1 mnkr", "11,6 mnkr", ["8,2 mnkr", "4,2 mnkr", "1 mnkr"], True),
        ("x 2024 utgörs av n 2024 + 5", "x 2024", ["n 2024", "5"], True),
        ("x 2024 varav 8,2 mnkr", "x 2024", ["8,2 mnkr"], False),
        ('"Personal" 2024 därav "Lokaler" i kolumn "A" + 4', '"Personal" 2024', ['"Lokaler" i kolumn "A"', "4"], False),
        ("x 2024 består bland annat av drygt 8 mnkr", "x 2024", ["drygt 8 mnkr"], False),
        ("x 2024 bland annat 8 mnkr", "x 2024", ["8 mnkr"], False),
        ("x 2024 består av (4 − 2) × 3 + 5", "x 2024", ["(4 − 2) × 3", "5"], True),
        ("8 mnkr + 4 mnkr = 12 mnkr", "12 mnkr", ["8 mnkr", "4 mnkr"], True),
        ("12 mnkr = 8 mnkr + 3 mnkr + 1 mnkr", "12 mnkr", ["8 mnkr", "3 mnkr", "1 mnkr"], True),
        ("8 mnkr + 4 mnkr = ca 12 mnkr", "ca 12 mnkr", ["8 mnkr", "4 mnkr"], True),
    ],
)
def test_a_whole_and_its_parts_are_read(claim: str, whole: str, parts: list[str], exhaustive: bool) -> None:
    read = read_claim(claim)

    assert isinstance(read, Parts)
    assert read.whole.printed == whole
    assert [part.printed for part in read.parts] == parts
    assert read.exhaustive is exhaustive


def test_hedges_are_of_the_amount_that_they_stand_before() -> None:
    read = read_claim("ca 12 mnkr består av drygt 8 mnkr och 4 mnkr")
    equation = read_claim("8 mnkr + 4 mnkr = ca 12 mnkr")

    assert isinstance(read, Parts)
    assert isinstance(equation, Parts)
    assert [share.hedge is not None for share in (read.whole, *read.parts)] == [True, True, False]
    assert [share.hedge is not None for share in (equation.whole, *equation.parts)] == [True, False, False]


@pytest.mark.parametrize("claim", [
    "x 2024 + 4 mnkr = 12 mnkr", "8 mnkr − 4 mnkr = 4 mnkr", "8 mnkr + 4 mnkr > 11 mnkr", "x 2024 = 4 mnkr",
])  # fmt: skip
def test_what_is_no_sum_of_amounts_alone_is_another_claim(claim: str) -> None:
    assert not isinstance(read_claim(claim), Parts | Mistake)


@pytest.mark.parametrize(("claim", "at"), [("x 2024 består av", 16), ("x 2024 varav 8 mnkr,", 20)])
def test_parts_that_are_left_out_are_a_mistake(claim: str, at: int) -> None:
    read = read_claim(claim)

    assert isinstance(read, Mistake)
    assert read.at == at


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("11,6 mnkr består av 8,2 mnkr + 4,2 mnkr", FAILS),
        ("11,6 mnkr består av 7,4 mnkr + 4,2 mnkr", HOLDS),
        ("11,6 mnkr består av 7,4 mnkr + 4,3 mnkr", HOLDS),
        ("11,6 mnkr består av 7,4 mnkr + 3,9 mnkr", FAILS),
        ("11,6 mnkr består av 7,4 mnkr + 4 200 tkr", HOLDS),
        ("11,6 mnkr består av 8,2 + 4,2", FAILS),
        ("11,6 mnkr består av 7,4 + 4,2", HOLDS),
        ("11 mnkr består av 3,6 mnkr + 3,8 mnkr + 4,4 mnkr", HOLDS),
        ("12 mnkr består av drygt 8 mnkr + 3,4 mnkr", HOLDS),
        ("12 mnkr består av knappt 8 mnkr + 6,4 mnkr", FAILS),
        ("x 2024 består av 7,4 mnkr + 4,2 mnkr", HOLDS),
        ("x 2024 består av 8,2 mnkr + 4,2 mnkr", FAILS),
        ("n 2024 består av 60 + 39", FAILS),
        ("n 2024 består av n 2023 + 40", HOLDS),
        ("n 2024 består av n 2023 + 41", FAILS),
        ("x 2024 varav 11,7 mnkr", FAILS),
        ("x 2024 varav 11,6 mnkr", HOLDS),
        ("x 2024 varav 12 mnkr", Answer.DOUBTFUL),
        ("x 2024 varav 2 mnkr och 13 mnkr", FAILS),
        ("x 2024 varav 8,2 mnkr, 4,2 mnkr", HOLDS),
        ("x 2023 varav 8,2 mnkr", UNTESTABLE),
        ("x 2023 består av 8,2 mnkr och 1 mnkr", UNTESTABLE),
        ("x 2024 består av 8 procent + 4 mnkr", UNTESTABLE),
        ("x 2024 består av 8 procent + n 2024", UNTESTABLE),
        ('"Personal" i kolumn "Bokslut 2024" består av 3,2 mnkr + 1 mnkr', HOLDS),
        ('"Personal" i kolumn "Bokslut 2024" består av 3,2 mnkr + 1,9 mnkr', FAILS),
        ('"Personal" i kolumn "Bokslut 2024" varav 4,9 mnkr', FAILS),
        ('"Personal" i kolumn "Bokslut 2024" varav "Intäkter" i kolumn "Bokslut 2023"', HOLDS),
    ],
)
def test_what_becomes_of_parts(claim: str, expected: Answer) -> None:
    answered = of(claim)

    assert (answered.answer, answered.about) == (expected, About.PARTS)


def test_the_answer_says_what_the_parts_come_to() -> None:
    wrong, of_figure, part = (
        of("11,6 mnkr består av 8,2 mnkr + 4,25 mnkr"),
        of("x 2024 består av 8,2 mnkr + 4,2 mnkr"),
        of("x 2024 varav 2 mnkr, 13 mnkr"),
    )

    assert [(one.what, one.says, one.comes_to, one.other) for one in (wrong, of_figure, part)] == [
        ("8,2 mnkr + 4,25 mnkr", "11,6 mnkr", "12,45 mnkr", ""),
        ("8,2 mnkr + 4,2 mnkr", "x 2024", "12 400 tkr", "11 600 tkr"),
        ("13 mnkr", "x 2024", "13 000 tkr", "11 600 tkr"),
    ]
    assert [figure.text for figure in of_figure.figures] == ["11 600", "8,2 mnkr", "4,2 mnkr"]


def test_units_that_do_not_go_together_are_a_clash_where_both_are_known() -> None:
    known, unknown = of("x 2024 består av 8 procent + 4 mnkr"), of("11,6 består av 8 + 3,6")

    assert (known.clash, known.because.sv if known.because else "") == (True, "tkr och procent går inte att jämföra")
    assert (unknown.clash, unknown.answer) == (False, HOLDS)


def test_an_amount_keeps_what_it_says_it_is_rounded_to() -> None:
    read = read_claim("12 000 tkr avrundat till tusental består av 8 mnkr + 4 mnkr")

    assert isinstance(read, Parts)
    assert isinstance(read.whole.term, Amount)
    assert read.whole.term.declared
    assert of("12 000 tkr avrundat till tusental består av 8,0 mnkr + 4,3 mnkr").answer is HOLDS
    assert of("12 000 tkr består av 8,0 mnkr + 4,3 mnkr").answer is FAILS
