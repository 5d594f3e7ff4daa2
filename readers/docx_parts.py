"""A Word package in, what the text leans on out: styles, numbering, notes, comments, what each part points to."""

from collections.abc import Iterator

from attrs import define, field

from findings.text import Text
from readers.docx_numbering import Numbering, numbering
from readers.docx_styles import Style, lists_of, styles
from readers.docx_tree import Node, Relation, blocks, elements, relations, value
from readers.office import Package
from readers.unreadable import UnreadableError

#: The containers of the parts that the text leans on, by the kind of the relation.
_CONTAINERS = {
    "styles": "styles",
    "numbering": "numbering",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "comments": "comments",
    "commentsExtended": "commentsEx",
    "settings": "settings",
    "header": "hdr",
    "footer": "ftr",
}
_MACROS = frozenset({"vbaProject", "vbaProjectSignature"})


@define
class Parts:
    """The parts of one document."""

    package: Package
    #: The part with the text.
    main: str
    relations: dict[str, Relation]
    styles: dict[str, Style] = field(factory=dict)
    numbering: Numbering = field(factory=Numbering)
    #: The notes and comments by kind of part and id.
    notes: dict[tuple[str, str], Node] = field(factory=dict)
    #: The comments that somebody has ticked off.
    done: set[str] = field(factory=set)
    #: How the notes of each kind are numbered.
    formats: dict[str, str] = field(factory=dict)
    #: What is to be said of the parts themselves.
    told: list[Text] = field(factory=list)


def parts_of(package: Package) -> Parts:
    """The parts of the package; raises UnreadableError where it holds no text of Word."""
    main = next((one.target for one in relations(package, "").values() if one.kind == "officeDocument"), "")
    if main not in package.names:
        main = "word/document.xml"
    if main not in package.names:
        raise UnreadableError(
            Text(
                f'"{package.document}" är inget Word-dokument, eller saknar sin text',
                f'"{package.document}" is no Word document, or lacks its text',
            ),
            Text("öppna filen i Word och spara den som .docx", "open the file in Word and save it as .docx"),
        )
    parts = Parts(package, main, relations(package, main))
    defined = [*_children(parts, "styles")]
    parts.styles = styles(defined)
    parts.numbering = numbering([*_children(parts, "numbering")], lists_of(defined))
    for kind in ("footnotes", "endnotes", "comments"):
        for note in _children(parts, kind):
            if note.attributes.get("type", "normal") == "normal":
                parts.notes[kind, note.attributes.get("id", "")] = note
    parts.done = _done(parts)
    for one in _children(parts, "settings"):
        if one.name in ("footnotePr", "endnotePr"):
            parts.formats[one.name.replace("Pr", "s")] = value(one, "numFmt") or ""
    _tell(parts)
    return parts


def part_blocks(parts: Parts, relation: Relation) -> list[Node]:
    """The blocks of a part beside the text, a header or a footer; a broken or missing one is told."""
    if relation.outside or relation.target not in parts.package.names:
        name = relation.target.rpartition("/")[2]
        parts.told.append(Text(f'delen "{name}" finns inte i filen', f'the part "{name}" is not in the file'))
        return []
    try:
        return [*blocks(parts.package, relation.target, _CONTAINERS[relation.kind])]
    except UnreadableError:
        name = relation.target.rpartition("/")[2]
        parts.told.append(Text(f'delen "{name}" är skadad och läses inte', f'the part "{name}" is damaged, not read'))
        return []


def _children(parts: Parts, kind: str) -> Iterator[Node]:
    for relation in parts.relations.values():
        if relation.kind == kind:
            yield from part_blocks(parts, relation)


def _done(parts: Parts) -> set[str]:
    """The ids of the comments that are ticked off, and of the answers to them."""
    states = {one.attributes.get("paraId", ""): one.attributes for one in _children(parts, "commentsExtended")}
    done = set()
    for (kind, name), note in parts.notes.items():
        paragraphs = [one for one in elements(note) if one.name == "p"]
        state = states.get(paragraphs[-1].attributes.get("paraId", "") if paragraphs else "", {})
        above = states.get(state.get("paraIdParent", ""), {})
        if kind == "comments" and "1" in (state.get("done"), above.get("done")):
            done.add(name)
    return done


def _tell(parts: Parts) -> None:
    kinds = {one.kind for one in parts.relations.values()}
    if not kinds.isdisjoint(_MACROS) or any(name.endswith("vbaProject.bin") for name in parts.package.names):
        parts.told.append(Text("makron, som inte körs", "macros, which are not run"))
    if any(one.kind == "attachedTemplate" and one.outside for one in parts.relations.values()):
        parts.told.append(
            Text("en mall utanför dokumentet, som inte hämtas", "a template outside the document, not fetched")
        )
