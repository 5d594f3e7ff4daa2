"""What no figures would let a rule decide (MK105 of a plan alone), against every figure tried by hand."""

from collections.abc import Callable
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dsl.ast import Class
from dsl.parser import parse
from engine.assessment import Why
from engine.checks.mk105_condition_cannot_decide import lint
from engine.examples import judge_examples
from engine.figures_in_words import in_words
from engine.flaws import Flaw, What, flaws
from engine.plan import Plan
from engine.resolve import resolve
from engine.run import Options, run
from findings.finding import Severity
from readers.yaml_case import read_cases

HEAD = 'plan "Nämndens mål"\n  år 2024\n'
MEASURES = """\
nyckeltal a "Väntetid"
  enhet dagar
  mål 2024 högst 30
nyckeltal b "Nöjdhet"
  enhet andel
  mål 2024 minst 85 %, delvis minst 70 %
nyckeltal c "Olyckor"
  enhet antal
  mål 2024 högst 5
"""


def plan_of(text: str) -> Plan:
    file, findings = parse(text, "prov.mal")
    plan, unresolved = resolve((file,))
    assert [one.message.sv for one in (*findings, *unresolved)] == []
    assert plan is not None
    return plan


def goal(*lines: str, head: str = HEAD, measures: str = MEASURES, by: str = "a, b") -> Plan:
    return plan_of(f'{head}nämndsmål g "Målet g"\n  mäts med {by}\n' + "".join(f"  {x}\n" for x in lines) + measures)


def found(plan: Plan) -> list[tuple[What, list[int | None]]]:
    """What is wrong, and the lines it stands on, counted from the goal's first line after `mäts med`."""
    return [(flaw.what, [line.span.line - 4 for line in flaw.lines if line.span.line]) for flaw in flaws(plan)]


def the_flaw(plan: Plan) -> Flaw:
    (flaw,) = flaws(plan)
    return flaw


def example(plan: Plan) -> str:
    figures = the_flaw(plan).example
    assert figures is not None
    return in_words(plan, figures).sv


