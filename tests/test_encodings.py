"""The command in a process of its own, in the terminals and from the folders and files that people have."""

import json
import os
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
RULES = (ROOT / "rules" / "alingsas-ks-2020.mal").read_bytes()
CASE = (ROOT / "cases" / "alingsas-ks-2020.yaml").read_bytes()
#: The codes of what is told of how a file is written.
SPELLING = "MK007"


def _check(folder: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    bare = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "LC_", "LANG", "MALKOLL"))}
    return subprocess.run(
        [sys.executable, str(ROOT / "cli.py"), "check", *words],
        cwd=folder,
        capture_output=True,
        env={**bare, **environment},
        check=False,
    )


def _found(folder: Path, rules: bytes, case: bytes) -> tuple[int, list[tuple[object, ...]], list[object]]:
    """The exit code, the findings but those of spelling, and the goals, of two files in `folder`."""
    folder.mkdir(exist_ok=True, parents=True)
    (folder / "regler.mal").write_bytes(rules)
    (folder / "fall.yaml").write_bytes(case)
    done = _check(folder, "regler.mal", "fall.yaml", "--format", "json")
    assert done.stderr == b""
    result = json.loads(done.stdout.decode("utf-8"))
    findings = [
        (one["code"], one["severity"], one["message"], [(at.get("line"), at.get("column")) for at in one["places"]])
        for one in result["findings"]
        if one["code"] != SPELLING
    ]
    return done.returncode, findings, result["goals"]


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> tuple[int, list[tuple[object, ...]], list[object]]:
    return _found(tmp_path_factory.mktemp("vanlig"), RULES, CASE)


@pytest.mark.parametrize(
    ("environment", "encoding"),
    [
        ({}, "utf-8"),
        ({"PYTHONIOENCODING": "cp1252"}, "cp1252"),
        ({"PYTHONIOENCODING": "cp850"}, "cp850"),
        ({"PYTHONIOENCODING": "ascii"}, "ascii"),
        ({"PYTHONIOENCODING": "utf-16"}, "utf-16"),
        ({"LC_ALL": "C"}, "utf-8"),
        ({"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}, "ascii"),
    ],
)
def test_every_terminal_gets_the_same_findings(
    tmp_path: Path,
    usual: tuple[int, list[tuple[object, ...]], list[object]],
    environment: dict[str, str],
    encoding: str,
) -> None:
    (tmp_path / "regler.mal").write_bytes(RULES)
    (tmp_path / "fall.yaml").write_bytes(CASE)

    done = _check(tmp_path, "regler.mal", "fall.yaml", **environment)
    as_json = _check(tmp_path, "regler.mal", "fall.yaml", "--format", "json", **environment)

    assert (done.returncode, done.stderr) == (usual[0], b"")
    printed = done.stdout.decode(encoding)
    assert [code for code, severity, *_ in usual[1] if severity != "note" and code not in printed] == []
    assert as_json.returncode == usual[0]
    assert json.loads(as_json.stdout.decode("utf-8"))["goals"] == usual[2]


COPIES: dict[str, Callable[[bytes], bytes]] = {
    "line breaks of Windows": lambda data: data.replace(b"\n", b"\r\n"),
    "line breaks of the old Macintosh": lambda data: data.replace(b"\n", b"\r"),
    "split letters": lambda data: unicodedata.normalize("NFD", data.decode()).encode(),
    "a mark at the beginning": lambda data: b"\xef\xbb\xbf" + data,
    "UTF-16": lambda data: data.decode().encode("utf-16"),
    "UTF-16 the other way": lambda data: b"\xfe\xff" + data.decode().encode("utf-16-be"),
    "Windows-1252": lambda data: data.decode().encode("cp1252"),
    "everything at once": lambda data: (
        b"\xef\xbb\xbf" + unicodedata.normalize("NFD", data.decode()).replace("\n", "\r\n").encode()
    ),
}


@pytest.mark.parametrize("copy", COPIES)
def test_a_copy_in_another_spelling_has_the_same_findings(
    tmp_path: Path, usual: tuple[int, list[tuple[object, ...]], list[object]], copy: str
) -> None:
    assert _found(tmp_path, COPIES[copy](RULES), COPIES[copy](CASE)) == usual


@pytest.mark.parametrize("name", ["Mina dokument", "årsbokslut 2020", "a\u030ar", "mapp [1] 'kopia'"])
def test_any_folder_will_do(
    tmp_path: Path, usual: tuple[int, list[tuple[object, ...]], list[object]], name: str
) -> None:
    folder = tmp_path / name / "Målkoll å"

    assert _found(folder, RULES, CASE) == usual

    done = _check(tmp_path, f"{name}/Målkoll å", "--format", "json", LC_ALL="C")
    assert done.returncode == usual[0]
    assert [one["name"] for one in json.loads(done.stdout.decode())["inputs"]] == [
        f"{name}/Målkoll å/fall.yaml",
        f"{name}/Målkoll å/regler.mal",
    ]


def test_bytes_that_are_no_text_are_told_of(tmp_path: Path) -> None:
    (tmp_path / "regler.mal").write_bytes(RULES)
    (tmp_path / "fall.yaml").write_bytes(CASE + b"\x81\x8d\x00")
    (tmp_path / "bruten.yaml").write_bytes(CASE + b"# \x81\x8d\n")

    for name in ("fall.yaml", "bruten.yaml"):
        done = _check(tmp_path, "regler.mal", name)
        assert done.returncode == 2
        assert f"{name}" in done.stdout.decode() and "MK006" in done.stdout.decode()


@pytest.mark.skipif(sys.platform == "darwin", reason="file names are text there")
def test_a_file_name_that_is_no_text_is_shown_and_read(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"r\xe5.mal")).write_bytes(RULES)
    (tmp_path / "fall.yaml").write_bytes(CASE)

    done = _check(tmp_path, os.fsdecode(b"r\xe5.mal"), "fall.yaml", "--format", "json")

    assert json.loads(done.stdout.decode())["inputs"][0]["name"] == "r\\xe5.mal"
