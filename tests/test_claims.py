"""Count claims: what is read, and which goals the stated words put in the count (figures F2.6)."""

import pytest

from dsl.ast import Class
from dsl.parser import parse
from engine.assessment import Evaluated
from engine.claims import CountClaim, counted, counts, read_count
from engine.plan import Plan
from engine.resolve import resolve
from engine.run import Options, run
from engine.truth import Truth
from readers.yaml_case import read_cases

GOALS = "".join(
    f'\nnämndsmål {name} "Målet om {name} ska nås"\n  mäts med m_{name}\n'
    f'\nnyckeltal m_{name} "Måttet på {name}"\n  enhet antal\n  mål 2023 minst 5\n'
    for name in ("lek", "lärande", "trygghet", "matro")
)
TWO_WORDS = 'bedömning "Uppnått" betyder helt uppfyllt\n  bedömning "Inte uppnått" betyder ej uppfyllt'
COLOURS = """bedömning "Grön" betyder helt uppfyllt
  bedömning "Ljusgrön" betyder helt uppfyllt
  bedömning "Gul" betyder delvis uppfyllt eller kan ej bedömas
  bedömning "Röd" betyder ej uppfyllt"""


def _text(words: str) -> str:
    return f'plan "Förskolenämndens mål 2023"\n  år 2023\n  {words}\n{GOALS}'


def _plan(words: str = "", more: str = "") -> Plan:
    file, findings = parse(_text(f"{words}\n  {more}"), "mål.mal")
    plan, found = resolve((file,))

    assert (findings, found) == ((), ())
    assert plan is not None
    return plan


def _evaluated(words: str, stated: str) -> Evaluated:
    file, _ = parse(_text(words), "mål.mal")
    cases, findings = read_cases(f"rapport:\n  period: 2023\nbedömningar:\n{stated}", "fall.yaml")

    assert findings == ()
    return run(((file,),), cases, Options()).evaluated[0]


@pytest.mark.parametrize(
    ("says", "expected"),
    [
        ("antal helt uppfyllda = 7 av 8", CountClaim((Class.FULL,), None, 7, 8)),
        ("antal helt uppfyllda = sju av åtta", CountClaim((Class.FULL,), None, 7, 8)),
        ("antal helt uppfyllda mål = 7 av 8 mål", CountClaim((Class.FULL,), None, 7, 8)),
        ("antal helt uppfyllda nämndsmål = 7", CountClaim((Class.FULL,), None, 7, None)),
        ("Antal  Helt uppfyllda=7", CountClaim((Class.FULL,), None, 7, None)),
        ("antal delvis uppfyllda = noll", CountClaim((Class.PARTLY,), None, 0, None)),
        ("antal minst delvis uppfyllda = 3", CountClaim((Class.FULL, Class.PARTLY), None, 3, None)),
        ("antal ej uppfyllda = 1", CountClaim((Class.NOT,), None, 1, None)),
        ("antal inte uppfyllda = en", CountClaim((Class.NOT,), None, 1, None)),
        ("antal ej bedömda = 0", CountClaim((Class.UNDECIDED,), None, 0, None)),
        ("antal kan ej bedömas = tolv", CountClaim((Class.UNDECIDED,), None, 12, None)),
        ("antal kan ej bedömas = 1 av 8", CountClaim((Class.UNDECIDED,), None, 1, 8)),
        ("antal mål = 8", CountClaim((), None, 8, None)),
        ("antal nämndsmål = åtta", CountClaim((), None, 8, None)),
        ("antal Helt uppfyllt = 7", CountClaim((Class.FULL,), "helt uppfyllt", 7, None)),
        ('antal "Ej uppfyllt" = 1', CountClaim((Class.NOT,), "ej uppfyllt", 1, None)),
    ],
)
def test_a_count_claim_says_what_it_counts_and_how_many(says: str, expected: CountClaim) -> None:
    assert expected == read_count(says, _plan())