# --- Lines that decide nothing ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["helt uppfyllt när alla nyckeltal nås"], []),
        (["helt uppfyllt när b nås", "delvis uppfyllt när b nås delvis"], []),
        (["helt uppfyllt när b är minst 50 % och b är under 50 %"], [(What.NEVER, [1])]),
        (["helt uppfyllt när b är över 100 %", "delvis uppfyllt när b nås"], [(What.NEVER, [1])]),
        (["helt uppfyllt när b nås delvis", "delvis uppfyllt när b nås"], [(What.TAKEN, [2, 1])]),
        (["delvis uppfyllt när b nås", "helt uppfyllt när b nås delvis"], [(What.TAKEN, [1, 2])]),
        (["helt uppfyllt när b nås", "helt uppfyllt när b är minst 90 %"], [(What.TAKEN, [2, 1])]),
        (
            [
                "helt uppfyllt när a nås",
                "delvis uppfyllt när b nås",
                "ej uppfyllt när a nås och b nås",
                "i övrigt ej uppfyllt",
            ],
            [(What.TAKEN, [3, 1])],
        ),
        (["helt uppfyllt när b är minst 0 %"], [(What.ALWAYS, [1])]),
        (["helt uppfyllt när b är minst 0 %", "delvis uppfyllt när a nås"], [(What.ALWAYS, [1, 2])]),
        (["helt uppfyllt när a nås", "ej uppfyllt när a är minst 0"], []),
        (
            ["helt uppfyllt när a nås", "ej uppfyllt när a är minst 0", "i övrigt delvis uppfyllt"],
            [(What.ALWAYS, [2, 3])],
        ),
        (["helt uppfyllt när a nås", "ej uppfyllt när a är över 30", "i övrigt ej uppfyllt"], []),
        (["helt uppfyllt när minst 3 av 3 nyckeltal nås"], [(What.OTHER_NUMBER, [])]),
        (["helt uppfyllt när minst 2 av 2 nyckeltal nås"], []),
        (["helt uppfyllt när minst 3 nyckeltal nås"], [(What.NEVER, [1])]),
    ],
)
def test_a_line_that_decides_nothing_is_told(lines: list[str], expected: list[tuple[What, list[int]]]) -> None:
    assert expected == found(goal(*lines))


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (['undantag "x" när c är minst 9 ger ej uppfyllt'], []),
        (['undantag "x" när c är minst 9 och c är högst 3 ger ej uppfyllt'], [(What.NEVER, [2])]),
        (['undantag "x" när c är minst 9 ger ej uppfyllt', 'undantag "y" när c är minst 20 ger ej uppfyllt'], []),
        (
            ['undantag "x" när c är minst 9 ger ej uppfyllt', 'undantag "y" när c är minst 20 ger helt uppfyllt'],
            [(What.CONFLICT, [2, 3])],
        ),
        (['undantag "x" när c är minst 9 ger ej uppfyllt', 'undantag "y" när c är under 9 ger helt uppfyllt'], []),
        (
            [
                'undantag "x" när c är minst 9 ger ej uppfyllt',
                'undantag "y" från "x" när c är minst 20 ger helt uppfyllt',
            ],
            [],
        ),
        (
            [
                'undantag "x" när c är minst 9 ger ej uppfyllt',
                'undantag "y" från "x" när c är minst 9 ger helt uppfyllt',
            ],
            [(What.REPLACED, [2, 3])],
        ),
        (
            [
                'undantag "x" när c är minst 9 ger ej uppfyllt',
                'undantag "y" från "x" när c är under 9 ger helt uppfyllt',
            ],
            [(What.APART, [3, 2])],
        ),
        (
            [
                'undantag "x" när c är minst 9 ger ej uppfyllt',
                'undantag "y" från "x" när c är minst 8 ger helt uppfyllt',
                'undantag "z" från "y" när c är minst 10 ger delvis uppfyllt',
            ],
            [(What.REPLACED, [2, 3])],
        ),
    ],
)
def test_3_4_an_exception_that_decides_nothing_is_told(
    lines: list[str], expected: list[tuple[What, list[int]]]
) -> None:
    assert expected == found(goal("helt uppfyllt när alla nyckeltal nås", *lines))


def test_3_4_exceptions_to_the_built_in_condition_are_tried_too() -> None:
    lines = ('undantag "x" när b är minst 95 % ger delvis uppfyllt', 'undantag "y" när a är högst 9 ger ej uppfyllt')

    assert found(goal(*lines)) == [(What.CONFLICT, [1, 2])]
    assert example(goal(*lines)) == "a = 4 och b = 98 %"


def test_a_target_that_is_never_or_always_met_is_the_fault_of_no_line() -> None:
    never = MEASURES.replace("minst 85 %, delvis minst 70 %", "minst 101 %")
    always = MEASURES.replace("minst 85 %, delvis minst 70 %", "minst 0 %")

    assert found(goal("helt uppfyllt när b nås", "delvis uppfyllt när a nås", measures=never)) == []
    assert found(goal("helt uppfyllt när b nås", "delvis uppfyllt när a nås", measures=always)) == []


def test_a_measure_without_target_leaves_the_lines_unknown_and_not_dead() -> None:
    without = MEASURES.replace("  mål 2024 högst 30\n", "")

    assert found(goal("helt uppfyllt när a nås", "delvis uppfyllt när b nås", measures=without)) == []


# --- Common lines -----------------------------------------------------------------------------------------

COMMON = (
    "varje nämndsmål\n  helt uppfyllt när alla nyckeltal nås\n  delvis uppfyllt när minst 50 % av nyckeltalen nås\n"
)


def two_goals(by: str) -> Plan:
    goals = f'nämndsmål g "Målet g"\n  mäts med a\nnämndsmål h "Målet h"\n  mäts med {by}\n'
    return plan_of(HEAD + COMMON + goals + MEASURES)


def test_a_common_line_is_dead_only_where_it_is_so_for_all_goals() -> None:
    flaw = the_flaw(two_goals("b"))

    assert found(two_goals("b, c")) == []
    assert (flaw.what, [one.name for one in flaw.subjects]) == (What.TAKEN, ["g", "h"])


