"""A YAML error in; a finding in the planner's words out, and the lines that are left out for the next try."""

import re
from typing import Any

from findings.codes import CASE_FILE, file_finding
from findings.finding import Finding, Label
from findings.span import Span
from findings.text import Text

# Errors that the loader meets long after the place where the author would change something.
_BEGUN_BEFORE = (
    "quoted scalar",
    "flow mapping",
    "flow sequence",
    "simple key",
    "an alias",
    "an anchor",
    "a tag",
)

#: The quotes that a word processor puts in; to YAML they are letters.
_WORD_QUOTES = "“”„»«"

_CHECK_INDENT = Text(
    "kontrollera indraget, att varje rad i en lista börjar med - och att inget står efter ett citattecken",
    "check the indentation, that each line of a list begins with - and that nothing follows a closing quote",
)
_CLOSE = Text(
    "stäng klammern, och sätt text med kolon eller komma inom citattecken",
    "close the bracket, and put text with a colon or a comma in quotes",
)

#: A part of the loader's words (libyaml's and PyYAML's own), what is said instead, and the remedy.
_WORDINGS: tuple[tuple[tuple[str, ...], Text, Text], ...] = (
    (
        ("unexpected end of stream",),
        Text("citattecknet som börjar här stängs aldrig", "the quote that begins here is never closed"),
        Text("sätt ett citattecken där texten slutar", "put a quote where the text ends"),
    ),
    (
        ("',' or '}'",),
        Text("klammern { som börjar här går inte att läsa", "the bracket { that begins here cannot be read"),
        _CLOSE,
    ),
    (
        ("',' or ']'",),
        Text("klammern [ som börjar här går inte att läsa", "the bracket [ that begins here cannot be read"),
        _CLOSE,
    ),
    (
        ("escape",),
        Text("bakstrecket inom citattecknen går inte att läsa", "the backslash within quotes cannot be read"),
        Text("skriv två bakstreck, eller enkla citattecken", "write two backslashes, or single quotes"),
    ),
    (
        ("expected ':'",),
        Text("här saknas ett kolon efter namnet", "here a colon is missing after the name"),
        Text(
            "skriv namnet, ett kolon och ett mellanslag före värdet",
            "write the name, a colon and a space before the value",
        ),
    ),
    (
        ("expected key", "'-' indicator", "block end", "block sequence entries", "not allowed"),
        Text("raden hör inte ihop med raderna ovanför", "the line does not go together with the lines above"),
        _CHECK_INDENT,
    ),
)


def repair(error: Exception, lines: list[str], document: str) -> tuple[Finding, list[str] | None]:
    """MK008 for a YAML error, and the lines to try next; None where another try would not help.

    A forgotten colon is put in; else the line is left out with those indented below it. Lines indented
    with tabs go all at once, since one finding tells of them.
    """
    met, begun = _marks(error)
    line, column = begun or met
    heading = _heading_without_colon(error, lines, line, column)
    if heading is not None:
        name = lines[heading].strip()[:60]
        place = Span(document, heading + 1, len(lines[heading].rstrip()) + 1)
        message = Text(f'här saknas ett kolon efter "{name}"', f'here a colon is missing after "{name}"')
        remedy = Text(f"skriv {name}:", f"write {name}:")
        added = [*lines[:heading], lines[heading].rstrip() + ":", *lines[heading + 1 :]]
        return file_finding(CASE_FILE, message, (Label(place),), remedy), added
    if line >= len(lines):
        line, column = len(lines) - 1, len(lines[-1])
    message, remedy = _said(error, lines[line], column)
    finding = file_finding(CASE_FILE, message, (Label(Span(document, line + 1, column + 1)),), remedy)
    runs_away = begun is not None and met[0] - line > 2 and "quoted" not in _words(error)
    mended = None if runs_away else _without(lines, line)
    return finding, None if mended == lines else mended


def _marks(error: Exception) -> tuple[tuple[int, int], tuple[int, int] | None]:
    """Where the loader stopped, and where the thing it could not end began; lines and columns from 0."""
    mark: Any = getattr(error, "problem_mark", None)
    met = (0, 0) if mark is None else (mark.line, mark.column)
    begun: Any = getattr(error, "context_mark", None)
    context = str(getattr(error, "context", ""))
    if begun is None or "escape" in _words(error) or not any(each in context for each in _BEGUN_BEFORE):
        return met, None
    return met, (begun.line, begun.column)


