"""Blocks in, plain text with tabs between the cells out; a text and a place in, what stands there."""

from findings.span import Span
from tests.made_layouts import Block, Contents, Heading, Table, spread


def write(blocks: tuple[Block, ...]) -> bytes:
    """The blocks with a blank line between them; the list of contents with dots before its pages."""
    found = ""
    for block, after in zip(blocks, (*blocks[1:], None), strict=True):
        if isinstance(block, Contents):
            found += f"{block.text}{'.' * 20} {block.page}\n" + ("" if isinstance(after, Contents) else "\n")
        elif isinstance(block, Table):
            found += "\n".join("\t".join(row) for row in spread(block)) + "\n\n"
        else:
            found += f"{'' if not isinstance(block, Heading) else chr(10)}{block.text}\n\n"
    return found.encode()


def printed_at(data: bytes, place: Span) -> str:
    """The cell that the place's column stands in, or the whole line."""
    line = data.decode().split("\n")[(place.line or 0) - 1]
    if "\t" not in line:
        return line.strip()
    return line.split("\t")[line[: (place.column or 1) - 1].count("\t")].strip()