def test_a_common_line_is_told_once_as_a_warning_with_its_goals() -> None:
    goals = "".join(f'nämndsmål g{n} "Målet g{n}"\n  mäts med a\n' for n in range(5))
    (finding,) = lint(plan_of(HEAD + COMMON + goals + MEASURES))

    assert (finding.severity, finding.goal) == (Severity.WARNING, None)
    assert [label.span.line for label in finding.labels] == [5, 4, 6, 8, 10]
    assert [label.text.sv for label in finding.labels if label.text is not None] == [
        'gäller "g0"',
        'gäller "g1"',
        'gäller "g2" och 2 mål till',
    ]
    assert [label.text.en for label in finding.labels if label.text is not None] == [
        'concerns "g0"',
        'concerns "g1"',
        'concerns "g2" and 2 more goals',
    ]


# --- Figures without a verdict ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["helt uppfyllt när a nås", "ej uppfyllt när a är över 35"], "a = 35"),
        (["helt uppfyllt när a nås", "ej uppfyllt när a är minst 35"], "a = 32"),
        (["helt uppfyllt när a är under 30", "ej uppfyllt när a är över 30"], "a = 30"),
        (["helt uppfyllt när a nås", "ej uppfyllt när a är minst 31"], "a = 30,5"),
        (["helt uppfyllt när a nås och b nås", "ej uppfyllt när a är över 30"], "a = 15 och b = 42 %"),
        (["helt uppfyllt när b nås", "ej uppfyllt när inte b nås delvis"], "b = 78 %"),
        (["helt uppfyllt när a minskar", "ej uppfyllt när a ökar"], "a = 0 och a 2023 = 0"),
    ],
)
def test_figures_that_no_line_judges_are_named(lines: list[str], expected: str) -> None:
    plan = goal(*lines)

    assert found(plan) == [(What.GAP, [2, 1])]
    assert expected == example(plan)


def test_a_gap_between_whole_figures_is_none_for_counts_and_a_warning_for_others() -> None:
    days = goal("helt uppfyllt när a är högst 30", "ej uppfyllt när a är minst 31")
    counts = goal("helt uppfyllt när c är högst 30", "ej uppfyllt när c är minst 31")
    whole_days = goal(
        "helt uppfyllt när a är högst 30",
        "ej uppfyllt när a är minst 31",
        measures=MEASURES.replace("enhet dagar\n", "enhet dagar\n  decimaler 0\n"),
    )

    assert [finding.severity for finding in lint(days)] == [Severity.WARNING]
    assert list(lint(counts)) == []
    assert list(lint(whole_days)) == []


def test_what_is_ja_or_nej_is_nothing_else() -> None:
    measures = (
        'nyckeltal d "Klart"\n  enhet ja/nej\n  mål 2024 ja\nnyckeltal a "A"\n  enhet dagar\n  mål 2024 högst 5\n'
    )
    other = "ej uppfyllt när d är nej och a är högst 5"

    assert found(goal("helt uppfyllt när d är ja", "ej uppfyllt när d är nej", measures=measures, by="d")) == []
    assert example(goal("helt uppfyllt när d är ja", other, measures=measures, by="d")) == "d = nej och a = 6"


def test_what_is_given_otherwise_leaves_no_gap() -> None:
    assert found(goal("helt uppfyllt när a nås", "ej uppfyllt när a är över 35", "i övrigt delvis uppfyllt")) == []


def test_an_exception_may_fill_the_gap() -> None:
    lines = ("helt uppfyllt när a nås", "ej uppfyllt när a är över 35")

    assert found(goal(*lines, 'undantag "x" när a är över 30 och a är högst 35 ger delvis uppfyllt')) == []
    assert [what for what, _ in found(goal(*lines, 'undantag "x" när a är exakt 33 ger delvis uppfyllt'))] == [What.GAP]


