"""The headings and column names of an annex, which `show` writes and `new --from` knows again."""

import re
from collections.abc import Iterable, Mapping

from authoring.rule_lines import quote, tried
from dsl.ast import Heading, PolicyKind

#: Stands in a cell that says nothing.
NOTHING = "–"
#: The title of a plan without one, and of a file without a plan.
UNTITLED, NO_PLAN = "Plan", "Gemensamma definitioner"

JUDGED = "Så bedöms målen"
GOALS = "Mål"
#: Before what the plan calls its priority goals.
OTHER_GOALS = "Mål utan"
OTHER_MEASURES = "Övriga nyckeltal"
TASKS = "Uppdrag och aktiviteter"
OF_TASKS = "Nyckeltal för uppdrag"
TABLES = "Tabeller"
SHARED = "Definitioner ur andra filer"
ABOUT = "Om bilagan"

CODE, UNIT, BETTER, TARGET, SOURCE, REST = "Kod", "Enhet", "Bättre", "Målvärde", "Källa", "Övrigt"
DONE_BY, REPORTED_BY, RESPONSIBLE = "Klart senast", "Redovisas senast", "Ansvarig"
WORD, MARKER, MEANS = "Bedömning", "Tecken", "Betyder"
BOARD, DECISION = "Nämnd", "Beslut"
#: Begins a line of what holds though the plan does not say it; such lines are not read back.
BUILT_IN_LINE = "Inbyggt:"
BUILT_IN_RULE = "helt uppfyllt när alla nyckeltal nås, annars ej uppfyllt"
#: What the policies that are built in are about, in full.
POLICY_SUBJECT = {
    PolicyKind.PRELIMINARY: "preliminärt utfall",
    PolicyKind.MISSING: "saknat utfall",
    PolicyKind.EQUAL: "lika med målvärdet",
    PolicyKind.ROUNDING: "avrundning som avgör",
}
FETCHED = "Hämtat nyckeltal"
#: Begins a cell of targets, or stands in one, where a year has none on purpose.
NO_TARGET = "saknar målvärde"
ORDER = "Ordning i regelfilen:"
WRITTEN_BY = "malkoll show"

_QUOTES = '"”“„'


def plain(text: str, *reserved: str) -> str:
    """`text` as it stands in a cell or after a heading: in quotes only where it could be taken for something else."""
    marked = text[:1] in _QUOTES or (text[:1] == "(" and text[-1:] == ")")
    if not text or text != text.strip() or marked or text in (NOTHING, *reserved):
        return quote(text)
    return text


def text_of(cell: str) -> str | None:
    """The text that `plain` wrote; None for a cell that says nothing, or something that stands elsewhere (`(kr)`)."""
    cell = cell.replace("\n", " ").strip()
    if not cell or cell == NOTHING or inherited(cell):
        return None
    if cell[0] in _QUOTES and cell[-1] in _QUOTES and len(cell) > 1:
        tree = tried(f"plan {cell}")
        if tree is not None and tree.blocks[0].title is not None:
            return tree.blocks[0].title.text
    return cell


def inherited(cell: str) -> bool:
    """Whether a cell shows what another measure declares."""
    return cell.startswith("(") and cell.endswith(")")


def capital(statement: str) -> str:
    """A statement as a sentence of the annex begins."""
    return statement[:1].upper() + statement[1:]


def small(sentence: str) -> str:
    """The statement that `capital` made a sentence."""
    sentence = sentence.strip()
    return sentence[:1].lower() + sentence[1:]


def heading_line(kind: Heading, name: str | None, title: str | None, own: Mapping[Heading, str]) -> str:
    """`Nämndsmål svarstid: Svarstiden ska minska`."""
    word = capital(own.get(kind, kind.value))
    declared = word if name is None else f"{word} {name}"
    return declared if title is None else f"{declared}: {plain(title)}"


def heading_in(text: str, own: Mapping[str, Heading]) -> tuple[Heading, str | None, str | None] | None:
    """What `heading_line` wrote: the kind, the name and the title; None for any other text.

    `own` are the plan's own words for kinds, folded.
    """
    known = {**own, **_KINDS}
    found = re.fullmatch(_heading(tuple(known)), text.strip(), re.IGNORECASE | re.DOTALL)
    if found is None:
        return None
    kind = known[" ".join(found["kind"].casefold().split())]
    name, title = found["name"], found["title"]
    nameless = kind in (Heading.EVERY_GOAL, Heading.ROLL_UP)
    if nameless != (name is None) and kind is not Heading.TABLE:
        return None
    return kind, name, None if title is None else text_of(title)


#: Every heading that stands as a line of its own; measures and tasks stand in tables.
_KINDS = {
    "varje nämndsmål": Heading.EVERY_GOAL,
    "prioriterat mål": Heading.PRIORITY_GOAL,
    "samlad bedömning": Heading.ROLL_UP,
    "nämndsmål": Heading.GOAL,
    "nämndmål": Heading.GOAL,
    "tabell": Heading.TABLE,
}


def _heading(kinds: Iterable[str]) -> str:
    """The pattern of a heading of one of `kinds`."""
    words = "|".join(kind.replace(" ", r"\s+") for kind in kinds)
    return rf"(?P<kind>{words})(?:\s+(?P<name>[^\s:]+))?(?:\s*:\s*(?P<title>.*))?"
