"""What the examples of a plan try: the lines that gave a verdict, the policies that decided something."""

import pytest

from dsl.parser import parse
from engine.coverage import coverage, lines_that_gave
from engine.examples import judge_examples
from engine.plan import Plan
from engine.resolve import resolve

HEAD = 'plan "Nämndens mål"\n  år 2024\n'
MEASURES = """\
nyckeltal a "Väntetid"
  enhet dagar
  mål 2024 högst 30
nyckeltal b "Nöjdhet"
  enhet andel
  mål 2024 minst 85 %, delvis minst 70 %
"""
LINES = (
    "helt uppfyllt när alla nyckeltal nås",
    "delvis uppfyllt när b nås delvis",
    "i övrigt ej uppfyllt",
    'undantag "x" när a är över 60 ger ej uppfyllt',
    'undantag "y" från "x" när b är minst 95 % ger delvis uppfyllt',
)


def plan_of(text: str) -> Plan:
    file, findings = parse(text, "prov.mal")
    plan, unresolved = resolve((file,))
    assert [one.message.sv for one in (*findings, *unresolved)] == []
    assert plan is not None
    return plan


def goal(*lines: str, head: str = HEAD, measures: str = MEASURES) -> Plan:
    return plan_of(f'{head}nämndsmål g "Målet g"\n  mäts med a, b\n' + "".join(f"  {x}\n" for x in lines) + measures)


def gave(figures: str, *lines: str, head: str = HEAD) -> list[int]:
    """The numbers of the lines that gave the verdict of an example, the goal's first being 1."""
    (judged,) = judge_examples(goal(*lines, f"exempel {figures} ger helt uppfyllt", head=head))
    return [(line.span.line or 0) - 2 - head.count("\n") for line in lines_that_gave(judged)]


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ("a 2024 = 30, b 2024 = 85 %", [1]),
        ("a 2024 = 31, b 2024 = 70 %", [2]),
        ("a 2024 = 31, b 2024 = 69 %", [3]),
        ("a 2024 = 61, b 2024 = 69 %", [4]),
        ("a 2024 = 61, b 2024 = 95 %", [5]),
        ("a 2024 = 30, b 2024 = 95 %", []),
        ("a 2024 = 30, b 2024 = i.u.", []),
        ("a 2024 = i.u., b 2024 = 69 %", []),
        ("a 2024 = 61, b 2024 = i.u.", []),
    ],
)
def test_the_line_that_gave_the_verdict_is_tried(figures: str, expected: list[int]) -> None:
    """`y` is an exception to `x`, and holds also where that does not (3.4): it gives what a and b of 30 and 95 do."""
    expected = [5] if figures == "a 2024 = 30, b 2024 = 95 %" else expected

    assert gave(figures, *LINES) == expected


@pytest.mark.parametrize(
    ("figures", "lines", "expected"),
    [
        # Two exceptions side by side that give the same.
        (
            "a 2024 = 5, b 2024 = 95 %",
            [
                'undantag "x" när a är under 9 ger delvis uppfyllt',
                'undantag "y" när b är över 90 % ger delvis uppfyllt',
            ],
            [1, 2],
        ),
        # One of them is open: the other gives the verdict whatever it does.
        (
            "a 2024 = 5, b 2024 = i.u.",
            [
                'undantag "x" när a är under 9 ger delvis uppfyllt',
                'undantag "y" när b är över 90 % ger delvis uppfyllt',
            ],
            [1],
        ),
        # The first of two lines that hold.
        ("a 2024 = 5, b 2024 = 95 %", ["helt uppfyllt när a nås", "helt uppfyllt när b nås"], [1]),
        # The first is open, the second holds.
        ("a 2024 = i.u., b 2024 = 95 %", ["helt uppfyllt när a nås", "helt uppfyllt när b nås"], [2]),
        # Both are open, and one of them must hold (4.2).
        ("a 2024 = i.u., b 2024 = 95 %", ["helt uppfyllt när a nås", "helt uppfyllt när a är över 30"], []),
        # Judged to be undecided, by a line.
        ("a 2024 = 31, b 2024 = 95 %", ["helt uppfyllt när a nås", "i övrigt kan ej bedömas"], [2]),
        # The built-in condition and what is given in silence have no line.
        ("a 2024 = 30, b 2024 = 95 %", [], []),
        ("a 2024 = 31, b 2024 = 95 %", ["helt uppfyllt när a nås"], []),
        # What contradicts itself gives nothing.
        (
            "a 2024 = 5, b 2024 = 95 %",
            ['undantag "x" när a är under 9 ger delvis uppfyllt', 'undantag "y" när b är över 90 % ger ej uppfyllt'],
            [],
        ),
    ],
)
def test_which_line_gave_the_verdict(figures: str, lines: list[str], expected: list[int]) -> None:
    assert gave(figures, *lines) == expected


