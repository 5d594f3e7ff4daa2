"""The checks and their cases in, docs/kontroller.md out: `python -m engine.catalogue` writes it anew."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from engine.check import Check, CheckModule, all_checks
from findings.codes import CODES, Code
from findings.explained import explanation
from findings.finding import SEVERITY_WORD

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "kontroller.md"
CASES = ROOT / "tests" / "checks"

HEAD = """\
# Kontroller

Alla fynd som Målkoll kan göra. *Fel* kan inte stämma, eller motsäger sig självt. *Varning* är sådant som
en läsare vill veta före publiceringen. *Notis* är värt att veta. Graden i tabellen är den högsta; ett
fynd kan ha en lägre.

Samma text visas av `malkoll explain MK401`. En känd avvikelse godtas med en rad i reglerna:
`känd avvikelse MK201 "beslutat i KF" till 2021-12-31`.

Sidan skrivs av `python -m engine.catalogue` ur kontrollerna själva och ur deras fall i `tests/checks`;
ändra där.
"""
#: What the two examples of a check are headed by.
EXAMPLES = (("fel", "Så här blir det ett fynd:"), ("ratt", "Så här blir det inget:"))
FENCE = {".mal": "malkoll", ".yaml": "yaml"}


def page(checks: Iterable[CheckModule], codes: Iterable[Code], cases: Path) -> str:
    """The whole page; `cases` is the folder that holds one folder of examples a check."""
    checks, codes = tuple(checks), tuple(codes)
    parts = [
        HEAD,
        "\n".join(_table(checks, codes)) + "\n",
        "## Filerna själva\n",
        *(_of_code(code) for code in codes),
        *(part for check in checks for part in _of_check(check, cases / check.name)),
    ]
    return "\n".join(parts)


def _table(checks: tuple[CheckModule, ...], codes: tuple[Code, ...]) -> Iterator[str]:
    yield "| kod | heter | grad | vad |"
    yield "|---|---|---|---|"
    every: list[Code | Check] = [*codes, *(module.check for module in checks)]
    for one in every:
        anchor = f"[{one.code}](#{one.code.lower()}-{one.slug})"
        yield f"| {anchor} | {one.slug} | {SEVERITY_WORD[one.severity].sv} | {one.title.sv} |"


def _of_code(code: Code) -> str:
    grade = SEVERITY_WORD[code.severity].sv.capitalize()
    about = explanation(code.code)
    more = "" if about is None else f"\n{about.sv}\n"
    return f"### {code.code} {code.slug}\n\n{grade}. {code.title.sv}\n{more}"


def _of_check(module: CheckModule, folder: Path) -> Iterator[str]:
    check = module.check
    yield f"## {check.code} {check.slug}\n"
    yield f"{SEVERITY_WORD[check.severity].sv.capitalize()}. {check.title.sv}\n"
    yield f"{module.explanation}\n"
    for kind, heading in EXAMPLES:
        files = example(folder / kind)
        if files:
            yield f"{heading}\n"
            yield from (_fenced(file) for file in files)
            yield from _said(files[0].with_suffix(".txt"))


def example(folder: Path) -> tuple[Path, ...]:
    """The rule files and the reports of the first case in `folder`, rules first; empty where it has none."""
    first = next((path for path in sorted(folder.glob("*.mal")) if "." not in path.stem), None)
    if first is None:
        return ()
    of_case = [path for path in folder.iterdir() if path.name.split(".")[0] == first.stem]
    return tuple(
        sorted(
            (path for path in of_case if path.suffix in FENCE),
            key=lambda path: (list(FENCE).index(path.suffix), path.stem != first.stem, path.name),
        )
    )


def _fenced(file: Path) -> str:
    return f"```{FENCE[file.suffix]}\n{file.read_text('utf-8').rstrip()}\n```\n"


def _said(expected: Path) -> Iterator[str]:
    """The Swedish of what the check says: one line a finding, and its help."""
    if not expected.exists():
        return
    lines = expected.read_text("utf-8").splitlines()
    said = [line for line in lines if line.startswith(("MK", "    hjälp:"))]
    yield "```text\n" + "\n".join(said) + "\n```\n"


def main() -> None:
    """Writes the page."""
    PAGE.write_text(page(all_checks(), CODES, CASES), "utf-8")


if __name__ == "__main__":
    main()
