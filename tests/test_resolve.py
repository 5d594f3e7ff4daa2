"""Rule trees to a plan: every field of it, and every finding with its code, its place and its words."""

from datetime import date
from decimal import Decimal

import pytest
from attrs import evolve

from dsl import ast
from dsl.ast import Class, Compare
from dsl.parser import parse
from engine.plan import Goal, Measure, Plan
from engine.resolve import OVERALL, resolve
from engine.resolve_measure import in_unit, resolve_target
from engine.units import find_unit
from findings.finding import Finding, Severity
from findings.span import Span

HEAD = 'plan "P"\n  år 2020\n'
FIRST = "första gången|the first time"
HERE = "deklareras här|is declared here"
REMOVE = ("ta bort den ena", "remove one of them")
RENAME = ("ta bort den ena, eller ge den ett annat namn", "remove one of them, or rename it")
DECLARE = (
    "deklarera det med en egen rubrik, eller rätta namnet",
    "declare it under a heading of its own, or mend the name",
)


def resolved(*texts: str) -> tuple[Plan | None, tuple[Finding, ...]]:
    """What the last text declares, the others being imported; what the parser says of units is left aside."""
    files = []
    for number, text in enumerate(texts):
        file, findings = parse(text, f"{len(texts) - 1 - number}.mal")
        assert [one.message.sv for one in findings if one.code != "MK004"] == []
        files.append(file)
    return resolve(tuple(files))


def plan(*texts: str) -> Plan:
    found, findings = resolved(*texts)
    assert [one.message.sv for one in findings] == []
    assert found is not None
    return found


def measure(*lines: str) -> Measure:
    return plan(HEAD + "nyckeltal x\n" + "\n".join(f"  {line}" for line in lines) + "\n").measures[0]


def goal(*lines: str) -> Goal:
    text = HEAD + "nämndsmål g\n" + "\n".join(f"  {line}" for line in lines) + "\n"
    return plan(text + "nyckeltal x\n  enhet index\nnyckeltal y\n  enhet index\n").goals[0]


def told(*texts: str) -> list[tuple[str, list[int | None], str, str]]:
    """Code, lines, and both languages of each finding; every one with its help and its labels' words."""
    return [_told(one) for one in resolved(*texts)[1]]


def _told(one: Finding) -> tuple[str, list[int | None], str, str]:
    return one.code, [label.span.line for label in one.labels], one.message.sv, one.message.en


def helps(*texts: str) -> list[tuple[str, str] | None]:
    return [None if one.help is None else (one.help.sv, one.help.en) for one in resolved(*texts)[1]]


def words(*texts: str) -> list[list[str]]:
    """What the labels of each finding say."""
    return [
        ["" if label.text is None else f"{label.text.sv}|{label.text.en}" for label in one.labels]
        for one in resolved(*texts)[1]
    ]


# --- The plan -------------------------------------------------------------------------------------

WHOLE = """plan "Mål 2020"
  kommun Upplands Väsby 0114
  nämnd "Kommunstyrelsen"
  år 2022, 2020–2021
  beslut "KF 2019-11-27 § 210"
  bedömning "Grön" betyder helt uppfyllt
  bedömning "Röd" betyder ej uppfyllt eller kan ej bedömas vid delår
  tecken "i.u." betyder uppgift saknas
  tecken "Prel:" betyder preliminärt
  kallar prioriterat mål "riktningsmål"
  jämför med riket "Genomsnitt"
  väsentligt från 100 tkr
  preliminärt utfall godtas
  saknat utfall räknas inte
  känd avvikelse MK201 "skäl" till 2021-12-31
varje nämndsmål
  lika med målvärdet räcker inte
nyckeltal x
  enhet index
uppdrag 3.3.9 "Utred orsakerna"
  redovisas senast maj 2024
  ansvarig "HR-chef"
  mäts med x
  bidrar till g
  känd avvikelse MK101 "skäl"
aktivitet 7
  pågår 2024–2026
nämndsmål g "Målet"
prioriterat mål 1 "Alingsås växer"
  helt uppfyllt när alla nämndsmål är helt uppfyllda
  mål som inte kan bedömas räknas inte
  känd avvikelse MK102 "skäl"
prioriterat mål 2
samlad bedömning
  helt uppfyllt när g är helt uppfyllt
  mål som inte kan bedömas gör att helheten inte kan bedömas
tabell "Ekonomi"
  enhet tkr
  känd avvikelse MK501 "skäl"
tabell personal
tabell pengar "Pengarna"
"""


def test_everything_the_plan_declares_of_itself():
    of = plan(WHOLE)

    assert (of.title, of.board, of.years) == ("Mål 2020", "Kommunstyrelsen", (2020, 2021, 2022))
    assert of.body is not None
    assert (of.body.kind, of.body.name, of.body.code) == (ast.BodyKind.MUNICIPALITY, "Upplands Väsby", "0114")
    assert (of.decision, of.period) == ("KF 2019-11-27 § 210", ast.PeriodKind.YEAR)
    assert [(word.word, word.classes, word.period, word.span.line if word.span else None) for word in of.scale] == [
        ("Grön", (Class.FULL,), None, 6),
        ("Röd", (Class.NOT, Class.UNDECIDED), ast.PeriodKind.PART_YEAR, 7),
    ]
    assert [(line.marker.text, line.meaning) for line in of.markers] == [
        ("i.u.", ast.Meaning.MISSING),
        ("Prel:", ast.Meaning.PRELIMINARY),
    ]
    assert [(line.comparator, line.word.text) for line in of.comparators] == [("riket", "Genomsnitt")]
    assert [(line.thing, line.word.text) for line in of.calls] == [("prioriterat mål", "riktningsmål")]
    assert of.material is not None
    assert (Decimal(100), "tkr") == (of.material.value, of.material.unit)
    assert [one.printed for one in of.policies] == ["preliminärt utfall godtas", "saknat utfall räknas inte"]
    assert [one.printed for one in of.every_goal_policies] == ["lika med målvärdet räcker inte"]
    assert [("MK201", date(2021, 12, 31))] == [(line.code, line.until) for line in of.suppressions]
    assert of.span.line == 1


