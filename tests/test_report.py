"""The format of a report is told by its content, and what cannot be read is one line."""

import os
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from findings.codes import UNREADABLE
from findings.finding import Finding, Label
from findings.span import Span
from readers.content import read_bytes
from readers.report import Format, cannot_be_read, format_of, read_report, text_of


def _zip(*names: str) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "<x/>")
    return buffer.getvalue()


def _id(value: object) -> str:
    """How a parameter is told in a test's name: an archive carries the time it was made."""
    return f"{len(value)} bytes" if isinstance(value, bytes) else str(value)


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (b"%PDF-1.7\n", "rapport.txt", Format.PDF),
        (b"\n\n%PDF-1.4\n", "rapport", Format.PDF),
        (_zip("word/document.xml"), "rapport.pdf", Format.DOCX),
        (_zip("xl/workbook.xml"), "rapport.docx", Format.XLSX),
        (_zip("annat.txt"), "rapport.zip", None),
        (b"\xd0\xcf\x11\xe0", "rapport.xls", Format.XLSX),
        (b"\xd0\xcf\x11\xe0", "rapport", Format.DOCX),
        (b"<!DOCTYPE html><p>x", "rapport.txt", Format.HTML),
        (b"\xef\xbb\xbf<html><p>x", "rapport", Format.HTML),
        (b'<?xml version="1.0"?><html xmlns="x">', "rapport", Format.HTML),
        (b"# Rapport\n", "rapport.md", Format.MARKDOWN),
        (b"a;b\n1;2\n", "rapport.csv", Format.CSV),
        ("Årsredovisning".encode("cp1252"), "rapport.txt", Format.TEXT),
        (b"\x89PNG\r\n", "bild.txt", None),
    ],
    ids=_id,
)
def test_the_content_says_what_a_report_is_written_in(data: bytes, name: str, expected: Format | None) -> None:
    assert format_of(data, name) is expected


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"", "rapport.pdf", '"rapport.pdf" är tom'),
        (b" \n\t\n", "rapport.txt", '"rapport.txt" är tom'),
        (b"\x89PNG\r\n", "rapport.txt", '"rapport.txt" är en bild'),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "r.docx", '"r.docx" är låst med lösenord'),
    ],
)
def test_what_cannot_be_read_is_one_line(data: bytes, name: str, said: str) -> None:
    document = read_report(data, name)

    assert [finding.message.sv for finding in document.findings] == [said]
    assert cannot_be_read(document)


def test_a_library_that_is_not_there_is_told_with_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in [one for one in sys.modules if one.startswith(("readers.pdf", "pdfminer", "pdfplumber"))]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, "readers.pdf", None)
    real = __import__("importlib").import_module

    def lacking(name: str) -> object:
        if name == "readers.pdf":
            raise ModuleNotFoundError("no pdfplumber", name="pdfplumber")
        return real(name)

    monkeypatch.setattr("readers.report.import_module", lacking)
    finding = read_report(b"%PDF-1.7\n", "rapport.pdf").findings[0]

    assert finding.message.sv == '"rapport.pdf" kräver biblioteket pdfplumber'
    assert finding.help is not None
    assert finding.help.sv == 'kör pip install "malkoll[dokument]"'


def test_only_the_reader_of_the_format_is_loaded() -> None:
    import subprocess

    code = (
        "import sys; from readers.report import read_report; read_report(b'Rapport 2020', 'r.txt');"
        "print([m for m in ('pdfminer', 'docx', 'openpyxl', 'readers.pdf', 'readers.docx') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=Path(__file__).parent.parent
    )

    assert done.stdout.strip() == "[]"


def test_places_in_text_are_lines_of_the_text() -> None:
    assert text_of("å\r\nä".encode(), "r.txt") == "å\nä"
    assert text_of(b"%PDF-1.7", "r.pdf") is None


def test_a_file_that_is_in_the_cloud_only_is_told(tmp_path: Path) -> None:
    path = tmp_path / "rapport.pdf"
    with open(path, "wb") as file:
        file.truncate(100_000)
    if os.stat(path).st_blocks:
        pytest.skip("this file system keeps holes as blocks")
    found = read_bytes(str(path), "rapport.pdf", Label(Span("rapport.pdf")), UNREADABLE)

    assert isinstance(found, Finding)
    assert found.message.sv == '"rapport.pdf" finns bara i molnet och är inte hämtad hit'
