"""What docs/sprak.md shows is the language: every block, line, target, condition and policy is read and judged.

How the page is written to be run stands in tests/sprak_page.py. MALKOLL_REWRITE=1 writes its ```fynd blocks anew.
"""

import json
import os
import re
from collections.abc import Iterator
from typing import Any

import pytest
from sprak_page import (
    CODE,
    COUNTED,
    NOTHING,
    PAGE,
    PATH,
    TABLES,
    WORDS,
    Block,
    Row,
    Shown,
    below,
    blocks,
    cases,
    everything,
    rolled_up,
    rows,
    shown_block,
    spellings,
    target_plan,
    trial,
    with_condition,
)

from dsl.ast import Action, Compare, Line, Policy, PolicyKind, TargetLine
from dsl.parser import parse
from dsl.table import table
from engine.assessment import Assessment, Evaluated
from engine.checks.mk106_example_gives_otherwise import lint
from engine.resolve import resolve
from engine.run import Options, run
from engine.truth import Truth
from engine.units import UNITS, find_unit
from findings.finding import Finding
from readers.yaml_case import read_cases


def read(shown: Shown) -> tuple[Finding, ...]:
    """What is found when the text is read, bound and its examples are run."""
    parsed = [parse(text, document) for document, text in (*shown.files, ("sprak.mal", shown.text))]
    plan, resolved = resolve(tuple(file for file, _ in parsed))
    of_examples = tuple(lint(plan)) if plan is not None else ()
    return (*(finding for _, findings in parsed for finding in findings), *resolved, *of_examples)


def told(shown: Shown) -> str:
    """The same as text, with the line within what is shown: that stands last in its surroundings."""
    before = 0 if shown.text == shown.shown else shown.text.count("\n") - shown.shown.count("\n")
    said = ""
    for one in read(shown):
        said += f"rad {(one.labels[0].span.line or 0) - before}: {one.code} {one.message.sv}\n"
        said += f"  hjälp: {one.help.sv}\n" if one.help is not None else ""
    return said


@pytest.mark.parametrize("block", list(blocks()), ids=lambda block: f"rad {block.line} {block.info}")
def test_what_is_found_in_a_block_is_what_stands_below_it(block: Block) -> None:
    found = told(shown_block(block))
    if os.environ.get("MALKOLL_REWRITE") and block.found is not None and found != block.found:
        before, after = (f"{block.text}```\n```fynd\n{of}```" for of in (block.found, found))
        PATH.write_text(PATH.read_text("utf-8").replace(before, after), "utf-8")
        return

    assert (block.found or "") == found


#: Whether the target is reached, and whether it is reached at least partly.
ANSWERS = {
    "Nås": (Truth.TRUE, Truth.TRUE),
    "Nås delvis": (Truth.FALSE, Truth.TRUE),
    "Nås inte": (Truth.FALSE, Truth.FALSE),
    "Okänt": (Truth.UNKNOWN, Truth.UNKNOWN),
}


def target_cases() -> Iterator[Any]:
    for row in rows():
        if row.kind == "Målvärde":
            for target in CODE.findall(row.boxes["Målvärde"]):
                for answer in [name for name in row.boxes if name in ANSWERS]:
                    for facts in cases(row.boxes[answer]):
                        where = f"rad {row.line} {target} {answer}: {facts}"
                        yield pytest.param(row, target, answer, facts, id=where)


@pytest.mark.parametrize(("row", "target", "answer", "facts"), list(target_cases()))
def test_the_outcome_meets_the_target_as_the_page_says(row: Row, target: str, answer: str, facts: str) -> None:
    text, year = target_plan(row, target)

    (measure,) = judged(text, {"utfall": {"prov": _outcome(facts, year)}}, year).assessments[0].measures

    assert ANSWERS[answer] == (measure.reached, measure.partly)


TRUTHS = {"Sant": "Helt uppfyllt", "Falskt": "Ej uppfyllt", "Okänt": "Kan ej bedömas"}


