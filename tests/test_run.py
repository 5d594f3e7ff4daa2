"""The whole run: which plan a case belongs to, names nobody declared, earlier cases and plans, findings in order."""

import json
from datetime import date

import pytest

from dsl.ast import Class
from dsl.parser import parse, parse_policy
from engine.assessment import Evaluated
from engine.run import Options, Result, run
from findings.finding import Finding
from findings.text import Text
from readers.yaml_case import read_cases


def plan(title: str = "Mål", years: str = "2020", *lines: str, goal: str = "bredband") -> str:
    head = "\n  ".join((f'plan "{title}"', f"år {years}", *lines))
    return f"""{head}
nämndsmål {goal} "Bredband åt alla"
  bidrar till prioriterat mål 1
  kallas "Uppkoppling"
  mäts med {goal}_ks
nyckeltal {goal}_ks "Andel med bredband"
  kallas "Fiber"
  enhet andel
  högre är bättre
  mål 2018–2022 minst 90 %
prioriterat mål 1 "Växa"
uppdrag utred "Utred"
  klart senast 2020-12-31
"""


def case(period: str = "2020", of: str | None = "Mål", rows=("bredband_ks",), stated=(), title: str = "R") -> str:
    named = {} if of is None else {"plan": of}
    outcomes = {row: {period[:4]: "95 %"} for row in rows}
    words = {name: "Helt uppfyllt" for name in stated}
    report = {"titel": title, "period": period}
    return json.dumps({"rapport": report, **named, "utfall": outcomes, "bedömningar": words}, ensure_ascii=False)


def ran(plans: list[str], cases: list[str], *policies: str, on: date | None = None) -> Result:
    units, read = [], []
    for number, text in enumerate(plans):
        file, findings = parse(text, f"{number}.mal")
        assert [one.message.sv for one in findings] == []
        units.append((file,))
    for number, text in enumerate(cases):
        found, findings = read_cases(text, f"{number}.yaml")
        assert [one.message.sv for one in findings] == []
        read += found
    given = []
    for sentence in policies:
        policy, findings = parse_policy(sentence)
        assert policy is not None
        given.append(policy)
    return run(tuple(units), tuple(read), Options(policies=tuple(given), on=on))


def of_files(result: Result) -> list[Finding]:
    """Only what is said of the files themselves."""
    return [one for one in result.findings if one.code.startswith("MK0")]


def titles(result: Result) -> list[tuple[str, int]]:
    return [(one.plan.title, one.year) for one in result.evaluated]


# --- Which plan -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("plans", "of", "period", "expected"),
    [
        # By title, whatever the year.
        ([plan("A"), plan("B")], "A", "2020", [("A", 2020)]),
        ([plan("A"), plan("B")], "B", "2020", [("B", 2020)]),
        ([plan("A"), plan("B")], "b", "2020", [("B", 2020)]),
        ([plan("Mål  2020"), plan("B")], "mål 2020", "2020", [("Mål  2020", 2020)]),
        # The only plan.
        ([plan("A", "2020")], None, "2020", [("A", 2020)]),
        # Of several, the one of the year.
        ([plan("A", "2019"), plan("B", "2020")], None, "2020", [("B", 2020)]),
        ([plan("A", "2019"), plan("B", "2020")], None, "2019", [("A", 2019)]),
        ([plan("A", "2018–2019"), plan("B", "2020, 2022")], None, "2022", [("B", 2022)]),
        ([plan("A", "2019"), plan("B", "2020")], None, "2020-08", [("B", 2020)]),
    ],
)
def test_a_case_belongs_to_the_plan_it_names_or_else_to_the_one_of_its_year(plans, of, period, expected):
    result = ran(plans, [case(period, of)])

    assert expected == titles(result)
    assert of_files(result) == []


@pytest.mark.parametrize(
    ("plans", "of", "period", "named", "fitting"),
    [
        ([plan("A"), plan("B")], "C", "2020", '"C"', 0),
        ([plan("A")], "C", "2020", '"C"', 0),
        ([plan("A"), plan("a", "2019")], "A", "2020", '"A"', 2),
    ],
)
def test_a_case_that_fits_none_or_several_is_told_and_not_judged(plans, of, period, named, fitting):
    result = ran(plans, [case(period, of)])
    (finding,) = result.findings
    choices = ", ".join(f'"{one.title}"' for one in result.plans)

    assert result.evaluated == ()
    assert (finding.code, finding.labels[0].span.document) == ("MK008", "0.yaml")
    assert finding.message.sv == f"fallet gäller planen {named}, och bland regelfilerna finns {fitting} sådana"
    assert (
        finding.message.en == f"the case is about the plan {named}, and there are {fitting} such among the rule files"
    )
    assert finding.help is not None
    assert finding.help.sv == f"skriv `plan:` med en av planernas namn: {choices}"
    assert finding.help.en == f"write `plan:` with the name of a plan: {choices}"


