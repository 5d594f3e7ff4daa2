"""The source read as text: imports point one way, figures are never floats, no report is known by name."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGES = ("findings", "dsl", "engine", "authoring", "readers", "interpret", "writers", "language_server", "commands")
#: What each may import of ours, itself included:
#: findings <- dsl <- engine <- authoring <- readers <- interpret, writers <- language_server, commands <- cli.
MAY_IMPORT = {
    "findings": {"findings"},
    "dsl": {"findings", "dsl"},
    "engine": {"findings", "dsl", "engine"},
    "authoring": {"findings", "dsl", "engine", "authoring"},
    "readers": {"findings", "dsl", "engine", "authoring", "readers"},
    "interpret": {"findings", "dsl", "engine", "authoring", "readers", "interpret"},
    "writers": {"findings", "dsl", "engine", "authoring", "writers"},
    "language_server": {"findings", "dsl", "engine", "authoring", "readers", "interpret", "writers", "language_server"},
    "commands": {*PACKAGES},
    "cli.py": {"findings", "readers", "writers", "commands"},
    "launch.py": {"cli"},
}
#: The modules that speak the protocol: what they import is an extra that may be missing.
_SERVER = {f"language_server/{name}.py" for name in ("changes", "connection", "protocol", "questions", "server")}
#: Slow to load, or for making the parser's table alone: imported in these modules and nowhere else.
ONLY_IN = {
    "yaml": {"readers/yaml_tree.py", "readers/yaml_syntax.py"},
    "tabulate": {"writers/lint.py", "writers/text.py"},
    "lark": {"dsl/generate.py"},
    "argparse": set(),
    "pygls": _SERVER,
    "lsprotocol": _SERVER,
}
TREES = {
    path.relative_to(ROOT).as_posix(): ast.parse(path.read_text("utf-8"))
    for path in sorted([*(p for top in PACKAGES for p in (ROOT / top).rglob("*.py")), *ROOT.glob("[cl]*.py")])
}


def _imported(tree: ast.Module) -> set[str]:
    """The full names that a module imports, anywhere in it."""
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            names.add("." * node.level + (node.module or ""))
    return names


def _tops(tree: ast.Module) -> set[str]:
    return {name.partition(".")[0] for name in _imported(tree)}


def test_the_source_is_found() -> None:
    assert {"cli.py", "launch.py", "findings/span.py", "engine/run.py", "engine/checks/__init__.py"} <= set(TREES)


def test_imports_point_one_way() -> None:
    ours = {*PACKAGES, "cli", "launch", "malkoll", "tests", ""}
    shortcuts = {
        path: wrong
        for path, tree in TREES.items()
        if (wrong := (_tops(tree) & ours) - MAY_IMPORT[path.partition("/")[0]])
    }

    assert shortcuts == {}


def test_what_is_slow_to_load_is_imported_in_one_place() -> None:
    wrong = {
        (path, library)
        for library, allowed in ONLY_IN.items()
        for path, tree in TREES.items()
        if library in _tops(tree) and path not in allowed
    }

    assert wrong == set()


def test_no_figure_is_a_float() -> None:
    """How alike two words are is no figure: dsl/suggest.py may count in floats."""
    floats = {
        (path, node.lineno)
        for path, tree in TREES.items()
        if path.startswith(("engine/", "dsl/", "findings/")) and path != "dsl/suggest.py"
        for node in ast.walk(tree)
        if (isinstance(node, ast.Constant) and isinstance(node.value, float))
        or (isinstance(node, ast.Name) and node.id == "float")
    }

    assert floats == set()


def test_no_report_is_known_by_name_in_the_code() -> None:
    known = _known()
    named = [
        (path, number, name)
        for path in TREES
        for number, line in enumerate((ROOT / path).read_text("utf-8").split("\n"), 1)
        for name in known
        if name in line
    ]

    assert named == []


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


def test_every_module_says_first_what_it_is_for() -> None:
    silent = [path for path, tree in TREES.items() if tree.body and ast.get_docstring(tree) is None]

    assert silent == []
