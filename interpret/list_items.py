"""A passage in, whether it is an item of a list of goals out: by its bullet, its number or its sentence."""

import re

from readers.document import Kind, Passage

LIST_ITEM = re.compile(r"[•●○▪■–\-*·]\s+|[0-9]{1,2}[.)]\s+")
_LONGEST = 200
_OUGHT = re.compile(r"\bska(?:ll)?\b")


def is_item(passage: Passage) -> bool:
    """Whether a passage may be one of a list of goals whose bullets are lost: one sentence without a full stop."""
    text = passage.text.strip()
    return (
        passage.kind is Kind.PARAGRAPH
        and len(text) <= _LONGEST
        and not text.endswith((".", ":", ",", ";"))
        and _OUGHT.search(text) is not None
        and text[:1].isupper()
    )


def is_numbered(text: str, number: int) -> bool:
    """Whether a text is the goal of that number: `2. Vattnet ska räcka till alla`."""
    begins = re.match(rf"{number}[.)]\s+", text)
    return begins is not None and len(text) <= _LONGEST and _OUGHT.search(text) is not None