@pytest.mark.parametrize("plans", [[plan("A"), plan("B")], [plan("A"), plan("B", "2019")]])
def test_a_case_that_names_no_plan_among_several_is_told_and_not_judged(plans):
    result = ran(plans, [case("2021" if "2019" in plans[1] else "2020", None)])
    (finding,) = result.findings

    assert result.evaluated == ()
    assert (finding.code, finding.message.sv) == ("MK008", "fallet säger inte vilken av 2 planer det gäller")
    assert finding.message.en == "the case does not say which of 2 plans it is about"


@pytest.mark.parametrize("of", ["A", None])
def test_a_case_of_a_year_that_the_plan_is_not_for_is_told_and_not_judged(of):
    result = ran([plan("A", "2019")], [case("2020", of)])
    (finding,) = result.findings

    assert result.evaluated == ()
    assert (finding.code, finding.severity.value) == ("MK008", "error")
    assert finding.message.sv == 'rapporten gäller 2020, men planen "A" är för 2019'
    assert finding.message.en == 'the report is about 2020, but the plan "A" is for 2019'


def test_a_case_of_a_year_that_the_plan_is_not_for_is_told():
    result = ran([plan("A", "2018–2019")], [case("2020", "A")])
    (finding,) = of_files(result)

    assert (finding.code, finding.message.sv, finding.message.en) == (
        "MK008",
        'rapporten gäller 2020, men planen "A" är för 2018, 2019',
        'the report is about 2020, but the plan "A" is for 2018, 2019',
    )
    report, of_plan = finding.labels
    assert (report.span.document, report.text) == ("0.yaml", None)
    assert (of_plan.span.document, of_plan.span.line, of_plan.text) == ("0.mal", 1, Text("planen", "the plan"))
    assert finding.help == Text(
        "ge regelfilen för det året, eller rätta `period:`", "give the rule file for that year, or mend `period:`"
    )


def test_without_any_plan_there_is_nothing_to_choose_and_nothing_to_tell():
    assert Result((), (), ()) == ran([], [case()])
    shared = ran(["nyckeltal x\n  enhet index\n"], [case()])
    assert Result((), (), ()) == shared


def test_every_plan_is_there_also_without_cases():
    result = ran([plan("A"), plan("B")], [])

    assert [one.title for one in result.plans] == ["A", "B"]
    assert result.evaluated == ()


def test_the_cases_are_judged_in_their_order():
    result = ran([plan("A"), plan("B")], [case(of="B"), case(of="A"), case("2019", "B")])

    assert titles(result) == [("B", 2020), ("A", 2020)]


def test_what_is_wrong_with_a_rule_file_is_among_the_findings_once():
    text = plan() + "nyckeltal bredband_ks\n  enhet andel\n"
    result = ran([text], [case()])

    assert [(one.code, one.labels[0].span.line) for one in of_files(result)] == [("MK003", 15)]


# --- Options --------------------------------------------------------------------------------------


def test_the_policies_of_the_command_line_are_in_force_in_every_case():
    text = case(rows=()).replace('"utfall": {}', '"utfall": {"bredband_ks": {"2019": "95 %"}}')
    policies = ("saknat utfall ersätts av senaste utfall", "prel kan ej bedömas")
    (judged,) = ran([plan()], [text], *policies).evaluated

    assert (judged.assessments[0].computed, judged.assessments[0].marks) == (Class.FULL, ("på 2019",))
    assert [(one.kind.value, one.origin) for one in judged.overrides] == [
        ("saknat", "kommandoraden"),
        ("prel", "kommandoraden"),
    ]
    (without,) = ran([plan()], [text]).evaluated
    assert Class.UNDECIDED is without.assessments[0].computed
    assert without.overrides == ()


def test_6_1_the_day_is_the_options_else_the_reports():
    (given,) = ran([plan()], [case()], on=date(2021, 3, 1)).evaluated
    (own,) = ran([plan()], [case()]).evaluated
    (to_date,) = ran([plan()], [case("2020-02")]).evaluated

    assert (date(2021, 3, 1), date(2020, 12, 31), date(2020, 2, 29)) == (given.on, own.on, to_date.on)
    assert Options() == Options((), None)