def test_2_2_a_base_at_or_below_zero_is_an_error_and_no_gap() -> None:
    """From a base of -10, -5 is no less than 5 % more; from one above zero nothing below zero is."""
    money = MEASURES + 'nyckeltal d "Resultat"\n  enhet kr\n'
    lines = ("helt uppfyllt när d är minst 0", "ej uppfyllt när d är under 0 och inte d ökar med minst 5 %")
    fixed = (lines[0], "ej uppfyllt när d är under 0 och inte d ökar med minst 5 kr")

    assert found(goal(*lines, measures=money)) == []
    assert found(goal(*fixed, measures=money)) == [(What.GAP, [2, 1])]


def test_two_names_of_one_measure_have_one_figure() -> None:
    same = MEASURES + 'nyckeltal d "Väntetid i kommunen"\n  samma mått som a\n  mål 2024 högst 30\n'
    lines = ("helt uppfyllt när a är högst 30", "ej uppfyllt när d är över 30")

    assert found(goal(*lines, measures=same)) == []
    assert found(goal(lines[0], "ej uppfyllt när c är över 30", measures=same)) == [(What.GAP, [2, 1])]


# --- Missing and preliminary figures ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "condition",
    ["a saknas", "a är preliminärt", "a saknas och b nås", "a saknas och a nås", "a är preliminärt och a saknas"],
)
def test_a_condition_on_missing_or_preliminary_figures_can_hold(condition: str) -> None:
    """A figure that is missing may be carried: `a saknas och a nås` holds then (semantics 1.3)."""
    lines = ("helt uppfyllt när b är minst 99 %", f"delvis uppfyllt när {condition}")

    assert found(goal(*lines, head=HEAD + "  saknat utfall ersätts av senaste utfall\n")) == []


def test_a_line_that_missing_figures_alone_reach_is_reached() -> None:
    lines = ("helt uppfyllt när a nås", "delvis uppfyllt när a saknas", "ej uppfyllt när inte a nås")

    assert found(goal(*lines)) == []


def test_an_example_says_that_a_figure_is_preliminary() -> None:
    lines = ("helt uppfyllt när a nås och inte a är preliminärt", "ej uppfyllt när a är över 30")

    assert example(goal(*lines)) == "a = prel 15"


def test_an_example_says_that_a_figure_is_missing() -> None:
    plan = goal("helt uppfyllt när b nås och inte a saknas", "ej uppfyllt när b är under 85 %")

    assert example(plan) == "a = i.u. och b = 92 %"


def test_indikatorn_is_asked_about_too() -> None:
    indicator = 'indikator k "Kommunens"\n  enhet dagar\n  mål 2024 högst 30\n'
    text = 'nämndsmål g "G"\n  bidrar till indikatorn k\n  mäts med a\n'
    lines = "  helt uppfyllt när a nås\n  delvis uppfyllt när indikatorn saknas\n  ej uppfyllt när inte a nås\n"

    assert found(plan_of(HEAD + text + lines + indicator + MEASURES)) == []


def test_activities_are_tried_done_and_not_done() -> None:
    activity = 'aktivitet x "X"\n  bidrar till nämndsmålet g\n  klart senast maj 2024\n'
    plan = goal(
        "helt uppfyllt när alla aktiviteter är klara och a nås",
        "ej uppfyllt när a är över 30",
        measures=MEASURES + activity,
    )

    assert [what for what, _ in found(plan)] == [What.GAP]
    assert example(plan) == "0 av 1 aktiviteter klara och a = 15"


# --- Roll-ups ---------------------------------------------------------------------------------------------


def rolled_up(*lines: str, goals: int = 2) -> Plan:
    text = "".join(f'nämndsmål g{n} "Målet g{n}"\n  mäts med a\n' for n in range(goals))
    return plan_of(HEAD + text + MEASURES + "samlad bedömning\n" + "".join(f"  {line}\n" for line in lines))


def test_3_5_a_roll_up_is_tried_for_every_verdict_of_its_goals() -> None:
    every = "helt uppfyllt när alla nämndsmål är helt uppfyllda"

    assert found(rolled_up(every)) == []
    assert found(rolled_up(every, "ej uppfyllt när inte alla nämndsmål är helt uppfyllda")) == []
    assert (
        example(rolled_up(every, "ej uppfyllt när inget nämndsmål är helt uppfyllt"))
        == "g0 helt uppfyllt och g1 ej uppfyllt"
    )


