"""A page in, the comments that readers have left in it out, and what its pictures are said to show."""

from collections.abc import Iterator

from pdfminer.pdftypes import resolve1
from pdfminer.psparser import PSLiteral
from pdfplumber.page import Page

from findings.span import Span
from findings.text import Text
from readers.document import Kind, Passage
from readers.pdf_bounds import BROKEN
from readers.pdf_file import printable

#: Kinds of annotation whose text is a comment.
_COMMENTS = frozenset({"Text", "FreeText", "Highlight", "Underline", "StrikeOut", "Squiggly", "Caret", "Popup"})
_MOST = 1_000
_COMMENT = Text("en kommentar", "a comment")


def remarks(page: Page, name: str) -> tuple[Passage, ...]:
    """The comments of a page, in the order of the file; none where they are broken."""
    try:
        return tuple(_comments(page, name))
    except BROKEN:
        return ()


def _comments(page: Page, name: str) -> Iterator[Passage]:
    annotations = resolve1(page.page_obj.annots)
    for one in (annotations if isinstance(annotations, list) else [])[:_MOST]:
        annotation = resolve1(one)
        if not isinstance(annotation, dict):
            continue
        kind, contents = resolve1(annotation.get("Subtype")), resolve1(annotation.get("Contents"))
        if isinstance(kind, PSLiteral) and kind.name in _COMMENTS and isinstance(contents, bytes):
            text = printable(contents)
            if text.strip():
                span = Span(name, page=page.page_number)
                yield Passage(Kind.REMARK, text, span, ((text, span),), what=_COMMENT)


def descriptions(page: Page) -> dict[object, str]:
    """What the marked parts of a page are said to show, by their mark; nothing where the document is not marked
    or its marks are broken."""
    try:
        return _descriptions(page)
    except BROKEN:
        return {}


def _descriptions(page: Page) -> dict[object, str]:
    root = resolve1(page.pdf.doc.catalog.get("StructTreeRoot"))
    key = resolve1(page.page_obj.attrs.get("StructParents"))
    if not isinstance(root, dict) or not isinstance(key, int):
        return {}
    parents = _numbered(root.get("ParentTree"), key)
    return {
        mark: text
        for mark, element in enumerate((parents if isinstance(parents, list) else [])[:_MOST])
        if (text := _alternative(element)) is not None
    }


def _numbered(tree: object, key: int) -> object:
    """What a tree of numbers holds for one of them."""
    waiting = [tree]
    for _ in range(_MOST):
        node = resolve1(waiting.pop()) if waiting else None
        if not isinstance(node, dict):
            continue
        held = resolve1(node.get("Nums"))
        if isinstance(held, list) and key in held[::2]:
            return resolve1(held[2 * held[::2].index(key) + 1])
        kids = resolve1(node.get("Kids"))
        waiting.extend(kids if isinstance(kids, list) else [])
    return None


def _alternative(element: object) -> str | None:
    """The text that stands for an element, or for one that it is part of."""
    for _ in range(4):
        node = resolve1(element)
        if not isinstance(node, dict):
            return None
        text = resolve1(node.get("Alt"))
        if isinstance(text, bytes) and printable(text).strip():
            return printable(text).strip()
        element = node.get("P")
    return None