def test_everything_the_plan_declares_of_assignments_and_tables():
    of = plan(WHOLE)
    assignment, activity = of.assignments

    assert (
        assignment.name,
        assignment.sentence,
        assignment.is_activity,
        assignment.responsible,
    ) == ("3.3.9", "Utred orsakerna", False, "HR-chef")
    assert [(line.what, line.deadline.last_day) for line in assignment.deadlines] == [("redovisas", date(2024, 5, 31))]
    assert (
        assignment.measures,
        assignment.contributes_to,
        assignment.valid,
        assignment.span.line,
    ) == (("x",), ("g",), None, 20)
    assert [line.code for line in assignment.suppressions] == ["MK101"]
    assert (
        activity.name,
        activity.sentence,
        activity.is_activity,
        activity.responsible,
        activity.deadlines,
    ) == ("7", "7", True, None, ())
    assert activity.valid is not None
    assert (activity.valid.first, activity.valid.last) == (2024, 2026)
    assert [(table.name, table.title, len(table.lines)) for table in of.tables] == [
        ("", "Ekonomi", 2),
        ("personal", "personal", 0),
        ("pengar", "Pengarna", 0),
    ]
    assert [[line.code for line in table.suppressions] for table in of.tables] == [["MK501"], [], []]


def test_everything_the_plan_declares_of_roll_ups():
    one, two, overall = plan(WHOLE).roll_ups

    assert (
        one.name,
        one.sentence,
        one.is_overall,
        one.undecided,
    ) == ("1", "Alingsås växer", False, ast.RollUpPolicy.NOT_COUNTED)
    assert [line.code for line in one.suppressions] == ["MK102"]
    assert (
        two.name,
        two.sentence,
        two.is_overall,
        two.undecided,
        two.rule.built_in,
    ) == ("2", "2", False, None, True)
    assert (
        overall.name,
        overall.sentence,
        overall.is_overall,
        overall.undecided,
    ) == (OVERALL, OVERALL, True, ast.RollUpPolicy.UNDECIDED)
    assert OVERALL == "samlad bedömning"
    assert [len(of.rule.lines) for of in (one, overall)] == [1, 1]


def test_a_roll_up_and_a_table_have_their_places_and_the_plans_words():
    of = plan(WHOLE)
    words_of = 'plan "P"\n  år 2020\n  bedömning "Gul" betyder delvis uppfyllt\nsamlad bedömning\n  i övrigt "Gul"\n'

    assert [one.span.line for one in of.roll_ups] == [26 + 3, 33, 34]
    assert [table.span.line for table in of.tables] == [37, 40, 41]
    assert [line.verdict.of_class for line in plan(words_of).roll_ups[0].rule.lines] == [Class.PARTLY]


def test_a_plan_that_says_little_has_what_is_built_in():
    of = plan("plan\nnyckeltal x\n  enhet index\n  mål 2021 minst 1\n  mål 2019 minst 1\n")

    assert (of.title, of.body, of.board, of.decision, of.material) == ("", None, None, None, None)
    assert of.years == (2019, 2021)
    assert [(word.word, word.classes) for word in of.scale] == [
        ("Helt uppfyllt", (Class.FULL,)),
        ("Delvis uppfyllt", (Class.PARTLY,)),
        ("Ej uppfyllt", (Class.NOT,)),
    ]
    assert (
        of.goals,
        of.roll_ups,
        of.assignments,
        of.tables,
        of.policies,
        of.every_goal_policies,
        of.suppressions,
    ) == ((), (), (), (), (), (), ())
    assert plan("plan\n").years == ()


def test_a_part_year_and_a_school_year_are_kinds_of_period():
    assert (
        plan('plan "P"\n  delår 2020-08\n').period,
        plan('plan "P"\n  delår 2020-08\n').years,
    ) == (ast.PeriodKind.PART_YEAR, (2020,))
    assert (
        plan('plan "P"\n  läsår 2020/21, 2021/22\n').period,
        plan('plan "P"\n  läsår 2020/21, 2021/22\n').years,
    ) == (ast.PeriodKind.SCHOOL_YEAR, (2020, 2021))


def test_shared_definitions_are_no_plan_and_goals_without_one_are_told():
    assert resolved("nyckeltal x\n  enhet index\n") == (None, ())
    text = "nyckeltal x\n  enhet index\nnämndsmål g\n  mäts med x\nnämndsmål h\n"

    assert resolved(text)[0] is None
    assert told(text) == [("MK001", [3], "filen har nämndsmål men ingen plan", "the file has goals but no plan")]
    assert helps(text) == [
        ('börja filen med `plan "…"` och en rad `år …`', 'begin the file with `plan "…"` and a line `år …`')
    ]


def test_a_plan_is_only_once_and_the_first_counts():
    of, _ = resolved(HEAD + 'plan "Q"\n')
    assert of is not None
    assert of.title == "P"
    assert told(HEAD + 'plan "Q"\n') == [
        ("MK003", [3, 1], "planen deklareras två gånger", "the plan is declared twice")
    ]
    assert words(HEAD + 'plan "Q"\n') == [["", FIRST]]
    assert helps(HEAD + 'plan "Q"\n') == [REMOVE]


def test_the_overall_assessment_is_only_once():
    text = HEAD + "samlad bedömning\nsamlad bedömning\n  mål som inte kan bedömas räknas inte\n"
    of, _ = resolved(text)

    assert of is not None
    assert [one.undecided for one in of.roll_ups] == [None]
    assert told(text) == [
        (
            "MK003",
            [4, 3],
            "den samlade bedömningen deklareras två gånger",
            "the overall assessment is declared twice",
        )
    ]


def test_the_plan_of_an_imported_file_is_not_the_plan():
    shared = 'plan "Annan"\n  år 2019\nnyckeltal x\n  enhet index\n'
    of = plan(shared, HEAD + "nämndsmål g\n  mäts med x\n")

    assert (of.title, of.years) == ("P", (2020,))
    assert [(one.name, one.imported) for one in of.measures] == [("x", True)]
    assert resolved(HEAD, "nyckeltal y\n  enhet index\n") == (None, ())


def test_two_policies_of_a_kind_in_a_block_are_declared_twice_and_the_first_counts():
    text = (
        'plan "P"\n  år 2020\n  prel godtas\n  prel kan ej bedömas\n'
        "varje nämndsmål\n  lika räcker\n  lika räcker inte\n"
        "nämndsmål g\n  saknat utfall räknas inte\n  saknat utfall kan ej bedömas\n  sekretess räknas inte\n"
    )
    of, _ = resolved(text)

    assert of is not None
    assert [
        [one.printed for one in policies] for policies in (of.policies, of.every_goal_policies, of.goals[0].policies)
    ] == [["prel godtas"], ["lika räcker"], ["saknat utfall räknas inte", "sekretess räknas inte"]]
    assert told(text) == [
        ("MK003", [4, 3], "policyn om prel deklareras två gånger", "the policy on prel is declared twice"),
        ("MK003", [7, 6], "policyn om lika deklareras två gånger", "the policy on lika is declared twice"),
        ("MK003", [10, 9], "policyn om saknat deklareras två gånger", "the policy on saknat is declared twice"),
    ]


# --- Goals ----------------------------------------------------------------------------------------


