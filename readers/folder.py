"""Paths in, the files to read out: folders searched, each file once, in the same order on every machine."""

import os
import re
from collections.abc import Iterator, Sequence
from itertools import islice

from attrs import frozen

from findings.codes import UNREADABLE, file_finding
from findings.finding import Finding, Label
from findings.span import Span
from findings.text import Text
from readers.sniff import UTF_16, binary, case_like, surely

#: How much of a file of unknown kind is looked at.
_HEAD = 65536

#: Left behind by editors and by Word, Excel and LibreOffice.
_TEMPORARY_ENDS = ("~", ".tmp", ".swp", ".bak", ".lock", "#", ".part", ".crdownload", ".download", ".partial")

#: What has been answered about reports is kept beside the rule file.
ANSWERS = ".svar.yaml"
#: What stands in a report, keyed by eye: what its reading is measured by.
_KEYS = ".facit.tsv"

#: Formats of documents that are always read as reports.
_DOCUMENTS = frozenset({"pdf", "docx", "docm", "xlsx", "xlsm"})
#: How the names of reports end, as users are told.
ENDINGS = ".docx, .pdf, .xlsx, .csv, .html, .md, .txt"
#: Formats of anything at all: reports where their words are those of a report.
_TEXTS = frozenset({"txt", "html", "htm", "md"})
_TABLES = frozenset({"csv", "tsv"})
#: What the first lines of a table of goals or measures name: what its rows are, and what is said of them.
_WHAT = re.compile(r"(?<!\w)(?:nyckeltal|indikator\w*|mått|\w*mål|uppdrag)(?!\w)", re.IGNORECASE)
_SAID = re.compile(
    r"(?<!\w)(?:utfall|resultat|målvärde|måluppfyllelse|bedömning|status|prognos|mål|bokslut)(?!\w)", re.IGNORECASE
)
_MOST_HEADS = 5
_WORDS_OF_REPORTS = re.compile(
    r"\b(?:nämnd|kommun|region|årsredovisning|verksamhetsberättelse|delår|bokslut|måluppfyll|målvärde|utfall)\w*",
    re.IGNORECASE,
)
#: So many of those words make a report.
_FEWEST_WORDS = 5
_ABOUT_FILES = ("readme", "changelog", "license", "contributing")


@frozen
class Found:
    """A file to read."""

    #: As the operating system knows it.
    path: str
    #: As the user sees it: `/` between folders, what cannot be shown written out.
    document: str
    #: The folders, as real paths, that what it imports may lie in.
    roots: tuple[str, ...]


@frozen
class Searched:
    found: tuple[Found, ...]
    #: Files in the folders that are neither rule files nor cases.
    passed_over: tuple[str, ...]
    findings: tuple[Finding, ...]


def search(paths: Sequence[str]) -> Searched:
    """The files of `paths` in the order given; a folder's in the order of their names.

    A folder that cannot be listed, or holds nothing to read, is a finding.
    """
    roots = tuple(os.path.realpath(p if os.path.isdir(p) else os.path.dirname(p) or ".") for p in paths)
    found: list[Found] = []
    passed_over: list[str] = []
    findings: list[Finding] = []
    for path in paths:
        if not os.path.isdir(path):
            # An answers file is read with its plan.
            if not path.lower().endswith(ANSWERS):
                found.append(_found(path, roots))
            continue
        before = len(found)
        refused: list[str] = []
        for inside in _walk(path, refused):
            if _wanted(inside):
                found.append(_found(inside, roots))
            else:
                passed_over.append(shown(inside))
        findings.extend(_refused(shown(folder)) for folder in refused)
        if len(found) == before and not refused:
            findings.append(_empty(shown(path)))
    return Searched(tuple(found), tuple(passed_over), tuple(findings))


def shown(path: str) -> str:
    """`path` as the user sees it: bytes that are no text are written `\\xff`."""
    text = os.fsencode(path).decode("utf-8", "backslashreplace")
    return text.replace(os.sep, "/").removeprefix("./")


