"""What may follow the beginning of a statement, and what each word can begin, as the grammar says it."""

import pytest

from dsl import ast
from dsl.beginnings import beginnings
from dsl.blocks import BELOW
from dsl.build_lines import HeadingLine, LanguageLine
from dsl.continuations import following, policy_sentences
from dsl.lexer import END, tokens
from dsl.named import names_in
from dsl.parser import parse, parse_policy
from dsl.table import table
from dsl.words import Token, words_of


def read(text: str) -> list[Token]:
    return [token for token in tokens(text, table().joiners, words_of(text, "x")) if token.kind != END]


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("högre", ("är bättre",)),
        ("samma", ("mått som",)),
        ("mål som", ("ej kan bedömas", "inte kan bedömas")),
        ('bedömning "x" betyder helt', ("uppfylld", "uppfyllda", "uppfyllt")),
        ("varje", ("nämndmål", "nämndsmål")),
        ("tom", ("ruta betyder",)),
        ("avrundat", ("till",)),
        ("mäts", ("med", "varje år", "vart", "vartannat år")),
        ("mål 2020 i", ("genomsnitt",)),
        ("känd", ("avvikelse",)),
    ],
)
def test_words_that_must_follow_each_other_are_one_phrase(text: str, phrases: tuple[str, ...]) -> None:
    after = following(read(text))

    assert after is not None
    assert after.phrases == phrases


@pytest.mark.parametrize(
    ("text", "kinds", "names"),
    [
        ("mäts med", {"NAME"}, {"name"}),
        ("bidrar till", {"NAME", "INT", "DOTTED"}, {"reference"}),
        ("nyckeltal", {"NAME"}, {"declared"}),
        ("prioriterat mål", {"NAME", "INT", "DOTTED"}, {"label"}),
        ("känd avvikelse", {"NAME"}, {"line"}),
        ("nämnd", {"STRING"}, set()),
        ("mål", {"YEAR"}, set()),
        ("mål 2020", {"DASH"}, set()),
    ],
)
def test_what_else_may_follow_is_said_by_its_kind(text: str, kinds: set[str], names: set[str]) -> None:
    after = following(read(text))

    assert after is not None
    assert (after.kinds, after.names) == (kinds, names)


def test_nothing_follows_what_is_no_beginning() -> None:
    assert following(read("på")) is None


def test_signs_are_not_offered_but_percent_is() -> None:
    after = following(read("helt uppfyllt när minst 5"))

    assert after is not None
    assert "% av" in after.phrases
    assert not set("(),=:+±") & set(after.phrases)


def test_units_are_written_as_the_language_writes_them() -> None:
    after = following(read("enhet"))

    assert after is not None
    assert {"kWh", "kr/inv", "miljoner kronor", "%-enheter"} <= set(after.phrases)
    assert "unit" in after.parts or "plain_unit" in after.parts


def test_a_policy_can_be_begun_by_itself() -> None:
    after = following([], "policy")

    assert after is not None
    assert "preliminärt utfall" in after.phrases
    assert "mål" not in after.phrases


def test_policies_are_offered_as_the_language_writes_them() -> None:
    assert sorted(policy_sentences()) == [
        "avrundning som avgör godtas",
        "avrundning som avgör kan ej bedömas",
        "ej mätt i år ersätts av senaste utfall",
        "ej mätt i år kan ej bedömas",
        "ej mätt i år räknas inte",
        "ej mätt i år räknas som ej uppfyllt",
        "ej tillämpligt ersätts av senaste utfall",
        "ej tillämpligt kan ej bedömas",
        "ej tillämpligt räknas inte",
        "ej tillämpligt räknas som ej uppfyllt",
        "lika med målvärdet räcker",
        "lika med målvärdet räcker inte",
        "preliminärt utfall godtas",
        "preliminärt utfall kan ej bedömas",
        "saknat utfall ersätts av senaste utfall",
        "saknat utfall kan ej bedömas",
        "saknat utfall räknas inte",
        "saknat utfall räknas som ej uppfyllt",
        "sekretess ersätts av senaste utfall",
        "sekretess kan ej bedömas",
        "sekretess räknas inte",
        "sekretess räknas som ej uppfyllt",
    ]
    assert all(parse_policy(sentence)[1] == () for sentence in policy_sentences())


# --- Beginnings ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "lines"),
    [
        ("enhet", {ast.UnitLine}),
        ("mål", {ast.TargetLine, ast.RollUpPolicyLine}),
        ("mäts", {ast.MeasuredByLine, ast.CycleLine}),
        ("redovisas", {ast.PartsLine, ast.DeadlineLine}),
        ("bedöms", {ast.VerdictLine, ast.ByBoardLine}),
        ("ej", {ast.VerdictLine, ast.Verdict, ast.Policy}),
        ("saknat", {ast.Policy}),
        ("kommun", {ast.BodyLine}),
        ("språk", {LanguageLine}),
        ("känd", {ast.SuppressionLine}),
        ("nämndmål", {HeadingLine}),
    ],
)
def test_a_word_begins_certain_lines(word: str, lines: set[type]) -> None:
    assert beginnings()[word] == lines


def test_the_words_that_begin_headings_are_the_headings() -> None:
    assert {word for word, made in beginnings().items() if HeadingLine in made} == table().headings


def test_every_line_can_be_begun() -> None:
    below = {kind for types in BELOW.values() for kind in types}

    assert below <= frozenset().union(*beginnings().values())


def test_every_word_that_may_begin_a_statement_is_known() -> None:
    after = following([])

    assert after is not None
    assert {phrase.split()[0].lower() for phrase in after.phrases} == set(beginnings())


# --- Names --------------------------------------------------------------------------------------------


def test_names_are_found_in_the_order_they_are_written() -> None:
    text = (
        "nämndsmål m\n  mäts med a, b (vikt 2)\n  bidrar till c\n"
        "  helt uppfyllt när (d nås eller inte e nås) och f är minst 5\n"
        '  undantag "u" när g saknas ger kan ej bedömas\n  exempel h 2020 = 5, i 2020 = i.u. ger helt uppfyllt\n'
    )
    file, _ = parse(text, "x")

    assert [name.text for name in names_in(file.blocks[0].lines)] == list("abcdefghi")
    assert [name.text for name in names_in(file.blocks[0])] == list("mabcdefghi")
    assert list(names_in(None)) == []