def test_everything_a_goal_declares():
    text = (
        HEAD
        + """prioriterat mål 1 "Växa"
indikator kf
  enhet index
nyckeltal x
  enhet index
nyckeltal y
  enhet index
nämndsmål g "Målet är nått"
  kallas "Mål 1", "Ettan"
  mäts med x, Y (vikt 2,5)
  bidrar till prioriterat mål 1
  bidrar till indikatorn KF
  prel godtas
  exempel x 2020 = 1 ger ej uppfyllt
  känd avvikelse MK201 "skäl"
nämndsmål h
  utan nyckeltal
  bidrar till 1, kf, x
"""
    )
    one, other = plan(text).goals

    assert (one.name, one.sentence, one.also_called) == ("g", "Målet är nått", ("Mål 1", "Ettan"))
    assert (("x", Decimal(1)), ("Y", Decimal("2.5"))) == one.measures
    assert (one.without_measures, one.indicators, one.priority_goals) == (False, ("KF",), ("1",))
    assert (
        [policy.printed for policy in one.policies],
        [line.code for line in one.suppressions],
        len(one.examples),
        one.span.line,
    ) == (["prel godtas"], ["MK201"], 1, 10)
    assert (
        other.name,
        other.sentence,
        other.also_called,
        other.measures,
        other.without_measures,
    ) == ("h", "h", (), (), True)
    assert (other.indicators, other.priority_goals) == (("kf",), ("1",))


def verdicts(of: Goal) -> list[Class | None]:
    return [line.verdict.of_class for line in of.rule.lines]


COMMON = """varje nämndsmål
  helt uppfyllt när alla nyckeltal nås
  undantag "a" när x saknas ger delvis uppfyllt
"""


def with_common(*lines: str) -> Goal:
    text = HEAD + COMMON + "nämndsmål g\n  mäts med x\n" + "".join(f"  {line}\n" for line in lines)
    return plan(text + "nyckeltal x\n  enhet index\n").goals[0]


def test_the_common_lines_are_those_of_a_goal_without_its_own():
    of = with_common()

    assert (
        verdicts(of),
        [one.name.text for one in of.rule.exceptions],
        of.rule.by_board,
        of.rule.built_in,
    ) == ([Class.FULL], ["a"], False, False)


def test_verdict_lines_of_its_own_replace_all_the_common_ones():
    of = with_common("delvis uppfyllt när x nås", "i övrigt ej uppfyllt")

    assert (verdicts(of), of.rule.exceptions, of.rule.built_in) == ([Class.PARTLY, Class.NOT], (), False)


def test_the_board_replaces_all_the_common_lines():
    of = with_common("bedöms av nämnden")

    assert (verdicts(of), of.rule.exceptions, of.rule.by_board, of.rule.built_in) == ([], (), True, False)


def test_exceptions_alone_are_added_to_the_common_ones():
    of = with_common('undantag "b" när x är preliminärt ger ej uppfyllt')

    assert verdicts(of) == [Class.FULL]
    assert [(one.name.text, one.verdict.of_class) for one in of.rule.exceptions] == [
        ("a", Class.PARTLY),
        ("b", Class.NOT),
    ]


def test_without_lines_the_rule_is_built_in():
    of = goal("mäts med x")

    assert (of.rule.lines, of.rule.exceptions, of.rule.by_board, of.rule.built_in) == ((), (), False, True)


def test_a_word_of_the_plan_stands_for_the_first_of_its_classes():
    text = """plan "P"
  år 2020
  bedömning "Gul" betyder delvis uppfyllt eller kan ej bedömas
nämndsmål g
  mäts med x
  bedöms "GUL" när x nås
  i övrigt "gul"
  undantag "a" när x saknas ger "Gul"
nyckeltal x
  enhet index
"""
    of = plan(text).goals[0]

    assert verdicts(of) == [Class.PARTLY, Class.PARTLY]
    assert [one.verdict.of_class for one in of.rule.exceptions] == [Class.PARTLY]


# --- Names ----------------------------------------------------------------------------------------

MEASURE = ("nyckeltalet eller indikatorn", "measure or indicator")
AFTER = "nyckeltal bredband\n  enhet index\nnyckeltal dialog\n  enhet index\n"


def mistake(*lines: str) -> str:
    return HEAD + "nämndsmål g\n" + "".join(f"  {line}\n" for line in lines) + AFTER


@pytest.mark.parametrize(
    ("line", "thing", "thing_en", "name", "meant"),
    [
        ("mäts med bredbnd", *MEASURE, "bredbnd", (5, "bredband")),
        ("mäts med zzz", *MEASURE, "zzz", None),
        (
            "helt uppfyllt när Dialgo nås",
            "nyckeltalet eller indikatorn",
            "measure or indicator",
            "Dialgo",
            (7, "dialog"),
        ),
        ("helt uppfyllt när zzz är minst 5", *MEASURE, "zzz", None),
        (
            "helt uppfyllt när zzz når minst 9 % av målvärdet",
            *MEASURE,
            "zzz",
            None,
        ),
        ("helt uppfyllt när zzz saknas", *MEASURE, "zzz", None),
        ("helt uppfyllt när zzz är preliminärt", *MEASURE, "zzz", None),
        (
            "helt uppfyllt när inte (bredband nås och zzz nås)",
            *MEASURE,
            "zzz",
            None,
        ),
        (
            "helt uppfyllt när dialog nås eller zzz nås",
            "nyckeltalet eller indikatorn",
            "measure or indicator",
            "zzz",
            None,
        ),
        (
            'undantag "a" när zzz nås ger ej uppfyllt',
            "nyckeltalet eller indikatorn",
            "measure or indicator",
            "zzz",
            None,
        ),
        ("bidrar till prioriterat mål 7", "det prioriterade målet", "priority goal", "7", None),
        ("bidrar till indikatorn zzz", *MEASURE, "zzz", None),
        ("bidrar till nämndsmålet hh", "nämndsmålet", "goal", "hh", None),
    ],
)
def test_an_unknown_name_is_told_with_the_likely_one(line, thing, thing_en, name, meant):
    text = mistake(line)
    lines = [4] if meant is None else [4, meant[0]]

    assert told(text) == [("MK002", lines, f'{thing} "{name}" finns inte', f'there is no {thing_en} "{name}"')]
    assert helps(text) == [DECLARE if meant is None else (f'menade du "{meant[1]}"?', f'did you mean "{meant[1]}"?')]
    assert words(text) == [["", HERE] if meant else [""]]


@pytest.mark.parametrize(
    ("name", "meant"),
    [("bredban", (5, "bredband")), ("zzz", None)],
)
def test_what_is_contributed_to_may_be_of_any_kind_where_none_is_said(name, meant):
    text = mistake(f"bidrar till {name}")
    lines = [4] if meant is None else [4, meant[0]]
    message = (
        f'inget mål, nyckeltal eller indikator heter "{name}"',
        f'no goal, measure or indicator is called "{name}"',
    )

    assert told(text) == [("MK002", lines, *message)]
    assert helps(text) == [DECLARE if meant is None else (f'menade du "{meant[1]}"?', f'did you mean "{meant[1]}"?')]
    assert words(text) == [["", HERE] if meant else [""]]