def test_3_5_a_verdict_that_no_goal_has_lines_for_cannot_be_counted() -> None:
    """The goals are met or not: that all are at least partly met says no more than that all are fully met."""
    lines = (
        "helt uppfyllt när alla nämndsmål är helt uppfyllda",
        "delvis uppfyllt när alla nämndsmål är minst delvis uppfyllda",
    )

    assert [what for what, _ in found(rolled_up(*lines))] == [What.TAKEN]


def test_3_5_many_goals_are_counted_not_named() -> None:
    lines = (
        "helt uppfyllt när minst 80 % av nämndsmålen är helt uppfyllda",
        "ej uppfyllt när minst 60 % av nämndsmålen är ej uppfyllda",
    )

    assert example(rolled_up(*lines, goals=40)) == "17 mål helt uppfyllt och 9 mål ej uppfyllt"


def test_3_5_a_goal_that_is_named_has_a_verdict_of_its_own() -> None:
    lines = ("helt uppfyllt när g0 är helt uppfyllt", "ej uppfyllt när g1 är ej uppfyllt")

    assert example(rolled_up(*lines)) == "g0 ej uppfyllt och g1 helt uppfyllt"


# --- Words, years, what is left alone ---------------------------------------------------------------------


def test_a_verdict_without_a_word_is_told_of_the_words_of_the_plan() -> None:
    head = HEAD + '  bedömning "Ja" betyder helt uppfyllt\n'
    (finding,) = lint(goal(head=head))
    (of_line,) = lint(goal("helt uppfyllt när a nås", "ej uppfyllt när inte a nås", head=head))

    assert finding.message.sv == "reglerna kan ge ej uppfyllt, men planen har inget ord för det"
    assert [label.span.line for label in finding.labels] == [3]
    assert [(label.span.line, label.text and label.text.sv) for label in of_line.labels] == [
        (3, None),
        (7, "ger ej uppfyllt"),
    ]
    assert list(lint(goal(head=head + '  bedömning "Nej" betyder ej uppfyllt\n'))) == []


def test_a_verdict_that_is_never_given_needs_no_word() -> None:
    head = HEAD + '  bedömning "Ja" betyder helt uppfyllt\n  bedömning "Nästan" betyder delvis uppfyllt\n'

    assert list(lint(goal("helt uppfyllt när a nås", "delvis uppfyllt när inte a nås", head=head))) == []


def test_a_line_is_dead_only_where_it_is_so_in_every_year() -> None:
    head = HEAD.replace("2024", "2023–2024")
    measures = MEASURES + "  mål 2023 högst 9\n"
    lines = ("helt uppfyllt när c nås", "delvis uppfyllt när c är högst 7")

    assert found(goal(*lines, head=head, measures=measures)) == []
    assert [w for w, _ in found(goal(lines[0], "delvis uppfyllt när c är högst 3", head=head, measures=measures))] == [
        What.TAKEN
    ]


def test_an_example_has_its_year_where_the_plan_has_several() -> None:
    plan = goal(
        "helt uppfyllt när a är högst 30", "ej uppfyllt när a är över 40", head=HEAD.replace("2024", "2023–2024")
    )

    assert example(plan) == "a 2023 = 40"


def test_a_goal_of_which_a_line_could_not_be_read_is_left_alone() -> None:
    file, _ = parse(
        HEAD + 'nämndsmål g "G"\n  mäts med a\n  helt uppfyllt när a är över 9 och a är under 3\n  helt\n' + MEASURES,
        "p.mal",
    )
    plan, _ = resolve((file,))
    assert plan is not None

    assert flaws(plan) == ()


def test_a_goal_judged_by_the_board_is_left_alone() -> None:
    head = HEAD + '  bedömning "Ja" betyder helt uppfyllt\n'

    assert flaws(goal("bedöms av nämnden", head=head)) == ()


def test_a_condition_that_cannot_be_computed_is_not_said_more_of() -> None:
    """`indikatorn` without an indicator is MK112."""
    assert flaws(goal("helt uppfyllt när indikatorn nås", "delvis uppfyllt när indikatorn nås")) == ()


