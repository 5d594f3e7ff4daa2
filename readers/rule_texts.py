"""Files and folders in, the bytes and the text of each rule file out, or why a file is not taken for one."""

import os
from collections.abc import Iterator, Sequence

from attrs import frozen

from findings.codes import UNREADABLE
from findings.finding import Finding, Label
from findings.span import Span
from findings.text import Text
from readers.content import LIMIT, read_bytes, read_text
from readers.folder import search, shown
from readers.sniff import Kind, kind_of


@frozen
class RuleText:
    """A rule file, not parsed."""

    #: As the operating system knows it.
    path: str
    #: As the user sees it.
    document: str
    data: bytes
    text: str


@frozen
class Refusal:
    """Why a file or a folder is left alone, and the remedy."""

    message: Text
    help: Text | None


def rule_texts(words: Sequence[str]) -> Iterator[RuleText | Refusal]:
    """The rule files of the files and folders of `words`, each once; other files in folders are passed over."""
    searched = search(words)
    yield from (Refusal(finding.message, finding.help) for finding in searched.findings)
    named = {os.path.realpath(word) for word in words}
    seen: set[str] = set()
    silent = not searched.findings
    for found in searched.found:
        real = os.path.realpath(found.path)
        if real in seen:
            continue
        seen.add(real)
        data = read_bytes(found.path, found.document, Label(Span(found.document)), UNREADABLE)
        one = _refused(data) if isinstance(data, Finding) else rule_text(found.path, found.document, data)
        if isinstance(one, RuleText) or real in named or found.document.lower().endswith(".mal"):
            silent = False
            yield one
    if silent:
        among = ", ".join(f'"{shown(word)}"' for word in words)
        yield Refusal(Text(f"det finns ingen regelfil i {among}", f"there is no rule file in {among}"), None)


def rule_text(path: str, document: str, data: bytes) -> RuleText | Refusal:
    """The rule file that `data` is; refused where it is a case file, a document of another kind or too large."""
    if len(data) > LIMIT:
        megabytes = LIMIT // 1_000_000
        message = Text(
            f'"{document}" är över {megabytes} MB och läses inte', f'"{document}" is above {megabytes} MB and not read'
        )
        return Refusal(message, None)
    text, findings = read_text(data, document)
    if text is None:
        return _named(document, _refused(findings[-1]))
    kind = kind_of(text, document)
    if kind is Kind.CASE:
        message = Text(
            f'"{document}" är en fallfil och ingen regelfil', f'"{document}" is a case file, not a rule file'
        )
        return Refusal(message, _RULE_FILES)
    if kind is None and text.strip():
        return Refusal(Text(f'"{document}" är ingen regelfil', f'"{document}" is not a rule file'), _RULE_FILES)
    return RuleText(path, document, data, text)


def _refused(finding: Finding) -> Refusal:
    return Refusal(finding.message, finding.help)


def _named(document: str, refusal: Refusal) -> Refusal:
    """The refusal with the name of the file, where it has not said it."""
    sv, en = refusal.message.sv, refusal.message.en
    if f'"{document}"' in sv:
        return refusal
    return Refusal(Text(f'"{document}": {sv}', f'"{document}": {en}'), refusal.help)


_RULE_FILES = Text(
    'ge en regelfil: den slutar på .mal eller börjar med en rubrik, till exempel plan "…"',
    'give a rule file: it ends in .mal or begins with a heading, for example plan "…"',
)
