"""The source read as text: imports point one way, figures are never floats, no report is known by name."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("findings", "dsl", "engine", "readers", "writers")
#: What each may import of ours, itself included: findings <- dsl <- engine <- readers, writers <- cli.
MAY_IMPORT = {
    "findings": {"findings"},
    "dsl": {"findings", "dsl"},
    "engine": {"findings", "dsl", "engine"},
    "readers": {"findings", "dsl", "engine", "readers"},
    "writers": {"findings", "dsl", "engine", "writers"},
    "cli": {"findings", "dsl", "engine", "readers", "writers"},
    "launch": {"cli"},
}
#: Loaded where they are needed, for `malkoll check` of a rule file must not wait for them.
ONLY_IN = {
    "yaml": {"readers/yaml_tree.py", "readers/yaml_syntax.py"},
    "tabulate": {"writers/text.py"},
    "json": {"writers/json.py", "dsl/table.py", "dsl/generate.py"},
}
MODULES = sorted(
    path.relative_to(ROOT).as_posix()
    for path in (*(p for top in PACKAGES for p in (ROOT / top).rglob("*.py")), ROOT / "cli.py", ROOT / "launch.py")
)


def _imported(path: str) -> set[str]:
    """The full names that a module imports, anywhere in it."""
    names = set()
    for node in ast.walk(ast.parse((ROOT / path).read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relative to itself"
            names.add(node.module or "")
    return names


def _ours(path: str) -> set[str]:
    tops = {name.partition(".")[0] for name in _imported(path)}
    return tops & {*PACKAGES, "cli", "launch", "malkoll", "tests"}


@pytest.mark.parametrize("path", MODULES)
def test_imports_point_one_way(path: str) -> None:
    top = path.removesuffix(".py").partition("/")[0]

    assert _ours(path) - MAY_IMPORT[top] == set()


@pytest.mark.parametrize("library", sorted(ONLY_IN))
def test_what_is_slow_to_load_is_imported_in_one_place(library: str) -> None:
    found = {path for path in MODULES if library in {name.partition(".")[0] for name in _imported(path)}}

    assert found - ONLY_IN[library] == set()


@pytest.mark.parametrize("path", [p for p in MODULES if p.startswith(("engine/", "dsl/", "findings/"))])
def test_no_figure_is_a_float(path: str) -> None:
    floats = [
        node.lineno
        for node in ast.walk(ast.parse((ROOT / path).read_text("utf-8")))
        if (isinstance(node, ast.Constant) and isinstance(node.value, float))
        or (isinstance(node, ast.Name) and node.id == "float")
    ]

    assert floats == []


@pytest.mark.parametrize("path", MODULES)
def test_no_report_is_known_by_name_in_the_code(path: str) -> None:
    text = (ROOT / path).read_text("utf-8")

    assert [(number, name) for number, line in enumerate(text.split("\n"), 1) for name in _names_in(line)] == []


def _names_in(line: str) -> list[str]:
    return [name for name in _KNOWN if name in line]


def _known() -> list[str]:
    """What the real plans and cases are called: bodies with their codes, documents, hashes."""
    known = {"Alingsås", "Kungälv", "Stenungsund", "Eslöv", "97 461", "97461"}
    for path in sorted((ROOT / "rules").rglob("*.mal")):
        for name, code in re.findall(
            r"^\s*(?:kommun|region|bolag)\s+(.+?)\s+(\d{4})\s*$", path.read_text("utf-8"), re.M
        ):
            known.update((name.strip('"'), code))
    for path in sorted((ROOT / "cases").rglob("*.yaml")):
        known.update(re.findall(r"^\s*(?:dokument|sha256):\s*(\S+)\s*$", path.read_text("utf-8"), re.M))
    return sorted(known)


_KNOWN = _known()


@pytest.mark.parametrize("path", MODULES)
def test_every_module_says_first_what_it_is_for(path: str) -> None:
    source = (ROOT / path).read_text("utf-8")

    assert source == "" or ast.get_docstring(ast.parse(source)) is not None