def condition_cases(kind: str) -> Iterator[Any]:
    for row in rows():
        if row.kind == kind:
            for condition in CODE.findall(row.boxes[kind]):
                for answer in TRUTHS:
                    for facts in cases(row.boxes[answer]):
                        where = f"rad {row.line} {condition} {answer}: {facts}"
                        yield pytest.param(condition, answer, facts, id=where)


@pytest.mark.parametrize(("condition", "answer", "facts"), list(condition_cases("Villkor")))
def test_the_condition_holds_as_the_page_says(condition: str, answer: str, facts: str) -> None:
    assert TRUTHS[answer] == _word(judged(with_condition(condition), _facts(facts), "2020"), "service")


@pytest.mark.parametrize(("condition", "answer", "facts"), list(condition_cases("Villkor över mål")))
def test_the_condition_over_goals_holds_as_the_page_says(condition: str, answer: str, facts: str) -> None:
    assert TRUTHS[answer] == _word(judged(rolled_up(condition), _stated(facts), "2020"), "samlad bedömning")


def left_out_cases() -> Iterator[Any]:
    for row in rows():
        if row.kind == "Mål utan bedömning":
            for policy in CODE.findall(row.boxes[row.kind]):
                yield pytest.param(policy, row, id=f"rad {row.line} {policy}")


@pytest.mark.parametrize(("policy", "row"), list(left_out_cases()))
def test_undecided_goals_are_counted_as_the_page_says(policy: str, row: Row) -> None:
    computed = _word(judged(rolled_up(COUNTED, policy), _stated(row.boxes["Målen"]), "2020"), "samlad bedömning")

    assert row.boxes["Bedömning"] == computed


def policy_cases() -> Iterator[Any]:
    for row in rows():
        if row.kind == "Policy":
            for policy in CODE.findall(row.boxes["Policy"]):
                yield pytest.param(policy, row, id=f"rad {row.line} {policy}: {row.boxes['Utfall']}")


@pytest.mark.parametrize(("policy", "row"), list(policy_cases()))
def test_the_policy_gives_what_the_page_says(policy: str, row: Row) -> None:
    goal = "nämndsmål prov\n  mäts med a\nnyckeltal a\n  enhet index\n  mål 2020 minst 65\n"
    case = {"utfall": {"a": _outcome(row.boxes["Utfall"], "2020")}}

    (assessment,) = judged(f'plan "Prov"\n  år 2020\n  {policy}\n{goal}', case, "2020").assessments

    assert row.boxes["Bedömning"] == ", ".join((assessment.computed_word, *assessment.marks))


def judged(text: str, case: dict[str, Any], year: str) -> Evaluated:
    """The plan judged by the case."""
    file, findings = parse(text, "sprak.mal")
    assert [one.message.sv for one in findings] == []
    report = {"titel": "Prov", "period": case.pop("period", year)}
    read_, findings = read_cases(json.dumps({"rapport": report, **case}, ensure_ascii=False), "sprak.yaml")
    assert [one.message.sv for one in findings] == []
    (evaluated,) = run(((file,),), read_, Options()).evaluated
    return evaluated


def _word(evaluated: Evaluated, name: str) -> str:
    found: dict[str, Assessment] = {one.name: one for one in evaluated.assessments}
    return found[name].computed_word


#: What may stand before the equals sign, beside a year, and the key of the case file that it goes under; else it
#: is the name of a comparator.
GROUPS = {"kvinnor": "kön", "män": "kön", "Norr": "delar", "Syd": "delar", "Väst": "delar"}


def _outcome(facts: str, year: str) -> dict[str, Any]:
    """`61, 2019 = 60, riket = 62` as a row of a case file."""
    row: dict[str, Any] = {}
    for fact in facts.split(", "):
        of, _, printed = fact.rpartition(" = ")
        match = re.fullmatch(r"(.*?) ?(\d{4})?", of)
        assert match is not None
        name, at = match[1].strip('”"'), match[2] or year
        if not name:
            row[at] = printed
        elif name == "rangordnade":
            row["antal rangordnade"] = {at: printed}
        else:
            row.setdefault(GROUPS.get(name, "jämförelse"), {}).setdefault(name, {})[at] = printed
    return row


