"""docs/sprak.md in, what it shows out: blocks, rows of tables, and each shown line in a plan that it can stand in.

The page is written so that it can be run:

- ```malkoll is a whole file; ```malkoll i filen X one that others import as X; ```malkoll provplan and
  ```malkoll målplan are the plans that the tables below them are tried in.
- ```malkoll nyckeltal is lines below that heading, added to the trial plan; ```malkoll nyckeltal i andel gives
  the measure a unit.
- ```fynd after a block is what is found in it, word for word; without it nothing is found.
- A table is run by its first column (TABLES). Several cases in a box are parted by a semicolon.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from attrs import frozen

PATH = Path(__file__).parent.parent / "docs" / "sprak.md"
PAGE = PATH.read_text("utf-8")
CODE = re.compile(r"`([^`]+)`")
FENCED = re.compile(r"^```(\S+)(?: ([^\n]+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
#: How the headings of fragments are written out; the others carry no name.
NAMED = ("indikator", "nyckeltal", "nämndsmål", "prioriterat mål", "uppdrag", "aktivitet", "tabell")
#: Stands for what the report does not say, and for a box without cases.
NOTHING = "–"
#: The first line of the trial plan.
FIRST_LINE = "språk 1\n"
#: What a measure without a unit of its own is given.
USUAL_UNIT = "index"


@frozen
class Block:
    """A fenced block, with what is said to be found in it."""

    info: str
    text: str
    line: int
    found: str | None


@frozen
class Row:
    """A row of a table: its boxes by column, with where it stands."""

    kind: str
    boxes: dict[str, str]
    line: int


@frozen
class Shown:
    """Something on the page that must be read without a finding: as shown, and in its surroundings."""

    line: int
    shown: str
    text: str
    files: tuple[tuple[str, str], ...] = ()


def blocks() -> Iterator[Block]:
    """Every ```malkoll block with the ```fynd block that follows it."""
    found = list(FENCED.finditer(PAGE))
    for block, after in zip(found, [*found[1:], None], strict=True):
        if block[1] == "malkoll":
            told = after[3] if after is not None and after[1] == "fynd" else None
            yield Block(block[2] or "", block[3], PAGE[: block.start()].count("\n") + 1, told)


def rows() -> Iterator[Row]:
    """Every row of every table; an empty first box repeats the one above."""
    header: list[str] = []
    first = ""
    for number, line in enumerate(PAGE.split("\n"), 1):
        if not line.startswith("|"):
            header = []
            continue
        boxes = [box.strip() for box in line.strip("|").split("|")]
        if not header:
            header = boxes
        elif not set(boxes[0]) <= set("-:") or not boxes[0]:
            first = boxes[0] or first
            assert len(boxes) == len(header), f"docs/sprak.md:{number}: {len(boxes)} boxes"
            yield Row(header[0], dict(zip(header, [first, *boxes[1:]], strict=True)), number)


def trial(name: str) -> str:
    """The plan of that name."""
    (block,) = [block for block in blocks() if block.info == name]
    return block.text


def files() -> tuple[tuple[str, str], ...]:
    """The files that others on the page import, by name."""
    start = "i filen "
    return tuple((b.info.removeprefix(start), b.text) for b in blocks() if b.info.startswith(start))


def below(heading: str, lines: str) -> str:
    """The trial plan with a block of `lines` added below `heading` (`nyckeltal i andel` gives its unit)."""
    heading, _, unit = heading.partition(" i ")
    indented = "".join(f"  {line}\n" for line in lines.splitlines())
    plan = trial("provplan")
    if heading == "plan":
        places = [start for start, _ in _headings(plan)]
        start = next(start for start, line in _headings(plan) if line.startswith("plan"))
        after = places[places.index(start) + 1]
        return plan[: plan.index("\n", start) + 1] + indented + plan[after:]
    if heading in ("nyckeltal", "indikator") and (unit or not re.search("^(enhet|plats bland|samma)", lines, re.M)):
        indented = f"  enhet {unit or USUAL_UNIT}\n" + indented
    return f"{plan}{heading}{' prov' if heading in NAMED else ''}\n{indented}"


def _headings(plan: str) -> list[tuple[int, str]]:
    return [(match.start(), match[0]) for match in re.finditer(r"^\w.*$", plan, re.MULTILINE)]


def cases(box: str) -> list[str]:
    """The cases in a box of a table."""
    return [] if box in ("", NOTHING) else box.split("; ")


def shown_block(block: Block) -> Shown:
    """The block in its surroundings."""
    if not block.info or block.info in ("provplan", "målplan") or block.info.startswith("i filen "):
        imported = files() if "använd " in block.text else ()
        return Shown(block.line, block.text, block.text, imported)
    return Shown(block.line, block.text, below(block.info, block.text))


# --- Lines, headings, days and units --------------------------------------------------------------


# Each makes what must be readable of a row.


def line_rows(row: Row) -> Iterator[Shown]:
    heading = row.kind.removeprefix("Rad under ").replace("`", "")
    for line in CODE.findall(row.boxes[row.kind]):
        yield Shown(row.line, line, below(heading, line))


def heading_rows(row: Row) -> Iterator[Shown]:
    for line in CODE.findall(row.boxes["Rubrik"]):
        unit = f"  enhet {USUAL_UNIT}\n" if line.startswith(("nyckeltal", "indikator")) else ""
        plan = "" if line.startswith("plan") else 'plan "Prov"\n'
        yield Shown(row.line, line, f"{plan}{line}\n{unit}")


def file_rows(row: Row) -> Iterator[Shown]:
    for line in CODE.findall(row.boxes["Rad överst i filen"]):
        yield Shown(row.line, line, f"{line}\n{trial('provplan').removeprefix(FIRST_LINE)}", files())


def day_rows(row: Row) -> Iterator[Shown]:
    for day in CODE.findall(row.boxes["Sista dag"]):
        yield Shown(row.line, f"klart senast {day}", below("uppdrag", f"klart senast {day}"))


def unit_rows(row: Row) -> Iterator[Shown]:
    for word in spellings(row):
        yield Shown(row.line, f"enhet {word}", below("nyckeltal", f"enhet {word}"))
        if word != "ja/nej":
            target = f"mål 2020 minst 5 {word}"
            yield Shown(row.line, target, below(f"nyckeltal i {spellings(row)[0]}", target))


def spellings(row: Row) -> list[str]:
    """Every spelling of a unit, its name first."""
    return CODE.findall(row.boxes["Enhet"] + row.boxes["Skrivs också"])


# --- Targets, conditions and policies -------------------------------------------------------------


def target_rows(row: Row) -> Iterator[Shown]:
    for target in CODE.findall(row.boxes["Målvärde"]):
        text, _ = target_plan(row, target)
        yield Shown(row.line, target, text)


def target_plan(row: Row, target: str) -> tuple[str, str]:
    """The plan of one measure with the target, and the year that it is judged for."""
    (year,) = re.findall(r"^mål (?:\d{4}[–-])?(\d{4})", target)
    lines = CODE.findall(row.boxes["Nyckeltalet"])
    own = [f"  {line}\n" for line in (*lines, target)]
    if not any(line.startswith(("enhet", "plats bland")) for line in lines):
        own.insert(0, f"  enhet {USUAL_UNIT}\n")
    goal = "nämndsmål mål_1\n  mäts med prov\n  delvis uppfyllt när prov nås delvis\n  helt uppfyllt när prov nås\n"
    return f'plan "Prov"\n  år {year}\n{goal}nyckeltal prov\n{"".join(own)}', year


def condition_rows(row: Row) -> Iterator[Shown]:
    for condition in CODE.findall(row.boxes["Villkor"]):
        yield Shown(row.line, f"helt uppfyllt när {condition}", with_condition(condition))


def with_condition(condition: str) -> str:
    """The trial plan with the condition for its goal."""
    plan = trial("provplan")
    (goal,) = [start for start, heading in _headings(plan) if heading.startswith("nämndsmål service")]
    end = plan.index("\n", goal) + 1
    return f"{plan[:end]}  helt uppfyllt när {condition}\n{plan[end:]}"


def goals_rows(row: Row) -> Iterator[Shown]:
    for condition in CODE.findall(row.boxes["Villkor över mål"]):
        yield Shown(row.line, f"helt uppfyllt när {condition}", rolled_up(condition))


def rolled_up(condition: str, policy: str = "") -> str:
    """The plan of goals with an overall assessment by the condition."""
    return f"{trial('målplan')}samlad bedömning\n  helt uppfyllt när {condition}\n  {policy}\n"


#: The condition that the three ways of counting undecided goals are tried with.
COUNTED = "minst 50 % av nämndsmålen är helt uppfyllda"


def left_out_rows(row: Row) -> Iterator[Shown]:
    for policy in CODE.findall(row.boxes["Mål utan bedömning"]):
        yield Shown(row.line, policy, rolled_up(COUNTED, policy))


def policy_rows(row: Row) -> Iterator[Shown]:
    for policy in CODE.findall(row.boxes["Policy"]):
        yield Shown(row.line, policy, below("plan", policy))


# --- The whole page -------------------------------------------------------------------------------

#: What is done with a table, by its first column; one whose first column is in WORDS is prose.
TABLES: dict[str, Callable[[Row], Iterator[Shown]]] = {
    "Rad under": line_rows,
    "Rad överst i filen": file_rows,
    "Rubrik": heading_rows,
    "Sista dag": day_rows,
    "Enhet": unit_rows,
    "Målvärde": target_rows,
    "Villkor": condition_rows,
    "Villkor över mål": goals_rows,
    "Mål utan bedömning": left_out_rows,
    "Policy": policy_rows,
}
WORDS = ("Avsnitt",)


def everything() -> Iterator[Shown]:
    """All that must be read without a finding."""
    for block in blocks():
        if block.found is None:
            yield shown_block(block)
    for row in rows():
        make = TABLES.get("Rad under" if row.kind.startswith("Rad under") else row.kind)
        if make is not None:
            yield from make(row)