# --- The limit, and how much is done ----------------------------------------------------------------------


PARTLY = "delvis uppfyllt när alla nyckeltal nås delvis"


def many(count: int, *conditions: str) -> Plan:
    names = [f"n{n}" for n in range(count)]
    measures = "".join(
        f'nyckeltal {name} "{name}"\n  enhet andel\n  mål 2024 minst 50 %, delvis minst 40 %\n' for name in names
    )
    return goal("helt uppfyllt när alla nyckeltal nås", *conditions, measures=measures, by=", ".join(names))


def test_twelve_measures_are_tried_where_the_lines_show_themselves_soon() -> None:
    assert flaws(many(12, PARTLY)) == ()
    assert flaws(many(12, "delvis uppfyllt när minst 7 av 12 nyckeltal nås")) == ()


def named(count: int) -> Plan:
    """Three levels of each measure, each named: no two of them can be exchanged. The last line says the first again."""
    every, partly = (" och ".join(f"n{n} {verb}" for n in range(count)) for verb in ("nås", "nås delvis"))
    return many(count, f"delvis uppfyllt när {partly}", f"delvis uppfyllt när {every}")


def test_4_1_more_than_twenty_thousand_combinations_are_not_tried_which_is_noted() -> None:
    """Three levels of ten measures are 59 049 combinations."""
    (finding,) = lint(named(10))

    assert (finding.severity, finding.goal) == (Severity.NOTE, "g")
    assert finding.message.sv == "villkoren har så många kombinationer av siffror att alla inte har prövats"
    assert [what for what, _ in found(named(6))] == [What.TAKEN]


def test_4_1_lines_that_show_themselves_at_the_best_and_worst_levels_are_not_too_many() -> None:
    """The same without the line that never decides: what is given otherwise is seen where no measure is met."""
    partly = " och ".join(f"n{n} nås delvis" for n in range(10))

    assert found(many(10, f"delvis uppfyllt när {partly}")) == []


def test_members_of_a_set_that_are_alike_are_tried_in_one_order_alone() -> None:
    """Ten measures at three levels are 66 worlds then."""
    again = "delvis uppfyllt när minst 10 av 10 nyckeltal nås"

    assert [what for what, _ in found(many(10, PARTLY, again))] == [What.TAKEN]


@pytest.mark.parametrize("weight", ["", " (vikt 2)"])
def test_members_of_a_set_that_are_not_alike_are_all_tried(weight: str) -> None:
    """With weights 2, 1, 1, half the weight is a alone, or the two others; without them never one alone."""
    lines = (
        "helt uppfyllt när minst 50 % av vikten nås",
        "delvis uppfyllt när b nås eller c nås",
        "ej uppfyllt när inte a nås",
    )
    told = [(flaw.what, flaw.example) for flaw in flaws(goal(*lines, by=f"a{weight}, b, c"))]

    assert [what for what, _ in told] == ([] if weight else [What.GAP])


def test_goals_that_are_judged_alike_are_tried_once(monkeypatch: pytest.MonkeyPatch) -> None:
    from engine import flaws as module

    tried: list[object] = []
    original = module.reach

    def counted(settings: object) -> object:
        tried.append(settings)
        return original(settings)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "reach", counted)
    names = [f"n{n}" for n in range(20)]
    goals = "".join(
        f'nämndsmål g{name} "G"\n  mäts med {name}\n'
        f"  helt uppfyllt när {name} nås\n  ej uppfyllt när {name} är minst 60\n"
        for name in names
    )
    measures = "".join(
        f'nyckeltal {name} "{name}"\n  enhet index\n  mål 2024 högst {50 if n < 15 else 55}\n'
        for n, name in enumerate(names)
    )
    plan = plan_of(HEAD + goals + measures)

    told = [in_words(plan, flaw.example).sv for flaw in flaws(plan) if flaw.example is not None]

    assert [f"n{n} = {55 if n < 15 else 58}" for n in range(20)] == told
    assert len(tried) == 2


