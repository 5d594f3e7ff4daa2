"""The claims of docs/fallfil.md: every form is read, and gives the answer that the page says."""

import re
from pathlib import Path

import pytest

from dsl.parser import parse
from engine.assessment import Evaluated
from engine.claim_trials import GRAVEST, Answer
from engine.run import Options, run
from readers.yaml_case import read_cases

PAGE = (Path(__file__).parent.parent / "docs" / "fallfil.md").read_text("utf-8")
SECTION = PAGE[PAGE.index("## Påståenden") : PAGE.index("## När citattecken behövs")]
EXAMPLES = re.findall(r"^\| `(.+)` \| (stämmer.*|kan ej prövas) \|$", SECTION, re.MULTILINE)
PLAN = """plan "Socialnämndens mål 2022"
  år 2022

nyckeltal kostnad "Nettokostnad"
  enhet tkr
  lägre är bättre

nyckeltal nöjda "Nöjda brukare"
  enhet andel
  högre är bättre
  mål 2022 minst 85 %

nyckeltal sjuk "Sjukfrånvaro"
  enhet andel
  lägre är bättre

nyckeltal ärenden "Öppna ärenden"
  enhet antal
  lägre är bättre
"""


def _rows(first: str) -> list[list[str]]:
    """The rows of the table whose heading begins with `first`, heading included."""
    lines = SECTION[SECTION.index(f"| {first}") :].split("\n\n", 1)[0].splitlines()
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if not line.startswith("|---")]


def _case(claims: list[str]) -> str:
    heading, *measures = _rows("mått |")
    text = "rapport:\n  period: 2022\nutfall:\n"
    for name, *years, other in measures:
        text += f"  {name}:\n"
        text += "".join(f"    {year}: {cell}\n" for year, cell in zip(heading[1:-1], years, strict=True) if cell)
        for what, year, cell in re.findall(r"(prognos|riket|Kungälv|kvinnor) (\d{4}): ([^;]+)", other):
            text += f"    prognos: {{{year}: {cell}}}\n" if what == "prognos" else ""
            text += f"    kön: {{K: {{{year}: '{cell}'}}}}\n" if what == "kvinnor" else ""
        others = re.findall(r"(riket|Kungälv) (\d{4}): ([^;]+)", other)
        text += "    jämförelse:\n" * bool(others)
        text += "".join(f"      {who}: {{{year}: '{cell}'}}\n" for who, year, cell in others)
    columns, *rows = _rows("tabell")
    text += f"tabeller:\n  - namn: Ekonomi\n    enhet: tkr\n    kolumner: [{', '.join(columns[1:])}]\n    rader:\n"
    text += "".join(f"      - {row[0]}: [{', '.join(row[1:])}]\n" for row in rows)
    return text + "påståenden:\n" + "".join(f"  - säger: '{claim}'\n" for claim in claims)


def _evaluated(claims: list[str]) -> Evaluated:
    file, findings = parse(PLAN, "mål.mal")
    assert findings == ()
    cases, findings = read_cases(_case(claims), "fall.yaml")
    assert findings == ()
    result = run(((file,),), cases, Options())
    assert [found.message.sv for found in result.findings if found.code in ("MK002", "MK008")] == []
    return result.evaluated[0]


def test_the_page_has_its_examples() -> None:
    assert len(EXAMPLES) == 41


@pytest.mark.parametrize(("claim", "answer"), EXAMPLES)
def test_the_example_gives_the_answer_that_the_page_says(claim: str, answer: str) -> None:
    answers = {one.answer for one in _evaluated([claim]).claims}

    assert answer == min(answers, key=GRAVEST.index).value


