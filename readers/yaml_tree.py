"""Case file text in; a tree of texts, each with its place, and what could not be read out.

YAML is read event by event, never loaded: every scalar stays the text that is written, nothing is
recursive, and an alias is refused before it can be followed.
"""

import re
from collections.abc import Iterator
from typing import Any
from unicodedata import normalize

import yaml
from attrs import define, field, frozen

from findings.codes import CASE_FILE, file_finding
from findings.finding import Finding, Label
from findings.span import Span
from findings.text import Text
from readers.yaml_syntax import repair

#: Levels of lists and mappings in each other; a case file needs eight.
DEEPEST = 20
#: So many lines that are not YAML are told and left out, each at the price of one more reading.
MOST_REPAIRS = 20

# What YAML cannot hold, or counts as a line where an editor does not.
_UNPRINTABLE = re.compile("[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


@frozen
class Scalar:
    """One text as written; a block text without the line break that ends it."""

    text: str
    span: Span
    #: Without quotes.
    plain: bool


@frozen
class Mapping:
    """Lines of key and value; no key occurs twice."""

    pairs: tuple[tuple[Scalar, "Node"], ...]
    span: Span


@frozen
class Sequence:
    items: tuple["Node", ...]
    span: Span


@frozen
class Unread:
    """Something that a finding has been told about already."""

    span: Span


Node = Scalar | Mapping | Sequence | Unread


def read_tree(text: str, document: str) -> tuple[tuple[Node, ...], tuple[Finding, ...]]:
    """The YAML documents of `text`, and MK008 for what is not readable; never an exception.

    A line that is not YAML is left out with the lines indented below it, and the rest is read.
    """
    findings: list[Finding] = []
    lines = _printable(text.removeprefix("\ufeff"), document, findings).split("\n")
    tree = _Tree(document)
    for left in range(MOST_REPAIRS, 0, -1):
        tree = _Tree(document)
        error = _grow(tree, "\n".join(lines))
        if error is None:
            break
        finding, mended = repair(error, lines, document)
        findings.append(finding)
        if mended is None or left == 1:
            findings.append(_rest_unread(finding.labels[0].span))
            break
        lines = mended
    return tuple(tree.documents), (*findings, *tree.findings)


def as_key(text: str) -> str:
    """`text` as names and keys are compared: NFC, single spaces, no regard to case."""
    return " ".join(normalize("NFC", text).split()).casefold()


def _printable(text: str, document: str, findings: list[Finding]) -> str:
    """`text` with LF, and a space for each character that no line can hold; one finding per kind."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    first: dict[str, int] = {}
    count: dict[str, int] = {}
    for match in _UNPRINTABLE.finditer(text):
        first.setdefault(match[0], match.start())
        count[match[0]] = count.get(match[0], 0) + 1
    for character, start in first.items():
        line = text.count("\n", 0, start) + 1
        column = start - (text.rfind("\n", 0, start) + 1) + 1
        findings.append(_unprintable(character, count[character], Span(document, line, column, column + 1)))
    return _UNPRINTABLE.sub(" ", text)


def _unprintable(character: str, count: int, span: Span) -> Finding:
    code = f"U+{ord(character):04X}"
    times = Text("" if count == 1 else f" ({count} gånger)", "" if count == 1 else f" ({count} times)")
    return file_finding(
        CASE_FILE,
        Text(
            f"här står ett styrtecken som inte syns, {code}{times.sv}, och som läses som ett mellanslag",
            f"here stands a control character that does not show, {code}{times.en}, read as a space",
        ),
        (Label(span),),
        Text("ta bort tecknet", "remove the character"),
    )


@define
class _Open:
    """A list or mapping whose end has not been read; a mapping's keys and values take turns."""

    mapping: bool
    flow: bool
    span: Span
    nodes: list[Node] = field(factory=list)


@define
class _Tree:
    """What has been read so far of one text."""

    document: str
    documents: list[Node] = field(factory=list)
    open: list[_Open] = field(factory=list)
    findings: list[Finding] = field(factory=list)


def _grow(tree: _Tree, text: str) -> Exception | None:
    """Reads `text` into `tree`; the error that stopped it, or None."""
    error: Exception | None = None
    try:
        for event in _events(text):
            if not _take(tree, event):
                break
    # The last two: the loader without libyaml meets an escape beyond Unicode.
    except (yaml.YAMLError, ValueError, OverflowError) as caught:
        error = caught
    while tree.open:
        _close(tree)
    return error


def _events(text: str) -> Iterator[Any]:
    """The events of `text`, from libyaml where it is there: the same places, ten times as fast."""
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    yield from yaml.parse(text, Loader=loader)


def _take(tree: _Tree, event: Any) -> bool:
    """Adds one event to `tree`; False where nothing after it is to be read."""
    if isinstance(event, yaml.ScalarEvent):
        _refuse_anchor_and_tag(tree, event)
        _add(tree, _scalar(tree, event))
    elif isinstance(event, yaml.AliasEvent):
        span = _span(tree.document, event)
        tree.findings.append(_alias(event.anchor, span))
        _add(tree, Unread(span))
    elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
        _refuse_anchor_and_tag(tree, event)
        if len(tree.open) == DEEPEST:
            tree.findings.append(_too_deep(_span(tree.document, event)))
            return False
        mapping = isinstance(event, yaml.MappingStartEvent)
        tree.open.append(_Open(mapping, bool(event.flow_style), _span(tree.document, event)))
    elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
        _close(tree)
    return True


def _span(document: str, event: Any) -> Span:
    start, end = event.start_mark, event.end_mark
    same_line = start.line == end.line and end.column > start.column
    return Span(document, start.line + 1, start.column + 1, end.column + 1 if same_line else None)


def _scalar(tree: _Tree, event: Any) -> Scalar:
    span = _span(tree.document, event)
    text: str = event.value
    if event.style in ("|", ">"):
        text = text.rstrip("\n")
    for character in sorted(set(_UNPRINTABLE.findall(text))):
        tree.findings.append(_unprintable(character, text.count(character), span))
    return Scalar(_UNPRINTABLE.sub(" ", text), span, not event.style)


def _add(tree: _Tree, node: Node) -> None:
    (tree.open[-1].nodes if tree.open else tree.documents).append(node)


def _close(tree: _Tree) -> None:
    """Ends the innermost list or mapping and adds it to what is around it."""
    done = tree.open.pop()
    if done.flow:
        done.nodes = list(_rejoined(tree, done))
    if done.mapping:
        _add(tree, Mapping(tuple(_pairs(tree, done.nodes)), done.span))
    else:
        _add(tree, Sequence(tuple(done.nodes), done.span))


def _rejoined(tree: _Tree, done: _Open) -> Iterator[Node]:
    """The members of `{…}` or `[…]`, figures that a decimal comma has split put together again.

    `{2020: 61,5%}` is to YAML the two keys `2020: 61` and `5%`.
    """
    nodes = done.nodes
    at = 0
    while at < len(nodes):
        node, at = nodes[at], at + 1
        while at < len(nodes) and (joined := _joined(node, nodes[at])) is not None:
            if done.mapping and not (at + 1 < len(nodes) and _is_blank(nodes[at + 1])):
                break
            node, at = joined, at + (2 if done.mapping else 1)
            if at == len(nodes) or _joined(node, nodes[at]) is None:
                tree.findings.append(_split_figure(joined))
        yield node


def _joined(first: Node, second: Node) -> Scalar | None:
    """The figure that a comma without a space split into `first` and `second`, or None."""
    if not (isinstance(first, Scalar) and isinstance(second, Scalar) and first.plain and second.plain):
        return None
    here, there = first.span, second.span
    touching = here.line == there.line and here.end is not None and there.column == here.end + 1
    if not (touching and first.text[-1:].isdigit() and second.text[:1].isdigit()):
        return None
    span = Span(here.document, here.line, here.column, there.end)
    return Scalar(f"{first.text},{second.text}", span, True)


def _is_blank(node: Node) -> bool:
    return isinstance(node, Scalar) and node.plain and not node.text


def _pairs(tree: _Tree, nodes: list[Node]) -> Iterator[tuple[Scalar, Node]]:
    """Keys and values; a key that is no text, and a key met before, are told and left out."""
    met: dict[str, Scalar] = {}
    for key, value in zip(nodes[::2], nodes[1::2], strict=False):
        if isinstance(key, Unread):
            continue
        if not isinstance(key, Scalar):
            tree.findings.append(_key_is_no_text(key.span))
        elif (known := met.setdefault(as_key(key.text), key)) is not key:
            tree.findings.append(_twice(known, key))
        else:
            yield key, value


def _refuse_anchor_and_tag(tree: _Tree, event: Any) -> None:
    if event.anchor is not None:
        anchor, value = Text("ett ankare", "an anchor"), Text("värdet", "the value")
        tree.findings.append(_refused(f"&{event.anchor}", _span(tree.document, event), anchor, value))
    if event.tag is not None:
        tag, text = Text("en tagg", "a tag"), Text("texten", "the text")
        tree.findings.append(_refused(event.tag, _span(tree.document, event), tag, text))


def _alias(anchor: str | None, span: Span) -> Finding:
    return _refused(f"*{anchor}", span, Text("en hänvisning", "an alias"), Text("värdet", "the value"))


def _refused(written: str, span: Span, kind: Text, what: Text) -> Finding:
    return file_finding(
        CASE_FILE,
        Text(
            f'"{shortened(written)}" är {kind.sv} i YAML, och sådana läses inte i en fallfil',
            f'"{shortened(written)}" is {kind.en} in YAML, and such are not read in a case file',
        ),
        (Label(span),),
        Text(
            f"skriv ut {what.sv}; är tecknet en del av texten, sätt den inom citattecken",
            f"write {what.en} out; if the sign is part of the text, put it in quotes",
        ),
    )


def _rest_unread(span: Span) -> Finding:
    return file_finding(
        CASE_FILE,
        Text("härifrån läses inte resten av filen", "from here the rest of the file is not read"),
        (Label(span),),
        Text("rätta det som sägs om raderna hit och pröva igen", "mend what is told so far and try again"),
    )


def _too_deep(span: Span) -> Finding:
    return file_finding(
        CASE_FILE,
        Text(
            f"här ligger mer än {DEEPEST} listor och rubriker i varandra, och resten läses inte",
            f"here are more than {DEEPEST} lists and headings in each other, and the rest is not read",
        ),
        (Label(span),),
        Text("skriv det plattare", "write it flatter"),
    )


def _split_figure(joined: Scalar) -> Finding:
    figure = shortened(joined.text)
    return file_finding(
        CASE_FILE,
        Text(
            f'kommat i "{figure}" delar talet i två, för inom klamrar skiljer ett komma två värden åt',
            f'the comma in "{figure}" splits the figure, for within brackets a comma parts two values',
        ),
        (Label(joined.span),),
        Text(
            f'skriv "{figure}" med citattecken, eller ett mellanslag efter kommat om det är två värden',
            f'write "{figure}" with its quotes, or a space after the comma if they are two values',
        ),
    )


def _key_is_no_text(span: Span) -> Finding:
    return file_finding(
        CASE_FILE,
        Text("det som står före kolonet är ingen text", "what stands before the colon is no text"),
        (Label(span),),
        Text("skriv ett namn före kolonet", "write a name before the colon"),
    )


def _twice(first: Scalar, second: Scalar) -> Finding:
    name = shortened(second.text)
    return file_finding(
        CASE_FILE,
        Text(
            f'"{name}" står två gånger under samma rubrik, och bara den första läses',
            f'"{name}" stands twice under the same heading, and only the first is read',
        ),
        (
            Label(second.span, Text("andra gången", "the second time")),
            Label(first.span, Text("första gången", "the first time")),
        ),
        Text(
            "slå ihop dem; trycker rapporten samma nyckeltal två gånger skrivs de som en lista under namnet",
            "join them; where the report prints a measure twice they are written as a list below its name",
        ),
    )


def shortened(text: str) -> str:
    """`text` short enough for a message, on one line."""
    text = " ".join(text.split())
    return text if len(text) <= 60 else text[:59] + "…"