def test_goals_that_always_decide_cost_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> None:
        raise AssertionError("nothing is tried")

    monkeypatch.setattr("engine.flaws.world_of_year", never)

    assert flaws(goal()) == ()
    assert flaws(goal("helt uppfyllt när alla nyckeltal nås", "i övrigt ej uppfyllt")) == ()
    assert flaws(goal("delvis uppfyllt när alla nyckeltal nås delvis")) == ()


# --- Laws -------------------------------------------------------------------------------------------------

COMPARISONS: dict[str, Callable[[Fraction, int], bool]] = {
    "minst": lambda value, limit: value >= limit,
    "högst": lambda value, limit: value <= limit,
    "över": lambda value, limit: value > limit,
    "under": lambda value, limit: value < limit,
}
Tested = tuple[str, Callable[[dict[str, Fraction]], bool]]


def _comparison(name: str, word: str, limit: int) -> Tested:
    return f"{name} är {word} {limit}", lambda figures: COMPARISONS[word](figures[name], limit)


def _joined(one: Tested, other: Tested, both: bool) -> Tested:
    if both:
        return f"({one[0]} och {other[0]})", lambda figures: one[1](figures) and other[1](figures)
    return f"({one[0]} eller {other[0]})", lambda figures: one[1](figures) or other[1](figures)


leaves = st.builds(_comparison, st.sampled_from("ab"), st.sampled_from(sorted(COMPARISONS)), st.sampled_from((2, 4, 6)))
conditions = st.recursive(leaves, lambda inner: st.builds(_joined, inner, inner, st.booleans()), max_leaves=3)
#: Below, at, between and above every limit: ends of nothing, for the measures have no range.
GRID = [Fraction(n) for n in range(1, 8)]
UNBOUNDED = 'nyckeltal a "A"\n  enhet kr\n  mål 2024 minst 3\nnyckeltal b "B"\n  enhet kr\n  mål 2024 minst 3\n'


@settings(max_examples=60, deadline=None)
@given(st.lists(conditions, min_size=1, max_size=3), st.booleans())
def test_what_is_told_is_what_every_figure_tried_by_hand_shows(drawn: list[Tested], otherwise: bool) -> None:
    classes = ["helt uppfyllt", "delvis uppfyllt", "ej uppfyllt"][: len(drawn)]
    lines = [f"{word} när {text}" for word, (text, _) in zip(classes, drawn, strict=True)]
    plan = goal(*lines, *(["i övrigt ej uppfyllt"] if otherwise else []), measures=UNBOUNDED)
    worlds = [dict(zip("ab", values, strict=True)) for values in product(GRID, repeat=2)]
    held = [[test(world) for _, test in drawn] for world in worlds]
    n = range(len(drawn))
    always = min((i for i in n if all(of[i] for of in held)), default=len(drawn))
    expected = set()
    for i in n:
        if i > always:
            continue
        if not any(of[i] for of in held):
            expected.add((What.NEVER, i + 1))
        elif not any(of[i] and not any(of[:i]) for of in held):
            expected.add((What.TAKEN, i + 1))
    reached = always < len(drawn) and (What.TAKEN, always + 1) not in expected
    if reached and (always == 0 or always + 1 < len(drawn) or otherwise):
        expected.add((What.ALWAYS, always + 1))
    if len(drawn) == 3 and not otherwise and not all(any(of) for of in held):
        expected.add((What.GAP, 3))

    assert expected == {(what, at[0]) for what, at in found(plan)}


@settings(max_examples=30, deadline=None)
@given(st.lists(conditions, min_size=3, max_size=3))
def test_the_figures_named_give_no_verdict_where_an_example_has_them(drawn: list[Tested]) -> None:
    words = ("helt uppfyllt", "delvis uppfyllt", "ej uppfyllt")
    lines = [f"{word} när {text}" for word, (text, _) in zip(words, drawn, strict=True)]
    plan = goal(*lines, measures=UNBOUNDED)
    gaps = [flaw.example for flaw in flaws(plan) if flaw.what is What.GAP]
    for gap in gaps:
        assert gap is not None
        figures = in_words(plan, gap).sv.replace(" och ", ", ").replace(" =", " 2024 =")
        figures += "".join(f", {name} 2024 = 3" for name in "ab" if f"{name} 2024" not in figures)
        (judged,) = judge_examples(goal(*lines, f"exempel {figures} ger kan ej bedömas", measures=UNBOUNDED))

        assert (judged.of_class, judged.computed.why) == (Class.UNDECIDED, Why.GAP)


