"""Values in, statements of the rule language out; and whether a statement can be read where it is to stand."""

from functools import lru_cache

from dsl.ast import File, Heading, Line
from dsl.parser import parse
from dsl.table import table
from findings.finding import Severity

#: The document of text that is tried and thrown away.
_TRIED = "försök.mal"
#: A heading of each kind, to try a line below.
_SAMPLE = {
    Heading.PLAN: "plan",
    Heading.EVERY_GOAL: "varje nämndsmål",
    Heading.PRIORITY_GOAL: "prioriterat mål 1",
    Heading.ROLL_UP: "samlad bedömning",
    Heading.INDICATOR: "indikator x",
    Heading.MEASURE: "nyckeltal x",
    Heading.GOAL: "nämndsmål x",
    Heading.ASSIGNMENT: "uppdrag x",
    Heading.ACTIVITY: "aktivitet x",
    Heading.TABLE: "tabell x",
}


def quote(text: str) -> str:
    """`text` as the language quotes it: in `"…"`, or in `”…”` where a straight quote stands inside.

    Where quotes of both kinds stand inside it is divided into several, on lines of their own; in a single word the
    straight one gives way.
    """
    if not text:
        return "””"
    if '"' not in text:
        return f'"{text}"'
    if not _has_curly(text):
        return f"”{text}”"
    pieces: list[str] = []
    for word in text.split(" "):
        if pieces and _quotable(longer := f"{pieces[-1]} {word}"):
            pieces[-1] = longer
        else:
            pieces.append(word if _quotable(word) else word.replace('"', "”"))
    return "\n".join(quote(piece) for piece in pieces)


def _has_curly(text: str) -> bool:
    return "”" in text or "“" in text


def _quotable(text: str) -> bool:
    return '"' not in text or not _has_curly(text)


def heading(kind: Heading, name: str | None = None, title: str | None = None) -> str:
    """`nämndsmål svarstid "Svarstiden ska minska"`."""
    return " ".join([kind.value, *([name] if name else []), *([quote(title)] if title is not None else [])])


def tried(text: str) -> File | None:
    """The tree of `text`, or None where anything in it cannot be read."""
    tree, findings = parse(text, _TRIED)
    return None if any(finding.severity is Severity.ERROR for finding in findings) else tree


@lru_cache(maxsize=4096)
def lines_below(kind: Heading, statement: str) -> tuple[Line, ...] | None:
    """The one line that `statement` is below a heading of `kind`; None where it is none, or does not belong there.

    A line of `använd` is read, and stands below no heading: it gives ().
    """
    if not statement.strip():
        return None
    tree = tried(f"{_SAMPLE[kind]}\n{statement}")
    if tree is None or len(tree.blocks) != 1 or len(tree.blocks[0].lines) > 1:
        return None
    lines = tree.blocks[0].lines
    return lines if lines or tree.uses else None


def declarable(name: str) -> bool:
    """Whether `name` may name a goal or a measure."""
    return name.casefold() not in table().reserved and heads(f"nyckeltal {name}", Heading.MEASURE, name)


def heads(statement: str, kind: Heading, name: str | None) -> bool:
    """Whether `statement` is one heading of `kind` that declares `name`."""
    tree = tried(statement)
    if tree is None or len(tree.blocks) != 1:
        return False
    block = tree.blocks[0]
    declared = block.name.text if block.name is not None else None
    return block.heading is kind and not block.lines and declared == name
