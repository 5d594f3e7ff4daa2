"""The real case with one thing altered: what is wrong is found, and what is only written otherwise is not."""

from functools import cache
from pathlib import Path
from unicodedata import normalize

import pytest

from dsl.parser import parse
from dsl.source import decode
from engine.run import Options, Result, run
from findings.finding import Severity
from readers.yaml_case import read_cases

ROOT = Path(__file__).parents[1]
PLAN = (ROOT / "rules" / "alingsas-ks-2020.mal").read_text("utf-8")
CASE = (ROOT / "cases" / "alingsas-ks-2020.yaml").read_text("utf-8")
Found = set[tuple[str, str | None, Severity]]

FEL, VARNING, NOTIS = Severity.ERROR, Severity.WARNING, Severity.NOTE
#: What the answer key says must be found by the checks of assessments.
OF_ASSESSMENTS = {
    ("MK403", "företagsklimat", VARNING),
    ("MK404", "bredband", VARNING),
    ("MK405", "delaktighet", VARNING),
    ("MK405", "bemötande", NOTIS),
    ("MK406", "bemötande", VARNING),
    ("MK407", "bredband", NOTIS),
}


def _result(plan: str, case: str) -> Result:
    file, unread = parse(decode(plan.encode("utf-8"), "mål.mal")[0], "mål.mal")
    cases, unreadable = read_cases(decode(case.encode("utf-8"), "fall.yaml")[0], "fall.yaml")

    assert (unread, unreadable) == ((), ())
    return run(((file,),), cases, Options())


def _found(result: Result) -> Found:
    return {(finding.code, finding.goal, finding.severity) for finding in result.findings}


def _verdicts(result: Result) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(one.name, one.computed_word, one.marks) for one in result.evaluated[0].assessments]


@cache
def _original() -> Result:
    return _result(PLAN, CASE)


def _of_assessments(found: Found) -> Found:
    return {one for one in found if one[0].startswith("MK4") or one[0] == "MK603"}


def _replaced(text: str, old: str, new: str, after: str = "") -> str:
    """`text` with the first `old` after `after` replaced."""
    at = text.index(old, text.index(after))
    return text[:at] + new + text[at + len(old) :]


def _word(goal: str, word: str) -> str:
    """The case with another stated word for one goal."""
    heading = f"\n  {goal}:\n    mening:"
    old = "Ej uppfyllt" if goal == "bredband" else "Helt uppfyllt"
    return _replaced(CASE, f"ord: {{utskrivet: {old}", f"ord: {{utskrivet: {word}", heading)


def _figure(measure: str, year: int, old: str, new: str) -> str:
    """The case with another figure in one cell."""
    return _replaced(
        CASE, f'\n    {year}: {{utskrivet: "{old}"', f'\n    {year}: {{utskrivet: "{new}"', f"\n  {measure}:"
    )


def test_the_case_as_it_is_has_exactly_what_the_key_says_of_assessments() -> None:
    assert _of_assessments(_found(_original())) == OF_ASSESSMENTS


@pytest.mark.parametrize(
    ("goal", "severity"),
    [
        ("företagsklimat", FEL),
        ("bredband", FEL),
        ("dialog", FEL),
        ("delaktighet", VARNING),
        ("inflytande", FEL),
        ("bemötande", VARNING),
        ("telefon", FEL),
        ("e-post", FEL),
    ],
)
def test_a_flipped_verdict_is_found_and_so_are_the_counts_in_the_prose(goal: str, severity: Severity) -> None:
    """At 53 of 53 and 100 of 100 rounding is a reading that gives the flipped word: a warning."""
    word = "Helt uppfyllt" if goal == "bredband" else "Ej uppfyllt"
    result = _result(PLAN, _word(goal, word))

    assert _found(result) - _found(_original()) == {("MK401", goal, severity), ("MK603", None, FEL)}
    assert [one.flips_verdict for one in result.findings if one.code == "MK401"] == [True]
    assert [one.labels[0].span.line for one in result.findings if one.code == "MK603"] == [27, 39]


@pytest.mark.parametrize(
    ("goal", "old", "new"),
    [
        ("företagsklimat", "Prel: 67", "Prel: 63"),
        ("dialog", "2,28", "2,07"),
        ("delaktighet", "53%", "52%"),
        ("inflytande", "40", "37"),
        ("bemötande", "100%", "98%"),
        ("telefon", "83%", "79%"),
        ("e-post", "100%", "84%"),
    ],
)
def test_an_outcome_below_its_target_is_found(goal: str, old: str, new: str) -> None:
    found = _found(_result(PLAN, _figure(f"{goal}_ks", 2020, old, new)))

    assert ("MK401", goal, FEL) in found
    assert {one for one in found if one[0] == "MK401"} == {("MK401", goal, FEL)}


@pytest.mark.parametrize(
    ("goal", "measure", "year", "old", "new"),
    [
        ("telefon", "telefon_ks", 2020, "83%", "83"),
        ("e-post", "e-post_ks", 2020, "100%", "100"),
        ("bredband", "bredband_ks", 2019, "78,88%", "78,88"),
        ("delaktighet", "delaktighet_ks", 2020, "53%", "53"),
    ],
)
def test_a_unit_that_one_cell_of_a_row_has_lost_is_found(
    goal: str, measure: str, year: int, old: str, new: str
) -> None:
    found = _found(_result(PLAN, _figure(measure, year, old, new)))

    assert found - _found(_original()) == {("MK303", goal, VARNING)}
    assert _found(_original()) - found == set()


