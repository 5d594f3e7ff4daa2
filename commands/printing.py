"""A command's result and its complaints in, written where they belong."""

import sys

from commands.exit_codes import UNUSABLE
from findings.text import Text, in_language
from writers.terminal import write


def print_result(text: str, code: int, *, as_utf8: bool = False) -> int:
    """Writes the result and returns `code`, or UNUSABLE where it could not be written."""
    if write(text, sys.stdout, as_utf8=as_utf8):
        return code
    write("malkoll: resultatet kunde inte skrivas / the result could not be written\n", sys.stderr)
    return UNUSABLE


def complain(message: Text, help: Text | None, lang: str) -> None:
    """Writes one line that says what is wrong, and one with the remedy where there is one."""
    from writers.shown_text import clean

    lines = [f"malkoll: {clean(in_language(message, lang))}"]
    if help is not None:
        word = in_language(Text("hjälp", "help"), lang)
        lines.append(f"  {word}: {clean(in_language(help, lang))}")
    write("\n".join(lines) + "\n", sys.stderr)