@pytest.mark.parametrize(
    "figure", re.findall(r"`([^`]+)`", SECTION[SECTION.index("### Siffror") :].split("De räknas")[0])
)
def test_the_figure_is_read(figure: str) -> None:
    if figure in ("tiotal", "hundratal", "miljontal"):
        return
    claim = f"kostnad 2022 = {figure}" if figure[0].isdigit() or figure[0] in "å−" else f"{figure} = 5"
    if figure == '"Personal" 2021':
        claim = '"Personal" 2021 − "Personal" 2020 = 5'
    text = _case([claim])
    cases, _ = read_cases(text, "fall.yaml")
    file, _ = parse(PLAN, "mål.mal")
    found = run(((file,),), cases, Options())

    assert [one.message.sv for one in found.findings if one.code in ("MK002", "MK008")] == []


def test_every_answer_is_on_the_page() -> None:
    assert {answer.value for answer in Answer} == {answer for _, answer in EXAMPLES}


# --- A real report ------------------------------------------------------------------------------------

REPORT = Path(__file__).parent.parent.parent / "shared" / "reports" / "001_94df2e981a8e605a.txt"
REAL = [
    # The line of the claim, and what a planner would write for it (checks MK602, MK606).
    (268, '"Verksamhetens kostnader" i tabell "Ekonomi" ökade 2019–2020 med 2,4 procent', Answer.HOLDS),
    (268, '"Verksamhetens kostnader" i tabell "Ekonomi" ökade 2019–2020 med 3,7 mnkr', Answer.TRUNCATED),
    (268, '"Verksamhetens nettokostnader" i tabell "Ekonomi" ökade 2019–2020 med 2,8 procent', Answer.HOLDS),
    (268, '"Verksamhetens nettokostnader" i tabell "Ekonomi" ökade 2019–2020 med 2,6 mnkr', Answer.TRUNCATED),
    (268, '"Kommunbidrag" i tabell "Ekonomi" ökade 2019–2020 med 1,8 procent', Answer.HOLDS),
    (268, '"Kommunbidrag" i tabell "Ekonomi" ökade 2019–2020 med 1,7 mnkr', Answer.TRUNCATED),
    (274, '"Personalkostnader" i tabell "Ekonomi" i kolumn "Avv. bokslut/ budget 2020" = 7,9 mnkr', Answer.HOLDS),
    (286, '"Personalkostnader" i tabell "Ekonomi" ökade 2019–2020 med 4,4 mnkr', Answer.HOLDS),
    (286, '"Övriga kostnader" i tabell "Ekonomi" ökade 2019–2020 med 11,6 mnkr', Answer.HOLDS),
    (389, '"Verksamhetens intäkter" i tabell "Exploatering" minskade 2019–2020 med 0,3 mnkr', Answer.TRUNCATED),
]


@pytest.mark.skipif(not REPORT.is_file(), reason=f"rapporten ligger inte i {REPORT}")
def test_the_claims_of_a_real_report_are_rounded_or_cut_as_is_known() -> None:
    lines = REPORT.read_text("utf-8").split("\n")
    text = "rapport:\n  period: 2020\ntabeller:\n"
    for number, line in enumerate(lines):
        if line.startswith("Belopp i tkr\t") and lines[number + 1].startswith("Verksamhetens intäkter"):
            name = next(one for one in reversed(lines[:number]) if one.strip())
            unit, *columns = line.split("\t")
            text += f"  - namn: {name}\n    enhet: {unit}\n    kolumner: {columns}\n    rader:\n"
            rows = (row.split("\t") for row in lines[number + 1 : number + 11])
            text += "".join(f"      - {row[0]}: {row[1:]}\n" for row in rows)
    text += "påståenden:\n" + "".join(f"  - säger: '{claim}'\n    plats: {{rad: {line}}}\n" for line, claim, _ in REAL)
    file, _ = parse('plan "P"\n  år 2020\n', "mål.mal")
    cases, findings = read_cases(text, "fall.yaml")
    assert findings == ()
    result = run(((file,),), cases, Options())

    answered = [(one.claim.place.line, one.claim.says.printed, one.answer) for one in result.evaluated[0].claims]
    assert answered == REAL
    assert [one.labels[0].span.line for one in result.findings if one.code == "MK602"] == [268, 268, 268, 389]
