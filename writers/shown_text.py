"""A text out of a file in; the same text, fit to be shown on one line of a terminal, out."""

from unicodedata import category


def clean(text: str) -> str:
    """`text` on one line, with what could steer a terminal written out: an escape is `\\x1b`."""
    return "".join(" " if c in "\t\n" else c if _harmless(c) else ascii(c)[1:-1] for c in text)


def _harmless(character: str) -> bool:
    return character == " " or category(character) not in ("Cc", "Cf", "Cs", "Zl", "Zp")