# --- Names ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "row", ["bredband_ks", "BREDBAND_KS", "Fiber", "fiber", "Andel med bredband", "andel  med bredband"]
)
def test_a_row_is_found_by_every_name_of_its_measure(row):
    result = ran([plan()], [case(rows=(row,))])

    assert of_files(result) == []
    assert Class.FULL is result.evaluated[0].assessments[0].computed


@pytest.mark.parametrize(
    "name",
    ["bredband", "Bredband", "Uppkoppling", "Bredband åt alla", "bredband_ks", "1", "utred", "UTRED"],
)
def test_an_assessment_is_found_by_every_name_of_its_goal(name):
    assert of_files(ran([plan()], [case(stated=(name,))])) == []


def test_a_row_of_no_measure_is_told():
    result = ran([plan()], [case(rows=("bredband_ks", "okänd"))])
    (finding,) = of_files(result)

    assert (finding.code, finding.labels[0].span.document) == ("MK002", "0.yaml")
    assert (
        finding.message.sv,
        finding.message.en,
    ) == ('planen har inget nyckeltal "okänd"', 'the plan has no measure "okänd"')
    assert finding.help is not None
    assert (finding.help.sv, finding.help.en) == (
        'rätta namnet, eller lägg till det i planen med `kallas "…"`',
        'mend the name, or add it to the plan with `kallas "…"`',
    )
    assert [row.measure for row in result.evaluated[0].unknown_rows] == ["okänd"]
    assert result.evaluated[0].unknown_rows[0].span == finding.labels[0].span


def test_an_assessment_of_no_goal_is_told():
    result = ran([plan()], [case(stated=("bredband", "okänt"))])
    (finding,) = of_files(result)

    assert (finding.code, finding.labels[0].span.document) == ("MK002", "0.yaml")
    assert (
        finding.message.sv,
        finding.message.en,
    ) == ('planen har inget mål "okänt"', 'the plan has no goal "okänt"')
    assert result.evaluated[0].case.stated[1].span == finding.labels[0].span


def test_the_overall_assessment_is_known_only_where_the_plan_has_one():
    overall = plan() + "samlad bedömning\n  helt uppfyllt när alla nämndsmål är helt uppfyllda\n"

    assert of_files(ran([overall], [case(stated=("samlad bedömning",))])) == []
    assert [one.code for one in of_files(ran([plan()], [case(stated=("samlad bedömning",))]))] == ["MK002"]


# --- Earlier --------------------------------------------------------------------------------------

KS = ("kommun Alingsås 1489", 'nämnd "Kommunstyrelsen"')


def earlier(result: Result, title: str) -> tuple[list[str], list[str]]:
    """The titles of the earlier cases and plans of the case whose report has the title."""
    (judged,) = [one for one in result.evaluated if one.case.report.title == title]
    return [one.report.title for one in judged.earlier_cases], [one.title for one in judged.earlier_plans]


def test_the_earlier_cases_are_those_of_earlier_periods_latest_first():
    periods = ("2018", "2020-08", "2021", "2019", "2020", "2020-04", "2020-11")
    result = ran([plan("Mål", "2018–2021")], [case(period, title=period) for period in periods])

    assert earlier(result, "2020") == (["2020-11", "2020-08", "2020-04", "2019", "2018"], [])
    assert earlier(result, "2020-08") == (["2020-04", "2019", "2018"], [])
    assert earlier(result, "2018") == ([], [])
    assert earlier(result, "2021") == (["2020", "2020-11", "2020-08", "2020-04", "2019", "2018"], [])


def test_the_earlier_plans_are_those_of_earlier_years_latest_first():
    plans = [plan("2020", "2020"), plan("2018", "2018"), plan("2019–2021", "2019–2021"), plan("2019", "2019")]
    result = ran(plans, [case("2020", "2020", title="R"), case("2021", "2019–2021", title="S")])

    assert earlier(result, "R") == ([], ["2019", "2018"])
    assert earlier(result, "S") == (["R"], ["2020", "2019", "2018"])


def test_a_plan_without_years_is_neither_earlier_nor_later():
    timeless = 'plan "X"\nnyckeltal x\n  enhet index\n'
    result = ran([timeless, plan("Mål")], [case(title="R"), case("2020", "X", rows=(), title="S")])

    assert earlier(result, "R") == ([], [])
    assert earlier(result, "S") == ([], [])


