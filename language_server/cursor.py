"""A document and a place in it in, what stands there out: the block, the line, the name, and what is written so far."""

import re
from collections.abc import Iterator, Sequence

from attrs import frozen

from dsl import ast
from dsl.incremental import Part, part_at
from dsl.lexer import END, tokens
from dsl.table import table
from dsl.words import Token, words_of
from findings.span import Span
from language_server.symbols import Occurrence, occurrences
from language_server.workspace import Document

#: What may be the beginning of a word that is being written.
_BEGUN = re.compile(r"(?:[^\W\d_]|%)[\w./-]*\Z")
#: Stands where the cursor is, to see what it would be.
_MARK = "x"


@frozen(eq=False)
class Cursor:
    """A place in a file: line and column counted from 1."""

    document: Document
    line: int
    column: int
    part: Part
    #: The block of the part; None where its heading cannot be read, or before the first.
    block: ast.Block | None


@frozen
class Written:
    """What is written of a statement up to the cursor."""

    read: tuple[Token, ...]
    #: The beginning of the word at the cursor, and the column where it begins.
    begun: str
    column: int
    #: The cursor stands in a text within quotes: what is written of it.
    quoted: str | None


def cursor_at(document: Document, line: int, column: int) -> Cursor:
    """The cursor at a line and a column of the file."""
    part = part_at(line, document.reading)
    blocks = part.tree.blocks
    return Cursor(document, line, column, part, blocks[0] if len(blocks) == 1 else _block(part, line, document))


def written(cursor: Cursor) -> Written | None:
    """What is written before the cursor; None in a comment."""
    lines = cursor.part.text.split("\n")
    number = cursor.line - cursor.document.reading.starts[cursor.part.first_line]
    here = lines[number][: cursor.column - 1] if 0 <= number < len(lines) else ""
    match = _BEGUN.search(here)
    begun = match.group() if match else ""
    before = "\n".join([*lines[:number], here[: len(here) - len(begun)]])
    read = _read(f"{before} {_MARK}")
    if read and read[-1].kind == "UNCLOSED":
        start = read[-1].column
        return Written(tuple(read[:-1]), begun, cursor.column - len(begun), here[start:])
    if not read or (read[-1].text, read[-1].start) != (_MARK, len(before) + 1):
        return None
    return Written(tuple(read[:-1]), begun, cursor.column - len(begun), None)


def occurrence_at(cursor: Cursor) -> Occurrence | None:
    """The name at the cursor, or right before it."""
    found = None
    for occurrence in _occurrences(cursor.part):
        if _holds(occurrence.span, cursor):
            found = occurrence
    return found


def line_at(cursor: Cursor) -> ast.Line | ast.Block | None:
    """The line of the block that the cursor stands on, or the block where that is its heading."""
    best: ast.Line | ast.Block | None = None
    number = _number(cursor)
    for block in cursor.part.tree.blocks:
        for node in (block, *block.lines):
            if node.span.line is not None and node.span.line <= number:
                best = node
    return best


def token_at(cursor: Cursor) -> Token | None:
    """The word or sign at the cursor, or right before it."""
    found = None
    for token in _tokens(cursor.part):
        here = token.line == _number(cursor) and token.kind != END
        if here and token.column <= cursor.column <= token.column + len(token.text):
            found = token
    return found


def _block(part: Part, line: int, document: Document) -> ast.Block | None:
    number = part.first_line + line - document.reading.starts[part.first_line]
    above = [block for block in part.tree.blocks if block.span.line is not None and block.span.line <= number]
    return above[-1] if above else None


def _number(cursor: Cursor) -> int:
    """The line of the cursor as the reading numbers it."""
    return cursor.part.first_line + cursor.line - cursor.document.reading.starts[cursor.part.first_line]


def _holds(span: Span, cursor: Cursor) -> bool:
    if span.line != _number(cursor) or span.column is None or span.end is None:
        return False
    return span.column <= cursor.column <= span.end


def _occurrences(part: Part) -> Iterator[Occurrence]:
    for block in part.tree.blocks:
        yield from occurrences(block)


def _tokens(part: Part) -> Iterator[Token]:
    words = words_of(part.text, "", part.first_line)
    return tokens(part.text, table().joiners, words)


def _read(text: str) -> Sequence[Token]:
    """The tokens of the last statement of `text`."""
    read: list[Token] = []
    ended = False
    for token in tokens(text, table().joiners, words_of(text, "")):
        if ended:
            read = []
        ended = token.kind == END
        if not ended:
            read.append(token)
    return read