def test_lines_are_counted_once_and_tried_by_any_goal() -> None:
    common = "varje nämndsmål\n  helt uppfyllt när alla nyckeltal nås\n  delvis uppfyllt när minst 1 nyckeltal nås\n"
    goals = (
        'nämndsmål g "G"\n  mäts med a, b\n  exempel a 2024 = 5, b 2024 = 90 % ger helt uppfyllt\n'
        'nämndsmål h "H"\n  mäts med b, a\n'
    )
    found = coverage(plan_of(HEAD + common + goals + MEASURES))

    assert [(line.line.span.line, [one.name for one in line.goals], line.tried) for line in found.lines] == [
        (4, ["g", "h"], True),
        (5, ["g", "h"], False),
    ]
    assert [one.name for one in found.untried] == ["h"]
    assert [one.name for one in found.goals] == ["g", "h"]


def test_goals_that_no_figures_judge_need_no_example() -> None:
    goals = (
        'nämndsmål g "G"\n  utan nyckeltal\n'
        'nämndsmål h "H"\n  mäts med a\n  bedöms av nämnden\n'
        'nämndsmål k "K"\n  helt uppfyllt när a nås\n'
    )
    found = coverage(plan_of(HEAD + goals + MEASURES))

    assert [one.name for one in found.goals] == ["k"]
    assert [one.name for one in found.untried] == ["k"]
    assert [line.line.span.line for line in found.lines] == [9]


def test_an_example_that_does_not_say_its_year_tries_nothing() -> None:
    head = HEAD.replace("2024", "2023–2024")
    lines = ("helt uppfyllt när a nås", "exempel a 2024 = 5 ger helt uppfyllt")

    assert [line.tried for line in coverage(goal(*lines, head=head)).lines] == [False]
    assert [
        line.tried
        for line in coverage(goal(lines[0], "exempel år 2024: a 2024 = 5 ger helt uppfyllt", head=head)).lines
    ] == [True]


# --- Policies ---------------------------------------------------------------------------------------------


def tried(policy: str, figures: str, *lines: str) -> list[bool]:
    """Whether the policies of the plan decided anything for an example."""
    head = HEAD + "".join(f"  {one}\n" for one in policy.split(" | "))
    return [one.tried for one in coverage(goal(*lines, f"exempel {figures} ger helt uppfyllt", head=head)).policies]


