"""The blocks of a unit in, every declared name and every place where one is used out."""

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum

from attrs import frozen

from dsl import ast
from dsl.ast import Heading
from dsl.named import names_in
from engine.bind import parts
from engine.names import key
from findings.span import Span
from language_server.workspace import Document, Unit


class Space(Enum):
    """What a name can be the name of: one space holds a name once."""

    MEASURE = "nyckeltal"
    GOAL = "nämndsmål"
    PRIORITY_GOAL = "prioriterat mål"
    TASK = "uppdrag"
    TABLE = "tabell"


SPACE_OF = {
    Heading.INDICATOR: Space.MEASURE,
    Heading.MEASURE: Space.MEASURE,
    Heading.GOAL: Space.GOAL,
    Heading.PRIORITY_GOAL: Space.PRIORITY_GOAL,
    Heading.ASSIGNMENT: Space.TASK,
    Heading.ACTIVITY: Space.TASK,
    Heading.TABLE: Space.TABLE,
}
#: Where a name after `bidrar till` is looked for, in this order (engine/resolve.py).
_CONTRIBUTED: Mapping[str | None, tuple[Space, ...]] = {
    Heading.PRIORITY_GOAL.value: (Space.PRIORITY_GOAL,),
    Heading.INDICATOR.value: (Space.MEASURE,),
    Heading.GOAL.value: (Space.GOAL,),
    None: (Space.MEASURE, Space.PRIORITY_GOAL, Space.GOAL),
}


@frozen
class Occurrence:
    """A name where it is declared or used."""

    #: Where it is looked for; the first that has it counts.
    spaces: tuple[Space, ...]
    text: str
    #: With the line numbers of the reading.
    span: Span
    declares: bool


@frozen(eq=False)
class Declaration:
    """A block with a name, and the document it stands in."""

    space: Space
    document: Document
    block: ast.Block
    name: ast.Name


#: By space and name as compared: the first one counts.
Declarations = Mapping[tuple[Space, str], Declaration]


def declarations(unit: Unit) -> Declarations:
    """Everything that is declared in a unit."""
    found: dict[tuple[Space, str], Declaration] = {}
    for document in unit.documents:
        for block in document.reading.tree.blocks:
            space = SPACE_OF.get(block.heading)
            if space is not None and block.name is not None:
                declared = Declaration(space, document, block, block.name)
                found.setdefault((space, key(block.name.text)), declared)
    return found


def occurrences(block: ast.Block) -> Iterator[Occurrence]:
    """The names in a block, its own first."""
    space = SPACE_OF.get(block.heading)
    if space is not None and block.name is not None:
        yield Occurrence((space,), block.name.text, block.name.span, True)
    for line in block.lines:
        if isinstance(line, ast.ContributesLine):
            spaces = _CONTRIBUTED.get(line.thing, _CONTRIBUTED[None])
            yield from (Occurrence(spaces, name.text, name.span, False) for name in line.names)
        elif isinstance(line, ast.VerdictLine | ast.ExceptionLine):
            yield from _in_condition(line.condition)
        else:
            yield from _measures(names_in(line))


def meant(occurrence: Occurrence, known: Declarations) -> Declaration | None:
    """What a name stands for; None where it is not declared."""
    for space in occurrence.spaces:
        found = known.get((space, key(occurrence.text)))
        if found is not None:
            return found
    return None


def _in_condition(condition: ast.Condition | None) -> Iterator[Occurrence]:
    for part in parts(condition):
        if isinstance(part, ast.GoalIs):
            yield Occurrence((Space.GOAL, Space.PRIORITY_GOAL), part.goal.text, part.goal.span, False)
        else:
            yield from _measures(names_in(part))


def _measures(names: Iterable[ast.Name]) -> Iterator[Occurrence]:
    return (Occurrence((Space.MEASURE,), name.text, name.span, False) for name in names)