def test_an_unknown_measure_is_left_out_and_an_unknown_condition_too():
    of, findings = resolved(
        mistake("mäts med bredband, zzz", "helt uppfyllt när zzz nås", "ej uppfyllt när dialog nås")
    )

    assert of is not None
    assert (("bredband", Decimal(1)),) == of.goals[0].measures
    assert verdicts(of.goals[0]) == [Class.NOT]
    assert [one.code for one in findings] == ["MK002", "MK002"]


def test_every_unknown_name_of_a_condition_is_told():
    text = mistake("helt uppfyllt när zzz nås och bredband nås och (yyy saknas eller inte xxx nås)")

    assert [message.split('"')[1] for _, _, message, _ in told(text)] == ["zzz", "yyy", "xxx"]


def test_names_are_compared_without_regard_to_case():
    assert told(mistake("mäts med BREDBAND", "helt uppfyllt när Bredband nås", "bidrar till Dialog")) == []


def test_what_one_contributes_to_may_be_a_goal_a_measure_or_a_priority_goal():
    text = HEAD + "prioriterat mål 1\nnämndsmål g\nnämndsmål h\n  bidrar till g, 1, x\nnyckeltal x\n  enhet index\n"

    assert told(text) == []
    assert told(text.replace("bidrar till g, 1, x", "bidrar till prioriterat mål g")) == [
        ("MK002", [6], 'det prioriterade målet "g" finns inte', 'there is no priority goal "g"')
    ]


@pytest.mark.parametrize("heading", ["nämndsmål", "nyckeltal", "indikator", "uppdrag", "aktivitet", "prioriterat mål"])
def test_a_name_is_declared_once_among_its_kind(heading):
    unit = "\n  enhet index" if heading in ("nyckeltal", "indikator") else ""
    name = ("7", "7") if heading.startswith("prioriterat") else ("namn", "NAMN")
    text = f"{HEAD}{heading} {name[0]}{unit}\n{heading} {name[1]}{unit}\n"
    lines = [5, 3] if unit else [4, 3]

    assert told(text) == [("MK003", lines, f'"{name[1]}" deklareras två gånger', f'"{name[1]}" is declared twice')]
    assert helps(text) == [RENAME]
    assert words(text) == [["", FIRST]]


def test_a_measure_and_an_indicator_share_their_names_and_goals_have_their_own():
    shared = HEAD + "indikator x\n  enhet index\nnyckeltal x\n  enhet index\n"
    of, _ = resolved(shared)

    assert [one[:2] for one in told(shared)] == [("MK003", [5, 3])]
    assert of is not None
    assert [(one.name, one.is_indicator) for one in of.measures] == [("x", True)]
    assert told(HEAD + "nämndsmål x\nnyckeltal x\n  enhet index\nuppdrag x\nprioriterat mål x\n") == []
    assert [one[:2] for one in told(HEAD + "uppdrag a\naktivitet a\n")] == [("MK003", [4, 3])]


def test_a_word_that_is_not_the_plans_is_told_and_its_line_left_out():
    text = mistake('bedöms "Blå" när bredband nås', 'undantag "a" när dialog nås ger "Lila"', 'i övrigt "Gul"')
    of, _ = resolved(text)
    scale = '"Helt uppfyllt", "Delvis uppfyllt", "Ej uppfyllt"'

    assert of is not None
    assert (of.goals[0].rule.lines, of.goals[0].rule.exceptions) == ((), ())
    assert told(text) == [
        (
            "MK002",
            [line],
            f'"{word}" är inte ett av planens ord för bedömningar',
            f'"{word}" is not one of the plan\'s words for assessments',
        )
        for line, word in ((4, "Blå"), (6, "Gul"), (5, "Lila"))
    ]
    assert helps(text) == [(f"planens ord är {scale}", f"the plan's words are {scale}")] * 3


# --- Exceptions -----------------------------------------------------------------------------------


def exceptions(*lines: str) -> tuple[list[str], list[tuple[str, list[int | None], str, str]]]:
    text = mistake(*lines)
    of, _ = resolved(text)
    assert of is not None
    return [one.name.text for one in of.goals[0].rule.exceptions], told(text)


def unknown_exception(line: int, name: str) -> tuple[str, list[int], str, str]:
    return (
        "MK002",
        [line],
        f'inget undantag som kan få ett undantag heter "{name}"',
        f'there is no exception "{name}" to make an exception to',
    )


def test_an_exception_is_to_one_that_is_named():
    a, b = 'undantag "a" när dialog nås ger ej uppfyllt', 'undantag "b" från "A" när dialog saknas ger ej uppfyllt'

    assert exceptions(a, b) == (["a", "b"], [])
    assert exceptions(b, a) == (["b", "a"], [])
    assert ([], [unknown_exception(4, "A")]) == exceptions(b)
    assert helps(mistake(b)) == [None]


def test_exceptions_in_a_ring_are_no_exceptions():
    lines = [
        'undantag "a" från "b" när dialog nås ger ej uppfyllt',
        'undantag "b" från "c" när dialog nås ger ej uppfyllt',
        'undantag "c" från "a" när dialog nås ger ej uppfyllt',
    ]

    assert exceptions(*lines) == ([], [unknown_exception(4, "b"), unknown_exception(5, "c"), unknown_exception(6, "a")])
    assert exceptions('undantag "a" från "a" när dialog nås ger ej uppfyllt') == ([], [unknown_exception(4, "a")])


def test_an_exception_is_declared_once():
    a, again = 'undantag "a" när dialog nås ger ej uppfyllt', 'undantag "A" när dialog nås ger delvis uppfyllt'

    assert exceptions(a, again) == (
        ["a"],
        [
            (
                "MK003",
                [5, 4],
                'undantaget "A" deklareras två gånger',
                'the exception "A" is declared twice',
            )
        ],
    )


# --- Roll-ups -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "condition", ["alla nämndsmål är helt uppfyllda", "g är helt uppfyllt", "inte (g är ej uppfyllt)"]
)
def test_conditions_over_goals_belong_to_roll_ups_alone(condition):
    text = mistake(f"helt uppfyllt när {condition}")

    assert told(text) == [
        (
            "MK009",
            [4],
            "ett nämndsmål bedöms inte av andra måls bedömningar",
            "a goal is not judged by the assessments of other goals",
        )
    ]
    assert helps(text) == [
        (
            "skriv villkoret under `prioriterat mål` eller `samlad bedömning`",
            "write the condition under `prioriterat mål` or `samlad bedömning`",
        )
    ]
    for heading in ("prioriterat mål 1", "samlad bedömning"):
        assert told(f"{HEAD}nämndsmål g\n{heading}\n  helt uppfyllt när {condition}\n") == []
    assert told(f"{HEAD}varje nämndsmål\n  helt uppfyllt när {condition}\nnämndsmål g\n")[0][0] == "MK009"


