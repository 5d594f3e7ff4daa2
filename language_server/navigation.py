"""A cursor in, the places that belong together with it out: where a name is declared, where it is used, the outline."""

from collections.abc import Iterable

from attrs import frozen

from dsl.ast import Block, Heading
from dsl.incremental import Part
from findings.span import Span
from language_server.cursor import Cursor, occurrence_at
from language_server.symbols import Declaration, Occurrence, declarations, meant, occurrences
from language_server.workspace import Document, Unit


@frozen
class Place:
    """A name somewhere in the workspace."""

    document: Document
    #: With the line numbers of the reading.
    span: Span
    declares: bool


@frozen
class Entry:
    """One heading of the outline."""

    name: str
    detail: str
    heading: Heading
    #: The heading, with the line numbers of the reading.
    span: Span
    #: The line of the file after the last one of its block.
    after: int


def declaration_at(cursor: Cursor, unit: Unit) -> Declaration | None:
    """What the name at the cursor stands for."""
    occurrence = occurrence_at(cursor)
    return None if occurrence is None else meant(occurrence, declarations(unit))


def places_of(declaration: Declaration, units: Iterable[Unit]) -> tuple[Place, ...]:
    """Every place in `units` where a name stands for what is declared, by document and place."""
    found: dict[tuple[str, Span], Place] = {}
    for unit in units:
        known = declarations(unit)
        for document in unit.documents:
            for block in document.reading.tree.blocks:
                for one in occurrences(block):
                    if _stands_for(one, declaration, meant(one, known)):
                        found[document.path, one.span] = Place(document, one.span, one.declares)
    return tuple(found.values())


def outline(document: Document) -> tuple[Entry, ...]:
    """The headings of a document, in its order."""
    lines = document.reading.text.count("\n") + 2
    starts = [document.reading.starts[part.first_line] for part in document.reading.parts]
    entries: list[Entry] = []
    for part, after in zip(document.reading.parts, (*starts[1:], lines), strict=True):
        entries.extend(_entry(block, part, after) for block in part.tree.blocks)
    return tuple(entries)


def _stands_for(one: Occurrence, declaration: Declaration, found: Declaration | None) -> bool:
    """By its block: the same document may be part of several units."""
    if found is None or found.document.path != declaration.document.path:
        return False
    return found.block is declaration.block and (not one.declares or one.span == declaration.name.span)


def _entry(block: Block, part: Part, after: int) -> Entry:
    name = block.heading.value if block.name is None else f"{block.heading.value} {block.name.text}"
    title = "" if block.title is None else block.title.text
    return Entry(name, title, block.heading, block.span, after)
