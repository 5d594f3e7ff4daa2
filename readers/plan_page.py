"""The path of a plan in any format in, its page and what was not read of it out: the kind is seen by its content."""

from attrs import frozen

from authoring.page import Line, Page, Remark
from dsl.source import decode
from findings.codes import UNREADABLE
from findings.finding import Finding, Label
from findings.span import Span
from findings.text import Text
from readers import plan_docx, plan_xlsx
from readers.content import read_bytes
from readers.office import opened
from readers.plan_csv import read_csv
from readers.plan_md import read_md
from readers.sniff import binary
from readers.unreadable import MOST_ROWS, UnreadableError, too_many_rows


@frozen
class Read:
    """A plan's page, and what the user must know of how it was read."""

    page: Page
    remarks: tuple[Remark, ...]
    #: The sheets of a workbook, whose lines and tables are not told apart as yet.
    is_grid: bool


def read_page(path: str) -> Read:
    """The page of the plan at `path`; raises UnreadableError, which says why in one line."""
    read = _read(path)
    rows = sum(1 if isinstance(part, Line) else len(part.rows) for part in read.page.parts)
    if rows > MOST_ROWS:
        raise too_many_rows(path)
    return read


def _read(path: str) -> Read:
    data = read_bytes(path, path, Label(Span(path)), UNREADABLE)
    if isinstance(data, Finding):
        raise UnreadableError(data.message, data.help)
    if not data.strip():
        raise UnreadableError(Text(f'"{path}" är tom', f'"{path}" is empty'), _WHAT_IS_READ)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0")):
        return _office(data, path)
    what = binary(data)
    if what is not None:
        raise UnreadableError(Text(f'"{path}" är {what.sv}', f'"{path}" is {what.en}'), _WHAT_IS_READ)
    text, findings = decode(data, path)
    for finding in findings:
        if finding.code == UNREADABLE.code:
            raise UnreadableError(Text(f'"{path}" är inte text', f'"{path}" is not text'), _WHAT_IS_READ)
    remarks = tuple(Remark(finding.message, finding.labels[0].span) for finding in findings)
    if _is_markdown(path, text):
        return Read(read_md(text, path), remarks, False)
    return Read(read_csv(text, path), remarks, True)


def _office(data: bytes, path: str) -> Read:
    package = opened(data, path)
    if plan_docx.MAIN in package.names:
        page, remarks = plan_docx.read_docx(package)
        return Read(page, remarks, False)
    if plan_xlsx.MAIN in package.names:
        page, remarks = plan_xlsx.read_xlsx(package)
        return Read(page, remarks, True)
    raise UnreadableError(
        Text(
            f'"{path}" är varken ett Word- eller ett Exceldokument', f'"{path}" is neither a Word nor an Excel document'
        ),
        _WHAT_IS_READ,
    )


def _is_markdown(path: str, text: str) -> bool:
    """Whether a text is Markdown: by its name, else by a line that only Markdown has."""
    ending = path.rpartition(".")[2].lower()
    if ending in ("csv", "tsv", "txt"):
        return ending == "txt" and _has_markdown(text)
    return ending in ("md", "markdown") or _has_markdown(text)


def _has_markdown(text: str) -> bool:
    return any(line.startswith(("# ", "## ", "|")) for line in text.split("\n"))


_WHAT_IS_READ = Text("en plan läses ur .xlsx, .docx, .csv eller .md", "a plan is read from .xlsx, .docx, .csv or .md")