def _facts(facts: str) -> dict[str, Any]:
    """`nöjdhet = 70, utbildning = klar` as a case: a measure's outcome, or what is stated of a task."""
    case: dict[str, Any] = {"utfall": {}, "bedömningar": {}}
    tasks = re.findall(r"^(?:aktivitet|uppdrag) (\S+)", trial("provplan"), re.MULTILINE)
    for fact in facts.split(", "):
        match = re.fullmatch(r"(\S+)(?: (\d{4}))? = (.+)", fact)
        assert match is not None, fact
        name, year, printed = match.groups()
        if name in tasks and printed != NOTHING:
            case["bedömningar"][name] = printed
        elif name not in tasks:
            case["utfall"].setdefault(name, {})[year or "2020"] = printed
    return case


def _stated(facts: str) -> dict[str, Any]:
    """`skola = helt uppfyllt` as a case: what the board says of each goal."""
    return {"bedömningar": dict(fact.split(" = ") for fact in facts.split(", ") if not fact.endswith(f"= {NOTHING}"))}


def test_every_table_is_run_or_is_prose() -> None:
    kinds = {row.kind for row in rows() if not row.kind.startswith("Rad under")}

    assert set(TABLES) - {"Rad under"} == kinds - set(WORDS)


def test_every_line_on_the_page_is_read_without_a_finding() -> None:
    texts = {shown.text: shown for shown in everything()}
    found = [(shown.line, shown.shown, one.message.sv) for shown in texts.values() for one in read(shown)]

    assert found == []


def test_every_comparison_has_outcomes_that_meet_it_that_miss_it_and_that_leave_it_open() -> None:
    shown = set()
    for row in rows():
        if row.kind == "Målvärde":
            assert all(cases(row.boxes[answer]) for answer in ("Nås", "Nås inte", "Okänt")), row.line
            for target in CODE.findall(row.boxes["Målvärde"]):
                (line,) = [line for line in _lines(target_plan(row, target)[0]) if isinstance(line, TargetLine)]
                shown.add(line.target.compare)

    assert set(Compare) == shown


def test_every_policy_is_shown_with_what_it_gives() -> None:
    policies = [
        line
        for row in rows()
        if row.kind == "Policy"
        for policy in CODE.findall(row.boxes["Policy"])
        for line in _lines(below("plan", policy))
        if isinstance(line, Policy)
    ]

    assert set(PolicyKind) == {policy.kind for policy in policies}
    assert set(Action) == {policy.action for policy in policies}


def _lines(text: str) -> list[Line]:
    file, _ = parse(text, "sprak.mal")
    return [line for block in file.blocks for line in block.lines]


def test_a_last_day_is_the_one_that_the_page_says() -> None:
    for row in rows():
        if row.kind == "Sista dag":
            for day in CODE.findall(row.boxes["Sista dag"]):
                file, _ = parse(below("uppdrag", f"klart senast {day}"), "sprak.mal")
                deadline: Any = file.blocks[-1].lines[0]
                assert row.boxes["Det är"] == deadline.deadline.last_day.isoformat(), day


def test_the_units_are_those_of_the_program_with_every_spelling() -> None:
    on_page = {spellings(row)[0]: sorted(spellings(row)) for row in rows() if row.kind == "Enhet"}

    assert {unit.name: sorted(unit.signs) for unit in UNITS} == {
        name: words if name != "andel" else sorted([*words, "%", "procent"]) for name, words in on_page.items()
    }
    for name, words in on_page.items():
        assert [name] * len(words) == [getattr(find_unit(word), "name", None) for word in words]


def test_the_range_of_a_unit_is_the_one_that_the_page_says() -> None:
    for row in rows():
        if row.kind == "Enhet":
            unit = find_unit(spellings(row)[0])
            assert unit is not None
            low = "" if unit.low is None else f"från {unit.low}"
            high = "" if unit.high is None else f" till {unit.high}"
            assert row.boxes["Värden"] == (low + high or "alla"), unit.name


def test_the_reserved_words_are_those_of_the_program() -> None:
    (section,) = re.findall(r"^## Reserverade ord\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)

    assert sorted(table().reserved) == sorted(CODE.findall(section.split("\n\n")[1]))
