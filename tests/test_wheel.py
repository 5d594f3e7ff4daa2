"""The built wheel, installed by itself: it works wherever the user stands, and holds what it needs."""

import json
import os
import subprocess
import sys
import sysconfig
import tomllib
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

import cli

ROOT = Path(__file__).parent.parent

RULES = """\
språk 1
plan "Mål 2020"
  nämnd "Nämnden"
  år 2020

nämndsmål svarstid "Svarstiden ska vara högst 30 dagar"
  mäts med svarstid_dagar

nyckeltal svarstid_dagar "Svarstid i dagar"
  enhet dagar
  mål 2020 högst 30
"""
CASE = """\
rapport:
  titel: Årsredovisning 2020
  period: 2020
utfall:
  svarstid_dagar:
    plats: {rad: 7}
    2020: "28"
bedömningar:
  svarstid: Helt uppfyllt
"""
HOSTILE = "raise SystemExit('the wrong one was imported')\n"


def _run(*command: str | Path, **options: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(c) for c in command], capture_output=True, encoding="utf-8", **options)  # type: ignore[call-overload,no-any-return]


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    built = _run(sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", folder, ROOT)
    assert built.returncode == 0, built.stderr
    (found,) = folder.glob("malkoll-*.whl")
    return found


@pytest.fixture(scope="session")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment that holds the wheel, and the libraries of the one that tests it."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, symlinks=True)
    python = folder / "bin" / "python"
    installed = _run(sys.executable, "-m", "pip", "--python", python, "install", "-q", "--no-deps", wheel)
    assert installed.returncode == 0, installed.stderr
    # Last of all, for pip must not think that a wheel among these libraries is the one to install.
    libraries = sysconfig.get_path("purelib")
    (folder / "lib" / Path(libraries).parent.name / "site-packages" / "libraries.pth").write_text(libraries)
    return python


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A folder whose own files bear our names."""
    for package in ("engine", "rules", "dsl", "findings", "readers", "writers"):
        (tmp_path / package).mkdir()
        (tmp_path / package / "__init__.py").write_text(HOSTILE)
    (tmp_path / "cli.py").write_text(HOSTILE)
    (tmp_path / "launch.py").write_text(HOSTILE)
    (tmp_path / "regler.mal").write_text(RULES, "utf-8")
    (tmp_path / "fall.yaml").write_text(CASE, "utf-8")
    return tmp_path


COMMANDS = {"script": ("malkoll",), "module": ("python", "-m", "malkoll")}
PATHS = {"as it is": None, "with the folder first": "."}


@pytest.mark.parametrize("how", COMMANDS)
@pytest.mark.parametrize("path", PATHS)
def test_the_installed_command_runs_where_other_files_bear_its_names(
    python: Path, hostile: Path, how: str, path: str
) -> None:
    program, *rest = COMMANDS[how]
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    if PATHS[path] is not None:
        environment["PYTHONPATH"] = PATHS[path]
    command = (python.parent / program, *rest, "check", "regler.mal", "fall.yaml", "--format", "json")

    done = _run(*command, cwd=hostile, env=environment)

    assert (done.stderr, done.returncode) == ("", 0)
    goal = json.loads(done.stdout)["goals"][0]
    assert (goal["name"], goal["stated"], goal["computed"]) == ("svarstid", "Helt uppfyllt", "Helt uppfyllt")


def test_the_installed_command_knows_its_version(python: Path, tmp_path: Path) -> None:
    done = _run(python.parent / "malkoll", "--version", cwd=tmp_path)

    assert (done.stdout, done.stderr, done.returncode) == (f"malkoll {cli.VERSION}\n", "", 0)


def test_the_one_that_runs_is_the_one_that_was_installed(python: Path, tmp_path: Path) -> None:
    done = _run(python, "-c", "import malkoll; print(malkoll.__file__)", cwd=tmp_path)

    assert Path(done.stdout.strip()).is_relative_to(python.parent.parent)


def test_the_version_is_that_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

    assert project["version"] == cli.VERSION


def test_the_wheel_puts_nothing_beside_its_one_package(wheel: Path) -> None:
    names = ZipFile(wheel).namelist()

    assert {name.partition("/")[0] for name in names} == {"malkoll", f"malkoll-{cli.VERSION}.dist-info"}


def test_the_wheel_holds_every_module_and_what_they_read(wheel: Path) -> None:
    packages = (
        "findings",
        "dsl",
        "engine",
        "authoring",
        "readers",
        "interpret",
        "writers",
        "language_server",
        "commands",
    )
    expected = {
        path.relative_to(ROOT).as_posix()
        for package in packages
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    held = {name.removeprefix("malkoll/") for name in ZipFile(wheel).namelist() if name.startswith("malkoll/")}

    assert held == expected | {"__init__.py", "__main__.py", "cli.py"}


def test_the_wheel_carries_the_licence(wheel: Path) -> None:
    held = ZipFile(wheel).read(f"malkoll-{cli.VERSION}.dist-info/licenses/LICENSE")

    assert held == (ROOT / "LICENSE").read_bytes()