@pytest.mark.parametrize(
    "says",
    [
        "nettokostnad 2022 − nettokostnad 2021 = 2,7 mnkr",
        "antal anställda = 7",
        "antal helt uppfyllda",
        "antal helt uppfyllda = många",
        "antal helt uppfyllda = 7 av många",
        "antal helt uppfyllda = 7 av 8 barn",
        "antal helt uppfyllda = 7,5",
        "antal helt uppfyllda = 7 av 8 mål till",
        "antal nästan uppfyllda = 7",
        "antal uppfyllda = 7",
        "helt uppfyllda = 7",
        'antal "Gul" = 7',
        "",
    ],
)
def test_anything_else_is_no_count_claim(says: str) -> None:
    assert read_count(says, _plan()) is None


def test_fulfilled_is_wholly_fulfilled_where_no_word_means_partly() -> None:
    assert CountClaim((Class.FULL,), None, 7, 8) == read_count("antal uppfyllda = 7 av 8", _plan(TWO_WORDS))


def test_one_of_the_plans_own_words_is_counted_by_that_word() -> None:
    expected = CountClaim((Class.PARTLY, Class.UNDECIDED), "gul", 2, None)

    assert expected == read_count("antal ”Gul” = 2", _plan(COLOURS))


def test_the_plans_own_name_for_goals_is_understood() -> None:
    plan = _plan(more='kallar nämndsmål "fokusmål"')

    assert CountClaim((Class.FULL,), None, 2, 4) == read_count("antal helt uppfyllda fokusmål = 2 av 4", plan)
    assert CountClaim((), None, 4, None) == read_count("antal fokusmål = 4", plan)


@pytest.mark.parametrize(
    ("says", "expected"),
    [
        ("antal helt uppfyllda = 1", [Truth.TRUE, Truth.FALSE, Truth.UNKNOWN, Truth.UNKNOWN]),
        ("antal ej uppfyllda = 1", [Truth.FALSE, Truth.TRUE, Truth.UNKNOWN, Truth.UNKNOWN]),
        ("antal mål = 3", [Truth.TRUE, Truth.TRUE, Truth.TRUE, Truth.UNKNOWN]),
    ],
)
def test_a_goal_without_a_readable_word_may_be_counted_or_not(says: str, expected: list[Truth]) -> None:
    evaluated = _evaluated("", '  lek: Helt uppfyllt\n  lärande: Ej uppfyllt\n  trygghet: "●"\n')
    claim = read_count(says, evaluated.plan)

    assert claim is not None
    assert expected == [counts(claim, goal) for goal in evaluated.assessments]


@pytest.mark.parametrize(
    ("says", "expected"),
    [
        ("antal helt uppfyllda = 1", [Truth.TRUE, Truth.TRUE, Truth.FALSE, Truth.FALSE]),
        ("antal delvis uppfyllda = 1", [Truth.FALSE, Truth.FALSE, Truth.UNKNOWN, Truth.FALSE]),
        ("antal kan ej bedömas = 1", [Truth.FALSE, Truth.FALSE, Truth.UNKNOWN, Truth.FALSE]),
        ("antal minst delvis uppfyllda = 3", [Truth.TRUE, Truth.TRUE, Truth.UNKNOWN, Truth.FALSE]),
        ('antal "Gul" = 1', [Truth.FALSE, Truth.FALSE, Truth.TRUE, Truth.FALSE]),
        ("antal Grön = 1", [Truth.TRUE, Truth.FALSE, Truth.FALSE, Truth.FALSE]),
    ],
)
def test_classes_are_counted_by_class_and_words_by_word(says: str, expected: list[Truth]) -> None:
    stated = "  lek: Grön\n  lärande: LJUSGRÖN\n  trygghet: gul\n  matro: Röd\n"
    evaluated = _evaluated(COLOURS, stated)
    claim = read_count(says, evaluated.plan)

    assert claim is not None
    assert expected == [counts(claim, goal) for goal in evaluated.assessments]


def test_the_goals_are_sorted_into_certain_perhaps_and_others() -> None:
    evaluated = _evaluated("", '  lek: Helt uppfyllt\n  lärande: Ej uppfyllt\n  trygghet: "●"\n')
    claim = read_count("antal helt uppfyllda = 1", evaluated.plan)

    assert claim is not None
    goals = counted(claim, evaluated)
    assert [goal.name for goal in goals.certain] == ["lek"]
    assert [goal.name for goal in goals.perhaps] == ["trygghet", "matro"]
    assert [goal.name for goal in goals.others] == ["lärande"]
    assert [goal.name for goal in goals.unmentioned] == ["matro"]
