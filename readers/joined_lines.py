"""Printed lines in, one text out: words that were broken at the end of a line made whole."""

import re
from collections.abc import Iterable

#: A word broken at the end of a line: the hyphen goes, save where the next word is och or eller (`kost- och`).
_BROKEN = re.compile(r"[^\W\d_][-\u00ad\u2010\u2011]$")
_JOINING = frozenset({"och", "eller", "samt", "respektive"})


def joined(lines: Iterable[str]) -> str:
    """Printed lines as one text: white space folded, words that were broken at a line's end made whole."""
    parts: list[str] = []
    for printed in lines:
        # A soft hyphen that shows is one at the end of a line.
        line = " ".join(re.sub("\u00ad(?!\\s*$)", "", printed).split())
        last = parts[-1] if parts else ""
        if is_broken(last) and goes_on(line):
            # `IT-` and `verksamheten` are `IT-verksamheten`: no word is broken behind a capital.
            parts[-1] = last if last[-2:-1].isupper() else last[:-1]
        elif last:
            parts.append(" ")
        parts.append(line)
    return "".join(parts).replace("\u00ad", "")


def is_broken(line: str) -> bool:
    """Whether the line ends within a word."""
    return _BROKEN.search(line.rstrip()) is not None


def goes_on(line: str) -> bool:
    """Whether the line may begin within a word."""
    text = line.lstrip()
    return text[:1].islower() and text.partition(" ")[0].casefold() not in _JOINING