def test_a_roll_up_names_goals_and_priority_goals():
    text = f"{HEAD}nämndsmål enkelt\nprioriterat mål 1\nsamlad bedömning\n  helt uppfyllt när "

    assert told(text + "enkelt är helt uppfyllt och prioriterat mål 1 är helt uppfyllt\n") == []
    assert told(text + "enkel är helt uppfyllt\n") == [
        ("MK002", [6, 3], 'nämndsmålet "enkel" finns inte', 'there is no goal "enkel"')
    ]


def test_a_roll_up_may_name_measures_too():
    assert told(f"{HEAD}nyckeltal x\n  enhet index\nsamlad bedömning\n  helt uppfyllt när x nås\n") == []
    assert [one[0] for one in told(f"{HEAD}samlad bedömning\n  helt uppfyllt när x nås\n")] == ["MK002"]


# --- Measures -------------------------------------------------------------------------------------


def test_everything_a_measure_declares():
    text = (
        HEAD
        + """indikator kf "Andel nöjda"
  enhet andel
nyckeltal x "Andel nöjda (%)"
  kallas "Nöjda", "NKI"
  tidigare "Nöjda brukare"
  enhet andel
  mellan 10 % och 90 %
  bäst mellan 40 och 60 %
  källa Kolada N07900
  könsuppdelat
  redovisas per "Norr", "Syd"
  mäts vartannat år från 2019
  eftersläpning 1 år
  decimaler 1
  felmarginal ±2
  svar 95
  plats bland 290
  per delår
  nytt mått från 2018
  saknar målvärde 2021
  bidrar till kf
  mål 2020 minst 50 %, delvis minst 40 %
  prel godtas
  känd avvikelse MK301 "skäl"
"""
    )
    indicator, of = plan(text).measures

    assert (
        indicator.is_indicator,
        indicator.name,
        indicator.title,
        indicator.span.line,
    ) == (True, "kf", "Andel nöjda", 3)
    assert (
        of.is_indicator,
        of.name,
        of.title,
        of.also_called,
        of.same_as,
    ) == (False, "x", "Andel nöjda (%)", ("Nöjda", "NKI", "Nöjda brukare"), "x")
    assert (find_unit("andel"), Decimal(10), Decimal(90)) == (of.unit, of.low, of.high)
    assert (ast.Direction.BAND, (Decimal(40), Decimal(60)), "Kolada N07900") == (of.direction, of.band, of.source)
    assert (True, ("Norr", "Syd"), (2, 2019), 1, 1, Decimal(2), 95, 290, True, 2018) == (
        of.by_sex,
        of.parts,
        of.cycle,
        of.lag,
        of.decimals,
        of.error_margin,
        of.answers,
        of.ranked,
        of.per_part_year,
        of.new_from,
    )
    assert [(years.first, years.last) for years in of.without_target] == [(2021, 2021)]
    assert (
        of.contributes_to,
        [one.printed for one in of.policies],
        [line.code for line in of.suppressions],
        of.imported,
    ) == (("kf",), ["prel godtas"], ["MK301"], False)
    (target,) = of.targets
    assert target.partial is not None
    assert (2020, Decimal(50), Decimal(40), 24) == (
        target.year,
        target.target.bounds[0].value,
        target.partial.bounds[0].value,
        target.line.span.line,
    )


def test_a_measure_that_says_little_has_what_its_unit_has():
    of = measure("enhet andel")

    assert ("x", (), "x", Decimal(0), Decimal(100)) == (of.title, of.also_called, of.same_as, of.low, of.high)
    assert (
        of.direction,
        of.band,
        of.source,
        of.by_sex,
        of.parts,
        of.cycle,
        of.lag,
    ) == (None, None, None, False, (), None, 0)
    assert (
        of.decimals,
        of.error_margin,
        of.answers,
        of.ranked,
        of.per_part_year,
        of.new_from,
        of.targets,
        of.without_target,
        of.contributes_to,
        of.policies,
    ) == (None, None, None, None, False, None, (), (), (), ())


@pytest.mark.parametrize(
    ("lines", "unit", "low", "high"),
    [
        (("enhet index",), "index", 0, None),
        (("enhet procent",), "procent", None, None),
        (("enhet plats",), "plats", 1, None),
        (("enhet andel", "mellan 1 och 6"), "andel", 1, 6),
        (("enhet index", "mellan −2 och 6"), "index", -2, 6),
        (("enhet tkr", "mellan 1 mnkr och 6 mnkr"), "tkr", 1000, 6000),
        (('enhet "kr per elev"',), "kr per elev", None, None),
        (('enhet "Kr"',), "kr", None, None),
        (("plats bland 290",), "plats", 1, None),
    ],
)
def test_the_unit_and_the_range(lines, unit, low, high):
    of = measure(*lines)

    assert of.unit is not None
    assert (unit, low, high) == (of.unit.name, of.low, of.high)


def test_a_quoted_unit_is_a_dimension_of_its_own():
    of = measure('enhet "kr per elev"', 'mål 2020 minst 5 "kr per elev"')

    assert of.unit is not None
    assert ("kr per elev", "kr per elev", Decimal(1), ("kr per elev",), False) == (
        of.unit.name,
        of.unit.dimension,
        of.unit.factor,
        of.unit.signs,
        of.unit.exact,
    )
    assert Decimal(5) == of.targets[0].target.bounds[0].value


def test_a_unit_that_could_not_be_read_is_not_told_as_missing_too():
    file, (finding,) = parse(HEAD + 'nyckeltal x "Måttet"\n  enhet procnt\n', "p.mal")
    of, findings = resolve((file,))

    assert (finding.code, finding.message.sv) == ("MK004", 'enheten "procnt" finns inte')
    assert findings == ()
    assert of is not None
    assert of.measures[0].unit is None


def test_a_measure_without_unit_is_told_as_a_warning():
    text = HEAD + 'nyckeltal x "Måttet"\n  mål 2020 minst 5 dagar\n'
    of, (finding,) = resolved(text)

    assert (finding.code, finding.severity) == ("MK004", Severity.WARNING)
    assert told(text) == [("MK004", [3], '"x" har ingen enhet', '"x" has no unit')]
    assert helps(text) == [("skriv till exempel `enhet andel`", "write for instance `enhet andel`")]
    assert of is not None
    assert (of.measures[0].unit, of.measures[0].low, of.measures[0].high) == (None, None, None)
    assert Decimal(5) == of.measures[0].targets[0].target.bounds[0].value


