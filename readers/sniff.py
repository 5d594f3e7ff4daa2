"""The bytes or the text of a file in, what kind of file it is out: decided by content, not by its name."""

import re
from enum import Enum

from dsl.ast import Heading
from findings.text import Text


class Kind(Enum):
    """What a file is; the value is what the user calls it."""

    RULES = "regelfil"
    CASE = "fallfil"
    REPORT = "rapport"


#: How names of reports end; with other endings a text is no report.
_OF_REPORTS = frozenset(
    ["pdf", "docx", "docm", "doc", "xlsx", "xlsm", "xls", "html", "htm", "xhtml", "md", "markdown", "csv", "tsv", "txt"]
)
#: So much of a file is looked at for its mark.
_HEAD = 1024

#: The keys that a case file may begin with.
_CASE_KEYS = frozenset({"rapport", "plan", "utfall", "bedömningar", "påståenden", "tabeller"})

#: The first words of the headings, as the tree knows them, and of the lines that may stand before them.
_RULE_WORDS = frozenset({heading.value.split()[0] for heading in Heading} | {"nämndmål", "språk", "använd"})

#: What a rule file's line looks like beyond doubt: a heading word, then a name and a quoted text, or a
#: number after `språk`, or a quoted path after `använd`.
_RULE_LINE = re.compile(
    r"(?:språk[ \t]+\d|(?:använd|plan)[ \t]+[\"”“]|varje[ \t]+nämnds?mål[ \t]*$|samlad[ \t]+bedömning[ \t]*$"
    r"|(?:" + "|".join(sorted(re.escape(h.value) for h in Heading)) + r"|nämndmål)[ \t]+[\w.-]+[ \t]+[\"”“])"
)

#: A key of YAML; what has been read is not tried again, so that a long line takes linear time.
_KEY = re.compile(r"""[{\s]*+["']?+([^"':#{}\[\]]++)["']?+\s*+:(?:\s|$)""")

#: Beginnings of files that are opened in another program, and what they are.
_MAGIC: tuple[tuple[bytes, Text], ...] = (
    (
        b"PK\x03\x04",
        Text("ett Word- eller Exceldokument", "a Word or Excel file"),
    ),
    (b"\xd0\xcf\x11\xe0", Text("ett äldre dokument från Word eller Excel", "an older Word or Excel file")),
    (b"%PDF", Text("ett PDF-dokument", "a PDF document")),
    (b"\x89PNG", Text("en bild", "a picture")),
    (b"\xff\xd8\xff", Text("en bild", "a picture")),
    (b"GIF8", Text("en bild", "a picture")),
    (b"\x1f\x8b", Text("ett packat arkiv", "a packed archive")),
)

#: The marks that a UTF-16 text begins with.
UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def binary(data: bytes) -> Text | None:
    """What a file is that holds no text ("a PDF document"); None where it may be text."""
    for magic, what in _MAGIC:
        if data.startswith(magic):
            return what
    if b"\0" in data and not data.startswith(UTF_16):
        return Text("en fil utan läsbar text", "a file without readable text")
    return None


def kind_of(text: str, document: str) -> Kind | None:
    """The kind of a file that the user named: by its first line that says it, else by how its name ends.

    A misspelled first word does not hide what the rest of the file is; None where nothing tells.
    """
    certain = surely(text)
    if certain is not None:
        return certain
    ending = document.rpartition(".")[2].lower()
    if ending == "mal":
        return Kind.RULES
    if ending in ("yaml", "yml"):
        return Kind.CASE
    lines = _significant(text)
    if lines and _first_word(lines[0]) in _RULE_WORDS:
        return Kind.RULES
    for line in lines:
        if _RULE_LINE.match(line):
            return Kind.RULES
        if _case_key(line):
            return Kind.CASE
    return None


def is_report(data: bytes, document: str) -> bool:
    """Whether a file is a report to be read: one in a format of documents, or a text that is no file of ours."""
    ending = document.rpartition(".")[2].lower() if "." in document else ""
    if ending in ("mal", "yaml", "yml"):
        return False
    head = data[:_HEAD]
    if b"%PDF-" in head or head.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return True
    if ending not in _OF_REPORTS or not data.strip():
        return ending in _OF_REPORTS
    text = data.decode("utf-8", "replace")
    return surely(text) is None and not any(map(_RULE_LINE.match, _significant(text)))


def surely(text: str) -> Kind | None:
    """The kind that the first line of `text` shows beyond doubt: what a folder is searched for."""
    lines = _significant(text)
    if not lines:
        return None
    if _case_key(lines[0]) or (lines[0] == "{" and any(map(_case_key, lines[1:2]))):
        return Kind.CASE
    return Kind.RULES if _RULE_LINE.match(lines[0]) else None


def case_like(text: str) -> bool:
    """Whether a line of `text` begins with a key of a case file."""
    return any(map(_case_key, _significant(text)))


def _significant(text: str) -> list[str]:
    """The lines of `text` that say something, in lower case, without blanks around them."""
    lines = (line.strip().lower() for line in text.lstrip("\ufeff").splitlines())
    return [line for line in lines if line and not line.startswith(("#", "%yaml", "---"))]


def _case_key(line: str) -> bool:
    found = _KEY.match(line)
    return found is not None and found.group(1).strip() in _CASE_KEYS


def _first_word(line: str) -> str:
    return line.split(maxsplit=1)[0]
