"""Conditions of which share of a target is reached: which targets have a share, and what is told of the others."""

import pytest

from dsl.parser import parse
from engine.run import Options, run
from readers.yaml_case import read_cases


def told(target: str, outcome: str) -> tuple[str, list[tuple[str, int | None, str]]]:
    """The computed word, and the findings of the condition (MK112), of a goal met at half of its target."""
    text = (
        'plan "Prov"\n  år 2020\nnyckeltal a "A"\n  enhet kr\n'
        f"  mål 2020 {target}\n"
        'nämndsmål g "G"\n  mäts med a\n  helt uppfyllt när a når minst 50 % av målvärdet\n'
    )
    file, unread = parse(text, "prov.mal")
    cases, wrong = read_cases(
        f"rapport:\n  titel: Prov\n  period: 2020\nutfall:\n  a: {{2020: '{outcome}'}}\n", "p.yaml"
    )
    result = run(((file,),), cases, Options())
    (assessment,) = result.evaluated[0].assessments

    assert (unread, wrong) == ((), ())
    found = [one for one in result.findings if one.code == "MK112"]
    return assessment.computed_word, [(one.code, one.labels[0].span.line, one.message.sv) for one in found]


@pytest.mark.parametrize(
    ("target", "outcome", "word"),
    [
        ("minst 10", "5", "Helt uppfyllt"),
        ("minst 10", "4", "Ej uppfyllt"),
        ("minst 0,5", "0,25", "Helt uppfyllt"),
        ("minst 0,5", "0,24", "Ej uppfyllt"),
        ("minst 1", "0", "Ej uppfyllt"),
        ("över 10", "5", "Helt uppfyllt"),
    ],
)
def test_a_share_is_taken_of_every_limit_above_zero(target: str, outcome: str, word: str) -> None:
    assert told(target, outcome) == (word, [])


@pytest.mark.parametrize(
    ("target", "outcome"), [("minst 0", "5"), ("minst -1", "5"), ("mellan 1 och 9", "5"), ("minst 10", "-1")]
)
def test_no_share_is_taken_of_a_limit_of_zero_or_two_or_of_a_negative_figure(target: str, outcome: str) -> None:
    message = f'det går inte att säga hur stor del av {target} som "a" når'

    assert told(target, outcome) == ("Kan ej bedömas", [("MK112", 8, message)])


@pytest.mark.parametrize(
    ("lines", "day", "word"),
    [
        (("klart senast maj 2020",), "2020-05-31", "Kan ej bedömas"),
        (("klart senast maj 2020",), "2020-06-01", "Ej uppfyllt"),
        (("klart senast maj 2020", "redovisas senast juni 2020"), "2020-06-30", "Kan ej bedömas"),
        (("redovisas senast juni 2020", "klart senast maj 2020"), "2020-06-30", "Kan ej bedömas"),
        (("redovisas senast juni 2020", "klart senast maj 2020"), "2020-07-01", "Ej uppfyllt"),
        ((), "2020-12-31", "Kan ej bedömas"),
    ],
)
def test_an_activity_is_due_when_the_last_of_its_deadlines_has_passed(
    lines: tuple[str, ...], day: str, word: str
) -> None:
    text = (
        'plan "Prov"\n  år 2020\nnämndsmål g "G"\n  helt uppfyllt när alla aktiviteter är klara\n'
        "aktivitet a\n  bidrar till nämndsmålet g\n" + "".join(f"  {line}\n" for line in lines)
    )
    file, unread = parse(text, "prov.mal")
    cases, wrong = read_cases(f"rapport: {{period: 2020, datum: {day}}}\nbedömningar: {{a: Pågår}}\n", "p.yaml")
    result = run(((file,),), cases, Options())

    assert (unread, wrong) == ((), ())
    assert result.evaluated[0].assessments[0].computed_word == word


@pytest.mark.parametrize(
    ("condition", "message", "help"),
    [
        (
            "indikatorn nås",
            "villkoret säger indikatorn, men målet bidrar inte till någon indikator",
            "skriv `bidrar till indikatorn …`, eller indikatorns namn i villkoret",
        ),
        (
            "alla nyckeltal ökar med minst 2 %",
            "2 % av ett nyckeltal i procent kan läsas på två sätt",
            "skriv `2 procentenheter`, eller `minst … % av` basårets utfall",
        ),
    ],
)
def test_what_cannot_be_computed_is_told_with_what_to_write(condition: str, message: str, help: str) -> None:
    text = (
        'plan "Prov"\n  år 2020\nnyckeltal a\n  enhet andel\n  mål 2020 minst 5 %\n'
        f"nämndsmål g\n  mäts med a\n  helt uppfyllt när {condition}\n"
    )
    file, unread = parse(text, "prov.mal")
    cases, wrong = read_cases("rapport: {titel: P, period: 2020}\nutfall:\n  a: {2020: '6 %'}\n", "p.yaml")
    (found,) = [one for one in run(((file,),), cases, Options()).findings if one.code == "MK112"]

    assert (unread, wrong) == ((), ())
    assert found.help is not None
    assert (found.labels[0].span.line, found.message.sv, found.help.sv) == (8, message, help)