@pytest.mark.parametrize(
    ("line", "figure"),
    [
        ("mellan 1 kr och 6", "1 kr"),
        ("mellan 1 och 6 kr", "6 kr"),
        ("bäst mellan 1 kr och 6", "1 kr"),
        ("bäst mellan 1 och 6 kr", "6 kr"),
        ("felmarginal ±2 kr", "2 kr"),
        ("mål 2020 minst 5 kr", "5 kr"),
        ("mål 2020 mellan 4 och 5 kr", "5 kr"),
        ("mål 2020 minst 5, delvis minst 4 kr", "4 kr"),
        ("mål 2020 öka med minst 2 kr", "2 kr"),
        ("mål 2020 oförändrat ± 2 kr", "2 kr"),
        ("mål 2020 öka med minst 2 procentenheter", "2 procentenheter"),
        ("mål 2020 på väg mot minst 5 kr år 2024 från 2019", "5 kr"),
        ("mål 2020 i genomsnitt 2018–2020 minst 5 kr", "5 kr"),
        ('mål 2020 minst 5 "kr per elev"', '5 "kr per elev"'),
    ],
)
def test_a_figure_in_another_unit_is_told_and_not_used(line, figure):
    text = f"{HEAD}nyckeltal x\n  enhet dagar\n  {line}\n"
    of, (finding,) = resolved(text)

    assert Severity.ERROR is finding.severity
    assert told(text) == [
        (
            "MK004",
            [5],
            f"{figure} är inte i nyckeltalets enhet, dagar",
            f"{figure} is not in the measure's unit, dagar",
        )
    ]
    assert helps(text) == [("skriv värdet i dagar", "write the figure in dagar")]
    assert of is not None
    assert (of.measures[0].targets, of.measures[0].band, of.measures[0].error_margin) == ((), None, None)


@pytest.mark.parametrize(
    ("unit", "target", "value"),
    [
        ("dagar", "minst 2 veckor", 14),
        ("dagar", "minst 2", 2),
        ("veckor", "minst 14 dagar", 2),
        ("tkr", "högst 3,7 mnkr", 3700),
        ("andel", "minst 80 procent", 80),
        ("andel", "minst 80 %", 80),
        ("procent", "minst 80 %", 80),
        ("dagar", "öka med minst 2 veckor", 14),
        ("dagar", "oförändrat ± 1 vecka", 7),
        ("andel", "öka med minst 2 procentenheter", 2),
        ("andel", "öka med minst 2", 2),
        ("procentenheter", "öka med minst 2 procentenheter", 2),
        ("plats", "plats 5 eller bättre", 5),
        ("dagar", "över 1 vecka", 7),
    ],
)
def test_2_9_a_figure_is_converted_to_the_measures_unit(unit, target, value):
    (bound,) = measure(f"enhet {unit}", f"mål 2020 {target}").targets[0].target.bounds

    assert (Decimal(value), None) == (bound.value, bound.unit)


@pytest.mark.parametrize(
    ("target", "inner"),
    [("på väg mot minst 2 veckor år 2024 från 2019", 14), ("i genomsnitt 2018–2020 högst 2 veckor", 14)],
)
def test_2_9_a_figure_inside_a_target_is_converted_too(target, inner):
    of = measure("enhet dagar", f"mål 2020 {target}").targets[0].target

    assert of.inner is not None
    assert Decimal(inner) == of.inner.bounds[0].value


@pytest.mark.parametrize(
    ("unit", "target"),
    [("dagar", "öka med minst 2 %"), ("dagar", "minska med minst 2 procent"), ("index", "oförändrat ± 2 %")],
)
def test_a_change_in_percent_of_another_unit_is_relative(unit, target):
    (bound,) = measure(f"enhet {unit}", f"mål 2020 {target}").targets[0].target.bounds

    assert (Decimal(2), "%") == (bound.value, bound.unit)


@pytest.mark.parametrize("unit", ["andel", "procent"])
@pytest.mark.parametrize(("amount", "number"), [("2 %", "2"), ("2,5 procent", "2,5")])
def test_a_change_in_percent_of_a_measure_in_percent_is_refused_with_both_spellings(unit, amount, number):
    text = f"{HEAD}nyckeltal x\n  enhet {unit}\n  mål 2020 öka med minst {amount}\n"

    assert told(text) == [
        (
            "MK004",
            [5],
            f"{amount} av ett nyckeltal i procent kan läsas på två sätt",
            f"{amount} of a measure in percent can be read in two ways",
        )
    ]
    assert helps(text) == [
        (
            f"skriv `{number} procentenheter`, eller `minst … % av` basårets utfall",
            f"write `{number} procentenheter`, or `minst … % av` the base year's outcome",
        )
    ]
    of, _ = resolved(text)
    assert of is not None
    assert of.measures[0].targets == ()


def test_a_change_in_another_unit_of_a_measure_in_percent_is_refused():
    text = f"{HEAD}nyckeltal x\n  enhet andel\n  mål 2020 öka med minst 2 kr\n"

    assert told(text) == [
        ("MK004", [5], "2 kr är inte i nyckeltalets enhet, andel", "2 kr is not in the measure's unit, andel")
    ]


def test_an_unknown_unit_that_is_not_quoted_is_told():
    """The parser refuses the word already; a tree made in another way is told the same."""
    file, _ = parse(HEAD + "nyckeltal x\n  enhet index\n", "0.mal")
    block = file.blocks[1]
    (unit,) = block.lines
    other = evolve(file, blocks=(file.blocks[0], evolve(block, lines=(evolve(unit, unit="flurp"),))))
    of, (finding,) = resolve((other,))

    assert (finding.code, finding.severity, finding.labels[0].span.line) == ("MK004", Severity.ERROR, 4)
    assert (finding.message.sv, finding.message.en) == ('enheten "flurp" finns inte', 'there is no unit "flurp"')
    assert finding.help is not None
    assert (finding.help.sv, finding.help.en) == (
        'en egen enhet skrivs inom citattecken: "flurp"',
        'quote a unit of your own: "flurp"',
    )
    assert of is not None
    assert None is of.measures[0].unit


@pytest.mark.parametrize("answer", ["ja", "nej"])
def test_yes_and_no_are_targets_of_yes_or_no_alone(answer):
    text = f"{HEAD}nyckeltal x\n  enhet index\n  mål 2020 {answer}\n"

    assert told(text) == [
        (
            "MK004",
            [5],
            f'målet är "{answer}", men nyckeltalet mäts i index',
            f'the target is "{answer}", but the measure is in index',
        )
    ]
    assert helps(text) == [
        (
            "skriv `enhet ja/nej`, eller ett målvärde med ett tal",
            "write `enhet ja/nej`, or a target with a figure",
        )
    ]
    of, _ = resolved(text)
    assert of is not None
    assert of.measures[0].targets == ()
    assert [answer] == [
        one.target.printed for one in plan(text.replace("enhet index", "enhet ja/nej")).measures[0].targets
    ]
    without, _ = resolved(text.replace("  enhet index\n", ""))
    assert without is not None
    assert [answer] == [one.target.printed for one in without.measures[0].targets]


