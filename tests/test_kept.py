"""A plan resolved again and again is the plan resolved once; what has not changed is not made anew."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dsl.ast import Block, Heading
from dsl.incremental import Reading, read
from engine.kept import Kept, Records, in_common, once, turn
from engine.resolve import resolve
from findings.codes import SYNTAX, file_finding
from findings.finding import Finding
from findings.span import Span
from findings.text import same

PLAN = """\
plan "Mål"
  år 2020
varje nämndsmål
  helt uppfyllt när alla nyckeltal nås
prioriterat mål p
nämndsmål a
  mäts med a_n
  bidrar till p
  bidrar till b_i
nyckeltal a_n
  samma mått som b_i
  mål 2020 minst 5
indikator b_i
  enhet index
nämndsmål b
  mäts med b_i
aktivitet c
  klart 2020
"""


def resolved(texts: list[str]) -> list[tuple[Any, Any]]:
    """Plan and findings of each text in turn, what holds being kept."""
    kept, reading, made = Kept(), None, []
    for text in texts:
        reading = read(text, "x.mal", reading)
        made.append(resolve((reading.tree,), kept))
        assert made[-1] == resolve((reading.tree,)), text
    return made


def names_of_new(before: Any, after: Any) -> set[str]:
    """The goals, measures and assignments of `after` that are other objects than in `before`."""
    things = [(*plan.goals, *plan.measures, *plan.assignments) for plan in (before, after)]
    known = set(map(id, things[0]))
    return {thing.name for thing in things[1] if id(thing) not in known}


@pytest.mark.parametrize(
    ("old", "new", "made"),
    [
        ("minst 5", "minst 6", {"a", "a_n"}),
        ("enhet index", "enhet dagar", {"a", "b", "a_n", "b_i"}),
        ("klart 2020", "klart 2021", {"c"}),
        ("plan", "# x\n\nplan", set()),
        ("år 2020", "år 2021", set()),
        ('plan "Mål"', 'plan "Mål"\n  bedömning "G" betyder helt uppfyllt', {"a", "b"}),
        ("alla nyckeltal nås", "minst 1 nyckeltal nås", {"a", "b"}),
        ("prioriterat mål p", "prioriterat mål q", {"a"}),
        ("prioriterat mål p", "prioriterat mål p # ja", {"a"}),
        ("aktivitet c", "aktivitet d", {"d"}),
        ("indikator b_i", "indikator b_j", {"a", "b", "a_n", "b_j"}),
    ],
)
def test_only_what_hangs_on_the_change_is_made_anew(old: str, new: str, made: set[str]) -> None:
    (before, _), (after, _) = resolved([PLAN, PLAN.replace(old, new, 1)])

    assert names_of_new(before, after) == made


def test_what_blocks_say_of_others_is_looked_up_once() -> None:
    kept, reading = Kept(), read(PLAN, "x.mal")
    resolve((reading.tree,), kept)
    first = dict(kept.references.this)
    resolve((reading.tree,), kept)

    assert first.keys() == {id(block) for block in reading.tree.blocks}
    assert all(kept.references.this[block] is record for block, record in first.items())


def test_what_has_a_finding_is_made_anew_and_told_every_time() -> None:
    text = PLAN.replace("enhet index", "enhet dager").replace("mäts med a_n", "mäts med a_x")
    (before, first), (after, second) = resolved([text, text])

    assert first == second != ()
    assert names_of_new(before, after) == {"a_n"}


def test_a_chain_that_leads_nowhere_is_told_by_whoever_comes_first() -> None:
    text = "plan\nnyckeltal a\n  samma mått som b\nnyckeltal b\n  samma mått som c\nnyckeltal d\n  enhet dagar\n"
    again = text.replace("  samma mått som b\n", "  enhet dagar\n")

    made = resolved([text, text, again, text])

    assert [len(findings) for _, findings in made] == [3, 3, 2, 3]


def test_a_ring_is_told_every_time() -> None:
    text = "plan\nnyckeltal a\n  samma mått som b\nnyckeltal b\n  samma mått som a\nnyckeltal c\n  samma mått som c\n"

    made = resolved([text, text])

    assert made[0][1] == made[1][1]


@pytest.mark.parametrize(("length", "kept"), [(21, True), (22, False)])
def test_a_long_chain_is_not_kept(length: int, kept: bool) -> None:
    links = "".join(f"nyckeltal n{n}\n  samma mått som n{n + 1}\n" for n in range(length - 1))
    text = f"plan\n{links}nyckeltal n{length - 1}\n  enhet dagar\n"
    (before, _), (after, _) = resolved([text, text])

    assert ("n0" not in names_of_new(before, after)) is kept


def test_a_margin_hangs_on_every_measure() -> None:
    text = PLAN.replace("  år 2020\n", "  år 2020\n  preliminärt utfall godtas med marginal 2 dagar\n")

    made = resolved([text.replace("index", "dagar"), text, text])

    assert [len(findings) for _, findings in made] == [0, 1, 1]


def test_what_an_import_declares_holds_its_policies_back() -> None:
    shared, plan = read("nyckeltal a\n  enhet dagar\n", "delat.mal"), read("plan\n", "x.mal")
    kept = Kept()

    for files, imported in (((shared.tree, plan.tree), True), ((plan.tree,), None), ((shared.tree, plan.tree), True)):
        found, _ = resolve(files, kept)
        assert found is not None
        assert [one.imported for one in found.measures] == ([imported] if imported else [])


_MORE = """\
  samma mått som a_n
  mäts med b_i, a_n