@pytest.mark.parametrize(
    ("policy", "figures", "expected"),
    [
        ("preliminärt utfall godtas", "a 2024 = 5, b 2024 = 90 %", False),
        ("preliminärt utfall godtas", "a 2024 = prel 5, b 2024 = 90 %", True),
        ("preliminärt utfall kan ej bedömas", "a 2024 = prel 5, b 2024 = 90 %", True),
        ("preliminärt utfall godtas med marginal 2", "a 2024 = prel 5, b 2024 = 90 %", True),
        ("preliminärt utfall godtas", "a 2024 = prognos 5, b 2024 = 90 %", False),
        ("saknat utfall kan ej bedömas", "a 2024 = 5, b 2024 = 90 %", False),
        ("saknat utfall kan ej bedömas", "a 2024 = i.u., b 2024 = 90 %", True),
        ("saknat utfall kan ej bedömas", "a 2024 = 5", True),
        ("saknat utfall räknas som ej uppfyllt", "a 2024 = i.u., b 2024 = 90 %", True),
        ("saknat utfall räknas inte", "a 2024 = i.u., b 2024 = 90 %", True),
        ("saknat utfall ersätts av senaste utfall", "a 2024 = i.u., a 2023 = 5, b 2024 = 90 %", True),
        ("lika med målvärdet räcker", "a 2024 = 30, b 2024 = 90 %", True),
        ("lika med målvärdet räcker", "a 2024 = 29, b 2024 = 90 %", False),
        ("lika med målvärdet räcker inte", "a 2024 = 30, b 2024 = 90 %", True),
        ("lika med målvärdet räcker inte", "a 2024 = 29, b 2024 = 85 %", True),
        ("lika med målvärdet räcker inte", "a 2024 = 29, b 2024 = 70 %", True),
        ("lika med målvärdet räcker inte", "a 2024 = 29, b 2024 = 71 %", False),
    ],
)
def test_a_policy_is_tried_where_it_decided_something(policy: str, figures: str, expected: bool) -> None:
    assert tried(policy, figures) == [expected]


def test_a_carried_figure_that_is_preliminary_tries_both_policies() -> None:
    policies = "preliminärt utfall godtas | saknat utfall ersätts av senaste utfall"

    assert tried(policies, "a 2024 = i.u., a 2023 = prel 5, b 2024 = 90 %") == [True, True]
    assert tried(policies, "a 2024 = i.u., a 2023 = 5, b 2024 = 90 %") == [False, True]


def test_a_base_that_is_preliminary_tries_the_policy() -> None:
    figures = "a 2024 = 5, a 2023 = prel 9, b 2024 = 90 %"

    assert tried("preliminärt utfall godtas", figures, "helt uppfyllt när a minskar") == [True]
    assert tried("preliminärt utfall godtas", figures, "helt uppfyllt när a nås") == [False]


def test_rounding_is_no_policy_that_an_exact_figure_could_try() -> None:
    assert tried("avrundning som avgör kan ej bedömas", "a 2024 = 30, b 2024 = 85 %") == []


def test_only_the_policies_in_force_are_told_with_their_goals() -> None:
    text = (
        HEAD
        + '  saknat utfall räknas inte\n  lika med målvärdet räcker\nnämndsmål g "G"\n  mäts med a\n'
        + '  saknat utfall kan ej bedömas\nnämndsmål h "H"\n  mäts med a\n  saknat utfall räknas som ej uppfyllt\n'
    )
    found = coverage(plan_of(text + MEASURES))

    assert [(one.span.line, one.policy.origin, [of.name for of in one.goals]) for one in found.policies] == [
        (4, "plan", ["g", "h"]),
        (7, "nämndsmål", ["g"]),
        (10, "nämndsmål", ["h"]),
    ]


def test_a_measure_that_a_condition_alone_names_has_policies_too() -> None:
    measures = MEASURES + "  saknat utfall räknas inte\n"
    plan = plan_of(HEAD + 'nämndsmål g "G"\n  mäts med a\n  helt uppfyllt när a nås och b nås\n' + measures)

    assert [one.policy.origin for one in coverage(plan).policies] == ["nyckeltal"]


# --- How much is done -------------------------------------------------------------------------------------


def test_the_names_of_a_plan_are_read_once_for_all_examples(monkeypatch: pytest.MonkeyPatch) -> None:
    from engine import examples

    read: list[object] = []
    original = examples.measure_names

    def counted(plan: Plan) -> object:
        read.append(plan)
        return original(plan)

    monkeypatch.setattr(examples, "measure_names", counted)
    plan = goal(*[f"exempel a 2024 = {n}, b 2024 = 90 % ger helt uppfyllt" for n in range(20)])

    assert [one.word for one in judge_examples(plan)] == ["Helt uppfyllt"] * 20
    assert len(read) == 1
    assert list(judge_examples(goal())) == []
    assert len(read) == 1