def test_a_share_of_places_keeps_its_percent():
    (bound,) = measure("enhet plats", "mål 2020 bland de 25 % bästa").targets[0].target.bounds

    assert (Decimal(25), "%") == (bound.value, bound.unit)


def test_a_figure_without_a_measure_unit_is_taken_as_it_is():
    week = ast.Quantity(Decimal(2), "veckor", "2 veckor", Span("a"))

    assert Decimal(2) == in_unit(week, None)
    assert Decimal(14) == in_unit(week, find_unit("dagar"))
    assert None is in_unit(week, find_unit("kr"))
    found: list[Finding] = []
    target = ast.Target(Compare.RISE, Span("a"), "öka med minst 2 veckor", (week,))
    of = resolve_target(target, None, found)
    assert of is not None
    assert (Decimal(2), None, []) == (of.bounds[0].value, of.bounds[0].unit, found)


# --- Targets of years -----------------------------------------------------------------------------


def test_one_line_is_for_every_year_of_its_span_and_they_come_in_order():
    of = measure("enhet index", "mål 2022–2023 minst 5", "mål 2020 minst 4")

    assert [(one.year, one.target.bounds[0].value) for one in of.targets] == [(2020, 4), (2022, 5), (2023, 5)]


def test_2_1_halved_to_a_year_is_a_target_of_that_year_only():
    of = measure("enhet index", "mål 2020–2026 halveras från 2022 till 2026", "mål 2020 minst 4")

    assert [(one.year, one.target.printed) for one in of.targets] == [
        (2020, "minst 4"),
        (2026, "halveras från 2022 till 2026"),
    ]
    assert [one.year for one in measure("enhet index", "mål 2020–2021 högst hälften av 2019").targets] == [2020, 2021]
    line = measure("enhet index", "mål 2020–2021 på väg mot minst 5 år 2024 från 2019")
    assert [one.year for one in line.targets] == [2020, 2021]


def test_two_targets_of_one_year_are_declared_twice_and_the_first_counts():
    text = f"{HEAD}nyckeltal x\n  enhet index\n  mål 2020 minst 5\n  mål 2019–2021 minst 6\n"
    of, _ = resolved(text)

    assert told(text) == [
        ("MK003", [6, 5], "målvärdet för 2020 deklareras två gånger", "the target for 2020 is declared twice")
    ]
    assert words(text) == [["", FIRST]]
    assert of is not None
    assert [(one.year, one.target.bounds[0].value) for one in of.measures[0].targets] == [
        (2019, 6),
        (2020, 5),
        (2021, 6),
    ]


# --- Same measure as ------------------------------------------------------------------------------

ABOVE = """indikator kf "Andel nöjda"
  kallas "NKI"
  enhet andel
  mellan 10 och 90
  högre är bättre
  källa Kolada N07900
  könsuppdelat
  redovisas per "Norr", "Syd"
  mäts vartannat år från 2019
  eftersläpning 1 år
  decimaler 1
  felmarginal ±2
  svar 95
  plats bland 290
  per delår
  nytt mått från 2018
  saknar målvärde 2021
  mål 2020 minst 50 %
  prel godtas
  känd avvikelse MK301 "skäl"
"""


def test_the_same_measure_inherits_what_is_measured_and_not_what_is_asked_for():
    above, of = plan(HEAD + ABOVE + "nyckeltal ks\n  samma mått som KF\n").measures

    assert (of.title, of.also_called, of.same_as, of.is_indicator) == ("Andel nöjda", ("NKI",), "kf", False)
    inherited = ("unit", "low", "high", "direction", "band", "source", "by_sex", "parts", "cycle", "lag")
    inherited += ("decimals", "error_margin", "answers", "ranked", "per_part_year", "new_from")
    assert [getattr(above, field) for field in inherited] == [getattr(of, field) for field in inherited]
    assert (of.targets, of.without_target, of.contributes_to, of.policies, of.suppressions) == ((), (), (), (), ())
    assert above.same_as == "kf"


def test_its_own_lines_come_before_those_it_inherits():
    own = """nyckeltal ks "Nöjda i nämnden"
  samma mått som kf
  kallas "Egen"
  enhet procent
  mellan 20 och 80
  lägre är bättre
  källa Egen
  redovisas per "Öst"
  mäts vart tredje år från 2018
  eftersläpning 2 år
  decimaler 0
  felmarginal ±3
  svar 40
  plats bland 21
  nytt mått från 2017
  mål 2020 minst 60 %
"""
    of = plan(HEAD + ABOVE + own).measures[1]

    assert ("Nöjda i nämnden", ("Egen", "NKI"), find_unit("procent")) == (of.title, of.also_called, of.unit)
    assert (
        of.low,
        of.high,
        of.direction,
        of.source,
        of.parts,
    ) == (20, 80, ast.Direction.LOWER, "Egen", ("Öst", "Norr", "Syd"))
    assert (
        of.cycle,
        of.lag,
        of.decimals,
        of.error_margin,
        of.answers,
        of.ranked,
        of.new_from,
    ) == ((3, 2018), 2, 0, 3, 40, 21, 2017)
    assert [(one.year, one.target.bounds[0].value) for one in of.targets] == [(2020, 60)]


def test_a_chain_is_followed_to_its_end():
    text = HEAD + ABOVE + 'nyckeltal b "Mellan"\n  samma mått som kf\n  decimaler 3\nnyckeltal c\n  samma mått som b\n'
    _, b, c = plan(text).measures

    assert ("kf", "Mellan", find_unit("andel"), 3) == (b.same_as, b.title, b.unit, b.decimals)
    assert ("kf", "Mellan", find_unit("andel"), 3) == (c.same_as, c.title, c.unit, c.decimals)
    first = HEAD + "nyckeltal c\n  samma mått som b\nnyckeltal b\n  samma mått som kf\n" + ABOVE
    assert [(one.same_as, one.title) for one in plan(first).measures] == [("kf", "Andel nöjda")] * 3


def test_what_is_inherited_from_an_imported_file_is_not_imported_itself():
    own, above = plan(ABOVE, HEAD + "nyckeltal ks\n  samma mått som kf\n").measures[::-1]

    assert ((own.name, own.imported), (above.name, above.imported)) == (("ks", False), ("kf", True))