@pytest.mark.parametrize(
    ("own", "other", "same"),
    [
        (KS, KS, True),
        (KS, ("kommun Alingsås 1489", 'nämnd "kommunstyrelsen"'), True),
        (KS, ("kommun Alingsås kommun 1489", 'nämnd "Kommunstyrelsen"'), True),
        (KS, ("kommun Lerum 1441", 'nämnd "Kommunstyrelsen"'), False),
        (KS, ("kommun Alingsås 1489", 'nämnd "Barn och ungdom"'), False),
        (KS, ("kommun Alingsås 1489",), False),
        (KS, ('nämnd "Kommunstyrelsen"',), False),
        (("kommun Alingsås",), ("kommun alingsås",), True),
        (("kommun Alingsås",), ("kommun Lerum",), False),
        (("kommun Alingsås 1489",), ("kommun Alingsås",), False),
        ((), (), True),
    ],
)
def test_earlier_cases_and_plans_are_of_the_same_board(own, other, same):
    plans = [plan("Nu", "2020", *own), plan("Då", "2019", *other)]
    result = ran(plans, [case("2020", "Nu", title="R"), case("2019", "Då", title="S")])

    assert ((["S"], ["Då"]) if same else ([], [])) == earlier(result, "R")


def test_a_case_that_names_no_plan_may_be_anybodys():
    plans = [plan("Nu", "2020", *KS), plan("Då", "2019", "kommun Lerum 1441")]
    result = ran(plans, [case("2020", "Nu", title="R"), case("2019", None, title="S")])

    assert earlier(result, "R") == (["S"], [])


# --- Findings -------------------------------------------------------------------------------------


def test_findings_come_in_the_order_they_are_read_and_each_once():
    rows = case(rows=("bredband_ks", "okänd"), stated=("bredband", "okänt"))
    result = ran([plan() + "nyckeltal bredband_ks\n  enhet andel\n"], [rows])
    found = of_files(result)

    assert [one.code for one in found] == ["MK003", "MK002", "MK002"]
    assert [one.labels[0].span.document for one in found] == ["0.mal", "0.yaml", "0.yaml"]
    assert len(set(result.findings)) == len(result.findings)


def test_a_known_deviation_marks_its_finding_as_accepted():
    known = plan("Mål", "2020", 'känd avvikelse MK002 "raden är ett mellanled"')
    (finding,) = of_files(ran([known], [case(rows=("bredband_ks", "okänd"))]))

    assert finding.accepted == "raden är ett mellanled"


def test_a_known_deviation_is_accepted_to_its_last_day():
    until = 'känd avvikelse MK002 "raden är ett mellanled" till 2021-03-01'
    rows = [case(rows=("bredband_ks", "okänd"))]
    (on_the_day,) = of_files(ran([plan("Mål", "2020", until)], rows, on=date(2021, 3, 1)))
    (after,) = of_files(ran([plan("Mål", "2020", until)], rows, on=date(2021, 3, 2)))

    assert (on_the_day.accepted, after.accepted) == ("raden är ett mellanled", None)


def test_a_known_deviation_of_the_plan_alone_is_accepted_to_its_last_day():
    known = 'aktivitet a\n  känd avvikelse MK107 "tas i höst" till 2021-03-01\n'

    def accepted(day: date) -> list[str | None]:
        return [one.accepted for one in ran([plan() + known], [], on=day).findings if one.code == "MK107"]

    assert (accepted(date(2021, 3, 1)), accepted(date(2021, 3, 2))) == (["tas i höst"], [None])


def test_a_sign_that_stands_out_is_told_of_the_goal_that_the_measure_is_of():
    cost = "nyckeltal kostnad\n  enhet mnkr\nnämndsmål g\n  mäts med kostnad\n"
    rows = {"kostnad": {"2018": "100", "2019": "-101", "2020": "102"}}
    report = json.dumps({"rapport": {"titel": "R", "period": "2020"}, "utfall": rows})
    (finding,) = [one for one in ran([plan() + cost], [report]).findings if one.code == "MK302"]

    assert finding.goal == "g"


def test_what_every_check_finds_is_told():
    text = case(stated=("bredband",)).replace("95 %", "80 %")
    result = ran([plan()], [text])

    assert isinstance(result.evaluated[0], Evaluated)
    assert "MK401" in [one.code for one in result.findings]


@pytest.mark.parametrize(
    ("given", "help"),
    [
        ({"rows": ("bredband_k",)}, ('menade du "bredband_ks"?', 'did you mean "bredband_ks"?')),
        ({"stated": ("bredbnd",)}, ('menade du "bredband"?', 'did you mean "bredband"?')),
    ],
)
def test_a_name_that_is_nearly_one_of_the_plans_is_told_with_it(given, help):
    (finding,) = of_files(ran([plan()], [case(**given)]))

    assert finding.code == "MK002"
    assert finding.help is not None
    assert (finding.help.sv, finding.help.en) == help
