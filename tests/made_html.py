"""Blocks in, a web page out; a page and a place in, what stands there, by the parser of the standard library."""

from html import escape
from html.parser import HTMLParser

from findings.span import Span
from tests.made_layouts import Block, Box, Contents, Heading, Table
from tests.made_layouts import Text as Words


def write(blocks: tuple[Block, ...]) -> bytes:
    """The blocks as a page; every cell on a line of its own."""
    contents = "".join(f"<li>{escape(one.text)} {one.page}</li>\n" for one in blocks if isinstance(one, Contents))
    menu = f'<nav class="toc"><ol>\n{contents}</ol></nav>\n' if contents else ""
    body = "".join(_block(block) for block in blocks)
    page = (
        f'<!DOCTYPE html>\n<html lang="sv"><head><meta charset="utf-8"><title>Sidan</title></head><body>\n{menu}{body}'
    )
    return f"{page}</body></html>\n".encode()


def _block(block: Block) -> str:
    match block:
        case Heading(level, text):
            return f"<h{level}>{escape(text)}</h{level}>\n"
        case Words(text):
            return f"<p>{escape(text)}</p>\n"
        case Table():
            rows = "".join(_row(row, number < block.heads) for number, row in enumerate(block.rows))
            return f"<table>\n{rows}</table>\n"
    return ""


def _row(row: tuple[Box, ...], is_head: bool) -> str:
    return "<tr>\n" + "".join(_cell(box, "th" if is_head else "td") for box in row) + "</tr>\n"


def _cell(box: Box, tag: str) -> str:
    across = f' colspan="{box.across}"' if box.across > 1 else ""
    down = f' rowspan="{box.down}"' if box.down > 1 else ""
    style = f' style="background-color: #{box.colour}"' if box.colour else ""
    picture = f'<img src="x.png" alt="{escape(box.picture)}">' if box.picture else ""
    return f"<{tag}{across}{down}{style}>{escape(box.text)}{picture}</{tag}>\n"


class _Texts(HTMLParser):
    """The texts of a page by the line on which they stand."""

    def __init__(self) -> None:
        super().__init__()
        self.on_line: dict[int, str] = {}

    def handle_data(self, data: str) -> None:
        for number, part in enumerate(data.split("\n"), self.getpos()[0]):
            self.on_line[number] = self.on_line.get(number, "") + part


def printed_at(data: bytes, place: Span) -> str:
    """The text on the line of a place: one cell, one heading or one paragraph."""
    texts = _Texts()
    texts.feed(data.decode())
    return texts.on_line[place.line or 0].strip()
