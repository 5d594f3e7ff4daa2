"""The bytes of a report in, the document out: the format by its content, its reader loaded only when it is used."""

import re
from collections.abc import Callable
from enum import Enum
from importlib import import_module
from io import BytesIO
from typing import cast
from zipfile import BadZipFile, ZipFile

from findings.codes import UNREADABLE, file_finding
from findings.finding import Finding, Label
from findings.span import Span
from findings.text import Text
from readers.content import read_text
from readers.document import Document, Unread
from readers.sniff import binary


class Format(Enum):
    """What a report is written in; the value is the module that reads it."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    HTML = "html"
    MARKDOWN = "markdown"
    CSV = "csv_report"
    TEXT = "plain_text"


#: The formats whose lines are those of the file: places in them can be shown with the line.
OF_LINES = frozenset({Format.TEXT, Format.MARKDOWN})
#: The endings of names that are reports where the content says nothing against it.
ENDINGS = {
    "pdf": Format.PDF,
    "docx": Format.DOCX,
    "docm": Format.DOCX,
    "xlsx": Format.XLSX,
    "xlsm": Format.XLSX,
    "html": Format.HTML,
    "htm": Format.HTML,
    "xhtml": Format.HTML,
    "md": Format.MARKDOWN,
    "markdown": Format.MARKDOWN,
    "csv": Format.CSV,
    "tsv": Format.CSV,
    "txt": Format.TEXT,
}
#: A PDF may have something before its mark.
_PDF_WITHIN = 1024
_OLDER = b"\xd0\xcf\x11\xe0"
_PAGE = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|table|meta)\b", re.IGNORECASE | re.DOTALL)
_XML_PAGE = re.compile(rb"\s*<\?xml\b[^>]*>\s*(?:<!doctype\s+html\b[^>]*>\s*)?<html\b", re.IGNORECASE)
_HEAD = 4096


def format_of(data: bytes, name: str) -> Format | None:
    """What a report is written in, by what it begins with, then by its name; None where it is none that is read."""
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return Format.PDF
    if data.startswith(b"PK\x03\x04"):
        return _packed(data) or _office(ending)
    if data.startswith(_OLDER):
        return _office(ending) or Format.DOCX
    if _PAGE.match(head) or _XML_PAGE.match(head):
        return Format.HTML
    of_name = ENDINGS.get(ending)
    if of_name is Format.CSV:
        return of_name
    if binary(data) is not None:
        return None
    return of_name if of_name in (Format.HTML, Format.MARKDOWN) else Format.TEXT


def read_report(data: bytes, name: str) -> Document:
    """The document of a report. What hinders it from being read is a finding, never an exception."""
    if not data.strip():
        return _refused(name, Text(f'"{name}" är tom', f'"{name}" is empty'), None)
    written_in = format_of(data, name)
    if written_in is None:
        what = binary(data) or Text("en fil utan läsbar text", "a file without readable text")
        return _refused(name, Text(f'"{name}" är {what.sv}', f'"{name}" is {what.en}'), _FORMATS)
    try:
        module = import_module(f"readers.{written_in.value}")
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] == "readers":
            raise
        return _refused(name, *_lacking(name, error.name))
    read = getattr(module, f"read_{written_in.value}")
    if written_in in OF_LINES:
        return _of_text(cast(Callable[[str, str], Document], read), data, name, paged=written_in is Format.TEXT)
    return cast(Callable[[bytes, str], Document], read)(data, name)


def text_of(data: bytes, name: str) -> str | None:
    """The text that the lines of the document's places are counted in; None where the format has no such lines."""
    written_in = format_of(data, name)
    return read_text(data, name, paged=True)[0] if written_in in OF_LINES else None


def cannot_be_read(document: Document) -> bool:
    """Whether nothing of the report was read: there is no text in it, and a finding says why."""
    texts = any(not isinstance(item, Unread) for item in document.items)
    return not texts and any(finding.code == UNREADABLE.code for finding in document.findings)


def _of_text(read: Callable[[str, str], Document], data: bytes, name: str, *, paged: bool) -> Document:
    from attrs import evolve

    text, findings = read_text(data, name, paged=True)
    if text is None:
        return Document(name, (), findings)
    document = read(text if paged else text.replace("\f", " "), name)
    return evolve(document, findings=(*findings, *document.findings))


def _packed(data: bytes) -> Format | None:
    """Word or Excel, by the parts of the package; None where it is neither."""
    try:
        names = frozenset(ZipFile(BytesIO(data)).namelist())
    except (BadZipFile, ValueError, NotImplementedError, OSError, OverflowError):
        return None
    if "word/document.xml" in names or any(name.startswith("word/") for name in names):
        return Format.DOCX
    return Format.XLSX if any(name.startswith("xl/") for name in names) else None


def _office(ending: str) -> Format | None:
    if ending in ("xls", "xlsx", "xlsm"):
        return Format.XLSX
    return Format.DOCX if ending in ("doc", "docx", "docm") else None


def _lacking(name: str, library: str) -> tuple[Text, Text]:
    return (
        Text(f'"{name}" kräver biblioteket {library}', f'"{name}" needs the library {library}'),
        Text('kör pip install "malkoll[dokument]"', 'run pip install "malkoll[dokument]"'),
    )


def _refused(name: str, message: Text, help: Text | None) -> Document:
    finding: Finding = file_finding(UNREADABLE, message, (Label(Span(name)),), help)
    return Document(name, (), (finding,))


_FORMATS = Text(
    "ge en rapport som PDF, Word, Excel, CSV, webbsida, Markdown eller text",
    "give a report as PDF, Word, Excel, CSV, web page, Markdown or text",
)
