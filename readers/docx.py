"""The bytes of a Word document in, the document laid out: the text as an editor would defend it, everything else told.

Tracked changes are read as accepted and told as remarks. A document has no lines: `Span.line` is the running number
of its paragraphs, counted from 1 in reading order with cells, notes and text boxes where they stand; empty paragraphs
are not counted. Read from the parts themselves: a part that is missing or damaged costs that part alone.
"""

from findings.codes import UNREADABLE, file_finding
from findings.finding import Label
from findings.span import Span
from readers.document import Document, Item
from readers.docx_contents import with_contents
from readers.docx_parts import parts_of
from readers.docx_story import Story, read_blocks, remaining
from readers.docx_tree import blocks
from readers.office import opened
from readers.unreadable import UnreadableError


def read_docx(data: bytes, name: str) -> Document:
    """The document of a .docx or .docm file; without items and with one finding where it cannot be read."""
    items: list[Item] = []
    try:
        parts = parts_of(opened(data, name))
        story = Story(parts, Span(name))
        items.extend(read_blocks(blocks(parts.package, parts.main, "body"), story))
        items.extend(remaining(story))
    except UnreadableError as error:
        finding = file_finding(UNREADABLE, error.message, (Label(Span(name)),), error.help)
        return Document(name, (), (finding,))
    return Document(name, tuple(with_contents(items)), tuple(story.findings))