# --- Told once in a run -----------------------------------------------------------------------------------

EXCEPTIONS = """\
varje nämndsmål
  helt uppfyllt när alla nyckeltal nås
  undantag "nöjda" när b är minst 90 % ger helt uppfyllt
  undantag "snabba" när a är högst 25 ger delvis uppfyllt
nämndsmål g "Målet g"
  mäts med a, b
nämndsmål h "Målet h"
  mäts med b
"""


def told(rules: str, case: str) -> list[tuple[str, Severity, str | None]]:
    file, _ = parse(HEAD + rules + MEASURES, "prov.mal")
    cases, unread = read_cases(f"rapport: {{period: 2024}}\nutfall: {case}\n", "prov.yaml")
    assert [one.message.sv for one in unread] == []
    result = run(((file,),), cases, Options())
    return [(one.message.sv, one.severity, one.goal) for one in result.findings if one.code == "MK105"]


def test_a_conflict_that_a_report_shows_is_told_of_the_report_and_not_of_the_plan() -> None:
    shown = 'undantagen "nöjda" och "snabba" gäller båda och ger olika bedömning'

    assert told(EXCEPTIONS, '{a: {2024: "20"}, b: {2024: "95 %"}}') == [
        (shown, Severity.ERROR, "g"),
        (shown, Severity.ERROR, "h"),
    ]


def test_a_conflict_that_no_report_shows_is_a_warning_of_the_plan() -> None:
    message = 'med a = 12 och b = 95 % gäller undantagen "nöjda" och "snabba" båda, och de ger olika bedömning'

    assert told(EXCEPTIONS, '{a: {2024: "29"}, b: {2024: "95 %"}}') == [(message, Severity.WARNING, None)]


def test_another_number_is_told_once_whatever_the_reports() -> None:
    """The plan shows it by itself: the goals that it leaves undecided in a report are not told again."""
    common = "varje nämndsmål\n  helt uppfyllt när minst 2 av 3 nyckeltal nås\n"
    goals = 'nämndsmål g "Målet g"\n  mäts med a, b\nnämndsmål h "Målet h"\n  mäts med b, a\n'

    assert told(common + goals, '{a: {2024: "29"}, b: {2024: "95 %"}}') == [
        ("villkoret säger minst 2 av 3, men målet har 2 nyckeltal", Severity.ERROR, None)
    ]


def test_a_target_for_more_parts_than_there_are_is_told_of_the_report() -> None:
    rules = 'nämndsmål g "Målet g"\n  mäts med d\nnyckeltal d "D"\n  enhet antal\n  redovisas per "N", "S", "V"\n'
    parts = '"d" redovisas i 3 delar, och målet gäller 2'

    assert told(rules + "  mål 2024 minst 5 i minst 1 av 2\n", '{d: {2024: "29"}}') == [(parts, Severity.ERROR, "g")]


# --- Large rules ------------------------------------------------------------------------------------------


def test_rules_with_very_many_limits_are_not_tried_at_any_length() -> None:
    limits = " eller ".join(f"c är minst {n}" for n in range(600))
    exceptions = [f'undantag "u{n}" när c är minst {n} ger {"helt" if n % 2 else "delvis"} uppfyllt' for n in range(30)]

    assert [what for what, _ in found(goal(f"helt uppfyllt när {limits}"))] == [What.NOT_TRIED]
    assert len(found(goal(*exceptions))) == 20


def test_a_roll_up_over_hundreds_of_goals_is_tried() -> None:
    lines = (
        "helt uppfyllt när minst 80 % av nämndsmålen är helt uppfyllda",
        "delvis uppfyllt när minst 50 % av nämndsmålen är helt uppfyllda",
    )

    assert found(rolled_up(*lines, goals=200)) == []
