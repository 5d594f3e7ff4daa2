"""A small report and its plan, and the real reports beside the repository: what the commands are tried on."""

import json
from pathlib import Path

import pytest

from cli import main

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared" / "reports"
#: Of a test that needs the real reports.
HERE = pytest.mark.skipif(not SHARED.is_dir(), reason="the reports are not beside the repository")
REPORT = """Kulturnämndens årsredovisning 2023

Nämndens mål

Fler ska besöka biblioteken

Nyckeltal

Antal besök

Mål 2023\tUtfall 2023
1 000\t1 200

Besöken har ökat. KERSTIN?
"""
PLAN = """plan "Kulturnämndens mål 2023"
  år 2023

nämndsmål besök "Fler ska besöka biblioteken"
  mäts med besök

nyckeltal besök "Antal besök"
  enhet antal
  högre är bättre
  mål 2023 minst 1000
"""
#: The answers file beside `regler.mal`, and the key of the question that `write_asking` raises.
ANSWERS = "regler.svar.yaml"
KEY = "nyckeltal: Antal besök på bibliotek (besök)"


def write_given() -> None:
    """Writes the report and the plan where the test stands."""
    Path("rapport.txt").write_text(REPORT, "utf-8")
    Path("regler.mal").write_text(PLAN, "utf-8")


def write_asking() -> None:
    """Writes the report so that the name of its measure is only like the plan's."""
    asked = REPORT.replace("Antal besök\n", "Antal besök på bibliotek\n")
    Path("rapport.txt").write_text(asked, "utf-8")


def real(start: str) -> str:
    """A real report, copied to where the test stands."""
    path = next(SHARED.glob(f"{start}_*.txt"))
    Path(path.name).write_bytes(path.read_bytes())
    return path.name


def checked(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, object]:
    """What check says in JSON."""
    capsys.readouterr()
    main(["check", "--format", "json", *words])
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found