@pytest.mark.parametrize(("outcome", "severity"), [("91,20%", VARNING), ("96,10%", FEL)])
def test_an_outcome_above_its_target_is_found(outcome: str, severity: Severity) -> None:
    """The sentence says 95 where the target is 90: between them the sentence gives the stated word."""
    found = _found(_result(PLAN, _figure("bredband_ks", 2019, "78,88%", outcome)))

    assert {one for one in found if one[0] == "MK401"} == {("MK401", "bredband", severity)}


@pytest.mark.parametrize("word", ['""', "●", "Helt uppf\ufffdllt", '" "'])
def test_a_lost_icon_is_found_and_does_not_upset_the_counts(word: str) -> None:
    found = _found(_result(PLAN, _word("telefon", word)))

    assert _of_assessments(found) - OF_ASSESSMENTS == {("MK408", "telefon", VARNING)}


def test_a_word_that_is_not_the_plans_is_found() -> None:
    found = _found(_result(PLAN, _word("telefon", "På god väg")))

    assert _of_assessments(found) - OF_ASSESSMENTS == {("MK409", "telefon", FEL)}


def test_a_figure_gone_missing_is_carried_and_told() -> None:
    result = _result(PLAN, _figure("dialog_ks", 2020, "2,28", "i.u."))

    assert _of_assessments(_found(result)) - OF_ASSESSMENTS == {("MK404", "dialog", VARNING)}


def test_a_figure_gone_missing_with_an_older_one_below_the_target_contradicts_the_stated_word() -> None:
    found = _found(_result(PLAN, _figure("e-post_ks", 2020, "100%", "i.u.")))

    assert {one for one in found if one[0] == "MK401"} == {("MK401", "e-post", FEL)}


def test_without_a_policy_a_figure_gone_missing_leaves_the_word_without_evidence() -> None:
    plan = _replaced(PLAN, "  saknat utfall ersätts av senaste utfall, högst 1 år gammalt\n", "")
    found = _found(_result(plan, CASE))

    assert ("MK402", "bredband", FEL) in found
    assert not {one for one in found if one[0] == "MK401"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("säger: antal helt uppfyllda = 7 av 8", "säger: antal helt uppfyllda = sex av åtta"),
        ("säger: antal helt uppfyllda = 7 av 8", "säger: antal helt uppfyllda = 7 av 9"),
        ("säger: antal helt uppfyllda = 7 av 8", "säger: antal ej uppfyllda = 2"),
        ("säger: antal helt uppfyllda = 7 av 8", "säger: antal mål = tio"),
    ],
)
def test_a_miscount_in_the_prose_is_found(old: str, new: str) -> None:
    found = _found(_result(PLAN, _replaced(CASE, old, new)))

    assert _of_assessments(found) - OF_ASSESSMENTS == {("MK603", None, FEL)}


def _in_cells(old: str, new: str) -> str:
    """The case with `old` written as `new` in every printed figure."""
    assert old in CASE
    return CASE.replace(f'"{old}"', f'"{new}"')


#: The same report, written or read out in another way.
HARMLESS = {
    "67 (prel)": (PLAN, _in_cells("Prel: 67", "67 (prel)")),
    "prel. 67": (PLAN, _in_cells("Prel: 67", "prel. 67")),
    "uppgift saknas": (PLAN, _in_cells("i.u.", "uppgift saknas")),
    "I.U.": (PLAN, _in_cells("i.u.", "I.U.")),
    "a space before the percent sign": (PLAN, CASE.replace('%"', ' %"')),
    "a no-break space before the percent sign": (PLAN, CASE.replace('%"', '\u00a0%"')),
    "a thin space before the percent sign": (PLAN, CASE.replace('%"', '\u2009%"')),
    "a narrow no-break space before the percent sign": (PLAN, CASE.replace('%"', '\u202f%"')),
    "no-break spaces in the stated words": (PLAN, CASE.replace("Helt uppfyllt,", "Helt\u00a0uppfyllt,")),
    "capitals in the stated words": (PLAN, CASE.replace("Helt uppfyllt,", "HELT UPPFYLLT,")),
    "another hyphen in the names of measures": (PLAN, CASE.replace("(Insikt) - Totalt", "(Insikt) – Totalt")),
    "decomposed letters in the case": (PLAN, normalize("NFD", CASE)),
    "decomposed letters in the rules": (normalize("NFD", PLAN), CASE),
    "carriage returns in the case": (PLAN, CASE.replace("\n", "\r\n")),
    "carriage returns in the rules": (PLAN.replace("\n", "\r\n"), CASE),
    "icons before the stated words": (PLAN, CASE.replace("utskrivet: Helt uppfyllt,", 'utskrivet: "● Helt uppfyllt",')),
    "number words in the claims": (PLAN, CASE.replace("= 7 av 8", "= sju av åtta")),
}


@pytest.mark.parametrize(("plan", "case"), HARMLESS.values(), ids=HARMLESS.keys())
def test_the_same_thing_written_otherwise_changes_nothing(plan: str, case: str) -> None:
    result = _result(plan, case)

    assert (plan, case) != (PLAN, CASE)
    assert [(one.code, one.goal, one.severity) for one in result.findings] == [
        (one.code, one.goal, one.severity) for one in _original().findings
    ]
    assert _verdicts(result) == _verdicts(_original())


def test_another_minus_sign_changes_nothing() -> None:
    """No figure of the goals is negative: the same made-up outcome with each of the signs."""
    results = [_result(PLAN, _figure("dialog_ks", 2018, "2,07", f"{sign}2,07")) for sign in "-−–"]

    assert _found(results[0]) == _found(results[1]) == _found(results[2])
    assert _verdicts(results[0]) == _verdicts(results[1]) == _verdicts(results[2])
