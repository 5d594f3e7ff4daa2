"""The real rule file beside the real case: the same sentences, names and target figures, and no finding."""

from pathlib import Path

from dsl import ast
from dsl.parser import parse
from engine.case import Case
from readers.yaml_case import read_cases

ROOT = Path(__file__).parent.parent


def rules() -> ast.File:
    path = ROOT / "rules" / "alingsas-ks-2020.mal"
    tree, findings = parse(path.read_text(encoding="utf-8"), path.name)
    assert findings == ()
    return tree


def case() -> Case:
    path = ROOT / "cases" / "alingsas-ks-2020.yaml"
    (read,), findings = read_cases(path.read_text(encoding="utf-8"), path.name)
    assert findings == ()
    return read


def name_of(block: ast.Block) -> str:
    assert block.name is not None
    return block.name.text


def measures() -> list[ast.Block]:
    return [each for each in rules().blocks if each.heading in (ast.Heading.INDICATOR, ast.Heading.MEASURE)]


def test_every_goal_is_worded_as_the_report_words_it():
    goals = [each for each in rules().blocks if each.heading is ast.Heading.GOAL]

    assert [(name_of(each), each.title and each.title.text) for each in goals] == [
        (each.name, each.sentence and each.sentence.printed) for each in case().stated
    ]


def test_every_measure_has_the_name_that_the_report_prints():
    titles = {name_of(each): each.title.text for each in measures() if each.title is not None}
    for block in measures():
        for line in block.lines:
            if isinstance(line, ast.SameAsLine):
                titles[name_of(block)] = titles[line.measure.text]

    assert titles == {each.measure: each.title and each.title.printed for each in case().outcomes}


def test_every_target_is_the_figure_that_the_report_prints():
    declared = {
        name_of(block): line.target.bounds[0].printed.replace(" ", "")
        for block in measures()
        for line in block.lines
        if isinstance(line, ast.TargetLine)
    }

    assert declared == {each.measure: each.targets[0].cell.printed for each in case().outcomes}


def test_the_same_measure_is_declared_where_the_report_prints_one_name_twice():
    same = {
        (line.measure.text, name_of(block))
        for block in measures()
        for line in block.lines
        if isinstance(line, ast.SameAsLine)
    }
    printed: dict[str, list[str]] = {}
    for each in case().outcomes:
        printed.setdefault(each.title.printed if each.title else "", []).append(each.measure)

    assert same == {tuple(names) for names in printed.values() if len(names) == 2}