def test_an_unknown_measure_to_be_the_same_as_is_told():
    text = f"{HEAD}nyckeltal ks\n  enhet index\n  samma mått som kff\nindikator kf\n  enhet andel\n"
    of, _ = resolved(text)

    message = ('nyckeltalet eller indikatorn "kff" finns inte', 'there is no measure or indicator "kff"')
    assert [("MK002", [5, 6], *message)] == told(text)
    assert helps(text) == [('menade du "kf"?', 'did you mean "kf"?')]
    assert of is not None
    assert (find_unit("index"), "ks") == (of.measures[0].unit, of.measures[0].same_as)


@pytest.mark.parametrize("names", [("a",), ("a", "b"), ("a", "b", "c")])
def test_measures_in_a_ring_are_told_once(names):
    following = (*names[1:], names[0])
    text = HEAD + "".join(
        f"nyckeltal {name}\n  enhet index\n  samma mått som {other}\n"
        for name, other in zip(names, following, strict=True)
    )
    ((code, lines, message, message_en),) = told(text)

    assert ("MK003", [2 + 3 * len(names), 3]) == (code, lines)
    assert (message, message_en) == (
        '"a" (samma mått som) deklareras två gånger',
        '"a" (samma mått som) is declared twice',
    )
    of, _ = resolved(text)
    assert of is not None
    assert [find_unit("index")] * len(names) == [one.unit for one in of.measures]


# --- Lines that could not be read -----------------------------------------------------------------


def unread(text: str) -> tuple[list[list[int | None]], list[list[int | None]]]:
    """The lines of each goal, and of each roll-up, that could not be read and might have concerned it."""
    file, _ = parse(text, "0.mal")
    of, _ = resolve((file,))
    assert of is not None
    return [[span.line for span in one.unread] for one in of.goals], [
        [span.line for span in one.unread] for one in of.roll_ups
    ]


PLAN_OF_TWO = """plan "P"
  år 2020
  {plan}
varje nämndsmål
  {every}
nämndsmål g
  mäts med x
  {goal}
nämndsmål h
  mäts med y
nyckeltal x
  enhet index
  {measure}
nyckeltal y
  enhet index
samlad bedömning
  {overall}
"""
KEYS = ("plan", "every", "goal", "measure", "overall")


@pytest.mark.parametrize(
    ("key", "goals", "roll_ups"),
    [
        ("plan", [[3], [3]], [[3]]),
        ("every", [[5], [5]], [[]]),
        ("goal", [[8], []], [[]]),
        ("measure", [[13], []], [[]]),
        ("overall", [[], []], [[17]]),
    ],
)
def test_a_line_that_cannot_be_read_is_noted_where_it_might_have_concerned_the_verdict(key, goals, roll_ups):
    mistakes = {one: "detta är ingen rad" if one == key else "# inget" for one in KEYS}

    assert (goals, roll_ups) == unread(PLAN_OF_TWO.format(**mistakes))


@pytest.mark.parametrize(
    ("line", "noted"),
    [
        ("helt uppfyllt när zzz nås", True),
        ('undantag "a" när zzz nås ger ej uppfyllt', True),
        ('bedöms "Lila" när x nås', True),
        ('undantag "a" från "b" när x nås ger ej uppfyllt', True),
        ("mäts med zzz", True),
        ("bidrar till zzz", False),
        ("helt uppfyllt när x nås", False),
    ],
)
def test_a_line_that_names_what_is_not_declared_is_noted_too(line, noted):
    text = PLAN_OF_TWO.format(**{**dict.fromkeys(KEYS, "# inget"), "goal": line})

    assert ([[8] if noted else [], []], [[]]) == unread(text)


def test_a_roll_up_notes_its_own_lines_that_name_what_is_not_declared():
    text = PLAN_OF_TWO.format(**{**dict.fromkeys(KEYS, "# inget"), "overall": "helt uppfyllt när zzz är helt uppfyllt"})

    assert unread(text) == ([[], []], [[17]])


# --- Very many names ------------------------------------------------------------------------------


def many(number: int, *others: str) -> str:
    """So many measures whose names begin and end alike, and some others among them."""
    names = (*(f"m{index:03d}x" for index in range(number)), *others)
    return "".join(f"nyckeltal {name}\n  enhet index\n" for name in names)


@pytest.mark.parametrize(
    ("number", "declared", "written", "meant"),
    [
        # Of two hundred all are compared, also one that neither begins nor ends like the word.
        (199, "abredbandq", "zbredbandz", "abredbandq"),
        (200, "abredbandq", "zbredbandz", None),
        # Of more, those that begin or end most like it.
        (300, "bredband", "bredbnad", "bredband"),
        (300, "bredband", "vredband", "bredband"),
        (300, "bredband", "BREDBNAD", "bredband"),
        (300, "bredband", "skolresultat", None),
        (300, "aredband", "äredband", "aredband"),
        (300, "öredband", "aredband", "öredband"),
    ],
)
def test_of_very_many_names_those_that_begin_or_end_most_like_it_are_compared(number, declared, written, meant):
    text = f"{HEAD}nämndsmål g\n  mäts med {written}\n{many(number, declared)}"

    assert helps(text) == [DECLARE if meant is None else (f'menade du "{meant}"?', f'did you mean "{meant}"?')]


def test_of_very_many_names_neighbours_on_both_sides_are_compared():
    before = f"{HEAD}nämndsmål g\n  mäts med m150z\n{many(300)}"

    assert helps(before) == [('menade du "m150x"?', 'did you mean "m150x"?')]
    assert helps(f"{HEAD}nämndsmål g\n  mäts med m1505x\n{many(300)}")[0] is not None


@pytest.mark.parametrize(
    ("unit", "line", "help"),
    [
        ('"personer"', "mål 2020 högst 14 st", ('skriv 14 eller 14 "personer"', 'write 14 or 14 "personer"')),
        ('"personer"', "mål 2020 högst 14 dagar", ("skriv värdet i personer", "write the figure in personer")),
        ("andel", "mål 2020 minst 90 %-enheter", ('skriv "90 %"', 'write "90 %"')),
    ],
)
def test_a_figure_in_a_unit_that_stands_for_the_measures_own_is_told_how_to_write(unit, line, help):
    text = f"{HEAD}nyckeltal x\n  enhet {unit}\n  {line}\n"

    assert [code for code, *_ in told(text)] == ["MK004"]
    assert helps(text) == [help]


def test_a_second_target_of_a_year_is_not_to_be_renamed():
    text = f"{HEAD}nyckeltal x\n  enhet dagar\n  mål 2020 högst 14\n  mål 2020 högst 10\n"

    assert told(text) == [
        ("MK003", [6, 5], "målvärdet för 2020 deklareras två gånger", "the target for 2020 is declared twice")
    ]
    assert helps(text) == [REMOVE]
