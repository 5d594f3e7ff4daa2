"""The parts of an opened Word package in, small trees of elements out: one block of the text at a time."""

import posixpath
from collections.abc import Iterator

from attrs import define, field, frozen

from findings.text import Text
from readers.office import Package, events
from readers.unreadable import UnreadableError

#: More elements than this in one paragraph or table, and in one part, are no report.
_MOST_IN_BLOCK = 500_000
_MOST_IN_PART = 1_500_000
#: The elements whose text is somebody's words or a field's code.
_TEXTS = frozenset({"t", "delText", "instrText"})
#: Measures, fonts' sizes and bookmarks: most of a document's elements, and never read.
_UNUSED = frozenset(
    {
        "bookmarkStart", "bookmarkEnd", "proofErr", "lang", "sz", "szCs", "kern", "spacing", "ind", "jc", "tabs",
        "tblBorders", "tcBorders", "tblCellMar", "tcMar", "tblGrid", "tcW", "pBdr", "cnfStyle", "keepNext", "keepLines",
        "lastRenderedPageBreak", "widowControl", "bCs", "iCs", "i", "u", "tblLook", "tblW", "tblInd",
    }
)  # fmt: skip


@define
class Node:
    """One element: its name and attributes without namespace, and what it holds."""

    name: str
    attributes: dict[str, str]
    children: list["Node | str"] = field(factory=list)


@frozen
class Relation:
    """What a part points to."""

    #: The last word of its type: "footnotes", "header", "officeDocument".
    kind: str
    #: The name of the part, or the address where it lies outside.
    target: str
    outside: bool


def blocks(package: Package, part: str, container: str) -> Iterator[Node]:
    """The children of the part's `container` ("body"), each whole; raises UnreadableError where it is broken."""
    path: list[Node] = []
    inside, unused, count, total = False, 0, 0, 0
    for what, name, attributes in events(package, part):
        if what == "start":
            if unused or name in _UNUSED:
                unused += 1
            elif not inside:
                inside = name == container
            else:
                count, total = (count + 1, total + 1) if path else (1, total + 1)
                if count > _MOST_IN_BLOCK or total > _MOST_IN_PART:
                    raise _too_much(package.document)
                node = Node(name, dict(attributes))
                if path:
                    path[-1].children.append(node)
                path.append(node)
        elif what == "text":
            if path and not unused and path[-1].name in _TEXTS:
                path[-1].children.append(name)
        elif unused:
            unused -= 1
        elif path:
            node = path.pop()
            if not path:
                yield node
        else:
            inside = inside and name != container


def relations(package: Package, part: str) -> dict[str, Relation]:
    """What `part` points to, by id; "" is the package itself."""
    folder, name = posixpath.split(part)
    where = posixpath.join(folder, "_rels", f"{name}.rels")
    if where not in package.names:
        return {}
    found = {}
    for one in blocks(package, where, "Relationships"):
        target = one.attributes.get("Target", "")
        outside = one.attributes.get("TargetMode") == "External"
        if not outside:
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        kind = one.attributes.get("Type", "").rpartition("/")[2]
        found[one.attributes.get("Id", "")] = Relation(kind, target, outside)
    return found


def child(node: Node | None, *names: str) -> Node | None:
    """The first child by the first name, its first child by the second, and so on."""
    for name in names:
        node = next((one for one in elements(node) if one.name == name), None) if node is not None else None
    return node


def value(node: Node | None, *names: str) -> str | None:
    """The attribute `val` of what `child` finds."""
    found = child(node, *names)
    return None if found is None else found.attributes.get("val")


def switch(node: Node | None, *names: str) -> bool | None:
    """Whether an element that is on or off is on; None where it does not stand there."""
    found = child(node, *names)
    return None if found is None else found.attributes.get("val", "1") not in ("0", "false", "off")


def number(text: str | None, default: int) -> int:
    """A whole number as the format writes it; `default` where it is none."""
    return int(text) if text is not None and len(text) < 10 and text.isascii() and text.isdecimal() else default


def elements(node: Node) -> Iterator[Node]:
    """The children that are elements."""
    return (one for one in node.children if not isinstance(one, str))


def within(node: Node, *, beyond: bool = True) -> Iterator[Node]:
    """Every element below `node`, in order; of a choice the first, and not what is in text boxes unless `beyond`."""
    waiting = [node]
    while waiting:
        one = waiting.pop()
        if one is not node:
            yield one
            if one.name == "txbxContent" and not beyond:
                continue
        below = chosen(one) if one.name == "AlternateContent" else [*elements(one)]
        waiting.extend(reversed(below))


def chosen(alternatives: Node) -> list[Node]:
    """What is to be read of contents that are stored in two ways: the first choice, else the older way."""
    found = next((one for name in ("Choice", "Fallback") if (one := child(alternatives, name)) is not None), None)
    return [] if found is None else [*elements(found)]


def _too_much(document: str) -> UnreadableError:
    return UnreadableError(
        Text(
            f'"{document}" har ett stycke eller en tabell som är större än någon rapports',
            f'"{document}" has a paragraph or a table larger than that of any report',
        ),
        Text("spara rapporten utan den, eller dela den i flera filer", "save the report without it, or split it"),
    )