def nearest(path: str) -> str | None:
    """The name in the same folder that is most like that of `path`, or None."""
    from difflib import get_close_matches

    folder, name = os.path.split(path)
    try:
        names = sorted(n for n in os.listdir(folder or ".") if not n.startswith("."))
    except OSError:
        return None
    close = get_close_matches(name, names, 1)
    return shown(os.path.join(folder, close[0])) if close else None


def _found(path: str, roots: tuple[str, ...]) -> Found:
    real = os.path.realpath(os.path.dirname(path) or ".")
    above = tuple(dict.fromkeys(r for r in roots if real == r or real.startswith(r.rstrip(os.sep) + os.sep)))
    return Found(path, shown(path), above)


def _walk(folder: str, refused: list[str]) -> Iterator[str]:
    """The ordinary files below `folder`, sorted; folders that cannot be listed are added to `refused`."""
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        if not os.path.isdir(path):
            yield path
            continue
        try:
            names = sorted(name for name in os.listdir(path) if not _temporary(name))
        except OSError:
            refused.append(path)
            continue
        inside = (os.path.join(path, name) for name in reversed(names))
        waiting.extend(p for p in inside if os.path.isfile(p) or (os.path.isdir(p) and not os.path.islink(p)))


def _temporary(name: str) -> bool:
    return name.startswith((".", "~$", "#", "__")) or name.lower().endswith((*_TEMPORARY_ENDS, ANSWERS, _KEYS))


def _wanted(path: str) -> bool:
    """Whether a file in a folder is to be read: a `.mal`, a report, or something that says so in its text."""
    ending = path.lower().rpartition(".")[2]
    if ending == "mal" or ending in _DOCUMENTS:
        return True
    try:
        with open(path, "rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return ending in ("yaml", "yml")
    if head.startswith(UTF_16):
        return ending in ("yaml", "yml")
    if binary(head) is not None:
        return False
    text = head.decode("utf-8", "replace")
    if surely(text) is not None or (ending in ("yaml", "yml") and case_like(text)):
        return True
    if ending in _TABLES:
        return _is_of_tables(_text_of(head)) or _is_of_reports(path, text)
    return ending in _TEXTS and _is_of_reports(path, text)


def _text_of(head: bytes) -> str:
    """The beginning of a table as text: UTF-8, or else as Windows writes it."""
    try:
        return head.decode("utf-8")
    except UnicodeDecodeError:
        return head.decode("cp1252", "replace")


def _is_of_tables(text: str) -> bool:
    """Whether one of the first lines heads a table of goals or measures, and what is said of them."""
    lines = text.splitlines()[:_MOST_HEADS]
    return any(_WHAT.search(line) and len(set(_SAID.findall(line.casefold()))) > 1 for line in lines)


def _is_of_reports(path: str, text: str) -> bool:
    if os.path.basename(path).lower().startswith(_ABOUT_FILES):
        return False
    return sum(1 for _ in islice(_WORDS_OF_REPORTS.finditer(text), _FEWEST_WORDS)) >= _FEWEST_WORDS


def _refused(folder: str) -> Finding:
    message = Text(f'mappen "{folder}" får inte läsas', f'the folder "{folder}" may not be read')
    help = Text("be den som äger mappen om läsrätt", "ask the owner of the folder for the right to read it")
    return file_finding(UNREADABLE, message, (Label(Span(folder)),), help)


def _empty(folder: str) -> Finding:
    message = Text(
        f'mappen "{folder}" innehåller varken regelfiler, fallfiler eller rapporter',
        f'the folder "{folder}" holds neither rule files, case files nor reports',
    )
    help = Text(
        f"regelfiler slutar på .mal, fallfiler på .yaml och rapporter på {ENDINGS}",
        f"rule files end in .mal, case files in .yaml and reports in {ENDINGS}",
    )
    return file_finding(UNREADABLE, message, (Label(Span(folder)),), help)