nyckeltal p
nämndsmål a
  enhet dager
  undantag "x" när a_n saknas ger kan ej bedömas
  bidrar till a
samlad bedömning
  helt uppfyllt när a är helt uppfyllt
((
  saknat utfall räknas inte
"""
_LINES = [*PLAN.split("\n"), *_MORE.split("\n")]
_EDIT = st.tuples(st.integers(0, 20), st.integers(0, 2), st.lists(st.sampled_from(_LINES), max_size=2))


@settings(max_examples=60, deadline=None)
@given(st.lists(_EDIT, min_size=1, max_size=6))
def test_any_edits_give_what_a_fresh_start_gives(edits: list[tuple[int, int, list[str]]]) -> None:
    lines, texts = PLAN.split("\n"), [PLAN]
    for at, length, new in edits:
        lines[at : at + length] = new
        texts.append("\n".join(lines))

    resolved(texts)


# --- One block ----------------------------------------------------------------------------------------

BLOCK = Block(Heading.GOAL, None, None, (), Span("x.mal", 1))
OTHER = Block(Heading.GOAL, None, None, (), Span("x.mal", 2))


class Maker:
    """Counts how often it is asked to make something."""

    def __init__(self, finding: Finding | None = None) -> None:
        self.made = 0
        self.finding = finding

    def __call__(self, findings: list[Finding]) -> int:
        self.made += 1
        if self.finding is not None:
            findings.append(self.finding)
        return self.made


def asked_again(
    make: Maker, *, tables: Any = ({}, {}), then: Any = ({}, {}), asked: Any = list, common: Any = (1, 1)
) -> int:
    """How often the maker was asked in two turns."""
    kept = Kept()
    for table, what in zip((tables, then), common, strict=True):
        turn(kept)
        once(kept.goals, BLOCK, table, what, asked, make, [])
    return make.made


def test_what_holds_is_made_once() -> None:
    assert asked_again(Maker()) == 1
    assert asked_again(Maker(), tables=[{"a": OTHER}], then=[{"a": OTHER}], asked=lambda: [(0, "a")]) == 1
    assert asked_again(Maker(), tables=[{}], then=[{}], asked=lambda: [(0, "a")]) == 1


def test_what_does_not_hold_is_made_twice() -> None:
    assert asked_again(Maker(), tables=[{}], then=[{"a": OTHER}], asked=lambda: [(0, "a")]) == 2
    assert asked_again(Maker(), tables=[{}, {"a": OTHER}], then=[{}, {"a": BLOCK}], asked=lambda: [(1, "a")]) == 2
    assert asked_again(Maker(), asked=lambda: None) == 2
    assert asked_again(Maker(file_finding(SYNTAX, same("x"), ()))) == 2
    assert asked_again(Maker(), common=((), [])) == 2


def test_without_records_everything_is_made_every_time() -> None:
    make = Maker()

    assert [once(None, BLOCK, (), None, list, make, []) for _ in range(2)] == [1, 2]


def test_what_was_not_used_the_last_time_is_forgotten() -> None:
    kept, make = Kept(), Maker()
    for used in (True, False, True):
        turn(kept)
        if used:
            once(kept.measures, BLOCK, (), None, list, make, [])

    assert make.made == 2


def test_a_turn_without_anything_kept_is_nothing() -> None:
    turn(None)


def test_what_is_equal_is_the_same_object() -> None:
    records, first = Records(), (1, "a")

    assert in_common(records, first) is first
    assert in_common(records, (1, "".join(["a"]))) is first
    assert in_common(records, (2, "a")) == (2, "a")
    assert in_common(None, first) is first


def test_a_reading_is_no_longer_than_its_text() -> None:
    reading: Reading = read(PLAN, "x.mal")

    assert "".join(part.text for part in reading.parts) == PLAN
