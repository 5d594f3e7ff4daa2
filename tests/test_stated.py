"""The word a report states, and what the plan's scale makes of it (semantics 3.3)."""

import pytest
from attrs import evolve

from dsl.ast import Class, PeriodKind
from dsl.parser import parse
from engine.case import Case, Cell, Period, Report, Stated
from engine.plan import Plan, Word
from engine.resolve import resolve
from engine.stated import classes_of, scale_of, stated_word, word_for
from findings.span import Span

FULL, PARTLY, NOT, UNDECIDED = Class.FULL, Class.PARTLY, Class.NOT, Class.UNDECIDED
HERE = Span("prov.yaml", 1)
SCALE = (
    Word("Grön", (FULL,), None, HERE),
    Word("Ljusgrön", (FULL,), None, HERE),
    Word("Gul ☀", (PARTLY, UNDECIDED), None, HERE),
)


def plan(*lines: str) -> Plan:
    file, findings = parse("\n  ".join(('plan "P"', "år 2020", *lines)) + "\n", "p.mal")
    assert findings == ()
    found, findings = resolve((file,))
    assert findings == ()
    assert found is not None
    return found


def case(month: int | None) -> Case:
    return Case(Report("R", Period(2020, month), None, "r", None, HERE), None, (), (), (), (), HERE)


def stated(word: str | None) -> Stated:
    return Stated("g", None, None if word is None else Cell(word, HERE, HERE), None, HERE, HERE)


@pytest.mark.parametrize(
    ("month", "expected"),
    [
        (None, [("Grön", (FULL,)), ("Röd", (NOT,))]),
        (8, [("Grön", (FULL,)), ("På väg", (PARTLY, FULL))]),
    ],
)
def test_the_scale_is_that_of_the_kind_of_period(month, expected):
    of = plan(
        'bedömning "Grön" betyder helt uppfyllt',
        'bedömning "På väg" betyder delvis uppfyllt eller helt uppfyllt vid delår',
        'bedömning "Röd" betyder ej uppfyllt vid helår',
    )

    assert expected == [(word.word, word.classes) for word in scale_of(of, case(month))]


def test_words_of_another_kind_of_period_are_left_out():
    of = plan('bedömning "A" betyder helt uppfyllt vid läsår', 'bedömning "B" betyder ej uppfyllt')

    assert [word.period for word in of.scale] == [PeriodKind.SCHOOL_YEAR, None]
    assert [word.word for word in scale_of(of, case(None))] == ["B"]
    assert [word.word for word in scale_of(of, case(12))] == ["B"]


def test_the_words_of_a_school_year_are_those_of_a_plan_for_one():
    words = (
        'bedömning "A" betyder helt uppfyllt vid läsår',
        'bedömning "B" betyder helt uppfyllt vid helår',
        'bedömning "C" betyder helt uppfyllt vid delår',
    )

    of = evolve(plan(*words), period=PeriodKind.SCHOOL_YEAR)

    assert [word.word for word in scale_of(of, case(None))] == ["A"]
    assert [word.word for word in scale_of(of, case(8))] == ["C"]
    assert [word.word for word in scale_of(plan(*words), case(None))] == ["B"]
    assert [word.word for word in scale_of(evolve(of, period=PeriodKind.PART_YEAR), case(None))] == ["B"]


def test_3_3_the_built_in_scale_is_for_every_period():
    for month in (None, 4):
        assert [(word.word, word.classes) for word in scale_of(plan(), case(month))] == [
            ("Helt uppfyllt", (FULL,)),
            ("Delvis uppfyllt", (PARTLY,)),
            ("Ej uppfyllt", (NOT,)),
        ]


@pytest.mark.parametrize(
    ("printed", "word"),
    [
        ("Grön", "Grön"),
        ("● Grön", "Grön"),
        ("Grön ☺", "Grön"),
        ("  Grön.  ", "Grön"),
        ("(Grön)", "Grön"),
        ("Helt uppfyllt", "Helt uppfyllt"),
        ("- Nivå 2 -", "Nivå 2"),
        ("A", "A"),
        ("2", "2"),
        ("☺", ""),
        ("", ""),
        ("…", ""),
    ],
)
def test_the_word_is_what_stands_between_icons_and_signs(printed, word):
    assert word == stated_word(stated(printed))


def test_no_word_is_an_empty_one():
    assert stated_word(None) == ""
    assert stated_word(stated(None)) == ""
    assert classes_of(None, SCALE) == ()
    assert classes_of(stated(None), SCALE) == ()
    assert classes_of(stated("☺"), (Word("☺", (FULL,), None, HERE),)) == ()


@pytest.mark.parametrize(
    ("printed", "classes"),
    [
        ("Grön", (FULL,)),
        ("GRÖN", (FULL,)),
        ("● grön", (FULL,)),
        ("Ljus\u00adgrön", (FULL,)),
        ("Gul", (PARTLY, UNDECIDED)),
        ("☀ Gul", (PARTLY, UNDECIDED)),
        ("Röd", ()),
        ("Helt uppfyllt", ()),
        ("Kan ej bedömas", (UNDECIDED,)),
        ("kan  ej bedömas.", (UNDECIDED,)),
        ("Grö", ()),
    ],
)
def test_a_stated_word_stands_for_the_classes_of_the_plans_word(printed, classes):
    assert classes == classes_of(stated(printed), SCALE)


def test_a_plan_may_mean_something_else_by_kan_ej_bedömas():
    scale = (Word("Kan ej bedömas", (NOT,), None, HERE),)

    assert classes_of(stated("Kan ej bedömas"), scale) == (NOT,)


@pytest.mark.parametrize(
    ("of_class", "word"), [(FULL, "Grön"), (PARTLY, "Gul ☀"), (UNDECIDED, "Gul ☀"), (NOT, "Ej uppfyllt")]
)
def test_3_3_the_plans_first_word_of_a_class_is_printed(of_class, word):
    assert word == word_for(of_class, SCALE)
    assert of_class.value == word_for(of_class, ())
