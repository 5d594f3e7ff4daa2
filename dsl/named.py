"""A node of the tree in, every name that is used in it out."""

from collections.abc import Iterator
from typing import Any

import attrs

from dsl.ast import Name
from findings.span import Span


def names_in(node: Any) -> Iterator[Name]:
    """The names in `node` and below it, in the order they are written."""
    if isinstance(node, Name):
        yield node
    elif isinstance(node, tuple):
        if not isinstance(node, Span):
            for part in node:
                yield from names_in(part)
    elif attrs.has(type(node)):
        for field in attrs.fields(type(node)):
            yield from names_in(getattr(node, field.name))