def _words(error: Exception) -> str:
    return f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')}"


def _heading_without_colon(error: Exception, lines: list[str], line: int, column: int) -> int | None:
    """The line that is a heading but for its colon, so that YAML reads it and the next as one text."""
    words = _words(error)
    if "expected ':'" in words:
        heading, below = line, next((at for at in range(line + 1, len(lines)) if lines[at].strip()), len(lines))
    elif "mapping values are not allowed" in words and ":" not in lines[line][:column]:
        heading, below = next((at for at in range(line - 1, -1, -1) if lines[at].strip()), len(lines)), line
    else:
        return None
    if heading >= len(lines) or below >= len(lines) or _indent(lines[heading]) > _indent(lines[below]):
        return None
    first = heading == line and _indent(lines[heading]) == _indent(lines[below])
    return None if first or re.fullmatch(r"\s*(- +)*[\w .\-]+", lines[heading]) is None else heading


def _without(lines: list[str], line: int) -> list[str]:
    """`lines` with the line and what is indented below it blank, so that the places of the rest stand."""
    if _tabbed(lines[line]):
        return ["" if _tabbed(each) else each for each in lines]
    indent = _indent(lines[line])
    below = line + 1
    while below < len(lines) and (not lines[below].strip() or _indent(lines[below]) > indent):
        below += 1
    return [*lines[:line], *[""] * (below - line), *lines[below:]]


def _said(error: Exception, written: str, column: int) -> tuple[Text, Text]:
    words = _words(error)
    if _tabbed(written):
        return (
            Text("raden är indragen med tabb", "the line is indented with a tab"),
            Text("dra in med mellanslag, två för varje steg", "indent with spaces, two for each step"),
        )
    bare = _bare_sign(written)
    if bare is not None:
        return bare
    if "mapping values are not allowed" in words:
        return _colon_in_text(written, column)
    if any(each in words for each in ("start any token", "an alias", "an anchor", "a tag", "tag handle")):
        sign = written[column : column + 1]
        return (
            Text(
                f'en text utan citattecken kan inte börja med "{sign}"',
                f'a text without quotes cannot begin with "{sign}"',
            ),
            Text("sätt texten inom citattecken", "put the text in quotes"),
        )
    for parts, message, remedy in _WORDINGS:
        if any(part in words for part in parts):
            return message, remedy
    return Text("raden går inte att läsa som YAML", "the line cannot be read as YAML"), _CHECK_INDENT


def _bare_sign(written: str) -> tuple[Text, Text] | None:
    """For `2020: >90 %` and `2020: -`, whose first sign means something else to YAML."""
    pair = re.match(r"([^:\"'{\[]++): ++([>|-].*)", written)  # possessive: a line of a megabyte takes linear time
    if pair is None:
        return None
    name, rest = pair[1].strip().removeprefix("- "), pair[2].split(" #")[0].strip()[:60].replace('"', "'")
    return (
        Text(
            f'texten "{rest}" börjar med "{rest[0]}", och då måste den stå inom citattecken',
            f'the text "{rest}" begins with "{rest[0]}", and must then stand in quotes',
        ),
        Text(f'sätt citattecken runt: {name}: "{rest}"', f'put quotes around it: {name}: "{rest}"'),
    )


def _colon_in_text(written: str, column: int) -> tuple[Text, Text]:
    """For `2020: Prel: 67`, and for a line below a value that is already there."""
    pair = re.match(r"([\s\-]*[^:]+): +(.+)", written)
    if pair is None or column < pair.start(2):
        return (
            Text(
                "raden är djupare indragen än raden ovanför, som redan har ett värde",
                "the line is indented deeper than the line above, which already has a value",
            ),
            _CHECK_INDENT,
        )
    rest = pair[2].strip()[:60].strip(_WORD_QUOTES).replace('"', "'")
    return (
        Text(
            f'texten "{rest}" har ett kolon i sig, och då måste den stå inom citattecken',
            f'the text "{rest}" has a colon in it, and must then stand in quotes',
        ),
        Text(f'skriv {pair[1].strip()}: "{rest}"', f'write {pair[1].strip()}: "{rest}"'),
    )


def _tabbed(line: str) -> bool:
    return "\t" in line[: len(line) - len(line.lstrip())]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
