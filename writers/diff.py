"""Two versions of a file in, the lines that differ between them out, as `diff -u` writes them."""

from difflib import unified_diff

#: What is said of a last line that no line break ends.
_NO_END = "\n\\ No newline at end of file\n"


def unified(old: str, new: str, document: str) -> str:
    """What `patch` needs to make `new` of `old`; "" where they are the same."""
    lines = unified_diff(_lines(old), _lines(new), document, document)
    return "".join(line if line.endswith("\n") else line + _NO_END for line in lines)


def _lines(text: str) -> list[str]:
    """The lines with their ends; nothing else than a line feed ends one."""
    lines = [line + "\n" for line in text.split("\n")]
    last = lines.pop()[:-1]
    return [*lines, last] if last else lines
