"""Blocks in, Markdown out; a text and a place in, what stands between the bars or on the line there."""

import re

from findings.span import Span
from tests.made_layouts import Block, Contents, Heading, Table, spread


def write(blocks: tuple[Block, ...]) -> bytes:
    """The blocks as Markdown: `#` before headings, pipe tables, a list of links for the contents."""
    return ("\n".join(_block(block) for block in blocks) + "\n").encode()


def _block(block: Block) -> str:
    if isinstance(block, Table):
        rows = [f"| {' | '.join(_escaped(text) for text in row)} |" for row in spread(block)]
        return "\n".join([rows[0], "|" + " --- |" * len(spread(block)[0]), *rows[1:], ""])
    if isinstance(block, Heading):
        return f"{'#' * block.level} {block.text}\n"
    return f"- [{block.text}](#{block.page})" if isinstance(block, Contents) else f"\n{_escaped(block.text)}\n"


def _escaped(text: str) -> str:
    return re.sub(r"([<>*_|])", r"\\\1", text)


def printed_at(data: bytes, place: Span) -> str:
    """The text of the cell that holds the place's column, or of the whole line."""
    line = data.decode().split("\n")[(place.line or 0) - 1]
    if line.startswith("|") and place.column is not None:
        bars = [match.end() for match in re.finditer(r"(?<!\\)\|", line)]
        begin = max(at for at in bars if at < place.column)
        line = line[begin : min(at for at in bars if at >= place.column) - 1]
    return re.sub(r"\\([<>*_|])", r"\1", line).strip()
