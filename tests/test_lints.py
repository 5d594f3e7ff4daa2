"""What is found piece by piece, and kept from change to change, is what the checks find in the whole plan."""

from pathlib import Path

import pytest
from checked_whole import checked_to_the_end
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.check import all_checks
from engine.kept import Kept
from engine.plan import Plan
from engine.resolve import resolve
from findings.finding import Finding
from language_server import lints
from language_server.checking import Memory
from language_server.lints import BY_PIECE, SLOW, KeptLints, quick_lints, slow_lints
from language_server.workspace import Document, Workspace, change_document, open_document, unit_of

ROOT = Path(__file__).parent.parent
CHECKS = all_checks()
#: The rule files of the checks about plans, right and wrong.
PLANS = sorted((ROOT / "tests" / "checks").glob("mk1*/*/*.mal"))
#: Two goals that have nothing to do with each other, and one that has with both.
BASE = """\
plan "Mål"
  år 2020
nämndsmål a "Minst 90 procent"
  mäts med a_n
  exempel a_n 2020 = 5 ger helt uppfyllt
nyckeltal a_n
  enhet andel
  mål 2020 minst 90 %
nämndsmål b "Öka"
  mäts med b_n
  bidrar till indikatorn b_i
nyckeltal b_n
  samma mått som b_i
  mål 2020 öka
indikator b_i "Bra"
  enhet index
aktivitet c "Utred"
  bidrar till nämndsmålet b
"""


def plan_of(text: str) -> Plan | None:
    workspace = Workspace()
    return resolve(unit_of(workspace, open_document(workspace, "untitled:x", text)).files)[0]


def whole(plan: Plan) -> set[Finding]:
    return {finding for module in CHECKS for finding in module.lint(plan)}


@pytest.mark.parametrize(
    "file", PLANS, ids=lambda file: f"{file.parent.parent.name[:5]}-{file.parent.name}-{file.stem}"
)
def test_pieces_together_find_what_the_whole_does(file: Path) -> None:
    plan = plan_of(file.read_text("utf-8"))
    if plan is None:
        return
    quick, finished = quick_lints(plan, CHECKS, KeptLints())

    assert finished
    assert {*quick, *slow_lints(plan, CHECKS)} == whole(plan)


def test_the_codes_are_those_of_checks() -> None:
    assert {module.check.code for module in CHECKS} >= BY_PIECE | SLOW


def test_only_a_piece_that_changed_is_looked_through_again(monkeypatch: pytest.MonkeyPatch) -> None:
    workspace, kept, blocks = Workspace(), KeptLints(), Kept()
    looked: list[tuple[str, ...]] = []
    plan_of_piece = lints._plan_of

    def spy(heading: Plan, things: tuple[object, ...]) -> Plan:
        plan = plan_of_piece(heading, things)  # type: ignore[arg-type]
        looked.append(tuple(one.name for one in (*plan.goals, *plan.measures, *plan.assignments)))
        return plan

    monkeypatch.setattr(lints, "_plan_of", spy)
    for text in (BASE, BASE.replace("minst 90 %", "minst 91 %"), BASE.replace('plan "Mål"', 'plan "Mål"\n')):
        unit = unit_of(workspace, open_document_again(workspace, text))
        plan, _ = resolve(unit.files, blocks)
        assert plan is not None
        quick_lints(plan, CHECKS, kept)
        looked.append(())

    pieces = [("a", "a_n"), ("b", "b_n", "b_i", "c")]
    assert [sorted(part) for part in looked] == [
        *[sorted(piece) for piece in pieces],
        [],
        sorted(pieces[0]),
        [],
        *[sorted(piece) for piece in pieces],
        [],
    ]


def open_document_again(workspace: Workspace, text: str) -> Document:
    if "untitled:x" not in workspace.opened:
        return open_document(workspace, "untitled:x", text)
    document = change_document(workspace, "untitled:x", [(None, text)])
    assert document is not None
    return document


def test_of_many_new_pieces_some_are_looked_through_at_a_time() -> None:
    goals = "".join(f"nämndsmål m{n}\n  mäts med n{n}\nnyckeltal n{n}\n  enhet dagar\n" for n in range(100))
    plan = plan_of(f"plan\n  år 2020\n{goals}")
    assert plan is not None
    kept = KeptLints()

    found = [quick_lints(plan, CHECKS, kept, most) for most in (20, 50, 30, 1)]

    assert [(len([one for one in of if one.code == "MK102"]), finished) for of, finished in found] == [
        (20, False),
        (70, False),
        (100, True),
        (100, True),
    ]


@pytest.mark.parametrize(
    "condition", ["alla indikatorer nås", "a_n är minst 5", "mer än hälften av indikatorerna förbättras"]
)
def test_what_roll_ups_say_of_measures_is_asked_of_the_whole_plan(condition: str) -> None:
    plan = plan_of(f"{BASE}samlad bedömning\n  helt uppfyllt när {condition}\n")
    assert plan is not None
    quick, _ = quick_lints(plan, CHECKS, KeptLints())

    assert {*quick, *slow_lints(plan, CHECKS)} == whole(plan)


_MORE = """\
  mål 2020 minst 190 %
  mål 2020 förbättras
  mäts med a_n, b_n
  enhet dager
  samma mått som a_n
  lägre är bättre
  exempel b_n 2020 = 5, b_i 2019 = 4 ger ej uppfyllt
nyckeltal x
samlad bedömning
  helt uppfyllt när alla nämndsmål är helt uppfyllda
  helt uppfyllt när a_n är minst 5
varje nämndsmål
  helt uppfyllt när minst 2 nyckeltal nås
  känd avvikelse MK106 "ja"
((
  år 2020, 2021
"""
_LINES = [*BASE.split("\n"), *_MORE.split("\n")]
_EDIT = st.tuples(st.integers(0, 30), st.integers(0, 2), st.lists(st.sampled_from(_LINES), max_size=2))


@settings(max_examples=40, deadline=None)
@given(st.lists(_EDIT, min_size=1, max_size=5))
def test_any_edits_find_what_a_fresh_look_finds(edits: list[tuple[int, int, list[str]]]) -> None:
    workspace, memory = Workspace(), Memory()
    lines = BASE.split("\n")
    open_document(workspace, "untitled:x", BASE)
    for at, length, new in edits:
        lines[at : at + length] = new
        document = open_document_again(workspace, "\n".join(lines))

        kept = checked_to_the_end(workspace, document, CHECKS, memory)

        fresh = checked_to_the_end(workspace, document, CHECKS, Memory())
        assert (kept.plan, sorted(map(repr, kept.findings))) == (fresh.plan, sorted(map(repr, fresh.findings)))
        if fresh.plan is not None:
            found = {*fresh.unit.findings, *resolve(fresh.unit.files)[1], *whole(fresh.plan)}
            assert set(fresh.findings) <= found
