"""The shared measures of rules/gemensamt/: each can be imported by any plan, alone or all together."""

import os
import re
from itertools import chain
from pathlib import Path

import pytest

from dsl import ast
from dsl.formatter import formatted
from dsl.parser import parse
from engine.names import declare, key
from engine.plan import Measure
from engine.resolve import resolve
from engine.resolve_measure import resolve_measures
from engine.run import Options, run
from findings.text import same
from readers.files import load

FOLDER = Path(__file__).parent.parent / "rules" / "gemensamt"
FILES = sorted(FOLDER.glob("*.mal"))
README = (FOLDER / "README.md").read_text("utf-8")
KOLADA = re.compile(r"\b[NU]\d{5}\b")


def tree(path: Path) -> ast.File:
    read, findings = parse(path.read_text("utf-8"), path.name)
    assert findings == ()
    return read


def measures() -> tuple[Measure, ...]:
    """Every shared measure, in the order of the files."""
    blocks = tuple(chain.from_iterable(tree(path).blocks for path in FILES))
    known, twice = declare(same("nyckeltalet"), blocks)
    resolved, findings = resolve_measures(known, frozenset(path.name for path in FILES))
    assert (twice, findings) == ((), ())
    return resolved


def names() -> str:
    """Every shared measure as the page lists it: its file, its name, what it is called and its unit."""
    units = {measure.name: "–" if measure.unit is None else measure.unit.name for measure in measures()}
    rows = [
        f"| {measure.span.document} | `{measure.name}` | {measure.title} | {units[measure.name]} |"
        for measure in measures()
    ]
    return "\n".join(["| fil | namn | fullständigt namn | enhet |", "|---|---|---|---|", *rows]) + "\n"


def ids(measure: Measure) -> list[str]:
    return KOLADA.findall(measure.source or "")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
class TestEachFile:
    def test_is_read_without_a_finding(self, path):
        assert resolve((tree(path),)) == (None, ())

    def test_declares_measures_and_nothing_else(self, path):
        read = tree(path)

        assert {block.heading for block in read.blocks} == {ast.Heading.MEASURE}
        assert read.uses == ()

    def test_says_what_is_measured_and_nothing_of_what_is_to_be_reached(self, path):
        of_a_plan = (ast.TargetLine, ast.NoTargetLine, ast.Policy, ast.ContributesLine, ast.SuppressionLine)
        lines = [line for block in tree(path).blocks for line in block.lines]

        assert [line for line in lines if isinstance(line, of_a_plan)] == []

    def test_is_written_as_fmt_writes_it(self, path):
        text = path.read_text("utf-8")

        assert formatted(text, path.name) == text

    def test_is_presented_on_the_page(self, path):
        assert f"[{path.name}]({path.name})" in README


def test_the_page_lists_every_name():
    begins, ends = "<!-- namnen: skrivs av tests/test_shared_measures.py -->\n", "<!-- slut på namnen -->\n"
    before, _, rest = README.partition(begins)
    listed, _, after = rest.partition(ends)
    if os.environ.get("MALKOLL_REWRITE"):
        (FOLDER / "README.md").write_text(f"{before}{begins}{names()}{ends}{after}", "utf-8")

    assert listed == names()


def test_no_name_is_taken_twice_so_that_all_can_be_imported_together():
    names = [key(measure.name) for measure in measures()]

    assert len(names) == 80
    assert sorted(names) == sorted(set(names))


def test_no_full_name_is_taken_twice_so_that_no_two_are_thought_to_be_the_same():
    titles = [title.casefold() for measure in measures() for title in (measure.title, *measure.also_called)]

    assert sorted(titles) == sorted(set(titles))


def test_every_measure_has_a_full_name_a_unit_and_a_direction():
    bare = [
        measure.name
        for measure in measures()
        if measure.title == measure.name or measure.unit is None or measure.direction is None
    ]

    assert bare == []


def test_every_index_has_its_range():
    assert [
        measure.name for measure in measures() if measure.unit and measure.unit.name == "index" and measure.high is None
    ] == []


def test_every_kolada_id_is_of_the_right_form_and_belongs_to_one_measure():
    named = [measure for measure in measures() if "Kolada" in (measure.source or "")]

    assert [measure.source for measure in named] == [f"Kolada {ids(measure)[0]}" for measure in named]
    assert sorted(chain.from_iterable(map(ids, named))) == sorted(set(chain.from_iterable(map(ids, named))))


def test_the_page_names_a_source_for_every_kolada_id_that_is_used():
    table = README[README.index("## Vilka id") : README.index("## Vad som inte är säkert")]
    confirmed = {found for row in table.splitlines() if row.startswith("| `") for found in KOLADA.findall(row)}

    assert {found for measure in measures() for found in ids(measure)} == confirmed


def test_a_measure_without_an_id_is_said_to_have_none_or_has_another_source():
    for path in FILES:
        said = path.read_text("utf-8")
        for block in tree(path).blocks:
            assert block.name is not None
            source = [line for line in block.lines if isinstance(line, ast.SourceLine)]
            above = said[: said.index(f"nyckeltal {block.name.text} ")]
            comment = above[above.rindex("\n\n") :]
            series = block.name.text.startswith("hme_")
            assert source or series or "Kolada" in comment, block.name.text


def test_all_of_them_can_be_imported_into_one_plan(tmp_path):
    (tmp_path / "gemensamt").mkdir()
    for path in FILES:
        (tmp_path / "gemensamt" / path.name).write_bytes(path.read_bytes())
    uses = "".join(f'använd "gemensamt/{path.name}"\n' for path in FILES)
    plan = tmp_path / "plan.mal"
    plan.write_text(uses + 'plan "Mål 2025"\n  år 2025\n', "utf-8")

    loaded = load([str(plan)])

    assert loaded.findings == ()
    assert run(loaded.units, (), Options()).findings == ()


def test_the_plan_on_the_page_is_read_and_takes_everything_but_the_target_from_the_shared_measure(tmp_path):
    (shown,) = re.findall(r"^```malkoll\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    (tmp_path / "gemensamt").mkdir()
    (tmp_path / "gemensamt" / "personal.mal").write_bytes((FOLDER / "personal.mal").read_bytes())
    (tmp_path / "plan.mal").write_text(shown, "utf-8")

    loaded = load([str(tmp_path / "plan.mal")])
    (plan,) = run(loaded.units, (), Options()).plans
    own = next(measure for measure in plan.measures if measure.name == "sjukfrånvaro_sn")
    common = next(measure for measure in plan.measures if measure.name == "sjukfrånvaro")

    assert (loaded.findings, run(loaded.units, (), Options()).findings) == ((), ())
    assert formatted(shown, "plan.mal") == shown
    assert (own.title, own.unit, own.direction, own.source) == (
        common.title,
        common.unit,
        common.direction,
        "Kolada N00090",
    )
    assert [(target.year, target.target.printed) for target in own.targets] == [(2025, "högst 6,5 %")]
